//! Parameters that a function only hands on to others that never look at them, and the calls that give them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::translation::translator::Translator;
use crate::types::ir::{Argument, ExprId, FuncId, Kind, ParamNature, Program, VarId};
use crate::types::ty::Ty;

/// What the calls of a file give the functions of the file.
#[derive(Debug, Default)]
pub(in crate::translation) struct Handed {
    /// The parameters that get a variable, by place of the function's, once for each time it is read for that.
    given: FxHashMap<VarId, Vec<(FuncId, usize)>>,
    /// How often each variable is read.
    reads: FxHashMap<VarId, usize>,
    /// What each parameter gets, for each call that says it.
    arguments: FxHashMap<(FuncId, usize), Vec<ExprId>>,
    /// The functions that something uses in another way than by a plain call, or with arguments in a row.
    others: FxHashSet<FuncId>,
}

impl Handed {
    /// `method` says which method of the file a part of an object is, and how many arguments its call leaves out.
    pub(super) fn of(
        program: &Program<'_>,
        method: impl Fn(ExprId, &str) -> Option<FuncId>,
    ) -> Self {
        let mut found = Self::default();
        let callee = |func: ExprId| match program.kind(func) {
            Kind::Func(id) => Some((*id, 0)),
            Kind::Attribute(object, name) => Some((method(*object, name)?, 1)),
            _ => None,
        };
        let mut called: FxHashSet<ExprId> = FxHashSet::default();
        for expr in &program.exprs {
            match &expr.kind {
                Kind::Var(var) => *found.reads.entry(*var).or_default() += 1,
                Kind::Call(func, arguments) => {
                    if let Some((id, skipped)) = callee(*func) {
                        called.insert(*func);
                        found.note(program, id, skipped, arguments);
                    }
                }
                _ => {}
            }
        }
        for (expr, at) in program.exprs.iter().zip(0..) {
            let is_part = matches!(expr.kind, Kind::Func(_) | Kind::Attribute(..));
            if is_part
                && !called.contains(&ExprId(at))
                && let Some((id, _)) = callee(ExprId(at))
            {
                found.others.insert(id);
            }
        }
        found
    }

    fn note(&mut self, program: &Program<'_>, id: FuncId, skipped: usize, arguments: &[Argument]) {
        let params = &program.func(id).params;
        let mut by_place = (0..params.len())
            .filter(|it| params[*it].nature == ParamNature::Plain)
            .skip(skipped);
        for argument in arguments {
            if argument.stars > 0 {
                self.others.insert(id);
                return;
            }
            let at = match &argument.name {
                Some(name) => params.iter().position(|it| it.name == *name),
                None => by_place.next(),
            };
            let Some(at) = at else {
                self.others.insert(id);
                return;
            };
            self.arguments
                .entry((id, at))
                .or_default()
                .push(argument.value);
            if let Kind::Var(var) = program.kind(argument.value) {
                self.given.entry(*var).or_default().push((id, at));
            }
        }
    }
}

impl Translator<'_, '_> {
    /// Whether all that a parameter gets in the file is variables and fields of which nothing is known, either, and nothing but
    /// calls uses the function.
    pub(super) fn is_given_unknowns(&self, id: FuncId, at: usize) -> bool {
        let handed = self.handed();
        let is_open = |of: &ExprId| {
            matches!(self.kind(*of), Kind::Var(_) | Kind::Attribute(..))
                && *self.ty(*of) == Ty::Unknown
        };
        !handed.others.contains(&id)
            && !self.is_asked_in_another_way(id)
            && handed
                .arguments
                .get(&(id, at))
                .is_none_or(|it| it.iter().all(is_open))
    }

    /// Whether a method is asked for of something that is no plain instance of its class.
    fn is_asked_in_another_way(&self, id: FuncId) -> bool {
        let func = self.program.func(id);
        let Some(class) = func.class else {
            return false;
        };
        let is_own = |ty: &Ty| match ty {
            Ty::Instance(of) | Ty::Class(of) | Ty::Dyn(of) => of.root() == class.root(),
            Ty::Copies(_) => true,
            _ => false,
        };
        self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Attribute(object, name) if *name == func.name
                && (self.is_super(*object)
                    || self.ty(*object).any(&is_own) && !matches!(self.ty(*object), Ty::Instance(_))))
        })
    }

    /// Whether a function does nothing with a parameter but to hand it on to functions of the file that never look at
    /// it.
    pub(super) fn only_hands_on(&self, id: FuncId, at: usize) -> bool {
        self.hands_on(id, at, &mut Vec::new())
    }

    fn hands_on(&self, id: FuncId, at: usize, around: &mut Vec<(FuncId, usize)>) -> bool {
        // What goes round is looked at nowhere, either.
        if around.contains(&(id, at)) {
            return true;
        }
        if !self.may_take_anything(id, at) {
            return false;
        }
        let var = self.program.func(id).params[at].var;
        let info = self.program.var(var);
        let handed = self.handed();
        let given = handed.given.get(&var).map_or(&[][..], Vec::as_slice);
        let is_left = info.assignments() == 1
            && !info.is_captured
            && handed.reads.get(&var).copied().unwrap_or(0) == given.len()
            && info.occurrences.iter().filter(|it| !it.is_def).count() == given.len();
        around.push((id, at));
        let is_left = is_left && given.iter().all(|(to, at)| self.hands_on(*to, *at, around));
        around.pop();
        is_left
    }

    fn handed(&self) -> &Handed {
        self.handed.get_or_init(|| {
            Handed::of(self.program, |object, name| match self.ty(object) {
                Ty::Instance(class) => self.program.method(*class, name),
                _ => None,
            })
        })
    }
}
