//! Loops over a list in a cell that may be changed meanwhile: Python's iterator asks for each item by its place, and
//! so does Rust then, which lets go of the cell before it goes on.

use super::code::holds_guard;
use super::for_parts::ForParts;
use super::seq::Item;
use super::translator::{LoopFrame, Res, Translator};
use crate::types::ir::{ExprId, Kind, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A loop over a field by places; false if it is none that has to be one, or none that can be.
    pub(super) fn loop_by_place(&mut self, whole: ForParts<'_, '_>) -> Res<bool> {
        let ForParts {
            target,
            iter,
            body,
            orelse,
            ..
        } = whole;
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return Ok(false);
        };
        let ty = self.ty(iter).clone();
        let (Kind::Attribute(object, name), Ty::List(item)) = (self.kind(iter), &ty) else {
            return Ok(false);
        };
        let Kind::Var(owner) = self.kind(*object) else {
            return Ok(false);
        };
        let is_changed = !self
            .changes
            .are_none(first.start, last.end, |part| self.holds(&ty, part, 0));
        let mut vars: Vec<VarId> = Vec::new();
        target.vars(&mut vars);
        let is_plain = orelse.is_none()
            && !self.has_locks
            && self.yielding.is_none()
            && !self.is_assigned_in(*owner, body)
            && !vars.contains(owner)
            && !vars.iter().any(|it| self.declared.contains(it))
            && !item.is_shared()
            && self.has_rust(item);
        if !is_changed
            || !is_plain
            || !self.is_of_cell(iter)
            || self.is_replaced(*object, &name.clone())
        {
            return Ok(false);
        }
        let item = (**item).clone();
        let Some(list) = self.content_of_cell(iter, iter)? else {
            return Ok(false);
        };
        if list.matches(".borrow()").count() != 1 || !holds_guard(&list) {
            return Ok(false);
        }
        let at = self.fresh("at");
        self.out.line(format!("let mut {at} = 0;"));
        self.out.line(format!("while {at} < {list}.len() {{"));
        let pattern = self.pattern_of(target, &Item::Value, &item)?;
        let clone = if item.is_copy() { "" } else { ".clone()" };
        self.out
            .line(format!("let {pattern} = {list}[{at}]{clone};"));
        self.out.line(format!("{at} += 1;"));
        for var in vars {
            self.own_if_assigned(var);
        }
        self.loops.push(LoopFrame::default());
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        Ok(true)
    }

    /// Whether the field of that name may get another list than the one that it is made with: an iterator goes on
    /// through the one before.
    fn is_replaced(&self, object: ExprId, name: &str) -> bool {
        let owner = match self.ty(object).some() {
            Ty::Instance(class) => self.program.field_owner(*class, name),
            _ => return true,
        };
        self.program.funcs.iter().any(|func| {
            let makes = func.name == "__init__" && func.class == Some(owner);
            let mut is_assigned = false;
            func.body.each_target(&mut |target| {
                let Target::Attribute(of, field) = target else {
                    return;
                };
                let is_of_another = matches!(self.ty(*of).some(), Ty::Instance(class)
                    if self.program.field_owner(*class, name) != owner);
                is_assigned |= field == name && !is_of_another;
            });
            is_assigned && !makes
        })
    }
}
