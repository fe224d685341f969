//! Generators whose body stops at each `yield` until the next value is asked for: an `async` block that a
//! helper polls, as stable Rust has no other code that can be left and entered again.

use super::code::holds_guard;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, FuncId, Kind, Stmt, StmtKind, Suite, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The body of such a generator.
    pub(super) fn lazy_body(&mut self, id: FuncId) -> Res<()> {
        let func = self.program.func(id);
        let is_boxed = self.is_recursive(id);
        // As the type says it that the function has.
        let fails = if func.is_async {
            self.raises.fails(id)
        } else {
            self.can_fail()
        };
        let helper = match (func.is_async, fails) {
            (false, false) => "generate",
            (false, true) => "try_generate",
            (true, false) => "steps",
            (true, true) => "try_steps",
        };
        self.helper(helper);
        let giver = self.free_name("out");
        self.yielding = Some(super::yielding::Yielding {
            giver: Some(giver.clone()),
            ..super::yielding::Yielding::default()
        });
        let mark = self.out.mark();
        let (open, close) = if is_boxed {
            ("Box::new(", "}))")
        } else {
            ("", "})")
        };
        self.out
            .line(format!("{open}{helper}(move |{giver}| async move {{"));
        self.suite_at(&func.body, false);
        if fails && !func.body.body.last().is_some_and(super::statements::leaves) {
            self.out.line("Ok(())");
        }
        self.out.line(close);
        // A guard that lives until the next value is asked for is in the way of who changes what it guards.
        let heads = ["for ", "match ", "while let ", "if let ", "let "];
        let stepped = self.yielding.as_ref().map_or(&[][..], |it| &it.stepped);
        let is_held = |it: &String| {
            holds_guard(it)
                && !looks_within_blocks(it)
                && heads.iter().any(|head| it.starts_with(head))
                && !stepped.contains(it)
        };
        if self.out.since(mark).iter().any(is_held) {
            return refuse("a generator that looks into a cell");
        }
        Ok(())
    }

    /// `yield from`.
    pub(super) fn given_from(&mut self, value: ExprId, item: &Ty, giver: &str) -> Res<()> {
        if !self.frames.is_empty() {
            return refuse("a yield within a try");
        }
        let seq = self.iterate(value)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let each = self.free_name("it");
        let items = self.owned_items(seq, item)?;
        self.out.line(format!("for {each} in {items} {{"));
        self.out.line(format!("{giver}.give({each}).await;"));
        self.out.line("}");
        Ok(())
    }

    /// Whether a generator goes through what it gives itself: its type would hold itself.
    pub(super) fn is_recursive(&self, id: FuncId) -> bool {
        let mut seen = vec![id];
        let mut at = 0;
        while let Some(of) = seen.get(at).copied() {
            at += 1;
            for next in self.generators_in(of) {
                if next == id {
                    return true;
                }
                if !seen.contains(&next) {
                    seen.push(next);
                }
            }
        }
        false
    }

    /// The generators that a function goes through.
    fn generators_in(&self, id: FuncId) -> Vec<FuncId> {
        let mut found = Vec::new();
        for (index, expr) in self.program.exprs.iter().enumerate() {
            let block = &self.program.blocks[expr.block.at()];
            if crate::types::passing::named(self.program, block.func) != id {
                continue;
            }
            if let Kind::Func(callee) = expr.kind {
                found.push(callee);
            }
            if let Kind::Attribute(object, name) = &expr.kind
                && let Ty::Instance(class) | Ty::Dyn(class) = self.ty(*object).some()
            {
                found.extend(self.program.method(*class, name));
            }
            let id = ExprId(u32::try_from(index).unwrap_or(u32::MAX));
            if let Ty::Instance(class) | Ty::Dyn(class) = self.ty(id).some() {
                found.extend(self.program.method(*class, "__iter__"));
            }
        }
        found
    }

    /// Whether each `yield` within a `try` is in the body of one that has nothing but a `finally` which can be
    /// done wherever the body ends; nothing if there is none.
    pub(super) fn yields_in_try(&self, suite: &Suite<'_>) -> Option<bool> {
        let mut found = None;
        for stmt in &suite.body {
            let here = match &stmt.kind {
                StmtKind::Compound(suites, _)
                    if suites.iter().any(super::generator_shapes::yields) =>
                {
                    let has_finally = self
                        .program
                        .tries
                        .get(&stmt.start)
                        .is_none_or(|it| it.has_finally);
                    let mut inner = suites.iter().map(|it| self.yields_in_try(it));
                    let are_fit = inner.all(|it| it.unwrap_or(true));
                    // The arms of a `match` are no code of its own.
                    let is_outside = !has_finally && !super::generator_shapes::yields(&suites[0]);
                    Some(are_fit && (is_outside || self.deferred(stmt, suites).is_some()))
                }
                _ => {
                    let inner = stmt.suites().into_iter();
                    inner
                        .filter_map(|it| self.yields_in_try(it))
                        .reduce(|a, b| a && b)
                }
            };
            found = match (found, here) {
                (Some(a), Some(b)) => Some(a && b),
                (a, b) => a.or(b),
            };
        }
        found
    }

    /// The body and the `finally` of a `try` that has nothing else, if what is done at last can be done where
    /// a guard is dropped: it looks at nothing that the body changes, and nothing in it fails.
    fn deferred<'s, 'a>(
        &self,
        stmt: &Stmt<'_>,
        suites: &'s [Suite<'a>],
    ) -> Option<(&'s Suite<'a>, &'s Suite<'a>)> {
        let read = self.program.tries.get(&stmt.start)?;
        let [body, finally] = suites else {
            return None;
        };
        if !read.handlers.is_empty() || read.has_else || !read.has_finally {
            return None;
        }
        let range = |suite: &Suite<'_>| Some((suite.body.first()?.start, suite.body.last()?.end));
        let (first, last) = range(finally)?;
        let (from, to) = range(body)?;
        let is_simple = finally.body.iter().all(|it| {
            let is_plain = match &it.kind {
                StmtKind::Expr(_) => true,
                // A field of an instance that is shared is in a cell.
                StmtKind::Assign { targets, .. } => targets.iter().all(|it| self.is_in_counted(it)),
                StmtKind::Augmented { target, .. } => self.is_in_counted(target),
                _ => false,
            };
            is_plain && !self.raises.stmts.contains_key(&it.start)
        });
        let is_still = self.exprs_between(first, last).all(|it| match it.kind {
            Kind::Await(_) => false,
            Kind::Var(var) => {
                let info = self.program.var(var);
                (!self.effects.changed.contains(&var) || self.coroutines.shared.contains(&var))
                    && info
                        .occurrences
                        .iter()
                        .all(|at| !at.is_def || !(from..=to).contains(&at.position))
            }
            _ => true,
        });
        let fails = (0..self.program.exprs.len())
            .filter_map(|it| u32::try_from(it).ok())
            .map(ExprId)
            .any(|it| {
                (first..=last).contains(&self.program.expr(it).position) && self.is_failing(it)
            });
        (is_simple && is_still && !fails).then_some((body, finally))
    }

    /// Whether a target is a field of an instance that is counted.
    fn is_in_counted(&self, target: &Target) -> bool {
        matches!(target, Target::Attribute(object, _) if self.ty(*object).some().is_counted())
    }

    /// A `try` with a `finally` in a generator that stops: who goes through it may let go of it anywhere.
    pub(super) fn deferred_finally(&mut self, stmt: &Stmt<'_>, suites: &[Suite<'_>]) -> Res<bool> {
        let is_lazy = self.yielding.as_ref().is_some_and(|it| it.giver.is_some());
        let has_finally = self
            .program
            .tries
            .get(&stmt.start)
            .is_some_and(|it| it.has_finally);
        let is_let_go = has_finally && self.is_let_go_in(stmt);
        let may_stop = is_lazy && has_finally && suites.iter().any(super::generator_shapes::yields);
        if !may_stop && !is_let_go {
            return Ok(false);
        }
        if is_let_go && self.deferred(stmt, suites).is_none() {
            return refuse("a finally of a coroutine that may end early");
        }
        let Some((body, finally)) = self.deferred(stmt, suites) else {
            return refuse("a yield within a try");
        };
        let helper = self.helper("defer");
        self.out.line("{");
        self.out.line(format!("let _deferred = {helper}(|| {{"));
        self.suite(finally);
        self.out.line("});");
        self.suite(body);
        self.out.line("}");
        Ok(true)
    }

    /// A name that nothing else has.
    pub(super) fn free_name(&self, stem: &str) -> String {
        let mut name = stem.to_owned();
        while self.taken.contains(&name) {
            name.push('_');
        }
        name
    }
}

/// Whether a `let` looks into cells in blocks within its value only, which let go of them before it ends.
fn looks_within_blocks(line: &str) -> bool {
    let (mut outside, mut depth) = (String::new(), 0_i32);
    for c in line.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    line.starts_with("let ")
        && line.ends_with(';')
        && depth == 0
        && !line.contains(".await")
        && !holds_guard(&outside)
}
