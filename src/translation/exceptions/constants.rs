//! Constants that classes of exceptions have for all their errors: `code = 4`.

use crate::translation::code::{Code, Form};
use crate::translation::names::{camel, snake};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ClassId, ExprId, Kind, Stmt, StmtKind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a statement of the body of an exception gives its class a constant.
    pub(in crate::translation) fn is_error_constant(
        &self,
        class: ClassId,
        stmt: &Stmt<'_>,
    ) -> bool {
        let StmtKind::Assign { targets, value, .. } = &stmt.kind else {
            return false;
        };
        let info = &self.program.classes[class.at()];
        let attribute = info.attributes.iter().find(|it| it.value == *value);
        attribute.is_some_and(|it| {
            matches!(targets.as_slice(), [Target::Var(var)] if *var == it.var)
                && self.error_constant(class, &it.name).is_some()
        })
    }

    /// The constant that errors of a class have by that name: it stands in the class, or in the nearest one
    /// above it.
    fn error_constant(&self, class: ClassId, name: &str) -> Option<ExprId> {
        if !exceptions::is_exception(self.program, class) {
            return None;
        }
        let is_field = self
            .types
            .fields
            .keys()
            .any(|(of, field)| field == name && exceptions::is_exception(self.program, *of));
        let above = exceptions::ancestors(self.program, Exc::Own(class));
        let value = above.into_iter().find_map(|it| match it {
            Exc::Own(id) => {
                let attributes = &self.program.classes[id.at()].attributes;
                attributes
                    .iter()
                    .find(|it| it.name == name)
                    .map(|it| it.value)
            }
            Exc::Builtin(_) => None,
        })?;
        let is_literal = |id: ExprId| {
            matches!(
                self.kind(id),
                Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_)
            )
        };
        let is_plain = is_literal(value)
            || matches!(self.kind(value), Kind::Unary(rustpython_ast::UnaryOp::USub, of) if is_literal(*of));
        (is_plain && !is_field && !self.is_assigned_anywhere(name)).then_some(value)
    }

    /// Whether an attribute of that name is assigned to something outside of a class.
    fn is_assigned_anywhere(&self, name: &str) -> bool {
        let mut found = false;
        self.each_target(&mut |target| {
            if let Target::Attribute(object, of) = target {
                found |= of == name
                    && match self.ty(*object) {
                        Ty::Instance(class) | Ty::Class(class) => {
                            exceptions::is_exception(self.program, *class)
                        }
                        Ty::Error(_) | Ty::Unknown => true,
                        _ => false,
                    };
            }
        });
        found
    }

    /// The constant of an error that is of this class itself.
    pub(in crate::translation) fn constant_of_error(
        &mut self,
        class: ClassId,
        name: &str,
    ) -> Option<Res<Code>> {
        let value = self.error_constant(class, name)?;
        let ty = exceptions::field(self.program, self.types, Exc::Own(class), name);
        Some(if ty.is_known() {
            self.value(value, &ty)
        } else {
            refuse("constants of several types")
        })
    }

    /// The constant of an error that is of this class, or of one that is derived from it.
    pub(in crate::translation) fn constant_of_errors(
        &mut self,
        class: ClassId,
        name: &str,
    ) -> Option<Res<Code>> {
        let value = self.error_constant(class, name)?;
        let is_same = self.program.classes.iter().all(|it| {
            !exceptions::catches(self.program, Exc::Own(class), Exc::Own(it.id))
                || self.error_constant(it.id, name) == Some(value)
        });
        if !is_same
            && self.making.is_none()
            && self.constant_fields(class).iter().any(|it| it.0 == name)
        {
            let ty = exceptions::field(self.program, self.types, Exc::Own(class), name);
            let field = snake(name);
            return Some(Ok(
                Code::tight(format!("self.{field}"), ty).held(Form::Place)
            ));
        }
        if !is_same {
            return Some(refuse(
                "a constant that classes which derive from it have another of",
            ));
        }
        self.constant_of_error(class, name)
    }

    /// Whether an error of a class has a constant of that name.
    pub(super) fn has_error_constant(&self, class: Exc, name: &str) -> bool {
        matches!(class, Exc::Own(id) if self.error_constant(id, name).is_some())
    }

    /// The constants that methods of an exception ask their instance for, and of which classes that are derived from
    /// it have others: each error holds its own.
    pub(super) fn constant_fields(&self, class: ClassId) -> Vec<(String, Ty, ExprId)> {
        let program = self.program;
        let mut found: Vec<(String, Ty, ExprId)> = Vec::new();
        let methods = program.classes[class.at()].methods.iter();
        let instances: Vec<_> = methods
            .filter_map(|it| Some(program.func(*it).params.first()?.var))
            .collect();
        for expr in &program.exprs {
            let Kind::Attribute(object, name) = &expr.kind else {
                continue;
            };
            if !matches!(self.kind(*object), Kind::Var(var) if instances.contains(var))
                || found.iter().any(|it| it.0 == *name)
            {
                continue;
            }
            let Some(value) = self.error_constant(class, name) else {
                continue;
            };
            let has_another = program.classes.iter().any(|it| {
                exceptions::catches(program, Exc::Own(class), Exc::Own(it.id))
                    && self.error_constant(it.id, name) != Some(value)
            });
            let ty = exceptions::field(program, self.types, Exc::Own(class), name);
            if has_another && ty.is_known() {
                found.push((name.clone(), ty, value));
            }
        }
        found
    }

    /// The fields for constants in the struct of an exception, each with its value.
    pub(super) fn constants_given(&mut self, class: ClassId) -> Res<Vec<(String, String)>> {
        let mut given = Vec::new();
        for (name, ty, value) in self.constant_fields(class) {
            given.push((snake(&name), self.value(value, &ty)?.text));
        }
        Ok(given)
    }

    /// The part of an exception that is of the class above it, with the constants that the class has of its own.
    pub(super) fn with_own_constants(
        &mut self,
        class: ClassId,
        above: ClassId,
        base: String,
    ) -> Res<String> {
        let mut given = Vec::new();
        let all = exceptions::ancestors(self.program, Exc::Own(above));
        for ancestor in all {
            let Exc::Own(ancestor) = ancestor else {
                continue;
            };
            for (name, ty, _) in self.constant_fields(ancestor) {
                let own = self.error_constant(class, &name);
                if own == self.error_constant(above, &name) {
                    continue;
                }
                let Some(own) = own.filter(|_| ancestor == above) else {
                    return refuse("a constant of a class far above");
                };
                given.push(format!("{}: {}", snake(&name), self.value(own, &ty)?.text));
            }
        }
        Ok(if given.is_empty() {
            base
        } else {
            let name = camel(&self.program.classes[above.at()].name);
            format!("{name} {{ {}, ..{base} }}", given.join(", "))
        })
    }
}
