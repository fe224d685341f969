//! Helpers of phrases whose names a program has for something of its own.

use crate::rust::contains_word;
use crate::translation::translator::Translator;

impl Translator<'_, '_> {
    /// The helpers that the program calls, or that these call, where a function or a variable of its own has
    /// the name.
    pub(super) fn hidden_helpers(&self) -> Vec<&'static str> {
        let used: Vec<&str> = self.phrase_helpers.iter().copied().collect();
        let helpers = crate::phrases::helpers(&used);
        let names = helpers.into_iter().map(|it| it.name);
        names.filter(|it| self.is_hidden_helper(it)).collect()
    }

    fn is_hidden_helper(&self, name: &str) -> bool {
        let mut functions = self.program.funcs.iter().zip(&self.func_names);
        if functions.any(|(func, own)| func.class.is_none() && own == name) {
            return true;
        }
        // A variable hides a function up to the end of what it stands in.
        let mut is_hidden = false;
        for line in &self.out.lines {
            let head = line.trim_start_matches("pub ").trim_start_matches("async ");
            if head.starts_with("fn ") {
                is_hidden = false;
            }
            if is_hidden && calls(line, name) {
                return true;
            }
            is_hidden |= !calls(line, name) && contains_word(line, name)
                || line.starts_with(&format!("let {name}"))
                || line.starts_with(&format!("let mut {name}"));
        }
        false
    }
}

/// Whether a line of Rust calls a function by its name alone.
fn calls(line: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ':');
    let mut places = line.match_indices(name);
    places.any(|(at, _)| {
        line[at + name.len()..].starts_with('(')
            && !line[..at].ends_with(is_part)
            && !line[..at].ends_with("fn ")
    })
}
