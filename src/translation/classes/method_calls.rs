//! Calls of methods of own classes, by an instance or through the class.

use super::super::code::{Code, Form};
use super::super::translator::{Res, Translator, refuse};
use super::members::NOT_DRAFTED;
use crate::rust::taken::{INSTANCE, taken};
use crate::types::class_form::{ClassForm, Role};
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A call of a method of the file's own.
    pub(in super::super) fn call_own_method(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse(NOT_DRAFTED);
        }
        if name == "_replace" && self.program.form(class) == ClassForm::Tuple {
            return self.replaced(object, class, arguments);
        }
        let Some(method) = self.program.method(class, name) else {
            if self.program.thread_classes.contains(&class.origin()) {
                return self.own_thread_method(object, class, name, arguments);
            }
            return refuse("a method that is not there");
        };
        if self.is_super(object) && name != "__init__" {
            return self.call_super(class, method, arguments);
        }
        let is_called = matches!(
            name,
            "__post_init__" | "__enter__" | "__exit__" | "__aenter__" | "__aexit__"
        );
        if name.starts_with("__") && name.ends_with("__") && !is_called {
            return refuse("a call of a method with such a name");
        }
        self.call_method_of(object, class, method, arguments)
    }

    /// A call of a function of a class through the class: `Name.method(..)`.
    pub(in super::super) fn call_through_class(
        &mut self,
        class: ClassId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse(NOT_DRAFTED);
        }
        let Some(method) = self.program.method(class, name) else {
            return refuse("a method that is not there");
        };
        let func = self.program.func(method);
        if self.is_left_out(class, method) {
            return refuse("a method that is left out");
        }
        let skipped = match func.role {
            Role::Static => 0,
            Role::Class => 1,
            _ => return refuse("a method called through its class"),
        };
        self.check_callable(method)?;
        let owner = func.class.filter(|it| it.at() != class.origin());
        if skipped > 0 && owner.is_some() && !self.asks_class_alike(method, class) {
            return refuse("a function of a class that another one has by inheritance");
        }
        let ret = self.given_by(class, method);
        let standing = self.standing_in(class);
        let types = self.said_types(method, &standing, arguments);
        self.standing = standing;
        let name = format!(
            "{}{types}::{}",
            self.class_name(owner.unwrap_or(class)),
            self.func_names[method.at()]
        );
        self.call_named(&name, method, skipped, ret, arguments)
    }

    /// Whether a function that gets its class does the same for one that derives from it: it only reads
    /// attributes that both have in common.
    fn asks_class_alike(&self, method: FuncId, class: ClassId) -> bool {
        let func = self.program.func(method);
        let (Some(own), Some(owner)) = (func.params.first(), func.class) else {
            return false;
        };
        let exprs = &self.program.exprs;
        let uses = exprs
            .iter()
            .filter(|it| matches!(it.kind, Kind::Var(var) if var == own.var));
        let reads = exprs.iter().filter(|it| match &it.kind {
            Kind::Attribute(object, name) => {
                let of = |class| self.program.class_attribute(class, name).map(|it| it.0);
                matches!(self.kind(*object), Kind::Var(var) if *var == own.var)
                    && of(owner).is_some()
                    && of(owner) == of(class)
                    && !self.is_constant_of_each(class, name)
            }
            _ => false,
        });
        let mut is_assigned = false;
        self.each_target(&mut |target| {
            is_assigned |= matches!(target, crate::types::ir::Target::Attribute(object, _)
                if matches!(self.kind(*object), Kind::Var(var) if *var == own.var));
        });
        !is_assigned && uses.count() == reads.count()
    }

    fn check_callable(&self, method: FuncId) -> Res<()> {
        match self.program.func(method).refused {
            Some(why) => refuse(format!("a call of {why}")),
            None => Ok(()),
        }
    }

    /// A call of a function of a class on an instance.
    pub(in super::super) fn call_method_of(
        &mut self,
        object: ExprId,
        class: ClassId,
        method: FuncId,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse(NOT_DRAFTED);
        }
        let func = self.program.func(method);
        if func.is_generator || matches!(func.ret, Ty::Iter(_)) {
            return refuse("an iterator that is kept");
        }
        let ret = self.given_by(class, method);
        self.call_giving(object, class, method, ret, arguments)
    }

    /// Such a call, with the type of what it gives.
    pub(in super::super) fn call_giving(
        &mut self,
        object: ExprId,
        class: ClassId,
        method: FuncId,
        ret: Ty,
        arguments: &[Argument],
    ) -> Res<Code> {
        if let Kind::Attribute(holder, name) = self.kind(object)
            && let Ty::Instance(of) = self.ty(*holder).some()
            && self.class_facts.is_hidden(*of, name)
        {
            return refuse("a field that holds what it is a part of");
        }
        if !self.classes.contains(&class) {
            return refuse(NOT_DRAFTED);
        }
        self.check_callable(method)?;
        self.check_kept_property(method)?;
        let func = self.program.func(method);
        if self.is_left_out(class, method) {
            return refuse("a method that is left out");
        }
        if matches!(func.role, Role::Static | Role::Class) {
            if !self.is_simple(object) {
                return refuse("a function of a class, of an instance that is computed");
            }
            let owner = func.class.unwrap_or(class);
            let skipped = usize::from(func.role == Role::Class);
            if skipped > 0 && owner.at() != class.origin() && !self.asks_class_alike(method, class)
            {
                return refuse("a class method of a base");
            }
            let name = format!(
                "{}::{}",
                self.class_name(owner),
                self.func_names[method.at()]
            );
            self.standing = self.standing_in(class);
            return self.call_named(&name, method, skipped, ret, arguments);
        }
        if matches!(self.kind(object), Kind::Var(var) if self.making == Some(*var)) {
            return refuse("a method of what is not made yet");
        }
        if func.is_abstract && !self.is_virtual(class, &func.name) {
            return refuse("a method that is abstract");
        }
        let receiver = self.receiver_of(object, method)?;
        let path = match func.class {
            _ if self.is_virtual(class, &func.name) || self.is_copied(class, &func.name) => {
                String::new()
            }
            Some(owner) if self.in_trait && receiver == "self" && owner == class => {
                let changes = func
                    .params
                    .first()
                    .is_some_and(|it| self.effects.changed.contains(&it.var));
                if changes {
                    self.need(class.root(), super::Part::BaseMut);
                    ".base_mut()".to_owned()
                } else {
                    ".base()".to_owned()
                }
            }
            Some(owner) => {
                let from = self.drafted_for.filter(|_| receiver == "self");
                self.path_to(from.unwrap_or(class), owner)
            }
            None => String::new(),
        };
        let name = format!("{receiver}{path}.{}", self.func_names[method.at()]);
        self.standing = self.standing_in(class);
        let code = self.call_named(&name, method, 1, ret, arguments)?;
        self.check_receiver(&receiver, method, &code, name.len(), arguments)?;
        if self.program.lending.methods.contains_key(&method) {
            return Ok(code.held(if self.lends_to_change(method) {
                Form::MutRef
            } else {
                Form::Ref
            }));
        }
        Ok(code)
    }

    /// Refuses a call whose arguments borrow what it is called on, where one of both is changed.
    pub(super) fn check_receiver(
        &mut self,
        receiver: &str,
        method: FuncId,
        code: &Code,
        name: usize,
        arguments: &[Argument],
    ) -> Res<()> {
        let params = &self.program.func(method).params;
        let is_changed = |it: &crate::types::ir::Param<'_>| self.effects.changed.contains(&it.var);
        let changes = params.first().is_some_and(is_changed);
        let root = receiver
            .trim_start_matches(['&', '*', '('])
            .split(['.', '[', '('])
            .next()
            .unwrap_or(receiver);
        let given = code.text.get(name..).unwrap_or_default();
        // A text that is made for the call borrows nothing once it is there.
        let is_made =
            |id: ExprId| matches!(self.kind(id), Kind::Format(pieces) if pieces.len() > 1);
        let is_borrowed = arguments
            .iter()
            .any(|it| !self.ty(it.value).is_copy() && !is_made(it.value))
            && crate::rust::contains_word(given, root);
        let is_lent =
            crate::rust::contains_word(&given.replace("&mut ", "&mut_"), &format!("mut_{root}"));
        // It is lent as it is where it is a reference already.
        let is_passed_on = params.iter().skip(1).any(is_changed)
            && arguments.iter().any(|it| {
                matches!(self.kind(it.value), Kind::Var(var) if self.binding(*var).name == root)
            });
        if changes && is_borrowed || is_lent || is_passed_on {
            for argument in arguments {
                let classes = self.ty(argument.value).classes();
                self.wants_counted
                    .extend(classes.into_iter().filter(|it| !it.is_counted()));
            }
            return refuse("one value passed twice, and changed");
        }
        Ok(())
    }

    /// What a method is called on, as it needs it.
    pub(super) fn receiver_of(&mut self, object: ExprId, method: FuncId) -> Res<String> {
        let changes = self
            .program
            .func(method)
            .params
            .first()
            .is_some_and(|it| self.effects.changed.contains(&it.var));
        if changes {
            return Ok(self.changing_place(object)?.receiver());
        }
        let code = self.expr(object)?;
        Ok(match (&code.ty, code.form) {
            (Ty::Option(of), Form::Place | Form::MutRef) if !of.is_copy() => {
                taken(&code.receiver(), ".as_ref()", INSTANCE)
            }
            (Ty::Option(_), _) => taken(&code.receiver(), "", INSTANCE),
            _ => code.receiver(),
        })
    }
}
