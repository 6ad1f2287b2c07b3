//! What the compiler finds: each example below is a mistake that does not compile.
//!
//! This much compiles:
//!
//! ```
//! use counterpart_http::server::{Access, Denied};
//! use services_rust::contracts::stocktake_api::client::GetStocktakeProblem;
//! use services_rust::contracts::stocktake_api::server::{Authenticate, Credentials};
//!
//! struct Nobody;
//!
//! impl Authenticate for Nobody {
//!     type Principal = ();
//!
//!     async fn authenticate(&self, _: Credentials, _: Access<'_>) -> Result<(), Denied> {
//!         Ok(())
//!     }
//! }
//!
//! fn sentence(problem: &GetStocktakeProblem) -> &'static str {
//!     match problem {
//!         GetStocktakeProblem::Unauthorized(_) => "who are you?",
//!         GetStocktakeProblem::NotFound(_) => "there is none",
//!         GetStocktakeProblem::Unavailable(_) => "later",
//!     }
//! }
//! ```
//!
//! An operation that nobody implements:
//!
//! ```compile_fail,E0046
//! use counterpart_http::server::{Access, Denied};
//! use services_rust::contracts::stocktake_api::server::{Authenticate, Credentials, Stocktake};
//!
//! struct Nobody;
//!
//! impl Authenticate for Nobody {
//!     type Principal = ();
//!
//!     async fn authenticate(&self, _: Credentials, _: Access<'_>) -> Result<(), Denied> {
//!         Ok(())
//!     }
//! }
//!
//! impl Stocktake for Nobody {}
//! ```
//!
//! A service that never asks who is asking:
//!
//! ```compile_fail,E0277
//! use services_rust::contracts::stocktake_api::server::routes;
//! use counterpart_http::server::Settings;
//!
//! struct Nobody;
//!
//! let _ = routes(std::sync::Arc::new(Nobody), Settings::default());
//! ```
//!
//! A caller that the authentication did not make:
//!
//! ```compile_fail,E0423
//! use counterpart_http::server::Authenticated;
//!
//! let made: Authenticated<()> = Authenticated(());
//! ```
//!
//! An answer that the document does not declare:
//!
//! ```compile_fail,E0599
//! use services_rust::contracts::stocktake_api::server::GetStocktakeAnswer;
//!
//! let answer = GetStocktakeAnswer::ImATeapot;
//! ```
//!
//! A problem that nobody handles:
//!
//! ```compile_fail,E0004
//! use services_rust::contracts::stocktake_api::client::GetStocktakeProblem;
//!
//! fn sentence(problem: &GetStocktakeProblem) -> &'static str {
//!     match problem {
//!         GetStocktakeProblem::Unauthorized(_) => "who are you?",
//!         GetStocktakeProblem::NotFound(_) => "there is none",
//!     }
//! }
//! ```
