//! Methods that classes have from those above them, in the `impl` of the trait of a hierarchy.

use super::super::code::quoted;
use super::super::translator::Translator;
use super::Part;
use crate::types::ir::{ClassId, FuncId};

impl Translator<'_, '_> {
    /// Writes the `impl` of the trait for a class.
    pub(super) fn write_trait_of_hierarchy(&mut self, class: ClassId) {
        let root = class.root();
        let Some(hierarchy) = self.hierarchy(class).cloned() else {
            return;
        };
        if !hierarchy.has_trait || class == root && !hierarchy.is_made {
            return;
        }
        let line = self.program.classes[class.at()].line;
        self.out.origin = Some(line);
        let (name, of) = (self.class_name(class), self.trait_name(root));
        self.out.line(format!("impl {of} for {name} {{"));
        if hierarchy.has_struct {
            let base = self.class_name(root);
            let path = self.path_to(class, root);
            let whole = |sign: &str| {
                if path.is_empty() {
                    "self".to_owned()
                } else {
                    format!("{sign}self{path}")
                }
            };
            self.out.line(format!("fn base(&self) -> &{base} {{"));
            self.out.line(whole("&"));
            self.out.line("}");
            let changed = whole("&mut ");
            self.optional(root, Part::BaseMut, |it| {
                it.out
                    .line(format!("fn base_mut(&mut self) -> &mut {base} {{"));
                it.out.line(changed);
                it.out.line("}");
                Ok(())
            });
        }
        if self.class_facts.copied.contains(&root) {
            self.out
                .line(format!("fn boxed(&self) -> Box<dyn {of}> {{"));
            self.out.line("Box::new(self.clone())");
            self.out.line("}");
        }
        let name = quoted(&self.program.classes[class.at()].name);
        self.optional(root, Part::ClassName, |it| {
            it.out.line("fn class_name(&self) -> &'static str {");
            it.out.line(name);
            it.out.line("}");
            Ok(())
        });
        for of in self.program.lineage(class) {
            let name = self.is_name(of);
            self.optional(root, Part::Is(of), |it| {
                it.out.line(format!("fn {name}(&self) -> bool {{"));
                it.out.line("true");
                it.out.line("}");
                Ok(())
            });
            if of != root {
                let path = self.path_to(class, of);
                self.write_downcast(of, Some(&path));
            }
        }
        if class != root {
            self.write_own_constants(class);
        }
        for name in &hierarchy.virtuals {
            if class == root {
                break;
            }
            let lineage = self.program.lineage(class);
            let definer = lineage
                .iter()
                .copied()
                .filter(|it| *it != root)
                .find_map(|it| {
                    let methods = &self.program.classes[it.at()].methods;
                    let found = methods
                        .iter()
                        .find(|id| self.program.func(**id).name == *name);
                    Some((it, *found?))
                });
            match definer {
                Some((owner, method)) if owner == class => self.function(method, false),
                Some((_, method)) if self.asks_itself(method, &hierarchy.asked) => {
                    self.drafted_again(class, method);
                }
                Some((owner, method)) => self.handed_down(class, owner, method),
                None => {}
            }
        }
        self.out.origin = Some(line);
        self.out.line("}");
    }

    /// A method that a class has from one between it and the first.
    pub(super) fn handed_down(&mut self, class: ClassId, owner: ClassId, method: FuncId) {
        let line = self.program.classes[class.at()].line;
        self.out.origin = Some(line);
        let path = self.path_to(class, owner);
        let call = self.func_names[method.at()].clone();
        self.forwarded(method, &format!("self{path}.{call}"));
    }

    /// A method that hands its parameters on to another one.
    pub(super) fn forwarded(&mut self, method: FuncId, call: &str) {
        let func = self.program.func(method);
        let params: Vec<_> = func.params.iter().skip(1).map(|it| it.var).collect();
        self.signature(method, false);
        let names: Vec<String> = params
            .iter()
            .map(|it| {
                let uses = self.program.var(*it).occurrences.iter();
                let name = self.binding(*it).name.clone();
                if uses.filter(|it| !it.is_def).count() == 0 {
                    format!("_{name}")
                } else {
                    name
                }
            })
            .collect();
        self.out.line(format!("{call}({})", names.join(", ")));
        self.out.line("}");
    }

    /// Whether each class that has a method has its own text of it.
    pub(in super::super) fn is_copied(&self, class: ClassId, name: &str) -> bool {
        self.hierarchy(class)
            .is_some_and(|it| it.copied.iter().any(|it| it == name))
    }

    /// Writes the methods that a class inherits from between as its own.
    pub(super) fn write_copied(&mut self, class: ClassId) {
        let Some(hierarchy) = self.hierarchy(class) else {
            return;
        };
        for name in hierarchy.copied.clone() {
            let lineage = self.program.lineage(class);
            let mut owners = lineage.into_iter().filter_map(|it| {
                let methods = &self.program.classes[it.at()].methods;
                let found = methods
                    .iter()
                    .find(|id| self.program.func(**id).name == name);
                Some((it, *found?))
            });
            if let Some((owner, method)) = owners.next()
                && owner != class
            {
                self.drafted_again(class, method);
            }
        }
    }

    /// A method from between that asks its instance for what others override: its text once more, for a class
    /// that has it by inheritance.
    pub(super) fn drafted_again(&mut self, class: ClassId, method: FuncId) {
        let line = self.program.classes[class.at()].line;
        self.out.origin = Some(line);
        let own = |it: &crate::types::ir::VarId| self.program.var(*it).func == method;
        self.declared.retain(|it| !own(it));
        self.bound.retain(|it, _| !own(it));
        let counts = (self.statements, self.drafted, self.definitions.len());
        self.drafted_for = Some(class);
        self.function(method, false);
        self.drafted_for = None;
        (self.statements, self.drafted) = (counts.0, counts.1);
        self.definitions.truncate(counts.2);
    }
}
