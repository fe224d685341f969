// ANCHOR: walk
use std::path::Path;

use walkdir::WalkDir;

fn sizes(folder: &Path) -> walkdir::Result<Vec<(String, u64)>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        let path = entry.path();
        // Follows a link to a file, as Python's `getsize` does.
        if let Ok(file) = path.metadata()
            && file.is_file()
        {
            let name = path.strip_prefix(folder).unwrap_or(path);
            found.push((name.display().to_string(), file.len()));
        }
    }
    found.sort();
    Ok(found)
}
// ANCHOR_END: walk
// ANCHOR: main

use std::fs;

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all("photos/a")?;
    fs::write("photos/a.txt", "12345")?;
    fs::write("photos/a/b.txt", "12")?;
    std::os::unix::fs::symlink("a.txt", "photos/link")?;
    for (path, size) in sizes(Path::new("photos"))? {
        println!("{path} {size}");
    }
    Ok(())
}
// ANCHOR_END: main
