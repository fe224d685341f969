//! What is done outside of the screen: an editor, builds and runs, and a look at the time of a reader's file.

use std::io::{self, BufRead as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};
use std::{env, fs};

use crate::corpus;
use crate::explain::comparison::Comparison;
use crate::learn::practice::{self, Build, Content, Project};
use crate::port;
use crate::text::visible;

/// A reader's own file on disk.
pub struct Watched<'a> {
    path: PathBuf,
    /// Reads the file again; `None` where it can't be read at present.
    load: &'a dyn Fn() -> Option<Comparison>,
    seen: Option<SystemTime>,
}

impl<'a> Watched<'a> {
    /// A file as it is now.
    #[must_use]
    pub fn new(path: PathBuf, load: &'a dyn Fn() -> Option<Comparison>) -> Self {
        let seen = changed(&path);
        Self { path, load, seen }
    }

    /// What it has become, if it has changed since it was last asked about.
    pub(super) fn news(&mut self) -> Option<Comparison> {
        let now = changed(&self.path);
        if now.is_none() || now == self.seen {
            return None;
        }
        self.seen = now;
        (self.load)()
    }
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|it| it.modified()).ok()
}

/// Runs the reader's editor at a line; the screen has been given back.
///
/// # Errors
/// Where it cannot be started.
pub(super) fn edit(path: &Path, line: usize) -> io::Result<()> {
    let named = ["VISUAL", "EDITOR"].iter().find_map(|name| {
        let editor = env::var(name).ok()?;
        (!editor.trim().is_empty()).then_some(editor)
    });
    let words = shlex::split(named.as_deref().unwrap_or("vi")).unwrap_or_default();
    let [editor, arguments @ ..] = &words[..] else {
        return Err(io::Error::other("$EDITOR names no program"));
    };
    let status = Command::new(editor)
        .args(arguments)
        .arg(format!("+{line}"))
        .arg(path)
        .status();
    status
        .map(|_| ())
        .map_err(|error| io::Error::new(error.kind(), format!("{editor}: {error}")))
}

/// Drafts a file into a folder that goes away, builds it and compares both programs, on the screen that has
/// been given back; ends when the reader has read it.
///
/// # Errors
/// Where this program cannot be started again.
pub(super) fn check(path: &Path) -> io::Result<()> {
    let program = env::current_exe()?;
    let folder = tempfile::tempdir()?;
    let project = folder.path().join("port");
    let is_written = Command::new(&program)
        .arg("port")
        .arg(path)
        .arg(&project)
        .status()?
        .success();
    if is_written {
        Command::new(&program)
            .args(["port", "check"])
            .arg(&project)
            .status()?;
    }
    wait_for_enter()
}

/// How long each of two programs may run.
const LIMIT: Duration = Duration::from_mins(1);

/// Runs both programs of a question or card, the Rust built in a folder that goes away, and shows what they
/// print; ends when the reader has read it.
///
/// # Errors
/// Where a folder cannot be written, or Python or Cargo not be started.
pub(super) fn run_both(id: &str, is_stopped: &dyn Fn() -> bool) -> io::Result<()> {
    let pair = corpus::question(id).or_else(|| Some(corpus::card(id)?.pair));
    let pair = pair.ok_or_else(|| io::Error::other(format!("{id} is no program")))?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join(format!("{id}-solution"));
    let files = practice::files(&pair, Content::Solution, &path);
    practice::write(&path, &files).map_err(io::Error::other)?;
    let project = Project::at(&path).ok_or_else(|| io::Error::other("the project is gone"))?;
    let mut out = io::stdout();
    writeln!(out, "{id}, {}\n\nRunning the Python ...", pair.title)?;
    let mut python = port::interpreter("0");
    python.arg(path.join(format!("{id}.py")));
    python.env("PYTHONUTF8", "1").env("PYTHONSAFEPATH", "1");
    let name = python.get_program().to_string_lossy().into_owned();
    let python = project.run_command(python, folder.path(), LIMIT, is_stopped);
    let python =
        python.map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
    writeln!(out, "Building the Rust ...")?;
    let rust = match project.build(true, is_stopped)? {
        Build::Built(program) => {
            writeln!(out, "Running it ...\n")?;
            Some(project.run(&program, LIMIT, is_stopped)?)
        }
        Build::Failed(messages) => {
            writeln!(out, "{}", visible::styled_lines(&messages))?;
            None
        }
        Build::Interrupted => None,
    };
    match rust {
        Some(rust) if rust.stdout == python.stdout => {
            writeln!(out, "Both print the same:\n\n{}", printed(&rust.stdout))?;
        }
        Some(rust) => {
            writeln!(out, "They don't print the same.\n\nPython:")?;
            writeln!(
                out,
                "{}{}",
                printed(&python.stdout),
                printed(python.stderr.as_bytes())
            )?;
            writeln!(
                out,
                "Rust:\n{}{}",
                printed(&rust.stdout),
                printed(rust.stderr.as_bytes())
            )?;
        }
        None => writeln!(out, "The Python prints:\n\n{}", printed(&python.stdout))?,
    }
    wait_for_enter()
}

/// What a program printed, safe to show.
fn printed(bytes: &[u8]) -> String {
    visible::lines(&String::from_utf8_lossy(bytes))
}

/// The folder that a question is practised in: that of `py2rs practice`.
fn practised(id: &str) -> PathBuf {
    PathBuf::from(format!("{id}-practice"))
}

/// Calls the reader's editor in the project to practise a question in; writes it, if it is not there.
///
/// # Errors
/// Where it cannot be written, or the editor not be started.
pub(super) fn practise(id: &str) -> io::Result<()> {
    let folder = practised(id);
    if Project::at(&folder).is_none() {
        let question = corpus::question(id);
        let question = question.ok_or_else(|| io::Error::other(format!("{id} is no question")))?;
        let files = practice::files(&question, Content::Skeleton, &folder);
        practice::write(&folder, &files).map_err(io::Error::other)?;
    }
    let program = folder.join("src").join("main.rs");
    let text = fs::read_to_string(&program).unwrap_or_default();
    let todo = text.lines().position(|line| line.contains("todo!("));
    edit(&program, todo.map_or(1, |line| line + 1))
}

/// Builds and runs what was written there; ends when the reader has read what came of it.
///
/// # Errors
/// Where there is no project, or this program cannot be started again.
pub(super) fn check_practice(id: &str) -> io::Result<()> {
    let folder = practised(id);
    if Project::at(&folder).is_none() {
        let message = format!("{}: there is no project yet; e writes it", folder.display());
        return Err(io::Error::other(message));
    }
    Command::new(env::current_exe()?)
        .args(["practice", "check"])
        .arg(folder)
        .status()?;
    wait_for_enter()
}

fn wait_for_enter() -> io::Result<()> {
    let mut out = io::stdout();
    write!(out, "\nEnter goes back. ")?;
    out.flush()?;
    io::stdin().lock().read_line(&mut String::new())?;
    Ok(())
}
