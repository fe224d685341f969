//! Generators: one loop that yields is an iterator made by `from_fn`; what is finite and does nothing else
//! gives all its values at once; all others stop at each `yield`, as in Python.

use rustc_hash::FxHashSet;
use rustpython_ast::Operator;

use super::translator::{Res, Translator, refuse, unknown};
use super::yielding::Yielding;
use crate::types::ir::{ExprId, FuncId, Kind, Stmt, StmtKind, Suite, Target};
use crate::types::passing::named;
use crate::types::ty::Ty;

/// What a generator becomes.
enum Shape {
    /// A closure that is asked for each value.
    Closure(FxHashSet<u32>),
    /// A list.
    List,
    /// A body that stops where it yields.
    Lazy,
}

impl Translator<'_, '_> {
    /// What a generator gives: an iterator or a list.
    pub(super) fn generated_type(&mut self, id: FuncId) -> String {
        let item = self.program.func(id).ret.item();
        let mut rust = self.rust_type(&item);
        if self.raises.fails(id) {
            rust = format!("Result<{rust}, {}>", self.error_name);
        }
        match self.shape(id) {
            Ok(Shape::Lazy) if self.is_recursive(id) => format!("Box<dyn Iterator<Item = {rust}>>"),
            Ok(Shape::Closure(_) | Shape::Lazy) => format!("impl Iterator<Item = {rust}>"),
            _ => format!("Vec<{rust}>"),
        }
    }

    /// Whether there is a form for a generator.
    pub(super) fn is_generated(&self, id: FuncId) -> bool {
        let func = self.program.func(id);
        func.refused.is_none()
            && self.has_known_rust(&func.ret.item())
            && (func.is_async && self.yields_in_try(&func.body).is_none()
                || !func.is_async && self.shape(id).is_ok())
    }

    /// Whether a generator gives a list.
    pub(super) fn gives_list(&self, id: FuncId) -> bool {
        matches!(self.shape(id), Ok(Shape::List) | Err(_))
    }

    /// The body of a generator.
    pub(super) fn generator_body(&mut self, id: FuncId) -> Res<()> {
        let func = self.program.func(id);
        let item = func.ret.item();
        if !self.has_known_rust(&item) {
            return refuse(unknown(&item));
        }
        let before = self.yielding.take();
        if func.is_async {
            if self.yields_in_try(&func.body).is_some() {
                return refuse("a yield within a try");
            }
            self.lazy_body(id)?;
            self.yielding = before;
            return Ok(());
        }
        match self.shape(id)? {
            Shape::List => {
                let name = self.fresh("yielded");
                let rust = self.rust_type(&item);
                self.out
                    .line(format!("let mut {name}: Vec<{rust}> = Vec::new();"));
                self.yielding = Some(Yielding {
                    list: Some(name.clone()),
                    ..Yielding::default()
                });
                self.suite_at(&func.body, false);
                if !func.body.body.last().is_some_and(super::statements::leaves) {
                    self.out.line(name);
                }
            }
            Shape::Closure(late) => {
                self.yielding = Some(Yielding {
                    late,
                    ..Yielding::default()
                });
                let (last, prelude) = func.body.body.split_last().expect("it yields");
                for stmt in prelude {
                    self.stmt(stmt);
                }
                self.closure(last)?;
            }
            Shape::Lazy => self.lazy_body(id)?,
        }
        self.yielding = before;
        Ok(())
    }

    fn closure(&mut self, stmt: &Stmt<'_>) -> Res<()> {
        self.out.origin = Some(stmt.line);
        self.statements += 1;
        self.drafted += 1;
        match &stmt.kind {
            StmtKind::While { test, body, .. } => {
                let yields_always = body
                    .body
                    .iter()
                    .any(|it| matches!(it.kind, StmtKind::Yield(..)));
                let is_endless = matches!(self.kind(*test), Kind::Bool(true) | Kind::Int(1));
                self.out.line("std::iter::from_fn(move || {");
                if yields_always {
                    if let Some(asked) = self.asked_by_loop(*test, stmt) {
                        self.ask(*test, asked, "return None;")?;
                    } else if !is_endless {
                        let condition = self.condition(*test)?;
                        let text = super::conditions::negated(&condition);
                        self.out
                            .line(format!("if {} {{ return None; }}", text.text));
                    }
                    self.suite(body);
                    if let Some(last) = self.out.lines.last_mut()
                        && let Some(value) = last
                            .strip_prefix("return ")
                            .and_then(|it| it.strip_suffix(';'))
                    {
                        *last = value.to_owned();
                    }
                } else {
                    self.while_loop(*test, body, None, false)?;
                    if !is_endless {
                        self.out.line("None");
                    }
                }
                self.out.line(if super::rounds::ends_early(body) {
                    "}).fuse()"
                } else {
                    "})"
                });
                Ok(())
            }
            StmtKind::For {
                target, iter, body, ..
            } => {
                let (out, holes) = (self.out.mark(), self.holes.len());
                let known = (self.declared.clone(), self.bound.clone());
                if let Ok(chain) = self.as_comprehension(target, *iter, body) {
                    self.count_drafted(body);
                    self.out.line(chain);
                    return Ok(());
                }
                self.out.back(out);
                self.holes.truncate(holes);
                (self.declared, self.bound) = known;
                self.as_adapter(target, *iter, body)
            }
            _ => refuse("a generator"),
        }
    }

    /// `yield value` and `yield from values`.
    pub(super) fn yielded(
        &mut self,
        stmt: &Stmt<'_>,
        value: Option<ExprId>,
        is_from: bool,
    ) -> Res<()> {
        let item = self.program.func(self.func).ret.item();
        let Some(mut yielding) = self.yielding.take() else {
            return refuse("a generator");
        };
        let done = self.yielded_by(stmt, value, is_from, &item, &mut yielding);
        self.yielding = Some(yielding);
        done
    }

    fn yielded_by(
        &mut self,
        stmt: &Stmt<'_>,
        value: Option<ExprId>,
        is_from: bool,
        item: &Ty,
        yielding: &mut Yielding,
    ) -> Res<()> {
        let Some(value) = value else {
            return refuse("a yield of nothing");
        };
        if is_from {
            if let Some(giver) = &yielding.giver {
                return self.given_from(value, item, giver);
            }
            let Some(list) = &yielding.list else {
                return refuse("a generator");
            };
            let seq = self.iterate(value)?;
            let items = self.added_items(seq, item)?;
            self.out.line(format!("{list}.extend({items});"));
            return Ok(());
        }
        let code = self.value(value, item)?;
        if let Some(giver) = yielding.giver.clone() {
            if !self.frames.is_empty() {
                return refuse("a yield within a try");
            }
            // What is looked at is let go of before the value is given.
            let text = if super::code::holds_guard(&code.text) {
                let name = self.fresh("given");
                let line = format!("let {name} = {};", code.text);
                yielding.stepped.push(line.clone());
                self.out.line(line);
                name
            } else {
                code.text
            };
            self.out.line(format!("{giver}.give({text}).await;"));
            return Ok(());
        }
        match &yielding.list {
            Some(list) => self.out.line(format!("{list}.push({});", code.text)),
            None if yielding.late.contains(&stmt.start) => {
                let name = self.fresh("item");
                self.out.line(format!("let {name} = {};", code.text));
                yielding.pending = Some(name);
            }
            None => self.out.line(format!("return Some({});", code.text)),
        }
        Ok(())
    }

    /// What `return` is in a generator; false outside of one.
    pub(super) fn return_of_generator(&mut self) -> Res<bool> {
        let Some(yielding) = &self.yielding else {
            return Ok(false);
        };
        if !self.frames.is_empty() {
            return refuse("a way out of a try");
        }
        let text = match (&yielding.list, &yielding.giver) {
            (Some(list), _) => format!("return {list};"),
            (None, Some(_)) if self.can_fail() => "return Ok(());".to_owned(),
            (None, Some(_)) => "return;".to_owned(),
            (None, None) => "return None;".to_owned(),
        };
        self.out.line(text);
        Ok(true)
    }

    /// At the end of a block: gives the value of a `yield` behind which something was done.
    pub(super) fn give_pending(&mut self) {
        if let Some(yielding) = &mut self.yielding
            && let Some(name) = yielding.pending.take()
        {
            self.out.line(format!("return Some({name});"));
        }
    }

    fn shape(&self, id: FuncId) -> Res<Shape> {
        let func = self.program.func(id);
        let in_try = self.yields_in_try(&func.body);
        if in_try == Some(false) {
            return refuse("a yield within a try");
        }
        if self.raises.fails(id) && !self.may_fail(id) {
            return refuse("a generator that may raise what is caught");
        }
        if in_try.is_some() || self.raises.fails(id) {
            return Ok(Shape::Lazy);
        }
        if let Some(late) = self.closure_shape(id) {
            return Ok(Shape::Closure(late));
        }
        let is_eager = !self.may_stop(id)
            && self.is_silent(id, &mut FxHashSet::default())
            && self.is_finite(&func.body);
        Ok(if is_eager { Shape::List } else { Shape::Lazy })
    }

    /// The late `yield`s of a generator that is a loop with some assignments before it.
    fn closure_shape(&self, id: FuncId) -> Option<FxHashSet<u32>> {
        let func = self.program.func(id);
        let body: Vec<&Stmt<'_>> = func.body.body.iter().collect();
        let (last, prelude) = body.split_last()?;
        let is_plain = |it: &&&Stmt<'_>| {
            matches!(
                it.kind,
                StmtKind::Assign { .. } | StmtKind::Docstring | StmtKind::Pass
            ) && !self.calls_own(it.start, it.end)
        };
        if prelude.iter().filter(is_plain).count() != prelude.len() {
            return None;
        }
        let mut late = FxHashSet::default();
        let body = match &last.kind {
            StmtKind::While {
                body, orelse: None, ..
            } => body,
            StmtKind::For {
                iter,
                body,
                orelse: None,
                ..
            } => {
                let goes_on = !super::rounds::ends_early(body) || super::rounds::yields_until(body);
                if !goes_on || !self.is_of_params(id, *iter) {
                    return None;
                }
                body
            }
            _ => return None,
        };
        (yields(body) && self.yields_last(body, true, &mut late)).then_some(late)
    }

    /// Whether each `yield` of a loop's body is the last that it does but for assignments.
    fn yields_last(&self, suite: &Suite<'_>, is_outer: bool, late: &mut FxHashSet<u32>) -> bool {
        for (index, stmt) in suite.body.iter().enumerate() {
            let rest = &suite.body[index + 1..];
            match &stmt.kind {
                StmtKind::Yield(_, true) | StmtKind::Yield(None, _) => return false,
                StmtKind::Yield(..) => {
                    if rest.is_empty() {
                        continue;
                    }
                    let are_quiet = rest.iter().all(|it| {
                        let targets = match &it.kind {
                            StmtKind::Assign { targets, .. } => targets.as_slice(),
                            StmtKind::Augmented { target, .. } => std::slice::from_ref(target),
                            _ => return false,
                        };
                        targets.iter().all(is_of_names) && self.is_own_sum(it.start, it.end)
                    });
                    if !are_quiet || !is_outer && self.in_loop_with_more(suite) {
                        return false;
                    }
                    late.insert(stmt.start);
                    return true;
                }
                StmtKind::If { arms, orelse } => {
                    let suites = arms.iter().map(|it| &it.body).chain(orelse);
                    for inner in suites {
                        if yields(inner)
                            && (!rest.is_empty() || !self.yields_last(inner, false, late))
                        {
                            return false;
                        }
                    }
                }
                StmtKind::Break => return false,
                StmtKind::Return(_) => return false,
                _ if yields_in(stmt) => return false,
                _ => {}
            }
        }
        true
    }

    /// A block below the loop's own: what follows it has been checked to be nothing.
    fn in_loop_with_more(&self, _: &Suite<'_>) -> bool {
        false
    }

    /// Whether a loop goes over nothing but parameters that are borrowed, and small values.
    fn is_of_params(&self, id: FuncId, iter: ExprId) -> bool {
        let span = &self.program.expr(iter).span;
        self.exprs_in(span).all(|it| {
            match it.kind {
                    Kind::Var(var) => {
                        let info = self.program.var(var);
                        let reads = info.occurrences.iter().filter(|it| !it.is_def).count();
                        (info.ty.is_copy() || self.iterator_param(var).is_some() && reads == 1)
                            && info.func == id
                            || info.is_param
                                && info.func == id
                                && self.binding(var).form == super::code::Form::Ref
                                && !info.is_passed
                    }
                    Kind::Call(func, _) => matches!(self.kind(func), Kind::Builtin(name)
                        if matches!(name.as_str(), "range" | "enumerate" | "zip" | "len" | "reversed")),
                    Kind::Slice(..) | Kind::Comprehension(_) => false,
                    // An iterator can't hold the cell that it looks into.
                    Kind::Attribute(object, ref name) => !matches!(self.ty(object).some(),
                        Ty::Instance(class) if self.class_facts.held.contains_key(
                            &(self.program.field_owner(*class, name), name.clone()))),
                    _ => true,
                }
        })
    }

    /// Whether what is computed may be computed a step too early: from nothing that others change, and
    /// without stopping.
    fn is_own_sum(&self, start: u32, end: u32) -> bool {
        self.exprs_between(start, end).all(|it| match &it.kind {
            Kind::Var(var) => {
                let info = self.program.var(*var);
                let func = named(self.program, self.program.blocks[it.block.at()].func);
                info.func == func && (info.ty.is_copy() || info.ty.is_text())
            }
            Kind::Binary(op, _, right) => !self.may_divide_by_zero(*op, *right),
            Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_) | Kind::None => true,
            Kind::Tuple(_) | Kind::Unary(..) | Kind::Compare(..) | Kind::Conditional { .. } => true,
            _ => false,
        })
    }

    fn may_divide_by_zero(&self, op: Operator, right: ExprId) -> bool {
        matches!(op, Operator::Div | Operator::FloorDiv | Operator::Mod)
            && !matches!(self.kind(right), Kind::Int(1..) | Kind::Float(_))
            && !self.ty(right).is_text()
    }

    /// Whether a generator divides by what may be zero, or reads a number: made at once, it would stop
    /// before the values ahead of that are used.
    fn may_stop(&self, id: FuncId) -> bool {
        self.program.exprs.iter().any(|it| {
            named(self.program, self.program.blocks[it.block.at()].func) == id
                && match &it.kind {
                    Kind::Binary(op, left, right) => {
                        self.ty(*left).is_number() && self.may_divide_by_zero(*op, *right)
                    }
                    Kind::Call(func, given) => {
                        matches!(self.kind(*func), Kind::Builtin(name) if name == "int" || name == "float")
                            && given.iter().any(|it| self.ty(it.value).is_text())
                    }
                    _ => false,
                }
        })
    }

    fn calls_own(&self, start: u32, end: u32) -> bool {
        self.exprs_between(start, end).any(|it| {
            match it.kind {
                    Kind::Call(func, _) => !matches!(self.kind(func), Kind::Builtin(name) if name != "print" && name != "input" && name != "open" && name != "next"),
                    _ => false,
                }
        })
    }

    /// Whether a function does nothing that others see but to give its values.
    pub(super) fn is_silent(&self, id: FuncId, seen: &mut FxHashSet<FuncId>) -> bool {
        if !seen.insert(id) {
            return true;
        }
        if self.effects.changers.contains(&id) {
            return false;
        }
        self.program.exprs.iter().all(|it| {
            if named(self.program, self.program.blocks[it.block.at()].func) != id {
                return true;
            }
            match &it.kind {
                Kind::Var(var) => !matches!(
                    self.binding(*var).global,
                    Some(super::variables::Global::Cell | super::variables::Global::Refused)
                ),
                Kind::Call(func, _) => match self.kind(*func) {
                    Kind::Builtin(name) => !matches!(
                        name.as_str(),
                        "print" | "input" | "open" | "next" | "exec" | "eval"
                    ),
                    Kind::Func(callee) => self.is_silent(*callee, seen),
                    Kind::Import(name) => {
                        ["math.", "itertools.", "heapq.", "bisect.", "collections."]
                            .iter()
                            .any(|it| name.starts_with(it))
                    }
                    Kind::Attribute(object, _) => !matches!(
                        self.ty(*object).some(),
                        Ty::Unknown | Ty::Mixed | Ty::Instance(_)
                    ),
                    _ => false,
                },
                _ => true,
            }
        })
    }

    /// Whether all loops end for sure, or can.
    fn is_finite(&self, suite: &Suite<'_>) -> bool {
        suite.body.iter().all(|stmt| match &stmt.kind {
            StmtKind::While { test, body, .. } => {
                let is_endless = matches!(self.kind(*test), Kind::Bool(true) | Kind::Int(1));
                (!is_endless || may_leave(body)) && self.is_finite(body)
            }
            StmtKind::For { iter, body, .. } => {
                let is_endless = match self.kind(*iter) {
                    Kind::Call(func, _) => match self.kind(*func) {
                        Kind::Import(name) => matches!(
                            name.as_str(),
                            "itertools.count" | "itertools.cycle" | "itertools.repeat"
                        ),
                        Kind::Func(callee) => {
                            self.program.func(*callee).is_generator && !self.gives_list_of(*callee)
                        }
                        _ => false,
                    },
                    Kind::Var(var) => matches!(self.program.var(*var).ty, Ty::Iter(_)),
                    _ => false,
                };
                !is_endless && self.is_finite(body)
            }
            StmtKind::If { arms, orelse } => {
                arms.iter().all(|it| self.is_finite(&it.body))
                    && orelse.iter().all(|it| self.is_finite(it))
            }
            _ => true,
        })
    }

    fn gives_list_of(&self, id: FuncId) -> bool {
        self.closure_shape(id).is_none()
            || matches!(
                self.program.func(id).body.body.last().map(|it| &it.kind),
                Some(StmtKind::For { .. })
            )
    }
}

/// Whether statements leave the loop that they are in.
fn may_leave(suite: &Suite<'_>) -> bool {
    suite.body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Break | StmtKind::Return(_) => true,
        StmtKind::If { arms, orelse } => {
            arms.iter().any(|it| may_leave(&it.body)) || orelse.iter().any(may_leave)
        }
        _ => false,
    })
}

/// Whether nothing but names is assigned to.
fn is_of_names(target: &Target) -> bool {
    match target {
        Target::Var(_) => true,
        Target::Tuple(targets, _) => targets.iter().all(is_of_names),
        _ => false,
    }
}

pub(super) fn yields(suite: &Suite<'_>) -> bool {
    suite.body.iter().any(yields_in)
}

fn yields_in(stmt: &Stmt<'_>) -> bool {
    match &stmt.kind {
        StmtKind::Yield(..) => true,
        StmtKind::If { arms, orelse } => {
            arms.iter().any(|it| yields(&it.body)) || orelse.iter().any(yields)
        }
        StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
            yields(body) || orelse.iter().any(yields)
        }
        StmtKind::Compound(suites, _) => suites.iter().any(yields),
        _ => false,
    }
}
