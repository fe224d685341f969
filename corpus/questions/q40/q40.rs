// ANCHOR: tree
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

const FILES: [(&str, &[u8]); 4] = [
    ("project/readme.txt", b"first\nsecond\n"),
    ("project/src/main.txt", b"only line\n"),
    ("project/src/lib/deep.txt", b"a\nb\nc\n"),
    ("project/assets/logo.bin", &[0x80, 0xff]),
];

fn make_tree() -> io::Result<()> {
    for (path, content) in FILES {
        if let Some(parent) = Path::new(path).parent() {
            // PAIR: folder
            fs::create_dir_all(parent)?;
        }
        fs::write(path, content)?;
    }
    Ok(())
}
// ANCHOR_END: tree

// ANCHOR: read
fn count_lines(path: &Path) -> io::Result<u64> {
    let mut lines = BufReader::new(File::open(path)?).lines();
    lines.try_fold(0, |count, line| line.map(|_| count + 1))
}
// ANCHOR_END: read

// ANCHOR: error
fn report(e: &walkdir::Error) {
    match e.path() {
        Some(path) => println!("Cannot list {}", path.display()),
        None => println!("{e}"),
    }
}
// ANCHOR_END: error

// ANCHOR: walk
fn process_files_recursively(start_path: &Path) -> u64 {
    let mut total = 0;
    // As os.walk does: a directory's own files first, then the directories in it.
    let tree = WalkDir::new(start_path)
        .sort_by_key(|entry| (entry.file_type().is_dir(), entry.file_name().to_owned()));
    for entry in tree {
        let entry = match entry {
            Ok(entry) if entry.file_type().is_file() => entry,
            Ok(_) => continue,
            Err(e) => {
                report(&e);
                continue;
            }
        };
        // ANCHOR_END: walk
        // ANCHOR: process
        let path = entry.path();
        match count_lines(path) {
            // PAIR: processing
            Ok(lines) => {
                println!("Processing {}: {lines}", path.display());
                total += lines;
            }
            Err(_) => println!("Skipping {}", path.display()),
        }
    }
    total
}
// ANCHOR_END: process

// ANCHOR: std-only
/// Adds every file below `path`, sorted, by the standard library alone.
fn files_below(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_type()?.is_dir() {
            files_below(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}
// ANCHOR_END: std-only

// ANCHOR: usage
pub fn main() -> io::Result<()> {
    make_tree()?;
    let mut files = Vec::new();
    files_below(Path::new("project"), &mut files)?;
    assert_eq!(files.len(), FILES.len());
    for start_path in ["project", "missing"] {
        let total = process_files_recursively(Path::new(start_path));
        println!("{total} lines in {start_path}");
    }
    Ok(())
}
// ANCHOR_END: usage
