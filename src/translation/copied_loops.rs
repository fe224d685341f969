//! Loops over lists in cells, which others may want while the loop runs: it goes through a copy of the list,
//! which nobody can tell from the list where the loop does not change it.

use super::code::{Form, holds_guard};
use super::names::snake;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Suite};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What a loop over a list in a cell goes through, with a copy of the list made before it.
    pub(super) fn copied_before(&mut self, iter: ExprId, body: &Suite<'_>) -> Res<Option<Seq>> {
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return Ok(None);
        };
        let (over, is_copied_by_python) = match self.kind(iter) {
            Kind::Call(func, arguments) => match (self.kind(*func), arguments.as_slice()) {
                (Kind::Builtin(name), [one])
                    if matches!(name.as_str(), "list" | "tuple")
                        && one.name.is_none()
                        && one.stars == 0 =>
                {
                    (one.value, true)
                }
                _ => (iter, false),
            },
            _ => (iter, false),
        };
        let (place, of_values) = self
            .lists_values(over)
            .map_or((over, false), |it| (it, true));
        let ty = self.ty(place).clone();
        let item = match (&ty, of_values) {
            (Ty::List(item) | Ty::Tuples(item), false) => (**item).clone(),
            (Ty::Dict(_, value, _), true) => (**value).clone(),
            _ => return Ok(None),
        };
        let (from, to) = (first.start, last.end);
        let is_changed = !self
            .changes
            .are_none(from, to, |part| self.holds(&ty, part, 0));
        if !self.is_of_cell(place)
            || !self.has_rust(&item)
            || item.is_shared()
            || is_changed && !is_copied_by_python
            || !self.may_be_wanted(from, to)
        {
            return Ok(None);
        }
        let Some(receiver) = self.content_of_cell(iter, place)? else {
            return Ok(None);
        };
        let name = match self.kind(place) {
            Kind::Attribute(_, name) => snake(name.trim_start_matches('_')),
            _ => "items".to_owned(),
        };
        let name = self.free_name(&name);
        self.out.line(if of_values {
            let each = if item.is_copy() { "copied" } else { "cloned" };
            format!("let {name}: Vec<_> = {receiver}.values().{each}().collect();")
        } else {
            format!("let {name} = {receiver}.clone();")
        });
        Ok(Some(Seq {
            in_for: Some(name.clone()),
            ..Seq::new(format!("{name}.into_iter()"), Item::Value, item)
        }))
    }

    /// Copies the slices that a loop goes through, `for x in xs[:]`, where it changes what they are slices of.
    pub(super) fn copy_slices(&mut self, iter: ExprId, body: &Suite<'_>) -> Res<()> {
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return Ok(());
        };
        let over = match self.kind(iter) {
            Kind::Call(func, arguments) if matches!(self.kind(*func), Kind::Builtin(name) if matches!(name.as_str(), "enumerate" | "reversed" | "zip")) => {
                arguments.iter().map(|it| it.value).collect()
            }
            _ => vec![iter],
        };
        for slice in over {
            let Kind::Slice(object, _) = self.kind(slice) else {
                continue;
            };
            let ty = self.ty(*object).some().clone();
            let is_kept = self
                .changes
                .are_none(first.start, last.end, |part| self.holds(&ty, part, 0));
            if is_kept || !ty.is_shared() {
                continue;
            }
            let code = self.expr(slice)?;
            let mut code = self.owned(code, slice)?;
            if let Some(whole) = code.text.strip_suffix("[..].to_vec()") {
                code.text = format!("{whole}.clone()");
            }
            self.computed.insert(slice, code);
        }
        Ok(())
    }

    /// The dict whose values an expression gives.
    fn lists_values(&self, over: ExprId) -> Option<ExprId> {
        let Kind::Call(func, arguments) = self.kind(over) else {
            return None;
        };
        match self.kind(*func) {
            Kind::Attribute(object, name) if name == "values" && arguments.is_empty() => {
                Some(*object)
            }
            _ => None,
        }
    }

    /// Whether a place is a cell, or a field that is one.
    pub(super) fn is_of_cell(&self, place: ExprId) -> bool {
        match self.kind(place) {
            Kind::Var(_) => self.is_in_cell(place),
            Kind::Attribute(object, name) => match self.ty(*object).some() {
                Ty::Instance(class) if class.is_counted() => {
                    let owner = self.program.field_owner(*class, name);
                    let held = self.class_facts.held.get(&(owner, name.clone()));
                    held.is_some_and(|it| *it == super::class_facts::Held::Looked)
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether something that is in a cell may be changed between two positions, or another thread may want it.
    fn may_be_wanted(&self, from: u32, to: u32) -> bool {
        let is_held = |ty: &Ty| {
            let mut held = self.class_facts.held.keys();
            !self.closures.kept.is_empty()
                || held.any(|field| self.types.fields.get(field) == Some(ty))
        };
        self.has_locks
            || !self
                .changes
                .are_none(from, to, |ty| ty.is_shared() && is_held(ty))
    }

    /// What a loop goes through whose list gets another value in it: the one that was there, copied.
    pub(super) fn copied_for_assigning(
        &mut self,
        iter: ExprId,
        body: &Suite<'_>,
    ) -> Res<Option<Seq>> {
        let mut over = self.gone_through(iter);
        if let Kind::Var(var) = self.kind(iter) {
            over.push(*var);
        }
        if !over.into_iter().any(|it| self.is_assigned_in(it, body)) {
            return Ok(None);
        }
        let ty = self.ty(iter).clone();
        let (item, into) = match &ty {
            Ty::List(item) | Ty::Tuples(item) => ((**item).clone(), "into_iter"),
            Ty::Dict(key, ..) => ((**key).clone(), "into_keys"),
            _ => return refuse("a loop over what is assigned anew in it"),
        };
        if !matches!(self.kind(iter), Kind::Var(_)) || item.is_shared() || !self.has_rust(&ty) {
            return refuse("a loop over what is assigned anew in it");
        }
        let code = self.expr(iter)?;
        let copied = match (&ty, code.form) {
            (Ty::List(_) | Ty::Tuples(_), Form::Ref) => "to_vec",
            _ => "clone",
        };
        let name = self.free_name("items");
        self.out
            .line(format!("let {name} = {}.{copied}();", code.receiver()));
        Ok(Some(match into {
            "into_iter" => Seq {
                in_for: Some(name.clone()),
                ..Seq::new(format!("{name}.into_iter()"), Item::Value, item)
            },
            into => Seq::new(format!("{name}.{into}()"), Item::Value, item),
        }))
    }

    /// What a loop's head looks at in a cell, as the receiver of a method that copies of it; nothing if no guard
    /// is held for it.
    pub(super) fn content_of_cell(&mut self, iter: ExprId, place: ExprId) -> Res<Option<String>> {
        let here = self.span_of(iter);
        let quiet = std::mem::replace(&mut self.quiet, here);
        let code = self.expr(place);
        self.quiet = quiet;
        let code = code?;
        if !holds_guard(&code.text) {
            return Ok(None);
        }
        let receiver = code.receiver();
        let content = receiver
            .strip_prefix("(*")
            .and_then(|it| it.strip_suffix(')'));
        Ok(Some(content.unwrap_or(&receiver).to_owned()))
    }
}
