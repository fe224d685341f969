//! `with` over instances of the file's own classes: what `__enter__` gives, then the body, and `__exit__`
//! behind it on every way out, as `finally` has it. An `__exit__` that looks at the error or takes it away is
//! another matter.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::collect::Bound;
use super::super::ir::{BlockId, ExprId, Kind, Nature, Stmt, StmtKind, Suite, Target, Try, VarId};
use super::Builder;
use super::webs::join_env;
use crate::python::names::bare_name;
use crate::python::source::Span;
use crate::python::syntax::span;

/// What `__enter__` gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entered {
    /// The manager itself; and whether it does anything before.
    Itself {
        does_something: bool,
    },
    Other,
}

/// Looks at the body of a method.
#[derive(Default)]
struct Look<'a> {
    used: FxHashSet<&'a str>,
    returned: Vec<Option<&'a Expr>>,
    is_odd: bool,
}

impl<'a> SourceOrderVisitor<'a> for Look<'a> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        match stmt {
            Tree::Return(given) => self.returned.push(given.value.as_deref()),
            Tree::FunctionDef(_) | Tree::ClassDef(_) => self.is_odd = true,
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => {
                self.used.insert(name.id.as_str());
            }
            Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_) => self.is_odd = true,
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

fn look(def: &ast::StmtFunctionDef) -> Look<'_> {
    let mut look = Look::default();
    look.visit_body(&def.body);
    look.is_odd |= def.is_async || !def.decorator_list.is_empty();
    look
}

/// Whether an `__exit__` does the same whether there was an error or not, and lets it go on.
pub(super) fn is_plain_exit(def: &ast::StmtFunctionDef) -> bool {
    let look = look(def);
    let names = def.parameters.iter().skip(1);
    let is_nothing = |it: Option<&Expr>| match it {
        None | Some(Expr::NoneLiteral(_)) => true,
        Some(Expr::BooleanLiteral(literal)) => !literal.value,
        Some(_) => false,
    };
    def.name.as_str() == "__exit__"
        && !look.is_odd
        && look.returned.iter().copied().all(is_nothing)
        && names
            .into_iter()
            .all(|it| !look.used.contains(it.name().as_str()))
}

/// Whether an `__enter__` gives the manager itself, as its last statement.
pub(super) fn gives_itself(def: &ast::StmtFunctionDef) -> bool {
    let me = def.parameters.iter().next().map(|it| it.name().as_str());
    let look = look(def);
    let last = def.body.last();
    def.name.as_str() == "__enter__"
        && !look.is_odd
        && matches!(last, Some(Tree::Return(given))
            if given.value.as_deref().and_then(bare_name) == me && me.is_some())
        && look.returned.len() == 1
}

/// Whether a name of a `with` stands for something else when its body ends, or leaves with it.
fn is_lost(with: &ast::StmtWith, item: &ast::WithItem) -> bool {
    let Some(name) = item.optional_vars.as_deref().and_then(bare_name) else {
        return false;
    };
    let given = with
        .items
        .iter()
        .filter(|it| it.optional_vars.as_deref().and_then(bare_name) == Some(name));
    let mut leaves = Leaves {
        name,
        is_found: false,
    };
    leaves.visit_body(&with.body);
    let bound = Bound::of(&with.body);
    given.count() > 1 || leaves.is_found || bound.names.contains_key(name)
}

/// Looks for `return` with a manager itself, not with something of it.
struct Leaves<'n> {
    name: &'n str,
    is_found: bool,
}

impl<'a> SourceOrderVisitor<'a> for Leaves<'_> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        if !stmt.is_expr_stmt() {
            source_order::walk_stmt(self, stmt);
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Attribute(attribute) if bare_name(&attribute.value) == Some(self.name) => {}
            Expr::Name(name) if name.id.as_str() == self.name => self.is_found = true,
            _ => source_order::walk_expr(self, expr),
        }
    }
}

impl<'a> Builder<'a, '_> {
    /// The statements that a `with` stands for, if all its managers are such instances.
    pub(super) fn managed(&mut self, stmt: &'a Tree) -> Option<Vec<Stmt<'a>>> {
        let Tree::With(with) = stmt else {
            return None;
        };
        if with.is_async || self.frames.last()?.is_class {
            return None;
        }
        let entered: Option<Vec<Entered>> = with.items.iter().map(|it| self.entered(it)).collect();
        if with.items.iter().any(|it| is_lost(with, it)) {
            return None;
        }
        Some(self.managed_items(with, &with.items, &entered?))
    }

    /// What entering an item gives, if it makes an instance of a class that is plain in this.
    fn entered(&self, item: &'a ast::WithItem) -> Option<Entered> {
        let Expr::Call(call) = &item.context_expr else {
            return None;
        };
        if !matches!(item.optional_vars.as_deref(), None | Some(Expr::Name(_))) {
            return None;
        }
        let name = bare_name(&call.func)?;
        let id = self.frames.first()?.classes.get(name)?;
        let class = self.program.classes[id.at()].def?;
        let method = |wanted: &str| {
            let mut methods = class.body.iter().filter_map(|it| match it {
                Tree::FunctionDef(def) if def.name.as_str() == wanted => Some(def),
                _ => None,
            });
            methods.next()
        };
        let (enter, exit) = (method("__enter__")?, method("__exit__")?);
        if !is_plain_exit(exit) {
            return None;
        }
        if gives_itself(enter) {
            let does_something = enter.body.len() > 1;
            return Some(Entered::Itself { does_something });
        }
        let look = look(enter);
        let gives = !look.returned.is_empty() && look.returned.iter().all(Option::is_some);
        (!look.is_odd && (gives || item.optional_vars.is_none())).then_some(Entered::Other)
    }

    fn managed_items(
        &mut self,
        with: &'a ast::StmtWith,
        items: &'a [ast::WithItem],
        entered: &[Entered],
    ) -> Vec<Stmt<'a>> {
        let (Some((item, items)), Some((how, entered))) =
            (items.split_first(), entered.split_first())
        else {
            return Vec::new();
        };
        let place = span(item);
        let mut stmts = Vec::new();
        // The manager, in the variable that it is given to, or in one of its own.
        let start = self.next();
        let value = self.expr(&item.context_expr);
        let name = item.optional_vars.as_deref().and_then(bare_name);
        let manager = if let (Some(name), Entered::Itself { .. }) = (name, how) {
            self.bind(name)
        } else {
            let func = self.frame().func;
            let var = self.new_var("manager", func, false);
            self.occur(var, true);
            var
        };
        let assign = |var: VarId, value: ExprId| StmtKind::Assign {
            targets: vec![Target::Var(var)],
            value,
            annotation: None,
        };
        stmts.push(self.made(assign(manager, value), &place, start));
        match (name, how) {
            (
                _,
                Entered::Itself {
                    does_something: false,
                },
            ) => {}
            (Some(name), Entered::Other) => {
                let start = self.next();
                let value = self.call_on(manager, "__enter__", &place);
                let var = self.bind(name);
                stmts.push(self.made(assign(var, value), &place, start));
            }
            _ => {
                let start = self.next();
                let call = self.call_on(manager, "__enter__", &place);
                stmts.push(self.made(StmtKind::Expr(call), &place, start));
            }
        }
        stmts.push(self.left_by(with, items, entered, manager, &place));
        stmts
    }

    /// The body, and `__exit__` behind it.
    fn left_by(
        &mut self,
        with: &'a ast::StmtWith,
        items: &'a [ast::WithItem],
        entered: &[Entered],
        manager: VarId,
        place: &Span,
    ) -> Stmt<'a> {
        let shared = (u32::MAX, 0);
        let start = self.next();
        let before = self.frame().env.clone();
        self.frame().tries.push(super::Env::default());
        let around = self.frame().block;
        let block = self.block(Some(around), Nature::Plain, shared);
        let body = if items.is_empty() {
            self.suite_in(block, &with.body)
        } else {
            self.frame().block = block;
            let body = self.managed_items(with, items, entered);
            self.frame().block = around;
            Suite {
                block: Some(block),
                body,
            }
        };
        let done = self.frame().tries.pop();
        let after = self.frame().env.take();
        let goes_on = after.is_some();
        let mut left = before;
        join_env(&mut left, done);
        join_env(&mut left, after);
        self.frame().env = left;
        let block = self.block(Some(around), Nature::Plain, shared);
        let finally = self.exit(block, manager, place);
        let env = self.frame().env.take();
        self.frame().env = if goes_on { env } else { None };
        let read = Try {
            handlers: Vec::new(),
            has_else: false,
            has_finally: true,
        };
        self.program.tries.insert(start, read);
        let kind = StmtKind::Compound(vec![body, finally], "try");
        let mut stmt = self.made(kind, place, start);
        stmt.ends = !goes_on;
        stmt
    }

    fn exit(&mut self, block: BlockId, manager: VarId, place: &Span) -> Suite<'a> {
        let around = std::mem::replace(&mut self.frame().block, block);
        let start = self.next();
        let call = self.call_on(manager, "__exit__", place);
        let stmt = self.made(StmtKind::Expr(call), place, start);
        self.frame().block = around;
        Suite {
            block: Some(block),
            body: vec![stmt],
        }
    }

    fn call_on(&mut self, var: VarId, method: &str, place: &Span) -> ExprId {
        self.occur(var, false);
        let object = self.push(Kind::Var(var), place.clone());
        let func = self.push(Kind::Attribute(object, method.to_owned()), place.clone());
        self.push(Kind::Call(func, Vec::new()), place.clone())
    }

    /// A statement that is part of another one.
    fn made(&mut self, kind: StmtKind<'a>, place: &Span, start: u32) -> Stmt<'a> {
        Stmt {
            ends: false,
            kind,
            span: place.clone(),
            head: place.clone(),
            line: self.line(place.start),
            block: self.frame().block,
            start,
            end: self.next(),
        }
    }
}
