//! `for` loops, and which of their targets are used behind them.

use super::changing_loops::replace_word;
use super::for_parts::ForParts;

use super::code::{Code, Form};
use super::seq::Item;
use super::translator::{LoopFrame, Res, Translator, refuse};
use super::variables::Global;
use crate::types::ir::{Kind, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn for_loop(&mut self, whole: ForParts<'_, '_>) -> Res<()> {
        let ForParts {
            target,
            iter,
            body,
            orelse,
            is_tail,
        } = whole;
        self.note_what_is_made_first(iter, body);
        if self.steps_over_changes(iter, body) {
            return refuse(super::fields_apart::CHANGED);
        }
        // What the loop goes through must not change under it.
        let mut own_keys = None;
        let is_by_place = |it: &Self, over: VarId| {
            it.rows_by_place.contains(&over) && !it.is_unchanged_within(over, body)
        };
        if orelse.is_none() && self.loop_over_taken(whole)? {
            return Ok(());
        }
        let apart = self.gone_through_apart(iter, body);
        if self
            .gone_through(iter)
            .into_iter()
            .filter(|over| Some(*over) != apart)
            .any(|over| self.changes_in(over, body) || is_by_place(self, over))
        {
            if self.growing_loop(whole)? {
                return Ok(());
            }
            own_keys = self.own_keys(whole)?;
            let left = self.left_after_change(whole);
            let left = left.filter(|(it, _)| self.gone_through(iter) == [*it]);
            if let (None, Some((_, true))) = (&own_keys, left) {
                own_keys = self.copied_to_be_left(iter)?;
            }
            if own_keys.is_none() && left.is_none_or(|it| it.1) {
                return refuse(super::fields_apart::CHANGED);
            }
        }
        let over = self.gone_through(iter);
        if over.into_iter().any(|it| self.is_rebound_in(it, body)) {
            return refuse(super::fields_apart::CHANGED);
        }
        if self.shares_iterator(iter, body) {
            return refuse("an iterator that a generator and the loop over it take from");
        }
        if self.crowds_what_it_reads(iter, body) {
            return refuse("reading a defaultdict may insert");
        }
        if self.loop_by_place(whole)? {
            return Ok(());
        }
        if self.completed_loop(whole)? {
            return Ok(());
        }
        if self.for_displayed(whole)? {
            return Ok(());
        }
        if self.stepwise_loop(whole)? {
            return Ok(());
        }
        if self.changes_items(target) {
            return self.for_changing(whole);
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
            // As it was declared before the loop.
            let stays_usize = self.binding(*var).is_usize && self.declared.contains(var);
            assigned.push((*var, name, ty, stays_usize));
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
        for (var, name, ty, stays_usize) in &assigned {
            let inner = format!("{name}_item");
            names = replace_word(&names, name, &inner).replace(&format!("mut {inner}"), &inner);
            let held = self.bound.remove(var).unwrap_or(Form::Place);
            let is_usize = self.usizes.contains(var);
            if *stays_usize && !is_usize {
                return refuse("a target of a loop that is used behind it");
            }
            let value = match (ty, held) {
                (Ty::Str, Form::Ref) => format!("{inner}.to_string()"),
                (Ty::Int, _) if is_usize && !*stays_usize => format!("{inner} as i64"),
                _ => inner,
            };
            self.bindings[var.at()].form = Form::Place;
            self.bindings[var.at()].is_usize = *stays_usize;
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

    /// A target that is borrowed and assigned within the loop becomes a variable of its own.
    pub(super) fn own_if_assigned(&mut self, var: VarId) {
        let defs = self.program.var(var).assignments();
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
}
