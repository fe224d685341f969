//! Files: opened, read, written and closed.

use super::code::{Code, Form};
use super::format::Template;
use super::seq::{Item, Seq};
use super::system::without_reference;
use super::translator::{Res, Translator, refuse};
use crate::types::files::{self, BUFFER, BYTE_READER, FOLDER, Mode, Opened, RAW_READER};
use crate::types::ir::{Argument, ExprId, FuncId, Kind, StmtKind, VarId};
use crate::types::ty::Ty;

/// What is written to, and what is said where that fails.
pub(super) struct Sink {
    pub(super) place: String,
    pub(super) expected: &'static str,
}

const WRITABLE: &str = "a file that can be written";

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

    /// A call of the system that may fail: with what it is expected to give, or as an error where a handler
    /// sees that.
    pub(super) fn or_os_error(
        &mut self,
        id: ExprId,
        call: &str,
        expected: &str,
        path: ExprId,
        text: &str,
    ) -> Res<String> {
        if !self.is_failing(id) {
            return Ok(format!("{call}.expect(\"{expected}\")"));
        }
        if !self.is_repeatable(path) {
            return refuse("a path that is computed, whose error is caught");
        }
        self.helper("text_repr");
        self.makes_os_errors = true;
        self.handled.insert(id);
        let text = without_reference(text.to_owned());
        Ok(format!("{call}.map_err(|error| os_error(&error, {text}))?"))
    }

    /// Whether computing it once more gives the same, and nothing else happens.
    fn is_repeatable(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Var(_) | Kind::Str(_) => true,
            Kind::Attribute(of, _) => self.is_repeatable(*of),
            Kind::Binary(_, a, b) => self.is_repeatable(*a) && self.is_repeatable(*b),
            Kind::Format(_) => self
                .kind(id)
                .parts()
                .into_iter()
                .all(|it| self.is_repeatable(it)),
            Kind::Call(..) if self.is_pure_text(id) => true,
            Kind::Call(func, arguments) => {
                matches!(self.kind(*func), Kind::Import(name)
                    if matches!(name.as_str(), "pathlib.Path" | "os.path.join"))
                    && arguments.iter().all(|it| self.is_repeatable(it.value))
            }
            _ => false,
        }
    }

    /// The function that makes the errors of Python out of what the system says.
    pub(super) fn os_error_text(&self) -> String {
        let variant = |name: &'static str| {
            self.error_variant(crate::types::exceptions::Exc::Builtin(name))
                .ok()
        };
        let other = variant("OSError");
        let mut arms = String::new();
        for (kind, number, text, class) in SYSTEM {
            let variant = variant(class).or_else(|| other.clone());
            if let Some(variant) = variant {
                let held = if self.keeps_refusals {
                    format!("refusal({number}, \"{text}\")")
                } else {
                    format!("format!(\"[Errno {number}] {text}: {{path}}\")")
                };
                arms.push_str(&format!("io::ErrorKind::{kind} => {variant}({held}),\n"));
            }
        }
        // What is read as text and is none.
        if self.phrase_helpers.contains("read_text") {
            arms.push_str("io::ErrorKind::InvalidData => panic!(\"{error}: {path}\"),\n");
        }
        let rest = match other {
            Some(other) if self.keeps_refusals => format!(
                "_ => {other}(refusal(error.raw_os_error().unwrap_or(0), &error.to_string())),\n"
            ),
            Some(other) => format!("_ => {other}(format!(\"{{error}}: {{path}}\")),\n"),
            None => "_ => panic!(\"{error}: {path}\"),\n".to_owned(),
        };
        let path = if self.keeps_refusals {
            "let path = path.as_ref().to_string_lossy();\n\
             let refusal = |number: i32, reason: &str| Refusal {\n\
             number: i64::from(number),\n\
             reason: reason.to_string(),\n\
             path: path.to_string(),\n\
             };\n"
        } else {
            "let path = text_repr(&path.as_ref().to_string_lossy());\n"
        };
        format!(
            "/// What Python says where the system refuses something.\n\
             fn os_error(error: &io::Error, path: impl AsRef<Path>) -> {} {{\n\
             {path}\
             match error.kind() {{\n{arms}{rest}}}\n}}",
            self.error_name
        )
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

    /// A statement that does something with a file.
    pub(super) fn file_statement(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<bool> {
        let of = self.ty(object).clone();
        let plain = self.plain(arguments)?;
        match (name, plain.as_slice()) {
            ("write", [data]) if files::is_updated(&of) => self.write_updated(object, *data)?,
            ("flush", []) if files::is_updated(&of) => {
                self.out.seen(self.out.origin.unwrap_or(1));
            }
            ("seek" | "truncate", given) => {
                let Some(code) = self.placed_file_method(object, name, given) else {
                    return Ok(false);
                };
                let text = code?.text;
                let text = text
                    .strip_prefix("i64::try_from(")
                    .and_then(|it| it.split_once(").expect(\"a file within"))
                    .map_or(text.as_str(), |it| it.0);
                if name == "seek" {
                    self.out.line(format!("{text};"));
                }
            }
            ("write", [text]) if files::is_text_writer(&of) => {
                let sink = self.sink(object)?;
                let mut template = Template::default();
                self.printed(*text, &mut template)?;
                let text = self.written_to(&sink, &mut template);
                self.out.line(text);
            }
            ("write", [data]) if files::is_writer(&of) => {
                self.import("std::io::Write as _");
                let file = self.expr(object)?;
                if matches!(file.ty, Ty::Option(_)) {
                    return refuse("a file that may be None");
                }
                let data = self.borrowed(*data, &Ty::Bytes)?;
                self.out.line(format!(
                    "{}.write_all({}).expect(\"{WRITABLE}\");",
                    file.receiver(),
                    data.text
                ));
            }
            ("writelines", [lines]) if files::is_text_writer(&of) => {
                let sink = self.sink(object)?;
                let seq = self.iterate(*lines)?;
                if seq.is_unordered || !matches!(seq.ty, Ty::Str | Ty::Lit) {
                    return refuse("writelines of these");
                }
                let over = seq.in_for.clone().unwrap_or(seq.text);
                self.out.line(format!("for line in {over} {{"));
                let text = format!(
                    "write!({}, \"{{line}}\").expect(\"{}\");",
                    sink.place, sink.expected
                );
                self.out.line(text);
                self.out.line("}");
            }
            ("flush", []) if of == BUFFER => self.out.seen(self.out.origin.unwrap_or(1)),
            ("flush", []) if files::is_writer(&of) => {
                self.import("std::io::Write as _");
                let file = self.expr(object)?;
                let text = format!("{}.flush().expect(\"{WRITABLE}\");", file.receiver());
                self.out.line(text);
            }
            ("close" | "cleanup" | "__exit__", []) => self.close(object, name)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn close(&mut self, object: ExprId, name: &str) -> Res<()> {
        let line = self.out.origin.unwrap_or(1);
        let held = match self.kind(object) {
            Kind::Var(var) => Some(*var),
            _ => None,
        };
        let is_last = self
            .program
            .func(self.func)
            .body
            .body
            .last()
            .is_some_and(|stmt| {
                let position = self.program.expr(object).position;
                matches!(stmt.kind, StmtKind::Expr(_))
                    && (stmt.start..=stmt.end).contains(&position)
            });
        if name == "__exit__" && is_last && self.frames.is_empty() {
            // The end of the function closes it.
            self.out.seen(line);
            return Ok(());
        }
        let code = self.expr(object)?;
        if let Some(var) = held
            && code.form == Form::Place
            && self.is_last_use(var, object)
        {
            self.out.line(format!("drop({});", code.text));
            return Ok(());
        }
        // Who has it keeps it; what was written to it is there from now on.
        let ty = self.ty(object).clone();
        if ty == FOLDER || code.form == Form::Ref && files::is_writer(&ty) {
            return refuse("a file that is closed here");
        }
        if files::is_writer(&ty) && ty != BUFFER {
            self.import("std::io::Write as _");
            let text = format!("{}.flush().expect(\"{WRITABLE}\");", code.receiver());
            self.out.line(text);
        } else {
            self.out.seen(line);
        }
        Ok(())
    }

    /// Refuses a file that is written and never closed where its name stands for something else, too: Python
    /// closes it there.
    pub(super) fn check_closed(&self, var: VarId) -> Res<()> {
        let info = self.program.var(var);
        if !files::is_writer(&info.ty) || info.ty == BUFFER {
            return Ok(());
        }
        let is_closed = self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Attribute(object, name)
                if matches!(name.as_str(), "close" | "__exit__" | "flush")
                    && matches!(self.kind(*object), Kind::Var(of) if *of == var))
        });
        let defs = info.occurrences.iter().filter(|it| it.is_def).count();
        let mut others = self.program.vars.iter().filter(|it| {
            it.func == info.func && it.name == info.name && !it.occurrences.is_empty()
        });
        if !is_closed && (defs > 1 || others.nth(1).is_some()) {
            return refuse("a file that is closed where its name stands for another one");
        }
        Ok(())
    }

    /// A method of a file whose value is used.
    pub(super) fn file_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let of = self.ty(object).clone();
        let plain = self.plain(arguments)?;
        if let Some(code) = self.placed_file_method(object, name, &plain) {
            return code;
        }
        match (name, plain.as_slice()) {
            ("getvalue", []) if of == BUFFER => {
                let code = self.expr(object)?;
                Ok(code.typed(Ty::Str))
            }
            ("read", [count]) if of == BYTE_READER => {
                let helper = self.helper("bytes_of");
                let file = self.changed_file(object)?;
                let count = self.number(*count, &Ty::Int)?;
                Ok(Code::tight(
                    format!("{helper}({file}, {})", count.text),
                    Ty::Bytes,
                ))
            }
            ("read", []) if of == BYTE_READER => {
                let helper = self.helper("rest_of_bytes");
                let file = self.changed_file(object)?;
                Ok(Code::tight(format!("{helper}({file})"), Ty::Bytes))
            }
            ("read", []) if files::is_text_reader(&of) => {
                let file = self.changed_file(object)?;
                let text = if of == RAW_READER {
                    self.import("std::io");
                    format!("io::read_to_string({file}).expect(\"a text\")")
                } else {
                    let helper = self.helper("rest_of");
                    format!("{helper}({file})")
                };
                Ok(Code::tight(text, Ty::Str))
            }
            ("readline", []) if files::is_text_reader(&of) => {
                self.check_returns()?;
                let helper = self.helper("next_line");
                let file = self.changed_file(object)?;
                Ok(Code::tight(
                    format!("{helper}({file}).unwrap_or_default()"),
                    Ty::Str,
                ))
            }
            ("readlines", []) if files::is_text_reader(&of) => {
                self.check_returns()?;
                let helper = self.helper("lines_of");
                let file = self.file_by_value(object)?;
                let text = format!("{helper}({file}).collect::<Vec<_>>()");
                Ok(Code::tight(text, Ty::list(Ty::Str)))
            }
            _ => refuse(format!("{name} of a file has no phrase yet")),
        }
    }

    /// `next(file)`.
    pub(super) fn next_line_of(&mut self, file: ExprId) -> Res<Code> {
        self.check_returns()?;
        let helper = self.helper("next_line");
        let file = self.changed_file(file)?;
        Ok(Code::tight(
            format!("{helper}({file}).expect(\"StopIteration\")"),
            Ty::Str,
        ))
    }

    /// A file as what changes it takes it.
    pub(super) fn changed_file(&mut self, object: ExprId) -> Res<String> {
        if let Kind::Call(..) = self.kind(object) {
            let code = self.expr(object)?;
            return Ok(format!("&mut {}", code.text));
        }
        let ty = self.ty(object).clone();
        if let Ty::Option(_) = ty {
            let is_held = matches!(self.kind(object), Kind::Var(var)
                if self.binding(*var).form == Form::Place && self.binding(*var).global.is_none());
            let code = self.expr(object)?;
            if !is_held || code.ty != ty {
                return refuse("a file that may be None");
            }
            let text = code.receiver();
            return Ok(format!("{text}.as_mut().expect(\"it is not None here\")"));
        }
        // What was None at first is none where it is read.
        if let Kind::Var(var) = *self.kind(object)
            && self.program.var(var).ty == Ty::Option(Box::new(ty.clone()))
            && !self.unwrapped.contains_key(&var)
            && !self.bound.contains_key(&var)
            && self.binding(var).form == Form::Place
            && self.binding(var).global.is_none()
        {
            let name = &self.binding(var).name;
            return Ok(format!("{name}.as_mut().expect(\"the file is open\")"));
        }
        self.changing(object, &ty)
    }

    /// A file that is given away, or lent where it is used again.
    pub(super) fn file_by_value(&mut self, object: ExprId) -> Res<String> {
        let code = self.expr(object)?;
        match self.kind(object) {
            Kind::Var(var) if files::is_used_once(self.program, *var) => Ok(code.text),
            Kind::Call(..) => Ok(code.text),
            _ if code.form == Form::Ref => refuse("a borrowed file that is read"),
            _ => {
                self.import("std::io::Read as _");
                Ok(format!("{}.by_ref()", code.receiver()))
            }
        }
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

    /// An attribute of what stands for a file or folder.
    pub(super) fn file_attribute(&mut self, object: ExprId, name: &str) -> Res<Code> {
        if *self.ty(object) == FOLDER && name == "name" {
            let code = self.expr(object)?;
            let text = format!("{}.path().display().to_string()", code.receiver());
            return Ok(Code::tight(text, Ty::Str));
        }
        refuse(format!("{name} of a file"))
    }
}

/// What the system says, with Python's number, text and class for it.
const SYSTEM: &[(&str, u8, &str, &str)] = &[
    (
        "NotFound",
        2,
        "No such file or directory",
        "FileNotFoundError",
    ),
    (
        "PermissionDenied",
        13,
        "Permission denied",
        "PermissionError",
    ),
    ("AlreadyExists", 17, "File exists", "FileExistsError"),
    ("NotADirectory", 20, "Not a directory", "NotADirectoryError"),
    ("IsADirectory", 21, "Is a directory", "IsADirectoryError"),
    ("DirectoryNotEmpty", 39, "Directory not empty", "OSError"),
];
