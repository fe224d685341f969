//! `string.Template("Dear $name").substitute(name=who)` of a text that stands in the file: `"Dear {name}".format(..)`.

use rustc_hash::FxHashMap;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged;

use super::Counts;
use crate::python::names::bare_name;
use crate::types::collect::Bound;
use crate::types::nodes::{self, Replace};

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// A name, and how it stands there.
    Name(String, String),
}

/// Rewrites them, and says whether there are any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let Some(makers) = makers(suite) else {
        return false;
    };
    // Templates with a name of the module that nothing else is called.
    let bound = Bound::of(suite);
    let counts = Counts::of(suite);
    let mut uses = Uses::default();
    uses.visit_body(suite);
    let mut kept: FxHashMap<String, Vec<Piece>> = FxHashMap::default();
    for stmt in suite.iter() {
        if let Some((name, pieces)) = made(stmt, &makers)
            && bound.names.get(name) == Some(&1)
            && counts.definitions(name) == 0
            && uses.filled.get(name).map(|it| it + 1) == Some(counts.names(name))
        {
            kept.insert(name.to_owned(), pieces);
        }
    }
    let found = std::cell::Cell::new(false);
    Replace(|it: &Expr| {
        let filled = filled(it, &makers, &kept)?;
        found.set(true);
        Some(filled)
    })
    .in_body(suite);
    if !found.get() {
        return false;
    }
    // A template that is still asked for something else stays.
    let mut left = Uses::default();
    left.visit_body(suite);
    for stmt in suite.iter_mut() {
        if made(stmt, &makers)
            .is_some_and(|(name, _)| kept.contains_key(name) && !left.filled.contains_key(name))
        {
            *stmt = nodes::pass(stmt.range());
        }
    }
    true
}

/// What the class is called in the file: `Template`, or `string.Template`.
fn makers(suite: &[Stmt]) -> Option<Vec<String>> {
    let mut found = Vec::new();
    for stmt in suite {
        match stmt {
            Stmt::ImportFrom(from) if from.module.as_ref().is_some_and(|it| it == "string") => {
                let names = from
                    .names
                    .iter()
                    .filter(|it| it.name.as_str() == "Template");
                found.extend(names.map(|it| it.asname.as_ref().unwrap_or(&it.name).to_string()));
            }
            Stmt::Import(import) => {
                let names = import
                    .names
                    .iter()
                    .filter(|it| it.name.as_str() == "string");
                found.extend(
                    names.map(|it| format!("{}.Template", it.asname.as_ref().unwrap_or(&it.name))),
                );
            }
            _ => {}
        }
    }
    (!found.is_empty()).then_some(found)
}

/// `name = Template("..")`
fn made<'s>(stmt: &'s Stmt, makers: &[String]) -> Option<(&'s str, Vec<Piece>)> {
    let Stmt::Assign(assign) = stmt else {
        return None;
    };
    let [target] = assign.targets.as_slice() else {
        return None;
    };
    Some((bare_name(target)?, template(&assign.value, makers)?))
}

/// The pieces of `Template("..")`.
fn template(expr: &Expr, makers: &[String]) -> Option<Vec<Piece>> {
    let Expr::Call(call) = expr else {
        return None;
    };
    let name = match &*call.func {
        Expr::Attribute(it) => format!("{}.{}", bare_name(&it.value)?, it.attr),
        func => bare_name(func)?.to_owned(),
    };
    let ([Expr::StringLiteral(text)], []) = (&*call.arguments.args, &*call.arguments.keywords)
    else {
        return None;
    };
    makers
        .contains(&name)
        .then(|| pieces(text.value.to_str()))?
}

/// The pieces of a text; nothing where one of its `$` stands for nothing.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        found.push(Piece::Text(before.to_owned()));
        if let Some(after) = after.strip_prefix('$') {
            found.push(Piece::Text("$".to_owned()));
            rest = after;
            continue;
        }
        let inner = after.strip_prefix('{');
        let from = inner.unwrap_or(after);
        let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_';
        let length = from.find(|it| !is_part(it)).unwrap_or(from.len());
        let (name, behind) = from.split_at(length);
        let is_name = name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_');
        // Letters beyond ASCII are part of no name, but Python folds the case of some of them.
        if !is_name || behind.starts_with(|it: char| !it.is_ascii()) {
            return None;
        }
        let shown = if inner.is_some() {
            rest = behind.strip_prefix('}')?;
            format!("${{{name}}}")
        } else {
            rest = behind;
            format!("${name}")
        };
        found.push(Piece::Name(name.to_owned(), shown));
    }
    found.push(Piece::Text(rest.to_owned()));
    Some(found)
}

/// `template.substitute(a=1)` as `"{a}".format(a=1)`.
fn filled(expr: &Expr, makers: &[String], kept: &FxHashMap<String, Vec<Piece>>) -> Option<Expr> {
    let Expr::Call(call) = expr else {
        return None;
    };
    let Expr::Attribute(attribute) = &*call.func else {
        return None;
    };
    let is_safe = match attribute.attr.as_str() {
        "substitute" => false,
        "safe_substitute" => true,
        _ => return None,
    };
    let pieces = match bare_name(&attribute.value) {
        Some(name) => kept.get(name)?.clone(),
        None => template(&attribute.value, makers)?,
    };
    let keywords = &call.arguments.keywords;
    if !call.arguments.args.is_empty() || keywords.iter().any(|it| it.arg.is_none()) {
        return None;
    }
    let is_given = |name: &str| {
        let mut given = keywords.iter();
        given.any(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == name))
    };
    let mut text = String::new();
    for piece in &pieces {
        match piece {
            Piece::Name(name, _) if is_given(name) => text.push_str(&format!("{{{name}}}")),
            Piece::Name(_, shown) if is_safe => text.push_str(&escaped(shown)),
            Piece::Name(..) => return None,
            Piece::Text(plain) => text.push_str(&escaped(plain)),
        }
    }
    let range = attribute.value.range();
    let mut filled = call.clone();
    filled.func = Box::new(nodes::attribute(
        nodes::text(&text, range),
        "format",
        attribute.range,
    ));
    Some(Expr::Call(filled))
}

fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// How often each name is filled as a template.
#[derive(Debug, Default)]
struct Uses {
    filled: FxHashMap<String, usize>,
}

impl<'a> SourceOrderVisitor<'a> for Uses {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Call(ast::ExprCall { func, .. }) = expr
            && let Expr::Attribute(it) = &**func
            && matches!(it.attr.as_str(), "substitute" | "safe_substitute")
            && let Some(name) = bare_name(&it.value)
        {
            *self.filled.entry(name.to_owned()).or_default() += 1;
        }
        source_order::walk_expr(self, expr);
    }
}
