//! Patterns of what Rust's patterns do not look into: a box, a list within a tuple or a struct. It gets a name; a
//! guard asks whether it fits, and what it binds is bound before the body.

use super::{Arm, Late, Looks, Seen};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::cases::Pattern;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A pattern of a list that is seen through a reference.
    pub(super) fn list_within(&mut self, pattern: &Pattern, ty: &Ty, arm: &mut Arm) -> Res<String> {
        let seen = Seen::Slice {
            item: Box::new(Seen::Ref(ty.item())),
            ty: ty.clone(),
            is_place: false,
        };
        let name = self.fresh("items");
        let place = format!("{name}.as_slice()");
        self.looked_into(pattern, &seen, &place, arm)?;
        Ok(name)
    }

    /// A pattern of what is in a box that is seen through a reference.
    pub(super) fn box_within(&mut self, pattern: &Pattern, ty: &Ty, arm: &mut Arm) -> Res<String> {
        let name = self.fresh("inner");
        let (place, seen) = match ty {
            Ty::Option(of) => {
                let seen = Seen::Maybe(Box::new(Seen::Ref((**of).clone())));
                (format!("{name}.as_deref()"), seen)
            }
            ty => (format!("&**{name}"), Seen::Ref(ty.clone())),
        };
        self.looked_into(pattern, &seen, &place, arm)?;
        Ok(name)
    }

    /// Asks in a guard whether a place fits a pattern, and binds its parts before the body.
    fn looked_into(
        &mut self,
        pattern: &Pattern,
        seen: &Seen,
        place: &str,
        arm: &mut Arm,
    ) -> Res<()> {
        if arm.looks != Looks::Both {
            return refuse("patterns within each other that Rust does not look into");
        }
        let mut asking = Arm {
            looks: Looks::Asks,
            ..Arm::default()
        };
        let asked = self.pattern_text(pattern, seen, &mut asking, false)?;
        if !asking.lets.is_empty() || asking.whole.is_some() {
            return refuse("patterns within each other that Rust does not look into");
        }
        let guard = match asking.guards.as_slice() {
            [] => String::new(),
            guards => format!(" if {}", guards.join(" && ")),
        };
        if asked != "_" {
            arm.guards
                .push(format!("matches!({place}, {asked}{guard})"));
        }
        let vars: Vec<_> = pattern
            .vars()
            .into_iter()
            .filter(|it| {
                self.program
                    .var(*it)
                    .occurrences
                    .iter()
                    .any(|it| !it.is_def)
            })
            .collect();
        if vars.is_empty() {
            return Ok(());
        }
        if matches!(pattern, Pattern::Or(_)) {
            return refuse("alternatives that bind what is in a box");
        }
        let mut binding = Arm {
            looks: Looks::Binds,
            ..Arm::default()
        };
        let bound = self.pattern_text(pattern, seen, &mut binding, false)?;
        if !binding.opened.is_empty() || !binding.guards.is_empty() || !binding.lets.is_empty() {
            return refuse("patterns within each other that Rust does not look into");
        }
        arm.lets.push(if asked == "_" {
            format!("let {bound} = {place};")
        } else {
            format!("let {bound} = {place} else {{ unreachable!(\"the guard has asked\") }};")
        });
        arm.late.push(Late {
            vars,
            pattern: bound,
            place: place.to_owned(),
            guard: (asked != "_" && asking.guards.is_empty()).then(|| arm.guards.len() - 1),
        });
        Ok(())
    }
}
