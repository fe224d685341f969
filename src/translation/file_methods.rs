//! Methods of files, and when they are closed.

use super::code::{Code, Form};
use super::files::WRITABLE;
use super::format::Template;
use super::translator::{Res, Translator, refuse};
use crate::rust::taken::{THERE, taken};
use crate::types::files::{self, BUFFER, BYTE_READER, FOLDER, RAW_READER};
use crate::types::ir::{Argument, ExprId, Kind, StmtKind, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
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
        let defs = info.assignments();
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
            return Ok(taken(&text, ".as_mut()", THERE));
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
