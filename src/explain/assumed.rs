//! A snippet without its imports, read as it was meant.
//!
//! Answers and chats leave imports out. A name that a file neither binds nor imports, and that is plainly
//! one of the standard library's or of a package that everybody knows, is read as that. What is found so
//! is not among the file's findings: it is assumed.

mod table;

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::{Visitor, walk_expr, walk_stmt};
use rustpython_ast::{Expr, Stmt};

use crate::analysis::Analysis;
use crate::idioms::findings::Finding;
use crate::python::source::Mended;
use crate::python::stack;
use table::{MODULES, NAMES, SHORT};

/// A file, read with the imports that it leaves out.
pub struct Assumed {
    analysis: Analysis,
    /// What each name is read as, in the order of their first uses.
    readings: Vec<(String, String)>,
    /// Where the file itself ends, in lines and bytes.
    lines: usize,
    bytes: usize,
}

/// Reads a file with the imports that it leaves out; `None` if it leaves none out.
#[must_use]
pub fn assume(analysis: &Analysis) -> Option<Assumed> {
    let source = analysis.source();
    if !analysis.syntax().is_whole() {
        return None;
    }
    let used = stack::with(|| Used::of(analysis));
    let mut imports = String::new();
    let mut readings = Vec::new();
    for name in used.names {
        let is_attribute = used.modules.contains(name);
        if let Some((import, meant)) = reading(name, is_attribute)
            && analysis.file().binding_count(name) == 0
        {
            imports.push_str(&import);
            imports.push('\n');
            readings.push((name.to_owned(), meant));
        }
    }
    if readings.is_empty() || used.imports_all {
        return None;
    }
    let text = source.text();
    let end = if text.ends_with(['\n', '\r']) {
        ""
    } else {
        "\n"
    };
    let (lines, bytes) = (source.line_count(), text.len());
    // What was mended keeps its places.
    let mut whole = Mended::default();
    whole.keep(text, 0..bytes);
    whole.replace(bytes..bytes, &format!("{end}{imports}"));
    let analysis = Analysis::of_clean(source.clone().mended(whole, String::new()));
    Some(Assumed {
        analysis,
        readings,
        lines,
        bytes,
    })
}

/// The import of a name, and what it is then.
fn reading(name: &str, is_attribute: bool) -> Option<(String, String)> {
    if is_attribute && MODULES.contains(&name) {
        return Some((format!("import {name}"), name.to_owned()));
    }
    if let Some((_, module)) = SHORT
        .iter()
        .find(|(short, _)| is_attribute && *short == name)
    {
        return Some((format!("import {module} as {name}"), (*module).to_owned()));
    }
    let (module, _) = NAMES.iter().find(|(_, names)| names.contains(&name))?;
    Some((
        format!("from {module} import {name}"),
        format!("{module}.{name}"),
    ))
}

impl Assumed {
    /// The file with the imports behind its end.
    #[must_use]
    pub fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// The same, for what is found in it to be left out.
    pub(crate) fn analysis_mut(&mut self) -> &mut Analysis {
        &mut self.analysis
    }

    /// How many lines the file itself has.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.lines
    }

    /// As in "Counter as collections.Counter, json as the module".
    #[must_use]
    pub fn told(&self) -> String {
        let told = self.readings.iter().map(|(name, meant)| {
            if name == meant {
                format!("{name} as the module")
            } else {
                format!("{name} as {meant}")
            }
        });
        told.collect::<Vec<_>>().join(", ")
    }

    /// Keeps only what is found so and not in the file as it stands, whose findings are `known`.
    pub fn retain_new(&mut self, known: &[Finding]) {
        let known: FxHashSet<(usize, &str)> = known
            .iter()
            .map(|it| (it.span.start, it.idiom.id))
            .collect();
        let bytes = self.bytes;
        self.analysis
            .retain(|it| it.span.start < bytes && !known.contains(&(it.span.start, it.idiom.id)));
    }
}

/// The names that a file uses, in the order of their first uses.
#[derive(Default)]
struct Used<'a> {
    names: Vec<&'a str>,
    seen: FxHashSet<&'a str>,
    /// Those of them that an attribute is asked for.
    modules: FxHashSet<&'a str>,
    /// Whether anything may be bound, by `import *`.
    imports_all: bool,
}

impl<'a> Used<'a> {
    fn of(analysis: &'a Analysis) -> Self {
        let mut used = Self::default();
        used.visit_body(analysis.syntax().suite());
        used
    }

    fn add(&mut self, name: &'a str) {
        if self.seen.insert(name) {
            self.names.push(name);
        }
    }
}

impl<'a> Visitor<'a> for Used<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if let Stmt::ImportFrom(import) = statement {
            self.imports_all |= import.names.iter().any(|alias| alias.name.as_str() == "*");
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => self.add(name.id.as_str()),
            Expr::Attribute(attribute) => {
                if let Expr::Name(name) = &*attribute.value {
                    self.modules.insert(name.id.as_str());
                }
            }
            _ => {}
        }
        walk_expr(self, expr);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::python::source::Source;

    fn told(text: &str) -> Option<String> {
        let analysis = Analysis::of(Source::new("mine.py", text));
        assume(&analysis).map(|it| it.told())
    }

    #[test]
    fn names_that_are_left_out_are_read_as_what_they_plainly_are() {
        assert_eq!(
            told("t = Thread(target=work)\nprint(json.loads(x), Counter(y))\n").as_deref(),
            Some("Thread as threading.Thread, json as the module, Counter as collections.Counter")
        );
        assert_eq!(told("np.zeros(3)\n").as_deref(), Some("np as numpy"));
    }

    #[test]
    fn what_is_bound_or_imported_is_not_assumed() {
        for text in [
            "import json\njson.loads(x)\n",
            "def f(json): return json.x\n",
            "from a import *\nCounter(x)\n",
            "class Counter: pass\nCounter()\n",
            "for time in times: time.x\n",
            "print(json)\n",
            "try:\n    x\nexcept E as re:\n    re.x\n",
            "x = = 1\nCounter(x)\n",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_is_new_is_assumed() {
        let text = "@dataclass\nclass P:\n    x: int\n\nprint(2 ** 3)\n";
        let analysis = Analysis::of(Source::new("mine.py", text));
        let mut assumed = assume(&analysis).expect("dataclass is left out");
        assumed.retain_new(analysis.findings());
        let ids: Vec<&str> = assumed
            .analysis()
            .findings()
            .iter()
            .map(|it| it.idiom.id)
            .collect();
        assert!(
            ids.contains(&"decorator.dataclass") && !ids.contains(&"data.power"),
            "{ids:?}"
        );
    }
}
