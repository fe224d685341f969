//! What is printed is what rustfmt would print.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{printed, programs};

/// The texts of which rustfmt would change something; nothing where there is no rustfmt.
fn changed(texts: &[(PathBuf, String)]) -> io::Result<Option<Vec<PathBuf>>> {
    let folder = tempfile::tempdir()?;
    let mut files = Vec::new();
    for (number, (_, text)) in texts.iter().enumerate() {
        let file = folder.path().join(format!("{number}.rs"));
        fs::write(&file, text)?;
        files.push(file);
    }
    let command = Command::new("rustfmt")
        .args(["--edition", "2024", "--check", "--files-with-diff"])
        .args(&files)
        .current_dir(folder.path())
        .output();
    let Ok(output) = command else {
        return Ok(None);
    };
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let listed = String::from_utf8_lossy(&output.stdout);
    let number = |line: &str| {
        Path::new(line.trim())
            .file_stem()?
            .to_str()?
            .parse::<usize>()
            .ok()
    };
    let found = listed.lines().filter_map(number);
    Ok(Some(found.map(|number| texts[number].0.clone()).collect()))
}

#[expect(clippy::print_stderr, reason = "a test that checks nothing says so")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

/// How many of the texts rustfmt would change, at most so many per cent.
#[track_caller]
fn rustfmt_agrees(folders: &[&str], per_cent: usize) -> Result<(), Box<dyn std::error::Error>> {
    let mut texts = Vec::new();
    for path in programs(folders) {
        let text = printed(&fs::read_to_string(&path)?)?;
        // rustfmt would go on to the files of modules.
        let declares = |line: &str| line.contains("mod ") && line.ends_with(';');
        if !text.lines().any(declares) {
            texts.push((path, text));
        }
    }
    let Some(changed) = changed(&texts)? else {
        skipped("rustfmt is not installed");
        return Ok(());
    };
    let count = texts.len();
    assert!(count > 20, "only {count} programs were found");
    assert!(
        changed.len() * 100 <= count * per_cent,
        "{} of {count}: {changed:#?}",
        changed.len()
    );
    Ok(())
}

#[test]
fn rustfmt_changes_nothing_in_the_corpus() -> Result<(), Box<dyn std::error::Error>> {
    rustfmt_agrees(&["corpus"], 0)
}

#[test]
fn rustfmt_changes_next_to_nothing_in_this_project() -> Result<(), Box<dyn std::error::Error>> {
    rustfmt_agrees(&["src", "tests"], 1)
}

/// All tokens but those that a layout may add or take away, and but imports, which may be merged.
fn essential(tokens: TokenStream, found: &mut Vec<String>) {
    let mut importing = false;
    for tree in tokens {
        match tree {
            TokenTree::Ident(word) if word == "use" => importing = true,
            TokenTree::Punct(sign) if sign.as_char() == ';' => importing = false,
            TokenTree::Punct(sign) if sign.as_char() == ',' => {}
            _ if importing => {}
            TokenTree::Group(group) => {
                let brackets = match group.delimiter() {
                    Delimiter::Parenthesis => Some(("(", ")")),
                    Delimiter::Bracket => Some(("[", "]")),
                    Delimiter::Brace | Delimiter::None => None,
                };
                found.extend(brackets.map(|(open, _)| open.to_owned()));
                essential(group.stream(), found);
                found.extend(brackets.map(|(_, close)| close.to_owned()));
            }
            token => found.push(token.to_string()),
        }
    }
}

#[test]
fn nothing_is_lost_and_nothing_changes_when_printed_again() -> Result<(), Box<dyn std::error::Error>>
{
    for path in programs(&["corpus", "src/render", "src/rust", "tests/study"]) {
        let source = fs::read_to_string(&path)?;
        let text = printed(&source)?;
        let [mut before, mut after] = [Vec::new(), Vec::new()];
        essential(source.parse()?, &mut before);
        essential(text.parse()?, &mut after);
        assert_eq!(before, after, "{}", path.display());
        assert_eq!(printed(&text)?, text, "{}", path.display());
    }
    Ok(())
}

/// Rust with as little layout as it can have is printed as written here.
#[track_caller]
fn is_printed(text: &str) {
    let squashed = text.parse::<TokenStream>().map(|tokens| tokens.to_string());
    let squashed = squashed.unwrap_or_else(|error| panic!("{error}: {text}"));
    let result = printed(&squashed).unwrap_or_else(|error| panic!("{error}: {squashed}"));
    assert_eq!(result, text);
}

#[test]
fn layout_does_not_hang_on_the_layout_before() -> Result<(), Box<dyn std::error::Error>> {
    for path in programs(&["corpus/questions"]) {
        let source = fs::read_to_string(&path)?;
        // In macros with braces it does.
        if source.contains("! {") || source.contains("macro_rules!") {
            continue;
        }
        let squashed = source.parse::<TokenStream>()?.to_string();
        assert_eq!(printed(&squashed)?, printed(&source)?, "{}", path.display());
    }
    Ok(())
}

#[test]
fn calls_and_chains_break_where_rustfmt_breaks_them() {
    is_printed(
        r#"fn main() {
    let total: i64 = values
        .iter()
        .filter(|value| value.is_positive())
        .map(|value| value * 2)
        .sum();
    let short = if total > 3 { "many" } else { "few" };
    println!(
        "{} {} {}",
        describe(total, short, "with a text that is rather long"),
        short.len(),
        total
    );
    let Some(first) = names.first() else {
        return Err(Error::Missing("there is no name in the list".to_string()));
    };
    items.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
}
"#,
    );
}

#[test]
fn attributes_and_documentation_stand_before_what_they_are_about() {
    is_printed(
        r#"//! What it is about.

#![allow(dead_code)]

use std::fmt;

/// A thing.
#[derive(Clone, Debug)]
struct Thing<'a, T: fmt::Debug> {
    /// Its name.
    name: &'a str,
    #[cfg(all(
        feature = "one-that-has-a-long-name",
        not(feature = "another-with-a-long-name")
    ))]
    value: T,
}

enum Kind {
    Small,
    Large { by: u32 },
    Pair(u8, u8),
}
"#,
    );
}

/// What stands in a macro with braces is read anew for each: none is taken for another.
#[test]
fn definitions_in_macros_are_their_own() {
    let cell = |at: usize| {
        format!(
            "thread_local! {{\n    static CELL_{at}: Cell<i64> = const {{ Cell::new({}) }};\n}}\n",
            at * 11
        )
    };
    let cells: String = (1..20).map(cell).collect();
    let text = format!(
        "{cells}\nfn main() {{\n    if CELL_1.get() == 1 {{\n        return;\n    }}\n}}\n"
    );
    assert_eq!(printed(&text).expect("is Rust"), text);
}
