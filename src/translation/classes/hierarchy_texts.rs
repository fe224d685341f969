//! Which classes of a hierarchy say their own text.

use super::super::translator::Translator;
use crate::types::class_form::ClassForm;
use crate::types::ir::{ClassId, FuncId};

impl Translator<'_, '_> {
    /// Whether a method is the text of an instance, which each class of a hierarchy but the first says for itself,
    /// and no method asks its own instance for: each has its `Display`.
    pub(super) fn is_text_of_each(&self, root: ClassId, classes: &[ClassId], name: &str) -> bool {
        let mut others = classes.iter().filter(|it| **it != root);
        let has = |it: &ClassId| {
            let methods = &self.program.classes[it.at()].methods_of_name;
            methods.contains_key(name)
        };
        let of_bases = classes
            .iter()
            .filter(|it| self.program.is_base(**it))
            .flat_map(|it| &self.program.classes[it.at()].methods);
        matches!(name, "__str__" | "__repr__")
            && others.all(has)
            && of_bases
                .map(|it| self.program.func(*it))
                .all(|it| self.sees_only_parts(it))
    }

    /// The name in Rust of a method as the first class of a hierarchy has it, where what overrides it calls
    /// it: a method of the trait that none overrides.
    pub(super) fn first_form(&self, method: FuncId) -> Option<String> {
        let func = self.program.func(method);
        let root = func.class.filter(|it| it.root() == *it)?;
        let hierarchy = self.hierarchy(root)?;
        if func.is_abstract
            || !hierarchy.virtuals.contains(&func.name)
            || hierarchy.is_made && !self.calls_virtual(func, &hierarchy.asked)
        {
            return None;
        }
        let is_called = self.supers().any(|(caller, name)| {
            let class = self.program.func(caller).class;
            name == func.name
                && class.is_some_and(|class| {
                    let lineage = self.program.lineage(class);
                    let has = |it: &ClassId| {
                        let methods = &self.program.classes[it.at()].methods;
                        methods.iter().any(|it| self.program.func(*it).name == name)
                    };
                    lineage.into_iter().skip(1).find(has) == Some(root)
                })
        });
        let name = super::super::names::snake(&self.program.classes[root.at()].name);
        let name = name.trim_end_matches('_');
        is_called.then(|| format!("{name}_{}", self.func_names[method.at()]))
    }

    /// Whether each class of a hierarchy that is made has a text of its own, so that the trait asks for one.
    pub(in super::super) fn all_have_texts(&self, root: ClassId) -> bool {
        self.have_all(root, &["__str__", "__repr__"])
    }

    /// Whether each class of a hierarchy that is made has a `repr` of its own.
    pub(in super::super) fn all_have_reprs(&self, root: ClassId) -> bool {
        self.have_all(root, &["__repr__"])
    }

    fn have_all(&self, root: ClassId, names: &[&str]) -> bool {
        let Some(hierarchy) = self.hierarchy(root) else {
            return false;
        };
        let is_asked = |name: &&str| {
            hierarchy.virtuals.iter().any(|it| it == name)
                || hierarchy.copied.iter().any(|it| it == name)
        };
        hierarchy.has_trait
            && !["__str__", "__repr__"].iter().any(is_asked)
            && self.program.hierarchy(root).into_iter().all(|class| {
                let has_own = |name: &&str| {
                    let methods = &self.program.classes[class.at()].methods_of_name;
                    methods.get(*name).is_some_and(|it| {
                        it.iter().any(|it| self.special(class, name) == Some(*it))
                    })
                };
                let is_record = matches!(self.program.form(class),
                    ClassForm::Record(options) if options.repr);
                class == root && !hierarchy.is_made || is_record || names.iter().any(has_own)
            })
    }
}
