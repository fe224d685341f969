//! `argparse` options as a struct for clap.

use rustpython_ast::visitor::{Visitor, walk_expr};
use rustpython_ast::{self as ast, Expr};

use super::draft::Draft;
use super::identifiers::Names;
use super::literals::{literal, quoted, string};
use super::reader::{Reader, keyword, last_name};
use crate::idioms::findings::Finding;
use crate::text::visible;

/// A call of `ArgumentParser`: the options that the file adds to it. `None` where anything else is done
/// to the parser, or clap's answer to an argument would be another one.
pub(super) fn parser(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (call, placed) = reader.call(finding)?;
    let body = reader
        .function_of(placed)
        .map_or(reader.suite, |function| &function.body[..]);
    let mut used = Used {
        parser: finding.subject()?,
        added: Vec::new(),
        others: 0,
    };
    used.visit_body(body);
    let is_only_described =
        call.arguments.args.is_empty() && keywords(call).all(|it| it == Some("description"));
    if !is_only_described || used.others > 0 {
        return None;
    }
    let mut draft = Draft::new(reader);
    draft.uses("clap::Parser");
    if let Some(about) = keyword(call, "description") {
        draft.line(&format!("/// {}", doc(string(about)?)));
    }
    draft.line("#[derive(Debug, Parser)]");
    // Python takes `--verb` for `--verbose` as well, and of an option given twice the second.
    draft.line("#[command(infer_long_args = true, args_override_self = true)]");
    draft.line("struct Arguments {");
    let mut names = Names::default();
    let mut shorts = Vec::new();
    for call in used.added {
        option(&mut draft, call, &mut names, &mut shorts)?;
    }
    draft.line("}");
    draft.line("");
    draft.line("fn main() {");
    draft.line("    let arguments = Arguments::parse();");
    draft.line("    println!(\"{arguments:?}\");");
    draft.line("}");
    Some(draft.finish(""))
}

fn keywords(call: &ast::ExprCall) -> impl Iterator<Item = Option<&str>> {
    call.arguments.keywords.iter().map(|it| it.arg.as_deref())
}

/// What is done with a parser.
struct Used<'a, 'n> {
    parser: &'n str,
    /// The calls of `add_argument`, in order.
    added: Vec<&'a ast::ExprCall>,
    /// Everything but that and `parse_args`.
    others: usize,
}

impl<'a> Visitor<'a> for Used<'a, '_> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Call(call) = expr
            && let Expr::Attribute(method) = &*call.func
            && matches!(&*method.value, Expr::Name(it) if it.id == self.parser)
        {
            match method.attr.as_str() {
                "add_argument" => self.added.push(call),
                "parse_args" if call.arguments.is_empty() => {}
                _ => self.others += 1,
            }
            return;
        }
        if let Expr::Name(name) = expr
            && name.id == self.parser
            && name.ctx.is_load()
        {
            self.others += 1;
        }
        walk_expr(self, expr);
    }
}

/// Writes the field of one option.
fn option(
    draft: &mut Draft<'_>,
    call: &ast::ExprCall,
    names: &mut Names,
    shorts: &mut Vec<char>,
) -> Option<()> {
    const KNOWN: [&str; 8] = [
        "action", "choices", "default", "dest", "help", "nargs", "required", "type",
    ];
    if !keywords(call).all(|it| it.is_some_and(|it| KNOWN.contains(&it))) {
        return None;
    }
    let spellings: Vec<&str> = call
        .arguments
        .args
        .iter()
        .map(string)
        .collect::<Option<_>>()?;
    let (long, short) = flags(&spellings, shorts)?;
    let is_positional = long.is_none() && short.is_none();
    let name = match keyword(call, "dest") {
        Some(name) => string(name)?,
        None => long.or(spellings.first().copied())?,
    };
    let field = names.unique(&name.trim_start_matches('-').replace(['-', '.', ' '], "_"));
    if let Some(help) = keyword(call, "help") {
        draft.line(&format!("    /// {}", doc(string(help)?)));
    }
    let kind = match keyword(call, "type").map(last_name) {
        None | Some(Some("str")) => "String",
        Some(Some("int")) => "i64",
        Some(Some("float")) => "f64",
        Some(Some("Path")) => "std::path::PathBuf",
        Some(_) => return None,
    };
    let default = keyword(call, "default").filter(|it| !it.is_none_literal_expr());
    let is_required = match keyword(call, "required") {
        None => false,
        Some(Expr::BooleanLiteral(it)) => it.value,
        Some(_) => return None,
    };
    let nargs = keyword(call, "nargs");
    let mut settings: Vec<String> = Vec::new();
    settings.extend(short.map(|it| format!("short = {it:?}")));
    settings.extend(long.map(|it| format!("long = {}", quoted(it))));
    let action = match keyword(call, "action") {
        None => "store",
        Some(action) => string(action)?,
    };
    let kind = match (action, nargs) {
        ("store_true", None) if default.is_none() && !is_required && !is_positional => {
            "bool".to_owned()
        }
        // The option takes away what is there without it.
        ("store_false", None) if default.is_none() && !is_required && !is_positional => {
            settings.push("action = clap::ArgAction::SetFalse".to_owned());
            "bool".to_owned()
        }
        // Python gives None where the option is not there at all.
        ("append", None) if default.is_none() && !is_required && !is_positional => {
            format!("Option<Vec<{kind}>>")
        }
        ("store", Some(nargs)) if is_positional && default.is_none() => match string(nargs)? {
            "*" => format!("Vec<{kind}>"),
            "+" => {
                settings.push("required = true".to_owned());
                format!("Vec<{kind}>")
            }
            "?" => format!("Option<{kind}>"),
            _ => return None,
        },
        ("store", None) => match default {
            // A default of a positional argument, or of one that must be there, is never used.
            _ if is_positional || is_required => kind.to_owned(),
            None => format!("Option<{kind}>"),
            Some(default) => {
                let (text, found) = literal(default)?;
                if found != kind && !(found == "i64" && kind == "f64") {
                    return None;
                }
                let text = match string(default) {
                    Some(text) => quoted(text),
                    None => quoted(&text),
                };
                settings.push(format!("default_value = {text}"));
                kind.to_owned()
            }
        },
        _ => return None,
    };
    if kind != "bool" {
        settings.push("allow_negative_numbers = true".to_owned());
    }
    if let Some(choices) = keyword(call, "choices") {
        let choices = texts(choices).filter(|_| kind.contains("String"))?;
        settings.push(format!("value_parser = [{}]", choices.join(", ")));
    }
    if !settings.is_empty() {
        draft.line(&format!("    #[arg({})]", settings.join(", ")));
    }
    draft.line(&format!("    {field}: {kind},"));
    Some(())
}

/// The long and the short form of an option, neither for a positional argument; `None` for two of a kind,
/// and for what clap or another option has.
fn flags<'a>(
    spellings: &[&'a str],
    shorts: &mut Vec<char>,
) -> Option<(Option<&'a str>, Option<char>)> {
    let (mut long, mut short) = (None, None);
    for spelling in spellings {
        let is_new = match spelling.strip_prefix("--") {
            Some(name) => name != "help" && name != "version" && long.replace(name).is_none(),
            None => match spelling.strip_prefix('-') {
                Some(name) => {
                    let mut chars = name.chars();
                    let letter = chars.next().filter(|_| chars.next().is_none())?;
                    let is_free =
                        letter != 'h' && !letter.is_numeric() && !shorts.contains(&letter);
                    shorts.push(letter);
                    is_free && short.replace(letter).is_none()
                }
                None => spellings.len() == 1,
            },
        };
        if !is_new {
            return None;
        }
    }
    Some((long, short))
}

/// The texts of a list, as Rust writes them.
fn texts(list: &Expr) -> Option<Vec<String>> {
    let items = match list {
        Expr::List(list) => &list.elts,
        Expr::Tuple(tuple) => &tuple.elts,
        _ => return None,
    };
    items.iter().map(|it| Some(quoted(string(it)?))).collect()
}

/// A line of documentation.
fn doc(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    visible::one_line(&line.join(" ")).into_owned()
}
