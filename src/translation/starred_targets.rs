//! Unpacking with a star.

use super::code::Form;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Stmt, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `first, *rest = items`.
    pub(super) fn unpack_star(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        star: usize,
        value: ExprId,
    ) -> Res<()> {
        let of = self.ty(value).some().clone();
        if let Ty::Tuple(types) = &of {
            return self.unpack_tuple_star(targets, star, value, types);
        }
        let is_gone_through = matches!(of, Ty::Iter(_) | Ty::Range) || of.is_text();
        let of = if is_gone_through {
            Ty::list(of.item())
        } else {
            of
        };
        let (Ty::List(item) | Ty::Tuples(item)) = &of else {
            return refuse("unpacking of this with a star");
        };
        if !self.has_rust(item) {
            return refuse(unknown(item));
        }
        let mut vars = Vec::new();
        for target in targets {
            let Target::Var(var) = target else {
                return refuse("unpacking to places");
            };
            vars.push(*var);
        }
        if vars
            .iter()
            .any(|it| self.declared.contains(it) || self.binding(*it).global.is_some())
        {
            return refuse("unpacking with a star to names that are there");
        }
        let is_parted = is_gone_through || self.is_owner_changed_behind(value);
        let source = if is_gone_through {
            // All of it is taken first, as Python does.
            let is_of = |(at, var): (usize, &VarId)| {
                let ty = &self.program.var(*var).ty;
                if at == star { *ty == of } else { ty == &**item }
            };
            if !vars.iter().enumerate().all(is_of) {
                return refuse("unpacking of this with a star");
            }
            let list = self.list_of(value, &of)?;
            let name = self.fresh("items");
            self.out.line(format!("let {name} = {};", list.text));
            name
        } else {
            self.named_source(value)?
        };
        let mut names = Vec::new();
        let mut after = Vec::new();
        for (index, var) in vars.iter().enumerate() {
            let binding = self.binding(*var).clone();
            let uses = self
                .program
                .var(*var)
                .occurrences
                .iter()
                .filter(|it| !it.is_def)
                .count();
            self.declared.insert(*var);
            if uses == 0 {
                names.push(if index == star {
                    "..".to_owned()
                } else {
                    "_".to_owned()
                });
                continue;
            }
            if index == star {
                names.push(format!("{} @ ..", binding.name));
            } else {
                names.push(binding.name.clone());
            }
            let is_owned = binding.needs_mut || is_parted || self.effects.changed.contains(var);
            let needs_mut = if binding.needs_mut { "mut " } else { "" };
            if index == star && is_owned {
                after.push(format!("let {needs_mut}{0} = {0}.to_vec();", binding.name));
            } else if index == star {
                self.bound.insert(*var, Form::Ref);
            } else if item.is_copy() {
                after.push(format!("let {needs_mut}{0} = *{0};", binding.name));
            } else if is_owned {
                let method = if **item == Ty::Str {
                    "to_string"
                } else {
                    "clone"
                };
                after.push(format!(
                    "let {needs_mut}{0} = {0}.{method}();",
                    binding.name
                ));
            } else {
                self.bound.insert(*var, Form::Ref);
                if **item == Ty::Str {
                    self.strings.insert(*var);
                }
            }
        }
        let end = if self.raises.stmts.contains_key(&stmt.start) {
            let class = crate::types::exceptions::Exc::Builtin("ValueError");
            let variant = self.error_variant(class)?;
            if !self.can_fail() {
                return refuse("an error that can't be given back here");
            }
            let wanted = targets.len() - 1;
            format!(
                "return Err({variant}(format!(\"not enough values to unpack (expected at least {wanted}, got {{}})\", {source}.len())))"
            )
        } else {
            "panic!(\"not enough values to unpack\")".to_owned()
        };
        self.out.line(format!(
            "let [{}] = &{source}[..] else {{ {end}; }};",
            names.join(", ")
        ));
        for line in after {
            self.out.line(line);
        }
        Ok(())
    }

    /// `a, *rest = row` of a tuple: its length is known.
    fn unpack_tuple_star(
        &mut self,
        targets: &[Target],
        star: usize,
        value: ExprId,
        types: &[Ty],
    ) -> Res<()> {
        let behind = targets.len() - star - 1;
        if types.len() < targets.len() - 1 || !types.iter().all(|it| self.has_rust(it)) {
            return refuse("unpacking of this with a star");
        }
        let source = self.named_source(value)?;
        for (index, target) in targets.iter().enumerate() {
            let Target::Var(var) = target else {
                return refuse("unpacking to places");
            };
            if self.declared.contains(var) || self.binding(*var).global.is_some() {
                return refuse("unpacking with a star to names that are there");
            }
            let parts = match index.cmp(&star) {
                std::cmp::Ordering::Less => index..index + 1,
                std::cmp::Ordering::Equal => star..types.len() - behind,
                std::cmp::Ordering::Greater => {
                    let at = types.len() - (targets.len() - index);
                    at..at + 1
                }
            };
            self.declared.insert(*var);
            let is_used = self
                .program
                .var(*var)
                .occurrences
                .iter()
                .any(|it| !it.is_def);
            if !is_used {
                continue;
            }
            let ty = self.program.var(*var).ty.clone();
            let want = if index == star { ty.item() } else { ty };
            let mut texts = Vec::new();
            for at in parts {
                if types[at] != want {
                    return refuse("values of more than one type meet here");
                }
                if types[at].is_shared() {
                    return refuse("a part of a tuple that is changed");
                }
                let copy = if types[at].is_copy() { "" } else { ".clone()" };
                texts.push(format!("{source}.{at}{copy}"));
            }
            let binding = self.binding(*var).clone();
            let needs_mut = if binding.needs_mut { "mut " } else { "" };
            let text = if index == star {
                let rust = self.rust_type(&want);
                format!(
                    "let {needs_mut}{}: Vec<{rust}> = vec![{}];",
                    binding.name,
                    texts.join(", ")
                )
            } else {
                format!("let {needs_mut}{} = {};", binding.name, texts.join(", "))
            };
            self.out.line(text);
        }
        Ok(())
    }
}

/// Whether a target is names alone, or targets of names within it.
pub(super) fn is_pattern(target: &Target) -> bool {
    match target {
        Target::Var(_) => true,
        Target::Tuple(targets, None) => targets.iter().all(is_pattern),
        _ => false,
    }
}
