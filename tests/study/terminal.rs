//! A terminal as a program: what is typed goes in, the screen that a reader would see comes out.

use std::io::{Read as _, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::Parser;

/// Whatever has not appeared by then will not: generous, as the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(30);

/// What belongs to one frame comes without such a pause.
const FRAME: Duration = Duration::from_millis(100);

/// Everything that came out so far, and the screen that it makes.
struct Output {
    screen: Parser,
    bytes: Vec<u8>,
}

pub(crate) struct Terminal {
    master: Box<dyn MasterPty>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Arc<Mutex<Output>>,
}

impl Terminal {
    /// Runs `program` in a terminal of this size, with its state in `state`.
    pub(crate) fn start(
        program: &str,
        arguments: &[&str],
        (columns, rows): (u16, u16),
        state: &Path,
        variables: &[(&str, &str)],
    ) -> Self {
        let pair = native_pty_system()
            .openpty(size(columns, rows))
            .expect("a terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        for variable in ["NO_COLOR", "CLICOLOR_FORCE"] {
            command.env_remove(variable);
        }
        command.env("TERM", "xterm-256color");
        command.env("XDG_STATE_HOME", state);
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("starts");
        let output = Arc::new(Mutex::new(Output {
            screen: Parser::new(cells(rows), cells(columns), 0),
            bytes: Vec::new(),
        }));
        let mut reader = pair.master.try_clone_reader().expect("can be read");
        let shared = Arc::clone(&output);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            // The terminal ends with the program.
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                let mut output = shared.lock().unwrap_or_else(PoisonError::into_inner);
                output.screen.process(&bytes[..count]);
                output.bytes.extend(&bytes[..count]);
            }
        });
        Self {
            writer: pair.master.take_writer().expect("can be written"),
            master: pair.master,
            child,
            output,
        }
    }

    fn output(&self) -> MutexGuard<'_, Output> {
        self.output.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("takes keys");
        self.writer.flush().expect("takes keys");
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.output()
            .screen
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master
            .resize(size(columns, rows))
            .expect("can be resized");
    }

    /// The screen, row by row.
    pub(crate) fn screen(&self) -> String {
        let output = self.output();
        let screen = output.screen.screen();
        let (_, columns) = screen.size();
        let rows: Vec<String> = screen.rows(0, columns.get()).collect();
        rows.join("\n")
    }

    /// Whether the screen is that of a program that took the terminal over.
    pub(crate) fn is_taken(&self) -> bool {
        let output = self.output();
        let screen = output.screen.screen();
        screen.alternate_screen()
            || screen.hide_cursor()
            || screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// Whether anything on the screen has a colour.
    pub(crate) fn is_coloured(&self) -> bool {
        let output = self.output();
        let screen = output.screen.screen();
        let (rows, columns) = screen.size();
        let mut cells =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        cells.any(|(row, column)| {
            let cell = screen.cell(row, column);
            cell.is_some_and(|cell| {
                cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default
            })
        })
    }

    /// Whether `bytes` came out at any time.
    pub(crate) fn has_written(&self, bytes: &str) -> bool {
        let output = self.output();
        output
            .bytes
            .windows(bytes.len())
            .any(|it| it == bytes.as_bytes())
    }

    /// Waits until the screen is as `is_there` wants it.
    pub(crate) fn wait(&self, what: &str, is_there: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let screen = self.screen();
            if is_there(&screen) {
                return screen;
            }
            assert!(start.elapsed() < PATIENCE, "never came: {what}\n{screen}");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Waits until the screen is as `is_there` wants it and nothing more comes: then the frame is whole.
    pub(crate) fn settled(&self, what: &str, is_there: impl Fn(&str) -> bool) -> String {
        let mut screen = self.wait(what, &is_there);
        loop {
            thread::sleep(FRAME);
            let later = self.wait(what, &is_there);
            if later == screen {
                return screen;
            }
            screen = later;
        }
    }

    pub(crate) fn wait_for(&self, text: &str) -> String {
        self.settled(text, |screen| screen.contains(text))
    }

    pub(crate) fn wait_without(&self, text: &str) -> String {
        self.settled(&format!("a screen without {text}"), |screen| {
            !screen.contains(text)
        })
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: nix::sys::signal::Signal) {
        let id = self.child.process_id().expect("runs");
        let id = i32::try_from(id).expect("fits");
        nix::sys::signal::kill(nix::unistd::Pid::from_raw(id), signal).expect("can be sent");
    }

    /// Waits until the program has ended and all that it wrote was read.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("can be waited for") {
                while self.is_taken() && start.elapsed() < PATIENCE {
                    thread::sleep(Duration::from_millis(1));
                }
                return status;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "never ended:\n{}",
                self.screen()
            );
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a screen has cells")
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}
