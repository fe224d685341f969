//! The phrases of `corpus/phrases`, run: each row a test by name, as in `str.split-on`.
//!
//! All inputs of an owner's rows make one program of Python and one of Rust, below `target/phrases`.
//! Both are run in an empty folder; what each case prints and gives must be the same. Only owners of
//! which a test is asked for are built. `corpus/README.md` says how rows are written.
//!
//! The expected results are those of `CPython`: `PY2RS_PYTHON`, or the virtual environment that
//! `.ci/python-env` makes, or `python3`.

#[path = "../src/phrases/helper.rs"]
#[allow(dead_code, reason = "the library uses the rest")]
mod helper;
#[path = "phrases/program.rs"]
mod program;
#[path = "corpus/python.rs"]
#[allow(dead_code, reason = "the corpus uses the rest")]
mod python;
#[path = "../corpus/phrase_rows.rs"]
#[allow(dead_code, reason = "the build script uses the rest")]
mod row;
#[path = "phrases/run.rs"]
mod run;
#[path = "../src/phrases/template.rs"]
mod template;
#[path = "../src/phrases/types.rs"]
mod types;
#[path = "phrases/value.rs"]
mod value;

use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use libtest_mimic::{Arguments, Failed, Trial};

use row::Row;

/// The rows of an owner, and what came of running them once one of them was asked for.
struct Owner {
    name: String,
    rows: Vec<Row>,
    ran: OnceLock<Result<run::Ran, String>>,
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = arguments.test_threads.or(Some(2));
    let Some(python) = python::Interpreter::find().path() else {
        return libtest_mimic::run(&arguments, Vec::new()).exit_code();
    };
    let mut trials = Vec::new();
    for (name, rows) in row::owners().expect("corpus/phrases can be read") {
        let rows = match rows {
            Ok(rows) => rows,
            Err(error) => {
                let fail = move || Err(Failed::from(error));
                trials.push(Trial::test(format!("{name}.toml"), fail));
                continue;
            }
        };
        let owner = Arc::new(Owner {
            name,
            rows,
            ran: OnceLock::new(),
        });
        for (index, row) in owner.rows.iter().enumerate() {
            let (owner, python) = (Arc::clone(&owner), python.clone());
            let check = move || {
                let run = || run::run(&owner.name, &owner.rows, &python);
                let ran = owner.ran.get_or_init(run);
                Ok(check(&owner.rows[index], ran)?)
            };
            trials
                .push(Trial::test(row.id.clone(), check).with_ignored_flag(row.untested.is_some()));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn check(row: &Row, ran: &Result<run::Ran, String>) -> Result<(), String> {
    let ran = ran.as_ref().map_err(Clone::clone)?;
    if let Some(error) = ran.broken.get(&row.id) {
        return Err(error.clone());
    }
    let cases = program::cases(row);
    if cases.is_empty() {
        return Err("a row with holes needs inputs".to_owned());
    }
    let wrong = row
        .inputs
        .iter()
        .chain(&row.differs_on)
        .find(|input| input.len() != row.holes.len());
    if let Some(input) = wrong {
        return Err(format!("{input:?} is not one value for each hole"));
    }
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| run::compare(case, ran).err())
        .collect();
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.join("\n"))
    }
}
