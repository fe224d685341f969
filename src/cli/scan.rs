//! `py2rs scan PATH...`.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::progress::Progress;
use super::{Format, Outcome, Screen, Usage, complain, list};
use crate::console;
use crate::idioms::Idiom;
use crate::render::{errors, json, survey};
use crate::scan::summary::Summary;
use crate::scan::{self, Root, Scanned, Searched, cycles};
use crate::source::path_text;

/// Count the idioms of whole trees, and what a port of them would meet
///
/// Walks folders as ripgrep does: what .gitignore names, hidden files and virtual environments are
/// passed over. Reads .py, .pyi and .pyw; files that are named are always read.
#[derive(Debug, Args)]
pub(super) struct Scan {
    /// Files and folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only this idiom, or those of this family
    #[arg(long, value_name = "ID|FAMILY")]
    idiom: Option<String>,
    /// Also what .gitignore names, hidden files and virtual environments
    #[arg(long)]
    no_ignore: bool,
}

impl Scan {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        if let Some(idiom) = &self.idiom {
            list::known_idiom(idiom)?;
        }
        let roots = self.roots()?;
        let (paths, failures) = scan::files(&roots, self.no_ignore);
        for (path, reason) in &failures {
            complain(&format!("error: {path}: {reason}"), &[]);
        }
        let mut cycles = cycles::find(&paths, &roots);
        cycles.retain(|finding| self.wants(finding.idiom));
        let progress = Progress::new(paths.len());
        let mut summary = Summary::default();
        let mut output = output(screen.format);
        let line = |scanned: &Scanned| match screen.format {
            Format::Text => String::new(),
            Format::Json | Format::Jsonl => json::line(&document(scanned)),
        };
        let work = |index: usize, path: &Path| {
            if let Some(scanned) = cycles.searched(index) {
                return (index, None, line(scanned));
            }
            let mut scanned = scan::read(path);
            if let Scanned::Searched(file) = &mut scanned {
                file.findings.retain(|finding| self.wants(finding.idiom));
            }
            let line = line(&scanned);
            (index, Some(scanned), line)
        };
        let mut failed = !failures.is_empty();
        let written = scan::each(&paths, work, |(index, scanned, line)| {
            progress.advance();
            match scanned.as_ref().or(cycles.searched(index)) {
                Some(Scanned::Searched(file)) => {
                    failed |= !file.errors.is_empty();
                    progress.aside(|| show_errors(file, screen));
                    summary.add(file);
                }
                Some(Scanned::Unreadable(path, reason)) => {
                    failed = true;
                    progress.aside(|| complain(&format!("error: {path}: {reason}"), &[]));
                    summary.failures += 1;
                }
                None => {}
            }
            output.file(&line)
        });
        progress.finish();
        summary.add_cycles(&cycles, &paths);
        let written = written.and_then(|()| output.end(&summary));
        console::unless_closed(written)?;
        if screen.format == Format::Text {
            screen.show(&survey::survey(&summary, screen.width))?;
        }
        Ok(if failed {
            Outcome::Incomplete
        } else {
            Outcome::Done
        })
    }

    fn roots(&self) -> Result<Vec<Root>, Usage> {
        self.paths
            .iter()
            .map(|path| {
                // Unlike `exists`, this is true for what is there and cannot be read.
                if path.symlink_metadata().is_ok() {
                    return Ok(Root { path: path.clone() });
                }
                let message = format!("{} is neither a file nor a folder", path_text(path));
                Err(Usage {
                    message,
                    hints: vec!["scan takes files and folders".into()],
                })
            })
            .collect()
    }

    fn wants(&self, idiom: &Idiom) -> bool {
        self.idiom
            .as_deref()
            .is_none_or(|wanted| idiom.id == wanted || idiom.family() == wanted)
    }
}

fn document(scanned: &Scanned) -> json::FileDocument<'_> {
    match scanned {
        Scanned::Searched(file) => {
            json::FileDocument::new(&file.source, &file.findings, &file.errors)
        }
        Scanned::Unreadable(path, reason) => json::FileDocument::unreadable(path, reason),
    }
}

/// Names a file with syntax errors, and the first of them.
fn show_errors(file: &Searched, screen: &Screen) {
    if let Some(error) = file.errors.first() {
        let shown = std::slice::from_ref(error);
        super::complain_raw(&errors::syntax_errors(
            &file.source,
            shown,
            screen.colors_errors,
        ));
    }
}

/// Where the documents of a scan go: nowhere for text, one a line, or into one document.
enum Documents {
    None,
    Lines(BufWriter<io::Stdout>),
    One(BufWriter<io::Stdout>, usize),
}

fn output(format: Format) -> Documents {
    let stdout = || BufWriter::new(io::stdout());
    match format {
        Format::Text => Documents::None,
        Format::Jsonl => Documents::Lines(stdout()),
        Format::Json => Documents::One(stdout(), 0),
    }
}

impl Documents {
    fn file(&mut self, line: &str) -> io::Result<()> {
        match self {
            Self::None => Ok(()),
            // Flushed, so that a reader sees the work go on.
            Self::Lines(stdout) => writeln!(stdout, "{line}").and_then(|()| stdout.flush()),
            Self::One(stdout, files) => {
                *files += 1;
                let before = if *files == 1 { json::SCAN_BEGIN } else { ",\n" };
                write!(stdout, "{before}{line}")
            }
        }
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        match self {
            Self::None => Ok(()),
            Self::Lines(stdout) => stdout.flush(),
            Self::One(stdout, files) => {
                let before = if *files == 0 { json::SCAN_BEGIN } else { "" };
                let summary = json::line(summary);
                writeln!(stdout, "{before}],\"summary\":{summary}}}").and_then(|()| stdout.flush())
            }
        }
    }
}
