//! Classes: which of them can be drafted, what their fields are, and what of them Rust derives.

mod any_class;
mod any_held;
mod any_order;
mod applied_operators;
mod attribute_uses;
mod attributes;
mod by_address;
mod changed_fields;
mod class_names;
mod command_line;
mod compared;
mod constants;
mod construction;
mod constructor;
mod counted;
mod derived;
mod derives;
mod enums;
mod field_types;
mod folds;
mod handed_down;
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
mod overriding;
mod own_iteration;
mod own_order;
mod partial;
mod posted;
mod properties;
mod records;
mod shown;
mod shown_forms;
mod shown_sets;
mod struct_items;
mod text_enums;
mod traits;
mod truth;
mod tuples;
mod written_attributes;
mod written_enums;

use super::translator::Translator;
use crate::types::class_form::{ClassForm, Role};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ClassId, FuncId, Kind, ParamNature, Target};

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
