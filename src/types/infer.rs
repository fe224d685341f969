//! The fixpoint: types flow from what is evident to where it is used, until nothing changes.

mod calls;
mod classes;
mod expressions;
mod statements;

pub(crate) use statements::always_leaves;

use rustc_hash::FxHashMap;

use super::annotation::Annotations;
use super::class_form::Role;
use super::found::Types;
use super::ir::{ClassId, ExprId, FuncId, Kind, Program, Target, VarId};
use super::narrow::Fact;
use super::ty::Ty;

/// So many times all code is looked at; what is not known then stays unknown.
const MOST_ROUNDS: usize = 12;

pub(super) fn infer<'a>(program: &mut Program<'a>, annotations: &Annotations<'a, '_>) -> Types {
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
    };
    infer.read_annotations();
    for phase in 0..3 {
        infer.uses_annotated_returns = phase > 0;
        infer.poisons = phase > 1;
        for _ in 0..MOST_ROUNDS {
            infer.changed = false;
            infer.round();
            if !infer.changed {
                break;
            }
        }
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
}

impl<'a> Infer<'_, 'a, '_> {
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
            if self.uses_annotated_returns
                && !self.program.funcs[index].ret.is_known()
                && let Some(annotation) = self.program.funcs[index].returns
            {
                let ty = self.annotations.read(annotation);
                self.join_return(id, &ty);
            }
        }
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

    /// A value goes into a variable: what holds it has one type from then on.
    fn flow(&mut self, expr: ExprId, ty: &Ty, var: VarId) {
        self.join_var(var, ty);
        let now = self.program.vars[var.at()].ty.clone();
        self.expect(expr, &now);
    }

    /// Tells an expression what its place expects: containers take the type of where they go.
    fn expect(&mut self, expr: ExprId, ty: &Ty) {
        if !ty.is_shared() && !matches!(ty, Ty::Tuple(_) | Ty::Tuples(_)) {
            return;
        }
        let ty = &match self.types.of(expr) {
            Ty::Option(_) => ty.clone(),
            _ => ty.some().clone(),
        };
        match self.program.kind(expr).clone() {
            Kind::Var(var) => {
                let known = &self.program.vars[var.at()].ty;
                // Only what is of the same kind; None is narrowed away.
                let joined = known.join(ty);
                if joined != Ty::Mixed && (known.is_shared() || *known == Ty::Unknown) {
                    self.join_var(var, ty);
                }
            }
            Kind::List(items) | Kind::Set(items) => {
                let item = ty.item();
                items.iter().for_each(|it| self.expect(*it, &item));
            }
            Kind::Tuple(items) => match ty {
                Ty::Tuple(types) if types.len() == items.len() => {
                    items
                        .iter()
                        .zip(types)
                        .for_each(|(it, ty)| self.expect(*it, ty));
                }
                Ty::Tuples(of) => items.iter().for_each(|it| self.expect(*it, of)),
                _ => {}
            },
            Kind::Dict(items) => {
                if let Ty::Dict(_, value, _) = ty {
                    items.iter().for_each(|(_, it)| self.expect(*it, value));
                }
            }
            Kind::Conditional { body, orelse, .. } => {
                self.expect(body, ty);
                self.expect(orelse, ty);
            }
            Kind::Logic(_, values) => values.iter().for_each(|it| self.expect(*it, ty)),
            Kind::Attribute(object, name) => {
                if let Ty::Instance(class) = self.types.of(object).some() {
                    let class = self.program.field_owner(*class, &name);
                    let known = self
                        .types
                        .fields
                        .get(&(class, name.clone()))
                        .cloned()
                        .unwrap_or_default();
                    if known.is_shared() && known.join(ty) != Ty::Mixed {
                        self.join_field(class, &name, ty);
                    }
                }
            }
            Kind::Index(object, _) => self.expect_item(object, ty),
            Kind::Call(func, _) => {
                if let Kind::Attribute(object, name) = self.program.kind(func).clone()
                    && matches!(name.as_str(), "setdefault" | "get")
                {
                    self.expect_item(object, ty);
                }
                if let Kind::Func(id) = self.program.kind(func) {
                    let id = *id;
                    let known = &self.program.funcs[id.at()].ret;
                    if known.is_shared() && known.join(ty) != Ty::Mixed {
                        self.join_return(id, ty);
                    }
                }
            }
            Kind::Comprehension(comprehension) => match ty {
                Ty::Dict(_, value, _) => self.expect(comprehension.element, value),
                ty => {
                    let item = ty.item();
                    self.expect(comprehension.element, &item);
                }
            },
            _ => {}
        }
    }

    /// Tells a container what an item of it is.
    fn expect_item(&mut self, object: ExprId, item: &Ty) {
        let of = match self.types.of(object).some() {
            Ty::List(_) => Ty::list(item.clone()),
            Ty::Deque(_) => Ty::Deque(Box::new(item.clone())),
            Ty::Dict(key, _, kind) => Ty::Dict(key.clone(), Box::new(item.clone()), *kind),
            _ => return,
        };
        self.expect(object, &of);
    }

    /// Assigns a type to a target.
    fn assign(&mut self, target: &Target, ty: &Ty, value: Option<ExprId>) {
        match target {
            Target::Var(var) => {
                self.join_var(*var, ty);
                if let Some(value) = value {
                    self.flow(value, ty, *var);
                }
            }
            Target::Tuple(targets, star) => {
                let as_tuple = self.as_tuple(ty);
                let ty = as_tuple.as_ref().unwrap_or(ty);
                let parts = value.and_then(|value| match self.program.kind(value) {
                    Kind::Tuple(items) | Kind::List(items)
                        if items.len() == targets.len() && star.is_none() =>
                    {
                        Some(items.clone())
                    }
                    _ => None,
                });
                for (index, target) in targets.iter().enumerate() {
                    let part = match (ty.some(), star) {
                        (Ty::Tuple(items), None) => items.get(index).cloned().unwrap_or_default(),
                        (Ty::Tuple(items), Some(star)) if *star != index => {
                            let behind = targets.len() - index;
                            let at = if index < *star {
                                Some(index)
                            } else {
                                items.len().checked_sub(behind)
                            };
                            at.and_then(|at| items.get(at)).cloned().unwrap_or_default()
                        }
                        (Ty::Tuple(items), Some(star)) => {
                            let end = items.len().saturating_sub(targets.len() - 1 - star);
                            let of = items.get(*star..end).unwrap_or_default();
                            Ty::list(of.iter().fold(Ty::Unknown, |a, b| a.join(b)))
                        }
                        (ty, Some(star)) if *star == index => Ty::list(ty.item()),
                        (ty, _) => ty.item(),
                    };
                    let value = parts.as_ref().map(|it| it[index]);
                    self.assign(target, &part, value);
                }
            }
            Target::Index(object, index) => {
                let of = self.expr(*object);
                let key = self.expr(*index);
                if let Ty::Instance(class) = of.some() {
                    let class = *class;
                    self.call_special(
                        class,
                        "__setitem__",
                        &[(Some(*index), key), (value, ty.clone())],
                    );
                    return;
                }
                match of.some() {
                    Ty::Dict(_, _, kind) => {
                        let wanted = Ty::Dict(Box::new(key), Box::new(ty.clone()), *kind);
                        self.expect(*object, &wanted);
                    }
                    _ => self.expect_item(*object, ty),
                }
                if let Some(value) = value {
                    let item = self.item_of_index(&self.types.of(*object).clone(), *index);
                    self.expect(value, &item);
                }
            }
            Target::Slice(object, bounds) => {
                self.expr(*object);
                for bound in bounds.iter().flatten() {
                    self.expr(*bound);
                }
                let item = ty.item();
                self.expect_item(*object, &item);
            }
            Target::Attribute(object, name) => {
                let of = self.expr(*object);
                self.assign_attribute(&of, name, ty, value);
            }
            Target::Unsupported(_) => {}
        }
    }
}
