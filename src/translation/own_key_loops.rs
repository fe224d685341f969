//! Loops over dicts that give the keys that they come to other values, `for key in d: d[key] *= 2`: no key comes
//! or goes, so they go through a copy of the keys.

use super::for_parts::ForParts;
use rustc_hash::FxHashSet;

use super::seq::{Item, Seq};
use super::translator::{Res, Translator};
use crate::types::ir::{Expr, ExprId, Kind, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    /// The keys of a dict, or its items, copied for a loop that only changes the values of keys that it comes to.
    pub(super) fn own_keys(&mut self, whole: ForParts<'_, '_>) -> Res<Option<Seq>> {
        let ForParts {
            target, iter, body, ..
        } = whole;
        let (dict, has_values) = match self.kind(iter) {
            Kind::Call(func, arguments) if arguments.is_empty() => match self.kind(*func) {
                Kind::Attribute(object, name) if name == "items" => (*object, true),
                Kind::Attribute(object, name) if name == "keys" => (*object, false),
                _ => return Ok(None),
            },
            _ => (iter, false),
        };
        let key = match (target, has_values) {
            (Target::Var(key), false) => *key,
            (Target::Tuple(targets, None), true) => match targets.as_slice() {
                [Target::Var(key), Target::Var(_)] => *key,
                _ => return Ok(None),
            },
            _ => return Ok(None),
        };
        let Ty::Dict(of, value, DictKind::Plain) = self.ty(dict).clone() else {
            return Ok(None);
        };
        if has_values && value.is_shared()
            || !self.has_rust(self.ty(dict))
            || !self.changes_own_keys(dict, key, body)
        {
            return Ok(None);
        }
        let place = self.place(dict)?;
        if place.text.contains("borrow") || place.text.contains("lock") {
            return Ok(None);
        }
        let receiver = place.receiver();
        Ok(Some(if has_values {
            let text = format!("{receiver}.clone()");
            let pair = Ty::Tuple(vec![*of, *value]);
            Seq::new(format!("{text}.into_iter()"), Item::Value, pair).in_for(text)
        } else {
            let each = if of.is_copy() { "copied" } else { "cloned" };
            let text = format!("{receiver}.keys().{each}().collect::<Vec<_>>()");
            Seq::new(format!("{text}.into_iter()"), Item::Value, *of).in_for(text)
        }))
    }

    /// Whether all that a block does with a dict is to read and to assign the value of one key.
    fn changes_own_keys(&self, dict: ExprId, key: VarId, body: &Suite<'_>) -> bool {
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return false;
        };
        let (owner, field) = match self.kind(dict) {
            Kind::Var(var) => (*var, None),
            Kind::Attribute(object, name) => match self.kind(*object) {
                Kind::Var(var) if !self.ty(*object).is_counted() => (*var, Some(name.clone())),
                _ => return false,
            },
            _ => return false,
        };
        let info = self.program.var(owner);
        if info.is_captured
            || self.binding(owner).global.is_some()
            || self.is_assigned_in(owner, body)
        {
            return false;
        }
        let is_given_anew = |it: &crate::types::ir::Occurrence| {
            it.is_def && (first.start..=last.end).contains(&it.position)
        };
        if self.program.var(key).occurrences.iter().any(is_given_anew) {
            return false;
        }
        let is_key = |id: ExprId| matches!(self.kind(id), Kind::Var(var) if *var == key);
        let mut allowed = FxHashSet::default();
        assigned(&body.body, &mut |object, index| {
            if is_key(index) {
                allowed.insert(object);
            }
        });
        // What stands before a dot is no use of the instance itself.
        let mut asked = FxHashSet::default();
        let within: Vec<&Expr> = self.exprs_between(first.start, last.end).collect();
        for expr in &within {
            match &expr.kind {
                Kind::Index(object, index) if is_key(*index) => {
                    allowed.insert(*object);
                }
                Kind::Attribute(object, _) => {
                    asked.insert(*object);
                }
                _ => {}
            }
        }
        let is_dict = |id: ExprId| match (self.kind(id), &field) {
            (Kind::Var(var), None) => *var == owner,
            (Kind::Attribute(object, name), Some(field)) => {
                name == field && matches!(self.kind(*object), Kind::Var(var) if *var == owner)
            }
            _ => false,
        };
        let found = self.within.positions(self.program, first.start, last.end);
        for (id, expr) in found {
            let is_other_use = match &expr.kind {
                _ if is_dict(id) => !allowed.contains(&id),
                Kind::Var(var) if *var == owner => field.is_none() || !asked.contains(&id),
                Kind::Call(func, _) => matches!(self.kind(*func), Kind::Attribute(object, _)
                    if matches!(self.kind(*object), Kind::Var(var) if *var == owner)),
                Kind::Await(_) => true,
                _ => false,
            };
            if is_other_use {
                return false;
            }
        }
        true
    }
}

/// Tells of all items that statements assign.
fn assigned(body: &[Stmt<'_>], tell: &mut impl FnMut(ExprId, ExprId)) {
    for stmt in body {
        match &stmt.kind {
            StmtKind::Assign { targets, .. } => {
                for target in targets {
                    if let Target::Index(object, index) = target {
                        tell(*object, *index);
                    }
                }
            }
            StmtKind::Augmented {
                target: Target::Index(object, index),
                ..
            } => tell(*object, *index),
            _ => {}
        }
        for suite in stmt.suites() {
            assigned(&suite.body, tell);
        }
    }
}
