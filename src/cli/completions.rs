//! `py2rs completions SHELL`.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::{Cli, Outcome};
use crate::console;

/// Write completions for a shell to standard output
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell that reads them
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "py2rs", &mut script);
        console::show(&String::from_utf8_lossy(&script), false)?;
        Ok(Outcome::Done)
    }
}
