//! The terminal that output goes to: colours, width, pager. Decided once, before anything is shown.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the reader asked of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum ColorChoice {
    /// On a terminal that knows them, unless the environment says otherwise.
    #[default]
    Auto,
    /// Also into a pipe or file.
    Always,
    /// Plain.
    Never,
}

/// What the environment says of colours and where output goes.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// `NO_COLOR`: any non-empty value means none (no-color.org).
    pub no_color: Option<OsString>,
    /// `CLICOLOR_FORCE`: any value but `0` means colours (bixense.com/clicolors).
    pub clicolor_force: Option<OsString>,
    /// `TERM`: `dumb` knows no colours.
    pub term: Option<OsString>,
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
}

impl Surroundings {
    /// Those of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self {
            no_color: std::env::var_os("NO_COLOR"),
            clicolor_force: std::env::var_os("CLICOLOR_FORCE"),
            term: std::env::var_os("TERM"),
            is_terminal: io::stdout().is_terminal(),
        }
    }

    /// Whether the terminal can do nothing but write lines.
    #[must_use]
    pub fn is_dumb(&self) -> bool {
        self.term.as_ref().is_some_and(|term| term == "dumb")
    }

    /// Whether to colour: `--color` > `NO_COLOR` > `CLICOLOR_FORCE` > `TERM=dumb` > is it a terminal.
    ///
    /// `colored` on its own lets `CLICOLOR_FORCE` beat `NO_COLOR`, takes an empty `NO_COLOR` for set
    /// and does not know `TERM=dumb`.
    #[must_use]
    pub fn wants_color(&self, choice: ColorChoice) -> bool {
        let is_set = |value: &Option<OsString>| value.as_ref().is_some_and(|it| !it.is_empty());
        match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if is_set(&self.no_color) => false,
            ColorChoice::Auto
                if is_set(&self.clicolor_force)
                    && self.clicolor_force.as_ref().is_some_and(|it| it != "0") =>
            {
                true
            }
            ColorChoice::Auto if self.is_dumb() => false,
            ColorChoice::Auto => self.is_terminal,
        }
    }
}

/// The width to lay out for, in terminal columns: the terminal's, or 100 where there is none.
#[must_use]
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0))
}

/// Writes `text` to standard output, through the pager if `paged`.
///
/// # Errors
/// When standard output cannot be written. A reader who closed the pipe is no error: what they
/// wanted they have read.
pub fn show(text: &str, paged: bool) -> io::Result<()> {
    if paged && page(text)? {
        return Ok(());
    }
    let mut stdout = io::stdout().lock();
    unless_closed(
        stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush()),
    )
}

/// Nothing, where writing failed because the reader has gone.
///
/// # Errors
/// Every other failure.
pub fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Hands `text` to `$PAGER`, or `less`. Whether that could be done: without a pager the text is
/// written as it is.
fn page(text: &str) -> io::Result<bool> {
    let Some(mut command) = pager() else {
        return Ok(false);
    };
    let marks = if is_less() { Marks::new() } else { None };
    if let Some(marks) = &marks {
        command.env("LESSHISTFILE", &marks.0);
    }
    let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else {
        return Ok(false);
    };
    if let Some(mut stdin) = child.stdin.take() {
        unless_closed(stdin.write_all(text.as_bytes()))?;
    }
    let status = child.wait();
    drop(marks);
    // 127 is the shell's word for a pager that is not there.
    Ok(status?.code() != Some(127))
}

/// A history for `less` in which bands were looked for last: so `n` and `N` go from one to the next. It lasts
/// as long as this.
struct Marks(PathBuf);

impl Marks {
    fn new() -> Option<Self> {
        if std::env::var_os("LESSHISTFILE").is_some() {
            return None;
        }
        let name = format!("py2rs-{}.lesshst", std::process::id());
        let path = std::env::temp_dir().join(name);
        let mut file = File::create_new(&path).ok()?;
        let marks = Self(path);
        file.write_all(".less-history-file:\n.search\n\"^── \n".as_bytes())
            .ok()?;
        Some(marks)
    }
}

impl Drop for Marks {
    fn drop(&mut self) {
        // What is left lies in the folder for such things.
        let _ = fs::remove_file(&self.0);
    }
}

/// Whether the reader's pager is `less`.
fn is_less() -> bool {
    let pager = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let program = pager.split_whitespace().next().unwrap_or_default();
    Path::new(program)
        .file_stem()
        .is_some_and(|name| name == "less")
}

/// Whether the pager hands links on to the terminal: `less` does from version 566 on.
#[must_use]
pub fn pager_shows_links() -> bool {
    if !is_less() {
        return false;
    }
    let Ok(output) = Command::new("less").arg("--version").output() else {
        return false;
    };
    let text = String::from_utf8_lossy(&output.stdout);
    let version = text.split_whitespace().nth(1);
    let number = version.and_then(|it| it.split('.').next()?.parse::<u32>().ok());
    number.is_some_and(|number| number >= 566)
}

/// The reader's pager, as git runs it: through the shell, with `LESS` set for one that has none.
fn pager() -> Option<Command> {
    let pager = std::env::var_os("PAGER").unwrap_or_else(|| "less".into());
    if pager.is_empty() || pager == "cat" {
        return None;
    }
    let mut command = if cfg!(windows) {
        Command::new(pager)
    } else {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(pager);
        shell
    };
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", "FRX");
    }
    Some(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surroundings(no_color: Option<&str>, force: Option<&str>, term: &str) -> Surroundings {
        Surroundings {
            no_color: no_color.map(Into::into),
            clicolor_force: force.map(Into::into),
            term: Some(term.into()),
            is_terminal: true,
        }
    }

    #[test]
    fn the_option_beats_the_environment() {
        assert!(surroundings(Some("1"), None, "dumb").wants_color(ColorChoice::Always));
        assert!(!surroundings(None, Some("1"), "xterm").wants_color(ColorChoice::Never));
    }

    #[test]
    fn no_color_beats_force_and_counts_only_if_not_empty() {
        assert!(!surroundings(Some("1"), Some("1"), "xterm").wants_color(ColorChoice::Auto));
        assert!(surroundings(Some(""), None, "xterm").wants_color(ColorChoice::Auto));
    }

    #[test]
    fn force_beats_a_dumb_terminal_and_a_pipe() {
        let mut piped = surroundings(None, Some("1"), "dumb");
        piped.is_terminal = false;
        assert!(piped.wants_color(ColorChoice::Auto));
        piped.clicolor_force = Some("0".into());
        assert!(!piped.wants_color(ColorChoice::Auto));
    }

    #[test]
    fn a_terminal_has_colours_unless_it_is_dumb() {
        assert!(surroundings(None, None, "xterm").wants_color(ColorChoice::Auto));
        assert!(!surroundings(None, None, "dumb").wants_color(ColorChoice::Auto));
    }
}
