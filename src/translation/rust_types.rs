//! The Rust for types, and which have one.

use super::code::Form;
use super::translator::Translator;
use crate::types::library;
use crate::types::ty::{Handle, Ty};

impl Translator<'_, '_> {
    /// The Rust type of an owned value.
    pub(super) fn rust_type(&mut self, ty: &Ty) -> String {
        match ty {
            Ty::Bool => "bool".into(),
            Ty::Int => "i64".into(),
            Ty::BigInt => {
                self.crates.insert("num-bigint");
                self.import("num_bigint::BigInt");
                "BigInt".into()
            }
            Ty::Real if self.has_numbers => {
                self.helper("Number");
                "Number".into()
            }
            Ty::Float | Ty::Real => "f64".into(),
            Ty::Str => "String".into(),
            Ty::Lit => "&'static str".into(),
            Ty::Char | Ty::CharLit => "char".into(),
            Ty::Bytes => "Vec<u8>".into(),
            Ty::None => "()".into(),
            Ty::List(of) | Ty::Tuples(of) => format!("Vec<{}>", self.rust_type(of)),
            Ty::Deque(of) => {
                self.import("std::collections::VecDeque");
                format!("VecDeque<{}>", self.rust_type(of))
            }
            Ty::Set(of) => {
                self.import("std::collections::HashSet");
                format!("HashSet<{}>", self.rust_type(of))
            }
            Ty::Dict(key, value, _) => {
                self.crates.insert("indexmap");
                self.import("indexmap::IndexMap");
                format!(
                    "IndexMap<{}, {}>",
                    self.rust_type(key),
                    self.rust_type(value)
                )
            }
            Ty::Tuple(items) => {
                let items: Vec<String> = items.iter().map(|it| self.rust_type(it)).collect();
                match items.as_slice() {
                    [one] => format!("({one},)"),
                    items => format!("({})", items.join(", ")),
                }
            }
            Ty::Option(of) if self.is_boxed(of) => format!("Option<Box<{}>>", self.rust_type(of)),
            Ty::Option(of) => format!("Option<{}>", self.rust_type(of)),
            Ty::Dyn(root) if self.classes.contains(root) && !self.is_partial(*root) => {
                let holder = self.holder(*root);
                if holder == "Rc" {
                    self.import("std::rc::Rc");
                }
                format!("{holder}<dyn {}>", self.trait_name(*root))
            }
            Ty::Param(param) => self.program.generics.params[param.at()].name.clone(),
            Ty::Instance(class) if class.is_counted() && self.classes.contains(class) => {
                let types = self.class_types(*class);
                format!("{}<{}{types}>", self.counter(), self.class_name(*class))
            }
            Ty::Instance(class) | Ty::Enum(class)
                if self.classes.contains(class) && self.has_struct(*class) =>
            {
                let types = self.class_types(*class);
                format!("{}{types}", self.class_name(*class))
            }
            Ty::Error(_) if self.has_errors() => self.error_name.clone(),
            Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => self.pointer_type(ty),
            Ty::Instant => {
                self.import("std::time::Instant");
                "Instant".into()
            }
            ty @ (Ty::Coroutine(..) | Ty::Task(..) | Ty::Stream(..) | Ty::Channel(_)) => {
                self.asynchronous_type(ty)
            }
            ty @ Ty::Foreign(name) if name.starts_with("asyncio.") => self.asynchronous_type(ty),
            Ty::Foreign(name) => self.library_type(name),
            Ty::Handle(handle, of) => self.handle_type(*handle, of),
            Ty::Union(members) if self.has_rust(ty) => match ty.outcome() {
                Some(of) => {
                    let of = self.rust_type(of);
                    let error = members
                        .last()
                        .map_or_else(String::new, |it| self.rust_type(it));
                    format!("Result<{of}, {error}>")
                }
                None => self.union_name(ty),
            },
            Ty::Records(..)
            | Ty::Unknown
            | Ty::Union(_)
            | Ty::Own
            | Ty::Mixed
            | Ty::Iter(_)
            | Ty::Range
            | Ty::Callable(..)
            | Ty::Class(_)
            | Ty::Copies(_)
            | Ty::Error(_)
            | Ty::Enum(_)
            | Ty::Dyn(_)
            | Ty::Instance(_) => {
                self.uses_unknown = true;
                "Unknown".into()
            }
        }
    }

    /// The type of a parameter, as it is held.
    pub(super) fn held_type(&mut self, ty: &Ty, form: Form) -> String {
        match form {
            Form::MutRef if matches!(ty, Ty::Dyn(_)) => {
                let borrowed = self.borrowed_type(ty);
                format!("&mut {}", borrowed.trim_start_matches('&'))
            }
            Form::MutRef => format!("&mut {}", self.rust_type(ty)),
            Form::Ref => self.borrowed_type(ty),
            _ => self.rust_type(ty),
        }
    }

    /// The type of a parameter that borrows.
    pub(super) fn borrowed_type(&mut self, ty: &Ty) -> String {
        match ty {
            ty if ty.is_copy() => self.rust_type(ty),
            Ty::Foreign(name) if ty.is_lent_as_another() => self.lent_library_type(name),
            Ty::Dyn(root)
                if self.classes.contains(root)
                    && !self.is_partial(*root)
                    && self.holder(*root) == "Box" =>
            {
                format!("&dyn {}", self.trait_name(*root))
            }
            Ty::Str => "&str".into(),
            Ty::Bytes => "&[u8]".into(),
            Ty::List(of) | Ty::Tuples(of) => format!("&[{}]", self.rust_type(of)),
            Ty::Option(of) => format!("Option<{}>", self.borrowed_type(of)),
            ty => format!("&{}", self.rust_type(ty)),
        }
    }

    /// Whether Rust has a type for all values of a type.
    pub(super) fn has_rust(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Records(..) => false,
            Ty::Dyn(class) => self.classes.contains(class) && !self.is_partial(*class),
            Ty::Instance(class) | Ty::Enum(class) => self.classes.contains(class),
            Ty::Error(_) => self.has_errors(),
            Ty::Set(of) => !of.has_float() && self.is_key(of) && self.may_hold(of),
            Ty::Dict(key, value, _) => {
                !key.has_float()
                    && self.is_key(key)
                    && !value.borrows()
                    && self.may_hold(key)
                    && self.may_hold(value)
            }
            // Whether it is None can be asked all the same.
            Ty::Option(of) if **of == Ty::Unknown => true,
            Ty::List(of) | Ty::Tuples(of) | Ty::Deque(of) if of.borrows() => false,
            Ty::List(of) | Ty::Tuples(of) | Ty::Deque(of) => self.may_hold(of),
            Ty::Option(of) => self.has_rust(of),
            Ty::Tuple(items) => {
                items.len() <= 12 && items.iter().all(|it| self.has_rust(it) && !it.borrows())
            }
            Ty::Foreign(name) => library::of(name).is_some(),
            Ty::Union(members) => self.has_union(members),
            // It stands for a type that is not known: its values are handed on, and no more.
            Ty::Unknown | Ty::Mixed => self.program.is_hopeful,
            Ty::Own
            | Ty::Iter(_)
            | Ty::Stream(..)
            | Ty::Range
            | Ty::Callable(..)
            | Ty::Class(_)
            | Ty::Copies(_) => false,
            Ty::Handle(_, of) => self.has_rust(of) && !of.borrows(),
            Ty::Coroutine(of, _) | Ty::Task(of, _) | Ty::Channel(of) => {
                self.has_rust(of) && !of.borrows()
            }
            Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => self.pointer(ty).is_ok(),
            _ => true,
        }
    }

    /// Whether a container may hold values of a type: in a draft that has holes anyway also one of which
    /// nothing is known, as each use of such a value is a hole.
    fn may_hold(&self, of: &Ty) -> bool {
        self.has_rust(of)
    }

    /// Whether Rust has a type for all values of a type, and it is known.
    pub(super) fn has_known_rust(&self, ty: &Ty) -> bool {
        !matches!(ty, Ty::Unknown | Ty::Mixed) && self.has_rust(ty)
    }
}

impl Translator<'_, '_> {
    /// Whether no instance stands in the way of a hash.
    fn is_key(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Instance(class) => self.has_hash(*class),
            Ty::Dyn(_) => self.is_hashed(ty),
            Ty::Tuple(items) => items.iter().all(|it| self.is_key(it)),
            Ty::Option(of) | Ty::Tuples(of) => self.is_key(of),
            Ty::Param(param) => {
                let types = &self.program.generics.params[param.at()].types;
                types.iter().all(|it| self.is_key(it))
            }
            // Sets and maps of Rust have no hash.
            Ty::Union(_) | Ty::Own | Ty::Set(_) | Ty::Dict(..) => false,
            // Two functions that do the same may have one address.
            Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => false,
            Ty::Handle(handle, _) => *handle == Handle::Future,
            Ty::Foreign(name) => library::of(name).is_some_and(|it| it.is_key),
            Ty::Coroutine(..) | Ty::Task(..) | Ty::Channel(_) => false,
            _ => true,
        }
    }

    /// Whether a type is a float in Rust, too.
    pub(super) fn is_f64(&self, ty: &Ty) -> bool {
        *ty == Ty::Float || *ty == Ty::Real && !self.has_numbers
    }
}
