//! Inheritance: the base as a field, and a trait for what classes of a hierarchy do each in its own way.

use rustc_hash::FxHashSet;

use super::super::class_facts::Hierarchy;
use super::super::translator::Translator;
use crate::types::class_form::{ClassForm, Role};
use crate::types::ir::{ClassId, ExprId, Kind, Target};
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
}
