//! `+=` and its like of numbers.

use rustpython_ast::Operator;

use super::code::Form;
use super::counts::is_count;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Stmt, Target};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    pub(super) fn augmented_number(
        &mut self,
        stmt: &Stmt<'_>,
        target: &Target,
        op: Operator,
        value: ExprId,
        read: ExprId,
        of: &Ty,
    ) -> Res<()> {
        let is_usize = matches!(target, Target::Var(var) if self.binding(*var).is_usize);
        let sign = match (op, of) {
            (Operator::Add | Operator::Sub | Operator::Mult, Ty::Int | Ty::Float | Ty::Real) => {
                plain_sign(op)
            }
            (Operator::BitAnd | Operator::BitOr | Operator::BitXor, Ty::Int | Ty::Bool) => {
                plain_sign(op)
            }
            (Operator::Div, Ty::Float | Ty::Real)
                if (*of == Ty::Float || !self.has_numbers)
                    && matches!(self.kind(value), Kind::Int(1..)) =>
            {
                Some("/")
            }
            _ => None,
        };
        let Some(sign) = sign else {
            return self.augmented_whole(target, op, value, read, of, stmt);
        };
        let added = self.ty(value).some();
        if of.is_float() && !added.is_number()
            || *of == Ty::Int && !matches!(added, Ty::Int | Ty::Bool)
        {
            return refuse("values of more than one type meet here");
        }
        let code = if is_usize && is_count(self.program, value, &self.usizes) {
            self.count(value)?
        } else {
            self.value(value, of)?
        };
        // `d[k] += 1`, with what is inserted where there is nothing.
        if let Target::Index(object, index) = target
            && let Ty::Dict(key, _, kind) = self.ty(*object).some().clone()
        {
            let place = self.place(*object)?;
            if matches!(kind, DictKind::Counter | DictKind::Default) {
                // A number that may be an int or a float has no default.
                if self.has_numbers && *of == Ty::Real {
                    return refuse("a defaultdict of ints and floats");
                }
                let wanted = self.value(*index, &key)?;
                self.out.line(format!(
                    "*{}.entry({}).or_default() {sign}= {};",
                    place.receiver(),
                    wanted.text,
                    code.text
                ));
                return Ok(());
            }
            let super::lookups::Key::Text(wanted) = self.lookup(*index, &key, false)? else {
                return refuse("a key of another type");
            };
            if self.is_failing(read) {
                if !self.is_still(value) {
                    return refuse("a key whose error is caught before a value is computed");
                }
                let item = self.failing_place(read, &place, &wanted, *index, of.clone())?;
                self.out
                    .line(format!("*{} {sign}= {};", item.text, code.text));
                return Ok(());
            }
            self.out.line(format!(
                "{}[{wanted}] {sign}= {};",
                place.receiver(),
                code.text
            ));
            return Ok(());
        }
        if let Target::Index(object, index) = target {
            let place = self.place(*object)?;
            if self.is_failing(read) {
                if !self.is_still(value) {
                    return refuse("an index whose error is caught before a value is computed");
                }
                self.checks_places = Some("list index out of range");
                self.handled.insert(read);
            }
            let at = self.place_of_index(&place, *index)?;
            if at.contains("len()") {
                let name = self.fresh("at");
                self.out.line(format!("let {name} = {at};"));
                self.out.line(format!(
                    "{}[{name}] {sign}= {};",
                    place.receiver(),
                    code.text
                ));
            } else {
                self.out
                    .line(format!("{}[{at}] {sign}= {};", place.receiver(), code.text));
            }
            return Ok(());
        }
        if let Some(cell) = self.cell_of(target) {
            return self.augmented_cell(cell, sign, &code);
        }
        let place = self.augmented_place(target, read)?;
        let star = if matches!(target, Target::Var(var)
            if self.bound.get(var) == Some(&Form::Ref) || self.binding(*var).form == Form::MutRef)
        {
            "*"
        } else {
            ""
        };
        self.out
            .line(format!("{star}{} {sign}= {};", place.text, code.text));
        Ok(())
    }
}

pub(super) fn plain_sign(op: Operator) -> Option<&'static str> {
    Some(match op {
        Operator::Add => "+",
        Operator::Sub => "-",
        Operator::Mult => "*",
        Operator::BitAnd => "&",
        Operator::BitOr => "|",
        Operator::BitXor => "^",
        _ => return None,
    })
}

/// `x += y;` for a sum of a variable and something that binds no looser than that.
pub(super) fn shortened(name: &str, sum: &str) -> Option<String> {
    let (sign, rest) = sum.strip_prefix(name)?.strip_prefix(' ')?.split_once(' ')?;
    let is_plain = matches!(sign, "+" | "-") && !rest.contains([' ', '+', '-']);
    is_plain.then(|| format!("{name} {sign}= {rest};"))
}
