//! Scopes: what opens them, and what stands in them.

use std::ops::Range;

use rustpython_ast as ast;

/// The index of a [`Scope`] in its [`File`](super::File).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ScopeId(pub(super) u32);

impl ScopeId {
    pub(crate) const MODULE: Self = Self(0);

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// What opens a scope.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Opener<'a> {
    Module,
    Function(&'a ast::StmtFunctionDef),
    Class(&'a ast::StmtClassDef),
    Lambda(&'a ast::ExprLambda),
    Comprehension,
}

impl<'a> Opener<'a> {
    /// The type parameters of a function or class.
    pub(super) fn type_params(self) -> &'a [ast::TypeParam] {
        let list = match self {
            Self::Function(def) => def.type_params.as_deref(),
            Self::Class(class) => class.type_params.as_deref(),
            _ => None,
        };
        list.map_or(&[], |list| &list.type_params)
    }
}

/// A scope of Python. What stands in its body is a range of the file's lists; its own is what has its
/// id there.
#[derive(Debug)]
pub(crate) struct Scope<'a> {
    pub(crate) opener: Opener<'a>,
    pub(crate) parent: Option<ScopeId>,
    /// The nodes of its body, nested code included; not its decorators, defaults and annotations.
    pub(super) nodes: Part,
    /// The assignments of its body, nested code included.
    pub(super) assignments: Part,
    /// The name uses of its body, nested code included.
    pub(super) uses: Part,
    /// The `return` statements of its body, nested code included.
    pub(super) returns: Part,
    /// The end of the scopes within it, which begin behind itself.
    pub(super) scopes_end: u32,
    /// Whether its own code has a `yield` or `yield from`.
    pub(crate) yields: bool,
}

impl Scope<'_> {
    /// The scopes within it.
    pub(super) fn within(&self, own: ScopeId) -> impl Iterator<Item = ScopeId> + Clone + use<> {
        (own.0 + 1..self.scopes_end).map(ScopeId)
    }
}

/// Part of one of the file's lists. There are many, so indices are short.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Part {
    pub(super) fn indices(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A call of a function's own name, within it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SelfCall {
    /// Where it stands.
    pub(crate) scope: ScopeId,
    /// Whether it is a method call of `self` or `cls`.
    pub(crate) is_method: bool,
}
