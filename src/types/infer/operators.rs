//! What operators, slices and items give.

use rustpython_ast::Operator;

use super::super::ir::ExprId;
use super::super::ty::{DictKind, Ty};
use super::Infer;

impl Infer<'_, '_, '_> {
    pub(super) fn slice_of_tuple(&self, items: &[Ty], bounds: &[Option<ExprId>; 3]) -> Ty {
        let len = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let known = |bound: Option<ExprId>, default: i64| match bound {
            None => Some(default),
            some => self
                .literal(some)
                .map(|it| if it < 0 { it + len } else { it }.clamp(0, len)),
        };
        if let (Some(from), Some(to), None) =
            (known(bounds[0], 0), known(bounds[1], len), bounds[2])
            && let (Ok(from), Ok(to)) = (usize::try_from(from), usize::try_from(to))
        {
            return Ty::Tuple(items.get(from..to.max(from)).unwrap_or_default().to_vec());
        }
        Ty::Tuples(Box::new(items.iter().fold(Ty::Unknown, |a, b| a.join(b))))
    }

    /// What `object[index]` is.
    pub(super) fn item_of_index(&self, of: &Ty, index: ExprId) -> Ty {
        match of.some() {
            Ty::Dict(_, value, _) => (**value).clone(),
            Ty::Tuple(items) => {
                let len = i64::try_from(items.len()).unwrap_or(i64::MAX);
                match self.literal(Some(index)) {
                    Some(at) => {
                        let at = usize::try_from(if at < 0 { at + len } else { at });
                        at.ok()
                            .and_then(|at| items.get(at))
                            .cloned()
                            .unwrap_or_default()
                    }
                    None => items.iter().fold(Ty::Unknown, |a, b| a.join(b)),
                }
            }
            Ty::Set(_) | Ty::Iter(_) => Ty::Unknown,
            Ty::Instance(class) => {
                let names = &self.program.classes[class.at()].fields;
                let len = i64::try_from(names.len()).unwrap_or(i64::MAX);
                let at = self
                    .literal(Some(index))
                    .and_then(|at| usize::try_from(if at < 0 { at + len } else { at }).ok());
                at.and_then(|at| names.get(at))
                    .and_then(|it| self.types.fields.get(&(*class, it.name.clone())))
                    .cloned()
                    .unwrap_or_default()
            }
            ty => ty.item(),
        }
    }

    /// What an operator gives where an integer is beyond 64 bits.
    fn large(&self, op: Operator, a: &Ty, b: &Ty, right: ExprId) -> Option<Ty> {
        if *a != Ty::BigInt && *b != Ty::BigInt {
            return None;
        }
        if a.is_float() || b.is_float() {
            return Some(Ty::Float);
        }
        Some(match op {
            Operator::Div => Ty::Float,
            // What is left is smaller than the divisor.
            Operator::Mod if *b == Ty::Int => Ty::Int,
            Operator::BitAnd if self.literal(Some(right)).is_some_and(|it| it >= 0) => Ty::Int,
            Operator::LShift | Operator::RShift | Operator::Pow if *b == Ty::BigInt => Ty::Unknown,
            Operator::Pow if self.literal(Some(right)).is_some_and(|it| it < 0) => Ty::Float,
            Operator::MatMult => Ty::Unknown,
            _ => Ty::BigInt,
        })
    }

    /// What an operator gives.
    pub(super) fn binary(&self, op: Operator, a: &Ty, b: &Ty, left: ExprId, right: ExprId) -> Ty {
        let (a, b) = (a.some(), b.some());
        if matches!(Ty::Foreign("path"), ref path if a == path || b == path) {
            return super::paths::operator(op, a, b);
        }
        if let Some(ty) = super::super::dates::of_zoned(op, a, b) {
            return ty;
        }
        let decimal = Ty::Foreign("decimal.Decimal");
        if (*a == decimal || *b == decimal)
            && [a, b].iter().all(|it| **it == decimal || **it == Ty::Int)
            && matches!(
                op,
                Operator::Add | Operator::Sub | Operator::Mult | Operator::Div | Operator::Mod
            )
        {
            return decimal;
        }
        if op == Operator::Sub && *a == Ty::Instant && *b == Ty::Instant {
            return Ty::Float;
        }
        let widen = |ty: &Ty| if *ty == Ty::Bool { Ty::Int } else { ty.clone() };
        if a.is_number() && b.is_number() {
            let both = widen(a).join(&widen(b));
            if let Some(ty) = self.large(op, &widen(a), &widen(b), right) {
                return ty;
            }
            return match op {
                Operator::Div => Ty::Float,
                Operator::BitAnd | Operator::BitOr | Operator::BitXor
                    if *a == Ty::Bool && *b == Ty::Bool =>
                {
                    Ty::Bool
                }
                Operator::BitAnd
                | Operator::BitOr
                | Operator::BitXor
                | Operator::LShift
                | Operator::RShift => both,
                Operator::MatMult => Ty::Unknown,
                // An int and a float make a float for certain.
                _ if *a == Ty::Float || *b == Ty::Float => Ty::Float,
                Operator::Pow if both == Ty::Int => {
                    match (self.program.kind(left), self.literal(Some(right))) {
                        (_, Some(exponent)) if exponent < 0 => Ty::Float,
                        _ => Ty::Int,
                    }
                }
                _ => both,
            };
        }
        match (op, a, b) {
            (Operator::Add, a, b) if a.is_text() && b.is_text() => Ty::Str,
            (Operator::Mod, a, _) if a.is_text() => Ty::Str,
            (Operator::Mult, a, Ty::Int | Ty::Bool) | (Operator::Mult, Ty::Int | Ty::Bool, a)
                if a.is_text() =>
            {
                Ty::Str
            }
            (Operator::Mult, a @ (Ty::List(_) | Ty::Bytes), Ty::Int)
            | (Operator::Mult, Ty::Int, a @ (Ty::List(_) | Ty::Bytes)) => a.clone(),
            (Operator::Mult, Ty::Tuple(items), Ty::Int)
            | (Operator::Mult, Ty::Int, Ty::Tuple(items)) => {
                Ty::Tuples(Box::new(items.iter().fold(Ty::Unknown, |a, b| a.join(b))))
            }
            (Operator::Add, Ty::List(_) | Ty::Tuples(_), _) => a.join(b),
            (Operator::Add, Ty::Tuple(x), Ty::Tuple(y)) => {
                Ty::Tuple(x.iter().chain(y).cloned().collect())
            }
            (Operator::Add, Ty::Bytes, Ty::Bytes) => Ty::Bytes,
            (
                Operator::BitAnd | Operator::BitOr | Operator::BitXor | Operator::Sub,
                Ty::Set(_),
                Ty::Set(_),
            ) => a.join(b),
            (Operator::BitOr, Ty::Dict(..), Ty::Dict(..)) => a.join(b),
            (
                Operator::Add | Operator::Sub | Operator::BitAnd,
                Ty::Dict(k, v, DictKind::Counter),
                Ty::Dict(other, ..),
            ) => Ty::Dict(Box::new(k.join(other)), v.clone(), DictKind::Counter),
            _ => Ty::Unknown,
        }
    }
}
