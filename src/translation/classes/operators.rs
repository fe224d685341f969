//! Python's own names for operators: traits of Rust where one means the same, methods where not.

use super::super::code::Prec;
use super::super::translator::Translator;
use crate::types::ir::{ClassId, FuncId};
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
}
