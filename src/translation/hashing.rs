//! Sums of bytes: `hasher.update(data)` and `hasher.hexdigest()`.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A method of what `hashlib.sha256()` gives.
    pub(super) fn hasher_method(
        &mut self,
        of: &str,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let plain = self.plain(arguments)?;
        let code = match (name, plain.as_slice()) {
            ("update", [data]) => {
                let data = self.borrowed(*data, &Ty::Bytes)?;
                let hasher = self.place(object)?;
                let text = format!("{}.update({})", hasher.receiver(), data.text);
                Code::tight(text, Ty::None)
            }
            ("hexdigest", []) => {
                self.need_crate("hex", "0.4", &[]);
                let hasher = self.expr(object)?;
                let text = format!("hex::encode({}.clone().finalize())", hasher.receiver());
                Code::tight(text, Ty::Str)
            }
            ("digest", []) => {
                let hasher = self.expr(object)?;
                let text = format!("{}.clone().finalize().to_vec()", hasher.receiver());
                Code::tight(text, Ty::Bytes)
            }
            _ => return refuse(format!("{name} of a sum of bytes")),
        };
        // The crate comes with the hasher, so not before that is written.
        match of {
            "hashlib.md5" => self.import("md5::Digest as _"),
            "hashlib.sha1" => self.import("sha1::Digest as _"),
            "hashlib.sha256" | "hashlib.sha512" => self.import("sha2::Digest as _"),
            _ => {}
        }
        Ok(code)
    }
}
