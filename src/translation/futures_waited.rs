//! `concurrent.futures.wait(..)`: which calls are done, and which are not.

use super::code::Code;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The sets of futures that are done, and of those that are not.
    pub(super) fn waited_futures(&mut self, arguments: &[Argument], ty: &Ty) -> Res<Code> {
        let Some((futures, rest)) = arguments.split_first() else {
            return refuse("a wait for nothing");
        };
        let mut helper = "wait_for_all";
        for argument in rest {
            let is_when = argument.name.as_deref() == Some("return_when");
            helper = match self.kind(argument.value) {
                Kind::Import(name) if is_when && name == "concurrent.futures.ALL_COMPLETED" => {
                    "wait_for_all"
                }
                Kind::Import(name) if is_when && name == "concurrent.futures.FIRST_COMPLETED" => {
                    "wait_for_first"
                }
                _ => return refuse("a wait for futures of another kind"),
            };
        }
        let of = self.ty(futures.value).item();
        if futures.stars > 0 || !self.has_rust(&of) {
            return refuse(unknown(&of));
        }
        let given = self.iterate(futures.value)?;
        let given = self.owned_items(given, &of)?;
        self.helper(helper);
        Ok(Code::tight(format!("{helper}({given})"), ty.clone()))
    }
}
