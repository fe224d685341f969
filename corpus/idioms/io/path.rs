// ANCHOR: path
use std::path::{Path, PathBuf};

fn backup_of(path: &Path) -> Option<PathBuf> {
    let backup = path.parent()?.join("backup").join(path.file_name()?);
    Some(backup.with_extension("bak"))
}

fn describe(path: &Path) -> (String, String, bool) {
    let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().display().to_string();
    (
        text(path.file_name()),
        text(path.extension()),
        path.exists(),
    )
}
// ANCHOR_END: path
// ANCHOR: main

pub fn main() {
    let path = Path::new("notes/today.txt");
    if let Some(backup) = backup_of(path) {
        println!("{}", backup.display());
    }
    let (name, suffix, exists) = describe(path);
    println!("{name} .{suffix} {}", if exists { "True" } else { "False" });
}
// ANCHOR_END: main
