//! Generators that are only sent to: `value = yield result` at the head of an endless loop. Such a generator
//! is a function that gives back the function to which each value goes, and which keeps what the loop keeps.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::{Ranged, TextSize};

use super::super::collect::Bound;
use super::super::ir::{FuncId, Kind, Nature, Stmt, StmtKind};
use super::{Builder, docstring, empty_func};
use crate::python::names::{Names, bare_name};
use crate::python::syntax::span;

/// The parts of such a generator.
#[derive(Debug, Clone)]
struct Parts<'a> {
    prelude: &'a [Tree],
    /// What a sent value is called.
    value: &'a str,
    given: Option<&'a Expr>,
    body: &'a [Tree],
    /// Names that each round makes anew.
    fresh: FxHashSet<&'a str>,
}

/// The generators of a file that are only sent to.
#[derive(Debug, Default)]
pub(super) struct Sent<'a> {
    /// By where each begins.
    parts: FxHashMap<TextSize, Parts<'a>>,
    /// The statements that start one or end it, and the calls that send, by where they begin.
    started_or_ended: FxHashSet<TextSize>,
    sending: FxHashSet<TextSize>,
}

/// Finds them.
pub(super) fn find<'a>(names: &Names<'_>, suite: &'a [Tree]) -> Sent<'a> {
    let mut found = Sent::default();
    // Where `next` is something else, nobody knows what starts one.
    if !names.is_free("next") {
        return found;
    }
    let caught = super::failing::caught(suite);
    for stmt in suite {
        let Tree::FunctionDef(def) = stmt else {
            continue;
        };
        let Some(parts) = parts(def) else { continue };
        // What fails ends it, and who sends to it afterwards could see that.
        let mut body = parts.body.iter();
        if body.any(|it| super::failing::may_fail(it, &caught)) {
            continue;
        }
        let name = def.name.as_str();
        let mut makers = Makers {
            name,
            around: None,
            made: Vec::new(),
        };
        makers.visit_body(suite);
        let mut uses = Uses {
            name,
            ..Uses::default()
        };
        uses.visit_body(suite);
        let vars = makers.made;
        if vars.is_empty() || uses.all != vars.len() {
            continue;
        }
        let all: Vec<Uses<'_>> = vars
            .iter()
            .map(|(var, around)| {
                let mut uses = Uses {
                    name: var,
                    ..Uses::default()
                };
                uses.visit_body(around.map_or(suite, |it| &it.body));
                uses
            })
            .collect();
        let is_fit = |uses: &Uses<'_>| {
            let known = uses.primed.len() + uses.sent.len() + uses.closed.len();
            uses.stored == 1
                && uses.primed.len() == 1
                && uses.all == known + uses.stored
                && !uses.sent.is_empty()
                && !uses.is_sent_closed
                && (!uses.is_sent_far || uses.closed.is_empty())
        };
        if all.iter().all(is_fit) {
            for uses in all {
                found.started_or_ended.extend(uses.primed);
                found.started_or_ended.extend(uses.closed);
                found.sending.extend(uses.sent);
            }
            found.parts.insert(def.range().start(), parts);
        }
    }
    found
}

fn parts(def: &ast::StmtFunctionDef) -> Option<Parts<'_>> {
    let odd = def.parameters.vararg.is_some() || def.parameters.kwarg.is_some();
    if def.is_async || odd || !def.decorator_list.is_empty() {
        return None;
    }
    let (Tree::While(looping), prelude) = def.body.split_last()? else {
        return None;
    };
    let is_endless = matches!(&*looping.test, Expr::BooleanLiteral(it) if it.value);
    let (first, body) = looping.body.split_first()?;
    let Tree::Assign(assign) = first else {
        return None;
    };
    let ([Expr::Name(value)], Expr::Yield(given)) = (assign.targets.as_slice(), &*assign.value)
    else {
        return None;
    };
    let given = given.value.as_deref();
    // What is given at the start is nobody's.
    let is_quiet = given.is_none_or(|it| match it {
        Expr::Name(_) => true,
        it => it.is_literal_expr(),
    });
    let (before, behind) = (Bound::of(prelude), Bound::of(body));
    let is_plain = |it: &Bound<'_>| {
        !it.yields
            && it.functions.is_empty()
            && it.classes.is_empty()
            && it.lambdas.is_empty()
            && it.globals.is_empty()
            && it.nonlocals.is_empty()
    };
    let raises = body.iter().chain(prelude).any(raises);
    if !is_endless
        || !looping.orelse.is_empty()
        || !is_quiet
        || raises
        || !is_plain(&before)
        || !is_plain(&behind)
        || body.is_empty()
        || super::split::leaves(body)
        || super::split::leaves(prelude)
        || behind.names.contains_key(value.id.as_str())
    {
        return None;
    }
    let mut fresh = FxHashSet::default();
    for name in behind.names.keys().copied() {
        if is_fresh(body, name) {
            fresh.insert(name);
        } else if !before.names.contains_key(name) {
            // A round sees what the one before it has left there.
            return None;
        }
    }
    let params: Vec<&str> = def.parameters.iter().map(|it| it.name().as_str()).collect();
    if params.iter().any(|it| behind.names.contains_key(it)) {
        return None;
    }
    // What a round makes anew need not be there before, if it is nothing but that.
    let is_bare = |name: &&str| {
        prelude.iter().all(|it| {
            let mut uses = Uses {
                name,
                ..Uses::default()
            };
            uses.visit_stmt(it);
            uses.all == 0 || is_start_of(it, name)
        })
    };
    fresh.retain(|name| is_bare(name));
    let kept = behind.names.keys().filter(|it| !fresh.contains(*it));
    if kept.into_iter().any(|it| !before.names.contains_key(it)) {
        return None;
    }
    Some(Parts {
        prelude,
        value: value.id.as_str(),
        given,
        body,
        fresh,
    })
}

/// `name = 0`, or any other literal.
fn is_start_of(stmt: &Tree, name: &str) -> bool {
    matches!(stmt, Tree::Assign(assign)
        if matches!(assign.targets.as_slice(), [target] if bare_name(target) == Some(name))
            && assign.value.is_literal_expr())
}

/// Whether each round assigns a name before it uses it.
fn is_fresh(body: &[Tree], name: &str) -> bool {
    for stmt in body {
        let mut uses = Uses {
            name,
            ..Uses::default()
        };
        uses.visit_stmt(stmt);
        if uses.all == 0 {
            continue;
        }
        return matches!(stmt, Tree::Assign(assign)
            if uses.all == 1
                && matches!(assign.targets.as_slice(), [target] if bare_name(target) == Some(name)));
    }
    false
}

fn raises(stmt: &Tree) -> bool {
    struct Search(bool);
    impl<'a> SourceOrderVisitor<'a> for Search {
        fn visit_stmt(&mut self, stmt: &'a Tree) {
            self.0 |= matches!(
                stmt,
                Tree::Raise(_) | Tree::Try(_) | Tree::With(_) | Tree::Assert(_) | Tree::Match(_)
            );
            source_order::walk_stmt(self, stmt);
        }
    }
    let mut search = Search(false);
    search.visit_stmt(stmt);
    search.0
}

/// The variables that are given what a generator's call makes, and are started at once.
struct Makers<'n, 'a> {
    name: &'n str,
    around: Option<&'a ast::StmtFunctionDef>,
    /// Each with the function that it is a variable of.
    made: Vec<(&'a str, Option<&'a ast::StmtFunctionDef>)>,
}

impl<'a> SourceOrderVisitor<'a> for Makers<'_, 'a> {
    fn visit_body(&mut self, body: &'a [Tree]) {
        for pair in body.windows(2) {
            if let [Tree::Assign(assign), Tree::Expr(next)] = pair
                && let [Expr::Name(target)] = assign.targets.as_slice()
                && let Expr::Call(call) = &*assign.value
                && bare_name(&call.func) == Some(self.name)
                && starts(&next.value, target.id.as_str())
            {
                self.made.push((target.id.as_str(), self.around));
            }
        }
        source_order::walk_body(self, body);
    }

    fn visit_stmt(&mut self, stmt: &'a Tree) {
        let around = self.around;
        if let Tree::FunctionDef(def) = stmt {
            self.around = Some(def);
        }
        source_order::walk_stmt(self, stmt);
        self.around = around;
    }
}

/// `next(name)` or `name.send(None)`.
fn starts(expr: &Expr, name: &str) -> bool {
    let Expr::Call(call) = expr else {
        return false;
    };
    let [only] = &*call.arguments.args else {
        return false;
    };
    match &*call.func {
        Expr::Name(func) => func.id.as_str() == "next" && bare_name(only) == Some(name),
        Expr::Attribute(of) => {
            of.attr.as_str() == "send"
                && bare_name(&of.value) == Some(name)
                && only.is_none_literal_expr()
        }
        _ => false,
    }
}

/// How a name is used.
#[derive(Default)]
struct Uses<'n> {
    name: &'n str,
    all: usize,
    stored: usize,
    primed: Vec<TextSize>,
    sent: Vec<TextSize>,
    closed: Vec<TextSize>,
    /// Whether something may be sent when it is closed.
    is_sent_closed: bool,
    /// Whether a function within the one that has it sends to it.
    is_sent_far: bool,
    functions: usize,
    depth: usize,
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        // A function may have a variable of its own by that name.
        if let Tree::FunctionDef(def) = stmt {
            let bound = Bound::of(&def.body);
            let is_own = bound.names.contains_key(self.name)
                && !bound.globals.contains(self.name)
                && !bound.nonlocals.contains(self.name);
            if is_own
                || def
                    .parameters
                    .iter()
                    .any(|it| it.name().as_str() == self.name)
            {
                return;
            }
        }
        if let Tree::Expr(it) = stmt {
            if starts(&it.value, self.name) {
                self.primed.push(stmt.range().start());
                self.all += 1;
                return;
            }
            if let Expr::Call(call) = &*it.value
                && let Expr::Attribute(of) = &*call.func
                && of.attr.as_str() == "close"
                && bare_name(&of.value) == Some(self.name)
            {
                self.closed.push(stmt.range().start());
                self.is_sent_closed |= self.depth > 0;
            }
        }
        let is_block = matches!(
            stmt,
            Tree::For(_) | Tree::While(_) | Tree::FunctionDef(_) | Tree::ClassDef(_)
        );
        let is_function = stmt.is_function_def_stmt();
        self.depth += usize::from(is_block);
        self.functions += usize::from(is_function);
        source_order::walk_stmt(self, stmt);
        self.functions -= usize::from(is_function);
        self.depth -= usize::from(is_block);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) if name.id.as_str() == self.name => {
                self.all += 1;
                self.stored += usize::from(matches!(name.ctx, ast::ExprContext::Store));
            }
            Expr::Call(call) => {
                if let (Expr::Attribute(of), [only]) = (&*call.func, &*call.arguments.args)
                    && of.attr.as_str() == "send"
                    && bare_name(&of.value) == Some(self.name)
                    && !only.is_none_literal_expr()
                {
                    self.sent.push(call.range().start());
                    self.is_sent_closed |= !self.closed.is_empty();
                    self.is_sent_far |= self.functions > 0;
                }
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

impl<'a> Builder<'a, '_> {
    /// Reads such a generator; false if a function is none.
    pub(super) fn read_sent(&mut self, id: FuncId, def: &'a ast::StmtFunctionDef) -> bool {
        let Some(parts) = self.sent.parts.get(&def.range().start()).cloned() else {
            return false;
        };
        let defaults = self.read_defaults(def);
        let around = self.frame().block;
        let mut inner = Bound::of(parts.body);
        let mut bound = Bound::of(parts.prelude);
        bound.names.retain(|name, _| !parts.fresh.contains(name));
        // All that the loop uses may be what is around it.
        let mut used = Occurring::default();
        used.visit_body(parts.body);
        if let Some(given) = parts.given {
            used.visit_expr(given);
        }
        bound.inner.extend(
            used.found
                .into_iter()
                .filter(|it| *it != parts.value && !parts.fresh.contains(it)),
        );
        for name in inner.names.keys() {
            if bound.names.contains_key(name) {
                inner.nonlocals.insert(*name);
            }
        }
        self.open(id, false, None, bound, around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let params = self.parameters(&def.parameters, &defaults);
        let starts: Vec<bool> = parts
            .prelude
            .iter()
            .map(|it| parts.fresh.iter().any(|name| is_start_of(it, name)))
            .collect();
        let mut body = self.suite_in(block, &[]);
        for (stmt, is_start) in parts.prelude.iter().zip(starts) {
            if !is_start {
                body.body
                    .extend(self.suite_in(block, std::slice::from_ref(stmt)).body);
            }
        }
        let place = span(&def.name);
        let start = self.next();
        let sender = self.read_sender(id, def, &parts, inner);
        let made = self.made(StmtKind::Function(sender), &place, start);
        body.body.push(made);
        let start = self.next();
        let value = self.push(Kind::Func(sender), place.clone());
        let given = self.made(StmtKind::Return(Some(value)), &place, start);
        body.body.push(given);
        self.frames.pop();
        let func = &mut self.program.funcs[id.at()];
        func.params = params;
        func.body = body;
        func.falls_through = false;
        func.docstring = docstring(&def.body);
        true
    }

    /// The function to which each value goes.
    fn read_sender(
        &mut self,
        id: FuncId,
        def: &'a ast::StmtFunctionDef,
        parts: &Parts<'a>,
        bound: Bound<'a>,
    ) -> FuncId {
        let around = self.frame().block;
        let sender = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let mut func = empty_func("send", Some(id), span(def));
        func.path = format!("{}.send", self.program.func(id).path);
        func.line = self.program.func(id).line;
        func.end_line = self.program.func(id).end_line;
        func.is_value = true;
        func.is_alone = true;
        self.program.funcs.push(func);
        self.open(sender, false, None, bound, around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let param = self.part_param(parts.value);
        let mut body = self.suite_in(block, parts.body);
        if let Some(given) = parts.given {
            let start = self.next();
            let value = self.expr(given);
            let place = span(given);
            let kind = StmtKind::Return(Some(value));
            body.body.push(self.made(kind, &place, start));
        }
        self.frames.pop();
        let func = &mut self.program.funcs[sender.at()];
        func.params = vec![param];
        func.body = body;
        func.falls_through = parts.given.is_none();
        sender
    }

    /// A call of `send` on such a generator.
    pub(super) fn sending(&mut self, call: &'a ast::ExprCall) -> Option<Kind> {
        let Expr::Attribute(of) = &*call.func else {
            return None;
        };
        if of.attr.as_str() != "send" || !self.sent.sending.contains(&call.range().start()) {
            return None;
        }
        let func = self.expr(&of.value);
        let arguments = self.arguments_of(func, &call.arguments);
        Some(Kind::Call(func, arguments))
    }

    /// A statement that only starts such a generator, or ends it: what is sent does both.
    pub(super) fn started_or_ended(&mut self, stmt: &'a Tree) -> Option<Stmt<'a>> {
        if !stmt.is_expr_stmt() || !self.sent.started_or_ended.contains(&stmt.range().start()) {
            return None;
        }
        let start = self.next();
        Some(self.made(StmtKind::Pass, &span(stmt), start))
    }
}

/// The names that statements use.
#[derive(Default)]
struct Occurring<'a> {
    found: FxHashSet<&'a str>,
}

impl<'a> SourceOrderVisitor<'a> for Occurring<'a> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr {
            self.found.insert(name.id.as_str());
        }
        source_order::walk_expr(self, expr);
    }
}
