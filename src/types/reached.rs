//! Which functions of classes a call of a method may run, or the reading of a property: `self` may be an
//! instance of any class that derives from the one that the method stands in.

use super::class_form::Role;
use super::ir::{ClassId, ExprId, FuncId, Kind, Program};
use super::ty::Ty;

impl Program<'_> {
    /// The methods that a call of `name` on an object of a type may run.
    pub(crate) fn reached_methods(&self, object: ExprId, ty: &Ty, name: &str) -> Vec<FuncId> {
        self.reached(object, ty, name, Self::method, |role| {
            role != Role::Property
        })
    }

    /// The functions that reading `name` of an object of a type may run.
    pub(crate) fn reached_properties(&self, object: ExprId, ty: &Ty, name: &str) -> Vec<FuncId> {
        self.reached(object, ty, name, Self::property, |role| {
            role == Role::Property
        })
    }

    fn reached(
        &self,
        object: ExprId,
        ty: &Ty,
        name: &str,
        of_class: impl Fn(&Self, ClassId, &str) -> Option<FuncId>,
        fits: impl Fn(Role) -> bool,
    ) -> Vec<FuncId> {
        let overriding = |root: ClassId| {
            let family = self.family(root, name);
            family.into_iter().filter(|it| fits(self.func(*it).role))
        };
        match ty.some() {
            Ty::Dyn(root) => overriding(*root).collect(),
            Ty::Instance(class) => {
                let mut found: Vec<FuncId> = of_class(self, *class, name).into_iter().collect();
                // To start a thread is to run it.
                if name == "start" && self.thread_classes.contains(&class.origin()) {
                    found.extend(self.method(*class, "run"));
                }
                if name != "__init__" && self.is_base(*class) && self.is_self(object) {
                    let below = overriding(*class).filter(|it| {
                        let owner = self.func(*it).class;
                        owner.is_some_and(|it| self.lineage(it).contains(class))
                    });
                    found.extend(below.filter(|it| !found.contains(it)).collect::<Vec<_>>());
                }
                found
            }
            Ty::Enum(class) | Ty::Class(class) => {
                of_class(self, *class, name).into_iter().collect()
            }
            of => {
                let classes = of.member_classes().into_iter();
                classes.filter_map(|it| of_class(self, it, name)).collect()
            }
        }
    }

    /// Whether an object is the one that a method is called on.
    fn is_self(&self, object: ExprId) -> bool {
        let Kind::Var(var) = self.kind(object) else {
            return false;
        };
        let func = self.func(self.var(*var).func);
        func.class.is_some() && func.params.first().is_some_and(|it| it.var == *var)
    }
}
