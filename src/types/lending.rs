//! Methods that give back an object that their own object holds, as a borrow: who gets it may change it, and
//! the change shows where it is kept.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Types;
use super::class_form::{ClassForm, Role};
use super::ir::{ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId};
use super::lent::{Kept, Lender, Lending};
use super::ty::{DictKind, Ty};
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
        let ids =
            || (0..program.exprs.len()).map(|it| ExprId(u32::try_from(it).unwrap_or(u32::MAX)));
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

/// Reads one method.
struct Search<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    /// `self`
    own: VarId,
    ret: Ty,
    lender: Lender,
    kept: Vec<(ExprId, ExprId, Kept)>,
    /// How many things are given back that are no None.
    places: usize,
}

impl Search<'_, '_> {
    /// Nothing if something else than a part of `self` is given back.
    fn suite(&mut self, suite: &Suite<'_>) -> Option<()> {
        for (at, stmt) in suite.body.iter().enumerate() {
            match &stmt.kind {
                StmtKind::Return(Some(value)) => {
                    let before = at.checked_sub(1).map(|it| &suite.body[it]);
                    self.given(*value, before)?;
                }
                StmtKind::Yield(..) => return None,
                _ => {}
            }
            for inner in stmt.suites() {
                self.suite(inner)?;
            }
        }
        Some(())
    }

    fn given(&mut self, value: ExprId, before: Option<&Stmt<'_>>) -> Option<()> {
        match self.program.kind(value) {
            Kind::None => return Some(()),
            Kind::Index(object, _) => {
                let item = self.item(*object)?;
                (item == self.ret).then_some(())?;
            }
            Kind::Call(func, arguments) => {
                let Kind::Attribute(object, name) = self.program.kind(*func) else {
                    return None;
                };
                let is_dict = matches!(self.types.of(*object), Ty::Dict(_, _, DictKind::Plain));
                let item = self.item(*object)?;
                (name == "get" && arguments.len() == 1 && is_dict && item == self.ret)
                    .then_some(())?;
            }
            Kind::Var(var) => {
                let var = *var;
                let info = self.program.var(var);
                let is_own = !info.is_param && !info.is_captured && info.ty == self.ret;
                is_own.then_some(())?;
                match self.put(var, before) {
                    Some((moved, kept)) => self.kept.push((moved, value, kept)),
                    None => self.reached(var, value)?,
                }
            }
            _ => return None,
        }
        self.places += 1;
        Some(())
    }

    /// What a field of `self` holds.
    fn item(&self, object: ExprId) -> Option<Ty> {
        let Kind::Attribute(of, _) = self.program.kind(object) else {
            return None;
        };
        matches!(self.program.kind(*of), Kind::Var(var) if *var == self.own).then_some(())?;
        match self.types.of(object) {
            Ty::Dict(_, value, DictKind::Plain) => Some((**value).clone()),
            Ty::List(item) => Some((**item).clone()),
            _ => None,
        }
    }

    /// `self.things[key] = thing` or `self.things.append(thing)` of what was made here.
    fn put(&self, var: VarId, before: Option<&Stmt<'_>>) -> Option<(ExprId, Kept)> {
        let info = self.program.var(var);
        let is_made =
            info.assignments() == 1 && self.is_made(&self.program.func(info.func).body, var);
        is_made.then_some(())?;
        match &before?.kind {
            StmtKind::Assign { targets, value, .. } => {
                let [Target::Index(object, key)] = targets.as_slice() else {
                    return None;
                };
                matches!(self.program.kind(*key), Kind::Var(_)).then_some(())?;
                let is_it = matches!(self.program.kind(*value), Kind::Var(it) if *it == var);
                let is_dict = matches!(self.types.of(*object), Ty::Dict(_, _, DictKind::Plain));
                let is_kept = is_it && is_dict && self.item(*object)? == self.ret;
                is_kept.then_some((*value, Kept::Under(*object, *key)))
            }
            StmtKind::Expr(call) => {
                let Kind::Call(func, arguments) = self.program.kind(*call) else {
                    return None;
                };
                let (Kind::Attribute(object, name), [argument]) =
                    (self.program.kind(*func), arguments.as_slice())
                else {
                    return None;
                };
                let is_it =
                    matches!(self.program.kind(argument.value), Kind::Var(it) if *it == var);
                let is_list = matches!(self.types.of(*object), Ty::List(_));
                let is_kept =
                    name == "append" && is_it && is_list && self.item(*object)? == self.ret;
                is_kept.then_some((argument.value, Kept::Last(*object)))
            }
            _ => None,
        }
    }

    fn is_made(&self, suite: &Suite<'_>, var: VarId) -> bool {
        suite.body.iter().any(|stmt| match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                matches!(targets.as_slice(), [Target::Var(it)] if *it == var)
                    && matches!(self.program.kind(*value), Kind::Call(func, _)
                        if matches!(self.program.kind(*func), Kind::Class(_)))
            }
            _ => stmt.suites().into_iter().any(|it| self.is_made(it, var)),
        })
    }

    /// The variable of a loop over a field of `self`, which is not used after the loop.
    fn reached(&mut self, var: VarId, value: ExprId) -> Option<()> {
        let info = self.program.var(var);
        let defs = info.assignments();
        let own = self.program.var(self.own);
        let at = self.program.expr(value).position;
        let is_last = own.occurrences.iter().all(|it| it.position < at);
        let is_item = self.is_item(&self.program.func(info.func).body, var);
        (defs == 1 && is_last && is_item).then_some(())?;
        if !self.lender.vars.contains(&var) {
            self.lender.vars.push(var);
        }
        Some(())
    }

    fn is_item(&self, suite: &Suite<'_>, var: VarId) -> bool {
        suite.body.iter().any(|stmt| match &stmt.kind {
            StmtKind::For {
                target: Target::Var(it),
                iter,
                ..
            } if *it == var => match self.program.kind(*iter) {
                Kind::Call(func, _) => match self.program.kind(*func) {
                    Kind::Attribute(object, name) if name == "values" => {
                        self.item(*object).as_ref() == Some(&self.ret)
                    }
                    _ => false,
                },
                Kind::Attribute(..) => {
                    matches!(self.types.of(*iter), Ty::List(_))
                        && self.item(*iter).as_ref() == Some(&self.ret)
                }
                _ => false,
            },
            _ => stmt.suites().into_iter().any(|it| self.is_item(it, var)),
        })
    }
}
