//! Blocks of statements, and what makes the blocks of compound ones.

use rustpython_ast::Stmt as Tree;

use super::super::docstring::docstring;
use super::super::ir::{BlockId, ExprId, Kind, Nature, Stmt, StmtKind, Suite};
use super::Builder;
use crate::python::source::Span;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// Reads statements that belong to a block that is there.
    pub(super) fn suite_in(&mut self, block: BlockId, body: &'a [Tree]) -> Suite<'a> {
        let around = std::mem::replace(&mut self.frame().block, block);
        let is_documented = docstring(body).is_some()
            && (self.program.blocks[block.at()].nature == Nature::Function);
        let mut read = Vec::with_capacity(body.len());
        let mut read_already = 0;
        for (index, stmt) in body.iter().enumerate() {
            if read_already > 0 {
                read_already -= 1;
                continue;
            }
            if let Some(stmt) = self.acquired(stmt, body.get(index + 1)) {
                read.push(stmt);
                read_already = 1;
                continue;
            }
            if let Some((stmt, count)) = self.held_between(stmt, &body[index + 1..]) {
                read.push(stmt);
                read_already = count;
                continue;
            }
            if let Some((head, default)) = self.default_of_none(stmt) {
                read.extend([head, default]);
                continue;
            }
            if let Some(stmt) = self.started_or_ended(stmt) {
                read.push(stmt);
                continue;
            }
            if let Some(stmts) = self.unchained(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.unpacked_to_places(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.with_pools(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.imported_at_once(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.unpacked_in_steps(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.assigned_in_turn(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.assigned_to_each(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.managed(stmt) {
                read.extend(stmts);
                continue;
            }
            read.extend(self.nested_before(stmt));
            let mut stmt = self.stmt(stmt);
            if index == 0 && is_documented {
                stmt.kind = StmtKind::Docstring;
            }
            if self.frames.len() == 1 {
                read.append(&mut self.decorating.hoisted);
            }
            let behind = self.behind_bounded(&body[index]);
            let after = std::mem::take(&mut self.after);
            let parts: Vec<Stmt<'a>> = after
                .into_iter()
                .map(|id| Stmt {
                    kind: StmtKind::Function(id),
                    ..stmt.clone()
                })
                .collect();
            read.append(&mut self.decorating.before);
            read.push(stmt);
            read.extend(behind);
            read.append(&mut self.decorating.after);
            read.extend(parts);
        }
        let body = read;
        self.frame().block = around;
        Suite {
            block: Some(block),
            body,
        }
    }

    pub(super) fn suite(&mut self, nature: Nature, arm: (u32, u32), body: &'a [Tree]) -> Suite<'a> {
        let around = self.frame().block;
        let block = self.block(Some(around), nature, arm);
        self.suite_in(block, body)
    }

    /// Whether an expression ends the program, as `raise SystemExit` does: nothing comes behind it.
    pub(super) fn exits(&self, value: ExprId) -> bool {
        let Kind::Call(func, _) = self.program.kind(value) else {
            return false;
        };
        match self.program.kind(*func) {
            Kind::Import(name) => name == "sys.exit",
            Kind::Builtin(name) => name == "exit" || name == "quit",
            _ => false,
        }
    }

    /// From the start of a compound statement to the colon before its body.
    pub(super) fn head(&self, start: usize, body: &[Tree]) -> Span {
        let end = body.first().map_or_else(
            // Damaged code has heads without a body.
            || {
                let rest = &self.source.text()[start..];
                start + rest.find(['\n', '\r']).unwrap_or(rest.len())
            },
            |first| span(first).start,
        );
        let text = self.source.slice(start..end.max(start));
        let end = text.rfind(':').map_or(text.len(), |at| at + 1);
        start..start + end
    }
}
