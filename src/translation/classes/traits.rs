//! The trait of a hierarchy and its `impl` for each class, written.

use super::super::DecisionKind;
use super::super::translator::Translator;
use super::Part;
use crate::types::ir::{ClassId, FuncId, StmtKind};

impl Translator<'_, '_> {
    /// Writes the methods of the trait that give a value as an instance of a class: none at first, and
    /// `path` from the class that the `impl` is for.
    pub(super) fn write_downcast(&mut self, class: ClassId, path: Option<&str>) {
        let of = self.class_name(class);
        for changes in [false, true] {
            let name = self.as_name(class, changes);
            let (part, sign) = if changes {
                (Part::AsMut(class), "&mut ")
            } else {
                (Part::As(class), "&")
            };
            let value = match path {
                None => "None".to_owned(),
                Some("") => "Some(self)".to_owned(),
                Some(path) => format!("Some({sign}self{path})"),
            };
            self.optional(class.root(), part, |it| {
                it.out
                    .line(format!("fn {name}({sign}self) -> Option<{sign}{of}> {{"));
                it.out.line(value);
                it.out.line("}");
                Ok(())
            });
        }
    }

    /// Writes the trait of a hierarchy.
    pub(super) fn write_hierarchy(&mut self, root: ClassId, is_public: bool) {
        let Some(hierarchy) = self.hierarchy(root).cloned() else {
            return;
        };
        let line = self.program.classes[root.at()].line;
        let python = self.program.classes[root.at()].name.clone();
        if !hierarchy.has_trait {
            self.decide(
                line,
                DecisionKind::Inheritance,
                format!(
                    "classes that derive from {python} hold one as their field `base`; with no method overridden, the fields could as well stand in each of them"
                ),
            );
            return;
        }
        let public = if is_public { "pub " } else { "" };
        let name = self.trait_name(root);
        let holder = self.holder(root);
        self.decide(
            line,
            DecisionKind::Inheritance,
            format!(
                "what classes that derive from {python} do each in its own way is the trait {name}, the base is their field `base`, and a value of any of them is {} {holder}<dyn {name}>{}; an enum of the classes would do without, as they all stand in this file",
                if holder == "Rc" { "an" } else { "a" },
                if holder == "Rc" { ", as it has several names and never changes" } else { "" },
            ),
        );
        self.out.origin = Some(line);
        let mut bounds: Vec<&str> = Vec::new();
        let is_copied = self.class_facts.copied.contains(&root);
        if self.holder(root) == "Rc" || is_copied {
            // What holds one is shown for debugging, too.
            bounds.push("fmt::Debug");
        }
        if self.all_have_texts(root) {
            bounds.push("fmt::Display");
            for class in self.program.hierarchy(root) {
                self.need(class, Part::Display);
            }
        }
        if bounds.is_empty() {
            self.out.line(format!("{public}trait {name} {{"));
        } else {
            self.import("std::fmt");
            self.out
                .line(format!("{public}trait {name}: {} {{", bounds.join(" + ")));
        }
        if hierarchy.has_struct {
            let of = self.class_name(root);
            self.out.line(format!("fn base(&self) -> &{of};"));
            self.optional(root, Part::BaseMut, |it| {
                it.out.line(format!("fn base_mut(&mut self) -> &mut {of};"));
                Ok(())
            });
        }
        if is_copied {
            self.out.line("/// A copy of it.");
            self.out
                .line(format!("fn boxed(&self) -> Box<dyn {name}>;"));
        }
        for class in self.program.hierarchy(root) {
            let name = self.is_name(class);
            self.optional(root, Part::Is(class), |it| {
                it.out.line(format!("fn {name}(&self) -> bool {{"));
                it.out.line("false");
                it.out.line("}");
                Ok(())
            });
            if class != root {
                self.write_downcast(class, None);
            }
        }
        self.optional(root, Part::ClassName, |it| {
            it.out.line("/// The name of the class in Python.");
            it.out.line("fn class_name(&self) -> &'static str;");
            Ok(())
        });
        self.write_own_constants(root);
        for stmt in &self.program.classes[root.at()].body.body {
            let StmtKind::Function(method) = &stmt.kind else {
                continue;
            };
            let func = self.program.func(*method);
            if !hierarchy.virtuals.contains(&func.name) {
                continue;
            }
            self.comments_before(stmt, true);
            if func.is_abstract && self.is_defined_below(root, &func.name) {
                self.abstract_method(*method);
            } else {
                let plain = self.func_names[method.at()].clone();
                if let Some(form) = self.first_form(*method) {
                    self.forwarded(*method, &format!("self.{form}"));
                    self.func_names[method.at()] = form;
                }
                self.in_trait = true;
                self.function(*method, false);
                self.in_trait = false;
                self.func_names[method.at()] = plain;
            }
        }
        for method in self.program.classes[root.at()].methods.clone() {
            let func = self.program.func(method);
            if func.is_synthetic && func.is_abstract && hierarchy.virtuals.contains(&func.name) {
                self.declared_method(method);
            }
        }
        self.out.origin = Some(line);
        self.out.line("}");
        if is_copied {
            self.out.line(format!("impl Clone for Box<dyn {name}> {{"));
            self.out.line("fn clone(&self) -> Self {");
            self.out.line("self.boxed()");
            self.out.line("}");
            self.out.line("}");
        }
        self.write_any_order(root);
        self.out.origin = Some(line);
        // All have a text that is their `repr` where they say nothing else.
        let by_text = self.all_have_reprs(root) && self.is_repr_of_all(root);
        self.optional(root, Part::Repr, |it| {
            let holder = it.holder(root);
            it.out
                .line(format!("impl Repr for {holder}<dyn {name}> {{"));
            it.out.line("fn repr(&self) -> String {");
            it.out.line(if by_text {
                "self.to_string()"
            } else {
                "(**self).repr()"
            });
            it.out.line("}");
            it.out.line("}");
            Ok(())
        });
    }

    /// Whether each class that is made has a method of its own in place of an abstract one.
    pub(super) fn is_defined_below(&self, root: ClassId, name: &str) -> bool {
        let has = |it: &ClassId| {
            let methods = &self.program.classes[it.at()].methods;
            methods.iter().any(|it| self.program.func(*it).name == name)
        };
        self.program
            .hierarchy(root)
            .into_iter()
            .filter(|it| *it != root)
            .all(|it| {
                let mut lineage = self.program.lineage(it).into_iter();
                lineage.any(|it| it != root && has(&it))
            })
    }

    pub(super) fn abstract_method(&mut self, method: FuncId) {
        let func = self.program.func(method);
        let (start, holes) = self.begun(method);
        self.declared_method(method);
        for stmt in &func.body.body {
            if !matches!(stmt.kind, StmtKind::Docstring | StmtKind::Pass) {
                self.statements += 1;
                self.drafted += 1;
                self.out.seen(stmt.line);
            }
        }
        self.define_method(method, start, holes);
    }

    /// The head of a method that each class has on its own.
    fn declared_method(&mut self, method: FuncId) {
        self.signature(method, false);
        if let Some(line) = self.out.lines.last_mut()
            && let Some(head) = line.strip_suffix(" {")
        {
            *line = format!("{};", head.replace(", _", ", "));
        }
    }
}
