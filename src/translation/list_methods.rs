//! Methods of lists and sets.

use super::code::{Code, Prec, with_suffix};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What an item that is removed is compared with: texts where they stand, others by reference.
    pub(super) fn removed_item(&mut self, value: ExprId, item: &Ty) -> Res<String> {
        if matches!(item, Ty::Str | Ty::Lit) && self.ty(value).is_text() {
            let text = self.borrowed(value, &Ty::Str)?.text;
            return Ok(if *item == Ty::Lit {
                format!("&{text}")
            } else {
                text
            });
        }
        let code = self.value(value, item)?;
        Ok(if code.prec == Prec::Postfix {
            format!("&{}", code.text)
        } else {
            format!("&({})", code.text)
        })
    }

    pub(super) fn list_method(
        &mut self,
        object: ExprId,
        name: &str,
        plain: &[ExprId],
        item: &Ty,
        of: &Ty,
    ) -> Res<Code> {
        if !self.has_rust(of) {
            return refuse(unknown(of));
        }
        let is_deque = matches!(of, Ty::Deque(_));
        match (name, plain) {
            ("pop", []) if is_deque => {
                let place = self.place(object)?;
                Ok(Code::tight(
                    format!(
                        "{}.pop_back().expect(\"pop from an empty deque\")",
                        place.receiver()
                    ),
                    item.clone(),
                ))
            }
            ("pop", []) => {
                let place = self.place(object)?;
                Ok(Code::tight(
                    format!("{}.pop().expect(\"pop from empty list\")", place.receiver()),
                    item.clone(),
                ))
            }
            ("popleft", []) => {
                let place = self.place(object)?;
                Ok(Code::tight(
                    format!(
                        "{}.pop_front().expect(\"pop from an empty deque\")",
                        place.receiver()
                    ),
                    item.clone(),
                ))
            }
            ("pop", [at]) if !is_deque => {
                let place = self.place(object)?;
                let at = self.place_of_index(&place, *at)?;
                Ok(Code::tight(
                    format!("{}.remove({at})", place.receiver()),
                    item.clone(),
                ))
            }
            ("index", [what]) => {
                let code = self.expr(object)?;
                let test = self.equals_item(*what, item)?;
                let text = format!(
                    "{}.iter().position(|it| {test}).expect(\"the value is in the list\")",
                    code.receiver()
                );
                Ok(Code::usize(text, Prec::Postfix))
            }
            ("count", [what])
                if matches!(self.kind(*what), Kind::None) && matches!(item, Ty::Option(_)) =>
            {
                let code = self.expr(object)?;
                Ok(Code::usize(
                    format!(
                        "{}.iter().filter(|it| it.is_none()).count()",
                        code.receiver()
                    ),
                    Prec::Postfix,
                ))
            }
            ("count", [what]) => {
                let code = self.expr(object)?;
                let test = self.equals_item(*what, item)?.replace("*it ", "**it ");
                let test = if item.is_copy() {
                    test
                } else {
                    test.replace("it == ", "*it == ")
                };
                Ok(Code::usize(
                    format!("{}.iter().filter(|it| {test}).count()", code.receiver()),
                    Prec::Postfix,
                ))
            }
            ("copy", []) => {
                self.check_copy(&Ty::list(item.clone()), object, 1)?;
                let code = self.expr(object)?;
                Ok(Code::tight(
                    format!("{}.to_vec()", code.receiver()),
                    of.clone(),
                ))
            }
            _ => refuse(format!("{name} of a list, in an expression")),
        }
    }

    /// A test whether `it`, a reference to an item, is a value.
    fn equals_item(&mut self, what: ExprId, item: &Ty) -> Res<String> {
        self.check_nan(what, item)?;
        if let Some(test) = self.is_function_item(what, item)? {
            return Ok(test);
        }
        if !self.is_comparable(item) {
            return refuse("instances that are looked for by what they are");
        }
        if let Ty::Dyn(root) = item {
            return self.equals_any(what, *root);
        }
        if *item == Ty::Lit {
            let code = self.borrowed(what, &Ty::Str)?;
            return Ok(format!("*it == {}", code.at_least(Prec::BitOr)));
        }
        if item.is_copy() {
            let code = self.value(what, item)?;
            return Ok(format!("*it == {}", code.at_least(Prec::BitOr)));
        }
        if *item == Ty::Str {
            let code = self.borrowed(what, &Ty::Str)?;
            return Ok(match code.text.strip_prefix('&') {
                Some(place) => format!("*it == {place}"),
                None => format!("it == {}", code.text),
            });
        }
        let code = self.borrowed(what, item)?;
        Ok(format!("it == {}", code.at_least(Prec::BitOr)))
    }

    pub(super) fn count_or_times(&mut self, id: ExprId) -> Res<String> {
        if super::counts::is_count(self.program, id, &self.usizes) {
            return Ok(self.count(id)?.text);
        }
        let code = self.number(id, &Ty::Int)?;
        let helper = self.helper("times");
        Ok(format!("{helper}({})", code.text))
    }

    /// A count, which stops where it is negative: Python raises a `ValueError` there.
    pub(super) fn count_or_stop(&mut self, id: ExprId) -> Res<String> {
        if super::counts::is_count(self.program, id, &self.usizes)
            || matches!(self.kind(id), Kind::Int(0..))
        {
            return Ok(self.count(id)?.text);
        }
        let code = self.number(id, &Ty::Int)?;
        if code.is_usize {
            return Ok(code.text);
        }
        let text = if code.is_weak {
            with_suffix(&code.text)
        } else {
            code.text
        };
        Ok(format!(
            "usize::try_from({text}).expect(\"the count is not negative\")"
        ))
    }

    pub(super) fn set_method(
        &mut self,
        object: ExprId,
        name: &str,
        plain: &[ExprId],
        of: &Ty,
    ) -> Res<Code> {
        if !self.has_rust(of) {
            return refuse(unknown(of));
        }
        match (name, plain) {
            ("issubset" | "issuperset" | "isdisjoint", [other]) => {
                let method = match name {
                    "issubset" => "is_subset",
                    "issuperset" => "is_superset",
                    _ => "is_disjoint",
                };
                let code = self.expr(object)?;
                let other = if matches!(self.ty(*other).some(), Ty::Set(_)) {
                    self.borrowed(*other, of)?.text
                } else {
                    // Both stop where they know it, and whoever makes the items sees that.
                    if name != "issubset" && self.is_noticed(*other) {
                        return refuse("items that are asked for until the answer is known");
                    }
                    format!("&{}", self.set_made_of(*other, of)?)
                };
                Ok(Code::tight(
                    format!("{}.{method}({other})", code.receiver()),
                    Ty::Bool,
                ))
            }
            ("union" | "intersection" | "difference" | "symmetric_difference", [other]) => {
                let sign = match name {
                    "union" => "|",
                    "intersection" => "&",
                    "difference" => "-",
                    _ => "^",
                };
                let a = super::arithmetic::seen_set(&self.borrowed(object, of)?);
                let b = if matches!(self.ty(*other), Ty::Set(_)) {
                    super::arithmetic::seen_set(&self.borrowed(*other, of)?)
                } else {
                    format!("&{}", self.set_made_of(*other, of)?)
                };
                Ok(Code::new(
                    format!("{a} {sign} {b}"),
                    Prec::BitOr,
                    of.clone(),
                ))
            }
            ("copy", []) => {
                let code = self.expr(object)?;
                Ok(Code::tight(
                    format!("{}.clone()", code.receiver()),
                    of.clone(),
                ))
            }
            _ => refuse(format!("{name} of a set, in an expression")),
        }
    }

    /// A set of a type, of the items of something else.
    fn set_made_of(&mut self, other: ExprId, of: &Ty) -> Res<String> {
        let seq = self.iterate(other)?;
        let rust = self.rust_type(of);
        let items = self.owned_items(seq, &of.item())?;
        Ok(format!("{items}.collect::<{rust}>()"))
    }
}
