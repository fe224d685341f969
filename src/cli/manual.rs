//! `py2rs man [DIR]`.

use std::fs;
use std::path::PathBuf;

use clap::{Args, CommandFactory as _};
use clap_mangen::Man;

use super::{Cli, Outcome, Screen};
use crate::console;
use crate::source::path_text;

/// Write the manual page of py2rs, or one for each command into a folder
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs man | man -l -        read it
  py2rs man man/man1          py2rs.1, py2rs-explain.1 and so on; man finds them with MANPATH=man")]
pub(super) struct Manual {
    /// The folder to write the pages into
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: Option<PathBuf>,
}

impl Manual {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let command = Cli::command();
        let Some(folder) = &self.folder else {
            let mut page = Vec::new();
            Man::new(command).render(&mut page)?;
            console::show(&String::from_utf8_lossy(&page), false)?;
            return Ok(Outcome::Done);
        };
        let failed = |error| anyhow::anyhow!("{}: {error}", path_text(folder));
        fs::create_dir_all(folder).map_err(failed)?;
        clap_mangen::generate_to(command, folder).map_err(failed)?;
        let shown = path_text(folder);
        let shown = crate::visible::one_line(&shown);
        screen.show(&format!("{shown}: the manual pages are written\n"))?;
        Ok(Outcome::Done)
    }
}
