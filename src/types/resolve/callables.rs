//! What is called somewhere else, as a function of its own: `str.upper`, `operator.add`, `items.append`,
//! `thing.method`, `partial(power, 2)` are read as the lambdas that do the same.

use rustpython_ast::{self as ast, CmpOp, Expr, Operator, UnaryOp};

use super::super::collect::Bound;
use super::super::ir::{Argument, ExprId, FuncId, Kind, Nature, Param, ParamNature, Suite, VarId};
use super::{Builder, empty_func};
use crate::python::names::bare_name;
use crate::python::source::Span;
use crate::python::syntax::span;

/// Methods of containers that put what they get into them.
const KEEPING: &[&str] = &["append", "appendleft", "insert", "setdefault", "get", "add"];

/// Whether a function of `operator` has two parameters.
fn is_binary(name: &str) -> bool {
    !matches!(
        name,
        "neg" | "not_" | "abs" | "index" | "inv" | "pos" | "truth"
    ) && !matches!(name, "itemgetter" | "attrgetter" | "methodcaller")
}

/// What a parameter of such a lambda is called, and its default.
type Named<'a> = (String, Option<&'a Expr>);

/// Something that does not change any more.
enum Fixed {
    Var(VarId),
    Kind(Kind),
}

impl<'a> Builder<'a, '_> {
    /// A value that may be a function of one of these kinds.
    pub(super) fn value_expr(&mut self, expr: &'a Expr) -> ExprId {
        self.value_of(expr, false)
    }

    /// The same, where it is known whether it is called with two arguments.
    fn value_of(&mut self, expr: &'a Expr, is_binary: bool) -> ExprId {
        match self.callable(expr, is_binary) {
            Some(kind) => self.push(kind, span(expr)),
            None => self.expr(expr),
        }
    }

    /// The values of a display: functions that stand side by side take as many arguments.
    pub(super) fn value_in(&mut self, value: &'a Expr, is_binary: bool) -> ExprId {
        match value {
            // A name beside a function: `("upper", str.upper)`.
            Expr::Tuple(tuple) if !tuple.elts.iter().any(Expr::is_starred_expr) => {
                let items = tuple.elts.iter();
                let items = items.map(|item| self.value_of(item, is_binary)).collect();
                self.push(Kind::Tuple(items), span(value))
            }
            value => self.value_of(value, is_binary),
        }
    }

    /// Whether one of some values is a function of two parameters.
    pub(super) fn take_two(&self, values: &[&Expr]) -> bool {
        values.iter().any(|it| self.takes_two(it))
    }

    /// Whether it is a function of two parameters, or a tuple with one.
    fn takes_two(&self, expr: &Expr) -> bool {
        let is_two = |all: &ast::Parameters| all.posonlyargs.len() + all.args.len() == 2;
        match expr {
            Expr::Lambda(lambda) => lambda.parameters.as_deref().is_some_and(is_two),
            Expr::Name(name) => {
                let def = self.decorating.functions.get(name.id.as_str());
                def.is_some_and(|it| is_two(&it.parameters))
            }
            Expr::Tuple(tuple) => tuple.elts.iter().any(|it| self.takes_two(it)),
            Expr::Attribute(_) => {
                let mut is_operator = false;
                self.names.resolve(
                    expr,
                    |_| true,
                    |it| is_operator |= it.strip_prefix("operator.").is_some_and(is_binary),
                );
                is_operator
            }
            _ => false,
        }
    }

    /// Whether what is called keeps functions that it is given, or calls them in the file.
    pub(super) fn takes_functions(&self, func: ExprId) -> bool {
        match self.program.kind(func) {
            Kind::Func(_) | Kind::Class(_) | Kind::Var(_) => true,
            Kind::Attribute(_, name) => {
                KEEPING.contains(&name.as_str())
                    || self.decorating.methods.contains_key(name.as_str())
            }
            _ => false,
        }
    }

    /// `operator.mul` or `max`, where it is known to be called with two arguments.
    pub(super) fn function_of_two(&mut self, expr: &'a Expr) -> Option<Kind> {
        let mut imported = None;
        self.names
            .resolve(expr, |_| true, |it| imported = Some(it.to_owned()));
        match imported {
            Some(name) => {
                let operator = name.strip_prefix("operator.")?;
                is_binary(operator).then(|| self.imported(&name, span(expr)))?
            }
            None if matches!(bare_name(expr), Some("max" | "min")) => self.callable(expr, true),
            None => None,
        }
    }

    fn callable(&mut self, expr: &'a Expr, is_binary: bool) -> Option<Kind> {
        match expr {
            Expr::Name(name) => {
                let name = name.id.as_str();
                let param = match name {
                    "len" | "abs" | "repr" | "str" | "int" | "float" | "bool" | "print" | "ord"
                    | "chr" | "round" => "value",
                    "sum" | "max" | "min" | "any" | "all" | "sorted" | "list" | "set" => "values",
                    _ => return None,
                };
                let Kind::Builtin(name) = self.name(name, expr) else {
                    return None;
                };
                let params: Vec<Named<'a>> = match name.as_str() {
                    "max" | "min" if is_binary => {
                        vec![("a".to_owned(), None), ("b".to_owned(), None)]
                    }
                    _ => vec![(param.to_owned(), None)],
                };
                Some(self.made_lambda(span(expr), &params, |it, args| {
                    let func = it.push(Kind::Builtin(name), span(expr));
                    Kind::Call(func, plain(args))
                }))
            }
            Expr::Attribute(attribute) => self.callable_attribute(attribute, expr),
            Expr::Call(call) => self.partial(call, true),
            _ => None,
        }
    }

    fn callable_attribute(
        &mut self,
        attribute: &'a ast::ExprAttribute,
        expr: &'a Expr,
    ) -> Option<Kind> {
        let whole = span(expr);
        let name = attribute.attr.as_str();
        let mut imported = None;
        self.names
            .resolve(expr, |_| true, |it| imported = Some(it.to_owned()));
        if let Some(imported) = imported {
            return self.imported(&imported, whole);
        }
        if attribute.value.is_string_literal_expr() && name == "join" {
            let param = vec![("items".to_owned(), None)];
            return Some(self.made_lambda(whole.clone(), &param, |it, args| {
                let text = it.expr(&attribute.value);
                let func = it.push(Kind::Attribute(text, name.to_owned()), whole);
                Kind::Call(func, plain(args))
            }));
        }
        let of = bare_name(&attribute.value)?;
        if of == "str" && matches!(self.name(of, &attribute.value), Kind::Builtin(_)) {
            let is_plain = matches!(
                name,
                "upper"
                    | "lower"
                    | "strip"
                    | "title"
                    | "capitalize"
                    | "lstrip"
                    | "rstrip"
                    | "swapcase"
                    | "casefold"
                    | "isdigit"
                    | "isalpha"
                    | "isupper"
                    | "islower"
                    | "isspace"
                    | "isalnum"
                    | "split"
            );
            let param = vec![("text".to_owned(), None)];
            return is_plain.then(|| {
                self.made_lambda(whole.clone(), &param, |it, args| {
                    let func = it.push(Kind::Attribute(args[0], name.to_owned()), whole);
                    Kind::Call(func, Vec::new())
                })
            });
        }
        // A method of an instance, or of a container, with what it is called on.
        let own = self.decorating.methods.get(name).copied();
        let params: Vec<Named<'a>> = match own {
            Some(def) => {
                let all = &def.parameters;
                if all.vararg.is_some() || all.kwarg.is_some() || !all.kwonlyargs.is_empty() {
                    return None;
                }
                let plain = all.posonlyargs.iter().chain(&all.args).skip(1);
                plain
                    .map(|it| (it.parameter.name.to_string(), it.default.as_deref()))
                    .collect()
            }
            None if matches!(name, "append" | "add" | "appendleft" | "remove" | "discard") => {
                vec![("item".to_owned(), None)]
            }
            None => return None,
        };
        let Kind::Var(object) = self.kind(&attribute.value) else {
            return None;
        };
        Some(self.made_lambda(whole.clone(), &params, |it, args| {
            let id = it.frame().func;
            it.program.frozen.insert((id, object));
            it.occur(object, false);
            let object = it.push(Kind::Var(object), span(&*attribute.value));
            let func = it.push(Kind::Attribute(object, name.to_owned()), whole);
            Kind::Call(func, plain(args))
        }))
    }

    /// A function of a library of which it is known what it takes.
    fn imported(&mut self, name: &str, whole: Span) -> Option<Kind> {
        let one = vec![("x".to_owned(), None)];
        let two = vec![("a".to_owned(), None), ("b".to_owned(), None)];
        let operator = match name.strip_prefix("operator.") {
            Some("add" | "concat") => Some(Operator::Add),
            Some("sub") => Some(Operator::Sub),
            Some("mul") => Some(Operator::Mult),
            Some("truediv") => Some(Operator::Div),
            Some("floordiv") => Some(Operator::FloorDiv),
            Some("mod") => Some(Operator::Mod),
            Some("pow") => Some(Operator::Pow),
            Some("and_") => Some(Operator::BitAnd),
            Some("or_") => Some(Operator::BitOr),
            Some("xor") => Some(Operator::BitXor),
            _ => None,
        };
        if let Some(operator) = operator {
            return Some(self.made_lambda(whole, &two, |_, args| {
                Kind::Binary(operator, args[0], args[1])
            }));
        }
        let comparison = match name {
            "operator.lt" => Some(CmpOp::Lt),
            "operator.le" => Some(CmpOp::LtE),
            "operator.gt" => Some(CmpOp::Gt),
            "operator.ge" => Some(CmpOp::GtE),
            "operator.eq" => Some(CmpOp::Eq),
            "operator.ne" => Some(CmpOp::NotEq),
            _ => None,
        };
        if let Some(comparison) = comparison {
            return Some(self.made_lambda(whole, &two, |_, args| {
                Kind::Compare(args[0], vec![(comparison, args[1])])
            }));
        }
        match name {
            "operator.neg" => {
                Some(self.made_lambda(whole, &one, |_, args| Kind::Unary(UnaryOp::USub, args[0])))
            }
            "operator.not_" => {
                Some(self.made_lambda(whole, &one, |_, args| Kind::Unary(UnaryOp::Not, args[0])))
            }
            "math.sqrt" | "math.sin" | "math.cos" | "math.tan" | "math.exp" | "math.log"
            | "math.log2" | "math.log10" | "math.floor" | "math.ceil" | "math.fabs"
            | "math.radians" | "math.degrees" | "math.factorial" => {
                let at = whole.clone();
                let name = name.to_owned();
                Some(self.made_lambda(whole, &one, |it, args| {
                    let func = it.push(Kind::Import(name), at);
                    Kind::Call(func, plain(args))
                }))
            }
            _ => None,
        }
    }

    /// `partial(function, ..)` of a function of the module; with those of its parameters that have defaults, or
    /// without them.
    pub(super) fn partial(&mut self, call: &'a ast::ExprCall, with_defaults: bool) -> Option<Kind> {
        let mut is_partial = false;
        self.names.resolve(
            &call.func,
            |_| true,
            |it| is_partial |= it == "functools.partial",
        );
        let (first, given) = call.arguments.args.split_first()?;
        let id = bare_name(first)
            .filter(|_| is_partial)
            .and_then(|it| self.function_named(it))?;
        let def = *self.decorating.functions.get(bare_name(first)?)?;
        let all = &def.parameters;
        if all.vararg.is_some() || all.kwarg.is_some() {
            return None;
        }
        let mut positional = Vec::new();
        for value in given {
            positional.push(self.fixed(value)?);
        }
        let mut named = Vec::new();
        for keyword in &call.arguments.keywords {
            let name = keyword.arg.as_ref()?.to_string();
            named.push((name, self.fixed(&keyword.value)?));
        }
        let mut left: Vec<(Named<'a>, bool)> = Vec::new();
        let mut is_gap = false;
        let plain_params = all
            .posonlyargs
            .iter()
            .chain(&all.args)
            .skip(positional.len());
        let plain_params = plain_params.map(|it| (it, true));
        let keyword_only = all.kwonlyargs.iter().map(|it| (it, false));
        for (param, is_plain) in plain_params.chain(keyword_only) {
            let name = param.parameter.name.to_string();
            let is_given = named.iter().any(|it| it.0 == name);
            let is_left_out = param.default.is_some() && !with_defaults;
            is_gap |= is_given || is_left_out || !is_plain;
            if !is_given && !is_left_out {
                left.push(((name, param.default.as_deref()), is_gap));
            }
        }
        let params: Vec<Named<'a>> = left.iter().map(|it| it.0.clone()).collect();
        let at = span(call);
        Some(self.made_lambda(at.clone(), &params, |it, args| {
            let func = it.push(Kind::Func(id), span(first));
            let mut arguments = Vec::new();
            for fixed in positional {
                let value = it.unfixed(fixed, at.clone());
                arguments.push(argument(None, value));
            }
            for (((name, _), by_name), value) in left.iter().zip(args) {
                arguments.push(argument(by_name.then(|| name.clone()), *value));
            }
            for (name, fixed) in named {
                let value = it.unfixed(fixed, at.clone());
                arguments.push(argument(Some(name), value));
            }
            it.note_call(func);
            Kind::Call(func, arguments)
        }))
    }

    /// What is given to a function for good: a literal, or what a variable is now.
    fn fixed(&mut self, expr: &'a Expr) -> Option<Fixed> {
        match expr {
            Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::UnaryOp(_) => match self.kind(expr) {
                kind @ (Kind::Int(_)
                | Kind::Float(_)
                | Kind::Str(_)
                | Kind::Bool(_)
                | Kind::None) => Some(Fixed::Kind(kind)),
                _ => None,
            },
            Expr::Name(_) => match self.kind(expr) {
                Kind::Var(var) => Some(Fixed::Var(var)),
                kind @ (Kind::Func(_) | Kind::Class(_)) => Some(Fixed::Kind(kind)),
                _ => None,
            },
            _ => None,
        }
    }

    fn unfixed(&mut self, fixed: Fixed, at: Span) -> ExprId {
        match fixed {
            Fixed::Kind(kind) => self.push(kind, at),
            Fixed::Var(var) => {
                let id = self.frame().func;
                self.program.frozen.insert((id, var));
                self.occur(var, false);
                self.push(Kind::Var(var), at)
            }
        }
    }

    /// A lambda with these parameters.
    pub(super) fn made_lambda(
        &mut self,
        whole: Span,
        params: &[Named<'a>],
        value: impl FnOnce(&mut Self, &[ExprId]) -> Kind,
    ) -> Kind {
        let defaults: Vec<Option<ExprId>> = params
            .iter()
            .map(|(_, default)| default.map(|it| self.expr(it)))
            .collect();
        let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let parent = self.frame().func;
        let mut func = empty_func("lambda", Some(parent), whole.clone());
        func.line = self.line(whole.start);
        func.end_line = func.line;
        func.is_value = true;
        self.program.made.insert(id);
        self.program.funcs.push(func);
        let around = self.frame().block;
        self.open(id, false, None, Bound::default(), around);
        let block = self.block(Some(around), Nature::Loop, (u32::MAX, 0));
        self.frame().block = block;
        let mut args = Vec::new();
        for ((name, _), default) in params.iter().zip(defaults) {
            let var = self.new_var(name, id, true);
            self.occur(var, true);
            self.program.funcs[id.at()].params.push(Param {
                var,
                name: name.clone(),
                default,
                annotation: None,
                nature: ParamNature::Plain,
            });
        }
        let vars: Vec<VarId> = self
            .program
            .func(id)
            .params
            .iter()
            .map(|it| it.var)
            .collect();
        for var in vars {
            self.occur(var, false);
            args.push(self.push(Kind::Var(var), whole.clone()));
        }
        let kind = value(self, &args);
        let value = self.push(kind, whole);
        let func = &mut self.program.funcs[id.at()];
        func.value = Some(value);
        func.body = Suite {
            block: Some(block),
            body: Vec::new(),
        };
        self.frames.pop();
        Kind::Lambda(id)
    }
}

fn argument(name: Option<String>, value: ExprId) -> Argument {
    Argument {
        name,
        stars: 0,
        value,
    }
}

fn plain(args: &[ExprId]) -> Vec<Argument> {
    args.iter().map(|it| argument(None, *it)).collect()
}
