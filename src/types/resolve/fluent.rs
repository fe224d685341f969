//! Methods that give back their own object, so that calls of them can be chained: `plan.add(a).add(b)` is one
//! statement for each call where nothing else is done with what they give, and they give back nothing.

mod uses;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::{Ranged, TextRange};
use uses::Uses;

use super::super::ir::{Stmt, StmtKind};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// The methods of a file that give back their own object, which nobody keeps.
#[derive(Debug, Default)]
pub(super) struct Fluent<'a> {
    names: FxHashSet<&'a str>,
    /// By the place where they begin.
    defs: FxHashSet<usize>,
    returns: FxHashSet<usize>,
    /// Calls that stand for the object that they are made on, while the call behind is read.
    standing: FxHashMap<TextRange, &'a Expr>,
}

/// A chain of calls, and what it begins with.
struct Chain<'a> {
    base: &'a Expr,
    /// The first one first; all but the last give back their object.
    calls: Vec<&'a Expr>,
    /// Whether the last one does, too.
    is_fluent: bool,
}

/// Finds such methods.
pub(super) fn find(suite: &[Tree]) -> Fluent<'_> {
    let mut methods = Methods::default();
    methods.visit_body(suite);
    let Methods {
        given,
        mut others,
        classes,
    } = methods;
    let mut fluent = Fluent {
        names: given.keys().copied().collect(),
        ..Fluent::default()
    };
    loop {
        fluent.names.retain(|it| !others.contains(it));
        let mut uses = Uses {
            fluent: &fluent,
            classes: &classes,
            all: FxHashMap::default(),
            plain: FxHashMap::default(),
        };
        uses.visit_body(suite);
        let is_kept = |it: &&&str| uses.all.get(**it) != uses.plain.get(**it);
        let kept: Vec<&str> = fluent.names.iter().filter(is_kept).copied().collect();
        if kept.is_empty() {
            break;
        }
        others.extend(kept);
    }
    for (name, defs) in given {
        if !fluent.names.contains(name) {
            continue;
        }
        for (def, returns) in defs {
            fluent.defs.insert(def);
            fluent.returns.extend(returns);
        }
    }
    fluent
}

impl<'a> Fluent<'a> {
    /// Whether a method is one of them.
    pub(super) fn has(&self, def: &ast::StmtFunctionDef) -> bool {
        self.defs.contains(&def.range().start().to_usize())
    }

    /// Whether it is the `return self` of one of them.
    pub(super) fn gives_itself(&self, stmt: &ast::StmtReturn) -> bool {
        self.returns.contains(&stmt.range().start().to_usize())
    }

    fn chain(&self, expr: &'a Expr) -> Option<Chain<'a>> {
        let mut calls = Vec::new();
        let mut at = expr;
        let mut is_fluent = false;
        while let Expr::Call(call) = at
            && let Expr::Attribute(attribute) = &*call.func
        {
            let is_one = self.names.contains(attribute.attr.as_str());
            if calls.is_empty() {
                is_fluent = is_one;
            } else if !is_one {
                return None;
            }
            calls.push(at);
            at = &attribute.value;
        }
        calls.reverse();
        (!calls.is_empty()).then_some(Chain {
            base: at,
            calls,
            is_fluent,
        })
    }
}

/// What is assigned in an assignment to one name.
fn assigned(stmt: &Tree) -> Option<(&Expr, &Expr)> {
    match stmt {
        Tree::Assign(assign) => match assign.targets.as_slice() {
            [target] if target.is_name_expr() => Some((target, &assign.value)),
            _ => None,
        },
        _ => None,
    }
}

fn mentions(expr: &Expr, name: &str) -> bool {
    struct Look<'n>(&'n str, bool);
    impl<'a> SourceOrderVisitor<'a> for Look<'_> {
        fn visit_expr(&mut self, expr: &'a Expr) {
            self.1 |= bare_name(expr) == Some(self.0);
            source_order::walk_expr(self, expr);
        }
    }
    let mut look = Look(name, false);
    look.visit_expr(expr);
    look.1
}

/// The methods of all classes, by name: those that give back their object and nothing else, and the others.
#[derive(Debug, Default)]
struct Methods<'a> {
    /// Where each begins, and where its `return`s do.
    given: FxHashMap<&'a str, Vec<(usize, Vec<usize>)>>,
    others: FxHashSet<&'a str>,
    classes: FxHashSet<&'a str>,
}

impl<'a> SourceOrderVisitor<'a> for Methods<'a> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        match stmt {
            Tree::ClassDef(class) => {
                self.classes.insert(class.name.as_str());
                for stmt in &class.body {
                    if let Tree::FunctionDef(def) = stmt {
                        self.method(def);
                    }
                }
            }
            Tree::FunctionDef(def) => _ = self.others.insert(def.name.as_str()),
            _ => {}
        }
        if let Tree::ClassDef(class) = stmt {
            for stmt in &class.body {
                match stmt {
                    Tree::FunctionDef(def) => self.visit_body(&def.body),
                    other => self.visit_stmt(other),
                }
            }
        } else {
            source_order::walk_stmt(self, stmt);
        }
    }
}

impl<'a> Methods<'a> {
    fn method(&mut self, def: &'a ast::StmtFunctionDef) {
        let name = def.name.as_str();
        match own_returns(def) {
            Some(returns) if !name.starts_with("__") => {
                let at = def.range().start().to_usize();
                self.given.entry(name).or_default().push((at, returns));
            }
            _ => _ = self.others.insert(name),
        }
    }
}

/// Where the `return`s of a method begin, if it ends with one and each gives back its object.
fn own_returns(def: &ast::StmtFunctionDef) -> Option<Vec<usize>> {
    struct Look<'n> {
        own: &'n str,
        returns: Vec<usize>,
        is_other: bool,
    }
    impl<'a> SourceOrderVisitor<'a> for Look<'_> {
        fn visit_stmt(&mut self, stmt: &'a Tree) {
            match stmt {
                Tree::Return(given) => {
                    let value = given.value.as_deref();
                    self.is_other |= value.and_then(bare_name) != Some(self.own);
                    self.returns.push(given.range().start().to_usize());
                }
                Tree::FunctionDef(_) | Tree::ClassDef(_) => self.is_other = true,
                _ => source_order::walk_stmt(self, stmt),
            }
        }
        fn visit_expr(&mut self, expr: &'a Expr) {
            let is_stored = matches!(expr, Expr::Name(name) if name.id.as_str() == self.own && !name.ctx.is_load());
            self.is_other |= is_stored
                || expr.is_yield_expr()
                || expr.is_yield_from_expr()
                || expr.is_await_expr();
            source_order::walk_expr(self, expr);
        }
    }
    if def.is_async || !def.decorator_list.is_empty() || !def.body.last()?.is_return_stmt() {
        return None;
    }
    let all = &def.parameters;
    let own = all.posonlyargs.iter().chain(&all.args).next()?;
    let mut look = Look {
        own: own.parameter.name.as_str(),
        returns: Vec::new(),
        is_other: false,
    };
    look.visit_body(&def.body);
    (!look.is_other).then_some(look.returns)
}

impl<'a> Builder<'a, '_> {
    /// A chain of calls as one statement for each.
    pub(super) fn unchained(&mut self, stmt: &'a Tree) -> Option<Vec<Stmt<'a>>> {
        let (target, value) = match stmt {
            Tree::Expr(it) => (None, &*it.value),
            _ => assigned(stmt).map(|(target, value)| (Some(target), value))?,
        };
        let chain = self.fluent.chain(value)?;
        let (last, first) = chain.calls.split_last()?;
        match target {
            // `cart = Cart().add(a).add(b)`
            Some(target) if chain.is_fluent => {
                let mut stmts = vec![self.part(stmt, chain.base, |it| {
                    let value = it.expr(chain.base);
                    StmtKind::Assign {
                        targets: vec![it.target(target)],
                        value,
                        annotation: None,
                    }
                })];
                stmts.extend(self.calls_on(stmt, target, &chain.calls, chain.base));
                Some(stmts)
            }
            _ if first.is_empty() || !chain.base.is_name_expr() => None,
            None => Some(self.calls_on(stmt, chain.base, &chain.calls, chain.base)),
            // `total = cart.add(a).total()`
            Some(target) => {
                let mut stmts = self.calls_on(stmt, chain.base, first, chain.base);
                let before = first.last()?.range();
                self.fluent.standing.insert(before, chain.base);
                stmts.push(self.part(stmt, last, |it| {
                    let value = it.expr(last);
                    StmtKind::Assign {
                        targets: vec![it.target(target)],
                        value,
                        annotation: None,
                    }
                }));
                self.fluent.standing.remove(&before);
                Some(stmts)
            }
        }
    }

    /// Calls, each made on `object`, where each stands on the one before, and the first on `base`.
    fn calls_on(
        &mut self,
        stmt: &'a Tree,
        object: &'a Expr,
        calls: &[&'a Expr],
        base: &'a Expr,
    ) -> Vec<Stmt<'a>> {
        let mut before = base.range();
        let mut stmts = Vec::new();
        for call in calls {
            self.fluent.standing.insert(before, object);
            stmts.push(self.part(stmt, call, |it| StmtKind::Expr(it.expr(call))));
            self.fluent.standing.remove(&before);
            before = call.range();
        }
        stmts
    }

    fn part(
        &mut self,
        stmt: &'a Tree,
        call: &'a Expr,
        kind: impl FnOnce(&mut Self) -> StmtKind<'a>,
    ) -> Stmt<'a> {
        let block = self.frame().block;
        let start = self.next();
        let kind = kind(self);
        let end = self.next();
        let whole = span(stmt);
        let line = match call {
            Expr::Call(call) => span(&*call.func).end,
            other => span(other).start,
        };
        Stmt {
            kind,
            head: span(call),
            line: self.line(line.saturating_sub(1)),
            span: whole,
            block,
            start,
            end,
            ends: false,
        }
    }

    /// The object that a call stands for, whose value its caller would be given.
    pub(super) fn standing_for(&self, expr: &Expr) -> Option<&'a Expr> {
        let object = self.fluent.standing.get(&expr.range()).copied()?;
        (object.range() != expr.range()).then_some(object)
    }
}
