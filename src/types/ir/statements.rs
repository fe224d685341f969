//! Statements, with the variables that they assign.

use super::{BlockId, ClassId, ExprId, FuncId, VarId};
use crate::python::source::Span;
use rustpython_ast as ast;

/// The parts of a `try`: its suites are the body, those of the handlers, then `else` and `finally`, if they
/// are there.
#[derive(Debug, Clone, Default)]
pub(crate) struct Try {
    pub(crate) handlers: Vec<Handler>,
    pub(crate) has_else: bool,
    pub(crate) has_finally: bool,
}

/// The head of an `except`.
#[derive(Debug, Clone)]
pub(crate) struct Handler {
    /// The class that is caught, or a tuple of them; none catches all.
    pub(crate) class: Option<ExprId>,
    /// The variable of `as`.
    pub(crate) var: Option<VarId>,
    pub(crate) line: usize,
}

/// What is assigned to.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    Var(VarId),
    /// With the index of the one that has a star.
    Tuple(Vec<Target>, Option<usize>),
    Index(ExprId, ExprId),
    Slice(ExprId, [Option<ExprId>; 3]),
    Attribute(ExprId, String),
    Unsupported(&'static str),
}

#[derive(Debug, Clone)]
pub(crate) struct Stmt<'a> {
    pub(crate) kind: StmtKind<'a>,
    /// All of it.
    pub(crate) span: Span,
    /// What a hole would hold: a simple statement, or the head of a compound one.
    pub(crate) head: Span,
    /// 1-based; of the `def` and `class` of a definition, not of its decorators.
    pub(crate) line: usize,
    pub(crate) block: BlockId,
    /// Positions of expressions in it are from here to `end`.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Whether code never gets behind it.
    pub(crate) ends: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum StmtKind<'a> {
    Expr(ExprId),
    Assign {
        targets: Vec<Target>,
        value: ExprId,
        annotation: Option<&'a ast::Expr>,
    },
    /// An annotation alone.
    Declare,
    Augmented {
        target: Target,
        op: ast::Operator,
        value: ExprId,
        /// The target as an expression.
        read: ExprId,
    },
    For {
        target: Target,
        iter: ExprId,
        body: Suite<'a>,
        orelse: Option<Suite<'a>>,
    },
    While {
        test: ExprId,
        body: Suite<'a>,
        orelse: Option<Suite<'a>>,
    },
    /// The tests with their bodies, each with the line of its `if` or `elif`, then `else`.
    If {
        arms: Vec<Arm<'a>>,
        orelse: Option<Suite<'a>>,
    },
    Return(Option<ExprId>),
    /// With whether it is `yield from`.
    Yield(Option<ExprId>, bool),
    Break,
    Continue,
    Pass,
    Import,
    Function(FuncId),
    Class(ClassId),
    Assert(ExprId, Option<ExprId>),
    /// The exception, and what it is raised from; without an exception what is handled is raised again.
    Raise(Option<ExprId>, Option<ExprId>),
    Delete(Vec<Target>),
    Scoping,
    Docstring,
    /// A compound statement that is not read yet: its bodies, and why.
    Compound(Vec<Suite<'a>>, &'static str),
    Unsupported(&'static str),
}

#[derive(Debug, Clone)]
pub(crate) struct Arm<'a> {
    pub(crate) test: ExprId,
    pub(crate) body: Suite<'a>,
    pub(crate) line: usize,
    pub(crate) head: Span,
}

/// Statements with the block that they make.
#[derive(Debug, Clone, Default)]
pub(crate) struct Suite<'a> {
    pub(crate) block: Option<BlockId>,
    pub(crate) body: Vec<Stmt<'a>>,
}

/// A block of statements, or what of an expression is evaluated again and again.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) parent: Option<BlockId>,
    pub(crate) depth: u32,
    pub(crate) nature: Nature,
    /// The statement that it belongs to, by the position at which that begins, and which arm it is: two arms
    /// of one statement never run both.
    pub(crate) arm: (u32, u32),
    pub(crate) func: FuncId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// The body of a function or module.
    Function,
    /// Runs again and again.
    Loop,
    /// Of an `if`, a `try`, a `with`.
    Plain,
}

impl Suite<'_> {
    /// Calls `each` with all that is assigned or deleted here and in the statements within.
    pub(crate) fn each_target(&self, each: &mut impl FnMut(&Target)) {
        for stmt in &self.body {
            match &stmt.kind {
                StmtKind::Assign { targets, .. } | StmtKind::Delete(targets) => {
                    targets.iter().for_each(|it| it.each(each));
                }
                StmtKind::Augmented { target, .. } | StmtKind::For { target, .. } => {
                    target.each(each);
                }
                _ => {}
            }
            for inner in stmt.suites() {
                inner.each_target(each);
            }
        }
    }
}

impl Target {
    /// Puts the variables that are assigned behind those that are there.
    pub(crate) fn vars(&self, vars: &mut Vec<VarId>) {
        self.each(&mut |it| {
            if let Self::Var(var) = it {
                vars.push(*var);
            }
        });
    }

    /// Calls `each` with it and with its parts.
    fn each(&self, each: &mut impl FnMut(&Self)) {
        each(self);
        if let Self::Tuple(targets, _) = self {
            targets.iter().for_each(|it| it.each(each));
        }
    }
}

impl<'a> Stmt<'a> {
    /// `object.field = value` that stands nowhere in the file: its span, line and block are those of what it is
    /// made from.
    pub(crate) fn setting(
        object: ExprId,
        field: String,
        value: ExprId,
        (span, line, block): (Span, usize, BlockId),
        (start, end): (u32, u32),
    ) -> Self {
        Self {
            ends: false,
            kind: StmtKind::Assign {
                targets: vec![Target::Attribute(object, field)],
                value,
                annotation: None,
            },
            head: span.clone(),
            span,
            line,
            block,
            start,
            end,
        }
    }

    /// The suites that a compound statement holds, but for those of definitions.
    pub(crate) fn suites(&self) -> Vec<&Suite<'a>> {
        match &self.kind {
            StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                std::iter::once(body).chain(orelse).collect()
            }
            StmtKind::If { arms, orelse } => arms.iter().map(|it| &it.body).chain(orelse).collect(),
            StmtKind::Compound(suites, _) => suites.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub(crate) fn suites_mut(&mut self) -> Vec<&mut Suite<'a>> {
        match &mut self.kind {
            StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                std::iter::once(body).chain(orelse).collect()
            }
            StmtKind::If { arms, orelse } => arms
                .iter_mut()
                .map(|it| &mut it.body)
                .chain(orelse)
                .collect(),
            StmtKind::Compound(suites, _) => suites.iter_mut().collect(),
            _ => Vec::new(),
        }
    }
}
