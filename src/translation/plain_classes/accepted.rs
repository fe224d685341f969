//! Visitors that are let in: `shape.accept(visitor)`, where each class answers with `visitor.visit_circle(self)`.
//! Each visitor asks itself what it visits, as a `match` does.

use rustpython_ast::{Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};

use super::edits::Edits;
use super::module::{Module, is_docstring, methods, own_method, words};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// What a method that lets visitors in calls, by its class.
struct Door<'a> {
    class: &'a StmtClassDef,
    def: &'a StmtFunctionDef,
    /// The method of the visitor; nothing where the door is only promised.
    visits: Option<&'a str>,
    returns: bool,
}

/// Turns visitors that are let in into such that ask.
pub(super) fn asking(module: &Module<'_>) -> Edits {
    for name in ["accept", "accept_visitor", "visit", "apply", "dispatch"] {
        if let Some(edits) = of_name(module, name) {
            return edits;
        }
    }
    Edits::default()
}

fn of_name(module: &Module<'_>, name: &str) -> Option<Edits> {
    let mut doors = Vec::new();
    for class in &module.classes {
        for def in methods(class).filter(|it| it.name.as_str() == name) {
            doors.push(door(module, class, def)?);
        }
    }
    let open: Vec<&Door<'_>> = doors.iter().filter(|it| it.visits.is_some()).collect();
    let returns = open.first()?.returns;
    if open.len() < 2 || open.iter().any(|it| it.returns != returns) {
        return None;
    }
    // Nothing else is called so.
    let mut edits = Edits::default();
    let asks = if module
        .classes
        .iter()
        .any(|it| own_method(it, "visit").is_some())
    {
        "visit_any"
    } else {
        "visit"
    };
    module
        .classes
        .iter()
        .all(|it| own_method(it, asks).is_none())
        .then_some(())?;
    let mut is_odd = false;
    let mut calls = 0;
    module.each_expr(&mut |it| {
        if let Expr::Call(call) = it
            && let Expr::Attribute(of) = &*call.func
            && of.attr.as_str() == name
        {
            calls += 1;
            match turned(module, call, asks) {
                Some(text) => edits.replace(span(call), text),
                None => is_odd = true,
            }
        }
    });
    let mut attributes = 0;
    module.each_expr(&mut |it| {
        attributes += usize::from(matches!(it, Expr::Attribute(of) if of.attr.as_str() == name));
    });
    if is_odd || attributes != calls || calls == 0 {
        return None;
    }
    for door in &doors {
        remove(module, door.class, door.def, &mut edits);
    }
    // Of a class and one that derives from it the latter is asked for first.
    let mut ordered = open;
    ordered.sort_by_key(|it| usize::MAX - module.lineage(it.class).len());
    let wanted: Vec<&str> = ordered.iter().filter_map(|it| it.visits).collect();
    let mut visitors = 0;
    for class in &module.classes {
        let has_own = methods(class).any(|it| wanted.contains(&it.name.as_str()));
        if !has_own || !module.derived(class).is_empty() {
            continue;
        }
        let last = wanted.len() - 1;
        let mut text = format!("\n    def {asks}(self, {}):\n", thing(module, &ordered));
        let what = thing(module, &ordered);
        for (nth, door) in ordered.iter().enumerate() {
            let method = door.visits?;
            module.method(class, method)?;
            let word = if returns { "return " } else { "" };
            let call = format!("{word}self.{method}({what})");
            match (nth == last, returns, nth) {
                (true, true, _) => text.push_str(&format!("        {call}\n")),
                (true, false, _) => text.push_str(&format!("        else:\n            {call}\n")),
                (false, false, 1..) => text.push_str(&format!(
                    "        elif isinstance({what}, {}):\n            {call}\n",
                    door.class.name
                )),
                _ => text.push_str(&format!(
                    "        if isinstance({what}, {}):\n            {call}\n",
                    door.class.name
                )),
            }
        }
        visitors += 1;
        for door in &ordered {
            annotate(module, class, door, &mut edits);
        }
        let first = class.body.first()?;
        (module.indent(span(first).start)?.len() == 4).then_some(())?;
        edits.insert(module.next_line(span(class.body.last()?).end), text);
    }
    (visitors > 0).then_some(edits)
}

/// Says what a method of a visitor gets that only its door calls.
fn annotate(module: &Module<'_>, class: &StmtClassDef, door: &Door<'_>, edits: &mut Edits) {
    let Some(def) = door.visits.and_then(|it| own_method(class, it)) else {
        return;
    };
    let mut calls = 0;
    module.each_expr(&mut |it| {
        let is_it = matches!(it, Expr::Attribute(of) if Some(of.attr.as_str()) == door.visits);
        calls += usize::from(is_it);
    });
    if let Some(param) = def.parameters.args.get(1)
        && param.parameter.annotation.is_none()
        && calls == 1
    {
        edits.insert(
            span(&param.parameter.name).end,
            format!(": {}", door.class.name),
        );
    }
}

/// The name of what is visited.
fn thing(module: &Module<'_>, doors: &[&Door<'_>]) -> &'static str {
    let first = doors
        .first()
        .and_then(|it| module.lineage(it.class).last().copied());
    match first.map(|it| it.name.to_lowercase()) {
        Some(name) if name.contains("shape") => "shape",
        Some(name) if name.contains("expr") => "expr",
        Some(name) if name.contains("item") => "item",
        _ => "node",
    }
}

/// What the method of a class does as a door: it calls a visitor for its instance, or nothing.
fn door<'a>(
    module: &Module<'a>,
    class: &'a StmtClassDef,
    def: &'a StmtFunctionDef,
) -> Option<Door<'a>> {
    let params = super::module::params(def)?;
    let ([visitor], Some(me)) = (&*params, def.parameters.args.first()) else {
        return None;
    };
    let body = match def.body.split_first() {
        Some((first, rest)) if is_docstring(first) => rest,
        _ => &def.body[..],
    };
    let (value, returns) = match body {
        [] | [Stmt::Pass(_) | Stmt::Raise(_)] => (None, false),
        [Stmt::Expr(it)] if it.value.is_ellipsis_literal_expr() => (None, false),
        [Stmt::Expr(it)] => (Some(&*it.value), false),
        [Stmt::Return(it)] => (Some(it.value.as_deref()?), true),
        _ => return None,
    };
    let visits = match value {
        None => None,
        Some(Expr::Call(call)) => {
            let Expr::Attribute(of) = &*call.func else {
                return None;
            };
            let [Expr::Name(it)] = &*call.arguments.args else {
                return None;
            };
            let is_it = bare_name(&of.value) == Some(visitor)
                && it.id.as_str() == me.parameter.name.as_str()
                && call.arguments.keywords.is_empty();
            is_it.then_some(())?;
            Some(of.attr.as_str())
        }
        Some(_) => return None,
    };
    let decorators = def.decorator_list.iter();
    let are_known = decorators
        .map(|it| &it.expression)
        .all(|it| module.names.resolves_to(it, &["abc.abstractmethod"]));
    are_known.then_some(Door {
        class,
        def,
        visits,
        returns,
    })
}

/// `shape.accept(visitor)` as `visitor.visit(shape)`.
fn turned(module: &Module<'_>, call: &ExprCall, asks: &str) -> Option<String> {
    let Expr::Attribute(of) = &*call.func else {
        return None;
    };
    let [visitor] = &*call.arguments.args else {
        return None;
    };
    let is_plain = call.arguments.keywords.is_empty()
        && (is_place(&of.value) || is_place(visitor))
        && !matches!(&*of.value, Expr::Call(it) if bare_name(&it.func) == Some("super"));
    let is_simple = matches!(visitor, Expr::Name(_) | Expr::Attribute(_) | Expr::Call(_));
    // What is within is turned in the next round.
    let inner = words(module.slice(span(&*of.value)), ".accept") > 0;
    (is_plain && is_simple && !inner).then(|| {
        format!(
            "{}.{asks}({})",
            module.slice(span(visitor)),
            module.slice(span(&*of.value))
        )
    })
}

fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Name(_) => true,
        Expr::Attribute(it) => is_place(&it.value),
        Expr::Subscript(it) => is_place(&it.value),
        _ => false,
    }
}

/// Takes a method out of its class.
pub(super) fn remove(
    module: &Module<'_>,
    class: &StmtClassDef,
    def: &StmtFunctionDef,
    edits: &mut Edits,
) {
    let lines = module.lines_of(span(def));
    let others = class
        .body
        .iter()
        .filter(|it| span(*it) != span(def) && !is_docstring(it));
    let text = if others.count() == 0 {
        "    pass\n"
    } else {
        ""
    };
    edits.replace(lines, text);
}
