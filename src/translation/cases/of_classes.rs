//! Patterns of classes: structs, members of unions and enums.

use super::{Arm, Seen};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::cases::Pattern;
use crate::types::ir::{ClassId, ExprId, Kind};
use crate::types::match_args::match_args;
use crate::types::ty::Ty;
use crate::types::unions;

impl Translator<'_, '_> {
    pub(super) fn class_pattern(
        &mut self,
        class: ExprId,
        positional: &[Pattern],
        keywords: &[(String, Pattern)],
        seen: &Seen,
        arm: &mut Arm,
    ) -> Res<String> {
        let (Seen::Value(ty) | Seen::Ref(ty) | Seen::Text(ty) | Seen::Slice { ty, .. }) = seen
        else {
            return refuse("a pattern of another type");
        };
        match (self.kind(class), ty) {
            (_, Ty::Union(_)) => self.member_pattern(class, &ty.clone(), positional, keywords, arm),
            (Kind::Builtin(name), ty) => {
                let is_same = match name.as_str() {
                    "int" => matches!(ty, Ty::Int | Ty::BigInt | Ty::Bool),
                    "float" => *ty == Ty::Float,
                    "bool" => *ty == Ty::Bool,
                    "str" => ty.is_text(),
                    "list" => matches!(ty, Ty::List(_)),
                    "tuple" => matches!(ty, Ty::Tuples(_) | Ty::Tuple(_)),
                    _ => false,
                };
                if !is_same {
                    return refuse("a pattern of another type");
                }
                match positional {
                    [] => Ok("_".to_owned()),
                    [one] => self.pattern_text(one, seen, arm, false),
                    _ => refuse("a pattern of this form"),
                }
            }
            (Kind::Class(class), Ty::Instance(of)) if class == of => {
                self.struct_pattern(*class, positional, keywords, seen, arm)
            }
            _ => refuse("a class in a pattern"),
        }
    }

    /// A class in a pattern where several types meet: the variant, with what is asked of the value in it.
    fn member_pattern(
        &mut self,
        class: ExprId,
        union: &Ty,
        positional: &[Pattern],
        keywords: &[(String, Pattern)],
        arm: &mut Arm,
    ) -> Res<String> {
        let mut taken = Vec::new();
        for member in union.members() {
            match unions::is_of(self.program, &member, class) {
                Some(true) => taken.push(member),
                Some(false) => {}
                None => return refuse("a class in a pattern"),
            }
        }
        let name = self.union_name(union);
        let has_parts = !positional.is_empty() || !keywords.is_empty();
        match taken.as_slice() {
            [] => refuse("a pattern that never matches"),
            [member] => {
                let variant = self.variant_name(member);
                let inner = if has_parts {
                    let seen = Seen::Ref(member.clone());
                    self.class_pattern(class, positional, keywords, &seen, arm)?
                } else {
                    "_".to_owned()
                };
                Ok(format!("{name}::{variant}({inner})"))
            }
            _ if has_parts => refuse("a pattern of several types"),
            taken => {
                let all: Vec<String> = taken
                    .iter()
                    .map(|it| format!("{name}::{}(_)", self.variant_name(it)))
                    .collect();
                Ok(all.join(" | "))
            }
        }
    }

    fn struct_pattern(
        &mut self,
        class: ClassId,
        positional: &[Pattern],
        keywords: &[(String, Pattern)],
        seen: &Seen,
        arm: &mut Arm,
    ) -> Res<String> {
        if self.is_partial(class) || self.program.is_base(class) {
            return refuse("a class in a pattern");
        }
        let names = match_args(self.program, class);
        if names.len() < positional.len() {
            return refuse("a class without names for the places of a pattern");
        }
        let types: Vec<(String, Ty)> = self
            .fields_of(class)
            .map(|(name, ty)| (name.to_owned(), ty.clone()))
            .collect();
        let by_place = names.iter().zip(positional);
        let by_name = keywords.iter().map(|(name, pattern)| (name, pattern));
        let mut texts = Vec::new();
        for (name, pattern) in by_place.chain(by_name) {
            let Some((_, ty)) = types.iter().find(|it| it.0 == *name) else {
                return refuse("an attribute in a pattern that is no field");
            };
            let part = match seen {
                Seen::Value(_) => Seen::Value(ty.clone()),
                _ => Seen::Ref(ty.clone()),
            };
            let part = match (part, ty) {
                (_, Ty::Option(of)) if of.is_copy() && matches!(seen, Seen::Value(_)) => {
                    Seen::Maybe(Box::new(Seen::Value((**of).clone())))
                }
                (_, Ty::Option(of)) => Seen::Maybe(Box::new(Seen::Ref((**of).clone()))),
                (part, _) => part,
            };
            let is_boxed = self.is_boxed_field(class, ty);
            let is_option_of_box = matches!(ty, Ty::Option(of) if self.is_boxed(of));
            let text = match (is_boxed, pattern) {
                (false, Pattern::Bind(var)) if is_option_of_box => {
                    let text = self.bound_pattern(*var, &part, arm)?;
                    if let Some((_, opened, _)) = arm.opened.iter_mut().find(|it| it.0 == *var) {
                        *opened = format!("{text}.as_deref()");
                    }
                    text
                }
                (false, Pattern::Any | Pattern::Value(_)) if is_option_of_box => {
                    self.pattern_text(pattern, &part, arm, false)?
                }
                (false, pattern) if is_option_of_box => self.box_within(pattern, ty, arm)?,
                (false, pattern) => self.pattern_text(pattern, &part, arm, false)?,
                (true, Pattern::Any) => "_".to_owned(),
                (true, Pattern::Bind(_)) if arm.looks == super::Looks::Asks => "_".to_owned(),
                (true, Pattern::Bind(var)) => {
                    let text = self.bound_pattern(*var, &part, arm)?;
                    self.boxed.insert(*var);
                    text
                }
                (true, pattern) => self.box_within(pattern, ty, arm)?,
            };
            let field = self.field_name(class, name);
            if text == "_" {
                continue;
            }
            texts.push(if text == field {
                field
            } else {
                format!("{field}: {text}")
            });
        }
        let name = self.class_name(class);
        if texts.len() < types.len() {
            texts.push("..".to_owned());
        }
        Ok(format!("{name} {{ {} }}", texts.join(", ")))
    }
}
