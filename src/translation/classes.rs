//! Classes: which of them can be drafted, what their fields are, and what of them Rust derives.

mod attributes;
mod constructor;
mod counted;
mod enums;
mod hierarchy;
mod items;
mod members;
mod operators;
mod partial;
mod shown;

use super::class_facts;
use super::names::snake;
use super::translator::Translator;
use crate::types::class_form::{ClassForm, Role};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ClassId, FuncId, Kind, ParamNature, Target};
use crate::types::ty::Ty;

pub(super) use super::class_facts::{AttributeForm, Part};

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
    "__getitem__",
    "__setitem__",
    "__delitem__",
    "__contains__",
    "__iter__",
    "__next__",
    "__call__",
    "__enter__",
    "__exit__",
];

/// How `new` comes to its fields is worked out for each of them from all others.
const MAX_FIELDS: usize = 1000;

impl Translator<'_, '_> {
    /// Finds the classes that can be drafted: a class that another one holds needs that, too.
    pub(super) fn choose_classes(&mut self) {
        self.settle_hierarchies();
        for id in self.program.class_ids() {
            if self.reaches(id, id, 0) {
                self.class_facts.boxed.insert(id);
            }
        }
        for id in self.program.class_ids() {
            self.settle_attributes(id);
        }
        for id in self.program.class_ids() {
            self.settle_counted(id);
        }
        self.settle_handing();
        for id in self.program.class_ids() {
            match self.refusal_of_class(id) {
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
                for id in self.program.hierarchy(id) {
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
        if class.is_protocol || class.bases.iter().any(|it| it.root() != id.root()) {
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
    fn reaches(&self, from: ClassId, to: ClassId, depth: usize) -> bool {
        depth < 8
            && self.fields_of(from).any(|(_, ty)| {
                holds_class(ty, to)
                    || matches!(ty.some(), Ty::Instance(of) if *of != from && !of.is_counted() && self.reaches(*of, to, depth + 1))
            })
    }

    /// Whether an Option of a type holds a box.
    pub(super) fn is_boxed(&self, of: &Ty) -> bool {
        matches!(of, Ty::Instance(class) if !class.is_counted() && self.class_facts.boxed.contains(class))
    }

    /// What of a class has no type in Rust, if anything.
    fn unknown_part(&self, id: ClassId) -> Option<String> {
        if let Some(init) = self.program.method(id, "__init__")
            && !matches!(self.program.form(id), ClassForm::Enum(_))
            && !self.is_partial(id)
        {
            for param in self.program.func(init).params.iter().skip(1) {
                let ty = &self.program.var(param.var).ty;
                if param.nature == ParamNature::Keywords || !self.has_rust(ty) {
                    return Some(format!(
                        "{}: {}",
                        param.name,
                        super::translator::unknown(ty)
                    ));
                }
            }
        }
        self.fields_of(id).find_map(|(name, ty)| {
            if !self.has_rust(ty) {
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
                Ty::Option(of) => {
                    !matches!(**of, Ty::Instance(_))
                        && self.class_facts.boxed.contains(&id)
                        && holds_class(of, id)
                }
                Ty::Instance(of) if *of != id && !of.is_counted() => self.reaches(*of, id, 0),
                ty => holds_class(ty, id),
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
        self.ask_once(class, "==", true, || self.compares_fields(class))
    }

    fn compares_fields(&self, class: ClassId) -> bool {
        self.classes.contains(&class)
            && match self.program.form(class) {
                ClassForm::Record(options) => {
                    self.program.method(class, "__eq__").is_some()
                        || options.eq
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
                _ => self.program.method(class, "__eq__").is_some() || self.has_identity(class),
            }
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
        declared.iter().all(|it| it.is_compared) && declared.len() == self.fields_of(class).len()
    }

    /// Whether instances can be keys.
    pub(super) fn has_hash(&self, class: ClassId) -> bool {
        self.ask_once(class, "hash", true, || self.hashes_fields(class))
    }

    fn hashes_fields(&self, class: ClassId) -> bool {
        let are_hashed = || {
            let mut fields = self.fields_of(class);
            fields.all(|(_, ty)| self.is_hashed(ty))
        };
        self.has_equality(class)
            && match self.program.form(class) {
                ClassForm::Record(options) => {
                    options.hash
                        && self.program.method(class, "__eq__").is_none()
                        && self.compares_all(class)
                        && are_hashed()
                }
                ClassForm::Tuple => are_hashed(),
                ClassForm::Enum(_) => true,
                _ => self.hashed_value(class).is_some() || self.has_identity(class),
            }
    }

    fn is_hashed(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Instance(class) => self.has_hash(*class),
            Ty::Tuples(of) | Ty::Option(of) => self.is_hashed(of),
            Ty::Tuple(items) => items.iter().all(|it| self.is_hashed(it)),
            Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_) | Ty::Func(_) | Ty::Funcs(_) => {
                false
            }
            ty => !ty.has_float(),
        }
    }

    /// Whether instances have an order by their fields.
    pub(super) fn has_field_order(&self, class: ClassId) -> bool {
        self.ask_once(class, "<", true, || self.orders_fields(class))
    }

    fn orders_fields(&self, class: ClassId) -> bool {
        match self.program.form(class) {
            ClassForm::Record(options) => {
                options.order
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
            Ty::Dyn(_) | Ty::Func(_) | Ty::Funcs(_) => false,
            Ty::List(of) | Ty::Tuples(of) | Ty::Option(of) | Ty::Set(of) | Ty::Deque(of) => {
                self.is_comparable(of)
            }
            Ty::Dict(_, value, _) => self.is_comparable(value),
            Ty::Tuple(items) => items.iter().all(|it| self.is_comparable(it)),
            _ => true,
        }
    }

    /// Whether values of a type have an order that is Rust's, too.
    pub(super) fn is_ordered(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Instance(class) => self.has_field_order(*class),
            Ty::List(of) | Ty::Tuples(of) => self.is_ordered(of),
            Ty::Tuple(items) => items.iter().all(|it| self.is_ordered(it)),
            Ty::Set(_) => true,
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

/// Whether a type holds an instance of a class without a list between.
fn holds_class(ty: &Ty, class: ClassId) -> bool {
    match ty {
        Ty::Instance(it) => *it == class && !it.is_counted(),
        Ty::Option(of) => holds_class(of, class),
        Ty::Tuple(items) => items.iter().any(|it| holds_class(it, class)),
        _ => false,
    }
}
