//! The Rust made so far: lines, each with the line of the Python that it comes from.

/// Lines of Rust; their layout is settled later.
#[derive(Debug, Default, Clone)]
pub(super) struct Out {
    pub(super) lines: Vec<String>,
    pub(super) origins: Vec<Option<usize>>,
    /// The line of Python that new lines come from.
    pub(super) origin: Option<usize>,
    /// Comments, each before the line with this index.
    pub(super) comments: Vec<(usize, String)>,
    pub(super) blanks: Vec<usize>,
    /// Lines of Python that have no Rust of their own, each with the line that stands for it.
    pub(super) also: Vec<(usize, usize)>,
}

/// A place to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    lines: usize,
    comments: usize,
    blanks: usize,
    also: usize,
}

impl Mark {
    /// The line that was next.
    pub(super) fn line(self) -> usize {
        self.lines
    }
}

impl Out {
    /// Writes a line; a literal over several lines is as many.
    pub(super) fn line(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.contains('\n') {
            self.lines.push(text);
            self.origins.push(self.origin);
            return;
        }
        for line in text.split('\n') {
            self.lines.push(line.to_owned());
            self.origins.push(self.origin);
        }
    }

    /// Takes the `mut` from the last line if all that it does is to bind this name.
    pub(super) fn keep_last_still(&mut self, name: &str) {
        if let Some(last) = self.lines.last_mut()
            && let Some(rest) = last.strip_prefix(&format!("let mut {name}"))
            && rest.starts_with([' ', ':'])
            && rest.ends_with(';')
        {
            *last = format!("let {name}{rest}");
        }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            lines: self.lines.len(),
            comments: self.comments.len(),
            blanks: self.blanks.len(),
            also: self.also.len(),
        }
    }

    /// The lines since a place.
    pub(super) fn since(&self, mark: Mark) -> &[String] {
        self.lines.get(mark.lines..).unwrap_or_default()
    }

    /// Notes that a statement of Python needs no line of its own in Rust.
    pub(super) fn seen(&mut self, line: usize) {
        self.also.push((self.lines.len(), line));
    }

    /// Notes that a statement is what was written since, if no line says so itself.
    pub(super) fn seen_since(&mut self, mark: Mark, line: usize) {
        let mut written = self.origins[mark.lines..]
            .iter()
            .zip(&self.lines[mark.lines..]);
        // Brackets are joined with what stands before them.
        let is_said = written
            .any(|(origin, text)| *origin == Some(line) && text.chars().any(char::is_alphanumeric));
        if !is_said {
            self.also.push((mark.lines, line));
        }
    }

    /// Writes lines where others stand, which move down.
    pub(super) fn insert(&mut self, at: usize, lines: Vec<String>, origins: Vec<Option<usize>>) {
        let count = lines.len();
        self.lines.splice(at..at, lines);
        self.origins.splice(at..at, origins);
        let moved = self.comments.iter_mut().map(|it| &mut it.0);
        let moved = moved.chain(&mut self.blanks);
        for place in moved.chain(self.also.iter_mut().map(|it| &mut it.0)) {
            if *place >= at {
                *place += count;
            }
        }
        self.blanks.push(at);
        self.blanks.push(at + count);
    }

    /// Forgets what was written since.
    pub(super) fn back(&mut self, mark: Mark) {
        self.lines.truncate(mark.lines);
        self.origins.truncate(mark.lines);
        self.comments.truncate(mark.comments);
        self.blanks.truncate(mark.blanks);
        self.also.truncate(mark.also);
    }

    /// Takes out what was written since, and where each line comes from.
    pub(super) fn take_with_origins(&mut self, mark: Mark) -> (Vec<String>, Vec<Option<usize>>) {
        let origins = self.origins.split_off(mark.lines);
        (self.lines.split_off(mark.lines), origins)
    }

    /// Takes out what was written since.
    pub(super) fn take(&mut self, mark: Mark) -> Vec<String> {
        self.origins.truncate(mark.lines);
        self.lines.split_off(mark.lines)
    }
}
