//! A statement about a dict that is being filled: what it puts in, and whether it does anything else with it.

use rustc_hash::FxHashMap;

use super::super::super::super::ids::{ExprId, VarId};
use super::super::super::super::ir::{Argument, Kind, Program, Stmt, StmtKind, Suite, Target};
use super::super::super::displays::{field_of, text};
use super::super::branches;
use super::Initial;

/// How an expression asks a dict for a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Ask {
    pub(in super::super) key: String,
    pub(in super::super) takes: bool,
}

/// `d["k"]`, `d.get("k")`, `d.pop("k")` of the dict in a variable.
pub(in super::super) fn ask(program: &Program<'_>, id: ExprId, var: VarId) -> Option<Ask> {
    let is_it = |of: ExprId| matches!(program.kind(of), Kind::Var(it) if *it == var);
    let key = |of: ExprId| text(program, of).map(str::to_owned);
    match program.kind(id) {
        Kind::Index(object, index) if is_it(*object) => Some(Ask {
            key: key(*index)?,
            takes: false,
        }),
        Kind::Call(func, given) => {
            let Kind::Attribute(object, name) = program.kind(*func) else {
                return None;
            };
            let is_asked = is_it(*object) && matches!(name.as_str(), "get" | "pop");
            let (first, rest) = given.split_first().filter(|_| is_asked)?;
            let is_plain = |it: &Argument| it.name.is_none() && it.stars == 0;
            let are_plain = given.iter().all(is_plain)
                && rest.len() < 2
                && rest.iter().all(|it| is_constant(program, it.value));
            are_plain.then_some(())?;
            Some(Ask {
                key: key(first.value)?,
                takes: name == "pop",
            })
        }
        _ => None,
    }
}

fn is_constant(program: &Program<'_>, id: ExprId) -> bool {
    matches!(
        program.kind(id),
        Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_) | Kind::None
    )
}

pub(super) struct Reader<'p, 'a> {
    pub(in super::super) program: &'p Program<'a>,
    pub(super) var: VarId,
    /// The keys that the dict has, each with whether the value is that of the display.
    pub(super) present: Vec<(String, bool)>,
    pub(super) initial: FxHashMap<String, Initial>,
    pub(super) assigned: Vec<ExprId>,
}

/// Whether a value is the same wherever in a range it is evaluated: constants, variables, groups of matches.
pub(in super::super) fn is_plain(
    program: &Program<'_>,
    id: ExprId,
    within: &std::ops::Range<u32>,
    is_match: &dyn Fn(ExprId) -> bool,
) -> bool {
    match program.kind(id) {
        Kind::Var(var) => !program.var(*var).is_captured && !program.is_bound_anew(*var, within),
        Kind::Index(object, key) => {
            is_match(*object)
                && is_constant(program, *key)
                && matches!(program.kind(*object), Kind::Var(_))
                && is_plain(program, *object, within, is_match)
        }
        Kind::List(items) => items.is_empty(),
        Kind::Dict(items) => items.is_empty(),
        _ => is_constant(program, id),
    }
}

impl Reader<'_, '_> {
    /// Reads a statement: whether it fills the dict; nothing if it does something else with it.
    pub(super) fn stmt(&mut self, stmt: &Stmt<'_>) -> Option<bool> {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                self.expr(*value, true)?;
                if let [Target::Index(object, key)] = targets.as_slice()
                    && matches!(self.program.kind(*object), Kind::Var(of) if *of == self.var)
                {
                    let key = text(self.program, *key)?.to_owned();
                    self.assigns(&key)?;
                    self.assigned.push(*value);
                    return Some(true);
                }
                for target in targets {
                    self.target(target)?;
                }
                Some(self.takes(*value))
            }
            StmtKind::Augmented {
                target,
                value,
                read,
                ..
            } => {
                if let Some(ask) = ask(self.program, *read, self.var) {
                    self.reads(&ask.key)?;
                    self.expr(*value, false)?;
                    if let Some(initial) = self.initial.get_mut(&ask.key)
                        && self.present.iter().any(|it| it.0 == ask.key && it.1)
                    {
                        initial.is_changed = true;
                    }
                    return Some(true);
                }
                self.expr(*value, false)?;
                self.target(target)?;
                Some(false)
            }
            StmtKind::Expr(value) => {
                self.expr(*value, true)?;
                Some(self.takes(*value))
            }
            StmtKind::Delete(targets) => {
                if let [Target::Index(object, key)] = targets.as_slice()
                    && matches!(self.program.kind(*object), Kind::Var(of) if *of == self.var)
                {
                    let key = text(self.program, *key)?.to_owned();
                    self.removes(&key)?;
                    return Some(true);
                }
                for target in targets {
                    self.target(target)?;
                }
                Some(false)
            }
            StmtKind::Pass => Some(false),
            StmtKind::Return(value) => {
                value.iter().try_for_each(|it| self.expr(*it, false))?;
                Some(false)
            }
            StmtKind::Raise(value, cause) => {
                let values = value.iter().chain(cause);
                let mut values = values.copied();
                values.try_for_each(|it| self.expr(it, false))?;
                Some(false)
            }
            _ if self.is_left_alone(stmt).is_some() => Some(false),
            StmtKind::If { arms, .. } => {
                for arm in arms {
                    self.expr(arm.test, false)?;
                }
                self.ways(stmt)
            }
            StmtKind::Compound(..) => self.ways(stmt),
            StmtKind::For {
                target, iter, body, ..
            } => {
                self.expr(*iter, false)?;
                self.target(target)?;
                self.looks(body)
            }
            StmtKind::While { test, body, .. } => {
                self.expr(*test, false)?;
                self.looks(body)
            }
            _ => None,
        }
    }

    /// Reads what is run again and again, which fills nothing.
    fn looks(&mut self, body: &Suite<'_>) -> Option<bool> {
        for stmt in &body.body {
            if self.stmt(stmt)? {
                return None;
            }
        }
        Some(false)
    }

    /// Reads the ways through a statement: behind it the dict has the same keys, whichever was taken.
    fn ways(&mut self, stmt: &Stmt<'_>) -> Option<bool> {
        let ways = branches::ways(self.program, stmt)?;
        if !branches::is_done_or_not(self.program, stmt, self.var) {
            return None;
        }
        let before = self.present.clone();
        let mut is_step = false;
        for way in ways {
            for stmt in &way.body {
                is_step |= self.stmt(stmt)?;
            }
            let after = std::mem::replace(&mut self.present, before.clone());
            let is_there = |key: &String| after.iter().any(|it| it.0 == *key);
            if !before.iter().all(|it| is_there(&it.0)) {
                return None;
            }
        }
        let assigned = branches::assigned(self.program, stmt, self.var);
        for key in &assigned.always {
            self.assigns(key)?;
        }
        for key in &assigned.sometimes {
            let known = self.present.iter().find(|it| it.0 == *key)?;
            if known.1
                && let Some(initial) = self.initial.get_mut(key)
            {
                initial.is_changed = true;
            }
        }
        Some(is_step)
    }

    /// Whether nothing within a statement looks at the dict, or is its last.
    fn is_left_alone(&self, stmt: &Stmt<'_>) -> Option<()> {
        let uses = &self.program.var(self.var).occurrences;
        let range = stmt.start..=stmt.end;
        let is_free = !uses.iter().any(|it| range.contains(&it.position));
        is_free.then_some(())
    }

    /// Whether a statement takes a key out within its value.
    fn takes(&self, value: ExprId) -> bool {
        if ask(self.program, value, self.var).is_some_and(|it| it.takes) {
            return true;
        }
        let parts = self.program.kind(value).parts();
        parts.into_iter().any(|it| self.takes(it))
    }

    fn assigns(&mut self, key: &str) -> Option<()> {
        field_of(key)?;
        match self.present.iter_mut().find(|it| it.0 == key) {
            Some(known) => {
                if known.1
                    && let Some(initial) = self.initial.get_mut(key)
                {
                    initial.is_replaced = true;
                }
                known.1 = false;
            }
            None => self.present.push((key.to_owned(), false)),
        }
        Some(())
    }

    fn removes(&mut self, key: &str) -> Option<()> {
        let place = self.present.iter().position(|it| it.0 == key)?;
        let (key, is_initial) = self.present.remove(place);
        if is_initial && let Some(initial) = self.initial.get_mut(&key) {
            initial.is_replaced = true;
        }
        Some(())
    }

    fn reads(&mut self, key: &str) -> Option<()> {
        let known = self.present.iter().find(|it| it.0 == key)?;
        if known.1
            && let Some(initial) = self.initial.get_mut(key)
        {
            initial.reads += 1;
        }
        Some(())
    }

    fn target(&mut self, target: &Target) -> Option<()> {
        match target {
            Target::Var(var) => (*var != self.var).then_some(()),
            Target::Tuple(targets, _) => targets.iter().try_for_each(|it| self.target(it)),
            Target::Index(object, index) => {
                self.expr(*object, false)?;
                self.expr(*index, false)
            }
            Target::Attribute(object, _) => self.expr(*object, false),
            Target::Slice(..) | Target::Unsupported(_) => None,
        }
    }

    /// Reads an expression; what is evaluated now and then, or often, takes nothing out.
    fn expr(&mut self, id: ExprId, may_take: bool) -> Option<()> {
        if !self.program.mentions(id, self.var) {
            return Some(());
        }
        if let Some(ask) = ask(self.program, id, self.var) {
            self.reads(&ask.key)?;
            if ask.takes {
                may_take.then(|| self.removes(&ask.key))??;
            }
            return Some(());
        }
        let kind = self.program.kind(id);
        let may_take = may_take
            && !matches!(
                kind,
                Kind::Logic(..)
                    | Kind::Conditional { .. }
                    | Kind::Comprehension(_)
                    | Kind::Compare(..)
            );
        match kind {
            Kind::Var(_) | Kind::Walrus(..) | Kind::Lambda(_) | Kind::Await(_) => None,
            kind => {
                let parts = kind.parts();
                parts.into_iter().try_for_each(|it| self.expr(it, may_take))
            }
        }
    }
}
