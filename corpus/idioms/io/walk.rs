// ANCHOR: walk
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

fn sizes(folder: &Path) -> walkdir::Result<Vec<(PathBuf, u64)>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            found.push((path.to_owned(), entry.metadata()?.len()));
        }
    }
    found.sort();
    Ok(found)
}
// ANCHOR_END: walk
// ANCHOR: main

use std::fs;

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all("photos/2024")?;
    fs::write("photos/a.txt", "12345")?;
    fs::write("photos/2024/b.txt", "12")?;
    for (path, size) in sizes(Path::new("photos"))? {
        println!("{} {size}", path.display());
    }
    Ok(())
}
// ANCHOR_END: main
