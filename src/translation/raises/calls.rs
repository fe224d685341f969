//! What a call raises.

use super::super::coroutines::is_connection;
use super::imported_calls::raised_by_queue;
use super::{Classes, Search};
use crate::types::class_form::ClassForm;
use crate::types::exceptions::{self, EXCEPTION, Exc};
use crate::types::files;
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Search<'_, '_> {
    /// A call that another thread makes: what it raises is raised where its result is asked for.
    pub(super) fn task(&mut self, func: ExprId, task: ExprId, around: &Classes, out: &mut Classes) {
        let program = self.program;
        for part in program.kind(func).parts() {
            self.expr(part, around, out);
        }
        if let Kind::Call(callee, _) = program.kind(task) {
            for part in program.kind(task).parts() {
                if part != *callee {
                    self.expr(part, around, out);
                }
            }
            for part in program.kind(*callee).parts() {
                self.expr(part, around, out);
            }
        }
        let is_kept = !matches!(program.kind(func), Kind::Import(_));
        let mut seen = Classes::new();
        if is_kept {
            seen.extend(&self.caught);
            let asks = |it: &crate::types::ir::Expr| matches!(&it.kind, Kind::Attribute(_, name) if name == "exception");
            if program.exprs.iter().any(asks) {
                seen.insert(EXCEPTION);
            }
        }
        let mut classes = Classes::new();
        for callee in self.callees(task) {
            let raised = self.called(callee, &seen);
            self.note(task, &raised, &mut classes);
        }
        let implicit = self.implicit(task);
        let implicit = self.filtered(&implicit, &seen);
        self.note(task, &implicit, &mut classes);
        if is_kept {
            let known = self.found.tasks.entry(task).or_default();
            let before = known.len();
            known.extend(&classes);
            self.has_changed |= known.len() != before;
        }
    }

    /// Whether `max` or `min` goes through its one argument, and has nothing else to give if there are no items.
    fn takes_items(&self, id: ExprId) -> bool {
        let Kind::Call(_, arguments) = self.program.kind(id) else {
            return false;
        };
        let has_default = arguments
            .iter()
            .any(|it| it.name.as_deref() == Some("default"));
        arguments.iter().filter(|it| it.name.is_none()).count() == 1 && !has_default
    }

    /// Whether `map` makes numbers of texts.
    fn reads_texts(&self, id: ExprId) -> bool {
        let Kind::Call(_, arguments) = self.program.kind(id) else {
            return false;
        };
        let [reads, over] = arguments.as_slice() else {
            return false;
        };
        matches!(self.program.kind(reads.value), Kind::Builtin(name)
            if matches!(name.as_str(), "int" | "float"))
            && {
                let over = self.types.of(over.value).some();
                over.is_text() || over.item().some().is_text() || over.item().is_mixed()
            }
    }

    pub(super) fn call(&self, id: ExprId, func: ExprId, given: usize) -> Vec<Exc> {
        let program = self.program;
        let one = |name: &'static str| vec![Exc::Builtin(name)];
        let first = match program.kind(id) {
            Kind::Call(_, arguments) => arguments.first().map(|it| it.value),
            _ => None,
        };
        let of_first = first.map_or(&Ty::None, |it| self.types.of(it).some());
        match program.kind(func) {
            Kind::Builtin(name) => match name.as_str() {
                "int" | "float" if given == 0 => Vec::new(),
                "int" | "float" if of_first.is_text() || of_first.is_mixed() => one("ValueError"),
                "int" | "round"
                    if of_first.is_float()
                        && (name == "int" || given == 1)
                        && !first.is_some_and(|it| self.is_surely_finite(it)) =>
                {
                    vec![Exc::Builtin("ValueError"), Exc::Builtin("OverflowError")]
                }
                // `map(int, texts)`
                "map" if self.reads_texts(id) => one("ValueError"),
                "next" if given == 1 => one("StopIteration"),
                "max" | "min" if self.takes_items(id) && !matches!(of_first, Ty::Tuple(_)) => {
                    one("ValueError")
                }
                // A pair that is a list may be no pair.
                "dict" if given == 1 && matches!(of_first.item(), Ty::List(_)) => one("ValueError"),
                "open" => self.of_system(),
                "input" => one("EOFError"),
                "chr" => one("ValueError"),
                "divmod" => match program.kind(id) {
                    Kind::Call(_, given)
                        if given.get(1).is_some_and(|it| self.is_never_zero(it.value)) =>
                    {
                        Vec::new()
                    }
                    _ => one("ZeroDivisionError"),
                },
                "pow" => one("ValueError"),
                "exit" | "quit" => one("SystemExit"),
                "eval" | "exec" | "getattr" | "setattr" | "delattr" | "__import__" => {
                    vec![EXCEPTION]
                }
                _ => Vec::new(),
            },
            Kind::Import(name) => self.imported(id, name),
            Kind::Attribute(object, _) if self.is_parser(*object) => one("SystemExit"),
            Kind::Attribute(object, name) => {
                let of = self.types.of(*object).some();
                match (of, name.as_str()) {
                    (Ty::List(_), "pop") => one("IndexError"),
                    (Ty::Deque(_), "pop" | "popleft") => one("IndexError"),
                    (Ty::Dict(..), "pop") if given == 1 => one("KeyError"),
                    (Ty::Dict(..), "popitem" | "move_to_end") => one("KeyError"),
                    (Ty::Set(_), "remove" | "pop") => one("KeyError"),
                    (Ty::List(_) | Ty::Deque(_), "remove" | "index") => one("ValueError"),
                    (Ty::Tuple(_) | Ty::Tuples(_), "index") => one("ValueError"),
                    (Ty::Deque(_), "insert") => one("IndexError"),
                    (ty, "index" | "rindex") if ty.is_text() => one("ValueError"),
                    (ty, "split" | "rsplit" | "partition" | "rpartition")
                        if ty.is_text() && given > 0 =>
                    {
                        let is_text = |id: ExprId| matches!(program.kind(id), Kind::Str(text) if !text.is_empty());
                        if first.is_some_and(is_text) {
                            Vec::new()
                        } else {
                            one("ValueError")
                        }
                    }
                    (ty, "encode") if ty.is_text() => match first.map(|it| program.kind(it)) {
                        None => Vec::new(),
                        Some(Kind::Str(codec))
                            if matches!(codec.to_lowercase().as_str(), "utf-8" | "utf8") =>
                        {
                            Vec::new()
                        }
                        Some(_) => one("UnicodeEncodeError"),
                    },
                    // Whether a template of the source finds what it asks for is known before it runs.
                    (ty, "format")
                        if ty.is_text()
                            && matches!(program.kind(*object), Kind::Str(it) if !it.contains('[')) =>
                    {
                        Vec::new()
                    }
                    (ty, "format") if ty.is_text() => {
                        vec![Exc::Builtin("KeyError"), Exc::Builtin("IndexError")]
                    }
                    (Ty::Bytes, "decode") => one("UnicodeDecodeError"),
                    (Ty::Instance(class), _)
                        if program.thread_classes.contains(&class.origin())
                            && program.method(*class, name).is_none() =>
                    {
                        self.of_thread(name)
                    }
                    (
                        Ty::List(_)
                        | Ty::Deque(_)
                        | Ty::Dict(..)
                        | Ty::Set(_)
                        | Ty::Tuple(_)
                        | Ty::Tuples(_)
                        | Ty::Instance(_)
                        | Ty::Dyn(_)
                        | Ty::Union(_)
                        | Ty::Error(_)
                        | Ty::Class(_),
                        _,
                    ) => Vec::new(),
                    (Ty::Foreign("path"), "read_text") => {
                        let mut all = self.of_system();
                        all.push(Exc::Builtin("UnicodeDecodeError"));
                        all
                    }
                    (
                        Ty::Foreign("path"),
                        "open" | "write_text" | "read_bytes" | "write_bytes" | "mkdir" | "unlink"
                        | "rmdir" | "rename" | "iterdir" | "stat" | "touch",
                    ) => self.of_system(),
                    (file, "read") if files::is_text_reader(file) && *file != files::CURSOR => {
                        one("UnicodeDecodeError")
                    }
                    // Whether each line is a text is asked where somebody waits for it.
                    (file, "read" | "readline" | "readlines") if files::is_text_reader(file) => {
                        let undecoded = [
                            Exc::Builtin("UnicodeDecodeError"),
                            Exc::Builtin("UnicodeError"),
                        ];
                        let is_awaited = undecoded.iter().any(|it| self.caught.contains(it));
                        if is_awaited {
                            one("UnicodeDecodeError")
                        } else {
                            Vec::new()
                        }
                    }
                    (Ty::Foreign("csv.writer" | "csv.DictWriter"), _) => Vec::new(),
                    (file, _) if files::is_file(file) || *file == files::FOLDER => Vec::new(),
                    (Ty::Handle(..), name) => raised_by_queue(program, id, name),
                    (Ty::Foreign("threading.Thread" | "threading.Timer"), _) => {
                        self.of_thread(name)
                    }
                    (Ty::Foreign("threading.Semaphore"), _) => Vec::new(),
                    (Ty::Foreign("threading.Lock" | "threading.RLock"), "release") => {
                        self.of_state()
                    }
                    (Ty::Channel(_), "put_nowait") => one("QueueFull"),
                    (Ty::Channel(_), "get_nowait") => one("QueueEmpty"),
                    (connection, _) if is_connection(connection) => Vec::new(),
                    (
                        Ty::Channel(_)
                        | Ty::Task(..)
                        | Ty::Foreign(
                            "asyncio.Lock" | "asyncio.Semaphore" | "asyncio.Event"
                            | "asyncio.Condition" | "asyncio.TaskGroup",
                        ),
                        _,
                    ) => Vec::new(),
                    (Ty::Foreign("logging.Logger" | "re.Pattern" | "re.Match"), _)
                    | (
                        Ty::Foreign("path"),
                        "exists" | "is_file" | "is_dir" | "is_absolute" | "joinpath" | "with_name"
                        | "with_suffix" | "as_posix",
                    ) => Vec::new(),
                    (
                        Ty::Foreign("datetime.date" | "datetime.datetime" | "datetime.time"),
                        "replace",
                    ) => one("ValueError"),
                    (ty, _) if ty.is_text() => Vec::new(),
                    _ => match program.kind(*object) {
                        Kind::Builtin(_) => Vec::new(),
                        _ if exceptions::is_super_init(program, func) => Vec::new(),
                        // What is not known may raise anything.
                        _ => self.by_phrase(id).unwrap_or_else(|| vec![EXCEPTION]),
                    },
                }
            }
            // A member of an enum, by its value.
            Kind::Class(class) if matches!(program.form(*class), ClassForm::Enum(_)) => {
                one("ValueError")
            }
            Kind::Func(_) | Kind::Class(_) => Vec::new(),
            _ => match self.types.of(func).some() {
                Ty::Func(_)
                | Ty::Funcs(_)
                | Ty::Kept(_)
                | Ty::Instance(_)
                | Ty::Dyn(_)
                | Ty::Class(_) => Vec::new(),
                _ => vec![EXCEPTION],
            },
        }
    }
}

/// What says that an argument of the command line can't be converted.
pub(super) const CONVERSION: [&str; 3] = ["ValueError", "TypeError", "ArgumentTypeError"];
