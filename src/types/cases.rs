//! The cases of a `match`, resolved.

use rustpython_ast::{Expr, Stmt};

use super::class_form::ClassForm;
use super::ids::{ClassId, ExprId, VarId};
use super::ir::Program;
use crate::python::names::bare_name;

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

/// The names that stand for the places of a class in a pattern: those that it says itself
/// (`__match_args__ = ("x", "y")`), or its fields, where they are declared.
pub(crate) fn match_args(program: &Program<'_>, class: ClassId) -> Vec<String> {
    let info = &program.classes[class.at()];
    let body = info.def.map_or(&[][..], |it| &it.body);
    if let Some(said) = body.iter().rev().find_map(said_args) {
        return said;
    }
    match program.form(class) {
        ClassForm::Plain | ClassForm::CommandLine => Vec::new(),
        _ => info.fields.iter().map(|it| it.name.clone()).collect(),
    }
}

/// The names that a statement of a class gives to the places of a pattern; none where they are no plain texts.
fn said_args(stmt: &Stmt) -> Option<Vec<String>> {
    let (target, value) = match stmt {
        Stmt::Assign(it) => (it.targets.first()?, &*it.value),
        Stmt::AnnAssign(it) => (&*it.target, it.value.as_deref()?),
        _ => return None,
    };
    if bare_name(target) != Some("__match_args__") {
        return None;
    }
    let name = |it: &Expr| Some(it.as_string_literal_expr()?.value.to_string());
    let names = value.as_tuple_expr()?.elts.iter().map(name);
    Some(names.collect::<Option<Vec<String>>>().unwrap_or_default())
}
