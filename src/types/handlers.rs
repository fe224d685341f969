//! `handler = logging.StreamHandler(..)`, its formatter and `log.addHandler(handler)`: one set-up of logging,
//! as `basicConfig` is.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ir::{Argument, Expr, ExprId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId};

/// What a handler is made of.
#[derive(Debug, Clone, Default)]
struct Handler {
    stream: Option<ExprId>,
    format: Vec<Argument>,
}

/// A handler that a logger is given.
#[derive(Debug, Clone)]
enum Added {
    Named(VarId),
    Here(Handler),
}

#[derive(Debug, Default)]
struct Found {
    handlers: FxHashMap<VarId, Handler>,
    formatters: FxHashMap<VarId, Vec<Argument>>,
    /// Statements that do nothing any more, by where they begin.
    dropped: FxHashSet<u32>,
    /// The calls of `addHandler`, each with what it is called on and the handler.
    added: Vec<(ExprId, ExprId, Added)>,
    /// How often the variables are used in these statements.
    uses: FxHashMap<VarId, usize>,
}

/// Writes the set-up of the only handler of a file as a call of `basicConfig`.
pub(super) fn unite(program: &mut Program<'_>) {
    let is_basic =
        |kind: &Kind| matches!(kind, Kind::Import(name) if name == "logging.basicConfig");
    if program.exprs.iter().any(|it| is_basic(&it.kind)) {
        return;
    }
    let mut found = Found::default();
    for func in &program.funcs {
        suite(program, &func.body, &mut found);
    }
    let [(call, logger, added)] = found.added.as_slice() else {
        return;
    };
    let vars = found.handlers.keys().chain(found.formatters.keys());
    let are_all_known = vars.into_iter().all(|var| {
        let occurrences = &program.var(*var).occurrences;
        let defs = occurrences.iter().filter(|it| it.is_def).count();
        defs == 1 && occurrences.len() - defs == *found.uses.get(var).unwrap_or(&0)
    });
    let handler = match added {
        Added::Named(var) => found.handlers.get(var).cloned(),
        Added::Here(handler) => Some(handler.clone()),
    };
    let Some(handler) = handler else {
        return;
    };
    let of_names = usize::from(matches!(added, Added::Named(_)));
    if !are_all_known || found.handlers.len() != of_names {
        return;
    }
    // What any logger says comes to the handler of the root.
    let asks_propagation = program
        .exprs
        .iter()
        .any(|it| matches!(&it.kind, Kind::Attribute(_, name) if name == "propagate"));
    let is_for_all = is_root(program, *logger) && !asks_propagation;
    let (call, Kind::Call(func, _)) = (*call, program.kind(*call).clone()) else {
        return;
    };
    // What other loggers say goes elsewhere, and what is set up twice is written twice.
    let caller = program.blocks[program.expr(call).block.at()].func;
    let calls = program.calls.iter().filter(|it| it.1 == caller).count();
    if loggers(program) > 1 && !is_for_all || calls > 1 {
        return;
    }
    let mut given: Vec<Argument> = handler.format;
    if given.is_empty() {
        let id = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
        let like = program.expr(call).clone();
        program.exprs.push(Expr {
            kind: Kind::Str("%(message)s".to_owned()),
            ..like
        });
        given.push(Argument {
            name: Some("format".to_owned()),
            stars: 0,
            value: id,
        });
    }
    given.extend(handler.stream.map(|value| Argument {
        name: Some("stream".to_owned()),
        stars: 0,
        value,
    }));
    program.exprs[func.at()].kind = Kind::Import("logging.basicConfig".to_owned());
    program.exprs[call.at()].kind = Kind::Call(func, given);
    for index in 0..program.funcs.len() {
        let mut body = std::mem::take(&mut program.funcs[index].body);
        drop_from(&mut body, &found.dropped);
        program.funcs[index].body = body;
    }
}

/// Whether a logger is the root: `logging.getLogger()`, under a name of its own or not.
pub(crate) fn is_root(program: &Program<'_>, logger: ExprId) -> bool {
    match program.kind(logger) {
        Kind::Var(var) => {
            let info = program.var(*var);
            let defs = info.assignments();
            defs == 1
                && assigned(&program.func(info.func).body, *var).is_some_and(|it| {
                    !matches!(program.kind(it), Kind::Var(_)) && is_root(program, it)
                })
        }
        _ => call_of(program, logger, "logging.getLogger").is_some_and(<[Argument]>::is_empty),
    }
}

/// What a variable is assigned first.
pub(super) fn assigned(suite: &Suite<'_>, var: VarId) -> Option<ExprId> {
    suite.body.iter().find_map(|stmt| match &stmt.kind {
        StmtKind::Assign { targets, value, .. }
            if matches!(targets.as_slice(), [Target::Var(of)] if *of == var) =>
        {
            Some(*value)
        }
        _ => stmt.suites().into_iter().find_map(|it| assigned(it, var)),
    })
}

/// How many loggers a file has, by their names; that of the module's functions is the root.
fn loggers(program: &Program<'_>) -> usize {
    let mut names: FxHashSet<String> = FxHashSet::default();
    for expr in &program.exprs {
        let Kind::Call(func, given) = &expr.kind else {
            continue;
        };
        match program.kind(*func) {
            Kind::Import(name) if name == "logging.getLogger" => {
                let name = given.first().map(|it| program.kind(it.value));
                names.insert(format!("{name:?}"));
            }
            Kind::Import(name)
                if matches!(
                    name.as_str(),
                    "logging.debug" | "logging.info" | "logging.warning" | "logging.error"
                ) =>
            {
                names.insert("None".to_owned());
            }
            _ => {}
        }
    }
    names.len()
}

fn suite(program: &Program<'_>, of: &Suite<'_>, found: &mut Found) {
    for stmt in &of.body {
        statement(program, stmt, found);
        for inner in stmt.suites() {
            suite(program, inner, found);
        }
    }
}

fn statement(program: &Program<'_>, stmt: &Stmt<'_>, found: &mut Found) {
    match &stmt.kind {
        StmtKind::Assign { targets, value, .. } => {
            let [Target::Var(var)] = targets.as_slice() else {
                return;
            };
            if let Some(format) = formatter(program, *value) {
                found.formatters.insert(*var, format);
                found.dropped.insert(stmt.start);
            } else if let Some(handler) = handler(program, *value) {
                found.handlers.insert(*var, handler);
                found.dropped.insert(stmt.start);
            }
        }
        StmtKind::Expr(value) => {
            let Kind::Call(func, given) = program.kind(*value) else {
                return;
            };
            let (Kind::Attribute(object, name), [only]) = (program.kind(*func), given.as_slice())
            else {
                return;
            };
            match (
                name.as_str(),
                program.kind(*object),
                program.kind(only.value),
            ) {
                ("setFormatter", Kind::Var(var), of) => {
                    let format = match of {
                        Kind::Var(formatter) => {
                            *found.uses.entry(*formatter).or_default() += 1;
                            found.formatters.get(formatter).cloned()
                        }
                        _ => formatter(program, only.value),
                    };
                    if let (Some(handler), Some(format)) = (found.handlers.get_mut(var), format) {
                        handler.format = format;
                        *found.uses.entry(*var).or_default() += 1;
                        found.dropped.insert(stmt.start);
                    }
                }
                ("addHandler", _, Kind::Var(var)) => {
                    *found.uses.entry(*var).or_default() += 1;
                    found.added.push((*value, *object, Added::Named(*var)));
                }
                ("addHandler", ..) => {
                    if let Some(handler) = handler(program, only.value) {
                        found.added.push((*value, *object, Added::Here(handler)));
                    }
                }
                _ => {}
            }
        }
        _ => {}
    }
}

/// The arguments of `logging.Formatter(..)`, as `basicConfig` has them.
fn formatter(program: &Program<'_>, id: ExprId) -> Option<Vec<Argument>> {
    let given = call_of(program, id, "logging.Formatter")?;
    let names = ["format", "datefmt"];
    let named = given.iter().enumerate().map(|(at, it)| {
        let name = match it.name.as_deref() {
            None if it.stars == 0 => names.get(at)?,
            Some("fmt") => "format",
            Some("datefmt") => "datefmt",
            _ => return None,
        };
        Some(Argument {
            name: Some((*name).to_owned()),
            ..it.clone()
        })
    });
    let mut named: Vec<Argument> = named.collect::<Option<_>>()?;
    named.retain(|it| matches!(program.kind(it.value), Kind::Str(_)));
    (named.len() == given.len() && !named.is_empty()).then_some(named)
}

/// The stream of `logging.StreamHandler(..)`, if it is given one.
fn handler(program: &Program<'_>, id: ExprId) -> Option<Handler> {
    match call_of(program, id, "logging.StreamHandler")? {
        [] => Some(Handler::default()),
        [only] if only.stars == 0 => Some(Handler {
            stream: Some(only.value),
            format: Vec::new(),
        }),
        _ => None,
    }
}

fn call_of<'p>(program: &'p Program<'_>, id: ExprId, name: &str) -> Option<&'p [Argument]> {
    match program.kind(id) {
        Kind::Call(func, given) => {
            matches!(program.kind(*func), Kind::Import(it) if it == name).then_some(given)
        }
        _ => None,
    }
}

fn drop_from(suite: &mut Suite<'_>, dropped: &FxHashSet<u32>) {
    for stmt in &mut suite.body {
        if dropped.contains(&stmt.start) {
            stmt.kind = StmtKind::Scoping;
        }
        for inner in stmt.suites_mut() {
            drop_from(inner, dropped);
        }
    }
}
