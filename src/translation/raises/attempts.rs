//! What a `raise` and a `try` let out.

use super::{Attempt, Classes, Search};
use crate::translation::coroutines::cancelled::CANCELLED;
use crate::types::exceptions::{self, BASE, EXCEPTION, Exc};
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite};
use crate::types::ty::Ty;

impl Search<'_, '_> {
    pub(super) fn raise(
        &mut self,
        stmt: &Stmt<'_>,
        exception: Option<ExprId>,
        cause: Option<ExprId>,
        around: &Classes,
        out: &mut Classes,
    ) {
        cause.iter().for_each(|it| self.expr(*it, around, out));
        let classes: Classes = match exception {
            None => self.handling.last().cloned().unwrap_or_default(),
            Some(id) => {
                let made = match self.program.kind(id) {
                    Kind::Call(func, arguments) => {
                        let class = exceptions::class_of(self.program, *func);
                        if class.is_some() {
                            for argument in arguments {
                                self.expr(argument.value, around, out);
                            }
                            self.init(id, class, around, out);
                        }
                        class
                    }
                    _ => exceptions::class_of(self.program, id),
                };
                // One of those that failed, kept for behind the loop.
                match (made, self.types.of(id).some()) {
                    (Some(class), _) => Classes::from([class]),
                    (None, Ty::Error(class)) => {
                        self.expr(id, around, out);
                        let class = *class;
                        let program = self.program;
                        let all = self.found.all();
                        let all = all.into_iter();
                        all.filter(|it| exceptions::catches(program, class, *it))
                            .collect()
                    }
                    _ => {
                        self.expr(id, around, out);
                        Classes::new()
                    }
                }
            }
        };
        // `SystemExit` ends the program where nobody sees it; a stub that only says that it is one stops it.
        let is_stub = |class: &Exc| {
            *class == Exc::Builtin("SystemExit")
                || *class == Exc::Builtin("NotImplementedError") && self.is_stub(stmt)
        };
        let classes: Classes = classes
            .into_iter()
            .filter(|it| !is_stub(it) || self.matters(*it, around))
            .collect();
        self.note_stmt(stmt, &classes, out);
    }

    /// What the `__init__` of an exception's class raises itself.
    fn init(&mut self, id: ExprId, class: Option<Exc>, around: &Classes, out: &mut Classes) {
        if let Some(class) = class
            && let Some((_, init)) = exceptions::method(self.program, class, "__init__")
        {
            let classes = self.called(init, around);
            self.note(id, &classes, out);
        }
    }

    /// Whether a statement is all that its method does.
    fn is_stub(&self, stmt: &Stmt<'_>) -> bool {
        let func = self.program.blocks[stmt.block.at()].func;
        let body = &self.program.func(func).body.body;
        let mut own = body
            .iter()
            .filter(|it| !matches!(it.kind, StmtKind::Docstring));
        own.next().is_some_and(|it| it.start == stmt.start) && own.next().is_none()
    }

    pub(super) fn attempt(
        &mut self,
        stmt: &Stmt<'_>,
        suites: &[Suite<'_>],
        around: &Classes,
        out: &mut Classes,
    ) {
        let Some(read) = self.program.tries.get(&stmt.start) else {
            return;
        };
        let mut found = Attempt::default();
        let outer = if read.has_finally {
            let mut outer = around.clone();
            outer.insert(BASE);
            outer
        } else {
            around.clone()
        };
        let caught: Vec<Option<Vec<Exc>>> = read
            .handlers
            .iter()
            .map(|it| exceptions::caught(self.program, it.class))
            .collect();
        found.is_open = caught.iter().any(Option::is_none);
        let mut inner = outer.clone();
        for classes in &caught {
            match classes {
                Some(classes) => inner.extend(classes),
                None => {
                    inner.insert(EXCEPTION);
                }
            }
        }
        let known = self.caught.len();
        self.caught.extend(&inner);
        self.has_changed |= self.caught.len() != known;
        let mut suites = suites.iter();
        if let Some(body) = suites.next() {
            self.suite(body, &inner, &mut found.body);
        }
        if self.sees.contains(&stmt.start) {
            found.body.insert(CANCELLED);
        }
        found.rest.clone_from(&found.body);
        for classes in &caught {
            let classes = classes.as_deref().unwrap_or(&[EXCEPTION]);
            let program = self.program;
            let handled: Classes = found
                .rest
                .iter()
                .copied()
                .filter(|class| {
                    classes
                        .iter()
                        .any(|it| exceptions::catches(program, *it, *class))
                })
                .collect();
            found.rest.retain(|it| !handled.contains(it));
            self.handling.push(handled.clone());
            if let Some(suite) = suites.next() {
                // What is never reached raises nothing.
                let mut unreached = Classes::new();
                let to = if handled.is_empty() {
                    &mut unreached
                } else {
                    &mut found.out
                };
                self.suite(suite, &outer, to);
            }
            self.handling.pop();
            found.handled.push(handled);
        }
        found.out.extend(found.rest.clone());
        if read.has_else
            && let Some(suite) = suites.next()
        {
            self.suite(suite, &outer, &mut found.out);
        }
        if let Some(suite) = suites.next() {
            self.suite(suite, around, out);
        }
        out.extend(&found.out);
        let known = self.found.tries.entry(stmt.start).or_default();
        if *known != found {
            *known = found;
            self.has_changed = true;
        }
    }
}
