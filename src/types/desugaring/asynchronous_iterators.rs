//! `async for` over an instance of a class of the file with `__anext__`: as a loop that asks for the next value, which
//! is None behind the last one where no value can be None, and else an error that ends the loop.

mod loops;

use loops::in_loops;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Stmt};
use rustpython_text_size::Ranged;

use super::Counts;
use crate::python::names::bare_name;
use crate::types::nodes;

/// What ends such a loop.
const STOP: &str = "StopAsyncIteration";

/// Rewrites such classes and loops, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    if counts.definitions("__anext__") == 0 || counts.definitions(STOP) > 0 {
        return false;
    }
    let Some(next) = ["next", "advance"].into_iter().find(|it| !counts.has(it)) else {
        return false;
    };
    let classes: Vec<Walked> = suite.iter().filter_map(walked).collect();
    // All of them have one form, as the rest of the code may tell them apart by no name.
    if classes.is_empty() || classes.len() != counts.definitions("__anext__") {
        return false;
    }
    let form = Form {
        next,
        gives_none: classes.iter().all(|it| it.gives_values),
        counts: &counts,
    };
    let names: Vec<String> = classes.into_iter().map(|it| it.name).collect();
    let mut is_changed = false;
    in_loops(suite, &names, &form, &[], &mut is_changed);
    if !is_changed {
        return false;
    }
    for stmt in suite.iter_mut() {
        if let Stmt::ClassDef(class) = stmt
            && names.iter().any(|it| it == class.name.as_str())
        {
            renamed(class, &form);
        }
    }
    true
}

/// How the values are asked for.
struct Form<'c> {
    next: &'static str,
    /// None stands behind the last value; an error does where a value may be None itself.
    gives_none: bool,
    counts: &'c Counts,
}

/// A class whose instances are their own iterators.
struct Walked {
    name: String,
    gives_values: bool,
}

fn walked(stmt: &Stmt) -> Option<Walked> {
    let Stmt::ClassDef(class) = stmt else {
        return None;
    };
    let defs = || {
        class.body.iter().filter_map(|it| match it {
            Stmt::FunctionDef(def) => Some(def),
            _ => None,
        })
    };
    let iter = defs().find(|it| it.name.as_str() == "__aiter__")?;
    let next = defs().find(|it| it.name.as_str() == "__anext__")?;
    let this = iter.parameters.args.first()?.parameter.name.as_str();
    let gives_itself = matches!(iter.body.as_slice(), [Stmt::Return(it)]
        if it.value.as_deref().and_then(bare_name) == Some(this));
    let is_plain = !iter.is_async && next.is_async && next.parameters.args.len() == 1;
    let is_own = class.arguments.is_none() && class.decorator_list.is_empty();
    let mut ways = Ways::default();
    ways.visit_body(&next.body);
    let is_annotated = next.returns.as_deref().is_some_and(is_never_none);
    (gives_itself && is_plain && is_own && !ways.yields).then(|| Walked {
        name: class.name.to_string(),
        gives_values: ways.are_plain && (is_annotated || ways.are_values),
    })
}

/// Whether an annotation leaves None out.
fn is_never_none(annotation: &Expr) -> bool {
    match annotation {
        Expr::Name(name) => matches!(name.id.as_str(), "int" | "float" | "str" | "bytes" | "bool"),
        Expr::Subscript(it) => bare_name(&it.value).is_some_and(|it| {
            matches!(
                it,
                "list" | "dict" | "tuple" | "set" | "List" | "Dict" | "Tuple"
            )
        }),
        _ => false,
    }
}

/// The ways out of `__anext__`.
struct Ways {
    /// Whether all values that it gives are seen not to be None.
    are_values: bool,
    /// Whether the end is said by `raise` alone, and no handler could see it.
    are_plain: bool,
    yields: bool,
}

impl Default for Ways {
    fn default() -> Self {
        Self {
            are_values: true,
            are_plain: true,
            yields: false,
        }
    }
}

impl<'a> SourceOrderVisitor<'a> for Ways {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Return(it) => self.are_values &= it.value.as_deref().is_some_and(is_value),
            Stmt::Try(_) | Stmt::With(_) => self.are_plain = false,
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Yield(_) | Expr::YieldFrom(_) => self.yields = true,
            // What it asks may end it as well.
            Expr::Call(call) => {
                let name = match &*call.func {
                    Expr::Attribute(it) => it.attr.as_str(),
                    func => bare_name(func).unwrap_or_default(),
                };
                self.are_plain &= !matches!(name, "anext" | "__anext__");
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

/// Whether an expression is seen not to be None.
fn is_value(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::FString(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::Tuple(_)
            | Expr::List(_)
            | Expr::Dict(_)
            | Expr::ListComp(_)
            | Expr::BinOp(_)
            | Expr::Compare(_)
    )
}

/// A class without `__aiter__`, whose `__anext__` is a method as others.
fn renamed(class: &mut ast::StmtClassDef, form: &Form<'_>) {
    class
        .body
        .retain(|it| !matches!(it, Stmt::FunctionDef(def) if def.name.as_str() == "__aiter__"));
    for stmt in &mut class.body {
        let Stmt::FunctionDef(def) = stmt else {
            continue;
        };
        if def.name.as_str() != "__anext__" {
            continue;
        }
        def.name = ast::Identifier::new(form.next, def.name.range());
        if !form.gives_none {
            continue;
        }
        super::replaced(&mut def.body, &|stmt| {
            let Stmt::Raise(raised) = stmt else {
                return None;
            };
            let value = raised.exc.as_deref()?;
            let class = value.as_call_expr().map_or(value, |it| &*it.func);
            (bare_name(class) == Some(STOP)).then(|| {
                vec![Stmt::Return(ast::StmtReturn {
                    node_index: AtomicNodeIndex::NONE,
                    range: raised.range,
                    value: Some(Box::new(nodes::none(raised.range))),
                })]
            })
        });
        if let Some(returns) = def.returns.take() {
            let range = returns.range();
            def.returns = Some(Box::new(nodes::binary(
                *returns,
                ast::Operator::BitOr,
                nodes::none(range),
                range,
            )));
        }
    }
}
