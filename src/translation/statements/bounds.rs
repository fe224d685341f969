//! The bounds of a loop over a range that look at what a lock or a cell holds: computed before the loop, as nothing
//! is held while it goes on.

use crate::translation::code::holds_guard;
use crate::translation::translator::{Res, Translator};
use crate::types::ir::{ExprId, Kind};

impl Translator<'_, '_> {
    /// Gives such bounds names.
    pub(super) fn name_held_bounds(&mut self, iter: ExprId) -> Res<()> {
        let Kind::Call(func, bounds) = self.kind(iter) else {
            return Ok(());
        };
        if !matches!(self.kind(*func), Kind::Builtin(name) if name == "range") {
            return Ok(());
        }
        for bound in bounds.clone() {
            let Kind::Call(func, of) = self.kind(bound.value) else {
                continue;
            };
            let is_len = matches!(self.kind(*func), Kind::Builtin(name) if name == "len")
                && matches!(of.as_slice(), [of] if self.is_in_cell(of.value));
            if !is_len || self.computed.contains_key(&bound.value) {
                continue;
            }
            // Python asks for it once, before the first round.
            let head = self.span_of(bound.value);
            let quiet = std::mem::replace(&mut self.quiet, head);
            let code = self.expr(bound.value);
            self.quiet = quiet;
            let mut code = code?;
            if holds_guard(&code.text) {
                let name = self.fresh("count");
                self.out.line(format!("let {name} = {};", code.text));
                code.text = name;
                self.computed.insert(bound.value, code);
            }
        }
        Ok(())
    }
}
