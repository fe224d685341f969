//! One `add_argument`, read.

use super::super::ir::{Argument, ExprId, Kind, Program};
use super::super::regular::Facts;
use super::{Action, Choices, Count, Taken, Value, Version};

/// What `add_argument` adds.
pub(super) enum Added {
    Taken(Taken),
    Version(Version),
}

/// Reads the arguments of `add_argument`; nothing if they say more than is known here.
pub(super) fn read(
    program: &Program<'_>,
    values: &Facts,
    given: &[Argument],
    line: usize,
) -> Option<Added> {
    let mut flags = Vec::new();
    let mut place = None;
    for argument in given.iter().filter(|it| it.name.is_none()) {
        let name = text(program, argument.value).filter(|_| argument.stars == 0)?;
        if name.starts_with('-') {
            flags.push(name);
        } else if place.replace(name).is_some() {
            return None;
        }
    }
    if place.is_some() != flags.is_empty() || !flags.iter().all(|it| is_flag(it)) {
        return None;
    }
    let long = flags.iter().find(|it| it.starts_with("--"));
    let name = match (&place, long.or(flags.first())) {
        (Some(place), _) => place.clone(),
        (None, Some(flag)) => flag.trim_start_matches('-').replace('-', "_"),
        (None, None) => return None,
    };
    let mut taken = Taken {
        name,
        flags,
        action: Action::Store,
        count: Count::One,
        value: Value::Text,
        default: None,
        choices: None,
        is_required: false,
        help: None,
        metavar: None,
        group: None,
        line,
    };
    let mut version = None;
    let mut is_version = false;
    for argument in given.iter().filter(|it| it.name.is_some()) {
        let value = argument.value;
        match argument.name.as_deref()? {
            "type" => taken.value = conversion(program, value)?,
            "default" => {
                taken.default = (!matches!(program.kind(value), Kind::None)).then_some(value);
            }
            "nargs" => taken.count = count(program, value)?,
            "choices" => taken.choices = Some(choices(program, values, value)?),
            "required" => match program.kind(value) {
                Kind::Bool(truth) => taken.is_required = *truth,
                _ => return None,
            },
            "dest" if place.is_none() => taken.name = text(program, value)?,
            "help" => taken.help = text(program, value),
            "metavar" => taken.metavar = text(program, value),
            "version" => version = Some(text(program, value)?),
            "action" => match text(program, value)?.as_str() {
                "store" => {}
                "store_true" => taken.action = Action::SetTrue,
                "store_false" => taken.action = Action::SetFalse,
                "append" => taken.action = Action::Append,
                "count" => taken.action = Action::Count,
                "version" => is_version = true,
                _ => return None,
            },
            _ => return None,
        }
    }
    if is_version {
        let (flags, text) = (taken.flags, version?);
        return Some(Added::Version(Version { flags, text }));
    }
    is_known(program, &mut taken).then_some(Added::Taken(taken))
}

/// Settles whether an argument has to be given, and says whether clap has its form.
fn is_known(program: &Program<'_>, taken: &mut Taken) -> bool {
    let is_name = |it: &str| {
        it.chars()
            .all(|c| c == '_' || c.is_ascii_lowercase() || c.is_ascii_digit())
            && it.starts_with(|c: char| c.is_ascii_lowercase())
    };
    if !is_name(&taken.name) || taken.flags.iter().any(|it| it == "-h" || it == "--help") {
        return false;
    }
    let is_empty_list = taken
        .default
        .is_some_and(|it| matches!(program.kind(it), Kind::List(items) if items.is_empty()));
    if taken.is_positional() {
        if taken.is_required || taken.action != Action::Store {
            return false;
        }
        taken.is_required = match taken.count {
            Count::One | Count::Some | Count::Exactly(_) => true,
            Count::AtMostOne | Count::Any => false,
        };
        if taken.is_required && taken.default.is_some() {
            return false;
        }
    }
    match taken.action {
        Action::SetTrue | Action::SetFalse => {
            let wanted = taken.action == Action::SetFalse;
            let is_plain = taken
                .default
                .is_none_or(|it| matches!(program.kind(it), Kind::Bool(truth) if *truth == wanted));
            taken.default = None;
            is_plain && taken.count == Count::One && taken.value == Value::Text
        }
        Action::Count => {
            let is_zero = taken
                .default
                .is_some_and(|it| matches!(program.kind(it), Kind::Int(0)));
            is_zero && taken.count == Count::One && taken.value == Value::Text
        }
        Action::Append => taken.count == Count::One && (taken.default.is_none() || is_empty_list),
        Action::Store if taken.is_list() => {
            let is_list = taken.default.is_none_or(|it| is_plain_list(program, it));
            is_list && (taken.choices.is_none() || taken.default.is_none() || is_empty_list)
        }
        // An option that may have a value or not has a third state.
        Action::Store if taken.count == Count::AtMostOne => taken.is_positional(),
        Action::Store => true,
    }
}

/// Whether a default is a list of numbers or texts.
fn is_plain_list(program: &Program<'_>, id: ExprId) -> bool {
    matches!(program.kind(id), Kind::List(items)
        if items.iter().all(|it| matches!(program.kind(*it), Kind::Int(_) | Kind::Float(_) | Kind::Str(_))))
}

/// `-v` or `--verbose`.
fn is_flag(flag: &str) -> bool {
    let is_plain = |it: &str| {
        it.chars()
            .all(|c| c == '-' || c == '_' || c.is_ascii_alphanumeric())
    };
    match flag.strip_prefix("--") {
        Some(long) => long.starts_with(|c: char| c.is_ascii_alphabetic()) && is_plain(long),
        None => flag.len() == 2 && flag.ends_with(|c: char| c.is_ascii_alphabetic()),
    }
}

pub(super) fn text(program: &Program<'_>, id: ExprId) -> Option<String> {
    match program.kind(id) {
        Kind::Str(text) => Some(text.clone()),
        _ => None,
    }
}

fn conversion(program: &Program<'_>, id: ExprId) -> Option<Value> {
    Some(match program.kind(id) {
        Kind::Builtin(name) if name == "str" => Value::Text,
        Kind::Builtin(name) if name == "int" => Value::Int,
        Kind::Builtin(name) if name == "float" => Value::Float,
        Kind::Import(name) if name == "pathlib.Path" => Value::Path,
        Kind::Func(func) if program.func(*func).params.len() == 1 => Value::By(*func),
        _ => return None,
    })
}

fn count(program: &Program<'_>, id: ExprId) -> Option<Count> {
    Some(match program.kind(id) {
        Kind::Int(count) => Count::Exactly(usize::try_from(*count).ok().filter(|it| *it > 0)?),
        Kind::Str(text) => match text.as_str() {
            "?" => Count::AtMostOne,
            "*" => Count::Any,
            "+" => Count::Some,
            _ => return None,
        },
        _ => return None,
    })
}

fn choices(program: &Program<'_>, values: &Facts, id: ExprId) -> Option<Choices> {
    match program.kind(id) {
        Kind::List(items) | Kind::Tuple(items) | Kind::Set(items) => of_items(program, items),
        Kind::Dict(items) => {
            let keys: Option<Vec<ExprId>> = items.iter().map(|it| it.0).collect();
            of_items(program, &keys?)
        }
        Kind::Call(func, given) => match (program.kind(*func), given.as_slice()) {
            (Kind::Builtin(name), [end]) if name == "range" => {
                Some(Choices::Range(0, int(program, end.value)?))
            }
            (Kind::Builtin(name), [start, end]) if name == "range" => Some(Choices::Range(
                int(program, start.value)?,
                int(program, end.value)?,
            )),
            (Kind::Builtin(name), [of])
                if matches!(name.as_str(), "list" | "sorted" | "tuple") && of.name.is_none() =>
            {
                choices(program, values, of.value)
            }
            (Kind::Attribute(of, name), []) if name == "keys" => choices(program, values, *of),
            _ => None,
        },
        Kind::Var(var) => choices(program, values, values.value(*var)?),
        _ => None,
    }
}

fn int(program: &Program<'_>, id: ExprId) -> Option<i64> {
    match program.kind(id) {
        Kind::Int(int) => Some(*int),
        _ => None,
    }
}

fn of_items(program: &Program<'_>, items: &[ExprId]) -> Option<Choices> {
    let texts: Option<Vec<String>> = items.iter().map(|it| text(program, *it)).collect();
    if let Some(texts) = texts {
        return Some(Choices::Texts(texts));
    }
    let ints: Option<Vec<i64>> = items.iter().map(|it| int(program, *it)).collect();
    let mut ints = ints?;
    ints.sort_unstable();
    let (first, last) = (*ints.first()?, *ints.last()?);
    let is_whole = ints.windows(2).all(|it| it[1] == it[0] + 1);
    is_whole.then_some(Choices::Range(first, last + 1))
}
