//! What dicts with known keys give and take.

use super::super::choice::Choice;
use super::super::class_form::Key;
use super::super::ids::{ClassId, ExprId};
use super::super::ir::Kind;
use super::super::records::field_of;
use super::super::ty::Ty;
use super::Infer;
use super::given::Given;

impl Infer<'_, '_, '_> {
    fn key_of(&self, index: ExprId) -> Option<String> {
        match self.program.kind(index) {
            Kind::Str(key) => Some(key.clone()),
            _ => None,
        }
    }

    fn record_key(&self, class: ClassId, text: &str) -> Option<&Key> {
        self.program.classes[class.at()].keys.as_ref()?.of(text)
    }

    /// The value of a key that is there.
    fn value_of_key(&self, class: ClassId, key: &str) -> Ty {
        let Some(field) = field_of(key) else {
            return Ty::Unknown;
        };
        let ty = self.types.fields.get(&(class, field)).cloned();
        let ty = ty.unwrap_or_default();
        match self.record_key(class, key) {
            Some(key) if key.is_sometimes => ty.some().clone(),
            _ => ty,
        }
    }

    /// `record["key"]`.
    pub(super) fn item_of_record(&mut self, class: ClassId, index: ExprId) -> Ty {
        match self.key_of(index) {
            Some(key) => self.value_of_key(class, &key),
            None => Ty::Unknown,
        }
    }

    /// `record["key"] = value`.
    pub(super) fn assign_key(&mut self, class: ClassId, key: &str, ty: &Ty, value: Option<ExprId>) {
        if let Some(field) = field_of(key) {
            self.assign_attribute(&Ty::Instance(class), &field, ty, value);
        }
    }

    /// `record[index] = value`.
    pub(super) fn assign_item_of_record(
        &mut self,
        class: ClassId,
        index: ExprId,
        ty: &Ty,
        value: Option<ExprId>,
    ) {
        if let Some(key) = self.key_of(index) {
            self.assign_key(class, &key, ty, value);
        }
    }

    /// Tells a record what a value of it is, as `expect` tells fields.
    pub(super) fn expect_key_of_record(&mut self, class: ClassId, index: ExprId, ty: &Ty) {
        if let Some(field) = self.key_of(index).and_then(|it| field_of(&it)) {
            let known = self.types.fields.get(&(class, field.clone())).cloned();
            let known = known.unwrap_or_default();
            if known.is_shared() && known.join(ty) != Ty::Mixed {
                self.join_field(class, &field, ty);
            }
        }
    }

    /// A text that is taken where a key is not there: the values are such texts, too.
    pub(super) fn default_of_key(&mut self, of: ExprId, ty: &Ty) {
        if let Kind::Attribute(object, field) = self.program.kind(of).clone()
            && let Ty::Instance(class) = self.types.of(object).some()
        {
            let class = *class;
            let known = self.types.fields.get(&(class, field.clone())).cloned();
            if ty.is_text() && known.is_some_and(|it| it.some().is_text()) {
                self.join_field(class, &field, ty);
            }
        }
    }

    /// The value of a computed key.
    pub(super) fn choice(&mut self, choice: &Choice) -> Ty {
        self.expr(choice.key);
        self.learn_from(choice.key, &Ty::Str);
        let values = choice.arms.iter().map(|it| it.1).chain(choice.otherwise);
        values.fold(Ty::Unknown, |ty, it| ty.join(&self.expr(it)))
    }

    /// Puts the values of a display into a record.
    pub(super) fn patch(&mut self, class: ClassId, patch: ExprId) {
        if let Kind::Dict(items) = self.program.kind(patch).clone() {
            for (key, value) in items {
                if let Some(key) = key.and_then(|it| self.key_of(it)) {
                    let ty = self.types.of(value).clone();
                    self.assign_key(class, &key, &ty, Some(value));
                }
            }
        }
    }

    fn values_of_record(&self, class: ClassId) -> Ty {
        let fields = self.types.fields.iter().filter(|it| it.0.0 == class);
        fields.fold(Ty::Unknown, |ty, (_, field)| ty.join(field))
    }

    /// `record.method(..)`.
    pub(super) fn record_method(&mut self, class: ClassId, name: &str, given: &Given<'_>) -> Ty {
        let key = given.value(0).and_then(|it| self.key_of(it));
        match (name, key) {
            ("get" | "pop", Some(key)) => {
                let value = self.value_of_key(class, &key);
                let has = |it: &Key| !it.is_sometimes;
                let is_there = self.record_key(class, &key).is_some_and(has);
                match given.value(1) {
                    Some(default) => {
                        self.expect(default, &value);
                        if is_there && name == "get" {
                            value
                        } else {
                            value.join(&given.at(1))
                        }
                    }
                    None if is_there || name == "pop" => value,
                    None => Ty::option(value),
                }
            }
            ("setdefault", Some(key)) => {
                self.assign_key(class, &key, &given.at(1), given.value(1));
                self.value_of_key(class, &key)
            }
            ("update", _) => {
                for (argument, ty) in given.all.iter().zip(&given.types) {
                    match &argument.name {
                        Some(key) => self.assign_key(class, key, ty, Some(argument.value)),
                        None => self.patch(class, argument.value),
                    }
                }
                Ty::None
            }
            ("copy", _) => Ty::Instance(class),
            ("keys", _) => Ty::iter(Ty::Lit),
            ("values", _) => Ty::iter(self.values_of_record(class)),
            ("items", _) => {
                let value = self.values_of_record(class);
                Ty::iter(Ty::Tuple(vec![Ty::Lit, value]))
            }
            ("clear", _) => Ty::None,
            _ => Ty::Unknown,
        }
    }
}
