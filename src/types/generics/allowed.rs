//! What may be done with a value whose type is a parameter: what all types that it stands for have in common,
//! and is the same in Rust for all of them. The rest is left out.

mod templates;

use rustpython_ast::UnaryOp;

use crate::types::found::Types;
use crate::types::ids::{ExprId, ParamId};
use crate::types::ir::{Kind, Program, Stmt, StmtKind, Suite, Target};
use crate::types::parameters::{Bound, Definition, in_type};
use crate::types::ty::Ty;

const WHY: &str = "what is done here with values of several types";

/// Leaves out what is not the same for all types, finds what is asked of them, and names the parameters.
pub(super) fn check(program: &mut Program<'_>, types: &mut Types) {
    let mut check = Check {
        program: &*program,
        types: &*types,
        forbidden: Vec::new(),
        asked: Vec::new(),
    };
    for index in 0..check.program.exprs.len() {
        check.expr(ExprId(u32::try_from(index).unwrap_or(u32::MAX)));
    }
    for func in &check.program.funcs {
        check
            .forbidden
            .extend(tests(&func.body, check.program, check.types));
    }
    check.containers();
    let (forbidden, asked) = (check.forbidden, check.asked);
    for id in forbidden {
        program.exprs[id.at()].kind = Kind::Unsupported(WHY);
    }
    for (param, bound) in asked {
        program.generics.params[param.at()].bounds.insert(bound);
    }
    hand_on(program);
    name(program, types);
}

pub(super) struct Check<'p, 'a> {
    pub(super) program: &'p Program<'a>,
    pub(super) types: &'p Types,
    forbidden: Vec<ExprId>,
    pub(super) asked: Vec<(ParamId, Bound)>,
}

/// Whether it is a parameter, or one or None.
pub(super) fn is_param(ty: &Ty) -> bool {
    matches!(ty.some(), Ty::Param(_))
}

pub(super) fn has_param(ty: &Ty) -> bool {
    ty.any(&|it| matches!(it, Ty::Param(_)))
}

impl Check<'_, '_> {
    pub(super) fn ty(&self, id: ExprId) -> &Ty {
        self.types.of(id)
    }

    pub(super) fn is(&self, id: ExprId) -> bool {
        is_param(self.ty(id))
    }

    pub(super) fn ask(&mut self, ty: &Ty, bound: Bound) {
        self.asked
            .extend(in_type(ty).into_iter().map(|it| (it, bound)));
    }

    /// Whether all types that the parameters in a type stand for are such.
    pub(super) fn all_are(&self, ty: &Ty, are: fn(&Ty) -> bool) -> bool {
        in_type(ty).into_iter().all(|it| {
            let types = &self.program.generics.params[it.at()].types;
            types.iter().all(are)
        })
    }

    fn expr(&mut self, id: ExprId) {
        if !self.is_fine(id) {
            self.forbidden.push(id);
        }
    }
}

/// The tests, values and iterables of statements that ask more of a parameter than it gives.
fn tests(suite: &Suite<'_>, program: &Program<'_>, types: &Types) -> Vec<ExprId> {
    fn collect(stmt: &Stmt<'_>, program: &Program<'_>, types: &Types, found: &mut Vec<ExprId>) {
        let is = |id: &ExprId| is_param(types.of(*id));
        let negated = |id: ExprId| match program.kind(id) {
            Kind::Unary(UnaryOp::Not, of) => *of,
            _ => id,
        };
        match &stmt.kind {
            StmtKind::If { arms, .. } => {
                found.extend(arms.iter().map(|it| it.test).filter(|it| is(&negated(*it))));
            }
            StmtKind::While { test, .. } | StmtKind::Assert(test, _) if is(&negated(*test)) => {
                found.push(*test);
            }
            StmtKind::For { iter, .. } if is(iter) => found.push(*iter),
            StmtKind::Augmented { read, value, .. } if is(read) || is(value) => found.push(*value),
            StmtKind::Yield(Some(value), true) if is(value) => found.push(*value),
            StmtKind::Assign { targets, value, .. }
                if is(value) && targets.iter().any(|it| matches!(it, Target::Tuple(..))) =>
            {
                found.push(*value);
            }
            _ => {}
        }
        for inner in stmt.suites().into_iter().flat_map(|it| &it.body) {
            collect(inner, program, types, found);
        }
    }
    let mut found = Vec::new();
    for stmt in &suite.body {
        collect(stmt, program, types, &mut found);
    }
    found
}

/// What a definition asks of its parameters, whoever uses it asks of his own.
fn hand_on(program: &mut Program<'_>) {
    let pairs = program.generics.handed_on();
    loop {
        let mut is_new = false;
        for (from, to) in &pairs {
            let bounds = program.generics.params[from.at()].bounds.clone();
            for bound in bounds {
                is_new |= program.generics.params[to.at()].bounds.insert(bound);
            }
        }
        if !is_new {
            return;
        }
    }
}

/// Names parameters for what they are: keys, values, anything.
pub(super) fn name(program: &mut Program<'_>, types: &Types) {
    let mut owners: Vec<Definition> = program.generics.of.keys().copied().collect();
    owners.sort_unstable();
    for owner in owners {
        let mut dicts: Vec<(Ty, Ty)> = Vec::new();
        let mut note = |ty: &Ty| {
            ty.each(&mut |it| {
                if let Ty::Dict(key, value, _) = it {
                    dicts.push(((**key).clone(), (**value).clone()));
                }
            });
        };
        types.fields.values().for_each(&mut note);
        program.vars.iter().for_each(|it| note(&it.ty));
        let mut taken: Vec<String> = program.classes.iter().map(|it| it.name.clone()).collect();
        for param in program.generics.of[&owner].clone() {
            let is = |ty: &Ty| *ty == Ty::Param(param);
            let wanted: &[&str] = if dicts.iter().any(|it| is(&it.0)) {
                &["K", "T", "U", "W"]
            } else if dicts.iter().any(|it| is(&it.1)) {
                &["V", "T", "U", "W"]
            } else {
                &["T", "U", "W", "X", "Y", "Z"]
            };
            let free = wanted.iter().find(|it| !taken.iter().any(|of| of == *it));
            let name = free.map_or_else(|| format!("T{}", param.id), |it| (*it).to_owned());
            taken.push(name.clone());
            program.generics.params[param.at()].name = name;
        }
    }
}
