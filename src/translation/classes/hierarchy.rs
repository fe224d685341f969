//! Inheritance: the base as a field, and a trait for what classes of a hierarchy do each in its own way.

use rustc_hash::FxHashSet;

use super::super::class_facts::Hierarchy;
use super::super::translator::Translator;
use crate::types::class_form::{ClassForm, Role};
use crate::types::ir::{ClassId, ExprId, FuncId, Kind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Finds out how the hierarchies stand in Rust; refuses those that don't fit.
    pub(super) fn settle_hierarchies(&mut self) {
        for root in self.program.class_ids() {
            if root.root() != root || !self.program.is_base(root) {
                continue;
            }
            match self.hierarchy_of(root) {
                Ok(hierarchy) => {
                    self.class_facts.hierarchies.insert(root, hierarchy);
                }
                Err(why) => {
                    for class in self.program.hierarchy(root) {
                        self.class_facts.refused.insert(class, why.clone());
                    }
                }
            }
        }
        self.note_whole_selves();
    }

    /// Finds where methods of classes that others derive from use their instance for more than its parts.
    pub(super) fn note_whole_selves(&mut self) {
        let mut receivers: FxHashSet<crate::types::ir::VarId> = FxHashSet::default();
        let bases = self.program.classes.iter().flat_map(|it| &it.bases);
        let bases: FxHashSet<&ClassId> = bases.collect();
        for class in bases {
            for method in &self.program.classes[class.at()].methods {
                let func = self.program.func(*method);
                if matches!(
                    func.role,
                    Role::Plain | Role::Property | Role::Setter | Role::Deleter
                ) {
                    receivers.extend(func.params.first().map(|it| it.var));
                }
            }
        }
        let mut parts: FxHashSet<ExprId> = FxHashSet::default();
        for expr in &self.program.exprs {
            match &expr.kind {
                Kind::Attribute(object, _) => {
                    parts.insert(*object);
                }
                // These ask the instance for its text, or for its class.
                Kind::Call(func, arguments)
                    if matches!(self.kind(*func), Kind::Builtin(name)
                        if matches!(name.as_str(), "str" | "repr" | "print" | "type" | "isinstance" | "format")) =>
                {
                    parts.extend(arguments.iter().map(|it| it.value));
                }
                Kind::Format(pieces) => {
                    parts.extend(pieces.iter().filter_map(|it| match it {
                        crate::types::ir::Piece::Field { value, .. } => Some(*value),
                        crate::types::ir::Piece::Text(_) => None,
                    }));
                }
                _ => {}
            }
        }
        self.each_target(&mut |target| {
            if let Target::Attribute(object, _) = target {
                parts.insert(*object);
            }
        });
        for index in 0..self.program.exprs.len() {
            let id = ExprId(u32::try_from(index).unwrap_or(u32::MAX));
            if matches!(self.kind(id), Kind::Var(var) if receivers.contains(var))
                && !parts.contains(&id)
            {
                self.class_facts.whole_selves.insert(id);
            }
        }
    }

    fn hierarchy_of(&self, root: ClassId) -> Result<Hierarchy, String> {
        let classes = self.program.hierarchy(root);
        for class in &classes {
            let info = &self.program.classes[class.at()];
            if let ClassForm::Refused(why) = info.form {
                return Err(why.to_owned());
            }
            if !matches!(info.form, ClassForm::Plain | ClassForm::Record(_))
                || info.bases.len() > 1
                || info.is_total && *class != root
                || info.is_protocol && *class != root
                || !info.aliases.is_empty()
            {
                return Err("a hierarchy of this kind".to_owned());
            }
            if matches!(info.form, ClassForm::Record(_))
                && info
                    .bases
                    .iter()
                    .any(|it| !self.program.classes[it.at()].fields.is_empty())
                && !self.hands_to_base(*class)
            {
                return Err("a dataclass that derives from one".to_owned());
            }
            for method in &info.methods {
                let func = self.program.func(*method);
                let is_special = func.name.starts_with("__")
                    && !matches!(func.name.as_str(), "__init__" | "__str__" | "__repr__");
                if is_special && !self.fits_hierarchy(root, func)
                    || matches!(func.role, Role::Setter | Role::Deleter)
                    || func.refused.is_some()
                {
                    return Err(format!("{} in a hierarchy", func.path));
                }
            }
        }
        let mut methods = classes
            .iter()
            .flat_map(|it| &self.program.classes[it.at()].methods);
        if methods.any(|it| matches!(self.program.func(*it).name.as_str(), "base" | "base_mut")) {
            return Err("a method that is called as what gives the base".to_owned());
        }
        let constants = self.own_constants(root)?;
        let mut virtuals = self.overridden(root, &classes);
        let mut asked = [virtuals.clone(), constants.clone()].concat();
        loop {
            let more: Vec<String> = classes
                .iter()
                .filter(|it| self.program.is_base(**it))
                .flat_map(|it| &self.program.classes[it.at()].methods)
                .map(|it| self.program.func(*it))
                .filter(|func| func.name != "__init__" && !virtuals.contains(&func.name))
                .filter(|func| self.calls_virtual(func, &asked))
                .map(|func| func.name.clone())
                .collect();
            if more.is_empty() {
                break;
            }
            asked.extend(more.iter().cloned());
            virtuals.extend(more);
        }
        let is_made = self.program.exprs.iter().any(
            |it| matches!(&it.kind, Kind::Call(func, _) if *self.ty(*func) == Ty::Class(root)),
        );
        let has_struct = is_made || self.fields_of(root).len() > 0;
        if !has_struct {
            // Without a struct of its own the first class has its methods in the trait.
            let own = self.program.classes[root.at()].methods.iter();
            let own = own.map(|it| self.program.func(*it)).filter(|it| {
                it.name != "__init__" && matches!(it.role, Role::Plain | Role::Property)
            });
            for func in own {
                if !virtuals.contains(&func.name) {
                    virtuals.push(func.name.clone());
                    asked.push(func.name.clone());
                }
            }
        }
        virtuals.sort();
        virtuals.dedup();
        let of_root = |name: &String| {
            let method = self.program.method(root, name);
            method.or_else(|| self.program.property(root, name))
        };
        let (virtuals, copied): (Vec<String>, Vec<String>) =
            virtuals.into_iter().partition(|it| of_root(it).is_some());
        for name in &copied {
            let family = self.program.family(root, name);
            let of_bases = family.into_iter().map(|it| self.program.func(it));
            let mut unseen = of_bases
                .filter(|it| it.class.is_some_and(|it| self.program.is_base(it)))
                .filter(|it| !self.sees_only_parts(it));
            if unseen.next().is_some() || self.program.only_owner(root, name).is_none() {
                return Err(format!(
                    "{name}, which only some classes of a hierarchy have"
                ));
            }
        }
        for name in &virtuals {
            let Some(own) = of_root(name) else {
                continue;
            };
            for method in self.program.family(root, name) {
                let func = self.program.func(method);
                let base = self.program.func(own);
                if func.params.len() != base.params.len() || func.role != base.role {
                    return Err(format!(
                        "{name}, which takes other parameters in each class"
                    ));
                }
                // What is handed down from between is written again in each class that has it, and knows
                // itself only by its parts.
                if method != own
                    && func.class.is_some_and(|it| self.program.is_base(it))
                    && self.asks_itself(method, &asked)
                    && !self.sees_only_parts(func)
                {
                    return Err(format!("{} calls what others override", func.path));
                }
            }
        }
        for class in &classes {
            if let Some(init) = self.program.method(*class, "__init__") {
                let func = self.program.func(init);
                if func.class == Some(*class) && self.calls_virtual(func, &asked) {
                    return Err("__init__ calls what others override".to_owned());
                }
            }
        }
        let is_abstract = self.program.classes[root.at()]
            .methods
            .iter()
            .any(|it| self.program.func(*it).is_abstract);
        if is_made && is_abstract {
            return Err("an abstract class that is made".to_owned());
        }
        let is_mixed = self.types.exprs.iter().any(Ty::holds_dyn)
            || self.program.vars.iter().any(|it| it.ty.holds_dyn());
        Ok(Hierarchy {
            has_trait: !asked.is_empty() || is_mixed,
            virtuals,
            copied,
            constants,
            asked,
            is_made,
            has_struct,
        })
    }

    /// Whether a dataclass has the fields that it derives made by its base.
    fn hands_to_base(&self, class: ClassId) -> bool {
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
    fn overridden(&self, root: ClassId, classes: &[ClassId]) -> Vec<String> {
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
