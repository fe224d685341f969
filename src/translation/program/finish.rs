//! The whole text of a draft: what is imported, the helpers, and which line comes from where.

use super::imports;
use super::printing::Unprinted;
use super::pruned::pruned;
use crate::rust;
use crate::rust::contains_word;
use crate::translation::translator::Translator;
use crate::translation::{Draft, helpers};
use crate::types::exceptions;

impl Translator<'_, '_> {
    /// Puts the program together, as text that is not laid out yet.
    pub(super) fn finish(mut self) -> Unprinted {
        self.drop_unneeded_parts();
        self.write_parameters();
        self.decide_on_the_whole();
        let mut helper_lines: Vec<String> = Vec::new();
        self.stop_at_holes();
        self.wait_at_the_end();
        for text in helpers::texts(&mut self.helpers) {
            helper_lines.extend(text.lines().map(str::to_owned));
            helper_lines.push(String::new());
        }
        let names: Vec<&str> = self.phrase_helpers.iter().copied().collect();
        for helper in crate::phrases::helpers(&names) {
            // What both tables have is there once.
            let head = helper.text.lines().find(|it| it.starts_with("fn "));
            if head.is_some_and(|head| helper_lines.iter().any(|it| it == head)) {
                continue;
            }
            helper_lines.extend(helper.text.lines().map(str::to_owned));
            helper_lines.push(String::new());
        }
        // Written for this program.
        let mut own_lines: Vec<String> = Vec::new();
        if self.makes_os_errors {
            self.uses.insert("std::io".to_owned());
            self.uses.insert("std::path::Path".to_owned());
            own_lines.extend(self.os_error_text().lines().map(str::to_owned));
            own_lines.push(String::new());
        }
        if let Some(writer) = self.log_writer.take() {
            own_lines.extend(writer.lines().map(str::to_owned));
            own_lines.push(String::new());
        }
        // Helpers call the errors by the names that they mostly have.
        let value = exceptions::Exc::Builtin("ValueError");
        if let Ok(value) = self.error_variant(value)
            && value != "Error::Value"
        {
            let gives = format!(", {}> {{", self.error_name);
            for line in helper_lines.iter_mut().chain(&mut own_lines) {
                *line = line
                    .replace("Error::Value", &value)
                    .replace(", Error> {", &gives);
            }
        }
        let patterns = self.pattern_statics().into_iter().map(|it| it.1);
        let program = self.out.lines.iter().chain(&own_lines).cloned();
        let program: Vec<String> = program.chain(patterns).collect();
        let mut helper_lines = pruned(helper_lines, &program.join("\n"));
        helper_lines.extend(own_lines);
        let helper_text = helper_lines.join("\n");
        for (needle, path) in helpers::IMPORTS {
            if helper_text.contains(needle) {
                self.uses.insert((*path).to_owned());
            }
        }
        if self.uses.contains("indexmap::IndexMap") {
            self.crates.insert("indexmap");
        }
        if self.uses.iter().any(|it| it.starts_with("parking_lot::")) {
            self.crates.insert("parking_lot");
        }
        let documentation = self
            .out
            .lines
            .iter()
            .take_while(|it| it.starts_with("//!"))
            .count();
        let body = self.out.lines[documentation..].join("\n");
        let statics: Vec<String> = self
            .pattern_statics()
            .into_iter()
            .filter(|(name, _)| contains_word(&body, name))
            .flat_map(|(_, line)| line.lines().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let helper_text = helper_text + "\n" + &statics.join("\n");
        let mut lines: Vec<String> = self.out.lines[..documentation].to_vec();
        let mut origins: Vec<Option<usize>> = self.out.origins[..documentation].to_vec();
        let imports = self.imports();
        for path in &self.uses {
            // Named with what else comes of it.
            if self
                .uses
                .iter()
                .any(|it| it.starts_with(&format!("{path}::{{self")))
            {
                continue;
            }
            if path.ends_with('}')
                || path.ends_with("::*")
                // Its methods are used, not its name.
                || path == "itertools::Itertools"
                || path == "std::io::BufRead"
                || path.ends_with(" as _")
                || path.starts_with("num_integer::")
                || path.starts_with("num_traits::")
                || imports::is_named(&body, path)
                || imports::is_named(&helper_text, path)
            {
                lines.push(format!("use {path};"));
                origins.push(imports::line_of(path, &imports));
            }
        }
        if self.uses_unknown && (contains_word(&body, "Unknown")) {
            lines.push("/// Stands for a type that is not known.".into());
            lines.push(
                "#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]".into(),
            );
            lines.push("pub struct Unknown;".into());
            origins.extend([None, None, None]);
        }
        origins.extend(statics.iter().map(|_| None));
        lines.extend(statics);
        let shift = lines.len() - documentation;
        lines.extend(self.out.lines[documentation..].iter().cloned());
        origins.extend(self.out.origins[documentation..].iter().copied());
        lines.extend(helper_lines);
        origins.resize(lines.len(), None);
        let rough = rust::Rough {
            text: lines.join("\n") + "\n",
            origins,
            comments: self
                .out
                .comments
                .iter()
                .map(|(at, text)| (at + shift, text.clone()))
                .collect(),
            blanks: self.out.blanks.iter().map(|at| at + shift).collect(),
        };
        let own_end = shift + self.out.lines.len();
        // What holds the containers of the file is none of its definitions.
        let holders = &self.program.classes[..self.program.holders];
        let is_of = |name: &str, class: &str| name.split('.').next() == Some(class);
        let mut definitions = self.definitions;
        definitions.retain(|it| !holders.iter().any(|class| is_of(&it.name, &class.name)));
        let mut draft = Unprinted {
            rough,
            shift,
            own_end,
            also: self.out.also,
            crates: self.crates.into_iter().collect(),
            phrase_crates: self.phrase_crates.into_iter().collect(),
            rest: Draft {
                statements: self.statements,
                drafted: self.drafted,
                definitions,
                holes: self.holes,
                decisions: self.decisions,
                ..Draft::default()
            },
        };
        draft.rest.holes.sort_by_key(|it| it.span.start);
        draft.rest.decisions.sort_by_key(|it| it.line);
        draft
    }
}

impl Translator<'_, '_> {
    /// Where something is left open in a program of several threads or tasks, that ends the program: others may
    /// be waiting for the one that gets there.
    fn stop_at_holes(&mut self) {
        let runs_others = |line: &String| line.contains("thread::") || line.contains("spawn");
        let has_others = self.helpers.iter().any(|it| MAKERS.contains(it))
            || self.out.lines.iter().any(runs_others);
        let is_main = |line: &&mut String| {
            let head = line.trim_start_matches("async ");
            head.starts_with("fn main()") && head.ends_with('{')
        };
        if self.holes.is_empty() || !has_others {
            return;
        }
        if let Some(main) = self.out.lines.iter_mut().find(is_main) {
            main.push_str(" end_at_what_is_left_open();");
            self.helper("end_at_what_is_left_open");
        }
    }
}

/// Helpers that run something beside what makes them.
const MAKERS: &[&str] = &[
    "Thread",
    "Process",
    "OwnThread",
    "Pool",
    "Timer",
    "TaskGroup",
];
