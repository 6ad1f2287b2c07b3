//! Types that are taken from values and from other types: `typeof`, `X[number]`, `z.infer`.

use oxc::ast::ast::{
    TSImportType, TSImportTypeQualifier, TSIndexedAccessType, TSLiteral, TSType,
    TSTypeOperatorOperator, TSTypeQuery, TSTypeQueryExprName, TSTypeReference,
};

use super::reader::{Listed, Reader};
use crate::facts::Import;

impl<'a> Reader<'a, '_> {
    /// The type that a schema library infers of one of its schemas: `z.infer<typeof Schema>`.
    pub fn inferred(
        &self,
        reference: &TSTypeReference<'a>,
        arguments: &[TSType<'a>],
    ) -> Option<Listed> {
        let [TSType::TSTypeQuery(query)] = arguments else { return None };
        let path = self.names.type_name(&reference.type_name)?;
        let first = path.first()?;
        let library = self.imports.iter().find(|import| import.local == *first)?;
        if !super::schema::is_library(&library.module) {
            return None;
        }
        let schema = self.queried(query)?;
        Some(Listed::variants(vec![self.from(schema, reference.span)]))
    }

    /// `(typeof X)[number]`, `(typeof X)[keyof typeof X]`, `Row["status"]`.
    pub fn accessed(&self, access: &TSIndexedAccessType<'a>) -> Listed {
        let path = self.access_path(access);
        Listed::variants(vec![match path {
            Some(path) => self.from(path, access.span),
            None => self.unknown("the type is computed", access.span),
        }])
    }

    fn access_path(&self, access: &TSIndexedAccessType<'a>) -> Option<Vec<String>> {
        let (mut path, elements) = match &access.object_type {
            TSType::TSIndexedAccessType(inner) => {
                (self.access_path(inner)?, matches!(inner.index_type, TSType::TSNumberKeyword(_)))
            }
            TSType::TSTypeQuery(query) => (self.queried(query)?, false),
            TSType::TSTypeReference(reference) => {
                (self.names.type_side(&reference.type_name)?, false)
            }
            TSType::TSTypeOperatorType(operator) => match &operator.type_annotation {
                TSType::TSTypeQuery(query)
                    if operator.operator == TSTypeOperatorOperator::Readonly =>
                {
                    (self.queried(query)?, false)
                }
                _ => return None,
            },
            _ => return None,
        };
        match &access.index_type {
            TSType::TSNumberKeyword(_) => {}
            TSType::TSLiteralType(literal) => {
                let TSLiteral::StringLiteral(step) = &literal.literal else { return None };
                if elements {
                    path.push("[]".to_owned());
                }
                path.push(step.value.to_string());
            }
            TSType::TSTypeOperatorType(operator)
                if operator.operator == TSTypeOperatorOperator::Keyof =>
            {
                path.push("*".to_owned());
            }
            _ => return None,
        }
        Some(path)
    }

    /// The symbol of `typeof X`.
    pub fn queried(&self, query: &TSTypeQuery<'a>) -> Option<Vec<String>> {
        match &query.expr_name {
            TSTypeQueryExprName::TSImportType(import) => import_path(import),
            TSTypeQueryExprName::IdentifierReference(name) => self.names.reference(name),
            TSTypeQueryExprName::QualifiedName(name) => {
                let mut path = self.names.type_name(&name.left)?;
                path.push(name.right.name.to_string());
                Some(path)
            }
            TSTypeQueryExprName::ThisExpression(_) => None,
        }
    }

    /// Notes a module that a type names in place: `import("./keys").Key`.
    pub fn import_type(&mut self, import: &TSImportType<'a>) {
        let module = import.source.value.to_string();
        let local = import_local(&module);
        if !self.imports.iter().any(|known| known.local == local) {
            self.imports.push(Import { local, name: Vec::new(), module });
        }
    }
}

fn import_local(module: &str) -> String {
    format!("import({module:?})")
}

pub fn import_path(import: &TSImportType<'_>) -> Option<Vec<String>> {
    let mut steps = Vec::new();
    let mut qualifier = import.qualifier.as_ref()?;
    while let TSImportTypeQualifier::QualifiedName(name) = qualifier {
        steps.push(name.right.name.to_string());
        qualifier = &name.left;
    }
    if let TSImportTypeQualifier::Identifier(name) = qualifier {
        steps.push(name.name.to_string());
    }
    steps.push(import_local(&import.source.value));
    steps.reverse();
    Some(steps)
}
