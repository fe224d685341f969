//! Expressions, with every name resolved.

use rustpython_ast::{self as ast, Expr};

use super::super::class_form::ClassForm;
use super::super::ir::{Argument, ExprId, Kind, Piece, Shape};
use super::Builder;
use super::arguments::decimal;
use super::wrapping::Shown;
use crate::python::syntax::span;

/// Whether what is imported by this name is a text, which has methods.
fn is_text(name: &str) -> bool {
    let constant = name.strip_prefix("string.").unwrap_or_default();
    matches!(
        constant,
        "ascii_letters"
            | "ascii_lowercase"
            | "ascii_uppercase"
            | "digits"
            | "hexdigits"
            | "octdigits"
            | "printable"
            | "punctuation"
            | "whitespace"
    )
}

impl<'a> Builder<'a, '_> {
    pub(super) fn expr(&mut self, expr: &'a Expr) -> ExprId {
        if let Some(object) = self.standing_for(expr) {
            let id = self.expr(object);
            self.program.exprs[id.at()].span = span(expr);
            return id;
        }
        if let Some(cast) = self.cast(expr) {
            return self.expr(cast);
        }
        let kind = self.kind(expr);
        self.push(kind, span(expr))
    }

    fn exprs(&mut self, exprs: &'a [Expr]) -> Vec<ExprId> {
        exprs.iter().map(|it| self.expr(it)).collect()
    }

    fn optional(&mut self, expr: Option<&'a Expr>) -> Option<ExprId> {
        expr.map(|it| self.expr(it))
    }

    pub(super) fn kind(&mut self, expr: &'a Expr) -> Kind {
        if let Some(kind) = self.wrapped(expr) {
            return kind;
        }
        match expr {
            Expr::NumberLiteral(number) => match &number.value {
                ast::Number::Int(int) => match int.as_i64() {
                    Some(int) => Kind::Int(int),
                    None => decimal(&int.to_string())
                        .map_or(Kind::Unsupported("an integer of this form"), Kind::BigInt),
                },
                ast::Number::Float(float) => Kind::Float(*float),
                ast::Number::Complex { .. } => Kind::Unsupported("a complex number"),
            },
            Expr::StringLiteral(text) => Kind::Str(text.value.to_str().to_owned()),
            Expr::BytesLiteral(bytes) => Kind::Bytes(bytes.value.bytes().collect()),
            Expr::BooleanLiteral(literal) => Kind::Bool(literal.value),
            Expr::NoneLiteral(_) => Kind::None,
            Expr::EllipsisLiteral(_) => Kind::Unsupported("an ellipsis"),
            Expr::Name(name) => self.name(name.id.as_str(), expr),
            Expr::Attribute(attribute)
                if attribute.attr.as_str() == "__name__"
                    && self.is_error_class(&attribute.value) =>
            {
                let place = span(&*attribute.value);
                let class = self.push(Kind::Builtin("type".to_owned()), place.clone());
                let error = self.expr(&attribute.value);
                let argument = Argument::plain(error);
                let class = self.push(Kind::Call(class, vec![argument]), place);
                Kind::Attribute(class, "__name__".to_owned())
            }
            Expr::UnaryOp(unary)
                if matches!(unary.op, ast::UnaryOp::Not) && self.is_error_class(&unary.operand) =>
            {
                self.asked_error(&unary.operand, ast::CmpOp::Is)
            }
            Expr::Call(call)
                if crate::python::names::bare_name(&call.func) == Some("issubclass")
                    && call.arguments.len() == 2
                    && call
                        .arguments
                        .args
                        .first()
                        .is_some_and(|it| self.is_error_class(it)) =>
            {
                let place = span(&*call.func);
                let func = self.push(Kind::Builtin("isinstance".to_owned()), place);
                let arguments = self.arguments(&call.arguments);
                Kind::Call(func, arguments)
            }
            Expr::Compare(compare)
                if self.is_error_class(&compare.left)
                    && let [op @ (ast::CmpOp::Is | ast::CmpOp::IsNot)] = &*compare.ops
                    && let [class @ Expr::Name(_)] = &*compare.comparators =>
            {
                if !self.is_last_class(class) {
                    return Kind::Unsupported("the class of an error that others are derived from");
                }
                let place = span(compare);
                // None is of no class.
                let func = self.push(Kind::Builtin("isinstance".to_owned()), place.clone());
                let arguments = [&*compare.left, class].map(|it| Argument::plain(self.expr(it)));
                let test = Kind::Call(func, arguments.to_vec());
                if matches!(op, ast::CmpOp::Is) {
                    return test;
                }
                let test = self.push(test, place);
                Kind::Unary(ast::UnaryOp::Not, test)
            }
            Expr::Attribute(attribute)
                if attribute.attr.as_str() == "maxlen"
                    && let Some(kind) = self.bound_kind(&attribute.value) =>
            {
                kind
            }
            Expr::Attribute(attribute) => {
                if let Some(class) = self.nested_class(attribute) {
                    return class;
                }
                match self.attribute_of_function(attribute) {
                    Some(Shown::Var(var)) => {
                        self.occur(var, false);
                        return Kind::Var(var);
                    }
                    Some(Shown::Text(text)) => return Kind::Str(text),
                    None => {}
                }
                let value = self.expr(&attribute.value);
                let name = self.dict_method(attribute.attr.as_str()).to_owned();
                match self.program.kind(value) {
                    Kind::Import(module) if !is_text(module) => {
                        Kind::Import(format!("{module}.{name}"))
                    }
                    _ => Kind::Attribute(value, name),
                }
            }
            Expr::Call(call) => {
                let found = self.pooled(call).or_else(|| self.thread(call));
                if let Some(kind) = found.or_else(|| self.sending(call)) {
                    return kind;
                }
                let plainer = self.called_of_base(call);
                if let Some(kind) = plainer.or_else(|| self.super_by_class(call)) {
                    return kind;
                }
                let func = match self.own_class(&call.func) {
                    Some(class) => self.push(Kind::Class(class), span(&*call.func)),
                    None => self.expr(&call.func),
                };
                if let Kind::Import(name) = self.program.kind(func)
                    && name == "functools.partial"
                    && let Some(kind) = self.partial(call, true)
                {
                    return kind;
                }
                if let Some(kind) = self.getter(call, func) {
                    return kind;
                }
                if let Some(kind) = self.asked_by_name(call, func) {
                    return kind;
                }
                let mut arguments = self.arguments_of(func, &call.arguments);
                if self.is_bounded_call(call) {
                    arguments.retain(|it| it.name.is_none());
                }
                self.note_call(func);
                Kind::Call(func, arguments)
            }
            Expr::BinOp(binary) => {
                let left = self.expr(&binary.left);
                let right = self.expr(&binary.right);
                Kind::Binary(binary.op, left, right)
            }
            Expr::UnaryOp(unary) => {
                let operand = self.expr(&unary.operand);
                match (unary.op, self.program.kind(operand)) {
                    (ast::UnaryOp::USub, Kind::Int(int)) if *int != i64::MIN => Kind::Int(-*int),
                    (ast::UnaryOp::USub, Kind::Float(float)) => Kind::Float(-*float),
                    _ => Kind::Unary(unary.op, operand),
                }
            }
            Expr::BoolOp(logic) => {
                let values = self.exprs(&logic.values);
                Kind::Logic(matches!(logic.op, ast::BoolOp::And), values)
            }
            Expr::Compare(compare) => {
                let left = self.expr(&compare.left);
                let rest = compare.ops.iter().zip(&compare.comparators);
                Kind::Compare(
                    left,
                    rest.map(|(op, right)| (*op, self.expr(right))).collect(),
                )
            }
            Expr::If(conditional) => {
                let test = self.tested(&conditional.test);
                let body = self.value_expr(&conditional.body);
                let orelse = self.value_expr(&conditional.orelse);
                Kind::Conditional { test, body, orelse }
            }
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::Tuple(tuple) => Kind::Tuple(self.exprs(&tuple.elts)),
            Expr::List(list) => {
                let values: Vec<&'a Expr> = list.elts.iter().collect();
                let is_binary = self.take_two(&values);
                let values = values.into_iter();
                Kind::List(values.map(|it| self.value_in(it, is_binary)).collect())
            }
            Expr::Set(set) => Kind::Set(self.exprs(&set.elts)),
            Expr::Dict(dict) => {
                let items = dict.items.iter();
                let values: Vec<&'a Expr> = dict.items.iter().map(|it| &it.value).collect();
                let is_binary = self.take_two(&values);
                let item = |item: &'a ast::DictItem| {
                    let key = self.optional(item.key.as_ref());
                    (key, self.value_in(&item.value, is_binary))
                };
                Kind::Dict(items.map(item).collect())
            }
            Expr::Starred(starred) => Kind::Starred(self.expr(&starred.value)),
            Expr::ListComp(it) => self.comprehension(Shape::List, None, &it.elt, &it.generators),
            Expr::SetComp(it) => self.comprehension(Shape::Set, None, &it.elt, &it.generators),
            Expr::DictComp(it) => {
                self.comprehension(Shape::Dict, Some(&it.key), &it.value, &it.generators)
            }
            Expr::Generator(it) => {
                self.comprehension(Shape::Generator, None, &it.elt, &it.generators)
            }
            Expr::Subscript(subscript) => {
                let value = self.expr(&subscript.value);
                // The types for the parameters of a class: what it is used with says them, too.
                if let Kind::Class(class) = self.program.kind(value)
                    && !matches!(self.program.form(*class), ClassForm::Enum(_))
                {
                    let class = *class;
                    self.program.exprs[value.at()].kind = Kind::None;
                    return Kind::Class(class);
                }
                match &*subscript.slice {
                    Expr::Slice(slice) => Kind::Slice(value, self.bounds(slice)),
                    index => Kind::Index(value, self.expr(index)),
                }
            }
            Expr::FString(text) => {
                let mut pieces = Vec::new();
                for part in &text.value {
                    match part {
                        ast::FStringPart::Literal(literal) => {
                            pieces.push(Piece::Text(literal.value.to_string()));
                        }
                        ast::FStringPart::FString(text) => {
                            for element in &text.elements {
                                self.piece(element, &mut pieces);
                            }
                        }
                    }
                }
                Kind::Format(pieces)
            }
            Expr::Named(named) => {
                let value = self.expr(&named.value);
                match &*named.target {
                    Expr::Name(name) => Kind::Walrus(self.bind(name.id.as_str()), value),
                    _ => Kind::Unsupported("this walrus"),
                }
            }
            Expr::Await(awaited) => Kind::Await(self.expr(&awaited.value)),
            Expr::Yield(_) | Expr::YieldFrom(_) => Kind::Unsupported("yield"),
            _ => Kind::Unsupported("an expression of this kind"),
        }
    }

    pub(super) fn bounds(&mut self, slice: &'a ast::ExprSlice) -> [Option<ExprId>; 3] {
        [&slice.lower, &slice.upper, &slice.step].map(|it| self.optional(it.as_deref()))
    }
}
