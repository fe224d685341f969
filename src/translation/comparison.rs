//! Comparisons: chains, membership, identity, numbers of two types, texts in their several forms.

use rustpython_ast::CmpOp;

use super::code::{Code, Form, Prec, quoted};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn comparison(&mut self, left: ExprId, rest: &[(CmpOp, ExprId)]) -> Res<Code> {
        if let [(op, right)] = rest {
            return self.compare(left, *op, *right);
        }
        // `a <= x <= b`
        if let [(first, middle), (second, last)] = rest
            && let (CmpOp::LtE, CmpOp::LtE | CmpOp::Lt) = (first, second)
            && [left, *middle, *last]
                .iter()
                .all(|it| *self.ty(*it) == Ty::Int)
        {
            let sign = if *second == CmpOp::LtE { "..=" } else { ".." };
            let (a, b, c) = (
                self.number(left, &Ty::Int)?,
                self.number(*middle, &Ty::Int)?,
                self.number(*last, &Ty::Int)?,
            );
            let text = format!(
                "({}{sign}{}).contains(&{})",
                a.at_least(Prec::Or),
                c.at_least(Prec::Or),
                b.at_least(Prec::Unary)
            );
            return Ok(Code::tight(text, Ty::Bool));
        }
        let mut before = left;
        let mut parts = Vec::new();
        for (index, (op, right)) in rest.iter().enumerate() {
            let is_last = index + 1 == rest.len();
            if !is_last && !self.is_simple(*right) && !self.is_quiet(*right) {
                return refuse("a chain of comparisons that would compute its middle twice");
            }
            parts.push(self.compare(before, *op, *right)?.at_least(Prec::Compare));
            before = *right;
        }
        Ok(Code::new(parts.join(" && "), Prec::And, Ty::Bool))
    }

    /// Whether computing it twice shows nowhere.
    pub(super) fn is_quiet(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Binary(_, a, b) | Kind::Index(a, b) => self.is_quiet(*a) && self.is_quiet(*b),
            Kind::Tuple(items) => items.iter().all(|it| self.is_quiet(*it)),
            Kind::Call(func, arguments) => {
                let is_quiet = match self.kind(*func) {
                    Kind::Builtin(name) => matches!(
                        name.as_str(),
                        "len" | "ord" | "abs" | "min" | "max" | "str" | "int"
                    ),
                    Kind::Attribute(object, name) => {
                        self.ty(*object).is_text()
                            && self.is_quiet(*object)
                            && !name.starts_with("__")
                    }
                    _ => false,
                };
                is_quiet && arguments.iter().all(|it| self.is_quiet(it.value))
            }
            // The name of a class never changes.
            Kind::Attribute(object, name) if name == "__name__" => match self.kind(*object) {
                Kind::Attribute(of, name) if name == "__class__" => self.is_simple(*of),
                Kind::Call(func, arguments) => {
                    matches!(self.kind(*func), Kind::Builtin(name) if name == "type")
                        && arguments.iter().all(|it| self.is_simple(it.value))
                }
                _ => self.is_simple(id),
            },
            _ => self.is_simple(id),
        }
    }

    fn compare(&mut self, left: ExprId, op: CmpOp, right: ExprId) -> Res<Code> {
        // Each of the two would be lent for a change by one owner.
        if !self.ty(left).is_copy() && self.inserts(left) && self.inserts(right) {
            return refuse("two keys of a defaultdict at once");
        }
        if self.ty(left).is_function() && self.ty(right).is_function() {
            let same = self.same_function(left, right)?;
            return match op {
                CmpOp::Eq | CmpOp::Is => Ok(same),
                CmpOp::NotEq | CmpOp::IsNot => Ok(super::truths::negated(&same)),
                _ => refuse("functions that are compared"),
            };
        }
        if let (Kind::Bool(asked), Ty::Bool) = (self.kind(right), self.ty(left))
            && let Some(is) = match op {
                CmpOp::Eq | CmpOp::Is => Some(*asked),
                CmpOp::NotEq | CmpOp::IsNot => Some(!*asked),
                _ => None,
            }
        {
            let code = self.expr(left)?;
            return Ok(if is {
                code
            } else {
                super::truths::negated(&code)
            });
        }
        match op {
            CmpOp::In => self.membership(left, right),
            CmpOp::NotIn => Ok(super::truths::negated(&self.membership(left, right)?)),
            CmpOp::Is | CmpOp::IsNot => self.identity(left, right, op == CmpOp::Is),
            CmpOp::Eq | CmpOp::NotEq if self.is_none_beside_another(left, right) => {
                Ok(Code::tight((op == CmpOp::NotEq).to_string(), Ty::Bool))
            }
            _ if let Some(id) = [left, right]
                .into_iter()
                .find(|it| matches!(self.ty(*it), Ty::Unknown | Ty::Mixed)) =>
            {
                refuse(unknown(self.ty(id)))
            }
            _ => {
                let sign = match op {
                    CmpOp::Eq => "==",
                    CmpOp::NotEq => "!=",
                    CmpOp::Lt => "<",
                    CmpOp::LtE => "<=",
                    CmpOp::Gt => ">",
                    _ => ">=",
                };
                if let Some(code) = self.decimal_order(left, sign, right)? {
                    return Ok(code);
                }
                let code = self.order(left, sign, right)?;
                Ok(self.beside_array(code, right))
            }
        }
    }

    /// Whether one of two values is None, whatever happens, and the other one is a builtin one that never is.
    fn is_none_beside_another(&self, left: ExprId, right: ExprId) -> bool {
        let is_builtin = |id: ExprId| {
            let ty = self.ty(id);
            let is_known =
                ty.is_text() || matches!(ty, Ty::Int | Ty::Bool | Ty::Float | Ty::List(_));
            is_known && self.has_rust(ty)
        };
        let is_one = |none: ExprId, other: ExprId| {
            matches!(self.kind(none), Kind::Var(var) if self.program.var(*var).ty == Ty::None)
                && self.is_simple(other)
                && is_builtin(other)
        };
        is_one(left, right) || is_one(right, left)
    }

    /// `names == ["a", "b"]`: what is only looked at needs no vector, and no texts of its own.
    fn beside_array(&self, mut code: Code, right: ExprId) -> Code {
        let Kind::List(items) = self.kind(right) else {
            return code;
        };
        let text = |it: &ExprId| match self.kind(*it) {
            Kind::Str(text) => Some((super::values::owned_text(text).text, quoted(text))),
            Kind::Int(number) => Some((number.to_string(), number.to_string())),
            _ => None,
        };
        let Some(items) = items.iter().map(text).collect::<Option<Vec<_>>>() else {
            return code;
        };
        let (owned, seen): (Vec<String>, Vec<String>) = items.into_iter().unzip();
        for sign in ["==", "!="] {
            let whole = format!(" {sign} vec![{}]", owned.join(", "));
            if let Some(left) = code.text.strip_suffix(&whole)
                && !seen.is_empty()
            {
                code.text = format!("{left} {sign} [{}]", seen.join(", "));
                break;
            }
        }
        code
    }

    pub(super) fn identity(&mut self, left: ExprId, right: ExprId, is: bool) -> Res<Code> {
        let method = if is { "is_none" } else { "is_some" };
        if matches!(self.kind(right), Kind::None) {
            let var_ty = match self.kind(left) {
                Kind::Var(var) if !self.unwrapped.contains_key(var) => &self.program.var(*var).ty,
                _ => self.ty(left),
            };
            if !self.has_known_rust(var_ty) {
                return refuse(unknown(var_ty));
            }
            return match var_ty {
                Ty::Option(_) => {
                    let code = self.whole(left)?.receiver();
                    let text = match code.strip_suffix(".ok()") {
                        Some(result) if is => format!("{result}.is_err()"),
                        Some(result) => format!("{result}.is_ok()"),
                        None => format!("{code}.{method}()"),
                    };
                    Ok(Code::tight(text, Ty::Bool))
                }
                Ty::None => Ok(Code::tight(if is { "true" } else { "false" }, Ty::Bool)),
                // What is asked has to be computed all the same.
                ty if ty.is_known() && !self.is_still(left) => {
                    refuse("a comparison that is known before its value is computed")
                }
                ty if ty.is_known() => Ok(Code::tight(if is { "false" } else { "true" }, Ty::Bool)),
                ty => refuse(unknown(ty)),
            };
        }
        let is_value = |ty: &Ty| matches!(ty, Ty::Bool | Ty::Enum(_));
        if is_value(self.ty(left).some()) && self.ty(left).some() == self.ty(right).some() {
            return self.order(left, if is { "==" } else { "!=" }, right);
        }
        // One variable is itself.
        if let (Kind::Var(a), Kind::Var(b)) = (self.kind(left), self.kind(right))
            && a == b
        {
            return Ok(Code::tight(if is { "true" } else { "false" }, Ty::Bool));
        }
        // One of both may be None.
        for (some, other) in [(left, right), (right, left)] {
            if matches!(self.ty(some), Ty::Option(of) if of.is_counted() && **of == *self.ty(other))
            {
                let (a, b) = (self.expr(some)?, self.expr(other)?);
                let (a, b) = (self.reference(a), self.reference(b));
                let counter = self.counter();
                let text = format!(
                    "{}.is_some_and(|it| {counter}::ptr_eq(it, {}))",
                    a.receiver(),
                    b.text
                );
                let same = Code::tight(text, Ty::Bool);
                return Ok(if is {
                    same
                } else {
                    super::truths::negated(&same)
                });
            }
        }
        // Two names for one instance.
        if self.ty(left).is_counted() && self.ty(left) == self.ty(right) {
            let (a, b) = (self.expr(left)?, self.expr(right)?);
            let (a, b) = (self.reference(a), self.reference(b));
            let counter = self.counter();
            let text = format!("{counter}::ptr_eq({}, {})", a.text, b.text);
            let same = Code::tight(text, Ty::Bool);
            return Ok(if is {
                same
            } else {
                super::truths::negated(&same)
            });
        }
        self.identity_of_others(left, right, is)
    }

    /// An option as it is, also where it is known not to be None.
    fn whole(&mut self, id: ExprId) -> Res<Code> {
        if let Kind::Var(var) = self.kind(id)
            && matches!(self.program.var(*var).ty, Ty::Option(_))
            && !self.unwrapped.contains_key(var)
            && self.binding(*var).global.is_none()
            && self.declared.contains(var)
            && (self.program.var(*var).func == self.func || self.has_captured(*var))
        {
            let name = self.binding(*var).name.clone();
            return Ok(Code::tight(name, self.program.var(*var).ty.clone()).held(Form::Place));
        }
        self.expr(id)
    }

    pub(super) fn empty(&mut self, code: &Code, sign: &str) -> Res<Code> {
        let empty = self.emptiness(code)?;
        Ok(if sign == "==" {
            empty
        } else {
            super::truths::negated(&empty)
        })
    }

    pub(super) fn subset(&mut self, left: ExprId, sign: &str, right: ExprId) -> Res<Code> {
        let a = self.expr(left)?;
        let b = self.expr(right)?;
        let (small, large) = if matches!(sign, "<" | "<=") {
            (a, b)
        } else {
            (b, a)
        };
        let large_ref = self.reference(large.clone());
        let subset = format!("{}.is_subset({})", small.receiver(), large_ref.text);
        if matches!(sign, "<=" | ">=") {
            return Ok(Code::tight(subset, Ty::Bool));
        }
        let text = format!(
            "{subset} && {}.len() < {}.len()",
            small.receiver(),
            large.receiver()
        );
        Ok(Code::new(text, Prec::And, Ty::Bool))
    }
}

pub(super) fn is_len(program: &crate::types::ir::Program<'_>, id: ExprId) -> bool {
    match program.kind(id) {
        Kind::Call(func, arguments) => {
            arguments.len() == 1
                && matches!(program.kind(*func), Kind::Builtin(name) if name == "len")
        }
        _ => false,
    }
}

/// `a op b`.
pub(super) fn compared(a: &Code, sign: &str, b: &Code) -> Code {
    let left = if a.prec == Prec::Cast && sign.starts_with('<') {
        format!("({})", a.text)
    } else {
        a.at_least(Prec::BitOr)
    };
    Code::new(
        format!("{left} {sign} {}", b.at_least(Prec::BitOr)),
        Prec::Compare,
        Ty::Bool,
    )
}
