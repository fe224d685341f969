//! What a name in a file means: what the file imports it as, and what shadows a builtin.
//!
//! Both are properties of the whole file, not of a scope (`idioms::RULES`, "Names"): an imported name
//! resolves to what it is imported as everywhere, whatever else binds it, and a builtin is a bare
//! name that the file binds nowhere but in class bodies.

mod builtins;
mod imports;
mod sieve;

use std::cell::RefCell;

use rustc_hash::{FxBuildHasher, FxHashSet};
use rustpython_ast::{self as ast, Expr};

use imports::{Imports, Path};
pub(crate) use sieve::{Mark, Sieve};

/// What the names of one file stand for.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    imports: Imports<'a>,
    /// The builtins, and what looks like one at a glance, that are bound outside class bodies.
    shadowed: FxHashSet<&'a str>,
    /// Room for dotted names.
    room: RefCell<String>,
}

impl Default for Names<'_> {
    fn default() -> Self {
        Self {
            imports: Imports::default(),
            shadowed: FxHashSet::with_capacity_and_hasher(imports::FEW, FxBuildHasher),
            room: RefCell::default(),
        }
    }
}

impl<'a> Names<'a> {
    /// Notes that something outside a class body binds `name`.
    pub(crate) fn bind(&mut self, name: &'a str) {
        if builtins::may_hold(name) {
            self.shadowed.insert(name);
        }
    }

    /// Whether the bare `name` of one of Python's builtins stands for that.
    pub(crate) fn is_free(&self, name: &str) -> bool {
        debug_assert!(builtins::holds(name), "{name} is none of Python's builtins");
        !self.shadowed.contains(name) && !self.imports.holds(name)
    }

    /// Whether the file imports one of these modules, or something from it.
    pub(crate) fn imports_any(&self, modules: &[&str]) -> bool {
        let mut paths = self.imports.paths();
        paths.any(|path| modules.contains(&path.root()))
    }

    /// Whether `expr` is the builtin `name`, as a bare name.
    pub(crate) fn is_builtin(&self, expr: &Expr, name: &str) -> bool {
        bare_name(expr).is_some_and(|id| id == name && self.is_free(id))
    }

    /// Whether `expr` is the bare name of a builtin exception type.
    pub(crate) fn is_builtin_exception(&self, expr: &Expr) -> bool {
        bare_name(expr).is_some_and(|id| builtins::is_exception(id) && self.is_free(id))
    }

    /// The local names under which any of these dotted names is imported.
    pub(crate) fn imported_as(&self, dotted: &[&str]) -> Vec<&'a str> {
        let is_one = |path: Path<'_>| dotted.iter().any(|it| path.is(it));
        let mut names: Vec<&str> = self.imports.names().collect();
        names.retain(|local| self.imports.of(local).any(is_one));
        names
    }

    /// Whether a name with this mark may be imported.
    pub(crate) fn may_import(&self, mark: Mark) -> bool {
        self.imports.may_hold(mark)
    }

    /// Whether `expr`, a name or `a.b.c`, may resolve to anything.
    pub(crate) fn may_resolve(&self, expr: &Expr) -> bool {
        root_name(expr).is_some_and(|id| self.may_import(Mark::of(id)))
    }

    /// Calls `each` with every dotted name that `expr`, a name or `a.b.c`, resolves to, if the first part
    /// of what the file imports its root as is `wanted`.
    pub(crate) fn resolve(
        &self,
        expr: &Expr,
        wanted: impl Fn(&str) -> bool,
        mut each: impl FnMut(&str),
    ) {
        let Some(id) = root_name(expr).filter(|id| self.may_import(Mark::of(id))) else {
            return;
        };
        for path in self.imports.of(id).filter(|path| wanted(path.root())) {
            // `each` may resolve names, too.
            let mut dotted = self.room.take();
            dotted.clear();
            path.push_to(&mut dotted);
            push_attributes(expr, &mut dotted);
            each(&dotted);
            self.room.replace(dotted);
        }
    }

    /// Whether `expr` resolves to one of `patterns`: dotted names, or `N.*` for every name below N.
    pub(crate) fn resolves_to(&self, expr: &Expr, patterns: &[&str]) -> bool {
        // Most expressions begin with a name that is not imported, or end in another, which is cheaper
        // to see than what they resolve to.
        if !self.may_resolve(expr) {
            return false;
        }
        if let Expr::Attribute(attribute) = expr {
            let name = attribute.attr.as_str();
            let last = name.bytes().next_back();
            let may_match = |pattern: &&str| match pattern.bytes().next_back() {
                Some(b'*') => true,
                end => end == last && pattern.ends_with(name),
            };
            if !patterns.iter().any(may_match) {
                return false;
            }
        }
        let mut found = false;
        let may_match = |root: &str| patterns.iter().any(|pattern| pattern.starts_with(root));
        self.resolve(expr, may_match, |name| {
            found |= patterns.iter().any(|pattern| matches(pattern, name));
        });
        found
    }

    /// Adds what an `import` statement imports.
    pub(crate) fn add_import(&mut self, import: &'a ast::StmtImport) {
        for alias in &import.names {
            let module = alias.name.as_str();
            match &alias.asname {
                Some(local) => self.import(local.as_str(), Some(Path::module(module))),
                None => self.import(root_of(module), Some(Path::module(root_of(module)))),
            }
        }
    }

    /// Adds what a `from` statement imports.
    pub(crate) fn add_import_from(&mut self, import: &'a ast::StmtImportFrom) {
        for (local, alias) in imported_names(import) {
            let module = import.module.as_ref().filter(|_| import.level == 0);
            let path = module.map(|module| Path::name_of(module.as_str(), alias.name.as_str()));
            self.import(local, path);
        }
    }

    fn import(&mut self, local: &'a str, path: Option<Path<'a>>) {
        self.imports.add(local, path);
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
    let dot = dotted.bytes().position(|byte| byte == b'.');
    &dotted[..dot.unwrap_or(dotted.len())]
}

/// The `a` of a name `a` or `a.b.c`.
pub(crate) fn root_name(expr: &Expr) -> Option<&str> {
    let mut root = expr;
    while let Expr::Attribute(attribute) = root {
        root = &attribute.value;
    }
    bare_name(root)
}

/// The name that a pattern itself binds, without those within it.
pub(crate) fn bound_by_pattern(pattern: &ast::Pattern) -> Option<&ast::Identifier> {
    match pattern {
        ast::Pattern::MatchAs(pattern) => pattern.name.as_ref(),
        ast::Pattern::MatchStar(pattern) => pattern.name.as_ref(),
        ast::Pattern::MatchMapping(pattern) => pattern.rest.as_ref(),
        _ => None,
    }
}

/// Whether Python has something of this name without an import.
pub(crate) fn is_builtin(name: &str) -> bool {
    builtins::holds(name)
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
    fn a_pattern_with_a_star_wants_a_longer_name() {
        assert!(matches("socket.*", "socket.socket"));
        assert!(!matches("socket.*", "socket"));
        assert!(!matches("socket.*", "sockets.x"));
    }
}
