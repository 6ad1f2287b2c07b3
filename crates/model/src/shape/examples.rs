//! Values that a schema shows to its readers must meet it.

use super::planner::Planner;

/// Checks `default`, `examples` and typed constants against their schemas.
pub(super) fn check(planner: &mut Planner<'_>) {
    let _ = planner;
}
