//! Identifiers to names.

use syn::Ident;

/// The name of an identifier, without `r#`.
pub(super) fn name(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map_or_else(|| text.clone(), str::to_owned)
}
