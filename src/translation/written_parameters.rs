//! The parameters that stand for types, written, with what is asked of them.

use std::collections::BTreeSet;

use super::translator::Translator;
use crate::types::ir::ParamId;
use crate::types::parameters::{Bound, Definition};

/// What copies a value in Rust.
const COPYING: &[&str] = &[
    ".clone()",
    ".cloned()",
    ".to_vec()",
    "to_vec)",
    ".to_owned()",
    ".concat()",
    ".repeat(",
    ".resize(",
    "extend_from_slice(",
    "Rc::unwrap_or_clone",
    ".clone_from(",
];

impl Translator<'_, '_> {
    /// Writes the parameters of all definitions, with what is asked of them.
    pub(super) fn write_parameters(&mut self) {
        let generics = &self.program.generics;
        let mut copied: BTreeSet<ParamId> = BTreeSet::new();
        for written in &self.generic_lines {
            let Some(lines) = self.out.lines.get(written.lines.clone()) else {
                continue;
            };
            let copies =
                |line: &String| COPYING.iter().any(|it| line.contains(it)) || is_repeated(line);
            if lines.iter().any(copies)
                && let Some(params) = generics.of.get(&written.of)
            {
                copied.extend(params.iter().copied());
            }
        }
        let mut shown = self.shown_params.clone();
        let pairs = generics.handed_on();
        loop {
            let before = copied.len() + shown.len();
            for (from, to) in &pairs {
                if copied.contains(from) {
                    copied.insert(*to);
                }
                if shown.contains(from) {
                    shown.insert(*to);
                }
            }
            if copied.len() + shown.len() == before {
                break;
            }
        }
        let mut uses: BTreeSet<&str> = BTreeSet::new();
        for written in self.generic_lines.clone() {
            let within = match written.of {
                Definition::Func(func) => self.params_within(func),
                Definition::Class(_) => Vec::new(),
            };
            let params = generics.of.get(&written.of).unwrap_or(&within);
            if params.is_empty() || self.out.lines.len() < written.lines.end {
                continue;
            }
            let mut names = Vec::new();
            let mut bounded = Vec::new();
            for param in params {
                let of = &generics.params[param.at()];
                let mut bounds = bounds(&of.bounds, copied.contains(param), &mut uses);
                if shown.contains(param) {
                    bounds.push("Repr");
                }
                names.push(of.name.clone());
                bounded.push(if bounds.is_empty() {
                    of.name.clone()
                } else {
                    format!("{}: {}", of.name, bounds.join(" + "))
                });
            }
            let (names, bounded) = (names.join(", "), bounded.join(", "));
            match written.of {
                Definition::Func(func) => {
                    let name = &self.func_names[func.at()];
                    let head = format!("fn {name}");
                    for line in &mut self.out.lines[written.lines.clone()] {
                        let Some(at) = line.find(&head).map(|it| it + head.len()) else {
                            continue;
                        };
                        let rest = line[at..].to_owned();
                        if let Some(inner) = rest.strip_prefix('<') {
                            *line = format!(
                                "{}<{}",
                                &line[..at],
                                inner.replacen('>', &format!(", {bounded}>"), 1)
                            );
                        } else if rest.starts_with('(') {
                            *line = format!("{}<{bounded}>{rest}", &line[..at]);
                        } else {
                            continue;
                        }
                        break;
                    }
                }
                Definition::Class(at) => {
                    let name = self.class_name(self.program.classes[at].id);
                    for line in &mut self.out.lines[written.lines.clone()] {
                        if let Some(rest) = line.strip_prefix("impl ")
                            && rest.ends_with('{')
                        {
                            let (before, of) = match rest.rsplit_once(" for ") {
                                Some((of_trait, of)) => (format!("{of_trait} for "), of),
                                None => (String::new(), rest),
                            };
                            let of = of.replacen(&name, &format!("{name}<{names}>"), 1);
                            // What drops a value asks no more than what holds it.
                            let asked = if before == "Drop for " {
                                &names
                            } else {
                                &bounded
                            };
                            *line = format!("impl<{asked}> {before}{of}");
                        } else if line.ends_with(&format!("struct {name} {{")) {
                            *line = line.replacen(
                                &format!("struct {name} {{"),
                                &format!("struct {name}<{names}> {{"),
                                1,
                            );
                        }
                    }
                }
            }
        }
        for path in uses {
            self.import(path);
        }
    }
}

/// `vec![x; n]`.
fn is_repeated(line: &str) -> bool {
    line.find("vec![")
        .is_some_and(|at| line[at..].contains("; "))
}

fn bounds(
    asked: &BTreeSet<Bound>,
    is_copied: bool,
    uses: &mut BTreeSet<&'static str>,
) -> Vec<&'static str> {
    let has = |it: Bound| asked.contains(&it);
    let mut all = Vec::new();
    if is_copied {
        all.push("Clone");
    }
    if has(Bound::Ord) {
        all.push("Ord");
    } else if has(Bound::Eq) {
        all.push("Eq");
    }
    if has(Bound::Hash) {
        uses.insert("std::hash::Hash");
        all.push("Hash");
    }
    if has(Bound::PartialOrd) && !has(Bound::Ord) {
        all.push("PartialOrd");
    } else if has(Bound::PartialEq) && !has(Bound::Ord) && !has(Bound::Eq) {
        all.push("PartialEq");
    }
    if has(Bound::Display) {
        uses.insert("std::fmt::Display");
        all.push("Display");
    }
    all
}
