//! What the values of an assignment to several targets read of the names that it binds.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Stmt, Target, VarId};

impl Translator<'_, '_> {
    /// Whether one of these variables, which are parts of another one, is used behind the last use of that: it
    /// may be moved there.
    pub(super) fn outlive(&self, stmt: &Stmt<'_>, vars: &[VarId], value: ExprId) -> bool {
        let Kind::Var(whole) = self.kind(value) else {
            return false;
        };
        let last = |var: VarId| {
            let occurrences = self.program.var(var).occurrences.iter();
            occurrences.map(|it| it.position).max().unwrap_or(0)
        };
        let end = last(*whole);
        end > stmt.end && vars.iter().any(|it| last(*it) > end)
    }

    /// Computes all values before the first of them goes to its variable.
    pub(super) fn compute_all_before(&mut self, targets: &[Target], parts: &[ExprId]) -> Res<()> {
        for (target, part) in targets.iter().zip(parts) {
            let Target::Var(var) = target else {
                return refuse("unpacking of this");
            };
            let ty = self.program.var(*var).ty.clone();
            if !self.has_rust(&ty) || ty.is_shared() {
                return refuse("unpacking to variables of the module that it reads");
            }
            let code = self.value(*part, &ty)?;
            let name = self.fresh("value");
            self.out.line(format!("let {name} = {};", code.text));
            self.computed.insert(*part, Code::tight(name, ty));
        }
        Ok(())
    }

    /// Whether a value is made of literals and variables alone.
    pub(super) fn reads_names_alone(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Var(_)
            | Kind::Int(_)
            | Kind::Float(_)
            | Kind::Str(_)
            | Kind::Bool(_)
            | Kind::None => true,
            Kind::List(items) | Kind::Tuple(items) | Kind::Set(items) => {
                items.iter().all(|it| self.reads_names_alone(*it))
            }
            Kind::Dict(items) => items.is_empty(),
            Kind::Call(func, arguments) => {
                arguments.is_empty()
                    && match self.kind(*func) {
                        Kind::Builtin(name) => matches!(name.as_str(), "list" | "dict" | "set"),
                        Kind::Import(name) => name.starts_with("collections."),
                        _ => false,
                    }
            }
            _ => false,
        }
    }

    /// Whether a value reads a name that an earlier target of the same statement binds anew.
    pub(super) fn reads_new_names(&self, targets: &[Target], parts: &[ExprId]) -> bool {
        let names: Vec<&str> = targets
            .iter()
            .map(|it| match it {
                Target::Var(var) => self.binding(*var).name.as_str(),
                _ => "",
            })
            .collect();
        let first = parts
            .first()
            .map_or(0, |it| self.program.expr(*it).span.start);
        let last = parts.last().map_or(0, |it| self.program.expr(*it).span.end);
        self.exprs_in(&(first..last)).any(|expr| match &expr.kind {
            Kind::Var(var) => names.contains(&self.binding(*var).name.as_str()),
            _ => false,
        })
    }
}
