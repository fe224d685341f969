//! Integers beyond 64 bits: `BigInt`, whose operands are borrowed, and beside which small ones stay what they are.

use super::code::{Code, Form, Prec, with_suffix};
use super::translator::{Res, Translator};
use crate::types::ir::ExprId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Digits that stand in the source.
    pub(super) fn big_literal(&mut self, digits: &str) -> Code {
        self.uses_big();
        let text = match digits.parse::<u128>() {
            Ok(_) => format!("BigInt::from({}_u128)", grouped(digits)),
            // Beyond the largest literal of Rust.
            Err(_) => format!("\"{digits}\".parse::<BigInt>().expect(\"digits\")"),
        };
        Code::tight(text, Ty::BigInt)
    }

    pub(super) fn uses_big(&mut self) {
        self.rust_type(&Ty::BigInt);
    }

    pub(super) fn uses_division(&mut self) {
        self.crates.insert("num-integer");
        self.import("num_integer::Integer");
    }

    pub(super) fn is_big(&self, id: ExprId) -> bool {
        *self.ty(id).some() == Ty::BigInt
    }

    /// A small integer as a large one.
    pub(super) fn enlarged(&mut self, code: Code) -> Code {
        self.uses_big();
        let code = self.plain_int(code);
        let text = if code.ty == Ty::Bool {
            format!("i64::from({})", code.text)
        } else if code.text.len() > 9 {
            sized(&code)
        } else {
            code.text
        };
        let text = match text.as_str() {
            "0" => "BigInt::ZERO".to_owned(),
            text => format!("BigInt::from({text})"),
        };
        Code::tight(text, Ty::BigInt)
    }

    /// An operand: a large integer as a reference, but for one that is made anew; a small one as it is.
    pub(super) fn big_operand(&mut self, id: ExprId) -> Res<Code> {
        if self.is_big(id) {
            let code = self.expr(id)?;
            return Ok(self.big_reference(code, false));
        }
        let code = self.value(id, &Ty::Int)?;
        let mut code = self.plain_int(code);
        code.text = sized(&code);
        Ok(code)
    }

    pub(super) fn big_reference(&mut self, code: Code, always: bool) -> Code {
        match code.form {
            Form::Value if !always => code,
            Form::Ref | Form::MutRef => code,
            _ => Code {
                text: format!("&{}", code.at_least(Prec::Unary)),
                prec: Prec::Unary,
                form: Form::Ref,
                ..code
            },
        }
    }

    /// A large integer, as a reference.
    pub(super) fn big_argument(&mut self, id: ExprId) -> Res<Code> {
        let code = if self.is_big(id) {
            self.expr(id)?
        } else {
            self.value(id, &Ty::BigInt)?
        };
        Ok(self.big_reference(code, true))
    }

    /// A large integer that a method is called on.
    pub(super) fn big_receiver(&mut self, id: ExprId) -> Res<String> {
        let code = if self.is_big(id) {
            self.expr(id)?
        } else {
            self.value(id, &Ty::BigInt)?
        };
        Ok(code.receiver())
    }
}

/// A small integer, with its type: beside a large one, Rust does not choose one by itself.
pub(super) fn sized(code: &Code) -> String {
    if code.is_weak {
        with_suffix(&code.text)
    } else {
        code.text.clone()
    }
}

/// A small integer that is an `i64` for certain.
pub(super) fn sized_i64(code: &Code) -> String {
    if code.is_weak {
        with_suffix(&code.text)
    } else {
        code.at_least(Prec::Or)
    }
}

/// Digits in groups of three.
fn grouped(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}
