//! `args.func(args)`: a call of what each command names by `set_defaults`, spread over the commands.

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
        for index in 0..program.exprs.len() {
            let id = ExprId(u32::try_from(index).unwrap_or(u32::MAX));
            if let Some(args) = dispatched(program, id, &attribute) {
                write_out(program, line, id, args);
                if let Kind::Var(var) = program.kind(args) {
                    asked.insert(*var);
                }
            }
        }
        ask_for_command(program, line, &attribute, &asked);
        note_own(program, line);
    }
}

/// Notes whose arguments each function is given that one command alone names.
fn note_own(program: &mut Program<'_>, line: &CommandLine) {
    let Some(commands) = &line.commands else {
        return;
    };
    let handlers = commands.all.iter().map(|it| it.handler.as_ref());
    let handlers: Vec<Option<FuncId>> = handlers.map(|it| it.map(|it| it.1)).collect();
    for (at, handler) in handlers.iter().enumerate() {
        let Some(func) = handler else { continue };
        let is_single = handlers.iter().filter(|it| *it == handler).count() == 1
            && program.calls.iter().filter(|it| it.1 == *func).count() == 1;
        if let ([param], true) = (program.func(*func).params.as_slice(), is_single) {
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

/// What `args.func(args)` asks.
fn dispatched(program: &Program<'_>, id: ExprId, attribute: &str) -> Option<ExprId> {
    let Kind::Call(func, given) = program.kind(id) else {
        return None;
    };
    let (Kind::Attribute(object, name), [only]) = (program.kind(*func), given.as_slice()) else {
        return None;
    };
    let (Kind::Var(asked), Kind::Var(passed)) = (program.kind(*object), program.kind(only.value))
    else {
        return None;
    };
    (name == attribute && asked == passed && only.name.is_none()).then_some(only.value)
}

fn write_out(program: &mut Program<'_>, line: &CommandLine, id: ExprId, args: ExprId) {
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
    let copy = program.kind(args).clone();
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
        if takes_own(program, line, at, *handler) {
            given = add(program, Kind::Attribute(given, part(at)));
        }
        let func = add(program, Kind::Func(*handler));
        let arguments = vec![Argument::plain(given)];
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
fn takes_own(program: &Program<'_>, line: &CommandLine, at: usize, handler: FuncId) -> bool {
    let Some(commands) = &line.commands else {
        return false;
    };
    let names_it = commands
        .all
        .iter()
        .filter(|it| it.handler.as_ref().is_some_and(|it| it.1 == handler));
    let func = program.func(handler);
    let [param] = func.params.as_slice() else {
        return false;
    };
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
    let ids = (0..program.exprs.len()).map(|it| ExprId(u32::try_from(it).unwrap_or(u32::MAX)));
    let mut uses =
        ids.filter(|id| matches!(program.kind(*id), Kind::Var(var) if *var == param.var));
    !asked.is_empty() && uses.all(|it| asked.contains(&it))
}
