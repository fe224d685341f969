//! What statements do with containers.

use super::super::super::regions::Region;
use super::super::is_container;
use super::Walk;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite, Target};

impl Walk<'_, '_> {
    /// What is bound to the values of a region; one that is taken apart is looked into.
    pub(super) fn target(&mut self, target: &Target, value: Option<Region>) {
        match target {
            Target::Var(_) | Target::Attribute(..) | Target::Unsupported(_) => {}
            Target::Index(object, _) | Target::Slice(object, _) => self.change(*object),
            Target::Tuple(targets, star) => {
                self.uses.refused.extend(value);
                let inner = value.and_then(|it| self.regions.held(it));
                self.parts(targets, *star, inner);
            }
        }
    }

    pub(super) fn parts(&mut self, targets: &[Target], star: Option<usize>, value: Option<Region>) {
        for (index, part) in targets.iter().enumerate() {
            // What is left over is a list that nothing in the file makes.
            if let (Some(at), Target::Var(var)) = (star, part)
                && at == index
            {
                self.uses.refused.insert(self.regions.of_var(*var));
            }
            self.target(part, value);
        }
    }

    pub(super) fn suite(&mut self, suite: &Suite<'_>) {
        suite.body.iter().for_each(|it| self.stmt(it));
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt<'_>) {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                if targets.len() > 1 {
                    self.uses.named.insert(self.regions.of(*value));
                }
                targets.iter().for_each(|it| self.assign(it, *value));
            }
            StmtKind::Augmented {
                target,
                value,
                read,
                ..
            } => {
                if is_container(self.types.of(*read)) {
                    self.change(*read);
                    self.put_all(*read, *value);
                }
                self.target(target, None);
            }
            StmtKind::For { target, iter, .. } => {
                self.look(*iter);
                self.target(target, self.given(*iter));
            }
            StmtKind::While { test, .. } => self.test(*test),
            StmtKind::If { arms, .. } => arms.iter().for_each(|it| self.test(it.test)),
            StmtKind::Return(Some(value)) | StmtKind::Yield(Some(value), false) => {
                self.store(*value);
            }
            StmtKind::Yield(Some(value), true) => self.copy(*value),
            StmtKind::Assert(test, _) => self.test(*test),
            StmtKind::Delete(targets) => targets.iter().for_each(|it| self.target(it, None)),
            StmtKind::Compound(..) => {
                if let Some(read) = self.program.matches.get(&stmt.start) {
                    let mut region = Some(self.regions.of(read.subject));
                    while let Some(of) = region.filter(|it| self.uses.refused.insert(*it)) {
                        region = self.regions.held(of);
                    }
                }
            }
            _ => {}
        }
        for inner in stmt.suites() {
            self.suite(inner);
        }
    }

    pub(super) fn assign(&mut self, target: &Target, value: ExprId) {
        match (target, self.program.kind(value)) {
            (Target::Tuple(targets, None), Kind::Tuple(items)) if targets.len() == items.len() => {
                for (target, item) in targets.iter().zip(items) {
                    self.assign(target, *item);
                }
            }
            (Target::Tuple(targets, star), _) => {
                self.copy(value);
                let inner = self.regions.held(self.regions.of(value));
                self.parts(targets, *star, inner);
            }
            (Target::Slice(object, _), _) => {
                self.change(*object);
                self.put_all(*object, value);
            }
            _ => {
                self.store(value);
                self.target(target, None);
            }
        }
    }
}
