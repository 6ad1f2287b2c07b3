#[derive(clap::Parser)]
pub struct Args {
    #[arg(long, value_parser = ["github", "openai", "stripe"])]
    pub key: String,
    #[arg(long, value_enum)]
    pub level: Level,
}
#[derive(Clone, clap::ValueEnum)]
pub enum Level {
    Github,
    Openai,
}
pub fn command() -> clap::Command {
    clap::Command::new("x").arg(clap::Arg::new("key").value_parser(["github", "openai", "stripe"]))
}
