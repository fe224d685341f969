//! What is shared by threads: pools, futures, queues, locks.

use super::super::ids::EXCEPTION;
use super::super::ir::ExprId;
use super::super::ty::{Handle, Ty};
use super::Infer;
use super::given::Given;

/// What a call of `threading`, `queue`, `concurrent.futures` or `multiprocessing` makes.
pub(super) fn made(name: &str, given: &Given<'_>) -> Ty {
    let handle = |handle: Handle| Ty::Handle(handle, Box::default());
    match name {
        "concurrent.futures.as_completed" => Ty::iter(given.at(0).item()),
        "concurrent.futures.wait" => {
            let futures = Ty::Set(Box::new(given.at(0).item()));
            Ty::Tuple(vec![futures.clone(), futures])
        }
        "multiprocessing.cpu_count" => Ty::Int,
        "threading.current_thread" => Ty::Foreign("threading.Thread"),
        "queue.Queue"
        | "queue.SimpleQueue"
        | "multiprocessing.Queue"
        | "multiprocessing.SimpleQueue"
        | "multiprocessing.JoinableQueue" => handle(Handle::Queue),
        "queue.LifoQueue" => handle(Handle::Stack),
        "queue.PriorityQueue" => handle(Handle::Heap),
        name => super::super::library::of_class(name)
            .filter(|it| it.is_between_threads)
            .map_or(Ty::Unknown, |it| Ty::Foreign(it.name)),
    }
}

/// What a method of such a value of a library gives.
pub(super) fn library_method(of: &str, name: &str, given: &Given<'_>) -> Ty {
    match (of, name) {
        ("pool", "submit" | "apply_async") => Ty::Handle(Handle::Future, Box::new(given.at(0))),
        ("pool", "shutdown" | "close" | "join" | "terminate") => Ty::None,
        ("threading.Thread" | "threading.Timer", "start" | "join" | "join_for" | "cancel") => {
            Ty::None
        }
        ("threading.Thread", "is_alive") => Ty::Bool,
        (_, "acquire" | "locked" | "is_set") => Ty::Bool,
        (_, "release" | "set" | "clear" | "notify" | "notify_all") => Ty::None,
        ("threading.Event", "wait") => Ty::Bool,
        ("threading.Condition", "wait" | "wait_for") => Ty::Bool,
        ("threading.Barrier", "wait") => Ty::Int,
        _ => Ty::Unknown,
    }
}

impl Infer<'_, '_, '_> {
    /// What a method of a future or a queue gives.
    pub(super) fn handle_method(
        &mut self,
        object: ExprId,
        (handle, of): (Handle, &Ty),
        name: &str,
        given: &Given<'_>,
    ) -> Ty {
        match (handle, name) {
            (Handle::Future, "result" | "get") => of.clone(),
            (Handle::Future, "exception") => Ty::option(Ty::Error(EXCEPTION)),
            (Handle::Future, "done" | "ready" | "successful" | "cancelled") => Ty::Bool,
            (Handle::Future, "wait") => Ty::None,
            (Handle::Future, _) => Ty::Unknown,
            (_, "put" | "put_nowait") => {
                let item = given.at(0);
                self.expect_handle(object, &Ty::Handle(handle, Box::new(item)));
                if let (Some(value), Ty::Handle(_, of)) =
                    (given.value(0), self.types.of(object).some().clone())
                {
                    self.expect(value, &of);
                }
                Ty::None
            }
            (_, "get" | "get_nowait") => of.clone(),
            (_, "qsize") => Ty::Int,
            (_, "empty" | "full") => Ty::Bool,
            (_, "task_done" | "join") => Ty::None,
            _ => Ty::Unknown,
        }
    }

    /// Tells a queue what is put into it.
    fn expect_handle(&mut self, object: ExprId, ty: &Ty) {
        use super::super::ir::Kind;
        match self.program.kind(object).clone() {
            Kind::Var(var) => self.join_var(var, ty),
            Kind::Attribute(of, name) => {
                if let Ty::Instance(class) = self.types.of(of).some() {
                    let class = self.program.field_owner(*class, &name);
                    self.join_field(class, &name, ty);
                }
            }
            Kind::Index(of, _) => self.expect_item(of, ty),
            _ => {}
        }
    }
}
