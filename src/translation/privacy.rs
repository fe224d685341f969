//! Variables whose value nobody else has while they last: what is changed through them nobody sees.

use rustc_hash::FxHashSet;

use crate::types::ir::{ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId};

/// The local variables that only ever hold values made for them, and give them to nobody before the function
/// ends.
pub(super) fn private(program: &Program<'_>) -> FxHashSet<VarId> {
    let mut search = Search {
        program,
        exposed: FxHashSet::default(),
    };
    for expr in &program.exprs {
        search.expr(&expr.kind);
    }
    for func in &program.funcs {
        search.suite(&func.body);
        for param in &func.params {
            search.exposed.insert(param.var);
        }
        if let Some(value) = func.value {
            search.expose(value);
        }
    }
    for class in &program.classes {
        search.suite(&class.body);
    }
    let ids = (0..program.vars.len()).map(|id| VarId(u32::try_from(id).unwrap_or(u32::MAX)));
    ids.filter(|id| {
        let var = program.var(*id);
        var.func != FuncId(0) && !var.is_captured && !search.exposed.contains(id)
    })
    .collect()
}

struct Search<'p, 'a> {
    program: &'p Program<'a>,
    exposed: FxHashSet<VarId>,
}

impl Search<'_, '_> {
    /// A value that goes somewhere else: its variable is not its only holder.
    fn expose(&mut self, value: ExprId) {
        if let Kind::Var(var) = self.program.kind(value) {
            self.exposed.insert(*var);
        }
    }

    fn expr(&mut self, kind: &Kind) {
        match kind {
            Kind::Call(func, arguments) => {
                let is_looked_at = matches!(self.program.kind(*func), Kind::Builtin(name) if matches!(
                    name.as_str(),
                    "len" | "print" | "sum" | "min" | "max" | "sorted" | "list" | "tuple" | "set"
                        | "dict" | "str" | "repr" | "any" | "all" | "enumerate" | "range" | "bool"
                )) || matches!(self.program.kind(*func), Kind::Attribute(_, name)
                        if matches!(name.as_str(), "join" | "extend" | "update" | "format"))
                    || matches!(self.program.kind(*func), Kind::Import(name) if name.starts_with("heapq."));
                if !is_looked_at {
                    arguments.iter().for_each(|it| self.expose(it.value));
                }
            }
            Kind::List(items) | Kind::Tuple(items) | Kind::Set(items) => {
                items.iter().for_each(|it| self.expose(*it));
            }
            Kind::Dict(items) => items.iter().for_each(|(_, it)| self.expose(*it)),
            Kind::Logic(_, values) => values.iter().for_each(|it| self.expose(*it)),
            Kind::Conditional { body, orelse, .. } => {
                self.expose(*body);
                self.expose(*orelse);
            }
            Kind::Comprehension(comprehension) => {
                self.expose(comprehension.element);
                for generator in &comprehension.generators {
                    self.target(&generator.target);
                }
            }
            Kind::Walrus(var, _) => {
                self.exposed.insert(*var);
            }
            _ => {}
        }
    }

    /// Variables that get a part of something.
    fn target(&mut self, target: &Target) {
        match target {
            Target::Var(var) => {
                self.exposed.insert(*var);
            }
            Target::Tuple(targets, _) => targets.iter().for_each(|it| self.target(it)),
            _ => {}
        }
    }

    fn is_fresh(&self, value: ExprId) -> bool {
        match self.program.kind(value) {
            Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Comprehension(_) => true,
            Kind::Slice(..) | Kind::Binary(..) | Kind::None => true,
            Kind::Call(func, _) => matches!(self.program.kind(*func), Kind::Builtin(name)
                if matches!(name.as_str(), "list" | "dict" | "set" | "sorted")),
            _ => false,
        }
    }

    fn suite(&mut self, suite: &Suite<'_>) {
        suite.body.iter().for_each(|it| self.stmt(it));
    }

    fn stmt(&mut self, stmt: &Stmt<'_>) {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                self.expose(*value);
                for target in targets {
                    match target {
                        Target::Var(var) if targets.len() > 1 || !self.is_fresh(*value) => {
                            self.exposed.insert(*var);
                        }
                        target @ Target::Tuple(..) => self.target(target),
                        _ => {}
                    }
                }
            }
            StmtKind::For { target, .. } => self.target(target),
            StmtKind::Yield(Some(value), _) => self.expose(*value),
            _ => {}
        }
        for inner in stmt.suites() {
            self.suite(inner);
        }
    }
}
