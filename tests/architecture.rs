//! The picture in `src/lib.rs` is true: a module imports only what stands before it there.

use std::path::{Path, PathBuf};
use std::{fs, io};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The modules in the order of the table.
fn order() -> Vec<String> {
    let text = fs::read_to_string(source().join("lib.rs")).expect("lib.rs is there");
    let rows = text
        .lines()
        .filter_map(|line| line.strip_prefix("//! | ")?.split('`').nth(1));
    rows.map(str::to_owned).collect()
}

/// All files of a module: `name.rs` and what lies in `name/`.
fn files(module: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = vec![source().join(format!("{module}.rs"))];
    let mut folders = vec![source().join(module)];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    Ok(files)
}

/// The modules that a text names after `crate::`, also in braces; tests may import anything.
fn imports(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names = match rest.strip_prefix('{') {
            Some(list) => {
                let mut depth = 1;
                let end = list.find(|c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth == 0
                });
                let list = &list[..end.unwrap_or(list.len())];
                let mut depth = 0;
                let top = list.split(|c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    c == ',' && depth == 0
                });
                top.map(str::to_owned).collect()
            }
            None => vec![rest.to_owned()],
        };
        for name in names {
            let is_part = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
            found.push(name.trim_start().chars().take_while(is_part).collect());
        }
    }
    found
}

#[test]
fn every_module_has_its_row() {
    let order = order();
    let text = fs::read_to_string(source().join("lib.rs")).expect("lib.rs is there");
    for line in text.lines() {
        let module = line
            .strip_prefix("pub mod ")
            .or_else(|| line.strip_prefix("mod "));
        if let Some(module) = module {
            let module = module.trim_end_matches(';');
            assert!(
                order.iter().any(|row| row == module),
                "{module} is not in the table"
            );
        }
    }
}

#[test]
fn modules_import_only_what_stands_before_them() -> io::Result<()> {
    let order = order();
    for (index, module) in order.iter().enumerate() {
        for file in files(module)? {
            for import in imports(&fs::read_to_string(&file)?) {
                let allowed = order[..=index].contains(&import);
                assert!(allowed, "{} imports {import}", file.display());
            }
        }
    }
    Ok(())
}

#[test]
fn renderers_do_not_import_each_other() -> io::Result<()> {
    let folder = source().join("render");
    for file in files("render")?.into_iter().skip(1) {
        let text = fs::read_to_string(&file)?;
        let code = text.split("#[cfg(test)]").next().unwrap_or(&text);
        // The files of one renderer may.
        let beyond = if file.parent() == Some(&folder) {
            "super::"
        } else {
            "super::super"
        };
        for import in ["crate::render", beyond] {
            assert!(!code.contains(import), "{} has {import}", file.display());
        }
    }
    Ok(())
}

#[test]
fn only_syntax_calls_the_parser() -> io::Result<()> {
    for module in order() {
        for file in files(&module)? {
            if file.starts_with(source().join("python/syntax"))
                || file.ends_with("python/syntax.rs")
            {
                continue;
            }
            let text = fs::read_to_string(&file)?;
            assert!(
                !text.contains("rustpython_parser"),
                "{} does",
                file.display()
            );
        }
    }
    Ok(())
}
