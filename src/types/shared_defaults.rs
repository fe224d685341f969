//! `def f(n, memo={})`: such a default is made once, where the function is defined, and all calls share it. Where
//! no caller gives another, it is a variable of the module.

use super::constants::take_out;
use super::ids::{FuncId, VarId};
use super::ir::{ExprId, Kind, Occurrence, Program, Stmt, StmtKind, Target};

/// Makes variables of the module of such parameters.
pub(super) fn stand_alone(program: &mut Program<'_>) {
    for at in 1..program.funcs.len() {
        let id = FuncId(u32::try_from(at).unwrap_or(u32::MAX));
        while let Some((place, given)) = shared(program, id) {
            move_out(program, id, place, given);
        }
    }
}

/// A parameter of a function with such a default, by its place, with the calls that hand it on.
fn shared(program: &Program<'_>, id: FuncId) -> Option<(usize, Vec<(ExprId, usize)>)> {
    let func = program.func(id);
    let is_plain = func.parent == Some(FuncId(0))
        && func.class.is_none()
        && func.name != "lambda"
        && !func.is_cached
        && program
            .func(FuncId(0))
            .body
            .body
            .iter()
            .any(|it| matches!(it.kind, StmtKind::Function(of) if of == id));
    if !is_plain {
        return None;
    }
    (0..func.params.len()).find_map(|place| {
        let param = &func.params[place];
        let default = param.default?;
        let var = program.var(param.var);
        let uses = var.occurrences.iter().filter(|it| !it.is_def).count();
        let is_only = var.occurrences.len() - uses <= 1 && !var.is_captured;
        let name = &param.name;
        (is_only && is_container(program, default) && is_changed(program, param.var))
            .then(|| handed_on(program, id, (place, name), param.var))?
            .map(|given| (place, given))
    })
}

fn is_container(program: &Program<'_>, default: ExprId) -> bool {
    match program.kind(default) {
        Kind::List(items) => items.is_empty(),
        Kind::Dict(items) => items.iter().all(|(key, value)| {
            let is_literal = |id: ExprId| {
                matches!(
                    program.kind(id),
                    Kind::Int(_) | Kind::Str(_) | Kind::Bool(_)
                )
            };
            key.is_some_and(is_literal) && is_literal(*value)
        }),
        Kind::Call(func, arguments) => {
            arguments.is_empty()
                && matches!(program.kind(*func), Kind::Builtin(name)
                    if matches!(name.as_str(), "list" | "dict" | "set"))
        }
        _ => false,
    }
}

/// Whether a parameter is changed by its own function.
fn is_changed(program: &Program<'_>, var: VarId) -> bool {
    let is_it = |id: &ExprId| matches!(program.kind(*id), Kind::Var(of) if *of == var);
    let mut found = program.exprs.iter().any(|it| {
        matches!(&it.kind, Kind::Attribute(of, name) if is_it(of) && matches!(
            name.as_str(),
            "append" | "add" | "update" | "setdefault" | "extend" | "insert"
        ))
    });
    for func in &program.funcs {
        func.body.each_target(&mut |target| {
            found |= matches!(target, Target::Index(of, _) if is_it(of));
        });
    }
    found
}

/// The calls that hand a parameter on to the function itself, with the places of the arguments; nothing if
/// another value is given anywhere.
fn handed_on(
    program: &Program<'_>,
    id: FuncId,
    (place, name): (usize, &str),
    var: VarId,
) -> Option<Vec<(ExprId, usize)>> {
    let mut called = Vec::new();
    let mut given = Vec::new();
    for (at, expr) in program.exprs.iter().enumerate() {
        let Kind::Call(func, arguments) = &expr.kind else {
            continue;
        };
        if !matches!(program.kind(*func), Kind::Func(of) if *of == id) {
            continue;
        }
        called.push(*func);
        if arguments.iter().any(|it| it.stars > 0) {
            return None;
        }
        let found = arguments
            .iter()
            .enumerate()
            .find(|(nth, it)| match &it.name {
                Some(of) => of == name,
                None => *nth == place,
            });
        if let Some((nth, argument)) = found {
            if !matches!(program.kind(argument.value), Kind::Var(of) if *of == var) {
                return None;
            }
            // Those behind it would move to its place.
            if arguments.iter().skip(nth + 1).any(|it| it.name.is_none()) {
                return None;
            }
            given.push((ExprId(u32::try_from(at).ok()?), nth));
        }
    }
    let is_named = program.exprs.iter().enumerate().any(|(at, expr)| {
        matches!(expr.kind, Kind::Func(of) if of == id) && !called.iter().any(|it| it.at() == at)
    });
    (!is_named).then_some(given)
}

fn move_out(program: &mut Program<'_>, id: FuncId, place: usize, given: Vec<(ExprId, usize)>) {
    for (call, nth) in given {
        if let Kind::Call(_, arguments) = &mut program.exprs[call.at()].kind {
            let argument = arguments.remove(nth);
            take_out(program, argument.value);
        }
    }
    let param = program.funcs[id.at()].params.remove(place);
    let Some(default) = param.default else { return };
    let mut name = format!("{}_{}", program.func(id).name, param.name);
    while program.vars.iter().any(|it| it.name == name) {
        name.push('_');
    }
    let block = program.func(FuncId(0)).body.block;
    let made = program.expr(default);
    let (position, span) = (made.position, made.span.clone());
    let var = &mut program.vars[param.var.at()];
    var.name = name;
    var.func = FuncId(0);
    (var.is_param, var.is_captured) = (false, true);
    var.occurrences.retain(|it| !it.is_def);
    if let Some(block) = block {
        let made = Occurrence {
            position,
            block,
            is_def: true,
        };
        var.occurrences.insert(0, made);
    }
    let body = &mut program.funcs[0].body.body;
    let at = body
        .iter()
        .position(|it| matches!(it.kind, StmtKind::Function(of) if of == id));
    let Some(at) = at else { return };
    let stmt = Stmt {
        kind: StmtKind::Assign {
            targets: vec![Target::Var(param.var)],
            value: default,
            annotation: None,
        },
        head: span.clone(),
        span,
        start: position,
        end: position,
        ends: false,
        ..body[at].clone()
    };
    body.insert(at, stmt);
}
