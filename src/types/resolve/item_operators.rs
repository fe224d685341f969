//! `values[i] //= 2`: no list has an operator that changes its item in place, and Rust has none that says it
//! shorter than `values[i] = values[i] // 2`.

use rustpython_ast as ast;

use super::super::ir::{ExprId, Kind, StmtKind, Target};
use super::Builder;

impl<'a> Builder<'a, '_> {
    /// An operator on an item, as the assignment that it is.
    pub(super) fn operator_on_item(
        &mut self,
        assign: &ast::StmtAugAssign,
        target: &Target,
        (read, value): (ExprId, ExprId),
    ) -> Option<StmtKind<'a>> {
        let Target::Index(object, index) = target else {
            return None;
        };
        let is_plain = [*object, *index, value]
            .into_iter()
            .all(|it| self.is_plain_place(it));
        if !is_plain || !self.is_spelled_out(assign.op, value) {
            return None;
        }
        let span = crate::python::syntax::span(assign);
        let value = self.push(Kind::Binary(assign.op, read, value), span);
        self.program.spelled_out.insert(value);
        Some(StmtKind::Assign {
            targets: vec![target.clone()],
            value,
            annotation: None,
        })
    }

    /// Whether what stands for an item may as well be computed twice.
    fn is_plain_place(&self, id: ExprId) -> bool {
        match self.program.kind(id) {
            Kind::Var(_) | Kind::Int(_) | Kind::Float(_) | Kind::Str(_) => true,
            Kind::Call(func, arguments) => {
                matches!(self.program.kind(*func), Kind::Builtin(name) if matches!(name.as_str(), "len" | "abs" | "int" | "float" | "min" | "max"))
                    && arguments
                        .iter()
                        .all(|it| it.stars == 0 && self.is_plain_place(it.value))
            }
            Kind::Attribute(of, _) | Kind::Unary(_, of) => self.is_plain_place(*of),
            Kind::Index(of, index) => self.is_plain_place(*of) && self.is_plain_place(*index),
            Kind::Binary(_, a, b) => self.is_plain_place(*a) && self.is_plain_place(*b),
            _ => false,
        }
    }

    /// Whether `x op= value` is `x = x op value` for an item, and Rust has no operator that says it shorter.
    fn is_spelled_out(&self, op: ast::Operator, value: ExprId) -> bool {
        let name = match op {
            ast::Operator::FloorDiv => "__ifloordiv__",
            ast::Operator::Mod => "__imod__",
            ast::Operator::Pow => "__ipow__",
            ast::Operator::LShift => "__ilshift__",
            ast::Operator::RShift => "__irshift__",
            ast::Operator::Div if !matches!(self.program.kind(value), Kind::Int(1..)) => {
                "__itruediv__"
            }
            _ => return false,
        };
        !self.program.funcs.iter().any(|it| it.name == name)
    }
}
