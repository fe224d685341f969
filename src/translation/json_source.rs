//! `json.loads(..)` where the place that it goes to says what it is.

use super::code::Code;
use super::json_classes::{has_dict, has_int_keys};
use super::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Argument, ExprId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `json.loads(..)` and `json.load(..)`, where the place that it goes to says what it is.
    pub(super) fn read_json(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
        want: &Ty,
    ) -> Res<Code> {
        let plain = self.plain(arguments)?;
        let [source] = plain.as_slice() else {
            return refuse("json.loads with these arguments");
        };
        // Python reads each key as a text.
        if has_int_keys(want) {
            return refuse("numbers as keys of what is read of JSON");
        }
        if self.program.read_texts.contains_key(&id) {
            return self.read_text_of_source(id, *source, want);
        }
        // Of a record, a text tells nothing of the order in which its keys come, unless it is one that the
        // program has written.
        let has_records = want.any(&|it| matches!(it, Ty::Instance(_)));
        let is_open = want.any(&|it| match it {
            // What is read owns its texts.
            Ty::Union(_) | Ty::Lit | Ty::CharLit => true,
            Ty::Instance(class) => !self.is_read_back(*class),
            _ => false,
        }) || has_records && !self.program.read_back.contains_key(&id);
        if !want.is_known() || !self.is_json(want) || want.has_real() || is_open {
            return refuse("JSON whose shape is not known");
        }
        let text = if name == "json.load" {
            let file = self.file_method(*source, "read", &[])?;
            format!("&{}", file.text)
        } else {
            self.borrowed(*source, &Ty::Str)?.text
        };
        self.need_crate("serde", "1", &[]);
        let features: &[&str] = if has_records {
            &["float_roundtrip", "preserve_order"]
        } else {
            &["float_roundtrip"]
        };
        self.need_crate("serde_json", "1", features);
        if has_dict(want) {
            self.need_crate("indexmap", "2", &["serde"]);
        }
        let rust = self.rust_type(want);
        let helper = self.helper(if has_records {
            "from_json_in_order"
        } else {
            "from_json"
        });
        let call = format!("{helper}::<{rust}>({text})");
        if !self.is_failing(id) {
            let text = format!("{call}.expect(\"a value of JSON\")");
            return Ok(Code::tight(text, want.clone()));
        }
        let class = Exc::Builtin("JSONDecodeError");
        if self.looks_at_caught(class) {
            return refuse("an error of JSON that is looked at");
        }
        let variant = self.error_variant(class)?;
        self.handled.insert(id);
        let text = format!("{call}.map_err(|error| {variant}(error.to_string()))?");
        Ok(Code::tight(text, want.clone()))
    }

    /// Whether a handler that may get an exception of a class does something with it.
    fn looks_at_caught(&self, class: Exc) -> bool {
        self.program.tries.values().any(|read| {
            read.handlers.iter().any(|handler| {
                let catches = exceptions::caught(self.program, handler.class).is_none_or(|all| {
                    let mut all = all.into_iter();
                    all.any(|it| exceptions::catches(self.program, it, class))
                });
                let is_used = handler.var.is_some_and(|var| {
                    self.program
                        .var(var)
                        .occurrences
                        .iter()
                        .any(|it| !it.is_def)
                });
                catches && is_used
            })
        })
    }

    /// A text of JSON that stands in the source: what it holds is known.
    fn read_text_of_source(&mut self, id: ExprId, source: ExprId, want: &Ty) -> Res<Code> {
        let classes = self.serialized_by(want);
        let has_numbers = want.has_real()
            || classes.iter().any(|it| {
                let mut fields = self.class_facts.fields_of(*it);
                fields.any(|(_, ty)| ty.has_real())
            });
        if has_numbers && !self.has_numbers {
            return self.shows_number();
        }
        let is_open = want.any(&|it| match it {
            Ty::Union(_) | Ty::Lit | Ty::Char | Ty::CharLit | Ty::Tuple(_) => true,
            Ty::Instance(class) => !self.is_read_from_text(*class),
            _ => false,
        });
        if !want.is_known() || !self.is_json(want) || is_open || self.is_failing(id) {
            return refuse("JSON whose shape is not known");
        }
        let text = self.borrowed(source, &Ty::Str)?.text;
        if has_numbers {
            self.helper("Number::deserialize");
        }
        let is_counted = classes.iter().any(|it| it.is_counted());
        let features: &[&str] = match (classes.is_empty(), is_counted) {
            (true, _) => &[],
            (_, true) => &["derive", "rc"],
            _ => &["derive"],
        };
        self.need_crate("serde", "1", features);
        self.need_crate("serde_json", "1", &["float_roundtrip"]);
        let in_fields = classes.iter().any(|it| {
            let mut fields = self.class_facts.fields_of(*it);
            fields.any(|(_, ty)| has_dict(ty))
        });
        if has_dict(want) || in_fields {
            self.need_crate("indexmap", "2", &["serde"]);
        }
        let rust = self.rust_type(want);
        let text = format!("serde_json::from_str::<{rust}>({text}).expect(\"JSON of this shape\")");
        Ok(Code::tight(text, want.clone()))
    }
}
