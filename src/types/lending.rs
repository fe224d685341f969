//! Methods that give back an object that their own object holds, as a borrow: who gets it may change it, and
//! the change shows where it is kept.

mod lent_parts;

use lent_parts::Search;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Types;
use super::class_form::{ClassForm, Role};
use super::ir::{ExprId, FuncId, Kind, Program, StmtKind, Suite, VarId};
use super::lent::{Lender, Lending};
use super::ty::Ty;
use super::within::Within;

impl Lending {
    pub(crate) fn is_empty(&self) -> bool {
        self.methods.is_empty()
    }

    /// What the methods of a file lend, where it is of a type of which one is changed.
    pub(crate) fn find(
        program: &Program<'_>,
        types: &Types,
        is_changed: impl Fn(&Ty) -> bool,
    ) -> Self {
        let mut lending = Self::default();
        for class in &program.classes {
            let is_plain = matches!(class.form, ClassForm::Plain | ClassForm::Record(_))
                && class.bases.is_empty()
                && !program.is_base(class.id);
            if !is_plain {
                continue;
            }
            for id in &class.methods {
                let func = program.func(*id);
                let Ty::Instance(lent) = func.ret.some() else {
                    continue;
                };
                let is_method = func.role == Role::Plain
                    && !func.is_generator
                    && !func.is_synthetic
                    && func.refused.is_none()
                    && !func.name.starts_with("__");
                if is_method && is_changed(&Ty::Instance(*lent)) {
                    lending.method(program, types, *id);
                }
            }
        }
        lending.note_calls(program, types);
        for class in &program.classes {
            lending.fields_of(program, types, class, &is_changed);
        }
        lending
    }

    fn method(&mut self, program: &Program<'_>, types: &Types, id: FuncId) {
        let func = program.func(id);
        let (Some(own), Ty::Instance(_)) = (func.params.first(), func.ret.some()) else {
            return;
        };
        let mut search = Search {
            program,
            types,
            own: own.var,
            ret: func.ret.some().clone(),
            lender: Lender::default(),
            kept: Vec::new(),
            places: 0,
        };
        if search.suite(&func.body).is_some() && search.places > 0 {
            for (moved, given, kept) in search.kept {
                self.moved.insert(moved);
                self.kept.insert(given, kept);
            }
            self.methods.insert(id, search.lender);
        }
    }

    /// Finds the calls; a method that is used in another way lends nothing.
    fn note_calls(&mut self, program: &Program<'_>, types: &Types) {
        let mut called: FxHashSet<ExprId> = FxHashSet::default();
        let ids = || program.expr_ids();
        for id in ids() {
            let Kind::Call(func, _) = program.kind(id) else {
                continue;
            };
            if let Kind::Attribute(object, name) = program.kind(*func)
                && let Ty::Instance(class) = types.of(*object)
                && let Some(method) = program.method(*class, name)
                && self.methods.contains_key(&method)
            {
                called.insert(*func);
                self.calls.insert(id, method);
            }
        }
        let names: FxHashMap<&str, FuncId> = self
            .methods
            .keys()
            .map(|it| (program.func(*it).name.as_str(), *it))
            .collect();
        let mut others: Vec<FuncId> = Vec::new();
        for id in ids() {
            if let Kind::Attribute(object, name) = program.kind(id)
                && let Some(method) = names.get(name.as_str())
                && !called.contains(&id)
                && matches!(
                    types.of(*object).some(),
                    Ty::Instance(_)
                        | Ty::Dyn(_)
                        | Ty::Class(_)
                        | Ty::Union(_)
                        | Ty::Unknown
                        | Ty::Mixed
                )
            {
                others.push(*method);
            }
        }
        let is_other = |it: &FuncId| {
            others
                .iter()
                .any(|other| program.func(*other).name == program.func(*it).name)
        };
        if self.methods.keys().any(is_other) {
            *self = Self::default();
            return;
        }
        if self.calls.is_empty() {
            return;
        }
        let within = Within::of(program);
        for func in &program.funcs {
            self.note_crowded(program, &within, &func.body);
        }
    }

    fn note_crowded(&mut self, program: &Program<'_>, within: &Within, suite: &Suite<'_>) {
        for stmt in &suite.body {
            let mut spans = match &stmt.kind {
                // What changes something is computed one after the other before it is shown.
                StmtKind::Expr(call) => match program.kind(*call) {
                    Kind::Call(func, arguments) if matches!(program.kind(*func), Kind::Builtin(name) if name == "print") => {
                        arguments
                            .iter()
                            .map(|it| program.expr(it.value).span.clone())
                            .collect()
                    }
                    _ => vec![stmt.head.clone()],
                },
                _ => vec![stmt.head.clone()],
            };
            if let StmtKind::If { arms, .. } = &stmt.kind {
                spans.extend(arms.iter().map(|it| it.head.clone()));
            }
            for span in spans {
                for (call, _) in within.span(program, &span) {
                    if !self.calls.contains_key(&call) {
                        continue;
                    }
                    let root = self.root(program, call);
                    let uses = within
                        .span(program, &span)
                        .filter(|(_, it)| matches!(it.kind, Kind::Var(var) if Some(var) == root));
                    if uses.count() > 1 {
                        self.crowded.insert(call);
                    }
                }
            }
            for inner in stmt.suites() {
                self.note_crowded(program, within, inner);
            }
        }
    }

    fn root(&self, program: &Program<'_>, id: ExprId) -> Option<VarId> {
        match program.kind(id) {
            Kind::Var(var) => Some(*var),
            Kind::Index(object, _) | Kind::Attribute(object, _) => self.root(program, *object),
            Kind::Call(func, _) if self.calls.contains_key(&id) => self.root(program, *func),
            _ => None,
        }
    }
}
