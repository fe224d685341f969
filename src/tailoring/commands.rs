//! `subprocess.run([...])` as a `Command` with these arguments.

use rustpython_ast::Expr;

use super::draft::Draft;
use super::literals::{one_line, quoted, string};
use super::reader::{Reader, keyword, last_name};
use super::signature::unique;
use crate::findings::Finding;

/// A call that runs a program.
pub(super) fn command(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (call, _) = reader.call(finding)?;
    let function = last_name(&call.func)?;
    let runs = [
        "run", "call", "check_call", "check_output", "Popen", "system", "popen", "getoutput",
    ];
    if !runs.contains(&function) {
        return None;
    }
    let mut draft = Draft::new();
    draft.uses("std::io");
    draft.uses("std::process::Command");
    let mut parameters: Vec<String> = Vec::new();
    let arguments = keyword(call, "args").or(call.arguments.args.first())?;
    let is_true = |name: &str| {
        matches!(keyword(call, name), Some(Expr::BooleanLiteral(it)) if it.value)
    };
    let is_shell = is_true("shell") || matches!(function, "system" | "popen" | "getoutput");
    let mut steps: Vec<String> = Vec::new();
    let program = match arguments {
        Expr::StringLiteral(text) if is_shell => {
            steps.push(".arg(\"-c\")".to_owned());
            steps.push(format!(".arg({})", quoted(text.value.to_str())));
            quoted("sh")
        }
        Expr::StringLiteral(text) => quoted(text.value.to_str()),
        Expr::List(_) | Expr::Tuple(_) => {
            let items = match arguments {
                Expr::List(list) => &list.elts,
                Expr::Tuple(tuple) => &tuple.elts,
                _ => return None,
            };
            let (first, rest) = items.split_first()?;
            for item in rest {
                steps.push(match item {
                    Expr::Starred(it) => {
                        let name = parameter(&mut parameters, &it.value, "arguments", "&[&str]");
                        format!(".args({name})")
                    }
                    item => format!(".arg({})", text(&mut parameters, item)),
                });
            }
            text(&mut parameters, first)
        }
        other if is_shell => {
            steps.push(".arg(\"-c\")".to_owned());
            steps.push(format!(".arg({})", text(&mut parameters, other)));
            quoted("sh")
        }
        other => {
            let name = parameter(&mut parameters, other, "command", "&[&str]");
            steps.push(format!(".args(&{name}[1..])"));
            format!("{name}[0]")
        }
    };
    if let Some(folder) = keyword(call, "cwd").filter(|it| !matches!(it, Expr::NoneLiteral(_))) {
        let folder = text(&mut parameters, folder);
        steps.push(format!(".current_dir({folder})"));
    }
    for (name, method) in [("stdin", "stdin"), ("stdout", "stdout"), ("stderr", "stderr")] {
        let stream = match keyword(call, name).and_then(last_name) {
            Some("PIPE") => "piped",
            Some("DEVNULL") => "null",
            _ => continue,
        };
        draft.uses("std::process::Stdio");
        steps.push(format!(".{method}(Stdio::{stream}())"));
    }
    let captures = is_true("capture_output") || matches!(function, "check_output" | "popen" | "getoutput");
    let checks = is_true("check") || matches!(function, "check_call" | "check_output");
    let (end, result) = match (function, captures) {
        ("Popen", _) => {
            draft.uses("std::process::Child");
            ("spawn", "Child")
        }
        (_, true) => {
            draft.uses("std::process::Output");
            ("output", "Output")
        }
        _ => {
            draft.uses("std::process::ExitStatus");
            ("status", "ExitStatus")
        }
    };
    for name in ["env", "timeout", "input", "preexec_fn"] {
        if let Some(value) = keyword(call, name) {
            let value = one_line(reader.text(value));
            draft.line(&format!("// Not carried over: {name}={value}"));
        }
    }
    let list: Vec<String> = parameters;
    let head = super::signature::signature("", "fn run", &list, &format!(" -> io::Result<{result}>"));
    draft.line(&format!("{head} {{"));
    let binding = if checks { "let finished = " } else { "" };
    draft.line(&format!("    {binding}Command::new({program})"));
    for step in &steps {
        draft.line(&format!("        {step}"));
    }
    if checks {
        draft.line(&format!("        .{end}()?;"));
        let status = if captures { "finished.status" } else { "finished" };
        draft.line(&format!("    if !{status}.success() {{"));
        draft.line(&format!("        return Err(io::Error::other({status}.to_string()));"));
        draft.line("    }");
        draft.line("    Ok(finished)");
    } else {
        draft.line(&format!("        .{end}()"));
    }
    draft.line("}");
    Some(draft.finish(""))
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
    let mut names: Vec<String> = parameters
        .iter()
        .filter_map(|it| Some(it.split_once(':')?.0.to_owned()))
        .collect();
    let name = last_name(expr).unwrap_or(otherwise);
    let rust = super::identifiers::snake(name);
    let whole = format!("{rust}: {kind}");
    if last_name(expr).is_some() && parameters.contains(&whole) {
        return rust;
    }
    let rust = unique(name, &mut names);
    parameters.push(format!("{rust}: {kind}"));
    rust
}
