//! What the walk keeps of a file for those who ask about its nodes: told by them, so that no filter of theirs
//! stands in the walk.

use rustpython_ast::NodeKind;

/// The kinds of nodes that somebody asks about, and the names.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    /// Of statements and expressions that are not always kept: definitions, calls and whatever else has a variant
    /// of its own in [`super::Node`] are.
    kinds: Vec<bool>,
    /// Dotted names of variables of modules that are asked for wherever they stand, not only where they are called.
    names: Vec<&'static str>,
    /// The last parts of these.
    attributes: Vec<&'static str>,
}

impl Wanted {
    pub(crate) fn add_kinds(&mut self, kinds: &[NodeKind]) {
        for kind in kinds {
            let index = *kind as usize;
            if self.kinds.len() <= index {
                self.kinds.resize(index + 1, false);
            }
            self.kinds[index] = true;
        }
    }

    pub(crate) fn add_names(&mut self, names: &[&'static str]) {
        for name in names {
            self.names.push(name);
            let attribute = name.rsplit('.').next().unwrap_or(name);
            if !self.attributes.contains(&attribute) {
                self.attributes.push(attribute);
            }
        }
    }

    /// Whether nodes of this kind are asked about.
    pub(super) fn holds(&self, kind: NodeKind) -> bool {
        self.kinds.get(kind as usize).is_some_and(|it| *it)
    }

    /// Whether an attribute of this name may be one of the variables that are asked for.
    pub(super) fn may_hold_attribute(&self, name: &str) -> bool {
        self.attributes.contains(&name)
    }

    /// The dotted names of the variables that are asked for.
    pub(super) fn names(&self) -> &[&'static str] {
        &self.names
    }
}
