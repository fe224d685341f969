//! What is done with generators that are read as objects: where each is made, started, sent to and closed.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::visitor::transformer::{self, Transformer};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::{Ranged, TextSize};

use super::coroutine_parts::{CURRENT, Parts};
use super::{Counts, bodies};
use crate::python::names::bare_name;
use crate::types::nodes;

/// What is done with the generators.
#[derive(Default)]
pub(super) struct Uses {
    vars: FxHashSet<String>,
    /// The calls that ask for the first value, by where they begin.
    starting: FxHashSet<TextSize>,
    /// The statements that do nothing any more.
    dropped: FxHashSet<TextSize>,
}

impl Uses {
    /// The uses of a generator, if all of them are known.
    pub(super) fn of(suite: &[Stmt], parts: &Parts<'_>, counts: &Counts) -> Option<Self> {
        let mut search = Search {
            parts,
            uses: Self::default(),
            made: 0,
            known: 0,
            is_odd: false,
        };
        search.body(suite);
        if search.is_odd || search.made != counts.names(parts.def.name.as_str()) {
            return None;
        }
        // What its own code calls so is something else.
        let is_own = |it: &&Stmt| it.range() == parts.def.range;
        let others: Vec<Stmt> = suite.iter().filter(|it| !is_own(it)).cloned().collect();
        search.visit_body(&others);
        let outside = Counts::of(&others);
        let mut all = search.uses.vars.iter();
        let stored = all.clone().map(|it| Stores::of(&others, it));
        let stored = stored.sum::<usize>();
        let names: usize = all.by_ref().map(|it| outside.names(it)).sum();
        let has_uses = search.known > 0 || parts.is_started;
        (has_uses && !search.is_odd && search.known + stored == names).then_some(search.uses)
    }
}

/// How often a name is assigned or is a parameter.
struct Stores<'n>(&'n str, usize);

impl Stores<'_> {
    fn of(suite: &[Stmt], name: &str) -> usize {
        let mut stores = Stores(name, 0);
        stores.visit_body(suite);
        stores.1
    }
}

impl<'a> SourceOrderVisitor<'a> for Stores<'_> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr
            && name.id.as_str() == self.0
            && !matches!(name.ctx, ast::ExprContext::Load)
        {
            self.1 += 1;
        }
        source_order::walk_expr(self, expr);
    }
}

struct Search<'p, 'a> {
    parts: &'p Parts<'a>,
    uses: Uses,
    made: usize,
    known: usize,
    is_odd: bool,
}

impl Search<'_, '_> {
    fn makes(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Call(call) => bare_name(&call.func) == Some(self.parts.def.name.as_str()),
            _ => false,
        }
    }

    /// Finds where one is made, and what asks it for its first value.
    fn body(&mut self, body: &[Stmt]) {
        for (at, stmt) in body.iter().enumerate() {
            if let Stmt::Assign(assign) = stmt
                && self.makes(&assign.value)
            {
                self.made += 1;
                let Some(var) = assign.targets.first().and_then(bare_name) else {
                    self.is_odd = true;
                    continue;
                };
                self.uses.vars.insert(var.to_owned());
                if self.parts.is_started {
                    continue;
                }
                let next = body[at + 1..].iter().enumerate();
                let mut next = next.filter(|(_, it)| mentions(it, var));
                match next.next() {
                    Some((between, first)) => self.starts(first, var, between == 0),
                    None => self.is_odd = true,
                }
                continue;
            }
            if self.parts.is_started {
                let mut look = Made {
                    search: self,
                    count: 0,
                };
                look.own(stmt);
                let count = look.count;
                self.made += count;
            }
            match stmt {
                Stmt::FunctionDef(it) => self.body(&it.body),
                Stmt::ClassDef(it) => self.body(&it.body),
                Stmt::If(it) => {
                    self.body(&it.body);
                    it.elif_else_clauses
                        .iter()
                        .for_each(|it| self.body(&it.body));
                }
                Stmt::For(it) => self.body(&it.body),
                Stmt::While(it) => self.body(&it.body),
                Stmt::With(it) => self.body(&it.body),
                Stmt::Try(it) => self.body(&it.body),
                _ => {}
            }
        }
    }

    /// The statement that uses a generator first has to start it, and be the next one if what is done before the
    /// first value can be seen.
    fn starts(&mut self, stmt: &Stmt, var: &str, is_next: bool) {
        let mut asked = Asked {
            var,
            first: None,
            is_after_other: false,
        };
        asked.visit_stmt(stmt);
        let is_quiet = Counts::of(self.parts.prelude).has("print")
            || self.parts.prelude.iter().any(Stmt::is_expr_stmt);
        match asked.first {
            Some(start) if !asked.is_after_other && (is_next || !is_quiet) => {
                self.uses.starting.insert(start);
                let is_plain = self
                    .parts
                    .given
                    .is_none_or(|it| it.is_name_expr() || it.is_literal_expr());
                let is_endless =
                    matches!(&*self.parts.looping.test, Expr::BooleanLiteral(it) if it.value);
                if let Stmt::Expr(it) = stmt
                    && it.value.range().start() == start
                    && is_plain
                    && is_endless
                {
                    self.uses.dropped.insert(stmt.range().start());
                }
            }
            _ => self.is_odd = true,
        }
    }
}

/// Counts the makings in the expressions of a statement itself.
struct Made<'s, 'p, 'a> {
    search: &'s Search<'p, 'a>,
    count: usize,
}

impl Made<'_, '_, '_> {
    fn own(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Expr(it) => self.visit_expr(&it.value),
            Stmt::Assign(it) => self.visit_expr(&it.value),
            Stmt::Return(it) => it.value.iter().for_each(|it| self.visit_expr(it)),
            _ => {}
        }
    }
}

impl<'e> SourceOrderVisitor<'e> for Made<'_, '_, '_> {
    fn visit_expr(&mut self, expr: &'e Expr) {
        self.count += usize::from(self.search.makes(expr));
        source_order::walk_expr(self, expr);
    }
}

fn mentions(stmt: &Stmt, var: &str) -> bool {
    Counts::of(std::slice::from_ref(stmt)).names(var) > 0
}

/// `next(var)` or `var.send(None)`.
fn asks(expr: &Expr, var: &str) -> bool {
    let Expr::Call(call) = expr else {
        return false;
    };
    match &*call.func {
        Expr::Attribute(it) => {
            it.attr.as_str() == "send"
                && bare_name(&it.value) == Some(var)
                && matches!(&*call.arguments.args, [one] if one.is_none_literal_expr())
        }
        plain => {
            bare_name(plain) == Some("next")
                && matches!(&*call.arguments.args, [one] if bare_name(one) == Some(var))
        }
    }
}

/// The first use of a variable in a statement, if it asks for a value.
struct Asked<'v> {
    var: &'v str,
    first: Option<TextSize>,
    is_after_other: bool,
}

impl<'a> SourceOrderVisitor<'a> for Asked<'_> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if asks(expr, self.var) && self.first.is_none() {
            self.first = Some(expr.range().start());
            return;
        }
        self.is_after_other |= self.first.is_none() && bare_name(expr) == Some(self.var);
        source_order::walk_expr(self, expr);
    }
}

impl<'a> SourceOrderVisitor<'a> for Search<'_, '_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::Expr(it) = stmt
            && let Expr::Call(call) = &*it.value
            && let Expr::Attribute(attribute) = &*call.func
            && attribute.attr.as_str() == "close"
            && bare_name(&attribute.value).is_some_and(|it| self.uses.vars.contains(it))
        {
            self.known += 1;
            self.uses.dropped.insert(stmt.range().start());
            return;
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Call(call) = expr {
            let is_one = |it: &Expr| bare_name(it).is_some_and(|it| self.uses.vars.contains(it));
            let is_sent = match &*call.func {
                Expr::Attribute(it) => it.attr.as_str() == "send" && is_one(&it.value),
                _ => false,
            };
            self.known += usize::from(is_sent);
            // `list(generator)` and the like go through it.
            let is_given = !bare_name(&call.func).is_some_and(|it| {
                matches!(
                    it,
                    "list" | "tuple" | "sum" | "sorted" | "set" | "enumerate" | "zip" | "iter"
                )
            });
            let args = call.arguments.args.iter().filter(|it| is_one(it)).count();
            self.known += if is_given { args } else { 0 };
        }
        source_order::walk_expr(self, expr);
    }
}

/// Puts the class and its methods where the generator is used.
pub(super) struct Put {
    pub(super) function: String,
    pub(super) class: String,
    pub(super) uses: Uses,
}

impl Put {
    pub(super) fn drop_from(&self, body: &mut Vec<Stmt>) {
        let is_dropped = |it: &Stmt| self.uses.dropped.contains(&it.range().start());
        let range = body.first().map(Ranged::range);
        body.retain(|it| !(it.is_expr_stmt() && is_dropped(it)));
        if let (true, Some(range)) = (body.is_empty(), range) {
            body.push(nodes::pass(range));
        }
        for stmt in body {
            for inner in bodies(stmt) {
                self.drop_from(inner);
            }
        }
    }
}

impl Transformer for Put {
    fn visit_expr(&self, expr: &mut Expr) {
        let range = expr.range();
        let var = self.uses.vars.iter().find(|it| asks(expr, it));
        if let Some(var) = var {
            let is_first = self.uses.starting.contains(&range.start());
            let (method, args) = if is_first {
                (CURRENT, Vec::new())
            } else {
                ("send", vec![nodes::none(range)])
            };
            let callee = nodes::attribute(nodes::name(var, range), method, range);
            *expr = nodes::call(callee, args, Vec::new(), range);
            return;
        }
        if let Expr::Name(name) = expr
            && name.id.as_str() == self.function
        {
            *expr = nodes::name(&self.class, range);
            return;
        }
        transformer::walk_expr(self, expr);
    }
}
