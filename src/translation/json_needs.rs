//! What the types of a program need to be written as JSON.

use super::translator::Translator;
use super::union_facts::UnionPart;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Sees to it that values of several types are written as JSON, those in the fields of instances, too.
    pub(super) fn need_json(&mut self, ty: &Ty) {
        self.need_json_of_parts(ty);
        for class in self.serialized_by(ty) {
            let fields = self.class_facts.fields_of(class);
            let fields: Vec<Ty> = fields.map(|(_, ty)| ty.clone()).collect();
            fields.iter().for_each(|it| self.need_json_of_parts(it));
        }
    }

    /// The same, without what is in fields.
    fn need_json_of_parts(&mut self, ty: &Ty) {
        match ty {
            Ty::Union(_) => {
                self.need_crate("serde", "1", &["derive"]);
                if self.needs_of_union(ty, &UnionPart::Json) {
                    return;
                }
                self.need_of_union(ty, UnionPart::Json);
                ty.members()
                    .iter()
                    .for_each(|it| self.need_json_of_parts(it));
            }
            Ty::List(of) | Ty::Tuples(of) | Ty::Option(of) => self.need_json_of_parts(of),
            Ty::Dict(_, value, _) => self.need_json_of_parts(value),
            Ty::Tuple(items) => items.iter().for_each(|it| self.need_json_of_parts(it)),
            _ => {}
        }
    }
}
