//! Coroutines, on tokio's runtime of one thread: `await`, tasks, and what these share.
//!
//! The order of events is that of Python's event loop: a task begins when the others that are ready have had
//! their turn, and goes on in the order in which it was woken. The main coroutine is a task as well where there
//! are others, as tokio would let it wait for all of them otherwise.

mod awaiting;
mod cancelling;
mod channels;
mod completion;
mod connections;
mod delays;
mod detached;
mod gathering;
mod guards;
mod sharing;
mod streams;
mod task_names;
mod tasks;
mod threads;
mod timeouts;
mod waiting;

pub(super) use sharing::share;

use super::translator::Translator;
use crate::types::ir::FuncId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a coroutine that runs one of these functions gives a `Result`.
    pub(super) fn any_fails(&self, runs: &[FuncId]) -> bool {
        runs.iter().any(|it| self.raises.fails(*it))
    }

    /// What a coroutine or task gives in Rust.
    pub(super) fn output_type(&mut self, of: &Ty, runs: &[FuncId]) -> String {
        let rust = self.rust_type(of);
        if self.any_fails(runs) {
            format!("Result<{rust}, {}>", self.error_name)
        } else {
            rust
        }
    }

    /// `main` of a program that is one coroutine: where there are tasks, it is one of them.
    pub(super) fn asynchronous_main(&mut self, id: FuncId, name: &str) {
        self.need_tokio();
        let fails = self.raises.fails(id);
        self.out.origin = None;
        if !self.coroutines.has_tasks {
            if fails {
                self.out.line("#[tokio::main(flavor = \"current_thread\")]");
                self.reporting_main("async fn main()", &format!("{name}().await"));
            }
            return;
        }
        self.import("tokio::task::spawn_local");
        let program = if self.coroutines.sees.is_empty() {
            format!("{name}()")
        } else {
            // Tasks that are left see that they are cancelled.
            self.need_crate("futures", "0.3", &[]);
            self.helper("SharedTask");
            self.helper("until_cancelled");
            format!("with_tasks({name}())")
        };
        let outcome =
            format!("spawn_local({program}).await.expect(\"the program does not panic\")");
        self.out.line("#[tokio::main(flavor = \"local\")]");
        if fails {
            self.reporting_main("async fn main()", &outcome);
            return;
        }
        self.out.line("async fn main() {");
        self.out.line(format!("{outcome};"));
        self.out.line("}");
    }

    /// The crate that coroutines run on.
    pub(super) fn need_tokio(&mut self) {
        self.need_crate("tokio", "1", &["macros", "rt", "sync", "time"]);
    }

    /// The type of a task, a queue, a lock, a semaphore or an event.
    pub(super) fn asynchronous_type(&mut self, ty: &Ty) -> String {
        self.need_tokio();
        match ty {
            Ty::Coroutine(..) | Ty::Stream(..) => "_".to_owned(),
            Ty::Task(of, runs) if self.coroutines.asks_tasks => {
                self.need_crate("futures", "0.3", &[]);
                let helper = self.helper("SharedTask");
                format!("{helper}<{}>", self.output_type(of, runs))
            }
            Ty::Task(of, runs) => {
                self.import("tokio::task::JoinHandle");
                format!("JoinHandle<{}>", self.output_type(of, runs))
            }
            Ty::Channel(of) => {
                self.import("std::rc::Rc");
                let helper = self.helper("TaskQueue");
                format!("Rc<{helper}<{}>>", self.rust_type(of))
            }
            Ty::Foreign("asyncio.Lock") => {
                self.import("std::rc::Rc");
                self.import("tokio::sync::Mutex");
                "Rc<Mutex<()>>".to_owned()
            }
            Ty::Foreign("asyncio.Semaphore") => {
                self.import("std::rc::Rc");
                self.import("tokio::sync::Semaphore");
                "Rc<Semaphore>".to_owned()
            }
            Ty::Foreign(
                of @ ("asyncio.StreamReader" | "asyncio.StreamWriter" | "asyncio.Server"),
            ) => self.connection_type(of),
            Ty::Foreign("asyncio.Condition") => {
                self.import("std::rc::Rc");
                let helper = self.helper("TaskCondition");
                format!("Rc<{helper}>")
            }
            Ty::Foreign("asyncio.TaskGroup") => {
                self.import("std::rc::Rc");
                self.need_crate("futures", "0.3", &[]);
                let helper = self.helper("TaskGroup");
                format!("Rc<{helper}>")
            }
            _ => {
                self.import("std::rc::Rc");
                let helper = self.helper("TaskEvent");
                format!("Rc<{helper}>")
            }
        }
    }
}
