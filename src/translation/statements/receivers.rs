//! Objects that are taken out of what a lock or a cell holds before a method of them is called: nothing is held
//! while it runs.

use crate::translation::code::{Code, Form, holds_guard};
use crate::translation::names::snake;
use crate::translation::translator::Translator;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Target};

impl Translator<'_, '_> {
    /// The object whose method a statement calls before anything else, if it is a part of something.
    pub(super) fn called_receiver(&self, stmt: &Stmt<'_>) -> Option<ExprId> {
        let value = match &stmt.kind {
            StmtKind::Expr(value) | StmtKind::Return(Some(value)) => *value,
            StmtKind::Assign { targets, value, .. } => match targets.as_slice() {
                [Target::Var(_)] => *value,
                _ => return None,
            },
            _ => return None,
        };
        let call = match self.kind(value) {
            Kind::Await(of) => *of,
            _ => value,
        };
        let Kind::Call(func, _) = self.kind(call) else {
            return None;
        };
        let Kind::Attribute(object, _) = self.kind(*func) else {
            return None;
        };
        let is_part = matches!(self.kind(*object), Kind::Index(..) | Kind::Attribute(..));
        (is_part && self.ty(*object).is_counted() && !self.computed.contains_key(object))
            .then_some(*object)
    }

    /// Gives it a name, and says whether something would be held otherwise.
    pub(super) fn name_receiver(&mut self, object: ExprId) -> bool {
        let ty = self.ty(object).clone();
        let [class] = ty.classes()[..] else {
            return false;
        };
        let mark = self.out.mark();
        let code = self.expr(object);
        let code = code.and_then(|code| {
            let is_held = holds_guard(&code.text);
            Ok((self.owned(code, object)?, is_held))
        });
        let Ok((code, true)) = code else {
            self.out.back(mark);
            return false;
        };
        let stem = snake(&self.program.classes[class.at()].name);
        let name = self.free_name(&stem);
        self.out.line(format!("let {name} = {};", code.text));
        let named = Code::tight(name, ty).held(Form::Place);
        self.computed.insert(object, named);
        true
    }
}
