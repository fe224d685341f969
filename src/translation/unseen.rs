//! Texts of instances that may fail: `Display` has no error of its own to give back. Where no `try` shows such an
//! instance nobody sees how its text fails, and so it stops the program, as in Python.

use rustc_hash::FxHashSet;

use super::translator::Translator;
use crate::python::source::Span;
use crate::types::ir::{ClassId, ExprId, FuncId, Kind, Stmt, StmtKind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether what fails in the code that is written fails in the text of an instance, and nobody sees it.
    pub(super) fn fails_unseen(&self) -> bool {
        let func = self.program.func(self.func);
        matches!(func.name.as_str(), "__str__" | "__repr__")
            && self.frames.is_empty()
            && self.raises.fails(self.func)
            && func
                .class
                .is_some_and(|it| !self.is_shown_in_tries(self.func, it))
    }

    /// Whether the body of a `try`, or what that may call, has an instance of a class as a whole, and may show it.
    fn is_shown_in_tries(&self, text: FuncId, class: ClassId) -> bool {
        let mut tries: Vec<(u32, u32)> = Vec::new();
        let funcs = &self.program.funcs;
        for stmt in funcs.iter().flat_map(|it| &it.body.body) {
            note_tries(stmt, &mut tries);
        }
        if tries.is_empty() {
            return false;
        }
        let parts = self.asked_for_parts();
        let is_whole = |id: ExprId| {
            !parts.contains(&id)
                && self.ty(id).any(&|it| match it {
                    Ty::Instance(of) | Ty::Dyn(of) => of.root() == class.root(),
                    _ => false,
                })
        };
        // What Python calls without a name for it is called everywhere.
        let mut reached: FxHashSet<usize> = FxHashSet::default();
        for (at, func) in funcs.iter().enumerate() {
            if func.name.starts_with("__") && func.name.ends_with("__") && func.class.is_some() {
                reached.insert(at);
            }
        }
        let mut rest: Vec<usize> = reached.iter().copied().collect();
        let mut found: Vec<ExprId> = Vec::new();
        for (first, last) in tries {
            found.extend(self.ids_between(first, last));
        }
        loop {
            for id in found.drain(..) {
                if is_whole(id) {
                    return true;
                }
                let named: Vec<usize> = match self.kind(id) {
                    Kind::Func(func) => vec![func.at()],
                    Kind::Attribute(_, name) => {
                        let of_name = funcs.iter().enumerate();
                        of_name
                            .filter(|(_, it)| it.name == *name)
                            .map(|(at, _)| at)
                            .collect()
                    }
                    _ => Vec::new(),
                };
                rest.extend(named.into_iter().filter(|it| reached.insert(*it)));
            }
            let Some(next) = rest.pop() else {
                return false;
            };
            if next != text.at() {
                let span = &funcs[next].span;
                found.extend(self.ids_in(span));
            }
        }
    }

    fn ids_between(&self, first: u32, last: u32) -> Vec<ExprId> {
        let all = self.program.exprs.iter().enumerate();
        all.filter(|(_, it)| (first..=last).contains(&it.position))
            .map(|(at, _)| ExprId(u32::try_from(at).unwrap_or(u32::MAX)))
            .collect()
    }

    fn ids_in(&self, span: &Span) -> Vec<ExprId> {
        let all = self.program.exprs.iter().enumerate();
        all.filter(|(_, it)| span.start <= it.span.start && it.span.end <= span.end)
            .map(|(at, _)| ExprId(u32::try_from(at).unwrap_or(u32::MAX)))
            .collect()
    }

    /// The expressions of which nothing is asked but a part, an item or a method.
    fn asked_for_parts(&self) -> FxHashSet<ExprId> {
        let mut parts = FxHashSet::default();
        for expr in &self.program.exprs {
            match &expr.kind {
                Kind::Attribute(of, _) | Kind::Index(of, _) | Kind::Slice(of, _) => {
                    parts.insert(*of);
                }
                Kind::Compare(_, rest) => parts.extend(rest.iter().map(|it| it.1)),
                Kind::Comprehension(of) => parts.extend(of.generators.iter().map(|it| it.iter)),
                // What stands for a value is no value.
                Kind::Call(func, _) => {
                    parts.insert(*func);
                }
                _ => {}
            }
        }
        self.each_target(&mut |target| match target {
            Target::Attribute(of, _) | Target::Index(of, _) | Target::Slice(of, _) => {
                parts.insert(*of);
            }
            _ => {}
        });
        parts
    }
}

/// Notes from where to where each `try` in a statement goes.
fn note_tries(stmt: &Stmt<'_>, found: &mut Vec<(u32, u32)>) {
    if let StmtKind::Compound(_, "try") = stmt.kind {
        found.push((stmt.start, stmt.end));
    }
    for suite in stmt.suites() {
        for stmt in &suite.body {
            note_tries(stmt, found);
        }
    }
}
