//! What attributes of classes and instances are, and what Python's own names make of operators on them.

use rustpython_ast::{Operator, UnaryOp};

use super::super::class_form::{ClassForm, EnumForm, Role};
use super::super::exceptions;
use super::super::ir::{ClassId, ExprId};
use super::super::ty::Ty;
use super::Infer;

/// Methods whose operand is of the class itself, where nothing else is said.
const OF_OWN_CLASS: &[&str] = &["__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"];

impl Infer<'_, '_, '_> {
    /// What is compared with an instance is one of its class.
    pub(super) fn expect_operand(&mut self, func: usize, class: ClassId) {
        let info = &self.program.funcs[func];
        if OF_OWN_CLASS.contains(&info.name.as_str())
            && let Some(operand) = info.params.get(1)
        {
            let var = operand.var;
            if self.program.vars[var.at()].ty == Ty::Unknown {
                let ty = self.program.instance(class);
                self.join_var(var, &ty);
            }
        }
    }

    /// `object.name`.
    pub(super) fn attribute(&mut self, object: ExprId, name: &str) -> Ty {
        match self.expr(object).some().clone() {
            Ty::Error(class) => exceptions::field(self.program, &self.types, class, name),
            Ty::Instance(class) => self.attribute_of(class, name),
            Ty::Dyn(class) => {
                let family = self.program.family(class, name);
                if family.is_empty() {
                    return self.attribute_of(class, name);
                }
                self.family_return(&family)
            }
            Ty::Enum(class) => match name {
                "name" | "_name_" => Ty::Lit,
                "value" | "_value_" => self.value_of(class),
                _ => self.attribute_of(class, name),
            },
            Ty::Class(class) => {
                if self.program.member(class, name).is_some() {
                    return Ty::Enum(class);
                }
                match self.program.class_attribute(class, name) {
                    Some((_, attribute)) => self.program.var(attribute.var).ty.clone(),
                    None if name == "__name__" => Ty::Lit,
                    None => Ty::Unknown,
                }
            }
            _ if name == "__name__" => Ty::Str,
            _ => Ty::Unknown,
        }
    }

    fn attribute_of(&mut self, class: ClassId, name: &str) -> Ty {
        if let Some(property) = self.program.property(class, name) {
            return self.program.func(property).ret.clone();
        }
        let owner = self.program.field_owner(class, name);
        let field = self.types.fields.get(&(owner, name.to_owned())).cloned();
        if let Some((_, attribute)) = self.program.class_attribute(class, name) {
            let of_class = self.program.var(attribute.var).ty.clone();
            let value = attribute.value;
            if let Some(field) = &field
                && of_class.join(field) != Ty::Mixed
            {
                self.expect(value, field);
            }
            return field.map_or(of_class.clone(), |it| it.join(&of_class));
        }
        if let Some(field) = field {
            return field;
        }
        if self.program.member(class, name).is_some() {
            return Ty::Enum(class);
        }
        Ty::Unknown
    }

    /// What a method gives, whichever class of a hierarchy the instance is of.
    pub(super) fn family_return(&self, family: &[super::super::ir::FuncId]) -> Ty {
        family
            .iter()
            .map(|it| self.program.func(*it))
            .filter(|it| !it.is_abstract)
            .fold(Ty::Unknown, |ty, it| ty.join(&it.ret))
    }

    /// Methods that stand for each other in a hierarchy take and give the same types.
    pub(super) fn unify_families(&mut self) {
        for class in self.program.class_ids() {
            if class.root() != class || !self.program.is_base(class) {
                continue;
            }
            let names: std::collections::BTreeSet<String> = self
                .program
                .hierarchy(class)
                .iter()
                .flat_map(|it| &self.program.classes[it.at()].methods)
                .map(|it| self.program.func(*it).name.clone())
                .filter(|it| it != "__init__")
                .collect();
            for name in names {
                let family = self.program.family(class, &name);
                if family.len() < 2 {
                    continue;
                }
                let ret = self.family_return(&family);
                let params = family
                    .iter()
                    .map(|it| self.program.func(*it).params.len())
                    .max()
                    .unwrap_or(0);
                for at in 1..params {
                    let vars: Vec<_> = family
                        .iter()
                        .filter_map(|it| Some(self.program.func(*it).params.get(at)?.var))
                        .collect();
                    let all = vars
                        .iter()
                        .fold(Ty::Unknown, |ty, it| ty.join(&self.program.var(*it).ty));
                    for var in vars {
                        self.join_var(var, &all);
                    }
                }
                for method in family {
                    self.join_return(method, &ret);
                }
            }
        }
    }

    /// What the members of an enum stand for.
    fn value_of(&mut self, class: ClassId) -> Ty {
        let members = self.program.classes[class.at()].members.clone();
        members.iter().fold(Ty::Unknown, |ty, member| {
            let of = match member.value {
                Some(value) => self.types.of(value).clone(),
                None if self.program.form(class) == ClassForm::Enum(EnumForm::Text) => Ty::Lit,
                None => Ty::Int,
            };
            let of = if of == Ty::CharLit { Ty::Lit } else { of };
            ty.join(&of)
        })
    }

    /// `object.name = value`.
    pub(super) fn assign_attribute(&mut self, of: &Ty, name: &str, ty: &Ty, value: Option<ExprId>) {
        match of.some() {
            Ty::Instance(class) | Ty::Dyn(class) => {
                let class = *class;
                if let Some(setter) = self.program.setter(class, name) {
                    if let Some(param) = self.program.func(setter).params.get(1) {
                        let var = param.var;
                        match value {
                            Some(value) => self.flow(value, ty, var),
                            None => self.join_var(var, ty),
                        }
                    }
                    return;
                }
                let owner = self.program.field_owner(class, name);
                self.join_field(owner, name, ty);
                if let Some(value) = value {
                    let field = self.types.fields.get(&(owner, name.to_owned())).cloned();
                    self.expect(value, &field.unwrap_or_default());
                }
            }
            Ty::Class(class) => {
                if let Some((_, attribute)) = self.program.class_attribute(*class, name) {
                    let var = attribute.var;
                    self.join_var(var, ty);
                    if let Some(value) = value {
                        self.flow(value, ty, var);
                    }
                }
            }
            _ => {}
        }
    }

    /// Calls a method of one of Python's own names with values of these types.
    pub(super) fn call_special(
        &mut self,
        class: ClassId,
        name: &str,
        operands: &[(Option<ExprId>, Ty)],
    ) -> Ty {
        let Some(method) = self
            .program
            .method(class, name)
            .or_else(|| self.alias(class, name))
        else {
            return Ty::Unknown;
        };
        let params: Vec<_> = self
            .program
            .func(method)
            .params
            .iter()
            .skip(1)
            .map(|it| it.var)
            .collect();
        for (var, (value, ty)) in params.into_iter().zip(operands) {
            match value {
                Some(value) => self.flow(*value, ty, var),
                None => self.join_var(var, ty),
            }
        }
        self.program.func(method).ret.clone()
    }

    fn alias(&self, class: ClassId, name: &str) -> Option<super::super::ir::FuncId> {
        self.program.alias(class, name)
    }

    /// What an operator gives, if an instance defines it.
    pub(super) fn operator_special(
        &mut self,
        op: Operator,
        a: &Ty,
        b: &Ty,
        left: ExprId,
        right: ExprId,
    ) -> Option<Ty> {
        let name = super::super::classes::operator_name(op)?;
        if let Ty::Instance(class) = a.some() {
            let class = *class;
            let own = format!("__{name}__");
            if self
                .program
                .method(class, &own)
                .or_else(|| self.alias(class, &own))
                .is_some()
            {
                return Some(self.call_special(class, &own, &[(Some(right), b.clone())]));
            }
            if !matches!(b.some(), Ty::Instance(_)) {
                return Some(Ty::Unknown);
            }
        }
        if let Ty::Instance(class) = b.some() {
            let class = *class;
            let reflected = format!("__r{name}__");
            return Some(self.call_special(class, &reflected, &[(Some(left), a.clone())]));
        }
        None
    }

    pub(super) fn unary_special(&mut self, class: ClassId, op: UnaryOp) -> Ty {
        match op {
            UnaryOp::Not => Ty::Bool,
            UnaryOp::USub => self.call_special(class, "__neg__", &[]),
            UnaryOp::UAdd => self.call_special(class, "__pos__", &[]),
            UnaryOp::Invert => self.call_special(class, "__invert__", &[]),
        }
    }

    /// What a loop over a value of a type gives.
    pub(super) fn item_of(&mut self, ty: &Ty) -> Ty {
        match ty.some() {
            Ty::Instance(class) => {
                let class = *class;
                if self.program.form(class) == ClassForm::Tuple {
                    let names: Vec<String> = self.program.classes[class.at()]
                        .fields
                        .iter()
                        .map(|it| it.name.clone())
                        .collect();
                    return names.into_iter().fold(Ty::Unknown, |ty, name| {
                        let field = self.types.fields.get(&(class, name)).cloned();
                        ty.join(&field.unwrap_or_default())
                    });
                }
                match self.call_special(class, "__iter__", &[]) {
                    Ty::Instance(iterator) => self.call_special(iterator, "__next__", &[]),
                    ty => ty.item(),
                }
            }
            Ty::Class(class) if matches!(self.program.form(*class), ClassForm::Enum(_)) => {
                Ty::Enum(*class)
            }
            ty => ty.item(),
        }
    }

    /// A named tuple as the tuple that it is.
    pub(super) fn as_tuple(&self, ty: &Ty) -> Option<Ty> {
        match ty.some() {
            Ty::Instance(class) if self.program.form(*class) == ClassForm::Tuple => {
                let fields = self.program.classes[class.at()].fields.iter();
                let types = fields.map(|it| {
                    let field = self.types.fields.get(&(*class, it.name.clone())).cloned();
                    field.unwrap_or_default()
                });
                Some(Ty::Tuple(types.collect()))
            }
            _ => None,
        }
    }

    /// `super()`: an instance of the base.
    pub(super) fn super_class(&self) -> Ty {
        let func = self.program.func(self.func);
        let base = func
            .class
            .and_then(|it| self.program.lineage(it).get(1).copied());
        match (base, func.role) {
            (Some(base), Role::Class) => Ty::Class(base),
            (Some(base), _) => Ty::Instance(base),
            (None, _) => Ty::Unknown,
        }
    }
}
