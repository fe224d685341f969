//! `for` loops: over values, and over places whose items change.

use rustpython_ast::Operator;

use super::code::{Code, Form, Prec};
use super::seq::Item;
use super::translator::{LoopFrame, Res, Translator, refuse, unknown};
use super::variables::Global;
use crate::types::ir::{Argument, ExprId, Kind, Occurrence, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn for_loop(
        &mut self,
        target: &Target,
        iter: ExprId,
        body: &Suite<'_>,
        orelse: Option<&Suite<'_>>,
        is_tail: bool,
    ) -> Res<()> {
        // What the loop goes through must not change under it.
        let mut own_keys = None;
        let is_by_place = |it: &Self, over: VarId| {
            it.rows_by_place.contains(&over) && !it.is_unchanged_within(over, body)
        };
        if orelse.is_none() && self.loop_over_taken(target, iter, body)? {
            return Ok(());
        }
        let apart = self.gone_through_apart(iter, body);
        if self
            .gone_through(iter)
            .into_iter()
            .filter(|over| Some(*over) != apart)
            .any(|over| self.changes_in(over, body) || is_by_place(self, over))
        {
            if self.growing_loop(target, iter, body, orelse)? {
                return Ok(());
            }
            own_keys = self.own_keys(target, iter, body)?;
            let left = self.left_after_change(target, iter, body);
            let left = left.filter(|(it, _)| self.gone_through(iter) == [*it]);
            if let (None, Some((_, true))) = (&own_keys, left) {
                own_keys = self.copied_to_be_left(iter)?;
            }
            if own_keys.is_none() && left.is_none_or(|it| it.1) {
                return refuse(super::fields_apart::CHANGED);
            }
        }
        if self.shares_iterator(iter, body) {
            return refuse("an iterator that a generator and the loop over it take from");
        }
        if self.crowds_what_it_reads(iter, body) {
            return refuse("reading a defaultdict may insert");
        }
        if self.completed_loop(target, iter, body, orelse)? {
            return Ok(());
        }
        if self.for_displayed(target, iter, body, orelse, is_tail)? {
            return Ok(());
        }
        if self.stepwise_loop(target, iter, body, orelse)? {
            return Ok(());
        }
        if self.changes_items(target) {
            return self.for_changing(target, iter, body, orelse, is_tail);
        }
        let seq = if let Some(seq) = own_keys {
            seq
        } else if let Some(seq) = self.copied_for_assigning(iter, body)? {
            seq
        } else if let Some(seq) = self.sorted_before(iter, body)? {
            seq
        } else if let Some(seq) = self.copied_before(iter, body)? {
            seq
        } else {
            self.copy_slices(iter, body)?;
            let copies = self.changes_what_is_lent(iter, body);
            let before = std::mem::replace(&mut self.copies_lent, copies);
            let steps_through = std::mem::replace(&mut self.steps_through, true);
            let mut known = self.numbered_failing(iter).ok().flatten();
            if known.is_none() {
                known = self.zipped_failing(iter).ok().flatten();
            }
            let seq = match known {
                Some(seq) => Ok(seq),
                None => self.iterate_failing(iter),
            };
            self.steps_through = steps_through;
            self.copies_lent = before;
            seq?
        };
        if seq.is_unordered && !self.is_order_free(body) {
            self.check_order(&seq.ty)?;
        }
        let mut seq = if matches!(target, Target::Var(_)) {
            self.single(seq)?
        } else {
            seq
        };
        seq = self.with_lent_options(seq);
        seq = self.as_tuples(seq, target)?;
        // What is awaited is taken out of its list.
        if seq.item == Item::Ref
            && (matches!(seq.ty, Ty::Coroutine(..))
                || matches!(seq.ty, Ty::Task(..)) && !self.coroutines.asks_tasks)
            && let Kind::Var(var) = self.kind(iter)
            && self.is_last_use(*var, iter)
        {
            seq.in_for = Some(self.binding(*var).name.clone());
            seq.item = Item::Value;
        }
        // Targets that are used behind the loop are assigned there.
        let mut vars = Vec::new();
        target.vars(&mut vars);
        let leaking: Vec<VarId> = vars
            .iter()
            .copied()
            .filter(|it| self.declared.contains(it))
            .collect();
        let mut assigned = Vec::new();
        for var in &leaking {
            let info = self.program.var(*var);
            let ty = info.ty.clone();
            if self.binding(*var).form == Form::MutRef {
                return refuse("a variable of the function around as the target of a loop");
            }
            let name = self.binding(*var).name.clone();
            if !ty.is_copy() && ty != Ty::Str {
                return refuse("a target of a loop that is used behind it");
            }
            assigned.push((*var, name, ty));
        }
        let mut lines = Vec::new();
        let pattern = match target {
            Target::Var(var) if self.is_widened(*var, &seq.ty) => {
                let (binding, wanted) = (
                    self.binding(*var).clone(),
                    self.program.var(*var).ty.clone(),
                );
                let inner = format!("{}_item", binding.name);
                let code = Code::tight(inner.clone(), seq.ty.clone());
                let is_ref = seq.item == Item::Ref && seq.ty.is_copy();
                let code = if is_ref || seq.ty.is_copy() {
                    code
                } else {
                    code.held(Form::Ref)
                };
                let code = self.coerced(code, &wanted)?;
                let needs_mut = if binding.needs_mut { "mut " } else { "" };
                let head = if leaking.is_empty() {
                    format!("let {needs_mut}")
                } else {
                    String::new()
                };
                if matches!(
                    binding.global,
                    Some(Global::Cell | Global::Refused | Global::Late)
                ) {
                    return refuse("a variable of the module as the target of a loop");
                }
                let annotation = match code.text.as_str() {
                    // Nothing else says what it could be.
                    "None" if leaking.is_empty() => format!(": {}", self.rust_type(&wanted)),
                    _ => String::new(),
                };
                let name = &binding.name;
                lines.push(format!("{head}{name}{annotation} = {};", code.text));
                self.declared.insert(*var);
                assigned.clear();
                if is_ref { format!("&{inner}") } else { inner }
            }
            _ => self.pattern_of(target, &seq.item, &seq.ty)?,
        };
        let mut names = pattern.clone();
        for (var, name, ty) in &assigned {
            let inner = format!("{name}_item");
            names = replace_word(&names, name, &inner).replace(&format!("mut {inner}"), &inner);
            let held = self.bound.remove(var).unwrap_or(Form::Place);
            let value = match (ty, held) {
                (Ty::Str, Form::Ref) => format!("{inner}.to_string()"),
                (Ty::Int, _) if self.usizes.contains(var) => format!("{inner} as i64"),
                _ => inner,
            };
            self.bindings[var.at()].form = Form::Place;
            self.bindings[var.at()].is_usize = false;
            self.usizes.remove(var);
            lines.push(match self.binding(*var).global {
                None | Some(Global::Moved(_)) => format!("{name} = {value};"),
                Some(Global::Cell) => self.set_small(name, &value),
                Some(_) => return refuse("a target of a loop that is used behind it"),
            });
        }
        if seq.fails {
            let each = self.free_name("item");
            lines.insert(0, format!("let {names} = {each}?;"));
            names = each;
        }
        let over = seq.in_for.clone().unwrap_or(seq.text);
        self.check_failing(&[iter])?;
        self.check_tries(&over)?;
        let flag = self.open_else(body, orelse);
        // What the body takes is not there for the next round.
        let shared = match self.kind(iter) {
            Kind::Var(var) if self.iterators.contains_key(var) && self.is_taken_in(*var, body) => {
                over.strip_suffix(".by_ref()")
            }
            _ => None,
        };
        self.out.line(match shared {
            Some(iterator) => format!("while let Some({names}) = {iterator}.next() {{"),
            None => format!("for {names} in {over} {{"),
        });
        for line in lines {
            self.out.line(line);
        }
        for var in vars.iter().filter(|it| !leaking.contains(it)) {
            self.own_if_assigned(*var);
        }
        self.loops.push(LoopFrame { flag: flag.clone() });
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        self.close_else(is_tail, flag, orelse);
        Ok(())
    }

    /// Whether a loop over a call takes from an iterator that the call is given, too.
    fn shares_iterator(&self, iter: ExprId, body: &Suite<'_>) -> bool {
        let Kind::Call(func, arguments) = self.kind(iter) else {
            return false;
        };
        matches!(self.kind(*func), Kind::Func(_) | Kind::Attribute(..))
            && arguments.iter().any(|it| match self.kind(it.value) {
                Kind::Var(var) => self.iterators.contains_key(var) && self.is_taken_in(*var, body),
                _ => false,
            })
    }

    /// Whether a block uses a variable.
    fn is_taken_in(&self, var: VarId, body: &Suite<'_>) -> bool {
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return false;
        };
        let occurrences = &self.program.var(var).occurrences;
        occurrences
            .iter()
            .any(|it| !it.is_def && (first.start..=last.end).contains(&it.position))
    }

    /// The variables whose values a loop goes through while it runs.
    pub(super) fn gone_through(&self, iter: ExprId) -> Vec<VarId> {
        let mut found = Vec::new();
        let mut rest = vec![iter];
        while let Some(id) = rest.pop() {
            // Its values are lent.
            if let Some((object, ..)) = self.sorted_items(id) {
                rest.push(object);
                continue;
            }
            match self.kind(id) {
                Kind::Call(func, arguments) => match self.kind(*func) {
                    // These make a list of their own first.
                    Kind::Builtin(name)
                        if matches!(
                            name.as_str(),
                            "sorted" | "list" | "set" | "tuple" | "range" | "len"
                        ) => {}
                    Kind::Attribute(object, name)
                        if matches!(name.as_str(), "items" | "keys" | "values") =>
                    {
                        rest.push(*object);
                    }
                    Kind::Attribute(object, name) => {
                        if self.generator_method(*object, name).is_some() {
                            rest.push(*object);
                            rest.extend(arguments.iter().map(|it| it.value));
                        }
                    }
                    _ => rest.extend(arguments.iter().map(|it| it.value)),
                },
                _ => {
                    if self.ty(id).is_shared()
                        && let Some(var) = super::roots::root(self.program, id)
                    {
                        found.push(var);
                    }
                }
            }
        }
        found
    }

    /// Whether a target holds more than the items of its loop: what is assigned to it within.
    pub(super) fn is_widened(&self, var: VarId, item: &Ty) -> bool {
        let ty = &self.program.var(var).ty;
        ty != item
            && item.is_copy()
            && ty.join(item) == *ty
            && self.has_rust(ty)
            && !matches!((item, ty), (Ty::Lit, Ty::Str) if !self.binding(var).needs_mut)
    }

    /// A target that is borrowed and assigned within the loop becomes a variable of its own.
    pub(super) fn own_if_assigned(&mut self, var: VarId) {
        let defs = self
            .program
            .var(var)
            .occurrences
            .iter()
            .filter(|it| it.is_def)
            .count();
        let ty = self.program.var(var).ty.clone();
        if defs > 1 && self.bound.get(&var) == Some(&Form::Ref) && !ty.is_copy() {
            let name = self.binding(var).name.clone();
            let lent = Code::tight(name.clone(), ty.clone()).held(Form::Ref);
            let own = match &ty {
                Ty::Option(_) | Ty::Str => super::values::copied_text(&lent),
                _ => format!("{name}.clone()"),
            };
            self.out.line(format!("let mut {name} = {own};"));
            self.bound.insert(var, Form::Place);
        }
    }

    /// Whether the items of what a loop goes through are changed in place by its body.
    pub(super) fn changes_items(&self, target: &Target) -> bool {
        let mut vars = Vec::new();
        target.vars(&mut vars);
        vars.iter()
            .any(|var| self.effects.changed.contains(var) && self.program.var(*var).ty.is_shared())
    }

    /// `for row in rows` where the rows are changed: `for row in &mut rows`.
    pub(super) fn for_changing(
        &mut self,
        target: &Target,
        iter: ExprId,
        body: &Suite<'_>,
        orelse: Option<&Suite<'_>>,
        is_tail: bool,
    ) -> Res<()> {
        let (over, values) = match self.kind(iter) {
            Kind::Call(func, arguments) if matches!(self.kind(*func), Kind::Builtin(name) if name == "enumerate") =>
            {
                return self.for_changing_numbered(target, arguments, body, orelse, is_tail);
            }
            Kind::Call(func, arguments) if arguments.is_empty() => match self.kind(*func) {
                Kind::Attribute(object, name) if name == "values" || name == "items" => {
                    (*object, Some(name.as_str()))
                }
                _ => return refuse("a loop that changes what it goes through"),
            },
            Kind::Var(_) | Kind::Index(..) => (iter, None),
            Kind::Attribute(..) => (iter, None),
            _ => return refuse("a loop that changes what it goes through"),
        };
        self.check_apart(over, body)?;
        let place = self.place(over)?;
        if !self.has_rust(&place.ty) || matches!(place.ty.some(), Ty::Instance(_)) {
            return refuse(unknown(&place.ty.clone()));
        }
        let receiver = place.receiver();
        let head = match (target, values) {
            (Target::Var(var), None | Some("values")) => {
                let item = match &place.ty {
                    Ty::Dict(_, value, _) => (**value).clone(),
                    ty => ty.item(),
                };
                if self.program.is_hopeful && self.program.var(*var).ty != item {
                    return refuse(unknown(&item));
                }
                let name = self.binding(*var).name.clone();
                self.declared.insert(*var);
                self.bound.insert(*var, Form::MutRef);
                let method = if values.is_some() {
                    "values_mut"
                } else {
                    "iter_mut"
                };
                let over = match (values, place.form) {
                    (None, Form::Place) => format!("&mut {}", place.at_least(Prec::Unary)),
                    _ => format!("{receiver}.{method}()"),
                };
                format!("for {name} in {over} {{")
            }
            (Target::Tuple(targets, None), Some("items")) => {
                let [Target::Var(key), Target::Var(value)] = targets.as_slice() else {
                    return refuse("a loop that changes what it goes through");
                };
                if matches!(self.program.var(*key).ty, Ty::Option(_)) {
                    return refuse("keys that may be None, where the values are changed");
                }
                let names = [
                    self.binding(*key).name.clone(),
                    self.binding(*value).name.clone(),
                ];
                self.declared.extend([*key, *value]);
                self.bound.insert(*key, Form::Ref);
                self.bound.insert(*value, Form::MutRef);
                format!(
                    "for ({}, {}) in {receiver}.iter_mut() {{",
                    names[0], names[1]
                )
            }
            _ => return refuse("a loop that changes what it goes through"),
        };
        self.check_failing(&[iter])?;
        let flag = self.open_else(body, orelse);
        self.out.line(head);
        self.loops.push(LoopFrame { flag: flag.clone() });
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        self.close_else(is_tail, flag, orelse);
        Ok(())
    }

    /// `for i, row in enumerate(rows)` where the rows are changed.
    fn for_changing_numbered(
        &mut self,
        target: &Target,
        arguments: &[Argument],
        body: &Suite<'_>,
        orelse: Option<&Suite<'_>>,
        is_tail: bool,
    ) -> Res<()> {
        let (Target::Tuple(targets, None), Some(over)) = (target, arguments.first()) else {
            return refuse("a loop that changes what it goes through");
        };
        let [Target::Var(count), Target::Var(var)] = targets.as_slice() else {
            return refuse("a loop that changes what it goes through");
        };
        let is_list = matches!(self.ty(over.value), Ty::List(_) | Ty::Deque(_));
        if !is_list
            || !matches!(self.kind(over.value), Kind::Var(_) | Kind::Attribute(..))
            || over.stars != 0
            || self.program.var(*count).ty != Ty::Int
            || self.is_reassigned(*count)
            || self.is_reassigned(*var)
        {
            return refuse("a loop that changes what it goes through");
        }
        self.check_apart(over.value, body)?;
        let start = match arguments.get(1) {
            None => "0".to_owned(),
            Some(start) if start.name.as_deref().is_none_or(|it| it == "start") => {
                if !self.is_still(start.value) {
                    return refuse("a loop that changes what it goes through");
                }
                self.number(start.value, &Ty::Int)?.at_least(Prec::BitOr)
            }
            Some(_) => return refuse("enumerate with this"),
        };
        let place = self.place(over.value)?;
        if !self.has_rust(&place.ty) {
            return refuse(unknown(&place.ty.clone()));
        }
        self.declared.extend([*count, *var]);
        self.bindings[count.at()].is_usize = false;
        self.bound.insert(*count, Form::Place);
        self.bound.insert(*var, Form::MutRef);
        let is_counted = self
            .program
            .var(*count)
            .occurrences
            .iter()
            .any(|it| !it.is_def);
        let (number, name) = (
            self.binding(*count).name.clone(),
            self.binding(*var).name.clone(),
        );
        let number = if is_counted { number } else { "_".to_owned() };
        let start = if start.bytes().all(|it| it.is_ascii_digit()) {
            format!("{start}_i64")
        } else {
            start
        };
        let flag = self.open_else(body, orelse);
        self.out.line(format!(
            "for ({number}, {name}) in ({start}..).zip({}.iter_mut()) {{",
            place.receiver()
        ));
        self.loops.push(LoopFrame { flag: flag.clone() });
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        self.close_else(is_tail, flag, orelse);
        Ok(())
    }

    /// Refuses a loop that borrows a field to change its items, and uses the instance otherwise, too.
    pub(super) fn check_apart(&self, over: ExprId, body: &Suite<'_>) -> Res<()> {
        let Kind::Attribute(object, field) = self.kind(over) else {
            return Ok(());
        };
        if self.taken_fields.contains(&over) {
            return Ok(());
        }
        let (Kind::Var(me), Some(block)) = (self.kind(*object), body.block) else {
            return refuse("a loop that changes what it goes through");
        };
        let inside =
            |it: &crate::types::ir::Expr| self.program.common_block(block, it.block) == block;
        let apart = self
            .program
            .exprs
            .iter()
            .filter(|it| inside(it))
            .filter(|it| match &it.kind {
                Kind::Attribute(of, name) => {
                    matches!(self.kind(*of), Kind::Var(var) if var == me)
                        && name != field
                        && matches!(self.ty(*of), Ty::Instance(class)
                            if self.field_type(*class, name).is_some()
                                && self.program.property(*class, name).is_none())
                }
                _ => false,
            })
            .count();
        let uses = self
            .program
            .var(*me)
            .occurrences
            .iter()
            .filter(|it| !it.is_def && self.program.common_block(block, it.block) == block);
        if uses.count() > apart {
            return refuse("a loop that changes what it goes through");
        }
        Ok(())
    }

    /// Whether a value is changed in place within some code.
    pub(super) fn changes_in(&self, var: VarId, body: &Suite<'_>) -> bool {
        self.effects.changed.contains(&var)
            && !self.is_unchanged_within(var, body)
            && self.occurs_in(var, body, |_| true)
    }

    /// Whether a variable is given another value within some code.
    pub(super) fn is_assigned_in(&self, var: VarId, body: &Suite<'_>) -> bool {
        self.occurs_in(var, body, |it| it.is_def)
    }

    fn occurs_in(
        &self,
        var: VarId,
        body: &Suite<'_>,
        is_asked: impl Fn(&Occurrence) -> bool,
    ) -> bool {
        let Some(block) = body.block else { return true };
        let occurrences = &self.program.var(var).occurrences;
        occurrences.iter().filter(|it| is_asked(it)).any(|it| {
            let mut around = self.program.blocks_around(it.block);
            around.any(|it| it == block)
        })
    }

    /// Whether a block changes nothing of the type of a variable, nor of what that holds.
    pub(super) fn is_unchanged_within(&self, var: VarId, body: &Suite<'_>) -> bool {
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return false;
        };
        let ty = self.program.var(var).ty.some();
        self.changes
            .are_none(first.start, last.end, |part| self.holds(ty, part, 0))
    }

    /// Whether the order in which the rounds of a loop come shows nowhere.
    pub(super) fn is_order_free(&self, body: &Suite<'_>) -> bool {
        body.body.iter().all(|stmt| match &stmt.kind {
            StmtKind::Augmented { target: Target::Var(var), op, .. } => {
                matches!(op, Operator::Add | Operator::Sub | Operator::BitOr | Operator::BitAnd) && self.program.var(*var).ty == Ty::Int
            }
            StmtKind::Expr(expr) => match self.kind(*expr) {
                Kind::Call(func, _) => matches!(self.kind(*func), Kind::Attribute(object, name)
                    if matches!(name.as_str(), "add" | "discard") && matches!(self.ty(*object), Ty::Set(_))),
                _ => false,
            },
            StmtKind::Assign { targets, .. } => targets.iter().all(|it| match it {
                // What is made anew in each round.
                Target::Var(var) => self.program.blocks_around(self.binding(*var).home).any(|it| Some(it) == body.block) || self.is_local_to(*var, body),
                Target::Tuple(targets, _) => targets.iter().all(|it| matches!(it, Target::Var(var) if self.is_local_to(*var, body))),
                // Counted in a dict whose order shows nowhere.
                Target::Index(object, _) => super::roots::root(self.program, *object).is_some_and(|it| self.is_unshown(it)),
                _ => false,
            }),
            StmtKind::If { arms, orelse } => {
                arms.iter().all(|it| self.is_order_free(&it.body)) && orelse.as_ref().is_none_or(|it| self.is_order_free(it))
            }
            StmtKind::For { body, orelse, .. } => self.is_order_free(body) && orelse.is_none(),
            StmtKind::Continue | StmtKind::Pass => true,
            _ => false,
        })
    }

    pub(super) fn is_local_to(&self, var: VarId, body: &Suite<'_>) -> bool {
        let home = self.binding(var).home;
        self.program
            .blocks_around(home)
            .any(|it| Some(it) == body.block)
    }

    /// Whether a dict is only asked by key, or made into a set: its order shows nowhere.
    pub(super) fn is_unshown(&self, var: VarId) -> bool {
        let is_shown = |expr: &crate::types::ir::Expr| match &expr.kind {
            Kind::Call(func, arguments) => {
                let by_method = matches!(self.kind(*func), Kind::Attribute(object, name)
                    if matches!(self.kind(*object), Kind::Var(it) if *it == var)
                        && !matches!(name.as_str(), "get" | "items"));
                by_method
                    || arguments
                        .iter()
                        .any(|it| matches!(self.kind(it.value), Kind::Var(it) if *it == var))
            }
            _ => false,
        };
        let into_set = |expr: &crate::types::ir::Expr| match &expr.kind {
            Kind::Comprehension(it) if it.shape != crate::types::ir::Shape::Set => it
                .generators
                .iter()
                .any(|it| super::roots::root(self.program, self.called_on(it.iter)) == Some(var)),
            _ => false,
        };
        let returned = self
            .program
            .funcs
            .iter()
            .any(|func| returns(self.program, &func.body, var));
        !self
            .program
            .exprs
            .iter()
            .any(|it| is_shown(it) || into_set(it))
            && !returned
    }

    pub(super) fn called_on(&self, id: ExprId) -> ExprId {
        match self.kind(id) {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Attribute(object, _) => *object,
                _ => id,
            },
            _ => id,
        }
    }
}

fn returns(program: &crate::types::ir::Program<'_>, suite: &Suite<'_>, var: VarId) -> bool {
    suite.body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Return(Some(value)) => {
            matches!(program.kind(*value), Kind::Var(it) if *it == var)
        }
        StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
            returns(program, body, var)
                || orelse.as_ref().is_some_and(|it| returns(program, it, var))
        }
        StmtKind::If { arms, orelse } => {
            arms.iter().any(|it| returns(program, &it.body, var))
                || orelse.as_ref().is_some_and(|it| returns(program, it, var))
        }
        _ => false,
    })
}

/// A name in a pattern as another.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let mut replaced = String::new();
    let mut current = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' {
            current.push(c);
            continue;
        }
        replaced.push_str(if current == word { by } else { &current });
        current.clear();
        replaced.push(c);
    }
    replaced.pop();
    replaced
}
