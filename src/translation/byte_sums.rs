//! Bytes that are put together: `head + body`, `data += tail`.

use rustpython_ast::Operator;

use super::code::{Code, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `a + b + ..`, as one list of all parts.
    pub(super) fn byte_sum(&mut self, left: ExprId, right: ExprId) -> Res<Code> {
        self.check_plain_bytes()?;
        let mut parts = vec![right];
        let mut at = left;
        while let Kind::Binary(Operator::Add, a, b) = *self.kind(at)
            && *self.ty(a) == Ty::Bytes
            && *self.ty(b) == Ty::Bytes
        {
            self.handled.insert(at);
            parts.push(b);
            at = a;
        }
        parts.push(at);
        let mut texts = Vec::new();
        for part in parts.into_iter().rev() {
            texts.push(self.byte_slice(part)?);
        }
        Ok(Code::tight(
            format!("[{}].concat()", texts.join(", ")),
            Ty::Bytes,
        ))
    }

    /// `data += tail`: what is behind `data` for the one who holds it.
    pub(super) fn added_bytes(&mut self, tail: ExprId) -> Res<String> {
        self.check_plain_bytes()?;
        self.byte_slice(tail)
    }

    fn byte_slice(&mut self, id: ExprId) -> Res<String> {
        if *self.ty(id) != Ty::Bytes {
            return refuse("bytes that may be something else");
        }
        let code = self.borrowed(id, &Ty::Bytes)?;
        let borrow = if code.text.starts_with('&') { "" } else { "&" };
        Ok(format!("{borrow}{}[..]", code.at_least(Prec::Unary)))
    }

    /// A `bytearray` has the type of bytes here, but adding to it changes it for all who hold it, and it is
    /// shown in another way.
    fn check_plain_bytes(&self) -> Res<()> {
        let is_array = |kind: &Kind| matches!(kind, Kind::Builtin(name) if name == "bytearray");
        if self.program.exprs.iter().any(|it| is_array(&it.kind)) {
            return refuse("bytes beside a bytearray");
        }
        Ok(())
    }
}
