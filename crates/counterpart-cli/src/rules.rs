//! Everything that `counterpart explain` knows: the codes of the compiler, and the rules of `check` and
//! `compat`.

use counterpart_compat::rules;
use counterpart_compiler::diagnostic::Code;
use counterpart_report::RuleInfo;

/// Every code and every rule, in the order of the documentation.
pub fn all() -> Vec<RuleInfo> {
    let codes = Code::ALL.iter().map(|code| RuleInfo::from(*code));
    let of_check = counterpart_check::RULES.iter().map(|rule| RuleInfo::from(*rule));
    codes.chain(of_check).chain(rules::all().map(RuleInfo::from)).collect()
}
