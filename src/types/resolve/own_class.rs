//! `self.__class__(..)` and `type(self)(..)`, where no class of the file is derived from the one that says so.

use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged;

use super::super::ir::ClassId;
use super::Builder;
use crate::python::names::bare_name;

impl Builder<'_, '_> {
    /// The class of the instance that a method is called for, if what is called is that class.
    pub(super) fn own_class(&self, called: &Expr) -> Option<ClassId> {
        let of = instance(called)?;
        let [module, _, frame] = self.frames.as_slice() else {
            return None;
        };
        let class = self.program.funcs[frame.func.at()].class?;
        let def = self.program.classes[class.at()].def?;
        let method = def.body.iter().find_map(|it| match it {
            Stmt::FunctionDef(def) => {
                let known = self.known_functions.get(&def.range().start().to_usize());
                (known == Some(&frame.func)).then_some(def)
            }
            _ => None,
        })?;
        let is_bound_elsewhere = frame.bound.names.get(of).is_some_and(|it| *it > 0);
        let has_own_type = self
            .frames
            .iter()
            .any(|it| it.bound.names.contains_key("type"));
        let is_plain = method
            .decorator_list
            .iter()
            .all(|it| matches!(bare_name(&it.expression), Some("property")));
        let is_base = module.bound.classes.iter().any(|it| {
            let bases = it.arguments.iter().flat_map(|it| &it.args);
            bases
                .filter_map(|it| bare_name(it))
                .any(|it| it == def.name.as_str())
        });
        let is_of_module = module.classes.get(def.name.as_str()) == Some(&class);
        let is_mixin = self.mixins.contains_key(def.name.as_str());
        let is_first = first_parameter(method) == Some(of);
        (is_first
            && is_plain
            && is_of_module
            && !is_base
            && !is_mixin
            && !is_bound_elsewhere
            && !has_own_type)
            .then_some(class)
    }
}

/// The name of what an expression is the class of.
fn instance(called: &Expr) -> Option<&str> {
    match called {
        Expr::Attribute(of) if of.attr.as_str() == "__class__" => bare_name(&of.value),
        Expr::Call(call) if bare_name(&call.func) == Some("type") => match &*call.arguments.args {
            [only] if call.arguments.keywords.is_empty() => bare_name(only),
            _ => None,
        },
        _ => None,
    }
}

fn first_parameter(def: &ast::StmtFunctionDef) -> Option<&str> {
    let parameters = &def.parameters;
    let mut plain = parameters.posonlyargs.iter().chain(&parameters.args);
    plain.next().map(|it| it.parameter.name.as_str())
}
