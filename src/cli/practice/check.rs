//! `py2rs practice check [DIR] [--watch]`.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::project;
use super::saves::Saves;
use crate::cli::bar::Waiting;
use crate::cli::complaints::{complain, complain_raw};
use crate::cli::console;
use crate::cli::interruption::Interruption;
use crate::cli::outcomes::{Outcome, Usage};
use crate::cli::{Screen, hints, tools};
use crate::corpus;
use crate::layout::{self, Row};
use crate::learn::practice::{self, Attempt, Build, Ended, Left, Printed, Project};
use crate::learn::progress::{self, Store};
use crate::python::source::path_text;
use crate::render::errors::Style;
use crate::render::{plain, terminal};
use crate::text::visible;

/// Build and run a project, and show what it prints against what is expected
///
/// The exit status is 0 if both are equal, and 1 if they are not or the project does not build.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs practice check                       the project in this folder, or the only one below it
  py2rs practice check q16-practice --watch  check at every save, until Ctrl-C")]
pub(super) struct Check {
    /// The folder of the project
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: Option<PathBuf>,
    /// Check again whenever a file is saved
    #[arg(long)]
    watch: bool,
    /// End the program after so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=86_400))]
    limit: u64,
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Right,
    Wrong,
    Interrupted,
}

impl Check {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let project = project::project(self.folder.as_deref(), "check")?;
        let interruption = Interruption::watch();
        let saves = self
            .watch
            .then(|| Saves::watch(&project.path))
            .transpose()?;
        loop {
            if saves.is_some() {
                begin(screen)?;
            }
            let verdict = self.check(screen, &project, &interruption)?;
            let Some(saves) = &saves else {
                return Ok(match verdict {
                    Verdict::Right => Outcome::Done,
                    Verdict::Wrong => Outcome::Incomplete,
                    Verdict::Interrupted => Outcome::Interrupted,
                });
            };
            if verdict != Verdict::Interrupted {
                console::show("\nWaiting for a save; Ctrl-C ends.\n\n", false)?;
            }
            // Ctrl-C is how watching ends: nothing went wrong.
            if verdict == Verdict::Interrupted || !saves.wait(&interruption) {
                return Ok(Outcome::Done);
            }
        }
    }

    fn check(
        &self,
        screen: &Screen,
        project: &Project,
        interruption: &Interruption,
    ) -> anyhow::Result<Verdict> {
        let is_interrupted = || interruption.check().is_err();
        let expected = project.expected().map_err(|error| {
            let path = path_text(&project.path);
            let id = &project.question;
            let message = format!("{path}: what it shall print cannot be read: {error}");
            let again = hints::quoted(&format!("{path}-2")).into_owned();
            let hints = vec![format!(
                "py2rs practice {id} {again} writes the project anew"
            )];
            Usage { message, hints }
        })?;
        let text = format!("building {}", visible::one_line(&path_text(&project.path)));
        let waiting = Waiting::new(text, screen.errors != Style::InWords);
        let built = project.build(screen.errors == Style::Colored, &|| {
            waiting.tick();
            is_interrupted()
        });
        waiting.finish();
        let program = match built.map_err(|error| tools::no_cargo(&error))? {
            Build::Built(program) => program,
            Build::Failed(messages) => {
                complain_raw(&tools::bounded(&visible::styled_lines(&messages)));
                complain(
                    &format!("{}: it does not build", path_text(&project.path)),
                    &[],
                );
                return Ok(Verdict::Wrong);
            }
            Build::Interrupted => return Ok(Verdict::Interrupted),
        };
        let limit = Duration::from_secs(self.limit);
        let attempt = project.run(&program, limit, &is_interrupted)?;
        self.report(screen, project, &expected, &attempt)
    }

    fn report(
        &self,
        screen: &Screen,
        project: &Project,
        expected: &str,
        attempt: &Attempt,
    ) -> anyhow::Result<Verdict> {
        let ending = match attempt.ended {
            Ended::Interrupted => return Ok(Verdict::Interrupted),
            Ended::Exited(status) if status.success() => None,
            Ended::Exited(status) => Some(format!("it ended with {status}")),
            Ended::TimedOut => Some(format!("it was ended after {} s; see --limit", self.limit)),
            Ended::TooMuch => Some("it prints without end, and was ended".to_owned()),
        };
        let path = path_text(&project.path);
        let left = project.left().unwrap_or_default();
        if ending.is_some() && !left.is_empty() && attempt.stderr.contains(REACHED) {
            console::show(&still_to_do(project, &left), false)?;
            return Ok(Verdict::Wrong);
        }
        let printed = practice::Outcome::of(expected, &String::from_utf8_lossy(&attempt.stdout));
        let verdict = match (&printed, &ending) {
            (practice::Outcome::Equal, None) => {
                let lines = expected.lines().count();
                format!("{path}: right, all {lines} lines as expected\n")
            }
            (practice::Outcome::Equal, Some(_)) => {
                format!("{path}: it prints what is expected, but:\n")
            }
            (practice::Outcome::Differs(_), _) => {
                format!("{path}: not yet what is expected\n")
            }
        };
        let mut text = visible::one_line(verdict.trim_end()).into_owned() + "\n";
        if let practice::Outcome::Differs(printed) = &printed {
            text.push_str(&draw(screen, printed));
        }
        console::show(&text, false)?;
        if !attempt.stderr.is_empty() {
            complain_raw(&tools::bounded(&visible::lines(&attempt.stderr)));
        }
        if let Some(ending) = &ending {
            complain(&format!("{path}: {ending}"), &[]);
        }
        let is_right = printed == practice::Outcome::Equal && ending.is_none();
        Ok(if is_right {
            practised(&project.question)?;
            Verdict::Right
        } else {
            Verdict::Wrong
        })
    }
}

/// What a program says that has come to a `todo!`.
const REACHED: &str = "not yet implemented";

/// What is left to write: the lines of Python that each `todo!` stands for.
fn still_to_do(project: &Project, left: &[Left]) -> String {
    let path = path_text(&project.path);
    let count = left.len();
    let mut text = format!("{path}: still to do, {count} todo!() in src/main.rs:\n");
    for left in left {
        let row = format!("  line {:>3}  {}", left.line, left.what);
        text.extend([row.trim_end(), "\n"]);
    }
    text.extend([
        &project::typed("hint", project),
        " says what the notes have on the first\n",
    ]);
    let lines = text
        .lines()
        .map(|line| visible::one_line(line).into_owned() + "\n");
    lines.collect()
}

/// Keeps that what was written for a question is right.
fn practised(id: &str) -> anyhow::Result<()> {
    if corpus::question(id).is_none() {
        return Ok(());
    }
    let now = progress::now();
    let kept = Store::of_user().and_then(|store| store.change(|it| it.practised(id, now)));
    match kept {
        Ok(changed) => {
            if let Some(set_aside) = changed.set_aside {
                complain(&format!("warning: {set_aside}"), &[]);
            }
            let text = format!("{id} is practised; py2rs practice next goes on with another.\n");
            console::show(&text, false)?;
        }
        Err(failure) => complain(&format!("warning: progress is not kept: {failure}"), &[]),
    }
    Ok(())
}

/// Begins a check of those that follow each other: on a screen of its own, with the time.
fn begin(screen: &Screen) -> anyhow::Result<()> {
    let clear = if screen.is_terminal && io::stdout().is_terminal() {
        "\x1b[H\x1b[2J\x1b[3J"
    } else {
        ""
    };
    let now = jiff::ZonedDateTime::now().strftime("%H:%M:%S");
    console::show(&format!("{clear}Checked at {now}.\n\n"), false)?;
    Ok(())
}

fn draw(screen: &Screen, printed: &Printed) -> String {
    if !screen.is_terminal {
        return plain::printed(printed, screen.labels);
    }
    let rows: Vec<Row> = layout::printed(printed, screen.width);
    terminal::paint(&rows)
}
