//! `copy.copy` and `copy.deepcopy`: a clone, where nothing in it is owned by others, too.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::class_form::ClassForm;
use crate::types::ir::{ClassId, ExprId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A copy of a value, with all that is in it or without.
    pub(super) fn copy_of(&mut self, of: ExprId, is_deep: bool) -> Res<Code> {
        let ty = self.ty(of).clone();
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let is_alone = if is_deep {
            self.owns_all(&ty, 0)
        } else {
            self.owns_parts(&ty)
        };
        if !is_alone {
            return refuse("two names for what a copy shares");
        }
        let code = self.expr(of)?;
        if ty.is_copy() || code.form == Form::Value {
            return Ok(code);
        }
        let copied = match (&ty, code.form) {
            (Ty::Str, Form::Ref) => "to_string",
            (Ty::List(_) | Ty::Tuples(_) | Ty::Bytes, Form::Ref) => "to_vec",
            (Ty::Option(_), Form::Ref) => return refuse("a copy of what may be None"),
            _ => "clone",
        };
        Ok(Code::new(
            format!("{}.{copied}()", code.receiver()),
            Prec::Postfix,
            ty,
        ))
    }

    /// Whether a clone has nothing in common with what it was made of.
    fn owns_all(&self, ty: &Ty, depth: usize) -> bool {
        match ty {
            _ if depth > 8 => false,
            _ if is_plain(ty) => true,
            Ty::Enum(_) | Ty::BigInt => true,
            Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
                self.owns_all(of, depth + 1)
            }
            Ty::Dict(key, value, _) => {
                self.owns_all(key, depth + 1) && self.owns_all(value, depth + 1)
            }
            Ty::Tuple(items) => items.iter().all(|it| self.owns_all(it, depth + 1)),
            Ty::Instance(class) => {
                self.is_plainly_copied(*class)
                    && self
                        .lineage_fields(*class)
                        .into_iter()
                        .all(|(class, field, ty)| {
                            !self.class_facts.shares(class, &field) && self.owns_all(&ty, depth + 1)
                        })
            }
            _ => false,
        }
    }

    /// Whether a clone has only such things in common with what it was made of as never change.
    fn owns_parts(&self, ty: &Ty) -> bool {
        let is_still = |of: &Ty| {
            !of.is_shared()
                || !self
                    .effects
                    .changed_parts
                    .iter()
                    .any(|part| self.holds(of, part, 0))
        };
        match ty {
            _ if is_plain(ty) => true,
            Ty::List(of) | Ty::Set(of) | Ty::Deque(of) => is_still(of),
            Ty::Dict(_, value, _) => is_still(value),
            Ty::Instance(class) => {
                self.is_plainly_copied(*class)
                    && self
                        .lineage_fields(*class)
                        .into_iter()
                        .all(|(class, field, ty)| {
                            !self.class_facts.shares(class, &field) && is_still(&ty)
                        })
            }
            _ => false,
        }
    }

    /// Whether an instance is copied field by field.
    fn is_plainly_copied(&self, class: ClassId) -> bool {
        let has = |name: &str| self.program.method(class, name).is_some();
        !class.is_counted()
            && !self.program.is_base(class)
            && matches!(
                self.program.form(class),
                ClassForm::Plain | ClassForm::Record(_)
            )
            && ![
                "__copy__",
                "__deepcopy__",
                "__reduce__",
                "__getstate__",
                "__setstate__",
                "__getnewargs__",
            ]
            .into_iter()
            .any(has)
    }

    /// The fields of a class and of those that it derives from.
    fn lineage_fields(&self, class: ClassId) -> Vec<(ClassId, String, Ty)> {
        let mut lineage = self.program.lineage(class);
        if !lineage.contains(&class) {
            lineage.push(class);
        }
        let mut fields = Vec::new();
        for of in lineage {
            let all = self.fields_of(of);
            fields.extend(all.map(|(name, ty)| (of, name.to_owned(), ty.clone())));
        }
        fields
    }
}

/// Whether a value is nothing but itself, whatever it is copied from.
fn is_plain(ty: &Ty) -> bool {
    matches!(
        ty,
        Ty::Int | Ty::Float | Ty::Bool | Ty::Str | Ty::Lit | Ty::Char | Ty::Bytes | Ty::None
    )
}
