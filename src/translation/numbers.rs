//! Sums, quotients and powers of numbers, and counts as what they are added to.

use rustpython_ast::Operator;

use super::code::{Code, Prec, with_suffix};
use super::counts::is_count;
use super::repetition::joined;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn numbers(
        &mut self,
        op: Operator,
        left: ExprId,
        right: ExprId,
        want: &Ty,
    ) -> Res<Code> {
        let want = want.clone();
        if want == Ty::BigInt || self.is_big(left) || self.is_big(right) {
            return self.big_operator(op, left, right, &want);
        }
        match op {
            Operator::Div => {
                let a = self.number(left, &Ty::Float)?;
                let b = self.number(right, &Ty::Float)?;
                if self.is_nonzero(right) {
                    return Ok(joined(&a, "/", &b, Prec::Product, Ty::Float));
                }
                let helper = self.helper("true_div");
                Ok(Code::tight(
                    format!("{helper}({}, {})", a.text, b.text),
                    Ty::Float,
                ))
            }
            Operator::FloorDiv | Operator::Mod => self.floor(op, left, right, &want),
            Operator::Pow => self.power(left, right, &want),
            Operator::Add | Operator::Sub | Operator::Mult => {
                let (sign, prec) = match op {
                    Operator::Add => ("+", Prec::Sum),
                    Operator::Sub => ("-", Prec::Sum),
                    _ => ("*", Prec::Product),
                };
                let are_counts = is_count(self.program, left, &self.usizes)
                    && is_count(self.program, right, &self.usizes);
                if op != Operator::Sub
                    && are_counts
                    && (self.has_usize(left) || self.has_usize(right))
                {
                    let (a, b) = (self.count(left)?, self.count(right)?);
                    let mut code = joined(&a, sign, &b, prec, Ty::Int);
                    code.is_usize = true;
                    return Ok(code);
                }
                let a = self.number(left, &want)?;
                let b = self.number(right, &want)?;
                Ok(joined(&a, sign, &b, prec, want))
            }
            Operator::BitAnd | Operator::BitOr | Operator::BitXor => {
                let (sign, prec) = match op {
                    Operator::BitAnd => ("&", Prec::BitAnd),
                    Operator::BitOr => ("|", Prec::BitOr),
                    _ => ("^", Prec::BitXor),
                };
                if !matches!(want, Ty::Int | Ty::Bool) {
                    return refuse("a bit operator on what is no integer");
                }
                let a = self.number(left, &want)?;
                let b = self.number(right, &want)?;
                Ok(joined(&a, sign, &b, prec, want))
            }
            Operator::LShift | Operator::RShift => {
                let a = self.number(left, &Ty::Int)?;
                let b = self.number(right, &Ty::Int)?;
                let helper = self.helper(if op == Operator::LShift {
                    "shift_left"
                } else {
                    "shift_right"
                });
                Ok(Code::tight(
                    format!("{helper}({}, {})", a.text, b.text),
                    Ty::Int,
                ))
            }
            Operator::MatMult => refuse("@"),
        }
    }

    /// A number as one of type `want`.
    pub(super) fn number(&mut self, id: ExprId, want: &Ty) -> Res<Code> {
        let want = if self.is_f64(want) {
            Ty::Float
        } else {
            want.clone()
        };
        self.value(id, &want)
    }

    /// Whether a part of a count is a `usize` in Rust, not only literals.
    pub(super) fn has_usize(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Var(var) => self.binding(*var).is_usize,
            Kind::Call(..) => true,
            Kind::Binary(_, a, b) => self.has_usize(*a) || self.has_usize(*b),
            _ => false,
        }
    }

    /// A count as a `usize`.
    pub(super) fn count(&mut self, id: ExprId) -> Res<Code> {
        match self.kind(id) {
            Kind::Binary(op, a, b) if matches!(op, Operator::FloorDiv | Operator::Mod) => {
                let a = self.count(*a)?;
                let b = self.count(*b)?;
                let sign = if *op == Operator::FloorDiv { "/" } else { "%" };
                let mut code = joined(&a, sign, &b, Prec::Product, Ty::Int);
                code.is_usize = true;
                Ok(code)
            }
            _ => {
                let code = self.expr(id)?;
                if code.is_usize || code.is_weak {
                    return Ok(code);
                }
                self.length_as_count(id, &code)
            }
        }
    }

    fn is_nonzero(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Int(int) => *int != 0,
            Kind::Float(float) => *float != 0.0,
            _ => false,
        }
    }

    /// Whether an integer is known never to be negative.
    pub(super) fn is_natural(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Int(int) => *int >= 0,
            Kind::Binary(Operator::Add | Operator::Mult | Operator::FloorDiv, a, b) => {
                self.is_natural(*a) && self.is_natural(*b)
            }
            Kind::Binary(Operator::Mod, _, b) => {
                matches!(self.kind(*b), Kind::Int(int) if *int > 0)
            }
            Kind::Call(func, arguments) => match self.kind(*func) {
                Kind::Builtin(name) if name == "abs" => true,
                Kind::Builtin(name) if matches!(name.as_str(), "len" | "ord") => true,
                Kind::Builtin(name) if name == "max" => {
                    arguments.iter().any(|it| self.is_natural(it.value))
                }
                _ => false,
            },
            Kind::Var(var) => self.binding(*var).is_usize,
            _ => false,
        }
    }

    fn floor(&mut self, op: Operator, left: ExprId, right: ExprId, want: &Ty) -> Res<Code> {
        let is_div = op == Operator::FloorDiv;
        if *want == Ty::Real && self.has_numbers {
            let a = self.number(left, want)?;
            let b = self.number(right, want)?;
            self.helper(if is_div {
                "Number::floor_div"
            } else {
                "Number::floor_mod"
            });
            let method = if is_div { "floor_div" } else { "floor_mod" };
            return Ok(Code::tight(
                format!("{}.{method}({})", a.receiver(), b.text),
                Ty::Real,
            ));
        }
        if want.is_float() {
            let a = self.number(left, &Ty::Float)?;
            let b = self.number(right, &Ty::Float)?;
            let helper = self.helper(if is_div {
                "floor_div_float"
            } else {
                "floor_mod_float"
            });
            return Ok(Code::tight(
                format!("{helper}({}, {})", a.text, b.text),
                want.clone(),
            ));
        }
        let sign = if is_div { "/" } else { "%" };
        if is_count(self.program, left, &self.usizes)
            && is_count(self.program, right, &self.usizes)
            && self.has_usize(left)
            && self.is_nonzero(right)
        {
            let a = self.count(left)?;
            let b = self.count(right)?;
            let mut code = joined(&a, sign, &b, Prec::Product, Ty::Int);
            code.is_usize = true;
            return Ok(code);
        }
        let mut a = self.number(left, &Ty::Int)?;
        let b = self.number(right, &Ty::Int)?;
        if a.is_weak {
            a.text = with_suffix(&a.text);
            a.is_weak = false;
        }
        // With a positive divisor both ways of rounding are one.
        if matches!(self.kind(right), Kind::Int(int) if *int > 0) {
            if self.is_natural(left) {
                return Ok(joined(&a, sign, &b, Prec::Product, Ty::Int));
            }
            let method = if is_div { "div_euclid" } else { "rem_euclid" };
            return Ok(Code::tight(
                format!("{}.{method}({})", a.receiver(), b.text),
                Ty::Int,
            ));
        }
        let helper = self.helper(if is_div { "floor_div" } else { "floor_mod" });
        Ok(Code::tight(
            format!("{helper}({}, {})", a.text, b.text),
            Ty::Int,
        ))
    }

    fn power(&mut self, left: ExprId, right: ExprId, want: &Ty) -> Res<Code> {
        if *want == Ty::Real && self.has_numbers {
            let a = self.number(left, want)?;
            let b = self.number(right, want)?;
            self.helper("Number::power");
            return Ok(Code::tight(
                format!("{}.power({})", a.receiver(), b.text),
                Ty::Real,
            ));
        }
        if want.is_float() {
            let base = self.number(left, &Ty::Float)?;
            if let Kind::Int(exponent @ -64..=64) = self.kind(right) {
                return Ok(Code::tight(
                    format!("{}.powi({exponent})", float_receiver(&base)),
                    Ty::Float,
                ));
            }
            let exponent = self.number(right, &Ty::Float)?;
            if matches!(self.kind(right), Kind::Float(float) if float.to_bits() == 0.5_f64.to_bits())
            {
                let helper = self.helper("square_root");
                return Ok(Code::tight(format!("{helper}({})", base.text), Ty::Float));
            }
            let helper = self.helper("power_float");
            return Ok(Code::tight(
                format!("{helper}({}, {})", base.text, exponent.text),
                Ty::Float,
            ));
        }
        let base = self.number(left, &Ty::Int)?;
        if let Kind::Int(exponent @ 0..=64) = self.kind(right) {
            return Ok(Code::tight(
                format!("{}.pow({exponent})", base.receiver()),
                Ty::Int,
            ));
        }
        let exponent = self.number(right, &Ty::Int)?;
        let helper = self.helper("power");
        Ok(Code::tight(
            format!("{helper}({}, {})", base.text, exponent.text),
            Ty::Int,
        ))
    }
}

/// A float as what a method is called on; a literal needs its type.
pub(super) fn float_receiver(code: &Code) -> String {
    let is_literal =
        code.text.starts_with(|c: char| c.is_ascii_digit()) && code.prec == Prec::Postfix;
    if is_literal && code.text.parse::<f64>().is_ok() {
        return format!("{}_f64", code.text);
    }
    // Of literals alone Rust does not know which float they are.
    if !code.text.contains(|c: char| c.is_alphabetic()) {
        let start = code.text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let end = code.text[start..]
            .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '_'))
            .map_or(code.text.len(), |it| start + it);
        return format!("({}_f64{})", &code.text[..end], &code.text[end..]);
    }
    code.receiver()
}

/// Whether an expression is infinity as people write it: `float("inf")`, `math.inf`.
pub(super) fn is_infinity(program: &crate::types::ir::Program<'_>, id: ExprId) -> bool {
    match &program.expr(id).kind {
        Kind::Import(name) => name == "math.inf",
        Kind::Call(func, arguments) => {
            let is_float =
                matches!(&program.expr(*func).kind, Kind::Builtin(name) if name == "float");
            let [argument] = arguments.as_slice() else {
                return false;
            };
            let text = match &program.expr(argument.value).kind {
                Kind::Str(text) => text.trim().to_ascii_lowercase(),
                _ => return false,
            };
            is_float && matches!(text.as_str(), "inf" | "+inf" | "infinity" | "+infinity")
        }
        // A name that stands for it for good.
        Kind::Var(var) => program
            .sole_value(*var)
            .is_some_and(|value| is_infinity(program, value)),
        _ => false,
    }
}
