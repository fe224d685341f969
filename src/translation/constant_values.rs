//! What Rust can compute when it compiles, and what does nothing but compute a value.

use rustpython_ast::{Operator, UnaryOp};

use super::variables::{Finder, Global};
use crate::types::class_form::ClassForm;
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Finder<'_, '_> {
    /// Whether Rust can compute it when it compiles.
    pub(super) fn is_const(&self, id: ExprId, ty: &Ty) -> bool {
        match (self.program.kind(id), ty) {
            (Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) | Kind::None, _) => ty.is_copy(),
            (Kind::Str(_), Ty::Lit | Ty::Char) => true,
            (Kind::Str(_), Ty::Option(of)) => **of == Ty::Lit,
            (Kind::Func(_) | Kind::Lambda(_), Ty::Func(_) | Ty::Funcs(_)) => true,
            (Kind::Call(..), Ty::Foreign("logging.Logger")) => true,
            (Kind::Call(_, arguments), Ty::Foreign("decimal.Decimal")) => {
                matches!(arguments.as_slice(), [only] if matches!(self.program.kind(only.value), Kind::Str(_)))
            }
            (Kind::Call(..), Ty::Foreign(_)) => crate::types::dates::is_literal(self.program, id),
            (Kind::Unary(UnaryOp::USub, of), _) => self.is_const(*of, ty),
            (
                Kind::Binary(Operator::Add | Operator::Sub | Operator::Mult, a, b),
                Ty::Int | Ty::Float,
            ) => self.is_const(*a, ty) && self.is_const(*b, ty),
            (Kind::Var(var), Ty::Int | Ty::Float) => {
                let is_number = matches!(self.program.var(*var).ty, Ty::Int | Ty::Float);
                is_number
                    && self.is_made_before_it_is_used(*var)
                    && self.item(*var) == Some(Global::Const)
            }
            (Kind::Tuple(items), Ty::Tuple(types)) => {
                // Only a list that is no part of something is an array.
                let is_part = |ty: &Ty| !matches!(ty, Ty::List(_) | Ty::Tuples(_));
                let mut parts = items.iter().zip(types);
                items.len() == types.len()
                    && parts.all(|(it, ty)| is_part(ty) && self.is_const(*it, ty))
            }
            (Kind::Tuple(items) | Kind::List(items), Ty::List(of) | Ty::Tuples(of)) => {
                of.is_copy() && items.iter().all(|it| self.is_const(*it, of))
            }
            _ => false,
        }
    }

    /// Whether it does nothing but compute a value.
    pub(super) fn is_pure(&self, id: ExprId) -> bool {
        let all = |ids: &[ExprId]| ids.iter().all(|it| self.is_pure(*it));
        match self.program.kind(id) {
            Kind::Int(_)
            | Kind::Float(_)
            | Kind::Bool(_)
            | Kind::None
            | Kind::Str(_)
            | Kind::BigInt(_)
            | Kind::Bytes(_)
            | Kind::Func(_)
            | Kind::Lambda(_) => true,
            Kind::Var(var) => {
                self.is_made_before_it_is_used(*var)
                    && matches!(self.item(*var), Some(Global::Const | Global::Lazy))
                    || self.is_local(*var, id)
            }
            Kind::Tuple(items) | Kind::List(items) | Kind::Set(items) => all(items),
            Kind::Dict(items) => items
                .iter()
                .all(|(key, value)| key.is_none_or(|it| self.is_pure(it)) && self.is_pure(*value)),
            Kind::Binary(_, a, b) => self.is_pure(*a) && self.is_pure(*b),
            Kind::Unary(_, a) | Kind::Starred(a) => self.is_pure(*a),
            Kind::Logic(_, items) => all(items),
            Kind::Compare(a, rest) => {
                self.is_pure(*a) && rest.iter().all(|(_, it)| self.is_pure(*it))
            }
            Kind::Index(a, b) => self.is_pure(*a) && self.is_pure(*b),
            Kind::Slice(a, bounds) => {
                self.is_pure(*a) && bounds.iter().flatten().all(|it| self.is_pure(*it))
            }
            Kind::Comprehension(comprehension) => {
                self.is_pure(comprehension.element)
                    && comprehension.key.is_none_or(|it| self.is_pure(it))
                    && comprehension
                        .generators
                        .iter()
                        .all(|it| self.is_pure(it.iter) && all(&it.conditions))
            }
            // Constants of libraries.
            Kind::Import(name) => ["re.", "string.", "math."]
                .iter()
                .any(|it| name.starts_with(it)),
            Kind::Format(_) => all(&self.program.kind(id).parts()),
            // A member of an enum.
            Kind::Attribute(object, _) => {
                matches!(self.program.kind(*object), Kind::Class(_))
                    && matches!(self.types.of(id), Ty::Enum(_))
            }
            Kind::Call(func, arguments) => {
                let is_pure_func = match self.program.kind(*func) {
                    // A record of what it is given.
                    Kind::Class(class) => {
                        matches!(
                            self.program.form(*class),
                            ClassForm::Record(_) | ClassForm::Tuple
                        ) && self.program.method(*class, "__post_init__").is_none()
                            && self
                                .program
                                .lineage(*class)
                                .iter()
                                .flat_map(|it| &self.program.classes[it.at()].fields)
                                .all(|it| !it.is_fresh)
                    }
                    Kind::Builtin(name) => {
                        !matches!(name.as_str(), "print" | "input" | "open" | "next")
                    }
                    Kind::Attribute(object, name) => match self.program.kind(*object) {
                        Kind::Builtin(_) => name == "maketrans" || name == "fromkeys",
                        _ => {
                            self.is_pure(*object)
                                && self.types.of(*object).is_text()
                                && name != "append"
                        }
                    },
                    Kind::Import(name) => {
                        name.starts_with("math.")
                            || name.starts_with("collections.")
                            || name.starts_with("queue.")
                            || matches!(self.types.of(id), Ty::Foreign(of)
                                if of.starts_with("threading.") && *of != "threading.Thread")
                            || PURE.contains(&name.as_str())
                    }
                    _ => false,
                };
                is_pure_func && arguments.iter().all(|it| self.is_pure(it.value))
            }
            _ => false,
        }
    }
}

/// Constructors of libraries that do nothing but make a value.
const PURE: &[&str] = &[
    "decimal.Decimal",
    "fractions.Fraction",
    "datetime.date",
    "datetime.datetime",
    "datetime.time",
    "datetime.timedelta",
    "pathlib.Path",
    "re.compile",
];
