//! Assignments of keys of records that a variable goes through: an arm for each key.

use rustpython_ast::CmpOp;

use super::super::super::class_form::Key;
use super::super::super::ids::{BlockId, ExprId};
use super::super::super::ir::{Arm, Block, Kind, Nature, Stmt, StmtKind, Suite, Target};
use super::Spelling;

impl<'a> Spelling<'_, 'a> {
    /// `record[key] = value` and `record[key] += value`, where it is known which texts the key goes through.
    pub(super) fn assigned_by_key(&mut self, stmt: &Stmt<'a>) -> Option<StmtKind<'a>> {
        let (object, index) = match &stmt.kind {
            StmtKind::Assign { targets, .. } => match targets.as_slice() {
                [Target::Index(object, index)] => (*object, *index),
                _ => return None,
            },
            StmtKind::Augmented {
                target: Target::Index(object, index),
                ..
            } => (*object, *index),
            _ => return None,
        };
        let keys = self.record(object)?;
        let Kind::Var(var) = self.program.kind(index) else {
            return None;
        };
        let mut texts = self.known.get(var)?.clone();
        texts.sort_unstable();
        texts.dedup();
        let all: Option<Vec<Key>> = texts.iter().map(|it| keys.of(it).cloned()).collect();
        let all = all.filter(|it| !it.iter().any(|it| it.is_sometimes))?;
        if all.is_empty() || !self.is_path(object) {
            return None;
        }
        let arms = all.into_iter().enumerate();
        let arms = arms.map(|(at, key)| self.arm(stmt, (object, index), &key, at));
        Some(StmtKind::If {
            arms: arms.collect(),
            orelse: None,
        })
    }

    fn arm(
        &mut self,
        stmt: &Stmt<'a>,
        (object, index): (ExprId, ExprId),
        key: &Key,
        at: usize,
    ) -> Arm<'a> {
        let block = BlockId(u32::try_from(self.program.blocks.len()).unwrap_or(u32::MAX));
        let around = self.program.blocks[stmt.block.at()].clone();
        self.program.blocks.push(Block {
            parent: Some(stmt.block),
            depth: around.depth + 1,
            nature: Nature::Plain,
            arm: (stmt.start, u32::try_from(at).unwrap_or(u32::MAX)),
            func: around.func,
        });
        let text = self.beside(index, Kind::Str(key.text.clone()));
        let asked = self.program.kind(index).clone();
        let asked = self.beside(index, asked);
        let test = self.beside(index, Kind::Compare(asked, vec![(CmpOp::Eq, text)]));
        let place = Target::Attribute(object, key.field.clone());
        let kind = match &stmt.kind {
            StmtKind::Augmented { op, value, .. } => StmtKind::Augmented {
                target: place,
                op: *op,
                value: *value,
                read: self.beside(object, Kind::Attribute(object, key.field.clone())),
            },
            StmtKind::Assign { value, .. } => StmtKind::Assign {
                targets: vec![place],
                value: *value,
                annotation: None,
            },
            other => other.clone(),
        };
        Arm {
            test,
            body: Suite {
                block: Some(block),
                body: vec![Stmt {
                    kind,
                    block,
                    ..stmt.clone()
                }],
            },
            line: stmt.line,
            head: stmt.head.clone(),
        }
    }
}
