//! The order in which values are computed, where a call among them changes what others read.

use super::code::Form;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, VarId};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    /// Computes values that Python computes one after the other, and only then uses, in that order: those
    /// before and with the last that changes something get a `let` each.
    pub(super) fn compute_in_order(&mut self, values: &[ExprId]) -> Res<()> {
        let Some(last) = values.iter().rposition(|it| self.changes_something(*it)) else {
            return Ok(());
        };
        let only_inserts = !values.iter().any(|it| self.calls_what_changes(*it));
        if only_inserts && !self.reads_where_it_inserts(values) {
            return Ok(());
        }
        for value in &values[..=last] {
            let is_constant = matches!(
                self.kind(*value),
                Kind::Str(_) | Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) | Kind::None
            );
            // What has a name is looked at when it is used, with what changed in it until then.
            let is_shared = self.ty(*value).is_shared();
            let is_place = matches!(self.kind(*value), Kind::Var(_) | Kind::Attribute(..))
                && self.is_simple(*value);
            if is_constant || is_shared && is_place {
                continue;
            }
            if matches!(self.kind(*value), Kind::Starred(_))
                || is_shared
                    && !only_inserts
                    && super::effects::root(self.program, *value).is_some()
            {
                return refuse("a call that changes something among what is shown");
            }
            let code = self.expr(*value)?;
            let code = self.owned(code, *value)?;
            let code = self.plain_int(code);
            if !self.has_rust(&code.ty) || code.ty == Ty::None {
                return refuse("a call that changes something among what is shown");
            }
            let name = self.fresh("value");
            let text = if code.is_weak {
                super::code::with_suffix(&code.text)
            } else {
                code.text.clone()
            };
            self.out.line(format!("let {name} = {text};"));
            let mut named = super::code::Code::tight(name, code.ty);
            named = named.held(Form::Place);
            self.computed.insert(*value, named);
        }
        Ok(())
    }

    /// Whether it shows when one of several values is computed before another.
    pub(super) fn has_to_be_in_order(&self, values: &[ExprId]) -> bool {
        values.iter().any(|it| self.calls_what_changes(*it)) || self.reads_where_it_inserts(values)
    }

    /// Whether computing a value calls what changes its arguments or the object that it is called on, or
    /// reads a key of a defaultdict, which puts it in if it is not there.
    pub(super) fn changes_something(&self, id: ExprId) -> bool {
        self.calls_what_changes(id) || !self.inserted_into(id).is_empty()
    }

    fn calls_what_changes(&self, id: ExprId) -> bool {
        let span = &self.program.expr(id).span;
        self.exprs_in(span).any(|expr| match &expr.kind {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Func(id) => self.effects.changers.contains(id),
                Kind::Import(name) => name.starts_with("heapq.heap"),
                Kind::Builtin(name) => name == "next",
                Kind::Attribute(object, name) => match self.ty(*object).some() {
                    Ty::Instance(class) | Ty::Class(class) => self
                        .program
                        .method(*class, name)
                        .is_some_and(|it| self.effects.changers.contains(&it)),
                    ty => {
                        ty.is_shared()
                            && matches!(name.as_str(), "pop" | "popleft" | "setdefault" | "popitem")
                    }
                },
                _ => {
                    let functions = self.ty(*func).functions();
                    functions.iter().any(|it| {
                        self.effects.changers.contains(it)
                            || self.closures.all.get(it).is_some_and(|it| it.changes)
                    })
                }
            },
            _ => false,
        })
    }

    /// Whether a value is read from a defaultdict, which puts a key in that is not there.
    pub(super) fn inserts(&self, id: ExprId) -> bool {
        matches!(self.kind(id), Kind::Index(object, _) if self.is_default_dict(*object))
    }

    /// The variables whose defaultdicts get a key when a value is computed.
    fn inserted_into(&self, id: ExprId) -> Vec<Option<VarId>> {
        let span = &self.program.expr(id).span;
        self.exprs_in(span)
            .filter_map(|it| match &it.kind {
                Kind::Index(object, _) if self.is_default_dict(*object) => {
                    Some(super::effects::root(self.program, *object))
                }
                _ => None,
            })
            .collect()
    }

    /// Whether one of several values reads the variable in whose defaultdict another one puts a key.
    fn reads_where_it_inserts(&self, values: &[ExprId]) -> bool {
        values.iter().any(|inserting| {
            self.inserted_into(*inserting).into_iter().any(|root| {
                values.iter().filter(|it| *it != inserting).any(|other| {
                    let span = &self.program.expr(*other).span;
                    self.exprs_in(span).any(
                        |it| matches!(it.kind, Kind::Var(var) if root.is_none_or(|it| it == var)),
                    )
                })
            })
        })
    }

    fn is_default_dict(&self, id: ExprId) -> bool {
        matches!(self.ty(id).some(), Ty::Dict(.., DictKind::Default))
    }
}
