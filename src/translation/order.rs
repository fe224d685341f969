//! The order in which values are computed, where a call among them changes what others read.

use rustc_hash::FxHashSet;
use rustpython_ast::Operator;

use super::code::Form;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Piece, Var, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Computes values that Python computes one after the other, and only then uses, in that order: those
    /// before and with the last that changes something get a `let` each.
    pub(super) fn compute_in_order(&mut self, values: &[ExprId]) -> Res<()> {
        let Some(last) = values.iter().rposition(|it| self.changes_something(*it)) else {
            return Ok(());
        };
        let only_inserts = !values.iter().any(|it| self.calls_what_changes(*it));
        if only_inserts && !self.reads_where_it_inserts(values) {
            return Ok(());
        }
        for value in &values[..=last] {
            let is_constant = matches!(
                self.kind(*value),
                Kind::Str(_) | Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) | Kind::None
            );
            // What has a name is looked at when it is used, with what changed in it until then.
            let is_shared = self.ty(*value).is_shared();
            let is_place = matches!(self.kind(*value), Kind::Var(_) | Kind::Attribute(..))
                && self.is_simple(*value)
                && !self.may_be_rebound(*value);
            if is_constant || is_shared && is_place {
                continue;
            }
            if matches!(self.kind(*value), Kind::Starred(_))
                || is_shared && !only_inserts && super::roots::root(self.program, *value).is_some()
            {
                return refuse("a call that changes something among what is shown");
            }
            let code = if let Some(code) = self.shown_next(*value)? {
                code
            } else {
                let code = self.expr(*value)?;
                self.owned(code, *value)?
            };
            let code = self.plain_int(code);
            if !self.has_known_rust(&code.ty) || code.ty == Ty::None {
                return refuse("a call that changes something among what is shown");
            }
            let name = self.fresh("value");
            let first = code.text.trim_start_matches("vec![");
            let is_literal =
                code.ty == Ty::Int || first.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            let text = if code.is_weak && is_literal {
                super::code::with_suffix(&code.text)
            } else {
                code.text.clone()
            };
            self.out.line(format!("let {name} = {text};"));
            let mut named = super::code::Code::tight(name, code.ty);
            named = named.held(Form::Place);
            self.computed.insert(*value, named);
        }
        Ok(())
    }

    /// Whether a call may give a name or a field another value: what it stood for before is shown.
    fn may_be_rebound(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Attribute(_, name) => {
                let writers = self.effects.attribute_writers.get(name);
                writers.is_some_and(|it| {
                    it.iter()
                        .any(|func| self.program.func(*func).name != "__init__")
                })
            }
            Kind::Var(var) => self.is_rebound_by_others(*var),
            _ => false,
        }
    }

    /// Whether a function may give a variable of the module, or of a function around it, another value.
    pub(super) fn is_rebound_by_others(&self, var: VarId) -> bool {
        let info = self.program.var(var);
        // Functions that it is passed on to know it by a parameter of its name.
        let is_other = |it: &Var| it.is_handed && it.name == info.name && it.assignments() > 1;
        info.is_captured && info.assignments() > 1
            || (info.is_passed || info.is_handed) && self.program.vars.iter().any(is_other)
    }

    /// Whether a value is what a function of the file gives: it borrows nothing of what that was given.
    fn gives_its_own(&self, value: ExprId) -> bool {
        let Kind::Call(func, _) = self.kind(value) else {
            return false;
        };
        match self.kind(*func) {
            Kind::Func(_) => true,
            Kind::Attribute(object, name) => match self.ty(*object).some() {
                Ty::Instance(class) => self
                    .program
                    .method(*class, name)
                    .is_some_and(|it| !self.program.lending.methods.contains_key(&it)),
                _ => false,
            },
            _ => false,
        }
    }

    /// What is borrowed for one of several values that are shown at once is not moved for a later one; gives how
    /// many names were lent before.
    pub(super) fn lend_to_all(&mut self, values: &[ExprId]) -> usize {
        let before = self.lent_now.len();
        let mut borrowed: FxHashSet<VarId> = FxHashSet::default();
        for value in values {
            let mut read: FxHashSet<VarId> = FxHashSet::default();
            let mut rest = vec![*value];
            while let Some(id) = rest.pop() {
                if let Kind::Var(var) = self.kind(id) {
                    read.insert(*var);
                }
                rest.extend(self.kind(id).parts());
            }
            let lent = read.intersection(&borrowed);
            let lent = lent.map(|it| self.binding(*it).name.clone());
            let lent: Vec<String> = lent.collect();
            self.lent_now.extend(lent);
            if !self.ty(*value).is_copy() && !self.gives_its_own(*value) {
                borrowed.extend(read);
            }
        }
        before
    }

    /// Whether several values, computed in their order and then borrowed, may show a change that a call
    /// among them makes to what another one reads.
    fn has_to_be_in_order(&self, values: &[ExprId]) -> bool {
        let (changing, others): (Vec<ExprId>, Vec<ExprId>) =
            values.iter().partition(|it| self.calls_what_changes(**it));
        if self.reads_where_it_inserts(values) {
            return true;
        }
        let is_owned = |id: &ExprId| self.ty(*id).is_copy();
        changing.len() > 1 && !changing.iter().all(is_owned)
            || changing.iter().any(|it| self.calls_closure(*it))
            || !changing.is_empty() && others.iter().any(|it| !self.is_out_of_reach(*it))
    }

    /// Refuses values that are put into a text together, where Rust would look at one when a call among them has
    /// changed it.
    pub(super) fn check_shown_order(&self, values: &[ExprId]) -> Res<()> {
        if values.len() > 1 && self.has_to_be_in_order(values) {
            return refuse("a call that changes something among what is shown");
        }
        Ok(())
    }

    /// Whether no call of a named function can change a value before it is shown: a number or a text that a
    /// variable of its own holds, or one that is made anew.
    fn is_out_of_reach(&self, id: ExprId) -> bool {
        let ty = self.ty(id);
        match self.kind(id) {
            Kind::Str(_) | Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) | Kind::None => true,
            Kind::Var(var) => {
                let var = self.program.var(*var);
                (ty.is_copy() || ty.is_text())
                    && !var.is_captured
                    && !var.is_passed
                    && !var.is_handed
            }
            Kind::Attribute(..) | Kind::Index(..) => false,
            _ => ty.is_copy(),
        }
    }

    /// Whether a value is a place that Rust looks at when all values are there, and a call among those behind it
    /// changes what stands there.
    pub(super) fn is_looked_at_late(&self, value: ExprId, behind: &[ExprId]) -> bool {
        let is_place = match self.kind(value) {
            Kind::Var(_) | Kind::Attribute(..) | Kind::Index(..) => !self.is_out_of_reach(value),
            Kind::Format(pieces) => pieces.iter().any(|it| match it {
                Piece::Field { value, .. } => self.is_looked_at_late(*value, behind),
                Piece::Text(_) => false,
            }),
            Kind::Binary(Operator::Add, a, b) if self.ty(value).is_text() => {
                [a, b].iter().any(|it| self.is_looked_at_late(**it, behind))
            }
            _ => false,
        };
        is_place && behind.iter().any(|it| self.calls_what_changes(*it))
    }

    /// Whether computing a value calls a function that is no plain one of the file.
    fn calls_closure(&self, id: ExprId) -> bool {
        let span = &self.program.expr(id).span;
        self.exprs_in(span).any(|expr| match &expr.kind {
            Kind::Call(func, _) => !matches!(
                self.kind(*func),
                Kind::Func(_)
                    | Kind::Builtin(_)
                    | Kind::Attribute(..)
                    | Kind::Class(_)
                    | Kind::Import(_)
            ),
            _ => false,
        })
    }

    /// Whether computing a value calls what changes its arguments or the object that it is called on, or
    /// reads a key of a defaultdict, which puts it in if it is not there.
    pub(super) fn changes_something(&self, id: ExprId) -> bool {
        self.calls_what_changes(id) || !self.inserted_into(id).is_empty()
    }

    /// Computes what a call is given before the place is borrowed that the call is about, where computing it
    /// changes that place, too; only the value of a whole statement can have statements before it.
    pub(super) fn compute_given(
        &mut self,
        call: ExprId,
        place: ExprId,
        arguments: &[crate::types::ir::Argument],
    ) -> Res<()> {
        // What stands for a statement of another kind has no text of its own.
        let whole = self.program.expr(call).span.clone();
        let is_made = |id: ExprId| {
            let span = &self.program.expr(id).span;
            span.start <= whole.start && whole.end <= span.end
        };
        let mut values = arguments.iter().map(|it| it.value);
        let is_in_the_way = values.any(|it| {
            !self.computed.contains_key(&it) && !is_made(it) && self.changes_place(place, it)
        });
        if !is_in_the_way {
            return Ok(());
        }
        // A key that is not there is put in before anything of this is computed.
        if self.first.first() != Some(&call) || !self.inserted_into(place).is_empty() {
            return refuse("a call that changes what it is given to");
        }
        let values: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
        self.compute_in_order(&values)
    }
}
