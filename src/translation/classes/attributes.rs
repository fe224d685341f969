//! Attributes of classes themselves: constants, values that all instances share, defaults of fields.

use super::super::code::{Code, Form, Prec};
use super::super::names::screaming;
use super::super::translator::{Res, Translator, refuse, unknown};
use super::super::{DecisionKind, effects};
use super::AttributeForm;
use crate::types::class_form::ClassForm;
use crate::types::ir::{ClassId, ExprId, Kind, StmtKind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Finds out how the attributes of a class are used.
    pub(super) fn settle_attributes(&mut self, id: ClassId) {
        let names: Vec<(String, ExprId, Ty)> = self.program.classes[id.at()]
            .attributes
            .iter()
            .map(|it| {
                (
                    it.name.clone(),
                    it.value,
                    self.program.var(it.var).ty.clone(),
                )
            })
            .collect();
        let is_record = matches!(
            self.program.form(id),
            ClassForm::Record(_) | ClassForm::Tuple
        );
        for (name, value, ty) in names {
            let is_field = self.types.fields.contains_key(&(id, name.clone()));
            let is_assigned = self.is_assigned_through_class(id, &name);
            let is_changed = self.is_changed_in_place(id, &name);
            let form = match (is_field, is_assigned, is_changed) {
                (true, false, false) if !is_record => AttributeForm::Field,
                (false, true, false) if ty.is_copy() && self.is_constant_value(value) => {
                    AttributeForm::Cell
                }
                (false, false, false) if self.is_constant_value(value) && is_const_type(&ty) => {
                    AttributeForm::Const
                }
                (false, false, false) if self.is_still_value(value) => AttributeForm::Lazy,
                _ => AttributeForm::Refused,
            };
            self.class_facts.attributes.insert((id, name), form);
        }
        self.settle_constants(id);
    }

    /// The attribute that `object.name` reads, if it is one of a class.
    pub(in super::super) fn attribute_form(
        &self,
        class: ClassId,
        name: &str,
    ) -> Option<(ClassId, AttributeForm)> {
        let (owner, _) = self.program.class_attribute(class, name)?;
        let form = self
            .class_facts
            .attributes
            .get(&(owner, name.to_owned()))
            .copied()?;
        Some((owner, form))
    }

    fn is_assigned_through_class(&self, id: ClassId, name: &str) -> bool {
        let mut found = false;
        self.each_target(&mut |target| {
            if let Target::Attribute(object, of) = target
                && of == name
                && matches!(self.ty(*object), Ty::Class(class) if self.program.lineage(*class).contains(&id))
            {
                found = true;
            }
        });
        found
    }

    /// Calls `each` with all targets of all assignments of the file.
    pub(in super::super) fn each_target(&self, each: &mut impl FnMut(&Target)) {
        let bodies = self.program.funcs.iter().map(|it| &it.body);
        for body in bodies.chain(self.program.classes.iter().map(|it| &it.body)) {
            body.each_target(each);
        }
    }

    /// Whether what an attribute holds is changed in place through any name.
    fn is_changed_in_place(&self, id: ClassId, name: &str) -> bool {
        let reads = |expr: ExprId| match self.kind(expr) {
            Kind::Attribute(object, of) if of == name => match self.ty(*object).some() {
                Ty::Instance(class) | Ty::Class(class) | Ty::Enum(class) => {
                    self.program.lineage(*class).contains(&id)
                }
                _ => false,
            },
            _ => false,
        };
        let below = |expr: ExprId| {
            let mut at = expr;
            loop {
                if reads(at) {
                    return true;
                }
                match self.kind(at) {
                    Kind::Index(of, _) | Kind::Attribute(of, _) => at = *of,
                    _ => return false,
                }
            }
        };
        let mut found = false;
        self.each_target(&mut |target| match target {
            Target::Index(object, _) | Target::Slice(object, _) => found |= below(*object),
            Target::Attribute(object, _) => found |= below(*object),
            _ => {}
        });
        found
            || self.program.exprs.iter().any(|it| match &it.kind {
                Kind::Call(func, arguments) => {
                    let is_change = match self.kind(*func) {
                        Kind::Attribute(object, method) => {
                            effects::changes(method) && below(*object)
                        }
                        _ => false,
                    };
                    // What it is passed to may change or keep it.
                    is_change
                        || !matches!(self.kind(*func), Kind::Builtin(_) | Kind::Attribute(..))
                            && arguments
                                .iter()
                                .any(|it| reads(it.value) && self.ty(it.value).is_shared())
                }
                _ => false,
            })
    }

    fn is_constant_value(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) | Kind::None | Kind::Str(_) => true,
            Kind::Tuple(items) | Kind::List(items) => {
                items.iter().all(|it| self.is_constant_value(*it))
            }
            Kind::Call(func, given) => {
                matches!(self.kind(*func), Kind::Import(name) if name == "decimal.Decimal")
                    && matches!(given.as_slice(), [only] if matches!(self.kind(only.value), Kind::Str(_)))
            }
            Kind::Attribute(object, _) => {
                matches!(self.ty(*object), Ty::Class(_)) && matches!(self.ty(id), Ty::Enum(_))
            }
            _ => false,
        }
    }

    fn is_still_value(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Tuple(items) | Kind::List(items) | Kind::Set(items) => {
                items.iter().all(|it| self.is_still_value(*it))
            }
            Kind::Dict(items) => items.iter().all(|(key, value)| {
                key.is_some_and(|it| self.is_still_value(it)) && self.is_still_value(*value)
            }),
            Kind::Binary(_, a, b) => self.is_still_value(*a) && self.is_still_value(*b),
            Kind::Call(func, _) if matches!(self.kind(*func), Kind::Import(name) if name == "re.compile") => {
                self.regulars.of_expr(self.program, id).is_some()
            }
            Kind::Call(func, arguments) => {
                matches!(self.kind(*func), Kind::Builtin(name) if matches!(name.as_str(), "list" | "dict" | "set" | "tuple" | "frozenset" | "range" | "sorted" | "len" | "max" | "min"))
                    && arguments.iter().all(|it| self.is_still_value(it.value))
            }
            _ => self.is_constant_value(id),
        }
    }

    /// Reads an attribute of a class.
    pub(super) fn class_attribute(&mut self, class: ClassId, name: &str) -> Res<Code> {
        let Some((owner, form)) = self.attribute_form(class, name) else {
            return refuse("an attribute that the class does not have");
        };
        if !self.classes.contains(&owner) {
            return refuse("classes of this kind are not drafted yet");
        }
        let Some((_, attribute)) = self.program.class_attribute(class, name) else {
            return refuse("an attribute that the class does not have");
        };
        let ty = self.program.var(attribute.var).ty.clone();
        if !self.has_known_rust(&ty) {
            return refuse(unknown(&ty));
        }
        match form {
            AttributeForm::Const => {
                let text = format!("{}::{}", self.class_name(owner), screaming(name));
                let held = if ty.is_copy() { Form::Place } else { Form::Ref };
                Ok(Code::tight(text, ty).held(held))
            }
            AttributeForm::Lazy if ty == Ty::Foreign("re.Pattern") => {
                Ok(Code::tight(self.static_name(owner, name), ty).held(Form::Place))
            }
            AttributeForm::Lazy => {
                let text = format!("*{}", self.static_name(owner, name));
                Ok(Code::new(text, Prec::Unary, ty).held(Form::Place))
            }
            AttributeForm::Cell => Ok(self.small(&self.static_name(owner, name), ty)),
            AttributeForm::Field => refuse("the default of a field, read through its class"),
            AttributeForm::Own => refuse("an attribute that each class has of its own"),
            AttributeForm::Refused => refuse("an attribute of a class that all share and change"),
        }
    }

    /// `Class.name = value`.
    pub(in super::super) fn assign_class_attribute(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
        value: ExprId,
    ) -> Res<()> {
        match self.attribute_form(class, name) {
            Some((owner, AttributeForm::Cell))
                if self.classes.contains(&owner) && self.is_class_itself(object, owner) =>
            {
                let Some((_, attribute)) = self.program.class_attribute(class, name) else {
                    return refuse("an attribute that the class does not have");
                };
                let ty = self.program.var(attribute.var).ty.clone();
                let code = self.value(value, &ty)?;
                let name = self.static_name(owner, name);
                let line = self.set_small(&name, &code.text);
                self.out.line(line);
                Ok(())
            }
            _ => refuse("an assignment to an attribute of a class"),
        }
    }

    /// Whether an expression is this very class: assigned through one that derives from it, an attribute is
    /// that one's own.
    fn is_class_itself(&self, object: ExprId, owner: ClassId) -> bool {
        match (self.kind(object), self.ty(object)) {
            (Kind::Class(class), _) => *class == owner,
            (_, Ty::Class(class)) => *class == owner && !self.program.is_base(owner),
            _ => false,
        }
    }

    /// What a static that stands for an attribute is called.
    pub(in super::super) fn static_name(&self, owner: ClassId, name: &str) -> String {
        let class = &self.program.classes[owner.at()].name;
        format!(
            "{}_{}",
            screaming(class),
            screaming(name.trim_start_matches('_'))
        )
    }

    /// Writes the attributes of a class that are no constants of its type.
    pub(super) fn write_statics(&mut self, id: ClassId) {
        let attributes = self.program.classes[id.at()].attributes.clone();
        for attribute in attributes {
            let form = self
                .class_facts
                .attributes
                .get(&(id, attribute.name.clone()))
                .copied();
            let ty = self.program.var(attribute.var).ty.clone();
            if !matches!(form, Some(AttributeForm::Cell | AttributeForm::Lazy)) {
                continue;
            }
            self.statements += 1;
            self.out.origin = Some(attribute.line);
            let name = self.static_name(id, &attribute.name);
            let code = if self.has_known_rust(&ty) {
                self.value(attribute.value, &ty)
            } else {
                refuse(unknown(&ty))
            };
            match (code, form) {
                (Ok(code), Some(AttributeForm::Cell)) => {
                    self.drafted += 1;
                    let rust = self.rust_type(&ty);
                    let class = self.program.classes[id.at()].name.clone();
                    self.decide(
                        attribute.line,
                        DecisionKind::SharedState,
                        format!(
                            "{class}.{} is shared by all instances and changes: it is a thread_local Cell; a field of whoever makes the instances, or an atomic, would do as well",
                            attribute.name
                        ),
                    );
                    let line = self.static_cell(&name, &rust, &code.text);
                    self.out.line(line);
                }
                (Ok(code), _) => {
                    self.drafted += 1;
                    let rust = self.rust_type(&ty);
                    self.import("std::sync::LazyLock");
                    self.out.line(format!(
                        "static {name}: LazyLock<{rust}> = LazyLock::new(|| {});",
                        code.text
                    ));
                }
                (Err(refusal), _) => {
                    self.left_out_attribute(id, &attribute.name, attribute.line, &refusal.0);
                }
            }
        }
    }

    /// A hole for an attribute, in a function that nobody calls.
    fn left_out_attribute(&mut self, id: ClassId, name: &str, line: usize, why: &str) {
        self.class_facts
            .attributes
            .insert((id, name.to_owned()), AttributeForm::Refused);
        let Some(span) = self.attribute_span(id, name) else {
            return;
        };
        let left = self.fresh("left_out");
        let hole = self.hole(&span, line, why);
        self.out.line(format!("pub fn {left}() {{"));
        self.out.line(format!("{hole};"));
        self.out.line("}");
    }

    fn attribute_span(&self, id: ClassId, name: &str) -> Option<crate::python::source::Span> {
        let body = &self.program.classes[id.at()].body.body;
        body.iter().find_map(|stmt| match &stmt.kind {
            StmtKind::Assign { targets, .. } => match targets.as_slice() {
                [Target::Var(var)] if self.program.var(*var).name == name => {
                    Some(stmt.span.clone())
                }
                _ => None,
            },
            _ => None,
        })
    }

    /// Writes the constants of a class into its `impl`.
    pub(super) fn write_constants(&mut self, id: ClassId, is_public: bool) {
        let attributes = self.program.classes[id.at()].attributes.clone();
        for attribute in attributes {
            let form = self
                .class_facts
                .attributes
                .get(&(id, attribute.name.clone()))
                .copied();
            let ty = self.program.var(attribute.var).ty.clone();
            self.out.origin = Some(attribute.line);
            match form {
                Some(AttributeForm::Const) => {
                    self.statements += 1;
                    let public = if is_public { "pub " } else { "" };
                    let name = screaming(&attribute.name);
                    let code = if self.has_known_rust(&ty) {
                        self.value(attribute.value, &ty)
                    } else {
                        refuse(unknown(&ty))
                    };
                    match code {
                        Ok(code) => {
                            self.drafted += 1;
                            let (rust, text) = match &ty {
                                Ty::List(of) | Ty::Tuples(of) => (
                                    format!("&'static [{}]", self.rust_type(of)),
                                    format!("&{}", code.text.strip_prefix("vec!").unwrap_or("[]")),
                                ),
                                ty => (self.rust_type(ty), code.text),
                            };
                            let rust = rust.replace("&'static ", "&");
                            self.out
                                .line(format!("{public}const {name}: {rust} = {text};"));
                        }
                        Err(refusal) => {
                            self.left_out_attribute(
                                id,
                                &attribute.name,
                                attribute.line,
                                &refusal.0,
                            );
                        }
                    }
                }
                Some(AttributeForm::Refused) | None => {
                    self.statements += 1;
                    self.left_out_attribute(
                        id,
                        &attribute.name,
                        attribute.line,
                        "an attribute of a class that all share and change",
                    );
                }
                Some(AttributeForm::Field) => {
                    self.statements += 1;
                    self.drafted += 1;
                    self.out.seen(attribute.line);
                }
                // Its lines stand where the trait is written.
                Some(AttributeForm::Own) => {
                    self.statements += 1;
                    self.drafted += 1;
                }
                Some(_) => {}
            }
        }
    }

    /// `Class.name op= value`.
    pub(in super::super) fn augmented_class_attribute(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
        sign: &str,
        value: ExprId,
    ) -> Res<()> {
        match self.attribute_form(class, name) {
            Some((owner, AttributeForm::Cell))
                if self.classes.contains(&owner) && self.is_class_itself(object, owner) =>
            {
                let Some((_, attribute)) = self.program.class_attribute(class, name) else {
                    return refuse("an attribute that the class does not have");
                };
                let ty = self.program.var(attribute.var).ty.clone();
                if !matches!(ty, Ty::Int | Ty::Float) {
                    return refuse("an operator on an attribute of a class");
                }
                let code = self.value(value, &ty)?;
                let name = self.static_name(owner, name);
                let line = self.change_small(&name, sign, &code);
                self.out.line(line);
                Ok(())
            }
            _ => refuse("an attribute of a class that all share and change"),
        }
    }
}

/// Whether a constant of Rust can be of a type.
fn is_const_type(ty: &Ty) -> bool {
    match ty {
        Ty::List(of) | Ty::Tuples(of) => of.is_copy(),
        ty => ty.is_copy(),
    }
}
