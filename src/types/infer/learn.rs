//! What the uses of a value say of it, where nothing else does: a method that values of one type only have, a
//! comparison with a literal, an argument of a function of a library.

use std::rc::Rc;

use rustpython_ast::Operator;

use super::super::ir::{Argument, ExprId, Kind, StmtKind, Suite, VarId};
use super::super::ty::Ty;
use super::Infer;

impl Infer<'_, '_, '_> {
    /// Notes the type of a variable or a field of which nothing is known; whether it did.
    pub(super) fn learn(&mut self, of: ExprId, ty: &Ty) -> bool {
        if !self.learns || !matches!(self.types.of(of), Ty::Unknown | Ty::None) {
            return false;
        }
        let code = Rc::clone(&self.code);
        match &code[of.at()].kind {
            Kind::Var(var) if self.is_open(*var) => {
                self.join_var(*var, ty);
                return true;
            }
            Kind::Attribute(object, name) => {
                if let Ty::Instance(class) = self.types.of(*object).some() {
                    let class = self.program.field_owner(*class, name);
                    let known = self.types.fields.get(&(class, name.clone()));
                    if self.program.method(class, name).is_none()
                        && self.program.property(class, name).is_none()
                        && matches!(known, Some(Ty::Unknown | Ty::None))
                    {
                        self.join_field(class, name, ty);
                        return true;
                    }
                }
            }
            _ => {}
        }
        false
    }

    /// Whether nothing is known of a variable, or nothing but that it may be None.
    fn is_open(&self, var: VarId) -> bool {
        let info = self.program.var(var);
        let defs = info.assignments();
        match info.ty {
            Ty::Unknown => true,
            Ty::None => info.is_param || defs > 1,
            _ => false,
        }
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
            let defs = var.assignments();
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
    pub(super) fn learn_by_method(
        &mut self,
        object: ExprId,
        name: &str,
        given: &[Argument],
    ) -> bool {
        let first = given.first().map(|it| it.value);
        let of_bytes = first.is_some_and(|it| self.is_of_bytes(it));
        let is_text = first.is_some_and(|it| self.types.of(it).is_text());
        let ty = match name {
            "startswith" | "endswith" | "find" | "rfind" | "count" | "split" | "rsplit"
            | "strip" | "lstrip" | "rstrip" | "partition" | "rpartition" | "replace" | "join"
                if of_bytes =>
            {
                Ty::Bytes
            }
            "strip" | "lstrip" | "rstrip" | "split" | "rsplit" | "splitlines" | "lower"
            | "upper" | "title" | "capitalize" | "casefold" | "swapcase" | "startswith"
            | "endswith" | "partition" | "rpartition" | "isdigit" | "isalpha" | "isalnum"
            | "isspace" | "isupper" | "islower" | "isidentifier" | "zfill" | "ljust" | "rjust"
            | "center" | "expandtabs" | "format" | "encode" | "removeprefix" | "removesuffix" => {
                Ty::Str
            }
            // A path is replaced by one other.
            "replace" if is_text && given.len() > 1 => Ty::Str,
            "rfind" | "rindex" if is_text => Ty::Str,
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
                Kind::Bytes(_) => Ty::Bytes,
                _ => continue,
            };
            self.learn(of, &ty);
        }
    }

    /// Whether these are bytes of the source, or several of them.
    fn is_of_bytes(&self, id: ExprId) -> bool {
        match self.program.kind(id) {
            Kind::Bytes(_) => true,
            Kind::Tuple(items) => !items.is_empty() && items.iter().all(|it| self.is_of_bytes(*it)),
            _ => false,
        }
    }

    /// `head[:2] == b"PK"`, `head[8:12] in (b"AIFC", b"AIFF")`: what a part of it is says what all of it is.
    pub(super) fn learn_by_part(&mut self, part: ExprId, other: &Ty) {
        let Kind::Slice(of, _) = *self.program.kind(part) else {
            return;
        };
        match other.some() {
            Ty::Bytes => self.learn(of, &Ty::Bytes),
            ty if ty.is_text() => self.learn(of, &Ty::Str),
            _ => false,
        };
    }

    /// `text[at] == "/"`: what is as long as one character, and stands at a place, is a part of a text.
    pub(super) fn learn_by_character(&mut self, left: ExprId, right: ExprId) {
        for (part, other) in [(left, right), (right, left)] {
            let (Kind::Index(of, at), Kind::Str(text)) =
                (self.program.kind(part), self.program.kind(other))
            else {
                continue;
            };
            let (of, at, is_one) = (*of, *at, text.chars().count() == 1);
            if is_one && *self.types.of(at) == Ty::Int {
                self.learn(of, &Ty::Str);
            }
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
