//! What threads wait for beside locks: conditions, barriers.

use rustc_hash::FxHashSet;

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

const CONDITION: Ty = Ty::Foreign("threading.Condition");

impl Translator<'_, '_> {
    /// Whether it is a condition.
    pub(super) fn is_condition(&self, id: ExprId) -> bool {
        *self.ty(id) == CONDITION
    }

    /// The Python of an expression.
    pub(super) fn source_of(&self, id: ExprId) -> String {
        let span = self.program.expr(id).span.clone();
        self.source.slice(span).to_owned()
    }

    /// Refuses what may take a condition again that it holds: Python lets the same thread do that.
    pub(super) fn check_condition(&self, stmt: &Stmt<'_>) -> Res<()> {
        let mut holding: FxHashSet<&str> = FxHashSet::default();
        for items in self.program.locked.values() {
            for item in items.iter().filter(|it| self.is_condition(**it)) {
                let func = self.program.blocks[self.program.expr(*item).block.at()].func;
                holding.insert(self.program.func(func).name.as_str());
            }
        }
        let called = |id: ExprId| match self.kind(id) {
            Kind::Func(func) => Some(self.program.func(*func).name.as_str()),
            Kind::Attribute(object, name) if !self.is_condition(*object) => Some(name.as_str()),
            _ => None,
        };
        loop {
            let before = holding.len();
            for expr in &self.program.exprs {
                if let Kind::Call(func, _) = &expr.kind
                    && called(*func).is_some_and(|it| holding.contains(it))
                {
                    let within = self.program.blocks[expr.block.at()].func;
                    holding.insert(self.program.func(within).name.as_str());
                }
            }
            if holding.len() == before {
                break;
            }
        }
        let is_taken_again = self
            .exprs_between(stmt.start, stmt.end)
            .any(|it| match &it.kind {
                Kind::Call(func, _) => called(*func).is_some_and(|it| holding.contains(it)),
                _ => false,
            });
        if is_taken_again {
            return refuse("a condition that may be held twice");
        }
        Ok(())
    }

    /// A method of a condition.
    pub(super) fn condition_method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let key = self.lock_key(object);
        let guard = self.conditions.iter().rev().find(|it| it.0 == key);
        let Some((_, guard)) = guard.cloned() else {
            return refuse("a condition that is not held here");
        };
        let code = self.expr(object)?;
        let receiver = code.receiver();
        match (name, arguments) {
            ("wait", []) if self.is_statement(id) => {
                self.helper("Condition::wait");
                Ok(Code::tight(
                    format!("{receiver}.wait(&mut {guard})"),
                    Ty::None,
                ))
            }
            ("wait", [timeout]) if timeout.stars == 0 && self.ty(timeout.value).is_number() => {
                let seconds = self.value(timeout.value, &Ty::Float)?;
                self.helper("Condition::wait_within");
                Ok(Code::tight(
                    format!("{receiver}.wait_within(&mut {guard}, {})", seconds.text),
                    Ty::Bool,
                ))
            }
            ("wait_for", arguments) => {
                let is_statement = self.is_statement(id);
                self.waited_for(&receiver, &guard, arguments, is_statement)
            }
            ("notify", []) => {
                self.helper("Condition::notify");
                Ok(Code::tight(format!("{receiver}.notify()"), Ty::None))
            }
            ("notify_all", []) => {
                self.helper("Condition::notify_all");
                Ok(Code::tight(format!("{receiver}.notify_all()"), Ty::None))
            }
            _ => refuse(format!("{name} of a condition")),
        }
    }

    /// A method of a barrier.
    pub(super) fn barrier_method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if name != "wait" || !arguments.is_empty() || !self.is_statement(id) {
            return refuse(format!("{name} of a barrier"));
        }
        let code = self.expr(object)?;
        Ok(Code::tight(format!("{}.wait()", code.receiver()), Ty::None))
    }

    /// Whether each thread of a kind that is started is waited for: by the same name, or where all of them are
    /// gone through.
    pub(super) fn are_all_waited_for(&self, is_thread: impl Fn(&Ty) -> bool) -> bool {
        let mut started: Vec<Option<VarId>> = Vec::new();
        let mut ended: Vec<VarId> = Vec::new();
        for expr in &self.program.exprs {
            let Kind::Attribute(object, name) = &expr.kind else {
                continue;
            };
            if !is_thread(self.ty(*object).some()) {
                continue;
            }
            let var = match self.kind(*object) {
                Kind::Var(var) => Some(*var),
                _ => None,
            };
            // A loop over a display is about each of its items.
            let each = var.and_then(|it| self.displayed_items(it));
            match (name.as_str(), each) {
                ("start", Some(items)) => started.extend(items.into_iter().map(Some)),
                ("start", None) => started.push(var),
                ("join" | "cancel", items) if self.is_certain_end(*object) => {
                    ended.extend(var);
                    ended.extend(items.into_iter().flatten());
                }
                _ => {}
            }
        }
        let targets = self.loop_targets();
        let ends_all = ended.iter().any(|it| targets.contains(it));
        started.into_iter().all(|var| {
            var.is_some_and(|var| {
                ended.contains(&var) || ends_all && (targets.contains(&var) || self.is_listed(var))
            })
        })
    }

    /// The variables in the display that a loop goes over with a variable, if that is all it goes over.
    fn displayed_items(&self, target: VarId) -> Option<Vec<VarId>> {
        let mut suites: Vec<&Suite<'_>> = self.program.funcs.iter().map(|it| &it.body).collect();
        let mut found = None;
        while let Some(suite) = suites.pop() {
            for stmt in &suite.body {
                suites.extend(stmt.suites());
                let StmtKind::For {
                    target: Target::Var(var),
                    iter,
                    ..
                } = &stmt.kind
                else {
                    continue;
                };
                if *var != target {
                    continue;
                }
                let (Kind::Tuple(items) | Kind::List(items), None) = (self.kind(*iter), &found)
                else {
                    return None;
                };
                let items = items.iter().map(|it| match self.kind(*it) {
                    Kind::Var(var) => Some(*var),
                    _ => None,
                });
                found = Some(items.collect::<Option<Vec<VarId>>>()?);
            }
        }
        found
    }

    /// The variables that loops go through lists with.
    fn loop_targets(&self) -> Vec<VarId> {
        let mut found = Vec::new();
        for func in &self.program.funcs {
            targets_in(&func.body, &mut found);
        }
        found
    }

    /// Whether a variable is put into a list.
    fn is_listed(&self, var: VarId) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Call(func, arguments) => {
                matches!(self.kind(*func), Kind::Attribute(_, name) if name == "append")
                    && arguments
                        .iter()
                        .any(|it| matches!(self.kind(it.value), Kind::Var(of) if *of == var))
            }
            Kind::List(items) | Kind::Tuple(items) => items
                .iter()
                .any(|it| matches!(self.kind(*it), Kind::Var(of) if *of == var)),
            _ => false,
        })
    }

    /// Whether nobody looks at what an expression gives: it is a statement.
    pub(super) fn is_statement(&self, id: ExprId) -> bool {
        let funcs = self.program.funcs.iter().map(|it| &it.body);
        let classes = self.program.classes.iter().map(|it| &it.body);
        funcs.chain(classes).any(|it| has_statement(it, id))
    }
}

fn targets_in(suite: &Suite<'_>, found: &mut Vec<VarId>) {
    for stmt in &suite.body {
        if let StmtKind::For {
            target: Target::Var(var),
            ..
        } = &stmt.kind
        {
            found.push(*var);
        }
        stmt.suites()
            .into_iter()
            .for_each(|it| targets_in(it, found));
    }
}

fn has_statement(suite: &Suite<'_>, id: ExprId) -> bool {
    suite.body.iter().any(|stmt| {
        matches!(stmt.kind, StmtKind::Expr(of) if of == id)
            || stmt.suites().into_iter().any(|it| has_statement(it, id))
    })
}
