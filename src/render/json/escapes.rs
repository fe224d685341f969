//! JSON in which everything that a terminal would obey is escaped: to a program it is the same data.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use crate::text::visible;

/// The document as one line of JSON.
pub(super) fn to_string(document: &impl Serialize) -> serde_json::Result<String> {
    let mut bytes = Vec::with_capacity(256);
    document.serialize(&mut Serializer::with_formatter(&mut bytes, Escaping))?;
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| unreachable!("JSON is text: {error}")))
}

struct Escaping;

impl Formatter for Escaping {
    // The serialiser itself escapes quotes, backslashes and the controls of ASCII but one.
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        if fragment.bytes().all(|byte| byte < 0x7f) {
            return CompactFormatter.write_string_fragment(writer, fragment);
        }
        let mut rest = fragment;
        while let Some(at) = rest.find(visible::is_obeyed) {
            let (before, from) = rest.split_at(at);
            CompactFormatter.write_string_fragment(writer, before)?;
            let mut characters = from.chars();
            let obeyed = characters.next().unwrap_or_default();
            for unit in obeyed.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = characters.as_str();
        }
        CompactFormatter.write_string_fragment(writer, rest)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_a_terminal_obeys_is_escaped_and_the_data_is_the_same() {
        let text = "\x1b[31m \u{202e}\u{2066} \u{85}\u{9b} \x7f\u{200b}\u{feff} \"é\\ 中 👩\u{200d}💻 \u{e0041}";
        let json = super::to_string(&text).expect("a string");
        assert_eq!(
            json,
            "\"\\u001b[31m \\u202e\\u2066 \\u0085\\u009b \\u007f\\u200b\\ufeff \\\"é\\\\ 中 👩\\u200d💻 \\udb40\\udc41\""
        );
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
    }
}
