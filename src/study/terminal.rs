//! The real terminal: taken over, read from, and given back however the process ends.

mod signals;

use std::io::Write as _;
use std::io::{self, Stdout};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender};
use std::time::Duration;
use std::{panic, thread};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{self, DisableMouseCapture, EnableMouseCapture, Event as Input};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};
use signals::listen;

use super::outside::{self, Watched};
use super::{Effect, Event, State};
use crate::learn::progress::{self, Changed, Failure, Store};

/// How the screen was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The reader left.
    Left,
    /// This signal asked for it.
    Signal(i32),
}

/// When nothing is typed for so long, the place where the reader is gets kept.
const IDLE: Duration = Duration::from_millis(300);

/// How often a reader's own file is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// How long the keys are waited for before it is asked whose they are.
const MOMENT: Duration = Duration::from_millis(50);

/// Whether another program has the keys at present.
static LENT: AtomicBool = AtomicBool::new(false);

/// Whether that program was to be ended.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether the terminal is ours at present.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours; given back when this goes, and before a panic is reported.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    /// Watched from before the terminal is taken: no moment is left in which one ends us and leaves it so.
    signals: Signals,
}

impl Screen {
    /// Takes the terminal over: the alternate screen, raw keys, the mouse.
    ///
    /// # Errors
    /// Where standard output is no terminal that can be taken over.
    pub fn take() -> io::Result<Self> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let report = panic::take_hook();
            panic::set_hook(Box::new(move |info| {
                // Only then can the message be read.
                give_back();
                report(info);
            }));
        });
        let terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
        let signals = watch_signals()?;
        let mut screen = Self { terminal, signals };
        screen.enter()?;
        Ok(screen)
    }

    fn enter(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        execute!(io::stdout(), EnterAlternateScreen, EnableMouseCapture)?;
        // All is drawn anew. `clear` would ask where the cursor is, and not every terminal answers.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))?;
        // From here on a resize is told of.
        event::poll(Duration::ZERO)?;
        Ok(())
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// Where the terminal does not say.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws the state, in the size that the terminal has now.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn draw(&mut self, state: &mut State, has_colors: bool) -> io::Result<()> {
        let size = self.size()?;
        if size != state.size() {
            state.resize(size.0, size.1);
        }
        self.terminal.draw(|frame| {
            let area = frame.area();
            // Resized in this moment: it is told of, and the next frame fits.
            if (area.width, area.height) == state.size() {
                state.draw(frame.buffer_mut(), has_colors);
            }
        })?;
        Ok(())
    }

    /// Draws everything anew.
    fn redraw(&mut self) -> io::Result<()> {
        execute!(io::stdout(), Clear(ClearType::All))?;
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Stops this process as Ctrl-Z does, until the shell resumes it.
    fn suspend(&mut self) -> io::Result<()> {
        give_back();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.enter()
    }
}

impl Screen {
    /// Runs another program on the terminal; what fails is said.
    fn outside(
        &mut self,
        state: &mut State,
        run: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<()> {
        LENT.store(true, Ordering::SeqCst);
        STOPPED.store(false, Ordering::SeqCst);
        // Whoever waits for a key right now does so no longer then.
        thread::sleep(MOMENT * 2);
        give_back();
        let result = run();
        self.enter()?;
        LENT.store(false, Ordering::SeqCst);
        if let Err(error) = result {
            state.say(error.to_string());
        }
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back, once. What fails has nobody left to be told.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = execute!(out, DisableMouseCapture, LeaveAlternateScreen, cursor::Show);
        let _ = out.flush();
        let _ = disable_raw_mode();
    }
}

/// What the loop waits for.
enum Message {
    Input(Input),
    Signal(i32),
    /// The terminal cannot be read any more.
    Gone(io::Error),
}

/// What the full screen is shown in.
pub struct Surroundings<'a> {
    /// Where what happens is kept, if it can be.
    pub store: Option<&'a Store>,
    /// Whether the terminal has colours.
    pub has_colors: bool,
    /// The reader's own file.
    pub watched: Option<Watched<'a>>,
    /// What was typed before.
    pub typed: Vec<Input>,
}

/// Shows `state` until the reader leaves.
///
/// # Errors
/// Where the terminal can be neither read nor written.
pub fn run(
    mut screen: Screen,
    mut state: State,
    surroundings: Surroundings<'_>,
) -> io::Result<Ending> {
    let Surroundings {
        store,
        has_colors,
        mut watched,
        typed,
    } = surroundings;
    if has_colors {
        // It was decided before; crossterm would ask NO_COLOR again.
        crossterm::style::force_color_output(true);
    }
    let messages = listen(&mut screen, typed)?;
    loop {
        screen.draw(&mut state, has_colors)?;
        let message = match (state.has_unkept(), &watched) {
            (true, _) => messages.recv_timeout(IDLE),
            (false, Some(_)) => messages.recv_timeout(LOOK_AGAIN),
            (false, None) => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let message = match message {
            Ok(message) => message,
            Err(RecvTimeoutError::Disconnected) => return Ok(Ending::Left),
            Err(RecvTimeoutError::Timeout) => {
                keep_place(&mut state, store);
                look_again(&mut state, &mut watched);
                continue;
            }
        };
        let mut next = Some(message);
        // Whatever has come meanwhile is drawn once.
        while let Some(message) = next {
            let effects = match message {
                Message::Input(input) => take_in(&mut state, &input),
                Message::Signal(signal) => {
                    keep_place(&mut state, store);
                    return Ok(Ending::Signal(signal));
                }
                Message::Gone(error) => {
                    keep_place(&mut state, store);
                    return Err(error);
                }
            };
            if !effects.is_empty() {
                // What takes time is done after the answer is seen.
                screen.draw(&mut state, has_colors)?;
            }
            for effect in effects {
                match effect {
                    Effect::Quit => {
                        keep_place(&mut state, store);
                        return Ok(Ending::Left);
                    }
                    Effect::Suspend => {
                        keep_place(&mut state, store);
                        screen.suspend()?;
                    }
                    Effect::Redraw => screen.redraw()?,
                    Effect::Copy(text) => {
                        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?;
                    }
                    Effect::Keep(event) => keep(&mut state, store, &event),
                    Effect::Edit(path, line) => {
                        screen.outside(&mut state, || outside::edit(&path, line))?;
                        look_again(&mut state, &mut watched);
                    }
                    Effect::Check(path) => {
                        screen.outside(&mut state, || outside::check(&path))?;
                    }
                    Effect::RunBoth(id) => {
                        let is_stopped = || STOPPED.load(Ordering::SeqCst);
                        screen.outside(&mut state, || outside::run_both(id, &is_stopped))?;
                    }
                    Effect::Practise(id) => {
                        state.say(format!("{id}-practice: c checks what is written there"));
                        screen.outside(&mut state, || outside::practise(id))?;
                    }
                    Effect::CheckPractice(id) => {
                        screen.outside(&mut state, || outside::check_practice(id))?;
                        // What is right was kept by the check.
                        if let Some(Ok((progress, _))) = store.map(Store::load) {
                            state.learn(progress);
                        }
                    }
                }
            }
            next = messages.try_recv().ok();
        }
    }
}

fn take_in(state: &mut State, input: &Input) -> Vec<Effect> {
    let now = progress::now();
    match *input {
        Input::Key(key) => state.press(key, now),
        Input::Mouse(mouse) => state.point(mouse, now),
        Input::Resize(columns, rows) => {
            state.resize(columns, rows);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn keep(state: &mut State, store: Option<&Store>, event: &Event) {
    let Some(store) = store else { return };
    match store.change(|progress| event.apply(progress)) {
        Ok(Changed {
            progress,
            set_aside,
            ..
        }) => {
            state.learn(progress);
            if let Some(set_aside) = set_aside {
                state.say(set_aside.to_string());
            }
        }
        Err(failure) => state.say(not_kept(&failure)),
    }
}

/// Keeps where the reader is. Where that can't be done it was said before, of what matters more.
fn keep_place(state: &mut State, store: Option<&Store>) {
    if let (Some(event), Some(store)) = (state.take_unkept(), store)
        && let Ok(changed) = store.change(|progress| event.apply(progress))
    {
        state.learn(changed.progress);
    }
}

/// What a reader is told when progress cannot be kept.
#[must_use]
pub fn not_kept(failure: &Failure) -> String {
    format!("progress is not kept: {failure}")
}

/// Shows what a file has become, if it has changed.
fn look_again(state: &mut State, watched: &mut Option<Watched<'_>>) {
    if let Some(news) = watched.as_mut().and_then(Watched::news) {
        state.renew(news);
        state.say("the file has changed and was read again".to_owned());
    }
}

#[cfg(unix)]
type Signals = Option<signal_hook::iterator::Signals>;

#[cfg(not(unix))]
type Signals = ();

#[cfg(unix)]
fn watch_signals() -> io::Result<Signals> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]).map(Some)
}

#[cfg(unix)]
fn listen_for_signals(watched: &mut Signals, sender: Sender<Message>) -> io::Result<()> {
    let Some(mut signals) = watched.take() else {
        return Ok(());
    };
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                if signal == signal_hook::consts::SIGINT && LENT.load(Ordering::SeqCst) {
                    // It is meant for the program that has the terminal.
                    STOPPED.store(true, Ordering::SeqCst);
                    continue;
                }
                if sender.send(Message::Signal(signal)).is_err() {
                    return;
                }
            }
        })?;
    Ok(())
}

#[cfg(not(unix))]
fn watch_signals() -> io::Result<Signals> {
    Ok(())
}

#[cfg(not(unix))]
fn listen_for_signals(_: &mut Signals, _: Sender<Message>) -> io::Result<()> {
    Ok(())
}
