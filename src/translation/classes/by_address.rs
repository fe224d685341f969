//! Values of a hierarchy of which no class has a text of its own: Python shows where they lie.

use super::super::class_facts::Part;
use super::super::code::{Code, Form};
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::ClassForm;
use crate::types::ir::{ClassId, FuncId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether Python shows instances of a class by their place, and the place of each stays what it is: it is
    /// counted, and of no other class.
    pub(super) fn is_shown_by_address(&self, class: ClassId) -> bool {
        let method = |name: &str| self.program.method(class, name).is_some();
        let info = &self.program.classes[class.at()];
        let is_of_module = info.body.block.is_some_and(|block| {
            let parent = self.program.blocks[block.at()].parent;
            parent == self.program.func(FuncId(0)).body.block
        });
        class.is_counted()
            && is_of_module
            && info.keys.is_none()
            && self.program.form(class) == ClassForm::Plain
            && self.program.hierarchy(class).len() == 1
            && !self.is_partial(class)
            && !["__str__", "__repr__", "__format__"]
                .into_iter()
                .any(method)
    }

    /// `<__main__.Circle object at 0x..>`, unless some class says another text.
    pub(super) fn shown_by_address(&mut self, root: ClassId, code: &Code) -> Res<Code> {
        let classes = self.program.hierarchy(root);
        let has_own = |class: &ClassId| {
            let method = |name: &str| self.program.method(*class, name).is_some();
            method("__str__")
                || method("__repr__")
                || method("__format__")
                || method("class_name")
                || !matches!(self.program.form(*class), ClassForm::Plain)
        };
        let is_plain = self
            .hierarchy(root)
            .is_some_and(|it| it.has_struct && it.has_trait)
            && self.classes.contains(&root)
            && !self.is_partial(root)
            && !classes.iter().any(has_own);
        if !is_plain || code.form == Form::Value {
            return refuse("an instance of any class of a hierarchy is shown");
        }
        self.need(root, Part::ClassName);
        let it = code.receiver();
        Ok(Code::tight(
            format!(
                "format!(\"<__main__.{{}} object at {{:p}}>\", {it}.class_name(), {it}.base())"
            ),
            Ty::Str,
        ))
    }
}
