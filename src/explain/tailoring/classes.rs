//! A class as a struct with its methods, or as a trait where its methods are for others to write.

use rustpython_ast::{self as ast, Expr, Stmt};

use super::draft::Draft;
use super::fields::{Fields, fields};
use super::identifiers::{Names, pascal, snake};
use super::literals::{literal, one_line, todo};
use super::reader::{Reader, last_name};
use super::receiver::Changing;
use super::signature::{self, document, function, head, is_special};
use crate::idioms::findings::Finding;

/// A class: its fields as its body and its methods set them, and its methods.
pub(super) fn structure(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    let mut draft = Draft::new(reader);
    let name = pascal(&class.name);
    let fields = write_struct(&mut draft, class, &name);
    let is_default = write_default(&mut draft, class, &name, &fields);
    write_impl(&mut draft, class, &name);
    let mut missing = missing(reader, class, &["object"]);
    for decorator in &class.decorator_list {
        missing.push(one_line(&format!(
            "@{}",
            reader.text(&decorator.expression)
        )));
    }
    if !is_default {
        let values = fields.values.iter();
        missing.extend(values.map(|(value, _)| one_line(reader.text(*value))));
    }
    draft.still_to_write(&missing);
    Some(draft.finish(""))
}

/// A protocol or an abstract class: a trait with its methods; those with a body are provided.
pub(super) fn interface(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let class = reader.class(finding)?;
    let name = pascal(&class.name);
    let mut draft = Draft::new(reader);
    let methods = methods(class);
    draft.interface(&name, methods.iter().any(|method| method.is_async));
    document(&mut draft, &class.body, "");
    if methods.is_empty() {
        draft.line(&format!("trait {name} {{}}"));
    } else {
        let changing = Changing::of(class);
        draft.line(&format!("trait {name} {{"));
        for (index, method) in methods.iter().enumerate() {
            if index > 0 {
                draft.line("");
            }
            let receiver = changing.receiver(method);
            if is_provided(method) {
                function(&mut draft, method, receiver, "    ");
            } else {
                document(&mut draft, &method.body, "    ");
                let head = head(&mut draft, method, receiver, "    ");
                draft.line(&format!("{head};"));
            }
        }
        draft.line("}");
    }
    let mut missing = missing(reader, class, &["object", "ABC", "Protocol"]);
    let state = class.body.iter().filter(|stmt| match stmt {
        Stmt::Assign(_) | Stmt::AnnAssign(_) => true,
        Stmt::FunctionDef(def) => def.name.as_str() == "__init__",
        _ => false,
    });
    missing.extend(state.map(|stmt| match stmt {
        Stmt::FunctionDef(_) => "what __init__ sets".to_owned(),
        stmt => one_line(reader.text(stmt)),
    }));
    draft.still_to_write(&missing);
    Some(draft.finish(""))
}

/// Whether a class has a method that only those that derive from it have.
pub(super) fn is_abstract(class: &ast::StmtClassDef) -> bool {
    let mut methods = class.body.iter().filter_map(Stmt::as_function_def_stmt);
    methods.any(is_left_to_others)
}

fn is_left_to_others(method: &ast::StmtFunctionDef) -> bool {
    let mut decorators = method.decorator_list.iter();
    decorators.any(|it| last_name(&it.expression).is_some_and(|it| it.starts_with("abstract")))
}

/// What a class has that no field and no method of its Rust answers to: bases other than `known`,
/// special methods, a second definition of a name, statements.
pub(super) fn missing(
    reader: &Reader<'_>,
    class: &ast::StmtClassDef,
    known: &[&str],
) -> Vec<String> {
    let mut missing = Vec::new();
    for base in class.bases() {
        // The parameters of a generic class are in its annotations.
        let name = match base {
            Expr::Subscript(it) => last_name(&it.value).filter(|it| *it != "Generic"),
            other => Some(last_name(other).unwrap_or("its base")),
        };
        if let Some(name) = name.filter(|it| !known.contains(it)) {
            missing.push(format!("what it inherits from {name}"));
        }
    }
    for keyword in class.keywords() {
        if last_name(&keyword.value) != Some("ABCMeta") {
            missing.push(one_line(reader.text(keyword)));
        }
    }
    let mut taken = Names::default();
    for stmt in &class.body {
        match stmt {
            Stmt::FunctionDef(def) if def.name.as_str() == "__init__" => {}
            Stmt::FunctionDef(def) if is_special(def) => missing.push(def.name.to_string()),
            Stmt::FunctionDef(def) if !taken.take(snake(&def.name)) => {
                missing.push(format!("the other {}", def.name));
            }
            Stmt::FunctionDef(_) | Stmt::Assign(_) | Stmt::AnnAssign(_) | Stmt::Pass(_) => {}
            Stmt::Expr(it) if it.value.is_string_literal_expr() => {}
            Stmt::Expr(it) if it.value.is_ellipsis_literal_expr() => {}
            other => missing.push(one_line(reader.text(other))),
        }
    }
    missing
}

/// Whether the method has a body of its own: more than a docstring, `...`, `pass` or a `raise`.
fn is_provided(method: &ast::StmtFunctionDef) -> bool {
    let is_empty = |stmt: &Stmt| match stmt {
        Stmt::Pass(_) | Stmt::Raise(_) => true,
        Stmt::Expr(it) => matches!(
            &*it.value,
            Expr::StringLiteral(_) | Expr::EllipsisLiteral(_)
        ),
        _ => false,
    };
    !is_left_to_others(method) && !method.body.iter().all(is_empty)
}

fn write_struct<'a>(draft: &mut Draft<'_>, class: &'a ast::StmtClassDef, name: &str) -> Fields<'a> {
    document(draft, &class.body, "");
    draft.fields_of(name);
    let fields = fields(draft, class);
    draft.fields_end();
    if fields.list.is_empty() {
        draft.line(&format!("struct {name};"));
        return fields;
    }
    draft.line(&format!("struct {name} {{"));
    for (field, kind) in &fields.list {
        draft.line(&format!("    {field}: {kind},"));
    }
    draft.line("}");
    fields
}

/// `Default`, if all fields are attributes of the class whose values are literals; whether they are.
fn write_default(
    draft: &mut Draft<'_>,
    class: &ast::StmtClassDef,
    name: &str,
    fields: &Fields<'_>,
) -> bool {
    let values: Option<Vec<String>> = fields
        .values
        .iter()
        .enumerate()
        .map(|(number, (stmt, index))| {
            let (field, kind) = fields
                .list
                .get((*index)?)
                .filter(|_| *index == Some(number))?;
            let value = match stmt {
                Stmt::Assign(it) => &*it.value,
                Stmt::AnnAssign(it) => it.value.as_deref()?,
                _ => return None,
            };
            let (text, found) = literal(value)?;
            (found == *kind).then(|| format!("            {field}: {text},"))
        })
        .collect();
    let Some(values) = values.filter(|it| it.len() == fields.list.len()) else {
        return false;
    };
    if values.is_empty() || constructor(class).is_some() {
        return values.is_empty();
    }
    draft.line("");
    draft.line(&format!("impl Default for {name} {{"));
    draft.line("    fn default() -> Self {");
    draft.line("        Self {");
    for value in values {
        draft.line(&value);
    }
    draft.line("        }");
    draft.line("    }");
    draft.line("}");
    true
}

fn constructor(class: &ast::StmtClassDef) -> Option<&ast::StmtFunctionDef> {
    let mut methods = class.body.iter().filter_map(Stmt::as_function_def_stmt);
    methods.find(|def| def.name.as_str() == "__init__")
}

/// The constructor and the methods, each with its signature.
pub(super) fn write_impl(draft: &mut Draft<'_>, class: &ast::StmtClassDef, name: &str) {
    let methods = methods(class);
    let constructor = constructor(class);
    if methods.is_empty() && constructor.is_none() {
        return;
    }
    draft.line("");
    draft.line(&format!("impl {name} {{"));
    let mut begun = false;
    if let Some(init) = constructor {
        let is_taken = methods.iter().any(|it| snake(&it.name) == "new");
        let new = if is_taken { "fn from_init" } else { "fn new" };
        let list = signature::after_self(draft, init);
        let result = signature::fallible(draft, init, "Self");
        let head = signature::signature("    ", new, &list, &format!(" -> {result}"));
        draft.line(&format!("{head} {{"));
        draft.line(&format!("        {}", todo("the body of __init__")));
        draft.line("    }");
        begun = true;
    }
    let changing = Changing::of(class);
    for method in methods {
        if begun {
            draft.line("");
        }
        function(draft, method, changing.receiver(method), "    ");
        begun = true;
    }
    draft.line("}");
}

/// The methods that have a name of their own in Rust: no special ones, each name once.
fn methods(class: &ast::StmtClassDef) -> Vec<&ast::StmtFunctionDef> {
    let mut names = Names::default();
    let methods = class.body.iter().filter_map(Stmt::as_function_def_stmt);
    methods
        .filter(|def| !is_special(def) && names.take(snake(&def.name)))
        .collect()
}
