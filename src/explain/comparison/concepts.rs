//! The few words of a band that say the same thing in two languages: `raise` and `Err`, `__exit__` and
//! `drop`. They are what a reader looks for on the other side.

mod table;

use super::lines::{Line, Mark};
use crate::rust::tokens::Class;
use table::TABLE;

/// More than so many in a band are no few any more.
pub(crate) const MOST: usize = 6;

/// A word of Python and the word of Rust that takes its part in a band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// As the Python has it.
    pub python: String,
    /// As the Rust has it.
    pub rust: String,
}

/// The concepts of a band, in the order of the Python; their words are marked on both sides.
///
/// In a word of the table the first of its counterparts counts that is there. A counterpart answers to one
/// word only.
pub(super) fn mark(python: &mut [Line], rust: &mut [Line]) -> Vec<Concept> {
    let mut found: Vec<(Places, Places, Concept)> = Vec::new();
    for (word, counterparts) in TABLE {
        let here = places(python, word);
        if here.is_empty() {
            continue;
        }
        let counterparts = counterparts.split(' ').map(|it| (it, places(rust, it)));
        let is_new = |places: &Places| found.iter().all(|(_, known, _)| known[0] != places[0]);
        let counterpart = counterparts
            .into_iter()
            .find(|(_, there)| !there.is_empty() && is_new(there));
        if let Some((counterpart, there)) = counterpart
            && found.iter().all(|(known, ..)| known[0] != here[0])
        {
            let concept = Concept {
                python: (*word).to_owned(),
                rust: match bare(counterpart) {
                    "|" => "|…|".to_owned(),
                    bare => bare.to_owned(),
                },
            };
            found.push((here, there, concept));
        }
        if found.len() == MOST {
            break;
        }
    }
    found.sort_by_key(|(here, ..)| here[0]);
    for (index, (here, there, _)) in found.iter().enumerate() {
        set(python, here, index);
        set(rust, there, index);
    }
    found.into_iter().map(|(.., concept)| concept).collect()
}

/// Indices of lines and of their pieces, in order.
type Places = Vec<(usize, usize)>;

fn places(lines: &[Line], word: &str) -> Places {
    let mut places = Places::new();
    for (index, line) in lines.iter().enumerate() {
        for piece in 0..line.pieces.len() {
            if is_there(line, piece, word) {
                places.push((index, piece));
            }
        }
    }
    places
}

/// A word of the table without its sign: `Err=>` is an `Err` that begins an arm, `Err(` any other.
fn bare(word: &str) -> &str {
    let bare = word.strip_suffix("=>").or_else(|| word.strip_suffix('('));
    bare.filter(|it| !it.is_empty()).unwrap_or(word)
}

fn is_there(line: &Line, index: usize, word: &str) -> bool {
    let piece = &line.pieces[index];
    let text = &line.text[piece.range.clone()];
    match piece.class {
        Class::Comment | Class::String | Class::Number => return false,
        // `@wraps(func)` and `#[derive(Debug)]` are found by what they begin with.
        Class::Attribute => {
            let inner = text.trim_start_matches(['@', '#', '[', '!']);
            let wanted = word.trim_start_matches('@');
            let name = inner.split(|c: char| !c.is_alphanumeric() && c != '_');
            return (word.starts_with('@') || text.starts_with('#'))
                && name.take(3).any(|name| name == wanted);
        }
        _ => {}
    }
    if word.starts_with('@') || text != bare(word) {
        return false;
    }
    let rest = &line.text[piece.range.end..];
    let is_arm = rest.contains("=>") || line.text.trim_start().starts_with("if let");
    if word.ends_with("=>") {
        is_arm
    } else {
        !(word.ends_with('(') && is_arm)
    }
}

fn set(lines: &mut [Line], places: &Places, concept: usize) {
    for (line, piece) in places {
        lines[*line].pieces[*piece].mark = Mark::Concept(concept);
    }
}
