//! Properties that are deleted, and those whose value is kept: where nothing that it is worked out of ever
//! changes, working it out again gives the same.

use rustc_hash::FxHashSet;

use super::super::effects;
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::{ClassForm, Role};
use crate::types::ir::{ClassId, ExprId, FuncId, Kind, Stmt, StmtKind, Target};
use crate::types::ty::Ty;

/// Functions that give the same for the same and do nothing else.
const STILL: &[&str] = &[
    "abs",
    "all",
    "any",
    "bool",
    "dict",
    "divmod",
    "enumerate",
    "float",
    "frozenset",
    "int",
    "len",
    "list",
    "max",
    "min",
    "ord",
    "chr",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "sorted",
    "str",
    "sum",
    "tuple",
    "zip",
];

impl Translator<'_, '_> {
    /// `del object.property`.
    pub(in super::super) fn delete_property(
        &mut self,
        object: ExprId,
        class: ClassId,
        deleter: FuncId,
    ) -> Res<()> {
        let code = self.call_method_of(object, class, deleter, &[])?;
        self.out.line(format!("{};", code.text));
        Ok(())
    }

    /// The properties of a class whose value is kept in a cell, as somebody could tell otherwise, with the
    /// names of the cells and what they hold.
    pub(super) fn kept_in_cells(&self, class: ClassId) -> Vec<(FuncId, String, Ty)> {
        let info = &self.program.classes[class.at()];
        let mut found = Vec::new();
        for method in &info.methods {
            let func = self.program.func(*method);
            let mut seen = FxHashSet::default();
            let is_kept = self.program.kept_properties.contains(method)
                && func.is_alone
                && !self.is_steady(*method, &mut seen);
            let me = func.params.first().map(|it| it.var);
            let has_form = info.form == ClassForm::Plain
                && !self.is_partial(class)
                && !class.is_counted()
                && !self.program.is_base(class)
                && self.base_of(class).is_none()
                && self.program.method(class, "__init__").is_some()
                && func.refused.is_none()
                && func.ret != Ty::None
                && self.has_known_rust(&func.ret)
                && !func.ret.is_shared()
                && !self.raises.fails(*method)
                && me.is_some_and(|it| !self.effects.changed.contains(&it));
            if is_kept && has_form {
                let name = self.func_names[method.at()].clone();
                found.push((*method, format!("kept_{name}"), func.ret.clone()));
            }
        }
        found
    }

    /// Writes a property whose value is kept.
    pub(super) fn write_kept_property(&mut self, property: FuncId, cell: &str, is_public: bool) {
        let (start, holes) = self.begun(property);
        self.signature(property, is_public);
        let is_copy = self.program.func(property).ret.is_copy();
        let star = if is_copy { "*" } else { "" };
        self.out
            .line(format!("{star}self.{cell}.get_or_init(|| {{"));
        self.body_of(property);
        self.out.origin = Some(self.program.func(property).line);
        self.out.line(if is_copy { "})" } else { "}).clone()" });
        self.out.line("}");
        self.define_method(property, start, holes);
    }

    /// Refuses a property whose value is kept, unless nobody can tell.
    pub(super) fn check_kept_property(&self, property: FuncId) -> Res<()> {
        let mut seen = FxHashSet::default();
        if self.program.kept_properties.contains(&property)
            && !self.is_steady(property, &mut seen)
            && !self.program.func(property).class.is_some_and(|it| {
                let kept = self.kept_in_cells(it);
                kept.iter().any(|(method, ..)| *method == property)
            })
        {
            return refuse("a property that is kept, and may change");
        }
        Ok(())
    }

    /// Whether a method gives the same whenever it is called, and does nothing else.
    fn is_steady(&self, method: FuncId, seen: &mut FxHashSet<FuncId>) -> bool {
        if !seen.insert(method) {
            return true;
        }
        let func = self.program.func(method);
        if func.refused.is_some() || func.is_generator {
            return false;
        }
        let ids: Vec<ExprId> = self
            .exprs_of(method)
            .into_iter()
            .filter(|it| !matches!(self.kind(*it), Kind::Str(_)))
            .collect();
        func.body
            .body
            .iter()
            .all(|it| self.assigns_locals(it, method))
            && ids
                .into_iter()
                .all(|it| self.is_steady_expr(it, method, seen))
    }

    fn exprs_of(&self, method: FuncId) -> Vec<ExprId> {
        let ids = 0..self.program.exprs.len();
        let ids = ids.map(|it| ExprId(u32::try_from(it).unwrap_or(u32::MAX)));
        ids.filter(|it| {
            let block = self.program.expr(*it).block;
            self.program.blocks[block.at()].func == method
        })
        .collect()
    }

    fn is_local(&self, id: ExprId, method: FuncId) -> bool {
        super::super::roots::root(self.program, id).is_some_and(|it| {
            let var = self.program.var(it);
            var.func == method && !var.is_param
        })
    }

    fn assigns_locals(&self, stmt: &Stmt<'_>, method: FuncId) -> bool {
        fn local(it: &Translator<'_, '_>, target: &Target, method: FuncId) -> bool {
            match target {
                Target::Var(var) => it.program.var(*var).func == method,
                Target::Tuple(targets, _) => targets.iter().all(|of| local(it, of, method)),
                Target::Index(of, _) | Target::Slice(of, _) | Target::Attribute(of, _) => {
                    it.is_local(*of, method)
                }
                Target::Unsupported(_) => false,
            }
        }
        let own = match &stmt.kind {
            StmtKind::Assign { targets, .. } | StmtKind::Delete(targets) => {
                targets.iter().all(|it| local(self, it, method))
            }
            StmtKind::Augmented { target, .. } | StmtKind::For { target, .. } => {
                local(self, target, method)
            }
            StmtKind::Function(_) | StmtKind::Class(_) | StmtKind::Scoping => false,
            _ => true,
        };
        let mut within = stmt.suites().into_iter().flat_map(|it| &it.body);
        own && within.all(|it| self.assigns_locals(it, method))
    }

    fn is_steady_expr(&self, id: ExprId, method: FuncId, seen: &mut FxHashSet<FuncId>) -> bool {
        match self.kind(id) {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Builtin(name) => STILL.contains(&name.as_str()),
                Kind::Import(name) => name.starts_with("math.") || name.starts_with("statistics."),
                Kind::Func(callee) => self.is_steady(*callee, seen),
                Kind::Class(class) => {
                    matches!(
                        self.program.form(*class),
                        ClassForm::Record(_) | ClassForm::Tuple
                    ) && self.program.method(*class, "__post_init__").is_none()
                }
                Kind::Attribute(object, name) => match self.ty(*object).some() {
                    Ty::Instance(class) => match self.program.method(*class, name) {
                        Some(callee) => self.is_steady(callee, seen),
                        None => false,
                    },
                    Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Tuples(_) | Ty::Deque(_) => {
                        !effects::changes(name) || self.is_local(*object, method)
                    }
                    ty => ty.is_text(),
                },
                _ => false,
            },
            Kind::Attribute(object, name) => match self.ty(*object).some() {
                Ty::Instance(class) => match self.program.property(*class, name) {
                    Some(property) => self.is_steady(property, seen),
                    None => {
                        self.program.method(*class, name).is_some()
                            || self.is_fixed_field(*class, name)
                    }
                },
                Ty::Dyn(_) | Ty::Unknown => false,
                _ => true,
            },
            Kind::Var(var) => {
                let var = self.program.var(*var);
                let defs = var.assignments();
                var.func == method || defs <= 1 && !var.ty.is_shared()
            }
            Kind::Unsupported(_) => false,
            _ => true,
        }
    }

    /// Whether a field is never changed once `__init__` has set it.
    fn is_fixed_field(&self, class: ClassId, name: &str) -> bool {
        let Some(ty) = self.field_type(class, name) else {
            return self.program.class_attribute(class, name).is_some();
        };
        let mut is_fixed = true;
        self.each_target(&mut |target| {
            if let Target::Attribute(object, of) = target
                && of == name
            {
                is_fixed &= matches!(self.kind(*object), Kind::Var(var) if {
                    let func = self.program.func(self.program.var(*var).func);
                    func.name == "__init__"
                        && func.role == Role::Plain
                        && func.params.first().is_some_and(|it| it.var == *var)
                });
            }
        });
        let changed = &self.effects.changed_parts;
        is_fixed && (!ty.is_shared() || !changed.iter().any(|it| self.holds(&ty, it, 0)))
    }
}
