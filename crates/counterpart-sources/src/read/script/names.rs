//! What a name stands for: the symbol of the declaration it leads to, whatever shadows it.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    AssignmentTarget, BindingPattern, Expression, IdentifierReference, MemberExpression,
    PropertyKey, TSModuleDeclarationName, TSTypeName,
};
use oxc::semantic::{AstNodes, NodeId, Scoping, SymbolId};
use oxc::span::GetSpan;

/// Names with more steps lead nowhere.
const LONGEST: usize = 64;

/// The step by which the type of a name is told from its value.
pub const TYPE_SIDE: &str = ":";

/// The names of one file.
#[derive(Clone, Copy)]
pub struct Names<'a, 's> {
    pub nodes: &'s AstNodes<'a>,
    pub scoping: &'s Scoping,
}

/// A function, class or object on the way up that takes the name of what holds it.
enum Nameless {
    /// No name of its own.
    Anonymous,
    /// A name of its own, which is used where nothing holds it: `useEffect(function sync() {…})`.
    Own(String),
}

impl<'a> Names<'a, '_> {
    /// The symbol of the named place that `node` is in, or that it makes itself.
    pub fn place(&self, node: NodeId) -> Vec<String> {
        let mut steps = Vec::new();
        let mut nameless = None;
        let mut through_call = false;
        let itself = std::iter::once(node);
        for id in itself.chain(self.nodes.ancestor_ids(node)) {
            match self.nodes.kind(id) {
                AstKind::Function(function) => {
                    leave_function(&mut steps, nameless.take());
                    let own = function.id.as_ref().map(|id| id.name.to_string());
                    match own {
                        Some(name)
                            if function.is_declaration() || function.is_ts_declare_function() =>
                        {
                            steps.push(name);
                        }
                        Some(name) => nameless = Some(Nameless::Own(name)),
                        None => nameless = Some(Nameless::Anonymous),
                    }
                    through_call = false;
                }
                AstKind::ArrowFunctionExpression(_) => {
                    leave_function(&mut steps, nameless.take());
                    nameless = Some(Nameless::Anonymous);
                    through_call = false;
                }
                AstKind::Class(class) => match &class.id {
                    Some(id) if class.is_declaration() => {
                        steps.push(id.name.to_string());
                        nameless = None;
                    }
                    Some(id) => nameless = Some(Nameless::Own(id.name.to_string())),
                    None => nameless = Some(Nameless::Anonymous),
                },
                AstKind::TSModuleDeclaration(module) => steps.push(module_name(&module.id)),
                // `(() => { … })()` calls what stands in it.
                AstKind::CallExpression(call) => {
                    let callee = call.callee.get_inner_expression();
                    let inside = callee.span().contains_inclusive(self.nodes.kind(node).span());
                    through_call |= !(callee.is_function() && inside);
                }
                AstKind::NewExpression(_) => through_call = true,
                AstKind::VariableDeclarator(_) if through_call && self.is_in_function(id) => {}
                kind => {
                    if nameless.is_some() && self.holds(id, kind, &mut steps) {
                        nameless = None;
                    }
                }
            }
        }
        leave_function(&mut steps, nameless);
        steps.reverse();
        steps
    }

    /// Whether `kind` gives its name to the function, class or object in it; then the name is
    /// added, innermost first.
    fn holds(&self, id: NodeId, kind: AstKind<'a>, steps: &mut Vec<String>) -> bool {
        match kind {
            AstKind::VariableDeclarator(declarator) => match &declarator.id {
                BindingPattern::BindingIdentifier(name) => {
                    steps.push(name.name.to_string());
                    true
                }
                BindingPattern::ObjectPattern(_)
                | BindingPattern::ArrayPattern(_)
                | BindingPattern::AssignmentPattern(_) => false,
            },
            AstKind::MethodDefinition(method) => push_key(&method.key, steps),
            AstKind::PropertyDefinition(property) => push_key(&property.key, steps),
            AstKind::AccessorProperty(property) => push_key(&property.key, steps),
            AstKind::ObjectProperty(property) => {
                // The object is nameless in its turn, so the way up goes on.
                if self.is_held(id) {
                    push_key(&property.key, steps);
                }
                false
            }
            AstKind::AssignmentExpression(assignment) => {
                let Some(path) = self.target(&assignment.left) else { return false };
                steps.extend(exported(path).into_iter().rev());
                true
            }
            AstKind::ExportDefaultDeclaration(_) => {
                steps.push("default".to_owned());
                true
            }
            _ => false,
        }
    }

    /// Whether the object that a property is in is the value of something with a name.
    fn is_held(&self, property: NodeId) -> bool {
        for kind in self.nodes.ancestor_kinds(property) {
            match kind {
                AstKind::ObjectExpression(_)
                | AstKind::ObjectProperty(_)
                | AstKind::TSAsExpression(_)
                | AstKind::TSSatisfiesExpression(_)
                | AstKind::TSTypeAssertion(_)
                | AstKind::TSNonNullExpression(_) => {}
                AstKind::CallExpression(call) => {
                    if !self.is_global_member(&call.callee, "Object") {
                        return false;
                    }
                }
                AstKind::VariableDeclarator(_)
                | AstKind::PropertyDefinition(_)
                | AstKind::AssignmentExpression(_)
                | AstKind::ExportDefaultDeclaration(_) => return true,
                _ => return false,
            }
        }
        false
    }

    /// Whether a node stands inside a function.
    pub fn is_in_function(&self, node: NodeId) -> bool {
        self.nodes
            .ancestor_kinds(node)
            .any(|kind| matches!(kind, AstKind::Function(_) | AstKind::ArrowFunctionExpression(_)))
    }

    /// The symbol of a variable, a function, a type.
    pub fn symbol(&self, symbol: SymbolId) -> Vec<String> {
        let scope = self.scoping.symbol_scope_id(symbol);
        let mut path = self.place(self.scoping.get_node_id(scope));
        path.push(self.scoping.symbol_name(symbol).to_owned());
        path
    }

    /// The variable that a name stands for; none for globals.
    pub fn variable(&self, name: &IdentifierReference<'a>) -> Option<SymbolId> {
        let reference = name.reference_id.get()?;
        self.scoping.get_reference(reference).symbol_id()
    }

    /// Whether a name stands for what the language or another script declares.
    pub fn is_global(&self, name: &IdentifierReference<'a>) -> bool {
        self.variable(name).is_none()
    }

    /// The symbol a name leads to; none where it has a value only when the program runs.
    pub fn reference(&self, name: &IdentifierReference<'a>) -> Option<Vec<String>> {
        let Some(symbol) = self.variable(name) else { return Some(vec![name.name.to_string()]) };
        self.is_declared(symbol).then(|| self.symbol(symbol))
    }

    /// Whether a variable has a value, or a type, that is written somewhere: parameters, caught
    /// errors and loop variables have none.
    fn is_declared(&self, symbol: SymbolId) -> bool {
        self.scoping.symbol_declarations(symbol).any(|node| match self.nodes.kind(node) {
            AstKind::VariableDeclarator(_) => !self.is_loop_variable(node),
            AstKind::Function(_)
            | AstKind::Class(_)
            | AstKind::TSEnumDeclaration(_)
            | AstKind::TSTypeAliasDeclaration(_)
            | AstKind::TSInterfaceDeclaration(_)
            | AstKind::TSModuleDeclaration(_)
            | AstKind::TSImportEqualsDeclaration(_)
            | AstKind::ImportSpecifier(_)
            | AstKind::ImportDefaultSpecifier(_)
            | AstKind::ImportNamespaceSpecifier(_) => true,
            _ => false,
        })
    }

    /// Whether a variable gets another value after its first.
    pub fn is_assigned_again(&self, symbol: SymbolId) -> bool {
        let values = self.scoping.symbol_declarations(symbol).filter(|node| {
            matches!(self.nodes.kind(*node), AstKind::VariableDeclarator(declarator)
                if declarator.init.is_some())
        });
        self.scoping.symbol_is_mutated(symbol) || values.count() > 1
    }

    /// Whether a declarator is the variable of `for … of` or `for … in`.
    pub fn is_loop_variable(&self, declarator: NodeId) -> bool {
        let list = self.nodes.parent_id(declarator);
        matches!(
            self.nodes.parent_kind(list),
            AstKind::ForOfStatement(_) | AstKind::ForInStatement(_)
        )
    }

    /// The symbol that a name or a chain of members leads to.
    pub fn path(&self, expression: &Expression<'a>) -> Option<Vec<String>> {
        match expression.get_inner_expression() {
            Expression::Identifier(name) => self.reference(name),
            Expression::ThisExpression(this) => self.class_around(this.node_id.get()),
            Expression::ChainExpression(chain) => {
                chain.expression.as_member_expression().and_then(|member| self.member(member))
            }
            other => other.as_member_expression().and_then(|member| self.member(member)),
        }
    }

    /// The symbol that a member leads to.
    pub fn member(&self, member: &MemberExpression<'a>) -> Option<Vec<String>> {
        if is_long(member) {
            return None;
        }
        let name = match member {
            MemberExpression::PrivateFieldExpression(field) => format!("#{}", field.field.name),
            MemberExpression::ComputedMemberExpression(_)
            | MemberExpression::StaticMemberExpression(_) => {
                member.static_property_name()?.to_string()
            }
        };
        let mut path = self.path(member.object())?;
        path.push(name);
        Some(path)
    }

    /// The symbol that is assigned to.
    pub fn target(&self, target: &AssignmentTarget<'a>) -> Option<Vec<String>> {
        match target {
            AssignmentTarget::AssignmentTargetIdentifier(name) => self.reference(name),
            other => other.as_member_expression().and_then(|member| self.member(member)),
        }
    }

    /// The symbol that a type's name leads to.
    pub fn type_name(&self, name: &TSTypeName<'a>) -> Option<Vec<String>> {
        match name {
            TSTypeName::IdentifierReference(name) => self.reference(name),
            TSTypeName::QualifiedName(name) => {
                let mut path = self.type_name(&name.left)?;
                path.push(name.right.name.to_string());
                Some(path)
            }
            TSTypeName::ThisExpression(this) => self.class_around(this.node_id.get()),
        }
    }

    /// The symbol of a type's own list. Of a name that is also a value, and of one that is declared
    /// elsewhere, that is its type side.
    pub fn type_side(&self, name: &TSTypeName<'a>) -> Option<Vec<String>> {
        let mut path = self.type_name(name)?;
        let mut first = name;
        while let TSTypeName::QualifiedName(qualified) = first {
            first = &qualified.left;
        }
        if let TSTypeName::IdentifierReference(first) = first
            && let Some(symbol) = self.variable(first)
            && (self.scoping.symbol_flags(symbol).is_import() || self.has_two_sides(symbol))
        {
            path.push(TYPE_SIDE.to_owned());
        }
        Some(path)
    }

    /// Whether a name is declared as a value and, apart from that, as a type.
    pub fn has_two_sides(&self, symbol: SymbolId) -> bool {
        let (mut value, mut ty) = (false, false);
        for node in self.scoping.symbol_declarations(symbol) {
            match self.nodes.kind(node) {
                AstKind::VariableDeclarator(_) | AstKind::Function(_) => value = true,
                AstKind::TSTypeAliasDeclaration(_) | AstKind::TSInterfaceDeclaration(_) => {
                    ty = true;
                }
                _ => {}
            }
        }
        value && ty
    }

    /// The class whose `this` it is. Arrow functions keep it; other functions have one of their own.
    fn class_around(&self, node: NodeId) -> Option<Vec<String>> {
        for id in self.nodes.ancestor_ids(node) {
            match self.nodes.kind(id) {
                AstKind::Class(_) => return Some(self.place(id)),
                AstKind::Function(_)
                    if !matches!(self.nodes.parent_kind(id), AstKind::MethodDefinition(_)) =>
                {
                    return None;
                }
                _ => {}
            }
        }
        None
    }

    /// Whether `expression` is a member of the global `object`: `Object.freeze`.
    pub fn is_global_member(&self, expression: &Expression<'a>, object: &str) -> bool {
        expression.get_inner_expression().as_member_expression().is_some_and(|member| {
            matches!(member.object(), Expression::Identifier(name)
                if name.name == object && self.is_global(name))
        })
    }
}

/// A function that nothing gave a name to keeps its own.
fn leave_function(steps: &mut Vec<String>, nameless: Option<Nameless>) {
    if let Some(Nameless::Own(name)) = nameless {
        steps.push(name);
    }
}

/// The name under which `exports.X`, `module.exports.X` and `module.exports` give something: their
/// own file has it as `X`, and as `default`.
pub fn exported(path: Vec<String>) -> Vec<String> {
    let steps: Vec<&str> = path.iter().map(String::as_str).collect();
    match steps.as_slice() {
        ["module", "exports"] => vec!["default".to_owned()],
        ["module", "exports", rest @ ..] | ["exports", rest @ ..] if !rest.is_empty() => {
            rest.iter().map(|step| (*step).to_owned()).collect()
        }
        _ => path,
    }
}

/// The name of a namespace or of a declared module.
pub fn module_name(name: &TSModuleDeclarationName<'_>) -> String {
    name.name().to_string()
}

fn push_key(key: &PropertyKey<'_>, steps: &mut Vec<String>) -> bool {
    let Some(name) = key_name(key) else { return false };
    steps.push(name);
    true
}

/// The name of a property, where it is written out.
pub fn key_name(key: &PropertyKey<'_>) -> Option<String> {
    match key {
        PropertyKey::PrivateIdentifier(name) => Some(format!("#{}", name.name)),
        other => other.static_name().map(std::borrow::Cow::into_owned),
    }
}

/// Whether a member has more than [`LONGEST`] steps before it.
fn is_long(member: &MemberExpression<'_>) -> bool {
    let mut object = Some(member.object());
    for _ in 0..LONGEST {
        let Some(expression) = object else { return false };
        object = match expression.get_inner_expression() {
            Expression::ChainExpression(chain) => {
                chain.expression.as_member_expression().map(MemberExpression::object)
            }
            other => other.as_member_expression().map(MemberExpression::object),
        };
    }
    object.is_some()
}
