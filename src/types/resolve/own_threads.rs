//! `super().__init__(..)` of a class that derives from `threading.Thread`, as the assignment of the field that
//! holds its thread.

use rustpython_ast::{self as ast, Expr};

use super::super::ir::{Argument, Kind, StmtKind, Target, VarId};
use super::super::own_threads::{FIELD, MAKER};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// What such a call does.
    pub(super) fn own_thread(&mut self, expr: &'a Expr) -> Option<StmtKind<'a>> {
        let Expr::Call(call) = expr else {
            return None;
        };
        let Expr::Attribute(func) = &*call.func else {
            return None;
        };
        let id = self.frame().func;
        let within = self.program.func(id);
        let class = within.class?;
        if func.attr.as_str() != "__init__"
            || within.name != "__init__"
            || !self.program.thread_classes.contains(&class.origin())
        {
            return None;
        }
        let is_super = matches!(&*func.value, Expr::Call(it)
            if bare_name(&it.func) == Some("super"));
        let given: &[Expr] = &call.arguments.args;
        let is_named = self.names.resolves_to(&func.value, &["threading.Thread"]);
        if !(is_super && given.is_empty() || is_named && given.len() == 1) {
            return None;
        }
        let at = span(call);
        // The parameters are not the function's yet: the first variable of it is the instance.
        let mut vars = self.program.vars.iter();
        let me = vars.position(|it| it.func == id && it.is_param)?;
        let me = VarId(u32::try_from(me).ok()?);
        let mut arguments = Vec::new();
        for keyword in &call.arguments.keywords {
            let name = keyword.arg.as_ref().map(ast::Identifier::as_str);
            if !matches!(name, Some("name" | "daemon")) {
                return None;
            }
            arguments.push(Argument {
                name: name.map(str::to_owned),
                stars: 0,
                value: self.expr(&keyword.value),
            });
        }
        let maker = self.push(Kind::Import(MAKER.to_owned()), at.clone());
        let value = self.push(Kind::Call(maker, arguments), at.clone());
        self.occur(me, false);
        let object = self.push(Kind::Var(me), at);
        Some(StmtKind::Assign {
            targets: vec![Target::Attribute(object, FIELD.to_owned())],
            value,
            annotation: None,
        })
    }
}
