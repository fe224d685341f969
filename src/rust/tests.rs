mod layout;
mod limits;
mod places;
mod tidying;

use std::path::{Path, PathBuf};

use super::{Printed, Rough, Unparsable, print};

fn rough(text: &str) -> Rough {
    Rough {
        text: text.to_owned(),
        ..Rough::default()
    }
}

fn printed(text: &str) -> Result<String, Unparsable> {
    print(&rough(text)).map(|Printed { text, .. }| text)
}

/// The Rust below folders of this project.
fn programs(folders: &[&str]) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = folders.iter().flat_map(|folder| {
        let entries = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name();
        // The fuzz crate may have been built in its own folder.
        let is_ours = |it: &walkdir::DirEntry| it.file_name() != "target";
        let entries = entries.into_iter().filter_entry(is_ours);
        entries.flatten().map(walkdir::DirEntry::into_path)
    });
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    files.filter(is_rust).collect()
}
