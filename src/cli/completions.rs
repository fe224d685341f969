//! `py2rs completions SHELL`, and what the shell then asks for.

use std::env;

use clap::{Args, ValueEnum};
use clap_complete::CompleteEnv;
use clap_complete::env::Shells;

use super::help;
use super::outcomes::Outcome;
use crate::cli::console;

/// Set by the scripts, to the name of the shell, when they ask what could stand next.
const ASKED: &str = "_PY2RS_COMPLETE";

/// Write completions for a shell to standard output
///
/// Commands, options, questions, idioms, topics and packages are completed. The script asks the py2rs on
/// the path, so it stays true when py2rs is updated.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs completions bash > ~/.local/share/bash-completion/completions/py2rs
  py2rs completions zsh > ~/.zfunc/_py2rs
  py2rs completions fish > ~/.config/fish/completions/py2rs.fish
  py2rs completions powershell >> $PROFILE")]
pub(super) struct Completions {
    /// The shell that reads them
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

impl Shell {
    fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Elvish => "elvish",
            Self::Fish => "fish",
            Self::Powershell => "powershell",
            Self::Zsh => "zsh",
        }
    }
}

impl Completions {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        if let Some(shell) = Shells::builtins().completer(self.shell.name()) {
            shell.write_registration(ASKED, "py2rs", "py2rs", "py2rs", &mut script)?;
        }
        console::show(&String::from_utf8_lossy(&script), false)?;
        Ok(Outcome::Done)
    }
}

/// Answers a shell that asks what could stand next; whether one did.
pub(super) fn answer() -> bool {
    let folder = env::current_dir().ok();
    let answered = CompleteEnv::with_factory(help::command)
        .var(ASKED)
        .try_complete(env::args_os(), folder.as_deref());
    // Who presses the tabulator key wants no message.
    answered.unwrap_or(true)
}
