//! What type each expression, variable, parameter and return value of a file has, and from what evidence.
#![allow(
    clippy::format_push_string,
    clippy::match_same_arms,
    clippy::needless_for_each,
    clippy::similar_names,
    clippy::struct_excessive_bools,
    clippy::too_many_lines,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "a rule is an arm of a long match, and each arm says one thing, also where two do the same"
)]

mod aliases;
mod annotation;
pub(crate) mod class_form;
mod classes;
mod collect;
pub(crate) mod exceptions;
mod found;
mod ids;
mod infer;
pub(crate) mod ir;
pub(crate) mod lending;
pub(crate) mod lent;
pub(crate) mod narrow;
pub(crate) mod passing;
pub(crate) mod phrases;
mod resolve;
pub(crate) mod ty;
pub(crate) mod within;

pub(crate) use classes::operator_name;
pub(crate) use found::Types;
pub(crate) use infer::always_leaves;

use rustc_hash::FxHashSet;
use rustpython_ast::{Expr, Stmt};

use crate::python::names::bare_name;
use crate::python::scopes::File;
use crate::python::source::Source;
use crate::python::syntax::Syntax;
use annotation::Annotations;
use ir::{ExprId, Kind, Program};
use passing::Passed;

/// Reads a file's code and works out its types. The variables in `passed` become parameters of the functions
/// that use them; the instances of the classes in `counted`, by their places, are counted. `is_hopeful` types
/// what it can next to what is not known, for a draft that has holes anyway.
pub(crate) fn read<'a>(
    source: &'a Source,
    syntax: &'a Syntax,
    file: &File<'a>,
    passed: &[Passed],
    counted: &FxHashSet<usize>,
    is_hopeful: bool,
) -> (Program<'a>, Types) {
    let mut program = resolve::resolve(source, &file.names, syntax.suite(), counted);
    program.bases = exceptions::bases(&program);
    passing::pass_on(&mut program, passed);
    let annotations = Annotations {
        names: &file.names,
        aliases: syntax.suite().iter().filter_map(alias).collect(),
        classes: annotation::classes(&program),
    };
    let types = infer::infer(&mut program, &annotations, is_hopeful);
    aliases::join(&mut program);
    program.parted = parted(&program, &types);
    (program, types)
}

/// What belongs to a counted instance: it is changed by whoever has one.
fn parted(program: &Program<'_>, types: &Types) -> FxHashSet<ExprId> {
    let ids = (0..program.exprs.len()).map(|it| ExprId(u32::try_from(it).unwrap_or(u32::MAX)));
    ids.filter(|id| match program.kind(*id) {
        Kind::Attribute(object, _) | Kind::Index(object, _) => {
            types.of(*object).some().is_counted()
        }
        _ => false,
    })
    .collect()
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
