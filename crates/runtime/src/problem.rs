//! For `axum`: a body that has met its contract, and the answer to one that has not.
