//! Bytes that are read as text, where a handler sees that they are none.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::exceptions::Exc;
use crate::types::files::{self, RAW_READER};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a handler sees that what is read here is no text.
    pub(super) fn sees_undecoded(&self, id: ExprId) -> bool {
        let seen = self.raises.exprs.get(&id);
        seen.is_some_and(|it| it.contains(&Exc::Builtin("UnicodeDecodeError")))
    }

    /// `data.decode()` and `file.read()` where that may be an error.
    pub(super) fn failing_decode(
        &mut self,
        id: ExprId,
        func: ExprId,
        arguments: &[Argument],
    ) -> Res<Option<Code>> {
        let Kind::Attribute(object, name) = self.kind(func) else {
            return Ok(None);
        };
        if !self.sees_undecoded(id) {
            return Ok(None);
        }
        let (object, name) = (*object, name.clone());
        let of = self.ty(object).clone();
        let bytes = match (name.as_str(), &of) {
            ("decode", Ty::Bytes) => {
                let is_utf8 = match arguments {
                    [] => true,
                    [one] => {
                        one.stars == 0
                            && matches!(one.name.as_deref(), None | Some("encoding"))
                            && matches!(self.kind(one.value), Kind::Str(codec)
                                if matches!(codec.to_lowercase().as_str(), "utf-8" | "utf8"))
                    }
                    _ => false,
                };
                if !is_utf8 {
                    return refuse("a decoding whose error is caught here");
                }
                let bytes = self.borrowed(object, &Ty::Bytes)?.text;
                return Ok(Some(self.decoded("decoded", &bytes)?));
            }
            ("read", file)
                if files::is_text_reader(file) && *file != RAW_READER && arguments.is_empty() =>
            {
                let helper = self.helper("rest_of_bytes");
                let file = self.changed_file(object)?;
                format!("{helper}({file})")
            }
            _ => return Ok(None),
        };
        Ok(Some(self.decoded("decoded_text", &format!("&{bytes}"))?))
    }

    /// Bytes as text, or the error that they are none.
    pub(super) fn decoded(&mut self, helper: &'static str, bytes: &str) -> Res<Code> {
        let variant = self.error_variant(Exc::Builtin("UnicodeDecodeError"))?;
        let helper = self.helper(helper);
        let text = format!("{helper}({bytes}).map_err({variant})?");
        Ok(Code::tight(text, Ty::Str))
    }
}
