//! `while chunk := file.read(n)`: a loop that asks for a value each time, and ends where nothing comes.

use super::code::{Code, Form};
use super::translator::{LoopFrame, Res, Translator};
use crate::types::ir::{ExprId, Kind, Stmt, Suite, VarId};
use crate::types::ty::Ty;
use rustpython_ast::CmpOp;

impl Translator<'_, '_> {
    /// The variable that the test of a loop binds, and its value, where an empty one ends the loop and nothing
    /// behind it sees the variable.
    pub(super) fn asked_by_loop(&self, test: ExprId, stmt: &Stmt<'_>) -> Option<(VarId, ExprId)> {
        let bound = match self.kind(test) {
            Kind::Compare(left, rest) => match rest.as_slice() {
                [(CmpOp::NotEq, right)] if self.is_empty_literal(*right) => *left,
                _ => return None,
            },
            _ => test,
        };
        let Kind::Walrus(var, value) = self.kind(bound) else {
            return None;
        };
        let info = self.program.var(*var);
        let is_within = info
            .occurrences
            .iter()
            .all(|it| (stmt.start..=stmt.end).contains(&it.position));
        let is_plain = matches!(info.ty, Ty::Str | Ty::Bytes | Ty::List(_));
        let is_it = is_within && is_plain && !info.is_captured && !info.is_param;
        is_it.then_some((*var, *value))
    }

    fn is_empty_literal(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Str(text) => text.is_empty(),
            Kind::Bytes(bytes) => bytes.is_empty(),
            _ => false,
        }
    }

    /// Writes such a loop.
    pub(super) fn asked_loop(
        &mut self,
        test: ExprId,
        (var, value): (VarId, ExprId),
        body: &Suite<'_>,
    ) -> Res<()> {
        self.out.line("loop {");
        self.ask(test, (var, value), "break;")?;
        self.loops.push(LoopFrame { flag: None });
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        Ok(())
    }

    /// Writes what is asked for once, and how the loop is left where nothing comes.
    pub(super) fn ask(
        &mut self,
        test: ExprId,
        (var, value): (VarId, ExprId),
        leave: &str,
    ) -> Res<()> {
        self.quiet = self.span_of(test);
        let ty = self.program.var(var).ty.clone();
        let code = self.value(value, &ty)?;
        self.check_failing(&[value])?;
        self.check_tries(&code.text)?;
        let binding = self.binding(var).clone();
        let mutable = if self.effects.changed.contains(&var) {
            "mut "
        } else {
            ""
        };
        self.declared.insert(var);
        self.out
            .line(format!("let {mutable}{} = {};", binding.name, code.text));
        let truth = self.truth(Code::tight(binding.name, ty).held(Form::Place))?;
        let ends = super::truths::negated(&truth);
        self.out.line(format!("if {} {{", ends.text));
        self.out.line(leave);
        self.out.line("}");
        Ok(())
    }
}
