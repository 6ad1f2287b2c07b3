//! `docs/command-line.md` against the help that the command itself prints.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use super::{page, table};
use crate::Outcome;
use crate::program::{self, Build};

/// Commands, flags and formats that one of both has and the other has not.
pub fn check() -> Outcome<Vec<String>> {
    let program = program::counterpart(Build::Debug)?;
    let page = page("command-line.md")?;
    let help = help(&program, &["--help"])?;
    let commands: Vec<String> = commands(&help).collect();
    let documented: BTreeSet<&str> = table::first_cells(&page, "# The command line")
        .iter()
        .filter_map(|cell| cell.split_whitespace().next())
        .collect();
    let documented: Vec<&str> = documented.into_iter().collect();
    let mut problems = table::differences("docs/command-line.md", &documented, &commands);
    let mut flags = BTreeSet::new();
    for command in &commands {
        flags.extend(flags_of(&self::help(&program, &["help", command])?));
    }
    let flags: Vec<String> = flags.into_iter().collect();
    let documented = table::first_cells(&page, "## Flags");
    problems.extend(table::differences("docs/command-line.md", &documented, &flags));
    let formats: Vec<String> = values(&help, "--format").collect();
    let documented = table::first_cells(&page, "## For other tools: `--format`");
    problems.extend(table::differences("docs/command-line.md", &documented, &formats));
    if commands.is_empty() || flags.is_empty() || formats.is_empty() {
        problems.push("the help of the command cannot be read".to_owned());
    }
    Ok(problems)
}

fn help(program: &Path, arguments: &[&str]) -> Outcome<String> {
    Ok(String::from_utf8(Command::new(program).args(arguments).output()?.stdout)?)
}

/// The names under `Commands:`, without `help`.
fn commands(help: &str) -> impl Iterator<Item = String> {
    let section = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = section.take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| {
        line.strip_prefix("  ")?.split_whitespace().next().filter(|_| !line.starts_with("   "))
    });
    names.filter(|name| *name != "help").map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// The long flags of a command, without those that every program has.
fn flags_of(help: &str) -> impl Iterator<Item = String> {
    let options = help.lines().filter(|line| line.trim_start().starts_with('-'));
    let flags =
        options.filter_map(|line| line.split([' ', ',']).find(|word| word.starts_with("--")));
    flags
        .filter(|flag| !["--help", "--version"].contains(flag))
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

/// The possible values of a flag.
fn values(help: &str, flag: &str) -> impl Iterator<Item = String> {
    let section = help.lines().skip_while(|line| !line.contains(flag)).skip(1);
    let section = section.take_while(|line| !line.trim_start().starts_with("--"));
    let values = section.filter_map(|line| line.trim().strip_prefix("- ")?.split(':').next());
    values.map(str::to_owned).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::{commands, flags_of, values};

    const HELP: &str = "Usage\n\nCommands:\n  build       Write\n              more\n  can-deploy  Say\n  help        Print\n\nOptions:\n  -p, --project <DIR>\n          The folder\n      --format <FORMAT>\n          How\n\n          - human: For\n          - json:  For\n      --color\n  -h, --help\n";

    #[test]
    fn the_help_is_understood() {
        assert_eq!(commands(HELP).collect::<Vec<_>>(), ["build", "can-deploy"]);
        assert_eq!(flags_of(HELP).collect::<Vec<_>>(), ["--project", "--format", "--color"]);
        assert_eq!(values(HELP, "--format").collect::<Vec<_>>(), ["human", "json"]);
    }
}
