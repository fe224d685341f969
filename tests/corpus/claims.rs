//! What the notes claim beyond their two programs, run: `corpus/claims/ID.md`, as described in
//! `corpus/README.md`.
//!
//! A claim is a fenced snippet; its info string says what becomes of it. Quotations (`> ...`) below a
//! snippet stand in what it prints or the compiler says, and word for word in the note.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use libtest_mimic::Failed;
use regex::Regex;

use crate::corpus;
use crate::program::Program;
use crate::python::Interpreter;
use crate::{crates, libraries};

/// An error code in a text.
static CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bE0\d{3}\b"));

/// Where a Markdown link leads: the page of an error names the error.
static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\]\([^)]*\)"));

/// The line in which the compiler names an error.
static ERROR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^error\[(E\d{4})\]"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a valid pattern")
}

/// A snippet, what is expected of it, and what the note quotes from its outcome.
struct Claim {
    info: String,
    code: String,
    quotations: Vec<String>,
}

/// Where the claims of a question or a card lie, if it has any.
pub(crate) fn file(program: Program) -> PathBuf {
    corpus().join("claims").join(format!("{}.md", program.id))
}

/// Whether there is something to run or to look for.
pub(crate) fn are_due(program: Program) -> bool {
    file(program).exists() || !codes(program).is_empty()
}

/// Whether something of it is run by Python.
pub(crate) fn need_python(program: Program) -> bool {
    fs::read_to_string(file(program)).is_ok_and(|text| text.contains("```python"))
}

/// Every claim comes out as its info string says, and every error code of the note has a claim.
pub(crate) fn hold(program: Program, python: &Interpreter) -> Result<(), Failed> {
    let text = fs::read_to_string(file(program)).unwrap_or_default();
    let texts = [program.notes(), program.rust()].map(fs::read_to_string);
    let texts = texts.into_iter().collect::<Result<Vec<_>, _>>()?;
    let note = prose(&texts.concat());
    let mut seen = BTreeSet::new();
    let mut paired: Option<String> = None;
    for claim in claims(&text) {
        let folder = tempfile::tempdir()?;
        let words: Vec<&str> = claim.info.split(',').collect();
        let outcome = match words[..] {
            ["rust", "compile_fail", code] => {
                seen.insert(code.to_owned());
                refused(&claim.code, code, folder.path())?
            }
            ["rust", "lint", lint] => warned(&claim.code, lint, folder.path())?,
            ["rust", "panics"] => all(&run_rust(&claim.code, folder.path(), false)?),
            ["rust"] => all(&run_rust(&claim.code, folder.path(), true)?),
            ["python"] => all(&run_python(&claim.code, folder.path(), python)?),
            ["python", "pair"] => {
                let printed = extended_python(program, &claim.code, folder.path(), python)?;
                paired = Some(printed.clone());
                printed
            }
            ["rust", "main"] => extended_rust(program, &claim.code, folder.path())?,
            ["rust", kind @ ("same" | "differs")] => {
                let python = paired.take().ok_or("there is no python,pair before it")?;
                let rust = extended_rust(program, &claim.code, folder.path())?;
                if (python == rust) != (kind == "same") {
                    return Err(format!("Python prints\n{python}\nand Rust\n{rust}").into());
                }
                rust
            }
            _ => return Err(format!("nothing is known of `{}`", claim.info).into()),
        };
        for quotation in &claim.quotations {
            if !outcome.contains(quotation) {
                let code = &claim.code;
                return Err(format!("`{quotation}` is not in\n{outcome}\nof\n{code}").into());
            }
            if !note.contains(quotation) {
                return Err(format!("the note does not say `{quotation}`").into());
            }
        }
    }
    let unclaimed: Vec<String> = codes(program).difference(&seen).cloned().collect();
    if unclaimed.is_empty() {
        Ok(())
    } else {
        Err(format!("no claim shows {}", unclaimed.join(", ")).into())
    }
}

/// The error codes that the note and the Rust program name.
fn codes(program: Program) -> BTreeSet<String> {
    let texts = [program.notes(), program.rust()].map(fs::read_to_string);
    let texts: String = texts.into_iter().map(Result::unwrap_or_default).collect();
    let texts = LINK.replace_all(&texts, "");
    let found = CODE.find_iter(&texts).map(|it| it.as_str().to_owned());
    found.collect()
}

/// The note on one line, as a quotation may be broken over two.
fn prose(note: &str) -> String {
    note.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn claims(text: &str) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    let mut is_code = false;
    for line in text.lines() {
        match (line.strip_prefix("```"), claims.last_mut()) {
            (Some(""), Some(_)) if is_code => is_code = false,
            (Some(info), _) if !is_code => {
                is_code = true;
                claims.push(Claim {
                    info: info.to_owned(),
                    code: String::new(),
                    quotations: Vec::new(),
                });
            }
            (_, Some(claim)) if is_code => claim.code.extend([line, "\n"]),
            (_, Some(claim)) => {
                if let Some(quotation) = line.strip_prefix("> ") {
                    claim.quotations.push(quotation.to_owned());
                }
            }
            _ => {}
        }
    }
    claims
}

/// Compiles a program, with a `main` if it has none.
fn compile(code: &str, folder: &Path) -> Result<Output, Failed> {
    compile_with(&[], code, folder)
}

fn compile_with(libraries: &[OsString], code: &str, folder: &Path) -> Result<Output, Failed> {
    let main = if code.contains("fn main(") {
        ""
    } else {
        "fn main() {}\n"
    };
    fs::write(folder.join("claim.rs"), format!("{code}{main}"))?;
    let output = Command::new("rustc")
        .args(["--edition", "2024", "-C", "debuginfo=0", "claim.rs"])
        .args(["-o", "claim"])
        .args(libraries)
        .current_dir(folder)
        .output()?;
    Ok(output)
}

/// What the compiler says to a program that it refuses for `code`, and for nothing else.
fn refused(code: &str, error: &str, folder: &Path) -> Result<String, Failed> {
    let output = compile(code, folder)?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let found: Vec<_> = ERROR
        .captures_iter(&said)
        .map(|it| it[1].to_owned())
        .collect();
    if found.is_empty() || found.iter().any(|it| it != error) {
        return Err(format!("{error} was expected of\n{code}\n{said}").into());
    }
    Ok(said)
}

/// What the compiler says to a program that it takes with a warning of `lint`.
fn warned(code: &str, lint: &str, folder: &Path) -> Result<String, Failed> {
    let output = compile(code, folder)?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() || !said.contains(&format!("({lint})]")) {
        return Err(format!("a warning of {lint} was expected of\n{code}\n{said}").into());
    }
    Ok(said)
}

/// Runs a program that ends well, or that panics.
fn run_rust(code: &str, folder: &Path, well: bool) -> Result<Output, Failed> {
    run(&compile(code, folder)?, code, folder, well)
}

/// Runs what was compiled.
fn run(compiled: &Output, code: &str, folder: &Path, well: bool) -> Result<Output, Failed> {
    if !compiled.status.success() {
        let said = String::from_utf8_lossy(&compiled.stderr);
        return Err(format!("it does not compile:\n{code}\n{said}").into());
    }
    let output = Command::new(folder.join("claim"))
        .current_dir(folder)
        .output()?;
    if output.status.success() != well {
        return Err(format!("{}:\n{code}\n{}", output.status, all(&output)).into());
    }
    Ok(output)
}

fn run_python(code: &str, folder: &Path, python: &Interpreter) -> Result<Output, Failed> {
    let path = folder.join("claim.py");
    fs::write(&path, code)?;
    let mut command = python.run(&path).ok_or("there is no Python here")?;
    let output = command.current_dir(folder).output()?;
    if !output.status.success() {
        return Err(format!("{}:\n{code}\n{}", output.status, all(&output)).into());
    }
    Ok(output)
}

/// What `more` prints at the end of the Python program.
fn extended_python(
    program: Program,
    more: &str,
    folder: &Path,
    python: &Interpreter,
) -> Result<String, Failed> {
    let code = fs::read_to_string(program.python())?;
    let output = run_python(&format!("{code}\n\n{more}"), folder, python)?;
    let said = String::from_utf8(output.stdout)?;
    let usual = fs::read_to_string(program.stdout())?;
    let more = said.strip_prefix(&usual).ok_or("the program prints less")?;
    Ok(more.to_owned())
}

/// What `more` prints as the `main` of the Rust program.
fn extended_rust(program: Program, more: &str, folder: &Path) -> Result<String, Failed> {
    let code = fs::read_to_string(program.rust())?;
    let code = code
        .replace("pub fn main(", "fn usual(")
        .replace("pub async fn main(", "async fn usual(");
    let code = format!("{code}\nfn main() {{\n{more}}}\n");
    let crates = crates::listed(&fs::read_to_string(program.notes())?)?;
    let compiled = libraries::compiled(&crates, &|arguments, head| {
        let code = format!("#![allow(dead_code)]\n{head}{code}");
        compile_with(arguments, &code, folder)
    })?;
    Ok(String::from_utf8(
        run(&compiled, &code, folder, true)?.stdout,
    )?)
}

/// What a program has written, to standard output and to standard error.
fn all(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|it| String::from_utf8_lossy(it))
        .concat()
}
