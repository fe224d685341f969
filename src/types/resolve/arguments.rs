//! The arguments of calls, and the pieces of f-strings.

use rustpython_ast::{self as ast, Expr};

use super::super::ir::{Argument, ExprId, Kind, Piece};
use super::Builder;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    pub(super) fn note_call(&mut self, func: ExprId) {
        if let Kind::Func(callee) = self.program.kind(func) {
            let callee = *callee;
            let caller = self.frame().func;
            self.program.calls.push((caller, callee));
            self.program.funcs[callee.at()].is_called = true;
        }
    }

    pub(super) fn arguments(&mut self, arguments: &'a ast::Arguments) -> Vec<Argument> {
        self.arguments_by(arguments, Self::expr)
    }

    /// The arguments of a call: builtins know what to do with the name of another one.
    pub(super) fn arguments_of(
        &mut self,
        func: ExprId,
        arguments: &'a ast::Arguments,
    ) -> Vec<Argument> {
        if self.takes_functions(func) {
            return self.arguments_by(arguments, Self::value_expr);
        }
        self.arguments_by(arguments, |it, value| {
            let partial = value
                .as_call_expr()
                .and_then(|call| it.partial(call, false));
            let partial = partial.or_else(|| it.called_by_builtin(func, arguments, value));
            match partial {
                Some(kind) => it.push(kind, span(value)),
                None => it.expr(value),
            }
        })
    }

    fn arguments_by(
        &mut self,
        arguments: &'a ast::Arguments,
        read: impl Fn(&mut Self, &'a Expr) -> ExprId,
    ) -> Vec<Argument> {
        let mut all = Vec::new();
        for argument in arguments.arguments_source_order() {
            match argument {
                ast::ArgOrKeyword::Arg(Expr::Starred(starred)) => all.push(Argument {
                    name: None,
                    stars: 1,
                    value: self.expr(&starred.value),
                }),
                ast::ArgOrKeyword::Arg(value) => all.push(Argument::plain(read(self, value))),
                ast::ArgOrKeyword::Keyword(keyword) => all.push(Argument {
                    name: keyword.arg.as_ref().map(ToString::to_string),
                    stars: if keyword.arg.is_some() { 0 } else { 2 },
                    value: read(self, &keyword.value),
                }),
            }
        }
        all
    }

    pub(super) fn piece(
        &mut self,
        element: &'a ast::InterpolatedStringElement,
        pieces: &mut Vec<Piece>,
    ) {
        match element {
            ast::InterpolatedStringElement::Literal(literal) => {
                pieces.push(Piece::Text(literal.value.to_string()));
            }
            ast::InterpolatedStringElement::Interpolation(field) => {
                let mut conversion = field.conversion.to_byte().map(char::from);
                if let Some(debug) = &field.debug_text {
                    let text = self.source.slice(span(&*field.expression));
                    pieces.push(Piece::Text(format!(
                        "{}{text}{}",
                        debug.leading, debug.trailing
                    )));
                    if conversion.is_none() && field.format_spec.is_none() {
                        conversion = Some('r');
                    }
                }
                let value = self.expr(&field.expression);
                let mut spec = Vec::new();
                for element in field.format_spec.iter().flat_map(|it| &it.elements) {
                    self.piece(element, &mut spec);
                }
                pieces.push(Piece::Field {
                    value,
                    conversion,
                    spec,
                });
            }
        }
    }
}

/// The decimal digits of an integer as it stands in the source.
pub(super) fn decimal(literal: &str) -> Option<String> {
    let literal = literal.replace('_', "").to_ascii_lowercase();
    let radix = match literal.get(..2) {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => return Some(literal).filter(|it| it.bytes().all(|it| it.is_ascii_digit())),
    };
    // Digits of the result, the lowest first.
    let mut digits: Vec<u32> = vec![0];
    for c in literal[2..].chars() {
        let mut carry = c.to_digit(radix)?;
        for digit in &mut digits {
            let value = *digit * radix + carry;
            (*digit, carry) = (value % 10, value / 10);
        }
        while carry > 0 {
            digits.push(carry % 10);
            carry /= 10;
        }
    }
    let digits = digits
        .iter()
        .rev()
        .filter_map(|it| char::from_digit(*it, 10));
    Some(digits.collect())
}
