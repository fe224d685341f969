//! Threads that nobody waits for, or only so long: the program ends with the last of them, unless they are daemons.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

/// What ends a program at once.
const EXITS: &[&str] = &["sys.exit", "os._exit", "os.abort", "os.kill"];

impl Translator<'_, '_> {
    /// The making of a thread, with a word to the end of the program where nobody else waits for it.
    pub(super) fn waited_for_at_the_end(
        &mut self,
        made: String,
        daemon: Option<ExprId>,
    ) -> Res<String> {
        if self.waits_for_threads() {
            return Ok(made);
        }
        match daemon.map(|it| self.kind(it)) {
            Some(Kind::Bool(true)) => return Ok(made),
            None | Some(Kind::Bool(false)) => {}
            Some(_) => return refuse("a thread that may be a daemon"),
        }
        if self.may_exit() {
            return refuse("a thread that nobody waits for");
        }
        self.helper("OtherThreads");
        Ok(format!("OtherThreads::with({made})"))
    }

    /// Whether the program may end before `main` does.
    pub(super) fn may_exit(&self) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Import(name) => EXITS.contains(&name.as_str()),
            Kind::Builtin(name) => matches!(name.as_str(), "exit" | "quit" | "SystemExit"),
            _ => false,
        })
    }

    /// Whether a thread may run on when the function that has made it has ended.
    pub(super) fn is_left_running(&self, task: ExprId, is_alone: bool) -> bool {
        // The program itself goes on to its end.
        let function = self.program.blocks[self.program.expr(task).block.at()].func;
        function.at() != 0 && is_alone || !self.waits_for_threads() || !self.waits_for_timers()
    }

    /// `thread.join(timeout=..)`.
    pub(super) fn joined_for(&mut self, object: ExprId, seconds: ExprId) -> Res<Code> {
        if self.asks_for_exit_codes() {
            return refuse("a process that is waited for only so long");
        }
        let thread = self.expr(object)?;
        let seconds = self.value(seconds, &Ty::Float)?;
        self.helper("Thread");
        self.helper("Thread::join_for");
        let text = format!("{}.join_for({})", thread.receiver(), seconds.text);
        Ok(Code::tight(text, Ty::None))
    }

    /// The end of a program waits for such threads, however it comes.
    pub(super) fn wait_at_the_end(&mut self) {
        if !self.helpers.contains("OtherThreads") {
            return;
        }
        let is_main = |line: &&mut String| {
            let head = line.trim_start_matches("async ");
            head.starts_with("fn main()") && head.ends_with('{')
        };
        if let Some(main) = self.out.lines.iter_mut().find(is_main) {
            main.push_str(" let _others = OtherThreads;");
        }
    }
}
