//! Values of several types at one place, as an enum that is named for what it holds.

use std::collections::BTreeSet;

use super::code::{Code, Form};
use super::names::{camel, snake};
use super::translator::{Res, Translator, refuse, unknown};
use super::union_facts::{UnionEnum, UnionPart};
use crate::types::ir::{ClassId, ExprId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The enum of a type, by its place; it is written from now on.
    fn union_at(&mut self, ty: &Ty) -> usize {
        if let Some(at) = self.unions.all.iter().position(|it| it.ty == *ty) {
            return at;
        }
        let name = self.name_for_union(ty);
        self.unions.all.push(UnionEnum {
            ty: ty.clone(),
            name,
            parts: BTreeSet::new(),
        });
        self.unions.all.len() - 1
    }

    fn name_for_union(&self, ty: &Ty) -> String {
        let alias = self.program.union_names.iter().find(|it| it.1 == *ty);
        let name = if let Some((alias, _)) = alias {
            camel(alias)
        } else {
            let members = ty.members();
            let mut names: Vec<String> = members.iter().map(|it| self.variant_name(it)).collect();
            let last = names.pop().unwrap_or_default();
            format!("{}Or{last}", names.concat())
        };
        let is_taken = |name: &String| {
            self.unions.all.iter().any(|it| it.name == *name)
                || self
                    .program
                    .class_ids()
                    .any(|it| self.class_name(it) == *name)
                || self.error_name == *name
        };
        if !is_taken(&name) {
            return name;
        }
        let mut names = (2..).map(|it| format!("{name}{it}"));
        names.find(|it| !is_taken(it)).unwrap_or(name)
    }

    /// The name of the enum of a type.
    pub(super) fn union_name(&mut self, ty: &Ty) -> String {
        let at = self.union_at(ty);
        self.unions.all[at].name.clone()
    }

    /// What a pattern or a call makes of a type as one of several.
    pub(super) fn variant_path(&mut self, union: &Ty, member: &Ty) -> String {
        if union.outcome().is_some() {
            let is_error = matches!(member, Ty::Error(_));
            return if is_error { "Err" } else { "Ok" }.to_owned();
        }
        format!("{}::{}", self.union_name(union), self.variant_name(member))
    }

    /// Sees to it that a part of an enum is written.
    pub(super) fn need_of_union(&mut self, ty: &Ty, part: UnionPart) {
        let at = self.union_at(ty);
        self.unions.all[at].parts.insert(part);
    }

    /// Whether a part of an enum is written already.
    pub(super) fn needs_of_union(&self, ty: &Ty, part: &UnionPart) -> bool {
        let mut all = self.unions.all.iter();
        all.any(|it| it.ty == *ty && it.parts.contains(part))
    }

    /// What a type is called as one of several.
    pub(super) fn variant_name(&self, member: &Ty) -> String {
        match member {
            Ty::Bool => "Bool".to_owned(),
            Ty::Int => "Int".to_owned(),
            Ty::Float => "Float".to_owned(),
            Ty::Str => "Str".to_owned(),
            Ty::Bytes => "Bytes".to_owned(),
            Ty::Tuple(_) | Ty::Tuples(_) => "Tuple".to_owned(),
            Ty::List(_) => "List".to_owned(),
            Ty::Dict(..) => "Dict".to_owned(),
            Ty::Set(_) => "Set".to_owned(),
            Ty::Instance(class) | Ty::Enum(class) => self.class_name(*class),
            _ => "Other".to_owned(),
        }
    }

    /// Whether Rust has an enum for values of several types.
    pub(super) fn has_union(&self, members: &[Ty]) -> bool {
        if let [of, error @ Ty::Error(_)] = members {
            let is_plain = !of.borrows()
                && !of.holds_function()
                && !of.classes().iter().any(|it| it.is_counted());
            return is_plain && self.has_known_rust(of) && self.has_known_rust(error);
        }
        let is_error = |it: &Ty| matches!(it, Ty::Error(_));
        !members.iter().any(is_error)
            && members.iter().all(|it| match it {
                Ty::Instance(class) => !class.is_counted() && self.classes.contains(class),
                Ty::List(of) if **of == Ty::Own => true,
                Ty::Dict(key, value, _) if **value == Ty::Own => key.is_text(),
                it => self.has_known_rust(it) && !it.borrows() && !it.holds_function(),
            })
    }

    /// An owned value as one of several types.
    pub(super) fn as_member(&mut self, code: Code, want: &Ty) -> Res<Code> {
        if !self.has_known_rust(want) {
            return refuse(unknown(want));
        }
        if code.ty == Ty::Real {
            if !self.has_numbers {
                return self.shows_number();
            }
            return self.number_as_member(&code, want);
        }
        if let Ty::Union(_) = &code.ty {
            return self.as_wider_union(&code, want);
        }
        let Some(member) = want.member_for(&code.ty) else {
            return refuse("values of more than one type meet here");
        };
        let inner = self.coerced(code, &member)?;
        let variant = self.variant_path(want, &member);
        Ok(Code::tight(
            format!("{variant}({})", inner.text),
            want.clone(),
        ))
    }

    /// A number that is an int or a float as one of several types.
    fn number_as_member(&mut self, code: &Code, want: &Ty) -> Res<Code> {
        let members = want.members();
        if ![Ty::Int, Ty::Float].iter().all(|it| members.contains(it)) {
            return refuse("values of more than one type meet here");
        }
        let to = self.union_name(want);
        let text = format!(
            "match {} {{ Number::Int(it) => {to}::{}(it), Number::Float(it) => {to}::{}(it) }}",
            code.text,
            self.variant_name(&Ty::Int),
            self.variant_name(&Ty::Float)
        );
        Ok(Code::new(text, super::code::Prec::Loose, want.clone()))
    }

    /// One of few types as one of more.
    fn as_wider_union(&mut self, code: &Code, want: &Ty) -> Res<Code> {
        let (few, more) = (code.ty.members(), want.members());
        let is_outcome = code.ty.outcome().is_some() || want.outcome().is_some();
        if is_outcome || !few.iter().all(|it| more.contains(it)) || code.form != Form::Value {
            return refuse("values of more than one type meet here");
        }
        let (from, to) = (self.union_name(&code.ty.clone()), self.union_name(want));
        let arms: Vec<String> = few
            .iter()
            .map(|it| {
                let variant = self.variant_name(it);
                format!("{from}::{variant}(it) => {to}::{variant}(it)")
            })
            .collect();
        let text = format!("match {} {{ {} }}", code.text, arms.join(", "));
        Ok(Code::new(text, super::code::Prec::Loose, want.clone()))
    }

    /// Whether a field of a class stands in a box, as the class would hold itself without end.
    pub(super) fn is_boxed_field(&self, class: ClassId, ty: &Ty) -> bool {
        let Ty::Union(_) = ty else {
            return false;
        };
        let mut seen = Vec::new();
        self.holds_flat(ty, class, &mut seen)
    }

    /// Whether a value of a type holds an instance of a class without a list or a box between.
    fn holds_flat(&self, ty: &Ty, class: ClassId, seen: &mut Vec<ClassId>) -> bool {
        match ty {
            Ty::Union(items) | Ty::Tuple(items) => {
                items.iter().any(|it| self.holds_flat(it, class, seen))
            }
            Ty::Option(of) => self.holds_flat(of, class, seen),
            Ty::Instance(of) if *of == class => true,
            Ty::Instance(of) if !seen.contains(of) => {
                seen.push(*of);
                self.fields_of(*of)
                    .any(|(_, it)| self.holds_flat(it, class, seen))
            }
            _ => false,
        }
    }

    /// The name of the method that gives a value as one of its types.
    pub(super) fn as_member_name(&self, member: &Ty) -> String {
        let name = snake(&self.variant_name(member));
        format!("as_{}", name.trim_end_matches('_'))
    }

    /// What Python calls the class of a value.
    pub(super) fn python_type_name(&self, member: &Ty) -> String {
        match member {
            Ty::Instance(class) | Ty::Enum(class) => self.program.classes[class.at()].name.clone(),
            member => self.variant_name(member).to_lowercase(),
        }
    }

    /// `type(x).__name__` of a value of several types.
    pub(super) fn type_name_of_union(&mut self, of: ExprId) -> Res<Code> {
        let code = self.expr(of)?;
        let Ty::Union(_) = code.ty.clone() else {
            return refuse("the name of a class");
        };
        if code.ty.outcome().is_some() {
            return self.type_name_of_outcome(&code);
        }
        if !self.has_known_rust(&code.ty) {
            return refuse(unknown(&code.ty));
        }
        self.need_of_union(&code.ty.clone(), UnionPart::TypeName);
        Ok(Code::tight(
            format!("{}.type_name()", code.receiver()),
            Ty::Lit,
        ))
    }

    /// `str(x)` or `repr(x)` of a value of several types.
    pub(super) fn shown_union(&mut self, code: &Code, is_repr: bool) -> Res<Code> {
        if code.ty.outcome().is_some() {
            return self.shown_outcome(code, is_repr);
        }
        let ty = code.ty.clone();
        if !self.has_known_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let part = if is_repr {
            UnionPart::Repr
        } else {
            UnionPart::Display
        };
        self.check_shown_union(&ty, &part)?;
        self.need_of_union(&ty, part);
        let method = if is_repr {
            self.helper("Repr");
            "repr"
        } else {
            "to_string"
        };
        Ok(Code::tight(
            format!("{}.{method}()", code.receiver()),
            Ty::Str,
        ))
    }

    /// Sees to it that each of the types can be shown.
    pub(super) fn check_shown_union(&mut self, ty: &Ty, part: &UnionPart) -> Res<()> {
        let at = self.union_at(ty);
        if self.unions.all[at].parts.contains(part) {
            return Ok(());
        }
        // What it holds of itself is shown as it is.
        self.unions.all[at].parts.insert(part.clone());
        let mut outcome = Ok(());
        for (_, _, code) in self.union_arms(ty) {
            let shown = if *part == UnionPart::Repr {
                self.repr(code).map(|_| ())
            } else {
                let mut template = super::format::Template::default();
                self.printed_code(code, &mut template)
            };
            if shown.is_err() {
                outcome = shown;
                break;
            }
        }
        if outcome.is_err() {
            self.unions.all[at].parts.remove(part);
        }
        outcome
    }
}
