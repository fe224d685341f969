//! `subprocess`: commands that are run to their end.

use super::code::{Code, Form};
use super::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::processes::{self, CALLED, Output, Run};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `subprocess.run(..)` and its like.
    pub(super) fn run_process(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let Some(run) = Run::of(self.program, name, arguments) else {
            return refuse(format!("{name} with these arguments"));
        };
        // Python's own output may wait while the command writes.
        if run.stdout == Output::Inherited {
            return refuse("a command that writes between what the program writes");
        }
        if self.waits_for_undecodable() {
            return refuse("an output that may be no text");
        }
        let (start, program, shown) = self.started(&run)?;
        let mut call = start;
        if let Some(folder) = run.folder {
            if self.is_failing(id) {
                return refuse("the folder of a command, whose error is caught");
            }
            let folder = self.path_argument(folder)?;
            call += &format!(".current_dir({folder})");
        }
        self.import("std::process::{Command, Stdio}");
        for (output, method) in [(run.stdout, "stdout"), (run.stderr, "stderr")] {
            match output {
                Output::Inherited => {}
                Output::Kept => call += &format!(".{method}(Stdio::piped())"),
                Output::Dropped => call += &format!(".{method}(Stdio::null())"),
            }
        }
        let helper = self.helper("run_command");
        let call = format!("{helper}({call})");
        let path = self.program_of(run);
        let expected = "a command that can be run";
        let mut text = self.or_os_error(id, &call, expected, path, &program)?;
        if run.is_checked {
            self.helper("Completed::checked");
            self.helper("CalledProcessError");
            text += &format!(".checked({shown})");
            if self.is_failing(id) {
                let variant = self.error_variant(CALLED)?;
                text = format!("{text}.map_err({variant})?");
                self.handled.insert(id);
            } else {
                text += ".expect(\"a command that succeeds\")";
            }
        }
        if run.is_output {
            text += ".stdout";
        }
        Ok(Code::tight(text, run.ty()))
    }

    /// The program that a command runs, as an error names it.
    fn program_of(&self, run: Run) -> ExprId {
        match self.kind(run.command) {
            Kind::List(items) | Kind::Tuple(items) => items.first().copied().unwrap_or(run.command),
            _ => run.command,
        }
    }

    /// A command with its arguments; the text of its program, and what an error says of all of it.
    fn started(&mut self, run: &Run) -> Res<(String, String, String)> {
        let command = run.command;
        let ty = self.ty(command).clone();
        if run.has_shell {
            if !ty.is_text() || !self.is_simple(command) {
                return refuse("a command for a shell that is no plain text");
            }
            let line = self.borrowed(command, &Ty::Str)?.text;
            let start = format!("Command::new(\"/bin/sh\").arg(\"-c\").arg({line})");
            return Ok((
                start,
                "\"/bin/sh\"".to_owned(),
                format!("{line}.to_string()"),
            ));
        }
        let shown = if run.is_checked {
            let code = match self.kind(command) {
                Kind::List(items) if items.iter().all(|it| self.is_simple(*it)) => {
                    self.expr(command)?
                }
                Kind::Var(_) => self.expr(command)?,
                _ if ty.is_text() && self.is_simple(command) => self.expr(command)?,
                _ => return refuse("a checked command that is computed"),
            };
            let shown = self.shown(code)?;
            match (&shown.ty, shown.form) {
                (Ty::Str, Form::Value) => shown.text,
                _ => format!("{}.to_string()", shown.receiver()),
            }
        } else {
            String::new()
        };
        if let Kind::List(items) = self.kind(command) {
            let items = items.clone();
            let mut texts = Vec::new();
            for item in items {
                if !self.ty(item).is_text() {
                    return refuse("a command of what is no text");
                }
                texts.push(self.borrowed(item, &Ty::Str)?.text);
            }
            let Some((program, rest)) = texts.split_first() else {
                return refuse("a command of nothing");
            };
            let mut start = format!("Command::new({program})");
            match rest {
                [] => {}
                [only] => start += &format!(".arg({only})"),
                many => start += &format!(".args([{}])", many.join(", ")),
            }
            return Ok((start, program.clone(), shown));
        }
        if ty.is_text() {
            let program = self.borrowed(command, &Ty::Str)?.text;
            return Ok((format!("Command::new({program})"), program, shown));
        }
        let (Kind::Var(_), Ty::List(of) | Ty::Tuples(of)) = (self.kind(command), &ty) else {
            return refuse("a command of this kind");
        };
        if !matches!(**of, Ty::Str | Ty::Lit) {
            return refuse("a command of what is no text");
        }
        let place = self.expr(command)?.receiver();
        let program = format!("&{place}[0]");
        let start = format!("Command::new({program}).args(&{place}[1..])");
        Ok((start, program, shown))
    }

    /// Whether a handler of the file waits for bytes that are no text.
    fn waits_for_undecodable(&self) -> bool {
        let class = Exc::Builtin("UnicodeDecodeError");
        let mut handlers = self.program.tries.values().flat_map(|it| &it.handlers);
        handlers.any(|handler| {
            let caught = exceptions::caught(self.program, handler.class).unwrap_or_default();
            caught.iter().any(|it| {
                exceptions::catches(self.program, *it, class)
                    && exceptions::catches(self.program, Exc::Builtin("ValueError"), *it)
            })
        })
    }

    /// An attribute of a command that has ended.
    pub(super) fn process_attribute(&mut self, object: ExprId, name: &str) -> Res<Code> {
        let of = self.ty(object).clone();
        let ty = processes::attribute(&of, name);
        if !ty.is_known() {
            return refuse("an attribute");
        }
        let code = self.expr(object)?;
        let text = format!("{}.{name}", code.receiver());
        let code = Code::tight(text, ty.clone());
        Ok(if ty.is_copy() {
            code
        } else {
            code.held(Form::Place)
        })
    }

    /// An attribute of the error of a command, of which `place` is the payload.
    pub(super) fn called_error_attribute(&self, place: &str, name: &str) -> Res<Code> {
        let keeps_all = self.program.exprs.iter().all(|it| match &it.kind {
            Kind::Call(func, given) => match self.kind(*func) {
                Kind::Import(name) => Run::of(self.program, name, given).is_none_or(|run| {
                    !run.is_checked || run.stdout == Output::Kept && run.stderr == Output::Kept
                }),
                _ => true,
            },
            _ => true,
        });
        let ty = processes::of_error(name);
        if !ty.is_known() || name != "returncode" && !keeps_all {
            return refuse("an attribute that is no field");
        }
        let field = if name == "output" { "stdout" } else { name };
        let code = Code::tight(format!("{place}.{field}"), ty.clone());
        Ok(if ty.is_copy() {
            code
        } else {
            code.held(Form::Place)
        })
    }
}
