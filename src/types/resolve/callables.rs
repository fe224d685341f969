//! What is called somewhere else, as a function of its own: `str.upper`, `operator.add`, `items.append`,
//! `thing.method`, `partial(power, 2)` are read as the lambdas that do the same.

use rustpython_ast::{self as ast, CmpOp, Expr, Operator, UnaryOp};

use super::super::ir::{ExprId, Kind};
use super::Builder;
use super::made_lambdas::{Named, plain};
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
}
