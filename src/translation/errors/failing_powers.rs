//! Powers of floats, where a handler sees that zero has no negative one.

use super::super::code::Code;
use super::super::questions::is_one_call;
use super::super::translator::{Res, Translator, refuse};
use crate::types::exceptions::Exc;
use crate::types::ir::ExprId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `a ** b` of floats as what gives an error; nothing if it is none.
    pub(super) fn failing_power(&mut self, id: ExprId, code: &Code) -> Res<Option<Code>> {
        let Some(rest) = code.text.strip_prefix("power_float") else {
            return Ok(None);
        };
        let is_mixed = |it: &ExprId| *self.ty(*it).some() == Ty::Real;
        if self.kind(id).parts().iter().any(is_mixed) {
            return refuse("a power of what may be an int or a float, whose error is caught");
        }
        let overflow = Exc::Builtin("OverflowError");
        let seen = self.raises.exprs.get(&id);
        if !is_one_call(rest) || seen.is_some_and(|it| it.contains(&overflow)) {
            return refuse("a power that is too large, whose error is caught");
        }
        let helper = self.helper("checked_power_float");
        let message = "\"0.0 cannot be raised to a negative power\".to_string()";
        let text = self.or_error(&format!("{helper}{rest}"), "ZeroDivisionError", message)?;
        Ok(Some(Code::tight(text, code.ty.clone())))
    }
}
