//! What calls of functions of libraries raise.

use super::{SAFE, Search};
use crate::types::exceptions::{self, EXCEPTION, Exc};
use crate::types::ir::{ExprId, Kind, Program};
use crate::types::phrases;
use crate::types::processes::{CALLED, Run};

impl Search<'_, '_> {
    /// What the system refuses: each class where something in the file asks for it, else what all of them are.
    pub(super) fn of_system(&self) -> Vec<Exc> {
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
    pub(super) fn of_state(&self) -> Vec<Exc> {
        let class = Exc::Builtin("RuntimeError");
        let is_caught = self.caught.contains(&class);
        is_caught.then_some(class).into_iter().collect()
    }

    /// What a thread raises that is started twice, or waited for before.
    pub(super) fn of_thread(&self, name: &str) -> Vec<Exc> {
        match name {
            "start" | "join" => self.of_state(),
            _ => Vec::new(),
        }
    }

    /// Whether a method is asked of a parser of the command line.
    pub(super) fn is_parser(&self, object: ExprId) -> bool {
        matches!(self.program.kind(object), Kind::Class(class) if self.program.command_line(*class).is_some())
    }

    pub(super) fn imported(&self, id: ExprId, name: &str) -> Vec<Exc> {
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
    pub(super) fn by_phrase(&self, id: ExprId) -> Option<Vec<Exc>> {
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

/// What a method of a queue may raise.
pub(super) fn raised_by_queue(program: &Program<'_>, call: ExprId, name: &str) -> Vec<Exc> {
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
