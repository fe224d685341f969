//! What the modules `os` and `shutil` do with files and folders, and the environment.

use super::code::Code;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::files;
use crate::types::ir::{Argument, ExprId, Kind, Target};
use crate::types::ty::Ty;

const PATH: Ty = Ty::Foreign("path");

impl Translator<'_, '_> {
    /// A path or a text, as what takes any path takes it.
    pub(super) fn path_argument(&mut self, id: ExprId) -> Res<String> {
        let ty = self.ty(id).clone();
        let text = if ty == PATH {
            self.borrowed(id, &ty)?.text
        } else if ty.is_text() {
            self.borrowed(id, &Ty::Str)?.text
        } else {
            return refuse("a path that may be something else");
        };
        Ok(without_reference(text))
    }

    /// A function of `os` or `shutil` that does something with a path.
    pub(super) fn system_function(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Option<Res<Code>> {
        let (call, expected) = call_of(name)?;
        Some(self.system_call(id, name, (call, expected), arguments))
    }

    fn system_call(
        &mut self,
        id: ExprId,
        name: &str,
        (call, expected): (&str, &str),
        arguments: &[Argument],
    ) -> Res<Code> {
        let is_true = |it: &Argument| matches!(self.kind(it.value), Kind::Bool(true));
        let named: Vec<(&str, bool)> = arguments
            .iter()
            .filter_map(|it| Some((it.name.as_deref()?, is_true(it))))
            .collect();
        let plain: Vec<ExprId> = arguments
            .iter()
            .filter(|it| it.name.is_none() && it.stars == 0)
            .map(|it| it.value)
            .collect();
        if plain.len() + named.len() != arguments.len() {
            return refuse("these arguments");
        }
        match (name, plain.as_slice(), named.as_slice()) {
            ("os.path.getsize", [path], []) => {
                self.import("std::fs");
                let text = self.path_argument(*path)?;
                let call = format!("fs::metadata({text}).map(|it| it.len().cast_signed())");
                let text = self.or_os_error(id, &call, expected, *path, &text)?;
                Ok(Code::tight(text, Ty::Int))
            }
            ("os.fsync", [file], []) => self.synced(id, *file, expected),
            ("os.makedirs", [path], [("exist_ok", true)]) => {
                self.import("std::fs");
                let text = self.path_argument(*path)?;
                let call = format!("fs::create_dir_all({text})");
                let text = self.or_os_error(id, &call, expected, *path, &text)?;
                Ok(Code::tight(text, Ty::None))
            }
            ("shutil.rmtree", [path], [("ignore_errors", true)]) => {
                self.import("std::fs");
                let text = self.path_argument(*path)?;
                self.handled.insert(id);
                Ok(Code::tight(
                    format!("fs::remove_dir_all({text}).unwrap_or_default()"),
                    Ty::None,
                ))
            }
            ("os.listdir", [], []) => {
                let helper = self.helper("names_in");
                Ok(Code::tight(
                    format!("{helper}(\".\").expect(\"{expected}\")"),
                    Ty::list(Ty::Str),
                ))
            }
            ("os.listdir", [path], []) => {
                let helper = self.helper("names_in");
                let text = self.path_argument(*path)?;
                let call = format!("{helper}({text})");
                let text = self.or_os_error(id, &call, expected, *path, &text)?;
                Ok(Code::tight(text, Ty::list(Ty::Str)))
            }
            (_, [path], []) => {
                let text = self.path_argument(*path)?;
                let call = self.named_call(call);
                let call = format!("{call}({text})");
                let text = self.or_os_error(id, &call, expected, *path, &text)?;
                Ok(Code::tight(text, Ty::None))
            }
            (_, [from, to], []) => {
                // Python names both paths where that fails.
                if self.is_failing(id) && matches!(name, "os.rename" | "os.replace" | "shutil.move")
                {
                    return refuse("a file that is moved, whose error is caught");
                }
                let (text, to) = (self.path_argument(*from)?, self.path_argument(*to)?);
                let call = self.named_call(call);
                let call = format!("{call}({text}, {to})");
                let text = self.or_os_error(id, &call, expected, *from, &text)?;
                Ok(Code::tight(text, Ty::None))
            }
            _ => refuse(format!("{name} with these arguments")),
        }
    }

    /// `os.fsync(file.fileno())`: what a file has handed on is on the disk then.
    fn synced(&mut self, id: ExprId, number: ExprId, expected: &str) -> Res<Code> {
        let file = match self.kind(number) {
            Kind::Call(func, given) if given.is_empty() => match self.kind(*func) {
                Kind::Attribute(file, name) if name == "fileno" => Some(*file),
                _ => None,
            },
            _ => None,
        };
        let file = file.filter(|it| {
            let ty = self.ty(*it);
            files::is_writer(ty) && *ty != files::BUFFER
        });
        let Some(file) = file else {
            return refuse("os.fsync of this");
        };
        if self.is_failing(id) {
            return refuse("an error that is caught here");
        }
        let file = self.expr(file)?;
        self.handled.insert(number);
        let text = format!(
            "{}.get_ref().sync_all().expect(\"{expected}\")",
            file.receiver()
        );
        Ok(Code::tight(text, Ty::None))
    }

    fn named_call(&mut self, call: &str) -> String {
        if call.starts_with("fs::") {
            self.import("std::fs");
            return call.to_owned();
        }
        let helpers = super::helpers::names();
        if let Some(helper) = helpers.into_iter().find(|it| *it == call) {
            self.helper(helper);
        }
        call.to_owned()
    }

    /// The environment, and where the program runs.
    pub(super) fn environment(&mut self, name: &str, arguments: &[ExprId]) -> Option<Res<Code>> {
        match (name, arguments) {
            ("os.getcwd", []) => Some(Ok(Code::tight(
                "std::env::current_dir().expect(\"a folder\").display().to_string()",
                Ty::Str,
            ))),
            ("os.environ.get" | "os.getenv", [key]) => {
                Some(self.borrowed(*key, &Ty::Str).map(|key| {
                    let key = without_reference(key.text);
                    Code::tight(format!("std::env::var({key}).ok()"), Ty::option(Ty::Str))
                }))
            }
            _ => None,
        }
    }

    /// `os.walk(folder)`.
    pub(super) fn walk(&mut self, id: ExprId, arguments: &[Argument], ty: &Ty) -> Res<Seq> {
        let plain = self.plain(arguments)?;
        let [folder] = plain.as_slice() else {
            return refuse("os.walk with these arguments");
        };
        let is_path = *self.ty(*folder) == Ty::Foreign("path");
        if !is_path && !self.ty(*folder).is_text() {
            return refuse("os.walk over a path");
        }
        if self.changes_walk() {
            return refuse("a walk that is changed on the way");
        }
        let text = if is_path {
            let path = self.expr(*folder)?;
            format!("&{}.to_string_lossy()", path.receiver())
        } else if *self.ty(*folder) == Ty::Char {
            self.expr(*folder)?.char_as_text()
        } else {
            self.path_argument(*folder)?
        };
        let is_sorted = self.program.sorted_walks.contains(&id);
        let helper = self.helper(if is_sorted {
            "sorted_folders_below"
        } else {
            "folders_below"
        });
        let mut seq = Seq::new(
            format!("{helper}({text}).into_iter()"),
            Item::Value,
            ty.item(),
        );
        seq.in_for = Some(format!("{helper}({text})"));
        seq.is_double = false;
        Ok(seq)
    }

    /// Whether a loop over `os.walk` changes the folders that come.
    fn changes_walk(&self) -> bool {
        fn targets<'s>(
            suite: &'s crate::types::ir::Suite<'_>,
            found: &mut Vec<(&'s Target, ExprId)>,
        ) {
            for stmt in &suite.body {
                if let crate::types::ir::StmtKind::For { target, iter, .. } = &stmt.kind {
                    found.push((target, *iter));
                }
                stmt.suites().into_iter().for_each(|it| targets(it, found));
            }
        }
        let mut found = Vec::new();
        for func in &self.program.funcs {
            targets(&func.body, &mut found);
        }
        found.into_iter().any(|(target, iter)| {
            let is_walk = matches!(self.kind(iter), Kind::Call(func, _)
                if matches!(self.kind(*func), Kind::Import(name) if name == "os.walk"));
            is_walk
                && match target {
                    Target::Tuple(targets, None) => targets.iter().any(
                        |it| matches!(it, Target::Var(var) if self.effects.changed.contains(var)),
                    ),
                    _ => true,
                }
        })
    }
}

/// What a function is in Rust, and what it is expected to meet.
fn call_of(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "os.mkdir" => ("fs::create_dir", "a folder that can be made"),
        "os.makedirs" => ("create_dirs", "a folder that can be made"),
        "os.remove" | "os.unlink" => ("fs::remove_file", "a file that can be removed"),
        "os.path.getsize" => ("metadata", "a file that is there"),
        "os.fsync" => ("sync_all", "a file that can be written"),
        "os.rmdir" => ("fs::remove_dir", "a folder that can be removed"),
        "os.rename" | "os.replace" => ("fs::rename", "a file that can be moved"),
        "os.listdir" => ("names_in", "a folder that can be read"),
        "shutil.rmtree" => ("fs::remove_dir_all", "a folder that can be removed"),
        "shutil.copy" | "shutil.copy2" => ("copy_to", "a file that can be copied"),
        "shutil.copyfile" => ("fs::copy", "a file that can be copied"),
        "shutil.copytree" => ("copy_tree", "a folder that can be copied"),
        "shutil.move" => ("move_to", "a file that can be moved"),
        _ => return None,
    })
}

/// A reference to what is made here is not needed where any path is taken.
pub(super) fn without_reference(text: String) -> String {
    match text.strip_prefix('&') {
        Some(made) if made.ends_with(')') => made.to_owned(),
        _ => text,
    }
}
