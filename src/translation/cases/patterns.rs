//! A pattern of Python as one of Rust, and what it binds.

use rustpython_ast::UnaryOp;

use super::subjects::seen_type;
use super::{Arm, Looks, Seen};
use crate::translation::code::{Form, quoted, quoted_char};
use crate::translation::literals::integer;
use crate::translation::seq::Item;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::cases::Pattern;
use crate::types::ir::{ExprId, Kind, Target, VarId};
use crate::types::ty::Ty;

/// Why a pattern of alternatives has no form of its own.
pub(super) const GUARDED: &str = "alternatives that take a guard";

impl Translator<'_, '_> {
    pub(super) fn pattern_text(
        &mut self,
        pattern: &Pattern,
        seen: &Seen,
        arm: &mut Arm,
        is_some: bool,
    ) -> Res<String> {
        match (pattern, seen) {
            (Pattern::Any, _) => Ok("_".to_owned()),
            (Pattern::Bind(_), _) if arm.looks == Looks::Asks => Ok("_".to_owned()),
            (Pattern::As(inner, _), seen) if arm.looks == Looks::Asks => {
                self.pattern_text(inner, seen, arm, is_some)
            }
            (Pattern::Sequence(..), Seen::Ref(ty @ (Ty::List(_) | Ty::Tuples(_)))) => {
                self.list_within(pattern, &ty.clone(), arm)
            }
            (Pattern::Bind(var), Seen::Maybe(inner)) if is_some => {
                let inner = self.bound_pattern(*var, inner, arm)?;
                Ok(format!("Some({inner})"))
            }
            (Pattern::Bind(var), seen) => self.bound_pattern(*var, seen, arm),
            (Pattern::Value(value), Seen::Maybe(_)) if matches!(self.kind(*value), Kind::None) => {
                Ok("None".to_owned())
            }
            (Pattern::Or(all), Seen::Maybe(inner))
                if all.iter().all(
                    |it| matches!(it, Pattern::Value(it) if !matches!(self.kind(*it), Kind::None)),
                ) =>
            {
                let inner = self.pattern_text(pattern, inner, arm, false)?;
                Ok(format!("Some({inner})"))
            }
            (Pattern::Or(all), seen) => {
                let mut texts = Vec::new();
                for one in all {
                    let before = arm.guards.len();
                    texts.push(self.pattern_text(one, seen, arm, false)?);
                    if arm.guards.len() > before {
                        return refuse(GUARDED);
                    }
                }
                Ok(texts.join(" | "))
            }
            (Pattern::As(inner, var), seen) => {
                let text = self.pattern_text(inner, seen, arm, false)?;
                if let (Seen::Maybe(inside), Some(text)) = (
                    seen,
                    text.strip_prefix("Some(")
                        .and_then(|it| it.strip_suffix(')')),
                ) {
                    let name = self.bound_pattern(*var, inside, arm)?;
                    return Ok(format!("Some({})", at_pattern(&name, text)));
                }
                let name = self.bound_pattern(*var, seen, arm)?;
                Ok(at_pattern(&name, &text))
            }
            (pattern, Seen::Maybe(inner)) => {
                let inner = self.pattern_text(pattern, inner, arm, false)?;
                Ok(format!("Some({inner})"))
            }
            (Pattern::Value(value), seen) => self.value_pattern(*value, seen, arm),
            (Pattern::Sequence(items, star), seen) => {
                self.sequence_pattern(items, *star, seen, arm)
            }
            (
                Pattern::Mapping(items, None),
                Seen::Ref(Ty::Instance(class)) | Seen::Value(Ty::Instance(class)),
            ) => self.mapping_pattern(*class, items, seen, arm),
            (Pattern::Mapping(..), _) => refuse("a mapping in a pattern"),
            (
                Pattern::Class {
                    class,
                    positional,
                    keywords,
                },
                seen,
            ) => self.class_pattern(*class, positional, keywords, seen, arm),
        }
    }

    /// The name of a variable in a pattern.
    pub(super) fn bound_pattern(&mut self, var: VarId, seen: &Seen, arm: &mut Arm) -> Res<String> {
        let target = Target::Var(var);
        match seen {
            Seen::Value(ty) if ty.is_copy() => self.pattern_of(&target, &Item::Value, ty),
            Seen::Value(_) => refuse("a whole value that a case binds"),
            Seen::Text(_) if self.bindings[var.at()].needs_mut => {
                refuse("a text of a case that is assigned anew")
            }
            Seen::Text(ty) => {
                let ty = match &self.program.var(var).ty {
                    Ty::Lit => Ty::Lit,
                    _ => ty.clone(),
                };
                let item = if ty == Ty::Lit {
                    Item::Value
                } else {
                    Item::Text
                };
                self.pattern_of(&target, &item, &ty)
            }
            Seen::Ref(ty) => {
                if self.bindings[var.at()].needs_mut {
                    return refuse("what a case binds is assigned anew");
                }
                let name = self.pattern_of(&target, &Item::Value, ty)?;
                self.bound.insert(var, Form::Ref);
                if *ty == Ty::Str {
                    self.strings.insert(var);
                }
                Ok(name)
            }
            Seen::Slice {
                ty,
                is_place: false,
                ..
            } => {
                let name = self.pattern_of(&target, &Item::Value, &ty.clone())?;
                self.bound.insert(var, Form::Ref);
                Ok(name)
            }
            Seen::Maybe(inner) if self.program.var(var).ty == Ty::option(seen_type(inner)) => {
                let ty = Ty::option(seen_type(inner));
                let name = self.pattern_of(&target, &Item::Value, &ty)?;
                let (opened, form) = match &**inner {
                    Seen::Value(_) => return Ok(name),
                    Seen::Text(_) => {
                        self.bound.insert(var, Form::Ref);
                        return Ok(name);
                    }
                    Seen::Ref(of) if of.is_copy() => (format!("*{name}"), Form::Place),
                    Seen::Ref(Ty::Str) => (format!("{name}.as_deref()"), Form::Ref),
                    _ => (format!("{name}.as_ref()"), Form::Ref),
                };
                if name != "_" && !name.starts_with('_') {
                    arm.opened.push((var, opened, form));
                }
                Ok(name)
            }
            Seen::Slice { ty, .. }
                if arm.whole.is_some() && self.program.var(var).occurrences.len() > 1 =>
            {
                self.pattern_of(&target, &Item::Value, &ty.clone())?;
                if let Some(whole) = &arm.whole {
                    let whole = whole.clone();
                    arm.opened.push((var, whole, Form::Ref));
                }
                Ok("_".to_owned())
            }
            Seen::Parts(_) | Seen::Slice { .. } | Seen::Maybe(_) => {
                if self.program.var(var).occurrences.len() > 1 {
                    return refuse("a whole value that a case binds");
                }
                Ok("_".to_owned())
            }
        }
    }

    /// A literal, or the member of an enum.
    fn value_pattern(&mut self, value: ExprId, seen: &Seen, arm: &mut Arm) -> Res<String> {
        let small = match self.kind(value) {
            Kind::Int(int) => Some(*int),
            Kind::Unary(UnaryOp::USub, of) => match self.kind(*of) {
                Kind::Int(int) => Some(-int),
                _ => None,
            },
            _ => None,
        };
        match (self.kind(value), seen) {
            (_, Seen::Value(Ty::Int) | Seen::Ref(Ty::Int)) if let Some(int) = small => {
                Ok(integer(int))
            }
            (kind, Seen::Value(union @ Ty::Union(_)) | Seen::Ref(union @ Ty::Union(_))) => {
                let member = match kind {
                    Kind::Str(_) => Ty::Str,
                    Kind::Bool(_) => Ty::Bool,
                    _ if small.is_some() => Ty::Int,
                    _ => return refuse("a pattern of another type"),
                };
                // A number is equal to one of another type.
                let numbers = union.members().iter().filter(|it| it.is_number()).count();
                let (Some(member), true) =
                    (union.member_for(&member), member == Ty::Str || numbers < 2)
                else {
                    return refuse("a pattern of another type");
                };
                let name = self.union_name(&union.clone());
                let variant = self.variant_name(&member);
                let inner = self.value_pattern(value, &Seen::Ref(member), arm)?;
                Ok(format!("{name}::{variant}({inner})"))
            }
            (Kind::Bool(truth), Seen::Value(Ty::Bool) | Seen::Ref(Ty::Bool)) => {
                Ok(truth.to_string())
            }
            (Kind::Str(text), Seen::Text(_) | Seen::Ref(Ty::Lit) | Seen::Value(Ty::Lit)) => {
                Ok(quoted(text))
            }
            (Kind::Str(text), Seen::Value(Ty::Char) | Seen::Ref(Ty::Char)) => {
                let mut chars = text.chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) => Ok(quoted_char(c)),
                    _ => refuse("a pattern that never matches"),
                }
            }
            (Kind::Attribute(..), Seen::Value(ty @ Ty::Enum(_)) | Seen::Ref(ty @ Ty::Enum(_)))
                if self.ty(value) == ty =>
            {
                Ok(self.expr(value)?.text)
            }
            (Kind::Str(_), Seen::Ref(Ty::Str)) if arm.looks == Looks::Binds => Ok("_".to_owned()),
            (Kind::Str(text), Seen::Ref(Ty::Str)) => {
                let name = self.fresh("text");
                arm.guards.push(format!("{name} == {}", quoted(text)));
                Ok(name)
            }
            (
                _,
                Seen::Value(ty @ (Ty::Float | Ty::Real)) | Seen::Ref(ty @ (Ty::Float | Ty::Real)),
            ) if *self.ty(value) == Ty::Float || small.is_some() => {
                if arm.looks == Looks::Binds {
                    return Ok("_".to_owned());
                }
                let code = self.value(value, ty)?;
                let name = self.fresh("number");
                let star = if matches!(seen, Seen::Ref(_)) {
                    "*"
                } else {
                    ""
                };
                arm.guards.push(format!("{star}{name} == {}", code.text));
                Ok(name)
            }
            _ => refuse("a pattern of another type"),
        }
    }
}

/// `name @ pattern`.
pub(super) fn at_pattern(name: &str, pattern: &str) -> String {
    match pattern {
        "_" => name.to_owned(),
        pattern if name == "_" => pattern.to_owned(),
        pattern if pattern.contains(" | ") => format!("{name} @ ({pattern})"),
        pattern => format!("{name} @ {pattern}"),
    }
}
