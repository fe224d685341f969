//! What a reader's own file needs outside of the screen: an editor, a check, and a look at the file's time.

use std::io::{self, BufRead as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use std::{env, fs};

use crate::explain::comparison::Comparison;

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
    let mut out = io::stdout();
    write!(out, "\nEnter goes back to the file. ")?;
    out.flush()?;
    io::stdin().lock().read_line(&mut String::new())?;
    Ok(())
}
