//! `py2rs port check FOLDER [--stdin FILE] [-- ARGUMENTS]`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use clap::Args;

use crate::cli::bar::Waiting;
use crate::cli::complaints::{complain, complain_raw};
use crate::cli::console;
use crate::cli::interruption::Interruption;
use crate::cli::outcomes::{Outcome, Usage};
use crate::cli::{Screen, hints, tools};
use crate::port::{self, Build, BuildOptions, Project, Python, Setup, Verdict};
use crate::python::source::path_text;
use crate::render::errors::Style;
use crate::text::visible;

/// Build a drafted project, run the Python and the Rust, and compare what they do
///
/// Compared are standard output, the status, and the last line of standard error. This runs your Python
/// and the Rust as they stand in the folder: each in a new empty folder, with empty standard input, at
/// most 4 GiB of memory and 4 MiB of output, and for so long as --limit says; then everything that it
/// started is ended. The Python runs twice: what differs from itself cannot be compared. It runs once more
/// to see which definitions each line of its output shows.
///
/// The exit status is 0 if both do the same, and 1 if not, or if the Rust does not build.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs port check ported                       build it, run both programs, compare
  py2rs port check ported --stdin data.txt      both read this file
  py2rs port check ported -- --verbose a.txt    both get these arguments")]
pub(super) struct Check {
    /// The folder of the project
    #[arg(value_name = "FOLDER", value_hint = clap::ValueHint::DirPath)]
    folder: PathBuf,
    /// A file that both programs read as their standard input
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    stdin: Option<PathBuf>,
    /// Build with the crates that were fetched before
    #[arg(long)]
    offline: bool,
    /// End each run after so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=86_400))]
    limit: u64,
    /// What both programs get as their arguments
    #[arg(last = true, value_name = "ARGUMENTS")]
    arguments: Vec<OsString>,
}

impl Check {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let project = self.project()?;
        let path = path_text(&project.path);
        let interruption = Interruption::watch();
        let is_interrupted = || interruption.check().is_err();
        let place = tempfile::tempdir()?;
        let setup = Setup {
            place: place.path(),
            arguments: &self.arguments,
            input: self.stdin.as_deref(),
            limit: Duration::from_secs(self.limit),
        };
        let say = |verdict: &str| {
            let text = format!("{}: {verdict}", visible::one_line(&path));
            console::show(&text, false)
        };

        let waiting = begin(screen, &format!("running {}", path_text(&project.python)));
        let python = setup.python(&project.python, &|| {
            waiting.tick();
            is_interrupted()
        });
        waiting.finish();
        let python = match python.map_err(|error| no_python(&error))? {
            Python::Ran(attempt) => attempt,
            Python::NotComparable(why) => {
                say(&format!("not comparable: {}\n", visible::one_line(&why)))?;
                return Ok(Outcome::Incomplete);
            }
            Python::Interrupted => return Ok(Outcome::Interrupted),
        };

        let waiting = begin(screen, &format!("building {path}"));
        let options = BuildOptions {
            colored: screen.errors == Style::Colored,
            offline: self.offline,
        };
        let built = port::build(&project.path, options, &|| {
            waiting.tick();
            is_interrupted()
        });
        waiting.finish();
        let program = match built.map_err(|error| tools::no_cargo(&error))? {
            Build::Built(program) => program,
            Build::Failed(messages) => {
                complain_raw(&tools::bounded(&visible::styled_lines(&messages)));
                complain(&format!("{path}: it does not build"), &[]);
                return Ok(Outcome::Incomplete);
            }
            Build::Interrupted => return Ok(Outcome::Interrupted),
        };

        let waiting = begin(screen, &format!("running {path}"));
        let verdict = setup.rust(&program, &python, &|| {
            waiting.tick();
            is_interrupted()
        });
        waiting.finish();
        let Some(verdict) = verdict? else {
            return Ok(Outcome::Interrupted);
        };
        say(&verdict.to_string())?;
        let tried = setup.definitions(&project.python, &python, &verdict, &is_interrupted)?;
        let shown = tried.iter().map(|it| {
            let name = visible::one_line(&it.name);
            format!("  {name}: {}\n", it.agreement)
        });
        console::show(&shown.collect::<String>(), false)?;
        Ok(match verdict {
            Verdict::Same { .. } => Outcome::Done,
            _ => Outcome::Incomplete,
        })
    }

    /// The project that is meant, with all that is read of it.
    fn project(&self) -> Result<Project, Usage> {
        let project = Project::at(&self.folder).ok_or_else(|| no_project(&self.folder))?;
        for file in [project.python.as_path(), &project.path.join("src/main.rs")] {
            if !file.is_file() {
                return Err(Usage {
                    message: format!("{} is missing", path_text(file)),
                    hints: vec![HOW.to_owned()],
                });
            }
        }
        if let Some(file) = self.stdin.as_deref().filter(|it| !is_readable(it)) {
            return Err(Usage {
                message: format!("{} cannot be read", path_text(file)),
                hints: vec!["--stdin takes a file".to_owned()],
            });
        }
        Ok(project)
    }
}

/// The sign that what `text` says goes on.
fn begin(screen: &Screen, text: &str) -> Waiting {
    let text = visible::one_line(text).into_owned();
    Waiting::new(text, screen.errors != Style::InWords)
}

/// Where a reader learns to write a project.
const HOW: &str = "py2rs port --help shows how to write a project";

/// That there is no project in `folder`, and where there are some.
fn no_project(folder: &Path) -> Usage {
    let shown = path_text(folder);
    let message = if folder.exists() {
        format!("{shown} is no project of py2rs port")
    } else {
        format!("{shown} does not exist")
    };
    let above = folder.parent().filter(|it| it.is_dir());
    let entries = fs::read_dir(above.unwrap_or(Path::new(".")));
    let entries = entries.into_iter().flatten().flatten();
    let above = above.unwrap_or(Path::new(""));
    let mut near: Vec<PathBuf> = entries.map(|it| above.join(it.file_name())).collect();
    near.retain(|it| Project::at(it).is_some());
    near.sort();
    let checks = near.iter().take(3).map(|it| {
        let folder = hints::quoted_path(it);
        format!("py2rs port check {folder}")
    });
    Usage {
        message,
        hints: checks.chain([HOW.to_owned()]).collect(),
    }
}

fn is_readable(file: &Path) -> bool {
    file.is_file() && fs::File::open(file).is_ok()
}

fn no_python(error: &io::Error) -> anyhow::Error {
    tools::missing(error, "python3", "https://www.python.org/downloads has it")
}
