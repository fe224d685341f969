//! What statements do.

use super::super::ir::{ExprId, Stmt, StmtKind, Suite, Target};
use super::{Env, Flow, Growth, MOST_ROUNDS, Value};

impl Growth<'_, '_> {
    pub(super) fn suite(&mut self, suite: &Suite<'_>) -> Flow {
        for stmt in &suite.body {
            if self.is_over() {
                return Flow::Leave;
            }
            match self.stmt(stmt) {
                Flow::Next => {}
                flow => return flow,
            }
        }
        Flow::Next
    }

    fn stmt(&mut self, stmt: &Stmt<'_>) -> Flow {
        self.steps += 1;
        match &stmt.kind {
            StmtKind::Expr(value) => {
                self.expr(*value);
            }
            StmtKind::Assign { targets, value, .. } => {
                let value = self.expr(*value);
                targets.iter().for_each(|it| self.assign(it, &value));
            }
            StmtKind::Augmented {
                target,
                op,
                value,
                read,
            } => {
                let (a, b) = (self.expr(*read), self.expr(*value));
                let made = self.binary(*read, *op, &a, &b);
                self.assign(target, &made);
            }
            StmtKind::For {
                target,
                iter,
                body,
                orelse,
            } => return self.for_loop(stmt, target, *iter, body, orelse.as_ref()),
            StmtKind::While { test, body, orelse } => {
                return self.while_loop(*test, body, orelse.as_ref());
            }
            StmtKind::If { arms, orelse } => {
                let mut ways = Vec::new();
                for arm in arms {
                    let test = self.expr(arm.test);
                    match self.truth(&test) {
                        Some(true) => {
                            ways.push(Some(&arm.body));
                            return self.ways(&ways);
                        }
                        Some(false) => {}
                        None => ways.push(Some(&arm.body)),
                    }
                }
                ways.push(orelse.as_ref());
                return self.ways(&ways);
            }
            StmtKind::Return(value) => {
                let value = value.map_or(Value::Unknown, |it| self.expr(it));
                let frame = self.frame();
                frame.given = Some(match &frame.given {
                    Some(given) => given.or(&value),
                    None => value,
                });
                return Flow::Leave;
            }
            StmtKind::Yield(value, is_from) => {
                let value = value.map_or(Value::Unknown, |it| self.expr(it));
                let frame = self.frame();
                match value {
                    Value::Items(items) if *is_from => frame.yielded.extend(items),
                    value => frame.yielded.push(value),
                }
                if frame.yielded.len() >= frame.wanted {
                    return Flow::Leave;
                }
            }
            StmtKind::Break => return Flow::Break,
            StmtKind::Continue => return Flow::Continue,
            StmtKind::Raise(..) => return Flow::Leave,
            StmtKind::Assert(test, message) => {
                self.expr(*test);
                message.iter().for_each(|it| {
                    self.expr(*it);
                });
            }
            StmtKind::Compound(suites, _) => {
                for suite in suites {
                    let before = self.frame().vars.clone();
                    self.suite(suite);
                    self.meet(&before);
                }
            }
            _ => {}
        }
        Flow::Next
    }

    /// One of several blocks, and nobody knows which; none is nothing at all.
    fn ways(&mut self, ways: &[Option<&Suite<'_>>]) -> Flow {
        let before = self.frame().vars.clone();
        let mut ends: Vec<(Flow, Env)> = Vec::new();
        for way in ways {
            self.frame().vars.clone_from(&before);
            let flow = way.map_or(Flow::Next, |it| self.suite(it));
            let vars = std::mem::take(&mut self.frame().vars);
            ends.push((flow, vars));
        }
        // What goes on says what comes next; where nothing does, all leave.
        let goes_on = ends.iter().any(|it| it.0 == Flow::Next);
        let flow = if goes_on {
            Flow::Next
        } else {
            ends.first().map_or(Flow::Next, |it| it.0)
        };
        let mut all = ends.into_iter().filter(|it| it.0 == flow);
        self.frame().vars = all.next().map(|it| it.1).unwrap_or_default();
        for (_, vars) in all {
            self.meet(&vars);
        }
        flow
    }

    /// Variables are what they are, or what they were.
    fn meet(&mut self, other: &Env) {
        let vars = &mut self.frame().vars;
        for (var, value) in other {
            let now = vars.get(var).map_or(Value::Unknown, |it| it.or(value));
            vars.insert(*var, now);
        }
    }

    fn most_rounds(&mut self) -> usize {
        let at = self.frame().loops.min(MOST_ROUNDS.len() - 1);
        MOST_ROUNDS[at]
    }

    fn for_loop(
        &mut self,
        stmt: &Stmt<'_>,
        target: &Target,
        iter: ExprId,
        body: &Suite<'_>,
        orelse: Option<&Suite<'_>>,
    ) -> Flow {
        let most = self.most_rounds();
        let rounds = self.rounds(iter);
        let is_all = rounds.len() <= most && !rounds.contains(&Value::Unknown);
        let before = self.frame().vars.clone();
        let mut taken = 0;
        self.frame().loops += 1;
        let mut flow = Flow::Next;
        for round in rounds.iter().take(most) {
            taken += 1;
            self.assign(target, round);
            flow = self.suite(body);
            if matches!(flow, Flow::Break | Flow::Leave) || self.is_over() {
                break;
            }
        }
        self.frame().loops -= 1;
        self.consumed(iter, taken);
        if !is_all && !matches!(flow, Flow::Break | Flow::Leave) {
            self.forget(stmt, &before);
        }
        match flow {
            Flow::Leave => Flow::Leave,
            Flow::Break => Flow::Next,
            _ => orelse.map_or(Flow::Next, |it| self.suite(it)),
        }
    }

    fn while_loop(&mut self, test: ExprId, body: &Suite<'_>, orelse: Option<&Suite<'_>>) -> Flow {
        let most = self.most_rounds();
        let before = self.frame().vars.clone();
        self.frame().loops += 1;
        let mut is_known = true;
        let mut flow = Flow::Next;
        let mut rounds = 0;
        loop {
            let value = self.expr(test);
            match self.truth(&value) {
                Some(false) => break,
                Some(true) => {}
                None => is_known = false,
            }
            rounds += 1;
            if rounds > most || !is_known && rounds > 2 || self.is_over() {
                is_known = false;
                break;
            }
            flow = self.suite(body);
            if matches!(flow, Flow::Break | Flow::Leave) {
                break;
            }
        }
        self.frame().loops -= 1;
        if !is_known {
            self.unknown_since(&before);
            // Nobody knows whether it is left that way.
            return Flow::Next;
        }
        match flow {
            Flow::Leave => Flow::Leave,
            Flow::Break => Flow::Next,
            _ => orelse.map_or(Flow::Next, |it| self.suite(it)),
        }
    }

    /// What a loop has changed is not known, as nobody knows how often it runs.
    fn forget(&mut self, _: &Stmt<'_>, before: &Env) {
        self.unknown_since(before);
    }

    fn unknown_since(&mut self, before: &Env) {
        for (var, value) in &mut self.frame().vars {
            if before.get(var) != Some(value) {
                *value = Value::Unknown;
            }
        }
    }

    pub(super) fn assign(&mut self, target: &Target, value: &Value) {
        match target {
            Target::Var(var) => {
                self.frame().vars.insert(*var, value.clone());
            }
            Target::Tuple(targets, None) => {
                for (at, target) in targets.iter().enumerate() {
                    let part = match value {
                        Value::Items(items) if items.len() == targets.len() => items[at].clone(),
                        _ => Value::Unknown,
                    };
                    self.assign(target, &part);
                }
            }
            Target::Tuple(targets, Some(_)) => {
                for target in targets {
                    self.assign(target, &Value::Unknown);
                }
            }
            Target::Index(object, index) => {
                self.expr(*object);
                self.expr(*index);
            }
            _ => {}
        }
    }
}
