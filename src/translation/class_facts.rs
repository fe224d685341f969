//! What is known of the classes that are drafted: found by `classes`, kept by the translator.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::types::Types;
use crate::types::ir::{ClassId, ExprId, FuncId, Program};
use crate::types::ty::Ty;

/// How an attribute of a class stands in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AttributeForm {
    /// A constant of the type.
    Const,
    /// A value that is made once, at its first use.
    Lazy,
    /// A small value that is assigned anew, through the class.
    Cell,
    /// What a field holds at first.
    Field,
    /// A method of the trait of a hierarchy, as each class has its own.
    Own,
    Refused,
}

/// How a field of a counted instance is held, so that whoever has the instance can change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// A small value in a `Cell`.
    Cell,
    /// A value in a `RefCell`, which is looked at where it is.
    Looked,
    /// A value in a `RefCell`, of which a copy is as good: a text, or another counted instance.
    Copied,
}

/// How a hierarchy stands in Rust.
#[derive(Debug, Clone, Default)]
pub(super) struct Hierarchy {
    /// Methods that the classes have each in its own way.
    pub(super) virtuals: Vec<String>,
    /// Methods that the first class does not have, and that ask their own instance, or that others override:
    /// each class that has one has its own text of it.
    pub(super) copied: Vec<String>,
    /// Attributes that the classes have each of its own.
    pub(super) constants: Vec<String>,
    /// All of these: what an instance is asked for and gives by its class.
    pub(super) asked: Vec<String>,
    /// Whether the first class is made by itself, too.
    pub(super) is_made: bool,
    /// Whether there is a struct for the first class.
    pub(super) has_struct: bool,
    pub(super) has_trait: bool,
}

/// A part of a class that is written where something asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Part {
    Display,
    Repr,
    /// All members of an enum.
    All,
    Name,
    Value,
    FromValue,
    FromName,
    /// What gives the base to be changed.
    BaseMut,
    /// The name of the class of a value of a hierarchy.
    ClassName,
    /// Whether a value of a hierarchy is of a class.
    Is(ClassId),
    /// A method of the trait of a hierarchy that gives the value as an instance of one of its classes.
    As(ClassId),
    /// The same, to change it.
    AsMut(ClassId),
    /// What gives a copy of a field of a counted instance, by the place of the field.
    Getter(usize),
}

/// A part that is written, to be taken out again if nothing asks for it.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) part: (ClassId, Part),
    pub(super) lines: Range<usize>,
    pub(super) helpers: BTreeSet<&'static str>,
    pub(super) needs: BTreeSet<(ClassId, Part)>,
}

/// The fields of a class.
#[derive(Debug, Default)]
struct Fields {
    /// In the order in which they are declared, then assigned.
    rows: Vec<(String, Ty)>,
    /// By what is left of them without the underscores before it.
    plain: FxHashMap<String, Vec<String>>,
}

/// What is known of the classes that are drafted.
#[derive(Debug, Default)]
pub(super) struct ClassFacts {
    /// Fields that stand for containers which others stand for, too.
    pub(super) shared_fields: FxHashSet<(ClassId, String)>,
    fields: FxHashMap<ClassId, Fields>,
    /// Fields of classes that are drafted in parts which would hold an instance of the class itself.
    hidden: FxHashSet<(ClassId, String)>,
    /// How each attribute of a class stands in Rust.
    pub(super) attributes: FxHashMap<(ClassId, String), AttributeForm>,
    /// Fields of counted instances that change.
    pub(super) held: FxHashMap<(ClassId, String), Held>,
    /// Methods that hand their instance on, as one more name for it.
    pub(super) handing: FxHashSet<FuncId>,
    /// By the class that each begins with.
    pub(super) hierarchies: FxHashMap<ClassId, Hierarchy>,
    /// Where a method of a class that others derive from uses its instance as a whole: it may be of any of
    /// those, and is no value of that class in Rust.
    pub(super) whole_selves: FxHashSet<ExprId>,
    /// Hierarchies, by the class that each begins with, whose values have several names and never change: each
    /// is an `Rc`.
    pub(super) shared: FxHashSet<ClassId>,
    /// The same, whose values change: each is a `Box` that can be cloned, where no name sees the change of
    /// another.
    pub(super) copied: FxHashSet<ClassId>,
    /// Classes that hold one of their own: behind an Option, such a one is in a box.
    pub(super) boxed: FxHashSet<ClassId>,
    /// Classes of which something is left out: what that is.
    pub(super) partial: FxHashMap<ClassId, String>,
    /// Why a class is not drafted.
    pub(super) refused: FxHashMap<ClassId, String>,
    /// What is being asked of which class, which may hold instances of itself.
    pub(super) asked: std::cell::RefCell<FxHashSet<(ClassId, &'static str)>>,
    /// What is written for the case that a class is shown, or its parts asked for.
    pub(super) written: Vec<Written>,
}

impl ClassFacts {
    /// How an attribute of a class itself stands in Rust.
    pub(super) fn attribute(&self, class: ClassId, name: &str) -> Option<AttributeForm> {
        self.attributes.get(&(class, name.to_owned())).copied()
    }

    /// What is known at first: the fields of all classes.
    pub(super) fn of(program: &Program<'_>, types: &Types) -> Self {
        let mut fields: FxHashMap<ClassId, Fields> = FxHashMap::default();
        for ((class, name), ty) in &types.fields {
            let of = fields.entry(*class).or_default();
            of.rows.push((name.clone(), ty.clone()));
            let alike = of.plain.entry(plain(name).to_owned());
            alike.or_default().push(name.clone());
        }
        for (class, of) in &mut fields {
            let class = &program.classes[class.at()];
            let mut places: FxHashMap<&str, (bool, usize)> = FxHashMap::default();
            let declared = class.fields.iter().map(|it| (false, it.name.as_str()));
            let assigned = class.assigned.iter().map(|it| (true, it.as_str()));
            for (at, (is_assigned, name)) in declared.chain(assigned).enumerate() {
                places.entry(name).or_insert((is_assigned, at));
            }
            let place = |name: &str| places.get(name).copied().unwrap_or((true, 0));
            of.rows
                .sort_by(|(a, _), (b, _)| (place(a), a).cmp(&(place(b), b)));
        }
        Self {
            fields,
            ..Self::default()
        }
    }

    /// The fields of a class, in the order in which they are declared, then assigned.
    pub(super) fn fields_of(&self, class: ClassId) -> impl ExactSizeIterator<Item = (&str, &Ty)> {
        let rows = self.fields.get(&class).map_or(&[][..], |it| &it.rows);
        rows.iter().map(|(name, ty)| (name.as_str(), ty))
    }

    /// Leaves the type of a field open: it would hold an instance of its own class.
    pub(super) fn hide_field(&mut self, class: ClassId, name: &str) {
        self.hidden.insert((class, name.to_owned()));
        let rows = self.fields.get_mut(&class).map(|it| &mut it.rows);
        for (field, ty) in rows.into_iter().flatten() {
            if field == name {
                *ty = Ty::Unknown;
            }
        }
    }

    pub(super) fn is_hidden(&self, class: ClassId, name: &str) -> bool {
        !self.hidden.is_empty() && self.hidden.contains(&(class, name.to_owned()))
    }

    /// Whether a field has its name to itself once the underscores before it are left out.
    pub(super) fn is_plain_free(&self, class: ClassId, name: &str) -> bool {
        let Some(of) = self.fields.get(&class) else {
            return true;
        };
        match of.plain.get(plain(name)) {
            None => true,
            Some(names) => names.len() == 1 && names[0] == name,
        }
    }
}

/// A name without the underscores that say that it is private.
pub(super) fn plain(name: &str) -> &str {
    name.trim_start_matches('_')
}
