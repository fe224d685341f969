//! Drafts that have no `todo!` are run, beside the Python that they were drafted from.
//!
//! `tests/drafts` holds for each a reader's file, the draft for it, and what both print:
//!
//! - `draft::squares`: the draft is what is shown today, and leaves nothing to do;
//! - `rust::squares`: run on the same values it prints `squares.txt`;
//! - `python::squares`: so does the reader's file.
//!
//! A draft is in its file because only so it can be compiled with this test; `PY2RS_WRITE_DRAFTS` writes
//! the files anew.
#![allow(
    clippy::print_stderr,
    clippy::print_stdout,
    dead_code,
    reason = "a draft defines more than is asked about here"
)]

#[path = "corpus/python.rs"]
mod python;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use libtest_mimic::{Arguments, Failed, Trial};
use py2rs::analysis::Analysis;
use py2rs::explain::comparison::{self, Origin};
use py2rs::source::Source;

/// A draft in a module of its own, and what it prints on the values that its Python prints.
macro_rules! drafts {
    ($($name:ident: $idiom:literal => |$out:ident| $body:block)*) => {
        $(
            #[allow(unused, clippy::all, clippy::pedantic, clippy::print_stdout, reason = "it is as it is shown")]
            mod $name {
                include!(concat!("drafts/", stringify!($name), ".rs"));

                pub(super) fn printed() -> String {
                    use std::fmt::Write as _;
                    let mut $out = String::new();
                    $body
                    $out
                }
            }
        )*

        const DRAFTS: &[(&str, &str, fn() -> String)] =
            &[$((stringify!($name), $idiom, $name::printed)),*];
    };
}

drafts! {
    squares: "iteration.list-comprehension" => |out| {
        for n in [12, 0] {
            writeln!(out, "{:?}", collect(n)).expect("a string");
        }
    }
    floors: "iteration.set-comprehension" => |out| {
        let mut floors: Vec<i64> = collect(-9, 9).into_iter().collect();
        floors.sort_unstable();
        writeln!(out, "{floors:?}").expect("a string");
    }
    evens: "iteration.generator-expression" => |out| {
        let sum = |n| iterate(n).sum::<i64>();
        writeln!(out, "{} {}", sum(10), sum(0)).expect("a string");
    }
    invoice: "data.f-string" => |out| {
        out += &text("Ada", 3.0, -42, 255, "'tea'", "-42");
        out += "\n";
        out += &text("Größe", 1e6, 7, 0, "None", "7");
        out += "\n";
    }
    versions: "decorator.dataclass" => |out| {
        let version = |major, minor| Version { major, minor, labels: Vec::new() };
        let truths = [
            Version::new(1) < version(1, 2),
            Version::new(2) > version(1, 9),
            Version::new(1) == version(1, 0),
        ];
        out += &super::in_python(&truths);
        let mut sorted = vec![Version::new(3), version(1, 5), Version::new(1)];
        sorted.sort();
        writeln!(out, "{} {:?}", sorted[1].minor, Version::new(1).labels).expect("a string");
    }
    levels: "class.enum" => |out| {
        let truths = super::in_python(&[Level::Low < Level::High, Level::TOP == Level::High]);
        writeln!(out, "{} {}", truths.trim_end(), Level::TOP as i64).expect("a string");
    }
    colours: "class.enum" => |out| {
        let truth = super::in_python(&[Colour::CRIMSON == Colour::Red]);
        let values = [Colour::DarkRed.value(), Colour::CRIMSON.value()].join(" ");
        write!(out, "{values} {truth}").expect("a string");
    }
    places: "data.named-tuple" => |out| {
        let place = |name: &str, height| Place { name: name.to_owned(), height };
        out += &super::in_python(&[
            place("a", 2.0) < place("b", 1.0),
            Place::new("a".to_owned()) == place("a", 0.0),
            Place::new("a".to_owned()).height == 0.0,
        ]);
    }
    errors: "exception.custom" => |out| {
        for error in [
            ShopError::Failed("closed".to_owned()),
            ShopError::NotFound { entity: "user".to_owned(), number: -3 },
            ShopError::Empty("no tea".to_owned()),
        ] {
            writeln!(out, "{error}").expect("a string");
        }
    }
    options: "system.arguments" => |out| {
        for arguments in [
            "a",
            "a b c -n -5 --ratio 2 -v --no-color --mode slow --tag x --tag y --owner me",
            "a --num 7 --verb -n 8",
            "a --no-c",
            "",
            "a --mode odd",
            "a -n x",
            "a --nothing",
        ] {
            let words = std::iter::once("options").chain(arguments.split_whitespace());
            let parsed = match Arguments::try_parse_from(words) {
                Ok(parsed) => parsed,
                Err(error) => {
                    writeln!(out, "ends with {}", error.exit_code()).expect("a string");
                    continue;
                }
            };
            let Arguments { path, rest, number, ratio, verbose, color, mode, tag, owner } = parsed;
            let tags = tag.map_or("none".to_owned(), |it| it.join(","));
            let owner = owner.unwrap_or("none".to_owned());
            let rest = rest.join(",");
            let verbose = if verbose { "loud" } else { "quiet" };
            let color = if color { "color" } else { "plain" };
            writeln!(out, "{path} [{rest}] {number} {ratio:.1} {verbose} {color} {mode} {tags} {owner}")
                .expect("a string");
        }
    }
    commands: "system.subprocess" => |out| {
        let said = run("b c").expect("printf is there").stdout;
        writeln!(out, "{}", String::from_utf8_lossy(&said)).expect("a string");
    }
    failing: "system.subprocess" => |out| {
        writeln!(out, "{}", if run().is_ok() { "runs" } else { "fails" }).expect("a string");
    }
    settings: "class.definition" => |out| {
        let Settings { retries, ratio, name } = Settings::default();
        writeln!(out, "{retries} {ratio} {name}").expect("a string");
    }
}

/// As in `True False`.
fn in_python(truths: &[bool]) -> String {
    let words: Vec<&str> = truths
        .iter()
        .map(|truth| if *truth { "True" } else { "False" })
        .collect();
    words.join(" ") + "\n"
}

fn main() -> ExitCode {
    let python = python::Interpreter::find();
    if !python.is_there() {
        eprintln!("the Python of the drafts is skipped: there is no Python on this machine");
    }
    let mut trials = vec![Trial::test("every_file_is_a_case", every_file_is_a_case)];
    for &(name, idiom, printed) in DRAFTS {
        trials.push(Trial::test(format!("draft::{name}"), move || {
            is_shown(name, idiom)
        }));
        trials.push(Trial::test(format!("rust::{name}"), move || {
            prints(name, &printed())
        }));
        let python = python.clone();
        let is_skipped = !python.is_there() && !python::is_required();
        trials.push(
            Trial::test(format!("python::{name}"), move || {
                let mut command = python.run(&file(name, "py")).ok_or("there is no Python")?;
                prints(name, &String::from_utf8(command.output()?.stdout)?)
            })
            .with_ignored_flag(is_skipped),
        );
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn file(name: &str, extension: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    folder.join(name).with_extension(extension)
}

fn every_file_is_a_case() -> Result<(), Failed> {
    let folder = file("squares", "py");
    for entry in fs::read_dir(folder.parent().ok_or("a folder")?)? {
        let path = entry?.path();
        let stem = path.file_stem().unwrap_or_default();
        if !DRAFTS.iter().any(|(name, ..)| stem == *name) {
            return Err(format!("{} is never run", path.display()).into());
        }
    }
    Ok(())
}

fn prints(name: &str, printed: &str) -> Result<(), Failed> {
    let expected = fs::read_to_string(file(name, "txt"))?;
    if printed == expected {
        return Ok(());
    }
    Err(format!("expected\n{expected}printed\n{printed}").into())
}

/// The first draft of the idiom is what the file holds, and nothing is left to do.
fn is_shown(name: &str, idiom: &str) -> Result<(), Failed> {
    let source = Source::new(name, fs::read_to_string(file(name, "py"))?);
    let analysis = Analysis::of(source);
    let answers = comparison::rust_texts(None, &analysis);
    let found = analysis
        .findings()
        .iter()
        .zip(answers)
        .find(|(it, _)| it.idiom.id == idiom);
    let answer = found
        .and_then(|(_, answer)| answer)
        .ok_or("it is not found")?;
    if answer.origin != Origin::Draft {
        return Err("it is not drafted".into());
    }
    if env::var_os("PY2RS_WRITE_DRAFTS").is_some() {
        fs::write(file(name, "rs"), &answer.rust)?;
    }
    for left in ["todo!", "Unknown"] {
        if answer.rust.contains(left) {
            return Err(format!("{left} is left in\n{}", answer.rust).into());
        }
    }
    if answer.rust != fs::read_to_string(file(name, "rs"))? {
        return Err(format!("another draft is shown:\n{}", answer.rust).into());
    }
    Ok(())
}
