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
mod before_tries;
pub(crate) mod caches;
pub(crate) mod cases;
pub(crate) mod changing;
pub(crate) mod choice;
pub(crate) mod class_form;
mod classes;
mod code;
mod collect;
mod command_form;
pub(crate) mod command_line;
pub(crate) mod constants;
pub(crate) mod coverage;
pub(crate) mod csv_texts;
pub(crate) mod dates;
mod declared;
mod desugaring;
mod docstring;
mod empty_arguments;
mod empty_defaults;
mod entered;
pub(crate) mod evidence;
pub(crate) mod exceptions;
mod field_aliases;
pub(crate) mod files;
mod found;
mod generics;
mod grouped;
mod growth;
mod guards;
pub(crate) mod handlers;
pub(crate) mod holders;
mod ids;
mod infer;
pub(crate) mod ir;
mod iterated;
mod json_texts;
mod keeping;
mod keywords;
pub(crate) mod lending;
pub(crate) mod lent;
mod lent_fields;
pub(crate) mod library;
pub(crate) mod library_kinds;
pub(crate) mod library_types;
pub(super) mod match_args;
mod missing_lists;
mod named_groups;
pub(crate) mod narrow;
mod node_walks;
mod nodes;
pub(crate) mod own_threads;
pub(crate) mod parameters;
mod parts_by_key;
mod passed_args;
pub(crate) mod passing;
pub(crate) mod phrases;
pub(crate) mod processes;
mod put_keywords;
pub(crate) mod reached;
pub(crate) mod records;
pub(crate) mod regular;
mod resolve;
mod said_types;
mod sentinels;
mod shared_defaults;
pub(crate) mod spelling;
mod substitutions;
mod templates;
pub(crate) mod test_code;
mod texts;
pub(crate) mod ty;
pub(crate) mod unions;
mod unpacked;
mod unreached;
mod walks;
pub(crate) mod within;

pub(crate) use classes::{is_operator, operator_name};
pub(crate) use code::Code;
pub(crate) use found::Types;
pub(crate) use infer::always_leaves;
pub(crate) use texts::{formats, of as texts_of};

use rustc_hash::FxHashSet;
use rustpython_ast::{Expr, Stmt};

use crate::python::names::bare_name;
use crate::python::scopes::File;
use crate::python::source::Source;
use annotation::Annotations;
use ir::{ExprId, FuncId, Kind, Program};
use passing::Passed;
pub(crate) use records::Plan;

/// Reads a file's code and works out its types. The variables in `passed` become parameters of the functions
/// that use them; the instances of the classes in `counted`, by their places, are counted, and so are the
/// functions in `kept`. `reading` says how types are found.
pub(crate) fn read<'a>(
    source: &'a Source,
    code: &'a Code<'_>,
    file: &File<'a>,
    passed: &[Passed],
    counted: &FxHashSet<usize>,
    kept: &FxHashSet<FuncId>,
    reading: Reading<'_>,
) -> (Program<'a>, Types) {
    let mut program = resolved(source, code, file, counted);
    program.is_hopeful = reading.is_hopeful;
    if !reading.records.is_empty() {
        records::fold(&mut program);
        records::fill(&mut program, reading.records);
        records::declare(&mut program, reading.records, counted, source);
    }
    program.bases = exceptions::bases(&program);
    program.kept.clone_from(kept);
    passing::pass_on(&mut program, passed);
    program.grown = growth::find(&program);
    let mut annotations = annotations(&program, code, file, !reading.records.is_empty());
    program.union_names = annotations.unions();
    let seeds = found::Seeds::default();
    // What is not known is no reason for a parameter.
    let with_parameters = reading.is_generic.then(|| {
        let mut typed = program.clone();
        let known = infer::infer(&mut typed, &annotations, true, &seeds);
        generics::read(
            &program,
            &mut annotations,
            (&typed, &known),
            reading.is_hopeful,
        )
    });
    let mut types = if let Some((found, types)) = with_parameters.flatten() {
        program = found;
        types
    } else {
        let types = infer::infer(&mut program, &annotations, reading.is_hopeful, &seeds);
        if unpacked::as_lists(&mut program, &types) {
            forget(&mut program);
            program.grown = growth::find(&program);
            infer::infer(&mut program, &annotations, reading.is_hopeful, &seeds)
        } else {
            types
        }
    };
    if !reading.records.is_empty() {
        // What records hold is known better once they are spelled.
        for _ in 0..3 {
            if !records::spell(&mut program, &types) {
                break;
            }
            forget(&mut program);
            program.grown = growth::find(&program);
            types = infer::infer(&mut program, &annotations, reading.is_hopeful, &seeds);
        }
    }
    generics::given_through::find(&mut program, &mut types);
    keeping::unify(&mut program, &mut types);
    aliases::join(&mut program);
    field_aliases::spell_out(&mut program, &mut types);
    program.parted = parted(&program, &types);
    program.unreached = unreached::find(&program, &types);
    (program, types)
}

/// A file's code with every name resolved.
fn resolved<'a>(
    source: &'a Source,
    code: &'a Code<'_>,
    file: &File<'a>,
    counted: &FxHashSet<usize>,
) -> Program<'a> {
    let mut program = resolve::resolve(source, &file.names, code, counted);
    command_line::take_out(&mut program);
    handlers::unite(&mut program);
    sentinels::fold(&mut program);
    empty_defaults::as_lists(&mut program);
    empty_arguments::as_texts(&mut program);
    shared_defaults::stand_alone(&mut program);
    keywords::place(&mut program);
    parts_by_key::hold_keys(&mut program);
    constants::fold(&mut program);
    named_groups::spell_out(&mut program);
    substitutions::as_formats(&mut program);
    substitutions::spell_out_exponents(&mut program);
    walks::note_sorted(&mut program);
    templates::spell_out(&mut program);
    json_texts::find(&mut program);
    passed_args::settle(&mut program);
    put_keywords::settle(&mut program);
    before_tries::make_before(&mut program);
    program
}

/// The code of a file and its types, with records by their keys.
fn typed<'a>(
    source: &'a Source,
    code: &'a Code<'_>,
    file: &File<'a>,
    records: &Plan,
    is_hopeful: bool,
) -> (Program<'a>, Types) {
    let none = FxHashSet::default();
    let mut program = resolved(source, code, file, &none);
    records::fold(&mut program);
    records::fill(&mut program, records);
    records::declare(&mut program, records, &none, source);
    program.bases = exceptions::bases(&program);
    let annotations = annotations(&program, code, file, true);
    program.grown = growth::find(&program);
    let seeds = found::Seeds::default();
    let types = infer::infer(&mut program, &annotations, is_hopeful, &seeds);
    (program, types)
}

fn annotations<'a, 'n>(
    program: &Program<'_>,
    code: &'a Code<'_>,
    file: &'n File<'a>,
    has_records: bool,
) -> Annotations<'a, 'n> {
    Annotations {
        names: &file.names,
        aliases: code.suite().iter().filter_map(alias).collect(),
        classes: annotation::classes(program),
        open: std::cell::RefCell::default(),
        has_records,
    }
}

/// Forgets the types of variables and of what functions give.
fn forget(program: &mut Program<'_>) {
    for var in &mut program.vars {
        var.ty = ty::Ty::Unknown;
    }
    for func in &mut program.funcs {
        func.ret = ty::Ty::Unknown;
    }
}

/// What belongs to a counted instance: it is changed by whoever has one.
fn parted(program: &Program<'_>, types: &Types) -> FxHashSet<ExprId> {
    let ids = program.expr_ids();
    ids.filter(|id| match program.kind(*id) {
        Kind::Attribute(object, _) | Kind::Index(object, _) => {
            types.of(*object).some().is_counted()
        }
        _ => false,
    })
    .collect()
}

/// How types are found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'r> {
    /// Types what it can next to what is not known, for a draft that has holes anyway.
    pub(crate) is_hopeful: bool,
    /// Gives parameters to what is used with several types.
    pub(crate) is_generic: bool,
    /// The dicts that are records.
    pub(crate) records: &'r Plan,
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
