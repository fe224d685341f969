//! What an exception has from classes of the file that it is derived from.

use super::structs::Core;
use crate::translation::translator::Translator;
use crate::types::exceptions::{self, Exc};
use crate::types::ir::ClassId;

impl Translator<'_, '_> {
    /// Whether an exception is shown as those that it is derived from: the fields of the base that stands in
    /// its struct are not assigned anew beside it, and where there is no such base, it is shown its own way.
    pub(super) fn is_shown_as_its_bases(&self, class: ClassId) -> bool {
        let fields = self.own_fields(class);
        let own = Exc::Own(class);
        // What Python shows by itself are the arguments, as they are now.
        if fields.iter().any(|it| it.0 == "args")
            && exceptions::method(self.program, own, "__str__").is_none()
        {
            return false;
        }
        match self.core_of(class) {
            Core::Base(above) => fields
                .iter()
                .all(|(name, _)| self.field_path(above, name).is_none()),
            Core::Args => true,
            Core::Message | Core::Nothing => {
                let above = exceptions::ancestors(self.program, own);
                let classes = above.into_iter().skip(1).filter_map(|it| match it {
                    Exc::Own(id) => Some(&self.program.classes[id.at()]),
                    Exc::Builtin(_) => None,
                });
                let mut methods = classes.flat_map(|it| &it.methods);
                methods.all(|it| {
                    let name = self.program.func(*it).name.as_str();
                    !matches!(name, "__str__" | "__repr__")
                        || exceptions::own_method(self.program, class, name).is_some()
                })
            }
        }
    }
}
