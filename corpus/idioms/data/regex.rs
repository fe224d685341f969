// ANCHOR: regex
use std::sync::LazyLock;

use regex::{Captures, Regex};

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})").expect("a valid pattern")
});

static YEAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b\d{4}\b").expect("a valid pattern"));

fn iso(text: &str) -> String {
    let iso = |date: &Captures<'_>| {
        format!(
            "{}-{:0>2}-{:0>2}",
            &date["year"], &date["month"], &date["day"]
        )
    };
    DATE.replace_all(text, iso).into_owned()
}

fn years(text: &str) -> Vec<&str> {
    YEAR.find_iter(text).map(|found| found.as_str()).collect()
}
// ANCHOR_END: regex
// ANCHOR: main

pub fn main() {
    println!("{}", iso("from 3.10.2024 to 24.12.2024"));
    println!("{}", years("1815 and 1852, not 18150").join(" "));
}
// ANCHOR_END: main
