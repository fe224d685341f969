//! The parts of a generator that is a context manager, opened and read as functions.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::SourceOrderVisitor;
use rustpython_ast::{self as ast, Stmt as Tree};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::docstring::docstring;
use super::super::ir::{ExprId, FuncId, Kind, Nature, Param, StmtKind};
use super::Builder;
use super::split::{Parts, Split, Uses, look, mirrors, yielded};
use crate::python::syntax::span;

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
        self.program.funcs[id.at()].docstring = docstring(&def.body);
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
