//! `subprocess.run([...])` as a `Command` with these arguments.

use rustpython_ast::{self as ast, Expr};

use super::draft::Draft;
use super::identifiers::Names;
use super::literals::{quoted, string};
use super::reader::{Reader, keyword, last_name};
use crate::idioms::findings::Finding;

/// Functions that run a program.
const RUNS: [&str; 6] = [
    "run",
    "call",
    "check_call",
    "check_output",
    "Popen",
    "system",
];

/// A call that runs a program.
pub(super) fn command(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (call, _) = reader.call(finding)?;
    let function = last_name(&call.func)?;
    let mut keywords = call.arguments.keywords.iter();
    let is_carried_over = keywords.all(|it| match it.arg.as_deref() {
        Some("capture_output" | "check" | "shell" | "text") => it.value.is_boolean_literal_expr(),
        Some("args" | "cwd" | "stderr" | "stdin" | "stdout") => true,
        _ => false,
    });
    if !RUNS.contains(&function) || !is_carried_over || call.arguments.args.len() > 1 {
        return None;
    }
    let mut draft = Draft::new(reader);
    draft.uses("std::io");
    draft.uses("std::process::Command");
    let mut chain = Chain::default();
    let is_shell = is_true(call, "shell") || function == "system";
    let arguments = keyword(call, "args").or(call.arguments.args.first())?;
    let program = chain.program(arguments, is_shell)?;
    let is_captured = |name: &str| {
        is_true(call, "capture_output")
            || keyword(call, name).and_then(last_name) == Some("PIPE")
            || (function, name) == ("check_output", "stdout")
    };
    let captures = function != "Popen" && (is_captured("stdout") || is_captured("stderr"));
    if captures && keyword(call, "stdin").is_none() {
        draft.uses("std::process::Stdio");
        // `output` captures both, and gives nothing to read.
        chain.steps.push(".stdin(Stdio::inherit())".to_owned());
        for name in ["stdout", "stderr"] {
            if !is_captured(name) && keyword(call, name).is_none() {
                chain.steps.push(format!(".{name}(Stdio::inherit())"));
            }
        }
    }
    chain.surroundings(&mut draft, call)?;
    let checks = is_true(call, "check") || matches!(function, "check_call" | "check_output");
    let (end, result) = match (function, captures) {
        ("Popen", _) => ("spawn", "Child"),
        (_, true) => ("output", "Output"),
        _ => ("status", "ExitStatus"),
    };
    draft.uses(&format!("std::process::{result}"));
    if is_true(call, "text") {
        draft.line("// What is captured are bytes: `String::from_utf8` makes a text of them.");
    }
    let result = format!(" -> io::Result<{result}>");
    let head = super::signature::signature("", "fn run", &chain.parameters, &result);
    draft.line(&format!("{head} {{"));
    let binding = if checks { "let finished = " } else { "" };
    draft.line(&format!("    {binding}Command::new({program})"));
    for step in &chain.steps {
        draft.line(&format!("        {step}"));
    }
    if checks {
        draft.line(&format!("        .{end}()?;"));
        let status = if captures {
            "finished.status"
        } else {
            "finished"
        };
        draft.line(&format!("    if !{status}.success() {{"));
        draft.line(&format!(
            "        return Err(io::Error::other({status}.to_string()));"
        ));
        draft.line("    }");
        draft.line("    Ok(finished)");
    } else {
        draft.line(&format!("        .{end}()"));
    }
    draft.line("}");
    Some(draft.finish(""))
}

fn is_true(call: &ast::ExprCall, name: &str) -> bool {
    matches!(keyword(call, name), Some(Expr::BooleanLiteral(it)) if it.value)
}

/// The steps after `Command::new`, and the parameters that they need.
#[derive(Default)]
struct Chain {
    steps: Vec<String>,
    parameters: Vec<String>,
}

impl Chain {
    /// The program; its arguments become steps.
    fn program(&mut self, arguments: &Expr, is_shell: bool) -> Option<String> {
        let items = match arguments {
            // Those behind the first are the shell's own.
            Expr::List(_) | Expr::Tuple(_) if is_shell => return None,
            Expr::List(list) => &list.elts,
            Expr::Tuple(tuple) => &tuple.elts,
            _ if is_shell => {
                let script = text(&mut self.parameters, arguments)?;
                self.steps.push(".arg(\"-c\")".to_owned());
                self.steps.push(format!(".arg({script})"));
                return Some(quoted("sh"));
            }
            Expr::StringLiteral(_) => return text(&mut self.parameters, arguments),
            // A text, or a list of them.
            _ => return None,
        };
        let (first, rest) = items.split_first()?;
        for item in rest {
            self.steps.push(match item {
                Expr::Starred(it) => {
                    let name = parameter(&mut self.parameters, &it.value, "&[&str]")?;
                    format!(".args({name})")
                }
                item => format!(".arg({})", text(&mut self.parameters, item)?),
            });
        }
        text(&mut self.parameters, first)
    }

    /// Where it runs and what its streams are.
    fn surroundings(&mut self, draft: &mut Draft<'_>, call: &ast::ExprCall) -> Option<()> {
        if let Some(folder) = keyword(call, "cwd").filter(|it| !it.is_none_literal_expr()) {
            let folder = text(&mut self.parameters, folder)?;
            self.steps.push(format!(".current_dir({folder})"));
        }
        for name in ["stdin", "stdout", "stderr"] {
            let Some(stream) = keyword(call, name) else {
                continue;
            };
            let stream = match last_name(stream)? {
                "PIPE" => "piped",
                "DEVNULL" => "null",
                _ => return None,
            };
            draft.uses("std::process::Stdio");
            self.steps.push(format!(".{name}(Stdio::{stream}())"));
        }
        Some(())
    }
}

/// An argument: a text as it is, what has a name as a parameter.
fn text(parameters: &mut Vec<String>, expr: &Expr) -> Option<String> {
    match string(expr) {
        Some(text) => Some(quoted(text)),
        None => parameter(parameters, expr, "&str"),
    }
}

/// A parameter for what has a name, called so.
fn parameter(parameters: &mut Vec<String>, expr: &Expr, kind: &str) -> Option<String> {
    let mut names: Names = parameters
        .iter()
        .filter_map(|it| Some(it.split_once(':')?.0.to_owned()))
        .collect();
    let name = &spelled(expr)?;
    let rust = super::identifiers::snake(name);
    if parameters.contains(&format!("{rust}: {kind}")) {
        return Some(rust);
    }
    let rust = names.unique(name);
    parameters.push(format!("{rust}: {kind}"));
    Some(rust)
}

/// As in `options_branch` for `options.branch`.
fn spelled(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Name(name) => Some(name.id.to_string()),
        Expr::Attribute(it) => Some(format!("{}_{}", spelled(&it.value)?, it.attr)),
        _ => None,
    }
}
