//! The names that stand for the places of a class in a pattern.

use rustpython_ast::{Expr, Stmt};

use super::class_form::ClassForm;
use super::ids::ClassId;
use super::ir::Program;
use crate::python::names::bare_name;

/// The names that stand for the places of a class in a pattern: those that it says itself
/// (`__match_args__ = ("x", "y")`), or its fields, where they are declared.
pub(crate) fn match_args(program: &Program<'_>, class: ClassId) -> Vec<String> {
    let info = &program.classes[class.at()];
    let body = info.def.map_or(&[][..], |it| &it.body);
    if let Some(said) = body.iter().rev().find_map(said_args) {
        return said;
    }
    match program.form(class) {
        ClassForm::Plain | ClassForm::CommandLine => Vec::new(),
        _ => info.fields.iter().map(|it| it.name.clone()).collect(),
    }
}

/// The names that a statement of a class gives to the places of a pattern; none where they are no plain texts.
fn said_args(stmt: &Stmt) -> Option<Vec<String>> {
    let (target, value) = match stmt {
        Stmt::Assign(it) => (it.targets.first()?, &*it.value),
        Stmt::AnnAssign(it) => (&*it.target, it.value.as_deref()?),
        _ => return None,
    };
    if bare_name(target) != Some("__match_args__") {
        return None;
    }
    let name = |it: &Expr| Some(it.as_string_literal_expr()?.value.to_string());
    let names = value.as_tuple_expr()?.elts.iter().map(name);
    Some(names.collect::<Option<Vec<String>>>().unwrap_or_default())
}
