//! Arguments that are told by their names where they could be by their places: `text.split(sep=",")`.

use super::ir::{Argument, ExprId, Kind, Program};

/// Tells arguments of methods and builtins by their places, where the name says the very next one.
pub(super) fn place(program: &mut Program<'_>) {
    let mut placed: Vec<(usize, Vec<Argument>)> = Vec::new();
    for (at, expr) in program.exprs.iter().enumerate() {
        let Kind::Call(func, arguments) = &expr.kind else {
            continue;
        };
        let Some(names) = names_of(program, *func) else {
            continue;
        };
        if arguments.iter().any(|it| it.stars > 0) {
            continue;
        }
        let mut all = arguments.clone();
        for (argument, name) in all.iter_mut().zip(names) {
            match &argument.name {
                None => {}
                Some(given) if given == name => argument.name = None,
                Some(_) => break,
            }
        }
        if all.iter().zip(arguments).any(|(a, b)| a.name != b.name) {
            placed.push((at, all));
        }
    }
    for (at, all) in placed {
        if let Kind::Call(_, arguments) = &mut program.exprs[at].kind {
            *arguments = all;
        }
    }
}

/// The names of the parameters, in their order; an empty one has none.
fn names_of(program: &Program<'_>, func: ExprId) -> Option<&'static [&'static str]> {
    match program.kind(func) {
        Kind::Attribute(object, name) => {
            let is_own = program.funcs.iter().any(|it| it.name == *name);
            let is_module = matches!(program.kind(*object), Kind::Import(_));
            match name.as_str() {
                _ if is_own || is_module => None,
                "split" | "rsplit" => Some(&["sep", "maxsplit"]),
                "splitlines" => Some(&["keepends"]),
                "encode" | "decode" => Some(&["encoding", "errors"]),
                _ => None,
            }
        }
        Kind::Builtin(name) => match name.as_str() {
            "int" => Some(&["", "base"]),
            "round" => Some(&["number", "ndigits"]),
            "sum" => Some(&["", "start"]),
            "pow" => Some(&["base", "exp", "mod"]),
            _ => None,
        },
        _ => None,
    }
}
