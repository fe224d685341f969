//! The catalogue: one table per family, each row an idiom with its id, its title and what it matches.
//!
//! A row says what it reacts to, so that the walk never asks an idiom about a node that it cannot
//! match: most rows are nothing but "a call of N" and need no code. The detectors of the others stand
//! below their table. `idioms/*.fixtures` beside them hold Python that must match and Python that must
//! not. What counts stands in each
//! row in words; the words that all rows share are defined in [`RULES`].

mod asyncio;
mod class;
mod context_manager;
mod data;
mod decorator;
mod exception;
pub mod findings;
mod function;
mod futures;
mod io;
mod iteration;
mod known;
mod locks;
mod module;
mod multiprocessing;
mod system;
mod testing;
mod threading;
pub(crate) mod traits;
mod typing;

use std::fmt;

use rustpython_ast::{self as ast, Expr, NodeKind, Stmt};

use traits::Traits;

use crate::python::scopes::{Call, Clause, Comprehension, File, ScopeId, With};

/// What holds for all rows, and what the words in them mean, in Markdown.
///
/// ```
/// assert!(py2rs::idioms::RULES.contains("**Own scope** of a function"));
/// ```
pub const RULES: &str = include_str!("idioms/rules.md");

/// A row of a family's table: see [`Idiom`], which has a place in the catalogue, too.
pub(crate) struct Row {
    id: &'static str,
    title: &'static str,
    counts: &'static str,
    reported_at: &'static str,
    traits: Traits,
    matches: &'static [Match],
}

/// A row of the catalogue.
///
/// ```
/// let idiom = py2rs::idioms::idiom("function.nonlocal").expect("a row of the catalogue");
/// assert_eq!((idiom.family(), idiom.counts), ("function", "a `nonlocal` statement"));
/// ```
pub struct Idiom {
    /// `family.name`, as in `decorator.memoize`.
    pub id: &'static str,
    /// What a reader calls it.
    pub title: &'static str,
    /// What counts, in Markdown; its words are used as [`RULES`] says.
    pub counts: &'static str,
    /// The node whose first character is the place of a finding.
    pub reported_at: &'static str,
    /// How a port, a page and a survey take it.
    pub(crate) traits: Traits,
    /// Whatever of this matches a node makes it a finding.
    pub(crate) matches: &'static [Match],
    /// Its place in the catalogue, from 0.
    number: usize,
}

impl Idiom {
    /// The part of the id before the dot.
    ///
    /// ```
    /// assert_eq!(py2rs::idioms::idiom("decorator.memoize").map(|it| it.family()), Some("decorator"));
    /// ```
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.id
            .split_once('.')
            .map_or(self.id, |(family, _)| family)
    }

    /// The names of Python that it reacts to: functions, builtins, methods, decorators, bases.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        let of_callee = |callee: &'static Callee| match callee {
            Callee::Named(names) | Callee::Builtin(names) | Callee::Method(names) => *names,
        };
        self.matches
            .iter()
            .flat_map(move |it| -> Vec<&'static str> {
                match it {
                    Match::Call(names)
                    | Match::Builtin(names)
                    | Match::Method(names)
                    | Match::Expression(names)
                    | Match::Decorator(names)
                    | Match::Base(names)
                    | Match::MethodDef(names) => names.to_vec(),
                    Match::CallIf(callees, _) => {
                        callees.iter().flat_map(of_callee).copied().collect()
                    }
                    _ => Vec::new(),
                }
            })
    }

    /// The ids of those that it makes superfluous, for the test that they exist.
    #[doc(hidden)]
    pub fn subsumed(&self) -> impl Iterator<Item = &'static str> {
        let Traits {
            subsumes,
            subsumes_within,
            ..
        } = self.traits;
        subsumes.iter().chain(subsumes_within).copied()
    }

    /// Whether each of its findings is about a package that is imported, by which it is told.
    pub(crate) fn is_about_packages(&self) -> bool {
        let mut matches = self.matches.iter();
        matches.any(|it| matches!(it, Match::Import(_)))
    }

    /// Its place in the catalogue, from 0.
    pub(crate) fn number(&'static self) -> usize {
        self.number
    }
}

impl PartialEq for Idiom {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Idiom {}

impl fmt::Debug for Idiom {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id)
    }
}

/// Hands on the packages of an import statement.
pub(crate) type Packages = fn(&Stmt, &mut dyn FnMut(&'static str));

type Names = &'static [&'static str];

/// What a call calls.
pub(crate) enum Callee {
    /// A name that resolves to one of these.
    Named(Names),
    /// One of these builtins.
    Builtin(Names),
    /// A method `.m(...)` on any value.
    Method(Names),
}

/// Whether a call is what a row is about.
pub(crate) type AskCall = for<'a> fn(&File<'a>, Call<'a>, ScopeId) -> bool;

/// What a row reacts to. Names are dotted names that a callee, decorator or base resolves to; `N.*`
/// stands for every name below N.
pub(crate) enum Match {
    /// A call of one of these names.
    Call(Names),
    /// A call of one of these builtins.
    Builtin(Names),
    /// A method call `.m(...)` on any value.
    Method(Names),
    /// An expression that resolves to one of these names.
    Expression(Names),
    /// A decorator that resolves to one of these names, bare or called.
    Decorator(Names),
    /// A class with a positional base that resolves to one of these names.
    Base(Names),
    /// A method of a class, of one of these names.
    MethodDef(Names),
    /// A call of one of these that fits.
    CallIf(&'static [Callee], AskCall),
    /// A call that is a statement of its own, may be of an `async def` of the file, and fits.
    CoroutineStatement(AskCall),
    DecoratorIf(fn(&File<'_>, &Expr) -> bool),
    Function(fn(&File<'_>, &ast::StmtFunctionDef, ScopeId) -> bool),
    /// An `async def` that fits.
    AsyncFunction(fn(&File<'_>, ScopeId) -> bool),
    /// A function with a `yield` of its own that fits.
    Generator(fn(&File<'_>, &ast::StmtFunctionDef) -> bool),
    /// A function that has other scopes within it and fits.
    FunctionAround(fn(&File<'_>, ScopeId) -> bool),
    Class(fn(&File<'_>, &ast::StmtClassDef, ScopeId) -> bool),
    With(for<'a> fn(&File<'a>, With<'a>) -> bool),
    Try(fn(&File<'_>, &ast::StmtTry) -> bool),
    Except(fn(&File<'_>, &ast::ExceptHandlerExceptHandler) -> bool),
    /// An `if` or `elif`.
    If(fn(&File<'_>, Clause<'_>) -> bool),
    For(fn(&File<'_>, &ast::StmtFor, ScopeId) -> bool),
    /// Any other statement, of one of these kinds.
    Stmt(&'static [NodeKind], fn(&File<'_>, &Stmt, ScopeId) -> bool),
    /// An import statement; one finding for each package that is handed on.
    Import(Packages),
    Comprehension(fn(Comprehension<'_>) -> bool),
    /// Any other expression, of one of these kinds.
    Expr(&'static [NodeKind], fn(&Expr) -> bool),
    Annotation(fn(&File<'_>, &Expr) -> bool),
}

/// The tables, in their order.
const FAMILIES: [&[Row]; 16] = [
    decorator::IDIOMS,
    context_manager::IDIOMS,
    threading::IDIOMS,
    futures::IDIOMS,
    multiprocessing::IDIOMS,
    asyncio::IDIOMS,
    function::IDIOMS,
    iteration::IDIOMS,
    data::IDIOMS,
    class::IDIOMS,
    exception::IDIOMS,
    io::IDIOMS,
    system::IDIOMS,
    module::IDIOMS,
    typing::IDIOMS,
    testing::IDIOMS,
];

/// How many idioms there are.
pub(crate) const COUNT: usize = {
    let (mut count, mut family) = (0, 0);
    while family < FAMILIES.len() {
        count += FAMILIES[family].len();
        family += 1;
    }
    count
};

/// All tables in one, so that an idiom has a number.
static CATALOGUE: [Idiom; COUNT] = {
    const NONE: Idiom = Idiom {
        id: "",
        title: "",
        counts: "",
        reported_at: "",
        traits: Traits::NONE,
        matches: &[],
        number: 0,
    };
    let mut all = [NONE; COUNT];
    let (mut number, mut family) = (0, 0);
    while family < FAMILIES.len() {
        let mut row = 0;
        while row < FAMILIES[family].len() {
            let Row {
                id,
                title,
                counts,
                reported_at,
                traits,
                matches,
            } = FAMILIES[family][row];
            all[number] = Idiom {
                id,
                title,
                counts,
                reported_at,
                traits,
                matches,
                number,
            };
            number += 1;
            row += 1;
        }
        family += 1;
    }
    all
};

/// All idioms, family by family in their order.
///
/// ```
/// let ids: Vec<_> = py2rs::idioms::catalogue().map(|it| it.id).collect();
/// assert!(ids.contains(&"decorator.memoize"));
/// ```
pub fn catalogue() -> impl Iterator<Item = &'static Idiom> {
    CATALOGUE.iter()
}

/// The idiom of that id.
///
/// ```
/// use py2rs::idioms;
///
/// assert!(idioms::idiom("decorator.memoize").is_some());
/// assert!(idioms::idiom("decorator").is_none());
/// ```
#[must_use]
pub fn idiom(id: &str) -> Option<&'static Idiom> {
    catalogue().find(|idiom| idiom.id == id)
}

pub(crate) use asyncio::BLOCKING as BLOCKING_CALLS;
pub(crate) use module::IMPORT_CYCLE;
pub(crate) use threading::target as thread_target;

/// What a decorator resolves by: its callee, if it is a call.
pub(crate) fn callee(decorator: &Expr) -> &Expr {
    match decorator {
        Expr::Call(call) => &call.func,
        _ => decorator,
    }
}

/// The name and the value of a method call's attribute access.
pub(crate) fn method(call: &ast::ExprCall) -> Option<&ast::ExprAttribute> {
    call.func.as_attribute_expr()
}

/// Whether `name` is of the form `__x__`.
pub(crate) fn is_dunder(name: &str) -> bool {
    name.len() > 4 && name.starts_with("__") && name.ends_with("__")
}
