//! What stands in for a value that is not there. Python computes it before it asks; Rust may leave that
//! until it is needed where this shows nowhere.

use super::code::Code;
use super::translator::Translator;
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The method of an `Option` that gives what is in it, or else `code`, the Rust of the argument
    /// `default`.
    pub(super) fn or_given(&self, default: ExprId, code: &Code) -> String {
        match code.text.as_str() {
            "Vec::new()" | "IndexMap::new()" | "HashSet::new()" | "String::new()"
            | "VecDeque::new()" => "unwrap_or_default()".to_owned(),
            made if !code.ty.is_copy() && self.may_be_late(default) => {
                format!("unwrap_or_else(|| {made})")
            }
            made => format!("unwrap_or({made})"),
        }
    }

    /// The method of an `Option` that gives what `each` makes of what is in it, or else `made`, the Rust of
    /// the argument `default`.
    pub(super) fn mapped_or_given(&self, default: ExprId, made: &str, each: &str) -> String {
        if made == "String::new()" && self.may_be_late(default) {
            format!("map_or_else(String::new, {each})")
        } else if self.may_be_late(default) {
            format!("map_or_else(|| {made}, {each})")
        } else {
            format!("map_or({made}, {each})")
        }
    }

    /// Whether it shows nowhere that it is not computed: nothing in it acts, and nothing can fail.
    fn may_be_late(&self, id: ExprId) -> bool {
        let all = |ids: &[ExprId]| ids.iter().all(|it| self.may_be_late(*it));
        match self.kind(id) {
            Kind::Int(_)
            | Kind::Float(_)
            | Kind::Str(_)
            | Kind::Bool(_)
            | Kind::None
            | Kind::BigInt(_)
            | Kind::Bytes(_)
            | Kind::Var(_)
            | Kind::Func(_)
            | Kind::Lambda(_) => true,
            Kind::Tuple(items) | Kind::List(items) | Kind::Set(items) => all(items),
            Kind::Dict(items) => items.iter().all(|(key, value)| {
                key.is_none_or(|it| self.may_be_late(it)) && self.may_be_late(*value)
            }),
            // An instance may act where it is shown.
            Kind::Format(_) => self.kind(id).parts().iter().all(|it| {
                let ty = self.ty(*it);
                (ty.is_text() || ty.is_copy()) && self.may_be_late(*it)
            }),
            // A property may act.
            Kind::Attribute(object, name) => match self.ty(*object) {
                Ty::Instance(class) => {
                    self.program.method(*class, name).is_none() && self.may_be_late(*object)
                }
                _ => self.is_quiet(id),
            },
            Kind::Call(..) => self.is_quiet(id) || self.is_empty_collection(id),
            _ => false,
        }
    }

    /// `list()`, `dict()`, `set()`, `str()`.
    fn is_empty_collection(&self, id: ExprId) -> bool {
        matches!(self.kind(id), Kind::Call(func, arguments) if arguments.is_empty()
            && matches!(self.kind(*func), Kind::Builtin(name)
                if matches!(name.as_str(), "list" | "dict" | "set" | "str" | "tuple")))
    }
}
