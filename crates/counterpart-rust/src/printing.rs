//! What the caller decides about the printed code. None of it changes what a contract means.

use std::fmt;
use std::str::FromStr;

use proc_macro2::TokenStream;

/// What the caller decides about the printed code.
#[derive(Clone, Debug)]
pub struct Printing {
    builders: bool,
    client: bool,
    server: bool,
    attributes: Vec<Attribute>,
}

#[derive(Clone, Debug)]
struct Attribute {
    target: String,
    tokens: TokenStream,
}

impl Default for Printing {
    fn default() -> Self {
        Self { builders: true, client: false, server: false, attributes: Vec::new() }
    }
}

impl Printing {
    /// Whether objects get a builder. They do unless this says otherwise.
    #[must_use]
    pub fn builders(mut self, builders: bool) -> Self {
        self.builders = builders;
        self
    }

    /// Whether services get a client. They do not unless this says so.
    #[must_use]
    pub fn client(mut self, client: bool) -> Self {
        self.client = client;
        self
    }

    /// Whether services get a trait for their server, and a router. They do not unless this says so.
    #[must_use]
    pub fn server(mut self, server: bool) -> Self {
        self.server = server;
        self
    }

    /// Derives another trait: `derive("service_keys::ServiceKeyName", "::strum::EnumIter")`. The
    /// target `"."` means every type, `"service_keys"` every type of that module.
    ///
    /// # Errors
    /// When the path is not Rust.
    pub fn derive(self, target: &str, path: &str) -> Result<Self, NotRust> {
        syn::parse_str::<syn::Path>(path).map_err(|_| NotRust { text: path.to_owned() })?;
        self.attribute(target, &format!("#[derive({path})]"))
    }

    /// Puts an attribute on types. The target is that of [`derive`](Self::derive).
    ///
    /// # Errors
    /// When the text is not an outer attribute.
    pub fn attribute(mut self, target: &str, text: &str) -> Result<Self, NotRust> {
        let not_rust = || NotRust { text: text.to_owned() };
        let tokens = TokenStream::from_str(text).map_err(|_| not_rust())?;
        let item = quote::quote!(#tokens struct Item;);
        syn::parse2::<syn::ItemStruct>(item).map_err(|_| not_rust())?;
        self.attributes.push(Attribute { target: target.to_owned(), tokens });
        Ok(self)
    }

    pub(crate) const fn with_builders(&self) -> bool {
        self.builders
    }

    pub(crate) const fn with_client(&self) -> bool {
        self.client
    }

    pub(crate) const fn with_server(&self) -> bool {
        self.server
    }

    /// The attributes the caller puts on a type.
    pub(crate) fn attributes(&self, module: &str, name: &str) -> TokenStream {
        let full = format!("{module}::{name}");
        let hit = |target: &str| target == "." || target == module || target == full;
        let hits = self.attributes.iter().filter(|attribute| hit(&attribute.target));
        hits.map(|attribute| attribute.tokens.clone()).collect()
    }
}

/// A text that was to become Rust code and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRust {
    text: String,
}

impl fmt::Display for NotRust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is neither a Rust attribute nor the path of a trait", self.text)
    }
}

impl std::error::Error for NotRust {}
