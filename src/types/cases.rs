//! The cases of a `match`, resolved.

use super::ids::{ExprId, VarId};

/// What a `match` asks, besides the bodies of its cases.
#[derive(Debug, Clone)]
pub(crate) struct Match {
    pub(crate) subject: ExprId,
    pub(crate) cases: Vec<Case>,
}

/// The head of a `case`.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) pattern: Pattern,
    pub(crate) guard: Option<ExprId>,
    /// 1-based.
    pub(crate) line: usize,
}

#[derive(Debug, Clone)]
pub(crate) enum Pattern {
    /// `_`
    Any,
    Bind(VarId),
    /// A literal, or a dotted name.
    Value(ExprId),
    Or(Vec<Pattern>),
    As(Box<Pattern>, VarId),
    /// With the place of the one that has a star, which is [`Pattern::Any`] or [`Pattern::Bind`].
    Sequence(Vec<Pattern>, Option<usize>),
    /// Keys with what is below them, and what takes the rest.
    Mapping(Vec<(ExprId, Pattern)>, Option<VarId>),
    Class {
        class: ExprId,
        positional: Vec<Pattern>,
        keywords: Vec<(String, Pattern)>,
    },
}

impl Case {
    /// Whether nothing gets past it.
    pub(crate) fn takes_all(&self) -> bool {
        self.guard.is_none() && self.pattern.takes_all()
    }
}

impl Pattern {
    pub(crate) fn takes_all(&self) -> bool {
        match self {
            Self::Any | Self::Bind(_) => true,
            Self::As(inner, _) => inner.takes_all(),
            Self::Or(all) => all.iter().any(Self::takes_all),
            _ => false,
        }
    }

    /// The variables that it binds.
    pub(crate) fn vars(&self) -> Vec<VarId> {
        let mut vars = Vec::new();
        self.each(&mut |it| match it {
            Self::Bind(var) | Self::As(_, var) | Self::Mapping(_, Some(var)) => vars.push(*var),
            _ => {}
        });
        vars
    }

    pub(crate) fn each(&self, work: &mut impl FnMut(&Self)) {
        work(self);
        match self {
            Self::As(inner, _) => inner.each(work),
            Self::Or(all) | Self::Sequence(all, _) => all.iter().for_each(|it| it.each(work)),
            Self::Mapping(items, _) => items.iter().for_each(|it| it.1.each(work)),
            Self::Class {
                positional,
                keywords,
                ..
            } => {
                positional.iter().for_each(|it| it.each(work));
                keywords.iter().for_each(|it| it.1.each(work));
            }
            _ => {}
        }
    }

    pub(crate) fn redirect(&mut self, roots: &[VarId]) {
        match self {
            Self::Bind(var) => *var = roots[var.at()],
            Self::As(inner, var) => {
                *var = roots[var.at()];
                inner.redirect(roots);
            }
            Self::Or(all) | Self::Sequence(all, _) => {
                all.iter_mut().for_each(|it| it.redirect(roots));
            }
            Self::Mapping(items, rest) => {
                items.iter_mut().for_each(|it| it.1.redirect(roots));
                *rest = rest.map(|it| roots[it.at()]);
            }
            Self::Class {
                positional,
                keywords,
                ..
            } => {
                positional.iter_mut().for_each(|it| it.redirect(roots));
                keywords.iter_mut().for_each(|it| it.1.redirect(roots));
            }
            Self::Any | Self::Value(_) => {}
        }
    }
}
