//! `parse = partial(int, base=2)` of a builtin, with literals: each call of that name is one of the builtin.

use rustc_hash::FxHashMap;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged;

use super::Counts;
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// Builtins that are called with what `partial` was given.
const KNOWN: &[&str] = &[
    "print", "int", "round", "sorted", "max", "min", "sum", "pow",
];

/// Rewrites them, and says whether there are any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let is_imported = suite.iter().any(|it| match it {
        Stmt::ImportFrom(from) => {
            let mut names = from.names.iter();
            from.module
                .as_ref()
                .is_some_and(|it| it.as_str() == "functools")
                && names.any(|it| it.name.as_str() == "partial" && it.asname.is_none())
        }
        Stmt::Import(import) => {
            let mut names = import.names.iter();
            names.any(|it| it.name.as_str() == "functools" && it.asname.is_none())
        }
        _ => false,
    });
    if !is_imported {
        return false;
    }
    let counts = Counts::of(suite);
    let mut uses = Uses::default();
    uses.visit_body(suite);
    let mut found: FxHashMap<String, ast::ExprCall> = FxHashMap::default();
    for stmt in suite.iter() {
        if let Some((name, call)) = made(stmt)
            && counts.definitions(name) == 0
            && uses.bound.get(name) == Some(&1)
            && uses
                .called
                .get(name)
                .is_some_and(|it| it + 1 == counts.names(name))
            && is_builtin(&call, &uses, &counts)
        {
            found.insert(name.to_owned(), call);
        }
    }
    if found.is_empty() {
        return false;
    }
    for stmt in suite.iter_mut() {
        if made(stmt).is_some_and(|(name, _)| found.contains_key(name)) {
            *stmt = nodes::pass(stmt.range());
        }
    }
    // What a call is given may hold another one.
    let calls = |expr: &Expr| calls_of(expr).is_some_and(|it| found.contains_key(it));
    for _ in 0..4 {
        Replace(|it: &Expr| calls(it).then(|| filled(it, &found)).flatten()).in_body(suite);
    }
    true
}

/// `name = partial(function, ..)`, with what it calls.
fn made(stmt: &Stmt) -> Option<(&str, ast::ExprCall)> {
    let Stmt::Assign(assign) = stmt else {
        return None;
    };
    let [target] = assign.targets.as_slice() else {
        return None;
    };
    let Expr::Call(call) = &*assign.value else {
        return None;
    };
    let is_partial = match &*call.func {
        Expr::Name(name) => name.id.as_str() == "partial",
        Expr::Attribute(of) => {
            of.attr.as_str() == "partial" && bare_name(&of.value) == Some("functools")
        }
        _ => false,
    };
    let name = bare_name(target).filter(|_| is_partial)?;
    Some((name, call.clone()))
}

/// Whether it is a builtin that the file does not bind, with nothing but literals.
fn is_builtin(call: &ast::ExprCall, uses: &Uses, counts: &Counts) -> bool {
    let arguments = &call.arguments;
    let Some(function) = arguments.args.first().and_then(bare_name) else {
        return false;
    };
    let is_literal = |it: &Expr| {
        matches!(
            it,
            Expr::NumberLiteral(_)
                | Expr::StringLiteral(_)
                | Expr::BooleanLiteral(_)
                | Expr::NoneLiteral(_)
        )
    };
    let is_own = |name: &str| uses.bound.contains_key(name) || counts.definitions(name) > 0;
    KNOWN.contains(&function)
        && !is_own(function)
        && !is_own("partial")
        && arguments.args.iter().skip(1).all(is_literal)
        && arguments
            .keywords
            .iter()
            .all(|it| it.arg.is_some() && is_literal(&it.value))
}

/// The name that an expression calls.
fn calls_of(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Call(call) => bare_name(&call.func),
        _ => None,
    }
}

/// A call with what it is given besides.
fn filled(expr: &Expr, found: &FxHashMap<String, ast::ExprCall>) -> Option<Expr> {
    let Expr::Call(call) = expr else {
        return None;
    };
    let partial = found.get(bare_name(&call.func)?)?;
    let range = call.range;
    let (function, fixed) = partial.arguments.args.split_first()?;
    let mut args = fixed.to_vec();
    args.extend(call.arguments.args.iter().cloned());
    let own = &call.arguments.keywords;
    let is_given = |it: &&ast::Keyword| !own.iter().any(|own| own.arg == it.arg);
    let mut keywords: Vec<ast::Keyword> = own.to_vec();
    let fixed = partial.arguments.keywords.iter().filter(is_given);
    keywords.extend(fixed.cloned());
    let function = nodes::name(bare_name(function)?, call.func.range());
    Some(nodes::call(function, args, keywords, range))
}

/// How often each name is bound, and how often it is called.
#[derive(Default)]
struct Uses {
    bound: FxHashMap<String, usize>,
    called: FxHashMap<String, usize>,
}

impl<'a> SourceOrderVisitor<'a> for Uses {
    fn visit_parameter(&mut self, parameter: &'a ast::Parameter) {
        *self.bound.entry(parameter.name.to_string()).or_default() += 1;
        source_order::walk_parameter(self, parameter);
    }

    fn visit_alias(&mut self, alias: &'a ast::Alias) {
        let name = alias.asname.as_ref().unwrap_or(&alias.name);
        if name.as_str() != "partial" {
            *self.bound.entry(name.to_string()).or_default() += 1;
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) if !name.ctx.is_load() => {
                *self.bound.entry(name.id.to_string()).or_default() += 1;
            }
            Expr::Call(call) => {
                if let Some(name) = bare_name(&call.func) {
                    *self.called.entry(name.to_owned()).or_default() += 1;
                }
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
