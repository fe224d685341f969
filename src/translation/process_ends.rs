//! Processes that are asked for their exit codes: threads that keep whether what they called has failed.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What a process or a thread is in Rust.
    pub(super) fn thread_struct(&mut self) -> &'static str {
        if self.asks_for_exit_codes() {
            self.helper("Process")
        } else {
            self.helper("Thread")
        }
    }

    /// Whether the program asks for exit codes, which only processes have.
    pub(super) fn asks_for_exit_codes(&self) -> bool {
        !self.program.process_tasks.is_empty()
            && self.program.exprs.iter().any(|it| {
                matches!(&it.kind, Kind::Attribute(object, name)
                    if name == "exitcode" && *self.ty(*object).some() == Ty::Foreign("threading.Thread"))
            })
    }

    /// What such a process calls: whether that has gone well.
    pub(super) fn process_call(&self, task: ExprId, call: &str, fails: bool) -> Res<String> {
        if !self.program.process_tasks.contains(&task) {
            return refuse("threads and exit codes of processes");
        }
        if self.may_exit() {
            return refuse("a process that may end with a status of its own");
        }
        Ok(if fails {
            format!(
                "match {call} {{ Ok(_) => true, Err(error) => {{ eprintln!(\"{{}}: {{error}}\", error.class_name()); false }} }}"
            )
        } else {
            format!("{{ {call}; true }}")
        })
    }

    /// `process.exitcode`.
    pub(super) fn exit_code(&mut self, object: ExprId) -> Res<Code> {
        if !self.asks_for_exit_codes() {
            return refuse("exitcode of a thread");
        }
        let process = self.expr(object)?;
        self.helper("Process");
        if matches!(process.ty, Ty::Option(_)) {
            return refuse("a process that may be None");
        }
        Ok(Code::tight(
            format!("{}.exit_code()", process.receiver()),
            Ty::option(Ty::Int),
        ))
    }
}
