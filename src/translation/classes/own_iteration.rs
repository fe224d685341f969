//! Loops over instances, by `__iter__` and by `__getitem__`.

use super::super::code::Code;
use super::super::seq::{Item, Seq};
use super::super::translator::{Res, Translator, refuse};
use crate::types::ir::{ClassId, FuncId, Kind, StmtKind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The field that `__iter__` goes through, if that is all it does.
    pub(in super::super) fn iterated_field(&self, class: ClassId) -> Option<String> {
        let method = self.program.method(class, "__iter__")?;
        let func = self.program.func(method);
        let me = func.params.first()?.var;
        let body = func
            .body
            .body
            .iter()
            .filter(|it| !matches!(it.kind, StmtKind::Docstring));
        let [stmt] = body.collect::<Vec<_>>().try_into().ok()?;
        let StmtKind::Return(Some(value)) = &stmt.kind else {
            return None;
        };
        let Kind::Call(iter, arguments) = self.kind(*value) else {
            return None;
        };
        let [argument] = arguments.as_slice() else {
            return None;
        };
        let Kind::Attribute(object, name) = self.kind(argument.value) else {
            return None;
        };
        let is_own = matches!(self.kind(*object), Kind::Var(var) if *var == me)
            && self
                .field_type(class, name)
                .is_some_and(|it| self.has_known_rust(&it));
        let is_iter = matches!(self.kind(*iter), Kind::Builtin(name) if name == "iter");
        let is_list = matches!(
            self.field_type(class, name)?,
            Ty::List(_) | Ty::Tuples(_) | Ty::Deque(_) | Ty::Dict(..)
        );
        (is_own && is_iter && is_list).then(|| name.clone())
    }

    /// `__iter__` as a method that gives an iterator of references.
    pub(super) fn write_iter(&mut self, class: ClassId, method: FuncId, is_public: bool) {
        let Some(field) = self.iterated_field(class) else {
            return;
        };
        let Some(ty) = self.field_type(class, &field) else {
            return;
        };
        let func = self.program.func(method);
        let (start, holes) = (self.out.lines.len(), self.holes.len());
        // The head and the one statement in it.
        self.statements += 2;
        self.drafted += 2;
        self.out.origin = Some(func.line);
        let public = if is_public { "pub " } else { "" };
        let item = self.rust_type(&ty.item());
        let field = self.field_name(class, &field);
        let each = if matches!(ty, Ty::Dict(..)) {
            "keys"
        } else {
            "iter"
        };
        self.out.line(format!(
            "{public}fn iter(&self) -> impl DoubleEndedIterator<Item = &{item}> {{"
        ));
        self.out.origin = func.body.body.last().map(|it| it.line);
        self.out.line(format!("self.{field}.{each}()"));
        self.out.origin = Some(func.line);
        self.out.line("}");
        self.define_method(method, start, holes);
    }

    /// Goes through an instance.
    pub(in super::super) fn iterate_instance(&mut self, class: ClassId, code: &Code) -> Res<Seq> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        if self.iterated_field(class).is_none()
            && let Some(method) = self.program.method(class, "__iter__")
            && matches!(self.program.func(method).ret, Ty::Iter(_))
        {
            return self.iterate_own(class, method, code);
        }
        if let Some(seq) = self.iterate_fields(code)? {
            return Ok(seq);
        }
        let Some(field) = self.iterated_field(class) else {
            return refuse("a loop over an instance");
        };
        let ty = self.field_type(class, &field).unwrap_or_default();
        if matches!(code.ty, Ty::Option(_)) {
            return refuse("a loop over what may be None");
        }
        Ok(Seq::new(
            format!("{}.iter()", code.receiver()),
            Item::Ref,
            ty.item(),
        ))
    }
}
