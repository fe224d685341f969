//! Generators that are context managers: what they do before their `yield` is one function, what is behind it
//! is others, and a `with` calls them in turn.

pub(super) mod mirrors;

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::ir::{ExprId, FuncId, Kind, Nature, Param, StmtKind};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::syntax::span;

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
    is_odd: bool,
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
fn yielded(stmt: &Tree) -> Option<&ast::ExprYield> {
    match stmt {
        Tree::Expr(it) => it.value.as_yield_expr(),
        _ => None,
    }
}

/// How a name is used in a file: as what a `with` calls, and in all.
struct Uses<'n> {
    name: &'n str,
    is_method: bool,
    pub(super) all: usize,
    in_with: usize,
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

impl<'a> Builder<'a, '_> {
    /// Finds the generators of a module that are context managers, and are used by `with` alone.
    pub(super) fn note_splits(&mut self, suite: &'a [Tree]) {
        let mut found = Vec::new();
        for stmt in suite {
            match stmt {
                Tree::FunctionDef(def) => found.extend(self.split(def, false)),
                Tree::ClassDef(class) => {
                    for stmt in &class.body {
                        if let Tree::FunctionDef(def) = stmt {
                            found.extend(self.split(def, true));
                        }
                    }
                }
                _ => {}
            }
        }
        for at in 0..found.len() {
            let name = found[at].def.name.as_str();
            let is_alone = found
                .iter()
                .filter(|it| it.def.name.as_str() == name)
                .count()
                == 1;
            let mut uses = Uses {
                name,
                is_method: found[at].is_method,
                all: 0,
                in_with: 0,
            };
            uses.visit_body(suite);
            if is_alone && uses.all == uses.in_with && uses.all > 0 {
                let mut split = found[at].clone();
                split.mirrored = mirrors::mirrored(&split, suite);
                self.splits.push(split);
            }
        }
    }

    /// Gives the parts of functions of the module their ids.
    pub(super) fn open_splits(&mut self) {
        for at in 0..self.splits.len() {
            if self.splits[at].is_method {
                continue;
            }
            let name = self.splits[at].def.name.as_str();
            let Some(id) = self.frames[0].functions.get(name).copied() else {
                continue;
            };
            let parts = self.open_parts(id, at);
            self.splits[at].ids = Some(parts);
        }
    }

    fn open_parts(&mut self, id: FuncId, at: usize) -> Parts {
        let split = self.splits[at].clone();
        let name = split.def.name.as_str();
        let mut part = |prefix: &str, stmts: &[Tree]| {
            (!stmts.is_empty()).then(|| {
                let new = self.new_function(id, &format!("{prefix}_{name}"));
                self.program.funcs[new.at()].class = self.program.func(id).class;
                new
            })
        };
        Parts {
            resumed: part("resume", split.resumed),
            failed: part("fail", split.failed.map_or(&[], |it| it.1)),
            ended: part("end", split.ended),
        }
    }

    /// The parts of a generator that is a context manager.
    fn split(&self, def: &'a ast::StmtFunctionDef, is_method: bool) -> Option<Split<'a>> {
        let [decorator] = &*def.decorator_list else {
            return None;
        };
        let mut is_manager = false;
        self.names.resolve(
            &decorator.expression,
            |_| true,
            |found| {
                is_manager = match found {
                    "contextlib.contextmanager" => !def.is_async,
                    "contextlib.asynccontextmanager" => def.is_async,
                    _ => false,
                }
            },
        );
        if !is_manager || def.parameters.vararg.is_some() {
            return None;
        }
        let mut split = Split {
            def,
            is_method,
            before: &[],
            given: None,
            resumed: &[],
            failed: None,
            ended: &[],
            has_try: false,
            kept: Vec::new(),
            mirrored: None,
            ids: None,
        };
        let at = def
            .body
            .iter()
            .position(|it| yielded(it).is_some() || it.is_try_stmt())?;
        split.before = &def.body[..at];
        if let Some(given) = yielded(&def.body[at]) {
            split.given = given.value.as_deref();
            split.ended = &def.body[at + 1..];
        } else {
            let Tree::Try(inner) = &def.body[at] else {
                return None;
            };
            let (first, resumed) = inner.body.split_first()?;
            split.given = yielded(first)?.value.as_deref();
            split.has_try = true;
            split.ended = &inner.finalbody;
            split.resumed = match (resumed, inner.orelse.as_slice()) {
                ([], orelse) => orelse,
                (resumed, []) if inner.handlers.is_empty() => resumed,
                _ => return None,
            };
            if at + 1 < def.body.len() {
                return None;
            }
            match inner.handlers.as_slice() {
                [] => {}
                [ast::ExceptHandler::ExceptHandler(handler)] => {
                    let is_again = |it: &Tree| matches!(it, Tree::Raise(it) if it.exc.is_none());
                    let (stmts, again) = match handler.body.split_last() {
                        Some((last, rest)) if is_again(last) => (rest, true),
                        _ => (handler.body.as_slice(), false),
                    };
                    split.failed = Some((handler, stmts, again));
                }
                _ => return None,
            }
        }
        let mut made = Bound::of(split.before);
        let parts = [
            split.resumed,
            split.failed.map_or(&[][..], |it| it.1),
            split.ended,
        ];
        for stmts in parts.into_iter().chain([split.before]) {
            let look = look(stmts);
            let raises = stmts.iter().any(Tree::is_raise_stmt);
            if look.is_odd || raises {
                return None;
            }
        }
        let mut used: FxHashSet<&str> = FxHashSet::default();
        for stmts in parts {
            used.extend(look(stmts).used);
        }
        // The dict of the keywords is there before the body alone.
        let keywords = def.parameters.kwarg.as_ref();
        if keywords.is_some_and(|it| used.contains(it.name.as_str())) {
            return None;
        }
        made.names.retain(|name, _| used.contains(name));
        split.kept = made.names.keys().copied().collect();
        split.kept.sort_unstable();
        made.inner.is_empty().then_some(split)
    }

    /// Reads such a generator; false if the function is none.
    pub(super) fn read_split(&mut self, id: FuncId, def: &'a ast::StmtFunctionDef) -> bool {
        let same = |it: &Split<'a>| it.def.range() == def.range();
        let Some(at) = self.splits.iter().position(same) else {
            return false;
        };
        let parts = match self.splits[at].ids {
            Some(parts) => parts,
            None => self.open_parts(id, at),
        };
        let split = self.splits[at].clone();
        let defaults = self.defaults(&def.parameters);
        self.program.funcs[id.at()].name = format!("begin_{}", def.name);
        self.program.funcs[id.at()].docstring = super::docstring(&def.body);
        self.read_part(id, &split, split.before, &defaults, None, true);
        let handler = split.failed.and_then(|it| it.0.name.as_ref());
        let all = [
            (parts.resumed, split.resumed, None),
            (
                parts.failed,
                split.failed.map_or(&[][..], |it| it.1),
                handler.map(ast::Identifier::as_str),
            ),
            (parts.ended, split.ended, None),
        ];
        let mut after = Vec::new();
        for (part, stmts, error) in all {
            if let Some(part) = part {
                self.read_part(part, &split, stmts, &defaults, error, false);
                after.push(part);
            }
        }
        self.after = after;
        true
    }

    fn read_part(
        &mut self,
        id: FuncId,
        split: &Split<'a>,
        stmts: &'a [Tree],
        defaults: &[Option<ExprId>],
        error: Option<&'a str>,
        is_first: bool,
    ) {
        let around = self.frame().block;
        self.open(id, false, None, Bound::of(stmts), around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let mut params = self.parameters(&split.def.parameters, defaults);
        if !is_first {
            let used = look(stmts).used;
            let is_own = |at: usize| at == 0 && split.is_method;
            params = params
                .into_iter()
                .enumerate()
                .filter(|(at, it)| {
                    is_own(*at)
                        || used.contains(it.name.as_str())
                            && !split.kept.contains(&it.name.as_str())
                })
                .map(|it| it.1)
                .collect();
            let names = split.kept.iter().copied().chain(error);
            for name in names.filter(|it| used.contains(it)) {
                params.push(self.part_param(name));
            }
        }
        let mut body = self.suite_in(block, stmts);
        let mut gives = false;
        if is_first {
            let start = self.next();
            let mut values = Vec::new();
            if let Some(given) = split.given.filter(|_| split.mirrored.is_none()) {
                values.push(self.expr(given));
            }
            for name in split.kept_apart() {
                let var = self.use_local(name);
                let place = span(split.def);
                values.push(self.push(Kind::Var(var), place.start..place.start));
            }
            let place = span(&split.def.name);
            let value = match values.as_slice() {
                [] => None,
                [one] => Some(*one),
                _ => Some(self.push(Kind::Tuple(values), place.clone())),
            };
            if value.is_some() {
                gives = true;
                let kind = StmtKind::Return(value);
                body.body.push(self.made(kind, &place, start));
            }
        }
        let falls_through = !gives && self.frame().env.is_some();
        self.frames.pop();
        let func = &mut self.program.funcs[id.at()];
        func.params = params;
        func.body = body;
        func.falls_through = falls_through;
        func.is_async = look(stmts).awaits;
    }

    /// A parameter for what another part has made.
    pub(super) fn part_param(&mut self, name: &'a str) -> Param<'a> {
        let func = self.frame().func;
        let var = self.new_var(name, func, true);
        self.bound_param(name, var)
    }
}
