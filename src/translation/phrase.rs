//! Calls that the table of phrases has.

use super::Crate;
use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::phrases::{self, Fails, Mode, Segment};
use crate::types::ir::ExprId;
use crate::types::phrases as instances;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A call by its phrase; nothing where the table has none for it.
    pub(super) fn by_phrase(&mut self, id: ExprId) -> Res<Option<Code>> {
        let Some(found) = instances::find(self.program, self.types, id) else {
            return Ok(None);
        };
        let row = found.phrase.row;
        let gives = found.gives();
        let Some(template) = found.phrase.exact() else {
            return Ok(None);
        };
        if !self.has_rust(&gives) {
            return refuse(unknown(&gives));
        }
        // Whether the texts in a list are borrowed, the table does not say.
        if !matches!(gives, Ty::Str) && format!("{gives:?}").contains("Str") {
            return Ok(None);
        }
        let is_whole = |text: &str| text.matches('{').count() == text.matches('}').count();
        if phrases::helpers(row.helpers)
            .iter()
            .any(|it| !is_whole(it.text))
        {
            return Ok(None);
        }
        let form = match row.form {
            phrases::Form::Value => Form::Value,
            phrases::Form::Ref => Form::Ref,
            phrases::Form::Usize => Form::Value,
            _ => return Ok(None),
        };
        // A helper of the table's goes by its own name.
        if row
            .helpers
            .iter()
            .any(|it| super::helpers::names().contains(it))
        {
            return Ok(None);
        }
        let mut text = String::new();
        for (at, segment) in template.iter().enumerate() {
            match segment {
                Segment::Text(part) => text.push_str(part),
                Segment::Hole { mode, name } => {
                    let (Some(value), Some(want)) =
                        (found.holes.get(*name).copied(), found.wants(name))
                    else {
                        return Ok(None);
                    };
                    let before_dot = matches!(template.get(at + 1), Some(Segment::Text(text)) if text.starts_with(['.', '[']));
                    text.push_str(&self.in_mode(value, &want, *mode, before_dot)?);
                }
            }
        }
        row.needs.iter().for_each(|it| self.import(it));
        for needed in row.crates {
            let needed = Crate {
                name: needed.name,
                version: needed.version,
                features: needed.features,
            };
            if !self.phrase_crates.contains(&needed) {
                self.phrase_crates.push(needed);
            }
        }
        self.phrase_helpers.extend(row.helpers.iter().copied());
        // What the table's Rust binds like is not known: parentheses where it is more than a call.
        let prec = if text.ends_with(')') && !text.contains(' ') {
            Prec::Postfix
        } else {
            Prec::Loose
        };
        let mut code = Code::new(text, prec, gives).held(form);
        if let Some(Fails::Option | Fails::Result) = row.fails {
            let raises = row.raises.unwrap_or("an exception").replace('"', "'");
            code = Code {
                text: format!("{}.expect(\"{raises}\")", code.receiver()),
                prec: Prec::Postfix,
                ..code
            };
        }
        code.is_usize = row.form == phrases::Form::Usize;
        Ok(Some(code))
    }

    fn in_mode(&mut self, value: ExprId, want: &Ty, mode: Mode, before_dot: bool) -> Res<String> {
        Ok(match mode {
            Mode::Operand => {
                let code = if want.is_float() {
                    self.value(value, want)?
                } else {
                    self.expr(value)?
                };
                let code = self.plain_int(code);
                if code.ty == Ty::Char && want == &Ty::Str {
                    // The table's Rust is for texts.
                    format!("{}.to_string()", code.receiver())
                } else if before_dot && want.is_float() {
                    super::arithmetic::float_receiver(&code)
                } else {
                    code.receiver()
                }
            }
            Mode::Borrowed => self.borrowed(value, want)?.text,
            Mode::Reference => {
                let code = self.borrowed(value, want)?;
                if want.is_copy() {
                    format!("&{}", code.at_least(Prec::Unary))
                } else {
                    code.text
                }
            }
            Mode::Owned => self.value(value, want)?.text,
            Mode::Usize if super::counts::is_count(self.program, value, &self.usizes) => {
                self.count(value)?.text
            }
            Mode::Into => {
                let seq = self.iterate(value)?;
                self.owned_items(seq, &want.item())?
            }
            _ => return refuse("a phrase whose argument is wanted in a form of its own"),
        })
    }
}
