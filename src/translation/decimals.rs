//! Numbers of decimal digits: `value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)`.

use rustpython_ast::Operator;

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::exceptions::Exc;
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

const DECIMAL: Ty = Ty::Foreign("decimal.Decimal");

impl Translator<'_, '_> {
    /// `value.quantize(..)`, where it is known to how many places.
    pub(super) fn quantize(&mut self, value: ExprId, arguments: &[Argument]) -> Res<Code> {
        let [exponent, rest @ ..] = arguments else {
            return refuse("these arguments");
        };
        let places = self.places_of(exponent.value);
        let Some(places) = places.filter(|_| exponent.name.is_none() && exponent.stars == 0) else {
            return refuse("a number of places that is computed");
        };
        let rounding = match rest {
            [] => Some("MidpointNearestEven"),
            [only]
                if only.stars == 0 && matches!(only.name.as_deref(), None | Some("rounding")) =>
            {
                self.rounding(only.value)
            }
            _ => None,
        };
        let Some(rounding) = rounding else {
            return refuse("a way of rounding that is computed");
        };
        self.ensure_some(value)?;
        let value = match self.kind(value) {
            // Digits that are rounded away need not be those of Python.
            Kind::Binary(Operator::Div, left, right) if self.are_decimals(*left, *right) => {
                let (left, right) = (*left, *right);
                let (a, b) = (self.decimal_operand(left)?, self.decimal_operand(right)?);
                super::repetition::joined(&a, "/", &b, super::code::Prec::Product, DECIMAL)
            }
            _ => self.value(value, &DECIMAL)?,
        };
        self.need_crate("rust_decimal", "1", &["macros", "maths"]);
        self.import("rust_decimal::RoundingStrategy");
        let helper = self.helper("rounded_to");
        let text = format!(
            "{helper}({}, {places}, RoundingStrategy::{rounding})",
            value.text
        );
        Ok(Code::tight(text, DECIMAL))
    }

    /// `Decimal(text)`.
    pub(super) fn decimal_of_text(&mut self, id: ExprId, text: ExprId) -> Res<Code> {
        let text = self.borrowed(text, &Ty::Str)?.text;
        self.need_crate("rust_decimal", "1", &["macros", "maths"]);
        let helper = self.helper("decimal_of");
        let call = format!("{helper}({text})");
        if !self.is_failing(id) {
            return Ok(Code::tight(
                format!("{call}.expect(\"a decimal number\")"),
                DECIMAL,
            ));
        }
        let variant = self.error_variant(Exc::Builtin("InvalidOperation"))?;
        self.handled.insert(id);
        Ok(Code::tight(format!("{call}.map_err({variant})?"), DECIMAL))
    }

    /// `a + b`, `a * 3` and the like; nothing if no operand is such a number.
    pub(super) fn decimal_operation(
        &mut self,
        op: Operator,
        left: ExprId,
        right: ExprId,
    ) -> Res<Option<Code>> {
        if !self.are_decimals(left, right) {
            return Ok(None);
        }
        let (a, b) = (self.decimal_operand(left)?, self.decimal_operand(right)?);
        let call = |name: &str| {
            let text = format!("{name}({}, {})", a.text, b.text);
            Ok(Some(Code::tight(text, DECIMAL)))
        };
        let name = match op {
            Operator::Add => "plus",
            Operator::Sub => "minus",
            Operator::Mod => "remainder",
            Operator::Mult => "product",
            Operator::Div => {
                let helper = self.helper("quotient");
                return call(helper);
            }
            _ => return refuse("an operator between these types"),
        };
        self.phrase_helpers.insert(name);
        call(name)
    }

    /// `a < 0`; nothing if neither is such a number.
    pub(super) fn decimal_order(
        &mut self,
        left: ExprId,
        sign: &str,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let may_be_none = |it: ExprId| matches!(self.ty(it), Ty::Option(_));
        let asks_equality = matches!(sign, "==" | "!=");
        if !self.are_decimals(left, right)
            || asks_equality && (may_be_none(left) || may_be_none(right))
        {
            return Ok(None);
        }
        if self.inserts(left) && self.inserts(right) {
            return refuse("two keys of a defaultdict at once");
        }
        self.ensure_some(left)?;
        self.ensure_some(right)?;
        let (a, b) = (self.decimal_operand(left)?, self.decimal_operand(right)?);
        Ok(Some(super::comparison::compared(&a, sign, &b)))
    }

    /// Whether one is such a number, and the other is one or an integer.
    fn are_decimals(&self, left: ExprId, right: ExprId) -> bool {
        let (a, b) = (self.ty(left).some(), self.ty(right).some());
        *a == DECIMAL && (*b == DECIMAL || *b == Ty::Int) || *a == Ty::Int && *b == DECIMAL
    }

    /// A number as an operand: an integer is one of such digits, too.
    pub(super) fn decimal_operand(&mut self, id: ExprId) -> Res<Code> {
        if *self.ty(id).some() == DECIMAL {
            return self.value(id, &DECIMAL);
        }
        if *self.ty(id) != Ty::Int {
            return refuse("values of more than one type meet here");
        }
        let code = self.number(id, &Ty::Int)?;
        self.need_crate("rust_decimal", "1", &["macros", "maths"]);
        self.import("rust_decimal::Decimal");
        Ok(Code::tight(
            format!("Decimal::from({})", code.text),
            DECIMAL,
        ))
    }

    /// `sum(values, Decimal(0))`.
    pub(super) fn decimal_sum(&mut self, over: ExprId, start: Option<ExprId>) -> Res<Code> {
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let items = self.owned_items(seq, &DECIMAL)?;
        self.need_crate("rust_decimal", "1", &["macros", "maths"]);
        self.import("rust_decimal::Decimal");
        let is_zero = |it: &Self, id: ExprId| match it.kind(id) {
            Kind::Int(0) => true,
            Kind::Call(_, given) => match given.as_slice() {
                [] => true,
                [only] => match it.kind(only.value) {
                    Kind::Str(text) => text == "0",
                    Kind::Int(int) => *int == 0,
                    _ => false,
                },
                _ => false,
            },
            _ => false,
        };
        let start = match start {
            Some(start) if !is_zero(self, start) => self.value(start, &DECIMAL)?.text,
            _ => "Decimal::ZERO".to_owned(),
        };
        self.phrase_helpers.insert("plus");
        Ok(Code::tight(format!("{items}.fold({start}, plus)"), DECIMAL))
    }

    /// How many places behind the point `Decimal("0.01")` has.
    fn places_of(&self, exponent: ExprId) -> Option<usize> {
        let Kind::Call(func, given) = self.kind(exponent) else {
            return None;
        };
        let is_number = matches!(self.kind(*func), Kind::Import(name) if name == "decimal.Decimal");
        let [only] = given.as_slice() else {
            return None;
        };
        let text = match self.kind(only.value) {
            Kind::Str(text) if is_number => text.as_str(),
            Kind::Int(1) if is_number => "1",
            _ => return None,
        };
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let are_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
        (are_digits(whole) && are_digits(part) && text.len() > part.len() && part.len() < 20)
            .then_some(part.len())
    }

    fn rounding(&self, id: ExprId) -> Option<&'static str> {
        let name = match self.kind(id) {
            Kind::Import(name) => name.strip_prefix("decimal.")?,
            Kind::Str(name) => name.as_str(),
            _ => return None,
        };
        Some(match name {
            "ROUND_HALF_EVEN" => "MidpointNearestEven",
            "ROUND_HALF_UP" => "MidpointAwayFromZero",
            "ROUND_HALF_DOWN" => "MidpointTowardZero",
            "ROUND_DOWN" => "ToZero",
            "ROUND_UP" => "AwayFromZero",
            "ROUND_FLOOR" => "ToNegativeInfinity",
            "ROUND_CEILING" => "ToPositiveInfinity",
            _ => return None,
        })
    }
}
