//! Assignments to several targets at once.

use super::code::{Code, Form, Prec, with_suffix};
use super::statements::targets_of;
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::Global;
use crate::types::ir::{ExprId, Kind, Stmt, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn unpack(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        star: Option<usize>,
        value: ExprId,
    ) -> Res<()> {
        let parts: Option<Vec<ExprId>> = match self.kind(value) {
            Kind::Tuple(items) | Kind::List(items)
                if items.len() == targets.len() && star.is_none() =>
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
        let mut vars = Vec::new();
        targets.iter().for_each(|it| targets_of(it, &mut vars));
        let are_plain = targets.iter().all(|it| matches!(it, Target::Var(_)));
        if vars.iter().any(|it| self.binding(*it).global.is_some()) {
            if let Some(parts) = &parts {
                if self.reads_new_names(targets, parts) {
                    return refuse("unpacking to variables of the module that it reads");
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
            let reads_place = parts.iter().skip(1).any(|part| {
                !matches!(
                    self.kind(*part),
                    Kind::Var(_)
                        | Kind::Int(_)
                        | Kind::Float(_)
                        | Kind::Str(_)
                        | Kind::Bool(_)
                        | Kind::None
                )
            });
            if reads_place {
                return refuse("unpacking to places");
            }
            for (target, part) in targets.iter().zip(parts) {
                if let Target::Attribute(object, name) = target {
                    self.assign_field(*object, name, *part)?;
                }
            }
            return Ok(());
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
                    Target::Index(object, index) => {
                        let _ = index;
                        self.ty(*object).some().item_of()
                    }
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
        if !are_plain {
            return refuse("unpacking to places");
        }
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
            if is_array {
                self.owned(code, value)?
            } else {
                code
            }
        };
        let borrows = !is_array && code.form != Form::Value && !want.is_copy();
        let mut names = Vec::new();
        let mut after = Vec::new();
        for (target, ty) in targets.iter().zip(&types) {
            let Target::Var(var) = target else {
                return refuse("unpacking to places");
            };
            let var = *var;
            let uses = self
                .program
                .var(var)
                .occurrences
                .iter()
                .filter(|it| !it.is_def)
                .count();
            let binding = self.binding(var).clone();
            let is_new = !self.declared.contains(&var) && !self.program.var(var).is_param;
            if uses == 0 && is_new {
                names.push(if binding.name.starts_with("unnamed") {
                    "_".into()
                } else {
                    format!("_{}", binding.name)
                });
                self.declared.insert(var);
                continue;
            }
            let wanted = self.program.var(var).ty.clone();
            let is_same = wanted == *ty || wanted.is_float() && ty.is_float();
            if is_new && is_same && !(borrows && binding.needs_mut) && !binding.is_usize {
                names.push(if binding.needs_mut {
                    format!("mut {}", binding.name)
                } else {
                    binding.name.clone()
                });
                if borrows {
                    self.bound.insert(var, Form::Ref);
                    if *ty == Ty::Str {
                        self.strings.insert(var);
                    }
                }
                self.declared.insert(var);
                continue;
            }
            // It goes through a name of its own to one that is there, or of another type.
            let part = format!("{}_part", binding.name);
            let held = if borrows && !ty.is_copy() {
                Form::Ref
            } else {
                Form::Value
            };
            let text = if borrows && ty.is_copy() {
                format!("*{part}")
            } else {
                part.clone()
            };
            let code = Code::new(
                text,
                if borrows && ty.is_copy() {
                    Prec::Unary
                } else {
                    Prec::Postfix
                },
                ty.clone(),
            )
            .held(held);
            let code = if held == Form::Ref {
                self.owned(code, value)?
            } else {
                code
            };
            let code = self.coerced(code, &wanted)?;
            let needs_mut = if binding.needs_mut { "mut " } else { "" };
            after.push(if is_new {
                format!("let {needs_mut}{} = {};", binding.name, code.text)
            } else {
                match binding.global {
                    None | Some(Global::Moved(_)) => format!("{} = {};", binding.name, code.text),
                    Some(Global::Cell) => format!("{}.set({});", binding.name, code.text),
                    Some(_) => return refuse("unpacking to variables of the module"),
                }
            });
            self.declared.insert(var);
            names.push(part);
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
            let items = code.receiver();
            let end = if self.raises.stmts.contains_key(&stmt.start) {
                let class = crate::types::exceptions::Exc::Builtin("ValueError");
                let variant = self.error_variant(class)?;
                let helper = self.helper("unpack_message");
                format!("map_err(|items: Vec<{rust}>| {variant}({helper}({count}, items.len())))?")
            } else {
                format!("expect(\"there are {count} values to unpack\")")
            };
            self.out.line(format!(
                "let {pattern}: [{rust}; {count}] = {items}.try_into().{end};"
            ));
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

    /// Whether a value reads a name that an earlier target of the same statement binds anew.
    fn reads_new_names(&self, targets: &[Target], parts: &[ExprId]) -> bool {
        let names: Vec<&str> = targets
            .iter()
            .map(|it| match it {
                Target::Var(var) => self.binding(*var).name.as_str(),
                _ => "",
            })
            .collect();
        let first = parts
            .first()
            .map_or(0, |it| self.program.expr(*it).span.start);
        let last = parts.last().map_or(0, |it| self.program.expr(*it).span.end);
        self.exprs_in(&(first..last)).any(|expr| match &expr.kind {
            Kind::Var(var) => names.contains(&self.binding(*var).name.as_str()),
            _ => false,
        })
    }

    /// `first, *rest = items`.
    fn unpack_star(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        star: usize,
        value: ExprId,
    ) -> Res<()> {
        let of = self.ty(value).some().clone();
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
        let _ = stmt;
        if vars
            .iter()
            .any(|it| self.declared.contains(it) || self.binding(*it).global.is_some())
        {
            return refuse("unpacking with a star to names that are there");
        }
        let code = self.expr(value)?;
        let source = match code.form {
            Form::Value => {
                let name = self.fresh("items");
                self.out.line(format!("let {name} = {};", code.text));
                name
            }
            _ => code.receiver(),
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
            let is_owned = binding.needs_mut || self.effects.changed.contains(var);
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
            }
        }
        self.out.line(format!(
            "let [{}] = &{source}[..] else {{ panic!(\"not enough values to unpack\"); }};",
            names.join(", ")
        ));
        for line in after {
            self.out.line(line);
        }
        Ok(())
    }
}
