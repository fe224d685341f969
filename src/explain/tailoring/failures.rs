//! Exception classes as error enums, `except` clauses as match arms.

use rustpython_ast::{self as ast, AnyNodeRef, ExceptHandler, Expr, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use super::draft::Draft;
use super::identifiers::{Names, pascal};
use super::literals::{one_line, todo};
use super::reader::{Reader, first_doc_line, last_name};
use crate::idioms::findings::Finding;

/// An exception class: an error enum with a variant for it, and one for each class of the file that
/// derives from it.
pub(super) fn exception(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    let name = pascal(&class.name);
    let mut draft = Draft::new(reader);
    draft.uses("thiserror::Error");
    draft.defines(&name);
    draft.line("#[derive(Debug, Error)]");
    draft.line(&format!("enum {name} {{"));
    let children = reader.derived(&class.name);
    let mut variants = Names::default();
    if children.is_empty() {
        variant(&mut draft, class, "Failed");
    }
    for child in children {
        let mut variant_name = pascal(child.name.trim_end_matches("Error"));
        while !variants.take(variant_name.clone()) {
            variant_name.push('_');
        }
        variant(&mut draft, child, &variant_name);
    }
    draft.line("}");
    Some(draft.finish("Debug"))
}

/// A variant with the fields that the class's `__init__` asks for.
fn variant(draft: &mut Draft<'_>, class: &ast::StmtClassDef, name: &str) {
    let message = first_doc_line(&class.body).unwrap_or(&class.name);
    let message = message.replace('{', "{{").replace('}', "}}");
    draft.line(&format!("    #[error({message:?})]"));
    let init = class.body.iter().find_map(|stmt| match stmt {
        Stmt::FunctionDef(def) if def.name.as_str() == "__init__" => Some(def),
        _ => None,
    });
    let mut names = Names::default();
    let fields: Vec<String> = init
        .into_iter()
        .flat_map(|init| init.parameters.args.iter().skip(1))
        .map(|parameter| {
            let kind = draft.annotated(parameter.annotation());
            // `source` is the error that caused this one, for thiserror.
            let name = match parameter.name().as_str() {
                "source" => "origin",
                name => name,
            };
            format!("{}: {kind}", names.unique(name))
        })
        .collect();
    if fields.is_empty() {
        draft.line(&format!("    {name},"));
    } else {
        draft.line(&format!("    {name} {{ {} }},", fields.join(", ")));
    }
}

/// A `try` with its clauses: a match over the error, an arm a clause.
pub(super) fn arms(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (stmt, _) = reader.node(finding, |node| match node {
        AnyNodeRef::StmtTry(stmt) => Some(stmt),
        _ => None,
    })?;
    if stmt.is_star || stmt.handlers.is_empty() {
        return None;
    }
    let mut draft = Draft::new(reader);
    draft.uses("thiserror::Error");
    let mut kinds: Vec<String> = Vec::new();
    let mut taken = Names::default();
    let mut arms: Vec<(String, String)> = Vec::new();
    for ExceptHandler::ExceptHandler(clause) in &stmt.handlers {
        let body = todo(body_text(reader, &clause.body));
        let is_broad = match clause.type_.as_deref() {
            None => true,
            Some(kind) => matches!(last_name(kind), Some("Exception" | "BaseException")),
        };
        if is_broad {
            arms.push(("Err(_)".to_owned(), body));
            break;
        }
        let mut patterns = Vec::new();
        for kind in kinds_of(clause) {
            let name = pascal(kind);
            // A clause above has taken it: the second never runs.
            if taken.take(name.clone()) {
                kinds.push(name.clone());
                patterns.push(format!("Failure::{name}(_)"));
            }
        }
        if !patterns.is_empty() {
            arms.push((format!("Err({})", patterns.join(" | ")), body));
        }
    }
    let is_total = arms.last().is_some_and(|(pattern, _)| pattern == "Err(_)");
    draft.line("/// What can go wrong; each variant tells why.");
    draft.line("#[derive(Debug, Error)]");
    draft.line("enum Failure {");
    for kind in &kinds {
        draft.line("    #[error(\"{0}\")]");
        draft.line(&format!("    {kind}(String),"));
    }
    if is_total || kinds.is_empty() {
        let mut other = "Other".to_owned();
        while !taken.take(other.clone()) {
            other.push('_');
        }
        draft.line("    #[error(\"{0}\")]");
        draft.line(&format!("    {other}(String),"));
    }
    draft.line("}");
    draft.line("");
    draft.line("fn attempt() -> Result<(), Failure> {");
    draft.line(&format!("    {}", todo(body_text(reader, &stmt.body))));
    draft.line("}");
    draft.line("");
    draft.line("fn handle() {");
    if !stmt.finalbody.is_empty() {
        draft.line("    let outcome = attempt();");
        draft.line(&format!(
            "    // finally: {}",
            one_line(body_text(reader, &stmt.finalbody))
        ));
    }
    let subject = if stmt.finalbody.is_empty() {
        "attempt()"
    } else {
        "outcome"
    };
    draft.line(&format!("    match {subject} {{"));
    if stmt.orelse.is_empty() {
        draft.line("        Ok(()) => {}");
    } else {
        draft.line(&format!(
            "        Ok(()) => {},",
            todo(body_text(reader, &stmt.orelse))
        ));
    }
    if arms.is_empty() {
        arms.push(("Err(_)".to_owned(), "{}".to_owned()));
    }
    for (pattern, body) in arms {
        draft.line(&format!("        {pattern} => {body},"));
    }
    draft.line("    }");
    draft.line("}");
    Some(draft.finish(""))
}

fn kinds_of(clause: &ast::ExceptHandlerExceptHandler) -> Vec<&str> {
    match clause.type_.as_deref() {
        Some(Expr::Tuple(tuple)) => tuple.elts.iter().filter_map(last_name).collect(),
        Some(kind) => last_name(kind).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The first statement of a body, and a sign where there are more.
fn body_text<'a>(reader: &Reader<'a>, body: &'a [Stmt]) -> &'a str {
    let (Some(first), Some(last)) = (body.first(), body.last()) else {
        return "";
    };
    let range = TextRange::new(first.start(), last.end());
    reader
        .source
        .slice(range.start().to_usize()..range.end().to_usize())
}
