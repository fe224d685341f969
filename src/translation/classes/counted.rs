//! Instances that more than one name stands for, and that are changed: each is counted, and the fields that
//! change are cells, so that whoever has the instance sees the change.

use rustpython_ast::CmpOp;

use super::super::DecisionKind;
use super::super::class_facts::{Held, Part};
use super::super::code::{Code, Form, Prec, holds_guard};
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::{ClassForm, Role};
use crate::types::ir::{Argument, Class, ClassId, ExprId, FuncId, Kind, Stmt, StmtKind, Target};
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
        let is_operator = |method: &FuncId| {
            let name = self.program.func(*method).name.as_str();
            let is_special = name.starts_with("__") && name.ends_with("__");
            is_special
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

    /// The type of a field in the struct.
    pub(super) fn held_type_of_field(&mut self, class: ClassId, name: &str, ty: &Ty) -> String {
        let mut rust = self.rust_type(ty);
        if class.is_counted() && self.is_plain_lock(class, name, ty) {
            // Who has the instance has the lock.
            rust = rust
                .trim_start_matches("Arc<")
                .replace("(())>>", "(())>")
                .replacen(">>", ">", 1);
        }
        match self
            .class_facts
            .held
            .get(&(class, name.to_owned()))
            .copied()
        {
            None if self.is_boxed_field(class, ty) => format!("Box<{rust}>"),
            None => rust,
            Some(_) if self.class_facts.shares(class, name) => {
                format!("{}<{}<{rust}>>", self.counter(), self.cell_name(false))
            }
            Some(held) => format!("{}<{rust}>", self.cell_name(held == Held::Cell)),
        }
    }

    /// The first value of a field, as the field holds it.
    pub(super) fn in_cell(&mut self, class: ClassId, name: &str, text: String) -> String {
        let ty = self.field_type(class, name).unwrap_or_default();
        if class.is_counted()
            && self.is_plain_lock(class, name, &ty)
            && let Some(lock) = text
                .strip_prefix("Arc::new(")
                .and_then(|it| it.strip_suffix(')'))
        {
            return lock.to_owned();
        }
        match self
            .class_facts
            .held
            .get(&(class, name.to_owned()))
            .copied()
        {
            None if self.is_boxed_field(class, &ty) => format!("Box::new({text})"),
            None => text,
            Some(_) if self.class_facts.shares(class, name) => text,
            Some(held) => format!("{}::new({text})", self.cell_name(held == Held::Cell)),
        }
    }

    /// A field that changes, read or about to be changed.
    pub(super) fn held_field(
        &mut self,
        receiver: &str,
        class: ClassId,
        name: &str,
        held: Held,
        ty: Ty,
    ) -> Res<Code> {
        let field = self.field_name(class, name);
        let is_quiet = || {
            let (from, to) = self.quiet;
            self.changes
                .are_none(from, to, |part| self.holds(&ty, part, 0))
        };
        match held {
            Held::Cell if self.changes_base => refuse("a small value that is changed in its place"),
            Held::Cell => Ok(self.small(&format!("{receiver}.{field}"), ty)),
            _ if self.changes_base => {
                let text = format!("*{}", self.cell_lent(&format!("{receiver}.{field}")));
                Ok(Code::new(text, Prec::Unary, ty).held(Form::Place))
            }
            Held::Copied if is_pointer(&ty) || !is_quiet() => {
                let at = self.fields_of(class).position(|(it, _)| it == name);
                self.need(class, Part::Getter(at.unwrap_or(0)));
                let getter = self.getter_name(class, name);
                Ok(Code::tight(format!("{receiver}.{getter}()"), ty))
            }
            Held::Looked if !is_quiet() => {
                refuse("a field that may be changed while it is looked at")
            }
            _ => {
                let text = format!("*{}", self.looked(&format!("{receiver}.{field}")));
                Ok(Code::new(text, Prec::Unary, ty).held(Form::Place))
            }
        }
    }

    /// A field of `self` that is shown where nothing is changed.
    pub(super) fn shown_field(&mut self, class: ClassId, name: &str, ty: Ty) -> Res<Code> {
        let owner = self.program.field_owner(class, name);
        if owner != class {
            let path = self.path_to(class, owner);
            let place = format!("self{path}.{}", self.field_name(owner, name));
            return Ok(Code::tight(place, ty).held(Form::Place));
        }
        let Some(held) = self
            .class_facts
            .held
            .get(&(class, name.to_owned()))
            .copied()
        else {
            let place = format!("self.{}", self.field_name(class, name));
            return Ok(Code::tight(place, ty).held(Form::Place));
        };
        if ty.classes().contains(&class) {
            return refuse("an instance is shown that may hold itself");
        }
        let before = std::mem::take(&mut self.quiet);
        let code = self.held_field("self", class, name, held, ty);
        self.quiet = before;
        code
    }

    /// `object.name = value` of a field that changes.
    pub(super) fn assign_held(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
        held: Held,
        value: &Code,
    ) -> Res<()> {
        let mut text = value.text.clone();
        if holds_guard(&text) && held != Held::Cell {
            // What is looked at is let go of before it is changed.
            let new = self.fresh("value");
            self.out.line(format!("let {new} = {text};"));
            text = new;
        }
        let of = self.expr(object)?;
        let receiver = instance(&of);
        let field = self.field_name(class, name);
        self.out.line(match held {
            Held::Cell => self.set_small(&format!("{receiver}.{field}"), &text),
            _ => format!(
                "*{} = {text};",
                self.cell_lent(&format!("{receiver}.{field}"))
            ),
        });
        Ok(())
    }

    /// `object.name = value`, where the value is computed.
    pub(in super::super) fn set_field(
        &mut self,
        object: ExprId,
        name: &str,
        value: &Code,
    ) -> Res<()> {
        let Ty::Instance(class) = self.ty(object).some() else {
            return refuse("an attribute");
        };
        let owner = self.program.field_owner(*class, name);
        match self
            .class_facts
            .held
            .get(&(owner, name.to_owned()))
            .copied()
        {
            Some(held) => self.assign_held(object, owner, name, held, value),
            None => refuse("a field that changes while it is made"),
        }
    }

    /// Whether `object.name` is a small value in a cell: with the receiver of `get` and `set`.
    pub(in super::super) fn cell_of(&self, target: &Target) -> Option<(ExprId, ClassId, String)> {
        let Target::Attribute(object, name) = target else {
            return None;
        };
        let Ty::Instance(class) = self.ty(*object).some() else {
            return None;
        };
        let owner = self.program.field_owner(*class, name);
        let held = self.class_facts.held.get(&(owner, name.clone()))?;
        (*held == Held::Cell).then(|| (*object, owner, name.clone()))
    }

    /// `object.name op= value` of a small value in a cell.
    pub(in super::super) fn augmented_cell(
        &mut self,
        (object, class, name): (ExprId, ClassId, String),
        sign: &str,
        code: &Code,
    ) -> Res<()> {
        if !self.is_simple(object) {
            return refuse("an operator on a field of what is computed");
        }
        let of = self.expr(object)?;
        let field = format!("{}.{}", instance(&of), self.field_name(class, &name));
        let line = self.change_small(&field, sign, code);
        self.out.line(line);
        Ok(())
    }

    /// Whether instances of a class are equal only to themselves, and something asks for that.
    pub(super) fn has_identity(&self, class: ClassId) -> bool {
        class.is_counted()
            && self.program.form(class) == ClassForm::Plain
            && self.program.method(class, "__eq__").is_none()
            && self.program.method(class, "__hash__").is_none()
    }

    /// Whether something compares instances of a class, or has them as keys.
    fn asks_for_identity(&self, class: ClassId) -> bool {
        let holds = |id: &ExprId| self.ty(*id).classes().contains(&class);
        let is_none = |id: &ExprId| matches!(self.kind(*id), Kind::None);
        // What is compared by its fields compares them.
        let is_compared_in = |other: &Class<'_>| match other.form {
            ClassForm::Record(options) => options.eq,
            form => form == ClassForm::Tuple,
        };
        let mut classes = self.program.classes.iter();
        if classes.any(|other| {
            let mut fields = self.fields_of(other.id);
            is_compared_in(other) && fields.any(|(_, ty)| ty.classes().contains(&class))
        }) {
            return true;
        }
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Compare(first, rest) => {
                let before = std::iter::once(first).chain(rest.iter().map(|it| &it.1));
                before.zip(rest).any(|(left, (op, right))| match op {
                    CmpOp::Is | CmpOp::IsNot => false,
                    CmpOp::In | CmpOp::NotIn => holds(left),
                    _ => (holds(left) || holds(right)) && !is_none(left) && !is_none(right),
                })
            }
            Kind::Call(func, arguments) => matches!(self.kind(*func), Kind::Attribute(_, name)
                if matches!(name.as_str(), "remove" | "index" | "count")
                    && arguments.iter().any(|it| holds(&it.value))),
            _ => false,
        }) || self.is_key_somewhere(class)
    }

    /// Whether instances of a class are keys of a dict or items of a set.
    fn is_key_somewhere(&self, class: ClassId) -> bool {
        let is_key = |ty: &Ty| ty.classes().contains(&class);
        let of_fields = self.types.fields.values();
        self.types.exprs.iter().chain(of_fields).any(|ty| match ty {
            Ty::Dict(key, ..) => is_key(key),
            Ty::Set(of) => is_key(of),
            _ => false,
        })
    }

    /// Whether counted instances of a record, which is compared by its fields, hold others of it: a comparison
    /// ends where it meets one and the same instance, as that of Python's tuples does.
    pub(super) fn compares_own_kind(&self, class: ClassId) -> bool {
        let ClassForm::Record(options) = self.program.form(class) else {
            return false;
        };
        let holds_own = |ty: &Ty| ty.classes().iter().any(|it| it.origin() == class.origin());
        class.is_counted()
            && options.eq
            && self.program.method(class, "__eq__").is_none()
            && self.compares_all(class)
            && self.has_equality(class)
            && !self.has_field_order(class)
            && !self.has_hash(class)
            && self.fields_of(class).any(|(_, ty)| holds_own(ty))
    }

    /// Writes how such instances are compared.
    pub(super) fn write_own_equality(&mut self, class: ClassId) {
        if !self.compares_own_kind(class) {
            return;
        }
        let names: Vec<String> = self
            .fields_of(class)
            .map(|(name, _)| name.to_owned())
            .collect();
        let mut tests = vec!["std::ptr::eq(self, other)".to_owned()];
        let fields: Vec<String> = names
            .iter()
            .map(|it| {
                let field = self.field_name(class, it);
                format!("self.{field} == other.{field}")
            })
            .collect();
        tests.push(fields.join(" && "));
        let name = self.class_name(class);
        self.out.line(format!("impl PartialEq for {name} {{"));
        self.out.line("fn eq(&self, other: &Self) -> bool {");
        self.out.line(tests.join(" || "));
        self.out.line("}");
        self.out.line("}");
    }

    /// Writes that an instance is equal to itself alone.
    pub(super) fn write_identity(&mut self, class: ClassId) {
        if !self.has_identity(class) || !self.asks_for_identity(class) {
            return;
        }
        let name = self.class_name(class);
        self.out.line(format!("impl PartialEq for {name} {{"));
        self.out.line("fn eq(&self, other: &Self) -> bool {");
        self.out.line("std::ptr::eq(self, other)");
        self.out.line("}");
        self.out.line("}");
        if self.is_key_somewhere(class) {
            self.import("std::hash::{Hash, Hasher}");
            self.out.line(format!("impl Eq for {name} {{}}"));
            self.out.line(format!("impl Hash for {name} {{"));
            self.out.line("fn hash<H: Hasher>(&self, state: &mut H) {");
            self.out.line("std::ptr::hash(self, state);");
            self.out.line("}");
            self.out.line("}");
        }
    }

    /// What gives a copy of a field is called as the field is, unless a method has that name.
    fn getter_name(&self, class: ClassId, name: &str) -> String {
        let field = self.field_name(class, name);
        let methods = &self.program.classes[class.at()].methods;
        if methods.iter().any(|it| self.func_names[it.at()] == field) {
            format!("{field}_value")
        } else {
            field
        }
    }

    /// Says what was decided for a class whose instances are counted.
    pub(super) fn decide_on_counting(&mut self, class: ClassId, line: usize) {
        if !class.is_counted() {
            return;
        }
        let name = &self.program.classes[class.at()].name;
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

    /// Writes what gives copies of fields that change.
    pub(super) fn write_getters(&mut self, class: ClassId) {
        let fields: Vec<(String, Ty)> = self
            .fields_of(class)
            .map(|(name, ty)| (name.to_owned(), ty.clone()))
            .collect();
        for (at, (name, ty)) in fields.into_iter().enumerate() {
            if self.class_facts.held.get(&(class, name.clone())) != Some(&Held::Copied) {
                continue;
            }
            let field = self.field_name(class, &name);
            self.optional(class, Part::Getter(at), |it| {
                let rust = it.rust_type(&ty);
                let getter = it.getter_name(class, &name);
                it.out.line(format!("fn {getter}(&self) -> {rust} {{"));
                let looked = it.looked(&format!("self.{field}"));
                it.out.line(format!("{looked}.clone()"));
                it.out.line("}");
                Ok(())
            });
        }
    }

    /// Computes values first that may look at what a statement changes.
    pub(in super::super) fn compute_before_change(&mut self, stmt: &Stmt<'_>) -> Res<()> {
        let mut first: Vec<ExprId> = Vec::new();
        match &stmt.kind {
            StmtKind::Expr(expr) => {
                if let Kind::Call(func, arguments) = self.kind(*expr)
                    && let Kind::Attribute(object, name) = self.kind(*func)
                    && super::super::effects::changes(name)
                    && self.is_held_place(*object)
                    && arguments
                        .iter()
                        .all(|it: &Argument| it.stars == 0 && it.name.is_none())
                {
                    first.extend(arguments.iter().map(|it| it.value));
                }
            }
            StmtKind::Assign { targets, value, .. } => {
                if let [Target::Index(object, index)] = targets.as_slice()
                    && self.is_held_place(*object)
                    && !self.counts_in_place(*object, *index, *value)
                {
                    first.extend([*value, *index]);
                }
            }
            StmtKind::Augmented { target, value, .. } => match target {
                Target::Index(object, index) if self.is_held_place(*object) => {
                    first.extend([*index, *value]);
                }
                Target::Var(var)
                    if matches!(
                        self.binding(*var).global,
                        Some(super::super::variables::Global::Kept(_))
                    ) =>
                {
                    first.push(*value);
                }
                Target::Attribute(object, _)
                    if self.ty(*object).some().is_counted() && self.cell_of(target).is_none() =>
                {
                    first.push(*value);
                }
                _ => {}
            },
            _ => {}
        }
        for value in first {
            if self.may_replace_place(stmt, value) {
                return refuse("a value that changes the place it goes to");
            }
            if !self.looks_at_fields(value) || !self.has_rust(self.ty(value)) {
                continue;
            }
            let ty = self.ty(value).clone();
            // It stands before the change.
            let span = self.span_of(value);
            let quiet = std::mem::replace(&mut self.quiet, span);
            let code = self.value(value, &ty);
            self.quiet = quiet;
            let code = code?;
            let name = self.fresh("value");
            let text = if code.is_weak {
                super::super::code::with_suffix(&code.text)
            } else {
                code.text
            };
            self.out.line(format!("let {name} = {text};"));
            self.computed.insert(value, Code::tight(name, ty));
        }
        Ok(())
    }

    /// `d[k] = d.get(k, 0) + n`, which the entry of the dict does in one step.
    fn counts_in_place(&self, object: ExprId, index: ExprId, value: ExprId) -> bool {
        let Kind::Binary(_, left, more) = self.kind(value) else {
            return false;
        };
        let Kind::Call(func, arguments) = self.kind(*left) else {
            return false;
        };
        let text = |id: ExprId| self.source.slice(self.program.expr(id).span.clone());
        let is_get = matches!(self.kind(*func), Kind::Attribute(of, name)
            if name == "get" && text(*of) == text(object));
        is_get
            && matches!(self.ty(object).some(), Ty::Dict(..))
            && self.is_simple(index)
            && arguments.len() == 2
            && text(arguments[0].value) == text(index)
            && !self.looks_at_fields(*more)
            && !self.looks_at_fields(index)
    }

    /// Whether computing a value may put something else where a statement puts it: Python looks at the place
    /// before.
    fn may_replace_place(&self, stmt: &Stmt<'_>, value: ExprId) -> bool {
        let place = match &stmt.kind {
            StmtKind::Augmented { read, .. } => *read,
            StmtKind::Expr(call) => match self.kind(*call) {
                Kind::Call(func, _) => match self.kind(*func) {
                    Kind::Attribute(object, _) => *object,
                    _ => return false,
                },
                _ => return false,
            },
            // Here Python, too, computes the value first.
            _ => return false,
        };
        if self.is_still(value) {
            return false;
        }
        let (from, to) = self.span_of(value);
        let mut at = place;
        loop {
            let ty = self.ty(at);
            if !self
                .changes
                .are_none(from, to, |part| self.holds(ty, part, 0))
            {
                return true;
            }
            match self.kind(at) {
                Kind::Attribute(of, _) | Kind::Index(of, _) => at = *of,
                _ => return false,
            }
        }
    }

    /// Whether a place is in a field that changes, or is one.
    fn is_held_place(&self, place: ExprId) -> bool {
        match self.kind(place) {
            Kind::Attribute(object, _) if self.ty(*object).some().is_counted() => true,
            Kind::Var(_) => self.is_in_cell(place),
            Kind::Attribute(object, _) | Kind::Index(object, _) => self.is_held_place(*object),
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Attribute(object, _) => self.is_held_place(*object),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether computing a value may look at a field that changes, or calls what may.
    fn looks_at_fields(&self, value: ExprId) -> bool {
        let span = &self.program.expr(value).span;
        self.exprs_in(span).any(|it| match &it.kind {
            Kind::Attribute(object, _) => self.ty(*object).some().is_counted(),
            Kind::Var(var) => {
                let global = self.binding(*var).global;
                matches!(global, Some(super::super::variables::Global::Kept(_)))
            }
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Builtin(_) | Kind::Import(_) => false,
                Kind::Attribute(object, _) => {
                    matches!(
                        self.ty(*object).some(),
                        Ty::Instance(_) | Ty::Dyn(_) | Ty::Class(_)
                    )
                }
                Kind::Class(class) => !matches!(self.program.form(*class), ClassForm::Tuple),
                _ => true,
            },
            _ => false,
        })
    }

    /// Whether a statement may change what is held in a cell: what it changes of its own is no matter.
    fn may_change_held(&self, stmt: &Stmt<'_>) -> bool {
        let is_held = |ty: &Ty| {
            let mut held = self.class_facts.held.keys();
            !self.closures.kept.is_empty()
                || held.any(|field| self.types.fields.get(field) == Some(ty))
        };
        !self
            .changes
            .are_none(stmt.start, stmt.end, |ty| ty.is_shared() && is_held(ty))
    }

    /// Refuses lines that may borrow what is borrowed already.
    pub(in super::super) fn check_guards(&mut self, stmt: &Stmt<'_>, lines: &[String]) -> Res<()> {
        if self.class_facts.held.is_empty()
            && self.closures.kept.is_empty()
            && !self.has_locks
            && !self.coroutines.has_tasks
        {
            return Ok(());
        }
        // What stands within has been looked at.
        let head = lines.iter().position(|it| it.ends_with('{'));
        let count = head
            .filter(|_| !stmt.suites().is_empty())
            .map_or(lines.len(), |it| it + 1);
        let head_end = match &stmt.kind {
            _ if stmt.suites().is_empty() => stmt.end,
            _ => stmt
                .suites()
                .iter()
                .filter_map(|it| it.body.first().map(|it| it.start))
                .min()
                .unwrap_or(stmt.end),
        };
        for line in &lines[..count] {
            // The statements of a function have been looked at one by one.
            let is_function = matches!(stmt.kind, StmtKind::Function(_));
            if !is_function && self.may_wait_for_itself(line, (stmt.start, head_end)) {
                return refuse("a lock that may be waited for while it is held");
            }
            let changing = line.matches(".borrow_mut()").count();
            let within = super::super::questions::without_async_blocks(line);
            let is_held = super::super::code::holds_guard(&within) && within.contains(".await");
            if !is_function && is_held {
                return refuse("a field that is looked at while others change it");
            }
            let locks = line.matches(".lock()").count() - line.matches(".lock() }").count();
            let all = changing
                + line.matches(".borrow()").count()
                + if self.has_locks { locks } else { 0 };
            if changing > 0 && all > 1 && !are_apart(line) {
                return refuse("a field that is changed while another is looked at");
            }
            let start = line.trim_start().trim_start_matches("} ");
            let is_kept = ["if let ", "else if let ", "while let ", "match ", "for "]
                .iter()
                .any(|it| start.starts_with(it) || start.contains(&format!("= {it}")));
            let is_open = line.ends_with('{') && !start.contains(" in { let mut ");
            if all > 0
                && is_kept
                && is_open
                && (changing > 0
                    || self.program.has_threads
                    || self.has_locks && locks > 0
                    || self.may_change_held(stmt))
            {
                return refuse("a field that may be changed while it is looked at");
            }
        }
        Ok(())
    }
}

/// What is an instance, or has to be one.
fn instance(of: &Code) -> String {
    match (&of.ty, of.form) {
        (Ty::Option(_), Form::Place | Form::MutRef) => {
            format!("{}.as_ref().expect(\"an instance\")", of.receiver())
        }
        (Ty::Option(_), _) => format!("{}.expect(\"an instance\")", of.receiver()),
        _ => of.receiver(),
    }
}

/// Whether a copy of a value is another name for an instance.
fn is_pointer(ty: &Ty) -> bool {
    ty.some().is_counted()
}

/// Whether a line is an `if` with two values of which each, and the test, has one guard at most: the one of the
/// test is let go of before a value is computed.
fn are_apart(line: &str) -> bool {
    let value = line.trim_start();
    let value = value.strip_prefix("return ").unwrap_or(value);
    let parts = || {
        let (test, rest) = value.strip_prefix("if ")?.split_once(" { ")?;
        let (body, orelse) = rest.split_once(" } else { ")?;
        Some([test, body, orelse.trim_end_matches(';').strip_suffix(" }")?])
    };
    let Some(parts) = parts() else {
        return false;
    };
    let is_one = |it: &&str| {
        !it.contains(['{', '}'])
            && !it.contains("let ")
            && it.matches(".borrow").count() + it.matches(".lock()").count() <= 1
    };
    parts.iter().all(is_one)
}
