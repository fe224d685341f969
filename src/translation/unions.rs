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

    /// What is written of an enum, and where it comes to stand.
    pub(super) fn write_unions(&mut self, is_public: bool) {
        let mut at = 0;
        while at < self.unions.all.len() {
            let mark = self.out.mark();
            let ty = self.unions.all[at].ty.clone();
            let name = self.unions.all[at].name.clone();
            let place = self
                .unions
                .places
                .iter()
                .position(|it| camel(&it.0) == name);
            let named = place.map(|it| self.unions.places[it].1);
            self.out.origin = named.or_else(|| self.line_of_union(&ty));
            self.write_union(&ty, &name, is_public);
            let mut written: BTreeSet<UnionPart> = BTreeSet::new();
            loop {
                let waiting: Vec<UnionPart> = self.unions.all[at]
                    .parts
                    .difference(&written)
                    .cloned()
                    .collect();
                if waiting.is_empty() {
                    break;
                }
                self.write_union_parts(&ty, &name, &waiting, is_public);
                written.extend(waiting);
            }
            let to = match place {
                Some(it) => self.unions.places[it].2,
                None => self.unions.first.unwrap_or(mark.line()),
            };
            self.move_up(mark, to);
            at += 1;
        }
        if self.unions.shows_errors {
            let mark = self.out.mark();
            self.out.origin = None;
            self.write_repr_of_errors();
            let to = self.unions.first.unwrap_or(mark.line());
            self.move_up(mark, to);
        }
    }

    /// Moves the lines since a place up to another one.
    pub(super) fn move_up(&mut self, mark: super::out::Mark, to: usize) {
        let (lines, origins) = self.out.take_with_origins(mark);
        let count = lines.len();
        self.out.insert(to, lines, origins);
        for definition in &mut self.definitions {
            if definition.rust_line >= to {
                definition.rust_line += count;
            }
            if definition.rust_end_line > to {
                definition.rust_end_line += count;
            }
        }
        for written in &mut self.class_facts.written {
            if written.lines.start >= to {
                written.lines = written.lines.start + count..written.lines.end + count;
            }
        }
        for place in &mut self.unions.places {
            if place.2 >= to {
                place.2 += count;
            }
        }
        let names = self.unions.class_name_at.iter_mut().map(|it| &mut it.0);
        for place in names.chain(&mut self.unions.first) {
            if *place >= to {
                *place += count;
            }
        }
    }

    fn write_union(&mut self, ty: &Ty, name: &str, is_public: bool) {
        let public = if is_public { "pub " } else { "" };
        let members = ty.members();
        let mut derives = vec!["Debug", "Clone"];
        for class in ty.classes() {
            let of = self.derives(class);
            derives.retain(|it| of.contains(it) || *it == "Clone" && class.is_counted());
        }
        derives.retain(|it| matches!(*it, "Debug" | "Clone"));
        if ty.is_copy() {
            derives.push("Copy");
        }
        let numbers = members.iter().filter(|it| it.is_number()).count();
        if self.is_comparable(ty) && numbers < 2 {
            derives.push("PartialEq");
            if self.is_hashed(ty) {
                derives.extend(["Eq", "Hash"]);
            }
        }
        let is_json = self
            .unions
            .all
            .iter()
            .any(|it| it.ty == *ty && it.parts.contains(&UnionPart::Json));
        if is_json {
            derives.push("serde::Serialize");
        }
        if !derives.is_empty() {
            self.out.line(format!("#[derive({})]", derives.join(", ")));
        }
        if is_json {
            self.out.line("#[serde(untagged)]");
        }
        self.out.line(format!("{public}enum {name} {{"));
        for member in &members {
            let variant = self.variant_name(member);
            let rust = self.rust_type(member);
            self.out.line(format!("{variant}({rust}),"));
        }
        self.out.line("}");
        if self.is_comparable(ty) && numbers > 1 {
            self.write_number_equality(name, &members);
        }
    }

    /// `==` where numbers of several types are equal by their value.
    fn write_number_equality(&mut self, name: &str, members: &[Ty]) {
        self.out.line(format!("impl PartialEq for {name} {{"));
        self.out.line("fn eq(&self, other: &Self) -> bool {");
        self.out.line("match (self, other) {");
        for member in members {
            let variant = self.variant_name(member);
            self.out.line(format!(
                "(Self::{variant}(a), Self::{variant}(b)) => a == b,"
            ));
        }
        let has = |of: &Ty| members.contains(of);
        if has(&Ty::Bool) && has(&Ty::Int) {
            self.out.line(
                "(Self::Bool(a), Self::Int(b)) | (Self::Int(b), Self::Bool(a)) => i64::from(*a) == *b,",
            );
        }
        if has(&Ty::Bool) && has(&Ty::Float) {
            self.out.line(
                "(Self::Bool(a), Self::Float(b)) | (Self::Float(b), Self::Bool(a)) => f64::from(*a) == *b,",
            );
        }
        if has(&Ty::Int) && has(&Ty::Float) {
            let helper = self.helper("compare_exactly");
            self.import("std::cmp::Ordering");
            self.out.line(format!(
                "(Self::Int(a), Self::Float(b)) | (Self::Float(b), Self::Int(a)) => {helper}(*a, *b) == Some(Ordering::Equal),"
            ));
        }
        let all = if has(&Ty::Bool) && has(&Ty::Int) && has(&Ty::Float) {
            3
        } else {
            2
        };
        if members.len() > all {
            self.out.line("_ => false,");
        }
        self.out.line("}");
        self.out.line("}");
        self.out.line("}");
    }

    fn write_union_parts(&mut self, ty: &Ty, name: &str, parts: &[UnionPart], is_public: bool) {
        let public = if is_public { "pub " } else { "" };
        let own: Vec<&UnionPart> = parts
            .iter()
            .filter(|it| {
                !matches!(
                    it,
                    UnionPart::Display | UnionPart::Repr | UnionPart::Json | UnionPart::Order
                )
            })
            .collect();
        if !own.is_empty() {
            self.out.line(format!("impl {name} {{"));
            for part in own {
                self.write_own_part(ty, part, public);
            }
            self.out.line("}");
        }
        if parts.contains(&UnionPart::Order) {
            self.write_union_order(ty, name);
        }
        if parts.contains(&UnionPart::Display) {
            self.import("std::fmt");
            self.out.line(format!("impl fmt::Display for {name} {{"));
            self.out
                .line("fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {");
            self.out.line("match self {");
            for (variant, of, code) in self.union_arms(ty) {
                let mut template = super::format::Template::default();
                let arm = match self.printed_code(code, &mut template) {
                    Ok(()) => format!("write!(f, {})", template.inside()),
                    Err(_) => "todo!()".to_owned(),
                };
                self.out.line(format!("Self::{variant}({of}) => {arm},"));
            }
            self.out.line("}");
            self.out.line("}");
            self.out.line("}");
        }
        if parts.contains(&UnionPart::Repr) {
            self.helper("Repr");
            self.out.line(format!("impl Repr for {name} {{"));
            self.out.line("fn repr(&self) -> String {");
            self.out.line("match self {");
            for (variant, of, code) in self.union_arms(ty) {
                let arm = match self.repr(code) {
                    Ok(shown) => super::format::text_of_shown(&shown),
                    Err(_) => "todo!()".to_owned(),
                };
                self.out.line(format!("Self::{variant}({of}) => {arm},"));
            }
            self.out.line("}");
            self.out.line("}");
            self.out.line("}");
        }
    }

    /// The variants of an enum, each with a name for what it holds and that as it is seen there.
    fn union_arms(&self, ty: &Ty) -> Vec<(String, String, Code)> {
        let members = ty.members().into_iter();
        let arms = members.map(|it| {
            let variant = self.variant_name(&it);
            let name = match &it {
                Ty::Instance(_) | Ty::Enum(_) => snake(&variant),
                Ty::List(_) | Ty::Tuples(_) | Ty::Set(_) => "items".to_owned(),
                Ty::Tuple(_) => "parts".to_owned(),
                Ty::Dict(..) => "entries".to_owned(),
                Ty::Str => "text".to_owned(),
                Ty::Bool => "truth".to_owned(),
                Ty::Bytes => "bytes".to_owned(),
                _ => "number".to_owned(),
            };
            let code = if it.is_copy() {
                Code::new(format!("*{name}"), super::code::Prec::Unary, it).held(Form::Place)
            } else {
                Code::tight(name.clone(), it).held(Form::Ref)
            };
            (variant, name, code)
        });
        arms.collect()
    }

    fn write_own_part(&mut self, ty: &Ty, part: &UnionPart, public: &str) {
        match part {
            UnionPart::TypeName => {
                self.out
                    .line(format!("{public}fn type_name(&self) -> &'static str {{"));
                self.out.line("match self {");
                for member in ty.members() {
                    let variant = self.variant_name(&member);
                    let python = self.python_type_name(&member);
                    self.out.line(format!("Self::{variant}(_) => {python:?},"));
                }
                self.out.line("}");
                self.out.line("}");
            }
            UnionPart::As(at) => {
                let Some(member) = ty.members().into_iter().nth(*at) else {
                    return;
                };
                let name = self.as_member_name(&member);
                let variant = self.variant_name(&member);
                let rust = self.borrowed_type(&member);
                let value = if member.is_copy() {
                    "Some(*it)"
                } else {
                    "Some(it)"
                };
                self.out
                    .line(format!("{public}fn {name}(&self) -> Option<{rust}> {{"));
                self.out.line("match self {");
                self.out.line(format!("Self::{variant}(it) => {value},"));
                self.out.line("_ => None,");
                self.out.line("}");
                self.out.line("}");
            }
            UnionPart::Display | UnionPart::Repr | UnionPart::Json | UnionPart::Order => {}
            UnionPart::Method(methods) => self.write_forward(ty, methods, public),
            UnionPart::Field(name) => self.write_field_of_each(ty, name, public),
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
