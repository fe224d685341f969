//! The page of a reader's own file: five files of this folder, on whole screens and in every format, and
//! what holds of each page.

mod own_code {
    pub(super) mod formats;
    pub(super) mod page;
    pub(super) mod rust;
    pub(super) mod screens;
}

use std::path::Path;

use py2rs::analysis::Analysis;
use py2rs::source::Source;

/// Names and texts of the files, as a reader would have them.
const FILES: [(&str, &str); 5] = [
    ("temperature.py", include_str!("own_code/temperature.py")),
    ("wordcount.py", include_str!("own_code/wordcount.py")),
    ("crawler.py", include_str!("own_code/crawler.py")),
    ("inventory.py", include_str!("own_code/inventory.py")),
    ("scheduler.py", include_str!("own_code/scheduler.py")),
];

fn analysis(path: &str, text: &str) -> Analysis {
    Analysis::of(Source::new(path, text))
}

#[test]
fn every_file_of_the_folder_is_a_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/own_code");
    for entry in std::fs::read_dir(folder).expect("the folder").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|it| it == "py") {
            let name = entry.file_name();
            assert!(FILES.iter().any(|(file, _)| name == *file), "{name:?}");
        }
    }
}
