//! The fields of classes: their names and types in Rust, and which classes hold each other.

use super::super::class_facts;
use super::super::names::snake;
use super::super::translator::Translator;
use crate::types::class_form::ClassForm;
use crate::types::ir::ClassId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The fields of a class with their types, in the order in which they are first assigned.
    pub(in super::super) fn fields_of(
        &self,
        id: ClassId,
    ) -> impl ExactSizeIterator<Item = (&str, &Ty)> {
        self.class_facts.fields_of(id)
    }

    /// The name of a field in Rust: without the underscores that say that it is private, which Rust says by
    /// `pub`.
    pub(in super::super) fn field_name(&self, class: ClassId, name: &str) -> String {
        let plain = class_facts::plain(name);
        let is_taken = plain.is_empty()
            || plain.starts_with(|c: char| c.is_ascii_digit())
            || !self.class_facts.is_plain_free(class, name);
        snake(if is_taken { name } else { plain })
    }

    /// Whether an instance of a class holds one of another without a list between.
    pub(super) fn reaches(&self, from: ClassId, to: ClassId) -> bool {
        let mut seen = vec![from];
        let mut at = 0;
        while let Some(of) = seen.get(at).copied() {
            let mut held: Vec<ClassId> = self.base_of(of).into_iter().collect();
            for (_, ty) in self.fields_of(of) {
                // A field of several types that would hold its own class is in a box.
                if !matches!(ty, Ty::Union(_)) {
                    held_flat(ty, &mut held);
                }
            }
            held.retain(|it| !it.is_counted());
            if held.contains(&to) {
                return true;
            }
            held.retain(|it| !seen.contains(it));
            seen.extend(held);
            at += 1;
        }
        false
    }

    /// Whether an Option of a type holds a box.
    pub(in super::super) fn is_boxed(&self, of: &Ty) -> bool {
        matches!(of, Ty::Instance(class) if !class.is_counted() && self.class_facts.boxed.contains(class))
    }

    /// What of a class has no type in Rust, if anything.
    pub(super) fn unknown_part(&self, id: ClassId) -> Option<String> {
        if self.program.form(id) == ClassForm::CommandLine {
            return None;
        }
        if let Some(init) = self.program.method(id, "__init__")
            && !matches!(self.program.form(id), ClassForm::Enum(_))
            && !self.is_partial(id)
        {
            for param in self.program.func(init).params.iter().skip(1) {
                let ty = &self.program.var(param.var).ty;
                if !self.has_known_rust(ty) && self.iterator_param(param.var).is_none() {
                    return Some(format!(
                        "{}: {}",
                        param.name,
                        super::super::translator::unknown(ty)
                    ));
                }
            }
        }
        self.fields_of(id).find_map(|(name, ty)| {
            if let Ty::Instance(of) = ty.some()
                && !self.has_struct(*of)
            {
                return Some(format!("{name}: an instance of a class that is no struct"));
            }
            if !self.has_known_rust(ty) {
                let why = format!("{name}: {}", super::super::translator::unknown(ty));
                return (!self.is_partial(id)).then_some(why);
            }
            if ty.holds_dyn() && matches!(ty, Ty::Dict(..) | Ty::Set(_)) {
                return Some(format!("{name}: a dict of instances of several classes"));
            }
            // One that is derived from it has all its fields: what holds the other would have no end.
            if let Ty::Instance(of) = ty.some()
                && *of != id
                && self.program.lineage(*of).contains(&id)
            {
                return Some(format!("{name}: a class that holds one derived from it"));
            }
            // A class that holds itself needs a box, which an Option gives it.
            let is_open = match ty {
                Ty::Option(of) if matches!(**of, Ty::Instance(_)) => false,
                Ty::Instance(of) if *of != id && !of.is_counted() => self.reaches(*of, id),
                Ty::Union(_) => false,
                ty => {
                    let mut held = Vec::new();
                    held_flat(ty, &mut held);
                    held.retain(|it| !it.is_counted());
                    held.into_iter().any(|it| it == id || self.reaches(it, id))
                }
            };
            is_open.then(|| format!("{name}: a class that holds itself"))
        })
    }

    /// Asks something of a class by its fields; `again` is what holds of one that is asked for in itself.
    pub(in super::super) fn ask_once(
        &self,
        class: ClassId,
        what: &'static str,
        again: bool,
        ask: impl FnOnce() -> bool,
    ) -> bool {
        let asked = &self.class_facts.asked;
        if !asked.borrow_mut().insert((class, what)) {
            return again;
        }
        let answer = ask();
        asked.borrow_mut().remove(&(class, what));
        answer
    }
}

/// The classes whose instances a value holds without a list between.
fn held_flat(ty: &Ty, held: &mut Vec<ClassId>) {
    match ty {
        Ty::Instance(class) => held.push(*class),
        Ty::Option(of) => held_flat(of, held),
        Ty::Tuple(items) | Ty::Union(items) => items.iter().for_each(|it| held_flat(it, held)),
        _ => {}
    }
}
