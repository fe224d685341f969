//! The documents of a scan: where they wait, and where they go.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Seek as _, Write as _};

use crate::cli::Format;
use crate::render::json;
use crate::scan::summary::Summary;

/// Documents that wait until the import cycles are known: in a file, as they may be many.
pub(super) struct Waiting {
    file: BufWriter<File>,
}

impl Waiting {
    /// None yet.
    ///
    /// # Errors
    /// If there is no room for files that come and go.
    pub(super) fn new() -> io::Result<Self> {
        let file = BufWriter::new(tempfile::tempfile()?);
        Ok(Self { file })
    }

    /// Adds the document of the next file, which is one line.
    pub(super) fn add(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.file, "{line}")
    }

    /// Calls `each` with the files' numbers and documents, in order.
    pub(super) fn each(
        self,
        mut each: impl FnMut(usize, &str) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut file = self.file.into_inner()?;
        file.rewind()?;
        let mut lines = BufReader::new(file).lines();
        let mut number = 0;
        while let Some(line) = lines.next().transpose()? {
            each(number, &line)?;
            number += 1;
        }
        Ok(())
    }
}

/// Where the documents of a scan go: one a line, or into one document.
pub(super) enum Documents {
    Lines(BufWriter<io::Stdout>),
    One(BufWriter<io::Stdout>, usize),
}

pub(super) fn documents(format: Format) -> Documents {
    let stdout = || BufWriter::new(io::stdout());
    if format == Format::Jsonl {
        Documents::Lines(stdout())
    } else {
        Documents::One(stdout(), 0)
    }
}

impl Documents {
    /// Adds the document of a file.
    pub(super) fn file(&mut self, line: &str) -> io::Result<()> {
        match self {
            // Flushed, so that a reader sees the work go on.
            Self::Lines(stdout) => writeln!(stdout, "{line}").and_then(|()| stdout.flush()),
            Self::One(stdout, files) => {
                *files += 1;
                let before = if *files == 1 { json::SCAN_BEGIN } else { ",\n" };
                write!(stdout, "{before}{line}")
            }
        }
    }

    /// Ends the last one.
    pub(super) fn end(&mut self, summary: &Summary) -> io::Result<()> {
        match self {
            Self::Lines(stdout) => stdout.flush(),
            Self::One(stdout, files) => {
                let before = if *files == 0 { json::SCAN_BEGIN } else { "" };
                let summary = json::line(summary);
                writeln!(stdout, "{before}],\"summary\":{summary}}}").and_then(|()| stdout.flush())
            }
        }
    }
}
