//! `subprocess.run([...])` as a `Command` with these arguments.

use rustpython_ast::{self as ast, Expr};

use super::draft::Draft;
use super::identifiers::Names;
use super::literals::{one_line, quoted, string};
use super::reader::{Reader, keyword, last_name};
use crate::idioms::findings::Finding;

/// Functions that run a program.
const RUNS: [&str; 8] = [
    "run",
    "call",
    "check_call",
    "check_output",
    "Popen",
    "system",
    "popen",
    "getoutput",
];

/// A call that runs a program.
pub(super) fn command(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (call, _) = reader.call(finding)?;
    let function = last_name(&call.func)?;
    if !RUNS.contains(&function) {
        return None;
    }
    let mut draft = Draft::new(reader);
    draft.uses("std::io");
    draft.uses("std::process::Command");
    let mut chain = Chain::default();
    let is_shell = is_true(call, "shell") || matches!(function, "system" | "popen" | "getoutput");
    let arguments = keyword(call, "args").or(call.arguments.args.first())?;
    let program = chain.program(arguments, is_shell)?;
    chain.surroundings(&mut draft, call);
    let captures = is_true(call, "capture_output")
        || matches!(function, "check_output" | "popen" | "getoutput");
    let checks = is_true(call, "check") || matches!(function, "check_call" | "check_output");
    let (end, result) = match (function, captures) {
        ("Popen", _) => ("spawn", "Child"),
        (_, true) => ("output", "Output"),
        _ => ("status", "ExitStatus"),
    };
    draft.uses(&format!("std::process::{result}"));
    for name in ["env", "timeout", "input", "preexec_fn"] {
        if let Some(value) = keyword(call, name) {
            let value = one_line(reader.text(value));
            draft.line(&format!("// Not carried over: {name}={value}"));
        }
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
            Expr::List(list) => &list.elts,
            Expr::Tuple(tuple) => &tuple.elts,
            _ if is_shell => {
                let script = text(&mut self.parameters, arguments);
                self.steps.push(".arg(\"-c\")".to_owned());
                self.steps.push(format!(".arg({script})"));
                return Some(quoted("sh"));
            }
            Expr::StringLiteral(_) => return Some(text(&mut self.parameters, arguments)),
            _ => {
                let name = parameter(&mut self.parameters, arguments, "command", "&[&str]");
                self.steps.push(format!(".args(&{name}[1..])"));
                return Some(format!("{name}[0]"));
            }
        };
        let (first, rest) = items.split_first()?;
        for item in rest {
            self.steps.push(match item {
                Expr::Starred(it) => {
                    let name = parameter(&mut self.parameters, &it.value, "arguments", "&[&str]");
                    format!(".args({name})")
                }
                item => format!(".arg({})", text(&mut self.parameters, item)),
            });
        }
        Some(text(&mut self.parameters, first))
    }

    /// Where it runs and what its streams are.
    fn surroundings(&mut self, draft: &mut Draft<'_>, call: &ast::ExprCall) {
        if let Some(folder) = keyword(call, "cwd").filter(|it| !it.is_none_literal_expr()) {
            let folder = text(&mut self.parameters, folder);
            self.steps.push(format!(".current_dir({folder})"));
        }
        for name in ["stdin", "stdout", "stderr"] {
            let stream = match keyword(call, name).and_then(last_name) {
                Some("PIPE") => "piped",
                Some("DEVNULL") => "null",
                _ => continue,
            };
            draft.uses("std::process::Stdio");
            self.steps.push(format!(".{name}(Stdio::{stream}())"));
        }
    }
}

/// An argument: a text as it is, anything else as a parameter.
fn text(parameters: &mut Vec<String>, expr: &Expr) -> String {
    match string(expr) {
        Some(text) => quoted(text),
        None => parameter(parameters, expr, "argument", "&str"),
    }
}

/// A parameter for `expr`, named as it is where it has a name.
fn parameter(parameters: &mut Vec<String>, expr: &Expr, otherwise: &str, kind: &str) -> String {
    let mut names: Names = parameters
        .iter()
        .filter_map(|it| Some(it.split_once(':')?.0.to_owned()))
        .collect();
    let name = last_name(expr).unwrap_or(otherwise);
    let rust = super::identifiers::snake(name);
    let whole = format!("{rust}: {kind}");
    if last_name(expr).is_some() && parameters.contains(&whole) {
        return rust;
    }
    let rust = names.unique(name);
    parameters.push(format!("{rust}: {kind}"));
    rust
}
