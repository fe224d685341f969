//! `super(Class, self)`, as it was written before Python could find both by itself.

use rustpython_ast as ast;

use super::super::ir::Kind;
use super::Builder;
use crate::python::names::bare_name;

impl<'a> Builder<'a, '_> {
    /// `super(Class, self)` in a method of that class, which is `super()`.
    pub(super) fn super_by_class(&mut self, call: &'a ast::ExprCall) -> Option<Kind> {
        let ([class, own], []) = (&*call.arguments.args, &*call.arguments.keywords) else {
            return None;
        };
        let (class, own) = (bare_name(class)?, bare_name(own)?);
        let frame = self.frames.last()?;
        let func = self.program.func(frame.func);
        let known = &self.program.classes[func.class?.at()].name;
        if bare_name(&call.func) != Some("super")
            || known != class
            || own != "self"
            || frame.is_class
            || frame.bound.names.get(own) > Some(&1)
            || frame.bound.names.contains_key(class)
        {
            return None;
        }
        let func = self.expr(&call.func);
        matches!(self.program.kind(func), Kind::Builtin(name) if name == "super")
            .then(|| Kind::Call(func, Vec::new()))
    }
}
