//! What the patterns of a `match` bind.

use super::super::cases::{Match, Pattern};
use super::super::coverage::takes_each;
use super::super::ir::{ExprId, Kind, StmtKind, Suite};
use super::super::match_args::match_args;
use super::super::narrow::Fact;
use super::super::ty::Ty;
use super::super::unions;
use super::{Infer, always_leaves};

impl<'a> Infer<'_, 'a, '_> {
    pub(super) fn cases(&mut self, read: &Match, suites: &[Suite<'a>]) {
        let mut ty = self.expr(read.subject);
        let before = self.narrowed.len();
        for (case, suite) in read.cases.iter().zip(suites) {
            self.bind_pattern(&case.pattern, &ty, Some(read.subject));
            if let Some(guard) = case.guard {
                self.expr(guard);
            }
            let outside = self.narrowed.len();
            if let (Pattern::Class { class, .. }, Kind::Var(var)) =
                (&case.pattern, self.program.kind(read.subject))
            {
                self.narrowed.push((*var, Fact::One(*class)));
            }
            self.suite(suite);
            self.narrowed.truncate(outside);
            if case.guard.is_none() {
                for class in whole_classes(&case.pattern) {
                    ty = unions::narrowed(self.program, &ty, class, false);
                    if let Kind::Var(var) = self.program.kind(read.subject) {
                        self.narrowed.push((*var, Fact::NotOne(class)));
                    }
                }
            }
            // What comes after None is none.
            if let (Pattern::Value(value), None) = (&case.pattern, case.guard)
                && matches!(self.program.kind(*value), Kind::None)
            {
                if let Kind::Var(var) = self.program.kind(read.subject) {
                    self.narrowed.push((*var, Fact::Some));
                }
                ty = ty.some().clone();
            }
        }
        self.narrowed.truncate(before);
    }

    /// Whether a body ends with a `match` that has a case for each value, and leaves in each.
    pub(super) fn takes_each_value(&self, body: &Suite<'_>) -> bool {
        let Some(last) = body.body.last() else {
            return false;
        };
        if super::told::leaves_by_each(self.program, &self.types, last) {
            return true;
        }
        let (StmtKind::Compound(suites, "match"), Some(read)) =
            (&last.kind, self.program.matches.get(&last.start))
        else {
            return false;
        };
        suites.iter().all(always_leaves)
            && takes_each(self.program, read, self.types.of(read.subject))
    }

    fn bind_pattern(&mut self, pattern: &Pattern, ty: &Ty, value: Option<ExprId>) {
        match pattern {
            Pattern::Any => {}
            Pattern::Bind(var) => match value {
                Some(value) => self.flow(value, ty, *var),
                None => self.join_var(*var, ty),
            },
            Pattern::Value(value) => {
                self.expr(*value);
            }
            Pattern::Or(all) => all.iter().for_each(|it| self.bind_pattern(it, ty, value)),
            Pattern::As(inner, var) => {
                self.bind_pattern(inner, ty, value);
                let of = self.matched(inner, ty);
                self.join_var(*var, &of);
            }
            Pattern::Sequence(items, star) => {
                let of = ty.some().clone();
                let parts = value.and_then(|it| match self.program.kind(it) {
                    Kind::Tuple(parts) if parts.len() == items.len() && star.is_none() => {
                        Some(parts.clone())
                    }
                    _ => None,
                });
                for (at, item) in items.iter().enumerate() {
                    let part = match (&of, star) {
                        (Ty::Tuple(types), None) => types.get(at).cloned().unwrap_or_default(),
                        (Ty::Tuple(types), Some(star)) if *star != at => {
                            // Behind the star they are counted from the end.
                            let place = if at < *star {
                                Some(at)
                            } else {
                                (types.len() + at).checked_sub(items.len())
                            };
                            let part = place.and_then(|it| types.get(it));
                            part.cloned().unwrap_or_default()
                        }
                        (_, Some(star)) if *star == at => Ty::list(of.item()),
                        _ => of.item(),
                    };
                    self.bind_pattern(item, &part, parts.as_ref().map(|it| it[at]));
                }
            }
            Pattern::Mapping(items, rest) => {
                let below = match ty.some() {
                    Ty::Dict(_, value, _) => (**value).clone(),
                    _ => Ty::Unknown,
                };
                for (key, item) in items {
                    self.expr(*key);
                    let below = match ty.some() {
                        Ty::Instance(class) if class.is_record() => {
                            self.item_of_record(*class, *key)
                        }
                        _ => below.clone(),
                    };
                    self.bind_pattern(item, &below, None);
                }
                if let Some(rest) = rest {
                    let ty = ty.some().clone();
                    self.join_var(*rest, &ty);
                }
            }
            Pattern::Class {
                class,
                positional,
                keywords,
            } => {
                let of = self.matched(pattern, ty);
                self.expr(*class);
                match &of {
                    Ty::Instance(id) => {
                        let names: Vec<String> = match_args(self.program, *id);
                        for (name, item) in names.iter().zip(positional) {
                            let field = self.field_of(*id, name);
                            self.bind_pattern(item, &field, None);
                        }
                        for (name, item) in keywords {
                            let field = self.field_of(*id, name);
                            self.bind_pattern(item, &field, None);
                        }
                    }
                    of => positional
                        .iter()
                        .for_each(|it| self.bind_pattern(it, of, None)),
                }
            }
        }
    }

    fn field_of(&self, class: super::super::ir::ClassId, name: &str) -> Ty {
        let owner = self.program.field_owner(class, name);
        let known = self.types.fields.get(&(owner, name.to_owned()));
        known.cloned().unwrap_or_default()
    }

    /// What a value is that a pattern takes.
    fn matched(&self, pattern: &Pattern, ty: &Ty) -> Ty {
        match pattern {
            Pattern::Class { class, .. } => match self.program.kind(*class) {
                Kind::Class(class) => self.program.instance(*class),
                Kind::Builtin(_) if matches!(ty.some(), Ty::Union(_)) => {
                    unions::narrowed(self.program, ty, *class, true)
                }
                Kind::Builtin(name) => match (name.as_str(), ty.some()) {
                    ("int", Ty::BigInt) => Ty::BigInt,
                    ("int", _) => Ty::Int,
                    ("float", _) => Ty::Float,
                    ("bool", _) => Ty::Bool,
                    ("str", ty) if ty.is_text() => ty.clone(),
                    ("str", _) => Ty::Str,
                    (_, ty) => ty.clone(),
                },
                _ => Ty::Unknown,
            },
            Pattern::Any | Pattern::Bind(_) => ty.clone(),
            _ => ty.some().clone(),
        }
    }
}

/// The classes of which a pattern takes each value.
fn whole_classes(pattern: &Pattern) -> Vec<ExprId> {
    match pattern {
        Pattern::Class {
            class,
            positional,
            keywords,
        } if positional.iter().all(Pattern::takes_all)
            && keywords.iter().all(|it| it.1.takes_all()) =>
        {
            vec![*class]
        }
        Pattern::Or(all) => all.iter().flat_map(whole_classes).collect(),
        Pattern::As(inner, _) => whole_classes(inner),
        _ => Vec::new(),
    }
}
