//! The memory of a file's lists, for the next file: a scan has thousands, and new memory is slow.

use std::cell::RefCell;

use super::{Assignment, Node, Scope, ScopeId};

/// Longer lists are not kept.
const MOST: usize = 1 << 20;

/// Lists without elements, of the last file that this thread searched.
#[derive(Default)]
pub(super) struct Room<'a> {
    pub(super) nodes: Vec<(Node<'a>, ScopeId)>,
    pub(super) assignments: Vec<Assignment<'a>>,
    pub(super) scopes: Vec<Scope<'a>>,
    pub(super) uses: Vec<(&'a str, ScopeId)>,
    pub(super) bindings: Vec<(ScopeId, &'a str)>,
}

thread_local! {
    static ROOM: RefCell<Room<'static>> = RefCell::default();
}

impl Room<'_> {
    /// The room that the last file left.
    pub(super) fn take() -> Self {
        ROOM.take().emptied()
    }

    /// Leaves it to the next file.
    pub(super) fn leave(self) {
        // A thread that ends has no next file.
        let _ = ROOM.try_with(|room| room.replace(self.emptied()));
    }

    fn emptied<'b>(self) -> Room<'b> {
        Room {
            nodes: emptied(self.nodes),
            assignments: emptied(self.assignments),
            scopes: emptied(self.scopes),
            uses: emptied(self.uses),
            bindings: emptied(self.bindings),
        }
    }
}

/// The same memory, for elements of the same type but for its lifetimes.
fn emptied<T, U>(mut list: Vec<T>) -> Vec<U> {
    if list.capacity() * size_of::<T>() > MOST {
        return Vec::new();
    }
    list.clear();
    list.into_iter()
        .map(|_| unreachable!("it is empty"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emptied_list_keeps_its_memory() {
        let list: Vec<&str> = Vec::with_capacity(100);
        let emptied: Vec<&str> = emptied(list);
        assert!(emptied.capacity() >= 100);
    }
}
