//! Which types are written as JSON and read from it.

use super::translator::{Res, Translator};
use crate::types::ir::{ClassId, ExprId, Kind};
use crate::types::ty::Ty;
use rustc_hash::FxHashSet;

impl Translator<'_, '_> {
    /// Whether all values of a type are JSON, as they are in Python.
    pub(super) fn is_json(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Bool | Ty::Int | Ty::Float | Ty::Str | Ty::Lit | Ty::Char => true,
            Ty::Real => self.has_numbers,
            Ty::List(of) | Ty::Tuples(of) | Ty::Option(of) => self.is_json(of),
            Ty::Tuple(items) => !items.is_empty() && items.iter().all(|it| self.is_json(it)),
            Ty::Dict(key, value, _) => {
                matches!(**key, Ty::Str | Ty::Lit | Ty::Char | Ty::Int)
                    && self.is_json(value)
                    && self.has_known_rust(ty)
            }
            Ty::Instance(class) => {
                let keys = self.program.classes[class.at()].keys.as_ref();
                self.classes.contains(class)
                    && keys
                        .is_some_and(|it| it.has_order && !it.all.iter().any(|key| key.is_blurred))
                    && self.ask_once(*class, "json", false, || {
                        self.class_facts
                            .fields_of(*class)
                            .all(|(_, ty)| (self.has_numbers || !ty.has_real()) && self.is_json(ty))
                    })
            }
            Ty::Union(items) => {
                self.has_known_rust(ty)
                    && items
                        .iter()
                        .all(|it| *it == Ty::Own || self.is_json_part(it))
            }
            _ => false,
        }
    }

    /// Notes that numbers which may be ints or floats are written as JSON.
    pub(super) fn need_json_numbers(&mut self) -> Res<()> {
        if !self.has_numbers {
            return self.shows_number();
        }
        self.helper("Number::serialize");
        Ok(())
    }

    /// Notes what the records need that are written as JSON.
    pub(super) fn need_serialized(&mut self, id: ExprId) {
        let classes = self.serialized_by(self.ty(id));
        if classes.is_empty() {
            return;
        }
        let is_counted = classes.iter().any(|it| it.is_counted());
        let features: &[&str] = if is_counted {
            &["derive", "rc"]
        } else {
            &["derive"]
        };
        self.need_crate("serde", "1", features);
        let has_dict = classes.iter().any(|it| {
            let mut fields = self.class_facts.fields_of(*it);
            fields.any(|(_, ty)| has_dict(ty))
        });
        if has_dict {
            self.need_crate("indexmap", "2", &["serde"]);
        }
    }

    /// The classes of the records that a value of a type is, or holds.
    pub(super) fn serialized_by(&self, ty: &Ty) -> FxHashSet<ClassId> {
        let mut found = FxHashSet::default();
        let mut rest = ty.classes();
        while let Some(class) = rest.pop() {
            if found.insert(class) {
                let fields = self.class_facts.fields_of(class);
                rest.extend(fields.flat_map(|(_, ty)| ty.classes()));
            }
        }
        found
    }

    /// Whether instances of a class are written as JSON anywhere.
    pub(super) fn is_serialized(&self, class: ClassId) -> bool {
        self.program.exprs.iter().any(|expr| {
            let Kind::Call(func, arguments) = &expr.kind else {
                return false;
            };
            let is_json = matches!(self.kind(*func), Kind::Import(name)
                if matches!(name.as_str(), "json.dumps" | "json.dump"));
            let mut rest: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
            let mut found = false;
            while let Some(id) = rest.pop().filter(|_| is_json && !found) {
                found = self.serialized_by(self.ty(id)).contains(&class);
                if matches!(
                    self.kind(id),
                    Kind::Dict(_) | Kind::List(_) | Kind::Tuple(_)
                ) {
                    rest.extend(self.kind(id).parts());
                }
            }
            found
        })
    }

    /// Whether the records of a class are read from texts of JSON in the source.
    pub(super) fn is_read_from_text(&self, class: ClassId) -> bool {
        let is_plain = |class: ClassId| {
            let mut fields = self.class_facts.fields_of(class);
            fields.all(|(_, ty)| {
                !ty.any(&|it| {
                    matches!(
                        it,
                        Ty::Union(_)
                            | Ty::Lit
                            | Ty::Char
                            | Ty::CharLit
                            | Ty::Tuple(_)
                            | Ty::Tuples(_)
                    )
                })
            })
        };
        let reads = self
            .program
            .read_texts
            .keys()
            .any(|call| self.serialized_by(self.ty(*call)).contains(&class));
        reads
            && self
                .serialized_by(&Ty::Instance(class))
                .into_iter()
                .all(is_plain)
    }

    /// Whether instances of a class are made but by reading them.
    pub(super) fn is_made_in_place(&self, class: ClassId) -> bool {
        let mut within: FxHashSet<ExprId> = FxHashSet::default();
        let mut rest: Vec<ExprId> = self.program.read_texts.values().copied().collect();
        while let Some(id) = rest.pop() {
            within.insert(id);
            rest.extend(self.kind(id).parts());
        }
        let ids = self.program.expr_ids();
        ids.filter(|it| !within.contains(it)).any(|it| {
            matches!(self.kind(it), Kind::Call(func, _)
                if matches!(self.kind(*func), Kind::Class(of) if *of == class))
        })
    }

    /// Whether the records of a class are read from JSON that the program wrote itself.
    pub(super) fn is_read_back(&self, class: ClassId) -> bool {
        let all = self.serialized_by(&Ty::Instance(class));
        let is_plain = all.iter().all(|it| {
            let mut fields = self.class_facts.fields_of(*it);
            fields.all(|(_, ty)| {
                !ty.any(&|it| matches!(it, Ty::Union(_) | Ty::Real | Ty::Lit | Ty::Tuples(_)))
            })
        });
        let names = |func: ExprId| match self.kind(func) {
            Kind::Import(name) => name.as_str(),
            _ => "",
        };
        let mut reads = false;
        for expr in &self.program.exprs {
            let Kind::Call(func, arguments) = &expr.kind else {
                continue;
            };
            match names(*func) {
                "json.load" | "json.loads" => reads = true,
                "json.dump" | "json.dumps"
                    if arguments
                        .iter()
                        .any(|it| it.name.as_deref() == Some("sort_keys")) =>
                {
                    return false;
                }
                _ => {}
            }
        }
        reads
            && is_plain
            && all
                .iter()
                .all(|it| it.is_record() && self.is_serialized(*it))
    }

    /// Whether one of several types is JSON: a container may hold values of all of them.
    fn is_json_part(&self, member: &Ty) -> bool {
        match member {
            Ty::List(of) if **of == Ty::Own => true,
            Ty::Dict(key, of, _) if **of == Ty::Own => key.is_text(),
            member => self.is_json(member),
        }
    }
}

pub(super) fn has_dict(ty: &Ty) -> bool {
    match ty {
        Ty::Dict(..) => true,
        Ty::List(of) | Ty::Tuples(of) | Ty::Option(of) => has_dict(of),
        Ty::Tuple(items) | Ty::Union(items) => items.iter().any(has_dict),
        _ => false,
    }
}

pub(super) fn has_int_keys(ty: &Ty) -> bool {
    match ty {
        Ty::Dict(key, value, _) => **key == Ty::Int || has_int_keys(value),
        Ty::List(of) | Ty::Tuples(of) | Ty::Option(of) => has_int_keys(of),
        Ty::Tuple(items) | Ty::Union(items) => items.iter().any(has_int_keys),
        _ => false,
    }
}
