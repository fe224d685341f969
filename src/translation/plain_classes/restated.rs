//! What Python says in a way of its own: the order of the bases of a class, a class that cannot be made, a loop that
//! asks while it binds.

use rustpython_ast::{ExceptHandler, Expr, Stmt, StmtTry};

use super::edits::Edits;
use super::module::{Module, each_stmt, methods};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Says all of it in another way.
pub(super) fn all(module: &Module<'_>) -> Edits {
    let mut edits = Edits::default();
    orders(module, &mut edits);
    each_stmt(module.suite, &mut |it| match it {
        Stmt::Try(it) => abstract_made(module, it, &mut edits),
        Stmt::While(it) => {
            asking_loop(module, it, &mut edits);
        }
        _ => {}
    });
    edits
}

/// `[c.__name__ for c in C.__mro__]` as the names.
fn orders(module: &Module<'_>, edits: &mut Edits) {
    module.each_expr(&mut |it| {
        let (element, generators) = match it {
            Expr::ListComp(it) => (&*it.elt, &it.generators),
            Expr::Generator(it) => (&*it.elt, &it.generators),
            _ => return,
        };
        let [generator] = &**generators else {
            return;
        };
        let named = match element {
            Expr::Attribute(of) if of.attr.as_str() == "__name__" => bare_name(&of.value),
            _ => None,
        };
        let order = match &generator.iter {
            Expr::Call(call) => &*call.func,
            other => other,
        };
        let Expr::Attribute(of) = order else {
            return;
        };
        let is_it = named.is_some()
            && named == bare_name(&generator.target)
            && generator.ifs.is_empty()
            && matches!(of.attr.as_str(), "__mro__" | "mro");
        let Some(class) = module.class_of(&of.value).filter(|_| is_it) else {
            return;
        };
        let lineage = module.lineage(class);
        // Only where nothing but the file says what comes when.
        let outer = lineage
            .iter()
            .flat_map(|it| it.arguments.iter().flat_map(|it| &it.args));
        let is_plain = outer.into_iter().all(|it| module.class_of(it).is_some());
        if is_plain && !lineage.is_empty() {
            let names = lineage.iter().map(|it| format!("\"{}\"", it.name));
            let names: Vec<String> = names.chain(["\"object\"".to_owned()]).collect();
            let list = format!("[{}]", names.join(", "));
            let before = module.slice(0..span(it).start).ends_with('(') || it.is_list_comp_expr();
            if before {
                let is_bare = it.is_generator_expr() && !module.slice(span(it)).starts_with('(');
                let at = span(it);
                edits.replace(
                    at,
                    if is_bare || it.is_list_comp_expr() {
                        list
                    } else {
                        format!("({list})")
                    },
                );
            }
        }
    });
}

/// A class with abstract methods that is made where that is caught: it raises.
fn abstract_made(module: &Module<'_>, stmt: &StmtTry, edits: &mut Edits) {
    let [ExceptHandler::ExceptHandler(handler)] = &*stmt.handlers else {
        return;
    };
    let is_caught =
        handler.name.is_none() && handler.type_.as_deref().and_then(bare_name) == Some("TypeError");
    let [first, ..] = &*stmt.body else {
        return;
    };
    let value = match first {
        Stmt::Expr(it) => &*it.value,
        Stmt::Assign(it) => &*it.value,
        _ => return,
    };
    let Expr::Call(call) = value else {
        return;
    };
    let Some(class) = module.class_of(&call.func).filter(|_| is_caught) else {
        return;
    };
    let lineage = module.lineage(class);
    let mut open: Vec<&str> = Vec::new();
    for of in lineage.iter().rev() {
        for def in methods(of) {
            let mut decorators = def.decorator_list.iter();
            let is_abstract =
                decorators.any(|it| module.names.resolves_to(&it.expression, &["abc.abstract*"]));
            open.retain(|it| *it != def.name.as_str());
            if is_abstract {
                open.push(def.name.as_str());
            }
        }
        open.retain(|it| {
            !of.body
                .iter()
                .filter_map(super::module::attribute)
                .any(|of| of.0 == *it)
        });
    }
    let is_abstract = lineage.iter().any(|it| {
        let arguments = it.arguments.as_deref();
        let mut bases = arguments.into_iter().flat_map(|it| &it.args);
        bases.any(|it| module.names.resolves_to(it, &["abc.ABC"]))
    });
    let are_plain = call
        .arguments
        .args
        .iter()
        .all(|it| it.is_name_expr() || super::inlining::is_constant(it))
        && call.arguments.keywords.is_empty();
    if is_abstract && !open.is_empty() && are_plain {
        edits.replace(
            span(first),
            format!(
                "raise TypeError(\"Can't instantiate abstract class {}\")",
                class.name
            ),
        );
    }
}

/// `while op := next_op(): ..` as a loop whose last statement asks again.
fn asking_loop(
    module: &Module<'_>,
    stmt: &rustpython_ast::StmtWhile,
    edits: &mut Edits,
) -> Option<()> {
    let Expr::Named(named) = &*stmt.test else {
        return None;
    };
    let spread = match &*named.value {
        Expr::Call(call) => call.arguments.args.iter().any(Expr::is_starred_expr),
        _ => false,
    };
    let mut has_jump = false;
    each_stmt(&stmt.body, &mut |it| has_jump |= it.is_continue_stmt());
    (spread && !has_jump && stmt.orelse.is_empty()).then_some(())?;
    let indent = module.indent(span(stmt).start)?;
    let name = bare_name(&named.target)?;
    let ask = format!("{name} = {}", module.slice(span(&*named.value)));
    edits.insert(span(stmt).start, format!("{ask}\n{indent}"));
    edits.replace(span(&*stmt.test), name);
    let last = stmt.body.last()?;
    let inner = module.indent(span(last).start)?;
    edits.insert(span(last).end, format!("\n{inner}{ask}"));
    Some(())
}
