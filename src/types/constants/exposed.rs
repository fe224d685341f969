//! The variables and attributes that more is done with than looking at them.

use rustc_hash::FxHashSet;

use super::super::ir::{ExprId, Kind, Program, StmtKind, Suite, VarId};

/// The variables and attributes that something else is done with than looking at what they hold.
pub(super) fn exposed(program: &Program<'_>) -> (FxHashSet<VarId>, FxHashSet<String>) {
    let mut parents: Vec<Option<ExprId>> = vec![None; program.exprs.len()];
    let mut iterated = FxHashSet::default();
    for at in 0..program.exprs.len() {
        let id = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
        let kind = &program.exprs[at].kind;
        for part in kind.parts() {
            parents[part.at()] = Some(id);
        }
        if let Kind::Comprehension(of) = kind {
            iterated.extend(of.generators.iter().map(|it| it.iter));
        }
    }
    for func in &program.funcs {
        gone_through(&func.body, &mut iterated);
    }
    let looks = |name: &str| {
        matches!(
            name,
            "items" | "keys" | "values" | "get" | "index" | "count" | "copy"
        )
    };
    let is_looked_at = |id: ExprId| {
        if iterated.contains(&id) {
            return true;
        }
        let Some(parent) = parents[id.at()] else {
            return false;
        };
        match program.kind(parent) {
            Kind::Attribute(_, name) => looks(name),
            Kind::Call(func, _) => match program.kind(*func) {
                Kind::Builtin(name) => matches!(
                    name.as_str(),
                    "len"
                        | "map"
                        | "enumerate"
                        | "zip"
                        | "dict"
                        | "list"
                        | "sorted"
                        | "max"
                        | "min"
                ),
                Kind::Attribute(of, name) => {
                    name == "join"
                        || name == "maketrans" && matches!(program.kind(*of), Kind::Builtin(_))
                }
                _ => false,
            },
            Kind::Compare(..) => true,
            // What is read; a target has no expression around its object.
            Kind::Index(of, _) => *of == id && parents[parent.at()].is_some(),
            _ => false,
        }
    };
    let ids = program.expr_ids();
    let (mut vars, mut attributes) = (FxHashSet::default(), FxHashSet::default());
    for id in ids {
        match program.kind(id) {
            Kind::Var(var) if !is_looked_at(id) => {
                vars.insert(*var);
            }
            Kind::Attribute(_, name) if !is_looked_at(id) => {
                attributes.insert(name.clone());
            }
            _ => {}
        }
    }
    (vars, attributes)
}

fn gone_through(suite: &Suite<'_>, found: &mut FxHashSet<ExprId>) {
    for stmt in &suite.body {
        if let StmtKind::For { iter, .. } = &stmt.kind {
            found.insert(*iter);
        }
        for inner in stmt.suites() {
            gone_through(inner, found);
        }
    }
}
