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
                && name != "__init__"
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
            if *self.ty(*object).some() == Ty::Instance(id) && !is_made {
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
        for index in 0..self.program.exprs.len() {
            let id = ExprId(u32::try_from(index).unwrap_or(u32::MAX));
            let Kind::Var(var) = self.kind(id) else {
                continue;
            };
            let func = self.program.var(*var).func;
            let method = self.program.func(func);
            let is_self = method.params.first().is_some_and(|it| it.var == *var)
                && matches!(method.role, Role::Plain | Role::Property | Role::Setter);
            let Some(class) = method.class.filter(|it| it.is_counted() && is_self) else {
                continue;
            };
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
        let rust = self.rust_type(ty);
        match self.class_facts.held.get(&(class, name.to_owned())) {
            None => rust,
            Some(Held::Cell) => {
                self.import("std::cell::Cell");
                format!("Cell<{rust}>")
            }
            Some(_) => {
                self.import("std::cell::RefCell");
                format!("RefCell<{rust}>")
            }
        }
    }

    /// The first value of a field, as the field holds it.
    pub(super) fn in_cell(&self, class: ClassId, name: &str, text: String) -> String {
        match self.class_facts.held.get(&(class, name.to_owned())) {
            None => text,
            Some(Held::Cell) => format!("Cell::new({text})"),
            Some(_) => format!("RefCell::new({text})"),
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
            Held::Cell => Ok(Code::tight(format!("{receiver}.{field}.get()"), ty)),
            _ if self.changes_base => {
                let text = format!("*{receiver}.{field}.borrow_mut()");
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
                let text = format!("*{receiver}.{field}.borrow()");
                Ok(Code::new(text, Prec::Unary, ty).held(Form::Place))
            }
        }
    }

    /// A field of `self` that is shown where nothing is changed.
    pub(super) fn shown_field(&mut self, class: ClassId, name: &str, ty: Ty) -> Res<Code> {
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
            Held::Cell => format!("{receiver}.{field}.set({text});"),
            _ => format!("*{receiver}.{field}.borrow_mut() = {text};"),
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
        let value = code.at_least(Prec::Cast);
        self.out
            .line(format!("{field}.set({field}.get() {sign} {value});"));
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
        let text = format!(
            "an instance of {name} has more than one name and changes: it is an Rc, and each of its fields that changes is a Cell or a RefCell; where one owner is enough, others can ask it by a key or an index instead; instances that hold each other are never freed, unless one way is a Weak"
        );
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
        let taken = |it: &Self, of: &str| -> Vec<String> {
            links
                .iter()
                .map(|name| format!("{of}.{}.take()", it.field_name(class, name)))
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
        self.out.line(format!(
            "let mut rest: Vec<Rc<Self>> = [{}].into_iter().flatten().collect();",
            own.join(", ")
        ));
        self.out.line("while let Some(node) = rest.pop() {");
        self.out.line(format!(
            "if let Some({needs_mut}node) = Rc::into_inner(node) {{"
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
                it.out.line(format!("self.{field}.borrow().clone()"));
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
                {
                    first.extend([*value, *index]);
                }
            }
            StmtKind::Augmented { target, value, .. } => match target {
                Target::Index(object, index) if self.is_held_place(*object) => {
                    first.extend([*index, *value]);
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
            let code = self.value(value, &ty)?;
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

    /// Refuses lines that may borrow what is borrowed already.
    pub(in super::super) fn check_guards(&mut self, stmt: &Stmt<'_>, lines: &[String]) -> Res<()> {
        if self.class_facts.held.is_empty() {
            return Ok(());
        }
        // What stands within has been looked at.
        let head = lines.iter().position(|it| it.ends_with('{'));
        let count = head
            .filter(|_| !stmt.suites().is_empty())
            .map_or(lines.len(), |it| it + 1);
        for line in &lines[..count] {
            let changing = line.matches(".borrow_mut()").count();
            let all = changing + line.matches(".borrow()").count();
            if changing > 0 && all > 1 {
                return refuse("a field that is changed while another is looked at");
            }
            let start = line.trim_start().trim_start_matches("} ");
            let is_kept = ["if let ", "else if let ", "while let ", "match ", "for "]
                .iter()
                .any(|it| start.starts_with(it) || start.contains(&format!("= {it}")));
            let is_open = line.ends_with('{');
            if all > 0
                && is_kept
                && is_open
                && (changing > 0 || !self.changes.are_none(stmt.start, stmt.end, Ty::is_shared))
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
        (Ty::Option(_), Form::Place) => {
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
