//! Assignments to several targets at once.

use super::code::{Code, Form, with_suffix};
use super::starred_targets::is_pattern;
use super::translator::{Res, Translator, refuse, unknown};
use crate::rust::taken::{THERE, taken};
use crate::types::ir::{ExprId, Kind, Stmt, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What is taken apart, under a name: where it stands, or in a variable of its own.
    pub(super) fn named_source(&mut self, value: ExprId) -> Res<String> {
        let code = self.expr(value)?;
        if code.form != Form::Value {
            return Ok(code.receiver());
        }
        let name = self.fresh("items");
        self.out.line(format!("let {name} = {};", code.text));
        Ok(name)
    }

    /// Whether a statement reads another variable that has the name of one of these in Rust.
    fn reads_namesakes(&self, stmt: &Stmt<'_>, vars: &[VarId]) -> bool {
        self.exprs_in(&stmt.span).any(|it| match it.kind {
            Kind::Var(read) => vars
                .iter()
                .any(|var| *var != read && self.binding(*var).name == self.binding(read).name),
            _ => false,
        })
    }

    pub(super) fn unpack(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        star: Option<usize>,
        value: ExprId,
    ) -> Res<()> {
        let parts: Option<Vec<ExprId>> = match self.kind(value) {
            Kind::Tuple(items) | Kind::List(items)
                if items.len() == targets.len()
                    && star.is_none()
                    // What is nested is taken apart as a whole.
                    && !targets.iter().any(|it| matches!(it, Target::Tuple(..))) =>
            {
                Some(items.clone())
            }
            _ => None,
        };
        if let Some(parts) = &parts
            && self.swap(targets, parts)?
        {
            return Ok(());
        }
        if let Some(star) = star {
            return self.unpack_star(stmt, targets, star, value);
        }
        if self.unpack_columns(stmt, targets, value)? {
            return Ok(());
        }
        let mut vars = Vec::new();
        targets.iter().for_each(|it| it.vars(&mut vars));
        let are_plain = targets.iter().all(|it| matches!(it, Target::Var(_)));
        if !are_plain && self.reads_namesakes(stmt, &vars) {
            return refuse("a name that is bound anew while its old value is read");
        }
        if vars.iter().any(|it| self.binding(*it).global.is_some()) {
            if let Some(parts) = &parts {
                if self.reads_new_names(targets, parts) {
                    self.compute_all_before(targets, parts)?;
                }
                for (target, part) in targets.iter().zip(parts) {
                    let Target::Var(var) = target else {
                        return refuse("unpacking of this");
                    };
                    self.assign_var(stmt, *var, *part)?;
                }
                return Ok(());
            }
            return refuse("unpacking to variables of the module");
        }
        let all_new = are_plain
            && vars
                .iter()
                .all(|it| !self.declared.contains(it) && !self.program.var(*it).is_param);
        let want = self.ty(value).some().clone();
        // New names of a display: a declaration each, if no value reads another.
        if let (Some(parts), true) = (&parts, all_new)
            && !self.reads_new_names(targets, parts)
        {
            for (target, part) in targets.iter().zip(parts) {
                let Target::Var(var) = target else {
                    return refuse("unpacking of this");
                };
                self.assign_var(stmt, *var, *part)?;
            }
            return Ok(());
        }
        let named = self.tuple_fields(&want);
        if let (Some(parts), true) = (
            &parts,
            targets.iter().all(|it| matches!(it, Target::Attribute(..))),
        ) {
            // Each value is there before any place changes, if none reads a place.
            let reads_place = parts
                .iter()
                .skip(1)
                .any(|part| !self.reads_names_alone(*part));
            if reads_place {
                return self.unpack_to_fields(stmt, targets, parts);
            }
            for (target, part) in targets.iter().zip(parts) {
                if let Target::Attribute(object, name) = target {
                    self.assign_field(*object, name, *part)?;
                }
            }
            return Ok(());
        }
        if let Some(parts) = &parts
            && targets.iter().any(|it| matches!(it, Target::Attribute(..)))
        {
            return self.unpack_to_fields(stmt, targets, parts);
        }
        let types: Vec<Ty> = match &want {
            _ if named.as_ref().is_some_and(|it| it.len() == targets.len()) => {
                named.iter().flatten().map(|(_, ty)| ty.clone()).collect()
            }
            Ty::Tuple(types) if types.len() == targets.len() => types.clone(),
            Ty::List(of) | Ty::Tuples(of) | Ty::Iter(of) => vec![(**of).clone(); targets.len()],
            _ if parts.is_some() => Vec::new(),
            _ => return refuse("unpacking of what has no fixed length"),
        };
        if let Some(parts) = parts {
            // All values are computed before any is assigned.
            let mut texts = Vec::new();
            let mut places = Vec::new();
            for (target, part) in targets.iter().zip(&parts) {
                let ty = match target {
                    Target::Var(var) => self.program.var(*var).ty.clone(),
                    Target::Index(object, _) => self.ty(*object).some().item_of(),
                    _ => return refuse("unpacking of this"),
                };
                if !self.has_rust(&ty) {
                    return refuse(unknown(&ty));
                }
                let is_usize = matches!(target, Target::Var(var) if self.binding(*var).is_usize);
                texts.push(if is_usize {
                    self.count(*part)?.text
                } else {
                    self.value(*part, &ty)?.text
                });
            }
            if all_new {
                // The values are computed while the old names are there.
                let mut types = Vec::new();
                for target in targets {
                    let Target::Var(var) = target else {
                        return refuse("unpacking of this");
                    };
                    let binding = self.binding(*var).clone();
                    let ty = self.program.var(*var).ty.clone();
                    types.push(if binding.is_usize {
                        "usize".to_owned()
                    } else {
                        self.rust_type(&ty)
                    });
                    let needs_mut = if binding.needs_mut { "mut " } else { "" };
                    places.push(format!("{needs_mut}{}", binding.name));
                    self.declared.insert(*var);
                }
                self.out.line(format!(
                    "let ({}): ({}) = ({});",
                    places.join(", "),
                    types.join(", "),
                    texts.join(", ")
                ));
                return Ok(());
            }
            for target in targets {
                let (text, _) = self.target_place(target)?;
                places.push(text);
            }
            let is_new: Vec<bool> = targets.iter().map(|it| matches!(it, Target::Var(var) if !self.declared.contains(var) && !self.program.var(*var).is_param)).collect();
            if is_new.iter().any(|it| *it) {
                for (target, is_new) in targets.iter().zip(&is_new) {
                    if let (Target::Var(var), true) = (target, is_new) {
                        let ty = self.program.var(*var).ty.clone();
                        let rust = self.rust_type(&ty);
                        let needs_mut = if self.binding(*var).needs_mut {
                            "mut "
                        } else {
                            ""
                        };
                        self.declared.insert(*var);
                        let name = self.binding(*var).name.clone();
                        self.out.line(format!("let {needs_mut}{name}: {rust};"));
                    }
                }
            }
            self.out
                .line(format!("({}) = ({});", places.join(", "), texts.join(", ")));
            return Ok(());
        }
        if !are_plain && !targets.iter().all(is_pattern) {
            return refuse("unpacking to places");
        }
        self.ensure_some(value)?;
        for (target, ty) in targets.iter().zip(&types) {
            if matches!(target, Target::Var(var) if self.program.var(*var).ty.join(ty) != self.program.var(*var).ty)
            {
                return refuse("values of more than one type meet here");
            }
            if !self.has_rust(ty) {
                return refuse(unknown(ty));
            }
        }
        let is_array = !matches!(want, Ty::Tuple(_)) && named.is_none();
        let mut code = if matches!(want, Ty::Iter(_)) {
            let seq = self.iterate(value)?;
            if seq.is_unordered {
                return refuse("the order of a set shows");
            }
            let owned = self.owned_items(seq, &types[0])?;
            let rust = self.rust_type(&types[0]);
            Code::tight(
                format!("{owned}.collect::<Vec<{rust}>>()"),
                Ty::list(types[0].clone()),
            )
        } else {
            let code = self.expr(value)?;
            // Small values are copied out of the list, which stays where it is.
            let is_copied = types[0].is_copy() && code.form != Form::Value;
            if is_array && is_copied && !self.raises.stmts.contains_key(&stmt.start) {
                let rust = self.rust_type(&types[0]);
                let items = format!(
                    "<[{rust}; {}]>::try_from(&{}[..])",
                    types.len(),
                    code.receiver()
                );
                Code::tight(items, code.ty)
            } else if is_array
                || self.outlive(stmt, &vars, value)
                || code.form != Form::Value && self.is_changed_while_read(value, &vars)
            {
                self.owned(code, value)?
            } else {
                code
            }
        };
        let borrows = !is_array && code.form != Form::Value && !want.is_copy();
        let mut names = Vec::new();
        let mut after = Vec::new();
        for (target, ty) in targets.iter().zip(&types) {
            names.push(self.unpacked_part(target, ty, (value, borrows), &mut after)?);
        }
        if borrows {
            code = self.reference(code);
        }
        let pattern = match names.as_slice() {
            names if named.is_some() => {
                let (Ty::Instance(class), Some(fields)) = (want.some(), &named) else {
                    return refuse("unpacking of this");
                };
                let parts: Vec<String> = fields
                    .iter()
                    .zip(names)
                    .map(|((field, _), name)| {
                        if field == name {
                            field.clone()
                        } else {
                            format!("{field}: {name}")
                        }
                    })
                    .collect();
                format!("{} {{ {} }}", self.class_name(*class), parts.join(", "))
            }
            [one] if !is_array => format!("({one},)"),
            names if is_array => format!("[{}]", names.join(", ")),
            names => format!("({})", names.join(", ")),
        };
        if is_array {
            let rust = self.rust_type(&types[0]);
            let count = targets.len();
            let mut items = code.receiver();
            if matches!(code.ty, Ty::Option(_)) {
                items += &taken("", "", THERE);
            }
            let end = if self.raises.stmts.contains_key(&stmt.start) {
                let class = crate::types::exceptions::Exc::Builtin("ValueError");
                let variant = self.error_variant(class)?;
                let helper = self.helper("unpack_message");
                format!("map_err(|items: Vec<{rust}>| {variant}({helper}({count}, items.len())))?")
            } else {
                format!("expect(\"there are {count} values to unpack\")")
            };
            self.out.line(if items.starts_with("<[") {
                format!("let {pattern} = {items}.{end};")
            } else {
                format!("let {pattern}: [{rust}; {count}] = {items}.try_into().{end};")
            });
        } else {
            let text = if code.is_weak {
                with_suffix(&code.text)
            } else {
                code.text
            };
            self.out.line(format!("let {pattern} = {text};"));
        }
        for line in after {
            self.out.line(line);
        }
        Ok(())
    }
}

impl Translator<'_, '_> {}
