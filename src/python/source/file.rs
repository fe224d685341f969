//! The bytes of a file, whatever it turns out to be.

use std::fs::{self, File, FileType};
use std::io::{self, Read as _};
use std::path::Path;

use super::{DecodeError, LONGEST};

/// Reads a file. What never ends or waits for somebody is not read: devices, sockets, and named pipes,
/// but for a pipe that a shell hands over by number, as in `py2rs explain <(git show HEAD:a.py)`.
///
/// # Errors
/// The system's, and one for what is not read. What turns out to be too long only while it is read is
/// returned; of what has no length beforehand, one byte too much.
///
/// ```
/// use std::path::Path;
///
/// assert!(py2rs::source::bytes(Path::new("Cargo.toml"))?.starts_with(b"["));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    if let Some(what) = unread(metadata.file_type()).filter(|_| !is_handed_over(path)) {
        let message = format!("this is {what}, not a file");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    if metadata.len() > LONGEST as u64 {
        let message = DecodeError::TooLong.to_string();
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    let mut bytes = Vec::new();
    let mut file = File::open(path)?;
    if metadata.is_file() && metadata.len() > 0 {
        // Asks for the length once more, and then reads all of it at once.
        file.read_to_end(&mut bytes)?;
    } else {
        file.take(LONGEST as u64 + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

#[cfg(unix)]
fn unread(kind: FileType) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        Some("a named pipe")
    } else if kind.is_socket() {
        Some("a socket")
    } else if kind.is_char_device() || kind.is_block_device() {
        Some("a device")
    } else {
        None
    }
}

#[cfg(not(unix))]
fn unread(_: FileType) -> Option<&'static str> {
    None
}

/// Whether this is a descriptor of our own, or the device that is always empty.
fn is_handed_over(path: &Path) -> bool {
    path == Path::new("/dev/null")
        || path == Path::new("/dev/stdin")
        || path.starts_with("/dev/fd")
        || path.starts_with("/proc/self/fd")
}
