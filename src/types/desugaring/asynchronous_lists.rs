//! `[x async for x in stream]`, `[await task for task in tasks]` and `{k: v async for k, v in stream}`, as the loops
//! that they stand for.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::visitor::transformer::Transformer as _;
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::{Ranged as _, TextRange};

use super::{Counts, replaced};
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// Names for what is collected: the first that is free.
const NAMES: &[&str] = &["collected", "gathered", "streamed"];

/// Methods that give another text of a text.
const TEXT_METHODS: &[&str] = &[
    "capitalize",
    "lower",
    "lstrip",
    "replace",
    "rstrip",
    "strip",
    "title",
    "upper",
];

/// Rewrites such lists where nothing is computed before them, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    let used = std::cell::Cell::new(0);
    let mut outside = Outside::default();
    outside.visit_body(suite);
    let leaks = |list: &Expr| {
        let generators = match list {
            Expr::ListComp(of) => &of.generators,
            Expr::DictComp(of) => &of.generators,
            _ => return true,
        };
        let mut bound = Vec::new();
        generators
            .iter()
            .for_each(|it| names_in(&it.target, &mut bound));
        bound.iter().any(|it| outside.0.contains(it))
    };
    replaced(suite, &|stmt| {
        let mut read = stmt.clone();
        let value = match &mut read {
            Stmt::Assign(it) if it.targets.iter().all(Expr::is_name_expr) => &mut it.value,
            Stmt::Expr(it) => &mut it.value,
            Stmt::Return(it) => it.value.as_mut()?,
            _ => return None,
        };
        let place = first_list(value)?;
        let made = renamed(place, &leaks, &counts)?;
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

/// A list whose names nobody else has.
fn renamed(list: &Expr, leaks: &dyn Fn(&Expr) -> bool, counts: &Counts) -> Option<Expr> {
    let mut read = list.clone();
    if !leaks(list) {
        return Some(read);
    }
    let mut bound = Vec::new();
    let generator = match &mut read {
        Expr::ListComp(of) => of.generators.first_mut()?,
        Expr::DictComp(of) => of.generators.first_mut()?,
        _ => return None,
    };
    names_in(&generator.target, &mut bound);
    let other = |name: &str| format!("each_{name}");
    if bound.iter().any(|it| counts.has(&other(it))) {
        return None;
    }
    // What it goes through is looked at outside.
    let over = generator.iter.clone();
    let by = Replace(|expr: &Expr| {
        let name = expr.as_name_expr()?;
        let is_it = bound.iter().any(|it| it == name.id.as_str());
        is_it.then(|| {
            let mut name = name.clone();
            name.id = other(name.id.as_str()).into();
            Expr::Name(name)
        })
    });
    by.visit_expr(&mut read);
    match &mut read {
        Expr::ListComp(of) => of.generators.first_mut()?.iter = over,
        Expr::DictComp(of) => of.generators.first_mut()?.iter = over,
        _ => return None,
    }
    Some(read)
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
    // The key is computed first: what the value does, it must not see.
    if acts(&dict.value)
        && (acts(&dict.key) || !is_settled(&dict.key, &generator.target) && !is_text(&dict.value))
    {
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

/// Whether an expression is the same whenever it is computed within a round, and never fails.
fn is_settled(key: &Expr, target: &Expr) -> bool {
    let mut bound = Vec::new();
    names_in(target, &mut bound);
    match key {
        Expr::Name(name) => bound.iter().any(|it| it == name.id.as_str()),
        Expr::Tuple(tuple) => tuple.elts.iter().all(|it| is_settled(it, target)),
        key => is_constant(key),
    }
}

/// Whether an expression is a text of a text, with nothing else done for it.
fn is_text(value: &Expr) -> bool {
    let Expr::Call(call) = value else {
        return value.is_name_expr() || is_constant(value);
    };
    let mut given = call.arguments.args.iter();
    matches!(&*call.func, Expr::Attribute(of) if TEXT_METHODS.contains(&of.attr.as_str()) && is_text(&of.value))
        && call.arguments.keywords.is_empty()
        && given.all(is_constant)
}

/// The names that a target binds.
fn names_in(target: &Expr, found: &mut Vec<String>) {
    match target {
        Expr::Name(name) => found.push(name.id.to_string()),
        Expr::Tuple(tuple) => tuple.elts.iter().for_each(|it| names_in(it, found)),
        Expr::List(list) => list.elts.iter().for_each(|it| names_in(it, found)),
        Expr::Starred(of) => names_in(&of.value, found),
        _ => {}
    }
}

/// The names that stand anywhere but within what is collected: a loop of the same name would assign them.
#[derive(Default)]
struct Outside(FxHashSet<String>);

impl<'a> SourceOrderVisitor<'a> for Outside {
    fn visit_expr(&mut self, expr: &'a Expr) {
        let generators = match expr {
            Expr::ListComp(of) => &of.generators,
            Expr::SetComp(of) => &of.generators,
            Expr::DictComp(of) => &of.generators,
            Expr::Generator(of) => &of.generators,
            Expr::Name(name) => {
                self.0.insert(name.id.to_string());
                return;
            }
            _ => return source_order::walk_expr(self, expr),
        };
        if let Some(first) = generators.first() {
            self.visit_expr(&first.iter);
        }
    }

    fn visit_parameter(&mut self, parameter: &'a ast::Parameter) {
        self.0.insert(parameter.name.to_string());
    }
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
