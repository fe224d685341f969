//! The values of a dict that is taken apart: moved, forgotten, and put together again behind all.

use super::super::super::ids::{BlockId, ExprId};
use super::super::super::ir::{Expr, Kind, Stmt, Target};
use super::super::displays::text;
use super::steps::{Run, ask};
use super::taking::{Held, Taking};

impl<'a> Taking<'_, 'a> {
    pub(super) fn key_of(&self, targets: &[Target]) -> Option<String> {
        match targets {
            [Target::Index(object, key)] => {
                let is_it = matches!(self.program.kind(*object), Kind::Var(of) if *of == self.var);
                let key = text(self.program, *key).filter(|_| is_it)?;
                Some(key.to_owned())
            }
            _ => None,
        }
    }

    pub(super) fn target(&mut self, target: &Target) {
        match target {
            Target::Tuple(targets, _) => targets.iter().for_each(|it| self.target(it)),
            Target::Index(object, index) => {
                self.expr(*object);
                self.expr(*index);
            }
            Target::Attribute(object, _) => self.expr(*object),
            _ => {}
        }
    }

    pub(super) fn expr(&mut self, id: ExprId) {
        if let Some(ask) = ask(self.program, id, self.var) {
            let of = self.program.expr(id).clone();
            match self.held.get(&ask.key).copied() {
                Some(Held::Var(var)) => {
                    self.program.exprs[id.at()].kind = Kind::Var(var);
                    self.occur(var, of.position, of.block, false);
                }
                Some(Held::Value(value)) => {
                    self.moved(value, of.position, of.block);
                    self.program.exprs[id.at()].kind = self.program.kind(value).clone();
                    self.program.exprs[value.at()].kind = Kind::None;
                }
                None => {}
            }
            if ask.takes {
                self.drop(&ask.key);
            }
            return;
        }
        for part in self.program.kind(id).parts() {
            self.expr(part);
        }
    }

    /// Forgets a value that nobody sees, which does nothing.
    pub(super) fn drop(&mut self, key: &str) {
        // On another way it may be seen.
        if let Some(Held::Value(value)) = self.held.remove(key)
            && self.ways.is_empty()
        {
            for part in self.program.kind(value).parts() {
                self.program.exprs[part.at()].kind = Kind::None;
            }
            self.program.exprs[value.at()].kind = Kind::None;
        }
    }

    /// Lets a value be evaluated at another place.
    fn moved(&mut self, id: ExprId, position: u32, block: BlockId) {
        let from = self.program.expr(id).position;
        if let Kind::Var(var) = *self.program.kind(id) {
            let uses = &mut self.program.vars[var.at()].occurrences;
            let old = uses
                .iter()
                .rposition(|it| !it.is_def && it.position <= from);
            if let Some(old) = old {
                uses.remove(old);
            }
            self.occur(var, position, block, false);
        }
        for part in self.program.kind(id).parts() {
            self.moved(part, position, block);
        }
        let expr = &mut self.program.exprs[id.at()];
        (expr.position, expr.block) = (position, block);
    }

    /// The statement that makes the dict of its values.
    pub(super) fn complete(&mut self, first: &Stmt<'a>, run: &Run, end: u32) -> Stmt<'a> {
        let block = first.block;
        let mut items = Vec::new();
        for key in &run.keys {
            let Some(held) = self.held.get(key).copied() else {
                continue;
            };
            let value = match held {
                Held::Value(value) => {
                    self.moved(value, end + 2, block);
                    value
                }
                Held::Var(var) => {
                    self.occur(var, end + 2, block, false);
                    self.push(Kind::Var(var), first, end + 2)
                }
            };
            let key = self.push(Kind::Str(key.clone()), first, end + 2);
            items.push((Some(key), value));
        }
        let display = &mut self.program.exprs[run.display.at()];
        display.kind = Kind::Dict(items);
        display.position = end + 2;
        let uses = &mut self.program.vars[run.var.at()].occurrences;
        if let Some(def) = uses.iter_mut().find(|it| it.is_def) {
            def.position = end + 3;
        }
        uses.sort_by_key(|it| it.position);
        Stmt {
            start: end + 1,
            end: end + 3,
            ..first.clone()
        }
    }

    pub(super) fn push(&mut self, kind: Kind, of: &Stmt<'a>, position: u32) -> ExprId {
        let id = ExprId(u32::try_from(self.program.exprs.len()).unwrap_or(u32::MAX));
        self.program.exprs.push(Expr {
            kind,
            span: of.span.clone(),
            position,
            block: of.block,
        });
        id
    }
}
