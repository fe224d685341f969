//! Runs the binary on a text, and says what is wrong with what it did.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use py2rs::analysis::Analysis;
use py2rs::explain::comparison::{self, Comparison};
use py2rs::render::html::{self, Place};
use py2rs::render::markdown;
use py2rs::render::plain::{self, Labels};
use py2rs::source::Source;
use serde_json::Value;

use crate::texts::Text;

/// The address space that a run gets: 2 GiB, and what the stacks of its threads reserve.
const KIBIBYTES: usize = (2 << 20) + 3 * (256 << 10);

/// Runs `py2rs` in `folder`; without a terminal, a pager, or more memory than is fair.
pub(crate) fn py2rs(folder: &Path, arguments: &[&str]) -> Output {
    bounded(folder, env!("CARGO_BIN_EXE_py2rs"))
        .args(arguments)
        .output()
        .expect("sh starts")
}

/// A run of `program` in `folder`, with its arguments to come.
fn bounded(folder: &Path, program: impl AsRef<OsStr>) -> Command {
    let script = format!("ulimit -v {KIBIBYTES}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command
        .args(["-c", &script])
        .arg(program)
        .current_dir(folder)
        .stdin(Stdio::null())
        .env_remove("PAGER");
    command
}

/// Says to this program that it is to render, and what.
pub(crate) const RENDER: &str = "PY2RS_TEST_RENDER";

/// Writes `a.py` of the working folder as the page that is asked for. The pages of one text are made of one
/// analysis, which is most of the work, but with the bounds that the binary has.
pub(crate) fn render() {
    let Ok(source) = Source::from_bytes("a.py", fs::read("a.py").expect("is there")) else {
        return;
    };
    let comparison = comparison::explain(&Analysis::of(source));
    for (name, page) in PAGES {
        fs::write(name, page(&comparison)).expect("can be written");
    }
}

type Page = fn(&Comparison) -> String;

/// What is rendered of each text, and the argument that the binary would have for it.
const PAGES: [(&str, Page); 3] = [
    ("text", |page| plain::text(page, Some(60), Labels::EachLine)),
    ("markdown", markdown::text),
    ("html", |page| html::page(page, &Place::Alone)),
];

/// The pages of a text, each as sound as what the binary prints.
fn pages(folder: &Path) -> Result<(), String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut rendered = bounded(folder, this)
        .env(RENDER, "1")
        .output()
        .map_err(|error| error.to_string())?;
    for (name, _) in PAGES {
        // What cannot be read has no pages.
        rendered.stdout = fs::read(folder.join(name)).unwrap_or_default();
        sound(&["rendered", name], &rendered, 0)?;
    }
    Ok(())
}

/// Explains, scans and ports a text, and renders its pages.
pub(crate) fn text(text: &Text) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let bytes = (text.bytes)();
    fs::write(folder.path().join("a.py"), &bytes).map_err(|error| error.to_string())?;
    for arguments in [
        &["explain", "--format", "json", "a.py"][..],
        &["explain", "--width", "120", "--color", "always", "a.py"],
        &["scan", "--format", "jsonl", "."],
        &["port", "a.py"],
        &["port", "--format", "json", "a.py"],
    ] {
        if arguments == ["port", "a.py"] && bytes.len() > 100_000 {
            // It is the program of the document, which comes next.
            continue;
        }
        let output = py2rs(folder.path(), arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        if arguments[0] == "port" && said.contains("too many for one draft") {
            // A file of more statements than can be drafted is refused as a whole.
            sound(arguments, &output, 1)?;
            if !output.stdout.is_empty() || bytes.len() < 100_000 {
                return Err(format!(
                    "{arguments:?}: refused, with {} bytes",
                    bytes.len()
                ));
            }
            continue;
        }
        sound(arguments, &output, text.status)?;
        if arguments[0] == "port" {
            is_rust(arguments, &output)?;
        }
        if bytes.len() > 4 << 20 {
            // What is rendered of many megabytes is rendered of few, too.
            return Ok(());
        }
    }
    pages(folder.path())
}

/// Whether what was drafted is Rust, with nothing in it that is obeyed instead of shown.
fn is_rust(arguments: &[&str], output: &Output) -> Result<(), String> {
    let text = String::from_utf8_lossy(&output.stdout);
    let program = if arguments.contains(&"json") {
        let document: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        document["rust"].as_str().ok_or("no program")?.to_owned()
    } else {
        text.into_owned()
    };
    if let Some(raw) = raw(program.as_bytes(), false) {
        return Err(format!("{arguments:?}: {raw:?} is in the program"));
    }
    // The parser recurses.
    let parser = std::thread::Builder::new().stack_size(256 << 20);
    let parser = parser.spawn(move || match syn::parse_file(&program) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("no Rust: {error} at {:?}", error.span().start())),
    });
    let parsed = parser.map_err(|error| error.to_string())?.join();
    parsed.map_err(|_| "the parser panicked".to_owned())?
}

/// What holds for every run.
pub(crate) fn sound(arguments: &[&str], output: &Output, status: i32) -> Result<(), String> {
    let message = String::from_utf8_lossy(&output.stderr);
    let start: String = message.chars().take(2000).collect();
    let fail = |what: &str| Err(format!("{arguments:?}: {what}\n{start}"));
    if output.status.code() != Some(status) {
        return fail(&format!("ended with {}", output.status));
    }
    if message.contains("panicked") {
        return fail("panicked");
    }
    if status == 1 && !message.contains("a.py") {
        return fail("names no path");
    }
    let colored = arguments.contains(&"always");
    let is_page = arguments.contains(&"markdown") || arguments.contains(&"html");
    // The code of a page keeps its tabs.
    let is_kept = |byte: &u8| !(is_page && *byte == b'\t');
    let stdout: Vec<u8> = output.stdout.iter().copied().filter(is_kept).collect();
    if let Some(raw) = raw(&stdout, colored).or_else(|| raw(&output.stderr, false)) {
        return fail(&format!("{raw:?} came through"));
    }
    if arguments.contains(&"html") {
        let page = String::from_utf8_lossy(&output.stdout);
        let foreign = ["<script", "<img", "<svg", "<iframe", " onerror=\"", "<!--"];
        if let Some(foreign) = foreign.iter().find(|it| page.contains(**it)) {
            return fail(&format!("{foreign} came through"));
        }
    }
    if arguments.contains(&"json") || arguments.contains(&"jsonl") {
        let documents = serde_json::Deserializer::from_slice(&output.stdout);
        for document in documents.into_iter::<Value>() {
            if let Err(error) = document {
                return fail(&format!("no JSON: {error}"));
            }
        }
    }
    Ok(())
}

/// The first control or bidirectional character that a terminal would obey; colours are ours.
fn raw(bytes: &[u8], colored: bool) -> Option<char> {
    let text = String::from_utf8_lossy(bytes);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if colored && c == '\x1b' && characters.next_if_eq(&'[').is_some() {
            while characters
                .next_if(|c| c.is_ascii_digit() || *c == ';')
                .is_some()
            {}
            if characters.next_if_eq(&'m').is_some() {
                continue;
            }
            return Some(c);
        }
        let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if (c.is_control() && c != '\n') || reorders || c == '\u{200b}' || c == '\u{feff}' {
            return Some(c);
        }
    }
    None
}
