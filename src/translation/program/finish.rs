//! The whole text of a draft: what is imported, the helpers, and which line comes from where.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::imports;
use super::pruned::pruned;
use crate::rust;
use crate::rust::contains_word;
use crate::translation::translator::Translator;
use crate::translation::{Crate, Draft, helpers};
use crate::types::exceptions;

impl Translator<'_, '_> {
    /// Puts the program together.
    pub(super) fn finish(mut self) -> Draft {
        self.drop_unneeded_parts();
        self.write_parameters();
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
        if self.makes_os_errors {
            self.uses.insert("std::io".to_owned());
            self.uses.insert("std::path::Path".to_owned());
            helper_lines.extend(self.os_error_text().lines().map(str::to_owned));
            helper_lines.push(String::new());
        }
        if let Some(writer) = self.log_writer.take() {
            helper_lines.extend(writer.lines().map(str::to_owned));
            helper_lines.push(String::new());
        }
        // Helpers call the errors by the names that they mostly have.
        let value = exceptions::Exc::Builtin("ValueError");
        if let Ok(value) = self.error_variant(value)
            && value != "Error::Value"
        {
            let gives = format!(", {}> {{", self.error_name);
            for line in &mut helper_lines {
                *line = line
                    .replace("Error::Value", &value)
                    .replace(", Error> {", &gives);
            }
        }
        let patterns = self.pattern_statics().into_iter().map(|it| it.1);
        let program: Vec<String> = self.out.lines.iter().cloned().chain(patterns).collect();
        let helper_lines = pruned(helper_lines, &program.join("\n"));
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
            text: rust::tidied(lines.join("\n") + "\n"),
            origins: origins.clone(),
            comments: self
                .out
                .comments
                .iter()
                .map(|(at, text)| (at + shift, text.clone()))
                .collect(),
            blanks: self.out.blanks.iter().map(|at| at + shift).collect(),
        };
        let crates: Vec<Crate> = self
            .crates
            .iter()
            .filter(|it| rough.text.contains(&it.replace('-', "_")))
            .map(|it| helpers::crate_of(it))
            .chain(self.phrase_crates.iter().cloned())
            .collect::<BTreeSet<Crate>>()
            .into_iter()
            .collect();
        // Of one that is needed twice, the one with more features.
        let crates: Vec<Crate> = crates
            .iter()
            .filter(|it| {
                let others = crates.iter().filter(|other| other.name == it.name);
                others.map(|other| other.features.len()).max() == Some(it.features.len())
            })
            .cloned()
            .collect();
        // Which printed line each line became, by the order in which both come.
        let tagged = rust::Rough {
            origins: (0..origins.len()).map(|at| Some(at + 1)).collect(),
            ..rough.clone()
        };
        let (text, places) = match rust::print(&tagged) {
            Ok(it) => (it.text, it.lines),
            Err(unparsable) => {
                if std::env::var_os("PY2RS_DEBUG").is_some() {
                    tracing_unparsable(&rough.text, &unparsable);
                }
                (
                    rough.text.clone(),
                    (1..=origins.len()).map(|at| (at, at)).collect(),
                )
            }
        };
        let mut first: FxHashMap<usize, usize> = FxHashMap::default();
        let mut last: FxHashMap<usize, usize> = FxHashMap::default();
        for (printed, rough) in &places {
            first.entry(*rough).or_insert(*printed);
            last.insert(*rough, *printed);
        }
        // Behind the last of the program's own lines come the helpers, which are none of its statements.
        let own_end = shift + self.out.lines.len();
        let near = |at: usize| {
            let after = (at..=own_end).find_map(|at| first.get(&at));
            let before = || (1..=own_end).rev().find_map(|at| last.get(&at));
            after.or_else(before).copied().unwrap_or(1)
        };
        let mut pairs: Vec<(usize, usize)> = places
            .iter()
            .filter_map(|(printed, rough)| Some((*printed, (*origins.get(rough - 1)?)?)))
            .collect();
        let seen = self.out.also.iter();
        pairs.extend(seen.map(|(at, line)| (near(at + shift + 1), *line)));
        let is_bracket = |text: &str| text.chars().all(|c| "(){}[],; ".contains(c));
        for (at, (origin, text)) in origins.iter().zip(rough.text.lines()).enumerate() {
            // What was joined with the line before is still said.
            if let Some(origin) = origin
                && !is_bracket(text)
                && !first.contains_key(&(at + 1))
            {
                let before = (1..=at).rev().find_map(|at| last.get(&at).copied());
                pairs.push((before.unwrap_or_else(|| near(at + 1)), *origin));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let printed: Vec<&str> = text.lines().collect();
        for definition in &mut self.definitions {
            let rough = definition.rust_line + shift + 1..=definition.rust_end_line + shift;
            definition.rust_line = near(*rough.start());
            // A line with nothing but a brace comes from no line of its own.
            let inner = rough.filter_map(|at| last.get(&at).copied()).max();
            let inner = inner.unwrap_or(definition.rust_line);
            definition.rust_end_line = closed(&printed, definition.rust_line, inner);
            // Damaged code has names behind what they name.
            definition.end_line = definition.end_line.max(definition.line);
        }
        self.definitions.sort_by_key(|it| (it.line, it.end_line));
        self.holes.sort_by_key(|it| it.span.start);
        self.decisions.sort_by_key(|it| it.line);
        Draft {
            rust: text,
            crates,
            statements: self.statements,
            drafted: self.drafted,
            definitions: self.definitions,
            holes: self.holes,
            decisions: self.decisions,
            lines: pairs,
            types: Vec::new(),
        }
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

/// Shows what was made and does not parse: for who works on the translation.
fn tracing_unparsable(text: &str, unparsable: &rust::Unparsable) {
    let mut shown = format!("{unparsable:?}\n");
    let (mut item, mut depth) = (Vec::new(), 0_i64);
    for line in text.lines() {
        item.push(line);
        depth += i64::try_from(line.matches(['{', '[', '(']).count()).unwrap_or(0);
        depth -= i64::try_from(line.matches(['}', ']', ')']).count()).unwrap_or(0);
        if depth == 0 && !line.starts_with("//") {
            let rough = rust::Rough {
                origins: vec![None; item.len()],
                text: item.join("\n"),
                comments: Vec::new(),
                blanks: Vec::new(),
            };
            if rust::print(&rough).is_err() {
                shown.push_str(&format!("BAD ITEM {}\n", rough.text));
            }
            item.clear();
        }
    }
    for (at, line) in text.lines().enumerate() {
        shown.push_str(&format!("{:4} {line}\n", at + 1));
    }
    let _ = std::io::Write::write_all(&mut std::io::stderr(), shown.as_bytes());
}

/// The line of a program that a definition ends on: it begins on the line `first`, and the line `inner`
/// is the last that holds any of its code; all 1-based.
fn closed(program: &[&str], first: usize, inner: usize) -> usize {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let of_first = program.get(first - 1).map_or(0, |line| indent(line));
    let is_end = |line: &&str| indent(line) == of_first && line.trim_start().starts_with('}');
    let is_inner_end = |line: &&&str| indent(line) == of_first && line.ends_with(['}', ';']);
    if program
        .get(inner - 1)
        .is_some_and(|line| is_inner_end(&line))
    {
        return inner;
    }
    let rest = program.get(inner..).unwrap_or_default();
    rest.iter()
        .position(is_end)
        .map_or(inner, |after| inner + after + 1)
}
