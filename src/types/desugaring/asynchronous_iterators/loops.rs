//! The loops over asynchronous iterators, as loops that ask for the next value.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, AtomicNodeIndex, CmpOp, Expr, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use super::super::{Counts, bodies};
use super::{Form, STOP};
use crate::python::names::bare_name;
use crate::types::nodes;

/// Rewrites the loops of a body over what is known to be an instance of such a class: one that is made there, a
/// name for one, a parameter that is said to be one.
pub(super) fn in_loops(
    body: &mut Vec<Stmt>,
    classes: &[String],
    form: &Form<'_>,
    known: &[String],
    is_changed: &mut bool,
) {
    let mut read = Vec::with_capacity(body.len());
    for mut stmt in std::mem::take(body) {
        let mut inner = known.to_vec();
        if let Stmt::FunctionDef(def) = &stmt {
            inner = instances(def, classes);
        }
        for suite in bodies(&mut stmt) {
            in_loops(suite, classes, form, &inner, is_changed);
        }
        match as_loop(&stmt, classes, form, known) {
            Some(stmts) => {
                *is_changed = true;
                read.extend(stmts);
            }
            None => read.push(stmt),
        }
    }
    *body = read;
}

/// The names of a function that stand for instances of such classes.
fn instances(def: &ast::StmtFunctionDef, classes: &[String]) -> Vec<String> {
    let is_class = |it: &Expr| bare_name(it).is_some_and(|it| classes.iter().any(|of| of == it));
    let params = def.parameters.args.iter().filter(|it| {
        let annotation = it.parameter.annotation.as_deref();
        annotation.is_some_and(is_class)
    });
    let mut found: Vec<String> = params.map(|it| it.parameter.name.to_string()).collect();
    let mut bound = Bound::default();
    bound.visit_body(&def.body);
    for (name, value) in &bound.values {
        let is_made = matches!(value, Expr::Call(call) if is_class(&call.func));
        let is_only = bound.stores.iter().filter(|it| it == &name).count() == 1;
        if is_made && is_only {
            found.push((*name).to_owned());
        }
    }
    found
}

/// The names that a body binds, and with what.
#[derive(Default)]
struct Bound<'a> {
    values: Vec<(&'a str, &'a Expr)>,
    stores: Vec<&'a str>,
}

impl<'a> SourceOrderVisitor<'a> for Bound<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::Assign(it) = stmt
            && let [target] = it.targets.as_slice()
            && let Some(name) = bare_name(target)
        {
            self.values.push((name, &it.value));
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr
            && !matches!(name.ctx, ast::ExprContext::Load)
        {
            self.stores.push(name.id.as_str());
        }
        source_order::walk_expr(self, expr);
    }
}

/// The loop that asks for the next value; the iterator has a name before it.
fn as_loop(
    stmt: &Stmt,
    classes: &[String],
    form: &Form<'_>,
    known: &[String],
) -> Option<Vec<Stmt>> {
    let Stmt::For(it) = stmt else {
        return None;
    };
    if !it.is_async || !it.orelse.is_empty() {
        return None;
    }
    let mut stmts = Vec::new();
    let name = match &*it.iter {
        Expr::Name(name) if known.iter().any(|it| it == name.id.as_str()) => name.id.to_string(),
        Expr::Call(call) => {
            let class = bare_name(&call.func)?;
            if !classes.iter().any(|it| it == class) {
                return None;
            }
            let name = free_name(class, form.counts);
            stmts.push(nodes::assign(
                nodes::name(&name, it.range),
                (*it.iter).clone(),
                it.range,
            ));
            name
        }
        _ => return None,
    };
    let range = it.range;
    let over = it.iter.range();
    let asked = nodes::call(
        nodes::attribute(nodes::name(&name, over), form.next, over),
        Vec::new(),
        Vec::new(),
        over,
    );
    let asked = Expr::Await(ast::ExprAwait {
        node_index: AtomicNodeIndex::NONE,
        range: over,
        value: Box::new(asked),
    });
    let place = it.target.range();
    let (test, mut body) = if form.gives_none && it.target.is_name_expr() {
        let named = Expr::Named(ast::ExprNamed {
            node_index: AtomicNodeIndex::NONE,
            range: place,
            target: it.target.clone(),
            value: Box::new(asked),
        });
        let test = nodes::compare(named, CmpOp::IsNot, nodes::none(place), place);
        (test, Vec::new())
    } else if form.gives_none {
        return None;
    } else {
        let ended = ast::ExceptHandler::ExceptHandler(ast::ExceptHandlerExceptHandler {
            node_index: AtomicNodeIndex::NONE,
            range: over,
            type_: Some(Box::new(nodes::name(STOP, over))),
            name: None,
            body: vec![Stmt::Break(ast::StmtBreak {
                node_index: AtomicNodeIndex::NONE,
                range: TextRange::empty(over.end()),
            })],
        });
        let tried = Stmt::Try(ast::StmtTry {
            node_index: AtomicNodeIndex::NONE,
            range: TextRange::new(place.start(), over.end()),
            body: vec![nodes::assign((*it.target).clone(), asked, over)],
            handlers: vec![ended],
            orelse: Vec::new(),
            finalbody: Vec::new(),
            is_star: false,
        });
        (nodes::truth(range), vec![tried])
    };
    body.extend(it.body.iter().cloned());
    stmts.push(Stmt::While(ast::StmtWhile {
        node_index: AtomicNodeIndex::NONE,
        range,
        test: Box::new(test),
        body,
        orelse: Vec::new(),
    }));
    Some(stmts)
}

/// A name for an instance of a class that nothing else has.
fn free_name(class: &str, counts: &Counts) -> String {
    let mut letters = class.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    let mut name: String = first.chain(letters).collect();
    while counts.has(&name) {
        name.push('_');
    }
    name
}
