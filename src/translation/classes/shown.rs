//! How instances are shown: `str`, `repr`, and what of it a program needs at all.

use super::super::class_facts::{Part, Written};
use super::super::code::Code;
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::ClassForm;
use crate::types::ir::{ClassId, FuncId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Notes that a part of a class is asked for.
    pub(in super::super) fn need(&mut self, class: ClassId, part: Part) {
        // With types for its parameters a class has the parts that it has without.
        let class = self.of_file(class);
        self.needed_parts.insert((class, part));
    }

    /// Writes a part that may turn out not to be needed.
    pub(super) fn optional(
        &mut self,
        class: ClassId,
        part: Part,
        write: impl FnOnce(&mut Self) -> Res<()>,
    ) {
        let start = self.out.lines.len();
        let mark = self.out.mark();
        let helpers = std::mem::take(&mut self.helpers);
        let needed = std::mem::take(&mut self.needed_parts);
        let outcome = write(self);
        let own_helpers = std::mem::replace(&mut self.helpers, helpers);
        let own_needs = std::mem::replace(&mut self.needed_parts, needed);
        if outcome.is_err() {
            self.out.back(mark);
            return;
        }
        self.class_facts.written.push(Written {
            part: (class, part),
            lines: start..self.out.lines.len(),
            helpers: own_helpers,
            needs: own_needs,
        });
    }

    /// Takes out the parts that nothing asks for.
    pub(in super::super) fn drop_unneeded_parts(&mut self) {
        loop {
            let before = self.needed_parts.len();
            for written in &self.class_facts.written {
                if self.needed_parts.contains(&written.part) {
                    self.needed_parts.extend(written.needs.iter().copied());
                }
            }
            if self.needed_parts.len() == before {
                break;
            }
        }
        for written in &self.class_facts.written {
            if self.needed_parts.contains(&written.part) {
                self.helpers.extend(written.helpers.iter().copied());
            } else {
                for line in &mut self.out.lines[written.lines.clone()] {
                    line.clear();
                }
                for origin in &mut self.out.origins[written.lines.clone()] {
                    *origin = None;
                }
            }
        }
        // What is left of an `impl` that held nothing else.
        let mut open: Option<usize> = None;
        for at in 0..self.out.lines.len() {
            let line = self.out.lines[at].as_str();
            // What a class is for a trait it is with nothing in it, too.
            if line.starts_with("impl ") && !line.contains(" for ") && line.ends_with('{') {
                open = Some(at);
            } else if line == "}"
                && let Some(start) = open
            {
                for line in &mut self.out.lines[start..=at] {
                    line.clear();
                }
                self.out.origins[start..=at].fill(None);
                open = None;
            } else if !line.is_empty() {
                open = None;
            }
        }
    }

    /// Whether `str` of an instance is its `repr`.
    pub(super) fn is_shown_by_repr(&self, class: ClassId) -> bool {
        self.special(class, "__str__").is_none()
    }

    /// The method of one of Python's own names, or what is a second name for it.
    pub(super) fn special(&self, class: ClassId, name: &str) -> Option<FuncId> {
        let found = self
            .program
            .method(class, name)
            .or_else(|| self.program.alias(class, name))?;
        let func = self.program.func(found);
        let is_own = func.class.is_some()
            && (!self.is_partial(class) || func.class == Some(class) && func.is_alone);
        let is_shown = !matches!(name, "__str__" | "__repr__") || func.ret.is_text();
        (is_own && is_shown).then_some(found)
    }

    /// Whether an instance has a `repr` of its own.
    pub(in super::super) fn shows_itself(&self, class: ClassId) -> bool {
        self.classes.contains(&class)
            && (self.special(class, "__repr__").is_some()
                || match self.program.form(class) {
                    ClassForm::Record(options) => {
                        options.repr
                            && !self.may_hold_itself(class)
                            && self.shows_its_parts(class, &mut Vec::new())
                    }
                    ClassForm::Tuple | ClassForm::Enum(_) => true,
                    _ => false,
                })
    }

    /// Whether nothing that the `repr` of a dataclass shows was left out.
    fn shows_its_parts(&self, class: ClassId, seen: &mut Vec<ClassId>) -> bool {
        if seen.contains(&class) || !matches!(self.program.form(class), ClassForm::Record(_)) {
            return true;
        }
        seen.push(class);
        let is_known =
            !self.is_partial(class) || self.fields_of(class).all(|(_, ty)| self.has_known_rust(ty));
        if self.shows_a_set(class) {
            return false;
        }
        let parts: Vec<ClassId> = self
            .fields_of(class)
            .flat_map(|(_, ty)| ty.classes())
            .collect();
        is_known && parts.into_iter().all(|it| self.shows_its_parts(it, seen))
    }

    /// Whether instances of a class are counted, and one may be a part of itself: Python shows that as `...`.
    fn may_hold_itself(&self, class: ClassId) -> bool {
        self.fields_of(class).any(|(name, ty)| {
            let is_held = self
                .class_facts
                .held
                .contains_key(&(class, name.to_owned()));
            is_held && ty.classes().contains(&class)
        })
    }

    /// Whether an instance has a `str` that is no address.
    pub(in super::super) fn has_text(&self, class: ClassId) -> bool {
        self.classes.contains(&class)
            && (self.special(class, "__str__").is_some()
                || self.shows_itself(class)
                || self.is_shown_by_address(class))
    }

    /// Whether an instance can be written as it is.
    pub(in super::super) fn has_display(&self, class: ClassId) -> bool {
        self.has_text(class)
            && !self.is_virtual(class, "__str__")
            && !self.is_virtual(class, "__repr__")
    }

    /// `str(x)` of an instance or a member.
    pub(in super::super) fn shown_instance(&mut self, class: ClassId, code: &Code) -> Res<Code> {
        let has_text = |it: ClassId| {
            let methods = &self.program.classes[it.at()].methods_of_name;
            methods.contains_key("__str__")
        };
        if self.is_virtual(class, "__repr__")
            && !self.is_virtual(class, "__str__")
            && self.program.hierarchy(class).into_iter().any(has_text)
        {
            return refuse("a text that only some classes of a hierarchy have");
        }
        for name in ["__str__", "__repr__"] {
            if self.is_virtual(class, name) && self.classes.contains(&class) {
                let method = self.program.method(class.root(), name);
                let Some(method) = method else {
                    return refuse("an instance is shown that has no text of its own");
                };
                let call = self.func_names[method.at()].clone();
                return Ok(Code::tight(
                    format!("{}.{call}()", code.receiver()),
                    Ty::Str,
                ));
            }
        }
        if let Ty::Dyn(root) = code.ty {
            if !self.classes.contains(&root) || !self.all_have_texts(root) {
                return self.shown_by_address(root, code);
            }
            return Ok(Code::tight(
                format!("{}.to_string()", code.receiver()),
                Ty::Str,
            ));
        }
        if self.is_exception_alone(class) {
            return Ok(Code::tight(
                format!("{}.to_string()", code.receiver()),
                Ty::Str,
            ));
        }
        if !self.has_text(class) {
            return refuse("an instance is shown that has no text of its own");
        }
        self.need(class, Part::Display);
        Ok(Code::tight(
            format!("{}.to_string()", code.receiver()),
            Ty::Str,
        ))
    }

    /// Whether each class of a hierarchy shows itself as its `repr` does: none has another text.
    pub(in super::super) fn is_repr_of_all(&self, root: ClassId) -> bool {
        self.program
            .hierarchy(root)
            .into_iter()
            .all(|it| self.is_shown_by_repr(it))
    }

    /// Whether an instance of any class of a hierarchy can be written as it is.
    pub(in super::super) fn any_has_display(&self, root: ClassId) -> bool {
        self.classes.contains(&root) && self.all_have_texts(root)
    }

    /// `repr(x)` of an instance or a member.
    pub(in super::super) fn repr_of_instance(&mut self, class: ClassId, code: &Code) -> Res<Code> {
        if self.is_virtual(class, "__repr__") && self.classes.contains(&class) {
            return Ok(Code::tight(format!("{}.repr()", code.receiver()), Ty::Str));
        }
        if let Ty::Dyn(root) = code.ty
            && self.all_have_reprs(root)
            && self.is_repr_of_all(root)
        {
            return self.shown_instance(root, code);
        }
        let is_text_alone = self.is_virtual(class, "__str__") && !self.is_shown_by_repr(class);
        if is_text_alone || !self.shows_itself(class) || matches!(code.ty, Ty::Dyn(_)) {
            return refuse("an instance is shown that has no text of its own");
        }
        if self.is_shown_by_repr(class) && !matches!(self.program.form(class), ClassForm::Enum(_)) {
            return self.shown_instance(class, code);
        }
        self.helper("Repr");
        self.need(class, Part::Repr);
        Ok(Code::tight(format!("{}.repr()", code.receiver()), Ty::Str))
    }
}
