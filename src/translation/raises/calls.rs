//! What a call raises.

use crate::types::processes::{CALLED, Run};
use rustpython_ast::UnaryOp;

use super::super::coroutines::is_connection;
use super::operators::compared_by;
use super::{Classes, SAFE, Search};
use crate::types::class_form::{ClassForm, Role};
use crate::types::exceptions::{self, EXCEPTION, Exc};
use crate::types::ir::{ClassId, ExprId, FuncId, Kind, Program};
use crate::types::ty::Ty;
use crate::types::{files, phrases};

/// Methods of Python's own names that a builtin may call on what it is given.
const ASKED_BY_BUILTINS: &[&str] = &[
    "__len__",
    "__str__",
    "__iter__",
    "__bool__",
    "__hash__",
    "__float__",
    "__int__",
];

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

    /// The methods of one name of the classes that meet at one place.
    fn methods_of_union(&self, of: &Ty, name: &str) -> Vec<FuncId> {
        let classes = of.member_classes();
        let all = classes.iter().flat_map(|it| self.methods(*it, name));
        all.collect()
    }

    /// The functions of the file that an expression runs.
    pub(super) fn callees(&self, id: ExprId) -> Vec<FuncId> {
        let program = self.program;
        let of_type = |id: ExprId, name: &str| match self.types.of(id).some() {
            Ty::Instance(class) | Ty::Dyn(class) => self.methods(*class, name),
            of => self.methods_of_union(of, name),
        };
        match program.kind(id) {
            Kind::Call(func, arguments) => {
                // The end of a group says what has failed in it.
                if let Kind::Attribute(object, name) = program.kind(*func)
                    && name == "create_task"
                    && *self.types.of(*object) == Ty::Foreign("asyncio.TaskGroup")
                {
                    return self.types.of(id).runs().to_vec();
                }
                // A coroutine runs where it is awaited.
                if !self.types.of(id).runs().is_empty() {
                    return Vec::new();
                }
                if let Kind::Import(name) = program.kind(*func)
                    && name.starts_with("asyncio.")
                {
                    let run = arguments.first().filter(|_| name == "asyncio.run");
                    return run.map_or_else(Vec::new, |it| self.types.of(it.value).runs().to_vec());
                }
                if let Kind::Attribute(object, name) = program.kind(*func)
                    && name == "result"
                    && let Ty::Task(_, runs) = self.types.of(*object)
                {
                    return runs.clone();
                }
                let mut called = match program.kind(*func) {
                    Kind::Func(func) => vec![*func],
                    Kind::Class(class) => {
                        let class = Exc::Own(*class);
                        exceptions::method(program, class, "__init__")
                            .into_iter()
                            .map(|it| it.1)
                            .chain(match class {
                                Exc::Own(class) => self.makers(class),
                                Exc::Builtin(_) => Vec::new(),
                            })
                            .collect()
                    }
                    Kind::Attribute(object, name) => {
                        let on = match self.types.of(*object).some() {
                            Ty::Instance(class) | Ty::Dyn(class) | Ty::Class(class) => {
                                self.methods(*class, name)
                            }
                            Ty::Error(Exc::Own(class)) => self.methods(*class, name),
                            of => self.methods_of_union(of, name),
                        };
                        match (on.is_empty(), self.types.of(*func).some()) {
                            (true, ty @ (Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_))) => {
                                ty.functions().to_vec()
                            }
                            _ if exceptions::is_super_init(program, *func)
                                || name == "__init__" =>
                            {
                                self.inits_above(id)
                            }
                            _ => on,
                        }
                    }
                    _ => match self.types.of(*func).some() {
                        ty @ (Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_)) => ty.functions().to_vec(),
                        Ty::Instance(class) | Ty::Dyn(class) => self.methods(*class, "__call__"),
                        Ty::Class(class) => self.makers(*class),
                        _ => Vec::new(),
                    },
                };
                // A function that is passed on is called there; by one of the file where that calls it.
                let is_known = match program.kind(*func) {
                    Kind::Func(_) | Kind::Class(_) => true,
                    Kind::Attribute(object, name) => match self.types.of(*object).some() {
                        Ty::Instance(class) => !self.methods(*class, name).is_empty(),
                        Ty::List(_) | Ty::Deque(_) | Ty::Dict(..) => matches!(
                            name.as_str(),
                            "append" | "appendleft" | "insert" | "setdefault" | "get"
                        ),
                        _ => false,
                    },
                    _ => false,
                };
                if let Kind::Builtin(name) = program.kind(*func) {
                    called.extend(self.of_items(name, arguments));
                }
                for argument in arguments {
                    if !is_known && !matches!(program.kind(argument.value), Kind::Lambda(_)) {
                        called.extend(self.types.of(argument.value).functions());
                    }
                    for name in ASKED_BY_BUILTINS {
                        called.extend(of_type(argument.value, name));
                    }
                }
                called
            }
            Kind::Await(of) => self.types.of(*of).runs().to_vec(),
            Kind::Index(object, _) => of_type(*object, "__getitem__"),
            Kind::Attribute(object, name) => match self.types.of(*object).some() {
                Ty::Instance(class) | Ty::Dyn(class) => self
                    .methods(*class, name)
                    .into_iter()
                    .filter(|it| {
                        let func = self.program.func(*it);
                        func.role == Role::Property || func.refused.is_some()
                    })
                    .collect(),
                of => self.methods_of_union(of, name),
            },
            Kind::Binary(op, a, b) => self.of_operator(*op, *a, *b),
            Kind::Unary(op, of) => match op {
                UnaryOp::USub => of_type(*of, "__neg__"),
                UnaryOp::UAdd => of_type(*of, "__pos__"),
                UnaryOp::Invert => of_type(*of, "__invert__"),
                UnaryOp::Not => Vec::new(),
            },
            Kind::Compare(first, rest) => {
                let mut called = Vec::new();
                let mut left = *first;
                for (op, right) in rest {
                    for name in compared_by(*op) {
                        called.extend(of_type(left, name));
                        called.extend(of_type(*right, name));
                    }
                    left = *right;
                }
                called
            }
            _ => Vec::new(),
        }
    }

    /// What runs where an instance of a class is made.
    fn makers(&self, class: ClassId) -> Vec<FuncId> {
        ["__init__", "__post_init__", "__new__"]
            .iter()
            .filter_map(|name| self.program.method(class, name))
            .collect()
    }

    fn inits_above(&self, id: ExprId) -> Vec<FuncId> {
        let func = self.program.blocks[self.program.expr(id).block.at()].func;
        let Some(class) = self.program.func(func).class else {
            return Vec::new();
        };
        self.methods(class, "__init__")
            .into_iter()
            .filter(|it| *it != func)
            .collect()
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
                "int" | "round" if of_first.is_float() && (name == "int" || given == 1) => {
                    vec![Exc::Builtin("ValueError"), Exc::Builtin("OverflowError")]
                }
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
                            | "asyncio.TaskGroup",
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

    /// What the system refuses: each class where something in the file asks for it, else what all of them are.
    fn of_system(&self) -> Vec<Exc> {
        let asks_for_class = self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Attribute(_, name) if name == "__name__" || name == "__class__")
                || matches!(&it.kind, Kind::Builtin(name) if name == "type")
        });
        let base = Exc::Builtin("OSError");
        let family = OF_SYSTEM.iter().map(|it| Exc::Builtin(it));
        let asked = family.filter(|it| asks_for_class || self.caught.contains(it));
        asked.chain([base]).collect()
    }

    /// What is done twice that can be done once, where a handler waits for just that.
    fn of_state(&self) -> Vec<Exc> {
        let class = Exc::Builtin("RuntimeError");
        let is_caught = self.caught.contains(&class);
        is_caught.then_some(class).into_iter().collect()
    }

    /// What a thread raises that is started twice, or waited for before.
    fn of_thread(&self, name: &str) -> Vec<Exc> {
        match name {
            "start" | "join" => self.of_state(),
            _ => Vec::new(),
        }
    }

    /// Whether a method is asked of a parser of the command line.
    fn is_parser(&self, object: ExprId) -> bool {
        matches!(self.program.kind(object), Kind::Class(class) if self.program.command_line(*class).is_some())
    }

    fn imported(&self, id: ExprId, name: &str) -> Vec<Exc> {
        if exceptions::builtin(name).is_some() {
            return Vec::new();
        }
        match name {
            "sys.exit" => vec![Exc::Builtin("SystemExit")],
            "heapq.heappop" | "heapq.heapreplace" => vec![Exc::Builtin("IndexError")],
            "math.sqrt" | "math.log" | "math.log2" | "math.log10" | "math.factorial"
            | "math.acos" | "math.asin" | "math.comb" | "math.perm" | "math.isqrt"
            | "math.fmod" => {
                vec![Exc::Builtin("ValueError")]
            }
            "math.floor" | "math.ceil" | "math.trunc" => {
                vec![Exc::Builtin("ValueError"), Exc::Builtin("OverflowError")]
            }
            "math.exp" | "math.pow" | "math.cosh" | "math.sinh" => {
                vec![Exc::Builtin("OverflowError"), Exc::Builtin("ValueError")]
            }
            "functools.reduce" => vec![Exc::Builtin("TypeError")],
            "datetime.date" | "datetime.datetime" | "datetime.time"
                if crate::types::dates::is_literal(self.program, id) =>
            {
                Vec::new()
            }
            "datetime.date" | "datetime.datetime" | "datetime.time" => {
                vec![Exc::Builtin("ValueError")]
            }
            "datetime.timedelta" => Vec::new(),
            "decimal.Decimal" => match self.program.kind(id) {
                Kind::Call(_, given)
                    if matches!(given.as_slice(), [only]
                    if self.types.of(only.value).is_text()
                        && !matches!(self.program.kind(only.value), Kind::Str(_))) =>
                {
                    vec![Exc::Builtin("InvalidOperation")]
                }
                _ => Vec::new(),
            },
            "subprocess.run" | "subprocess.check_output" => self.of_process(id, name),
            "json.loads" | "json.load" => vec![Exc::Builtin("JSONDecodeError")],
            "json.dump" | "csv.reader" | "csv.DictReader" | "csv.writer" | "csv.DictWriter" => {
                Vec::new()
            }
            "os.environ.get" | "os.getenv" | "os.getcwd" | "os.walk" => Vec::new(),
            "os.path.getsize" | "os.path.getmtime" | "os.path.getatime" | "os.path.getctime"
            | "os.path.samefile" => self.of_system(),
            name if name.starts_with("os.path.") => Vec::new(),
            name if name.starts_with("os.") || name.starts_with("shutil.") => self.of_system(),
            name if SAFE.iter().any(|it| name.starts_with(it)) => Vec::new(),
            _ => self.by_phrase(id).unwrap_or_else(|| vec![EXCEPTION]),
        }
    }

    /// What running a command raises: what the system refuses, and that it fails where somebody asks for that.
    fn of_process(&self, id: ExprId, name: &str) -> Vec<Exc> {
        let Kind::Call(_, given) = self.program.kind(id) else {
            return vec![EXCEPTION];
        };
        let Some(run) = Run::of(self.program, name, given) else {
            return vec![EXCEPTION];
        };
        let mut all = self.of_system();
        all.extend(run.is_checked.then_some(CALLED));
        all
    }

    /// What a call raises by the table of phrases; nothing if it is not there.
    fn by_phrase(&self, id: ExprId) -> Option<Vec<Exc>> {
        let found = phrases::find(self.program, self.types, id)?;
        let Some(raises) = found.phrase.row.raises else {
            return Some(Vec::new());
        };
        let names = raises.split(" or ");
        let classes = names.map(|it| exceptions::builtin(it).unwrap_or(EXCEPTION));
        Some(classes.collect())
    }
}

/// What the system refuses, by name.
const OF_SYSTEM: &[&str] = &[
    "FileExistsError",
    "FileNotFoundError",
    "IsADirectoryError",
    "NotADirectoryError",
    "PermissionError",
];

/// What says that an argument of the command line can't be converted.
pub(super) const CONVERSION: [&str; 3] = ["ValueError", "TypeError", "ArgumentTypeError"];

/// What a method of a queue may raise.
fn raised_by_queue(program: &Program<'_>, call: ExprId, name: &str) -> Vec<Exc> {
    let given = match program.kind(call) {
        Kind::Call(_, arguments) => arguments.len(),
        _ => 0,
    };
    match name {
        "get_nowait" => vec![Exc::Builtin("Empty")],
        "get" if given > 0 => vec![Exc::Builtin("Empty")],
        "put_nowait" => vec![Exc::Builtin("Full")],
        "task_done" => vec![Exc::Builtin("ValueError")],
        "put" if given > 1 => vec![Exc::Builtin("Full")],
        _ => Vec::new(),
    }
}
