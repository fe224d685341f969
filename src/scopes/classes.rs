//! Which class of a file derives from which.

use rustc_hash::FxHashMap;

use super::{File, Opener, ScopeId};
use crate::names::bare_name;

/// The classes of the file that each class derives from, by bare names, upwards; never itself.
pub(super) fn find_derived(file: &File<'_>) -> FxHashMap<ScopeId, Vec<ScopeId>> {
    let mut derived = FxHashMap::default();
    if file.classes.is_empty() {
        return derived;
    }
    // For each class, the last that was found to derive from it.
    let mut found_for = vec![ScopeId::MODULE; file.scopes.len()];
    let is_class = |id: &ScopeId| matches!(file.scope(*id).opener, Opener::Class(_));
    let mut open = Vec::new();
    let scopes = file.scope(ScopeId::MODULE).within(ScopeId::MODULE);
    for class in scopes.filter(is_class) {
        let mut found = Vec::new();
        open.push(class);
        while let Some(Opener::Class(node)) = open.pop().map(|id| file.scope(id).opener) {
            for base in node.bases().iter().filter_map(bare_name) {
                for id in file.classes_named(base) {
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
