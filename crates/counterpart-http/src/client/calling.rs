//! A client: where the server is, and everything that calls share.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use super::cache::Store;
use super::clock::Clock;
use super::credentials::{Credentials, Flights};
use super::hooks::{Hooks, Silent};
use super::retry::{BUDGET, Random};
use super::transport::Transport;

/// A client. Clones share everything.
#[derive(Clone)]
pub struct Client(pub(super) Arc<Shared>);

/// Shows where the server is; the rest may hold credentials.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

/// What the calls of a client share.
pub(super) struct Shared {
    pub base_url: String,
    pub transport: Arc<dyn Transport>,
    pub clock: Arc<dyn Clock>,
    pub credentials: Option<Arc<dyn Credentials>>,
    pub store: Option<Arc<dyn Store>>,
    pub owner: String,
    pub max_body: usize,
    pub hooks: Arc<dyn Hooks>,
    pub headers: Vec<(String, String)>,
    pub random: Mutex<Random>,
    pub tokens: Mutex<u32>,
    pub flights: Flights,
}

impl Shared {
    /// The tokens that are left.
    pub fn tokens(&self) -> u32 {
        *self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes tokens for a repetition.
    pub fn pay(&self, cost: u32) {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        *tokens = tokens.saturating_sub(cost);
    }

    /// Gives tokens back after a success.
    pub fn earn(&self, paid: u32) {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        *tokens = tokens.saturating_add(paid).min(BUDGET);
    }
}

impl Client {
    /// A client of the server at `base_url`, such as `https://api.example.com/v1`.
    pub fn builder(
        base_url: &str,
        transport: impl Transport + 'static,
        clock: impl Clock + 'static,
    ) -> Builder {
        let chance = || RandomState::new().build_hasher().finish();
        #[allow(clippy::cast_possible_truncation)]
        let seed = chance() as u32;
        Builder(Shared {
            base_url: base_url.trim_end_matches('/').to_owned(),
            transport: Arc::new(transport),
            clock: Arc::new(clock),
            credentials: None,
            store: None,
            // Without a name, the answers in a store belong to this client alone.
            owner: format!("\0{:x}{:x}", chance(), chance()),
            max_body: 1 << 26,
            hooks: Arc::new(Silent),
            headers: Vec::new(),
            random: Mutex::new(Random::new(seed)),
            tokens: Mutex::new(BUDGET),
            flights: Flights::default(),
        })
    }
}

/// Makes a [`Client`].
pub struct Builder(Shared);

impl Builder {
    /// The client.
    #[must_use]
    pub fn build(self) -> Client {
        Client(Arc::new(self.0))
    }

    /// Where credentials come from.
    #[must_use]
    pub fn credentials(mut self, credentials: impl Credentials + 'static) -> Self {
        self.0.credentials = Some(Arc::new(credentials));
        self
    }

    /// Where answers are kept, and whose they are. Clients of different owners may share a store.
    #[must_use]
    pub fn store(mut self, store: Arc<dyn Store>, owner: Option<&str>) -> Self {
        self.0.store = Some(store);
        if let Some(owner) = owner {
            owner.clone_into(&mut self.0.owner);
        }
        self
    }

    /// Who is told what happens.
    #[must_use]
    pub fn hooks(mut self, hooks: impl Hooks + 'static) -> Self {
        self.0.hooks = Arc::new(hooks);
        self
    }

    /// The longest body of an answer that is read, in bytes; 64 MiB where it is not set.
    #[must_use]
    pub const fn max_body(mut self, bytes: usize) -> Self {
        self.0.max_body = bytes;
        self
    }

    /// A header of every request, such as `User-Agent`.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.0.headers.push((name.to_ascii_lowercase(), value.to_owned()));
        self
    }

    /// The seed of the waits between attempts; random where it is not set.
    #[must_use]
    pub fn seed(mut self, seed: u32) -> Self {
        self.0.random = Mutex::new(Random::new(seed));
        self
    }
}
