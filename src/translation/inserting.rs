//! Reads of a defaultdict, which put the key in where somebody may see it.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Suite};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What follows `get(key)` to read a defaultdict of which nothing but single keys is ever looked at, so
    /// that nobody sees what reading it would have put in.
    pub(super) fn unseen_default(&self, object: ExprId, value: &Ty) -> Option<&'static str> {
        if !self.effects.reads.is_unseen(object) {
            return None;
        }
        super::missing::default_of(value)
    }

    /// A read of a defaultdict that puts in what is not there.
    pub(super) fn read_with_default(
        &mut self,
        object: ExprId,
        index: ExprId,
        (key, value): (&Ty, Ty),
    ) -> Res<Code> {
        let is_global = matches!(self.kind(object), Kind::Var(var)
            if self.binding(*var).global.is_some());
        let reads = &self.effects.reads;
        if is_global || reads.is_crowded(object) || reads.refused.contains(&object) {
            return refuse("reading a defaultdict may insert");
        }
        let place = match self.kind(object) {
            Kind::Var(var) => {
                let var = *var;
                let place = self.expr(object)?;
                let is_own = self.binding(var).needs_mut && place.form == Form::Place;
                if !is_own && place.form != Form::MutRef {
                    return refuse("reading a defaultdict may insert");
                }
                place
            }
            Kind::Attribute(..) => self.place(object)?,
            _ => return refuse("reading a defaultdict may insert"),
        };
        let wanted = if self.effects.reads.keeps_key.contains(&object) && !key.is_copy() {
            let code = self.expr(index)?;
            let copy = if key.is_text() { "to_string" } else { "clone" };
            if code.ty != *key && !(code.ty.is_text() && key.is_text()) {
                return refuse("reading a defaultdict may insert");
            }
            format!("{}.{copy}()", code.receiver())
        } else {
            self.value(index, key)?.text
        };
        let text = format!("{}.entry({wanted}).or_default()", place.receiver());
        Ok(if value.is_copy() {
            Code::new(format!("*{text}"), Prec::Unary, value)
        } else {
            Code::tight(text, value).held(Form::MutRef)
        })
    }

    /// Whether a loop goes through what is read from a defaultdict, and needs what holds the dict.
    pub(super) fn crowds_what_it_reads(&self, iter: ExprId, body: &Suite<'_>) -> bool {
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return false;
        };
        let span = &self.program.expr(iter).span;
        let read = self.exprs_in(span).find_map(|it| match &it.kind {
            Kind::Index(object, _) if self.effects.reads.inserts(*object) => Some(*object),
            _ => None,
        });
        let Some(object) = read else {
            return false;
        };
        let root = super::roots::root(self.program, object);
        let own = match self.kind(object) {
            Kind::Attribute(_, name) => Some(name),
            _ => None,
        };
        let inside = first.span.start..last.span.end;
        let mut apart = 0;
        let mut used = 0;
        for expr in self.exprs_in(&inside) {
            match &expr.kind {
                Kind::Var(var) if Some(*var) == root => used += 1,
                Kind::Attribute(of, name)
                    if own.is_some_and(|it| it != name)
                        && matches!(self.kind(*of), Kind::Var(var) if Some(*var) == root)
                        && super::default_reads::is_field(self.program, self.types, *of, name) =>
                {
                    apart += 1;
                }
                _ => {}
            }
        }
        used > apart
    }
}
