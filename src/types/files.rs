//! Files and what stands for them: what opening one gives, and what their methods give.

use super::ir::{Argument, ExprId, Kind, Nature, Program, VarId};
use super::texts;
use super::ty::Ty;

/// A text file that is read; each line ends with a line feed, however it ends in the file.
pub(crate) const READER: Ty = Ty::Foreign("text reader");
/// A text file that is read as it is: `newline=""`.
pub(crate) const RAW_READER: Ty = Ty::Foreign("raw text reader");
pub(crate) const WRITER: Ty = Ty::Foreign("text writer");
pub(crate) const BYTE_READER: Ty = Ty::Foreign("byte reader");
pub(crate) const BYTE_WRITER: Ty = Ty::Foreign("byte writer");
/// Files that are both read and written: bytes, text, and text as it is.
pub(crate) const UPDATED_BYTES: Ty = Ty::Foreign("updated bytes");
pub(crate) const UPDATED_TEXT: Ty = Ty::Foreign("updated text");
pub(crate) const UPDATED_RAW_TEXT: Ty = Ty::Foreign("updated raw text");
/// A text that is written like a file.
pub(crate) const BUFFER: Ty = Ty::Foreign("StringIO");
/// A text that is read like a file.
pub(crate) const CURSOR: Ty = Ty::Foreign("text cursor");
/// A folder that is removed with its value.
pub(crate) const FOLDER: Ty = Ty::Foreign("temporary folder");

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Read,
    Write,
    Append,
    /// Makes a file that is not there yet.
    New,
    /// Reads and writes one that is there, or an empty one.
    Update,
    UpdateEmpty,
}

/// What the arguments of `open` say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opened {
    pub(crate) mode: Mode,
    is_binary: bool,
    is_raw: bool,
}

impl Opened {
    /// Reads the arguments behind the path; nothing where they say something else.
    pub(crate) fn of(program: &Program<'_>, arguments: &[Argument]) -> Option<Self> {
        let mut mode = "r";
        let mut is_raw = false;
        for (at, argument) in arguments.iter().enumerate() {
            let name = match (argument.name.as_deref(), at, argument.stars) {
                (Some(name), _, 0) => name,
                (None, 0, 0) => "mode",
                _ => return None,
            };
            match (name, program.kind(argument.value)) {
                ("mode", Kind::Str(text)) => mode = text,
                ("encoding", Kind::Str(_) | Kind::Var(_)) => {
                    let all = texts::of(program, argument.value)?;
                    if !all.iter().all(|it| is_utf8(it)) {
                        return None;
                    }
                }
                ("encoding" | "newline" | "errors", Kind::None) => {}
                ("newline", Kind::Str(text)) if text.is_empty() => is_raw = true,
                ("newline", Kind::Str(text)) if text == "\n" && !mode.starts_with('r') => {}
                ("errors", Kind::Str(text)) if text == "strict" => {}
                _ => return None,
            }
        }
        let is_binary = mode.contains('b');
        let plain: String = mode.chars().filter(|it| !matches!(it, 'b' | 't')).collect();
        let mode = match plain.as_str() {
            "r" => Mode::Read,
            "w" => Mode::Write,
            "a" => Mode::Append,
            "x" => Mode::New,
            "r+" => Mode::Update,
            "w+" => Mode::UpdateEmpty,
            _ => return None,
        };
        Some(Self {
            mode,
            is_binary,
            is_raw,
        })
    }

    /// The type of the file.
    pub(crate) fn ty(self) -> Ty {
        match (self.mode, self.is_binary) {
            (Mode::Read, true) => BYTE_READER,
            (Mode::Read, false) if self.is_raw => RAW_READER,
            (Mode::Read, false) => READER,
            (Mode::Update | Mode::UpdateEmpty, true) => UPDATED_BYTES,
            (Mode::Update | Mode::UpdateEmpty, false) if self.is_raw => UPDATED_RAW_TEXT,
            (Mode::Update | Mode::UpdateEmpty, false) => UPDATED_TEXT,
            (_, true) => BYTE_WRITER,
            (_, false) => WRITER,
        }
    }
}

fn is_utf8(name: &str) -> bool {
    matches!(name.to_lowercase().as_str(), "utf-8" | "utf8" | "utf_8")
}

/// What `open(..)` gives, or the method of a path.
pub(crate) fn opened(program: &Program<'_>, arguments: &[Argument], is_method: bool) -> Ty {
    let rest = if is_method {
        arguments
    } else {
        match arguments {
            [path, rest @ ..] if path.name.is_none() && path.stars == 0 => rest,
            _ => return Ty::Unknown,
        }
    };
    Opened::of(program, rest).map_or(Ty::Unknown, Opened::ty)
}

/// Whether a value is a file, or stands for one.
pub(crate) fn is_file(ty: &Ty) -> bool {
    is_reader(ty) || is_writer(ty) || is_updated(ty.some())
}

/// Whether it is both read and written.
pub(crate) fn is_updated(ty: &Ty) -> bool {
    *ty == UPDATED_BYTES || is_updated_text(ty)
}

/// Whether it is both read and written as text.
pub(crate) fn is_updated_text(ty: &Ty) -> bool {
    [UPDATED_TEXT, UPDATED_RAW_TEXT].contains(ty)
}

/// Whether it can be read from.
pub(crate) fn is_reader(ty: &Ty) -> bool {
    is_text_reader(ty) || *ty.some() == BYTE_READER
}

/// Whether it gives lines of text.
pub(crate) fn is_text_reader(ty: &Ty) -> bool {
    [READER, RAW_READER, CURSOR].contains(ty.some())
}

/// Whether it can be written to.
pub(crate) fn is_writer(ty: &Ty) -> bool {
    is_text_writer(ty) || *ty.some() == BYTE_WRITER
}

/// Whether it takes text.
pub(crate) fn is_text_writer(ty: &Ty) -> bool {
    [WRITER, BUFFER].contains(ty.some())
}

/// What a method of a file gives.
pub(crate) fn method(of: &Ty, name: &str) -> Ty {
    match name {
        "read" if *of == BYTE_READER || *of == UPDATED_BYTES => Ty::Bytes,
        "read" if is_updated_text(of) => Ty::Str,
        "seek" | "tell" if is_file(of) => Ty::Int,
        "write" | "truncate" if is_updated(of) => Ty::Int,
        "read" | "readline" if is_text_reader(of) => Ty::Str,
        "readlines" if is_text_reader(of) => Ty::list(Ty::Str),
        "write" | "tell" if is_writer(of) => Ty::Int,
        "getvalue" if *of == BUFFER => Ty::Str,
        "writelines" | "close" | "flush" | "cleanup" | "__exit__" => Ty::None,
        _ => Ty::Unknown,
    }
}

/// Whether a file that a variable holds is used in one place only, and there once: what uses it takes it.
pub(crate) fn is_used_once(program: &Program<'_>, var: VarId) -> bool {
    let info = program.var(var);
    let [made, used] = info.occurrences.as_slice() else {
        return false;
    };
    let mut around = program.blocks_around(used.block);
    !info.is_param
        && !info.is_captured
        && made.is_def
        && !used.is_def
        && !around
            .by_ref()
            .take_while(|it| *it != made.block)
            .any(|it| program.blocks[it.at()].nature == Nature::Loop)
}

/// Whether an expression changes a file that stands in it by going through it.
pub(crate) fn takes_file(program: &Program<'_>, file: ExprId) -> bool {
    !matches!(program.kind(file), Kind::Var(var) if is_used_once(program, *var))
}
