//! The fixpoint: types flow from what is evident to where it is used, until nothing changes.

mod builtins;
mod calls;
mod classes;
mod expressions;
mod flow;
mod learn;
mod methods;
mod statements;

pub(crate) use statements::always_leaves;

use rustc_hash::FxHashMap;

use super::annotation::Annotations;
use super::class_form::Role;
use super::found::Types;
use super::ir::{ClassId, ExprId, FuncId, Program, VarId};
use super::narrow::Fact;
use super::ty::Ty;

/// So many times all code is looked at; what is not known then stays unknown.
const MOST_ROUNDS: usize = 12;

/// Works out the types of a program. What nothing is known of may be anything, so that all it meets may be,
/// too; `is_hopeful` takes for it what else is known, and what its uses ask for: what is not known itself is
/// not known then, either.
pub(super) fn infer<'a>(
    program: &mut Program<'a>,
    annotations: &Annotations<'a, '_>,
    is_hopeful: bool,
) -> Types {
    let exprs = vec![Ty::Unknown; program.exprs.len()];
    let mut infer = Infer {
        annotations,
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
        is_last: false,
    };
    infer.read_annotations();
    for phase in 0..3 {
        infer.uses_annotated_returns = phase > 0;
        infer.poisons = phase > 1 && !is_hopeful;
        infer.learns = phase > 1 && is_hopeful;
        infer.is_last = phase > 1;
        for _ in 0..MOST_ROUNDS {
            infer.changed = false;
            infer.round();
            if !infer.changed {
                break;
            }
        }
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
    changed: bool,
    /// What holds of variables where the code is that is looked at, the newest last.
    narrowed: Vec<(VarId, Fact)>,
    func: FuncId,
    uses_annotated_returns: bool,
    poisons: bool,
    /// Whether uses say what is used.
    learns: bool,
    is_last: bool,
}

impl Infer<'_, '_, '_> {
    fn read_annotations(&mut self) {
        for index in 0..self.program.funcs.len() {
            for at in 0..self.program.funcs[index].params.len() {
                let (var, annotation, nature) = {
                    let param = &self.program.funcs[index].params[at];
                    (param.var, param.annotation, param.nature)
                };
                let ty = annotation.map_or(Ty::Unknown, |it| self.annotations.read(it));
                let ty = match ty {
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

    fn round(&mut self) {
        for index in 0..self.program.funcs.len() {
            let id = FuncId(u32::try_from(index).unwrap_or(u32::MAX));
            self.func = id;
            self.narrowed.clear();
            let params: Vec<(VarId, ExprId)> = self.program.funcs[index]
                .params
                .iter()
                .filter_map(|it| Some((it.var, it.default?)))
                .collect();
            for (var, default) in params {
                let ty = self.expr(default);
                self.flow(default, &ty, var);
            }
            if let Some(value) = self.program.funcs[index].value {
                let ty = self.expr(value);
                self.join_return(id, &ty);
                continue;
            }
            let body = std::mem::take(&mut self.program.funcs[index].body);
            self.suite(&body);
            self.program.funcs[index].body = body;
            if index > 0 && self.program.funcs[index].falls_through {
                self.join_return(id, &Ty::None);
            }
            // A function that only raises gives nothing that anybody could use.
            if self.is_last
                && self.program.funcs[index].ret == Ty::Unknown
                && !self.program.funcs[index].is_generator
                && (self.poisons || !learn::gives_something(&self.program.funcs[index].body))
            {
                self.join_return(id, &Ty::None);
            }
            if self.uses_annotated_returns
                && !self.program.funcs[index].ret.is_known()
                && let Some(annotation) = self.program.funcs[index].returns
            {
                let ty = self.annotations.read(annotation);
                self.join_return(id, &ty);
            }
        }
        self.unify_families();
        for index in 0..self.program.classes.len() {
            let body = std::mem::take(&mut self.program.classes[index].body);
            self.suite(&body);
            self.program.classes[index].body = body;
        }
    }

    fn join_var(&mut self, var: VarId, ty: &Ty) {
        let ty = match ty {
            // Who calls may pass any string.
            Ty::Lit if self.program.vars[var.at()].is_param && !self.is_lambda(var) => &Ty::Str,
            ty => ty,
        };
        let known = &mut self.program.vars[var.at()].ty;
        let joined = known.join(ty);
        if joined != *known {
            *known = joined;
            self.changed = true;
        }
    }

    fn is_lambda(&self, var: VarId) -> bool {
        self.program.func(self.program.vars[var.at()].func).name == "lambda"
    }

    fn join_return(&mut self, func: FuncId, ty: &Ty) {
        let known = &mut self.program.funcs[func.at()].ret;
        let joined = known.join(ty);
        if joined != *known {
            *known = joined;
            self.changed = true;
        }
    }

    fn join_field(&mut self, class: ClassId, name: &str, ty: &Ty) {
        let known = self
            .types
            .fields
            .entry((class, name.to_owned()))
            .or_default();
        let joined = known.join(ty);
        if joined != *known {
            *known = joined;
            self.changed = true;
        }
    }
}
