//! What is known of a match: the text in which it was found, and its groups.

use super::super::ir::{ExprId, Kind, Program};
use super::{Facts, arguments};

impl Facts {
    /// The text in which a match was found, if that is still at hand: a literal, or a variable that stays.
    pub(crate) fn text_of(&self, program: &Program<'_>, found: ExprId) -> Option<ExprId> {
        let text = self.text_given(program, found)?;
        if let Kind::Var(var) = program.kind(text) {
            let between = program.expr(text).position + 1..program.expr(found).position;
            if program.is_bound_anew(*var, &between) {
                return None;
            }
        }
        Some(text)
    }

    fn text_given(&self, program: &Program<'_>, found: ExprId) -> Option<ExprId> {
        match program.kind(found) {
            Kind::Var(var) if !program.var(*var).is_carried => {
                self.text_given(program, *self.values.get(var)?)
            }
            Kind::Walrus(_, value) => self.text_given(program, *value),
            Kind::Call(func, given) => {
                let text = match program.kind(*func) {
                    Kind::Import(name) => {
                        let function = name.strip_prefix("re.")?;
                        arguments(function, given.get(1..)?, false)?.text?
                    }
                    Kind::Attribute(_, name) => arguments(name, given, true)?.text?,
                    _ => return None,
                };
                let is_fixed = |id: ExprId| {
                    let Kind::Var(var) = program.kind(id) else {
                        return false;
                    };
                    let var = program.var(*var);
                    let defs = var.assignments();
                    (defs == 1 || defs == 0 && var.is_param) && !var.is_carried
                };
                let stays = match program.kind(text) {
                    Kind::Str(_) => true,
                    Kind::Attribute(object, name) => {
                        is_fixed(*object) && self.attributes.get(name).is_some_and(Option::is_some)
                    }
                    _ => is_fixed(text),
                };
                stays.then_some(text)
            }
            _ => None,
        }
    }

    /// The names of which a match has one: those of the groups that are the branches of its pattern.
    pub(crate) fn branches(&self, program: &Program<'_>, found: ExprId) -> Option<Vec<String>> {
        self.of_expr(program, found)?.branches
    }

    /// Whether `group` is the name of that of its branches which a match is: all of it, so.
    pub(crate) fn is_branch_of(&self, program: &Program<'_>, found: ExprId, group: ExprId) -> bool {
        let Kind::Var(found_in) = program.kind(found) else {
            return false;
        };
        let name = match program.kind(group) {
            Kind::Var(var) => self.values.get(var).copied(),
            Kind::Attribute(..) => Some(group),
            _ => None,
        };
        let is_last = name.is_some_and(|it| {
            matches!(program.kind(it), Kind::Attribute(of, name) if name == "lastgroup"
                && matches!(program.kind(*of), Kind::Var(var) if var == found_in))
        });
        is_last && self.branches(program, found).is_some()
    }

    /// Whether a group of a match, by its number or its name, may have taken no part in it.
    pub(crate) fn is_optional(
        &self,
        program: &Program<'_>,
        found: ExprId,
        group: &Kind,
    ) -> Option<bool> {
        let (number, name) = match group {
            Kind::Int(number) => (usize::try_from(*number).ok()?, None),
            Kind::Str(name) => (0, Some(name)),
            _ => return None,
        };
        if number == 0 && name.is_none() {
            return Some(false);
        }
        if let Some(regular) = self.of_expr(program, found) {
            let group = match name {
                Some(name) => regular
                    .groups
                    .iter()
                    .find(|it| it.name.as_ref() == Some(name)),
                None => regular.groups.get(number - 1),
            };
            return group.map(|it| it.is_optional);
        }
        let key = name.cloned().unwrap_or_else(|| number.to_string());
        Some(!self.are_known || self.optional.contains(&key))
    }

    /// How many groups a match has; with whether each may be none.
    pub(crate) fn groups(&self, program: &Program<'_>, found: ExprId) -> Option<Vec<bool>> {
        if let Some(regular) = self.of_expr(program, found) {
            return Some(regular.groups.iter().map(|it| it.is_optional).collect());
        }
        if !self.are_known || self.counts.len() != 1 {
            return None;
        }
        let count = *self.counts.first()?;
        let is_optional = |at: usize| self.optional.contains(&at.to_string());
        Some((1..=count).map(is_optional).collect())
    }
}
