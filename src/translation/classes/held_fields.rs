//! Fields of counted instances, read, assigned and shown through the cells that hold them.

use super::super::class_facts::{Held, Part};
use super::super::code::{Code, Form, Prec, holds_guard};
use super::super::translator::{Res, Translator, refuse};
use crate::rust::taken::{INSTANCE, taken};
use crate::types::ir::{ClassId, ExprId, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
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
                .are_none_of_others(from, to, |part| self.holds(&ty, part, 0))
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
            if self.is_partial(class) {
                return refuse("an attribute of a base that is left out");
            }
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
}

/// What is an instance, or has to be one.
fn instance(of: &Code) -> String {
    match (&of.ty, of.form) {
        (Ty::Option(_), Form::Place | Form::MutRef) => taken(&of.receiver(), ".as_ref()", INSTANCE),
        (Ty::Option(_), _) => taken(&of.receiver(), "", INSTANCE),
        _ => of.receiver(),
    }
}

/// Whether a copy of a value is another name for an instance.
fn is_pointer(ty: &Ty) -> bool {
    ty.some().is_counted()
}
