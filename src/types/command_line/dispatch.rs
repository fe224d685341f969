//! `args.func(args)`, perhaps with other variables: a call of what each command names by `set_defaults`, spread over the commands.

use rustc_hash::FxHashSet;
use rustpython_ast::CmpOp;

use super::super::ir::{Argument, Expr, ExprId, FuncId, Kind, Program, VarId};
use super::{CommandLine, part};

/// Writes each such call out: `add(args) if args.command == "add" else ..`.
pub(super) fn spread(program: &mut Program<'_>) {
    let lines = program.command_lines.clone();
    for line in &lines {
        let Some(attribute) = attribute(line) else {
            continue;
        };
        let mut asked = FxHashSet::default();
        let mut places = FxHashSet::default();
        for index in 0..program.exprs.len() {
            let id = ExprId(u32::try_from(index).unwrap_or(u32::MAX));
            if let Some(call) = dispatched(program, id, &attribute) {
                if let Kind::Var(var) = program.kind(call.given[call.place]) {
                    asked.insert(*var);
                }
                places.insert(call.place);
                write_out(program, line, id, &call);
            }
        }
        ask_for_command(program, line, &attribute, &asked);
        if let (Some(place), 0..=1) = (places.iter().next(), places.len()) {
            note_own(program, line, *place);
        }
    }
}

/// `args.func(.., args, ..)`: what is given, and which of it are the arguments of the command line.
struct Dispatched {
    given: Vec<ExprId>,
    place: usize,
}

/// Notes whose arguments each function is given that one command alone names.
fn note_own(program: &mut Program<'_>, line: &CommandLine, place: usize) {
    let Some(commands) = &line.commands else {
        return;
    };
    let handlers = commands.all.iter().map(|it| it.handler.as_ref());
    let handlers: Vec<Option<FuncId>> = handlers.map(|it| it.map(|it| it.1)).collect();
    for (at, handler) in handlers.iter().enumerate() {
        let Some(func) = handler else { continue };
        let is_single = handlers.iter().filter(|it| *it == handler).count() == 1
            && program.calls.iter().filter(|it| it.1 == *func).count() == 1;
        if let (Some(param), true) = (program.func(*func).params.get(place), is_single) {
            let var = param.var;
            program.of_command.insert(var, at);
        }
    }
}

/// `hasattr(args, "func")` asks whether there is a command.
fn ask_for_command(
    program: &mut Program<'_>,
    line: &CommandLine,
    attribute: &str,
    args: &FxHashSet<VarId>,
) {
    let Some(commands) = &line.commands else {
        return;
    };
    for index in 0..program.exprs.len() {
        let Kind::Call(func, given) = &program.exprs[index].kind else {
            continue;
        };
        let [object, name] = given.as_slice() else {
            continue;
        };
        let (object, name) = (object.value, name.value);
        let asks = matches!(program.kind(*func), Kind::Builtin(name) if name == "hasattr")
            && matches!(program.kind(object), Kind::Var(var) if args.contains(var))
            && matches!(program.kind(name), Kind::Str(name) if name == attribute);
        if asks {
            let (func, like) = (*func, program.exprs[index].clone());
            program.exprs[func.at()].kind = Kind::Attribute(object, commands.name.clone());
            program.exprs[name.at()].kind = Kind::None;
            program.exprs[index] = Expr {
                kind: Kind::Compare(func, vec![(CmpOp::IsNot, name)]),
                ..like
            };
        }
    }
}

/// The attribute by which every command names a function.
fn attribute(line: &CommandLine) -> Option<String> {
    let commands = &line.commands.as_ref()?.all;
    let (name, _) = commands.first()?.handler.as_ref()?;
    let has_it = |it: &super::Command| it.handler.as_ref().is_some_and(|it| it.0 == *name);
    commands.iter().all(has_it).then(|| name.clone())
}

/// What `args.func(args)` asks; what else is given are variables.
fn dispatched(program: &Program<'_>, id: ExprId, attribute: &str) -> Option<Dispatched> {
    let Kind::Call(func, given) = program.kind(id) else {
        return None;
    };
    let Kind::Attribute(object, name) = program.kind(*func) else {
        return None;
    };
    let Kind::Var(asked) = program.kind(*object) else {
        return None;
    };
    let are_plain = given.iter().all(|it| {
        it.name.is_none() && it.stars == 0 && matches!(program.kind(it.value), Kind::Var(_))
    });
    let is_asked =
        |it: &Argument| matches!(program.kind(it.value), Kind::Var(passed) if passed == asked);
    let place = given.iter().position(is_asked)?;
    let is_once = given.iter().filter(|it| is_asked(it)).count() == 1;
    (name == attribute && are_plain && is_once).then(|| Dispatched {
        given: given.iter().map(|it| it.value).collect(),
        place,
    })
}

fn write_out(program: &mut Program<'_>, line: &CommandLine, id: ExprId, of: &Dispatched) {
    let Some(commands) = &line.commands else {
        return;
    };
    let like = program.expr(id).clone();
    let caller = program.blocks[like.block.at()].func;
    let add = |program: &mut Program<'_>, kind: Kind| {
        let id = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
        program.exprs.push(Expr {
            kind,
            ..like.clone()
        });
        id
    };
    let copy = program.kind(of.given[of.place]).clone();
    let mut calls: Vec<(ExprId, ExprId)> = Vec::new();
    for (at, command) in commands.all.iter().enumerate() {
        let Some((_, handler)) = &command.handler else {
            return;
        };
        let asked = add(program, copy.clone());
        let asked = add(program, Kind::Attribute(asked, commands.name.clone()));
        let name = add(program, Kind::Str(command.name.clone()));
        let test = add(program, Kind::Compare(asked, vec![(CmpOp::Eq, name)]));
        let mut given = add(program, copy.clone());
        if takes_own(program, line, at, *handler, of) {
            given = add(program, Kind::Attribute(given, part(at)));
        }
        let func = add(program, Kind::Func(*handler));
        let mut arguments = Vec::new();
        for (at, other) in of.given.iter().enumerate() {
            let other = if at == of.place {
                given
            } else {
                let kind = program.kind(*other).clone();
                add(program, kind)
            };
            arguments.push(Argument::plain(other));
        }
        let call = add(program, Kind::Call(func, arguments));
        program.calls.push((caller, *handler));
        program.funcs[handler.at()].is_called = true;
        calls.push((test, call));
    }
    // Without a command Python has no such attribute.
    let mut orelse = if commands.is_required {
        calls.pop().map(|it| it.1)
    } else {
        None
    };
    for (test, body) in calls.into_iter().rev() {
        let none = orelse.unwrap_or_else(|| add(program, Kind::Unsupported(NO_COMMAND)));
        orelse = Some(add(
            program,
            Kind::Conditional {
                test,
                body,
                orelse: none,
            },
        ));
    }
    if let Some(orelse) = orelse {
        program.exprs[id.at()].kind = program.kind(orelse).clone();
    }
}

/// What stands for the value of a call of what no command names.
pub(crate) const NO_COMMAND: &str = "an attribute that is there with a command only";

/// Whether a function asks for nothing but what its own command takes.
fn takes_own(
    program: &Program<'_>,
    line: &CommandLine,
    at: usize,
    handler: FuncId,
    of: &Dispatched,
) -> bool {
    let Some(commands) = &line.commands else {
        return false;
    };
    let names_it = commands
        .all
        .iter()
        .filter(|it| it.handler.as_ref().is_some_and(|it| it.1 == handler));
    let func = program.func(handler);
    let Some(param) = func.params.get(of.place) else {
        return false;
    };
    if func.params.len() != of.given.len() {
        return false;
    }
    if names_it.count() != 1 || program.calls.iter().any(|it| it.1 == handler) {
        return false;
    }
    let own = &commands.all[at].takes.all;
    let mut asked: FxHashSet<ExprId> = FxHashSet::default();
    for expr in &program.exprs {
        if let Kind::Attribute(object, name) = &expr.kind
            && matches!(program.kind(*object), Kind::Var(var) if *var == param.var)
        {
            if !own.iter().any(|it| it.name == *name) {
                return false;
            }
            asked.insert(*object);
        }
    }
    let ids = program.expr_ids();
    let mut uses =
        ids.filter(|id| matches!(program.kind(*id), Kind::Var(var) if *var == param.var));
    !asked.is_empty() && uses.all(|it| asked.contains(&it))
}
