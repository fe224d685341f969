//! What attributes of classes and instances are, and what Python's own names make of operators on them.

use rustpython_ast::{Operator, UnaryOp};

use super::super::class_form::{ClassForm, Role};
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
