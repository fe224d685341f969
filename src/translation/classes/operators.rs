//! Python's own names for operators: traits of Rust where one means the same, methods where not.

use rustpython_ast::{Operator, UnaryOp};

use super::super::code::{Code, Form, Prec};
use super::super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ClassId, ExprId, FuncId};
use crate::types::operator_name;
use crate::types::ty::Ty;

/// A trait of Rust for an operator: its name, its function and its sign.
pub(in super::super) fn operator_trait(
    name: &str,
) -> Option<(&'static str, &'static str, &'static str, Prec)> {
    let (_, found) = OPERATORS.iter().find(|(special, _)| *special == name)?;
    Some(*found)
}

/// Whether a trait of an operator has a method of this name.
pub(in super::super) fn is_operator_method(name: &str) -> bool {
    OPERATORS.iter().any(|(_, found)| found.1 == name)
}

/// A special method of Python, and the trait for it, its method, its sign and how that binds.
type OperatorRow = (
    &'static str,
    (&'static str, &'static str, &'static str, Prec),
);

const OPERATORS: [OperatorRow; 10] = [
    ("__add__", ("Add", "add", "+", Prec::Sum)),
    ("__sub__", ("Sub", "sub", "-", Prec::Sum)),
    ("__mul__", ("Mul", "mul", "*", Prec::Product)),
    ("__truediv__", ("Div", "div", "/", Prec::Product)),
    ("__mod__", ("Rem", "rem", "%", Prec::Product)),
    ("__and__", ("BitAnd", "bitand", "&", Prec::BitAnd)),
    ("__or__", ("BitOr", "bitor", "|", Prec::BitOr)),
    ("__xor__", ("BitXor", "bitxor", "^", Prec::BitXor)),
    ("__neg__", ("Neg", "neg", "-", Prec::Unary)),
    ("__invert__", ("Not", "not", "!", Prec::Unary)),
];

impl Translator<'_, '_> {
    /// Whether a method is written as one of a trait of Rust.
    pub(super) fn is_trait_method(&self, class: ClassId, name: &str) -> bool {
        match name {
            // In a hierarchy operators are methods like any other; comparisons are traits of any of them.
            _ if self.hierarchy(class).is_some()
                && (self.is_of_any(class.root(), name) && self.any_has(class, name)
                    || operator_trait(name).is_some()) =>
            {
                false
            }
            _ if self.is_partial(class)
                && self.program.method(class, name).is_some_and(|it| {
                    let is_alone =
                        matches!(name, "__neg__" | "__pos__" | "__invert__" | "__next__");
                    let count = if is_alone { 1 } else { 2 };
                    self.program.func(it).params.len() != count && name != "__hash__"
                }) =>
            {
                false
            }
            "__eq__" => {
                // The operand of Rust's `==` is of the type itself.
                let method = self.program.method(class, name);
                let operand = method.and_then(|it| self.program.func(it).params.get(1));
                let gives_bool = |it: FuncId| self.program.func(it).ret == Ty::Bool;
                operand.is_none_or(|it| !matches!(self.program.var(it.var).ty, Ty::Union(_)))
                    && (method.is_none_or(gives_bool) || !self.is_partial(class))
            }
            "__next__" => self.is_iterator(class),
            "__hash__" => self.hashed_value(class).is_some(),
            "__lt__" | "__le__" | "__gt__" | "__ge__" => {
                let equality = self.program.method(class, "__eq__");
                let is_inherited = equality.is_some_and(|it| {
                    self.is_left_out(class, it) || !self.is_trait_method(class, "__eq__")
                });
                self.program.method(class, "__lt__").is_some()
                    && !self.order_fails(class)
                    && !is_inherited
            }
            name => self.program.method(class, name).is_some_and(|method| {
                operator_trait(name).is_some() && self.is_plain_operator(method)
            }),
        }
    }

    /// Whether all of a method's head is known, and nothing of its operands is changed.
    fn is_plain_operator(&self, method: FuncId) -> bool {
        let func = self.program.func(method);
        func.refused.is_none()
            && !self.raises.fails(method)
            && self.has_known_rust(&func.ret)
            && func.params.iter().all(|it| {
                self.has_known_rust(&self.program.var(it.var).ty)
                    && it.default.is_none()
                    && !self.effects.changed.contains(&it.var)
            })
    }

    /// Writes a method as the trait that it stands for.
    pub(super) fn write_trait(&mut self, class: ClassId, method: FuncId) {
        let name = self.class_name(class);
        self.write_trait_for(class, method, &name);
    }

    /// Writes a method of a class as the trait that it stands for, of a type of that name.
    pub(super) fn write_trait_for(&mut self, class: ClassId, method: FuncId, name: &str) {
        let func = self.program.func(method);
        let (start, holes) = (self.out.lines.len(), self.holes.len());
        self.statements += 1;
        self.drafted += 1;
        self.out.origin = Some(func.line);
        let params = self.operand_parameters(method);
        let operand = params.first().cloned().unwrap_or_default();
        match func.name.as_str() {
            "__next__" => {
                let item = self.rust_type(func.ret.some());
                self.out.line(format!("impl Iterator for {name} {{"));
                self.out.line(format!("type Item = {item};"));
                self.out.line("");
                self.out.line("fn next(&mut self) -> Option<Self::Item> {");
                self.body_of(method);
                self.out.line("}");
                self.out.line("}");
            }
            "__eq__" => {
                self.out.line(format!("impl PartialEq for {name} {{"));
                self.out
                    .line(format!("fn eq(&self, {}: &Self) -> bool {{", operand.0));
                let before = self.out.lines.len();
                self.body_of(method);
                if self.out.lines.len() == before {
                    let head = self.head_of(method).unwrap_or_else(|| func.span.clone());
                    let hole = self.hole(&head, func.line, "a method without a body");
                    self.out.line(hole);
                }
                self.out.line("}");
                self.out.line("}");
            }
            "__hash__" => {
                self.import("std::hash::{Hash, Hasher}");
                self.out.line(format!("impl Hash for {name} {{"));
                self.out.line("fn hash<H: Hasher>(&self, state: &mut H) {");
                if let Some(value) = self.hashed_value(class) {
                    self.statements += 1;
                    let around = std::mem::replace(&mut self.func, method);
                    let code = self.hashed_parts(value);
                    self.func = around;
                    let returned = func.body.body.last().map(|it| it.line);
                    match code {
                        Ok(parts) => {
                            self.drafted += 1;
                            self.out.origin = returned;
                            for part in parts {
                                self.out.line(format!("{part}.hash(state);"));
                            }
                        }
                        Err(refusal) => {
                            let span = self.program.expr(value).span.clone();
                            let hole = self.hole(&span, func.line, &refusal.0);
                            self.out.line(format!("{hole};"));
                        }
                    }
                    self.out.origin = Some(func.line);
                }
                self.out.line("}");
                self.out.line("}");
                self.out.line(format!("impl Eq for {name} {{}}"));
            }
            "__lt__" | "__le__" | "__gt__" | "__ge__" => {
                // All of an order is one `impl`.
                if func.name == "__lt__" {
                    self.write_order(class, name);
                } else {
                    self.statements -= 1;
                    self.drafted -= 1;
                    return;
                }
            }
            special => {
                let Some((of, rust, ..)) = operator_trait(special) else {
                    return;
                };
                self.import(&format!("std::ops::{of}"));
                let ret = self.rust_type(&func.ret.clone());
                let right = if operand.1.is_empty() {
                    String::new()
                } else {
                    format!("<{}>", operand.1)
                };
                self.out.line(format!("impl {of}{right} for &{name} {{"));
                self.out.line(format!("type Output = {ret};"));
                let mut head = vec!["self".to_owned()];
                head.extend(params.iter().map(|(name, ty)| format!("{name}: {ty}")));
                let head = head.join(", ");
                self.out.line(format!("fn {rust}({head}) -> {ret} {{"));
                self.body_of(method);
                self.out.line("}");
                self.out.line("}");
            }
        }
        self.define_method(method, start, holes);
    }

    /// An operator that an instance defines.
    pub(in super::super) fn special_operator(
        &mut self,
        op: Operator,
        left: ExprId,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        let Some(name) = operator_name(op) else {
            return Ok(None);
        };
        if let Ty::Dyn(root) = a {
            let own = format!("__{name}__");
            if self.program.method(root, &own).is_none() {
                return refuse("an operator that only some classes of a hierarchy have");
            }
            let argument = Argument::plain(right);
            return self.call_any(left, root, &own, &[argument]).map(Some);
        }
        if let Ty::Instance(class) = a {
            let own = format!("__{name}__");
            if let Some(method) = self.special(class, &own) {
                return self
                    .apply_operator(class, method, &own, left, right)
                    .map(Some);
            }
        }
        if let Ty::Instance(class) = b {
            let reflected = format!("__r{name}__");
            if !self.is_still(left) && !self.is_still(right) {
                return refuse("operands that are evaluated in another order");
            }
            if let Some(method) = self.program.method(class, &reflected) {
                let argument = Argument::plain(left);
                return self
                    .call_method_of(right, class, method, &[argument])
                    .map(Some);
            }
            if let Some(method) = self.program.alias(class, &reflected) {
                let own = self.program.func(method).name.clone();
                return self
                    .apply_operator(class, method, &own, right, left)
                    .map(Some);
            }
        }
        if matches!(a, Ty::Instance(_)) || matches!(b, Ty::Instance(_)) {
            return refuse("an operator that the class does not define");
        }
        Ok(None)
    }

    fn apply_operator(
        &mut self,
        class: ClassId,
        method: FuncId,
        name: &str,
        left: ExprId,
        right: ExprId,
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        let func = self.program.func(method);
        let of_trait = operator_trait(name).filter(|_| self.is_trait_method(class, name));
        let Some((_, _, sign, prec)) = of_trait else {
            let argument = Argument::plain(right);
            return self.call_method_of(left, class, method, &[argument]);
        };
        let standing = self.standing_in(class);
        let ret = self.given_by(class, method);
        let Some(param) = func.params.get(1).map(|it| it.var) else {
            return refuse("an operator without an operand");
        };
        let code = self.expr(left)?;
        let x = self.operand_text(code);
        let want = self.stood_for(&self.program.var(param).ty, &standing);
        let y = match self.binding(param).form {
            Form::Ref if !want.is_copy() => {
                let code = self.borrowed(right, &want)?;
                code.at_least(Prec::Unary)
            }
            _ => {
                let code = self.value(right, &want)?;
                let code = self.plain_int(code);
                let code = if code.is_weak && want == Ty::Int {
                    Code {
                        text: super::super::code::with_suffix(&code.text),
                        ..code
                    }
                } else {
                    code
                };
                code.at_least(Prec::Unary)
            }
        };
        Ok(Code::new(format!("{x} {sign} {y}"), prec, ret))
    }

    /// `-x` of an instance.
    pub(in super::super) fn special_unary(
        &mut self,
        op: UnaryOp,
        operand: ExprId,
    ) -> Res<Option<Code>> {
        let (Ty::Instance(class) | Ty::Dyn(class)) = self.ty(operand).clone() else {
            return Ok(None);
        };
        let name = match op {
            UnaryOp::USub => "__neg__",
            UnaryOp::UAdd => "__pos__",
            UnaryOp::Invert => "__invert__",
            UnaryOp::Not => return Ok(None),
        };
        let Some(method) = self.program.method(class, name) else {
            return refuse("a sign before what has none");
        };
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        if matches!(self.ty(operand), Ty::Dyn(_)) {
            return self.call_any(operand, class, name, &[]).map(Some);
        }
        if !self.is_trait_method(class, name) {
            return self.call_method_of(operand, class, method, &[]).map(Some);
        }
        let code = self.expr(operand)?;
        let text = self.operand_text(code);
        let sign = if op == UnaryOp::USub { "-" } else { "!" };
        let ret = self.given_by(class, method);
        Ok(Some(Code::new(format!("{sign}{text}"), Prec::Unary, ret)))
    }

    /// Calls a method of one of Python's own names, if the instance has it.
    pub(in super::super) fn call_special(
        &mut self,
        object: ExprId,
        name: &str,
        operands: &[ExprId],
    ) -> Res<Code> {
        if let Ty::Dyn(root) = self.ty(object) {
            let arguments: Vec<Argument> = operands.iter().map(|it| Argument::plain(*it)).collect();
            return self.call_any(object, *root, name, &arguments);
        }
        let Ty::Instance(class) = self.ty(object).some().clone() else {
            return refuse("an instance of a class");
        };
        let Some(method) = self.program.method(class, name) else {
            return refuse(format!("a class without {name}"));
        };
        if self.is_left_out(class, method) {
            return refuse("a method that is left out");
        }
        let arguments: Vec<Argument> = operands.iter().map(|it| Argument::plain(*it)).collect();
        self.call_method_of(object, class, method, &arguments)
    }
}
