//! A type as Python writes it.

use super::exceptions::Exc;
use super::ids::ClassId;
use super::ir::Program;
use super::ty::{DictKind, Handle, Ty};

/// A type as an annotation would say it, with `?` for what is not known of it.
pub(crate) fn python(program: &Program<'_>, ty: &Ty) -> String {
    let spelled = |of: &Ty| python(program, of);
    let many = |of: &[Ty], between: &str| {
        let all: Vec<String> = of.iter().map(spelled).collect();
        all.join(between)
    };
    let class = |id: &ClassId| program.classes[id.at()].name.clone();
    match ty {
        Ty::Unknown | Ty::Mixed | Ty::Own => "?".into(),
        Ty::Bool => "bool".into(),
        Ty::Int | Ty::BigInt => "int".into(),
        Ty::Float | Ty::Instant => "float".into(),
        Ty::Real => "int | float".into(),
        Ty::Str | Ty::Lit | Ty::Char | Ty::CharLit => "str".into(),
        Ty::Bytes => "bytes".into(),
        Ty::None => "None".into(),
        Ty::List(of) => format!("list[{}]", spelled(of)),
        Ty::Set(of) => format!("set[{}]", spelled(of)),
        Ty::Deque(of) => format!("deque[{}]", spelled(of)),
        Ty::Iter(of) => format!("Iterator[{}]", spelled(of)),
        Ty::Tuples(of) => format!("tuple[{}, ...]", spelled(of)),
        Ty::Dict(key, value, kind) => match kind {
            DictKind::Plain => format!("dict[{}, {}]", spelled(key), spelled(value)),
            DictKind::Default => format!("defaultdict[{}, {}]", spelled(key), spelled(value)),
            DictKind::Counter => format!("Counter[{}]", spelled(key)),
        },
        Ty::Tuple(items) if items.is_empty() => "tuple[()]".into(),
        Ty::Tuple(items) => format!("tuple[{}]", many(items, ", ")),
        Ty::Option(of) => format!("{} | None", spelled(of)),
        Ty::Range => "range".into(),
        Ty::Foreign(name) => (*name).into(),
        Ty::Handle(handle, of) => {
            let name = match handle {
                Handle::Future => "Future",
                Handle::Queue => "Queue",
                Handle::Stack => "LifoQueue",
                Handle::Heap => "PriorityQueue",
            };
            format!("{name}[{}]", spelled(of))
        }
        Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => {
            let mut names: Vec<&str> = ty
                .functions()
                .iter()
                .map(|it| program.func(*it).name.as_str())
                .collect();
            names.dedup();
            format!("Callable ({})", names.join(", "))
        }
        Ty::Coroutine(of, _) => format!("Coroutine[{}]", spelled(of)),
        Ty::Task(of, _) => format!("Task[{}]", spelled(of)),
        Ty::Stream(of, _) => format!("AsyncIterator[{}]", spelled(of)),
        Ty::Channel(of) => format!("asyncio.Queue[{}]", spelled(of)),
        Ty::Callable(params, ret) => {
            format!("Callable[[{}], {}]", many(params, ", "), spelled(ret))
        }
        Ty::Class(id) => format!("type[{}]", class(id)),
        Ty::Instance(id) | Ty::Enum(id) | Ty::Dyn(id) => class(id),
        Ty::Error(Exc::Own(id)) => class(id),
        Ty::Error(Exc::Builtin(name)) => (*name).into(),
        Ty::Param(param) => program.generics.params[param.at()].name.clone(),
        Ty::Copies(all) => all.first().map_or_else(|| "?".into(), class),
        Ty::Records(..) => "dict".into(),
        Ty::Union(items) => many(items, " | "),
    }
}
