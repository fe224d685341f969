//! Any bytes: read, searched, explained, laid out at some width, written as text, as pages and as JSON;
//! and drafted, with what the properties claim of every draft.
#![no_main]

#[path = "../../properties/drafts.rs"]
mod drafts;

use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{LazyLock, Mutex};
use std::thread;

use libfuzzer_sys::fuzz_target;
use py2rs::layout::{Arrangement, Options, screen};
use py2rs::render::html::{self, Place};
use py2rs::render::{errors, json, markdown, plain, remarks};
use py2rs::source::Source;
use py2rs::analysis::Analysis;
use py2rs::explain::comparison;

/// The sanitizer makes frames some times larger, and clears the stack of each thread that begins: so
/// one thread does all the work.
const STACK: usize = 4 * py2rs::python::stack::STACK;

type Worker = (SyncSender<Vec<u8>>, Receiver<()>);

static WORKER: LazyLock<Mutex<Worker>> = LazyLock::new(|| {
    let (work, inputs) = mpsc::sync_channel::<Vec<u8>>(1);
    let (done, outcomes) = mpsc::sync_channel(1);
    let explain_all = move || {
        for bytes in inputs {
            explain(&bytes);
            if done.send(()).is_err() {
                break;
            }
        }
    };
    let started = thread::Builder::new().stack_size(STACK).spawn(explain_all);
    assert!(started.is_ok());
    Mutex::new((work, outcomes))
});

fuzz_target!(|bytes: &[u8]| {
    let worker = WORKER.lock().expect("no input has failed yet");
    worker.0.send(bytes.to_vec()).expect("the worker waits");
    worker.1.recv().expect("the worker answers");
});

fn explain(bytes: &[u8]) {
    let Some((width, bytes)) = bytes.split_first() else {
        return;
    };
    let Ok(source) = Source::from_bytes("a.py", bytes.to_vec()) else {
        return;
    };
    let analysis = Analysis::of(source);
    let (source, findings) = (analysis.source(), analysis.findings());
    for finding in findings {
        assert!(source.text().get(finding.span.clone()).is_some());
        assert!(source.place(finding.span.start) <= source.end_place(finding.span.end));
    }
    let comparison = comparison::explain(&analysis);
    let rust = comparison::rust_texts(comparison.question, &analysis);
    let document = json::FileDocument::new(source, findings, analysis.errors());
    let json = json::line(&document.explained(comparison.question, rust));
    let width = usize::from(*width).max(40);
    let options = Options {
        width,
        arrangement: Arrangement::Auto,
    };
    for row in screen(&comparison, options) {
        assert!(row.width() <= width);
    }
    let texts = [
        json,
        plain::text(&comparison, Some(width), plain::Labels::EachLine),
        plain::text(&comparison, None, plain::Labels::InWords),
        errors::syntax_errors(source, analysis.errors(), errors::Style::Uncolored),
        errors::syntax_errors(source, analysis.errors(), errors::Style::InWords),
        remarks::of(source),
    ];
    let pages = [
        html::page(&comparison, &Place::Alone),
        markdown::text(&comparison),
    ];
    for text in texts
        .into_iter()
        .chain(pages.map(|page| page.replace('\t', " ")))
    {
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
    }
    if let Err(broken) = drafts::sound(source.given()) {
        panic!("{broken}");
    }
}
