//! Paths: how they are made and taken apart, and the files that lie there.

use super::code::{Code, Form, quoted};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::phrases;
use crate::types::ir::{Argument, ExprId, Kind, Piece};
use crate::types::ty::Ty;

const PATH: Ty = Ty::Foreign("path");

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

    fn joined_path(&mut self, path: Code, name: ExprId) -> Res<Code> {
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

    /// An attribute of a path.
    pub(super) fn path_attribute(&mut self, object: ExprId, name: &str) -> Res<Code> {
        self.ensure_some(object)?;
        let code = self.expr(object)?;
        let path = code.receiver();
        match name {
            "name" | "stem" => {
                self.import("std::ffi::OsStr");
                if name == "name" && self.has_dots() {
                    self.phrase_helpers.insert("name_of");
                    let path = self.reference(code);
                    return Ok(
                        Code::tight(format!("name_of({})", path.text), Ty::Str).held(Form::Ref)
                    );
                }
                let method = if name == "name" {
                    "file_name"
                } else {
                    "file_stem"
                };
                let text = format!("{path}.{method}().and_then(OsStr::to_str).unwrap_or_default()");
                if code.form == Form::Value {
                    return Ok(Code::tight(format!("{text}.to_string()"), Ty::Str));
                }
                Ok(Code::tight(text, Ty::Str).held(Form::Ref))
            }
            "suffix" => Ok(Code::tight(
                format!(
                    "{path}.extension().map_or_else(String::new, |it| format!(\".{{}}\", it.display()))"
                ),
                Ty::Str,
            )),
            "parent" => {
                self.import("std::path::Path");
                self.phrase_helpers.insert("parent_of");
                let is_new = code.form == Form::Value;
                let path = self.reference(code);
                let text = format!("parent_of({})", path.text);
                if is_new {
                    return Ok(Code::tight(format!("{text}.to_path_buf()"), PATH));
                }
                Ok(Code::tight(text, PATH).held(Form::Ref))
            }
            "parts" => Ok(Code::tight(
                format!(
                    "{path}.iter().map(|it| it.to_string_lossy().into_owned()).collect::<Vec<_>>()"
                ),
                Ty::Tuples(Box::new(Ty::Str)),
            )),
            _ => refuse(format!("{name} of a path has no phrase yet")),
        }
    }

    /// Whether a text of the file has two dots, so that a path may end with them.
    fn has_dots(&self) -> bool {
        let mut exprs = self.program.exprs.iter();
        exprs.any(|it| matches!(&it.kind, Kind::Str(text) if text.contains("..")))
    }

    /// A method of a path.
    pub(super) fn path_method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let keywords: Vec<(&str, &Kind)> = arguments
            .iter()
            .filter_map(|it| Some((it.name.as_deref()?, self.kind(it.value))))
            .collect();
        let is_utf8 = |it: &(&str, &Kind)| {
            it.0 == "encoding"
                && matches!(it.1, Kind::Str(text) if matches!(text.to_lowercase().as_str(), "utf-8" | "utf8"))
        };
        let are_true = |names: &[&str]| {
            keywords.len() == names.len()
                && names.iter().all(|name| {
                    keywords
                        .iter()
                        .any(|it| it.0 == *name && matches!(it.1, Kind::Bool(true)))
                })
        };
        let is_text_of_file = keywords.iter().all(is_utf8);
        let (makes_parents, may_be_there) =
            (are_true(&["parents", "exist_ok"]), are_true(&["exist_ok"]));
        let has_keywords = !keywords.is_empty();
        let plain: Vec<ExprId> = arguments
            .iter()
            .filter(|it| it.name.is_none() && it.stars == 0)
            .map(|it| it.value)
            .collect();
        if plain.len() + arguments.iter().filter(|it| it.name.is_some()).count() < arguments.len() {
            return refuse("these arguments");
        }
        self.ensure_some(object)?;
        let code = self.expr(object)?;
        let receiver = code.receiver();
        let path = self.reference(code).text;
        Ok(match (name, plain.as_slice()) {
            ("exists" | "is_file" | "is_dir" | "is_absolute", []) if !has_keywords => {
                Code::tight(format!("{receiver}.{name}()"), Ty::Bool)
            }
            ("as_posix", []) if !has_keywords => {
                Code::tight(format!("{receiver}.display().to_string()"), Ty::Str)
            }
            ("joinpath", [first, rest @ ..]) if !has_keywords => {
                let object = self.expr(object)?;
                let mut path = self.joined_path(object, *first)?;
                for part in rest {
                    path = self.joined_path(path, *part)?;
                }
                path
            }
            ("with_name", [new]) if !has_keywords => {
                let new = self.borrowed(*new, &Ty::Str)?;
                let new = new.text.trim_start_matches('&').to_owned();
                Code::tight(format!("{receiver}.with_file_name({new})"), PATH)
            }
            ("with_suffix", [new]) if !has_keywords => match self.kind(*new) {
                Kind::Str(suffix) if suffix.is_empty() || phrases::holds("suffix", suffix) => {
                    let new = quoted(suffix.trim_start_matches('.'));
                    Code::tight(format!("{receiver}.with_extension({new})"), PATH)
                }
                _ => return refuse("a suffix that is computed"),
            },
            ("read_text", []) if is_text_of_file && self.sees_undecoded(id) => {
                self.import("std::fs");
                let path = super::system::without_reference(path);
                let call = format!("fs::read({path})");
                let bytes =
                    self.or_os_error(id, &call, "a file that can be read", object, &path)?;
                self.decoded("decoded_text", &format!("&{bytes}"))?
            }
            ("read_text", []) if is_text_of_file => {
                self.import("std::path::Path");
                self.phrase_helpers.insert("read_text");
                let call = format!("read_text({path})");
                Code::tight(
                    self.or_os_error(id, &call, "a file that can be read", object, &path)?,
                    Ty::Str,
                )
            }
            ("write_text", [text]) if is_text_of_file => {
                self.import("std::fs");
                let text = self.borrowed(*text, &Ty::Str)?;
                let text = text.text.trim_start_matches('&').to_owned();
                let path = super::system::without_reference(path);
                let call = format!("fs::write({path}, {text})");
                Code::tight(
                    self.or_os_error(id, &call, "a file that can be written", object, &path)?,
                    Ty::None,
                )
            }
            ("mkdir", []) if !has_keywords => {
                self.import("std::fs");
                let path = super::system::without_reference(path);
                let call = format!("fs::create_dir({path})");
                Code::tight(
                    self.or_os_error(id, &call, "a folder that can be made", object, &path)?,
                    Ty::None,
                )
            }
            ("mkdir", []) if makes_parents => {
                self.import("std::fs");
                let path = super::system::without_reference(path);
                let call = format!("fs::create_dir_all({path})");
                Code::tight(
                    self.or_os_error(id, &call, "a folder that can be made", object, &path)?,
                    Ty::None,
                )
            }
            ("mkdir", []) if may_be_there => {
                self.phrase_helpers.insert("create_dir_if_missing");
                let call = format!("create_dir_if_missing({path})");
                Code::tight(
                    self.or_os_error(id, &call, "a folder that can be made", object, &path)?,
                    Ty::None,
                )
            }
            ("mkdir", []) if are_true(&["parents"]) => {
                let helper = self.helper("create_dirs");
                let call = format!("{helper}({path})");
                let text =
                    self.or_os_error(id, &call, "a folder that can be made", object, &path)?;
                Code::tight(text, Ty::None)
            }
            ("touch", []) if !has_keywords || may_be_there => {
                self.import("std::fs::File");
                let path = super::system::without_reference(path);
                let call = format!("File::options().create(true).append(true).open({path})");
                let text = self.or_os_error(id, &call, "a file that can be made", object, &path)?;
                Code::tight(format!("drop({text})"), Ty::None)
            }
            ("read_bytes", []) if !has_keywords => {
                self.import("std::fs");
                let path = super::system::without_reference(path);
                let call = format!("fs::read({path})");
                let text = self.or_os_error(id, &call, "a file that can be read", object, &path)?;
                Code::tight(text, Ty::Bytes)
            }
            ("unlink", []) if !has_keywords => {
                self.import("std::fs");
                let path = super::system::without_reference(path);
                let call = format!("fs::remove_file({path})");
                Code::tight(
                    self.or_os_error(id, &call, "a file that can be removed", object, &path)?,
                    Ty::None,
                )
            }
            ("rmdir", []) if !has_keywords => {
                self.import("std::fs");
                let path = super::system::without_reference(path);
                let call = format!("fs::remove_dir({path})");
                Code::tight(
                    self.or_os_error(id, &call, "a folder that can be removed", object, &path)?,
                    Ty::None,
                )
            }
            _ => return refuse(format!("{name} of a path has no phrase yet")),
        })
    }

    /// What lies in a folder.
    pub(super) fn path_entries(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Seq> {
        let plain = self.plain(arguments)?;
        self.ensure_some(object)?;
        let code = self.expr(object)?;
        let path = self.reference(code).text;
        let text = match (name, plain.as_slice()) {
            ("iterdir", []) => {
                self.import("std::path::PathBuf");
                self.phrase_helpers.insert("entries_of");
                format!("entries_of({path}).expect(\"a folder that can be read\").into_iter()")
            }
            ("glob" | "rglob", [pattern]) => {
                let Kind::Str(pattern) = self.kind(*pattern) else {
                    return refuse("a pattern of files that is computed");
                };
                if pattern.contains(['[', '{', '\\']) || pattern.starts_with('/') {
                    return refuse("a pattern of files of this form");
                }
                let pattern = if name == "rglob" {
                    format!("**/{pattern}")
                } else {
                    pattern.clone()
                };
                self.need_crate("glob", "0.3", &[]);
                self.phrase_helpers.insert("glob_below");
                format!("glob_below({path}, {})", quoted(&pattern))
            }
            _ => return refuse("the files of a folder"),
        };
        let mut seq = Seq::new(text, Item::Value, PATH);
        seq.is_double = false;
        // Python gives what it finds in the order of the folder.
        seq.is_unordered = name != "iterdir";
        Ok(seq)
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
