//! What calls other programs: an editor, a build, both programs; and a reader's own file, whose changes are
//! seen.

use std::path::PathBuf;

use super::effects::Effect;
use super::state::State;
use crate::explain::comparison::{Comparison, Side};

const ONLY_QUESTIONS: &str = "questions are practised: list them with /, or x runs this one";

impl State {
    /// Asks for the reader's editor: at the line that the cursor is on, or for a question in the project to
    /// practise it in.
    pub(super) fn edit(&mut self, effects: &mut Vec<Effect>) {
        if let Some(path) = self.own_path() {
            return effects.push(Effect::Edit(path, self.line()));
        }
        match self.practised() {
            Some(id) => effects.push(Effect::Practise(id)),
            None => self.say(ONLY_QUESTIONS.to_owned()),
        }
    }

    /// Asks for both programs to be built, run and compared.
    pub(super) fn run_both(&mut self, effects: &mut Vec<Effect>) {
        if let Some(path) = self.own_path() {
            return effects.push(Effect::Check(path));
        }
        let item = self.items.get(self.selected);
        match item.filter(|item| item.pair().is_some()) {
            Some(item) => effects.push(Effect::RunBoth(item.id())),
            None => self.say("phrases are no programs: questions, idioms and files are".to_owned()),
        }
    }

    /// Asks for what was written in practice to be checked.
    pub(super) fn check_practice(&mut self, effects: &mut Vec<Effect>) {
        match (self.own_path(), self.practised()) {
            (Some(path), _) => effects.push(Effect::Check(path)),
            (None, Some(id)) => effects.push(Effect::CheckPractice(id)),
            (None, None) => self.say(ONLY_QUESTIONS.to_owned()),
        }
    }

    /// The question that is read.
    fn practised(&self) -> Option<&'static str> {
        let item = self.items.get(self.selected)?;
        item.is_question().then(|| item.id())
    }

    /// Shows what the file has become.
    pub fn renew(&mut self, comparison: Comparison) {
        let Some(index) = self.items.iter().position(|item| item.own().is_some()) else {
            return;
        };
        self.items[index].renew(comparison);
        if self.selected == index {
            let (stage, top, side) = (self.reading.stage, self.reading.top, self.reading.side);
            self.read(index);
            self.reading.go(stage, self.code_height());
            self.reading.top = top;
            self.reading.side = side;
            self.settle(&mut Vec::new());
        }
    }

    /// The path of the file that is shown, if it is the reader's own.
    fn own_path(&self) -> Option<PathBuf> {
        let item = self.items.get(self.selected)?;
        Some(item.own()?.path.clone())
    }

    /// The line of the Python that the cursor is on, or answers to.
    fn line(&self) -> usize {
        let Some(band) = self.reading.band() else {
            return 1;
        };
        let line = self.reading.cursor.map(|(line, _)| line);
        let on_cursor = line.and_then(|line| {
            let line = band.lines(self.reading.side).get(line)?;
            match self.reading.side {
                Side::Python => Some(line.number),
                Side::Rust => line.origin,
            }
        });
        on_cursor
            .or(band.python.first().map(|line| line.number))
            .unwrap_or(1)
    }
}
