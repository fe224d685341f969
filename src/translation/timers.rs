//! Calls that threads make after a while: `threading.Timer`.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

const TIMER: Ty = Ty::Foreign("threading.Timer");

impl Translator<'_, '_> {
    /// `Timer(seconds, f)`.
    pub(super) fn made_timer(&mut self, arguments: &[Argument]) -> Res<Code> {
        let ([task, seconds], rest) = arguments.split_at(arguments.len().min(2)) else {
            return refuse("a timer that is made in another way");
        };
        let is_daemon = match rest {
            [] => false,
            [daemon] if daemon.name.as_deref() == Some("daemon") => match self.kind(daemon.value) {
                Kind::Bool(is_daemon) => *is_daemon,
                _ => return refuse("a timer that may be a daemon"),
            },
            _ => return refuse("a timer that is made in another way"),
        };
        if !self.program.tasks.contains(&task.value) {
            return refuse("a timer that is made in another way");
        }
        let is_left = !is_daemon && !self.waits_for_timers();
        if is_left && self.may_exit() {
            return refuse("a thread that nobody waits for");
        }
        let wait = self.value(seconds.value, &Ty::Float)?;
        let mut made = self.task(task.value)?;
        self.handled.insert(task.value);
        if made.fails {
            return refuse("a timer whose call may fail");
        }
        if self.ty(task.value) != &Ty::None {
            made.call = format!("{{ {}; }}", made.call);
        }
        self.helper("Timer");
        let mut text = made.within(&format!("Timer::new({}, ", wait.text), ")");
        if is_left {
            self.helper("OtherThreads");
            self.helper("OtherThreads::with_timer");
            text = format!("OtherThreads::with_timer({text})");
        }
        Ok(Code::tight(text, TIMER))
    }

    /// A method of a timer.
    pub(super) fn timer_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !arguments.is_empty() || !matches!(name, "start" | "join" | "cancel") {
            return refuse(format!("{name} of a timer"));
        }
        let code = self.expr(object)?;
        if name == "cancel" {
            self.helper("Timer::cancel");
        }
        Ok(Code::tight(
            format!("{}.{name}()", code.receiver()),
            Ty::None,
        ))
    }

    /// Whether each timer that is started is waited for.
    pub(super) fn waits_for_timers(&self) -> bool {
        self.are_all_waited_for(|ty| *ty == TIMER)
    }
}
