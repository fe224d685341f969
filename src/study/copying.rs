//! Copying a side of the code through the terminal.

use super::effects::Effect;
use super::state::State;
use crate::explain::comparison::Side;

impl State {
    /// Hands over the side that the cursor is on: of the band in focus, or the whole of it.
    pub(super) fn copy(&mut self, whole: bool, effects: &mut Vec<Effect>) {
        let side = self.reading.side;
        let name = match side {
            Side::Python => "Python",
            Side::Rust => "Rust",
        };
        if side == Side::Rust && self.hides() {
            return self.say("the Rust is hidden".to_owned());
        }
        let band = self.reading.band().filter(|_| !whole);
        let bands = match band {
            Some(band) => std::slice::from_ref(band),
            None => &self.reading.comparison.bands[..],
        };
        let mut texts: Vec<String> = Vec::new();
        let mut count = 0;
        for band in bands.iter().filter(|band| !band.lines(side).is_empty()) {
            let lines = band.lines(side).iter();
            let lines: Vec<&str> = lines.map(|line| line.text.as_str()).collect();
            count += lines.len();
            texts.push(lines.join("\n"));
        }
        if texts.is_empty() {
            return self.say(format!("there is no {name} in this band"));
        }
        let what = match band {
            Some(band) => format!("of band {}", band.number),
            None => "of all bands".to_owned(),
        };
        let s = if count == 1 { "" } else { "s" };
        effects.push(Effect::Copy(texts.join("\n\n") + "\n"));
        self.say(format!(
            "{count} line{s} of {name} {what} handed to the terminal's clipboard"
        ));
    }
}
