//! `with file:` over a file that was opened before: its body, and what closes the file.

use super::code::Form;
use super::translator::Translator;
use crate::types::files;
use crate::types::ir::{ExprId, Kind, Nature, Stmt};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The name of a file that is read, if such a statement is the last that uses it: closing it is letting go
    /// of it. When a file that is written is flushed shows, so that is left open.
    pub(super) fn opened_before(&self, stmt: &Stmt<'_>, file: ExprId) -> Option<String> {
        let Kind::Var(var) = *self.kind(file) else {
            return None;
        };
        let (info, binding) = (self.program.var(var), self.binding(var));
        let is_own = info.func == self.func
            && !info.is_param
            && !info.is_captured
            && binding.global.is_none()
            && binding.form == Form::Place
            && !self.bound.contains_key(&var)
            && !self.unwrapped.contains_key(&var);
        let is_read = files::is_reader(&info.ty) && !matches!(info.ty, Ty::Option(_));
        let is_last = info
            .occurrences
            .iter()
            .all(|it| it.position <= stmt.end && (!it.is_def || it.position < stmt.start));
        // In a loop the next round would find it gone.
        let home = binding.home;
        let in_loop = self
            .program
            .blocks_around(self.program.expr(file).block)
            .take_while(|it| *it != home)
            .any(|it| self.program.blocks[it.at()].nature != Nature::Plain);
        (is_own && is_read && is_last && !in_loop && self.declared.contains(&var))
            .then(|| binding.name.clone())
    }
}
