//! Places in files: `seek`, `tell` and `truncate`, and files that are read and written.

use super::code::{Code, Form};
use super::translator::{Res, Translator, refuse};
use crate::types::files::{self, BYTE_READER, BYTE_WRITER, UPDATED_BYTES, UPDATED_TEXT};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

const EXPECTED: &str = "a place in the file";

/// From where a place is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    Start,
    Here,
    End,
}

impl Translator<'_, '_> {
    /// A method that a file has which is both read and written, or that asks for its places; nothing for others.
    pub(super) fn placed_file_method(
        &mut self,
        object: ExprId,
        name: &str,
        plain: &[ExprId],
    ) -> Option<Res<Code>> {
        let of = self.ty(object).clone();
        let is_of_bytes = [BYTE_READER, BYTE_WRITER, UPDATED_BYTES].contains(&of);
        Some(match (name, plain) {
            ("seek", [place]) if is_of_bytes => self.seek(object, *place, From::Start),
            ("seek", [place]) if files::is_text_reader(&of) || files::is_updated_text(&of) => {
                if !matches!(self.kind(*place), Kind::Int(0)) {
                    return Some(refuse("a place in a text file"));
                }
                self.seek(object, *place, From::Start)
            }
            ("seek", [place, whence]) if is_of_bytes => {
                let Some(from) = self.counted_from(*whence) else {
                    return Some(refuse("a place that is counted from somewhere"));
                };
                self.seek(object, *place, from)
            }
            ("tell", []) if is_of_bytes => self.told_place(object),
            ("truncate", []) if files::is_updated(&of) => self.truncated(object, None),
            ("truncate", [size]) if of == UPDATED_BYTES => self.truncated(object, Some(*size)),
            ("read", []) if files::is_updated(&of) => self.rest_of_updated(object, &of),
            ("read", [count]) if of == UPDATED_BYTES => self.part_of_updated(object, *count),
            _ => return None,
        })
    }

    /// `file.write(data)` as a statement, of a file that is both read and written.
    pub(super) fn write_updated(&mut self, object: ExprId, data: ExprId) -> Res<()> {
        self.import("std::io::Write as _");
        let file = self.placed(object)?;
        let text = if *self.ty(object) == UPDATED_BYTES {
            self.borrowed(data, &Ty::Bytes)?.text
        } else {
            let text = self.borrowed(data, &Ty::Str)?;
            format!("{}.as_bytes()", text.receiver())
        };
        self.out.line(format!(
            "{file}.write_all({text}).expect(\"a file that can be written\");"
        ));
        Ok(())
    }

    fn placed(&mut self, object: ExprId) -> Res<String> {
        if let Ty::Option(_) = self.ty(object) {
            return refuse("a file that may be None");
        }
        Ok(self.expr(object)?.receiver())
    }

    fn counted_from(&self, whence: ExprId) -> Option<From> {
        Some(match self.kind(whence) {
            Kind::Int(0) => From::Start,
            Kind::Int(1) => From::Here,
            Kind::Int(2) => From::End,
            Kind::Import(name) => match name.as_str() {
                "os.SEEK_SET" | "io.SEEK_SET" => From::Start,
                "os.SEEK_CUR" | "io.SEEK_CUR" => From::Here,
                "os.SEEK_END" | "io.SEEK_END" => From::End,
                _ => return None,
            },
            _ => return None,
        })
    }

    fn seek(&mut self, object: ExprId, place: ExprId, from: From) -> Res<Code> {
        self.import("std::io::{Seek as _, SeekFrom}");
        let file = self.placed(object)?;
        let to = match (from, self.kind(place)) {
            (From::Start, Kind::Int(place @ 0..)) => format!("SeekFrom::Start({place})"),
            (From::Start, _) => {
                let place = self.number(place, &Ty::Int)?;
                format!(
                    "SeekFrom::Start(u64::try_from({}).expect(\"{EXPECTED}\"))",
                    place.text
                )
            }
            (From::Here, _) => format!("SeekFrom::Current({})", self.number(place, &Ty::Int)?.text),
            (From::End, _) => format!("SeekFrom::End({})", self.number(place, &Ty::Int)?.text),
        };
        Ok(place_as_int(&format!("{file}.seek({to})")))
    }

    fn told_place(&mut self, object: ExprId) -> Res<Code> {
        self.import("std::io::Seek as _");
        let file = self.placed(object)?;
        Ok(place_as_int(&format!("{file}.stream_position()")))
    }

    /// `file.truncate()` cuts at the place that the file is at.
    fn truncated(&mut self, object: ExprId, size: Option<ExprId>) -> Res<Code> {
        let file = self.placed(object)?;
        let size = if let Some(size) = size {
            let size = self.number(size, &Ty::Int)?;
            format!("u64::try_from({}).expect(\"a length\")", size.text)
        } else {
            self.import("std::io::Seek as _");
            format!("{file}.stream_position().expect(\"{EXPECTED}\")")
        };
        let name = self.fresh("size");
        self.out.line(format!("let {name} = {size};"));
        self.out.line(format!(
            "{file}.set_len({name}).expect(\"a file that can be written\");"
        ));
        Ok(Code::tight(
            format!("i64::try_from({name}).expect(\"a length\")"),
            Ty::Int,
        ))
    }

    fn rest_of_updated(&mut self, object: ExprId, of: &Ty) -> Res<Code> {
        let file = self.placed(object)?;
        if *of == UPDATED_BYTES {
            let helper = self.helper("rest_of_updated");
            return Ok(Code::tight(format!("{helper}(&mut {file})"), Ty::Bytes));
        }
        self.import("std::io");
        let text = format!("io::read_to_string(&mut {file}).expect(\"a text\")");
        let text = if *of == UPDATED_TEXT {
            format!("{text}.replace(\"\\r\\n\", \"\\n\").replace('\\r', \"\\n\")")
        } else {
            text
        };
        Ok(Code::tight(text, Ty::Str))
    }

    fn part_of_updated(&mut self, object: ExprId, count: ExprId) -> Res<Code> {
        let file = self.placed(object)?;
        let helper = self.helper("part_of_updated");
        let count = self.number(count, &Ty::Int)?;
        let text = format!("{helper}(&mut {file}, {})", count.text);
        Ok(Code::tight(text, Ty::Bytes).held(Form::Value))
    }
}

/// A place of Rust as an integer of Python.
fn place_as_int(place: &str) -> Code {
    let text =
        format!("i64::try_from({place}.expect(\"{EXPECTED}\")).expect(\"a file within 63 bits\")");
    Code::tight(text, Ty::Int)
}
