//! What assignments tell of their targets.

use super::super::ir::{ExprId, Kind, Target};
use super::super::ty::Ty;
use super::Infer;

impl Infer<'_, '_, '_> {
    /// Assigns a type to a target.
    pub(super) fn assign(&mut self, target: &Target, ty: &Ty, value: Option<ExprId>) {
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
                if let Ty::Instance(class) = of.some()
                    && class.is_record()
                {
                    let class = *class;
                    self.assign_item_of_record(class, *index, ty, value);
                    return;
                }
                if let Ty::Instance(class) = of.some() {
                    let class = *class;
                    self.call_special(
                        class,
                        "__setitem__",
                        &[(Some(*index), key), (value, ty.clone())],
                    );
                    return;
                }
                self.learn_by_index(&of, *index);
                if of == Ty::Unknown {
                    self.learn_by_literal_key(*object, *index);
                }
                match of.some() {
                    Ty::Dict(_, _, kind) => {
                        // Who puts something under what may be None has something there.
                        let key = match self.program.kind(*index) {
                            Kind::Var(_) => key.some().clone(),
                            _ => key,
                        };
                        let wanted = Ty::Dict(Box::new(key), Box::new(ty.clone()), *kind);
                        self.expect(*object, &wanted);
                    }
                    _ => self.expect_item(*object, ty),
                }
                if let Some(value) = value {
                    let item = self.item_of_index(&self.types.of(*object).clone(), *index);
                    self.expect(value, &item);
                    self.learn_from(value, &item);
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
