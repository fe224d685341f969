//! Operators with Python's rules: floor and sign, mixed numbers, texts and lists.

use super::repetition::joined;
use rustpython_ast::Operator;

use super::code::{Code, Form, Prec, with_suffix};
use super::counts::is_count;
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

    fn numbers(&mut self, op: Operator, left: ExprId, right: ExprId, want: &Ty) -> Res<Code> {
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

/// A reference to a set as an operator takes it: what is made at its first use is no set to one.
pub(super) fn seen_set(code: &Code) -> String {
    match code.text.strip_prefix('&') {
        Some(name) if super::code::is_screaming(name) => format!("&*{name}"),
        _ => code.at_least(Prec::Unary),
    }
}
