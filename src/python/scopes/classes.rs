//! Which class of a file derives from which.

use rustc_hash::FxHashMap;

use super::by_name::ByName;
use super::{File, Opener, ScopeId};
use crate::python::names::bare_name;

/// The classes of the file that each class derives from, by bare names, upwards; never itself.
pub(super) fn find_derived(file: &File<'_>) -> FxHashMap<ScopeId, Vec<ScopeId>> {
    let mut derived = FxHashMap::default();
    if file.classes.is_empty() {
        return derived;
    }
    let name = |id: &ScopeId| match file.scope(*id).opener {
        Opener::Class(class) => Some((&class.name.id, *id)),
        _ => None,
    };
    let by_name = ByName::new(file.classes.iter().filter_map(name));
    // For each class, the last that was found to derive from it.
    let mut found_for = vec![ScopeId::MODULE; file.scopes.len()];
    let mut open = Vec::new();
    for &class in &file.classes {
        let mut found = Vec::new();
        open.push(class);
        while let Some(Opener::Class(node)) = open.pop().map(|id| file.scope(id).opener) {
            for base in node.bases().iter().filter_map(bare_name) {
                for id in by_name.named(base) {
                    let last = std::mem::replace(&mut found_for[id.index()], class);
                    if id != class && last != class {
                        found.push(id);
                        open.push(id);
                    }
                }
            }
        }
        if !found.is_empty() {
            derived.insert(class, found);
        }
    }
    derived
}
