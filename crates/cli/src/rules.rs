//! All that `counterpart explain` knows about: the codes of the compiler and the rules of the checks.

use counterpart_model::diagnostic::Code;
use counterpart_report::Rule;

/// Every code and every rule, in the order of the documentation.
pub fn all() -> Vec<Rule> {
    Code::ALL.iter().map(|code| Rule::from(*code)).collect()
}
