//! What Python 2 had under names of its own, read as what Python 3 has in its place.

use rustpython_ast::{Expr, Operator};

use super::super::ir::{Argument, Kind, StmtKind};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// The builtin that has the place of one that is gone.
pub(super) fn builtin(name: &str) -> &str {
    match name {
        "xrange" => "range",
        "raw_input" => "input",
        "unicode" | "basestring" => "str",
        "long" => "int",
        "unichr" => "chr",
        other => other,
    }
}

impl<'a> Builder<'a, '_> {
    /// The method of a dict that has the place of one that is gone, unless the file has a method of that name.
    pub(super) fn dict_method(&self, name: &'a str) -> &'a str {
        let new = match name {
            "iteritems" | "viewitems" => "items",
            "iterkeys" | "viewkeys" => "keys",
            "itervalues" | "viewvalues" => "values",
            other => return other,
        };
        if self.source.text().contains(&format!("def {name}(")) {
            name
        } else {
            new
        }
    }

    /// What an expression that is a statement is read as, if not as itself.
    pub(super) fn statement_alone(&mut self, value: &'a Expr) -> Option<StmtKind<'a>> {
        self.own_thread(value).or_else(|| self.print_into(value))
    }

    /// `print >>file, a, b` as `print(a, b, file=file)`.
    pub(super) fn print_into(&mut self, value: &'a Expr) -> Option<StmtKind<'a>> {
        let (head, values) = match value {
            Expr::Tuple(tuple) if !tuple.parenthesized => tuple.elts.split_first()?,
            head => (head, &[][..]),
        };
        let Expr::BinOp(shift) = head else {
            return None;
        };
        if shift.op != Operator::RShift || bare_name(&shift.left) != Some("print") {
            return None;
        }
        let func = self.expr(&shift.left);
        if !matches!(self.program.kind(func), Kind::Builtin(name) if name == "print") {
            return None;
        }
        let file = self.expr(&shift.right);
        let mut arguments: Vec<Argument> = values
            .iter()
            .map(|it| Argument::plain(self.expr(it)))
            .collect();
        let named = |name: &str, value| Argument {
            name: Some(name.to_owned()),
            ..Argument::plain(value)
        };
        arguments.push(named("file", file));
        // What ends in a comma ends no line.
        if self.source.slice(span(value)).ends_with(',') {
            let space = self.push(Kind::Str(" ".to_owned()), span(value));
            arguments.push(named("end", space));
        }
        let call = self.push(Kind::Call(func, arguments), span(value));
        Some(StmtKind::Expr(call))
    }
}
