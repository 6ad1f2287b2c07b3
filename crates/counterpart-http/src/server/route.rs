//! Which operation a request is for.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use axum::response::IntoResponse;
use axum::routing::any;
use futures_util::FutureExt;

use super::call::Call;
use super::operation::Operation;
use super::path::Template;
use super::refusal::Refusal;
use super::reply::Reply;
use super::settings::Settings;

/// What an operation makes of a request.
pub type Outcome = Result<Reply, Refusal>;

type Answer = Pin<Box<dyn Future<Output = Outcome> + Send>>;
type Handler = Arc<dyn Fn(Call) -> Answer + Send + Sync>;

/// The operations of a service, on their way into a router.
pub struct Routes<S> {
    service: Arc<S>,
    settings: Arc<Settings>,
    by_pattern: BTreeMap<String, Vec<Route>>,
}

/// An operation with what answers it.
#[derive(Clone)]
struct Route {
    operation: &'static Operation,
    template: Template,
    handler: Handler,
}

impl<S> fmt::Debug for Routes<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.by_pattern.keys()).finish()
    }
}

impl<S: Send + Sync + 'static> Routes<S> {
    /// No operations yet.
    #[must_use]
    pub fn new(service: Arc<S>, settings: Settings) -> Self {
        Self { service, settings: Arc::new(settings), by_pattern: BTreeMap::new() }
    }

    /// Adds an operation.
    #[must_use]
    pub fn operation<F, A>(mut self, operation: &'static Operation, handler: F) -> Self
    where
        F: Fn(Arc<S>, Call) -> A + Send + Sync + 'static,
        A: Future<Output = Outcome> + Send + 'static,
    {
        let template = Template::of(operation.path);
        let service = self.service.clone();
        let handler: Handler = Arc::new(move |call| Box::pin(handler(service.clone(), call)));
        let route = Route { operation, template, handler };
        self.by_pattern.entry(route.template.pattern()).or_default().push(route);
        self
    }

    /// The router of these operations. It answers every method of their paths; what other paths are
    /// answered is left to who merges it.
    pub fn router(self) -> Router {
        let settings = self.settings;
        self.by_pattern.into_iter().fold(Router::new(), |router, (pattern, mut routes)| {
            // More particular templates first: `{name}.json` before `{name}`.
            routes.sort_by_key(|route| std::cmp::Reverse(route.template.literals()));
            let (routes, settings) = (Arc::new(routes), settings.clone());
            let answer = move |request: Request| {
                let (routes, settings) = (routes.clone(), settings.clone());
                async move { answer(&routes, settings, request).await }
            };
            router.route(&pattern, any(answer))
        })
    }
}

/// What is answered for paths that no service has.
pub async fn not_found() -> Response<Body> {
    Refusal::NotFound.into_response()
}

/// Answers a request whose path is that of these operations, but for the pieces of its segments.
async fn answer(routes: &[Route], settings: Arc<Settings>, request: Request) -> Response<Body> {
    let path = request.uri().path();
    let fitting = || routes.iter().filter(|route| route.template.fits(path));
    let method = request.method().as_str();
    let Some(route) = fitting().find(|route| route.operation.method == method) else {
        let mut methods: Vec<_> = fitting().map(|route| route.operation.method).collect();
        methods.dedup();
        if methods.is_empty() {
            return Refusal::NotFound.into_response();
        }
        return Refusal::MethodNotAllowed(methods.join(", ")).into_response();
    };
    let Some(variables) = route.template.variables(path) else {
        let refusal = Refusal::BadRequest("The path cannot be read.", Vec::new());
        return refusal.into_response();
    };
    let (operation, panics) = (route.operation, settings.breach_panics);
    let call = match Call::new(operation, request.into_parts(), variables, settings) {
        Ok(call) => call,
        Err(refusal) => return refusal.into_response(),
    };
    let caught = AssertUnwindSafe((route.handler)(call)).catch_unwind().await;
    match caught {
        Ok(Ok(reply)) => finished(operation, reply, panics),
        Ok(Err(refusal)) => refusal.into_response(),
        // The panic itself has been reported by the panic hook.
        Err(_) => Refusal::Internal.into_response(),
    }
}

/// The response of an answer that keeps its contract. That of one that breaks it says nothing of
/// what is wrong.
#[allow(clippy::panic, reason = "the settings ask for a panic")]
fn finished(operation: &Operation, reply: Reply, panics: bool) -> Response<Body> {
    match reply.finish() {
        Ok(response) => response,
        Err(breach) if panics => {
            panic!("the answer of {} breaks its contract: {breach}", operation.id)
        }
        Err(breach) => {
            tracing::error!(operation = operation.id, %breach, "an answer breaks its contract");
            Refusal::Internal.into_response()
        }
    }
}
