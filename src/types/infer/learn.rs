//! What the uses of a value say of it, where nothing else does: a method that values of one type only have, a
//! comparison with a literal, an argument of a function of a library.

use rustpython_ast::Operator;

use super::super::ir::{ExprId, Kind, StmtKind, Suite};
use super::super::ty::Ty;
use super::Infer;

impl Infer<'_, '_, '_> {
    /// Notes the type of a variable or a field of which nothing is known; whether it did.
    pub(super) fn learn(&mut self, of: ExprId, ty: &Ty) -> bool {
        if !self.learns || *self.types.of(of) != Ty::Unknown {
            return false;
        }
        match self.program.kind(of).clone() {
            Kind::Var(var) if self.program.var(var).ty == Ty::Unknown => {
                self.join_var(var, ty);
                return true;
            }
            Kind::Attribute(object, name) => {
                if let Ty::Instance(class) = self.types.of(object).some() {
                    let class = self.program.field_owner(*class, &name);
                    if self.program.method(class, &name).is_none()
                        && self.program.property(class, &name).is_none()
                        && self.types.fields.contains_key(&(class, name.clone()))
                    {
                        self.join_field(class, &name, ty);
                        return true;
                    }
                }
            }
            _ => {}
        }
        false
    }

    /// Where nothing but a None is known, what else a value may be is not known: it may be anything. Whether
    /// there is such a place.
    pub(super) fn forget_bare_nones(&mut self) -> bool {
        let mut found = false;
        let mut forget = |ty: &mut Ty| {
            found = true;
            *ty = Ty::Option(Box::default());
        };
        for var in &mut self.program.vars {
            let defs = var.occurrences.iter().filter(|it| it.is_def).count();
            if var.ty == Ty::None && (var.is_param || defs > 1) {
                forget(&mut var.ty);
            }
        }
        for ty in self.types.fields.values_mut() {
            if *ty == Ty::None {
                forget(ty);
            }
        }
        for at in 0..self.program.funcs.len() {
            let func = &self.program.funcs[at];
            if func.ret == Ty::None && gives_what_is_not_known(&func.body, &self.types.exprs) {
                forget(&mut self.program.funcs[at].ret);
            }
        }
        found
    }

    /// A method that values of one type only have; whether the type of its object was not known before.
    pub(super) fn learn_by_method(&mut self, object: ExprId, name: &str) -> bool {
        let ty = match name {
            "strip" | "lstrip" | "rstrip" | "split" | "rsplit" | "splitlines" | "lower"
            | "upper" | "title" | "capitalize" | "casefold" | "swapcase" | "startswith"
            | "endswith" | "partition" | "rpartition" | "isdigit" | "isalpha" | "isalnum"
            | "isspace" | "isupper" | "islower" | "isidentifier" | "zfill" | "ljust" | "rjust"
            | "center" | "expandtabs" | "format" | "encode" | "removeprefix" | "removesuffix" => {
                Ty::Str
            }
            "append" | "extend" | "sort" | "reverse" => Ty::list(Ty::Unknown),
            "items" | "keys" | "values" | "setdefault" => Ty::dict(Ty::Unknown, Ty::Unknown),
            "decode" => Ty::Bytes,
            "add" | "discard" => Ty::set(Ty::Unknown),
            _ => return false,
        };
        self.learn(object, &ty)
    }

    /// `x == "text"`, `x != 3`.
    pub(super) fn learn_by_comparison(&mut self, left: ExprId, right: ExprId) {
        for (of, other) in [(left, right), (right, left)] {
            let ty = match self.program.kind(other) {
                Kind::Str(_) => Ty::Str,
                Kind::Int(_) => Ty::Int,
                _ => continue,
            };
            self.learn(of, &ty);
        }
    }

    /// `x + 1`, `x - 1`, `x % 2`.
    pub(super) fn learn_by_operator(&mut self, op: Operator, left: ExprId, right: ExprId) {
        if !matches!(
            op,
            Operator::Add | Operator::Sub | Operator::FloorDiv | Operator::Mod | Operator::LShift
        ) {
            return;
        }
        for (of, other) in [(left, right), (right, left)] {
            let ty = match self.program.kind(other) {
                Kind::Int(_) => Ty::Int,
                Kind::Str(_) if op == Operator::Add => Ty::Str,
                _ => continue,
            };
            self.learn(of, &ty);
        }
    }
}

/// Whether a function has a `return` with a value of which nothing is known.
fn gives_what_is_not_known(suite: &Suite<'_>, types: &[Ty]) -> bool {
    suite.body.iter().any(|stmt| {
        matches!(stmt.kind, StmtKind::Return(Some(value)) if types[value.at()] == Ty::Unknown)
            || stmt
                .suites()
                .into_iter()
                .any(|it| gives_what_is_not_known(it, types))
    })
}

/// Whether a function has a `return` with a value.
pub(super) fn gives_something(suite: &Suite<'_>) -> bool {
    suite.body.iter().any(|stmt| {
        matches!(stmt.kind, StmtKind::Return(Some(_)) | StmtKind::Yield(..))
            || stmt.suites().into_iter().any(gives_something)
    })
}
