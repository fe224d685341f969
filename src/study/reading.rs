//! What is being read: a comparison, the band in focus, the token under the cursor, how far the panes
//! are scrolled.

use crate::explain::comparison::{Band, Comparison, Side};
use crate::layout::{Options, Panes};

/// Where a reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before the bands: the idea is read, the code seen from its top.
    Idea,
    /// The band of this index.
    Band(usize),
    /// Behind the bands: pitfalls, crates, related questions.
    Rest,
}

/// A token: the indices of its line in the band's side and of its piece in the line.
pub(super) type Token = (usize, usize);

#[derive(Debug)]
pub(super) struct Reading {
    pub(super) comparison: Comparison,
    pub(super) panes: Panes,
    options: Options,
    pub(super) stage: Stage,
    /// The side that the cursor is on.
    pub(super) side: Side,
    /// The token under the cursor, in the band in focus.
    pub(super) cursor: Option<Token>,
    /// The first row of the code that is seen.
    pub(super) top: usize,
    /// The first row of the notes that is seen.
    pub(super) notes_top: usize,
}

impl Reading {
    pub(super) fn new(comparison: Comparison, options: Options) -> Self {
        Self {
            panes: Panes::new(&comparison, options),
            comparison,
            options,
            stage: Stage::Idea,
            side: Side::Python,
            cursor: None,
            top: 0,
            notes_top: 0,
        }
    }

    /// Lays the code out for another width or arrangement; the band in focus stays in sight.
    pub(super) fn lay_out(&mut self, options: Options, height: usize) {
        if options != self.options {
            self.options = options;
            self.panes = Panes::new(&self.comparison, options);
            self.show(height);
        }
        self.top = self.top.min(self.last_top(height));
    }

    /// The band in focus.
    pub(super) fn band(&self) -> Option<&Band> {
        match self.stage {
            Stage::Band(index) => self.comparison.bands.get(index),
            Stage::Idea | Stage::Rest => None,
        }
    }

    /// Goes to a stage, `height` rows of code being seen.
    pub(super) fn go(&mut self, stage: Stage, height: usize) {
        self.stage = match stage {
            Stage::Band(_) if self.comparison.bands.is_empty() => Stage::Idea,
            Stage::Band(index) => Stage::Band(index.min(self.comparison.bands.len() - 1)),
            stage => stage,
        };
        self.notes_top = 0;
        self.point_at_something();
        self.show(height);
    }

    /// The stage as a number that can be kept: 0 for the idea, then the bands from 1 on.
    pub(super) fn step_of_stage(&self) -> usize {
        match self.stage {
            Stage::Idea => 0,
            Stage::Band(index) => index + 1,
            Stage::Rest => self.comparison.bands.len() + 1,
        }
    }

    /// The stage of such a number.
    pub(super) fn stage_of(&self, step: usize) -> Stage {
        match step.checked_sub(1) {
            None => Stage::Idea,
            Some(index) if index < self.comparison.bands.len() => Stage::Band(index),
            Some(_) => Stage::Rest,
        }
    }

    pub(super) fn down(&mut self, height: usize) {
        let last = self.comparison.bands.len().saturating_sub(1);
        match self.stage {
            Stage::Band(index) if self.end(index) > self.top + height => {
                let page = self.top + height.saturating_sub(1).max(1);
                self.top = page.min(self.end(index).saturating_sub(height));
            }
            Stage::Idea => self.go(Stage::Band(0), height),
            Stage::Band(index) if index < last => self.go(Stage::Band(index + 1), height),
            Stage::Band(_) => self.go(Stage::Rest, height),
            Stage::Rest => {}
        }
    }

    pub(super) fn up(&mut self, height: usize) {
        match self.stage {
            Stage::Band(index) if self.start(index) < self.top => {
                let page = self.top.saturating_sub(height.saturating_sub(1).max(1));
                self.top = page.max(self.start(index));
            }
            Stage::Rest => self.go(Stage::Band(usize::MAX), height),
            Stage::Band(0) => self.go(Stage::Idea, height),
            Stage::Band(index) => self.go(Stage::Band(index - 1), height),
            Stage::Idea => {}
        }
    }

    /// Scrolls the code; a band that is seen gets the focus when the one that has it is left behind.
    pub(super) fn scroll(&mut self, rows: isize, height: usize) {
        let top = self.top.saturating_add_signed(rows);
        self.top = top.min(self.last_top(height));
        let seen = self.top..self.top + height.max(1);
        let is_seen = |band: usize| self.start(band) < seen.end && self.end(band) > seen.start;
        let focus = match self.stage {
            Stage::Band(index) => Some(index),
            Stage::Idea if self.top == 0 => None,
            Stage::Rest if self.top == self.last_top(height) => None,
            Stage::Idea | Stage::Rest => Some(usize::MAX),
        };
        if focus.is_some_and(|band| band == usize::MAX || !is_seen(band)) {
            let bands = 0..self.comparison.bands.len();
            let whole = bands.clone().find(|band| seen.contains(&self.start(*band)));
            if let Some(band) = whole.or_else(|| bands.clone().find(|band| is_seen(*band))) {
                self.stage = Stage::Band(band);
                self.notes_top = 0;
                self.point_at_something();
            }
        }
    }

    /// Puts the cursor on the next word of its side of the band, or the one before.
    pub(super) fn step(&mut self, forward: bool) {
        let Some(band) = self.band() else { return };
        let tokens = words(band, self.side);
        let at = self
            .cursor
            .and_then(|token| tokens.iter().position(|it| *it == token));
        let next = match at {
            Some(at) if forward => at + 1,
            Some(at) => at.saturating_sub(1),
            None => 0,
        };
        self.cursor = tokens.get(next).or(tokens.last()).copied().or(self.cursor);
    }

    /// Keeps the row of the cursor's token in sight.
    pub(super) fn follow_cursor(&mut self, height: usize) {
        let Some((line, piece)) = self.cursor else {
            return;
        };
        let Stage::Band(band) = self.stage else {
            return;
        };
        let rows = self.start(band)..self.end(band);
        let holds = |row: &usize| {
            self.panes.rows[*row].parts.iter().any(|part| {
                part.line == Some((self.side, line)) && part.tokens.iter().any(|it| it.1 == piece)
            })
        };
        if let Some(row) = rows.clone().find(holds) {
            self.top = self.top.clamp((row + 1).saturating_sub(height), row);
        }
    }

    /// Puts the cursor on a side; on the partner of the token that it was on, if there is one.
    pub(super) fn turn_to(&mut self, side: Side) {
        if side == self.side {
            return;
        }
        let partner = self.partners().first().copied();
        self.side = side;
        match partner {
            Some(partner) => self.cursor = Some(partner),
            None => self.point_at_something(),
        }
    }

    /// Puts the cursor where somebody clicked: a row of the code from its top, a column of the pane.
    pub(super) fn point(&mut self, row: usize, column: usize) {
        let Some(row) = self.panes.rows.get(row) else {
            return;
        };
        let band = row.band;
        let part = row.parts.iter().rev().find(|part| part.column <= column);
        let target = part.and_then(|part| {
            let (side, line) = part.line?;
            let column = column - part.column;
            let token = part.tokens.iter().find(|it| it.0.contains(&column));
            Some((side, token.map(|(_, piece)| (line, *piece))))
        });
        if self.stage != Stage::Band(band) {
            self.stage = Stage::Band(band);
            self.notes_top = 0;
            self.cursor = None;
        }
        if let Some((side, token)) = target {
            self.side = side;
            self.cursor = token;
        }
    }

    /// The tokens of the other side that say the same as the one under the cursor.
    pub(super) fn partners(&self) -> Vec<Token> {
        match (self.band(), self.cursor) {
            (Some(band), Some((line, piece))) => band.partners(self.side, line, piece),
            _ => Vec::new(),
        }
    }

    /// The line of the other side that answers to the cursor's.
    pub(super) fn answer(&self) -> Option<usize> {
        self.band()?.answer(self.side, self.cursor?.0)
    }

    /// Goes to a stage, and puts the cursor on a token of it.
    pub(super) fn go_to(&mut self, stage: Stage, token: Option<(Side, Token)>, height: usize) {
        self.go(stage, height);
        if let Some((side, token)) = token {
            self.side = side;
            self.cursor = Some(token);
            self.follow_cursor(height);
        }
    }

    /// Scrolls to the band in focus, unless some of it is seen where it can be read on.
    pub(super) fn keep_in_sight(&mut self, height: usize) {
        let Stage::Band(band) = self.stage else {
            return;
        };
        let (start, end) = (self.start(band), self.end(band));
        let is_inside = start < self.top && self.top < end;
        if !is_inside {
            self.show(height);
        }
    }

    /// The first word that the other side has as well, or the first of all.
    fn point_at_something(&mut self) {
        self.cursor = None;
        let Some(band) = self.band() else { return };
        let words = words(band, self.side);
        let carried = words.iter().find(|(line, piece)| {
            let partners = band.partners(self.side, *line, *piece);
            !partners.is_empty()
        });
        self.cursor = carried.or(words.first()).copied();
    }

    /// Scrolls so that what has the focus is seen, from its beginning if it does not fit.
    fn show(&mut self, height: usize) {
        self.top = match self.stage {
            Stage::Idea => 0,
            Stage::Rest => self.last_top(height),
            Stage::Band(band) => {
                let (start, end) = (self.start(band), self.end(band));
                // The cursor must not be above its band, the end not below the pane, if both can be.
                self.top.max(end.saturating_sub(height)).min(start)
            }
        };
    }

    fn start(&self, band: usize) -> usize {
        self.panes.bands.get(band).map_or(0, |rows| rows.start)
    }

    fn end(&self, band: usize) -> usize {
        self.panes.bands.get(band).map_or(0, |rows| rows.end)
    }

    fn last_top(&self, height: usize) -> usize {
        self.panes.rows.len().saturating_sub(height)
    }
}

/// The words of a side, which a cursor can stand on.
fn words(band: &Band, side: Side) -> Vec<Token> {
    let lines = band.lines(side).iter().enumerate();
    let words = lines.flat_map(|(number, line)| {
        let pieces = line.pieces.iter().enumerate();
        pieces
            .filter(|(_, piece)| piece.class.is_word())
            .map(move |(index, _)| (number, index))
    });
    words.collect()
}
