//! Parameters that a function takes and never looks at.

use crate::translation::code::Form;
use crate::translation::translator::Translator;
use crate::types::class_form::Role;
use crate::types::ir::{ClassId, FuncId, Kind, ParamNature};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a parameter may be of any type: the function does not look at it, and nothing in the file says
    /// what it gets. A method that others have, too, takes what those take.
    pub(super) fn takes_anything(&self, id: FuncId, at: usize) -> bool {
        self.is_unread(id, at)
            && (self.is_open(id, at) && self.is_never_given(id, at)
                || self.may_take_anything(id, at))
    }

    /// Whether a parameter that is lent may be of any type, as it only goes on to functions that never look at it.
    pub(super) fn lends_anything(&self, id: FuncId, at: usize) -> bool {
        !self.is_unread(id, at)
            && self.only_hands_on(id, at)
            && self.binding(self.program.func(id).params[at].var).form == Form::Ref
    }

    /// Whether the type of a parameter could be anything for all who call the function: nothing says it.
    pub(super) fn may_take_anything(&self, id: FuncId, at: usize) -> bool {
        let func = self.program.func(id);
        func.params
            .get(at)
            .is_some_and(|it| self.program.var(it.var).ty == Ty::Unknown && it.default.is_none())
            && self.is_open(id, at)
            && self.has_plain_calls(id)
            && self.is_given_unknowns(id, at)
    }

    /// Whether nothing is known of a parameter that takes one argument.
    fn is_open(&self, id: FuncId, at: usize) -> bool {
        let Some(param) = self.program.func(id).params.get(at) else {
            return false;
        };
        let is_open = match &self.program.var(param.var).ty {
            Ty::Unknown => true,
            Ty::Option(of) => **of == Ty::Unknown,
            _ => false,
        };
        is_open && matches!(param.nature, ParamNature::Plain | ParamNature::KeywordOnly)
    }

    /// Whether a parameter takes all arguments that are left (`*args`, `**kwargs`), and nobody looks at these or
    /// passes any: Rust's function has none.
    pub(super) fn takes_rest_for_nothing(&self, id: FuncId, at: usize) -> bool {
        let func = self.program.func(id);
        func.params.get(at).is_some_and(|param| {
            matches!(param.nature, ParamNature::Rest | ParamNature::Keywords)
                && self
                    .program
                    .var(param.var)
                    .ty
                    .any(&|it| matches!(it, Ty::Unknown | Ty::Mixed))
                && self.is_never_given(id, at)
        })
    }

    /// Whether a function does not look at a parameter, and nobody in the file calls it.
    fn is_never_given(&self, id: FuncId, at: usize) -> bool {
        self.is_unread(id, at)
            && !self.program.func(id).is_called
            && self.has_plain_calls(id)
            && !self.is_after_a_dot(id)
    }

    /// Whether a function does not look at a parameter.
    fn is_unread(&self, id: FuncId, at: usize) -> bool {
        let func = self.program.func(id);
        func.params.get(at).is_some_and(|param| {
            let info = self.program.var(param.var);
            info.occurrences.iter().all(|it| it.is_def)
                && info.occurrences.len() <= 1
                && !info.is_captured
        })
    }

    /// Whether nothing but a call by its name runs a function.
    fn has_plain_calls(&self, id: FuncId) -> bool {
        let func = self.program.func(id);
        let is_special = func.name.starts_with("__") && func.name.ends_with("__");
        !is_special
            && !func.is_value
            && func.refused.is_none()
            && func.test.is_none()
            && self.is_of_one_class(id)
    }

    /// Whether a method is one of a struct and of no trait: no other class of a hierarchy has it, too.
    fn is_of_one_class(&self, id: FuncId) -> bool {
        let func = self.program.func(id);
        let Some(class) = func.class else {
            return true;
        };
        self.is_alone(class)
            || !self.program.classes[class.at()].is_protocol
                && !func.is_abstract
                && !self.is_virtual(class, &func.name)
                && !self.is_copied(class, &func.name)
                && self.program.family(class.root(), &func.name).len() == 1
    }

    /// Whether the file asks anything for a part that is this function, or may be.
    fn is_after_a_dot(&self, id: FuncId) -> bool {
        let func = self.program.func(id);
        if !self.is_name_after_a_dot(&func.name) {
            return false;
        }
        let Some(class) = func.class.filter(|_| func.role == Role::Plain) else {
            return true;
        };
        self.is_asked_of(&func.name, class, |_| true)
    }

    /// Whether a name is asked for of `super()`, or of what is of the hierarchy of a class and of such a type. What is
    /// asked of a value of which nothing is known is a hole.
    pub(super) fn is_asked_of(
        &self,
        asked: &str,
        class: ClassId,
        is_such: impl Fn(&Ty) -> bool,
    ) -> bool {
        let is_own = |ty: &Ty| match ty {
            Ty::Instance(of) | Ty::Class(of) | Ty::Dyn(of) => of.root() == class.root(),
            Ty::Copies(_) => true,
            _ => false,
        };
        self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Attribute(object, name) if name == asked
                && (self.is_super(*object)
                    || self.ty(*object).any(&is_own) && is_such(self.ty(*object))))
        })
    }

    /// Whether the file has a name as that of a part of something, in code or not.
    fn is_name_after_a_dot(&self, name: &str) -> bool {
        let is_no_part = |c: char| !c.is_alphanumeric() && c != '_';
        let read = || {
            let parts = self.source.text().split('.').skip(1);
            parts.filter_map(|it| it.split(is_no_part).next()).collect()
        };
        self.after_dots.get_or_init(read).contains(name)
    }
}
