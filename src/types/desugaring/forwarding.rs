//! `*args` and `**kwargs` that are passed on to one function: its own parameters stand in their place.

use rustpython_ast::{self as ast, Expr};
use rustpython_text_size::Ranged;

use super::Counts;
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// A definition that takes what `of` takes, behind `leading` parameters of its own; itself if it has no `*args`.
/// None if it does more with them than to pass them on, and that may not be the same then.
pub(super) fn specialised(
    def: &ast::StmtFunctionDef,
    of: &ast::Parameters,
    leading: usize,
    is_called_by_keyword: bool,
) -> Option<ast::StmtFunctionDef> {
    let own = &def.parameters;
    if own.vararg.is_none() && own.kwarg.is_none() {
        return Some(def.clone());
    }
    let args = own.vararg.as_ref()?.name.to_string();
    let kwargs = own.kwarg.as_ref().map(|it| it.name.to_string());
    let is_own = own.args.len() == leading && own.kwonlyargs.is_empty();
    let is_plain = of.vararg.is_none() && of.kwarg.is_none() && of.posonlyargs.is_empty();
    let defaults = || of.args.iter().chain(&of.kwonlyargs);
    let mut defaults = defaults().filter_map(|it| it.default.as_deref());
    if !is_own || !is_plain || !defaults.all(is_literal) {
        return None;
    }
    let plain: Vec<String> = of.args.iter().map(|it| it.name().to_string()).collect();
    let named = of.kwonlyargs.iter().map(|it| it.name().to_string());
    let named: Vec<String> = named.collect();
    let counts = Counts::of(&def.body);
    let is_taken = |name: &String| {
        counts.names(name) > 0 || own.args.iter().any(|it| it.name().as_str() == name)
    };
    if plain.iter().chain(&named).any(is_taken) || kwargs.is_none() && !named.is_empty() {
        return None;
    }
    let passes = |expr: &Expr| {
        let Expr::Call(call) = expr else {
            return None;
        };
        let (last, before) = call.arguments.args.split_last()?;
        let Expr::Starred(starred) = last else {
            return None;
        };
        let is_rest = bare_name(&starred.value) == Some(args.as_str());
        let is_named = match (&*call.arguments.keywords, &kwargs) {
            ([], None) => true,
            ([one], Some(kwargs)) => {
                one.arg.is_none() && bare_name(&one.value) == Some(kwargs.as_str())
            }
            _ => false,
        };
        if !is_rest || !is_named {
            return None;
        }
        let range = last.range();
        let mut args = before.to_vec();
        args.extend(plain.iter().map(|it| nodes::name(it, range)));
        let keywords = named
            .iter()
            .map(|it| nodes::keyword(it, nodes::name(it, range), range));
        Some(nodes::call(
            (*call.func).clone(),
            args,
            keywords.collect(),
            call.range,
        ))
    };
    let mut new = def.clone();
    Replace(passes).in_body(&mut new.body);
    let left = Counts::of(&new.body);
    if left.names(&args) > 0 {
        let is_whole = of.args.iter().all(|it| it.default.is_none()) && named.is_empty();
        if !is_whole || is_called_by_keyword {
            return None;
        }
        let whole = |it: &Expr| {
            (bare_name(it) == Some(args.as_str())).then(|| nodes::tuple(&plain, it.range()))
        };
        Replace(whole).in_body(&mut new.body);
    }
    if kwargs.is_some_and(|it| left.names(&it) > 0) {
        return None;
    }
    let parameters = &mut new.parameters;
    (parameters.vararg, parameters.kwarg) = (None, None);
    parameters.args.extend(of.args.iter().cloned());
    parameters.kwonlyargs.clone_from(&of.kwonlyargs);
    new.returns = None;
    Some(new)
}

fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_) => true,
        Expr::UnaryOp(unary) => unary.operand.is_number_literal_expr(),
        _ => false,
    }
}
