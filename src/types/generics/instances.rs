//! The classes with types for their parameters, and where they are used.

use super::merging::Merger;
use crate::types::ids::{ClassId, ExprId};
use crate::types::ir::{Kind, Suite};
use crate::types::parameters::Definition;
use crate::types::ty::Ty;

impl Merger<'_, '_> {
    /// A class with types for its parameters.
    pub(super) fn instantiated(&mut self, at: usize, types: Vec<Ty>) -> ClassId {
        let origin = self.base.classes[at].id;
        if types.is_empty() {
            return origin;
        }
        let mut known = self.generics.classes.iter();
        if let Some((known, _)) = known.find(|(it, of)| it.origin() == origin.at() && **of == types)
        {
            return *known;
        }
        let id = origin.instantiated(u32::try_from(self.base.classes.len()).unwrap_or(u32::MAX));
        let class = &self.base.classes[at];
        let mut class = crate::types::ir::Class {
            id,
            body: Suite {
                block: class.body.block,
                body: Vec::new(),
            },
            ..class.clone()
        };
        class.docstring = None;
        self.base.classes.push(class);
        self.generics.classes.insert(id, types);
        id
    }

    /// Notes what the parameters of a definition stand for where it is used.
    pub(super) fn site(
        &mut self,
        id: ExprId,
        used: usize,
        within: Option<(Definition, usize)>,
    ) -> Option<()> {
        let of = self.copies.all[used].of;
        let types = match within {
            None => self.types_at(used)?,
            // It uses itself.
            Some((owner, _)) if owner == of => return self.own_site(id, of),
            Some((owner, _)) => {
                let live = self.live.get(&owner).cloned()?;
                let mut rows: Vec<Vec<Ty>> = Vec::new();
                for copy in live {
                    let new = self.copies.all[copy].exprs.get(&id)?;
                    let used = *self.copies.inner.get(new)?;
                    if self.copies.is_within(copy, used) {
                        return None;
                    }
                    rows.push(self.types_at(used)?);
                }
                let count = rows.first().map_or(0, Vec::len);
                (0..count)
                    .map(|at| {
                        let types: Vec<Ty> = rows.iter().map(|it| it[at].clone()).collect();
                        self.common(owner, &types)
                    })
                    .collect()
            }
        };
        match of {
            Definition::Func(_) if types.is_empty() => {}
            Definition::Func(func) => {
                self.generics.calls.insert(id, (func, types));
            }
            Definition::Class(at) => {
                let class = self.instantiated(at, types);
                self.base.exprs[id.at()].kind = Kind::Class(class);
            }
        }
        Some(())
    }

    fn own_site(&mut self, id: ExprId, of: Definition) -> Option<()> {
        let params = self.generics.of.get(&of).cloned().unwrap_or_default();
        if let Definition::Func(func) = of
            && !params.is_empty()
        {
            let types = params.into_iter().map(Ty::Param).collect();
            self.generics.calls.insert(id, (func, types));
        }
        Some(())
    }

    /// The fields of classes with types for their parameters.
    pub(super) fn instantiated_fields(&mut self) {
        let mut at = 0;
        // A field may ask for one more.
        while let Some(class) = self.base.classes.get(at) {
            at += 1;
            let id = class.id;
            let Some(types) = self.generics.classes.get(&id).cloned() else {
                continue;
            };
            let params = self.generics.of_class(id).to_vec();
            let origin = self.base.classes[id.origin()].id;
            let fields: Vec<(String, Ty)> = self
                .found
                .fields
                .iter()
                .filter(|((of, _), _)| *of == origin)
                .map(|((_, name), ty)| (name.clone(), ty.clone()))
                .collect();
            for (name, ty) in fields {
                let ty = self.with(&ty, &params, &types);
                self.found.fields.insert((id, name), ty);
            }
            if at > 2000 {
                return;
            }
        }
    }
}
