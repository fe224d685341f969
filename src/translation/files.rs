//! Files: opened, written to and gone through line by line; and how the program ends where a file is in its way.

use super::code::{Code, Form};
use super::format::Template;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::files::{self, BUFFER, Mode, Opened};
use crate::types::ir::{Argument, ExprId, FuncId, Kind};
use crate::types::ty::Ty;

/// What is written to, and what is said where that fails.
pub(super) struct Sink {
    pub(super) place: String,
    pub(super) expected: &'static str,
}

pub(super) const WRITABLE: &str = "a file that can be written";

impl Translator<'_, '_> {
    /// `open(path, ..)`.
    pub(super) fn open_path(&mut self, id: ExprId, arguments: &[Argument]) -> Res<Code> {
        let Some((path, rest)) = arguments.split_first() else {
            return refuse("these arguments");
        };
        if path.name.is_some() || path.stars > 0 {
            return refuse("these arguments");
        }
        self.opened(id, path.value, rest)
    }

    /// A file, opened with these arguments.
    pub(super) fn opened(&mut self, id: ExprId, path: ExprId, arguments: &[Argument]) -> Res<Code> {
        let Some(opened) = Opened::of(self.program, arguments) else {
            return refuse("a file that is opened in this way");
        };
        let text = self.path_argument(path)?;
        self.import("std::fs::File");
        let (call, expected, holder) = match opened.mode {
            // To open a folder fails in Python, to read it does in Rust.
            Mode::Read if self.is_failing(id) => {
                let helper = self.helper("open_file");
                (
                    format!("{helper}({text})"),
                    "a file that can be read",
                    "BufReader",
                )
            }
            Mode::Read => (
                format!("File::open({text})"),
                "a file that can be read",
                "BufReader",
            ),
            Mode::Write => (format!("File::create({text})"), WRITABLE, "BufWriter"),
            Mode::Append => (
                format!("File::options().append(true).create(true).open({text})"),
                WRITABLE,
                "BufWriter",
            ),
            Mode::New => (format!("File::create_new({text})"), WRITABLE, "BufWriter"),
            Mode::Update => (
                format!("File::options().read(true).write(true).open({text})"),
                WRITABLE,
                "",
            ),
            Mode::UpdateEmpty => (
                format!(
                    "File::options().read(true).write(true).create(true).truncate(true).open({text})"
                ),
                WRITABLE,
                "",
            ),
        };
        let file = self.or_os_error(id, &call, expected, path, &text)?;
        if holder.is_empty() {
            return Ok(Code::tight(file, opened.ty()));
        }
        self.import(&format!("std::io::{holder}"));
        Ok(Code::tight(format!("{holder}::new({file})"), opened.ty()))
    }

    /// Refuses to end the program where a file may still be written: only what is left in order flushes it.
    pub(super) fn check_exit(&self) -> Res<()> {
        let here = self.quiet.0;
        let written = self
            .program
            .vars
            .iter()
            .filter(|it| files::is_writer(&it.ty) && it.ty != BUFFER);
        for var in written {
            let positions = || var.occurrences.iter().map(|it| it.position);
            let (Some(first), Some(last)) = (positions().min(), positions().max()) else {
                continue;
            };
            let is_within = |position: u32| first <= position && position <= last;
            let is_called = || {
                self.exprs_between(first, last).any(|it| match &it.kind {
                    Kind::Call(func, _) => {
                        let called = match self.kind(*func) {
                            Kind::Func(func) => vec![*func],
                            _ => self.ty(*func).functions().to_vec(),
                        };
                        called
                            .into_iter()
                            .any(|it| self.calls_through(it, self.func))
                    }
                    _ => false,
                })
            };
            if var.func == self.func && is_within(here) || is_called() {
                return refuse("the program ends while a file is written");
            }
        }
        Ok(())
    }

    /// Whether a function calls another one, however far.
    fn calls_through(&self, from: FuncId, to: FuncId) -> bool {
        let mut reached = vec![from];
        let mut at = 0;
        while let Some(func) = reached.get(at).copied() {
            if func == to {
                return true;
            }
            for (caller, callee) in &self.program.calls {
                if *caller == func && !reached.contains(callee) {
                    reached.push(*callee);
                }
            }
            at += 1;
        }
        false
    }

    /// Where a text is written to.
    pub(super) fn sink(&mut self, file: ExprId) -> Res<Sink> {
        if let Kind::Import(name) = self.kind(file)
            && let "sys.stdout" | "sys.stderr" = name.as_str()
        {
            return Ok(Sink {
                place: name.clone(),
                expected: "",
            });
        }
        let ty = self.ty(file).clone();
        if !files::is_text_writer(&ty) {
            return refuse("print to a file");
        }
        let is_buffer = ty == BUFFER;
        self.import(if is_buffer {
            "std::fmt::Write as _"
        } else {
            "std::io::Write as _"
        });
        let code = self.expr(file)?;
        if code.form == Form::Ref {
            return refuse("a borrowed file that is written");
        }
        let expected = if is_buffer {
            "a text takes all"
        } else {
            WRITABLE
        };
        Ok(Sink {
            place: code.receiver(),
            expected,
        })
    }

    /// What is written to a file in place of a value that is shown.
    pub(super) fn written_to(&self, sink: &Sink, template: &mut Template) -> String {
        let Sink { place, expected } = sink;
        let name = if template.ends_line() {
            "writeln"
        } else {
            "write"
        };
        let inside = template.inside();
        if expected.is_empty() {
            let to = if place == "sys.stderr" { "e" } else { "" };
            let name = name.replace("write", "print");
            let inside = if inside == "\"\"" { "" } else { &inside };
            return format!("{to}{name}!({inside});");
        }
        // `writeln!` does without a text, `write!` does not.
        let inside = if inside == "\"\"" && name == "writeln" {
            String::new()
        } else {
            format!(", {inside}")
        };
        format!("{name}!({place}{inside}).expect(\"{expected}\");")
    }

    /// The lines of a text file, each as Python gives it; without its end where nothing asks for that.
    pub(super) fn lines_of_file(&mut self, file: ExprId) -> Res<Seq> {
        self.check_returns()?;
        let is_bare = self.leaves_ends(file, false);
        let lent = self.file_by_value(file)?;
        let text = if is_bare {
            self.import("std::io::BufRead");
            format!("{lent}.lines().map(|line| line.expect(\"a line of text\"))")
        } else {
            let helper = self.helper("lines_of");
            format!("{helper}({lent})")
        };
        let mut seq = Seq::new(text, Item::Value, Ty::Str);
        seq.is_double = false;
        Ok(seq)
    }

    /// The lines of standard input, which Python gives as they are.
    pub(super) fn lines_of_input(&mut self, id: ExprId) -> Res<Seq> {
        self.import("std::io");
        let text = if self.leaves_ends(id, true) {
            "io::stdin().lines().map(|line| line.expect(\"a line of text\"))".to_owned()
        } else {
            let helper = self.helper("lines_as_they_are");
            format!("{helper}(io::stdin().lock())")
        };
        let mut seq = Seq::new(text, Item::Value, Ty::Str);
        seq.is_double = false;
        Ok(seq)
    }

    /// `io.StringIO(text)`, which is read.
    pub(super) fn text_as_file(&mut self, text: ExprId) -> Res<Code> {
        let text = self.value(text, &Ty::Str)?;
        self.import("std::io::Cursor");
        Ok(Code::tight(
            format!("Cursor::new({})", text.text),
            files::CURSOR,
        ))
    }

    /// Refuses lines where a carriage return may end one by itself.
    pub(super) fn check_returns(&self) -> Res<()> {
        let is_alone = |text: &[u8]| {
            let mut ends = text.iter().zip(text.iter().skip(1).chain([&0]));
            ends.any(|(a, b)| *a == b'\r' && *b != b'\n')
        };
        let mut exprs = self.program.exprs.iter();
        let is_there = exprs.any(|it| match &it.kind {
            Kind::Str(text) => is_alone(text.as_bytes()),
            Kind::Bytes(bytes) => is_alone(bytes),
            _ => false,
        });
        if is_there {
            return refuse("lines that a carriage return may end");
        }
        Ok(())
    }
}
