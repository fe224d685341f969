//! The enum that stands for classes: its name, its members and its methods.

use rustc_hash::FxHashSet;
use rustpython_ast::StmtClassDef;

use super::module::{Module, snake};

/// A value for each class, the last for what is left.
pub(super) fn chain(
    kind: &str,
    classes: &[&StmtClassDef],
    mut value: impl FnMut(&StmtClassDef) -> String,
) -> Option<String> {
    let (last, rest) = classes.split_last()?;
    let mut text = String::new();
    for class in rest {
        text.push_str(&format!(
            "        if self is {kind}.{}:\n            return {}\n",
            member(class),
            value(class)
        ));
    }
    text.push_str(&format!("        return {}\n", value(last)));
    Some(text)
}

/// The name of a method that makes instances.
pub(super) fn maker(nth: usize) -> String {
    match nth {
        0 => "make".to_owned(),
        nth => format!("make_{}", nth + 1),
    }
}

/// The member that stands for a class.
pub(super) fn member(class: &StmtClassDef) -> String {
    snake(class.name.as_str()).to_uppercase()
}

/// The name of the enum: by what all derive from, or by what their names have in common.
pub(super) fn kind_name(module: &Module<'_>, classes: &[&StmtClassDef]) -> Option<String> {
    let roots: FxHashSet<&str> = classes
        .iter()
        .filter_map(|it| Some(module.lineage(it).last()?.name.as_str()))
        .collect();
    let roots: Vec<&str> = roots.into_iter().collect();
    let base = if let [one] = *roots {
        one.trim_start_matches("Base")
            .trim_end_matches("Base")
            .to_owned()
    } else {
        let mut names = classes.iter().map(|it| it.name.as_str());
        let first = names.next()?;
        let starts = first
            .char_indices()
            .filter(|it| it.1.is_uppercase())
            .map(|it| it.0);
        let mut ends = starts.map(|it| &first[it..]);
        let all: Vec<&str> = names.collect();
        ends.find(|end| {
            all.iter()
                .all(|it| it.ends_with(end) && it.len() > end.len())
        })
        .unwrap_or("Made")
        .to_owned()
    };
    let mut tried = [format!("{base}Class"), format!("{base}Kind")].into_iter();
    tried.find(|it| module.is_free(it))
}
