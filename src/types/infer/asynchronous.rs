//! What the functions of `asyncio` give, and what its queues and tasks can do.

use super::super::ids::{BASE, EXCEPTION};
use super::super::ir::{Expr, ExprId, FuncId, Kind};
use super::super::ty::Ty;
use super::Infer;
use super::given::Given;
use super::streams;
use super::streams::coroutine;

impl Infer<'_, '_, '_> {
    /// A call of a function of `asyncio`.
    pub(super) fn asynchronous(&mut self, name: &str, given: &Given<'_>) -> Ty {
        let first = given.at(0);
        match name {
            "sleep" => {
                let given_back = given.keyword("result").map(|it| it.1);
                let positional = (given.count() > 1).then(|| given.at(1));
                coroutine(given_back.or(positional).unwrap_or(Ty::None))
            }
            "run" => first.awaited(),
            "create_task" | "ensure_future" => match first {
                Ty::Coroutine(of, runs) | Ty::Task(of, runs) => Ty::Task(of, runs),
                Ty::Mixed => Ty::Mixed,
                _ => Ty::Unknown,
            },
            "wait_for" => match first {
                Ty::Coroutine(of, runs) | Ty::Task(of, runs) => Ty::Coroutine(of, runs),
                Ty::Mixed => Ty::Mixed,
                _ => Ty::Unknown,
            },
            "gather" => self.gathered(given),
            "as_completed" => match first.item() {
                Ty::Coroutine(of, runs) | Ty::Task(of, runs) => Ty::iter(Ty::Coroutine(of, runs)),
                Ty::Mixed => Ty::Mixed,
                _ => Ty::Unknown,
            },
            "wait" => match first.item() {
                task @ Ty::Task(..) if matches!(first, Ty::List(_)) => {
                    let some = Ty::list(task);
                    coroutine(Ty::Tuple(vec![some.clone(), some]))
                }
                Ty::Mixed => Ty::Mixed,
                _ => Ty::Unknown,
            },
            "to_thread" => {
                let types: Vec<Ty> = given.types.iter().skip(1).cloned().collect();
                let given_back = self.apply(given.value(0), &first, &types);
                Ty::Coroutine(Box::new(given_back), first.functions().to_vec())
            }
            "Queue" | "LifoQueue" | "PriorityQueue" => Ty::Channel(Box::default()),
            "Lock" => Ty::Foreign("asyncio.Lock"),
            "Semaphore" | "BoundedSemaphore" => Ty::Foreign("asyncio.Semaphore"),
            "Event" => Ty::Foreign("asyncio.Event"),
            "Condition" if given.count() == 0 => Ty::Foreign("asyncio.Condition"),
            "TaskGroup" => Ty::Foreign("asyncio.TaskGroup"),
            "open_connection" => coroutine(streams::connection()),
            "start_server" => coroutine(streams::SERVER),
            _ => Ty::Unknown,
        }
    }

    /// What `gather` gives: a list of what its coroutines give; a tuple where these are of several types.
    fn gathered(&mut self, given: &Given<'_>) -> Ty {
        let keeps_errors = match given.keyword("return_exceptions") {
            Some((value, _)) => match self.program.kind(value) {
                Kind::Bool(keeps) => *keeps,
                _ => return Ty::Unknown,
            },
            None => false,
        };
        let named = given.all.iter().filter(|it| it.name.is_some()).count();
        if named > usize::from(given.keyword("return_exceptions").is_some()) {
            return Ty::Unknown;
        }
        let is_cancelled =
            |it: &Expr| matches!(&it.kind, Kind::Attribute(_, name) if name == "cancel");
        let error = if self.program.exprs.iter().any(is_cancelled) {
            BASE
        } else {
            EXCEPTION
        };
        let mut types: Vec<Ty> = Vec::new();
        let mut runs: Vec<FuncId> = Vec::new();
        let mut is_spread = false;
        let positional = given.all.iter().zip(&given.types);
        for (argument, ty) in positional.filter(|it| it.0.name.is_none()) {
            is_spread |= argument.stars > 0;
            let ty = if argument.stars == 0 {
                ty.clone()
            } else {
                ty.item()
            };
            if let Ty::Mixed = ty {
                return Ty::Mixed;
            }
            runs.extend(ty.runs());
            let of = ty.awaited();
            types.push(if keeps_errors && of != Ty::Unknown {
                self.own_texts(ty.runs(), &of);
                of.join(&Ty::Error(error))
            } else {
                of
            });
        }
        runs.sort_unstable();
        runs.dedup();
        let all = types.iter().fold(Ty::Unknown, |a, b| a.join(b));
        let are_alike = types.iter().all(|it| *it == all);
        let of = if are_alike || is_spread {
            Ty::list(all)
        } else {
            Ty::Tuple(types)
        };
        Ty::Coroutine(Box::new(of), runs)
    }

    /// Lets functions own the texts in the containers that they give: there, beside an error, none are the program's.
    fn own_texts(&mut self, runs: &[FuncId], given: &Ty) {
        if given.is_text() || !given.any(&|it| matches!(it, Ty::Lit | Ty::CharLit)) {
            return;
        }
        let owned = given.map(&|it| if it.is_text() { Ty::Str } else { it });
        for run in runs {
            if self.program.func(*run).ret == *given {
                self.join_return(*run, &owned);
            }
        }
    }

    /// Whether some task is given a name that is no literal.
    pub(super) fn are_task_names_computed(&self) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Call(func, arguments) => {
                matches!(self.program.kind(*func), Kind::Import(name) if name == "asyncio.create_task")
                    && arguments.iter().any(|it| {
                        it.name.as_deref() == Some("name")
                            && !matches!(self.program.kind(it.value), Kind::Str(_))
                    })
            }
            _ => false,
        })
    }

    /// `group.create_task(..)`.
    pub(super) fn task_of_group(&mut self, name: &str, given: &Given<'_>) -> Ty {
        match (name, given.at(0)) {
            ("create_task", Ty::Coroutine(of, runs)) => Ty::Task(of, runs),
            ("create_task", Ty::Mixed) => Ty::Mixed,
            _ => Ty::Unknown,
        }
    }

    /// A method of a queue between tasks.
    pub(super) fn channel_method(
        &mut self,
        object: ExprId,
        name: &str,
        item: &Ty,
        given: &Given<'_>,
    ) -> Ty {
        match name {
            "put" | "put_nowait" => {
                let ty = given.at(0);
                self.expect(object, &Ty::Channel(Box::new(ty)));
                if let Some(value) = given.value(0)
                    && let Ty::Channel(item) = self.types.of(object).clone()
                {
                    self.expect(value, &item);
                }
                if name == "put" {
                    coroutine(Ty::None)
                } else {
                    Ty::None
                }
            }
            "get" => coroutine(item.clone()),
            "get_nowait" => item.clone(),
            "join" => coroutine(Ty::None),
            "task_done" => Ty::None,
            "empty" | "full" => Ty::Bool,
            "qsize" => Ty::Int,
            _ => Ty::Unknown,
        }
    }
}

/// A method of a task, a lock, a semaphore or an event.
pub(super) fn synchronizer_method(of: &Ty, name: &str) -> Ty {
    match (of, name) {
        (Ty::Task(given_back, _), "result") => (**given_back).clone(),
        (Ty::Task(..), "done" | "cancelled" | "cancel") => Ty::Bool,
        (Ty::Task(..), "get_name") => Ty::Lit,
        (Ty::Task(..), "exception") => Ty::option(Ty::Error(EXCEPTION)),
        (Ty::Foreign("asyncio.Event"), "set" | "clear") => Ty::None,
        (Ty::Foreign("asyncio.Event"), "is_set") => Ty::Bool,
        (Ty::Foreign("asyncio.Event"), "wait") => coroutine(Ty::Bool),
        (Ty::Foreign("asyncio.Condition"), "wait") => coroutine(Ty::Bool),
        (Ty::Foreign("asyncio.Condition"), "notify" | "notify_all") => Ty::None,
        (Ty::Foreign("asyncio.Lock" | "asyncio.Semaphore"), "acquire") => coroutine(Ty::Bool),
        (Ty::Foreign("asyncio.Lock" | "asyncio.Semaphore"), "release") => Ty::None,
        (Ty::Foreign("asyncio.Lock" | "asyncio.Semaphore"), "locked") => Ty::Bool,
        _ => Ty::Unknown,
    }
}
