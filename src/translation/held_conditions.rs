//! Which lock a condition lets go of: its own, or the one that it is made with and shares with others.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind, Stmt, StmtKind, Suite, Target};
use crate::types::ty::Ty;

/// What a condition is made with, and by whom.
#[derive(Debug, Clone, Copy)]
struct Made {
    lock: Option<ExprId>,
}

impl Translator<'_, '_> {
    /// What names the lock of a condition, or a lock itself: two of the same name are one.
    pub(super) fn lock_key(&self, id: ExprId) -> String {
        if self.is_condition(id) {
            return match self.lock_made_with(id) {
                Some(lock) => self.place_key(id, lock),
                None => self.source_of(id),
            };
        }
        match self.condition_over(id) {
            Some(lock) => self.place_key(id, lock),
            None => self.source_of(id),
        }
    }

    /// Whether a lock is that of a condition, too.
    pub(super) fn is_of_condition(&self, lock: ExprId) -> bool {
        self.condition_over(lock).is_some()
    }

    /// The lock that a condition is made with.
    fn lock_made_with(&self, condition: ExprId) -> Option<ExprId> {
        let mut found = Vec::new();
        for func in &self.program.funcs {
            self.conditions_made(&func.body, condition, &mut found);
        }
        match found.as_slice() {
            [only] => only.lock,
            _ => None,
        }
    }

    /// The lock that some condition is made with, if it is this one.
    fn condition_over(&self, lock: ExprId) -> Option<ExprId> {
        self.program.exprs.iter().find_map(|it| match &it.kind {
            Kind::Call(func, arguments) if self.makes_condition(*func) => {
                let given = arguments.first()?.value;
                self.reads_same_place(given, lock).then_some(given)
            }
            _ => None,
        })
    }

    fn makes_condition(&self, func: ExprId) -> bool {
        matches!(self.kind(func), Kind::Import(name) if name == "threading.Condition")
    }

    /// Where the assignments are that make a condition.
    fn conditions_made(&self, suite: &Suite<'_>, condition: ExprId, found: &mut Vec<Made>) {
        for stmt in &suite.body {
            if let StmtKind::Assign { targets, value, .. } = &stmt.kind
                && let [target] = targets.as_slice()
                && self.is_target(target, condition)
            {
                let lock = match self.kind(*value) {
                    Kind::Call(func, arguments) if self.makes_condition(*func) => {
                        arguments.first().map(|it| it.value)
                    }
                    _ => None,
                };
                found.push(Made { lock });
            }
            for inner in stmt.suites() {
                self.conditions_made(inner, condition, found);
            }
        }
    }

    /// Whether a target is what an expression reads: the same variable, or the same field of its class.
    fn is_target(&self, target: &Target, id: ExprId) -> bool {
        match (target, self.kind(id)) {
            (Target::Var(a), Kind::Var(b)) => a == b,
            (Target::Attribute(of, a), Kind::Attribute(object, b)) => {
                a == b && self.ty(*of).some() == self.ty(*object).some()
            }
            _ => false,
        }
    }

    fn reads_same_place(&self, a: ExprId, b: ExprId) -> bool {
        match (self.kind(a), self.kind(b)) {
            (Kind::Var(a), Kind::Var(b)) => a == b,
            (Kind::Attribute(of, a), Kind::Attribute(object, b)) => {
                a == b && self.ty(*of).some() == self.ty(*object).some()
            }
            _ => false,
        }
    }

    /// The lock of the instance that an expression is a part of.
    fn place_key(&self, id: ExprId, lock: ExprId) -> String {
        let owner = match self.kind(id) {
            Kind::Attribute(object, _) => self.source_of(*object),
            _ => String::new(),
        };
        let func = self.program.blocks[self.program.expr(lock).block.at()].func;
        format!("{owner}, {} of {}", self.source_of(lock), func.at())
    }

    /// Whether a lock is waited for in a statement, by a condition.
    pub(super) fn waits_in(&self, stmt: &Stmt<'_>, lock: ExprId) -> bool {
        let key = self.lock_key(lock);
        self.exprs_between(stmt.start, stmt.end)
            .any(|it| match &it.kind {
                Kind::Attribute(object, name) => {
                    matches!(name.as_str(), "wait" | "wait_for")
                        && self.is_condition(*object)
                        && self.lock_key(*object) == key
                }
                _ => false,
            })
    }

    /// `Condition()`, or `Condition(lock)`.
    pub(super) fn made_condition(&mut self, arguments: &[Argument]) -> Res<String> {
        self.helper("Condition");
        match arguments {
            [] => Ok("Condition::default()".to_owned()),
            [lock]
                if lock.stars == 0
                    && lock.name.as_deref().is_none_or(|it| it == "lock")
                    && *self.ty(lock.value) == Ty::Foreign("threading.Lock")
                    && matches!(self.kind(lock.value), Kind::Var(_) | Kind::Attribute(..)) =>
            {
                let code = self.expr(lock.value)?;
                let lock = self.reference(code).text;
                self.helper("Condition::of");
                Ok(format!("Condition::of({lock})"))
            }
            _ => refuse("a condition over a lock of another kind"),
        }
    }

    /// `wait_for(test)`, and `wait_for(test, timeout)`, with the guard that is let go of.
    pub(super) fn waited_for(
        &mut self,
        receiver: &str,
        guard: &str,
        arguments: &[Argument],
        is_statement: bool,
    ) -> Res<Code> {
        let Some((test, rest)) = arguments.split_first() else {
            return refuse("wait_for of nothing");
        };
        let Kind::Lambda(lambda) = self.kind(test.value) else {
            return refuse("wait_for of what is no lambda");
        };
        let Some(value) = self.program.func(*lambda).value else {
            return refuse("wait_for of what is no lambda");
        };
        if test.stars > 0 || !is_statement && *self.ty(value) != Ty::Bool {
            return refuse("what wait_for gives");
        }
        let test = self.condition(value)?;
        if let ([], true) = (rest, is_statement) {
            let opposite = super::truths::negated(&test);
            self.helper("Condition::wait");
            self.out.line(format!("while {} {{", opposite.text));
            self.out.line(format!("{receiver}.wait(&mut {guard});"));
            self.out.line("}");
            return Ok(Code::tight("()", Ty::None));
        }
        if super::code::holds_guard(&test.text) && test.text.contains(".await")
            || test.text.contains('?')
        {
            return refuse("wait_for of what may fail");
        }
        let seconds = match rest {
            [] => "None".to_owned(),
            [timeout]
                if timeout.stars == 0
                    && timeout.name.as_deref().is_none_or(|it| it == "timeout") =>
            {
                self.value(timeout.value, &Ty::option(Ty::Float))?.text
            }
            _ => return refuse("wait_for with these arguments"),
        };
        self.helper("Condition::wait_until");
        Ok(Code::tight(
            format!(
                "{receiver}.wait_until(&mut {guard}, {seconds}, || {})",
                test.text
            ),
            Ty::Bool,
        ))
    }
}
