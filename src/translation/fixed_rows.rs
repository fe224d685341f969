//! Going through lists that are taken apart into as many names: `for a, b in [[1, 2], [3, 4]]`.

use super::code::Prec;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator};
use crate::types::exceptions::Exc;
use crate::types::ir::Target;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// An iterator over lists of small values as one over tuples, if the target takes each apart.
    pub(super) fn as_tuples(&mut self, seq: Seq, target: &Target) -> Res<Seq> {
        let (Target::Tuple(targets, None), Ty::List(of) | Ty::Tuples(of)) = (target, &seq.ty)
        else {
            return Ok(seq);
        };
        let are_names = targets.iter().all(|it| matches!(it, Target::Var(_)));
        if !are_names
            || !(2..=12).contains(&targets.len())
            || !of.is_copy()
            || !self.has_rust(of)
            || !matches!(seq.item, Item::Ref | Item::Value)
            || seq.fails
            || self.sees_value_errors()
        {
            return Ok(seq);
        }
        let (count, of) = (targets.len(), (**of).clone());
        let rust = self.rust_type(&of);
        let types = vec![of; count];
        let tuple = vec![rust.clone(); count].join(", ");
        let text = format!(
            "{}.map(|it| <({tuple})>::from(<[{rust}; {count}]>::try_from(&it[..]).expect(\"there are {count} values to unpack\")))",
            seq.receiver()
        );
        Ok(Seq {
            text,
            prec: Prec::Postfix,
            item: Item::Value,
            ty: Ty::Tuple(types),
            in_for: None,
            is_plain_range: false,
            is_new_list: false,
            ..seq
        })
    }

    /// Whether a handler of the file may see that there are too few or too many values.
    fn sees_value_errors(&self) -> bool {
        let mut watched = self.raises.watched.values().flatten();
        watched.any(|it| {
            matches!(
                it,
                Exc::Builtin("ValueError" | "Exception" | "BaseException")
            )
        })
    }
}
