//! Literals, and the signs before them.

use rustpython_ast::UnaryOp;

use super::code::{Code, Form, Prec, quoted};
use super::translator::{Res, Translator, refuse};
use super::truths::negated;
use crate::types::ir::ExprId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn constant(&mut self, name: &str) -> Res<Code> {
        let text = match name {
            "math.pi" => "std::f64::consts::PI",
            "math.e" => "std::f64::consts::E",
            "math.tau" => "std::f64::consts::TAU",
            "math.inf" => "f64::INFINITY",
            "math.nan" => "f64::NAN",
            "sys.maxsize" => return Ok(Code::tight("i64::MAX", Ty::Int)),
            "sys.argv" => {
                return Ok(Code::tight(
                    "std::env::args().collect::<Vec<String>>()",
                    Ty::list(Ty::Str),
                ));
            }
            "string.ascii_lowercase" => {
                return Ok(
                    Code::tight(quoted("abcdefghijklmnopqrstuvwxyz"), Ty::Str).held(Form::Ref)
                );
            }
            "string.ascii_uppercase" => {
                return Ok(
                    Code::tight(quoted("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), Ty::Str).held(Form::Ref)
                );
            }
            "string.ascii_letters" => {
                return Ok(Code::tight(
                    quoted("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                    Ty::Str,
                )
                .held(Form::Ref));
            }
            "string.digits" => {
                return Ok(Code::tight(quoted("0123456789"), Ty::Str).held(Form::Ref));
            }
            "string.punctuation" => {
                return Ok(
                    Code::tight(quoted("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"), Ty::Str)
                        .held(Form::Ref),
                );
            }
            name => return refuse(format!("{name} has no phrase yet")),
        };
        Ok(Code::tight(text, Ty::Float))
    }

    pub(super) fn unary(&mut self, op: UnaryOp, operand: ExprId) -> Res<Code> {
        match op {
            UnaryOp::Not => {
                let code = self.condition(operand)?;
                Ok(negated(&code))
            }
            UnaryOp::USub | UnaryOp::UAdd | UnaryOp::Invert => {
                if let Some(code) = self.special_unary(op, operand)? {
                    return Ok(code);
                }
                if self.is_big(operand) {
                    return match op {
                        UnaryOp::UAdd => self.expr(operand),
                        UnaryOp::USub => self.big_sign("-", operand),
                        _ => self.big_sign("!", operand),
                    };
                }
                self.ensure_some(operand)?;
                let code = self.expr(operand)?;
                let ty = code.ty.clone();
                let want = if ty == Ty::Bool { Ty::Int } else { ty };
                if !matches!(want, Ty::Int | Ty::Float | Ty::Real) {
                    return refuse("a sign before what is no number");
                }
                let code = self.coerced(code, &want)?;
                let sign = match op {
                    UnaryOp::USub => "-",
                    UnaryOp::UAdd => return Ok(code),
                    _ if want == Ty::Int => "!",
                    _ => return refuse("~ of what is no integer"),
                };
                let weak = code.is_weak;
                let mut code = Code::new(
                    format!("{sign}{}", code.at_least(Prec::Unary)),
                    Prec::Unary,
                    want,
                );
                code.is_weak = weak;
                Ok(code)
            }
        }
    }
}

/// An integer literal, with `_` where there are many digits.
pub(super) fn integer(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    if digits.len() < 5 {
        return value.to_string();
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    if value < 0 {
        format!("-{grouped}")
    } else {
        grouped
    }
}

/// A literal of bytes.
pub(super) fn bytes_literal(bytes: &[u8]) -> Code {
    let text: String = bytes
        .iter()
        .map(|it| it.escape_ascii().to_string())
        .collect();
    let text = text.replace("\\'", "'");
    Code::tight(format!("b\"{text}\""), Ty::Bytes).held(Form::Ref)
}
