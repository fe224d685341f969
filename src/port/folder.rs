//! A new folder: its files are written beside its place and moved there whole.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::python::source::path_text;

/// Why no folder was written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// Something is there already.
    #[error("{0} is not empty")]
    NotEmpty(String),
    /// A file is there.
    #[error("{0} is a file")]
    NoFolder(String),
    /// The folder that the reader is in cannot be replaced under their feet.
    #[error("{0} is the folder you are in")]
    Current(String),
    /// A file or folder could not be read or written.
    #[error("{path}: {reason}")]
    Failed {
        /// Which.
        path: String,
        /// What the system says.
        reason: String,
    },
}

/// Writes `files`, named by their paths below it, into `folder`, which must not exist or be empty; the
/// folders above it are made. Either all of them are there afterwards, or nothing has changed but for
/// those.
///
/// # Errors
/// When there is something at `folder`, or the files cannot be written.
pub(crate) fn write<'a>(
    folder: &Path,
    files: impl IntoIterator<Item = (&'a Path, &'a [u8])>,
) -> Result<(), NotWritten> {
    let target = place(folder)?;
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(failed(parent))?;
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name().unwrap_or_default());
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As of any new folder: others may read what the reader's umask lets them.
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    let begun = builder.tempdir_in(parent).map_err(failed(parent))?;
    for (path, text) in files {
        let path = begun.path().join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed(folder))?;
        }
        fs::write(&path, text).map_err(failed(&path))?;
    }
    if cfg!(windows) && target.is_dir() {
        // Only Unix renames over an empty folder.
        fs::remove_dir(&target).map_err(failed(&target))?;
    }
    // Fails if something has come to be there in the meantime, which is then left alone.
    fs::rename(begun.path(), &target).map_err(failed(folder))?;
    // What it would remove has another name now.
    let _ = begun.keep();
    Ok(())
}

/// Where `folder` really is, links followed.
fn place(folder: &Path) -> Result<PathBuf, NotWritten> {
    let name = || path_text(folder);
    match fs::metadata(folder) {
        // What is wrong above it is told when the folders there are made.
        Err(error) if is_missing(&error) => return Ok(folder.to_owned()),
        Err(error) => return Err(failed(folder)(error)),
        Ok(metadata) if !metadata.is_dir() => return Err(NotWritten::NoFolder(name())),
        Ok(_) => {}
    }
    let mut entries = fs::read_dir(folder).map_err(failed(folder))?;
    if entries.next().is_some() {
        return Err(NotWritten::NotEmpty(name()));
    }
    let target = folder.canonicalize().map_err(failed(folder))?;
    let is_current = env::current_dir().is_ok_and(|current| current.starts_with(&target));
    if is_current {
        return Err(NotWritten::Current(name()));
    }
    Ok(target)
}

fn is_missing(error: &io::Error) -> bool {
    use io::ErrorKind::{NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> NotWritten {
    move |error| NotWritten::Failed {
        path: path_text(path),
        reason: error.to_string(),
    }
}
