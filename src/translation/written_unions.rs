//! Values of several types as enums, written with what is asked of them.

use super::code::{Code, Form};
use super::names::{camel, snake};
use super::translator::Translator;
use super::union_facts::UnionPart;
use crate::types::ty::Ty;
use std::collections::BTreeSet;

impl Translator<'_, '_> {
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
    pub(super) fn union_arms(&self, ty: &Ty) -> Vec<(String, String, Code)> {
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
}
