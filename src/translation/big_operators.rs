//! Operators on integers of any size.

use super::code::{Code, Form, Prec};
use super::repetition::joined;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;
use rustpython_ast::Operator;

impl Translator<'_, '_> {
    /// An operator of which an operand or the result is beyond 64 bits.
    pub(super) fn big_operator(
        &mut self,
        op: Operator,
        left: ExprId,
        right: ExprId,
        want: &Ty,
    ) -> Res<Code> {
        let (a, b) = (self.ty(left).some().clone(), self.ty(right).some().clone());
        if a.is_float() || b.is_float() {
            return refuse("an integer beyond 64 bits and a float");
        }
        match op {
            Operator::Add | Operator::Sub | Operator::Mult => {
                let (sign, prec) = match op {
                    Operator::Add => ("+", Prec::Sum),
                    Operator::Sub => ("-", Prec::Sum),
                    _ => ("*", Prec::Product),
                };
                let x = self.big_left(left, &b)?;
                let y = self.big_operand(right)?;
                Ok(joined(&x, sign, &y, prec, Ty::BigInt))
            }
            Operator::BitAnd if *want == Ty::Int => {
                let x = self.big_argument(left)?;
                let y = self.value(right, &Ty::Int)?;
                let helper = self.helper("low_bits");
                Ok(Code::tight(
                    format!("{helper}({}, {})", x.text, y.text),
                    Ty::Int,
                ))
            }
            Operator::BitAnd | Operator::BitOr | Operator::BitXor => {
                let (sign, prec) = match op {
                    Operator::BitAnd => ("&", Prec::BitAnd),
                    Operator::BitOr => ("|", Prec::BitOr),
                    _ => ("^", Prec::BitXor),
                };
                let (x, y) = (self.big_both(left)?, self.big_both(right)?);
                Ok(joined(&x, sign, &y, prec, Ty::BigInt))
            }
            Operator::LShift | Operator::RShift => {
                if b == Ty::BigInt {
                    return refuse("a shift by an integer beyond 64 bits");
                }
                let sign = if op == Operator::LShift { "<<" } else { ">>" };
                let x = self.big_both(left)?;
                let y = if let Kind::Int(by @ 0..) = self.kind(right) {
                    Code::tight(format!("{by}_u32"), Ty::Int)
                } else {
                    let y = self.value(right, &Ty::Int)?;
                    self.plain_int(y)
                };
                let x = x.at_least(Prec::Shift);
                let text = format!("{x} {sign} {}", y.at_least(Prec::Sum));
                Ok(Code::new(text, Prec::Shift, Ty::BigInt))
            }
            Operator::Pow => {
                let base = self.big_receiver(left)?;
                let exponent = match self.kind(right) {
                    Kind::Int(exponent @ 0..) => exponent.to_string(),
                    _ if b == Ty::BigInt => return refuse("a power of this size"),
                    _ => {
                        let exponent = self.value(right, &Ty::Int)?;
                        let exponent = self.plain_int(exponent);
                        format!(
                            "u32::try_from({}).expect(\"an exponent that is not negative\")",
                            exponent.text
                        )
                    }
                };
                Ok(Code::tight(format!("{base}.pow({exponent})"), Ty::BigInt))
            }
            Operator::FloorDiv => {
                self.uses_division();
                let x = self.big_receiver(left)?;
                let y = self.big_argument(right)?;
                Ok(Code::tight(
                    format!("{x}.div_floor({})", y.text),
                    Ty::BigInt,
                ))
            }
            Operator::Mod if *want == Ty::Int => {
                let x = self.big_argument(left)?;
                let y = self.value(right, &Ty::Int)?;
                let y = self.plain_int(y);
                let helper = self.helper("small_remainder");
                self.uses_division();
                Ok(Code::tight(
                    format!("{helper}({}, {})", x.text, y.text),
                    Ty::Int,
                ))
            }
            Operator::Mod => {
                self.uses_division();
                let x = self.big_receiver(left)?;
                let y = self.big_argument(right)?;
                Ok(Code::tight(
                    format!("{x}.mod_floor({})", y.text),
                    Ty::BigInt,
                ))
            }
            Operator::Div => {
                let (x, y) = (self.big_argument(left)?, self.big_argument(right)?);
                self.crates.insert("num-traits");
                let helper = self.helper("true_div_big");
                Ok(Code::tight(
                    format!("{helper}({}, {})", x.text, y.text),
                    Ty::Float,
                ))
            }
            Operator::MatMult => refuse("@"),
        }
    }

    /// The left operand: where neither is large, it is made so.
    fn big_left(&mut self, left: ExprId, right: &Ty) -> Res<Code> {
        if self.is_big(left) || *right == Ty::BigInt {
            return self.big_operand(left);
        }
        self.value(left, &Ty::BigInt)
    }

    /// An operand that has to be large.
    pub(super) fn big_both(&mut self, id: ExprId) -> Res<Code> {
        if self.is_big(id) {
            return self.big_operand(id);
        }
        self.value(id, &Ty::BigInt)
    }

    /// Which of two integers is larger, where one is beyond 64 bits.
    pub(super) fn big_order(&mut self, left: ExprId, sign: &str, right: ExprId) -> Res<Code> {
        if self.ty(left).is_float() || self.ty(right).is_float() {
            return refuse("an integer beyond 64 bits and a float");
        }
        let side = |it: &mut Self, id: ExprId| -> Res<Code> {
            if !it.is_big(id) {
                return it.value(id, &Ty::BigInt);
            }
            let code = it.expr(id)?;
            Ok(match code.form {
                Form::Ref | Form::MutRef => Code::new(
                    match code.text.strip_prefix('&') {
                        Some(text) if code.prec == Prec::Unary => text.to_owned(),
                        _ => format!("*{}", code.at_least(Prec::Unary)),
                    },
                    Prec::Unary,
                    Ty::BigInt,
                ),
                _ => code,
            })
        };
        let (x, y) = (side(self, left)?, side(self, right)?);
        Ok(super::comparison::compared(&x, sign, &y))
    }

    /// `-n`, `~n`.
    pub(super) fn big_sign(&mut self, sign: &str, operand: ExprId) -> Res<Code> {
        let code = self.big_both(operand)?;
        Ok(Code::new(
            format!("{sign}{}", code.at_least(Prec::Unary)),
            Prec::Unary,
            Ty::BigInt,
        ))
    }

    /// `x op= value` of a large integer, if Rust has that.
    pub(super) fn big_change(
        &mut self,
        op: Operator,
        value: ExprId,
    ) -> Res<Option<(&'static str, Code)>> {
        let is_big = self.is_big(value);
        let sign = match op {
            Operator::Add => "+",
            Operator::Sub => "-",
            Operator::Mult => "*",
            Operator::LShift if !is_big => "<<",
            Operator::RShift if !is_big => ">>",
            _ => return Ok(None),
        };
        let code = self.big_operand(value)?;
        Ok(Some((sign, code)))
    }
}
