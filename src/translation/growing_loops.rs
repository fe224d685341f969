//! Loops over a list that their own body changes: Python's iterator asks for each item by its place, and so does
//! Rust then.

use super::for_parts::ForParts;
use rustc_hash::{FxHashMap, FxHashSet};

use super::code::Form;
use super::seq::Item;
use super::translator::{LoopFrame, Res, Translator};
use super::variables::Global;
use crate::types::ir::{ExprId, Kind, Suite, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A loop by places; false if it is none that can be one.
    pub(super) fn growing_loop(&mut self, whole: ForParts<'_, '_>) -> Res<bool> {
        let ForParts {
            target,
            iter,
            body,
            orelse,
            ..
        } = whole;
        let Some((list, number, item)) = self.list_with_targets(target, iter) else {
            return Ok(false);
        };
        let Ty::List(of) = self.program.var(list).ty.clone() else {
            return Ok(false);
        };
        let binding = self.binding(list).clone();
        let is_plain = matches!(binding.global, None | Some(Global::Moved(_)))
            && (self.declared.contains(&list) || self.program.var(list).is_param)
            && !self.program.var(list).is_captured
            && !self.unwrapped.contains_key(&list)
            && !self.is_assigned_in(list, body);
        let are_own = [Some(item), number]
            .into_iter()
            .flatten()
            .all(|it| !self.declared.contains(&it) && self.is_used_in_alone(it, body));
        let is_counted_up = number.is_none_or(|it| self.is_set_once(it));
        if !is_plain
            || !are_own
            || !is_counted_up
            || orelse.is_some()
            || self.yielding.is_some()
            || !self.has_rust(&of)
            || self.program.var(item).ty != *of
        {
            return Ok(false);
        }
        let is_fixed = self.keeps_length(list, body, 1);
        let is_row = of.is_shared();
        if is_row {
            // The name stands for the place itself.
            let stays = is_fixed && self.keeps_length(list, body, 2);
            if !stays || !self.is_set_once(item) {
                return Ok(false);
            }
            if !matches!(*of, Ty::List(_)) {
                // Instances that are counted may be looked at while others of the list change.
                return self.two_names(&of);
            }
        }
        let name = binding.name;
        let is_asked = |it: &Self, var: VarId| {
            let mut occurrences = it.program.var(var).occurrences.iter();
            occurrences.any(|it| !it.is_def)
        };
        let numbered = number.filter(|it| is_asked(self, *it));
        let at = match numbered {
            Some(number) if is_fixed => {
                self.pattern_of(&Target::Var(number), &Item::Count, &Ty::Int)?
            }
            _ => self.fresh("at"),
        };
        if is_fixed {
            self.out.line(format!("for {at} in 0..{name}.len() {{"));
        } else {
            self.out.line(format!("let mut {at} = 0;"));
            self.out.line(format!("while {at} < {name}.len() {{"));
            if let Some(number) = numbered {
                let number = self.pattern_of(&Target::Var(number), &Item::Value, &Ty::Int)?;
                self.out.line(format!("let {number} = {at} as i64;"));
            }
        }
        if is_row {
            self.bindings[item.at()].name = format!("{name}[{at}]");
            self.declared.insert(item);
            self.bound.insert(item, Form::Place);
            self.rows_by_place.insert(item);
        } else {
            let pattern = self.pattern_of(&Target::Var(item), &Item::Value, &of)?;
            let clone = if of.is_copy() { "" } else { ".clone()" };
            if is_asked(self, item) {
                self.out
                    .line(format!("let {pattern} = {name}[{at}]{clone};"));
            }
        }
        if !is_fixed {
            self.out.line(format!("{at} += 1;"));
        }
        self.loops.push(LoopFrame::default());
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        Ok(true)
    }

    /// The list that a loop goes through, with the targets of its places and items.
    fn list_with_targets(
        &self,
        target: &Target,
        iter: ExprId,
    ) -> Option<(VarId, Option<VarId>, VarId)> {
        match (self.kind(iter), target) {
            (Kind::Var(list), Target::Var(item)) => Some((*list, None, *item)),
            (Kind::Call(func, arguments), Target::Tuple(targets, None)) => {
                let is_enumerate =
                    matches!(self.kind(*func), Kind::Builtin(name) if name == "enumerate");
                let ([list], [Target::Var(number), Target::Var(item)]) =
                    (arguments.as_slice(), targets.as_slice())
                else {
                    return None;
                };
                let Kind::Var(var) = self.kind(list.value) else {
                    return None;
                };
                (is_enumerate && list.stars == 0 && list.name.is_none()).then_some((
                    *var,
                    Some(*number),
                    *item,
                ))
            }
            _ => None,
        }
    }

    /// Whether nothing but its loop assigns a target.
    fn is_set_once(&self, var: VarId) -> bool {
        let occurrences = self.program.var(var).occurrences.iter();
        occurrences.filter(|it| it.is_def).count() == 1
    }

    /// Whether nothing but a block uses a variable.
    fn is_used_in_alone(&self, var: VarId, body: &Suite<'_>) -> bool {
        let Some(block) = body.block else {
            return false;
        };
        let info = self.program.var(var);
        !info.is_captured
            && info.occurrences.iter().filter(|it| !it.is_def).all(|it| {
                let mut around = self.program.blocks_around(it.block);
                around.any(|it| it == block)
            })
    }

    /// Whether a block uses a list by its items alone, `depth` lists deep: neither it nor, if that is 2, a list
    /// in it gets longer or shorter, or is kept by anything.
    fn keeps_length(&self, list: VarId, body: &Suite<'_>, depth: usize) -> bool {
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return false;
        };
        let mut indexed: FxHashMap<ExprId, ExprId> = FxHashMap::default();
        let mut looked_at: FxHashSet<ExprId> = FxHashSet::default();
        let mut uses = Vec::new();
        let span = first.span.start..last.span.end;
        for (id, expr) in self.within.span(self.program, &span) {
            match &expr.kind {
                Kind::Var(var) if *var == list => uses.push(id),
                Kind::Index(object, _) => {
                    indexed.insert(*object, id);
                }
                Kind::Call(func, arguments) => match self.kind(*func) {
                    Kind::Builtin(name) if name == "len" => {
                        looked_at.extend(arguments.iter().map(|it| it.value));
                    }
                    Kind::Func(callee) => {
                        let params = &self.program.func(*callee).params;
                        let given = arguments.iter().zip(params);
                        let lent = given.filter(|(argument, param)| {
                            argument.name.is_none()
                                && argument.stars == 0
                                && !self.effects.changed.contains(&param.var)
                                && !self.effects.stored.contains(&param.var)
                        });
                        looked_at.extend(lent.map(|(argument, _)| argument.value));
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let mut assigned: FxHashSet<ExprId> = FxHashSet::default();
        body.each_target(&mut |target| {
            if let Target::Index(object, _) = target {
                assigned.insert(*object);
            }
        });
        uses.into_iter().all(|id| {
            let mut at = id;
            for level in 1..=depth {
                if looked_at.contains(&at) {
                    return true;
                }
                if assigned.contains(&at) {
                    return level == depth;
                }
                match indexed.get(&at) {
                    Some(around) => at = *around,
                    None => return false,
                }
            }
            true
        })
    }
}
