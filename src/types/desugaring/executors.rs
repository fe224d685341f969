//! `with ThreadPoolExecutor(..) as pool:` in a coroutine whose pool does nothing but run what an event loop gives it:
//! the body alone, as the loop has threads of its own.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};

use crate::python::names::bare_name;

/// Puts the bodies of such statements in their places, and gives the names of their pools.
pub(super) fn unpooled(body: &mut Vec<Stmt>) -> Vec<String> {
    let mut pools = Vec::new();
    let mut read = Vec::with_capacity(body.len());
    for stmt in std::mem::take(body) {
        match stmt {
            Stmt::With(mut with) if let Some(name) = pool_alone(&with) => {
                pools.push(name);
                read.append(&mut with.body);
            }
            stmt => read.push(stmt),
        }
    }
    *body = read;
    pools
}

/// The name of a pool of several threads that is only given to `run_in_executor`.
fn pool_alone(with: &ast::StmtWith) -> Option<String> {
    let [item] = with.items.as_slice() else {
        return None;
    };
    let name = item.optional_vars.as_deref().and_then(bare_name)?;
    let call = item.context_expr.as_call_expr()?;
    let makes = match &*call.func {
        Expr::Attribute(it) => it.attr.as_str(),
        func => bare_name(func)?,
    };
    // One thread runs one function after the other.
    let several = |it: &Expr| {
        matches!(it, Expr::NumberLiteral(number)
            if matches!(&number.value, ast::Number::Int(count) if count.as_u32().is_some_and(|it| it > 1)))
    };
    let keywords = call.arguments.keywords.iter();
    let mut given = call
        .arguments
        .args
        .iter()
        .chain(keywords.map(|it| &it.value));
    let names = &mut call.arguments.keywords.iter();
    let is_known = names.all(|it| {
        it.arg
            .as_ref()
            .is_some_and(|it| it.as_str() == "max_workers")
    });
    if makes != "ThreadPoolExecutor" || !is_known || with.is_async || !given.all(several) {
        return None;
    }
    let mut uses = Uses {
        name,
        all: 0,
        known: 0,
    };
    uses.visit_body(&with.body);
    (uses.known > 0 && uses.all == uses.known).then(|| name.to_owned())
}

/// How often a pool is used, and how often to run a function.
struct Uses<'n> {
    name: &'n str,
    all: usize,
    known: usize,
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if bare_name(expr) == Some(self.name) {
            self.all += 1;
        }
        if let Expr::Call(call) = expr
            && matches!(&*call.func, Expr::Attribute(it) if it.attr.as_str() == "run_in_executor")
            && call.arguments.args.first().and_then(bare_name) == Some(self.name)
        {
            self.known += 1;
        }
        source_order::walk_expr(self, expr);
    }
}
