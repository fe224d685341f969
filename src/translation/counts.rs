//! Which variables only count, so that Rust has them as a `usize`.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use super::variables::{Definition, Finder};
use rustc_hash::FxHashSet;
use rustpython_ast::Operator;

use crate::types::ir::{ExprId, Kind, Program, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What a method of the file says that `len(..)` is, as a `usize`.
    pub(super) fn length_as_count(&self, id: ExprId, code: &Code) -> Res<Code> {
        if !self.is_length_of_instance(id) {
            return refuse("a count that is none");
        }
        let text = format!(
            "usize::try_from({}).expect(\"__len__() should return >= 0\")",
            code.text
        );
        let mut count = Code::tight(text, Ty::Int);
        count.is_usize = true;
        Ok(count)
    }

    /// Whether it is `len(..)` of an instance, which a method of the file says.
    fn is_length_of_instance(&self, id: ExprId) -> bool {
        let Kind::Call(func, arguments) = self.kind(id) else {
            return false;
        };
        matches!(self.kind(*func), Kind::Builtin(name) if name == "len")
            && matches!(arguments.as_slice(), [of]
                if matches!(self.ty(of.value), Ty::Instance(_) | Ty::Dyn(_)))
            && *self.ty(id) == Ty::Int
            && !self.is_failing(id)
    }
}

impl Finder<'_, '_> {
    /// Integers that never are negative and mostly count places are `usize`.
    pub(super) fn find_usizes(&mut self) {
        let used = self.index_uses();
        let ids =
            (0..self.program.vars.len()).map(|id| VarId(u32::try_from(id).unwrap_or(u32::MAX)));
        let candidates = ids.filter(|id| {
            let var = self.program.var(*id);
            var.ty == Ty::Int
                && !var.is_param
                && !var.is_captured
                && !var.is_passed
                && used.contains(id)
        });
        self.usizes = candidates.collect();
        loop {
            let program = self.program;
            let fails = |var: &VarId| {
                let definitions = self.definitions.get(var).map_or(&[][..], Vec::as_slice);
                definitions.is_empty()
                    || !definitions.iter().all(|it| match it {
                        Definition::Value(value) => is_count(program, *value, &self.usizes),
                        Definition::Augmented(Operator::Add | Operator::Mult, value) => {
                            is_count(program, *value, &self.usizes)
                        }
                        Definition::Counted(iter) => counts_up(program, *iter, &self.usizes),
                        _ => false,
                    })
            };
            let failing: Vec<VarId> = self.usizes.iter().copied().filter(|it| fails(it)).collect();
            if failing.is_empty() {
                break;
            }
            failing.iter().for_each(|it| {
                self.usizes.remove(it);
            });
        }
    }

    /// Variables that stand in an index or a bound of a slice.
    fn index_uses(&self) -> FxHashSet<VarId> {
        let mut used = FxHashSet::default();
        let mut note = |id: ExprId| {
            let mut rest = vec![id];
            while let Some(id) = rest.pop() {
                match self.program.kind(id) {
                    Kind::Var(var) => {
                        used.insert(*var);
                    }
                    Kind::Binary(_, a, b) => rest.extend([*a, *b]),
                    _ => {}
                }
            }
        };
        for expr in &self.program.exprs {
            match &expr.kind {
                Kind::Index(object, index)
                    if !matches!(self.types.of(*object).some(), Ty::Dict(..)) =>
                {
                    note(*index);
                }
                Kind::Slice(_, bounds) => bounds.iter().flatten().for_each(|it| note(*it)),
                _ => {}
            }
        }
        for func in &self.program.funcs {
            index_targets(&func.body, &mut |object, index| {
                if !matches!(self.types.of(object).some(), Ty::Dict(..)) {
                    note(index);
                }
            });
        }
        used
    }
}

/// Whether an integer expression is never negative, and can be computed with `usize`.
pub(super) fn is_count(program: &Program<'_>, id: ExprId, usizes: &FxHashSet<VarId>) -> bool {
    match program.kind(id) {
        Kind::Int(int) => *int >= 0,
        Kind::Var(var) => usizes.contains(var),
        Kind::Binary(Operator::Add | Operator::Mult, a, b) => {
            is_count(program, *a, usizes) && is_count(program, *b, usizes)
        }
        Kind::Binary(Operator::FloorDiv | Operator::Mod, a, b) => {
            is_count(program, *a, usizes) && matches!(program.kind(*b), Kind::Int(int) if *int > 0)
        }
        Kind::Call(func, arguments) => match program.kind(*func) {
            Kind::Builtin(name) if name == "len" => true,
            Kind::Builtin(name) if (name == "min" || name == "max") && arguments.len() > 1 => {
                arguments.iter().all(|it| {
                    it.name.is_none() && it.stars == 0 && is_count(program, it.value, usizes)
                })
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether what a range or an `enumerate` counts is never negative, and computed with `usize`.
pub(super) fn counts_up(program: &Program<'_>, iter: ExprId, usizes: &FxHashSet<VarId>) -> bool {
    let Kind::Call(func, arguments) = program.kind(iter) else {
        return false;
    };
    if arguments.iter().any(|it| it.name.is_some() || it.stars > 0) {
        return false;
    }
    let count = |at: usize| is_count(program, arguments[at].value, usizes);
    // `len(x) - 1` is an end that may be below zero, where the range is empty.
    let end = |at: usize| {
        count(at)
            || matches!(program.kind(arguments[at].value), Kind::Binary(Operator::Sub, a, b)
                if is_count(program, *a, usizes) && is_count(program, *b, usizes))
    };
    match (program.kind(*func), arguments.len()) {
        (Kind::Builtin(name), 1) if name == "enumerate" => true,
        (Kind::Builtin(name), 1) if name == "reversed" => {
            counts_up(program, arguments[0].value, usizes)
        }
        (Kind::Builtin(name), 1) if name == "range" => end(0),
        (Kind::Builtin(name), 2) if name == "range" => count(0) && end(1),
        (Kind::Builtin(name), 3) if name == "range" => match program.kind(arguments[2].value) {
            Kind::Int(step) if *step > 0 => count(0) && end(1),
            // Down to 0: `range(n - 1, -1, -1)`.
            Kind::Int(-1) => {
                end(0) && (count(1) || matches!(program.kind(arguments[1].value), Kind::Int(-1)))
            }
            _ => count(0) && end(1) && count(2),
        },
        _ => false,
    }
}

/// Calls `each` with what is assigned to by an index.
fn index_targets(suite: &Suite<'_>, each: &mut impl FnMut(ExprId, ExprId)) {
    for stmt in &suite.body {
        match &stmt.kind {
            StmtKind::Assign { targets, .. } => {
                targets.iter().for_each(|it| index_target(it, each));
            }
            StmtKind::Augmented { target, .. } => index_target(target, each),
            _ => {}
        }
        for inner in stmt.suites() {
            index_targets(inner, each);
        }
    }
}

fn index_target(target: &Target, each: &mut impl FnMut(ExprId, ExprId)) {
    match target {
        Target::Index(object, index) => each(*object, *index),
        Target::Tuple(targets, _) => targets.iter().for_each(|it| index_target(it, each)),
        _ => {}
    }
}
