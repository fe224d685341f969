//! `case {"key": ..}`: the keys of a record as the fields of its struct.

use super::{Arm, Seen};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::cases::Pattern;
use crate::types::ir::{ClassId, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The pattern of a record that has these keys, with what is below them.
    pub(super) fn mapping_pattern(
        &mut self,
        class: ClassId,
        items: &[(ExprId, Pattern)],
        seen: &Seen,
        arm: &mut Arm,
    ) -> Res<String> {
        let Some(keys) = self.program.classes[class.at()].keys.clone() else {
            return refuse("a mapping in a pattern");
        };
        let mut texts = Vec::new();
        for (key, pattern) in items {
            let key = match self.kind(*key) {
                Kind::Str(text) => keys.of(text),
                _ => None,
            };
            let Some(key) = key.filter(|it| !it.is_blurred) else {
                return refuse("a key of a pattern that no record is known to have");
            };
            let ty = self.field_type(class, &key.field);
            let Some(ty) = ty.filter(|it| !self.is_boxed_field(class, it)) else {
                return refuse("a key of a pattern that no record is known to have");
            };
            let is_copied = matches!(seen, Seen::Value(_));
            let part = match &ty {
                Ty::Option(of) if is_copied => Seen::Maybe(Box::new(Seen::Value((**of).clone()))),
                Ty::Option(of) => Seen::Maybe(Box::new(Seen::Ref((**of).clone()))),
                ty if is_copied => Seen::Value(ty.clone()),
                ty => Seen::Ref(ty.clone()),
            };
            let text = match pattern {
                Pattern::Any if key.is_sometimes => "Some(_)".to_owned(),
                // What is not there is not None.
                Pattern::Value(it) if key.is_sometimes && matches!(self.kind(*it), Kind::None) => {
                    return refuse("a pattern that never matches");
                }
                pattern => self.pattern_text(pattern, &part, arm, key.is_sometimes)?,
            };
            if text == "_" {
                continue;
            }
            let field = self.field_name(class, &key.field);
            texts.push(if text == field {
                field
            } else {
                format!("{field}: {text}")
            });
        }
        let name = self.class_name(class);
        if texts.len() < keys.all.len() {
            texts.push("..".to_owned());
        }
        Ok(format!("{name} {{ {} }}", texts.join(", ")))
    }
}
