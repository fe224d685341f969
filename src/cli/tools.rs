//! What is said of the tools that commands call: that one is missing, and what one says.

use std::io;

use super::outcomes::Usage;

/// So many lines are shown of what a compiler or a program writes to standard error.
const MAX_MESSAGES: usize = 300;

/// Why cargo could not be started.
pub(super) fn no_cargo(error: &io::Error) -> anyhow::Error {
    missing(error, "cargo", "https://rustup.rs installs it")
}

/// Why `tool` could not be started; with where to get it, if it is missing.
pub(super) fn missing(error: &io::Error, tool: &str, hint: &str) -> anyhow::Error {
    if error.kind() == io::ErrorKind::NotFound {
        return Usage {
            message: format!("{tool} is not on the path"),
            hints: vec![hint.to_owned()],
        }
        .into();
    }
    anyhow::anyhow!("{tool}: {error}")
}

/// The first lines of messages, and how many there are more.
pub(super) fn bounded(messages: &str) -> String {
    let mut lines = messages.split_inclusive('\n');
    let mut text: String = lines.by_ref().take(MAX_MESSAGES).collect();
    if let more @ 1.. = lines.count() {
        text.extend(["... and ", &more.to_string(), " lines more\n"]);
    }
    text
}
