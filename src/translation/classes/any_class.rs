//! Values of any class of a hierarchy: what they are asked, what they are told to be, and what holds them.

use super::super::code::{Code, Form};
use super::super::translator::{Res, Translator, refuse};
use super::Part;
use crate::types::class_form::Role;
use crate::types::ir::{Argument, ClassId, ExprId, FuncId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `super().method(..)`.
    pub(super) fn call_super(
        &mut self,
        base: ClassId,
        method: FuncId,
        arguments: &[Argument],
    ) -> Res<Code> {
        let func = self.program.func(method);
        let (Some(owner), Some(class)) = (func.class, self.program.func(self.func).class) else {
            return refuse("super outside of a class");
        };
        let Some(hierarchy) = self.hierarchy(base).cloned() else {
            return refuse("super outside of a hierarchy");
        };
        if func.is_abstract {
            return refuse("a method that is abstract");
        }
        let ret = func.ret.clone();
        if owner == base.root()
            && self.is_virtual(base, &func.name)
            && (!hierarchy.is_made || self.calls_virtual(func, &hierarchy.asked))
        {
            let Some(form) = self.first_form(method) else {
                return refuse("a method of the base that all others can override");
            };
            return self.call_named(&format!("self.{form}"), method, 1, ret, arguments);
        }
        // On what holds it, it would not see what its own instance overrides.
        if self.asks_itself(method, &hierarchy.asked) {
            return refuse("a method of a base that asks its instance for what others override");
        }
        let class = self.drafted_for.unwrap_or(class);
        let is_text = func.name == "__str__"
            || func.name == "__repr__" && self.special(owner, "__str__").is_none();
        if is_text && arguments.is_empty() && !self.is_virtual(base, &func.name) {
            let held = Code::tight(
                format!("self{}", self.path_to(class, owner)),
                Ty::Instance(owner),
            );
            return self.shown_instance(owner, &held.held(Form::Place));
        }
        if matches!(func.name.as_str(), "__str__" | "__repr__")
            && !self.is_virtual(base, &func.name)
        {
            return refuse("a text of a base, which has another one, too");
        }
        let name = format!(
            "self{}.{}",
            self.path_to(class, owner),
            self.func_names[method.at()]
        );
        self.call_named(&name, method, 1, ret, arguments)
    }

    /// A call of a method on an instance of any class of a hierarchy.
    pub(in super::super) fn call_any(
        &mut self,
        object: ExprId,
        root: ClassId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&root) {
            return refuse("classes of this kind are not drafted yet");
        }
        let method = self
            .program
            .method(root, name)
            .or_else(|| self.program.property(root, name));
        let Some(method) = method else {
            return self.call_owner(object, root, name, arguments);
        };
        let receiver = self.receiver_of(object, method)?;
        let func = self.program.func(method);
        let ret = func.ret.clone();
        if !matches!(func.role, Role::Plain | Role::Property) {
            return refuse("a function of a class, of any class of a hierarchy");
        }
        let path = if self.is_virtual(root, name) {
            String::new()
        } else {
            let changes = func
                .params
                .first()
                .is_some_and(|it| self.effects.changed.contains(&it.var));
            if changes {
                self.need(root, Part::BaseMut);
                ".base_mut()".to_owned()
            } else {
                ".base()".to_owned()
            }
        };
        let name = format!("{receiver}{path}.{}", self.func_names[method.at()]);
        let code = self.call_named(&name, method, 1, ret, arguments)?;
        self.check_receiver(&receiver, method, &code, name.len(), arguments)?;
        Ok(code)
    }

    /// From a value of a hierarchy to the part of it that has a method.
    pub(in super::super) fn path_of_method(&self, of: &Ty, method: FuncId) -> String {
        let func = self.program.func(method);
        match of {
            Ty::Instance(class) | Ty::Dyn(class)
                if self.is_virtual(*class, &func.name) || self.is_copied(*class, &func.name) =>
            {
                String::new()
            }
            Ty::Dyn(_) => ".base()".to_owned(),
            Ty::Instance(class) if self.hierarchy(*class).is_some() => func
                .class
                .map_or_else(String::new, |it| self.path_to(*class, it)),
            _ => String::new(),
        }
    }

    /// A call of a method that only one class of a hierarchy has: on any other one Python raises an
    /// `AttributeError`, and Rust stops.
    pub(super) fn call_owner(
        &mut self,
        object: ExprId,
        root: ClassId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let owner = self.program.only_owner(root, name);
        let method = owner.and_then(|it| {
            let found = self.program.method(it, name);
            found.or_else(|| self.program.property(it, name))
        });
        let (Some(class), Some(method)) = (owner, method) else {
            return refuse("a method that only some classes of a hierarchy have");
        };
        let func = self.program.func(method);
        let asked = self.hierarchy(root).map(|it| it.asked.clone());
        // As an instance of that class alone it would not see what its own class overrides.
        if !matches!(func.role, Role::Plain | Role::Property)
            || asked
                .is_none_or(|it| it.iter().any(|it| it == name) || self.asks_itself(method, &it))
        {
            return refuse("a method that only some classes of a hierarchy have");
        }
        let me = func.params.first().map(|it| it.var);
        let changes = me.is_some_and(|it| self.effects.changed.contains(&it));
        let of = if changes {
            self.changing_place(object)?
        } else {
            self.expr(object)?
        };
        let of = self.downcast(&of, class, changes)?;
        let ret = func.ret.clone();
        let receiver = of.receiver();
        let name = format!("{receiver}.{}", self.func_names[method.at()]);
        let code = self.call_named(&name, method, 1, ret, arguments)?;
        self.check_receiver(&receiver, method, &code, name.len(), arguments)?;
        Ok(code)
    }

    /// A value of any class of a hierarchy as an instance of one of them, which it has to be.
    pub(in super::super) fn downcast(
        &mut self,
        of: &Code,
        class: ClassId,
        changes: bool,
    ) -> Res<Code> {
        let root = class.root();
        if !matches!(of.ty, Ty::Dyn(_)) || !self.classes.contains(&root) || self.is_partial(root) {
            return refuse("an attribute that is no field");
        }
        let name = self.as_name(class, changes);
        let (part, form) = if changes {
            (Part::AsMut(class), Form::MutRef)
        } else {
            (Part::As(class), Form::Ref)
        };
        self.need(root, part);
        let python = &self.program.classes[class.at()].name;
        let article = if python.starts_with(['A', 'E', 'I', 'O', 'U']) {
            "an"
        } else {
            "a"
        };
        let text = format!("{}.{name}().expect(\"{article} {python}\")", of.receiver());
        Ok(Code::tight(text, Ty::Instance(class)).held(form))
    }

    /// The name of the method of the trait that gives a value as an instance of a class.
    pub(in super::super) fn as_name(&self, class: ClassId, changes: bool) -> String {
        let name = super::super::names::snake(&self.program.classes[class.at()].name);
        let name = name.trim_end_matches('_');
        format!("as_{name}{}", if changes { "_mut" } else { "" })
    }

    /// `isinstance(value, Class)` of a value of any class of a hierarchy.
    pub(in super::super) fn is_of_class(
        &mut self,
        of: ExprId,
        root: ClassId,
        class: ClassId,
    ) -> Res<Code> {
        if !self.classes.contains(&root) || class.root() != root {
            return refuse("isinstance of this");
        }
        if class == root {
            return Ok(Code::tight("true", Ty::Bool));
        }
        let code = self.expr(of)?;
        self.need(root, Part::Is(class));
        let name = self.is_name(class);
        Ok(Code::tight(
            format!("{}.{name}()", code.receiver()),
            Ty::Bool,
        ))
    }
}
