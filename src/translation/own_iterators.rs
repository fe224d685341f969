//! Instances of the file's own classes that are iterators, or give one.

use super::code::Code;
use super::iterators_given::given_back;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ClassId, ExprId, FuncId, Kind, StmtKind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Goes through an instance whose `__iter__` gives an iterator.
    pub(super) fn iterate_own(&mut self, class: ClassId, method: FuncId, code: &Code) -> Res<Seq> {
        let func = self.program.func(method);
        let item = self.given_by(class, method).item();
        if !self.has_rust(&item) {
            return refuse(unknown(&item));
        }
        let changes = func
            .params
            .first()
            .is_some_and(|it| self.binding(it.var).form == super::code::Form::MutRef);
        if changes || func.refused.is_some() || !self.is_iterated(method) {
            return refuse("a loop over an instance");
        }
        if matches!(code.ty, Ty::Option(_)) {
            return refuse("a loop over what may be None");
        }
        let name = self.func_names[method.at()].clone();
        let call = Code::tight(format!("{}.{name}()", code.receiver()), item.clone());
        Ok(self.generated(method, &call, item))
    }

    /// Whether the instances of a class are iterators of Rust, by their `__next__`.
    pub(super) fn is_iterator(&self, class: ClassId) -> bool {
        let Some(method) = self.program.method(class, "__next__") else {
            return false;
        };
        let func = self.program.func(method);
        let Ty::Option(item) = &func.ret else {
            return false;
        };
        // A None that is given is no end.
        let is_end = |value: ExprId| {
            let span = self.program.expr(value).span.clone();
            self.source.slice(span).starts_with("raise")
        };
        let mut given = Vec::new();
        given_back(&func.body, &mut given);
        let are_values = given.iter().all(|it| match it {
            None => false,
            Some(value) => match self.ty(*value) {
                Ty::None => is_end(*value),
                ty => !matches!(ty, Ty::Option(_)),
            },
        });
        func.class == Some(class)
            && func.refused.is_none()
            && !func.is_generator
            && !func.falls_through
            && func.params.len() == 1
            && are_values
            && !class.is_counted()
            && !self.is_virtual(class, "__next__")
            && !self.raises.fails(method)
            && self.has_rust(item)
    }

    /// Whether all that a method does is to give back what it is called on.
    pub(super) fn gives_self(&self, method: FuncId) -> bool {
        let func = self.program.func(method);
        let mut body = func
            .body
            .body
            .iter()
            .filter(|it| !matches!(it.kind, StmtKind::Docstring));
        let (Some(stmt), None) = (body.next(), body.next()) else {
            return false;
        };
        let me = func.params.first().map(|it| it.var);
        matches!(&stmt.kind, StmtKind::Return(Some(value))
            if matches!(self.kind(*value), Kind::Var(var) if Some(*var) == me))
    }

    /// The class of an expression whose value is an iterator by its `__next__`.
    pub(super) fn iterator_class(&self, id: ExprId) -> Option<ClassId> {
        match self.ty(id) {
            Ty::Instance(class) if self.classes.contains(class) && self.is_iterator(*class) => {
                let goes_itself = self
                    .program
                    .method(*class, "__iter__")
                    .is_none_or(|it| self.gives_self(it));
                goes_itself.then_some(*class)
            }
            _ => None,
        }
    }

    /// Goes on through such an iterator.
    pub(super) fn iterate_further(&mut self, id: ExprId, class: ClassId) -> Res<Seq> {
        let next = self.program.method(class, "__next__");
        let item = next
            .map(|it| self.program.func(it).ret.some().clone())
            .unwrap_or_default();
        let is_place = match self.kind(id) {
            Kind::Var(var) => !self.is_last_use(*var, id),
            Kind::Attribute(..) | Kind::Index(..) => true,
            _ => false,
        };
        let mut seq = if is_place {
            let lent = self.changing(id, &Ty::Instance(class))?;
            let place = lent.strip_prefix("&mut ").unwrap_or(&lent);
            let mut seq = Seq::new(format!("{place}.by_ref()"), Item::Value, item);
            if lent.starts_with("&mut ") {
                seq = seq.in_for(lent.clone());
            }
            seq
        } else {
            let code = self.value(id, &Ty::Instance(class))?;
            let mut seq = Seq::new(code.receiver(), Item::Value, item);
            if matches!(self.kind(id), Kind::Call(..)) {
                seq = seq.in_for(code.text);
            }
            seq
        };
        seq.is_double = false;
        Ok(seq)
    }

    /// Goes through an instance whose `__iter__` makes an instance that is an iterator.
    pub(super) fn iterate_by_other(&mut self, id: ExprId) -> Res<Option<Seq>> {
        let Ty::Instance(class) = self.ty(id) else {
            return Ok(None);
        };
        let Some(method) = self.program.method(*class, "__iter__") else {
            return Ok(None);
        };
        let func = self.program.func(method);
        let Ty::Instance(iterator) = self.given_by(*class, method) else {
            return Ok(None);
        };
        if !self.classes.contains(&iterator)
            || !self.is_iterator(iterator)
            || func.refused.is_some()
            || self.raises.fails(method)
        {
            return Ok(None);
        }
        let ret = Ty::Instance(iterator);
        let code = self.call_giving(id, *class, method, ret, &[])?;
        let item = self
            .program
            .method(iterator, "__next__")
            .map(|it| self.given_by(iterator, it).some().clone())
            .unwrap_or_default();
        let mut seq = Seq::new(code.text, Item::Value, item);
        seq.is_double = false;
        Ok(Some(seq))
    }

    /// What going through an expression gives.
    pub(super) fn item_type(&self, id: ExprId) -> Ty {
        let ty = self.ty(id);
        if let Ty::Instance(class) = ty
            && let Some(field) = self.iterated_field(*class)
        {
            return self.field_type(*class, &field).unwrap_or_default().item();
        }
        let next = |class: &ClassId| {
            let method = self.program.method(*class, "__next__");
            method.map_or(Ty::Unknown, |it| self.given_by(*class, it).some().clone())
        };
        if let Some(fields) = self.tuple_fields(ty) {
            return fields
                .iter()
                .fold(Ty::Unknown, |joined, (_, of)| joined.join(of));
        }
        match ty {
            Ty::Instance(class) => match self.program.method(*class, "__iter__") {
                Some(method) => match &self.given_by(*class, method) {
                    Ty::Instance(iterator) => next(iterator),
                    ty => ty.item(),
                },
                None => next(class),
            },
            ty => ty.item(),
        }
    }

    /// Whether an expression is a call that makes an iterator.
    pub(super) fn makes_iterator(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Comprehension(_) => true,
            Kind::Call(func, _) => {
                matches!(self.ty(id), Ty::Iter(_))
                    && matches!(
                        self.kind(*func),
                        Kind::Builtin(_) | Kind::Import(_) | Kind::Func(_) | Kind::Attribute(..)
                    )
            }
            _ => false,
        }
    }
}
