//! Values of any class of a hierarchy: what they are asked, what they are told to be, and what holds them.

use super::super::code::{Code, Form, Prec, quoted};
use super::super::translator::{Res, Translator, refuse};
use super::Part;
use crate::types::class_form::Role;
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind};
use crate::types::ty::Ty;
use rustc_hash::FxHashSet;

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

    /// The name of the class of a value that is no exception.
    pub(in super::super) fn name_of_class(&mut self, of: ExprId) -> Res<Code> {
        let known = match self.ty(of) {
            Ty::Int => "int".to_owned(),
            Ty::Real => return self.name_of_number(of),
            // A dict whose keys are fields.
            Ty::Instance(class) if class.is_record() => "dict".to_owned(),
            Ty::Bool => "bool".to_owned(),
            Ty::Float => "float".to_owned(),
            Ty::Str | Ty::Lit | Ty::Char | Ty::CharLit => "str".to_owned(),
            Ty::List(_) => "list".to_owned(),
            Ty::Tuple(_) | Ty::Tuples(_) => "tuple".to_owned(),
            Ty::Union(_) => return self.type_name_of_union(of),
            Ty::Option(error) if matches!(**error, Ty::Error(_)) => {
                return self.type_name_of_error_or_none(of);
            }
            Ty::Instance(class) if !self.program.is_base(*class) => {
                self.program.classes[class.at()].name.clone()
            }
            Ty::Instance(class) | Ty::Dyn(class) => {
                return self.name_by_trait(of, class.root());
            }
            _ => return refuse("the name of a class"),
        };
        if !self.is_still(of) {
            return refuse("the name of a class");
        }
        Ok(Code::tight(quoted(&known), Ty::Lit))
    }

    /// `type(x).__name__` of a number that may be an int or a float.
    fn name_of_number(&mut self, of: ExprId) -> Res<Code> {
        self.helper("Number");
        if !self.has_numbers {
            self.wants_numbers = true;
            return refuse("the name of a class");
        }
        let code = self.expr(of)?;
        let text = format!(
            "if matches!({}, Number::Int(_)) {{ \"int\" }} else {{ \"float\" }}",
            code.text
        );
        Ok(Code::new(text, Prec::Loose, Ty::Lit))
    }

    /// The name of the class of a value of any class of a hierarchy, which the trait tells.
    pub(super) fn name_by_trait(&mut self, of: ExprId, root: ClassId) -> Res<Code> {
        let is_taken = self
            .program
            .hierarchy(root)
            .into_iter()
            .any(|it| self.program.method(it, "class_name").is_some());
        let has_trait = self
            .class_facts
            .hierarchies
            .get(&root)
            .is_some_and(|it| it.has_trait);
        let me = self.program.func(self.func).params.first();
        let is_me = matches!(self.kind(of), Kind::Var(var)
            if self.in_trait && me.is_some_and(|it| it.var == *var));
        let is_any = matches!(self.ty(of), Ty::Dyn(_)) || is_me;
        // What is written for each class that has it knows the class.
        let func = self.program.func(self.func);
        let is_of_each = |it: &super::Hierarchy| {
            it.virtuals.contains(&func.name) || it.copied.contains(&func.name)
        };
        if !self.in_trait
            && let Some(class) = func.class.filter(|it| *it != root)
            && matches!(self.kind(of), Kind::Var(var) if me.is_some_and(|it| it.var == *var))
            && self.hierarchy(root).is_some_and(is_of_each)
        {
            let class = self.drafted_for.unwrap_or(class);
            return Ok(Code::tight(
                quoted(&self.program.classes[class.at()].name),
                Ty::Lit,
            ));
        }
        if is_taken || !has_trait || !is_any || !self.classes.contains(&root) {
            return refuse("the name of a class");
        }
        let code = self.expr(of)?;
        self.need(root, Part::ClassName);
        Ok(Code::tight(
            format!("{}.class_name()", code.receiver()),
            Ty::Lit,
        ))
    }

    pub(super) fn is_name(&self, class: ClassId) -> String {
        let name = super::super::names::snake(&self.program.classes[class.at()].name);
        format!("is_{}", name.trim_end_matches('_'))
    }

    /// A value of a class as one of any class of its hierarchy.
    pub(in super::super) fn boxed(&mut self, code: &Code) -> Code {
        let Ty::Instance(class) = &code.ty else {
            return code.clone();
        };
        let root = class.root();
        let holder = self.holder(root);
        if holder == "Rc" {
            self.import("std::rc::Rc");
        }
        Code::tight(format!("{holder}::new({})", code.text), Ty::Dyn(root))
    }

    /// What holds a value of any class of a hierarchy.
    pub(in super::super) fn holder(&self, root: ClassId) -> &'static str {
        if self.class_facts.shared.contains(&root) {
            "Rc"
        } else {
            "Box"
        }
    }

    /// Tells of hierarchies whose values have several names how they are held: shared, as nothing changes one
    /// once it is made, or each with a copy of its own, where no name may see the change of another.
    pub(in crate::translation) fn settle_names(&mut self, wanted: &FxHashSet<ClassId>) {
        self.note_whole_selves();
        for root in wanted {
            // Before it is one of any class, a value has one name, and is handed on as it is then.
            let any = Ty::Dyn(*root);
            let mut parts = self.effects.changed_parts.iter();
            let mut vars = self.effects.changed.iter();
            let is_changed = parts.any(|it| *it.some() == any)
                || vars.any(|it| *self.program.var(*it).ty.some() == any);
            let is_taken = || {
                let classes = self.program.hierarchy(*root).into_iter();
                classes
                    .into_iter()
                    .any(|it| self.program.method(it, "boxed").is_some())
            };
            let gives_itself = self
                .class_facts
                .whole_selves
                .iter()
                .any(|it| matches!(self.ty(*it), Ty::Instance(class) if class == root));
            if !is_changed && !gives_itself {
                self.class_facts.shared.insert(*root);
            } else if !is_taken() {
                self.class_facts.copied.insert(*root);
            }
        }
    }

    /// A copy of the instance of a method of the first class of a hierarchy, as one of any of its classes: for
    /// what never changes, a copy is as good as a second name.
    pub(in super::super) fn boxed_self(&mut self, id: ExprId, want: &Ty) -> Option<Code> {
        let Ty::Dyn(root) = want else {
            return None;
        };
        if !self.in_trait
            || !self.class_facts.whole_selves.contains(&id)
            || !matches!(self.ty(id), Ty::Instance(class) if class == root)
            || self.changes_any(*root)
        {
            return None;
        }
        self.wants_shared.insert(*root);
        self.class_facts
            .copied
            .contains(root)
            .then(|| Code::tight("self.boxed()", want.clone()))
    }

    /// Whether an instance of any class of a hierarchy changes once it is made.
    fn changes_any(&self, root: ClassId) -> bool {
        let is_own = |ty: &Ty| matches!(ty.some(), Ty::Instance(class) | Ty::Dyn(class) if class.root() == root);
        self.effects.changed_parts.iter().any(is_own)
    }

    /// Whether a value of any class of a hierarchy can have several names in Rust; remembers that it has.
    pub(in super::super) fn shares_dyn(&mut self, ty: &Ty) -> bool {
        let mut roots = Vec::new();
        dyn_roots(ty, &mut roots);
        self.wants_shared.extend(&roots);
        !roots.is_empty() && roots.iter().all(|it| self.class_facts.shared.contains(it))
    }

    /// What holds a value of any class of a hierarchy in a box, which has no `Clone` and no `Debug`.
    pub(in super::super) fn keeps_dyn(&self, ty: &Ty, depth: usize) -> bool {
        match ty {
            Ty::Dyn(root) => {
                !self.class_facts.shared.contains(root) && !self.class_facts.copied.contains(root)
            }
            Ty::Foreign(name) => crate::types::library::of(name).is_some_and(|it| !it.is_clone),
            _ if depth > 6 => false,
            Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
                self.keeps_dyn(of, depth + 1)
            }
            Ty::Dict(_, value, _) => self.keeps_dyn(value, depth + 1),
            Ty::Tuple(items) | Ty::Union(items) => {
                items.iter().any(|it| self.keeps_dyn(it, depth + 1))
            }
            Ty::Instance(class) => self
                .fields_of(*class)
                .into_iter()
                .any(|(_, of)| self.keeps_dyn(of, depth + 1)),
            _ => false,
        }
    }

    /// A place that is looked at as one of any class of its hierarchy.
    pub(in super::super) fn as_any(&mut self, code: Code, want: &Ty) -> Option<Code> {
        match (&code.ty, want) {
            (Ty::Instance(class), Ty::Dyn(root))
                if class.root() == *root && !self.class_facts.shared.contains(root) =>
            {
                let code = self.reference(code);
                Some(code.typed(want.clone()).held(Form::Ref))
            }
            _ => None,
        }
    }
}

/// The hierarchies of which a value holds any class.
fn dyn_roots(ty: &Ty, found: &mut Vec<ClassId>) {
    match ty {
        Ty::Dyn(root) => found.push(*root),
        Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
            dyn_roots(of, found);
        }
        Ty::Dict(_, value, _) => dyn_roots(value, found),
        Ty::Tuple(items) | Ty::Union(items) => items.iter().for_each(|it| dyn_roots(it, found)),
        _ => {}
    }
}
