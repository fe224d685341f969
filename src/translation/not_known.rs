//! Why the type of something is not known: what it comes from, of which nothing says what it is.

use rustc_hash::{FxHashMap, FxHashSet};

use super::translator::{NOT_KNOWN, Translator};
use crate::python::names::is_builtin;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

/// So many steps back the cause is looked for.
const MOST_STEPS: usize = 40;

/// What is assigned to each variable.
type Values = FxHashMap<VarId, Vec<ExprId>>;

impl Translator<'_, '_> {
    /// Says of each hole that is one for a type that is not known where that comes from.
    pub(super) fn say_what_is_not_known(&mut self) {
        if !self.holes.iter().any(|it| it.reason == NOT_KNOWN) {
            return;
        }
        let mut values = Values::default();
        for func in &self.program.funcs {
            note_values(&func.body, &mut values);
        }
        for class in &self.program.classes {
            note_values(&class.body, &mut values);
        }
        for at in 0..self.holes.len() {
            if self.holes[at].reason != NOT_KNOWN {
                continue;
            }
            let span = self.holes[at].span.clone();
            let roots = self.whole_values(&span);
            let mut seen = FxHashSet::default();
            let cause = roots
                .into_iter()
                .take(MOST_STEPS)
                .find_map(|id| self.cause(id, &values, &mut seen));
            if let Some(cause) = cause {
                self.holes[at].reason = cause;
            }
        }
    }

    /// The expressions within a text that are no functions which are called, and no modules.
    fn whole_values(&self, span: &crate::python::source::Span) -> Vec<ExprId> {
        let within = || self.within.span(self.program, span);
        let mut parts: FxHashSet<ExprId> = FxHashSet::default();
        for (_, expr) in within() {
            match &expr.kind {
                Kind::Call(func, _) => {
                    parts.insert(*func);
                }
                Kind::Attribute(object, _) if matches!(self.kind(*object), Kind::Import(_)) => {
                    parts.insert(*object);
                }
                _ => {}
            }
        }
        let whole = within().map(|(id, _)| id).filter(|it| !parts.contains(it));
        whole.collect()
    }

    /// What the type of an expression is not known for.
    fn cause(&self, id: ExprId, values: &Values, seen: &mut FxHashSet<ExprId>) -> Option<String> {
        if seen.len() > MOST_STEPS || !seen.insert(id) {
            return None;
        }
        let is_open = |it: &Ty| it.any(&|of| *of == Ty::Unknown);
        let ty = self.ty(id);
        if !is_open(ty) {
            return None;
        }
        match self.kind(id) {
            Kind::Var(var) => {
                let info = self.program.var(*var);
                let name = &info.name;
                if *ty != Ty::Unknown {
                    return Some(format!("nothing says what is in `{name}`"));
                }
                if info.is_param {
                    return Some(format!("nothing says what type the parameter `{name}` has"));
                }
                let assigned = values.get(var).into_iter().flatten();
                assigned
                    .copied()
                    .find_map(|it| self.cause(it, values, seen))
                    .or_else(|| Some(format!("the type of `{name}` is not known")))
            }
            Kind::Import(name) => Some(format!("`{name}` is of a library that has no form here")),
            Kind::Builtin(name) if !is_builtin(name) => Some(format!(
                "`{name}` is of another module, which is not read here"
            )),
            Kind::Builtin(name) => Some(format!("the builtin `{name}` as a value")),
            Kind::Call(func, arguments) => {
                let of_arguments = || arguments.iter().map(|it| it.value);
                match self.kind(*func) {
                    Kind::Import(name) => Some(format!("what `{name}` gives is not known")),
                    Kind::Builtin(name)
                        if matches!(name.as_str(), "getattr" | "super" | "type" | "vars") =>
                    {
                        Some(format!("what `{name}` gives is not known"))
                    }
                    Kind::Builtin(_) => of_arguments().find_map(|it| self.cause(it, values, seen)),
                    Kind::Func(of) => {
                        let name = &self.program.func(*of).name;
                        Some(format!("what the function `{name}` gives is not known"))
                    }
                    Kind::Attribute(object, name) => {
                        let object = *object;
                        self.cause(object, values, seen).or_else(|| {
                            Some(format!("what the method `{name}` gives is not known"))
                        })
                    }
                    _ => self.cause(*func, values, seen),
                }
            }
            Kind::Attribute(object, name) => match self.ty(*object).some() {
                Ty::Instance(_) | Ty::Dyn(_) | Ty::Class(_) => {
                    Some(format!("nothing says what type the attribute `{name}` has"))
                }
                _ => self
                    .cause(*object, values, seen)
                    .or_else(|| Some(format!("the attribute `{name}` has no form here"))),
            },
            Kind::List(items) | Kind::Set(items) if items.is_empty() => {
                Some("nothing says what is put into an empty list".into())
            }
            Kind::Dict(items) if items.is_empty() => {
                Some("nothing says what is put into an empty dict".into())
            }
            kind => kind
                .parts()
                .into_iter()
                .find_map(|it| self.cause(it, values, seen)),
        }
    }
}

/// Notes what the statements of a block assign to variables.
fn note_values(suite: &Suite<'_>, values: &mut Values) {
    for stmt in &suite.body {
        note(stmt, values);
        for inner in stmt.suites() {
            note_values(inner, values);
        }
    }
}

fn note(stmt: &Stmt<'_>, values: &mut Values) {
    match &stmt.kind {
        StmtKind::Assign { targets, value, .. } => {
            for target in targets {
                note_target(target, *value, values);
            }
        }
        StmtKind::For { target, iter, .. } => note_target(target, *iter, values),
        _ => {}
    }
}

fn note_target(target: &Target, value: ExprId, values: &mut Values) {
    match target {
        Target::Var(var) => values.entry(*var).or_default().push(value),
        Target::Tuple(targets, _) => {
            for target in targets {
                note_target(target, value, values);
            }
        }
        _ => {}
    }
}
