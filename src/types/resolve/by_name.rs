//! Attributes whose names are given as texts that stand in the source: `getattr(item, "name")` is `item.name`.

use rustpython_ast::{self as ast, Expr};

use super::super::ir::{ExprId, Kind, StmtKind, Target};
use super::Builder;

impl<'a> Builder<'a, '_> {
    /// `getattr(item, "name")`
    pub(super) fn asked_by_name(&mut self, call: &'a ast::ExprCall, func: ExprId) -> Option<Kind> {
        let [object, Expr::StringLiteral(name)] = &*call.arguments.args else {
            return None;
        };
        let name = name.value.to_str();
        let is_asked = matches!(self.program.kind(func), Kind::Builtin(name) if name == "getattr");
        if !is_asked || !call.arguments.keywords.is_empty() || name.starts_with("__") {
            return None;
        }
        let object = self.expr(object);
        Some(match self.program.kind(object) {
            Kind::Import(module) => Kind::Import(format!("{module}.{name}")),
            _ => Kind::Attribute(object, name.to_owned()),
        })
    }

    /// `setattr(item, "name", value)`
    pub(super) fn set_by_name(&mut self, expr: &'a Expr) -> Option<StmtKind<'a>> {
        let Expr::Call(call) = expr else {
            return None;
        };
        let [object @ Expr::Name(_), Expr::StringLiteral(name), value] = &*call.arguments.args
        else {
            return None;
        };
        let name = name.value.to_str();
        if !self.names.is_builtin(&call.func, "setattr")
            || !call.arguments.keywords.is_empty()
            || name.starts_with("__")
        {
            return None;
        }
        let value = self.value_expr(value);
        let object = self.expr(object);
        Some(StmtKind::Assign {
            targets: vec![Target::Attribute(object, name.to_owned())],
            value,
            annotation: None,
        })
    }
}
