//! Where the parts of a value go that is taken apart: names, and names within names.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::Global;
use crate::types::ir::{ExprId, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The pattern for one of the targets that a value is taken apart to, and what is to be done after it.
    pub(super) fn unpacked_part(
        &mut self,
        target: &Target,
        ty: &Ty,
        (value, borrows): (ExprId, bool),
        after: &mut Vec<String>,
    ) -> Res<String> {
        let var = match target {
            Target::Var(var) => *var,
            Target::Tuple(targets, None) => {
                return self.unpacked_parts(targets, ty, (value, borrows), after);
            }
            _ => return refuse("unpacking to places"),
        };
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
            self.declared.insert(var);
            return Ok(if binding.name.starts_with("unnamed") {
                "_".into()
            } else {
                format!("_{}", binding.name)
            });
        }
        let wanted = self.program.var(var).ty.clone();
        let is_same = wanted == *ty || wanted.is_float() && ty.is_float();
        if is_new && is_same && !(borrows && binding.needs_mut) && !binding.is_usize {
            if borrows {
                self.bound.insert(var, Form::Ref);
                match ty {
                    Ty::Str => _ = self.strings.insert(var),
                    Ty::Option(_) => _ = self.lent_parts.insert(var),
                    _ => {}
                }
            }
            self.declared.insert(var);
            return Ok(if binding.needs_mut {
                format!("mut {}", binding.name)
            } else {
                binding.name.clone()
            });
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
                Some(Global::Cell) => self.set_small(&binding.name, &code.text),
                Some(_) => return refuse("unpacking to variables of the module"),
            }
        });
        self.declared.insert(var);
        Ok(part)
    }

    /// The pattern for targets within a target: `(left, top), (right, bottom) = corners`.
    fn unpacked_parts(
        &mut self,
        targets: &[Target],
        ty: &Ty,
        of: (ExprId, bool),
        after: &mut Vec<String>,
    ) -> Res<String> {
        let Ty::Tuple(types) = ty else {
            return refuse("unpacking of what has no fixed length");
        };
        if types.len() != targets.len() {
            return refuse("unpacking of what has no fixed length");
        }
        let mut names = Vec::new();
        for (target, ty) in targets.iter().zip(types) {
            if matches!(target, Target::Var(var) if self.program.var(*var).ty.join(ty) != self.program.var(*var).ty)
            {
                return refuse("values of more than one type meet here");
            }
            if !self.has_rust(ty) {
                return refuse(unknown(ty));
            }
            names.push(self.unpacked_part(target, ty, of, after)?);
        }
        Ok(match names.as_slice() {
            [one] => format!("({one},)"),
            names => format!("({})", names.join(", ")),
        })
    }
}
