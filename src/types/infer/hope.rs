//! What hope takes a value for of which nothing is known: the type of the place that it goes to, and that of
//! what it meets there.

use rustpython_ast::{Operator, UnaryOp};

use super::super::ir::{ExprId, Kind, StmtKind, Suite};
use super::super::narrow;
use super::super::ty::Ty;
use super::Infer;
use super::given::Given;

impl Infer<'_, '_, '_> {
    /// A value goes where one of this type is wanted.
    pub(super) fn learn_from(&mut self, expr: ExprId, wanted: &Ty) {
        if self.learns
            && matches!(self.types.of(expr), Ty::Unknown | Ty::None)
            && let Some(ty) = hoped(wanted)
        {
            self.learn(expr, &ty);
        }
    }

    /// `a + b`, `a - b`: what is known of one says what the other is.
    pub(super) fn learn_by_operands(
        &mut self,
        op: Operator,
        (left, a): (ExprId, &Ty),
        (right, b): (ExprId, &Ty),
    ) {
        if !self.learns {
            return;
        }
        if *a == Ty::Unknown && op == Operator::Mod && matches!(b, Ty::Tuple(_)) {
            self.learn(left, &Ty::Str);
            return;
        }
        let (open, known, is_left) = match (a, b) {
            (Ty::Unknown, b) => (left, b, true),
            (a, Ty::Unknown) => (right, a, false),
            _ => return,
        };
        let ty = match (op, known) {
            (Operator::Add, ty) if ty.is_text() => Ty::Str,
            (Operator::Add, Ty::Int | Ty::Bytes | Ty::List(_))
            | (Operator::Sub, Ty::Int | Ty::Set(_))
            | (
                Operator::FloorDiv
                | Operator::BitAnd
                | Operator::BitOr
                | Operator::BitXor
                | Operator::LShift
                | Operator::RShift,
                Ty::Int,
            )
            | (
                Operator::Add | Operator::Sub | Operator::Mult | Operator::Div | Operator::FloorDiv,
                Ty::Float,
            ) => known.clone(),
            (Operator::Mod, Ty::Int) if !is_left => Ty::Int,
            _ => return,
        };
        self.learn(open, &ty);
    }

    /// `a == b`, `a < b`, `a in b`.
    pub(super) fn learn_by_order(
        &mut self,
        (left, a): (ExprId, &Ty),
        (right, b): (ExprId, &Ty),
        is_within: bool,
    ) {
        if !self.learns {
            return;
        }
        let wanted = match b.some() {
            Ty::Tuple(items) if is_within => items.first().cloned().unwrap_or_default(),
            b if is_within => b.item(),
            b => b.clone(),
        };
        self.learn_by_part(left, &wanted);
        self.learn_by_part(right, a);
        if is_within {
            match b.some() {
                ty if ty.is_text() => self.learn_from(left, &Ty::Str),
                ty @ (Ty::List(_)
                | Ty::Set(_)
                | Ty::Dict(..)
                | Ty::Tuple(_)
                | Ty::Tuples(_)
                | Ty::Deque(_)) => self.learn_from(left, &ty.item()),
                _ => {}
            }
            return;
        }
        let is_plain = |ty: &Ty| {
            ty.is_text()
                || ty.is_number() && *ty != Ty::Bool
                || matches!(ty, Ty::Bytes | Ty::Enum(_))
        };
        if is_plain(b) {
            self.learn_from(left, b);
        } else if is_plain(a) {
            self.learn_from(right, a);
        }
    }

    /// `of[index]`, and a bound of `of[a:b]`.
    pub(super) fn learn_by_index(&mut self, of: &Ty, index: ExprId) {
        match of.some() {
            Ty::Dict(key, ..) => self.learn_from(index, key),
            ty if ty.is_text() => self.learn_from(index, &Ty::Int),
            Ty::List(_) | Ty::Tuple(_) | Ty::Tuples(_) | Ty::Bytes | Ty::Deque(_) => {
                self.learn_from(index, &Ty::Int);
            }
            _ => {}
        }
    }

    /// What a builtin takes one type of only.
    pub(super) fn learn_by_builtin(&mut self, name: &str, given: &Given<'_>) {
        if !self.learns {
            return;
        }
        let ty = match name {
            // A number has no base, and what is no number is a text.
            "int" if given.value(1).is_some() => Ty::Str,
            "int" | "float" if self.refused_texts > 0 => Ty::Str,
            "range" | "chr" | "hex" | "oct" | "bin" => Ty::Int,
            "open" | "ord" => Ty::Str,
            _ => return,
        };
        let count = if name == "range" { 3 } else { 1 };
        for at in 0..count {
            if let Some(value) = given.value(at) {
                self.learn_from(value, &ty);
            }
        }
    }

    /// What a method of a text takes.
    pub(super) fn learn_by_text_method(&mut self, name: &str, given: &Given<'_>) {
        if !self.learns {
            return;
        }
        let (count, ty) = match name {
            "startswith" | "endswith" | "find" | "rfind" | "index" | "rindex" | "count"
            | "split" | "rsplit" | "partition" | "rpartition" | "strip" | "lstrip" | "rstrip"
            | "removeprefix" | "removesuffix" => (1, Ty::Str),
            "replace" => (2, Ty::Str),
            "join" => (1, Ty::list(Ty::Str)),
            "ljust" | "rjust" | "center" | "zfill" | "expandtabs" => (1, Ty::Int),
            _ => return,
        };
        for at in 0..count {
            if let Some(value) = given.value(at) {
                self.learn_from(value, &ty);
            }
        }
    }

    /// `if not isinstance(x, C): raise ..`: all else that is done with it is done with a C.
    pub(super) fn learn_by_refusal(&mut self, test: ExprId, body: &Suite<'_>) {
        let raises = matches!(
            body.body.last().map(|it| &it.kind),
            Some(StmtKind::Raise(..))
        );
        let Kind::Unary(UnaryOp::Not, asked) = *self.program.kind(test) else {
            return;
        };
        if !self.learns || !raises {
            return;
        }
        let (Some((_, class)), Kind::Call(_, arguments)) = (
            narrow::asked_type(self.program, asked),
            self.program.kind(asked),
        ) else {
            return;
        };
        let of = arguments[0].value;
        let ty = match self.program.kind(class) {
            Kind::Class(class) => self.program.annotated(*class),
            Kind::Builtin(name) => match name.as_str() {
                "str" => Ty::Str,
                "int" => Ty::Int,
                "float" => Ty::Float,
                "bool" => Ty::Bool,
                "bytes" => Ty::Bytes,
                "list" => Ty::list(Ty::Unknown),
                "dict" => Ty::dict(Ty::Unknown, Ty::Unknown),
                "set" => Ty::set(Ty::Unknown),
                _ => return,
            },
            _ => return,
        };
        self.learn(of, &ty);
    }

    /// What an item of a container is says what is put into it.
    pub(super) fn learn_by_item(&mut self, object: ExprId, value: Option<ExprId>) {
        if self.learns
            && let Some(value) = value
        {
            let item = self.types.of(object).item();
            self.learn_from(value, &item);
        }
    }

    /// `of["key"]`, of which nothing is known.
    pub(super) fn learn_by_literal_key(&mut self, of: ExprId, index: ExprId) {
        if self.learns && matches!(self.program.kind(index), Kind::Str(_)) {
            self.learn(of, &Ty::dict(Ty::Str, Ty::Unknown));
        }
    }
}

/// What is taken for the type of a value that goes where one of `ty` is wanted.
fn hoped(ty: &Ty) -> Option<Ty> {
    let owned = |of: Ty| match of {
        Ty::Lit | Ty::CharLit => Ty::Str,
        Ty::Real => Ty::Float,
        of => of,
    };
    let is_such = match ty.some() {
        Ty::Bool
        | Ty::Int
        | Ty::BigInt
        | Ty::Float
        | Ty::Real
        | Ty::Bytes
        | Ty::Instance(_)
        | Ty::Dyn(_)
        | Ty::Enum(_)
        | Ty::Foreign(_) => true,
        ty if ty.is_text() => true,
        ty @ (Ty::List(_)
        | Ty::Dict(..)
        | Ty::Set(_)
        | Ty::Tuple(_)
        | Ty::Tuples(_)
        | Ty::Deque(_)) => !ty.any(&|it| matches!(it, Ty::Mixed | Ty::Iter(_))),
        _ => false,
    };
    is_such.then(|| ty.some().map(&owned))
}
