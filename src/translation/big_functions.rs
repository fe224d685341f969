//! Functions and methods of integers of any size.

use super::code::{Code, Prec};
use super::integers::sized_i64;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;
use rustpython_ast::Operator;

impl Translator<'_, '_> {
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

    /// `int.from_bytes(data, order, signed=..)`.
    pub(super) fn int_from_bytes(&mut self, arguments: &[Argument]) -> Res<Code> {
        let (mut data, mut order, mut is_signed) = (None, None, false);
        for (at, argument) in arguments.iter().enumerate() {
            match (argument.name.as_deref(), at) {
                _ if argument.stars > 0 => return refuse("from_bytes with these arguments"),
                (Some("bytes"), _) | (None, 0) => data = Some(argument.value),
                (Some("byteorder"), _) | (None, 1) => order = Some(argument.value),
                (Some("signed"), _) => match self.kind(argument.value) {
                    Kind::Bool(said) => is_signed = *said,
                    _ => return refuse("from_bytes with a sign that is computed"),
                },
                _ => return refuse("from_bytes with these arguments"),
            }
        }
        let Some(data) = data else {
            return refuse("from_bytes with these arguments");
        };
        let is_little = match order.map(|it| self.kind(it)) {
            None => false,
            Some(Kind::Str(order)) if order == "big" => false,
            Some(Kind::Str(order)) if order == "little" => true,
            _ => return refuse("from_bytes in an order that is computed"),
        };
        self.uses_big();
        let data = self.borrowed(data, &Ty::Bytes)?.text;
        let end = if is_little { "le" } else { "be" };
        let text = if is_signed {
            format!("BigInt::from_signed_bytes_{end}({data})")
        } else {
            self.import("num_bigint::Sign");
            format!("BigInt::from_bytes_{end}(Sign::Plus, {data})")
        };
        Ok(Code::tight(text, Ty::BigInt))
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
            (Some('_'), None | Some('d')) => {
                let helper = self.helper("with_commas_big");
                let code = self.big_reference(code.clone(), true);
                let text = format!("{helper}({}).replace(',', \"_\")", code.text);
                template.argument(&text, &placed);
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
