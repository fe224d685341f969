//! Which values call what changes a place, an instance or what others look at.

use super::translator::Translator;
use crate::types::ir::{ExprId, FuncId, Kind, VarId};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    /// Whether computing a value calls what changes a place, what that is a part of, or a part of it.
    pub(super) fn changes_place(&self, place: ExprId, value: ExprId) -> bool {
        let place = self.place_spelled(place);
        let is_part = |part: &str, whole: &str| {
            let rest = part.strip_prefix(whole);
            rest.is_some_and(|it| it.is_empty() || it.starts_with(['.', '[']))
        };
        let meets = |id: ExprId| {
            let other = self.place_spelled(id);
            is_part(&other, &place) || is_part(&place, &other)
        };
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

    pub(super) fn calls_what_changes(&self, id: ExprId) -> bool {
        let span = &self.program.expr(id).span;
        let methods = ["pop", "popleft", "setdefault", "popitem"];
        self.exprs_in(span)
            .any(|it| self.is_changing_call(it, &methods))
    }

    /// Whether it is a call that changes something: of a function of the file, or of a method of a container.
    fn is_changing_call(&self, expr: &crate::types::ir::Expr, methods: &[&str]) -> bool {
        match &expr.kind {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Func(id) => self.changes_others(*id),
                Kind::Import(name) => name.starts_with("heapq.heap"),
                Kind::Builtin(name) => name == "next",
                Kind::Attribute(object, name) => match self.ty(*object).some() {
                    of @ (Ty::Instance(_) | Ty::Class(_) | Ty::Dyn(_) | Ty::Union(_)) => {
                        let reached = self.program.reached_methods(*object, of, name);
                        reached.iter().any(|it| self.changes_others(*it))
                    }
                    ty => ty.is_shared() && methods.contains(&name.as_str()),
                },
                _ => {
                    let functions = self.ty(*func).functions();
                    functions.iter().any(|it| self.changes_others(*it))
                }
            },
            _ => false,
        }
    }

    /// Whether a function of the file changes what others look at, or what one of their names stands for.
    pub(super) fn changes_others(&self, id: FuncId) -> bool {
        self.effects.changers.contains(&id)
            || self.effects.rebinders.contains(&id)
            || self.closures.changes(id)
    }

    /// Whether computing `value` calls a method that changes the instance which `place` is a part of.
    pub(super) fn calls_changer_of(&self, place: ExprId, value: ExprId) -> bool {
        let root = super::roots::root(self.program, place);
        root.is_some_and(|it| self.calls_changer_of_var(it, value))
    }

    /// Whether computing `value` calls a method that changes the instance which a variable holds.
    pub(super) fn calls_changer_of_var(&self, var: VarId, value: ExprId) -> bool {
        let span = &self.program.expr(value).span;
        self.exprs_in(span)
            .any(|it| self.is_change_of(&it.kind, var))
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
    pub(super) fn reads_where_it_inserts(&self, values: &[ExprId]) -> bool {
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
