//! Integers beyond 64 bits: `BigInt`, whose operands are borrowed, and beside which small ones stay what they are.

use rustpython_ast::Operator;

use super::code::{Code, Form, Prec, with_suffix};
use super::repetition::joined;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
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

    fn uses_big(&mut self) {
        self.rust_type(&Ty::BigInt);
    }

    fn uses_division(&mut self) {
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
    fn big_operand(&mut self, id: ExprId) -> Res<Code> {
        if self.is_big(id) {
            let code = self.expr(id)?;
            return Ok(self.big_reference(code, false));
        }
        let code = self.value(id, &Ty::Int)?;
        let mut code = self.plain_int(code);
        code.text = sized(&code);
        Ok(code)
    }

    fn big_reference(&mut self, code: Code, always: bool) -> Code {
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
    fn big_receiver(&mut self, id: ExprId) -> Res<String> {
        let code = if self.is_big(id) {
            self.expr(id)?
        } else {
            self.value(id, &Ty::BigInt)?
        };
        Ok(code.receiver())
    }

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
    fn big_both(&mut self, id: ExprId) -> Res<Code> {
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

    /// A builtin function of large integers.
    pub(super) fn big_builtin(
        &mut self,
        name: &str,
        plain: &[ExprId],
        ty: &Ty,
    ) -> Res<Option<Code>> {
        if !plain.iter().any(|it| self.is_big(*it)) && *ty != Ty::BigInt {
            return Ok(None);
        }
        let tight = |text: String, ty: Ty| Ok(Some(Code::tight(text, ty)));
        match (name, plain) {
            ("str", [of]) => {
                let of = self.big_receiver(*of)?;
                tight(format!("{of}.to_string()"), Ty::Str)
            }
            ("int" | "round", [of]) if self.is_big(*of) => self.value(*of, &Ty::BigInt).map(Some),
            ("int", [of]) => match self.kind(*of) {
                Kind::Str(text) if text.bytes().all(|it| it.is_ascii_digit()) => {
                    Ok(Some(self.big_literal(text.trim_start_matches('0'))))
                }
                _ => refuse("an integer beyond 64 bits from this"),
            },
            ("float", [of]) => {
                let of = self.big_argument(*of)?;
                self.crates.insert("num-traits");
                let helper = self.helper("float_of_big");
                tight(format!("{helper}({})", of.text), Ty::Float)
            }
            ("abs", [of]) => {
                self.crates.insert("num-traits");
                self.import("num_traits::Signed");
                let of = self.big_receiver(*of)?;
                tight(format!("{of}.abs()"), Ty::BigInt)
            }
            ("hex" | "bin" | "oct", [of]) => {
                let of = self.big_both(*of)?;
                let letter = match name {
                    "hex" => "x",
                    "bin" => "b",
                    _ => "o",
                };
                let mut template = super::format::Template::default();
                let of = of.text.strip_prefix('&').unwrap_or(&of.text).to_owned();
                template.argument(&of, &format!("#{letter}"));
                Ok(Some(template.formatted()))
            }
            ("divmod", [a, b]) if *ty == Ty::Tuple(vec![Ty::BigInt, Ty::Int]) => {
                self.uses_division();
                let x = self.big_argument(*a)?;
                let y = self.value(*b, &Ty::Int)?;
                let y = self.plain_int(y);
                let helper = self.helper("divmod_small");
                tight(format!("{helper}({}, {})", x.text, y.text), ty.clone())
            }
            ("divmod", [a, b]) => {
                self.uses_division();
                let x = self.big_receiver(*a)?;
                let y = self.big_argument(*b)?;
                tight(format!("{x}.div_mod_floor({})", y.text), ty.clone())
            }
            ("pow", [base, exponent, modulus]) => {
                let base = self.big_receiver(*base)?;
                let m = self.big_argument(*modulus)?;
                let text = if matches!(self.kind(*exponent), Kind::Int(-1)) {
                    format!(
                        "{base}.modinv({}).expect(\"base is not invertible for the given modulus\")",
                        m.text
                    )
                } else {
                    let exponent = self.big_argument(*exponent)?;
                    format!("{base}.modpow({}, {})", exponent.text, m.text)
                };
                if *ty == Ty::Int {
                    return tight(
                        format!("i64::try_from({text}).expect(\"less than its modulus\")"),
                        Ty::Int,
                    );
                }
                tight(text, Ty::BigInt)
            }
            _ => Ok(None),
        }
    }

    /// A function of `math` of large integers.
    pub(super) fn big_math(&mut self, name: &str, plain: &[ExprId], ty: &Ty) -> Res<Option<Code>> {
        if *ty != Ty::BigInt && !plain.iter().any(|it| self.is_big(*it)) {
            return Ok(None);
        }
        let text = match (name, plain) {
            ("math.gcd" | "math.lcm", [a, b]) => {
                self.uses_division();
                let x = self.big_receiver(*a)?;
                let y = self.big_argument(*b)?;
                format!("{x}.{}({})", &name[5..], y.text)
            }
            ("math.isqrt", [of]) => format!("{}.sqrt()", self.big_receiver(*of)?),
            ("math.factorial", [of]) if !self.is_big(*of) => {
                self.uses_big();
                let of = self.value(*of, &Ty::Int)?;
                let of = self.plain_int(of);
                format!(
                    "(1..={}).map(BigInt::from).product::<BigInt>()",
                    sized_i64(&of)
                )
            }
            ("math.comb" | "math.perm", [n, k]) if !self.is_big(*n) && !self.is_big(*k) => {
                self.uses_big();
                let helper = self.helper(if name == "math.comb" {
                    "combinations_big"
                } else {
                    "permutations_big"
                });
                let (n, k) = (self.value(*n, &Ty::Int)?, self.value(*k, &Ty::Int)?);
                let (n, k) = (self.plain_int(n), self.plain_int(k));
                format!("{helper}({}, {})", n.text, k.text)
            }
            ("math.floor" | "math.ceil" | "math.trunc", [of]) if self.is_big(*of) => {
                return self.value(*of, &Ty::BigInt).map(Some);
            }
            ("math.prod", [over]) => {
                let seq = self.iterate(*over)?;
                let of = seq.ty.clone();
                let items = self.owned_items(seq, &of)?;
                self.uses_big();
                let map = if of == Ty::BigInt {
                    ""
                } else {
                    ".map(BigInt::from)"
                };
                format!("{items}{map}.product::<BigInt>()")
            }
            _ => return refuse(format!("{name} of integers beyond 64 bits")),
        };
        Ok(Some(Code::tight(text, Ty::BigInt)))
    }

    /// `functools.reduce` that multiplies or adds integers whose product or sum is large.
    pub(super) fn big_fold(&mut self, func: ExprId, over: ExprId) -> Res<Code> {
        let op = match self.kind(func) {
            Kind::Import(name) if name == "operator.mul" => Some(Operator::Mult),
            Kind::Import(name) if name == "operator.add" => Some(Operator::Add),
            Kind::Lambda(lambda) => {
                let info = self.program.func(*lambda);
                let params: Vec<_> = info.params.iter().map(|it| it.var).collect();
                match info.value.map(|it| self.kind(it)) {
                    Some(Kind::Binary(op @ (Operator::Mult | Operator::Add), a, b)) => {
                        match (self.kind(*a), self.kind(*b)) {
                            (Kind::Var(a), Kind::Var(b)) if params == [*a, *b] => Some(*op),
                            _ => None,
                        }
                    }
                    _ => None,
                }
            }
            _ => None,
        };
        let method = match op {
            Some(Operator::Mult) => "product",
            Some(_) => "sum",
            None => return refuse("functools.reduce of these values"),
        };
        self.uses_big();
        let seq = self.iterate(over)?;
        let of = seq.ty.clone();
        let items = self.owned_items(seq, &of)?;
        let map = if of == Ty::BigInt {
            ""
        } else {
            ".map(BigInt::from)"
        };
        Ok(Code::tight(
            format!("{items}{map}.{method}::<BigInt>()"),
            Ty::BigInt,
        ))
    }

    /// `sum(..)` of large integers, or with a large result.
    pub(super) fn big_sum(&mut self, over: ExprId, start: Option<ExprId>) -> Res<Code> {
        if start.is_some_and(|it| !matches!(self.kind(it), Kind::Int(0))) {
            return refuse("a sum with a start");
        }
        self.uses_big();
        let seq = self.iterate(over)?;
        let of = seq.ty.clone();
        let text = if of == Ty::BigInt {
            format!("{}.sum::<BigInt>()", seq.receiver())
        } else {
            let items = self.owned_items(seq, &Ty::Int)?;
            format!("{items}.map(BigInt::from).sum::<BigInt>()")
        };
        Ok(Code::tight(text, Ty::BigInt))
    }

    /// A method of a large integer.
    pub(super) fn big_method(&mut self, object: ExprId, name: &str, plain: &[ExprId]) -> Res<Code> {
        match (name, plain) {
            ("bit_length", []) => {
                let of = self.big_receiver(object)?;
                Ok(Code::new(
                    format!("{of}.bits() as i64"),
                    Prec::Cast,
                    Ty::Int,
                ))
            }
            ("bit_count", []) => {
                let of = self.big_receiver(object)?;
                let text = format!("{of}.magnitude().count_ones() as i64");
                Ok(Code::new(text, Prec::Cast, Ty::Int))
            }
            ("to_bytes", [length, order]) => {
                let helper = match self.kind(*order) {
                    Kind::Str(order) if order == "big" => "to_bytes_big",
                    Kind::Str(order) if order == "little" => "to_bytes_little",
                    _ => return refuse("to_bytes in an order that is computed"),
                };
                let of = self.big_argument(object)?;
                let length = self.value(*length, &Ty::Int)?;
                let length = self.plain_int(length);
                let helper = self.helper(helper);
                Ok(Code::tight(
                    format!("{helper}({}, {})", of.text, length.text),
                    Ty::Bytes,
                ))
            }
            _ => refuse(format!("{name} of an integer beyond 64 bits")),
        }
    }

    /// `int.from_bytes(data, order)`.
    pub(super) fn big_from_bytes(&mut self, data: ExprId, order: ExprId) -> Res<Code> {
        let from = match self.kind(order) {
            Kind::Str(order) if order == "big" => "from_bytes_be",
            Kind::Str(order) if order == "little" => "from_bytes_le",
            _ => return refuse("from_bytes in an order that is computed"),
        };
        self.uses_big();
        self.import("num_bigint::Sign");
        let data = self.borrowed(data, &Ty::Bytes)?;
        Ok(Code::tight(
            format!("BigInt::{from}(Sign::Plus, {})", data.text),
            Ty::BigInt,
        ))
    }

    /// A large integer in a format.
    pub(super) fn big_field(
        &mut self,
        code: &Code,
        spec: &super::format::Spec,
        template: &mut super::format::Template,
    ) -> Res<()> {
        let is_plain = spec.sign.is_none() && !spec.zero && spec.precision.is_none();
        if !is_plain || spec.align == Some('=') {
            return refuse("a format of this form");
        }
        let placed = spec.placed(template, '>');
        match (spec.grouping, spec.kind) {
            (Some(','), None | Some('d')) => {
                let helper = self.helper("with_commas_big");
                let code = self.big_reference(code.clone(), true);
                template.argument(&format!("{helper}({})", code.text), &placed);
            }
            (None, None | Some('d')) => {
                template.argument(&format!("{}.to_string()", code.receiver()), &placed);
            }
            (None, Some(kind @ ('x' | 'X' | 'b' | 'o'))) if placed.is_empty() => {
                let alternate = if spec.alternate { "#" } else { "" };
                if spec.alternate && kind == 'X' {
                    return refuse("a format of this form");
                }
                template.argument(&code.text, &format!("{alternate}{kind}"));
            }
            (None, Some('f' | 'e' | 'g')) => return refuse("a format of this form"),
            _ => return refuse("a format of this form"),
        }
        Ok(())
    }
}

/// A small integer, with its type: beside a large one, Rust does not choose one by itself.
fn sized(code: &Code) -> String {
    if code.is_weak {
        with_suffix(&code.text)
    } else {
        code.text.clone()
    }
}

/// A small integer that is an `i64` for certain.
fn sized_i64(code: &Code) -> String {
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
