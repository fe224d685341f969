//! `py2rs crates [PACKAGE...]`.

mod requirements;

use std::path::{Path, PathBuf};

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::complaints::complain;
use super::outcomes::{Outcome, Usage};
use super::{Screen, hints, list, meant, names};
use crate::python::source::path_text;
use crate::render::{json, listing};
use crate::text::libraries::{self, Library};

/// A name and what is known by it.
type Row = (&'static str, &'static Library);

/// Show which Rust crates do the work of Python packages and modules
///
/// With names, or a file of them, also what to write into Cargo.toml. A package is known by the name that
/// it is imported by and by the one that it is installed by.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs crates requests               the crates for one package
  py2rs crates flask numpy sqlite3    for several, and for modules of Python itself
  py2rs crates -r requirements.txt    for all that a project asks for
  py2rs crates -r pyproject.toml      the same
  py2rs crates web                    those of an area
  py2rs crates                        all packages that are known")]
pub(super) struct Crates {
    /// A package, a module of the standard library, an area such as web, or a part of either
    #[arg(value_name = "PACKAGE", add = ArgValueCandidates::new(names::packages))]
    packages: Vec<String>,
    /// The packages of a requirements.txt or pyproject.toml
    #[arg(short, long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    requirements: Vec<PathBuf>,
}

impl Crates {
    /// Shows the crates of one package.
    pub(super) fn of(package: &str) -> Self {
        Self {
            packages: vec![package.to_owned()],
            requirements: Vec::new(),
        }
    }

    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let mut files: Vec<&Path> = self.requirements.iter().map(PathBuf::as_path).collect();
        let mut wanted: Vec<String> = Vec::new();
        for package in &self.packages {
            // A file that is named as such projects name theirs is meant as one.
            let path = Path::new(package);
            let ends = |ending: &str| path.extension().is_some_and(|it| it == ending);
            if path.is_file() && (ends("txt") || ends("toml")) {
                files.push(path);
            } else {
                wanted.push(package.clone());
            }
        }
        let is_project = !files.is_empty();
        for file in files {
            let read = requirements::packages(file);
            let named = read.map_err(|error| anyhow::anyhow!("{}: {error}", path_text(file)))?;
            wanted.extend(named);
        }
        let (rows, unknown) = rows(&wanted, is_project)?;
        let is_named = is_project || rows.len() <= wanted.len();
        let text = if screen.format.is_json() {
            json::line(&json::LibrariesDocument::new(&rows)) + "\n"
        } else if is_named {
            listing::libraries(&rows, screen.width) + &listing::manifest(&rows)
        } else {
            listing::libraries(&rows, screen.width)
        };
        screen.show(&text)?;
        if !unknown.is_empty() {
            complain(&format!("nothing is known of {}", unknown.join(", ")), &[]);
        }
        Ok(Outcome::Done)
    }
}

/// What is known of what is wanted, each once, and the names of which nothing is known: an error unless
/// a project asks for them.
fn rows(wanted: &[String], is_project: bool) -> Result<(Vec<Row>, Vec<String>), Usage> {
    if wanted.is_empty() && !is_project {
        return Ok((libraries::libraries().collect(), Vec::new()));
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut unknown = Vec::new();
    for name in wanted {
        let found = match libraries::by_any_name(name) {
            Some(row) => vec![row],
            None if is_project => Vec::new(),
            None => parts(name),
        };
        if found.is_empty() && !is_project {
            return Err(self::unknown(name));
        }
        if found.is_empty() {
            unknown.push(name.clone());
        }
        for row in found {
            if !rows.iter().any(|(known, _)| *known == row.0) {
                rows.push(row);
            }
        }
    }
    Ok((rows, unknown))
}

/// The packages of an area of that name; otherwise those whose name or area has it as a part.
fn parts(wanted: &str) -> Vec<Row> {
    let wanted = wanted.to_lowercase();
    let of_area: Vec<Row> = libraries::libraries()
        .chain(libraries::standard())
        .filter(|(_, library)| library.area == wanted)
        .collect();
    if !of_area.is_empty() {
        return of_area;
    }
    libraries::libraries()
        .filter(|(name, library)| {
            name.to_lowercase().contains(&wanted) || library.area.contains(&wanted)
        })
        .collect()
}

fn unknown(wanted: &str) -> Usage {
    let message = format!("nothing is known of a package {wanted}");
    let known = libraries::libraries().chain(libraries::standard());
    let near = list::nearest_part(wanted, known.map(|(name, _)| name));
    let meant = meant::hints(wanted);
    if near.is_empty() && !meant.is_empty() {
        return Usage {
            message,
            hints: meant,
        };
    }
    let all = "py2rs crates shows all packages that are known";
    Usage {
        message,
        hints: hints::nearest(&near, "crates", all),
    }
}
