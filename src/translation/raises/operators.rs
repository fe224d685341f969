//! What an operator raises, and what Python calls without a name for it.

use rustpython_ast::{CmpOp, Operator};

use super::Search;
use crate::types::Types;
use crate::types::exceptions::Exc;
use crate::types::ir::{ExprId, FuncId, Kind, Program, StmtKind, Target};
use crate::types::operator_name;
use crate::types::ty::{DictKind, Ty};

impl Search<'_, '_> {
    /// The methods that an operator may call: the left operand's, or the reflected one of the right operand.
    pub(super) fn of_operator(&self, op: Operator, left: ExprId, right: ExprId) -> Vec<FuncId> {
        let Some(name) = operator_name(op) else {
            return Vec::new();
        };
        let found = |id: ExprId, name: &str| match self.types.of(id).some() {
            Ty::Instance(class) | Ty::Dyn(class) => {
                let mut found = self.methods(*class, name);
                found.extend(self.program.alias(*class, name));
                found
            }
            _ => Vec::new(),
        };
        let mut called = found(left, &format!("__{name}__"));
        called.extend(found(right, &format!("__r{name}__")));
        called
    }

    /// The operators that a builtin uses of the instances that it goes through.
    pub(super) fn of_items(
        &self,
        name: &str,
        arguments: &[crate::types::ir::Argument],
    ) -> Vec<FuncId> {
        let names: &[&str] = match name {
            "max" | "min" | "sorted" => &["__lt__", "__gt__"],
            "sum" => &["__add__", "__radd__"],
            _ => return Vec::new(),
        };
        if arguments.iter().any(|it| it.name.as_deref() == Some("key")) {
            return Vec::new();
        }
        let plain = || arguments.iter().filter(|it| it.name.is_none());
        let types = plain().map(|it| {
            let ty = self.types.of(it.value).some();
            match ty {
                Ty::Instance(_) => ty.clone(),
                ty => ty.item(),
            }
        });
        types
            .filter_map(|ty| match ty {
                Ty::Instance(class) => Some(class),
                _ => None,
            })
            .flat_map(|class| {
                names
                    .iter()
                    .flat_map(|it| self.methods(class, it))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// Whether a number is known not to be zero: a literal, or a name of the module that is one literal always.
    pub(super) fn is_never_zero(&self, id: ExprId) -> bool {
        match self.program.kind(id) {
            Kind::Int(int) => *int != 0,
            Kind::Float(float) => *float != 0.0,
            Kind::Var(var) => {
                let info = self.program.var(*var);
                let is_one = info.func == FuncId(0) && info.assignments() == 1;
                let mut body = self.program.func(FuncId(0)).body.body.iter();
                is_one
                    && body.any(|stmt| {
                        matches!(&stmt.kind, StmtKind::Assign { targets, value, .. }
                            if matches!(targets.as_slice(), [Target::Var(it)] if it == var)
                                && matches!(self.program.kind(*value), Kind::Int(it) if *it != 0))
                    })
            }
            _ => false,
        }
    }

    /// What an operator raises.
    pub(super) fn operator(&self, op: Operator, left: ExprId, right: ExprId) -> Vec<Exc> {
        let zero = Exc::Builtin("ZeroDivisionError");
        let (a, b) = (self.types.of(left).some(), self.types.of(right).some());
        let is_nonzero = self.is_never_zero(right);
        match op {
            Operator::Div | Operator::FloorDiv | Operator::Mod
                if a.is_number() && b.is_number() && !is_nonzero =>
            {
                vec![zero]
            }
            _ if matches!(a, Ty::Instance(_) | Ty::Dyn(_))
                || matches!(b, Ty::Instance(_) | Ty::Dyn(_)) =>
            {
                Vec::new()
            }
            Operator::Div | Operator::Mod
                if *b == Ty::Foreign("decimal.Decimal")
                    || *a == Ty::Foreign("decimal.Decimal") && !is_nonzero =>
            {
                vec![zero]
            }
            // So far from now no program comes that does not look for it.
            Operator::Add | Operator::Sub
                if self.sees_overflow
                    && [a, b]
                        .into_iter()
                        .any(|it| matches!(it, Ty::Foreign("datetime.timedelta")))
                    && [a, b].into_iter().any(|it| {
                        matches!(it, Ty::Foreign("datetime.date" | "datetime.datetime"))
                    }) =>
            {
                vec![Exc::Builtin("OverflowError")]
            }
            Operator::Pow if !matches!(self.program.kind(right), Kind::Int(0..)) => {
                vec![zero, Exc::Builtin("OverflowError")]
            }
            Operator::Pow if b.is_float() || a.is_float() => vec![Exc::Builtin("OverflowError")],
            Operator::LShift | Operator::RShift
                if !matches!(self.program.kind(right), Kind::Int(0..)) =>
            {
                vec![Exc::Builtin("ValueError")]
            }
            _ => Vec::new(),
        }
    }

    /// What an operation raises by itself.
    pub(super) fn implicit(&self, id: ExprId) -> Vec<Exc> {
        let program = self.program;
        let one = |name: &'static str| vec![Exc::Builtin(name)];
        match program.kind(id) {
            Kind::Index(object, _) => match self.types.of(*object).some() {
                Ty::Dict(_, _, DictKind::Plain) => one("KeyError"),
                // A member of an enum, by its name.
                Ty::Class(_) => one("KeyError"),
                Ty::Dict(..)
                | Ty::Tuple(_)
                | Ty::Instance(_)
                | Ty::Dyn(_)
                | Ty::Func(_)
                | Ty::Funcs(_)
                | Ty::Kept(_) => Vec::new(),
                _ => one("IndexError"),
            },
            // What only some classes of a hierarchy have.
            Kind::Attribute(object, name) if matches!(self.types.of(*object), Ty::Dyn(root) if program.only_owner(*root, name).is_some()) => {
                one("AttributeError")
            }
            Kind::Held(_, None) => one("KeyError"),
            Kind::Chosen(choice) if choice.otherwise.is_none() => one("KeyError"),
            Kind::Binary(op, left, right) => self.operator(*op, *left, *right),
            Kind::Call(func, arguments) => self.call(id, *func, arguments.len()),
            Kind::Await(of) if is_waiting(program, *of) => one("TimeoutError"),
            Kind::Await(of) if is_cut_short(program, self.types, *of) => one("IncompleteReadError"),
            Kind::Await(of) if is_connecting(program, *of) => one("ConnectionRefusedError"),
            Kind::Await(of)
                if matches!(self.types.of(*of).some(), Ty::Task(..)) && self.has_cancel =>
            {
                one("CancelledError")
            }
            _ => Vec::new(),
        }
    }
}

/// The methods that a comparison may call, of the one side or of the other.
pub(super) fn compared_by(op: CmpOp) -> &'static [&'static str] {
    match op {
        CmpOp::Eq | CmpOp::NotEq => &["__eq__", "__ne__"],
        CmpOp::In | CmpOp::NotIn => &["__contains__", "__eq__"],
        CmpOp::Is | CmpOp::IsNot => &[],
        CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => {
            &["__lt__", "__le__", "__gt__", "__ge__", "__eq__"]
        }
    }
}

/// Whether it reads so much of a connection, which may end before.
fn is_cut_short(program: &Program<'_>, types: &Types, id: ExprId) -> bool {
    matches!(program.kind(id), Kind::Call(func, _)
        if matches!(program.kind(*func), Kind::Attribute(object, name)
            if matches!(name.as_str(), "readexactly" | "readuntil")
                && *types.of(*object).some() == Ty::Foreign("asyncio.StreamReader")))
}

/// Whether it is a call of `asyncio.open_connection`.
fn is_connecting(program: &Program<'_>, id: ExprId) -> bool {
    matches!(program.kind(id), Kind::Call(func, _)
        if matches!(program.kind(*func), Kind::Import(name) if name == "asyncio.open_connection"))
}

/// Whether it is a call of `asyncio.wait_for`.
fn is_waiting(program: &Program<'_>, id: ExprId) -> bool {
    matches!(program.kind(id), Kind::Call(func, _)
        if matches!(program.kind(*func), Kind::Import(name) if name == "asyncio.wait_for"))
}
