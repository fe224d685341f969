//! Matches of regular expressions, and their groups.

use super::code::{Code, Form, Prec, quoted};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A method of a match.
    pub(super) fn match_method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        given: &[Argument],
    ) -> Res<Code> {
        let values = self.plain(given)?;
        let ty = self.ty(id).clone();
        if !self.has_rust(&ty) {
            return refuse("groups of a match whose pattern is not known");
        }
        if !self.is_simple(object) {
            return self.group_of_new(object, values.as_slice(), name, &ty);
        }
        let found = self.match_of(object)?;
        match (name, values.as_slice()) {
            ("group", []) => Ok(whole(&found)),
            ("group", [one]) if self.regulars.is_branch_of(self.program, object, *one) => {
                Ok(whole(&found))
            }
            ("group", [one]) => self.group(&found, *one, &ty),
            ("group", many) => {
                let Ty::Tuple(types) = &ty else {
                    return refuse("groups of a match");
                };
                let mut parts = Vec::new();
                for (value, ty) in many.iter().zip(types) {
                    let group = self.group(&found, *value, ty)?;
                    parts.push(owned(&group));
                }
                Ok(Code::tight(format!("({})", parts.join(", ")), ty))
            }
            ("groups", []) => {
                let Ty::Tuple(types) = &ty else {
                    return refuse("groups of a match");
                };
                let part = |(at, ty): (usize, &Ty)| owned(&numbered(&found, at + 1, ty));
                let parts: Vec<String> = types.iter().enumerate().map(part).collect();
                let text = match parts.as_slice() {
                    [one] => format!("({one},)"),
                    parts => format!("({})", parts.join(", ")),
                };
                Ok(Code::tight(text, ty))
            }
            ("groupdict", []) => {
                let regular = self.regulars.of_expr(self.program, object);
                let Some(regular) = regular else {
                    return refuse("groups of a match whose pattern is not known");
                };
                let Ty::Dict(_, value, _) = &ty else {
                    return refuse("groups of a match");
                };
                let names = regular.groups.iter().filter_map(|it| it.name.as_ref());
                let pair = |name: &String| {
                    let group = owned(&named(&found, name, value));
                    format!("({}.to_string(), {group})", quoted(name))
                };
                let pairs: Vec<String> = names.map(pair).collect();
                self.rust_type(&ty);
                Ok(Code::tight(
                    format!("IndexMap::from([{}])", pairs.join(", ")),
                    ty,
                ))
            }
            ("start" | "end" | "span", [] | [_]) => {
                let group = values.first().copied();
                self.place_of_group(&found, object, group, name)
            }
            _ => refuse(format!("{name} of a match has no phrase yet")),
        }
    }

    /// `found[1]`.
    pub(super) fn match_item(&mut self, id: ExprId, object: ExprId, index: ExprId) -> Res<Code> {
        let ty = self.ty(id).clone();
        if !ty.some().is_text() {
            return refuse("a group of a match that is not known");
        }
        if !self.is_simple(object) {
            return self.group_of_new(object, &[index], "group", &ty);
        }
        let found = self.match_of(object)?;
        if self.regulars.is_branch_of(self.program, object, index) {
            return Ok(whole(&found));
        }
        self.group(&found, index, &ty)
    }

    /// One group of a match that nobody else sees.
    fn group_of_new(
        &mut self,
        object: ExprId,
        values: &[ExprId],
        name: &str,
        ty: &Ty,
    ) -> Res<Code> {
        if name != "group" || values.len() > 1 {
            return refuse("groups of a match that has no name");
        }
        self.ensure_some(object)?;
        let found = self.expr(object)?.receiver();
        let group = match values {
            [one] => self.group(&found, *one, ty)?,
            _ => whole(&found),
        };
        Ok(Code::tight(owned(&group), group.ty))
    }

    /// Whether an expression is a group of a match: a part of the text, in place.
    pub(super) fn is_group(&self, id: ExprId) -> bool {
        let is_match = |of: ExprId| *self.ty(of).some() == Ty::Foreign("re.Match");
        match self.kind(id) {
            Kind::Index(of, _) => is_match(*of),
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Attribute(of, name) => name == "group" && is_match(*of),
                _ => false,
            },
            _ => false,
        }
    }

    /// A match as what its groups are asked of.
    fn match_of(&mut self, object: ExprId) -> Res<String> {
        self.ensure_some(object)?;
        Ok(self.expr(object)?.receiver())
    }

    /// The branch of its pattern that a match is, by the name of its group.
    pub(super) fn last_group(&mut self, object: ExprId) -> Res<Code> {
        let Some(names) = self.regulars.branches(self.program, object) else {
            return refuse("the last group of a match that may have none");
        };
        let found = self.match_of(object)?;
        let names: Vec<String> = names.iter().map(|it| quoted(it)).collect();
        let text = format!(
            "[{}].into_iter().find(|it| {found}.name(it).is_some()).expect(\"one of the groups\")",
            names.join(", ")
        );
        Ok(Code::tight(text, Ty::Lit))
    }

    fn group(&mut self, found: &str, group: ExprId, ty: &Ty) -> Res<Code> {
        match self.kind(group) {
            Kind::Int(0) => Ok(whole(found)),
            Kind::Int(at) => match usize::try_from(*at) {
                Ok(at) => Ok(numbered(found, at, ty)),
                Err(_) => refuse("a group of a match that is not known"),
            },
            Kind::Str(name) => Ok(named(found, name, ty)),
            _ => refuse("a group of a match that is computed"),
        }
    }
}

fn whole(found: &str) -> Code {
    Code::new(format!("&{found}[0]"), Prec::Unary, Ty::Str).held(Form::Ref)
}

fn numbered(found: &str, at: usize, ty: &Ty) -> Code {
    taken(found, &at.to_string(), "get", ty)
}

fn named(found: &str, name: &str, ty: &Ty) -> Code {
    taken(found, &quoted(name), "name", ty)
}

fn taken(found: &str, key: &str, method: &str, ty: &Ty) -> Code {
    if matches!(ty, Ty::Option(_)) {
        let text = format!("{found}.{method}({key}).map(|it| it.as_str())");
        return Code::tight(text, ty.clone()).held(Form::Ref);
    }
    Code::new(format!("&{found}[{key}]"), Prec::Unary, Ty::Str).held(Form::Ref)
}

/// A group as an owned text, or as an option of one.
fn owned(group: &Code) -> String {
    match group.ty {
        Ty::Option(_) => group.text.replace("it.as_str()", "it.as_str().to_string()"),
        _ => format!("{}.to_string()", group.text.trim_start_matches('&')),
    }
}
