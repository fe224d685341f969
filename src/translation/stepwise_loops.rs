//! Loops of generators over lists and dicts in cells: between two of its values anybody may change what it goes
//! through, so each round looks for the next item by its place, as Python's iterators do.

use super::for_parts::ForParts;
use super::generator_shapes::yields;
use super::names::snake;
use super::seq::Item;
use super::translator::{LoopFrame, Res, Translator};
use crate::types::ir::{ExprId, Kind, Suite, Target};
use crate::types::ty::Ty;

/// What of a container a loop goes through.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The items of a list.
    Items,
    /// The values of a dict.
    Values,
    /// The keys of a dict with their values.
    Entries,
}

impl Translator<'_, '_> {
    /// A loop that yields and goes through a field in a cell; false if it is another one.
    pub(super) fn stepwise_loop(&mut self, whole: ForParts<'_, '_>) -> Res<bool> {
        let ForParts {
            target,
            iter,
            body,
            orelse,
            ..
        } = whole;
        let is_lazy = self.yielding.as_ref().is_some_and(|it| it.giver.is_some());
        if !is_lazy || orelse.is_some() || !yields(body) {
            return Ok(false);
        }
        let (place, part) = self.part_gone_through(iter);
        let item = match (self.ty(place).clone(), part) {
            (Ty::List(item), Part::Items) => *item,
            (Ty::Dict(_, value, _), Part::Values) => *value,
            (Ty::Dict(key, value, _), Part::Entries) => Ty::Tuple(vec![*key, *value]),
            _ => return Ok(false),
        };
        let mut vars = Vec::new();
        target.vars(&mut vars);
        if item.is_shared()
            || !self.has_rust(&item)
            || matches!(item, Ty::Option(_))
            || vars.iter().any(|it| self.declared.contains(it))
            || !self.stays_one(place, body)
        {
            return Ok(false);
        }
        let Some(receiver) = self.content_of_cell(iter, place)? else {
            return Ok(false);
        };
        let at = self.free_name("at");
        let pattern = self.pattern_of(target, &Item::Value, &item)?;
        let next = if part == Part::Items {
            let each = if item.is_copy() { "copied" } else { "cloned" };
            self.out.line(format!("for {at} in 0.. {{"));
            format!("let Some({pattern}) = {receiver}.get({at}).{each}()")
        } else {
            let stem = match self.kind(place) {
                Kind::Attribute(_, name) => snake(name.trim_start_matches('_')),
                _ => "entries".to_owned(),
            };
            let count = self.free_name(&format!("{stem}_count"));
            let helper = self.helper(if part == Part::Values {
                "nth_value"
            } else {
                "nth_entry"
            });
            self.step_line(format!("let {count} = {receiver}.len();"));
            self.out.line(format!("for {at} in 0.. {{"));
            format!("let Some({pattern}) = {helper}(&{receiver}, {at}, {count})")
        };
        self.step_line(format!("{next} else {{ break; }};"));
        for var in vars {
            self.own_if_assigned(var);
        }
        self.loops.push(LoopFrame::default());
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        Ok(true)
    }

    /// A line that lets go of the cell that it looks into.
    fn step_line(&mut self, line: String) {
        if let Some(yielding) = &mut self.yielding {
            yielding.stepped.push(line.clone());
        }
        self.out.line(line);
    }

    /// The container that a loop goes through, and what of it.
    pub(super) fn part_gone_through(&self, iter: ExprId) -> (ExprId, Part) {
        if let Kind::Call(func, arguments) = self.kind(iter)
            && arguments.is_empty()
            && let Kind::Attribute(object, name) = self.kind(*func)
            && matches!(self.ty(*object), Ty::Dict(..))
        {
            match name.as_str() {
                "values" => return (*object, Part::Values),
                "items" => return (*object, Part::Entries),
                _ => {}
            }
        }
        (iter, Part::Items)
    }

    /// Whether a place stands for one container as long as a loop runs: a field that is made with its instance
    /// and never assigned again.
    fn stays_one(&self, place: ExprId, body: &Suite<'_>) -> bool {
        let Kind::Attribute(object, field) = self.kind(place) else {
            return false;
        };
        let (Kind::Var(var), Some(first), Some(last)) =
            (self.kind(*object), body.body.first(), body.body.last())
        else {
            return false;
        };
        let mut occurrences = self.program.var(*var).occurrences.iter();
        if occurrences.any(|it| it.is_def && (first.start..=last.end).contains(&it.position)) {
            return false;
        }
        let mut is_replaced = false;
        self.each_target(&mut |target| {
            if let Target::Attribute(of, name) = target
                && name == field
            {
                let func = self.program.blocks[self.program.expr(*of).block.at()].func;
                is_replaced |= self.program.func(func).name != "__init__";
            }
        });
        !is_replaced
    }
}
