//! A terminal that a program runs in: keys go in, the screen is read back.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{Callbacks, MouseProtocolMode, Parser, Screen};

/// A machine may be busy; what takes longer has failed.
const LIMIT: Duration = Duration::from_mins(1);

/// What ratatui ends each frame with: the cursor is hidden.
const FRAME_END: &[u8] = b"\x1b[?25l";

/// What the terminal was asked to put on its clipboard, in Base64.
#[derive(Default)]
struct Clipboard(Vec<String>);

impl Callbacks for Clipboard {
    fn copy_to_clipboard(&mut self, _: &mut Screen, _: &[u8], data: &[u8]) {
        self.0.push(String::from_utf8_lossy(data).into_owned());
    }
}

struct Shown {
    parser: Parser<Clipboard>,
    output: Vec<u8>,
    is_over: bool,
}

/// A terminal with a program in it.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn std::io::Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    /// The line discipline before the program began.
    cooked: String,
}

impl Terminal {
    /// Runs `program` on `columns` and `rows`, with its state below `home`.
    pub(crate) fn run(
        program: &Path,
        arguments: &[&str],
        home: &Path,
        (columns, rows): (u16, u16),
        variables: &[(&str, &str)],
    ) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.cwd(home);
        command.env("HOME", home);
        command.env("XDG_STATE_HOME", home);
        for (name, value) in variables {
            command.env(name, value);
        }
        let cooked = line_discipline(&*pair.master);
        let child = pair.slave.spawn_command(command).expect("it starts");
        drop(pair.slave);
        let (rows, columns) = (cells(rows), cells(columns));
        let shown = Shown {
            parser: Parser::new_with_callbacks(rows, columns, 0, Clipboard::default()),
            output: Vec::new(),
            is_over: false,
        };
        let shown = Arc::new((Mutex::new(shown), Condvar::new()));
        let mut reader = pair.master.try_clone_reader().expect("can be read");
        let theirs = Arc::clone(&shown);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            loop {
                // Linux ends the last read with an error.
                let count = reader.read(&mut bytes).unwrap_or(0);
                let mut shown = lock(&theirs.0);
                shown.parser.process(&bytes[..count]);
                shown.output.extend_from_slice(&bytes[..count]);
                shown.is_over = count == 0;
                theirs.1.notify_all();
                if count == 0 {
                    return;
                }
            }
        });
        Self {
            keys: pair.master.take_writer().expect("can be written"),
            master: pair.master,
            child,
            shown,
            cooked,
        }
    }

    /// Presses keys: the bytes that a terminal sends for them.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).expect("takes keys");
        self.keys.flush().expect("takes keys");
        self
    }

    /// Presses the mouse on a cell and moves it to another one.
    pub(crate) fn drag(&mut self, from: (u16, u16), to: (u16, u16)) -> &mut Self {
        self.mouse(0, from).mouse(32, to)
    }

    /// Clicks on the cell at a column and row from 0.
    pub(crate) fn click(&mut self, (column, row): (u16, u16)) -> &mut Self {
        self.mouse(0, (column, row))
    }

    /// Turns the wheel towards the reader, over a cell.
    pub(crate) fn wheel_down(&mut self, cell: (u16, u16)) -> &mut Self {
        self.mouse(65, cell)
    }

    fn mouse(&mut self, button: u8, (column, row): (u16, u16)) -> &mut Self {
        let (column, row) = (column + 1, row + 1);
        self.press(&format!("\x1b[<{button};{column};{row}M"))
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, (columns, rows): (u16, u16)) -> &mut Self {
        let mut shown = lock(&self.shown.0);
        shown.parser.set_size(cells(rows), cells(columns));
        drop(shown);
        let size = PtySize {
            rows,
            cols: columns,
            ..PtySize::default()
        };
        self.master.resize(size).expect("can be resized");
        self
    }

    /// Waits until a whole frame shows what `is_meant`; what it shows.
    pub(crate) fn wait(&self, what: &str, is_meant: impl Fn(&Screen) -> bool) -> Screen {
        let shown = self.until(what, |shown| {
            shown.output.ends_with(FRAME_END) && is_meant(shown.parser.screen())
        });
        shown.parser.screen().clone()
    }

    /// Presses keys, and waits for the end of the frame that answers them.
    pub(crate) fn press_and_wait(&mut self, keys: &str) {
        let before = lock(&self.shown.0).output.len();
        self.press(keys);
        drop(self.until("an answer", |shown| {
            shown.output.len() > before && shown.output.ends_with(FRAME_END)
        }));
    }

    /// Waits until the screen has `text` in one of its rows.
    pub(crate) fn wait_for(&self, text: &str) -> Screen {
        self.wait(text, |screen| has(screen, text))
    }

    /// Waits until a row has `text`, whoever writes it.
    pub(crate) fn wait_for_text(&self, text: &str) -> Screen {
        let shown = self.until(text, |shown| has(shown.parser.screen(), text));
        shown.parser.screen().clone()
    }

    /// Waits until the screen has `text` nowhere.
    pub(crate) fn wait_without(&self, text: &str) -> Screen {
        self.wait(&format!("no {text}"), |screen| !has(screen, text))
    }

    /// Waits for a text on the clipboard, in Base64.
    pub(crate) fn wait_for_clipboard(&self) -> String {
        let shown = self.until("a text on the clipboard", |shown| {
            !shown.parser.callbacks().0.is_empty()
        });
        shown.parser.callbacks().0[0].clone()
    }

    /// Waits until the program has ended; its status, and what the terminal shows then.
    pub(crate) fn wait_for_end(&mut self) -> (ExitStatus, Screen) {
        let shown = self.until("the end", |shown| shown.is_over);
        let screen = shown.parser.screen().clone();
        drop(shown);
        (self.child.wait().expect("has ended"), screen)
    }

    /// All that was written to the terminal.
    pub(crate) fn output(&self) -> Vec<u8> {
        lock(&self.shown.0).output.clone()
    }

    /// Ends the program as nothing can that it could answer to.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("can be killed");
        self.child.wait().expect("ends");
    }

    /// The process in the terminal.
    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().expect("runs")
    }

    /// Waits until the terminal is as it was before the program began.
    pub(crate) fn assert_restored(&self) {
        drop(self.until("the terminal given back", |shown| {
            let screen = shown.parser.screen();
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && screen.mouse_protocol_mode() == MouseProtocolMode::None
        }));
        assert_eq!(line_discipline(&*self.master), self.cooked);
    }

    fn until(&self, what: &str, is_meant: impl Fn(&Shown) -> bool) -> MutexGuard<'_, Shown> {
        let (shown, changed) = &*self.shown;
        let start = Instant::now();
        let mut shown = lock(shown);
        while !is_meant(&shown) {
            let left = LIMIT.saturating_sub(start.elapsed());
            assert!(
                !left.is_zero(),
                "waited for {what} in vain:\n{}",
                text(shown.parser.screen())
            );
            let waited = changed.wait_timeout(shown, left);
            shown = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        shown
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It has ended, but for a test that failed.
        let _ = self.child.kill();
    }
}

fn lock(shown: &Mutex<Shown>) -> MutexGuard<'_, Shown> {
    shown.lock().unwrap_or_else(PoisonError::into_inner)
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has cells")
}

/// Raw or cooked, echo and all.
fn line_discipline(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

/// The rows of a screen, without the spaces at their ends.
pub(crate) fn text(screen: &Screen) -> String {
    let mut out = String::new();
    let (_, columns) = screen.size();
    for row in screen.rows(0, columns.get()) {
        let _ = writeln!(out, "{}", row.trim_end());
    }
    out
}

/// Whether a row of the screen has `text`.
pub(crate) fn has(screen: &Screen, text: &str) -> bool {
    find(screen, text).is_some()
}

/// The column and row that `text` begins in.
pub(crate) fn find(screen: &Screen, wanted: &str) -> Option<(u16, u16)> {
    let (rows, columns) = screen.size();
    for row in 0..rows.get() {
        let mut line = String::new();
        let mut starts = Vec::new();
        for column in 0..columns.get() {
            let contents = screen.cell(row, column).map_or("", vt100::Cell::contents);
            let contents = if contents.is_empty() { " " } else { contents };
            starts.resize(line.len() + contents.len(), column);
            line.push_str(contents);
        }
        if let Some(at) = line.find(wanted) {
            return Some((starts[at], row));
        }
    }
    None
}
