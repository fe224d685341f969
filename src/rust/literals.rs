//! Literals, as they were written.

use syn::Lit;

use super::shape::Shape;
use super::text::Text;

/// As it was written.
pub(super) fn literal(lit: &Lit) -> String {
    match lit {
        Lit::Str(of) => of.token().to_string(),
        Lit::ByteStr(of) => of.token().to_string(),
        Lit::CStr(of) => of.token().to_string(),
        Lit::Byte(of) => of.token().to_string(),
        Lit::Char(of) => of.token().to_string(),
        Lit::Int(of) => of.token().to_string(),
        Lit::Float(of) => of.token().to_string(),
        Lit::Bool(of) => of.value.to_string(),
        Lit::Verbatim(of) => of.to_string(),
        _ => String::new(),
    }
}

/// A literal, if it fits or does not have to.
pub(super) fn literal_in(lit: &Lit, shape: Shape) -> Option<Text> {
    let text = Text::from(literal(lit));
    let is_raw = text.as_str().starts_with('r');
    let goes_on = |line: &str| line.ends_with('\\');
    match lit {
        Lit::Str(_) if is_raw => Some(text),
        Lit::Str(_) => {
            let breaks = text.breaks();
            let free = text.as_str().split('\n').take(breaks).all(goes_on);
            if free {
                Some(text)
            } else {
                shape.fitting(text)
            }
        }
        _ => shape.fitting(text),
    }
}
