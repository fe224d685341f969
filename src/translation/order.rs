//! The order in which values are computed, where a call among them changes what others read.

use rustc_hash::FxHashSet;

use super::code::Form;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, VarId};
use crate::types::ty::{DictKind, Ty};

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
            Kind::Var(var) => {
                let info = self.program.var(*var);
                info.is_captured && info.assignments() > 1
            }
            _ => false,
        }
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
    pub(super) fn has_to_be_in_order(&self, values: &[ExprId]) -> bool {
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

    /// Whether computing a value calls what changes a place, what that is a part of, or a part of it.
    pub(super) fn changes_place(&self, place: ExprId, value: ExprId) -> bool {
        let text = |id: ExprId| self.source.slice(self.program.expr(id).span.clone());
        let place = text(place);
        let is_part = |part: &str, whole: &str| {
            let rest = part.strip_prefix(whole);
            rest.is_some_and(|it| it.is_empty() || it.starts_with(['.', '[']))
        };
        let meets = |id: ExprId| is_part(text(id), place) || is_part(place, text(id));
        let methods = ["pop", "popleft", "setdefault", "popitem"];
        let span = &self.program.expr(value).span;
        self.exprs_in(span)
            .filter(|it| self.is_changing_call(it, &methods))
            .any(|it| match &it.kind {
                Kind::Call(func, arguments) => {
                    let object = match self.kind(*func) {
                        Kind::Attribute(object, _) => Some(*object),
                        _ => None,
                    };
                    let given = arguments.iter().map(|it| it.value);
                    object.into_iter().chain(given).any(meets)
                }
                _ => false,
            })
    }

    /// Whether computing a place calls what changes more than that it puts in what is missing there.
    pub(super) fn moves_on(&self, id: ExprId) -> bool {
        let span = &self.program.expr(id).span;
        self.exprs_in(span)
            .any(|it| self.is_changing_call(it, &["pop", "popleft", "popitem"]))
    }

    fn calls_what_changes(&self, id: ExprId) -> bool {
        let span = &self.program.expr(id).span;
        let methods = ["pop", "popleft", "setdefault", "popitem"];
        self.exprs_in(span)
            .any(|it| self.is_changing_call(it, &methods))
    }

    /// Whether it is a call that changes something: of a function of the file, or of a method of a container.
    fn is_changing_call(&self, expr: &crate::types::ir::Expr, methods: &[&str]) -> bool {
        match &expr.kind {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Func(id) => self.effects.changers.contains(id) || self.closures.changes(*id),
                Kind::Import(name) => name.starts_with("heapq.heap"),
                Kind::Builtin(name) => name == "next",
                Kind::Attribute(object, name) => match self.ty(*object).some() {
                    of @ (Ty::Instance(_) | Ty::Class(_) | Ty::Dyn(_) | Ty::Union(_)) => {
                        let reached = self.program.reached_methods(*object, of, name);
                        reached.iter().any(|it| self.effects.changers.contains(it))
                    }
                    ty => ty.is_shared() && methods.contains(&name.as_str()),
                },
                _ => {
                    let functions = self.ty(*func).functions();
                    functions
                        .iter()
                        .any(|it| self.effects.changers.contains(it) || self.closures.changes(*it))
                }
            },
            _ => false,
        }
    }

    /// Whether computing `value` calls a method that changes the instance which `place` is a part of.
    pub(super) fn calls_changer_of(&self, place: ExprId, value: ExprId) -> bool {
        let Some(root) = super::roots::root(self.program, place) else {
            return false;
        };
        let span = &self.program.expr(value).span;
        self.exprs_in(span)
            .any(|it| self.is_change_of(&it.kind, root))
    }

    /// Whether what is lent of `place` from `from` on may be in the way of a later change of its owner.
    pub(super) fn is_owner_changed_behind(&self, place: ExprId) -> bool {
        let Some(root) = super::roots::root(self.program, place) else {
            return false;
        };
        let from = self.program.expr(place).position;
        let mut later = self.program.exprs.iter().filter(|it| {
            it.position > from && self.program.blocks[it.block.at()].func == self.func
        });
        if *self.ty(place) == self.program.var(root).ty {
            return self.effects.changed.contains(&root)
                && later.any(|it| matches!(it.kind, Kind::Var(of) if of == root));
        }
        later.any(|it| self.is_change_of(&it.kind, root))
    }

    /// Whether what a value is a part of is changed before variables that look at it are read last.
    pub(super) fn is_changed_while_read(&self, place: ExprId, vars: &[VarId]) -> bool {
        let Some(root) = super::roots::root(self.program, place) else {
            return false;
        };
        let lent = vars.iter().map(|it| self.program.var(*it));
        let lent = lent.filter(|it| !it.ty.is_copy());
        let reads = lent.flat_map(|it| it.occurrences.iter().map(|it| it.position));
        let last = reads.max().unwrap_or(0);
        let from = self.program.expr(place).position;
        let is_used = self.program.var(root).occurrences.iter();
        let is_used = is_used
            .map(|it| it.position)
            .any(|it| from < it && it < last);
        if let Kind::Index(whole, _) = self.kind(place)
            && is_used
            && self.effects.changed.contains(&root)
            && !(self.changes).are_none(from + 1, last, |it| it == self.ty(*whole).some())
        {
            return true;
        }
        self.program.exprs.iter().any(|it| {
            (from..last).contains(&it.position)
                && self.program.blocks[it.block.at()].func == self.func
                && self.is_change_of(&it.kind, root)
        })
    }

    /// Whether it calls a method that changes an instance which a variable holds.
    fn is_change_of(&self, kind: &Kind, root: VarId) -> bool {
        let Kind::Call(func, _) = kind else {
            return false;
        };
        let Kind::Attribute(object, name) = self.kind(*func) else {
            return false;
        };
        let method = match self.ty(*object).some() {
            Ty::Instance(class) => self.program.method(*class, name),
            _ => None,
        };
        super::roots::root(self.program, *object) == Some(root)
            && method.is_some_and(|it| self.effects.changers.contains(&it))
    }

    /// Whether a value is read from a defaultdict, which puts a key in that is not there.
    pub(super) fn inserts(&self, id: ExprId) -> bool {
        matches!(self.kind(id), Kind::Index(object, _) if self.is_default_dict(*object))
    }

    /// The variables whose defaultdicts get a key when a value is computed.
    pub(super) fn inserted_into(&self, id: ExprId) -> Vec<Option<VarId>> {
        let span = &self.program.expr(id).span;
        self.exprs_in(span)
            .filter_map(|it| match &it.kind {
                Kind::Index(object, _) if self.is_default_dict(*object) => {
                    Some(super::roots::root(self.program, *object))
                }
                _ => None,
            })
            .collect()
    }

    /// Whether one of several values reads the variable in whose defaultdict another one puts a key.
    fn reads_where_it_inserts(&self, values: &[ExprId]) -> bool {
        values.iter().any(|inserting| {
            self.inserted_into(*inserting).into_iter().any(|root| {
                values.iter().filter(|it| *it != inserting).any(|other| {
                    let span = &self.program.expr(*other).span;
                    self.exprs_in(span).any(
                        |it| matches!(it.kind, Kind::Var(var) if root.is_none_or(|it| it == var)),
                    )
                })
            })
        })
    }

    pub(super) fn is_default_dict(&self, id: ExprId) -> bool {
        matches!(self.ty(id).some(), Ty::Dict(.., DictKind::Default))
            && !self.effects.reads.knows_key(id)
    }
}
