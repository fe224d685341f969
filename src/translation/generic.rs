//! Parameters of functions and classes that stand for types: how they are written, and what they stand for
//! where something is called.

use std::collections::BTreeSet;

use super::code::Prec;
use super::standing::{Standing, Written};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind, ParamId, VarId};
use crate::types::parameters::Definition;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The class of the file that one with types for its parameters is.
    pub(super) fn of_file(&self, class: ClassId) -> ClassId {
        if self.program.generics.classes.contains_key(&class) {
            self.program.classes[class.origin()].id
        } else {
            class
        }
    }

    /// Whether it stands for types that all have an order.
    pub(super) fn is_ordered_param(&self, ty: &Ty) -> bool {
        matches!(ty, Ty::Param(param)
            if !param.has_float && self.all_stood_for(*param, |it| self.is_ordered(it)))
    }

    /// Whether all types that a parameter stands for are such.
    pub(super) fn all_stood_for(&self, param: ParamId, are: impl Fn(&Ty) -> bool) -> bool {
        let types = &self.program.generics.params[param.at()].types;
        types.iter().all(are)
    }

    /// What the parameters of a class stand for in an instance of this one.
    pub(super) fn standing_in(&self, class: ClassId) -> Standing {
        let generics = &self.program.generics;
        Standing {
            params: generics.of_class(class).to_vec(),
            types: generics.types_of(class),
        }
    }

    /// What those of a function stand for where it is named.
    pub(super) fn standing_at(&self, named: ExprId, func: FuncId) -> Standing {
        let generics = &self.program.generics;
        let Some((_, types)) = generics.calls.get(&named) else {
            return Standing::default();
        };
        Standing {
            params: generics.of_func(func).to_vec(),
            types: types.clone(),
        }
    }

    /// A type of what is called, as it is for the caller.
    pub(super) fn stood_for(&self, ty: &Ty, standing: &Standing) -> Ty {
        self.program
            .generics
            .with(ty, &standing.params, &standing.types)
    }

    /// What a method gives of an instance of a class.
    pub(super) fn given_by(&self, class: ClassId, method: FuncId) -> Ty {
        let ret = &self.program.func(method).ret;
        self.stood_for(ret, &self.standing_in(class))
    }

    /// The types for parameters where Rust can't tell them by what is given: `::<i64>`.
    pub(super) fn said_types(
        &mut self,
        func: FuncId,
        standing: &Standing,
        arguments: &[Argument],
    ) -> String {
        if standing.params.is_empty() {
            return String::new();
        }
        let params = &self.program.func(func).params;
        let mut told: BTreeSet<ParamId> = BTreeSet::new();
        let skipped = usize::from(self.program.func(func).class.is_some());
        for (at, argument) in arguments.iter().enumerate() {
            let param = match &argument.name {
                Some(name) => params.iter().find(|it| it.name == *name),
                None => params.get(at + skipped),
            };
            let is_told = matches!(
                self.kind(argument.value),
                Kind::Var(_)
                    | Kind::Attribute(..)
                    | Kind::Call(..)
                    | Kind::Index(..)
                    | Kind::Str(_)
            ) || !self.ty(argument.value).any(&|it| *it == Ty::Int);
            let is_empty = matches!(self.kind(argument.value), Kind::List(it) if it.is_empty());
            if let Some(param) = param
                && is_told
                && !is_empty
            {
                self.program.var(param.var).ty.each(&mut |it| {
                    if let Ty::Param(param) = it {
                        told.insert(*param);
                    }
                });
            }
        }
        if standing.params.iter().all(|it| told.contains(it)) {
            return String::new();
        }
        let types: Vec<String> = standing.types.iter().map(|it| self.rust_type(it)).collect();
        format!("::<{}>", types.join(", "))
    }

    /// An argument for what is a parameter's, and is lent.
    pub(super) fn lent_for_param(&mut self, value: ExprId, ty: &Ty) -> Res<String> {
        if let Ty::Option(of) = ty {
            return match self.ty(value) {
                Ty::None => Ok("None".to_owned()),
                Ty::Option(_) => refuse("what may be None, of several types"),
                _ => Ok(format!("Some({})", self.lent_for_param(value, of)?)),
            };
        }
        let is_place = matches!(self.kind(value), Kind::Var(_) | Kind::Attribute(..))
            && !ty.is_copy()
            && self.ty(value) == ty;
        if is_place {
            let code = self.expr(value)?;
            if code.form == super::code::Form::Place {
                return Ok(format!("&{}", code.at_least(Prec::Unary)));
            }
            if matches!(ty, Ty::Param(_) | Ty::Instance(_)) {
                return Ok(self.borrowed(value, ty)?.text);
            }
        }
        let code = self.value(value, ty)?;
        Ok(format!("&{}", code.at_least(Prec::Unary)))
    }

    /// The types for the parameters of a class, as they stand behind its name.
    pub(super) fn class_types(&mut self, class: ClassId) -> String {
        let types = self.program.generics.types_of(class);
        if types.is_empty() {
            return String::new();
        }
        let types: Vec<String> = types.iter().map(|it| self.rust_type(it)).collect();
        format!("<{}>", types.join(", "))
    }

    /// Notes where a definition is written, to give it its parameters.
    pub(super) fn note_generic(&mut self, of: Definition, start: usize) {
        if self.program.generics.of.contains_key(&of) {
            let lines = start..self.out.lines.len();
            self.generic_lines.push(Written { of, lines });
        }
    }

    /// Notes where a function within another one is written: what stands for types around it is unknown in it.
    pub(super) fn note_generic_within(&mut self, func: FuncId, start: usize) {
        if !self.params_within(func).is_empty() {
            let lines = start..self.out.lines.len();
            let of = Definition::Func(func);
            self.generic_lines.push(Written { of, lines });
        }
    }

    /// The parameters that the head of a function within another one is made of.
    pub(super) fn params_within(&self, func: FuncId) -> Vec<ParamId> {
        let generics = &self.program.generics;
        let func = self.program.func(func);
        let mut found = BTreeSet::new();
        let of_params = func.params.iter().map(|it| &self.program.var(it.var).ty);
        for ty in of_params.chain([&func.ret]) {
            ty.each(&mut |it| match it {
                Ty::Param(param) => {
                    found.insert(*param);
                }
                Ty::Instance(class) => {
                    let types = generics.types_of(*class);
                    found.extend(types.iter().flat_map(crate::types::parameters::in_type));
                }
                _ => {}
            });
        }
        found.into_iter().collect()
    }

    /// Whether a parameter of a function is lent as one that stands for a type, whatever that is.
    pub(super) fn is_lent_as_param(&self, var: VarId) -> bool {
        match &self.program.var(var).ty {
            Ty::Param(_) => true,
            Ty::Option(of) => matches!(**of, Ty::Param(_)),
            ty @ Ty::Tuple(_) => ty.any(&|it| matches!(it, Ty::Param(_))),
            _ => false,
        }
    }
}
