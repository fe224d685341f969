//! Errors of the operating system, as the text that Python has for them.

use super::system::without_reference;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};

impl Translator<'_, '_> {
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
