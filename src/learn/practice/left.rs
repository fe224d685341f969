//! What is left to write in a project, and what the notes say about it.

use std::ops::Range;
use std::path::PathBuf;
use std::{fs, io};

use super::{Project, skeleton_of};
use crate::corpus::{self, Band, Question};

/// A `todo!` that is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The 1-based line of `src/main.rs`.
    pub line: usize,
    /// What it says it stands for, as in `q18.py, lines 8 to 20`.
    pub what: String,
}

impl Project {
    /// The program that is worked on.
    #[must_use]
    pub fn program(&self) -> PathBuf {
        self.path.join("src").join("main.rs")
    }

    /// The question that it is about, if this py2rs has it.
    #[must_use]
    pub fn corpus_question(&self) -> Option<Question> {
        corpus::question(&self.question)
    }

    /// Each `todo!` of the program, in its order.
    ///
    /// # Errors
    /// When the program cannot be read.
    pub fn left(&self) -> io::Result<Vec<Left>> {
        Ok(left(&fs::read_to_string(self.program())?))
    }

    /// Begins anew: the program is the skeleton again, and the old one lies beside it. Where it lies.
    ///
    /// # Errors
    /// When the files cannot be written; then the program is as it was.
    pub fn reset(&self, question: &Question) -> io::Result<PathBuf> {
        let program = self.program();
        let names = (1..).map(|number| match number {
            1 => "main.rs.before-reset".to_owned(),
            _ => format!("main.rs.before-reset-{number}"),
        });
        let mut paths = names.map(|name| program.with_file_name(name));
        let aside = paths.find(|path| path.symlink_metadata().is_err());
        let aside = aside.ok_or_else(|| io::Error::other("there is no free name"))?;
        let next = program.with_file_name("main.rs.next");
        fs::write(&next, skeleton_of(question))?;
        fs::copy(&program, &aside)?;
        fs::rename(&next, &program)?;
        Ok(aside)
    }
}

/// The bands that a `todo!` stands for, in the order in which they are read.
#[must_use]
pub fn bands_of<'a>(question: &'a Question, left: &Left) -> Vec<&'a Band> {
    let meant = lines_of(&left.what);
    let touches = |band: &&Band| {
        let lines = question.python_lines(band);
        let is_meant = |lines: &Range<usize>| {
            meant
                .iter()
                .any(|it| it.start < lines.end && lines.start < it.end)
        };
        lines.iter().any(is_meant)
    };
    question.bands.iter().filter(touches).collect()
}

/// The lines that a text such as `q18.py, lines 3 to 9 and 12` names, ends excluded.
#[must_use]
pub fn lines_of(what: &str) -> Vec<Range<usize>> {
    let Some((_, lines)) = what.split_once(", line") else {
        return Vec::new();
    };
    let runs = lines.trim_start_matches('s').trim().split(" and ");
    let runs = runs.filter_map(|run| {
        let (first, last) = run.split_once(" to ").unwrap_or((run, run));
        Some(first.parse().ok()?..last.parse::<usize>().ok()? + 1)
    });
    runs.collect()
}

fn left(text: &str) -> Vec<Left> {
    let mut all = Vec::new();
    for (index, line) in text.lines().enumerate() {
        // What is written behind `//` is no code.
        let code = line.split("//").next().unwrap_or_default();
        let Some((_, rest)) = code.split_once("todo!(") else {
            continue;
        };
        let what = rest.trim_start().strip_prefix('"');
        let what = what.and_then(|rest| rest.split('"').next());
        all.push(Left {
            line: index + 1,
            what: what.unwrap_or_default().to_owned(),
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::learn::practice::{Content, files};

    #[test]
    fn what_is_left_says_which_lines_it_stands_for() {
        let text = "fn f() {\n    todo!(\"q18.py, lines 8 to 20\")\n}\n// todo!(\"not\")\nfn g() { todo!() }\n";
        let left = left(text);
        assert_eq!(left.len(), 2);
        assert_eq!(
            (left[0].line, left[0].what.as_str()),
            (2, "q18.py, lines 8 to 20")
        );
        assert_eq!((left[1].line, left[1].what.as_str()), (5, ""));
        assert_eq!(lines_of("q18.py, lines 3 to 9 and 12"), [3..10, 12..13]);
        assert_eq!(lines_of("q18.py, line 4").first(), Some(&(4..5)));
        assert!(lines_of("").is_empty());
    }

    #[test]
    fn every_todo_of_every_skeleton_that_names_lines_leads_to_notes() {
        let mut count = 0;
        for question in corpus::questions() {
            let files = files(&question, Content::Skeleton, Path::new("a"));
            let program = files.iter().find(|(path, _)| path.ends_with("main.rs"));
            let (_, program) = program.expect("there is a program");
            for left in left(program).iter().filter(|it| !it.what.is_empty()) {
                count += 1;
                assert!(!bands_of(&question, left).is_empty(), "{left:?}");
            }
        }
        assert!(count > 100, "{count}");
    }
}
