//! `list(x)`, `tuple(x)` and `dict(x)`.

use super::code::{Code, Form};
use super::seq::Item;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    /// Whether a container of a function is used here for the last time, so that a copy of it is the container itself.
    fn is_given_up(&self, code: &Code, of: ExprId) -> bool {
        matches!(self.kind(of), Kind::Var(var) if code.form == Form::Place && self.is_last_use(*var, of))
    }

    /// `list(x)`, `tuple(x)`.
    pub(super) fn list_of(&mut self, over: ExprId, ty: &Ty) -> Res<Code> {
        if let Ty::Tuple(_) = ty {
            let code = self.expr(over)?;
            return self.owned(code, over);
        }
        if !self.has_known_rust(ty) {
            return refuse(unknown(ty));
        }
        let of = self.ty(over).clone();
        if matches!(of, Ty::List(_) | Ty::Tuples(_))
            && !matches!(self.kind(over), Kind::Comprehension(_))
        {
            let code = self.expr(over)?;
            if code.form == Form::Value || code.ty == *ty && self.is_given_up(&code, over) {
                let code = self.owned(code, over)?;
                return self.coerced(code, ty);
            }
            self.check_copy(ty, over, 1)?;
            return Ok(Code::tight(
                format!("{}.to_vec()", code.receiver()),
                ty.clone(),
            ));
        }
        let seq = self.iterate_failing(over)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        let rust = self.rust_type(ty);
        if seq.fails {
            let text = self.whole_or_error(&seq, &rust, &ty.item(), "collect")?;
            return Ok(Code::tight(text, ty.clone()));
        }
        if let Some(list) = seq.in_for.clone().filter(|_| seq.is_new_list)
            && matches!(ty, Ty::List(of) if **of == seq.ty)
        {
            return Ok(Code::tight(list, ty.clone()));
        }
        let owned = self.owned_items(seq, &ty.item())?;
        Ok(Code::tight(
            format!("{owned}.collect::<{rust}>()"),
            ty.clone(),
        ))
    }

    pub(super) fn dict_of(&mut self, over: ExprId, ty: &Ty) -> Res<Code> {
        let Ty::Dict(key, value, DictKind::Plain) = ty else {
            return refuse(unknown(ty));
        };
        if !self.has_known_rust(ty) {
            return refuse(unknown(ty));
        }
        let rust = self.rust_type(ty);
        if matches!(self.ty(over), Ty::Dict(..)) {
            let code = self.expr(over)?;
            if self.is_given_up(&code, over) {
                let code = self.owned(code, over)?;
                return Ok(Code {
                    ty: ty.clone(),
                    ..code
                });
            }
            self.check_copy(ty, over, 1)?;
            return Ok(Code::tight(
                format!("{}.clone()", code.receiver()),
                ty.clone(),
            ));
        }
        let seq = self.iterate(over)?;
        // `dict(part.split("=") for part in parts)`
        if let (Ty::List(of), true) = (seq.ty.clone(), key == value) {
            if seq.item != Item::Value || of != *key {
                return refuse("a dict of pairs that are lists");
            }
            let text = format!(
                "{}.map(|pair| <[{}; 2]>::try_from(pair).expect(\"each has length 2\").into()).collect::<{rust}>()",
                seq.receiver(),
                self.rust_type(&of)
            );
            return Ok(Code::tight(text, ty.clone()));
        }
        let owned = self.owned_items(seq, &Ty::Tuple(vec![(**key).clone(), (**value).clone()]))?;
        Ok(Code::tight(
            format!("{owned}.collect::<{rust}>()"),
            ty.clone(),
        ))
    }
}
