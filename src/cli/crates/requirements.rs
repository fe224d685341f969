//! The packages that a project asks for: `requirements.txt`, `pyproject.toml`.

use std::path::{Path, PathBuf};
use std::{fs, io};

use toml::Value;

/// How deep files name further files.
const DEPTH: usize = 8;

/// The names of the packages in a file, in its order, each once.
///
/// # Errors
/// When it, or a file that it names, cannot be read or is no TOML where it should be.
pub(super) fn packages(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    if path.extension().is_some_and(|it| it == "toml") {
        let table = fs::read_to_string(path)?.parse::<toml::Table>();
        of_project(&table.map_err(io::Error::other)?, &mut names);
    } else {
        of_requirements(path, DEPTH, &mut names)?;
    }
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(name.to_lowercase()));
    Ok(names)
}

fn of_requirements(path: &Path, depth: usize, names: &mut Vec<String>) -> io::Result<()> {
    let text = fs::read_to_string(path)?;
    // A line goes on behind a backslash.
    for line in text.replace("\\\r\n", " ").replace("\\\n", " ").lines() {
        let line = line.trim();
        let further = ["-r ", "--requirement ", "-c ", "--constraint "];
        let further = further.iter().find_map(|option| line.strip_prefix(option));
        match further {
            Some(file) if line.starts_with("-r") || line.starts_with("--r") => {
                if let Some(depth) = depth.checked_sub(1) {
                    let file: PathBuf = path.with_file_name(file.trim());
                    of_requirements(&file, depth, names)?;
                }
            }
            Some(_) => {}
            None => names.extend(name(line)),
        }
    }
    Ok(())
}

/// The name of a requirement: what stands before extras, versions, markers and addresses.
fn name(requirement: &str) -> Option<String> {
    if let Some((_, egg)) = requirement.split_once("#egg=") {
        return name(egg);
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let end = requirement
        .find(|c| !is_part(c))
        .unwrap_or(requirement.len());
    let (name, rest) = requirement.split_at(end);
    let begins = name.starts_with(|c: char| c.is_ascii_alphanumeric());
    // An address or a path is no name.
    let is_name = begins && !rest.starts_with([':', '/', '+', '\\']);
    is_name.then(|| name.to_owned())
}

/// What `[project]`, `[dependency-groups]` and Poetry's tables name.
fn of_project(project: &toml::Table, names: &mut Vec<String>) {
    let at = |keys: &[&str]| {
        let mut value = project.get(keys[0])?;
        for key in &keys[1..] {
            value = value.get(key)?;
        }
        Some(value)
    };
    let mut lists: Vec<&Value> = at(&["project", "dependencies"]).into_iter().collect();
    for groups in [
        at(&["project", "optional-dependencies"]),
        at(&["dependency-groups"]),
    ] {
        lists.extend(
            groups
                .and_then(Value::as_table)
                .into_iter()
                .flat_map(toml::Table::values),
        );
    }
    for list in lists.into_iter().filter_map(Value::as_array) {
        names.extend(list.iter().filter_map(Value::as_str).filter_map(name));
    }
    let mut tables: Vec<&Value> = Vec::new();
    tables.extend(at(&["tool", "poetry", "dependencies"]));
    tables.extend(at(&["tool", "poetry", "dev-dependencies"]));
    let groups = at(&["tool", "poetry", "group"]).and_then(Value::as_table);
    let groups = groups.into_iter().flat_map(toml::Table::values);
    tables.extend(groups.filter_map(|group| group.get("dependencies")));
    for table in tables.into_iter().filter_map(Value::as_table) {
        names.extend(table.keys().filter(|key| *key != "python").cloned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_are_read_as_pip_reads_them() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).expect("can be written");
        };
        write("more.txt", "numpy\nFlask\n");
        write(
            "requirements.txt",
            "# comment\nFlask[async]>=2 ; python_version > '3'\n-r more.txt\n-c bounds.txt\n\
             --index-url https://example.org\nPyYAML==6.0 \\\n  --hash=sha256:0\n\
             git+https://example.org/x.git#egg=requests\n./local\nhttps://example.org/a.whl\n\
             attrs @ https://example.org/attrs.whl\n\n",
        );
        let names = packages(&folder.path().join("requirements.txt")).expect("is there");
        assert_eq!(names, ["Flask", "numpy", "PyYAML", "requests", "attrs"]);
    }

    #[test]
    fn projects_are_read_in_their_dialects() {
        let text = "
            [project]\ndependencies = ['httpx>=0.27', 'rich']
            [project.optional-dependencies]\ndev = ['pytest']
            [dependency-groups]\nlint = ['ruff', {include-group = 'dev'}]
            [tool.poetry.dependencies]\npython = '^3.11'\nclick = '*'
            [tool.poetry.group.dev.dependencies]\nhypothesis = '*'\n";
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("pyproject.toml");
        fs::write(&path, text).expect("can be written");
        let names = packages(&path).expect("is there");
        assert_eq!(
            names,
            ["httpx", "rich", "pytest", "ruff", "click", "hypothesis"]
        );
        fs::write(&path, "[").expect("can be written");
        assert!(packages(&path).is_err());
    }
}
