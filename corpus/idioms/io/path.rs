// ANCHOR: path
use std::path::{Path, PathBuf};

fn backup_of(path: &Path) -> Option<PathBuf> {
    let backup = path.parent()?.join("backup").join(path.file_name()?);
    Some(backup.with_extension("bak"))
}

fn describe(path: &Path) -> (String, String, bool) {
    let name = path.file_name().unwrap_or_default();
    let suffix = match path.extension() {
        Some(extension) => format!(".{}", extension.display()),
        None => "none".to_owned(),
    };
    (name.display().to_string(), suffix, path.exists())
}
// ANCHOR_END: path
// ANCHOR: main

pub fn main() {
    if let Some(backup) = backup_of(Path::new("notes/today.txt")) {
        println!("{}", backup.display());
    }
    for path in ["notes/today.txt", "notes/README"] {
        let (name, suffix, exists) = describe(Path::new(path));
        println!("{name} {suffix} {}", if exists { "True" } else { "False" });
    }
}
// ANCHOR_END: main
