//! `py2rs man [DIR]`.

use std::path::PathBuf;
use std::{fs, io};

use clap::{Args, Command};
use clap_mangen::Man;

use super::outcomes::Outcome;
use super::{Screen, help};
use crate::cli::console;
use crate::python::source::path_text;
use crate::text::visible;

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
        let mut command = help::command();
        command.build();
        let Some(folder) = &self.folder else {
            console::show(&page(&command)?, false)?;
            return Ok(Outcome::Done);
        };
        let mut pages = Vec::new();
        collect(&command, &mut pages)?;
        let failed = |error| anyhow::anyhow!("{}: {error}", path_text(folder));
        fs::create_dir_all(folder).map_err(failed)?;
        for (name, page) in &pages {
            fs::write(folder.join(format!("{name}.1")), page).map_err(failed)?;
        }
        let folder = path_text(folder);
        let count = pages.len();
        let message = format!("{folder}: {count} manual pages\n");
        screen.show(&visible::lines(&message))?;
        Ok(Outcome::Done)
    }
}

/// The pages of `command` and of what stands below it, with their names.
fn collect(command: &Command, pages: &mut Vec<(String, String)>) -> io::Result<()> {
    pages.push((name(command).to_owned(), page(command)?));
    let below = command.get_subcommands();
    for command in below.filter(|it| it.get_name() != "help") {
        collect(command, pages)?;
    }
    Ok(())
}

/// As in `py2rs-explain`.
fn name(command: &Command) -> &str {
    command
        .get_display_name()
        .unwrap_or_else(|| command.get_name())
}

fn page(command: &Command) -> io::Result<String> {
    // Without a date, which would be that of a build.
    let man = Man::new(command.clone())
        .title(name(command).to_uppercase())
        .source(concat!("py2rs ", env!("CARGO_PKG_VERSION")))
        .manual("py2rs");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.get_subcommands().any(|it| it.get_name() != "help") {
        man.render_subcommands_section(&mut page)?;
    }
    let mut page = String::from_utf8_lossy(&page).into_owned();
    let examples = command.get_after_help().map(ToString::to_string);
    page += ".SH EXAMPLES\n";
    for line in examples.unwrap_or_default().lines().skip(1) {
        let (example, about) = line.trim().split_once("  ").unwrap_or((line.trim(), ""));
        page += &entry(example, about.trim());
    }
    for (heading, rows) in help::SECTIONS {
        page.extend([".SH ", &heading.to_uppercase(), "\n"]);
        for (name, about) in rows {
            page += &entry(name, about);
        }
    }
    Ok(page)
}

/// A name and what it is for, as a paragraph with a tag.
fn entry(name: &str, about: &str) -> String {
    format!(".TP\n\\fB{}\\fR\n{}\n", roff(name), roff(about))
}

/// Text in which roff sees no request.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    // A full stop or a quote that begins a line would be one.
    if text.starts_with(['.', '\'']) || text.is_empty() {
        format!("\\&{text}")
    } else {
        text
    }
}
