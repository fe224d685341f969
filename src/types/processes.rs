//! `subprocess`: how a command is run, and what it leaves behind.

use super::exceptions::Exc;
use super::ir::{Argument, ExprId, Kind, Program};
use super::ty::Ty;

/// A command that has ended, of whose outputs nothing was kept.
pub(crate) const COMPLETED: Ty = Ty::Foreign("completed process");
/// One whose standard output was kept, as text.
pub(crate) const ANSWERED: Ty = Ty::Foreign("answered process");
/// One whose standard output and standard error were kept, as texts.
pub(crate) const CAPTURED: Ty = Ty::Foreign("captured process");

/// What is raised where a command ends with another status than 0.
pub(crate) const CALLED: Exc = Exc::Builtin("CalledProcessError");

/// What becomes of an output of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    Inherited,
    Kept,
    Dropped,
}

/// What a call of `subprocess.run` or its like says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    pub(crate) command: ExprId,
    pub(crate) stdout: Output,
    pub(crate) stderr: Output,
    pub(crate) is_checked: bool,
    pub(crate) has_shell: bool,
    pub(crate) folder: Option<ExprId>,
    /// Whether the call gives the standard output alone.
    pub(crate) is_output: bool,
}

impl Run {
    /// Reads a call; nothing where it says something else, or where bytes are kept.
    pub(crate) fn of(program: &Program<'_>, name: &str, arguments: &[Argument]) -> Option<Self> {
        let is_output = match name {
            "subprocess.run" => false,
            "subprocess.check_output" => true,
            _ => return None,
        };
        let (first, rest) = arguments.split_first()?;
        if first.stars > 0 || first.name.as_deref().is_some_and(|it| it != "args") {
            return None;
        }
        let mut run = Self {
            command: first.value,
            stdout: if is_output {
                Output::Kept
            } else {
                Output::Inherited
            },
            stderr: Output::Inherited,
            is_checked: is_output,
            has_shell: false,
            folder: None,
            is_output,
        };
        let mut is_text = false;
        for argument in rest {
            let truth = match program.kind(argument.value) {
                Kind::Bool(truth) => Some(*truth),
                _ => None,
            };
            match argument.name.as_deref()? {
                "text" | "universal_newlines" => is_text = truth?,
                "encoding" => {
                    let Kind::Str(name) = program.kind(argument.value) else {
                        return None;
                    };
                    is_text = matches!(name.to_lowercase().as_str(), "utf-8" | "utf8");
                    if !is_text {
                        return None;
                    }
                }
                "check" if !is_output => run.is_checked = truth?,
                "shell" => run.has_shell = truth?,
                "capture_output" if !is_output => {
                    if truth? {
                        (run.stdout, run.stderr) = (Output::Kept, Output::Kept);
                    }
                }
                "stdout" if !is_output => run.stdout = output(program, argument.value)?,
                "stderr" => run.stderr = output(program, argument.value)?,
                "cwd" => run.folder = Some(argument.value),
                _ => return None,
            }
        }
        let keeps = [run.stdout, run.stderr].contains(&Output::Kept);
        (is_text || !keeps).then_some(run)
    }

    /// What the call gives.
    pub(crate) fn ty(self) -> Ty {
        match (self.stdout, self.stderr) {
            _ if self.is_output => Ty::Str,
            (Output::Kept, Output::Kept) => CAPTURED,
            (Output::Kept, _) => ANSWERED,
            (_, Output::Kept) => Ty::Unknown,
            _ => COMPLETED,
        }
    }
}

fn output(program: &Program<'_>, value: ExprId) -> Option<Output> {
    match program.kind(value) {
        Kind::Import(name) if name == "subprocess.PIPE" => Some(Output::Kept),
        Kind::Import(name) if name == "subprocess.DEVNULL" => Some(Output::Dropped),
        Kind::None => Some(Output::Inherited),
        _ => None,
    }
}

/// What an attribute of a command that has ended is.
pub(crate) fn attribute(of: &Ty, name: &str) -> Ty {
    match name {
        "returncode" => Ty::Int,
        "stdout" if *of != COMPLETED => Ty::Str,
        "stderr" if *of == CAPTURED => Ty::Str,
        _ => Ty::Unknown,
    }
}

/// What an attribute of the error is that a checked command raises.
pub(crate) fn of_error(name: &str) -> Ty {
    match name {
        "returncode" => Ty::Int,
        "stdout" | "output" | "stderr" => Ty::Str,
        _ => Ty::Unknown,
    }
}
