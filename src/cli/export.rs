//! `py2rs export DIR`.

use std::path::PathBuf;

use clap::Args;

use super::Screen;
use super::outcomes::{Outcome, Usage};
use crate::port::folder::NotWritten;
use crate::python::source::path_text;
use crate::render::json;
use crate::site;

/// Write all questions and idiom cards as a site that any browser reads, from a file or a server
///
/// Begin with its index.html: the questions by topic, the idioms by family, and a search box.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs export guide   the whole study guide, below a new folder")]
pub(super) struct Export {
    /// The site's folder, which must not exist yet or be empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Export {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let files = site::files();
        site::write(&self.folder, &files).map_err(in_use)?;
        let pages = files.iter().filter(|file| file.is_page()).count();
        let text = if screen.format.is_json() {
            json::line(&json::ExportDocument::new(&path_text(&self.folder), pages))
        } else {
            format!("{pages} pages")
        };
        screen.show(&(text + "\n"))?;
        Ok(Outcome::Done)
    }
}

/// A folder in use is for the reader to settle; everything else is the system's word.
fn in_use(error: NotWritten) -> anyhow::Error {
    let hint = match error {
        NotWritten::NotEmpty(_) | NotWritten::NoFolder(_) => "export writes into a new folder",
        NotWritten::Current(_) => "name a new folder in it",
        NotWritten::Failed { .. } => return error.into(),
    };
    Usage {
        message: error.to_string(),
        hints: vec![hint.to_owned()],
    }
    .into()
}
