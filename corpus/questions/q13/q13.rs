// ANCHOR: letters
use std::collections::HashSet;

#[derive(Debug, thiserror::Error)]
#[error("'{0}' is not one of a-z")]
struct NotALetter(char);

/// The character whose second occurrence comes first, in a text of the letters a to z.
fn first_recurring_character(s: &str) -> Result<Option<char>, NotALetter> {
    let mut seen = 0_u32;
    for c in s.chars() {
        if !c.is_ascii_lowercase() {
            return Err(NotALetter(c));
        }
        // ANCHOR_END: letters
        // ANCHOR: bit
        let bit = 1 << (u32::from(c) - u32::from('a'));
        if seen & bit != 0 {
            return Ok(Some(c));
        }
        seen |= bit;
    }
    Ok(None)
}
// ANCHOR_END: bit

// ANCHOR: any
fn first_recurring_of_any(s: &str) -> Option<char> {
    let mut seen = HashSet::new();
    s.chars().find(|&c| !seen.insert(c))
}
// ANCHOR_END: any

// ANCHOR: use
pub fn main() {
    for s in ["abca", "abba", "abc", "Oslo"] {
        match first_recurring_character(s) {
            Ok(found) => println!("{s}: {}", found.unwrap_or('-')),
            Err(e) => println!("{s}: {e}"),
        }
    }

    for s in ["Oslo", "Tel Aviv", "Ελλάδα"] {
        println!("{s}: {}", first_recurring_of_any(s).unwrap_or('-'));
    }
}
// ANCHOR_END: use
