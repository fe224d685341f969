//! What statements and their targets do to the regions of values.

use super::{Finder, Region};
use crate::types::ir::{FuncId, Kind, Stmt, StmtKind, Suite, Target};

impl Finder<'_, '_> {
    pub(super) fn target(&self, target: &Target, value: Region) {
        match target {
            Target::Var(var) => self.regions.unite(self.var(*var), value),
            Target::Tuple(targets, star) => {
                for (index, target) in targets.iter().enumerate() {
                    if *star == Some(index) {
                        if let Target::Var(var) = target {
                            self.share_items(self.var(*var), value);
                        }
                    } else {
                        let item = self.regions.item(value);
                        self.target(target, item);
                    }
                }
            }
            Target::Index(object, _) => self.put(object.at(), value),
            Target::Slice(object, _) => self.share_items(object.at(), value),
            Target::Attribute(object, name) => {
                self.hold(object.at(), value);
                if let Some(field) = self.regions.fields.get(name) {
                    self.regions.unite(*field, value);
                }
            }
            Target::Unsupported(_) => {}
        }
    }

    pub(super) fn suite(&mut self, suite: &Suite<'_>, func: FuncId) {
        suite.body.iter().for_each(|it| self.stmt(it, func));
    }

    fn stmt(&mut self, stmt: &Stmt<'_>, func: FuncId) {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                for target in targets {
                    // Two displays side by side are not one tuple.
                    if let (Target::Tuple(targets, None), Kind::Tuple(items)) =
                        (target, self.program.kind(*value))
                        && targets.len() == items.len()
                    {
                        for (target, item) in targets.iter().zip(items) {
                            self.assign(target, item.at());
                        }
                    } else {
                        self.assign(target, value.at());
                    }
                }
            }
            StmtKind::Augmented {
                target,
                value,
                read,
                ..
            } => {
                if self.types.of(*read).some().is_shared() {
                    self.share_items(read.at(), value.at());
                }
                self.assign(target, read.at());
            }
            StmtKind::For { target, iter, .. } => {
                let item = self.given(*iter);
                self.assign(target, item);
            }
            StmtKind::Compound(..) => {
                if let Some(read) = self.program.matches.get(&stmt.start) {
                    for var in read.cases.iter().flat_map(|it| it.pattern.vars()) {
                        let item = self.regions.item(read.subject.at());
                        self.assign(&Target::Var(var), item);
                    }
                }
            }
            StmtKind::Yield(Some(value), is_from) => {
                let ret = self.ret(func);
                if *is_from {
                    self.share_items(ret, value.at());
                } else {
                    self.put(ret, value.at());
                }
            }
            StmtKind::Return(Some(value)) => {
                let ret = self.ret(func);
                self.regions.unite(ret, value.at());
            }
            _ => {}
        }
        for inner in stmt.suites() {
            self.suite(inner, func);
        }
    }

    fn assign(&mut self, target: &Target, value: Region) {
        if let Target::Attribute(_, name) = target {
            self.regions.fields.entry(name.clone()).or_insert(value);
        }
        self.target(target, value);
    }
}
