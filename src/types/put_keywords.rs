//! `**extra` that a function does nothing with but put it into dicts, `row.update(extra)`: a parameter for each
//! keyword that callers give, None where they give none.

use rustpython_ast::CmpOp;

use super::ids::{BlockId, ExprId, FuncId, VarId};
use super::ir::{
    Argument, Arm, Block, Expr, Kind, Nature, Occurrence, Param, ParamNature, Program, Stmt,
    StmtKind, Suite, Target, Var,
};

/// Gives functions the parameters for the keywords that they put into dicts.
pub(super) fn settle(program: &mut Program<'_>) {
    for at in 1..program.funcs.len() {
        let Ok(id) = u32::try_from(at).map(FuncId) else {
            return;
        };
        if let Some((rest, keywords)) = keywords(program, id) {
            give(program, id, rest, &keywords);
        }
    }
}

/// The variable of `**extra`, and the keywords that callers give, in their order.
fn keywords(program: &Program<'_>, id: FuncId) -> Option<(VarId, Vec<String>)> {
    let func = program.func(id);
    let params = &func.params;
    let rest = params
        .iter()
        .find(|it| it.nature == ParamNature::Keywords)?;
    let is_seen = func.class.is_none() && func.is_alone && func.refused.is_none();
    if !is_seen || func.value.is_some() || func.is_synthetic || program.wrapping.contains_key(&id) {
        return None;
    }
    let is_it = |it: &Kind| matches!(it, Kind::Func(of) if *of == id);
    let named = program.exprs.iter().filter(|it| is_it(&it.kind)).count();
    let mut given: Vec<Vec<&String>> = Vec::new();
    let mut called = 0;
    for expr in &program.exprs {
        let Kind::Call(callee, arguments) = &expr.kind else {
            continue;
        };
        if !is_it(program.kind(*callee)) {
            continue;
        }
        called += 1;
        let mut here = Vec::new();
        for argument in arguments {
            if argument.stars > 0 {
                return None;
            }
            let Some(name) = &argument.name else {
                continue;
            };
            if params.iter().any(|it| it.name == *name) {
                continue;
            }
            if !is_there(program, argument.value) {
                return None;
            }
            here.push(name);
        }
        given.push(here);
    }
    let keywords = in_order(given)?;
    let uses = program.exprs.iter();
    let uses = uses.filter(|it| matches!(it.kind, Kind::Var(var) if var == rest.var));
    let mut puts = 0;
    count_puts(program, &func.body, rest.var, &mut puts);
    let is_taken = |name: &String| {
        let mut vars = program.vars.iter();
        vars.any(|it| it.name == *name && (it.func == id || it.func == FuncId(0)))
            || program.funcs.iter().any(|it| it.name == *name)
    };
    let is_own = called > 0 && called == named && puts > 0 && uses.count() == puts;
    (is_own && !keywords.is_empty() && !keywords.iter().any(is_taken))
        .then_some((rest.var, keywords))
}

/// The keywords of all calls in one order that each call has them in.
fn in_order(mut given: Vec<Vec<&String>>) -> Option<Vec<String>> {
    given.sort_by_key(|it| std::cmp::Reverse(it.len()));
    let mut order: Vec<String> = Vec::new();
    for call in &given {
        for name in call {
            if !order.contains(name) {
                order.push((*name).clone());
            }
        }
    }
    let place = |name: &&String| order.iter().position(|it| it == *name);
    let are_ordered = given.iter().all(|call| call.iter().map(place).is_sorted());
    are_ordered.then_some(order)
}

/// Whether a value is seen not to be None.
fn is_there(program: &Program<'_>, id: ExprId) -> bool {
    matches!(
        program.kind(id),
        Kind::Int(_)
            | Kind::Float(_)
            | Kind::Str(_)
            | Kind::Bool(_)
            | Kind::List(_)
            | Kind::Dict(_)
            | Kind::Set(_)
            | Kind::Tuple(_)
            | Kind::Format(_)
            | Kind::Comprehension(_)
            | Kind::Compare(..)
            | Kind::Binary(..)
    )
}

/// The dict that a statement puts the keywords into.
fn put_into(program: &Program<'_>, stmt: &Stmt<'_>, rest: VarId) -> Option<ExprId> {
    let StmtKind::Expr(call) = &stmt.kind else {
        return None;
    };
    let Kind::Call(func, arguments) = program.kind(*call) else {
        return None;
    };
    let (Kind::Attribute(object, name), [only]) = (program.kind(*func), arguments.as_slice())
    else {
        return None;
    };
    let is_plain = |it: &Argument| it.name.is_none() && it.stars == 0;
    let is_rest = matches!(program.kind(only.value), Kind::Var(var) if *var == rest);
    let is_path = matches!(program.kind(*object), Kind::Var(_));
    (name == "update" && is_plain(only) && is_rest && is_path).then_some(*object)
}

fn count_puts(program: &Program<'_>, suite: &Suite<'_>, rest: VarId, found: &mut usize) {
    for stmt in &suite.body {
        *found += usize::from(put_into(program, stmt, rest).is_some());
        for inner in stmt.suites() {
            count_puts(program, inner, rest, found);
        }
    }
}

fn give(program: &mut Program<'_>, id: FuncId, rest: VarId, keywords: &[String]) {
    let old = std::mem::take(&mut program.vars[rest.at()].occurrences);
    let defs: Vec<Occurrence> = old.into_iter().filter(|it| it.is_def).collect();
    let like = program.var(rest).clone();
    let module = program.func(FuncId(0)).body.block.unwrap_or(BlockId(0));
    let params = std::mem::take(&mut program.funcs[id.at()].params);
    let (mut settled, mut given) = (Vec::new(), Vec::new());
    for param in params {
        if param.var != rest {
            settled.push(param);
            continue;
        }
        for name in keywords {
            let var = VarId(u32::try_from(program.vars.len()).unwrap_or(u32::MAX));
            program.vars.push(Var {
                name: name.clone(),
                occurrences: defs.clone(),
                ..like.clone()
            });
            let span = program.func(id).span.clone();
            let none = Expr {
                kind: Kind::None,
                span: span.start..span.start,
                position: 0,
                block: module,
            };
            given.push((name.clone(), var));
            settled.push(Param {
                var,
                name: name.clone(),
                default: Some(push(program, none)),
                annotation: None,
                nature: ParamNature::KeywordOnly,
            });
        }
    }
    program.funcs[id.at()].params = settled;
    let mut body = std::mem::take(&mut program.funcs[id.at()].body);
    rewrite(program, &mut body, rest, &given);
    program.funcs[id.at()].body = body;
}

fn rewrite(
    program: &mut Program<'_>,
    suite: &mut Suite<'_>,
    rest: VarId,
    given: &[(String, VarId)],
) {
    for mut stmt in std::mem::take(&mut suite.body) {
        for inner in stmt.suites_mut() {
            rewrite(program, inner, rest, given);
        }
        let Some(object) = put_into(program, &stmt, rest) else {
            suite.body.push(stmt);
            continue;
        };
        for (name, var) in given {
            let put = put(program, &stmt, object, (name, *var));
            suite.body.push(put);
        }
        forget(program, &stmt);
    }
}

/// `if name is not None: row["name"] = name`
fn put<'a>(
    program: &mut Program<'_>,
    stmt: &Stmt<'a>,
    object: ExprId,
    (name, var): (&str, VarId),
) -> Stmt<'a> {
    let around = program.blocks[stmt.block.at()].clone();
    let block = BlockId(u32::try_from(program.blocks.len()).unwrap_or(u32::MAX));
    program.blocks.push(Block {
        parent: Some(stmt.block),
        depth: around.depth + 1,
        nature: Nature::Plain,
        arm: (stmt.start, 0),
        func: around.func,
    });
    let like = program.expr(object).clone();
    let mut within = |kind: Kind, block: BlockId| {
        push(
            program,
            Expr {
                kind,
                block,
                ..like.clone()
            },
        )
    };
    let asked = within(Kind::Var(var), stmt.block);
    let none = within(Kind::None, stmt.block);
    let test = within(Kind::Compare(asked, vec![(CmpOp::IsNot, none)]), stmt.block);
    let value = within(Kind::Var(var), block);
    let dict = within(like.kind.clone(), block);
    let key = within(Kind::Str(name.to_owned()), block);
    for of in [stmt.block, block] {
        program.vars[var.at()].occurrences.push(Occurrence {
            position: like.position,
            block: of,
            is_def: false,
        });
    }
    let assigned = Stmt {
        kind: StmtKind::Assign {
            targets: vec![Target::Index(dict, key)],
            value,
            annotation: None,
        },
        block,
        ..stmt.clone()
    };
    Stmt {
        kind: StmtKind::If {
            arms: vec![Arm {
                test,
                body: Suite {
                    block: Some(block),
                    body: vec![assigned],
                },
                line: stmt.line,
                head: stmt.head.clone(),
            }],
            orelse: None,
        },
        ..stmt.clone()
    }
}

/// What stood there is no use of anything any more.
fn forget(program: &mut Program<'_>, stmt: &Stmt<'_>) {
    if let StmtKind::Expr(call) = &stmt.kind {
        for part in program.kind(*call).parts() {
            program.exprs[part.at()].kind = Kind::None;
        }
        program.exprs[call.at()].kind = Kind::None;
    }
}

fn push(program: &mut Program<'_>, expr: Expr) -> ExprId {
    let id = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
    program.exprs.push(expr);
    id
}
