//! What both programs print, and where the Rust can be run.

use std::fmt::Write as _;

use maud::{Markup, html};

use crate::explain::comparison::Comparison;
use crate::text::visible;

/// The section that shows it; nothing where it is not known.
pub(super) fn both_print(comparison: &Comparison) -> Markup {
    let Some((lines, left_out)) = comparison.both_print() else {
        return html! {};
    };
    let all = comparison.printed.unwrap_or_default();
    html! {
        section.printed id="both-print" {
            h2 { "Both print" }
            pre { samp { (visible::kept_lines(&lines.join("\n"))) } }
            @if left_out > 0 {
                details {
                    summary { "All " (lines.len() + left_out) " lines" }
                    pre { samp { (visible::kept_lines(all.trim_end_matches('\n'))) } }
                }
            }
            @if let Some(program) = &comparison.runnable {
                p { a href=(playground(program)) { "Run the Rust in the Playground" } }
            }
        }
    }
}

/// A page of the Rust Playground with a program in it.
fn playground(program: &str) -> String {
    let mut address =
        String::from("https://play.rust-lang.org/?version=stable&mode=debug&edition=2024&code=");
    for byte in program.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                address.push(char::from(byte));
            }
            byte => write!(address, "%{byte:02X}")
                .unwrap_or_else(|error| unreachable!("writing to a string: {error}")),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_in_the_address_whole() {
        let address = playground("fn main() {\n    println!(\"ä&\");\n}");
        let code = address.split_once("code=").expect("is there").1;
        assert_eq!(
            code,
            "fn%20main%28%29%20%7B%0A%20%20%20%20println%21%28%22%C3%A4%26%22%29%3B%0A%7D"
        );
    }
}
