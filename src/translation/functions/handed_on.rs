//! Parameters that a function only hands on to others that never look at them.

use crate::translation::handed::Handed;
use crate::translation::translator::Translator;
use crate::types::ir::{ExprId, FuncId, Kind};
use crate::types::ty::Ty;

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
        let is_another = |ty: &Ty| !matches!(ty, Ty::Instance(_));
        self.is_asked_of(&func.name, class, is_another)
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
