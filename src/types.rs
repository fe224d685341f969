//! What type each expression, variable, parameter and return value of a file has, and from what evidence.

mod aliases;
mod annotation;
mod collect;
mod infer;
pub(crate) mod ir;
pub(crate) mod narrow;
pub(crate) mod phrases;
mod resolve;
pub(crate) mod ty;

pub(crate) use infer::{Types, always_leaves};

use rustpython_ast::{Expr, Stmt};

use crate::python::names::bare_name;
use crate::python::scopes::File;
use crate::python::source::Source;
use crate::python::syntax::Syntax;
use annotation::Annotations;
use ir::Program;

/// Reads a file's code and works out its types.
pub(crate) fn read<'a>(
    source: &'a Source,
    syntax: &'a Syntax,
    file: &File<'a>,
) -> (Program<'a>, Types) {
    let mut program = resolve::resolve(source, &file.names, syntax.suite());
    let annotations = Annotations {
        names: &file.names,
        aliases: syntax.suite().iter().filter_map(alias).collect(),
        classes: annotation::classes(&program),
    };
    let types = infer::infer(&mut program, &annotations);
    aliases::join(&mut program);
    (program, types)
}

/// A name of the module that may stand for a type, with what is assigned to it.
fn alias(stmt: &Stmt) -> Option<(&str, &Expr)> {
    match stmt {
        Stmt::Assign(assign) => match &*assign.targets {
            [target] if assign.value.is_subscript_expr() || assign.value.is_bin_op_expr() => {
                Some((bare_name(target)?, &*assign.value))
            }
            _ => None,
        },
        Stmt::AnnAssign(assign) => Some((bare_name(&assign.target)?, assign.value.as_deref()?)),
        Stmt::TypeAlias(alias) => Some((bare_name(&alias.name)?, &*alias.value)),
        _ => None,
    }
}
