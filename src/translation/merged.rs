//! Dicts put together of others: `{**a, "k": v}`, `a | b`.

use super::code::{Code, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    /// A new dict with what others and single items put into it, one after the other; those without a key are
    /// dicts.
    pub(super) fn merged_dict(
        &mut self,
        items: &[(Option<ExprId>, ExprId)],
        key: &Ty,
        value: &Ty,
        want: &Ty,
    ) -> Res<Code> {
        if !self.has_known_rust(want) {
            return refuse(super::translator::unknown(want));
        }
        // Dicts of mixed values with known keys are structs.
        if value.is_mixed() {
            return refuse("** in a dict of mixed values");
        }
        let mark = self.out.mark();
        let name = self.fresh_name("merged");
        let mut lines = Vec::new();
        for (at, (wanted, item)) in items.iter().enumerate() {
            let line = if let Some(wanted) = wanted {
                let wanted = self.value(*wanted, key)?.text;
                let item = self.value(*item, value)?.text;
                format!("{name}.insert({wanted}, {item});")
            } else {
                let is_new = matches!(self.kind(*item), Kind::Dict(_) | Kind::Comprehension(_));
                let whole = if is_new {
                    self.value(*item, want)?.text
                } else {
                    self.check_merged(*item, want)?;
                    self.dict_of(*item, want)?.text
                };
                if at == 0 {
                    format!("let mut {name} = {whole};")
                } else {
                    format!("{name}.extend({whole});")
                }
            };
            if at == 0 && wanted.is_some() {
                let rust = self.rust_type(want);
                lines.push(format!("let mut {name}: {rust} = IndexMap::new();"));
            }
            lines.push(line);
        }
        if !self.out.since(mark).is_empty() {
            return refuse("a dict of others that takes more than an expression");
        }
        let text = format!("{{ {} {name} }}", lines.join(" "));
        Ok(Code::new(text, Prec::Loose, want.clone()))
    }

    /// Whether a dict has what the new one has: keys and values of the same types.
    fn check_merged(&mut self, item: ExprId, want: &Ty) -> Res<()> {
        let of = self.ty(item).clone();
        let is_plain = matches!(of, Ty::Dict(_, _, DictKind::Plain | DictKind::Default));
        if !is_plain || self.rust_type(&of) != self.rust_type(want) {
            return refuse("dicts of several types that are put together");
        }
        Ok(())
    }
}
