//! What loops and closures bind: patterns, and how the variables in them are held.

use super::code::Form;
use super::iteration::tuple_pattern;
use super::seq::Item;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::Target;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The pattern of a target for an item that is held so.
    pub(super) fn pattern_of(&mut self, target: &Target, item: &Item, ty: &Ty) -> Res<String> {
        match target {
            Target::Var(var) => {
                let var = *var;
                if *ty == Ty::Lit && self.program.var(var).ty == Ty::Str {
                    // A literal is as good as any string that is looked at.
                    let name = self.binding(var).name.clone();
                    self.declared.insert(var);
                    self.bound.insert(var, Form::Ref);
                    return Ok(if *item == Item::Ref {
                        format!("&{name}")
                    } else {
                        name
                    });
                }
                // An item that is put in the place of another may be None only where each may.
                let may_be_none = matches!(self.program.var(var).ty, Ty::Option(_));
                if may_be_none && self.program.var(var).ty != *ty && self.is_reassigned(var) {
                    return refuse("a target of a loop that is assigned a None");
                }
                if self.program.var(var).ty != *ty
                    && self.program.var(var).ty.some() != ty
                    && !(self.program.var(var).ty.is_float() && ty.is_float())
                    && self.members.get(&var).is_none_or(|it| it.0 != *ty)
                {
                    return refuse("values of more than one type meet here");
                }
                let uses = self
                    .program
                    .var(var)
                    .occurrences
                    .iter()
                    .filter(|it| !it.is_def)
                    .count();
                let binding = self.binding(var);
                let (mut name, needs_mut) = (
                    binding.name.clone(),
                    binding.needs_mut && self.is_reassigned(var),
                );
                if uses == 0 && !name.starts_with('_') {
                    name = if name.starts_with("unnamed") {
                        "_".to_owned()
                    } else {
                        format!("_{name}")
                    };
                }
                self.declared.insert(var);
                let (name, form) = match item {
                    Item::Ref if ty.is_copy() => (
                        if name == "_" {
                            name
                        } else if needs_mut {
                            format!("&(mut {name})")
                        } else {
                            format!("&{name}")
                        },
                        Form::Place,
                    ),
                    // Elsewhere a reference to what may be None is an Option of a reference.
                    Item::Ref if matches!(ty, Ty::Option(_)) => {
                        return refuse("going through what may be None");
                    }
                    Item::Ref => {
                        if *ty == Ty::Str {
                            self.strings.insert(var);
                        }
                        (name, Form::Ref)
                    }
                    Item::Text | Item::Lent => (name, Form::Ref),
                    Item::Value | Item::Count => (
                        if needs_mut && name != "_" {
                            format!("mut {name}")
                        } else {
                            name
                        },
                        Form::Place,
                    ),
                    Item::Tuple(_) | Item::Nested(_) => return refuse("a pair that is none"),
                };
                if *item != Item::Ref {
                    self.strings.remove(&var);
                }
                self.lent_literals.remove(&var);
                self.lent_parts.remove(&var);
                self.bindings[var.at()].is_usize = *item == Item::Count;
                if *item == Item::Count {
                    self.usizes.insert(var);
                } else {
                    self.usizes.remove(&var);
                }
                self.bound.insert(var, form);
                Ok(name)
            }
            Target::Tuple(targets, None) => {
                if let Some(fields) = self.tuple_fields(ty) {
                    return self.pattern_of_named(targets, item, ty, &fields);
                }
                let types = match ty {
                    Ty::Tuple(types) if types.len() == targets.len() => types.clone(),
                    _ => return refuse("unpacking of what has no fixed length"),
                };
                match item {
                    Item::Tuple(items) | Item::Nested(items) if items.len() == targets.len() => {
                        let mut parts = Vec::new();
                        for ((target, item), ty) in targets.iter().zip(items).zip(&types) {
                            parts.push(self.pattern_of(target, item, ty)?);
                        }
                        Ok(tuple_pattern(&parts, matches!(item, Item::Nested(_))))
                    }
                    Item::Value => {
                        let mut parts = Vec::new();
                        for (target, ty) in targets.iter().zip(&types) {
                            parts.push(self.pattern_of(target, &Item::Value, ty)?);
                        }
                        Ok(tuple_pattern(&parts, false))
                    }
                    Item::Ref if ty.is_copy() => {
                        let mut parts = Vec::new();
                        for (target, ty) in targets.iter().zip(&types) {
                            parts.push(self.pattern_of(target, &Item::Value, ty)?);
                        }
                        Ok(format!("&{}", tuple_pattern(&parts, false)))
                    }
                    Item::Ref => self.referenced(targets, &types),
                    _ => refuse("unpacking of this"),
                }
            }
            Target::Tuple(targets, Some(star)) => self.pattern_of_rest(targets, *star, item, ty),
            _ => refuse("a loop that assigns to this"),
        }
    }

    /// `a, b, *_`, where nothing uses what has the star: the rest of a tuple.
    fn pattern_of_rest(
        &mut self,
        targets: &[Target],
        star: usize,
        item: &Item,
        ty: &Ty,
    ) -> Res<String> {
        let is_unused = matches!(&targets[star], Target::Var(var)
            if self.program.var(*var).occurrences.iter().all(|it| it.is_def));
        let Ty::Tuple(types) = ty else {
            return refuse("a star in the target of a loop");
        };
        if !is_unused || types.len() < targets.len() - 1 {
            return refuse("a star in the target of a loop");
        }
        let behind = types.len() - (targets.len() - star - 1);
        let types = types[..star].iter().chain(&types[behind..]);
        let kept = targets.iter().enumerate().filter(|(at, _)| *at != star);
        let mut parts = Vec::new();
        let (item, sign) = match item {
            Item::Ref if ty.is_copy() => (&Item::Value, "&"),
            item => (item, ""),
        };
        for ((_, target), ty) in kept.zip(types) {
            if !matches!(target, Target::Var(_)) {
                return refuse("a star in the target of a loop");
            }
            parts.push(match item {
                Item::Value => self.pattern_of(target, &Item::Value, ty)?,
                Item::Ref => {
                    let text =
                        self.referenced(std::slice::from_ref(target), std::slice::from_ref(ty))?;
                    text.trim_start_matches('(')
                        .trim_end_matches(",)")
                        .to_owned()
                }
                _ => return refuse("a star in the target of a loop"),
            });
        }
        parts.insert(star, "..".to_owned());
        Ok(format!("{sign}({})", parts.join(", ")))
    }

    /// The fields of a named tuple, by their names.
    fn pattern_of_named(
        &mut self,
        targets: &[Target],
        item: &Item,
        ty: &Ty,
        fields: &[(String, Ty)],
    ) -> Res<String> {
        let (Ty::Instance(class), true) = (ty, targets.len() == fields.len()) else {
            return refuse("unpacking of what has no fixed length");
        };
        let mut parts = Vec::new();
        for (target, (field, ty)) in targets.iter().zip(fields) {
            let Target::Var(var) = target else {
                return refuse("unpacking of a part of a named tuple");
            };
            let name = self.pattern_of(target, &Item::Value, ty)?;
            if *item == Item::Ref {
                if name.starts_with("mut ") {
                    return refuse("a part of a borrowed tuple that is assigned anew");
                }
                self.bound.insert(*var, Form::Ref);
            }
            parts.push(if name == *field {
                name
            } else {
                format!("{field}: {name}")
            });
        }
        Ok(format!(
            "{} {{ {} }}",
            self.class_name(*class),
            parts.join(", ")
        ))
    }

    /// `(a, b)` for a reference to a tuple: all in it are references.
    fn referenced(&mut self, targets: &[Target], types: &[Ty]) -> Res<String> {
        let mut parts = Vec::new();
        for (target, ty) in targets.iter().zip(types) {
            match target {
                Target::Var(var) => {
                    let var = *var;
                    let name = self.pattern_of(target, &Item::Value, ty)?;
                    if name.starts_with("mut ") {
                        return refuse("a part of a borrowed tuple that is assigned anew");
                    }
                    self.bound.insert(var, Form::Ref);
                    match ty {
                        Ty::Str => _ = self.strings.insert(var),
                        Ty::Lit => _ = self.lent_literals.insert(var),
                        Ty::Option(_) => _ = self.lent_parts.insert(var),
                        _ => {}
                    }
                    parts.push(name);
                }
                Target::Tuple(inner, None) => {
                    let Ty::Tuple(types) = ty else {
                        return refuse("unpacking of what has no fixed length");
                    };
                    parts.push(self.referenced(inner, types)?);
                }
                _ => return refuse("a loop that assigns to this"),
            }
        }
        Ok(tuple_pattern(&parts, false))
    }

    /// The pattern of a closure that is given a reference to an item.
    pub(super) fn filter_pattern(&mut self, target: &Target, item: &Item, ty: &Ty) -> Res<String> {
        if is_copied(item, ty) {
            let pattern = self.pattern_of(target, item, ty)?;
            return Ok(if pattern == "_" {
                pattern
            } else {
                format!("&{pattern}")
            });
        }
        let pattern = match (target, ty) {
            (Target::Tuple(targets, None), Ty::Tuple(types)) if targets.len() == types.len() => {
                let pattern = self.pattern_of(target, item, ty)?;
                if pattern.contains('&') {
                    self.referenced(targets, &types.clone())?
                } else {
                    pattern
                }
            }
            _ => self.pattern_of(target, &Item::Value, ty)?,
        };
        let mut vars = Vec::new();
        collect(target, &mut vars);
        for var in vars {
            self.bound.insert(var, Form::Ref);
        }
        if *item == Item::Value {
            self.note_lent(target, ty);
        }
        Ok(pattern)
    }

    /// Notes what a closure borrows of an item that is a value: a `&String`, a `&&str`.
    fn note_lent(&mut self, target: &Target, ty: &Ty) {
        match (target, ty) {
            (Target::Var(var), Ty::Str) => _ = self.strings.insert(*var),
            (Target::Var(var), Ty::Lit) => _ = self.lent_literals.insert(*var),
            (Target::Tuple(targets, None), Ty::Tuple(types)) if targets.len() == types.len() => {
                for (target, ty) in targets.iter().zip(types) {
                    self.note_lent(target, ty);
                }
            }
            _ => {}
        }
    }

    /// Whether a variable of a loop is assigned within it.
    pub(super) fn is_reassigned(&self, var: crate::types::ir::VarId) -> bool {
        self.program.var(var).assignments() > 1
    }
}

fn collect(target: &Target, vars: &mut Vec<crate::types::ir::VarId>) {
    match target {
        Target::Var(var) => vars.push(*var),
        Target::Tuple(targets, _) => targets.iter().for_each(|it| collect(it, vars)),
        _ => {}
    }
}

/// Whether an item is copied where a closure takes it out of a reference.
fn is_copied(item: &Item, ty: &Ty) -> bool {
    match (item, ty) {
        (Item::Ref | Item::Count | Item::Text | Item::Lent, _) => true,
        (Item::Value, ty) => ty.is_copy(),
        (Item::Tuple(items) | Item::Nested(items), Ty::Tuple(types)) => items
            .iter()
            .zip(types)
            .all(|(item, ty)| is_copied(item, ty)),
        _ => false,
    }
}
