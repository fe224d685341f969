//! The locks that threads wait for.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::class_form::ClassForm;
use crate::types::ir::{Argument, ClassId, ExprId, Kind, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

/// What a thread has to hold to go on.
const LOCKS: &[&str] = &[
    "threading.Lock",
    "threading.RLock",
    "threading.Semaphore",
    "threading.Condition",
];

impl Translator<'_, '_> {
    /// Whether it is something that a thread holds.
    fn is_lock(&self, id: ExprId) -> bool {
        matches!(self.ty(id), Ty::Foreign(name) if LOCKS.contains(name))
    }

    /// `with` over locks.
    pub(super) fn with_statement(
        &mut self,
        stmt: &Stmt<'_>,
        suites: &[Suite<'_>],
        is_tail: bool,
    ) -> Res<()> {
        let Some(items) = self.program.locked.get(&stmt.start) else {
            return refuse("with");
        };
        let [body] = suites else {
            return refuse("with");
        };
        if let [file] = items.as_slice()
            && let Some(name) = self.opened_before(stmt, *file)
        {
            self.suite_at(body, false);
            if !is_tail {
                self.out.line(format!("drop({name});"));
            }
            return Ok(());
        }
        if !items.iter().all(|it| self.is_lock(*it)) {
            return refuse("with");
        }
        let mut guards = Vec::new();
        for item in items {
            let code = self.lock(*item)?;
            guards.push(format!("{}.lock()", code.receiver()));
        }
        // At the end of a function the guards end with it.
        if !is_tail {
            self.out.line("{");
        }
        let conditions = self.conditions.len();
        match guards.as_slice() {
            [guard] if self.is_condition(items[0]) || self.is_of_condition(items[0]) => {
                self.check_condition(stmt)?;
                let waits = self.waits_in(stmt, items[0]);
                let name = self.free_name(if waits { "guard" } else { "_guard" });
                let mutable = if waits { "mut " } else { "" };
                self.out.line(format!("let {mutable}{name} = {guard};"));
                let key = self.lock_key(items[0]);
                self.conditions.push((key, name));
            }
            _ if items.iter().any(|it| self.is_condition(*it)) => {
                return refuse("a condition among other locks");
            }
            [guard] => self.out.line(format!("let _guard = {guard};")),
            // In the order in which they stand.
            guards => {
                for guard in guards {
                    let name = self.fresh("_guard");
                    self.out.line(format!("let {name} = {guard};"));
                }
            }
        }
        self.suite_at(body, is_tail);
        self.conditions.truncate(conditions);
        if !is_tail {
            self.out.line("}");
        }
        Ok(())
    }

    /// A lock where it is waited for.
    pub(super) fn lock(&mut self, id: ExprId) -> Res<Code> {
        if let Kind::Attribute(object, _) = self.kind(id)
            && let ty @ Ty::Instance(class) = self.ty(*object).some()
            && !class.is_counted()
        {
            // Who holds it may want to change what the lock is a part of.
            let ty = ty.clone();
            return self.two_names(&ty);
        }
        self.expr(id)
    }

    /// `lock.acquire()` and the like, outside of `with`.
    pub(super) fn lock_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if name == "locked"
            && arguments.is_empty()
            && *self.ty(object) == Ty::Foreign("threading.Lock")
        {
            let code = self.expr(object)?;
            let text = format!("{}.is_locked()", code.receiver());
            return Ok(Code::tight(text, Ty::Bool));
        }
        refuse(format!("{name} of a lock, without with"))
    }

    /// The lock of the module that a variable is, if nothing is done with it but to wait for it.
    pub(super) fn plain_lock(&mut self, var: VarId) -> Option<&'static str> {
        let Ty::Foreign(name) = self.program.var(var).ty else {
            return None;
        };
        let items: Vec<ExprId> = self.program.locked.values().flatten().copied().collect();
        let uses = self
            .program
            .expr_ids()
            .filter(|it| matches!(self.kind(*it), Kind::Var(of) if *of == var));
        let are_plain = uses.into_iter().all(|it| items.contains(&it));
        match name {
            "threading.Lock" if are_plain => {
                self.import("parking_lot::Mutex");
                Some("Mutex")
            }
            "threading.RLock" if are_plain => {
                self.import("parking_lot::ReentrantMutex");
                Some("ReentrantMutex")
            }
            _ => None,
        }
    }

    /// Whether a field is a lock of which nothing is done but to wait for it.
    pub(super) fn is_plain_lock(&self, class: ClassId, name: &str, ty: &Ty) -> bool {
        if !matches!(ty, Ty::Foreign("threading.Lock" | "threading.RLock"))
            || self.program.form(class) != ClassForm::Plain
            || !self.makes_lock(class, name)
        {
            return false;
        }
        let items: Vec<ExprId> = self.program.locked.values().flatten().copied().collect();
        self.program
            .expr_ids()
            .filter(|it| matches!(self.kind(*it), Kind::Attribute(_, of) if of == name))
            .filter(|it| self.is_lock(*it))
            .all(|it| items.contains(&it))
    }

    /// Whether `__init__` makes a lock itself.
    fn makes_lock(&self, class: ClassId, name: &str) -> bool {
        let Some(init) = self.program.method(class, "__init__") else {
            return false;
        };
        let body = &self.program.func(init).body.body;
        body.iter().any(|it| match &it.kind {
            StmtKind::Assign { targets, value, .. } => {
                matches!(targets.as_slice(), [Target::Attribute(_, of)] if of == name)
                    && matches!(self.kind(*value), Kind::Call(func, _)
                        if matches!(self.kind(*func), Kind::Import(_)))
            }
            _ => false,
        })
    }
}
