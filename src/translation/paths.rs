//! Paths: how they are made and taken apart, and the files that lie there.

use super::code::{Code, Form, quoted};
use super::translator::{Res, Translator, refuse};
use crate::phrases;
use crate::types::ir::{Argument, ExprId, Kind, Piece};
use crate::types::ty::Ty;

pub(super) const PATH: Ty = Ty::Foreign("path");

impl Translator<'_, '_> {
    /// `Path(..)`.
    pub(super) fn made_path(&mut self, arguments: &[Argument]) -> Res<Code> {
        let parts = self.plain(arguments)?;
        let Some((first, rest)) = parts.split_first() else {
            return Ok(self.path_buf("\".\""));
        };
        let mut path = self.path_of(*first)?;
        for part in rest {
            path = self.joined_path(path, *part)?;
        }
        Ok(path)
    }

    fn path_buf(&mut self, text: &str) -> Code {
        self.import("std::path::PathBuf");
        Code::tight(format!("PathBuf::from({text})"), PATH)
    }

    /// A path of a text.
    fn path_of(&mut self, id: ExprId) -> Res<Code> {
        if *self.ty(id).some() == PATH {
            return self.value(id, &PATH);
        }
        if let Kind::Str(text) = self.kind(id) {
            let text = quoted(&as_python(text));
            return Ok(self.path_buf(&text));
        }
        if !self.ty(id).is_text() {
            return refuse("a path of what is no text");
        }
        if self.is_folder(id) {
            let code = self.borrowed(id, &Ty::Str)?;
            return Ok(self.path_buf(&code.text));
        }
        let code = self.borrowed(id, &Ty::Str)?;
        self.import("std::path::PathBuf");
        self.phrase_helpers.insert("python_path");
        Ok(Code::tight(format!("python_path({})", code.text), PATH))
    }

    /// Whether a text is the name of a temporary folder, which is a path in full.
    fn is_folder(&self, id: ExprId) -> bool {
        let value = match self.kind(id) {
            Kind::Var(var) => match self.regulars.value(*var) {
                Some(value) => value,
                None => return false,
            },
            _ => id,
        };
        if let Kind::Attribute(of, name) = self.kind(value) {
            return name == "name" && *self.ty(*of) == crate::types::files::FOLDER;
        }
        matches!(self.kind(value), Kind::Call(func, _)
            if matches!(self.kind(*func), Kind::Import(name) if name == "tempfile.mkdtemp"))
    }

    /// Whether a path of the file may be `.`, which Rust does not drop where something is joined to it.
    fn may_be_here(&self) -> bool {
        let exprs = self.program.exprs.iter().zip(&self.types.exprs);
        let mut paths = exprs.filter(|(_, ty)| **ty == PATH).map(|(it, _)| it);
        paths.any(|expr| match &expr.kind {
            Kind::Attribute(_, name) => matches!(name.as_str(), "parent" | "relative_to"),
            // What is below nothing else than itself.
            Kind::Call(func, _) if matches!(self.kind(*func), Kind::Attribute(_, name) if name == "relative_to") => true,
            Kind::Call(func, arguments) => {
                matches!(self.kind(*func), Kind::Import(name) if name.starts_with("pathlib."))
                    && match arguments.first().map(|it| it.value) {
                        None => true,
                        Some(first) => match self.kind(first) {
                            Kind::Str(text) => as_python(text) == ".",
                            _ => *self.ty(first) != PATH && !self.is_folder(first),
                        },
                    }
            }
            _ => false,
        })
    }

    /// `path / name`.
    pub(super) fn path_operator(&mut self, left: ExprId, right: ExprId) -> Res<Code> {
        let path = if *self.ty(left).some() == PATH {
            self.ensure_some(left)?;
            self.expr(left)?
        } else {
            self.path_of(left)?
        };
        self.joined_path(path, right)
    }

    pub(super) fn joined_path(&mut self, path: Code, name: ExprId) -> Res<Code> {
        if *self.ty(name).some() == PATH {
            self.ensure_some(name)?;
            let code = self.borrowed(name, &PATH)?;
            if self.may_be_here() {
                self.import("std::path::PathBuf");
                self.phrase_helpers.insert("joined");
                let path = self.reference(path);
                let name = format!("&{}.to_string_lossy()", code.receiver());
                return Ok(Code::tight(format!("joined({}, {name})", path.text), PATH));
            }
            return Ok(Code::tight(
                format!("{}.join({})", path.receiver(), code.text),
                PATH,
            ));
        }
        if !self.ty(name).is_text() {
            return refuse("a part of a path that is no text");
        }
        let is_plain = match self.kind(name) {
            Kind::Str(text) => phrases::holds("plain-path", text),
            // What has letters of its own is neither empty nor a dot.
            Kind::Format(pieces) => pieces
                .iter()
                .any(|it| matches!(it, Piece::Text(text) if text.contains(char::is_alphanumeric))),
            _ => false,
        };
        let plain = is_plain && !self.may_be_here();
        let code = self.borrowed(name, &Ty::Str)?;
        if plain {
            let text = code.text.trim_start_matches('&');
            return Ok(Code::tight(
                format!("{}.join({text})", path.receiver()),
                PATH,
            ));
        }
        self.import("std::path::PathBuf");
        self.phrase_helpers.insert("joined");
        let path = self.reference(path);
        Ok(Code::tight(
            format!("joined({}, {})", path.text, code.text),
            PATH,
        ))
    }

    /// A function of `os.path`.
    pub(super) fn path_function(
        &mut self,
        name: &str,
        arguments: &[Argument],
    ) -> Option<Res<Code>> {
        let plain: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
        let are_texts = plain.iter().all(|it| self.ty(*it).is_text())
            && arguments
                .iter()
                .all(|it| it.name.is_none() && it.stars == 0);
        match (name, plain.as_slice()) {
            ("pathlib.Path" | "pathlib.PurePath", _) => Some(self.made_path(arguments)),
            ("os.path.join", [first, rest @ ..]) if are_texts && !rest.is_empty() => {
                Some(self.joined_texts(*first, rest))
            }
            ("os.path.dirname", [path]) if are_texts => {
                Some(self.borrowed(*path, &Ty::Str).map(|path| {
                    self.phrase_helpers.insert("dir_name");
                    Code::tight(format!("dir_name({})", path.text), Ty::Str).held(Form::Ref)
                }))
            }
            ("tempfile.TemporaryDirectory", []) => {
                self.need_crate("tempfile", "3", &[]);
                Some(Ok(Code::tight(
                    "tempfile::tempdir().expect(\"a temporary folder\")",
                    crate::types::files::FOLDER,
                )))
            }
            ("io.StringIO", [text]) => Some(self.text_as_file(*text)),
            ("io.StringIO", []) => Some(Ok(Code::tight(
                "String::new()",
                crate::types::files::BUFFER,
            ))),
            ("tempfile.mkdtemp", []) => {
                self.need_crate("tempfile", "3", &[]);
                Some(Ok(Code::tight(
                    "tempfile::tempdir().expect(\"a temporary folder\").keep().display().to_string()",
                    Ty::Str,
                )))
            }
            _ => None,
        }
    }

    fn joined_texts(&mut self, first: ExprId, rest: &[ExprId]) -> Res<Code> {
        self.import("std::path::Path");
        let first = self.borrowed(first, &Ty::Str)?;
        let mut text = format!("Path::new({})", first.text);
        for part in rest {
            let lent = self.borrowed(*part, &Ty::Str)?;
            let name = lent.text.trim_start_matches('&');
            // What is a name still is lent, if it is used after this.
            let is_kept = match self.kind(*part) {
                Kind::Var(var) => !self.is_last_use(*var, *part),
                Kind::Attribute(..) | Kind::Index(..) => true,
                _ => false,
            };
            let part = if is_kept { &lent.text } else { name };
            text = format!("{text}.join({part})");
        }
        Ok(Code::tight(
            format!("{text}.display().to_string()"),
            Ty::Str,
        ))
    }
}

/// The text of a path as Python has it.
fn as_python(text: &str) -> String {
    let parts: Vec<&str> = text
        .split('/')
        .filter(|it| !matches!(*it, "" | "."))
        .collect();
    let root = if text.starts_with('/') { "/" } else { "" };
    match format!("{root}{}", parts.join("/")) {
        path if path.is_empty() => ".".to_owned(),
        path => path,
    }
}
