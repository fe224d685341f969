//! The fixpoint: types flow from what is evident to where it is used, until nothing changes.

mod applied;
mod asked;
mod assigned;
mod asynchronous;
mod attributes;
mod builtins;
mod calls;
mod cases;
mod classes;
mod command_lines;
mod displays;
mod expressions;
mod flow;
mod given;
mod guarded;
mod hope;
mod imported;
mod iteration_tools;
mod learn;
mod looped;
mod masks;
mod methods;
mod narrowing;
mod operators;
mod paths;
mod read_json;
mod records;
mod regular;
mod rounds;
mod statements;
mod streams;
mod threads;
mod told;
mod truths;

pub(crate) use statements::always_leaves;
pub(super) use told::takes_rest;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::annotation::Annotations;
use super::class_form::Role;
use super::found::{Seeds, Types};
use super::ir::{ClassId, Expr, ExprId, FuncId, Program, VarId};
use super::narrow::Fact;
use super::ty::Ty;

/// So many times all code is looked at; what is not known then stays unknown.
const MOST_ROUNDS: usize = 12;

/// Works out the types of a program. What nothing is known of may be anything, so that all it meets may be,
/// too; `is_hopeful` takes for it what else is known, and what its uses ask for: what is not known itself is
/// not known then, either. `seeds` are types that are known before.
pub(super) fn infer<'a>(
    program: &mut Program<'a>,
    annotations: &Annotations<'a, '_>,
    is_hopeful: bool,
    seeds: &Seeds,
) -> Types {
    let exprs = vec![Ty::Unknown; program.exprs.len()];
    let once = super::iterated::once(program);
    let written = read_json::written(program);
    let reads_json = read_json::reads(program);
    let grouped = super::grouped::taken_once(program);
    let missing_lists = super::missing_lists::find(program);
    let regulars = super::regular::Facts::of(program);
    let entered = super::entered::find(program);
    let mut infer = Infer {
        annotations,
        code: Rc::new(program.exprs.clone()),
        once,
        grouped,
        missing_lists,
        types: Types {
            exprs,
            fields: FxHashMap::default(),
        },
        program,
        changed: false,
        narrowed: Vec::new(),
        func: FuncId(0),
        uses_annotated_returns: false,
        poisons: false,
        learns: false,
        refused_texts: 0,
        is_last: false,
        dropped: None,
        regulars,
        written,
        reads_json,
        entered,
        asked: None,
    };
    infer.read_annotations();
    for (var, ty) in &seeds.vars {
        infer.join_var(*var, ty);
    }
    for (class, name, ty) in &seeds.fields {
        infer.join_field(*class, name, ty);
    }
    for phase in 0..3 {
        infer.uses_annotated_returns = phase > 0;
        infer.poisons = phase > 1 && !is_hopeful;
        infer.learns = phase > 1 && is_hopeful;
        infer.is_last = phase > 1;
        infer.rounds();
    }
    if is_hopeful && infer.learn_by_truth() {
        infer.rounds();
    }
    if is_hopeful && infer.forget_bare_nones() {
        infer.round();
        infer.round();
    }
    for ty in &mut infer.types.exprs {
        *ty = settled(ty);
    }
    for ty in infer.types.fields.values_mut() {
        *ty = settled(ty);
    }
    for var in &mut infer.program.vars {
        var.ty = settled(&var.ty);
    }
    for func in &mut infer.program.funcs {
        func.ret = settled(&func.ret);
    }
    super::missing_lists::write(infer.program, &mut infer.types, &infer.missing_lists);
    infer.types
}

/// A literal of one character is a character where nothing else is asked of it.
fn settled(ty: &Ty) -> Ty {
    ty.map(&|of| if of == Ty::CharLit { Ty::Char } else { of })
}

struct Infer<'p, 'a, 'n> {
    annotations: &'p Annotations<'a, 'n>,
    types: Types,
    program: &'p mut Program<'a>,
    /// The expressions of the program, which stay as they are while its types are found.
    code: Rc<Vec<Expr>>,
    changed: bool,
    /// What holds of variables where the code is that is looked at, the newest last.
    narrowed: Vec<(VarId, Fact)>,
    func: FuncId,
    uses_annotated_returns: bool,
    poisons: bool,
    /// Whether uses say what is used.
    learns: bool,
    /// In how many `try` statements that wait for a text which is no number the code is that is looked at.
    refused_texts: usize,
    is_last: bool,
    /// The call that is a statement: nobody looks at what it gives.
    dropped: Option<ExprId>,
    /// Parameters that are gone through once, and nothing else.
    once: FxHashSet<VarId>,
    /// Calls of `groupby` whose groups may be lists.
    grouped: FxHashSet<ExprId>,
    /// Calls of `get` whose default, an empty tuple, stands for an empty container.
    missing_lists: FxHashMap<ExprId, ExprId>,
    /// The regular expressions of the file.
    regulars: super::regular::Facts,
    /// What is written as JSON.
    written: Vec<ExprId>,
    /// Whether the program reads JSON.
    reads_json: bool,
    /// Fields of context managers that are there in `__exit__`, with what `__enter__` puts into them.
    entered: rustc_hash::FxHashMap<(ClassId, String), ExprId>,
    /// What variables are asked for, once uses say what is used.
    asked: Option<asked::Asked>,
}

impl Infer<'_, '_, '_> {
    fn read_annotations(&mut self) {
        let has_zones = self.program.exprs.iter().any(|it| {
            matches!(&it.kind, super::ir::Kind::Import(name)
                if name.starts_with("datetime.timezone") || name == "datetime.UTC")
        });
        for index in 0..self.program.funcs.len() {
            for at in 0..self.program.funcs[index].params.len() {
                let (var, annotation, nature) = {
                    let param = &self.program.funcs[index].params[at];
                    (param.var, param.annotation, param.nature)
                };
                let ty = annotation.map_or(Ty::Unknown, |it| self.annotations.read(it));
                let ty = match ty {
                    // Whether it has an offset is for the calls to say.
                    Ty::Foreign("datetime.datetime")
                        if has_zones && self.program.funcs[index].is_called =>
                    {
                        Ty::Unknown
                    }
                    // What is passed says more: a list that is gone through once may be a slice.
                    Ty::Iter(_) if self.program.funcs[index].is_called => Ty::Unknown,
                    // Whether the strings in it are the caller's own is for the calls to say.
                    Ty::Str | Ty::Option(_) => ty,
                    ty if self.program.funcs[index].is_called => {
                        ty.map(&|of| if of == Ty::Str { Ty::Lit } else { of })
                    }
                    ty => ty,
                };
                let ty = match nature {
                    super::ir::ParamNature::Rest => Ty::Tuples(Box::new(ty)),
                    super::ir::ParamNature::Keywords => Ty::dict(Ty::Str, ty),
                    _ => ty,
                };
                if ty != Ty::Unknown {
                    self.program.vars[var.at()].annotation = Some(ty.clone());
                }
                self.join_var(var, &ty);
            }
            if let (Some(class), Some(first)) = (
                self.program.funcs[index].class,
                self.program.funcs[index].params.first(),
            ) {
                let var = first.var;
                match self.program.funcs[index].role {
                    Role::Static => {}
                    Role::Class => self.join_var(var, &Ty::Class(class)),
                    _ => {
                        let ty = self.program.instance(class);
                        self.join_var(var, &ty);
                    }
                }
                self.expect_operand(index, class);
            }
        }
    }

    /// A function that only raises gives nothing, whoever asks.
    fn settle_raising(&mut self) {
        for index in 1..self.program.funcs.len() {
            let func = &self.program.funcs[index];
            if func.ret == Ty::Unknown
                && func.value.is_none()
                && !func.is_generator
                && !learn::gives_something(&func.body)
            {
                let id = FuncId(u32::try_from(index).unwrap_or(u32::MAX));
                self.join_return(id, &Ty::None);
            }
        }
    }
}
