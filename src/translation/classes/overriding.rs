//! Which methods others override, and which ask their own instance for such.

use super::super::translator::Translator;
use crate::types::class_form::Role;
use crate::types::ir::{ClassId, ExprId, FuncId, Kind, Target};

impl Translator<'_, '_> {
    /// Whether a dataclass has the fields that it derives made by its base.
    pub(super) fn hands_to_base(&self, class: ClassId) -> bool {
        let init = self.program.method(class, "__init__");
        init.is_some_and(|it| {
            let func = self.program.func(it);
            let mut body = func.body.body.iter();
            func.class == Some(class)
                && func.is_synthetic
                && body.next().is_some_and(|it| self.is_super_init(it))
        })
    }

    /// Methods that a class has in another way than one that it derives from.
    pub(super) fn overridden(&self, root: ClassId, classes: &[ClassId]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let all = classes
            .iter()
            .flat_map(|it| &self.program.classes[it.at()].methods)
            .map(|it| self.program.func(*it));
        for func in all {
            let is_many = self.program.family(root, &func.name).len() > 1;
            let is_in_root_text =
                func.class == Some(root) && matches!(func.name.as_str(), "__str__" | "__repr__");
            if func.name == "__init__"
                || names.contains(&func.name)
                || !matches!(func.role, Role::Plain | Role::Property)
            {
                continue;
            }
            let in_root = self.program.method(root, &func.name).is_some()
                || self.program.property(root, &func.name).is_some();
            if !in_root && self.is_text_of_each(root, classes, &func.name) {
                continue;
            }
            // Siblings may have methods of one name that nothing asks for in common.
            let is_needed = in_root || self.is_overridden_within(classes, &func.name);
            if is_many && is_needed || func.is_abstract || is_in_root_text {
                names.push(func.name.clone());
            }
        }
        names
    }

    fn is_overridden_within(&self, classes: &[ClassId], name: &str) -> bool {
        let has = |class: &ClassId| {
            self.program.classes[class.at()]
                .methods
                .iter()
                .any(|it| self.program.func(*it).name == name)
        };
        classes.iter().filter(|it| has(it)).any(|class| {
            let lineage = self.program.lineage(*class);
            lineage.iter().skip(1).any(has)
        })
    }

    /// Whether a method asks its own instance for what others override.
    pub(super) fn calls_virtual(
        &self,
        func: &crate::types::ir::Func<'_>,
        virtuals: &[String],
    ) -> bool {
        let Some(me) = func.params.first().map(|it| it.var) else {
            return false;
        };
        self.program.exprs.iter().any(|it| match &it.kind {
            // The name of its class is asked of each in its own way, too.
            Kind::Attribute(class, name) if name == "__name__" => self
                .whose_class(*class)
                .is_some_and(|it| matches!(self.kind(it), Kind::Var(var) if *var == me)),
            Kind::Attribute(object, name) => {
                virtuals.contains(name)
                    && matches!(self.kind(*object), Kind::Var(var) if *var == me)
            }
            // What shows `self`, or passes it on, may ask for anything.
            _ => false,
        })
    }

    /// The value whose class this is: `type(x)` and `x.__class__`.
    fn whose_class(&self, id: ExprId) -> Option<ExprId> {
        match self.kind(id) {
            Kind::Attribute(of, name) if name == "__class__" => Some(*of),
            Kind::Call(func, arguments)
                if matches!(self.kind(*func), Kind::Builtin(name) if name == "type")
                    && arguments.len() == 1 =>
            {
                Some(arguments[0].value)
            }
            _ => None,
        }
    }

    /// Whether a method asks its own instance for what others override, or the first class for what asks.
    pub(super) fn asks_itself(&self, method: FuncId, virtuals: &[String]) -> bool {
        let func = self.program.func(method);
        self.calls_virtual(func, virtuals)
            || self
                .supers()
                .any(|(caller, name)| caller == method && virtuals.iter().any(|it| it == name))
    }

    /// Whether a method uses its instance for nothing but its attributes.
    pub(super) fn sees_only_parts(&self, func: &crate::types::ir::Func<'_>) -> bool {
        let Some(me) = func.params.first() else {
            return false;
        };
        let is_me = |id: ExprId| matches!(self.kind(id), Kind::Var(var) if *var == me.var);
        let exprs = &self.program.exprs;
        let uses = exprs
            .iter()
            .filter(|it| matches!(it.kind, Kind::Var(var) if var == me.var));
        let parts = exprs
            .iter()
            .filter(|it| matches!(it.kind, Kind::Attribute(object, _) if is_me(object)));
        let mut assigned = 0;
        self.each_target(&mut |target| {
            assigned += usize::from(matches!(target, Target::Attribute(object, _)
                if is_me(*object)
                    && !exprs.iter().any(|it| matches!(it.kind, Kind::Attribute(of, _) if of == *object))));
        });
        uses.count() == parts.count() + assigned
    }

    /// The calls of `super().name`, by the method that they stand in.
    pub(super) fn supers(&self) -> impl Iterator<Item = (FuncId, &str)> {
        self.program.exprs.iter().filter_map(|it| match &it.kind {
            Kind::Attribute(object, name) if self.is_super(*object) => {
                let func = self.program.blocks[it.block.at()].func;
                Some((func, name.as_str()))
            }
            _ => None,
        })
    }
}
