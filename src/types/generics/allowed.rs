//! What may be done with a value whose type is a parameter: what all types that it stands for have in common,
//! and is the same in Rust for all of them. The rest is left out.

mod templates;

use rustpython_ast::{CmpOp, Operator, UnaryOp};

use super::looked_at::{IMPORTED, LOOKING, METHODS};
use crate::types::found::Types;
use crate::types::ids::{ExprId, ParamId};
use crate::types::ir::{Argument, Kind, Piece, Program, Stmt, StmtKind, Suite, Target};
use crate::types::parameters::{Bound, Definition, in_type};
use crate::types::ty::Ty;

const WHY: &str = "what is done here with values of several types";

/// Leaves out what is not the same for all types, finds what is asked of them, and names the parameters.
pub(super) fn check(program: &mut Program<'_>, types: &mut Types) {
    let mut check = Check {
        program: &*program,
        types: &*types,
        forbidden: Vec::new(),
        asked: Vec::new(),
    };
    for index in 0..check.program.exprs.len() {
        check.expr(ExprId(u32::try_from(index).unwrap_or(u32::MAX)));
    }
    for func in &check.program.funcs {
        check
            .forbidden
            .extend(tests(&func.body, check.program, check.types));
    }
    check.containers();
    let (forbidden, asked) = (check.forbidden, check.asked);
    for id in forbidden {
        program.exprs[id.at()].kind = Kind::Unsupported(WHY);
    }
    for (param, bound) in asked {
        program.generics.params[param.at()].bounds.insert(bound);
    }
    hand_on(program);
    name(program, types);
}

struct Check<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    forbidden: Vec<ExprId>,
    asked: Vec<(ParamId, Bound)>,
}

/// Whether it is a parameter, or one or None.
fn is_param(ty: &Ty) -> bool {
    matches!(ty.some(), Ty::Param(_))
}

fn has_param(ty: &Ty) -> bool {
    ty.any(&|it| matches!(it, Ty::Param(_)))
}

impl Check<'_, '_> {
    fn ty(&self, id: ExprId) -> &Ty {
        self.types.of(id)
    }

    fn is(&self, id: ExprId) -> bool {
        is_param(self.ty(id))
    }

    fn ask(&mut self, ty: &Ty, bound: Bound) {
        self.asked
            .extend(in_type(ty).into_iter().map(|it| (it, bound)));
    }

    /// Whether all types that the parameters in a type stand for are such.
    fn all_are(&self, ty: &Ty, are: fn(&Ty) -> bool) -> bool {
        in_type(ty).into_iter().all(|it| {
            let types = &self.program.generics.params[it.at()].types;
            types.iter().all(are)
        })
    }

    fn expr(&mut self, id: ExprId) {
        if !self.is_fine(id) {
            self.forbidden.push(id);
        }
    }

    fn is_fine(&mut self, id: ExprId) -> bool {
        match self.program.kind(id).clone() {
            Kind::Binary(op, a, b) => {
                let (left, right) = (self.ty(a).clone(), self.ty(b).clone());
                if !has_param(&left) && !has_param(&right) {
                    return true;
                }
                match op {
                    Operator::Mod if left.is_text() => self.fills(a, b),
                    Operator::Add => left == right && matches!(left, Ty::List(_) | Ty::Tuples(_)),
                    Operator::Mult => {
                        matches!(
                            (&left, &right),
                            (Ty::List(_), Ty::Int) | (Ty::Int, Ty::List(_))
                        )
                    }
                    Operator::BitOr | Operator::BitAnd | Operator::Sub | Operator::BitXor => {
                        left == right && matches!(left, Ty::Set(_))
                    }
                    _ => {
                        !is_param(&left)
                            && !is_param(&right)
                            && (matches!(left, Ty::Instance(_)) || matches!(right, Ty::Instance(_)))
                    }
                }
            }
            Kind::Unary(UnaryOp::Not, _) => true,
            Kind::Unary(_, of) => !self.is(of),
            Kind::Logic(_, items) => !items.iter().any(|it| self.is(*it)),
            Kind::Compare(left, rest) => {
                let mut left = left;
                rest.into_iter().all(|(op, right)| {
                    let is_fine = self.compares(left, op, right);
                    left = right;
                    is_fine
                })
            }
            Kind::Conditional { test, .. } => !self.is(test),
            Kind::Attribute(of, _) | Kind::Index(of, _) | Kind::Slice(of, _) => !self.is(of),
            Kind::Call(func, given) => self.calls(func, &given),
            Kind::Format(pieces) => pieces.iter().all(|it| self.formats(it)),
            Kind::Starred(of) => !self.is(of),
            Kind::Comprehension(of) => of
                .generators
                .iter()
                .all(|it| !self.is(it.iter) && !it.conditions.iter().any(|it| self.is(*it))),
            _ => true,
        }
    }

    fn compares(&mut self, a: ExprId, op: CmpOp, b: ExprId) -> bool {
        let (left, right) = (self.ty(a).clone(), self.ty(b).clone());
        if !has_param(&left) && !has_param(&right) {
            return true;
        }
        let is_none = left == Ty::None || right == Ty::None;
        match op {
            CmpOp::Is | CmpOp::IsNot if is_none => true,
            CmpOp::Eq | CmpOp::NotEq => {
                if matches!((&left, &right), (Ty::Instance(_), Ty::Instance(_))) {
                    return true;
                }
                self.ask(&left, Bound::PartialEq);
                !is_none && left.some() == right.some() && self.all_are(&left, is_value)
            }
            CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => {
                if matches!((&left, &right), (Ty::Instance(_), Ty::Instance(_))) {
                    return true;
                }
                self.ask(&left, Bound::PartialOrd);
                left == right && !matches!(left, Ty::Option(_)) && self.all_are(&left, is_ordered)
            }
            CmpOp::In | CmpOp::NotIn => match right.some() {
                Ty::List(of) | Ty::Tuples(of) | Ty::Deque(of) => {
                    self.ask(of, Bound::PartialEq);
                    **of == left && self.all_are(of, is_value)
                }
                Ty::Set(of) | Ty::Dict(of, ..) => **of == left,
                Ty::Instance(_) => true,
                _ => false,
            },
            _ => false,
        }
    }

    fn formats(&mut self, piece: &Piece) -> bool {
        let Piece::Field {
            value,
            conversion,
            spec,
        } = piece
        else {
            return true;
        };
        let ty = self.ty(*value).clone();
        if !has_param(&ty) || matches!(ty, Ty::Instance(_)) {
            return true;
        }
        let is_aligned = match spec.as_slice() {
            [] => true,
            [Piece::Text(text)] => {
                let digits = text.trim_start_matches(['<', '>', '^']);
                digits.len() < text.len() && digits.chars().all(|c| c.is_ascii_digit())
            }
            _ => false,
        };
        match conversion {
            None | Some('s') => is_aligned && self.is_shown(&ty),
            Some('r') => is_aligned,
            _ => false,
        }
    }

    /// Whether Rust shows it as Python does, and asks for that.
    fn is_shown(&mut self, ty: &Ty) -> bool {
        // A container shows the `repr` of what is in it.
        if matches!(ty, Ty::List(_) | Ty::Tuple(_) | Ty::Dict(..)) {
            return true;
        }
        self.ask(ty, Bound::Display);
        matches!(ty, Ty::Param(_))
            && self.all_are(ty, |it| matches!(it, Ty::Int | Ty::BigInt) || it.is_text())
    }

    fn calls(&mut self, func: ExprId, given: &[Argument]) -> bool {
        let types: Vec<Ty> = given.iter().map(|it| self.ty(it.value).clone()).collect();
        match self.program.kind(func).clone() {
            Kind::Attribute(object, name) => {
                let of = self.ty(object).clone();
                if !has_param(&of) && !types.iter().any(has_param) {
                    return true;
                }
                match of.some() {
                    Ty::Param(_) => false,
                    Ty::Instance(_) => true,
                    Ty::List(of) | Ty::Deque(of) => match name.as_str() {
                        "remove" | "index" | "count" => {
                            self.ask(of, Bound::PartialEq);
                            self.all_are(of, is_value)
                        }
                        "sort" => {
                            let has_key = given.iter().any(|it| it.name.as_deref() == Some("key"));
                            has_key || self.sorts(of)
                        }
                        name => METHODS.contains(&name),
                    },
                    Ty::Set(_) | Ty::Dict(..) => {
                        METHODS.contains(&name.as_str()) || name == "remove"
                    }
                    _ => false,
                }
            }
            _ if !types.iter().any(has_param) => true,
            Kind::Builtin(name) => match name.as_str() {
                "print" => {
                    let instance = |it: &Ty| matches!(it, Ty::Instance(_));
                    types
                        .iter()
                        .all(|it| !has_param(it) || instance(it) || self.is_shown(it))
                }
                "str" => types
                    .iter()
                    .all(|it| matches!(it, Ty::Instance(_)) || self.is_shown(it)),
                // A `KeyError` shows the `repr` of its key.
                "repr" | "KeyError" => true,
                "len" | "iter" if types.iter().all(|it| matches!(it, Ty::Instance(_))) => true,
                "sorted" | "min" | "max" => {
                    if given.iter().any(|it| it.name.as_deref() == Some("key")) {
                        return !types.first().is_some_and(is_param);
                    }
                    match types.as_slice() {
                        [one] | [one, Ty::Bool] if !is_param(one) => {
                            let item = one.item();
                            self.sorts(&item)
                        }
                        [a, b] if a == b && name != "sorted" => self.sorts(a),
                        _ => false,
                    }
                }
                "any" | "all" => types
                    .iter()
                    .all(|it| !is_param(it) && !is_param(&it.item())),
                name => LOOKING.contains(&name) && !types.iter().any(is_param),
            },
            Kind::Import(name) => IMPORTED.contains(&name.as_str()) && !types.iter().any(is_param),
            Kind::Func(_) | Kind::Class(_) | Kind::Lambda(_) | Kind::Var(_) => true,
            _ => false,
        }
    }

    fn sorts(&mut self, of: &Ty) -> bool {
        self.ask(of, Bound::Ord);
        !of.has_float() && self.all_are(of, is_ordered)
    }

    /// What is a key has a hash.
    fn containers(&mut self) {
        let exprs = self.types.exprs.iter();
        let vars = self.program.vars.iter().map(|it| &it.ty);
        let rets = self.program.funcs.iter().map(|it| &it.ret);
        let mut keys = Vec::new();
        for ty in exprs
            .chain(self.types.fields.values())
            .chain(vars)
            .chain(rets)
        {
            ty.each(&mut |it| {
                if let Ty::Set(of) | Ty::Dict(of, ..) = it {
                    keys.extend(in_type(of));
                }
            });
        }
        for key in keys {
            self.asked.push((key, Bound::Eq));
            self.asked.push((key, Bound::Hash));
        }
    }
}

/// Whether `==` asks for values alone.
fn is_value(ty: &Ty) -> bool {
    !ty.any(&|it| matches!(it, Ty::Instance(_) | Ty::Dyn(_)))
}

fn is_ordered(ty: &Ty) -> bool {
    match ty {
        Ty::Tuple(items) => items.iter().all(is_ordered),
        ty => ty.is_number() || ty.is_text(),
    }
}

/// The tests, values and iterables of statements that ask more of a parameter than it gives.
fn tests(suite: &Suite<'_>, program: &Program<'_>, types: &Types) -> Vec<ExprId> {
    fn collect(stmt: &Stmt<'_>, program: &Program<'_>, types: &Types, found: &mut Vec<ExprId>) {
        let is = |id: &ExprId| is_param(types.of(*id));
        let negated = |id: ExprId| match program.kind(id) {
            Kind::Unary(UnaryOp::Not, of) => *of,
            _ => id,
        };
        match &stmt.kind {
            StmtKind::If { arms, .. } => {
                found.extend(arms.iter().map(|it| it.test).filter(|it| is(&negated(*it))));
            }
            StmtKind::While { test, .. } | StmtKind::Assert(test, _) if is(&negated(*test)) => {
                found.push(*test);
            }
            StmtKind::For { iter, .. } if is(iter) => found.push(*iter),
            StmtKind::Augmented { read, value, .. } if is(read) || is(value) => found.push(*value),
            StmtKind::Yield(Some(value), true) if is(value) => found.push(*value),
            StmtKind::Assign { targets, value, .. }
                if is(value) && targets.iter().any(|it| matches!(it, Target::Tuple(..))) =>
            {
                found.push(*value);
            }
            _ => {}
        }
        for inner in stmt.suites().into_iter().flat_map(|it| &it.body) {
            collect(inner, program, types, found);
        }
    }
    let mut found = Vec::new();
    for stmt in &suite.body {
        collect(stmt, program, types, &mut found);
    }
    found
}

/// What a definition asks of its parameters, whoever uses it asks of his own.
fn hand_on(program: &mut Program<'_>) {
    let pairs = program.generics.handed_on();
    loop {
        let mut is_new = false;
        for (from, to) in &pairs {
            let bounds = program.generics.params[from.at()].bounds.clone();
            for bound in bounds {
                is_new |= program.generics.params[to.at()].bounds.insert(bound);
            }
        }
        if !is_new {
            return;
        }
    }
}

/// Names parameters for what they are: keys, values, anything.
fn name(program: &mut Program<'_>, types: &Types) {
    let mut owners: Vec<Definition> = program.generics.of.keys().copied().collect();
    owners.sort_unstable();
    for owner in owners {
        let mut dicts: Vec<(Ty, Ty)> = Vec::new();
        let mut note = |ty: &Ty| {
            ty.each(&mut |it| {
                if let Ty::Dict(key, value, _) = it {
                    dicts.push(((**key).clone(), (**value).clone()));
                }
            });
        };
        types.fields.values().for_each(&mut note);
        program.vars.iter().for_each(|it| note(&it.ty));
        let mut taken: Vec<String> = program.classes.iter().map(|it| it.name.clone()).collect();
        for param in program.generics.of[&owner].clone() {
            let is = |ty: &Ty| *ty == Ty::Param(param);
            let wanted: &[&str] = if dicts.iter().any(|it| is(&it.0)) {
                &["K", "T", "U", "W"]
            } else if dicts.iter().any(|it| is(&it.1)) {
                &["V", "T", "U", "W"]
            } else {
                &["T", "U", "W", "X", "Y", "Z"]
            };
            let free = wanted.iter().find(|it| !taken.iter().any(|of| of == *it));
            let name = free.map_or_else(|| format!("T{}", param.id), |it| (*it).to_owned());
            taken.push(name.clone());
            program.generics.params[param.at()].name = name;
        }
    }
}
