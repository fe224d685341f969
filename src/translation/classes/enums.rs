//! Enums: members, names, values, lookups by value and by name.

use rustc_hash::FxHashSet;

use super::super::code::{Code, quoted};
use super::super::names::camel;
use super::super::translator::{Res, Translator, refuse};
use super::Part;
use crate::types::class_form::{ClassForm, EnumForm};
use crate::types::ir::{Argument, ClassId, ExprId, Kind};
use crate::types::ty::Ty;

/// What a member of an enum stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Value {
    Int(i64),
    Text(String),
    Other(ExprId),
}

impl Translator<'_, '_> {
    /// Why an enum can't be drafted.
    pub(super) fn refusal_of_enum(&self, id: ClassId) -> Option<String> {
        let class = &self.program.classes[id.at()];
        if class.form == ClassForm::Enum(EnumForm::Flag) {
            return Some("a Flag".to_owned());
        }
        let is_text = |it: &Value| matches!(it, Value::Text(text) if !text.is_empty());
        if matches!(
            class.form,
            ClassForm::Enum(EnumForm::Mixed | EnumForm::Text)
        ) && !self.enum_values(id).iter().all(is_text)
        {
            return Some("an enum of texts with a member that is none".to_owned());
        }
        if class.members.is_empty() {
            return Some("an enum without members".to_owned());
        }
        for method in &class.methods {
            let name = self.program.func(*method).name.as_str();
            if matches!(
                name,
                "__init__"
                    | "__format__"
                    | "_missing_"
                    | "_generate_next_value_"
                    | "__eq__"
                    | "__hash__"
            ) {
                return Some(format!("an enum with {name}"));
            }
        }
        let mut seen = FxHashSet::default();
        if !self.enum_values(id).into_iter().all(|it| seen.insert(it)) {
            return Some("an enum with two names for one member".to_owned());
        }
        let mut variants = class.members.iter().map(|it| camel(&it.name));
        let mut seen = FxHashSet::default();
        (!variants.all(|it| seen.insert(it)))
            .then(|| "members whose names are one in Rust".to_owned())
    }

    pub(super) fn enum_values(&self, id: ClassId) -> Vec<Value> {
        let class = &self.program.classes[id.at()];
        let mut highest = 0;
        let mut values = Vec::new();
        for member in &class.members {
            values.push(match member.value.map(|it| (it, self.kind(it))) {
                None if class.form == ClassForm::Enum(EnumForm::Text) => {
                    Value::Text(member.name.to_lowercase())
                }
                None => {
                    highest += 1;
                    Value::Int(highest)
                }
                Some((_, Kind::Int(int))) => {
                    highest = highest.max(*int);
                    Value::Int(*int)
                }
                Some((_, Kind::Str(text))) => Value::Text(text.clone()),
                Some((value, _)) => Value::Other(value),
            });
        }
        values
    }

    /// The type of what members stand for, if it is one.
    pub(super) fn enum_value_type(&self, id: ClassId) -> Option<Ty> {
        let values = self.enum_values(id);
        if values.iter().all(|it| matches!(it, Value::Int(_))) {
            return Some(Ty::Int);
        }
        if values.iter().all(|it| matches!(it, Value::Text(_))) {
            return Some(Ty::Lit);
        }
        let mut all = Ty::Unknown;
        for value in values {
            let Value::Other(value) = value else {
                return None;
            };
            all = all.join(self.ty(value));
        }
        let is_plain = |ty: &Ty| matches!(ty, Ty::Float | Ty::Int | Ty::Bool | Ty::Lit);
        let is_known = match &all {
            Ty::Tuple(items) => items.iter().all(is_plain),
            ty => is_plain(ty),
        };
        is_known.then_some(all)
    }

    fn variant(&self, class: ClassId, name: &str) -> String {
        format!("{}::{}", self.class_name(class), camel(name))
    }

    /// The member that stands first.
    pub(in super::super) fn first_member(&self, class: ClassId) -> String {
        let first = self.program.classes[class.at()].members.first();
        first.map_or_else(String::new, |it| self.variant(class, &it.name))
    }

    /// `Name.MEMBER`.
    pub(super) fn enum_member(&mut self, class: ClassId, name: &str) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        Ok(Code::tight(self.variant(class, name), Ty::Enum(class)))
    }

    /// `member.name`, `member.value`, and what the enum defines.
    pub(super) fn enum_attribute(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        match name {
            "name" | "_name_" => {
                let receiver = self.member_receiver(object)?;
                self.need(class, Part::Name);
                Ok(Code::tight(format!("{receiver}.name()"), Ty::Lit))
            }
            "value" | "_value_" => {
                let Some(ty) = self.enum_value_type(class) else {
                    return refuse("an enum of values of several types");
                };
                let receiver = self.member_receiver(object)?;
                self.need(class, Part::Value);
                Ok(Code::tight(format!("{receiver}.value()"), ty))
            }
            _ => {
                if let Some(property) = self.program.property(class, name) {
                    return self.call_method_of(object, class, property, &[]);
                }
                if self.program.member(class, name).is_some() {
                    return self.enum_member(class, name);
                }
                self.class_attribute(class, name)
            }
        }
    }

    fn member_receiver(&mut self, object: ExprId) -> Res<String> {
        let code = self.expr(object)?;
        Ok(match code.ty {
            Ty::Option(_) => format!("{}.expect(\"a member\")", code.receiver()),
            _ => code.receiver(),
        })
    }

    /// `Name(value)`.
    pub(super) fn enum_by_value(&mut self, class: ClassId, arguments: &[Argument]) -> Res<Code> {
        let plain = self.plain(arguments)?;
        let [value] = plain.as_slice() else {
            return refuse("an enum made of this");
        };
        let values = self.enum_values(class);
        let wanted = match self.kind(*value) {
            Kind::Int(int) => Some(Value::Int(*int)),
            Kind::Str(text) => Some(Value::Text(text.clone())),
            _ => None,
        };
        if let Some(at) = wanted.and_then(|it| values.iter().position(|value| *value == it)) {
            let name = self.program.classes[class.at()].members[at].name.clone();
            return self.enum_member(class, &name);
        }
        let Some(ty @ (Ty::Int | Ty::Lit)) = self.enum_value_type(class) else {
            return refuse("a member looked up by a value of this type");
        };
        let code = if ty == Ty::Lit {
            if !self.ty(*value).is_text() {
                return refuse("a member looked up by a value of another type");
            }
            self.borrowed(*value, &Ty::Str)?
        } else {
            if *self.ty(*value) != Ty::Int {
                return refuse("a member looked up by a value of another type");
            }
            self.number(*value, &Ty::Int)?
        };
        self.need(class, Part::FromValue);
        let name = self.class_name(class);
        Ok(Code::tight(
            format!(
                "{name}::from_value({}).expect(\"a valid {name}\")",
                code.text
            ),
            Ty::Enum(class),
        ))
    }

    /// `Name["MEMBER"]`.
    pub(in super::super) fn enum_by_name(&mut self, class: ClassId, index: ExprId) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        if let Kind::Str(text) = self.kind(index)
            && self.program.member(class, text).is_some()
        {
            return self.enum_member(class, text);
        }
        if !self.ty(index).is_text() {
            return refuse("a member looked up by a name of another type");
        }
        let code = self.borrowed(index, &Ty::Str)?;
        self.need(class, Part::FromName);
        let name = self.class_name(class);
        Ok(Code::tight(
            format!(
                "{name}::from_name({}).expect(\"a member of {name}\")",
                code.text
            ),
            Ty::Enum(class),
        ))
    }

    /// All members, in their order, as an array.
    pub(in super::super) fn enum_members(&mut self, class: ClassId) -> Res<String> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        self.need(class, Part::All);
        Ok(format!("{}::ALL", self.class_name(class)))
    }

    /// A member of an `IntEnum` as the number that it is.
    pub(in super::super) fn member_number(&mut self, id: ExprId) -> Res<Option<Code>> {
        match self.ty(id) {
            Ty::Enum(class) if self.program.form(*class) == ClassForm::Enum(EnumForm::Int) => {
                let class = *class;
                Ok(Some(self.enum_attribute(id, class, "value")?))
            }
            _ => Ok(None),
        }
    }

    pub(super) fn value_text(&mut self, value: &Value, ty: &Ty) -> Res<String> {
        match value {
            Value::Int(int) => Ok(super::super::literals::integer(*int)),
            Value::Text(text) => Ok(quoted(text)),
            Value::Other(value) => Ok(self.value(*value, ty)?.text),
        }
    }
}
