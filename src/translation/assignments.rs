//! Assignments: declarations, places, unpacking, swaps, and those with an operator.

use super::code::{Form, with_suffix, without_turbofish};
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::Global;
use crate::types::ir::{ExprId, Kind, Stmt, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn assignment(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        value: ExprId,
    ) -> Res<()> {
        match targets {
            [Target::Var(var)]
                if self.program.var(*var).ty == Ty::None && *self.ty(value) == Ty::None =>
            {
                // Where the variable is used, that is None.
                self.declared.insert(*var);
                if matches!(self.kind(value), Kind::Call(..)) {
                    return self.expression_statement(value);
                }
                self.out.seen(stmt.line);
                Ok(())
            }
            [Target::Var(var)] => {
                self.see_branches(stmt.line, value);
                self.assign_var(stmt, *var, value)
            }
            [Target::Tuple(targets, star)] => self.unpack(stmt, targets, *star, value),
            [Target::Index(object, index)] => self.assign_item(*object, *index, value),
            [Target::Slice(object, [None, None, None])] => {
                let of = self.ty(*object).some().clone();
                let Ty::List(_) = &of else {
                    return refuse("an assignment to a slice of this");
                };
                let items = self.items_for_slice(value, &of.item())?;
                let place = self.place(*object)?;
                let text = match place.form {
                    Form::MutRef => format!("*{} = {items};", place.text),
                    _ => format!("{} = {items};", place.text),
                };
                self.out.line(text);
                Ok(())
            }
            [Target::Slice(object, [from, to, None])] => {
                let of = self.ty(*object).some().clone();
                let Ty::List(item) = &of else {
                    return refuse("an assignment to a slice of this");
                };
                let list = self.items_for_slice(value, item)?;
                let place = self.place(*object)?;
                let len = format!("{}.len()", place.receiver());
                let from = match from {
                    Some(from) => self.slice_bound(*from, &len)?,
                    None => "0".to_owned(),
                };
                let to = match to {
                    Some(to) => self.slice_bound(*to, &len)?,
                    None => len,
                };
                let (start, end) = (self.fresh("start"), self.fresh("end"));
                let items = self.fresh("items");
                self.out.line(format!("let {items} = {list};"));
                self.out.line(format!("let {start}: usize = {from};"));
                self.out.line(format!("let {end} = {start}.max({to});"));
                self.out.line(format!(
                    "{}.splice({start}..{end}, {items});",
                    place.receiver()
                ));
                Ok(())
            }
            [Target::Slice(object, bounds)] => self.assign_stepped_slice(*object, *bounds, value),
            [Target::Attribute(object, name)] => self.assign_field(*object, name, value),
            [Target::Unsupported(why)] => refuse(*why),
            many => {
                // `a = b = value` of what is copied.
                if !self.ty(value).is_copy() && !matches!(self.kind(value), Kind::Str(_)) {
                    return refuse("two names for one value");
                }
                if !self.is_simple(value) {
                    return refuse("one value, computed once, for several names");
                }
                for target in many {
                    match target {
                        Target::Var(var) => self.assign_var(stmt, *var, value)?,
                        Target::Index(object, index) => self.assign_item(*object, *index, value)?,
                        Target::Attribute(object, name) => {
                            self.assign_field(*object, name, value)?;
                        }
                        _ => return refuse("a target of this kind"),
                    }
                }
                Ok(())
            }
        }
    }

    /// Notes the lines of a value that is one or another, which statements may have stood on.
    fn see_branches(&mut self, first: usize, value: ExprId) {
        let mut parts = Vec::new();
        let mut last = value;
        while let Kind::Conditional { test, body, orelse } = self.kind(last) {
            parts.extend([*test, *body]);
            last = *orelse;
        }
        if parts.is_empty() {
            return;
        }
        for part in parts.into_iter().chain([last]) {
            let line = self.source.line_at(self.program.expr(part).span.start);
            if line != first {
                self.out.seen(line);
            }
        }
    }

    /// A list of what goes into a part of another one, which Python makes first.
    fn items_for_slice(&mut self, value: ExprId, item: &Ty) -> Res<String> {
        let want = Ty::list(item.clone());
        match self.ty(value) {
            Ty::Iter(_) | Ty::Range => Ok(self.list_of(value, &want)?.text),
            _ => Ok(self.value(value, &want)?.text),
        }
    }

    /// Whether an empty container goes to a variable that nothing reads.
    fn is_unused_and_empty(&self, var: VarId, value: ExprId) -> bool {
        let info = self.program.var(var);
        let is_empty = match self.kind(value) {
            Kind::List(items) => items.is_empty(),
            Kind::Dict(items) => items.is_empty(),
            _ => false,
        };
        is_empty && !info.is_captured && info.occurrences.iter().all(|it| it.is_def)
    }

    pub(super) fn assign_var(&mut self, stmt: &Stmt<'_>, var: VarId, value: ExprId) -> Res<()> {
        let ty = self.program.var(var).ty.clone();
        let binding = self.binding(var).clone();
        match binding.global {
            Some(Global::Const | Global::Lazy) => {
                // It stands outside of main; its line counts as seen there.
                self.out.seen(stmt.line);
                return Ok(());
            }
            Some(Global::Cell | Global::Locked) => {
                if Some(stmt.block) == self.program.func(crate::types::ir::FuncId(0)).body.block
                    && self
                        .program
                        .var(var)
                        .occurrences
                        .first()
                        .is_some_and(|it| stmt.start <= it.position && it.position <= stmt.end)
                {
                    self.out.seen(stmt.line);
                    return Ok(());
                }
                if binding.global == Some(Global::Locked) {
                    return self.assign_cell(var, value, &ty);
                }
                let code = self.value(value, &ty)?;
                let line = self.set_small(&binding.name, &code.text);
                self.out.line(line);
                return Ok(());
            }
            Some(Global::Refused) => {
                return self.no_variable(var);
            }
            Some(Global::Slot(_) | Global::Kept(_)) => return self.assign_cell(var, value, &ty),
            Some(Global::Late) => {
                let code = self.value(value, &ty)?;
                self.out
                    .line(format!("{} = Some({});", binding.name, code.text));
                return Ok(());
            }
            None | Some(Global::Moved(_)) => {}
        }
        let owner = self.program.var(var).func;
        if binding.global.is_none() && owner != self.func && !self.has_captured(var) {
            return refuse("a variable of the function around is assigned");
        }
        self.check_closed(var)?;
        if self.is_csv_writer(var)? {
            self.out.seen(stmt.line);
            self.declared.insert(var);
            self.handled.insert(value);
            return Ok(());
        }
        if let Ty::Iter(_) = ty {
            let info = self.program.var(var);
            let is_kept = info.occurrences.len() != 2 || self.is_asked(var);
            let defs = info.assignments();
            if info.is_captured || defs != 1 {
                return refuse("an iterator that is kept");
            }
            let last = info.occurrences.iter().map(|it| it.position).max();
            let shared = self.shared_types_in(value);
            let is_quiet = self
                .changes
                .are_none(stmt.end, last.unwrap_or(stmt.end), |part| {
                    shared.iter().any(|it| self.holds(it, part, 0))
                });
            if is_kept && self.uses_what_changes(value)
                || !is_quiet
                || self.reads_assigned_later(value)
            {
                return refuse("an iterator that is kept, over what changes");
            }
            let seq = match self.asked_reader(var, value)? {
                Some(seq) => seq,
                None => self.iterate(value)?,
            };
            if seq.is_unordered {
                return refuse("the order of a set shows");
            }
            // What is looked at in a cell is let go of at the end of the statement.
            if super::code::holds_guard(&seq.text) {
                return refuse("an iterator that is kept, over what changes");
            }
            self.declared.insert(var);
            let needs_mut = if is_kept { "mut " } else { "" };
            self.out
                .line(format!("let {needs_mut}{} = {};", binding.name, seq.text));
            self.iterators.insert(var, seq);
            return Ok(());
        }
        if !ty.is_known() && self.is_unused_and_empty(var, value) {
            self.out.seen(stmt.line);
            return Ok(());
        }
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        self.check_alias(var, value)?;
        if self.given_or_default(var, value, &ty)? {
            return Ok(());
        }
        let code = if binding.is_usize {
            self.count(value)?
        } else if binding.form == Form::Ref && !self.program.var(var).is_param {
            self.borrowed(value, &ty)?
        } else {
            self.bound_value(var, value, &ty)?
        };
        let is_declared = self.declared.contains(&var);
        let mut code = code;
        if (is_declared || self.program.var(var).is_param)
            && super::code::holds_guard(&code.text)
            && crate::rust::contains_word(&code.text, &binding.name)
        {
            // What is looked at is let go of before the variable is assigned anew.
            let new = self.fresh("value");
            self.out.line(format!("let {new} = {};", code.text));
            code.text = new;
        }
        if is_declared || self.program.var(var).is_param {
            let star = if self.bound.get(&var).copied().unwrap_or(binding.form) == Form::MutRef {
                "*"
            } else {
                ""
            };
            self.out
                .line(format!("{star}{} = {};", binding.name, code.text));
            return Ok(());
        }
        self.declared.insert(var);
        // What is borrowed instead needs none.
        let needs_mut = if self.binding(var).needs_mut {
            "mut "
        } else {
            ""
        };
        let is_lent = self.bound.get(&var) == Some(&Form::MutRef);
        let annotation = if is_lent {
            String::new()
        } else {
            self.annotation(&code, &ty, binding.is_usize)
        };
        let text = if binding.name.starts_with("unnamed") {
            format!("let _ = {};", code.text)
        } else if annotation == "i64" && code.is_weak && matches!(self.kind(value), Kind::Int(_)) {
            format!(
                "let {needs_mut}{} = {};",
                binding.name,
                with_suffix(&code.text)
            )
        } else if annotation.is_empty() {
            format!("let {needs_mut}{} = {};", binding.name, code.text)
        } else {
            format!(
                "let {needs_mut}{}: {annotation} = {};",
                binding.name,
                without_turbofish(&code.text, &annotation)
            )
        };
        self.out.line(text);
        Ok(())
    }

    /// The types of the containers that an expression uses.
    fn shared_types_in(&self, value: ExprId) -> Vec<Ty> {
        let span = &self.program.expr(value).span;
        let within = self
            .program
            .exprs
            .iter()
            .filter(|it| span.start <= it.span.start && it.span.end <= span.end);
        let types = within.filter_map(|it| match it.kind {
            Kind::Var(var) => Some(self.program.var(var).ty.clone()),
            _ => None,
        });
        types
            .filter(|it| it.is_shared() && !matches!(it, Ty::Iter(_)))
            .collect()
    }

    /// Whether an expression uses a variable whose value is changed in place, or assigned anew.
    fn uses_what_changes(&self, value: ExprId) -> bool {
        let span = &self.program.expr(value).span;
        self.exprs_in(span).any(|it| {
            matches!(it.kind, Kind::Var(var) if {
                let info = self.program.var(var);
                !info.ty.is_copy()
                    && !crate::types::files::is_file(&info.ty)
                    && (self.effects.changed.contains(&var)
                        || info.assignments() > 1)
            })
        })
    }

    /// Whether one value after the other is asked of an iterator, or it is gone through in a loop.
    pub(super) fn is_asked(&self, iterator: VarId) -> bool {
        let count = u32::try_from(self.program.exprs.len()).unwrap_or(u32::MAX);
        let is_used_again = (0..count).map(ExprId).any(|id| {
            matches!(self.kind(id), Kind::Var(var) if *var == iterator)
                && !self.is_last_use(iterator, id)
        });
        if is_used_again {
            return true;
        }
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Call(func, given) => {
                matches!(self.kind(*func), Kind::Builtin(name) if name == "next")
                    && given.first().is_some_and(
                        |it| matches!(self.kind(it.value), Kind::Var(var) if *var == iterator),
                    )
            }
            _ => false,
        })
    }
}
