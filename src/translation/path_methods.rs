//! Attributes and methods of paths, and what lies in a folder.

use super::code::{Code, Form, quoted};
use super::paths::PATH;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::phrases;
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
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
}
