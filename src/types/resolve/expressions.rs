//! Expressions, with every name resolved.

use rustc_hash::FxHashMap;
use rustpython_ast::{self as ast, Expr};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::ir::{
    Argument, Comprehension, ExprId, FuncId, Generator, Kind, Nature, Piece, Shape, Suite, Target,
};
use super::{Builder, empty_func};
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    pub(super) fn expr(&mut self, expr: &'a Expr) -> ExprId {
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
                    None => Kind::BigInt,
                },
                ast::Number::Float(float) => Kind::Float(*float),
                ast::Number::Complex { .. } => Kind::Unsupported("a complex number"),
            },
            Expr::StringLiteral(text) => Kind::Str(text.value.to_str().to_owned()),
            Expr::BytesLiteral(_) => Kind::Bytes,
            Expr::BooleanLiteral(literal) => Kind::Bool(literal.value),
            Expr::NoneLiteral(_) => Kind::None,
            Expr::EllipsisLiteral(_) => Kind::Unsupported("an ellipsis"),
            Expr::Name(name) => self.name(name.id.as_str(), expr),
            Expr::Attribute(attribute) => {
                let value = self.expr(&attribute.value);
                let name = attribute.attr.to_string();
                match self.program.kind(value) {
                    Kind::Import(module) => Kind::Import(format!("{module}.{name}")),
                    _ => Kind::Attribute(value, name),
                }
            }
            Expr::Call(call) => {
                let func = self.expr(&call.func);
                let arguments = self.arguments(&call.arguments);
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
                let test = self.expr(&conditional.test);
                let body = self.expr(&conditional.body);
                let orelse = self.expr(&conditional.orelse);
                Kind::Conditional { test, body, orelse }
            }
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::Tuple(tuple) => Kind::Tuple(self.exprs(&tuple.elts)),
            Expr::List(list) => Kind::List(self.exprs(&list.elts)),
            Expr::Set(set) => Kind::Set(self.exprs(&set.elts)),
            Expr::Dict(dict) => {
                let items = dict.items.iter();
                let item = |item: &'a ast::DictItem| {
                    let key = self.optional(item.key.as_ref());
                    (key, self.expr(&item.value))
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
            Expr::Await(_) => Kind::Unsupported("await"),
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

    fn arguments(&mut self, arguments: &'a ast::Arguments) -> Vec<Argument> {
        let mut all = Vec::new();
        for argument in arguments.arguments_source_order() {
            match argument {
                ast::ArgOrKeyword::Arg(Expr::Starred(starred)) => all.push(Argument {
                    name: None,
                    stars: 1,
                    value: self.expr(&starred.value),
                }),
                ast::ArgOrKeyword::Arg(value) => all.push(Argument {
                    name: None,
                    stars: 0,
                    value: self.expr(value),
                }),
                ast::ArgOrKeyword::Keyword(keyword) => all.push(Argument {
                    name: keyword.arg.as_ref().map(ToString::to_string),
                    stars: if keyword.arg.is_some() { 0 } else { 2 },
                    value: self.expr(&keyword.value),
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

    fn comprehension(
        &mut self,
        shape: Shape,
        key: Option<&'a Expr>,
        element: &'a Expr,
        generators: &'a [ast::Comprehension],
    ) -> Kind {
        let around = self.frame().block;
        if generators.iter().any(|it| it.is_async) {
            return Kind::Unsupported("an asynchronous comprehension");
        }
        self.frame().targets.push(FxHashMap::default());
        let mut read = Vec::new();
        for generator in generators {
            let iter = self.expr(&generator.iter);
            let parent = self.frame().block;
            let block = self.block(Some(parent), Nature::Loop, (u32::MAX, 0));
            self.frame().block = block;
            let target = self.comprehension_target(&generator.target);
            let conditions = generator.ifs.iter().map(|it| self.expr(it)).collect();
            read.push(Generator {
                target,
                iter,
                conditions,
            });
        }
        let key = key.map(|it| self.expr(it));
        let element = self.expr(element);
        self.frame().targets.pop();
        self.frame().block = around;
        Kind::Comprehension(Comprehension {
            shape,
            key,
            element,
            generators: read,
        })
    }

    fn comprehension_target(&mut self, target: &'a Expr) -> Target {
        match target {
            Expr::Name(name) => {
                let func = self.frame().func;
                let var = self.new_var(name.id.as_str(), func, false);
                self.occur(var, true);
                if let Some(targets) = self.frame().targets.last_mut() {
                    targets.insert(name.id.as_str(), var);
                }
                Target::Var(var)
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                let star = elts.iter().position(Expr::is_starred_expr);
                let targets = elts.iter().map(|it| match it {
                    Expr::Starred(starred) => self.comprehension_target(&starred.value),
                    it => self.comprehension_target(it),
                });
                Target::Tuple(targets.collect(), star)
            }
            _ => Target::Unsupported("a target of this kind in a comprehension"),
        }
    }

    fn lambda(&mut self, lambda: &'a ast::ExprLambda) -> Kind {
        let defaults: Vec<Option<ExprId>> = match &lambda.parameters {
            Some(parameters) => self.defaults(parameters),
            None => Vec::new(),
        };
        let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let parent = self.frame().func;
        let mut func = empty_func("lambda", Some(parent), span(lambda));
        func.line = self.line(lambda.range().start().to_usize());
        func.end_line = func.line;
        func.is_value = true;
        self.program.funcs.push(func);
        let around = self.frame().block;
        let bound = Bound::of_expr(&lambda.body);
        self.open(id, false, None, bound, around);
        let block = self.block(Some(around), Nature::Loop, (u32::MAX, 0));
        self.frame().block = block;
        if let Some(parameters) = &lambda.parameters {
            let params = self.parameters(parameters, &defaults);
            self.program.funcs[id.at()].params = params;
        }
        let value = self.expr(&lambda.body);
        self.program.funcs[id.at()].value = Some(value);
        self.program.funcs[id.at()].body = Suite {
            block: Some(block),
            body: Vec::new(),
        };
        self.frames.pop();
        Kind::Lambda(id)
    }

    pub(super) fn defaults(&mut self, parameters: &'a ast::Parameters) -> Vec<Option<ExprId>> {
        let plain = parameters.posonlyargs.iter().chain(&parameters.args);
        let all = plain.chain(&parameters.kwonlyargs);
        all.map(|it| it.default.as_deref().map(|it| self.expr(it)))
            .collect()
    }
}
