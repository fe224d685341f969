//! What of instances can be compared, ordered and hashed as Python does it.

use super::super::translator::Translator;
use crate::types::class_form::{ClassForm, EnumForm};
use crate::types::ir::ClassId;
use crate::types::library;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether `==` of two instances compares what Python compares.
    pub(super) fn has_equality(&self, class: ClassId) -> bool {
        self.ask_once(class, "==", true, || {
            let of = self.of_file(class);
            (of == class || self.has_equality(of)) && self.compares_fields(class)
        })
    }

    fn compares_fields(&self, class: ClassId) -> bool {
        self.classes.contains(&class)
            && match self.program.form(class) {
                ClassForm::Record(options) => {
                    self.program.method(class, "__eq__").is_some()
                        || options.eq
                            && self.compares_base(class)
                            && self
                                .compared_fields(class)
                                .iter()
                                .all(|ty| self.is_comparable(ty))
                }
                ClassForm::Tuple => {
                    let mut fields = self.fields_of(class);
                    fields.all(|(_, ty)| self.is_comparable(ty))
                }
                ClassForm::Enum(_) => true,
                _ => {
                    // One that is no `==` of Rust compares in its own way only.
                    let is_equality = self.is_trait_method(class, "__eq__");
                    self.says_itself(class, "__eq__") && is_equality || self.has_identity(class)
                }
            }
    }

    /// Whether a class has a method of one of Python's own names: in a hierarchy it is the class's own.
    pub(super) fn says_itself(&self, class: ClassId, name: &str) -> bool {
        self.program.method(class, name).is_some_and(|it| {
            self.hierarchy(class).is_none()
                || self.program.func(it).class == Some(class) && !self.any_has(class.root(), name)
        })
    }

    /// Whether what a dataclass derives from is compared as it is, as a part of it.
    pub(super) fn compares_base(&self, class: ClassId) -> bool {
        self.base_of(class).is_none_or(|base| {
            matches!(self.program.form(base), ClassForm::Record(options) if options.eq)
                && self.program.method(class, "__eq__").is_none()
                && self.compares_all(class)
                && self.compares_all(base)
                && self.has_equality(base)
        })
    }

    fn compared_fields(&self, class: ClassId) -> Vec<Ty> {
        let declared = self.program.classes[class.at()].fields.iter();
        let compared = declared.filter(|it| it.is_compared);
        compared
            .filter_map(|it| self.types.fields.get(&(class, it.name.clone())).cloned())
            .collect()
    }

    /// Whether all fields are compared, so that Rust's own comparison is Python's.
    pub(super) fn compares_all(&self, class: ClassId) -> bool {
        let declared = &self.program.classes[class.at()].fields;
        let bases = self.program.lineage(class).into_iter().skip(1);
        let of_bases: usize = bases
            .filter(|it| matches!(self.program.form(*it), ClassForm::Record(_)))
            .map(|it| self.fields_of(it).len())
            .sum();
        declared.iter().all(|it| it.is_compared)
            && declared.len() == self.fields_of(class).len() + of_bases
    }

    /// Whether instances can be keys.
    pub(in super::super) fn has_hash(&self, class: ClassId) -> bool {
        self.ask_once(class, "hash", true, || {
            let of = self.of_file(class);
            (of == class || self.has_hash(of)) && self.hashes_fields(class)
        })
    }

    fn hashes_fields(&self, class: ClassId) -> bool {
        let are_hashed = || {
            let mut fields = self.fields_of(class);
            fields.all(|(_, ty)| self.is_hashed(ty) || *ty == Ty::Float && self.hashes_bits(class))
        };
        self.has_equality(class)
            && match self.program.form(class) {
                ClassForm::Record(options) => {
                    options.hash
                        && self.base_of(class).is_none()
                        && self.program.method(class, "__eq__").is_none()
                        && self.compares_all(class)
                        && are_hashed()
                }
                ClassForm::Tuple => are_hashed(),
                ClassForm::Enum(_) => true,
                _ => self.hashed_value(class).is_some() || self.has_identity(class),
            }
    }

    pub(in super::super) fn is_hashed(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Instance(class) => self.has_hash(*class),
            Ty::Dyn(root) => self.any_has(*root, "__eq__") && self.any_has(*root, "__hash__"),
            Ty::Param(param) => self.all_stood_for(*param, |it| self.is_hashed(it)),
            Ty::Tuples(of) | Ty::Option(of) => self.is_hashed(of),
            Ty::Union(items) => {
                items.iter().filter(|it| it.is_number()).count() < 2
                    && !self.may_be_one_tuple(items)
                    && items
                        .iter()
                        .all(|it| self.is_hashed(it) && !self.is_its_value(it))
            }
            Ty::Own => false,
            Ty::Tuple(items) => items.iter().all(|it| self.is_hashed(it)),
            Ty::List(_)
            | Ty::Dict(..)
            | Ty::Set(_)
            | Ty::Deque(_)
            | Ty::Func(_)
            | Ty::Funcs(_)
            | Ty::Kept(_) => false,
            ty => !ty.has_float(),
        }
    }

    /// Whether Rust compares two instances of a class itself, by its fields or by its `__eq__`.
    fn has_own_equality(&self, class: ClassId) -> bool {
        let by_fields = match self.program.form(class) {
            ClassForm::Record(options) => options.eq && self.compares_all(class),
            ClassForm::Tuple => true,
            _ => false,
        };
        let method = self.program.method(class, "__eq__");
        let has_method = method.is_some_and(|it| self.program.func(it).class == Some(class));
        self.base_of(class).is_none() && (by_fields || has_method) && self.has_equality(class)
    }

    /// Whether instances have an order by their fields.
    pub(super) fn has_field_order(&self, class: ClassId) -> bool {
        self.ask_once(class, "<", true, || {
            let of = self.of_file(class);
            (of == class || self.has_field_order(of)) && self.orders_fields(class)
        })
    }

    fn orders_fields(&self, class: ClassId) -> bool {
        match self.program.form(class) {
            ClassForm::Record(options) => {
                options.order
                    && self.base_of(class).is_none()
                    && self.classes.contains(&class)
                    && if self.compares_all(class) {
                        self.has_ordered_fields(class)
                    } else {
                        let compared = self.compared_fields(class);
                        compared
                            .iter()
                            .all(|it| self.is_ordered(it) && !self.holds_float(it))
                    }
            }
            ClassForm::Tuple => self.has_ordered_fields(class),
            _ => false,
        }
    }

    fn has_ordered_fields(&self, class: ClassId) -> bool {
        self.classes.contains(&class) && self.fields_of(class).all(|(_, ty)| self.is_ordered(ty))
    }

    /// Whether `==` compares what Python compares.
    pub(in super::super) fn is_comparable(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Instance(class) => self.has_equality(*class),
            Ty::Param(param) => self.all_stood_for(*param, |it| self.is_comparable(it)),
            Ty::Dyn(root) => self.any_has(*root, "__eq__"),
            Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => false,
            Ty::Foreign(name) => library::of(name).is_some_and(|it| it.is_key),
            Ty::List(of) | Ty::Tuples(of) | Ty::Option(of) | Ty::Set(of) | Ty::Deque(of) => {
                self.is_comparable(of)
            }
            Ty::Dict(_, value, _) => self.is_comparable(value),
            Ty::Tuple(items) => items.iter().all(|it| self.is_comparable(it)),
            Ty::Union(items) => {
                !self.may_be_one_tuple(items)
                    && items.iter().all(|it| match it {
                        Ty::Instance(class) => self.has_own_equality(*class),
                        it => self.is_comparable(it) && !self.is_its_value(it),
                    })
            }
            Ty::Mixed | Ty::Error(_) => false,
            _ => true,
        }
    }

    /// Whether it is a member of an `IntEnum` or the like: the number or the text itself for Python.
    fn is_its_value(&self, ty: &Ty) -> bool {
        matches!(ty, Ty::Enum(class)
            if !matches!(self.program.form(*class), ClassForm::Enum(EnumForm::Plain)))
    }

    /// Whether a named tuple is among types of which another one is a tuple, too: for Python they may be equal.
    fn may_be_one_tuple(&self, items: &[Ty]) -> bool {
        let is_named = |it: &&Ty| matches!(it, Ty::Instance(class) if self.program.form(*class) == ClassForm::Tuple);
        let named = items.iter().filter(is_named).count();
        let plain = items
            .iter()
            .filter(|it| matches!(it, Ty::Tuple(_) | Ty::Tuples(_)));
        named > 0 && named + plain.count() > 1
    }

    /// Whether values of a type have an order that is Rust's, too.
    pub(in super::super) fn is_ordered(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Instance(class) => self.has_field_order(*class),
            Ty::List(of) | Ty::Tuples(of) => self.is_ordered(of),
            Ty::Tuple(items) => items.iter().all(|it| self.is_ordered(it)),
            Ty::Set(_) => true,
            Ty::Param(param) => self.all_stood_for(*param, |it| self.is_ordered(it)),
            Ty::Foreign(name) => library::of(name).is_some_and(|it| it.is_ordered),
            ty => ty.is_number() || ty.is_text(),
        }
    }
}
