//! `argparse` options as a struct for clap.

use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};
use rustpython_ast::{self as ast, AnyNodeRef, Expr, Stmt};

use super::draft::Draft;
use super::identifiers::Names;
use super::literals::{literal, quoted, string};
use super::reader::{Reader, keyword, last_name};
use crate::idioms::findings::Finding;
use crate::text::visible;

/// A call of `ArgumentParser`: the options that the file adds to it.
pub(super) fn parser(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (call, placed) = reader.node(finding, |node| match node {
        AnyNodeRef::ExprCall(call) => Some(call),
        _ => None,
    })?;
    let body = reader
        .function_of(placed)
        .map_or(reader.suite, |function| &function.body[..]);
    let mut added = Added {
        parser: finding.subject()?,
        calls: Vec::new(),
    };
    added.visit_body(body);
    let mut draft = Draft::new(reader);
    draft.uses("clap::Parser");
    if let Some(about) = keyword(call, "description").and_then(string) {
        draft.line(&format!("/// {}", doc(about)));
    }
    draft.line("#[derive(Debug, Parser)]");
    draft.line("#[command(version)]");
    draft.line("struct Arguments {");
    let mut names = Names::default();
    let mut shorts = Vec::new();
    for call in added.calls {
        option(&mut draft, call, &mut names, &mut shorts);
    }
    draft.line("}");
    draft.line("");
    draft.line("fn main() {");
    draft.line("    let arguments = Arguments::parse();");
    draft.line("    println!(\"{arguments:?}\");");
    draft.line("}");
    Some(draft.finish(""))
}

/// The calls of `parser.add_argument`, in order.
struct Added<'a, 'n> {
    parser: &'n str,
    calls: Vec<&'a ast::ExprCall>,
}

impl<'a> StatementVisitor<'a> for Added<'a, '_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let value = match stmt {
            Stmt::Expr(it) => Some(&*it.value),
            Stmt::Assign(it) => Some(&*it.value),
            _ => None,
        };
        if let Some(Expr::Call(call)) = value
            && let Expr::Attribute(method) = &*call.func
            && method.attr.as_str() == "add_argument"
            && last_name(&method.value) == Some(self.parser)
        {
            self.calls.push(call);
        }
        walk_stmt(self, stmt);
    }
}

/// Writes the field of one option.
fn option(draft: &mut Draft<'_>, call: &ast::ExprCall, names: &mut Names, shorts: &mut Vec<char>) {
    let spellings: Vec<&str> = call.arguments.args.iter().filter_map(string).collect();
    let long = spellings.iter().find_map(|it| it.strip_prefix("--"));
    let short = spellings
        .iter()
        .filter(|it| !it.starts_with("--"))
        .find_map(|it| it.strip_prefix('-')?.chars().next());
    let Some(name) = keyword(call, "dest")
        .and_then(string)
        .or(long)
        .or(spellings.first().copied())
    else {
        draft.line("    // An option whose name is no literal is left out.");
        return;
    };
    let field = names.unique(&name.trim_start_matches('-').replace(['-', '.', ' '], "_"));
    if let Some(help) = keyword(call, "help").and_then(string) {
        draft.line(&format!("    /// {}", doc(help)));
    }
    let kind = match keyword(call, "type").and_then(last_name) {
        Some("int") => "i64",
        Some("float") => "f64",
        Some("Path") => "std::path::PathBuf",
        _ => "String",
    };
    let action = keyword(call, "action").and_then(string);
    let default = keyword(call, "default").filter(|it| !matches!(it, Expr::NoneLiteral(_)));
    let is_many = match keyword(call, "nargs") {
        Some(Expr::StringLiteral(it)) => matches!(it.value.to_str(), "*" | "+"),
        Some(Expr::NumberLiteral(_)) => true,
        _ => action == Some("append"),
    };
    let is_optional = matches!(keyword(call, "nargs").and_then(string), Some("?"));
    let is_required =
        matches!(keyword(call, "required"), Some(Expr::BooleanLiteral(it)) if it.value);
    let mut settings: Vec<String> = Vec::new();
    // `-h` and `-V` are clap's own.
    if let Some(short) = short.filter(|it| !shorts.contains(it) && !matches!(it, 'h' | 'V')) {
        shorts.push(short);
        settings.push(format!("short = {short:?}"));
    }
    if let Some(long) = long {
        settings.push(format!("long = {}", quoted(long)));
    }
    let is_positional = settings.is_empty();
    let is_value =
        |action: Option<&str>| matches!(action, None | Some("store" | "append" | "extend"));
    let kind = match action {
        Some("store_true" | "store_false") => "bool".to_owned(),
        Some("count") => {
            settings.push("action = clap::ArgAction::Count".to_owned());
            "u8".to_owned()
        }
        Some("version") => return draft.line("    // `--version` is clap's own."),
        _ if is_many => format!("Vec<{kind}>"),
        _ => {
            let shown = default
                .and_then(literal)
                .filter(|(_, found)| found == kind || (found == "i64" && kind == "f64"));
            match shown {
                Some((text, found)) if found == "String" => {
                    let text = text.trim_end_matches(".to_owned()");
                    settings.push(format!("default_value = {text}"));
                    kind.to_owned()
                }
                Some((text, _)) => {
                    settings.push(format!("default_value = {}", quoted(&text)));
                    if !is_positional {
                        settings.push("allow_hyphen_values = true".to_owned());
                    }
                    kind.to_owned()
                }
                None if (is_positional && !is_optional) || is_required => kind.to_owned(),
                None => format!("Option<{kind}>"),
            }
        }
    };
    if let Some(Expr::List(choices)) = keyword(call, "choices")
        && let Some(choices) = choices.elts.iter().map(string).collect::<Option<Vec<_>>>()
        && kind.contains("String")
        && is_value(action)
    {
        let choices: Vec<String> = choices.into_iter().map(quoted).collect();
        settings.push(format!("value_parser = [{}]", choices.join(", ")));
    }
    if is_positional && kind == "bool" {
        settings.push("long".to_owned());
    }
    if !settings.is_empty() {
        draft.line(&format!("    #[arg({})]", settings.join(", ")));
    }
    draft.line(&format!("    {field}: {kind},"));
}

/// A line of documentation.
fn doc(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    visible::one_line(&line.join(" ")).into_owned()
}
