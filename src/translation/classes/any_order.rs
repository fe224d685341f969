//! How values of any class of a hierarchy are compared, where the first class says it for all of them: the
//! traits of Rust for comparisons, of `dyn Trait`.

use super::super::code::{Code, Form, Prec};
use super::super::comparison::compared;
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::ClassForm;
use crate::types::ir::{ClassId, ExprId, Func, Kind, VarId};
use crate::types::ty::Ty;

/// Python's own names for comparisons.
const COMPARED: &[&str] = &["__eq__", "__lt__", "__le__", "__gt__", "__ge__", "__hash__"];

/// Python's own names that are methods like any other in a hierarchy.
const LIKE_ANY_METHOD: &[&str] = &[
    "__len__",
    "__bool__",
    "__add__",
    "__sub__",
    "__mul__",
    "__truediv__",
    "__floordiv__",
    "__mod__",
    "__pow__",
    "__and__",
    "__or__",
    "__xor__",
    "__neg__",
    "__getitem__",
    "__contains__",
    "__call__",
];

impl Translator<'_, '_> {
    /// Whether a method of one of Python's own names has a form in Rust in a hierarchy.
    pub(super) fn fits_hierarchy(&self, root: ClassId, func: &Func<'_>) -> bool {
        let name = func.name.as_str();
        let family = self.program.family(root, name);
        if LIKE_ANY_METHOD.contains(&name) {
            return true;
        }
        if name == "__iter__" {
            // Only instances of that one class are gone through.
            return family.len() == 1 && func.class.is_some_and(|it| !self.program.is_base(it));
        }
        let is_pure = || {
            func.params.len() <= 2
                && func.params.iter().all(|it| {
                    !self.effects.changed.contains(&it.var) && self.is_compared_by_parts(it.var)
                })
        };
        if COMPARED.contains(&name) && func.class != Some(root) {
            // What a class compares by its own way is asked for only among its own instances.
            return family.len() == 1;
        }
        COMPARED.contains(&name)
            && family.len() == 1
            && !family.iter().any(|it| self.raises.fails(*it))
            && is_pure()
            && (name != "__hash__" || self.hashed_value(root).is_some())
            && self.leaves_comparing_to_first(root)
    }

    /// Whether no dataclass of a hierarchy compares its instances in a way of its own.
    fn leaves_comparing_to_first(&self, root: ClassId) -> bool {
        let classes = self.program.hierarchy(root);
        classes.into_iter().all(|it| match self.program.form(it) {
            ClassForm::Record(options) => !options.order && (it == root || !options.eq),
            _ => true,
        })
    }

    /// Whether a variable is used for nothing but its attributes, its class, and to be compared.
    fn is_compared_by_parts(&self, var: VarId) -> bool {
        let exprs = &self.program.exprs;
        let is_it = |id: ExprId| matches!(self.kind(id), Kind::Var(of) if *of == var);
        let uses = exprs
            .iter()
            .filter(|it| matches!(it.kind, Kind::Var(of) if of == var));
        let seen: usize = exprs
            .iter()
            .map(|it| match &it.kind {
                Kind::Attribute(object, _) => usize::from(is_it(*object)),
                Kind::Compare(left, rest) => {
                    let rest = rest.iter().filter(|(op, it)| is_order(*op) && is_it(*it));
                    rest.count() + usize::from(is_it(*left))
                }
                Kind::Call(func, arguments)
                    if matches!(self.kind(*func), Kind::Builtin(name)
                        if matches!(name.as_str(), "isinstance" | "type")) =>
                {
                    arguments.iter().filter(|it| is_it(it.value)).count()
                }
                _ => 0,
            })
            .sum();
        uses.count() == seen
    }

    /// Whether the first class of a hierarchy says how all of them are compared by one of Python's own names.
    pub(in super::super) fn any_has(&self, root: ClassId, name: &str) -> bool {
        self.classes.contains(&root)
            && self.hierarchy(root).is_some_and(|it| it.has_trait)
            && self.program.method(root, name).is_some()
    }

    /// Whether values of any class of a hierarchy have an order.
    pub(super) fn any_has_order(&self, root: ClassId) -> bool {
        self.any_has(root, "__lt__")
    }

    /// Whether a method is one by which values of any class of a hierarchy are compared.
    pub(super) fn is_of_any(&self, class: ClassId, name: &str) -> bool {
        COMPARED.contains(&name) && class.root() == class && self.hierarchy(class).is_some()
    }

    /// `a < b` and `a == b` of values of any class of a hierarchy.
    pub(super) fn any_order(
        &mut self,
        left: ExprId,
        sign: &str,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let root_of = |ty: &Ty| match ty {
            Ty::Instance(class) | Ty::Dyn(class) => Some(class.root()),
            _ => None,
        };
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        let (Some(root), Some(other)) = (root_of(&a), root_of(&b)) else {
            return Ok(None);
        };
        let own = match sign {
            "==" | "!=" => "__eq__",
            "<" => "__lt__",
            "<=" => "__le__",
            ">" => "__gt__",
            _ => "__ge__",
        };
        let is_any = ["__eq__", "__lt__"].iter().any(|it| self.any_has(root, it));
        if root != other || !is_any || !self.is_of_any(root, own) {
            return Ok(None);
        }
        let has = |it: &Self, name: &str| it.program.method(root, name).is_some();
        let is_equality = own == "__eq__";
        if is_equality && !has(self, own) {
            return refuse("a comparison of instances");
        }
        if !is_equality && !has(self, "__lt__") {
            return refuse("an order without __lt__");
        }
        let is_total = self.program.classes[root.at()].is_total;
        let is_defined = match sign {
            "==" | "!=" | "<" => true,
            // Python asks the other side for the opposite.
            ">" => has(self, own) || !is_total || self.is_consistent_order(root),
            _ => has(self, own) || is_total && self.is_consistent_order(root),
        };
        if !is_defined {
            return refuse("an order that the class does not define");
        }
        let x = self.compared_as_any(left, root)?;
        let y = self.compared_as_any(right, root)?;
        Ok(Some(compared(&x, sign, &y)))
    }

    /// A reference to a value of any class of a hierarchy, as it is compared.
    fn compared_as_any(&mut self, id: ExprId, root: ClassId) -> Res<Code> {
        let me = self.program.func(self.func).params.first();
        if self.in_trait
            && matches!(self.kind(id), Kind::Var(var) if me.is_some_and(|it| it.var == *var))
        {
            return Ok(Code::tight("self", Ty::Dyn(root)).held(Form::Ref));
        }
        if matches!(self.ty(id), Ty::Option(_)) {
            return refuse("a comparison with what may be None");
        }
        let is_one = matches!(self.ty(id), Ty::Instance(_));
        let code = self.borrowed(id, &Ty::Dyn(root))?;
        if !is_one || self.holder(root) == "Rc" {
            return Ok(code);
        }
        let text = format!(
            "{} as &dyn {}",
            code.at_least(Prec::Cast),
            self.trait_name(root)
        );
        Ok(Code::new(text, Prec::Cast, Ty::Dyn(root)).held(Form::Ref))
    }

    /// A test whether `it`, a reference to an item, is equal to a value of any class of a hierarchy.
    pub(in super::super) fn equals_any(&mut self, what: ExprId, root: ClassId) -> Res<String> {
        let wanted = self.compared_as_any(what, root)?;
        let it = if self.holder(root) == "Rc" {
            "it"
        } else {
            "it.as_ref()"
        };
        Ok(format!("{it} == {}", wanted.at_least(Prec::BitOr)))
    }

    /// Writes how values of any class of a hierarchy are compared.
    pub(super) fn write_any_order(&mut self, root: ClassId) {
        let methods: Vec<_> = COMPARED
            .iter()
            .filter_map(|it| self.program.method(root, it))
            .collect();
        let of = format!("dyn {} + '_", self.trait_name(root));
        self.in_trait = true;
        for method in methods {
            self.write_trait_for(root, method, &of);
        }
        self.in_trait = false;
    }
}

fn is_order(op: rustpython_ast::CmpOp) -> bool {
    use rustpython_ast::CmpOp;
    matches!(
        op,
        CmpOp::Eq | CmpOp::NotEq | CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE
    )
}
