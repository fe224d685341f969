//! Sets in what is shown of an instance: their order would show, which Rust's have not.

use super::super::translator::Translator;
use crate::types::ir::ClassId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether the `repr` of a dataclass shows a field with a set in it.
    pub(super) fn shows_a_set(&self, class: ClassId) -> bool {
        let fields = &self.program.classes[class.at()].fields;
        fields.iter().filter(|it| it.is_shown).any(|it| {
            let ty = self.field_type(class, &it.name);
            ty.is_some_and(|it| holds_set(&it))
        })
    }
}

/// Whether a value has a set in it that no class of the file stands around.
fn holds_set(ty: &Ty) -> bool {
    match ty {
        Ty::Set(_) => true,
        Ty::List(of) | Ty::Tuples(of) | Ty::Option(of) | Ty::Deque(of) => holds_set(of),
        Ty::Dict(key, value, _) => holds_set(key) || holds_set(value),
        Ty::Tuple(items) => items.iter().any(holds_set),
        _ => false,
    }
}
