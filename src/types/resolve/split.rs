//! Generators that are context managers: what they do before their `yield` is one function, what is behind it
//! is others, and a `with` calls them in turn.

pub(super) mod mirrors;

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::ir::FuncId;
use crate::python::names::bare_name;

/// A generator that is a context manager, by its parts.
#[derive(Debug, Clone)]
pub(super) struct Split<'a> {
    pub(super) def: &'a ast::StmtFunctionDef,
    /// Whether it is a method.
    pub(super) is_method: bool,
    pub(super) before: &'a [Tree],
    pub(super) given: Option<&'a Expr>,
    /// What is done where no error comes, beside the body.
    pub(super) resumed: &'a [Tree],
    /// What is done where an error of a class comes, and whether that goes on.
    pub(super) failed: Option<(&'a ast::ExceptHandlerExceptHandler, &'a [Tree], bool)>,
    /// What is done in any case; without a `try`, where no error comes.
    pub(super) ended: &'a [Tree],
    pub(super) has_try: bool,
    /// Names that the part before `yield` makes for what is behind it.
    pub(super) kept: Vec<&'a str>,
    /// The parameter that it gives to the body: there the name that a `with` binds stands for what was passed.
    pub(super) mirrored: Option<&'a str>,
    /// The functions of the parts, of one that is no method.
    pub(super) ids: Option<Parts>,
}

impl<'a> Split<'a> {
    /// The name that is kept and given to the body as well.
    pub(super) fn kept_as_given(&self) -> Option<&'a str> {
        let name = self.given.and_then(bare_name)?;
        self.kept.contains(&name).then_some(name)
    }

    /// The names that are kept beside what is given.
    pub(super) fn kept_apart(&self) -> Vec<&'a str> {
        let given = self.kept_as_given();
        let all = self.kept.iter().copied();
        all.filter(|it| Some(*it) != given).collect()
    }
}

/// The functions that the parts behind `yield` are.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts {
    pub(super) resumed: Option<FuncId>,
    pub(super) failed: Option<FuncId>,
    pub(super) ended: Option<FuncId>,
}

/// What the statements of a part use and do.
#[derive(Default)]
pub(super) struct Look<'a> {
    pub(super) used: FxHashSet<&'a str>,
    /// Whether something is awaited: the part is asynchronous.
    pub(super) awaits: bool,
    pub(super) is_odd: bool,
}

impl<'a> SourceOrderVisitor<'a> for Look<'a> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        self.is_odd |= matches!(
            stmt,
            Tree::Return(_)
                | Tree::FunctionDef(_)
                | Tree::ClassDef(_)
                | Tree::Global(_)
                | Tree::Nonlocal(_)
        );
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => {
                self.used.insert(name.id.as_str());
            }
            Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Lambda(_) => {
                self.is_odd = true;
            }
            Expr::Await(_) => self.awaits = true,
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

pub(super) fn look(stmts: &[Tree]) -> Look<'_> {
    let mut look = Look::default();
    look.visit_body(stmts);
    look
}

/// Whether statements leave what they stand in.
pub(super) fn leaves(stmts: &[Tree]) -> bool {
    struct Jumps(bool);
    impl<'a> SourceOrderVisitor<'a> for Jumps {
        fn visit_stmt(&mut self, stmt: &'a Tree) {
            match stmt {
                Tree::Return(_) | Tree::Break(_) | Tree::Continue(_) => self.0 = true,
                Tree::FunctionDef(_) | Tree::ClassDef(_) => {}
                _ => source_order::walk_stmt(self, stmt),
            }
        }
    }
    let mut jumps = Jumps(false);
    jumps.visit_body(stmts);
    jumps.0
}

/// A statement that is a `yield` alone.
pub(super) fn yielded(stmt: &Tree) -> Option<&ast::ExprYield> {
    match stmt {
        Tree::Expr(it) => it.value.as_yield_expr(),
        _ => None,
    }
}

/// How a name is used in a file: as what a `with` calls, and in all.
pub(super) struct Uses<'n> {
    pub(super) name: &'n str,
    pub(super) is_method: bool,
    pub(super) all: usize,
    pub(super) in_with: usize,
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_> {
    fn visit_with_item(&mut self, item: &'a ast::WithItem) {
        if let Expr::Call(call) = &item.context_expr
            && self.is_it(&call.func)
        {
            self.in_with += 1;
        }
        source_order::walk_with_item(self, item);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        self.all += usize::from(self.is_it(expr));
        source_order::walk_expr(self, expr);
    }
}

impl Uses<'_> {
    fn is_it(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Name(name) => !self.is_method && name.id.as_str() == self.name,
            Expr::Attribute(of) => self.is_method && of.attr.as_str() == self.name,
            _ => false,
        }
    }
}
