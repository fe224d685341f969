//! What is assigned to, and deleted.

use super::super::ir::Target;
use super::Builder;
use super::wrapping::Shown;
use rustpython_ast::{self as ast, Expr};

impl<'a> Builder<'a, '_> {
    pub(super) fn target(&mut self, target: &'a Expr) -> Target {
        match target {
            Expr::Name(name) => {
                let frame = self.frame();
                if frame.functions.contains_key(name.id.as_str())
                    || frame.classes.contains_key(name.id.as_str())
                {
                    return Target::Unsupported(
                        "this name is bound more than once, and once by a definition",
                    );
                }
                Target::Var(self.bind(name.id.as_str()))
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                let star = elts.iter().position(Expr::is_starred_expr);
                let targets = elts.iter().map(|it| match it {
                    Expr::Starred(starred) => self.target(&starred.value),
                    it => self.target(it),
                });
                Target::Tuple(targets.collect(), star)
            }
            Expr::Subscript(subscript) => {
                let value = self.expr(&subscript.value);
                match &*subscript.slice {
                    Expr::Slice(slice) => Target::Slice(value, self.bounds(slice)),
                    index => Target::Index(value, self.expr(index)),
                }
            }
            Expr::Attribute(attribute) => {
                if let Some(Shown::Var(var)) = self.attribute_of_function(attribute) {
                    self.occur(var, true);
                    return Target::Var(var);
                }
                Target::Attribute(self.expr(&attribute.value), attribute.attr.to_string())
            }
            _ => Target::Unsupported("a target of this kind"),
        }
    }

    /// A value that is assigned or given back; the bare name of a builtin may be an alias of a type.
    pub(super) fn assigned_value(&mut self, value: &'a Expr) -> super::super::ir::ExprId {
        if value.is_attribute_expr() {
            self.value_expr(value)
        } else {
            self.expr(value)
        }
    }

    pub(super) fn deleted(&mut self, target: &'a Expr) -> Target {
        match target {
            Expr::Name(_) => Target::Unsupported("del of a name"),
            _ => self.target(target),
        }
    }
}
