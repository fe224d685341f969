//! `<` and `max` of values of several types: those of one type have an order, the others have none, in Python, too.

use super::translator::Translator;
use super::union_facts::UnionPart;
use crate::types::exceptions::Exc;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether values of several types can be put in order where all of them are of one type; sees to it that this is
    /// written. Not where the file may see that they are not: here that stops the program.
    pub(super) fn order_union(&mut self, ty: &Ty) -> bool {
        let Ty::Union(_) = ty else {
            return false;
        };
        let members = ty.members();
        let has_order = |it: &Ty| match it {
            Ty::Tuple(parts) => parts.iter().all(|it| *it == Ty::Int || it.is_text()),
            it => *it == Ty::Int || it.is_text(),
        };
        let is_seen = self.raises.watched.values().flatten().any(|it| {
            matches!(
                it,
                Exc::Builtin("TypeError" | "Exception" | "BaseException")
            )
        });
        let is_whole = members.iter().all(has_order) && self.is_hashed(ty) && !is_seen;
        if is_whole {
            self.need_of_union(ty, UnionPart::Order);
        }
        is_whole
    }

    pub(super) fn write_union_order(&mut self, ty: &Ty, name: &str) {
        self.import("std::cmp::Ordering");
        let mut order = vec!["match (self, other) {".to_owned()];
        for member in ty.members() {
            let variant = self.variant_name(&member);
            order.push(format!(
                "(Self::{variant}(a), Self::{variant}(b)) => a.cmp(b),"
            ));
        }
        order.push("_ => panic!(\"values of different types have no order\"),".to_owned());
        order.push("}".to_owned());
        self.write_total_order(name, order);
    }

    /// The order of a type: these lines compare `self` with `other`.
    pub(super) fn write_total_order(&mut self, name: &str, compared: Vec<String>) {
        self.out.line(format!("impl PartialOrd for {name} {{"));
        self.out
            .line("fn partial_cmp(&self, other: &Self) -> Option<Ordering> {");
        self.out.line("Some(self.cmp(other))");
        self.out.line("}");
        self.out.line("}");
        self.out.line(format!("impl Ord for {name} {{"));
        self.out.line("fn cmp(&self, other: &Self) -> Ordering {");
        for line in compared {
            self.out.line(line);
        }
        self.out.line("}");
        self.out.line("}");
    }
}
