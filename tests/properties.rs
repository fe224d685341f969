//! What holds for any text at all: for real programs that were damaged, and for programs that no one
//! would write. `PROPTEST_CASES` asks for more of them than the hundred of a normal run.

#[path = "properties/claims.rs"]
mod claims;
#[path = "properties/drafts.rs"]
mod drafts;
#[path = "properties/grammar.rs"]
mod grammar;
#[path = "properties/mutations.rs"]
mod mutations;
#[path = "properties/pages.rs"]
mod pages;

use std::thread;

use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestRunner};

/// Runs a property on a thread with the stack that the parser asks for.
fn holds<S: Strategy<Value: 'static>>(
    strategy: impl FnOnce() -> S + Send + 'static,
    property: fn(&S::Value) -> Result<(), TestCaseError>,
) {
    let run = move || {
        let config = Config {
            failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
            ..Config::with_cases(cases())
        };
        let outcome = TestRunner::new(config).run(&strategy(), |value| property(&value));
        outcome.map_err(|failure| failure.to_string())
    };
    let outcome = thread::Builder::new()
        .stack_size(py2rs::python::stack::STACK)
        .spawn(run)
        .expect("a thread can be started")
        .join();
    match outcome {
        Ok(Ok(())) => {}
        Ok(Err(failure)) => panic!("{failure}"),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|it| it.parse().ok()).unwrap_or(96)
}

#[test]
fn of_damaged_programs_findings_lie_in_the_text_and_places_lead_back() {
    holds(mutations::programs, |text| claims::places(text));
}

#[test]
fn of_fragments_findings_lie_in_the_text_and_places_lead_back() {
    holds(grammar::programs, |text| claims::places(text));
}

#[test]
fn of_pastes_findings_lie_in_the_text_and_places_lead_back() {
    holds(mutations::pastes, |text| claims::places(text));
}

#[test]
fn of_damaged_programs_json_is_valid_and_stable() {
    holds(mutations::programs, |text| claims::json(text));
}

#[test]
fn of_fragments_json_is_valid_and_stable() {
    holds(grammar::programs, |text| claims::json(text));
}

#[test]
fn of_damaged_programs_no_line_is_lost_and_no_row_too_wide() {
    holds(
        || (mutations::programs(), 20..200_usize),
        |(text, width)| claims::screen(text, *width),
    );
}

#[test]
fn of_fragments_no_line_is_lost_and_no_row_too_wide() {
    holds(
        || (grammar::programs(), 20..200_usize),
        |(text, width)| claims::screen(text, *width),
    );
}

#[test]
fn of_damaged_programs_nothing_becomes_markup() {
    holds(mutations::programs, |text| pages::pages(text));
}

#[test]
fn of_fragments_nothing_becomes_markup() {
    holds(grammar::programs, |text| pages::pages(text));
}

#[test]
fn of_damaged_programs_drafts_are_sound() {
    holds(mutations::programs, |text| {
        drafts::sound(text).map_err(TestCaseError::fail)
    });
}

#[test]
fn of_fragments_drafts_are_sound() {
    holds(grammar::programs, |text| {
        drafts::sound(text).map_err(TestCaseError::fail)
    });
}

#[test]
fn of_any_bytes_something_is_said() {
    holds(mutations::bytes, |bytes| claims::bytes(bytes));
}
