//! What an assignment changes, and second names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Search;
use super::changed::lenders;
use crate::translation::roots::root;
use crate::types::ir::{ExprId, FuncId, Kind, Program, Target, VarId};
use crate::types::ty::Ty;

impl Search<'_, '_> {
    pub(super) fn follow_target(&mut self, target: &Target, of: VarId) {
        match target {
            Target::Var(var) if self.program.var(*var).ty.is_shared() => {
                self.parts.push(*var);
                self.follows.push((*var, of));
            }
            Target::Tuple(targets, _) => targets.iter().for_each(|it| self.follow_target(it, of)),
            _ => {}
        }
    }

    /// A value is kept somewhere.
    pub(super) fn store(&mut self, value: ExprId) {
        match self.program.kind(value) {
            Kind::Var(var) => {
                self.stored.insert(*var);
            }
            Kind::Conditional { body, orelse, .. } => {
                let (body, orelse) = (*body, *orelse);
                self.store(body);
                self.store(orelse);
            }
            Kind::Logic(_, values) => values.clone().into_iter().for_each(|it| self.store(it)),
            _ => {}
        }
    }

    pub(super) fn target(&mut self, target: &Target, value: Option<ExprId>) {
        if let (Target::Attribute(..) | Target::Index(..), Some(value)) = (target, value) {
            self.store(value);
        }
        match target {
            Target::Index(object, index)
                if matches!(self.types.of(*object).some(), Ty::Instance(_)) =>
            {
                match value {
                    Some(value) => self.special(*object, "__setitem__", &[*index, value]),
                    None => self.special(*object, "__delitem__", &[*index]),
                }
            }
            Target::Index(object, _) | Target::Slice(object, _) => self.change(*object),
            Target::Attribute(object, name) => {
                if let Ty::Instance(class) = self.types.of(*object).some()
                    && let Some(setter) = self.program.setter(*class, name)
                {
                    let params = &self.program.func(setter).params;
                    if let Some(receiver) = params.first() {
                        self.method_on(receiver.var, *object);
                    }
                    if let (Some(param), Some(value)) = (params.get(1), value)
                        && let Kind::Var(var) = self.program.kind(value)
                    {
                        self.stores.push((param.var, *var));
                    }
                    return;
                }
                if self.types.of(*object).some().is_counted() {
                    let block = self.program.expr(*object).block;
                    let func = self.program.blocks[block.at()].func;
                    if !self.is_in_init(*object) {
                        self.changes.push((func, None));
                    }
                    return;
                }
                self.places.push(*object);
                if !self.is_in_init(*object) {
                    self.changed_parts
                        .insert(self.types.of(*object).some().clone());
                    let block = self.program.expr(*object).block;
                    self.changes.push((
                        self.program.blocks[block.at()].func,
                        root(self.program, *object),
                    ));
                }
                if let Some(var) = root(self.program, *object) {
                    self.changed.insert(var);
                }
                self.changed.extend(lenders(self.program, *object));
            }
            Target::Var(var) => {
                if self.program.var(*var).is_handed {
                    self.changed.insert(*var);
                }
                if let Some(value) = value
                    && self.types.of(value).is_shared()
                {
                    self.alias(*var, value);
                }
            }
            Target::Tuple(targets, _) => {
                let parts = value.and_then(|it| match self.program.kind(it) {
                    Kind::Tuple(items) if items.len() == targets.len() => Some(items.clone()),
                    _ => None,
                });
                for (index, target) in targets.iter().enumerate() {
                    self.target(target, parts.as_ref().map(|it| it[index]));
                }
                if parts.is_none()
                    && let Some(of) = value.and_then(|it| root(self.program, it))
                {
                    self.follow_target(target, of);
                }
            }
            Target::Unsupported(_) => {}
        }
    }

    pub(super) fn alias(&mut self, var: VarId, value: ExprId) {
        match self.program.kind(value) {
            Kind::Conditional { body, orelse, .. } => {
                let (body, orelse) = (*body, *orelse);
                self.alias(var, body);
                self.alias(var, orelse);
            }
            Kind::Logic(_, values) => {
                for value in values.clone() {
                    self.alias(var, value);
                }
            }
            Kind::Call(func, _) => {
                if let Kind::Attribute(object, name) = self.program.kind(*func)
                    && matches!(name.as_str(), "setdefault" | "get")
                    && let Some(of) = root(self.program, *object)
                {
                    self.follows.push((var, of));
                }
                if let Some(of) = root(self.program, value) {
                    self.parts.push(var);
                    self.follows.push((var, of));
                    self.follow_lenders(var, value);
                }
            }
            _ => {
                if let Some(of) = root(self.program, value) {
                    self.follows.push((var, of));
                    self.follow_lenders(var, value);
                }
            }
        }
    }

    /// Whether an object is the `self` that is being made.
    pub(super) fn is_in_init(&self, object: ExprId) -> bool {
        match self.program.kind(object) {
            Kind::Var(var) => {
                let func = self.program.func(self.program.var(*var).func);
                func.name == "__init__" && func.class.is_some()
            }
            _ => false,
        }
    }

    pub(super) fn given_back(&mut self, value: ExprId, func: FuncId) {
        match self.program.kind(value) {
            Kind::Conditional { body, orelse, .. } => {
                let (body, orelse) = (*body, *orelse);
                self.given_back(body, func);
                self.given_back(orelse, func);
            }
            Kind::Logic(_, values) => {
                for value in values.clone() {
                    self.given_back(value, func);
                }
            }
            _ => {
                if let Some(var) = root(self.program, value)
                    && self.program.var(var).is_param
                    && self.types.of(value).is_shared()
                {
                    self.gives_back.insert(func);
                }
            }
        }
    }
}

pub(super) fn of_container(ty: &Ty) -> bool {
    matches!(
        ty.some(),
        Ty::List(_) | Ty::Dict(..) | Ty::Deque(_) | Ty::Tuples(_) | Ty::Tuple(_)
    )
}

/// The functions that assign to an attribute, by its name.
pub(super) fn attribute_writers(program: &Program<'_>) -> FxHashMap<String, FxHashSet<FuncId>> {
    let mut found: FxHashMap<String, FxHashSet<FuncId>> = FxHashMap::default();
    for (at, func) in program.funcs.iter().enumerate() {
        func.body.each_target(&mut |target| {
            if let Target::Attribute(_, name) = target {
                let func = FuncId(u32::try_from(at).unwrap_or(u32::MAX));
                found.entry(name.clone()).or_default().insert(func);
            }
        });
    }
    found
}
