//! How the attributes of classes are used: assigned through the class, changed in place, or only read.

use super::super::effects;
use super::super::translator::Translator;
use super::AttributeForm;
use super::written_attributes::is_const_type;
use crate::types::class_form::ClassForm;
use crate::types::ir::{ClassId, ExprId, Kind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Finds out how the attributes of a class are used.
    pub(super) fn settle_attributes(&mut self, id: ClassId) {
        let names: Vec<(String, ExprId, Ty)> = self.program.classes[id.at()]
            .attributes
            .iter()
            .map(|it| {
                (
                    it.name.clone(),
                    it.value,
                    self.program.var(it.var).ty.clone(),
                )
            })
            .collect();
        let is_record = matches!(
            self.program.form(id),
            ClassForm::Record(_) | ClassForm::Tuple
        );
        for (name, value, ty) in names {
            let is_field = self.types.fields.contains_key(&(id, name.clone()));
            let is_assigned = self.is_assigned_through_class(id, &name);
            let is_changed = self.is_changed_in_place(id, &name);
            let form = match (is_field, is_assigned, is_changed) {
                (true, false, false) if !is_record => AttributeForm::Field,
                (false, true, false) if ty.is_copy() && self.is_constant_value(value) => {
                    AttributeForm::Cell
                }
                (false, false, false) if self.is_constant_value(value) && is_const_type(&ty) => {
                    AttributeForm::Const
                }
                (false, false, false) if self.is_still_value(value) => AttributeForm::Lazy,
                _ => AttributeForm::Refused,
            };
            self.class_facts.attributes.insert((id, name), form);
        }
        self.settle_constants(id);
    }

    fn is_assigned_through_class(&self, id: ClassId, name: &str) -> bool {
        let mut found = false;
        self.each_target(&mut |target| {
            if let Target::Attribute(object, of) = target
                && of == name
                && matches!(self.ty(*object), Ty::Class(class) if self.program.lineage(*class).contains(&id))
            {
                found = true;
            }
        });
        found
    }

    /// Calls `each` with all targets of all assignments of the file.
    pub(in super::super) fn each_target(&self, each: &mut impl FnMut(&Target)) {
        let bodies = self.program.funcs.iter().map(|it| &it.body);
        for body in bodies.chain(self.program.classes.iter().map(|it| &it.body)) {
            body.each_target(each);
        }
    }

    /// Whether what an attribute holds is changed in place through any name.
    fn is_changed_in_place(&self, id: ClassId, name: &str) -> bool {
        let reads = |expr: ExprId| match self.kind(expr) {
            Kind::Attribute(object, of) if of == name => match self.ty(*object).some() {
                Ty::Instance(class) | Ty::Class(class) | Ty::Enum(class) => {
                    self.program.lineage(*class).contains(&id)
                }
                _ => false,
            },
            _ => false,
        };
        let below = |expr: ExprId| {
            let mut at = expr;
            loop {
                if reads(at) {
                    return true;
                }
                match self.kind(at) {
                    Kind::Index(of, _) | Kind::Attribute(of, _) => at = *of,
                    _ => return false,
                }
            }
        };
        let mut found = false;
        self.each_target(&mut |target| match target {
            Target::Index(object, _) | Target::Slice(object, _) => found |= below(*object),
            Target::Attribute(object, _) => found |= below(*object),
            _ => {}
        });
        found
            || self.program.exprs.iter().any(|it| match &it.kind {
                Kind::Call(func, arguments) => {
                    let is_change = match self.kind(*func) {
                        Kind::Attribute(object, method) => {
                            effects::changes(method) && below(*object)
                        }
                        _ => false,
                    };
                    // What it is passed to may change or keep it.
                    is_change
                        || !matches!(self.kind(*func), Kind::Builtin(_) | Kind::Attribute(..))
                            && arguments
                                .iter()
                                .any(|it| reads(it.value) && self.ty(it.value).is_shared())
                }
                _ => false,
            })
    }

    fn is_constant_value(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) | Kind::None | Kind::Str(_) => true,
            Kind::Tuple(items) | Kind::List(items) => {
                items.iter().all(|it| self.is_constant_value(*it))
            }
            Kind::Call(func, given) => {
                matches!(self.kind(*func), Kind::Import(name) if name == "decimal.Decimal")
                    && matches!(given.as_slice(), [only] if matches!(self.kind(only.value), Kind::Str(_)))
            }
            Kind::Attribute(object, _) => {
                matches!(self.ty(*object), Ty::Class(_)) && matches!(self.ty(id), Ty::Enum(_))
            }
            _ => false,
        }
    }

    fn is_still_value(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Tuple(items) | Kind::List(items) | Kind::Set(items) => {
                items.iter().all(|it| self.is_still_value(*it))
            }
            Kind::Dict(items) => items.iter().all(|(key, value)| {
                key.is_some_and(|it| self.is_still_value(it)) && self.is_still_value(*value)
            }),
            Kind::Binary(_, a, b) => self.is_still_value(*a) && self.is_still_value(*b),
            Kind::Call(func, _) if matches!(self.kind(*func), Kind::Import(name) if name == "re.compile") => {
                self.regulars.of_expr(self.program, id).is_some()
            }
            Kind::Call(func, arguments) => {
                matches!(self.kind(*func), Kind::Builtin(name) if matches!(name.as_str(), "list" | "dict" | "set" | "tuple" | "frozenset" | "range" | "sorted" | "len" | "max" | "min"))
                    && arguments.iter().all(|it| self.is_still_value(it.value))
            }
            _ => self.is_constant_value(id),
        }
    }
}
