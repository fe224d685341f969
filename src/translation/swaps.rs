//! Swaps: `a[i], a[j] = a[j], a[i]`.

use super::code::Form;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `a[i], a[j] = a[j], a[i]` and `a, b = b, a`.
    pub(super) fn swap(&mut self, targets: &[Target], parts: &[ExprId]) -> Res<bool> {
        let ([first, second], [left, right]) = (targets, parts) else {
            return Ok(false);
        };
        match (first, second) {
            (Target::Index(x, i), Target::Index(y, j)) => {
                let text = |it: &Self, id: ExprId| {
                    it.source.slice(it.program.expr(id).span.clone()).to_owned()
                };
                let (Kind::Index(ax, ai), Kind::Index(bx, bj)) =
                    (self.kind(*left), self.kind(*right))
                else {
                    return Ok(false);
                };
                let same = text(self, *x) == text(self, *bx)
                    && text(self, *i) == text(self, *bj)
                    && text(self, *y) == text(self, *ax)
                    && text(self, *j) == text(self, *ai);
                if !same || !matches!(self.ty(*x), Ty::List(_)) {
                    return Ok(false);
                }
                // Python looks for the second place when the first has its new value.
                let list = text(self, *x);
                let span = self.program.expr(*j).span.clone();
                let moves_second = self
                    .exprs_in(&span)
                    .any(|it| self.source.slice(it.span.clone()) == list);
                if moves_second {
                    return refuse("a place that the first of two assignments changes");
                }
                if text(self, *x) == text(self, *y) {
                    let place = self.place(*x)?;
                    let (i, j) = (
                        self.place_of_index(&place, *i)?,
                        self.place_of_index(&place, *j)?,
                    );
                    let receiver = place.receiver();
                    if i.contains("len()") || j.contains("len()") {
                        let (from, to) = (self.fresh("at"), self.fresh("at"));
                        self.out.line(format!("let ({from}, {to}) = ({i}, {j});"));
                        self.out.line(format!("{receiver}.swap({from}, {to});"));
                        return Ok(true);
                    }
                    self.out.line(format!("{receiver}.swap({i}, {j});"));
                    return Ok(true);
                }
                if !self.ty(*left).is_copy() {
                    return refuse("a swap of places of two lists");
                }
                let item = self.ty(*left).clone();
                let (x_code, y_code) = (self.place(*x)?, self.place(*y)?);
                let (mut i, mut j) = (
                    self.place_of_index(&x_code, *i)?,
                    self.place_of_index(&y_code, *j)?,
                );
                for at in [&mut i, &mut j] {
                    if at.contains("len()") {
                        let name = self.fresh("at");
                        self.out.line(format!("let {name} = {at};"));
                        *at = name;
                    }
                }
                if !item.is_copy() {
                    return refuse("a swap of places that are no plain values");
                }
                let name = self.fresh("swapped");
                self.out
                    .line(format!("let {name} = {}[{i}];", x_code.receiver()));
                self.out.line(format!(
                    "{}[{i}] = {}[{j}];",
                    x_code.receiver(),
                    y_code.receiver()
                ));
                self.out
                    .line(format!("{}[{j}] = {name};", y_code.receiver()));
                Ok(true)
            }
            // Pointers change places; no owner is counted for that.
            (Target::Var(x), Target::Var(y))
                if matches!(self.kind(*left), Kind::Var(it) if it == y)
                    && matches!(self.kind(*right), Kind::Var(it) if it == x)
                    && self.ty(*left).is_counted()
                    && self.ty(*left) == self.ty(*right)
                    && self.is_own_place(*x, *left)
                    && self.is_own_place(*y, *right) =>
            {
                let (x, y) = (self.binding(*x).name.clone(), self.binding(*y).name.clone());
                self.out
                    .line(format!("std::mem::swap(&mut {x}, &mut {y});"));
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// Whether a variable has its value in a place of its own, and in no cell.
    fn is_own_place(&self, var: VarId, read: ExprId) -> bool {
        let binding = self.binding(var);
        let form = self.bound.get(&var).copied().unwrap_or(binding.form);
        binding.global.is_none() && form == Form::Place && !self.is_in_cell(read)
    }
}
