//! What attributes of classes and instances are, and what Python's own names make of operators on them.

use super::super::processes::{self, ANSWERED, CAPTURED, COMPLETED};
use rustpython_ast::{Operator, UnaryOp};

use super::super::class_form::{ClassForm, EnumForm, Role};
use super::super::exceptions;
use super::super::ir::{ClassId, ExprId, Kind};
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
                // What all classes of a hierarchy compare by is compared with any of them.
                let ty = if class.root() == class {
                    self.program.annotated(class)
                } else {
                    self.program.instance(class)
                };
                self.join_var(var, &ty);
            }
        }
    }

    /// An instance in an f-string: its class may have a format of its own.
    pub(super) fn formatted(&mut self, ty: &Ty) {
        if let Ty::Instance(class) = ty.some()
            && let Some(method) = self.program.method(*class, "__format__")
            && let Some(spec) = self.program.func(method).params.get(1)
        {
            let var = spec.var;
            self.join_var(var, &Ty::Str);
        }
    }

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
            self.unify_attributes(class);
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

    /// An attribute that several classes of a hierarchy have of their own is of one type: a text of one
    /// character is a text like the others.
    fn unify_attributes(&mut self, root: ClassId) {
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

    /// Calls a method of one of Python's own names on a value of any class of a hierarchy.
    pub(super) fn call_family(
        &mut self,
        root: ClassId,
        name: &str,
        operands: &[(Option<ExprId>, Ty)],
    ) -> Ty {
        let family = self.program.family(root, name);
        for method in &family {
            let params = self.program.func(*method).params.iter().skip(1);
            let params: Vec<_> = params.map(|it| it.var).collect();
            for (var, (value, ty)) in params.into_iter().zip(operands) {
                match value {
                    Some(value) => self.flow(*value, ty, var),
                    None => self.join_var(var, ty),
                }
            }
        }
        self.family_return(&family)
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
        if let Ty::Dyn(root) = a {
            let own = format!("__{name}__");
            return Some(self.call_family(*root, &own, &[(Some(right), b.clone())]));
        }
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
                    Ty::Instance(iterator) => {
                        let next = self.call_special(iterator, "__next__", &[]);
                        next.some().clone()
                    }
                    Ty::Unknown => {
                        let next = self.call_special(class, "__next__", &[]);
                        next.some().clone()
                    }
                    ty => ty.item(),
                }
            }
            Ty::Class(class) if matches!(self.program.form(*class), ClassForm::Enum(_)) => {
                Ty::Enum(*class)
            }
            Ty::Dyn(root) => self.call_family(*root, "__iter__", &[]).item(),
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
