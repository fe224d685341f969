//! What is said below a definition of a reader's own file.

use super::{Role, Row, prose};
use crate::explain::comparison::{Band, Footnote};

/// Footnotes are looked up, not read one after the other: they may be wider than prose.
const FOOTNOTE: usize = 120;

/// What is said below a band: footnotes, what is left and why, what is to be decided.
pub(crate) fn said(band: &Band, width: usize, indent: usize) -> Vec<Row> {
    let measure = width.saturating_sub(indent).clamp(1, FOOTNOTE);
    let mut rows = Vec::new();
    let (told, again): (Vec<&Footnote>, Vec<&Footnote>) =
        band.footnotes.iter().partition(|it| !it.text.is_empty());
    for footnote in told {
        rows.extend(footnote_rows(footnote, measure));
    }
    if !again.is_empty() {
        let numbers: Vec<String> = again
            .iter()
            .map(|it| format!("{}\u{a0}{}", superscript(it.number), it.id))
            .collect();
        let numbers = numbers.join("  ");
        rows.extend(prose::hanging(
            "",
            Role::Space,
            &[(&numbers, Role::Quiet)],
            measure,
        ));
    }
    for remark in &band.remarks {
        let label = format!("{}  ", remark.label);
        rows.extend(prose::hanging(
            &label,
            Role::Quiet,
            &[(&remark.text, Role::Quiet)],
            measure,
        ));
    }
    rows.into_iter().map(|row| row.indented(indent)).collect()
}

/// One sentence goes on behind the id; what is said in full stands below it, apart.
fn footnote_rows(footnote: &Footnote, measure: usize) -> Vec<Row> {
    let number = superscript(footnote.number) + " ";
    let role = if footnote.is_mistake {
        Role::Warning
    } else {
        Role::Id
    };
    let id = [(footnote.id, role)];
    if !footnote.text.contains("\n\n") {
        return prose::noted((&number, Role::Number), &id, &footnote.text, measure);
    }
    let mut rows = prose::noted((&number, Role::Number), &id, footnote.title, measure);
    let text = prose::paragraphs(&footnote.text, measure.saturating_sub(2).max(1));
    rows.extend(text.into_iter().map(|row| row.indented(2)));
    rows.push(Row::default());
    rows
}

/// The number of a footnote, as it stands at a line.
pub(super) fn superscript(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = number.to_string();
    let digits = digits.bytes().map(|it| DIGITS[usize::from(it - b'0')]);
    digits.collect()
}

/// The letter of a concept.
pub(super) fn letter(concept: usize) -> char {
    const LETTERS: [char; 8] = ['ᵃ', 'ᵇ', 'ᶜ', 'ᵈ', 'ᵉ', 'ᶠ', 'ᵍ', 'ʰ'];
    LETTERS.get(concept).copied().unwrap_or('ˣ')
}
