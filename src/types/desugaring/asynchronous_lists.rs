//! `[x async for x in stream]`, `[await task for task in tasks]` and `{k: v async for k, v in stream}`, as the loops
//! that they stand for.

use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::{Ranged as _, TextRange};

use super::{Counts, replaced};
use crate::python::names::bare_name;
use crate::types::nodes;

/// Names for what is collected: the first that is free.
const NAMES: &[&str] = &["collected", "gathered", "streamed"];

/// Rewrites such lists where nothing is computed before them, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    let used = std::cell::Cell::new(0);
    replaced(suite, &|stmt| {
        let mut read = stmt.clone();
        let value = match &mut read {
            Stmt::Assign(it) if it.targets.iter().all(Expr::is_name_expr) => &mut it.value,
            Stmt::Expr(it) => &mut it.value,
            Stmt::Return(it) => it.value.as_mut()?,
            _ => return None,
        };
        let place = first_list(value)?;
        let made = place.clone();
        let name = NAMES
            .iter()
            .skip(used.get())
            .find(|it| !counts.has(it))
            .copied()?;
        used.set(NAMES.iter().position(|it| *it == name)? + 1);
        *place = nodes::name(name, made.range());
        let mut stmts = match &made {
            Expr::ListComp(list) => as_loop(name, list)?,
            Expr::DictComp(dict) => as_loop_of_items(name, dict)?,
            _ => return None,
        };
        stmts.push(read);
        Some(stmts)
    })
}

/// The list that a value is, or that a call is given before anything else that is computed.
fn first_list(value: &mut Expr) -> Option<&mut Expr> {
    match value {
        Expr::ListComp(list) => {
            let is_it = matches!(list.generators.as_slice(), [only] if only.is_async)
                || list.generators.len() == 1 && list.elt.is_await_expr();
            is_it.then_some(value)
        }
        Expr::DictComp(dict) => {
            let is_it = matches!(dict.generators.as_slice(), [only] if only.is_async);
            is_it.then_some(value)
        }
        Expr::Call(call) if call.func.is_name_expr() => {
            let mut args = call.arguments.args.iter_mut();
            let first = args.find(|it| !is_constant(it))?;
            first_list(first)
        }
        _ => None,
    }
}

fn is_constant(expr: &Expr) -> bool {
    expr.is_string_literal_expr() || expr.is_number_literal_expr() || expr.is_none_literal_expr()
}

/// `name = []`, and the loop that fills it.
fn as_loop(name: &str, list: &ast::ExprListComp) -> Option<Vec<Stmt>> {
    let range = list.range;
    let generator = list.generators.first()?;
    // Nothing of what is collected stands within it.
    let place = TextRange::empty(range.start());
    let append = nodes::attribute(nodes::name(name, place), "append", place);
    let added = nodes::call(append, vec![(*list.elt).clone()], Vec::new(), range);
    let added = nodes::statement(added, range);
    Some(filled(name, empty(range), generator, added, range))
}

/// `name = {}`, and the loop that fills it; where it shows nothing that the value is computed before the key.
fn as_loop_of_items(name: &str, dict: &ast::ExprDictComp) -> Option<Vec<Stmt>> {
    let range = dict.range;
    let generator = dict.generators.first()?;
    if acts(&dict.key) && acts(&dict.value) {
        return None;
    }
    let place = TextRange::empty(range.start());
    let item = Expr::Subscript(ast::ExprSubscript {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        value: Box::new(nodes::name(name, place)),
        slice: dict.key.clone(),
        ctx: ast::ExprContext::Store,
    });
    let none = Expr::Dict(ast::ExprDict {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        items: Vec::new(),
    });
    let added = nodes::assign(item, (*dict.value).clone(), range);
    Some(filled(name, none, generator, added, range))
}

/// Whether computing an expression may do something that others see.
fn acts(expr: &Expr) -> bool {
    ast::helpers::any_over_expr(expr, &|it| match it {
        Expr::Call(call) => bare_name(&call.func) != Some("len"),
        Expr::Await(_) | Expr::Named(_) | Expr::Yield(_) => true,
        _ => false,
    })
}

/// `name = none`, and the loop that does something for each that is not left out.
fn filled(
    name: &str,
    none: Expr,
    generator: &ast::Comprehension,
    added: Stmt,
    range: TextRange,
) -> Vec<Stmt> {
    let body = generator.ifs.iter().rev().fold(added, |inner, test| {
        Stmt::If(ast::StmtIf {
            node_index: ast::AtomicNodeIndex::NONE,
            range,
            test: Box::new(test.clone()),
            body: vec![inner],
            elif_else_clauses: Vec::new(),
        })
    });
    let round = Stmt::For(ast::StmtFor {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        is_async: generator.is_async,
        target: Box::new(generator.target.clone()),
        iter: Box::new(generator.iter.clone()),
        body: vec![body],
        orelse: Vec::new(),
    });
    vec![nodes::assign(nodes::name(name, range), none, range), round]
}

fn empty(range: TextRange) -> Expr {
    Expr::List(ast::ExprList {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        elts: Vec::new(),
        ctx: ast::ExprContext::Load,
    })
}
