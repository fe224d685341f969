//! `await condition.wait_for(lambda: test)` of `asyncio` as the loop that it is: `while not test: await condition.wait()`.

use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Stmt};
use rustpython_text_size::TextRange;

use super::{Counts, replaced};
use crate::python::names::bare_name;
use crate::types::nodes;

/// Rewrites such waits that are statements, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    if counts.attributes("wait_for") == 0 {
        return false;
    }
    replaced(suite, &|stmt| as_loop(stmt).map(|it| vec![it]))
}

fn as_loop(stmt: &Stmt) -> Option<Stmt> {
    let Stmt::Expr(of) = stmt else {
        return None;
    };
    let call = of.value.as_await_expr()?.value.as_call_expr()?;
    let Expr::Attribute(method) = &*call.func else {
        return None;
    };
    let is_it = method.attr.as_str() == "wait_for"
        && bare_name(&method.value) != Some("asyncio")
        && call.arguments.keywords.is_empty();
    let [predicate] = &*call.arguments.args else {
        return None;
    };
    let range = of.range;
    let test = match predicate {
        Expr::Lambda(it) if it.parameters.as_ref().is_none_or(|it| it.is_empty()) => {
            (*it.body).clone()
        }
        Expr::Name(_) | Expr::Attribute(_) => {
            nodes::call(predicate.clone(), Vec::new(), Vec::new(), range)
        }
        _ => return None,
    };
    if !is_it {
        return None;
    }
    // Nothing of the test stands within it.
    let place = TextRange::empty(range.start());
    let wait = nodes::attribute((*method.value).clone(), "wait", place);
    let awaited = Expr::Await(ast::ExprAwait {
        node_index: AtomicNodeIndex::NONE,
        range: place,
        value: Box::new(nodes::call(wait, Vec::new(), Vec::new(), place)),
    });
    Some(Stmt::While(ast::StmtWhile {
        node_index: AtomicNodeIndex::NONE,
        range,
        test: Box::new(nodes::negated(test, range)),
        body: vec![nodes::statement(awaited, place)],
        orelse: Vec::new(),
    }))
}
