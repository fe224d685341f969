//! What expressions and calls let out, and which of that a handler sees.

use super::{Classes, Search};
use crate::types::class_form::Role;
use crate::types::exceptions::{self, BASE, Exc};
use crate::types::ir::{ClassId, ExprId, FuncId, Kind, Program, Stmt, Suite};
use crate::types::ty::{Handle, Ty};

impl Search<'_, '_> {
    pub(super) fn lets_out(&mut self, func: FuncId, out: &Classes) {
        // Methods of one name in one hierarchy are called in each other's place.
        for func in self.family(func) {
            let known = &mut self.found.funcs[func.at()];
            let before = known.len();
            known.extend(out);
            self.has_changed |= known.len() != before;
        }
    }

    fn family(&self, func: FuncId) -> Vec<FuncId> {
        let info = self.program.func(func);
        match info.class {
            // A property and its setter have one name.
            Some(class) if info.name != "__init__" => {
                let own_role = |it: &FuncId| match self.program.func(*it).role {
                    role @ (Role::Setter | Role::Deleter) => role,
                    _ => Role::Plain,
                };
                let mut family = self.methods(class, &info.name);
                family.retain(|it| own_role(it) == own_role(&func));
                family
            }
            _ => vec![func],
        }
    }

    /// Whether a handler around catches what is of this class.
    pub(super) fn matters(&self, class: Exc, around: &Classes) -> bool {
        let program = self.program;
        around
            .iter()
            .any(|it| exceptions::catches(program, *it, class))
    }

    pub(super) fn note(&mut self, id: ExprId, classes: &Classes, out: &mut Classes) {
        if classes.is_empty() {
            return;
        }
        out.extend(classes);
        let known = self.found.exprs.entry(id).or_default();
        let before = known.len();
        known.extend(classes);
        self.has_changed |= known.len() != before;
    }

    pub(super) fn note_stmt(&mut self, stmt: &Stmt<'_>, classes: &Classes, out: &mut Classes) {
        if classes.is_empty() {
            return;
        }
        out.extend(classes);
        let known = self.found.stmts.entry(stmt.start).or_default();
        let before = known.len();
        known.extend(classes);
        self.has_changed |= known.len() != before;
    }

    pub(super) fn filtered(&self, classes: &[Exc], around: &Classes) -> Classes {
        let classes = classes.iter().copied();
        classes.filter(|it| self.matters(*it, around)).collect()
    }

    pub(super) fn suite(&mut self, suite: &Suite<'_>, around: &Classes, out: &mut Classes) {
        suite.body.iter().for_each(|it| self.stmt(it, around, out));
    }

    /// The methods that a call by this name may reach: a property and its setter have one name.
    pub(super) fn methods(&self, class: ClassId, name: &str) -> Vec<FuncId> {
        let key = (self.hierarchies[class.at()], name);
        self.named.get(&key).cloned().unwrap_or_default()
    }

    /// A function is called here: gives what it lets out.
    pub(super) fn called(&mut self, func: FuncId, around: &Classes) -> Classes {
        let seen = &mut self.seen[func.at()];
        let before = seen.len();
        seen.extend(around);
        self.has_changed |= seen.len() != before;
        self.found.funcs[func.at()].clone()
    }

    /// `await gather(.., return_exceptions=True)`: whatever its coroutines raise is seen.
    pub(super) fn gathered(&mut self, call: ExprId) {
        let mut classes = Classes::new();
        for func in self.types.of(call).runs() {
            classes.extend(self.called(*func, &Classes::from([BASE])));
        }
        if self.has_cancel {
            classes.insert(Exc::Builtin("CancelledError"));
        }
        let before = self.found.gathered.len();
        self.found.gathered.extend(classes);
        self.has_changed |= self.found.gathered.len() != before;
    }

    /// An expression and all in it.
    pub(super) fn expr(&mut self, id: ExprId, around: &Classes, out: &mut Classes) {
        let program = self.program;
        let kind = program.kind(id);
        if let Kind::Call(func, arguments) = kind
            && let [task, ..] = arguments.as_slice()
            && program.tasks.contains(&task.value)
        {
            let (func, task) = (*func, task.value);
            self.task(func, task, around, out);
            return;
        }
        if let Kind::Call(func, _) = kind
            && let Kind::Attribute(object, name) = program.kind(*func)
            && let Ty::Handle(Handle::Future, of) = self.types.of(*object).some()
        {
            self.expr(*object, around, out);
            if matches!(name.as_str(), "result" | "get") {
                let classes = self.found.of_futures(self.types, of);
                self.note(id, &classes, out);
            }
            return;
        }
        for part in kind.parts() {
            self.expr(part, around, out);
        }
        if let Kind::Await(of) = kind
            && keeps_errors(program, *of)
        {
            self.gathered(*of);
            return;
        }
        if let Kind::Lambda(lambda) = kind {
            // What is kept is called elsewhere.
            if !self.inline.contains(lambda) {
                return;
            }
            let classes = self.called(*lambda, around);
            self.note(id, &classes, out);
            return;
        }
        for func in self.callees(id) {
            let classes = self.called(func, around);
            self.note(id, &classes, out);
        }
        if around.is_empty() {
            return;
        }
        let classes = self.implicit(id);
        let classes = self.filtered(&classes, around);
        self.note(id, &classes, out);
    }
}

/// Whether a call is a `gather` that gives errors among the values.
pub(in super::super) fn keeps_errors(program: &Program<'_>, call: ExprId) -> bool {
    let Kind::Call(func, arguments) = program.kind(call) else {
        return false;
    };
    matches!(program.kind(*func), Kind::Import(name) if name == "asyncio.gather")
        && arguments.iter().any(|it| {
            it.name.as_deref() == Some("return_exceptions")
                && matches!(program.kind(it.value), Kind::Bool(true))
        })
}
