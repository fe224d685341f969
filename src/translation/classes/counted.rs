//! Instances that more than one name stands for, and that are changed: each is counted, and the fields that
//! change are cells, so that whoever has the instance sees the change.

use super::super::DecisionKind;
use super::super::class_facts::Held;
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::{ClassForm, Role};
use crate::types::ir::{ClassId, ExprId, FuncId, Kind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Why instances of a class that are to be counted can't be.
    pub(super) fn refusal_of_counted(&self, id: ClassId) -> Option<&'static str> {
        if !id.is_counted() {
            return None;
        }
        let class = &self.program.classes[id.at()];
        let is_plain = matches!(class.form, ClassForm::Plain | ClassForm::Record(_))
            && class.bases.is_empty()
            && !self.program.is_base(id);
        if !is_plain {
            return Some("two names for one value of any class of a hierarchy");
        }
        // What `with` calls, it calls by name.
        let is_entered =
            |name: &str| matches!(name, "__enter__" | "__exit__" | "__aenter__" | "__aexit__");
        let is_operator = |method: &FuncId| {
            let name = self.program.func(*method).name.as_str();
            let is_special = name.starts_with("__") && name.ends_with("__");
            is_special
                && !is_entered(name)
                && !matches!(
                    name,
                    "__init__"
                        | "__post_init__"
                        | "__str__"
                        | "__repr__"
                        | "__len__"
                        | "__bool__"
                        | "__eq__"
                        | "__contains__"
                        | "__getitem__"
                        | "__setitem__"
                        | "__delitem__"
                )
        };
        if class.methods.iter().any(is_operator) {
            return Some("an operator on what has more than one name");
        }
        let hands_on = class.methods.iter().any(|it| {
            let name = self.program.func(*it).name.as_str();
            name.starts_with("__")
                && name.ends_with("__")
                && !is_entered(name)
                && !matches!(name, "__init__" | "__call__")
                && self.class_facts.handing.contains(it)
        });
        hands_on.then_some("an operator that hands its operand on")
    }

    /// Finds the fields of a class of counted instances that change.
    pub(super) fn settle_counted(&mut self, id: ClassId) {
        if !id.is_counted() {
            return;
        }
        let made_until = self.construction(id).and_then(|it| {
            let init = self.program.func(self.program.method(id, "__init__")?);
            let last = init.body.body.get(it.made().checked_sub(1)?)?;
            Some((init.params.first()?.var, last.end))
        });
        let mut assigned: Vec<String> = Vec::new();
        self.each_target(&mut |target| {
            let Target::Attribute(object, name) = target else {
                return;
            };
            let is_made = matches!(
                (self.kind(*object), made_until),
                (Kind::Var(var), Some((me, end)))
                    if *var == me && self.program.expr(*object).position <= end
            );
            let is_one =
                matches!(self.ty(*object).some(), Ty::Instance(of) if of.origin() == id.origin());
            if is_one && !is_made {
                assigned.push(name.clone());
            }
        });
        let fields: Vec<(String, Ty)> = self
            .fields_of(id)
            .map(|(name, ty)| (name.to_owned(), ty.clone()))
            .collect();
        for (name, ty) in fields {
            let is_assigned = assigned.contains(&name);
            let parts = &self.effects.changed_parts;
            let is_changed = ty.is_shared() && parts.iter().any(|it| self.holds(&ty, it, 0));
            if self.class_facts.shares(id, &name) {
                self.class_facts.held.insert((id, name), Held::Looked);
                continue;
            }
            let held = match (is_assigned || is_changed, ty.is_copy()) {
                (false, _) => continue,
                (true, true) => Held::Cell,
                (true, false) if ty.is_shared() => Held::Looked,
                (true, false) => Held::Copied,
            };
            self.class_facts.held.insert((id, name), held);
        }
    }

    /// Finds the methods that hand their counted instance on.
    pub(super) fn settle_handing(&mut self) {
        let mut calls: Vec<(FuncId, FuncId)> = Vec::new();
        let mut objects = rustc_hash::FxHashMap::default();
        for expr in &self.program.exprs {
            if let Kind::Attribute(object, name) = &expr.kind {
                objects.insert(*object, name.clone());
            }
        }
        self.each_target(&mut |target| {
            if let Target::Attribute(object, name) = target {
                objects.insert(*object, name.clone());
            }
        });
        // A coroutine that is awaited later owns its instance, and so does a call that a thread makes.
        let detached: rustc_hash::FxHashSet<ExprId> = self
            .coroutines
            .detached
            .iter()
            .chain(&self.program.tasks)
            .filter_map(|it| match self.kind(*it) {
                Kind::Call(func, _) => match self.kind(*func) {
                    Kind::Attribute(object, _) => Some(*object),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        for index in 0..self.program.exprs.len() {
            let id = ExprId(u32::try_from(index).unwrap_or(u32::MAX));
            let Kind::Var(var) = self.kind(id) else {
                continue;
            };
            let func = self.program.var(*var).func;
            let method = self.program.func(func);
            let is_self = method.params.first().is_some_and(|it| it.var == *var)
                && matches!(
                    method.role,
                    Role::Plain | Role::Property | Role::Setter | Role::Deleter
                );
            let Some(class) = method.class.filter(|it| it.is_counted() && is_self) else {
                continue;
            };
            // A function that is kept has the instance.
            let within = self.program.blocks_around(self.program.expr(id).block);
            let mut within = within.map(|it| self.program.blocks[it.at()].func);
            if within.any(|it| self.program.kept.contains(&it)) {
                self.class_facts.handing.insert(func);
            }
            if detached.contains(&id) {
                self.class_facts.handing.insert(func);
            }
            match objects.get(&id) {
                Some(name) => {
                    let called = self
                        .program
                        .property(class, name)
                        .into_iter()
                        .chain(self.program.setter(class, name))
                        .chain(self.program.method(class, name));
                    calls.extend(called.map(|it| (func, it)));
                }
                None => {
                    self.class_facts.handing.insert(func);
                }
            }
        }
        loop {
            let before = self.class_facts.handing.len();
            for (caller, callee) in &calls {
                if self.class_facts.handing.contains(callee) {
                    self.class_facts.handing.insert(*caller);
                }
            }
            if self.class_facts.handing.len() == before {
                return;
            }
        }
    }

    /// Refuses a second name for a value that is changed, and notes whose instances it may help to count.
    pub(in super::super) fn two_names<T>(&mut self, ty: &Ty) -> Res<T> {
        self.wants_counted
            .extend(ty.classes().into_iter().filter(|it| !it.is_counted()));
        refuse("two names for one value that is changed")
    }

    /// Says what was decided for a class whose instances are counted.
    pub(super) fn decide_on_counting(&mut self, class: ClassId, line: usize) {
        if !class.is_counted() {
            return;
        }
        let name = &self.program.classes[class.at()].name;
        if self.program.is_holder(class) {
            let what = name
                .trim_start_matches("Shared")
                .trim_end_matches(char::is_numeric);
            let (cell, owner) = if self.program.has_threads {
                ("Mutex", "Arc")
            } else {
                ("RefCell", "Rc")
            };
            let text = format!(
                "a {} has more than one name and changes: a {name} holds it in a {cell}, and an {owner} counts its owners, so that each of them sees every change; where one owner is enough, or a copy is meant, let it be the {} itself",
                what.to_lowercase(),
                if what == "Dict" { "map" } else { "collection" },
            );
            let made = self.program.exprs.iter().find(|it| {
                matches!(it.kind, Kind::Call(func, _)
                    if matches!(self.program.kind(func), Kind::Class(of) if *of == class))
            });
            let line = made.map_or(line, |it| self.source.line_at(it.span.start));
            self.decide(line, DecisionKind::SharedState, text);
            return;
        }
        let text = if self.program.has_threads {
            format!(
                "an instance of {name} is shared by threads and changes: it is an Arc, and each of its fields that changes is in a Mutex of its own beside the locks of the Python; where one lock guards them all, they can be in one Mutex"
            )
        } else {
            format!(
                "an instance of {name} has more than one name and changes: it is an Rc, and each of its fields that changes is a Cell or a RefCell; where one owner is enough, others can ask it by a key or an index instead; instances that hold each other are never freed, unless one way is a Weak"
            )
        };
        self.decide(line, DecisionKind::SharedState, text);
    }

    /// Writes that a chain of instances is let go of one after the other: Rust would do it one within the
    /// other, and a long one would overflow the stack.
    pub(super) fn write_drop(&mut self, class: ClassId) {
        let links: Vec<String> = self
            .fields_of(class)
            .filter(|(_, ty)| {
                class.is_counted() && **ty == Ty::Option(Box::new(Ty::Instance(class)))
            })
            .map(|(name, _)| name.to_owned())
            .collect();
        if links.is_empty() {
            return;
        }
        let is_plain =
            |it: &Self, name: &String| !it.class_facts.held.contains_key(&(class, name.clone()));
        let needs_mut = if links.iter().any(|it| is_plain(self, it)) {
            "mut "
        } else {
            ""
        };
        // Nobody else has what is let go of, so that a lock need not be waited for.
        let is_locked = |it: &Self, name: &String| it.program.has_threads && !is_plain(it, name);
        let needs_mut = if links.iter().any(|it| is_locked(self, it)) {
            "mut "
        } else {
            needs_mut
        };
        let taken = |it: &Self, of: &str| -> Vec<String> {
            links
                .iter()
                .map(|name| {
                    let inner = if is_locked(it, name) {
                        ".get_mut()"
                    } else {
                        ""
                    };
                    format!("{of}.{}{inner}.take()", it.field_name(class, name))
                })
                .collect()
        };
        let (own, others) = (taken(self, "self"), taken(self, "node"));
        let name = self.class_name(class);
        self.out.line(format!("impl Drop for {name} {{"));
        self.doc(
            "///",
            "Lets go of a chain one after the other: within each other they would overflow the stack.",
        );
        self.out.line("fn drop(&mut self) {");
        let counter = self.counter();
        self.out.line(format!(
            "let mut rest: Vec<{counter}<Self>> = [{}].into_iter().flatten().collect();",
            own.join(", ")
        ));
        self.out.line("while let Some(node) = rest.pop() {");
        self.out.line(format!(
            "if let Some({needs_mut}node) = {counter}::into_inner(node) {{"
        ));
        for other in others {
            self.out.line(format!("rest.extend({other});"));
        }
        self.out.line("}");
        self.out.line("}");
        self.out.line("}");
        self.out.line("}");
    }
}
