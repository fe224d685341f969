//! Patterns bind what is used.

use syn::{Arm, ExprClosure, Pat};

use super::Tidying;
use crate::rust::contains_word;

impl Tidying<'_> {
    /// `|(&cell, &count)| cell` has no use for the count.
    pub(super) fn name_what_is_used(&mut self, closure: &ExprClosure) {
        let body = self.source(&closure.body).to_owned();
        for parameter in &closure.inputs {
            self.bind_what(&body, parameter);
        }
    }

    pub(super) fn name_what_an_arm_uses(&mut self, arm: &Arm) {
        let guard = arm.guard.as_ref().map(|(_, guard)| self.source(guard));
        let uses = format!("{} {}", guard.unwrap_or_default(), self.source(&arm.body));
        self.bind_what(&uses, &arm.pat);
    }

    /// Puts `_` for what is bound in a pattern and not named in a text.
    fn bind_what(&mut self, uses: &str, pattern: &Pat) {
        match pattern {
            Pat::Reference(of) => match &*of.pat {
                Pat::Ident(_) => self.bind_name(uses, &of.pat, pattern),
                inner => self.bind_what(uses, inner),
            },
            Pat::Ident(_) => self.bind_name(uses, pattern, pattern),
            Pat::Tuple(of) => of.elems.iter().for_each(|it| self.bind_what(uses, it)),
            Pat::TupleStruct(of) => of.elems.iter().for_each(|it| self.bind_what(uses, it)),
            Pat::Type(of) => self.bind_what(uses, &of.pat),
            _ => {}
        }
    }

    fn bind_name(&mut self, uses: &str, name: &Pat, whole: &Pat) {
        let Pat::Ident(bound) = name else {
            return;
        };
        let is_plain = bound.by_ref.is_none() && bound.subpat.is_none();
        let name = bound.ident.to_string();
        // Constants begin otherwise, and what is unused already says so.
        let is_variable = name.starts_with(char::is_lowercase);
        if is_plain && is_variable && !contains_word(uses, &name) {
            self.replace(Self::range(whole), "_");
        }
    }
}
