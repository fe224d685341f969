//! What Rust derives for a struct.

use super::super::translator::Translator;
use crate::types::class_form::ClassForm;
use crate::types::ir::ClassId;
use crate::types::ty::Ty;

/// So many classes that a class holds are asked.
const MOST_HELD: usize = 100;

impl Translator<'_, '_> {
    /// Whether a value is or holds a function that is kept with what it uses, which Rust has no form to show of.
    fn keeps_functions(&self, ty: &Ty, depth: usize) -> bool {
        match ty {
            Ty::Kept(_) => true,
            _ if depth > 6 => false,
            Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
                self.keeps_functions(of, depth + 1)
            }
            Ty::Dict(_, value, _) => self.keeps_functions(value, depth + 1),
            Ty::Tuple(items) => items.iter().any(|it| self.keeps_functions(it, depth + 1)),
            Ty::Instance(class) => {
                let mut fields = self.fields_of(*class);
                fields.any(|(_, of)| self.keeps_functions(of, depth + 1))
            }
            _ => false,
        }
    }

    /// What Rust derives for a struct: nothing that a class which its fields hold has not.
    pub(in super::super) fn derives(&self, id: ClassId) -> Vec<&'static str> {
        let mut derives = self.own_derives(id);
        if self.is_made_empty(id) {
            derives.push("Default");
        }
        // With whether there are owners that are counted between: these are copied, not what they own.
        let mut held = vec![(id, false)];
        let mut at = 0;
        while at < held.len() && held.len() < MOST_HELD && !derives.is_empty() {
            let (holder, is_owned) = held[at];
            for (_, ty) in self.fields_of(holder) {
                for class in ty.classes() {
                    let is_owned = is_owned || class.is_counted();
                    if !self.classes.contains(&class) || held.contains(&(class, is_owned)) {
                        continue;
                    }
                    held.push((class, is_owned));
                    let of = self.own_derives(class);
                    derives.retain(|it| match *it {
                        "Clone" => is_owned || of.contains(it),
                        "Debug" => of.contains(it),
                        _ => true,
                    });
                }
            }
            at += 1;
        }
        derives
    }

    /// What Rust derives for a struct by its own fields.
    fn own_derives(&self, id: ClassId) -> Vec<&'static str> {
        let keeps_dyn = self.program.lineage(id).into_iter().any(|it| {
            let mut fields = self.fields_of(it);
            fields.any(|(_, ty)| self.keeps_dyn(ty, 0))
        });
        let keeps_functions = self.program.lineage(id).into_iter().any(|it| {
            let mut fields = self.fields_of(it);
            fields.any(|(_, ty)| self.keeps_functions(ty, 0))
        });
        let has_locks = self.program.has_threads
            && self.program.lineage(id).into_iter().any(|it| {
                let mut fields = self.fields_of(it);
                it.is_counted() || fields.any(|(_, ty)| shares_something(ty))
            });
        let mut derives = if keeps_dyn {
            Vec::new()
        } else if has_locks && id.is_counted() {
            // A lock has no copy, and its owners are counted.
            let is_shown = |(_, ty): (&str, &Ty)| !hides_something(ty);
            return if self.fields_of(id).all(is_shown) && !keeps_functions {
                vec!["Debug"]
            } else {
                Vec::new()
            };
        } else if has_locks {
            let mut fields = self.fields_of(id);
            if self
                .fields_of(id)
                .any(|(_, ty)| *ty.some() == Ty::Foreign("pool"))
            {
                // Its threads have one owner, which ends them.
                Vec::new()
            } else if keeps_functions || fields.any(|(_, ty)| hides_something(ty)) {
                vec!["Clone"]
            } else {
                vec!["Debug", "Clone"]
            }
        } else if keeps_functions {
            vec!["Clone"]
        } else {
            vec!["Debug", "Clone"]
        };
        let by_fields = match self.program.form(id) {
            ClassForm::Record(options) => {
                options.eq && self.program.method(id, "__eq__").is_none() && self.compares_all(id)
            }
            ClassForm::Tuple => true,
            _ => false,
        } && self.compares_base(id);
        if by_fields && self.has_equality(id) && !self.compares_own_kind(id) {
            derives.push("PartialEq");
            let has_float = self.fields_of(id).any(|(_, ty)| self.holds_float(ty));
            let is_ordered = self.has_field_order(id);
            let has_hash = self.has_hash(id) && !self.hashes_bits(id);
            if has_hash || is_ordered && !has_float {
                derives.push("Eq");
            }
            if has_hash {
                derives.push("Hash");
            }
            if is_ordered {
                derives.push("PartialOrd");
                if !has_float {
                    derives.push("Ord");
                }
            }
        }
        derives
    }
}

/// Whether a type holds what threads share.
fn shares_something(ty: &Ty) -> bool {
    match ty {
        Ty::Handle(..) => true,
        Ty::Foreign(name) => {
            crate::types::library::of(name).is_some_and(|it| it.is_between_threads)
        }
        Ty::Instance(class) => class.is_counted(),
        Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
            shares_something(of)
        }
        Ty::Dict(key, value, _) => shares_something(key) || shares_something(value),
        Ty::Tuple(items) => items.iter().any(shares_something),
        _ => false,
    }
}

/// Whether a type holds what shows nothing of itself.
fn hides_something(ty: &Ty) -> bool {
    match ty {
        Ty::Foreign(name) => matches!(*name, "pool" | "threading.Thread"),
        Ty::List(of)
        | Ty::Tuples(of)
        | Ty::Set(of)
        | Ty::Deque(of)
        | Ty::Option(of)
        | Ty::Handle(_, of) => hides_something(of),
        Ty::Dict(key, value, _) => hides_something(key) || hides_something(value),
        Ty::Tuple(items) => items.iter().any(hides_something),
        _ => false,
    }
}
