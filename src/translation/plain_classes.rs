//! What classes do by names and tables at run time, said in plain Python: methods looked up by the class of a
//! node, visitors that are let in, classes in registries, functions chosen by the class of what they get. Where a
//! file as it stands has holes, what is said here is drafted in its place, if that is whole.

mod accepted;
mod class_enums;
mod class_events;
mod class_flow;
mod class_values;
mod edits;
mod enum_fields;
mod flatten;
mod forwarded;
mod hierarchies;
mod inlining;
mod looked_up;
mod module;
mod registering;
mod registries;
mod restated;
mod setters;
mod single_dispatch;

use super::Draft;
use crate::analysis::Analysis;
use crate::python::scopes::File;
use crate::python::source::Source;
use edits::{Edits, Plain};
use hierarchies::Which;
use module::Module;

/// So many changes are made one after the other.
const ROUNDS: usize = 40;

type Step = fn(&Module<'_>) -> Edits;

/// The first draft without holes of what says the same as a file; `draft` drafts a file.
pub(super) fn drafted(file: &File<'_>, draft: impl Fn(&Analysis) -> Draft) -> Option<Draft> {
    if !file.syntax.errors().is_empty() {
        return None;
    }
    let mut known: Vec<String> = vec![file.source.text().to_owned()];
    for which in [None, Some(Which::Tangled), Some(Which::All)] {
        let Some(plain) = plainer(file.source, which) else {
            continue;
        };
        if known.contains(&plain.text) {
            continue;
        }
        let found = draft(&analysis(file.source, &plain));
        if found.holes.is_empty() {
            return Some(placed(found, &plain));
        }
        known.push(plain.text);
    }
    None
}

fn analysis(source: &Source, plain: &Plain) -> Analysis {
    Analysis::of_clean(Source::new(source.path(), plain.text.clone()))
}

/// A file said more plainly; nothing where there is nothing to say.
fn plainer(source: &Source, which: Option<Which>) -> Option<Plain> {
    let steps: &[Step] = &[
        restated::all,
        setters::as_methods,
        forwarded::named,
        accepted::asking,
        enum_fields::as_properties,
        single_dispatch::spelled_out,
        registries::written_down,
        class_values::as_enum,
    ];
    let mut plain = Plain::of(source.text());
    let mut is_apart = false;
    for _ in 0..ROUNDS {
        let read = analysis(source, &plain);
        if !read.errors().is_empty() {
            return None;
        }
        let module = Module::of(read.file());
        let edits = steps.iter().map(|it| it(&module)).find(|it| !it.is_empty());
        let edits = edits.or_else(|| {
            let which = which.filter(|_| !is_apart)?;
            is_apart = true;
            Some(flatten::apart(&module, which)).filter(|it| !it.is_empty())
        });
        let edits =
            edits.or_else(|| Some(looked_up::spelled_out(&module)).filter(|it| !it.is_empty()));
        let Some(edits) = edits else {
            break;
        };
        plain = plain.with(edits)?;
    }
    (plain.text != source.text()).then_some(plain)
}

/// A draft with the lines of the file that it was made for.
fn placed(mut draft: Draft, plain: &Plain) -> Draft {
    let line = |it: usize| plain.lines.get(it.saturating_sub(1)).copied().unwrap_or(1);
    for (_, python) in &mut draft.lines {
        *python = line(*python);
    }
    for definition in &mut draft.definitions {
        definition.line = line(definition.line);
        definition.end_line = line(definition.end_line).max(definition.line);
    }
    draft.definitions.sort_by_key(|it| it.line);
    for decision in &mut draft.decisions {
        decision.line = line(decision.line);
    }
    draft.decisions.sort_by_key(|it| it.line);
    for concluded in &mut draft.types {
        concluded.line = line(concluded.line);
        concluded.scope_line = line(concluded.scope_line);
        for reason in &mut concluded.why {
            reason.line = line(reason.line);
        }
    }
    draft
}
