//! Keys and items that may be None, looked for in a container in which there is no None.

use super::code::{Code, holds_guard};
use super::lookups::Key;
use super::translator::{Res, Translator, refuse};
use crate::rust::contains_word;
use crate::types::ir::ExprId;
use crate::types::ty::Ty;

/// What is looked for, and may be None.
struct Asked {
    /// An option of a borrowed text, or of a small value.
    text: String,
    /// What stands before `it` where a reference is wanted.
    sign: &'static str,
}

impl Translator<'_, '_> {
    /// `map.get(key)` as an option of a reference: None is no key of the dict.
    pub(super) fn found_by(&mut self, object: ExprId, wanted: ExprId, key: &Ty) -> Res<String> {
        let receiver = self.expr(object)?.receiver();
        if let Some(asked) = self.asked_or_none(wanted, key)? {
            // What is found outlives no guard of a closure.
            if !self.is_still(object) || contains_word(&receiver, "it") || holds_guard(&receiver) {
                return refuse("a key that may be None");
            }
            let Asked { text, sign } = asked;
            return Ok(format!("{text}.and_then(|it| {receiver}.get({sign}it))"));
        }
        let Key::Text(wanted) = self.lookup(wanted, key, false)? else {
            return refuse("a key of another type");
        };
        Ok(format!("{receiver}.get({wanted})"))
    }

    /// Whether a container holds what may be None, which it never does where that is None. `method` asks a
    /// dict or a set.
    pub(super) fn holds_if_there(
        &mut self,
        item: ExprId,
        container: ExprId,
        of: &Ty,
        method: &str,
    ) -> Res<Option<Code>> {
        let Some(Asked { text, sign }) = self.asked_or_none(item, of)? else {
            return Ok(None);
        };
        let is_keyed = matches!(self.ty(container).some(), Ty::Dict(..) | Ty::Set(_));
        let receiver = self.expr(container)?.receiver();
        if contains_word(&receiver, "it") || contains_word(&receiver, "them") {
            return refuse("a value that is looked for, and may be None");
        }
        let test = if is_keyed {
            format!("{receiver}.{method}({sign}it)")
        } else {
            let star = if *of == Ty::Str { "" } else { "*" };
            format!("{receiver}.iter().any(|them| {star}them == it)")
        };
        let text = format!("{text}.is_some_and(|it| {test})");
        Ok(Some(Code::tight(text, Ty::Bool)))
    }

    /// What is looked for among values of a type, if it may be None, and they may not.
    fn asked_or_none(&mut self, wanted: ExprId, of: &Ty) -> Res<Option<Asked>> {
        let Ty::Option(some) = self.ty(wanted).clone() else {
            return Ok(None);
        };
        if self.computed.contains_key(&wanted) {
            return Ok(None);
        }
        let sign = match (of, &*some) {
            (Ty::Str | Ty::Lit, Ty::Str | Ty::Lit) => "",
            (Ty::Int, Ty::Int) | (Ty::Char, Ty::Char) => "&",
            (Ty::Char, Ty::Str | Ty::Lit) | (Ty::Str | Ty::Lit, Ty::Char) => {
                return refuse("a character that may be None");
            }
            _ => return Ok(None),
        };
        let asked = self.expr(wanted)?;
        if !matches!(asked.ty, Ty::Option(_)) {
            return Ok(None);
        }
        let text = self.reference(asked).receiver();
        Ok(Some(Asked { text, sign }))
    }
}
