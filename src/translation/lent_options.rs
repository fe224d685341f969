//! What may be None, gone through where it is kept: a reference to an option is an option of a reference.

use super::code::{Code, Form, Prec};
use super::seq::{Item, Seq};
use super::translator::Translator;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The same items, where those that may be None are options of references.
    pub(super) fn with_lent_options(&mut self, seq: Seq) -> Seq {
        let is_lent = |item: &Item, ty: &Ty| {
            *item == Item::Ref && matches!(ty, Ty::Option(of) if !of.is_copy())
        };
        let (pattern, mapped, item) = match (&seq.item, &seq.ty) {
            (item, ty) if is_lent(item, ty) => {
                let text = self.lent_option("it", ty);
                let method = text.trim_start_matches("it.").trim_end_matches("()");
                (String::new(), format!("Option::{method}"), Item::Lent)
            }
            (Item::Tuple(items), Ty::Tuple(types))
                if items.len() == types.len()
                    && items.len() <= 3
                    && items.iter().zip(types).any(|(item, ty)| is_lent(item, ty)) =>
            {
                let names = &["a", "b", "c"][..items.len()];
                let (mut parts, mut held) = (Vec::new(), Vec::new());
                for ((name, item), ty) in names.iter().zip(items).zip(types) {
                    if is_lent(item, ty) {
                        parts.push(self.lent_option(name, ty));
                        held.push(Item::Lent);
                    } else {
                        parts.push((*name).to_owned());
                        held.push(item.clone());
                    }
                }
                let pattern = format!("|({})| ", names.join(", "));
                (
                    pattern,
                    format!("({})", parts.join(", ")),
                    Item::Tuple(held),
                )
            }
            _ => return seq,
        };
        Seq {
            text: format!("{}.map({pattern}{mapped})", seq.receiver()),
            prec: Prec::Postfix,
            item,
            in_for: None,
            is_plain_range: false,
            is_new_list: false,
            ..seq
        }
    }

    /// An option of a reference to what may be None.
    pub(super) fn lent_option(&mut self, name: &str, ty: &Ty) -> String {
        let code = Code::tight(name, ty.clone()).held(Form::Place);
        self.reference(code).text
    }
}
