//! Methods that give back what a field holds, and that nothing in the file asks: who calls them borrows it.

use super::Types;
use super::class_form::{ClassForm, Role};
use super::ids::{ClassId, ExprId, FuncId};
use super::ir::{Class, Kind, Program, StmtKind, Suite};
use super::lent::{Lender, Lending};
use super::ty::{DictKind, Ty};

impl Lending {
    /// Adds the methods of a class that give back a container or an object which one of its fields holds, where
    /// that may be changed: a copy would not show it.
    pub(super) fn fields_of(
        &mut self,
        program: &Program<'_>,
        types: &Types,
        class: &Class<'_>,
        is_changed: &impl Fn(&Ty) -> bool,
    ) {
        if !matches!(class.form, ClassForm::Plain | ClassForm::Record(_)) || class.is_protocol {
            return;
        }
        for id in &class.methods {
            let func = program.func(*id);
            let is_method = matches!(func.role, Role::Plain | Role::Property)
                && !func.is_generator
                && !func.is_async
                && !func.is_synthetic
                && !func.is_abstract
                && !func.is_cached
                && func.refused.is_none()
                && func.test.is_none()
                && !func.name.starts_with("__");
            let is_held = match &func.ret {
                Ty::Instance(of) => is_plain(program, *of),
                Ty::List(_) | Ty::Set(_) | Ty::Deque(_) | Ty::Dict(_, _, DictKind::Plain) => {
                    !func.ret.any(&|it| matches!(it, Ty::Mixed))
                }
                _ => false,
            };
            if is_method
                && is_held
                && program.family(class.id.root(), &func.name).len() == 1
                && is_changed(&func.ret)
                && gives_field(program, types, *id)
                && !is_asked(program, types, class.id, &func.name)
            {
                self.methods.insert(*id, Lender::default());
            }
        }
    }
}

/// Whether instances of a class are values of a struct.
fn is_plain(program: &Program<'_>, class: ClassId) -> bool {
    !class.is_counted()
        && !class.is_record()
        && matches!(program.form(class), ClassForm::Plain | ClassForm::Record(_))
        && program.classes[class.at()].bases.is_empty()
        && !program.is_base(class)
}

/// Whether all that a method ever gives back is what one of the fields of its object holds.
fn gives_field(program: &Program<'_>, types: &Types, id: FuncId) -> bool {
    fn given(suite: &Suite<'_>, found: &mut Vec<ExprId>) -> bool {
        suite.body.iter().all(|stmt| {
            match stmt.kind {
                StmtKind::Return(Some(value)) => found.push(value),
                StmtKind::Return(None) | StmtKind::Yield(..) => return false,
                _ => {}
            }
            stmt.suites().into_iter().all(|it| given(it, found))
        })
    }
    let func = program.func(id);
    let Some(own) = func.params.first() else {
        return false;
    };
    let mut all = Vec::new();
    !func.falls_through
        && given(&func.body, &mut all)
        && !all.is_empty()
        && all.into_iter().all(|value| {
            matches!(program.kind(value), Kind::Attribute(object, name)
            if matches!(program.kind(*object), Kind::Var(var) if *var == own.var)
                && *types.of(value) == func.ret
                && func.class.is_some_and(|it| {
                    program.method(it, name).is_none() && program.property(it, name).is_none()
                }))
        })
}

/// Whether the file asks a value for a part of this name that may be a method of this class. What is asked of a
/// value of which nothing is known is a hole.
fn is_asked(program: &Program<'_>, types: &Types, class: ClassId, name: &str) -> bool {
    let may_be = |ty: &Ty| match ty {
        Ty::Instance(of) | Ty::Dyn(of) | Ty::Class(of) => of.root() == class.root(),
        Ty::Copies(_) => true,
        _ => false,
    };
    program.exprs.iter().any(|it| {
        matches!(&it.kind, Kind::Attribute(object, asked)
            if asked == name && (is_super(program, *object) || types.of(*object).any(&may_be)))
    })
}

/// `super()`
fn is_super(program: &Program<'_>, object: ExprId) -> bool {
    matches!(program.kind(object), Kind::Call(func, _)
        if matches!(program.kind(*func), Kind::Builtin(name) if name == "super"))
}
