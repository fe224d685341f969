//! Fields that an instance gets when it is entered, and not when it is made: until then there is nothing in
//! them.

use crate::translation::translator::Translator;
use crate::types::ir::{ClassId, StmtKind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The fields that `__enter__` makes and `__init__` does not, with what stands in them until then.
    pub(super) fn late_fields(&self, class: ClassId) -> Vec<(String, &'static str)> {
        let own = |name: &str| {
            let id = self.program.method(class, name)?;
            let func = self.program.func(id);
            let me = func.params.first()?.var;
            (func.class == Some(class)).then_some((func, me))
        };
        let (Some((enter, me)), Some((init, new))) = (own("__enter__"), own("__init__")) else {
            return Vec::new();
        };
        // Who asks whether a field is there would see that it is.
        let text = self.source.text();
        if ["AttributeError", "hasattr", "getattr", "__dict__", "vars("]
            .iter()
            .any(|it| text.contains(it))
        {
            return Vec::new();
        }
        let mut found: Vec<(String, &'static str)> = Vec::new();
        for stmt in &enter.body.body {
            if let StmtKind::Assign { targets, .. } = &stmt.kind
                && let [target] = targets.as_slice()
                && let Some(name) = self.is_own_attribute(target, me)
                && !self.assigns_this_field(&init.body, new, name)
                && found.iter().all(|it| it.0 != name)
                && let Some(nothing) = self
                    .field_type(class, name)
                    .and_then(|it| nothing_until_entered(&it))
            {
                found.push((name.to_owned(), nothing));
            }
        }
        found
    }
}

fn nothing_until_entered(ty: &Ty) -> Option<&'static str> {
    Some(match ty {
        Ty::Dict(..) => "IndexMap::new()",
        Ty::Set(_) => "HashSet::new()",
        Ty::Instant => "Instant::now()",
        ty => return super::made_fields::nothing_of(ty),
    })
}
