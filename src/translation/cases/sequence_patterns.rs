//! Sequences in patterns, and their rests.

use super::{Arm, Looks, Seen};
use crate::translation::code::Form;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::cases::Pattern;
use crate::types::ir::Suite;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn sequence_pattern(
        &mut self,
        items: &[Pattern],
        star: Option<usize>,
        seen: &Seen,
        arm: &mut Arm,
    ) -> Res<String> {
        let parts: Vec<Seen> = match seen {
            Seen::Parts(parts) => parts.clone(),
            Seen::Value(Ty::Tuple(types)) => types.iter().cloned().map(Seen::Value).collect(),
            Seen::Ref(Ty::Tuple(types)) => types.iter().cloned().map(Seen::Ref).collect(),
            Seen::Slice { item, is_place, .. } => {
                let mut texts = Vec::new();
                for (at, pattern) in items.iter().enumerate() {
                    if star == Some(at) && arm.looks == Looks::Asks {
                        texts.push("..".to_owned());
                        continue;
                    }
                    if star == Some(at) {
                        texts.push(self.rest_pattern(pattern, *is_place)?);
                        continue;
                    }
                    let text = self.pattern_text(pattern, item, arm, false)?;
                    texts.push(text);
                }
                return Ok(format!("[{}]", texts.join(", ")));
            }
            _ => return refuse("a pattern of another type"),
        };
        let mut texts = Vec::new();
        match star {
            None if parts.len() == items.len() => {
                for (pattern, seen) in items.iter().zip(&parts) {
                    texts.push(self.pattern_text(pattern, seen, arm, false)?);
                }
            }
            Some(at) if parts.len() + 1 >= items.len() && self.is_read_nowhere(&items[at]) => {
                let (before, after) = (&items[..at], &items[at + 1..]);
                for (pattern, seen) in before.iter().zip(&parts) {
                    texts.push(self.pattern_text(pattern, seen, arm, false)?);
                }
                texts.push("..".to_owned());
                let last = &parts[parts.len() - after.len()..];
                for (pattern, seen) in after.iter().zip(last) {
                    texts.push(self.pattern_text(pattern, seen, arm, false)?);
                }
            }
            _ => return refuse("a pattern of another length"),
        }
        Ok(match texts.as_slice() {
            [one] => format!("({one},)"),
            texts => format!("({})", texts.join(", ")),
        })
    }

    /// Whether nothing reads what a pattern binds, which is a name or nothing.
    fn is_read_nowhere(&self, pattern: &Pattern) -> bool {
        match pattern {
            Pattern::Bind(var) => {
                let mut all = self.program.var(*var).occurrences.iter();
                all.all(|it| it.is_def)
            }
            _ => true,
        }
    }

    /// `*rest`.
    fn rest_pattern(&mut self, pattern: &Pattern, is_place: bool) -> Res<String> {
        let Pattern::Bind(var) = pattern else {
            return Ok("..".to_owned());
        };
        let var = *var;
        if self.is_read_nowhere(pattern) {
            return Ok("..".to_owned());
        }
        if self.bindings[var.at()].needs_mut {
            return refuse("the rest of a list that is changed");
        }
        self.declared.insert(var);
        self.bound.insert(var, Form::Ref);
        let by = if is_place { "ref " } else { "" };
        Ok(format!("{by}{} @ ..", self.binding(var).name))
    }

    /// The rest of a list of texts is a list of its own where a body uses it.
    pub(super) fn own_rest(&mut self, pattern: &Pattern, seen: &Seen, suite: &Suite<'_>) {
        let (Pattern::Sequence(items, Some(star)), Seen::Slice { item, .. }) = (pattern, seen)
        else {
            return;
        };
        let (Pattern::Bind(var), Seen::Text(Ty::Str)) = (&items[*star], &**item) else {
            return;
        };
        let Some(first) = suite.body.first().map(|it| it.start) else {
            return;
        };
        let mut occurrences = self.program.var(*var).occurrences.iter();
        if occurrences.any(|it| !it.is_def && it.position > first) {
            let name = self.binding(*var).name.clone();
            self.out.line(format!(
                "let {name}: Vec<String> = {name}.iter().map(|it| it.to_string()).collect();"
            ));
            self.bound.insert(*var, Form::Place);
        }
    }
}
