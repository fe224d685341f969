//! `order.index`, `table.get` and `"{}-{}".format` where a builtin is told what to call: the lambdas that do the same.

use rustpython_ast::{self as ast, CmpOp, Expr};

use super::super::ir::{Argument, ExprId, Kind};
use super::Builder;
use crate::python::syntax::span;

/// Methods of texts that are asked with one argument.
const OF_TEXTS: &[&str] = &[
    "join",
    "count",
    "find",
    "rfind",
    "index",
    "rindex",
    "startswith",
    "endswith",
    "__contains__",
    "format",
];

/// Methods of containers that are asked with one argument.
const OF_CONTAINERS: &[&str] = &["index", "count", "__contains__"];

impl<'a> Builder<'a, '_> {
    /// What a builtin calls for each value, if it is a method of a text of the source or of what has a name.
    pub(super) fn called_by_builtin(
        &mut self,
        func: ExprId,
        arguments: &'a ast::Arguments,
        value: &'a Expr,
    ) -> Option<Kind> {
        let (is_map, takes) = match self.program.kind(func) {
            Kind::Builtin(name) => match name.as_str() {
                "map" => (true, arguments.args.len().checked_sub(1)?),
                "filter" => (true, 1),
                "sorted" | "max" | "min" => (false, 1),
                _ => return None,
            },
            Kind::Attribute(_, name) if name == "sort" => (false, 1),
            _ => return None,
        };
        let told = if is_map {
            arguments.args.first()
        } else {
            arguments.find_keyword("key").map(|it| &it.value)
        };
        if !told.is_some_and(|it| std::ptr::eq(it, value)) {
            return None;
        }
        if is_map
            && takes == 2
            && let Some(of_two) = self.function_of_two(value)
        {
            return Some(of_two);
        }
        let method = value.as_attribute_expr()?;
        let name = method.attr.as_str();
        let is_text = method.value.is_string_literal_expr();
        // The keys of a table are asked for its values by their order, which needs no `None`.
        let is_known = if is_text {
            OF_TEXTS.contains(&name)
        } else {
            OF_CONTAINERS.contains(&name) || is_map && name == "get"
        };
        if !is_known || takes != 1 && name != "format" {
            return None;
        }
        let object = if is_text {
            None
        } else if !method.value.is_name_expr() {
            return None;
        } else if let Kind::Var(object) = self.kind(&method.value) {
            Some(object)
        } else {
            return None;
        };
        // A list that is being sorted is empty for who asks it.
        if let (Kind::Attribute(sorted, _), Some(object)) = (self.program.kind(func), object)
            && matches!(self.program.kind(*sorted), Kind::Var(it) if *it == object)
        {
            return None;
        }
        let params: Vec<_> = match takes {
            1 => vec![("value".to_owned(), None)],
            takes => (1..=takes)
                .map(|it| (format!("value_{it}"), None))
                .collect(),
        };
        let whole = span(value);
        Some(self.made_lambda(whole.clone(), &params, |it, args| {
            let receiver = match object {
                Some(object) => {
                    let id = it.frame().func;
                    it.program.frozen.insert((id, object));
                    it.occur(object, false);
                    it.push(Kind::Var(object), span(&*method.value))
                }
                None => it.expr(&method.value),
            };
            if name == "__contains__" {
                return Kind::Compare(args[0], vec![(CmpOp::In, receiver)]);
            }
            let func = it.push(Kind::Attribute(receiver, name.to_owned()), whole);
            Kind::Call(func, args.iter().copied().map(Argument::plain).collect())
        }))
    }
}
