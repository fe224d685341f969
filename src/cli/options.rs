//! Options that a reader always wants: a file of them, and a variable.

use std::ffi::OsString;
use std::path::PathBuf;
use std::{env, fs};

use etcetera::BaseStrategy as _;

/// The options of the file and of `PY2RS_OPTS`, in this order: what is written later wins, and what is
/// typed comes last.
pub(super) fn standing() -> Vec<OsString> {
    let file = path().and_then(|path| fs::read_to_string(path).ok());
    let variable = env::var("PY2RS_OPTS").ok();
    let texts = file.iter().chain(&variable);
    texts
        .flat_map(|text| words(text))
        .map(OsString::from)
        .collect()
}

/// `PY2RS_CONFIG`, or `py2rs/config` where the operating system wants configuration to lie.
fn path() -> Option<PathBuf> {
    if let Some(path) = env::var_os("PY2RS_CONFIG") {
        return Some(path.into());
    }
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("py2rs").join("config"))
}

/// The options in a text, quoted as in a shell; what follows a # is a comment.
fn words(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(shlex::split);
    lines.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_written_as_in_a_shell() {
        let text = "# my terminal is light\n--theme=light\n--width 120 # wide\n\n";
        assert_eq!(words(text), ["--theme=light", "--width", "120"]);
    }
}
