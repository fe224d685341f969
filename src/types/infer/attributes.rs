//! What attributes of instances and classes are, read and assigned.

use super::super::class_form::{ClassForm, EnumForm};
use super::super::exceptions;
use super::super::ir::{ClassId, ExprId, Kind};
use super::super::processes::{self, ANSWERED, CAPTURED, COMPLETED};
use super::super::ty::Ty;
use super::Infer;

impl Infer<'_, '_, '_> {
    /// `object.name`.
    pub(super) fn attribute(&mut self, object: ExprId, name: &str) -> Ty {
        let ty = self.any_attribute(object, name);
        match ty {
            Ty::Option(of) if self.is_entered(object, name) => *of,
            ty => ty,
        }
    }

    /// Whether a field is read in `__exit__` that `__enter__` has put something into.
    fn is_entered(&self, object: ExprId, name: &str) -> bool {
        let Kind::Var(var) = self.program.kind(object) else {
            return false;
        };
        let func = self.program.func(self.program.var(*var).func);
        let is_me = func.params.first().is_some_and(|it| it.var == *var);
        let Some(class) = func.class.filter(|_| is_me && func.name == "__exit__") else {
            return false;
        };
        self.entered
            .get(&(class, name.to_owned()))
            .is_some_and(|value| {
                let ty = self.types.of(*value);
                ty.is_known() && !matches!(ty, Ty::Option(_) | Ty::None)
            })
    }

    /// Whether it is a group of errors that a handler has.
    fn is_group(&self, id: ExprId) -> bool {
        matches!(self.program.kind(id), Kind::Var(var) if self.program.group_errors.contains(var))
    }

    fn any_attribute(&mut self, object: ExprId, name: &str) -> Ty {
        match self.expr(object).some().clone() {
            Ty::Error(class) if name == "exceptions" && self.is_group(object) => {
                Ty::list(Ty::Error(class))
            }
            Ty::Error(class) => exceptions::field(self.program, &self.types, class, name),
            Ty::Instance(class) => {
                let given = self.given_to_command(object, class, name);
                self.attribute_of(given.unwrap_or(class), name)
            }
            Ty::Dyn(class) => {
                let family = self.program.family(class, name);
                if family.is_empty() {
                    let owner = self.program.only_owner(class, name);
                    return self.attribute_of(owner.unwrap_or(class), name);
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
            Ty::Foreign("re.Match") if name == "lastgroup" => {
                match self.regulars.branches(self.program, object) {
                    Some(_) => Ty::Lit,
                    None => Ty::Unknown,
                }
            }
            Ty::Iter(of) if matches!(name, "line_num" | "fieldnames") => {
                let is_reader = matches!(*of, Ty::List(_) | Ty::Dict(..));
                match name {
                    "line_num" if is_reader => Ty::Int,
                    "fieldnames" if matches!(*of, Ty::Dict(..)) => Ty::list(Ty::Str),
                    _ => Ty::Unknown,
                }
            }
            Ty::Foreign("path") => super::paths::attribute(name),
            of @ (COMPLETED | ANSWERED | CAPTURED) => processes::attribute(&of, name),
            Ty::Foreign("cache info") => super::super::caches::of_cache_info(name),
            Ty::Foreign("temporary folder") if name == "name" => Ty::Str,
            Ty::Foreign("threading.Thread") => match name {
                "name" => Ty::Str,
                "exitcode" => Ty::option(Ty::Int),
                _ => Ty::Unknown,
            },
            Ty::Union(members) => members.iter().fold(Ty::Unknown, |ty, member| match member {
                Ty::Instance(class) => match self.attribute_of(*class, name) {
                    Ty::Unknown => ty,
                    of => ty.join(&of),
                },
                _ => Ty::Mixed,
            }),
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
        if name == "name" && self.program.thread_classes.contains(&class.origin()) {
            return Ty::Str;
        }
        Ty::Unknown
    }

    /// An attribute that several classes of a hierarchy have of their own is of one type: a text of one
    /// character is a text like the others.
    pub(super) fn unify_attributes(&mut self, root: ClassId) {
        let mut seen: std::collections::BTreeMap<String, Vec<_>> =
            std::collections::BTreeMap::new();
        for class in self.program.hierarchy(root) {
            for attribute in &self.program.classes[class.at()].attributes {
                let vars = seen.entry(attribute.name.clone()).or_default();
                vars.push(attribute.var);
            }
        }
        for vars in seen.into_values().filter(|it| it.len() > 1) {
            let types: Vec<Ty> = vars
                .iter()
                .map(|it| self.program.var(*it).ty.clone())
                .collect();
            if types.iter().all(|it| matches!(it, Ty::Lit | Ty::CharLit)) {
                for var in vars {
                    self.join_var(var, &Ty::Lit);
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
                    let field = field.unwrap_or_default();
                    self.expect(value, &field);
                    self.learn_from(value, &field);
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
}
