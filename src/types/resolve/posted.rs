//! What a dataclass's `__post_init__` makes of what other libraries have (a lock, a queue, a semaphore): fields as
//! those that are declared.

use rustpython_ast as ast;

use super::super::ir::{Argument, BlockId, ClassId, ExprId, Kind, Stmt, StmtKind, VarId};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// The fields that `__post_init__` makes, as statements of the `__init__` that is made for a dataclass; the
    /// method is gone then.
    pub(super) fn made_after(
        &mut self,
        class: ClassId,
        me: VarId,
        block: BlockId,
    ) -> Vec<Stmt<'a>> {
        let Some((name_of_me, sets)) = self.fields_set_after(class) else {
            return Vec::new();
        };
        let mut made = Vec::new();
        for (assign, name, value) in sets {
            let start = self.next();
            let value = self.made_of_fields(value, name_of_me, me);
            self.occur(me, false);
            let object = self.push(Kind::Var(me), 0..0);
            let end = self.next();
            let at = span(assign);
            let place = (at.clone(), self.line(at.start), block);
            made.push(Stmt::setting(
                object,
                name.to_owned(),
                value,
                place,
                (start, end),
            ));
        }
        let class = &mut self.program.classes[class.at()];
        for method in class
            .methods_of_name
            .remove("__post_init__")
            .unwrap_or_default()
        {
            class.methods.retain(|it| *it != method);
            class
                .body
                .body
                .retain(|it| !matches!(it.kind, StmtKind::Function(id) if id == method));
            let func = &mut self.program.funcs[method.at()];
            func.body.body.clear();
            func.params.clear();
        }
        made
    }

    /// A call of what a module has, of literals and fields.
    fn made_of_fields(&mut self, call: &'a ast::ExprCall, name_of_me: &str, me: VarId) -> ExprId {
        let func = self.expr(&call.func);
        let mut arguments = Vec::new();
        let named = call.arguments.keywords.iter();
        let named = named.map(|it| (it.arg.as_ref().map(ToString::to_string), &it.value));
        let plain = call.arguments.args.iter().map(|it| (None, it));
        for (name, value) in plain.chain(named) {
            let value = match value {
                ast::Expr::Attribute(of) if bare_name(&of.value) == Some(name_of_me) => {
                    self.occur(me, false);
                    let object = self.push(Kind::Var(me), span(&*of.value));
                    let field = Kind::Attribute(object, of.attr.to_string());
                    self.push(field, span(value))
                }
                value => self.expr(value),
            };
            arguments.push(Argument {
                name,
                stars: 0,
                value,
            });
        }
        self.push(Kind::Call(func, arguments), span(call))
    }

    /// What the `__post_init__` of a dataclass sets, with the name of its `self`, if it does nothing but to make
    /// fields that are not declared, each of what is there by then.
    fn fields_set_after(&self, class: ClassId) -> Option<(&'a str, Vec<Setting<'a>>)> {
        let of = &self.program.classes[class.at()];
        let def = of.def?.body.iter().find_map(|it| match it {
            ast::Stmt::FunctionDef(def) if def.name.as_str() == "__post_init__" => Some(def),
            _ => None,
        })?;
        if !of.bases.is_empty() || def.is_async || !def.decorator_list.is_empty() {
            return None;
        }
        let mut params = def.parameters.iter();
        let me = params.next()?.name().as_str();
        if params.next().is_some() {
            return None;
        }
        let mut sets: Vec<Setting<'a>> = Vec::new();
        for stmt in &def.body {
            let (target, value) = match stmt {
                ast::Stmt::Assign(assign) => match &*assign.targets {
                    [target] => (target, &*assign.value),
                    _ => return None,
                },
                ast::Stmt::AnnAssign(assign) => (&*assign.target, assign.value.as_deref()?),
                _ => return None,
            };
            let ast::Expr::Attribute(attribute) = target else {
                return None;
            };
            let name = attribute.attr.as_str();
            let is_new = bare_name(&attribute.value) == Some(me)
                && of.fields.iter().all(|it| it.name != name)
                && sets.iter().all(|it| it.1 != name);
            let call = value.as_call_expr().filter(|it| is_plain_call(it, me));
            if !is_new {
                return None;
            }
            sets.push((stmt, name, call?));
        }
        Some((me, sets))
    }
}

/// A field that `__post_init__` sets: the statement, its name, its value.
type Setting<'a> = (&'a ast::Stmt, &'a str, &'a ast::ExprCall);

/// Whether a value is a call of what a module has, of names and fields alone: nothing in it looks at the instance
/// as a whole.
fn is_plain_call(call: &ast::ExprCall, me: &str) -> bool {
    let is_of_module = |it: &ast::Expr| {
        matches!(it, ast::Expr::Attribute(of)
            if bare_name(&of.value).is_some_and(|name| name != me))
    };
    let is_plain = |it: &ast::Expr| {
        it.is_literal_expr()
            || matches!(it, ast::Expr::Attribute(of) if bare_name(&of.value).is_some())
    };
    is_of_module(&call.func)
        && call.arguments.args.iter().all(is_plain)
        && call
            .arguments
            .keywords
            .iter()
            .all(|it| it.arg.is_some() && is_plain(&it.value))
}
