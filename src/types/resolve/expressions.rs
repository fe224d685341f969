//! Expressions, with every name resolved.

use rustpython_ast::{self as ast, Expr};

use super::super::class_form::ClassForm;
use super::super::ir::{Argument, ExprId, Kind, Piece, Shape};
use super::Builder;
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

    /// What `typing.cast(T, x)` says a type of, for those who check types: it does nothing with it.
    fn cast(&self, expr: &'a Expr) -> Option<&'a Expr> {
        let Expr::Call(call) = expr else {
            return None;
        };
        let is_cast =
            (self.names).resolves_to(&call.func, &["typing.cast", "typing_extensions.cast"]);
        match &*call.arguments.args {
            [class, value] if is_cast && call.arguments.keywords.is_empty() => {
                let is_plain = class.is_name_expr()
                    || class.is_attribute_expr()
                    || class.is_subscript_expr()
                    || class.is_string_literal_expr();
                (is_plain && !value.is_starred_expr()).then_some(value)
            }
            _ => None,
        }
    }

    fn exprs(&mut self, exprs: &'a [Expr]) -> Vec<ExprId> {
        exprs.iter().map(|it| self.expr(it)).collect()
    }

    fn optional(&mut self, expr: Option<&'a Expr>) -> Option<ExprId> {
        expr.map(|it| self.expr(it))
    }

    /// Whether it is the class of the error that an `__exit__` is given: the error says it.
    fn is_error_class(&mut self, expr: &Expr) -> bool {
        let name = crate::python::names::bare_name(expr);
        name.is_some() && self.frame().error_class == name
    }

    /// Whether no error that the file may see is of a class derived from this one.
    fn is_last_class(&self, class: &Expr) -> bool {
        let Some(name) = crate::python::names::bare_name(class) else {
            return false;
        };
        let own = self.frames.first().map(|it| &it.bound.classes);
        let mut own = own.into_iter().flatten();
        let is_base = own.any(|def| {
            let arguments = def.arguments.iter().flat_map(|it| &it.args);
            arguments
                .filter_map(crate::python::names::bare_name)
                .any(|it| it == name)
        });
        let is_builtin_leaf = match name {
            "KeyError" | "IndexError" | "ZeroDivisionError" | "TypeError" | "FileNotFoundError"
            | "PermissionError" | "TimeoutError" | "StopIteration" => true,
            "ValueError" => !["json", "code", "csv", "uuid"]
                .iter()
                .any(|it| self.source.text().contains(it)),
            _ => self
                .frames
                .first()
                .is_some_and(|it| it.classes.contains_key(name)),
        };
        !is_base && is_builtin_leaf
    }

    /// A test: of the class of an error it asks whether there is one.
    pub(super) fn tested(&mut self, test: &'a Expr) -> ExprId {
        if let Expr::BoolOp(logic) = test
            && logic.values.iter().any(|it| self.is_error_class(it))
        {
            let values = logic.values.iter().map(|it| self.tested(it)).collect();
            let kind = Kind::Logic(matches!(logic.op, ast::BoolOp::And), values);
            return self.push(kind, span(test));
        }
        if !self.is_error_class(test) {
            return self.expr(test);
        }
        let kind = self.asked_error(test, ast::CmpOp::IsNot);
        self.push(kind, span(test))
    }

    fn asked_error(&mut self, class: &'a Expr, op: ast::CmpOp) -> Kind {
        let error = self.expr(class);
        let none = self.push(Kind::None, span(class));
        Kind::Compare(error, vec![(op, none)])
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

    pub(super) fn note_call(&mut self, func: ExprId) {
        if let Kind::Func(callee) = self.program.kind(func) {
            let callee = *callee;
            let caller = self.frame().func;
            self.program.calls.push((caller, callee));
            self.program.funcs[callee.at()].is_called = true;
        }
    }

    pub(super) fn arguments(&mut self, arguments: &'a ast::Arguments) -> Vec<Argument> {
        self.arguments_by(arguments, Self::expr)
    }

    /// The arguments of a call: builtins know what to do with the name of another one.
    pub(super) fn arguments_of(
        &mut self,
        func: ExprId,
        arguments: &'a ast::Arguments,
    ) -> Vec<Argument> {
        if self.takes_functions(func) {
            return self.arguments_by(arguments, Self::value_expr);
        }
        self.arguments_by(arguments, |it, value| {
            let partial = value
                .as_call_expr()
                .and_then(|call| it.partial(call, false));
            let partial = partial.or_else(|| it.called_by_builtin(func, arguments, value));
            match partial {
                Some(kind) => it.push(kind, span(value)),
                None => it.expr(value),
            }
        })
    }

    fn arguments_by(
        &mut self,
        arguments: &'a ast::Arguments,
        read: impl Fn(&mut Self, &'a Expr) -> ExprId,
    ) -> Vec<Argument> {
        let mut all = Vec::new();
        for argument in arguments.arguments_source_order() {
            match argument {
                ast::ArgOrKeyword::Arg(Expr::Starred(starred)) => all.push(Argument {
                    name: None,
                    stars: 1,
                    value: self.expr(&starred.value),
                }),
                ast::ArgOrKeyword::Arg(value) => all.push(Argument::plain(read(self, value))),
                ast::ArgOrKeyword::Keyword(keyword) => all.push(Argument {
                    name: keyword.arg.as_ref().map(ToString::to_string),
                    stars: if keyword.arg.is_some() { 0 } else { 2 },
                    value: read(self, &keyword.value),
                }),
            }
        }
        all
    }

    fn piece(&mut self, element: &'a ast::InterpolatedStringElement, pieces: &mut Vec<Piece>) {
        match element {
            ast::InterpolatedStringElement::Literal(literal) => {
                pieces.push(Piece::Text(literal.value.to_string()));
            }
            ast::InterpolatedStringElement::Interpolation(field) => {
                let mut conversion = field.conversion.to_byte().map(char::from);
                if let Some(debug) = &field.debug_text {
                    let text = self.source.slice(span(&*field.expression));
                    pieces.push(Piece::Text(format!(
                        "{}{text}{}",
                        debug.leading, debug.trailing
                    )));
                    if conversion.is_none() && field.format_spec.is_none() {
                        conversion = Some('r');
                    }
                }
                let value = self.expr(&field.expression);
                let mut spec = Vec::new();
                for element in field.format_spec.iter().flat_map(|it| &it.elements) {
                    self.piece(element, &mut spec);
                }
                pieces.push(Piece::Field {
                    value,
                    conversion,
                    spec,
                });
            }
        }
    }
}

/// The decimal digits of an integer as it stands in the source.
fn decimal(literal: &str) -> Option<String> {
    let literal = literal.replace('_', "").to_ascii_lowercase();
    let radix = match literal.get(..2) {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => return Some(literal).filter(|it| it.bytes().all(|it| it.is_ascii_digit())),
    };
    // Digits of the result, the lowest first.
    let mut digits: Vec<u32> = vec![0];
    for c in literal[2..].chars() {
        let mut carry = c.to_digit(radix)?;
        for digit in &mut digits {
            let value = *digit * radix + carry;
            (*digit, carry) = (value % 10, value / 10);
        }
        while carry > 0 {
            digits.push(carry % 10);
            carry /= 10;
        }
    }
    let digits = digits
        .iter()
        .rev()
        .filter_map(|it| char::from_digit(*it, 10));
    Some(digits.collect())
}
