//! The order of a change through a cell: what is computed before it is borrowed, so that no two borrows meet.

use super::super::code::Code;
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::ClassForm;
use crate::types::ir::{Argument, ExprId, Kind, Stmt, StmtKind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Computes values first that may look at what a statement changes.
    pub(in super::super) fn compute_before_change(&mut self, stmt: &Stmt<'_>) -> Res<()> {
        let mut first: Vec<ExprId> = Vec::new();
        match &stmt.kind {
            StmtKind::Expr(expr) => {
                if let Kind::Call(func, arguments) = self.kind(*expr)
                    && let Kind::Attribute(object, name) = self.kind(*func)
                    && super::super::effects::changes(name)
                    && self.is_held_place(*object)
                    && arguments
                        .iter()
                        .all(|it: &Argument| it.stars == 0 && it.name.is_none())
                {
                    first.extend(arguments.iter().map(|it| it.value));
                }
            }
            StmtKind::Assign { targets, value, .. } => {
                if let [Target::Index(object, index)] = targets.as_slice()
                    && self.is_held_place(*object)
                    && !self.counts_in_place(*object, *index, *value)
                {
                    first.extend([*value, *index]);
                }
            }
            StmtKind::Augmented { target, value, .. } => match target {
                Target::Index(object, index) if self.is_held_place(*object) => {
                    first.extend([*index, *value]);
                }
                Target::Var(var)
                    if matches!(
                        self.binding(*var).global,
                        Some(super::super::variables::Global::Kept(_))
                    ) =>
                {
                    first.push(*value);
                }
                Target::Attribute(object, _)
                    if self.ty(*object).some().is_counted() && self.cell_of(target).is_none() =>
                {
                    first.push(*value);
                }
                _ => {}
            },
            _ => {}
        }
        for value in first {
            if self.may_replace_place(stmt, value) {
                return refuse("a value that changes the place it goes to");
            }
            if !self.looks_at_fields(value) || !self.has_rust(self.ty(value)) {
                continue;
            }
            let ty = self.ty(value).clone();
            // It stands before the change.
            let span = self.span_of(value);
            let quiet = std::mem::replace(&mut self.quiet, span);
            let code = self.value(value, &ty);
            self.quiet = quiet;
            let code = code?;
            let name = self.fresh("value");
            let text = if code.is_weak {
                super::super::code::with_suffix(&code.text)
            } else {
                code.text
            };
            self.out.line(format!("let {name} = {text};"));
            self.computed.insert(value, Code::tight(name, ty));
        }
        Ok(())
    }

    /// `d[k] = d.get(k, 0) + n`, which the entry of the dict does in one step.
    fn counts_in_place(&self, object: ExprId, index: ExprId, value: ExprId) -> bool {
        let Kind::Binary(_, left, more) = self.kind(value) else {
            return false;
        };
        let Kind::Call(func, arguments) = self.kind(*left) else {
            return false;
        };
        let text = |id: ExprId| self.source.slice(self.program.expr(id).span.clone());
        let is_get = matches!(self.kind(*func), Kind::Attribute(of, name)
            if name == "get" && text(*of) == text(object));
        is_get
            && matches!(self.ty(object).some(), Ty::Dict(..))
            && self.is_simple(index)
            && arguments.len() == 2
            && text(arguments[0].value) == text(index)
            && !self.looks_at_fields(*more)
            && !self.looks_at_fields(index)
    }

    /// Whether computing a value may put something else where a statement puts it: Python looks at the place
    /// before.
    fn may_replace_place(&self, stmt: &Stmt<'_>, value: ExprId) -> bool {
        let place = match &stmt.kind {
            StmtKind::Augmented { read, .. } => *read,
            StmtKind::Expr(call) => match self.kind(*call) {
                Kind::Call(func, _) => match self.kind(*func) {
                    Kind::Attribute(object, _) => *object,
                    _ => return false,
                },
                _ => return false,
            },
            // Here Python, too, computes the value first.
            _ => return false,
        };
        if self.is_still(value) {
            return false;
        }
        // A variable that is never bound again is the same container, however that changes.
        if let (StmtKind::Expr(_), Kind::Var(var)) = (&stmt.kind, self.kind(place)) {
            let all = &self.program.var(*var).occurrences;
            if all.iter().filter(|it| it.is_def).count() < 2 {
                return false;
            }
        }
        let (from, to) = self.span_of(value);
        let mut at = place;
        loop {
            let ty = self.ty(at);
            if !self
                .changes
                .are_none(from, to, |part| self.holds(ty, part, 0))
            {
                return true;
            }
            match self.kind(at) {
                Kind::Attribute(of, _) | Kind::Index(of, _) => at = *of,
                _ => return false,
            }
        }
    }

    /// Whether a place is in a field that changes, or is one.
    fn is_held_place(&self, place: ExprId) -> bool {
        match self.kind(place) {
            Kind::Attribute(object, _) if self.ty(*object).some().is_counted() => true,
            Kind::Var(_) => self.is_in_cell(place),
            Kind::Attribute(object, _) | Kind::Index(object, _) => self.is_held_place(*object),
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Attribute(object, _) => self.is_held_place(*object),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether computing a value may look at a field that changes, or calls what may.
    fn looks_at_fields(&self, value: ExprId) -> bool {
        let span = &self.program.expr(value).span;
        self.exprs_in(span).any(|it| match &it.kind {
            Kind::Attribute(object, _) => self.ty(*object).some().is_counted(),
            Kind::Var(var) => {
                let global = self.binding(*var).global;
                matches!(global, Some(super::super::variables::Global::Kept(_)))
            }
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Builtin(_) | Kind::Import(_) => false,
                Kind::Attribute(object, _) => {
                    matches!(
                        self.ty(*object).some(),
                        Ty::Instance(_) | Ty::Dyn(_) | Ty::Class(_)
                    )
                }
                Kind::Class(class) => !matches!(self.program.form(*class), ClassForm::Tuple),
                _ => true,
            },
            _ => false,
        })
    }

    /// Whether a statement may change what is held in a cell: what it changes of its own is no matter.
    fn may_change_held(&self, stmt: &Stmt<'_>) -> bool {
        let is_held = |ty: &Ty| {
            let mut held = self.class_facts.held.keys();
            !self.closures.kept.is_empty()
                || held.any(|field| self.types.fields.get(field) == Some(ty))
        };
        !self
            .changes
            .are_none(stmt.start, stmt.end, |ty| ty.is_shared() && is_held(ty))
    }

    /// Refuses lines that may borrow what is borrowed already.
    pub(in super::super) fn check_guards(&mut self, stmt: &Stmt<'_>, lines: &[String]) -> Res<()> {
        if self.class_facts.held.is_empty()
            && self.closures.kept.is_empty()
            && !self.has_locks
            && !self.coroutines.has_tasks
        {
            return Ok(());
        }
        // What stands within has been looked at.
        let head = lines.iter().position(|it| it.ends_with('{'));
        let count = head
            .filter(|_| !stmt.suites().is_empty())
            .map_or(lines.len(), |it| it + 1);
        let head_end = match &stmt.kind {
            _ if stmt.suites().is_empty() => stmt.end,
            _ => stmt
                .suites()
                .iter()
                .filter_map(|it| it.body.first().map(|it| it.start))
                .min()
                .unwrap_or(stmt.end),
        };
        for line in &lines[..count] {
            // The statements of a function have been looked at one by one.
            let is_function = matches!(stmt.kind, StmtKind::Function(_));
            if !is_function && self.may_wait_for_itself(line, (stmt.start, head_end)) {
                return refuse("a lock that may be waited for while it is held");
            }
            let changing = line.matches(".borrow_mut()").count();
            let within = super::super::questions::without_async_blocks(line);
            let is_held = super::super::code::holds_guard(&within) && within.contains(".await");
            if !is_function && is_held {
                return refuse("a field that is looked at while others change it");
            }
            let locks = line.matches(".lock()").count() - line.matches(".lock() }").count();
            let all = changing
                + line.matches(".borrow()").count()
                + if self.has_locks { locks } else { 0 };
            if changing > 0 && all > 1 && !are_apart(line) {
                return refuse("a field that is changed while another is looked at");
            }
            let start = line.trim_start().trim_start_matches("} ");
            let is_kept = ["if let ", "else if let ", "while let ", "match ", "for "]
                .iter()
                .any(|it| start.starts_with(it) || start.contains(&format!("= {it}")));
            let is_open = line.ends_with('{') && !start.contains(" in { let mut ");
            if all > 0
                && is_kept
                && is_open
                && (changing > 0
                    || self.program.has_threads
                    || self.has_locks && locks > 0
                    || self.may_change_held(stmt))
            {
                return refuse("a field that may be changed while it is looked at");
            }
        }
        Ok(())
    }
}

/// Whether a line is an `if` with two values of which each, and the test, has one guard at most: the one of the
/// test is let go of before a value is computed.
fn are_apart(line: &str) -> bool {
    let value = line.trim_start();
    let value = value.strip_prefix("return ").unwrap_or(value);
    let parts = || {
        let (test, rest) = value.strip_prefix("if ")?.split_once(" { ")?;
        let (body, orelse) = rest.split_once(" } else { ")?;
        Some([test, body, orelse.trim_end_matches(';').strip_suffix(" }")?])
    };
    let Some(parts) = parts() else {
        return false;
    };
    let is_one = |it: &&str| {
        !it.contains(['{', '}'])
            && !it.contains("let ")
            && it.matches(".borrow").count() + it.matches(".lock()").count() <= 1
    };
    parts.iter().all(is_one)
}
