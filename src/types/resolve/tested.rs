//! What is asked of the error that a handler or an `__exit__` is given, and what `cast` says.

use rustpython_ast::{self as ast, Expr};

use super::super::ir::{ExprId, Kind};
use super::Builder;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// What `typing.cast(T, x)` says a type of, for those who check types: it does nothing with it.
    pub(super) fn cast(&self, expr: &'a Expr) -> Option<&'a Expr> {
        let Expr::Call(call) = expr else {
            return None;
        };
        let is_cast =
            (self.names).resolves_to(&call.func, &["typing.cast", "typing_extensions.cast"]);
        match &*call.arguments.args {
            [class, value] if is_cast && call.arguments.keywords.is_empty() => {
                let is_plain = class.is_name_expr()
                    || class.is_attribute_expr()
                    || class.is_subscript_expr()
                    || class.is_string_literal_expr();
                (is_plain && !value.is_starred_expr()).then_some(value)
            }
            _ => None,
        }
    }

    /// Whether it is the class of the error that an `__exit__` is given: the error says it.
    pub(super) fn is_error_class(&mut self, expr: &Expr) -> bool {
        let name = crate::python::names::bare_name(expr);
        name.is_some() && self.frame().error_class == name
    }

    /// Whether no error that the file may see is of a class derived from this one.
    pub(super) fn is_last_class(&self, class: &Expr) -> bool {
        let Some(name) = crate::python::names::bare_name(class) else {
            return false;
        };
        let own = self.frames.first().map(|it| &it.bound.classes);
        let mut own = own.into_iter().flatten();
        let is_base = own.any(|def| {
            let arguments = def.arguments.iter().flat_map(|it| &it.args);
            arguments
                .filter_map(crate::python::names::bare_name)
                .any(|it| it == name)
        });
        let is_builtin_leaf = match name {
            "KeyError" | "IndexError" | "ZeroDivisionError" | "TypeError" | "FileNotFoundError"
            | "PermissionError" | "TimeoutError" | "StopIteration" => true,
            "ValueError" => !["json", "code", "csv", "uuid"]
                .iter()
                .any(|it| self.source.text().contains(it)),
            _ => self
                .frames
                .first()
                .is_some_and(|it| it.classes.contains_key(name)),
        };
        !is_base && is_builtin_leaf
    }

    /// A test: of the class of an error it asks whether there is one.
    pub(super) fn tested(&mut self, test: &'a Expr) -> ExprId {
        if let Expr::BoolOp(logic) = test
            && logic.values.iter().any(|it| self.is_error_class(it))
        {
            let values = logic.values.iter().map(|it| self.tested(it)).collect();
            let kind = Kind::Logic(matches!(logic.op, ast::BoolOp::And), values);
            return self.push(kind, span(test));
        }
        if !self.is_error_class(test) {
            return self.expr(test);
        }
        let kind = self.asked_error(test, ast::CmpOp::IsNot);
        self.push(kind, span(test))
    }

    pub(super) fn asked_error(&mut self, class: &'a Expr, op: ast::CmpOp) -> Kind {
        let error = self.expr(class);
        let none = self.push(Kind::None, span(class));
        Kind::Compare(error, vec![(op, none)])
    }
}
