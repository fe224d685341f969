//! Classes: which of them can be drafted, what their fields are, and what of them Rust derives.

mod any_class;
mod any_order;
mod attributes;
mod by_address;
mod command_line;
mod constants;
mod construction;
mod constructor;
mod counted;
mod derived;
mod derives;
mod enums;
mod folds;
mod hashed;
mod held_changes;
mod held_fields;
mod hierarchy;
mod hierarchy_names;
mod hierarchy_texts;
mod identity;
mod items;
mod late;
mod made_fields;
mod made_instances;
mod members;
mod method_calls;
pub(super) mod operators;
mod own_iteration;
mod own_order;
mod partial;
mod posted;
mod properties;
mod records;
mod shown;
mod shown_sets;
mod text_enums;
mod traits;
mod truth;
mod tuples;

use super::class_facts;
use super::names::snake;
use super::translator::Translator;
use crate::types::class_form::{ClassForm, EnumForm, Role};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ClassId, FuncId, Kind, ParamNature, Target};
use crate::types::library;
use crate::types::ty::Ty;

pub(super) use super::class_facts::{AttributeForm, Hierarchy, Part};

/// Methods of Python's own names that have a form in Rust here.
const KNOWN: &[&str] = &[
    "__init__",
    "__post_init__",
    "__str__",
    "__repr__",
    "__len__",
    "__eq__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__hash__",
    "__bool__",
    "__add__",
    "__radd__",
    "__sub__",
    "__rsub__",
    "__mul__",
    "__rmul__",
    "__truediv__",
    "__rtruediv__",
    "__floordiv__",
    "__mod__",
    "__pow__",
    "__and__",
    "__or__",
    "__xor__",
    "__matmul__",
    "__iadd__",
    "__isub__",
    "__imul__",
    "__neg__",
    "__pos__",
    "__invert__",
    "__abs__",
    "__float__",
    "__int__",
    "__getitem__",
    "__setitem__",
    "__delitem__",
    "__contains__",
    "__iter__",
    "__next__",
    "__call__",
    "__aenter__",
    "__aexit__",
    "__enter__",
    "__exit__",
    "__format__",
];

/// How `new` comes to its fields is worked out for each of them from all others.
const MAX_FIELDS: usize = 1000;

impl Translator<'_, '_> {
    /// Finds the classes that can be drafted: a class that another one holds needs that, too.
    pub(super) fn choose_classes(&mut self) {
        self.settle_hierarchies();
        for id in self.program.class_ids() {
            if self.reaches(id, id) {
                self.class_facts.boxed.insert(id);
            }
        }
        for id in self.program.class_ids() {
            self.settle_attributes(id);
        }
        for id in self.program.class_ids() {
            self.settle_counted(id);
        }
        // With types for its parameters a class holds its fields as it does without.
        for class in self.program.generics.classes.keys() {
            let origin = self.program.classes[class.origin()].id;
            let held = &mut self.class_facts.held;
            held.retain(|(of, _), _| of != class);
            let of_origin: Vec<_> = held
                .iter()
                .filter(|((of, _), _)| *of == origin)
                .map(|((_, name), held)| ((*class, name.clone()), *held))
                .collect();
            held.extend(of_origin);
        }
        self.settle_handing();
        for id in self.program.class_ids() {
            if self.program.generics.classes.contains_key(&id) {
                continue;
            }
            let refusal = match self.program.form(id) {
                ClassForm::CommandLine => self.refusal_of_command_line(id),
                _ => self.refusal_of_class(id),
            };
            match refusal {
                None => {
                    self.classes.insert(id);
                }
                Some(why) if self.may_be_partial(id) => {
                    self.class_facts.partial.insert(id, why);
                    self.classes.insert(id);
                }
                Some(why) => {
                    self.class_facts.refused.insert(id, why);
                }
            }
        }
        // With types for its parameters a class is the same.
        let instantiated: Vec<ClassId> = self.program.generics.classes.keys().copied().collect();
        for id in instantiated {
            let origin = self.program.classes[id.origin()].id;
            if self.classes.contains(&origin) && !self.is_partial(origin) {
                self.classes.insert(id);
            }
        }
        self.settle_unknown_parts();
        loop {
            let failing: Vec<(ClassId, String)> = self
                .classes
                .iter()
                .filter_map(|id| Some((*id, self.unknown_part(*id)?)))
                .collect();
            if failing.is_empty() {
                break;
            }
            for (id, why) in failing {
                if why.ends_with("a class that holds itself") {
                    self.wants_counted.insert(id);
                }
                // A hierarchy is drafted as a whole.
                let alike: Vec<ClassId> = self
                    .program
                    .class_ids()
                    .filter(|it| it.origin() == id.origin())
                    .collect();
                for id in self.program.hierarchy(id).into_iter().chain(alike) {
                    self.classes.remove(&id);
                    self.class_facts
                        .refused
                        .entry(id)
                        .or_insert_with(|| why.clone());
                }
            }
        }
        self.choose_exceptions();
    }

    /// The exceptions with a struct of their own.
    fn choose_exceptions(&mut self) {
        let ids = self.program.class_ids();
        let known: Vec<ClassId> = ids
            .filter(|id| {
                exceptions::is_exception(self.program, *id)
                    && self.has_own_struct(Exc::Own(*id))
                    && self.is_known_exception(*id)
            })
            .collect();
        for id in known {
            self.classes.insert(id);
            self.class_facts.refused.remove(&id);
        }
    }

    /// Why a class can't be drafted, by what stands in it.
    fn refusal_of_class(&self, id: ClassId) -> Option<String> {
        let class = &self.program.classes[id.at()];
        if let ClassForm::Refused(why) = class.form {
            return Some(why.to_owned());
        }
        if let Some(why) = self.class_facts.refused.get(&id) {
            return Some(why.clone());
        }
        if class.is_protocol && !self.program.is_base(id)
            || class.bases.iter().any(|it| it.root() != id.root())
        {
            return Some("inheritance of this kind is not drafted yet".to_owned());
        }
        if let Some(why) = self.refusal_of_counted(id) {
            return Some(why.to_owned());
        }
        if self.fields_of(id).len() > MAX_FIELDS {
            return Some(format!("a class of more than {MAX_FIELDS} fields"));
        }
        let is_module_level = class.body.block.is_some_and(|block| {
            let parent = self.program.blocks[block.at()].parent;
            parent == self.program.func(FuncId(0)).body.block
        });
        if !is_module_level {
            return Some("a class within a function or a class".to_owned());
        }
        for method in &class.methods {
            let func = self.program.func(*method);
            let is_special = func.name.starts_with("__") && func.name.ends_with("__");
            if is_special && !KNOWN.contains(&func.name.as_str()) {
                return Some(format!("{} has no form in Rust here", func.name));
            }
            let is_odd = !func.is_alone
                || func.role != Role::Static
                    && func
                        .params
                        .first()
                        .is_none_or(|it| it.nature != ParamNature::Plain);
            if is_odd {
                return Some("a method that is defined more than once".to_owned());
            }
        }
        for (name, _) in &class.aliases {
            if !matches!(
                name.as_str(),
                "__rmul__" | "__radd__" | "__repr__" | "__str__"
            ) {
                return Some("a second name for a method".to_owned());
            }
        }
        if let ClassForm::Enum(_) = class.form {
            return self.refusal_of_enum(id);
        }
        let init = self.program.method(id, "__init__");
        let has_own = init.is_some_and(|it| self.program.func(it).class == Some(id));
        if !has_own && self.fields_of(id).len() > 0 {
            return Some("fields that __init__ does not make".to_owned());
        }
        if has_own && self.construction(id).is_none() {
            return Some("fields that __init__ does not make one after the other".to_owned());
        }
        None
    }

    /// The fields of a class with their types, in the order in which they are first assigned.
    pub(super) fn fields_of(&self, id: ClassId) -> impl ExactSizeIterator<Item = (&str, &Ty)> {
        self.class_facts.fields_of(id)
    }

    /// The name of a field in Rust: without the underscores that say that it is private, which Rust says by
    /// `pub`.
    pub(super) fn field_name(&self, class: ClassId, name: &str) -> String {
        let plain = class_facts::plain(name);
        let is_taken = plain.is_empty()
            || plain.starts_with(|c: char| c.is_ascii_digit())
            || !self.class_facts.is_plain_free(class, name);
        snake(if is_taken { name } else { plain })
    }

    /// Whether an instance of a class holds one of another without a list between.
    fn reaches(&self, from: ClassId, to: ClassId) -> bool {
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
    pub(super) fn is_boxed(&self, of: &Ty) -> bool {
        matches!(of, Ty::Instance(class) if !class.is_counted() && self.class_facts.boxed.contains(class))
    }

    /// What of a class has no type in Rust, if anything.
    fn unknown_part(&self, id: ClassId) -> Option<String> {
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
                        super::translator::unknown(ty)
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
                let why = format!("{name}: {}", super::translator::unknown(ty));
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
    pub(super) fn ask_once(
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
    fn compares_all(&self, class: ClassId) -> bool {
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
    pub(super) fn has_hash(&self, class: ClassId) -> bool {
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

    pub(super) fn is_hashed(&self, ty: &Ty) -> bool {
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
    pub(super) fn is_comparable(&self, ty: &Ty) -> bool {
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
    pub(super) fn is_ordered(&self, ty: &Ty) -> bool {
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

    /// Whether a target is an attribute of the variable `me`.
    fn is_own_attribute<'t>(
        &self,
        target: &'t Target,
        me: crate::types::ir::VarId,
    ) -> Option<&'t str> {
        match target {
            Target::Attribute(object, name) if matches!(self.kind(*object), Kind::Var(var) if *var == me) => {
                Some(name)
            }
            _ => None,
        }
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
