//! Values of libraries: which type of Rust stands for each of their types, and what it can do.

use super::library_kinds::LibraryType;
use super::library_types::TYPES;

/// Whether a function of a library changes the list that it is given first, and keeps what else it is given
/// in it.
pub(crate) fn changes_first(name: &str) -> bool {
    matches!(
        name,
        "heapq.heappush"
            | "heapq.heappop"
            | "heapq.heappushpop"
            | "heapq.heapreplace"
            | "heapq.heapify"
            | "random.shuffle"
            | "bisect.insort"
            | "bisect.insort_left"
            | "bisect.insort_right"
    )
}

/// The type of a library by the name that the table of phrases has for it.
pub(crate) fn of(name: &str) -> Option<&'static LibraryType> {
    TYPES.iter().find(|it| it.name == name)
}

/// The type of a library by its class in Python.
pub(crate) fn of_class(python: &str) -> Option<&'static LibraryType> {
    TYPES.iter().find(|it| it.python.contains(&python))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_is_there_once_and_imported_by_its_name() {
        for (at, it) in TYPES.iter().enumerate() {
            assert!(TYPES[..at].iter().all(|other| other.name != it.name));
            // Of what is boxed as a trait, the trait is imported.
            let named = it.rust.strip_prefix("Box<dyn ").unwrap_or(it.rust);
            let name = named.split(['<', '>']).next().unwrap_or_default();
            assert!(it.path.ends_with(name) || it.path.is_empty(), "{}", it.path);
        }
    }
}
