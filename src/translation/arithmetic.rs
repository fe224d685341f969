//! Operators with Python's rules: floor and sign, mixed numbers, texts and lists.

use rustpython_ast::Operator;

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    pub(super) fn binary(
        &mut self,
        id: ExprId,
        op: Operator,
        left: ExprId,
        right: ExprId,
    ) -> Res<Code> {
        let want = self.ty(id).clone();
        self.binary_as(op, left, right, &want)
    }

    /// The seconds from one reading of a clock to another.
    fn elapsed(&mut self, to: ExprId, from: ExprId) -> Res<Code> {
        if !self.is_simple(from) {
            return refuse("a difference of clocks that are read in another order");
        }
        // Python raises a TypeError for None here.
        let reading = |code: &Code| match code.ty {
            Ty::Option(_) => format!("{}.expect(\"a reading\")", code.receiver()),
            _ => code.receiver(),
        };
        let from = reading(&self.expr(from)?);
        if let Kind::Call(..) = self.kind(to) {
            let text = format!("{from}.elapsed().as_secs_f64()");
            return Ok(Code::tight(text, Ty::Float));
        }
        // Which of the two is the earlier one is not known.
        let to = reading(&self.expr(to)?);
        let helper = self.helper("seconds_between");
        Ok(Code::tight(format!("{helper}({from}, {to})"), Ty::Float))
    }

    /// An operator whose result is of type `want`.
    pub(super) fn binary_as(
        &mut self,
        op: Operator,
        left: ExprId,
        right: ExprId,
        want: &Ty,
    ) -> Res<Code> {
        if let Some(code) = self.special_operator(op, left, right)? {
            return Ok(code);
        }
        self.ensure_some(left)?;
        self.ensure_some(right)?;
        if let Some(code) = self.zoned_operation(op, left, right)? {
            return Ok(code);
        }
        if let Some(code) = self.decimal_operation(op, left, right)? {
            return Ok(code);
        }
        let (a, b) = (self.ty(left).some().clone(), self.ty(right).some().clone());
        if let Some(code) = self.counter_operator(op, left, right)? {
            return Ok(code);
        }
        if a.is_number() && b.is_number() {
            return self.numbers(op, left, right, want);
        }
        match (op, &a, &b) {
            (Operator::Div, Ty::Foreign("path"), _) | (Operator::Div, _, Ty::Foreign("path")) => {
                self.path_operator(left, right)
            }
            (Operator::Sub, Ty::Instant, Ty::Instant) => self.elapsed(left, right),
            (Operator::Add, a, b) if a.is_text() && b.is_text() => self.concatenation(left, right),
            (Operator::Mod, a, _) if a.is_text() => self.percent(left, right),
            (Operator::Mult, text, _) if text.is_text() => self.repeated(left, right),
            (Operator::Mult, _, text) if text.is_text() => self.repeated(right, left),
            (Operator::Add, Ty::Bytes, Ty::Bytes) => self.byte_sum(left, right),
            (Operator::Mult, Ty::Bytes, Ty::Int) => self.repeated_bytes(left, right),
            (Operator::Mult, Ty::Int, Ty::Bytes) => self.repeated_bytes(right, left),
            (Operator::Mult, Ty::List(_), Ty::Int) => self.repeated_list(want, left, right),
            (Operator::Mult, Ty::Int, Ty::List(_)) => self.repeated_list(want, right, left),
            (
                Operator::Add,
                Ty::List(_) | Ty::Tuples(_),
                Ty::List(_) | Ty::Tuples(_) | Ty::Tuple(_),
            ) => {
                let want = want.clone();
                if !self.has_known_rust(&want) {
                    return refuse(unknown(&want));
                }
                self.check_copy(&want, left, 1)?;
                self.check_copy(&want, right, 1)?;
                let a = self.borrowed(left, &want)?;
                let b = self.borrowed(right, &want)?;
                let is_slice = |code: &Code| {
                    code.text.starts_with("&[")
                        || code.form == Form::Ref && code.prec == Prec::Postfix
                };
                let sliced = |code: &Code| {
                    let borrow = if code.text.starts_with('&') { "" } else { "&" };
                    format!("{borrow}{}[..]", code.at_least(Prec::Unary))
                };
                // The first one decides the type: beside a slice, an array or a borrowed list is one, too.
                let is_param = matches!(self.kind(left), Kind::Var(var) if self.program.var(*var).is_param
                        && self.binding(*var).form != Form::MutRef);
                let a = if is_slice(&a) && is_param {
                    a.text
                } else {
                    sliced(&a)
                };
                let b = if is_slice(&b) { b.text } else { sliced(&b) };
                Ok(Code::tight(format!("[{a}, {b}].concat()"), want))
            }
            (
                Operator::BitAnd | Operator::BitOr | Operator::BitXor | Operator::Sub,
                Ty::Set(_),
                Ty::Set(_),
            ) => {
                let want = want.clone();
                if !self.has_known_rust(&want) {
                    return refuse(unknown(&want));
                }
                let a = self.set_operand(left, &want)?;
                let b = self.set_operand(right, &want)?;
                let sign = match op {
                    Operator::BitAnd => "&",
                    Operator::BitOr => "|",
                    Operator::BitXor => "^",
                    _ => "-",
                };
                Ok(Code::new(
                    format!("{} {sign} {}", seen_set(&a), seen_set(&b)),
                    Prec::BitOr,
                    want,
                ))
            }
            (Operator::BitOr, Ty::Dict(_, _, DictKind::Plain), Ty::Dict(_, _, DictKind::Plain)) => {
                let want = want.clone();
                let Ty::Dict(key, value, DictKind::Plain) = &want else {
                    return refuse(unknown(&want));
                };
                self.merged_dict(&[(None, left), (None, right)], key, value, &want)
            }
            _ => refuse("an operator between these types"),
        }
    }

    /// A set beside another one: of literals it is made anew where the other one holds texts.
    fn set_operand(&mut self, id: ExprId, want: &Ty) -> Res<Code> {
        if *self.ty(id) == Ty::set(Ty::Lit) && *want == Ty::set(Ty::Str) {
            let code = self.expr(id)?;
            let rust = self.rust_type(want);
            let text = format!(
                "{}.iter().map(|it| it.to_string()).collect::<{rust}>()",
                code.receiver()
            );
            return Ok(self.reference(Code::tight(text, want.clone())));
        }
        self.borrowed(id, want)
    }
}

/// A reference to a set as an operator takes it: what is made at its first use is no set to one.
pub(super) fn seen_set(code: &Code) -> String {
    match code.text.strip_prefix('&') {
        Some(name) if super::code::is_screaming(name) => format!("&*{name}"),
        _ => code.at_least(Prec::Unary),
    }
}
