//! What goes into a part of something, and what of it is read before.

use crate::translation::code::{Code, Form, Prec, with_suffix};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a value is computed from what a place belongs to.
    pub(in crate::translation) fn reads_root(&self, place: ExprId, value: ExprId) -> bool {
        let Some(root) = crate::translation::roots::root(self.program, place) else {
            return false;
        };
        let span = &self.program.expr(value).span;
        self.reads_within(span, root)
    }

    /// A list, borrowed to be changed.
    pub(super) fn list_to_change(&mut self, list: ExprId) -> Res<String> {
        let place = self.place(list)?;
        Ok(match place.form {
            Form::MutRef => place.text,
            _ => format!("&mut {}", place.at_least(Prec::Unary)),
        })
    }

    /// Whether the instance that a place is a part of goes into that place, alone or as what something is made of.
    fn holds_owner(&self, place: ExprId, value: ExprId) -> bool {
        let Some(root) = crate::translation::roots::root(self.program, place) else {
            return false;
        };
        let is_counted =
            matches!(self.program.var(root).ty.some(), Ty::Instance(class) if class.is_counted());
        if is_counted || !matches!(self.program.var(root).ty.some(), Ty::Instance(_)) {
            return false;
        }
        let mut rest = vec![value];
        while let Some(value) = rest.pop() {
            match self.kind(value) {
                Kind::Var(var) if *var == root => return true,
                Kind::Call(func, given) if matches!(self.kind(*func), Kind::Class(_)) => {
                    rest.extend(given.iter().map(|it| it.value));
                }
                Kind::Tuple(items) | Kind::List(items) => rest.extend(items),
                _ => {}
            }
        }
        false
    }

    /// A value that goes into a part of something: what it reads of that it reads before the part is borrowed
    /// to be changed.
    pub(super) fn value_before(&mut self, place: ExprId, value: ExprId, want: &Ty) -> Res<Code> {
        let reads_it = (matches!(self.kind(place), Kind::Index(..))
            && self.reads_root(place, value)
            || self.changes_place(place, value))
            || matches!(self.kind(place), Kind::Attribute(..))
                && self.calls_changer_of(place, value);
        // Python computes the place first.
        if self.moves_on(place) && (reads_it || !self.is_still(value))
            || reads_it && self.sees_inserted(place, value)
            || self.sees_default(place, value)
        {
            return refuse("a value and its place that are computed in another order in Rust");
        }
        if self.holds_owner(place, value) {
            return refuse("a value that is put into itself");
        }
        // What holds the place is no value that moves into it.
        let lent = self.lent_now.len();
        let root = crate::translation::roots::root(self.program, place);
        let name = root.map(|it| self.binding(it).name.clone());
        self.lent_now.extend(name);
        let code = self.value(value, want);
        self.lent_now.truncate(lent);
        let mut code = code?;
        // Who may have the same value looks at it before it is changed.
        let is_looked_at = self.is_of_cell(place) && code.text.contains(".borrow");
        if reads_it || is_looked_at {
            let read = self.fresh("value");
            let text = if code.is_weak {
                with_suffix(&code.text)
            } else {
                code.text
            };
            self.out.line(format!("let {read} = {text};"));
            code = Code::tight(read, want.clone());
        }
        Ok(code)
    }

    /// Whether a value may tell that a key has been put into a defaultdict for a place: it asks for more than the
    /// same place.
    fn sees_inserted(&self, place: ExprId, value: ExprId) -> bool {
        if self.inserted_into(place).is_empty() {
            return false;
        }
        let root = crate::translation::roots::root(self.program, place);
        let text = |id: ExprId| self.source.slice(self.program.expr(id).span.clone());
        let is_of_root = |id: ExprId| matches!(self.kind(id), Kind::Var(var) if Some(*var) == root);
        let span = &self.program.expr(value).span;
        self.exprs_in(span).any(|it| match &it.kind {
            Kind::Index(object, _) if self.is_default_dict(*object) => {
                let index = self.source.slice(it.span.clone());
                crate::translation::roots::root(self.program, *object) == root
                    && index != text(place)
            }
            Kind::Call(func, arguments) => {
                arguments.iter().any(|it| is_of_root(it.value))
                    || matches!(self.kind(*func), Kind::Attribute(object, _) if is_of_root(*object))
            }
            _ => false,
        })
    }

    /// An end of a list, found before the list is lent to be changed, if it lies in something else.
    pub(super) fn before_lending(&mut self, receiver: &str, end: String) -> String {
        let is_within = receiver.contains('[') || receiver.contains('(');
        if !is_within || !end.contains("len()") {
            return end;
        }
        let name = self.fresh("end");
        self.out.line(format!("let {name} = {end};"));
        name
    }
}
