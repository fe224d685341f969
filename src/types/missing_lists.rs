//! `for it in edges.get(node, ())`: where a list or a set is asked for and only gone through, an empty tuple stands for
//! an empty one of them.

use rustc_hash::FxHashMap;

use super::Types;
use super::empty_defaults::gone_through;
use super::ir::{ExprId, Kind, Program};
use super::ty::Ty;

/// The calls of `get` with an empty tuple as default that are only gone through, by the
/// default.
pub(super) fn find(program: &Program<'_>) -> FxHashMap<ExprId, ExprId> {
    let mut found = FxHashMap::default();
    for (at, expr) in program.exprs.iter().enumerate() {
        if let Kind::Call(func, arguments) = &expr.kind
            && let Kind::Attribute(_, name) = program.kind(*func)
            && let ("get", [_, default]) = (name.as_str(), arguments.as_slice())
            && default.stars == 0
            && matches!(program.kind(default.value), Kind::Tuple(items) if items.is_empty())
            && let Ok(at) = u32::try_from(at)
        {
            found.insert(default.value, ExprId(at));
        }
    }
    if !found.is_empty() {
        let gone_through = gone_through(program);
        found.retain(|_, call| gone_through.contains(call));
    }
    found
}

/// What is asked for, if an empty tuple may stand for it.
pub(super) fn met(value: &Ty, default: &Ty) -> Option<Ty> {
    let is_empty = matches!(default, Ty::Tuple(items) if items.is_empty());
    (is_empty && matches!(value, Ty::List(_) | Ty::Set(_))).then(|| value.clone())
}

/// Makes such defaults what they stand for.
pub(super) fn write(
    program: &mut Program<'_>,
    types: &mut Types,
    defaults: &FxHashMap<ExprId, ExprId>,
) {
    for (default, call) in defaults {
        let ty = types.exprs[call.at()].clone();
        let kind = match ty {
            Ty::List(_) => Kind::List(Vec::new()),
            Ty::Set(_) => Kind::Set(Vec::new()),
            _ => continue,
        };
        program.exprs[default.at()].kind = kind;
        types.exprs[default.at()] = ty;
    }
}
