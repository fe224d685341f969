//! Variables that turned out to be one, put in each place.

use super::super::ir::{Kind, Program, StmtKind, Suite, Target, VarId};

/// Lets every variable be the one that it turned out to be.
pub(super) fn redirect(program: &mut Program<'_>, roots: &[VarId]) {
    for expr in &mut program.exprs {
        match &mut expr.kind {
            Kind::Var(var) | Kind::Walrus(var, _) => *var = roots[var.at()],
            Kind::Comprehension(comprehension) => {
                for generator in &mut comprehension.generators {
                    redirect_target(&mut generator.target, roots);
                }
            }
            _ => {}
        }
    }
    for func in &mut program.funcs {
        for param in &mut func.params {
            param.var = roots[param.var.at()];
        }
        redirect_suite(&mut func.body, roots);
    }
    for class in &mut program.classes {
        redirect_suite(&mut class.body, roots);
        for member in &mut class.members {
            member.var = roots[member.var.at()];
        }
        for attribute in &mut class.attributes {
            attribute.var = roots[attribute.var.at()];
        }
    }
    for handler in program.tries.values_mut().flat_map(|it| &mut it.handlers) {
        handler.var = handler.var.map(|it| roots[it.at()]);
    }
    for case in program.matches.values_mut().flat_map(|it| &mut it.cases) {
        case.pattern.redirect(roots);
    }
}

fn redirect_target(target: &mut Target, roots: &[VarId]) {
    match target {
        Target::Var(var) => *var = roots[var.at()],
        Target::Tuple(items, _) => items.iter_mut().for_each(|it| redirect_target(it, roots)),
        _ => {}
    }
}

pub(in crate::types) fn redirect_suite(suite: &mut Suite<'_>, roots: &[VarId]) {
    for stmt in &mut suite.body {
        match &mut stmt.kind {
            StmtKind::Assign { targets, .. } | StmtKind::Delete(targets) => {
                targets.iter_mut().for_each(|it| redirect_target(it, roots));
            }
            StmtKind::Augmented { target, .. } | StmtKind::For { target, .. } => {
                redirect_target(target, roots);
            }
            _ => {}
        }
        for inner in stmt.suites_mut() {
            redirect_suite(inner, roots);
        }
    }
}
