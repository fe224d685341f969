//! When an instance is true: `__bool__`, `__len__`, or always.

use super::super::code::{Code, Prec};
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::ClassForm;
use crate::types::exceptions;
use crate::types::ir::ClassId;
use crate::types::library;
use crate::types::library_kinds::Truth;
use crate::types::ty::{Handle, Ty};

impl Translator<'_, '_> {
    /// The truth of an instance: `__bool__`, then `__len__`, else true.
    pub(in super::super) fn truth_of_instance(&mut self, class: ClassId, code: &Code) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        if matches!(code.ty, Ty::Dyn(_))
            && ["__bool__", "__len__"].iter().any(|it| {
                self.program.method(class, it).is_none()
                    && !self.program.family(class, it).is_empty()
            })
        {
            return refuse("a truth that only some classes of a hierarchy have");
        }
        for name in ["__bool__", "__len__"] {
            if let Some(method) = self.program.method(class, name) {
                if self.is_left_out(class, method) {
                    return refuse("a method that is left out");
                }
                let func = self.program.func(method);
                let changes = func
                    .params
                    .first()
                    .is_some_and(|it| self.effects.changed.contains(&it.var));
                if changes || func.refused.is_some() {
                    return refuse("a truth that changes something");
                }
                let call = format!(
                    "{}{}.{}()",
                    code.receiver(),
                    self.path_of_method(&code.ty, method),
                    self.func_names[method.at()]
                );
                return match func.ret {
                    Ty::Bool => Ok(Code::tight(call, Ty::Bool)),
                    Ty::Int => Ok(Code::new(format!("{call} != 0"), Prec::Compare, Ty::Bool)),
                    _ => refuse("a truth of another type"),
                };
            }
        }
        Ok(Code::tight("true", Ty::Bool))
    }

    /// Whether an instance is true whatever it holds.
    pub(in super::super) fn is_always_true(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Tuple(items) => !items.is_empty(),
            Ty::Char | Ty::Task(..) | Ty::Handle(Handle::Future, _) => true,
            Ty::Error(_) => self.are_errors_true(),
            Ty::Foreign(name) => library::of(name).is_some_and(|it| it.truth == Truth::Always),
            Ty::Enum(class) => {
                // No text of a member is empty.
                (self.is_text_enum(ty)
                    || self.program.form(*class)
                        == ClassForm::Enum(crate::types::class_form::EnumForm::Plain))
                    && self.program.method(*class, "__bool__").is_none()
            }
            Ty::Dyn(root) => ["__bool__", "__len__"]
                .iter()
                .all(|it| self.program.family(*root, it).is_empty()),
            Ty::Instance(class) => {
                self.program.method(*class, "__bool__").is_none()
                    && self.program.method(*class, "__len__").is_none()
            }
            _ => false,
        }
    }

    /// Whether no exception of the file says of itself whether it is true.
    fn are_errors_true(&self) -> bool {
        self.program.class_ids().all(|class| {
            !exceptions::is_exception(self.program, class)
                || ["__bool__", "__len__"]
                    .iter()
                    .all(|it| self.program.method(class, it).is_none())
        })
    }
}
