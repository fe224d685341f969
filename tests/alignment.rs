//! Definitions of one name stand on the same row, in all questions and cards, at the usual widths.

use py2rs::corpus;
use py2rs::explain::comparison::{Band, Comparison, Line, of_card, of_question};
use py2rs::layout::{Arrangement, Options, screen};

const WIDTHS: [usize; 3] = [100, 120, 160];

/// Definitions that don't, and why.
const APART: [(&str, &str, &str); 6] = [
    (
        "q25",
        "class Dog",
        "the structs stand together: a class shares its row with its `impl`",
    ),
    ("q25", "class Robot", "as `Dog`"),
    (
        "q28",
        "def read_file",
        "the body of its `try` is a function that stands before it",
    ),
    (
        "q54",
        "def test_addition",
        "the cases stand before the test that is marked as one",
    ),
    (
        "class.nested",
        "class Order",
        "the class that holds the other one begins before it, not so its struct",
    ),
    (
        "iteration.protocol",
        "def __iter__",
        "`into_iter` is what `for` asks for, not `iter`",
    ),
];

fn comparisons() -> impl Iterator<Item = Comparison> {
    let questions = corpus::questions().map(|question| of_question(&question));
    questions.chain(corpus::cards().map(|card| of_card(&card)))
}

/// The names that `keywords` define on lines, without underscores and case, each with what stands before
/// its end.
fn definitions(lines: &[Line], keywords: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in lines {
        let words: Vec<&str> = line
            .text
            .split([' ', '(', ':', '<', '{', ';', '='])
            .collect();
        for pair in words.windows(2) {
            let is_comment = line.text.trim_start().starts_with(['#', '/']);
            let is_defined = keywords.contains(&pair[0]) && !pair[1].is_empty();
            // `impl Trait for Type` and texts define nothing.
            if is_defined && !is_comment && !line.text.contains(&format!("\"{}", pair[0])) {
                let name = pair[1].replace('_', "").to_lowercase();
                found.push((name, format!("{} {}", pair[0], pair[1])));
                break;
            }
        }
    }
    found
}

fn once(found: &[(String, String)]) -> Vec<&(String, String)> {
    let is_once =
        |it: &&(String, String)| found.iter().filter(|other| other.0 == it.0).count() == 1;
    found.iter().filter(is_once).collect()
}

/// The definitions that both sides of a band have once under the same name, as they are written.
fn shared(band: &Band) -> Vec<(String, String)> {
    let kinds: [(&[&str], &[&str]); 2] = [
        (&["def"], &["fn"]),
        (&["class"], &["struct", "enum", "trait"]),
    ];
    let mut shared = Vec::new();
    for (of_python, of_rust) in kinds {
        let python = definitions(&band.python, of_python);
        let rust = definitions(&band.rust, of_rust);
        for (name, python) in once(&python) {
            if let Some((_, rust)) = once(&rust).into_iter().find(|it| it.0 == *name) {
                shared.push((python.clone(), rust.clone()));
            }
        }
    }
    shared
}

#[test]
fn definitions_of_one_name_share_a_row() {
    let mut apart = Vec::new();
    let mut count = 0;
    for mut comparison in comparisons() {
        for band in std::mem::take(&mut comparison.bands) {
            let shared = shared(&band);
            comparison.bands = vec![band];
            for width in WIDTHS {
                let arrangement = Arrangement::Auto;
                let rows = screen(&comparison, Options { width, arrangement });
                let rows: Vec<String> = rows.iter().map(py2rs::layout::Row::text).collect();
                for (python, rust) in &shared {
                    count += 1;
                    let is_together = |row: &String| {
                        let row = row.split_once('│').map_or("", |(_, row)| row);
                        let sides = row.split_once('│');
                        sides.is_some_and(|(left, right)| {
                            left.contains(python) && right.contains(rust)
                        })
                    };
                    let id = &comparison.id;
                    let is_known = APART.iter().any(|it| it.0 == id && it.1 == python);
                    if !rows.iter().any(is_together) && !is_known {
                        apart.push(format!("{id} at {width}: {python} / {rust}"));
                    }
                }
            }
        }
    }
    assert!(count > 600, "{count} definitions were compared");
    let share = 100 * (count - apart.len()) / count;
    assert!(
        apart.is_empty(),
        "{share} % of {count} share a row:\n{}",
        apart.join("\n")
    );
}

/// Nothing comes between a decorator, a comment, an attribute or a head, and what it leads to.
#[test]
fn heads_stay_with_what_follows() {
    for comparison in comparisons() {
        let id = &comparison.id;
        for width in WIDTHS {
            let arrangement = Arrangement::Side;
            let rows = screen(&comparison, Options { width, arrangement });
            let rows: Vec<String> = rows.iter().map(py2rs::layout::Row::text).collect();
            // Where the right side begins: behind its last line number.
            for pair in rows.windows(2) {
                let [above, below] = pair else { continue };
                let waits = |row: &str| row.trim_start().starts_with('┆');
                if let (Some(code), true) = (above.split_once("│ "), waits(below)) {
                    let code = code.1.split("  ").find(|it| !it.is_empty());
                    let leads = code.is_some_and(|it| it.starts_with(['@', '#']));
                    let number = above.trim_start().starts_with(|c: char| c.is_ascii_digit());
                    let is_left = above.find('│') < Some(12);
                    assert!(
                        !(leads && number && is_left),
                        "{id} at {width}: {above}\n{below}"
                    );
                }
                // A comment behind code leads to nothing.
                let right = |row: &str| {
                    let (before, code) = row.rsplit_once('│')?;
                    let is_numbered = before.ends_with(|c: char| c.is_ascii_digit());
                    is_numbered.then(|| code.trim().to_owned())
                };
                if let (Some(code), true) = (right(above), below.ends_with('┆')) {
                    let leads = code.starts_with("//") || code.starts_with("#[");
                    assert!(!leads, "{id} at {width}: {above}\n{below}");
                }
            }
        }
    }
}
