//! What a name in a file means: what the file imports it as, and what shadows a builtin.
//!
//! Both are properties of the whole file, not of a scope (`idioms.md`, "Names"): an imported name
//! resolves to what it is imported as everywhere, whatever else binds it, and a builtin is a bare
//! name that the file binds nowhere but in class bodies.

mod sieve;

use rustc_hash::{FxBuildHasher, FxHashMap};

use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};
use rustpython_ast::{self as ast, Expr, Stmt};

pub(crate) use sieve::{Mark, Sieve};

/// The builtin exception types of Python 3.13 on Linux (`builtins` module documentation).
const EXCEPTIONS: &[&str] = &[
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotADirectoryError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "PythonFinalizationError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
];

/// Variables of modules that idioms are about wherever they stand, not only where they are called.
const WATCHED: &[&str] = &["os.environ", "sys.argv"];

/// What the names of one file stand for.
#[derive(Debug, Default)]
pub(crate) struct Names<'a> {
    /// Local name to the dotted names it is imported as; none for a relative import.
    imports: FxHashMap<&'a str, Vec<String>>,
    imported: Sieve,
    /// How often a name is bound outside class bodies, imports included.
    bindings: FxHashMap<&'a str, u32>,
    /// The names that are imported as one of [`WATCHED`].
    watched: Vec<&'a str>,
}

impl<'a> Names<'a> {
    /// No names yet, but room for so many.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self {
            bindings: FxHashMap::with_capacity_and_hasher(capacity, FxBuildHasher),
            ..Self::default()
        }
    }

    /// The imports of all scopes; nothing else is bound.
    pub(crate) fn of_imports(suite: &'a [Stmt]) -> Self {
        let mut names = Self::default();
        names.visit_body(suite);
        names
    }

    /// Notes that something outside a class body binds `name`.
    pub(crate) fn bind(&mut self, name: &'a str) {
        *self.bindings.entry(name).or_default() += 1;
    }

    /// How many places outside class bodies bind `name`.
    pub(crate) fn binding_count(&self, name: &str) -> u32 {
        self.bindings.get(name).copied().unwrap_or(0)
    }

    /// Whether the bare `name` would be the builtin of that name, if Python has one.
    pub(crate) fn is_free(&self, name: &str) -> bool {
        !self.imports.contains_key(name) && !self.bindings.contains_key(name)
    }

    /// Whether `expr` is the builtin `name`, as a bare name.
    pub(crate) fn is_builtin(&self, expr: &Expr, name: &str) -> bool {
        bare_name(expr).is_some_and(|id| id == name && self.is_free(id))
    }

    /// Whether `expr` is the bare name of a builtin exception type.
    pub(crate) fn is_builtin_exception(&self, expr: &Expr) -> bool {
        bare_name(expr).is_some_and(|id| EXCEPTIONS.binary_search(&id).is_ok() && self.is_free(id))
    }

    /// The names that are imported as variables of modules, which idioms are about wherever they stand.
    pub(crate) fn watched(&self) -> &[&'a str] {
        &self.watched
    }

    /// Whether a name with this mark may be imported.
    pub(crate) fn may_import(&self, mark: Mark) -> bool {
        self.imported.may_hold(mark)
    }

    /// Calls `each` with every dotted name that `expr`, a name or `a.b.c`, resolves to, if what the file
    /// imports its root as is `wanted`.
    pub(crate) fn resolve(
        &self,
        expr: &Expr,
        wanted: impl Fn(&str) -> bool,
        mut each: impl FnMut(&str),
    ) {
        let mut root = expr;
        while let Expr::Attribute(attribute) = root {
            root = &attribute.value;
        }
        let id = bare_name(root).filter(|id| self.may_import(Mark::of(id)));
        let paths = id.and_then(|id| self.imports.get(id));
        for path in paths.into_iter().flatten().filter(|path| wanted(path)) {
            if expr.is_name_expr() {
                each(path);
            } else {
                let mut dotted = String::with_capacity(path.len() + 32);
                dotted.push_str(path);
                push_attributes(expr, &mut dotted);
                each(&dotted);
            }
        }
    }

    /// Whether `expr` resolves to one of `patterns`: dotted names, or `N.*` for every name below N.
    pub(crate) fn resolves_to(&self, expr: &Expr, patterns: &[&str]) -> bool {
        // Most expressions end in another name, which is cheaper to see than what they resolve to.
        if let Expr::Attribute(attribute) = expr
            && !patterns
                .iter()
                .any(|p| p.ends_with('*') || p.ends_with(attribute.attr.as_str()))
        {
            return false;
        }
        let mut found = false;
        let may_match = |path: &str| {
            let root = root_of(path);
            patterns.iter().any(|pattern| pattern.starts_with(root))
        };
        self.resolve(expr, may_match, |name| {
            found |= patterns.iter().any(|pattern| matches(pattern, name));
        });
        found
    }

    /// Adds what an `import` statement imports.
    pub(crate) fn add_import(&mut self, import: &'a ast::StmtImport) {
        for alias in &import.names {
            if let Some(local) = &alias.asname {
                self.import(local.as_str(), Some(alias.name.id.to_string()));
            } else {
                let root = root_of(alias.name.as_str());
                self.import(root, Some(root.to_owned()));
            }
        }
    }

    /// Adds what a `from` statement imports.
    pub(crate) fn add_import_from(&mut self, import: &'a ast::StmtImportFrom) {
        for (local, alias) in imported_names(import) {
            let path = match &import.module {
                Some(module) if import.level == 0 => Some(format!("{module}.{}", alias.name)),
                _ => None,
            };
            self.import(local, path);
        }
    }

    fn import(&mut self, local: &'a str, path: Option<String>) {
        if path.as_deref().is_some_and(|path| WATCHED.contains(&path)) {
            self.watched.push(local);
        }
        self.imported.add(local);
        let paths = self.imports.entry(local).or_default();
        if let Some(path) = path
            && !paths.contains(&path)
        {
            paths.push(path);
        }
    }
}

impl<'a> StatementVisitor<'a> for Names<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Import(import) => self.add_import(import),
            Stmt::ImportFrom(import) => self.add_import_from(import),
            _ => walk_stmt(self, stmt),
        }
    }
}

/// Appends the `.b.c` of `a.b.c`.
fn push_attributes(expr: &Expr, dotted: &mut String) {
    if let Expr::Attribute(attribute) = expr {
        push_attributes(&attribute.value, dotted);
        dotted.push('.');
        dotted.push_str(attribute.attr.as_str());
    }
}

/// The local names that a `from` import binds, with their aliases; none for `*`.
pub(crate) fn imported_names(
    import: &ast::StmtImportFrom,
) -> impl Iterator<Item = (&str, &ast::Alias)> {
    import
        .names
        .iter()
        .filter(|alias| alias.name.as_str() != "*")
        .map(|alias| {
            (
                alias
                    .asname
                    .as_ref()
                    .map_or(alias.name.as_str(), |name| name.as_str()),
                alias,
            )
        })
}

/// The first part of a dotted name.
pub(crate) fn root_of(dotted: &str) -> &str {
    dotted.split('.').next().unwrap_or(dotted)
}

/// The identifier, if `expr` is a bare name.
pub(crate) fn bare_name(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Name(name) => Some(name.id.as_str()),
        _ => None,
    }
}

/// Whether a dotted `name` is what `pattern` says: itself, or below `N` for `N.*`. The star also
/// stands for the rest of a name, as in `abc.abstract*`.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => name.len() > prefix.len() && name.starts_with(prefix),
        None => pattern == name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_are_sorted_for_the_search() {
        assert!(EXCEPTIONS.is_sorted());
    }

    #[test]
    fn a_pattern_with_a_star_wants_a_longer_name() {
        assert!(matches("socket.*", "socket.socket"));
        assert!(!matches("socket.*", "socket"));
        assert!(!matches("socket.*", "sockets.x"));
    }
}
