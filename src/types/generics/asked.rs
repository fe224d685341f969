//! What expressions ask of the values of parameters: that they are compared, shown, called with, sorted.

use rustpython_ast::{CmpOp, Operator, UnaryOp};

use super::allowed::{Check, has_param, is_param};
use super::looked_at::{IMPORTED, LOOKING, METHODS};
use crate::types::ids::ExprId;
use crate::types::ir::{Argument, Kind, Piece};
use crate::types::parameters::{Bound, in_type};
use crate::types::ty::Ty;

impl Check<'_, '_> {
    pub(super) fn is_fine(&mut self, id: ExprId) -> bool {
        match self.program.kind(id).clone() {
            Kind::Binary(op, a, b) => {
                let (left, right) = (self.ty(a).clone(), self.ty(b).clone());
                if !has_param(&left) && !has_param(&right) {
                    return true;
                }
                match op {
                    Operator::Mod if left.is_text() => self.fills(a, b),
                    Operator::Add => left == right && matches!(left, Ty::List(_) | Ty::Tuples(_)),
                    Operator::Mult => {
                        matches!(
                            (&left, &right),
                            (Ty::List(_), Ty::Int) | (Ty::Int, Ty::List(_))
                        )
                    }
                    Operator::BitOr | Operator::BitAnd | Operator::Sub | Operator::BitXor => {
                        left == right && matches!(left, Ty::Set(_))
                    }
                    _ => {
                        !is_param(&left)
                            && !is_param(&right)
                            && (matches!(left, Ty::Instance(_)) || matches!(right, Ty::Instance(_)))
                    }
                }
            }
            Kind::Unary(UnaryOp::Not, _) => true,
            Kind::Unary(_, of) => !self.is(of),
            Kind::Logic(_, items) => !items.iter().any(|it| self.is(*it)),
            Kind::Compare(left, rest) => {
                let mut left = left;
                rest.into_iter().all(|(op, right)| {
                    let is_fine = self.compares(left, op, right);
                    left = right;
                    is_fine
                })
            }
            Kind::Conditional { test, .. } => !self.is(test),
            Kind::Attribute(of, _) | Kind::Index(of, _) | Kind::Slice(of, _) => !self.is(of),
            Kind::Call(func, given) => self.calls(func, &given),
            Kind::Format(pieces) => pieces.iter().all(|it| self.formats(it)),
            Kind::Starred(of) => !self.is(of),
            Kind::Comprehension(of) => of
                .generators
                .iter()
                .all(|it| !self.is(it.iter) && !it.conditions.iter().any(|it| self.is(*it))),
            _ => true,
        }
    }

    fn compares(&mut self, a: ExprId, op: CmpOp, b: ExprId) -> bool {
        let (left, right) = (self.ty(a).clone(), self.ty(b).clone());
        if !has_param(&left) && !has_param(&right) {
            return true;
        }
        let is_none = left == Ty::None || right == Ty::None;
        match op {
            CmpOp::Is | CmpOp::IsNot if is_none => true,
            CmpOp::Eq | CmpOp::NotEq => {
                if matches!((&left, &right), (Ty::Instance(_), Ty::Instance(_))) {
                    return true;
                }
                self.ask(&left, Bound::PartialEq);
                !is_none && left.some() == right.some() && self.all_are(&left, is_value)
            }
            CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => {
                if matches!((&left, &right), (Ty::Instance(_), Ty::Instance(_))) {
                    return true;
                }
                self.ask(&left, Bound::PartialOrd);
                left == right && !matches!(left, Ty::Option(_)) && self.all_are(&left, is_ordered)
            }
            CmpOp::In | CmpOp::NotIn => match right.some() {
                Ty::List(of) | Ty::Tuples(of) | Ty::Deque(of) => {
                    self.ask(of, Bound::PartialEq);
                    **of == left && self.all_are(of, is_value)
                }
                Ty::Set(of) | Ty::Dict(of, ..) => **of == left,
                Ty::Instance(_) => true,
                _ => false,
            },
            _ => false,
        }
    }

    fn formats(&mut self, piece: &Piece) -> bool {
        let Piece::Field {
            value,
            conversion,
            spec,
        } = piece
        else {
            return true;
        };
        let ty = self.ty(*value).clone();
        if !has_param(&ty) || matches!(ty, Ty::Instance(_)) {
            return true;
        }
        let is_aligned = match spec.as_slice() {
            [] => true,
            [Piece::Text(text)] => {
                let digits = text.trim_start_matches(['<', '>', '^']);
                digits.len() < text.len() && digits.chars().all(|c| c.is_ascii_digit())
            }
            _ => false,
        };
        match conversion {
            None | Some('s') => is_aligned && self.is_shown(&ty),
            Some('r') => is_aligned,
            _ => false,
        }
    }

    /// Whether Rust shows it as Python does, and asks for that.
    pub(super) fn is_shown(&mut self, ty: &Ty) -> bool {
        // A container shows the `repr` of what is in it.
        if matches!(ty, Ty::List(_) | Ty::Tuple(_) | Ty::Dict(..)) {
            return true;
        }
        self.ask(ty, Bound::Display);
        matches!(ty, Ty::Param(_))
            && self.all_are(ty, |it| matches!(it, Ty::Int | Ty::BigInt) || it.is_text())
    }

    fn calls(&mut self, func: ExprId, given: &[Argument]) -> bool {
        let types: Vec<Ty> = given.iter().map(|it| self.ty(it.value).clone()).collect();
        match self.program.kind(func).clone() {
            Kind::Attribute(object, name) => {
                let of = self.ty(object).clone();
                if !has_param(&of) && !types.iter().any(has_param) {
                    return true;
                }
                match of.some() {
                    Ty::Param(_) => false,
                    Ty::Instance(_) => true,
                    Ty::List(of) | Ty::Deque(of) => match name.as_str() {
                        "remove" | "index" | "count" => {
                            self.ask(of, Bound::PartialEq);
                            self.all_are(of, is_value)
                        }
                        "sort" => {
                            let has_key = given.iter().any(|it| it.name.as_deref() == Some("key"));
                            has_key || self.sorts(of)
                        }
                        name => METHODS.contains(&name),
                    },
                    Ty::Set(_) | Ty::Dict(..) => {
                        METHODS.contains(&name.as_str()) || name == "remove"
                    }
                    _ => false,
                }
            }
            _ if !types.iter().any(has_param) => true,
            Kind::Builtin(name) => match name.as_str() {
                "print" => {
                    let instance = |it: &Ty| matches!(it, Ty::Instance(_));
                    types
                        .iter()
                        .all(|it| !has_param(it) || instance(it) || self.is_shown(it))
                }
                "str" => types
                    .iter()
                    .all(|it| matches!(it, Ty::Instance(_)) || self.is_shown(it)),
                // A `KeyError` shows the `repr` of its key.
                "repr" | "KeyError" => true,
                "len" | "iter" if types.iter().all(|it| matches!(it, Ty::Instance(_))) => true,
                "sorted" | "min" | "max" => {
                    if given.iter().any(|it| it.name.as_deref() == Some("key")) {
                        return !types.first().is_some_and(is_param);
                    }
                    match types.as_slice() {
                        [one] | [one, Ty::Bool] if !is_param(one) => {
                            let item = one.item();
                            self.sorts(&item)
                        }
                        [a, b] if a == b && name != "sorted" => self.sorts(a),
                        _ => false,
                    }
                }
                "any" | "all" => types
                    .iter()
                    .all(|it| !is_param(it) && !is_param(&it.item())),
                name => LOOKING.contains(&name) && !types.iter().any(is_param),
            },
            Kind::Import(name) => IMPORTED.contains(&name.as_str()) && !types.iter().any(is_param),
            Kind::Func(_) | Kind::Class(_) | Kind::Lambda(_) | Kind::Var(_) => true,
            _ => false,
        }
    }

    fn sorts(&mut self, of: &Ty) -> bool {
        self.ask(of, Bound::Ord);
        !of.has_float() && self.all_are(of, is_ordered)
    }

    /// What is a key has a hash.
    pub(super) fn containers(&mut self) {
        let exprs = self.types.exprs.iter();
        let vars = self.program.vars.iter().map(|it| &it.ty);
        let rets = self.program.funcs.iter().map(|it| &it.ret);
        let mut keys = Vec::new();
        for ty in exprs
            .chain(self.types.fields.values())
            .chain(vars)
            .chain(rets)
        {
            ty.each(&mut |it| {
                if let Ty::Set(of) | Ty::Dict(of, ..) = it {
                    keys.extend(in_type(of));
                }
            });
        }
        for key in keys {
            self.asked.push((key, Bound::Eq));
            self.asked.push((key, Bound::Hash));
        }
    }
}

/// Whether `==` asks for values alone.
fn is_value(ty: &Ty) -> bool {
    !ty.any(&|it| matches!(it, Ty::Instance(_) | Ty::Dyn(_)))
}

fn is_ordered(ty: &Ty) -> bool {
    match ty {
        Ty::Tuple(items) => items.iter().all(is_ordered),
        ty => ty.is_number() || ty.is_text(),
    }
}
