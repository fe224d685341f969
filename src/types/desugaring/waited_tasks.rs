//! `asyncio.wait` for the values of a dict, or for a set that is written out, as for the list of the same tasks: which
//! of them have ended does not depend on how they are held.

use std::cell::Cell;

use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Stmt};

use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// Rewrites what is waited for, and says whether there is any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let is_any = Cell::new(false);
    Replace(|it: &Expr| {
        let read = in_list(it);
        is_any.set(is_any.get() || read.is_some());
        read
    })
    .in_body(suite);
    is_any.get()
}

fn in_list(expr: &Expr) -> Option<Expr> {
    let call = expr.as_call_expr()?;
    let Expr::Attribute(func) = &*call.func else {
        return None;
    };
    if func.attr.as_str() != "wait" || bare_name(&func.value) != Some("asyncio") {
        return None;
    }
    let list = match call.arguments.args.first()? {
        Expr::Set(set) => Expr::List(ast::ExprList {
            node_index: AtomicNodeIndex::NONE,
            range: set.range,
            elts: set.elts.clone(),
            ctx: ast::ExprContext::Load,
        }),
        Expr::SetComp(set) => Expr::ListComp(ast::ExprListComp {
            node_index: AtomicNodeIndex::NONE,
            range: set.range,
            elt: set.elt.clone(),
            generators: set.generators.clone(),
        }),
        values @ Expr::Call(of)
            if of.arguments.is_empty()
                && matches!(&*of.func, Expr::Attribute(it) if it.attr.as_str() == "values") =>
        {
            nodes::call(
                nodes::name("list", of.range),
                vec![values.clone()],
                Vec::new(),
                of.range,
            )
        }
        _ => return None,
    };
    let mut read = call.clone();
    *read.arguments.args.first_mut()? = list;
    Some(Expr::Call(read))
}
