//! Which project a command is about.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::hints;
use crate::cli::outcomes::Usage;
use crate::learn::practice::Project;
use crate::python::source::path_text;

/// The project in `folder`, or without one that in this folder, or the only one below it; `command` is what
/// was asked of it.
pub(super) fn project(folder: Option<&Path>, command: &str) -> Result<Project, Usage> {
    if let Some(folder) = folder {
        return Project::at(folder).ok_or_else(|| no_project(folder, command));
    }
    if let Some(project) = Project::at(Path::new(".")) {
        return Ok(project);
    }
    let mut below = below(Path::new("."));
    match below.len() {
        1 => Ok(below.remove(0)),
        0 => Err(no_project(Path::new("."), command)),
        count => Err(Usage {
            message: format!("there are {count} projects in this folder"),
            hints: below.iter().take(5).map(|it| typed(command, it)).collect(),
        }),
    }
}

/// The command as it is typed for a project.
pub(super) fn typed(command: &str, project: &Project) -> String {
    let path = hints::quoted_path(&project.path);
    format!("py2rs practice {command} {path}")
}

/// The projects in `folder`, by their names.
pub(super) fn below(folder: &Path) -> Vec<Project> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<PathBuf> = entries.map(|entry| entry.file_name().into()).collect();
    names.sort();
    let below = names.into_iter().map(|name| match folder.to_str() {
        Some(".") => name,
        _ => folder.join(name),
    });
    below.filter_map(|it| Project::at(&it)).collect()
}

fn no_project(folder: &Path, command: &str) -> Usage {
    let shown = path_text(folder);
    let message = if !folder.exists() {
        format!("{shown} does not exist")
    } else if folder == Path::new(".") {
        "there is no project of py2rs practice in this folder".to_owned()
    } else {
        format!("{shown} is no project of py2rs practice")
    };
    // An empty parent is this folder.
    let parent = folder.parent().filter(|it| it.is_dir());
    let near = below(parent.unwrap_or(Path::new(".")));
    let mut hints: Vec<String> = near.iter().take(3).map(|it| typed(command, it)).collect();
    hints.push("py2rs practice q16 writes one; py2rs list shows the questions".to_owned());
    Usage { message, hints }
}
