//! Gives a service its types, once the schemas of its contract are compiled.

use std::collections::HashMap;

use super::handle::Handle;
use crate::json::pointer;
use crate::model::service::{Answer, Content, ContentKind, Header, Operation, Service, Typed};
use crate::model::{ContractId, Definition, DefinitionId, SchemaId, Shape};
use crate::source::{DocumentId, NodeId, Place, Sources};

/// What is known of types when services get theirs.
pub(crate) struct Types<'m> {
    /// The documents.
    pub sources: &'m Sources,
    /// The documents by the URIs that lead to them.
    pub by_uri: HashMap<&'m str, DocumentId>,
    /// The schema of each place.
    pub by_place: &'m HashMap<Place, SchemaId>,
    /// All definitions.
    pub definitions: &'m [Definition],
}

/// The types of one service, by the numbers that stand for them.
pub(super) struct Linker<'m> {
    types: &'m Types<'m>,
    document: DocumentId,
    by_schema: HashMap<SchemaId, DefinitionId>,
}

/// What a number stands for.
type Found = (SchemaId, Shape);

impl<'m> Linker<'m> {
    pub(super) fn new(types: &'m Types<'m>, document: DocumentId) -> Self {
        let ids = (0u32..).map(DefinitionId).zip(types.definitions);
        let mut by_schema = HashMap::new();
        for (id, definition) in ids {
            by_schema.entry(definition.schema).or_insert(id);
        }
        Self { types, document, by_schema }
    }

    fn place(&self, handle: &Handle) -> Option<Place> {
        let own = |pointer: &str| {
            let node = self.types.sources[self.document].at_pointer(NodeId::ROOT, pointer)?;
            Some(Place { document: self.document, node })
        };
        match handle {
            Handle::Own(key) => own(&pointer::below("/$defs", key)),
            Handle::Property(key, name) => {
                let properties = pointer::below(&pointer::below("/$defs", key), "properties");
                own(&pointer::below(&properties, name))
            }
            Handle::Foreign(uri) => {
                let (address, fragment) = uri.split_once('#')?;
                let document = *self.types.by_uri.get(address)?;
                let node = self.types.sources[document].at_pointer(NodeId::ROOT, fragment)?;
                Some(Place { document, node })
            }
        }
    }

    fn find(&self, handle: &Handle) -> Option<Found> {
        let place = self.place(handle)?;
        let schema = *self.types.by_place.get(&place)?;
        if let Some(definition) = self.by_schema.get(&schema) {
            return Some((schema, Shape::Reference(*definition)));
        }
        let Handle::Property(key, name) = handle else { return None };
        let (_, owner) = self.find(&Handle::Own(key.clone()))?;
        let Shape::Reference(owner) = owner else { return None };
        let Shape::Object(object) = &self.types.definitions[owner.index()].shape else {
            return None;
        };
        let field = object.fields.iter().find(|field| field.key == *name)?;
        Some((schema, field.shape.clone()))
    }

    fn all(&self, handles: &[Handle]) -> Vec<Option<Found>> {
        handles.iter().map(|handle| self.find(handle)).collect()
    }

    /// Gives every operation its types. Those that have one that was not made are returned.
    pub(super) fn link(
        &self,
        service: &mut Service,
        handles: &[Handle],
        contract: ContractId,
    ) -> Vec<Operation> {
        let found = self.all(handles);
        service.contract = contract;
        let mut lost = Vec::new();
        for list in [&mut service.operations, &mut service.webhooks] {
            let all = std::mem::take(list);
            for mut operation in all {
                if each(&mut operation, &mut |one| one.become_one_of(&found)) {
                    list.push(operation);
                } else {
                    lost.push(operation);
                }
            }
        }
        lost
    }
}

/// A place of an operation that has a type.
pub(super) enum Slot<'o> {
    /// A schema with its type.
    Typed(&'o mut Typed),
    /// A definition.
    Definition(&'o mut DefinitionId),
}

impl Slot<'_> {
    /// The number that stands for its type.
    pub(super) fn number(&self) -> usize {
        match self {
            Self::Typed(typed) => typed.schema.index(),
            Self::Definition(id) => id.index(),
        }
    }

    fn become_one_of(self, found: &[Option<Found>]) -> bool {
        match (found.get(self.number()), self) {
            (Some(Some((schema, shape))), Self::Typed(typed)) => {
                typed.schema = *schema;
                typed.shape = shape.clone();
                true
            }
            (Some(Some((_, Shape::Reference(definition)))), Self::Definition(id)) => {
                *id = *definition;
                true
            }
            (None | Some(_), Self::Typed(_) | Self::Definition(_)) => false,
        }
    }
}

/// Visits every place of an operation that has a type, as long as the visitor goes on.
pub(super) fn each(operation: &mut Operation, visit: &mut impl FnMut(Slot<'_>) -> bool) -> bool {
    let mut parameters = operation.parameters.iter_mut();
    parameters.all(|parameter| visit(Slot::Typed(&mut parameter.typed)))
        && operation.arguments.iter_mut().all(|id| visit(Slot::Definition(id)))
        && operation
            .body
            .iter_mut()
            .flat_map(|body| &mut body.contents)
            .all(|content| in_content(content, visit))
        && operation.answers.iter_mut().all(|answer| in_answer(answer, visit))
}

fn in_answer(answer: &mut Answer, visit: &mut impl FnMut(Slot<'_>) -> bool) -> bool {
    in_headers(&mut answer.headers, visit)
        && answer.head.iter_mut().all(|id| visit(Slot::Definition(id)))
        && answer.contents.iter_mut().all(|content| in_content(content, visit))
}

fn in_headers(headers: &mut [Header], visit: &mut impl FnMut(Slot<'_>) -> bool) -> bool {
    headers.iter_mut().filter_map(|it| it.typed.as_mut()).all(|it| visit(Slot::Typed(it)))
}

fn in_content(content: &mut Content, visit: &mut impl FnMut(Slot<'_>) -> bool) -> bool {
    let typed = match &mut content.kind {
        ContentKind::Json(typed)
        | ContentKind::Text(typed)
        | ContentKind::Form(typed)
        | ContentKind::Multipart(typed)
        | ContentKind::EventStream { item: typed, .. }
        | ContentKind::JsonLines(typed) => typed.as_mut(),
        ContentKind::Binary => None,
    };
    typed.into_iter().all(|typed| visit(Slot::Typed(typed)))
        && content.parts.iter_mut().all(|part| in_headers(&mut part.headers, visit))
}
