//! `Thread(target=f, args=item)` and `pool.submit(f, *item)`: the parts of an item, one for each parameter that is
//! left of a function.

use rustpython_ast::{self as ast, Expr};

use super::super::ir::{Argument, ExprId, Kind, ParamNature};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::source::Span;

/// What a task is given.
pub(super) struct Given<'a> {
    pub(super) args: &'a [Expr],
    /// An item whose parts come after those.
    pub(super) spread: Option<&'a Expr>,
    pub(super) keywords: Vec<(&'a str, &'a Expr)>,
}

impl<'a> Given<'a> {
    /// Positional arguments of which the last may be spread; None for others that are, or for what is no name.
    pub(super) fn of(args: &'a [Expr], keywords: Vec<(&'a str, &'a Expr)>) -> Option<Self> {
        let (args, spread) = match args {
            [args @ .., Expr::Starred(last)] => (args, Some(&*last.value)),
            args => (args, None),
        };
        let is_fit =
            !args.iter().any(Expr::is_starred_expr) && spread.is_none_or(Expr::is_name_expr);
        is_fit.then_some(Self {
            args,
            spread,
            keywords,
        })
    }
}

impl<'a> Builder<'a, '_> {
    /// Each part of an item that a function is given behind `before` arguments.
    pub(super) fn spread_over(
        &mut self,
        func: &'a Expr,
        callee: ExprId,
        item: &'a Expr,
        before: usize,
        at: &Span,
    ) -> Option<Vec<Argument>> {
        let count = self.plain_count(func, callee)?.checked_sub(before)?;
        let mut parts = Vec::new();
        for part in 0..count {
            let object = self.expr(item);
            let index = self.push(Kind::Int(i64::try_from(part).ok()?), at.clone());
            let value = self.push(Kind::Index(object, index), at.clone());
            parts.push(Argument::plain(value));
            self.program.spread_over.insert(object, count);
        }
        (!parts.is_empty()).then_some(parts)
    }

    /// How many parameters a function has that has none but plain ones.
    fn plain_count(&self, func: &Expr, callee: ExprId) -> Option<usize> {
        let def = bare_name(func).and_then(|it| self.decorating.functions.get(it));
        if let Some(def) = def {
            let parameters = &def.parameters;
            let all = parameters.posonlyargs.iter().chain(&parameters.args);
            let is_plain = parameters.vararg.is_none()
                && parameters.kwarg.is_none()
                && parameters.kwonlyargs.is_empty()
                && all.clone().all(|it| it.default.is_none());
            return is_plain.then(|| all.count());
        }
        let Kind::Func(id) = self.program.kind(callee) else {
            return None;
        };
        let params = &self.program.func(*id).params;
        let is_plain = params
            .iter()
            .all(|it| it.nature == ParamNature::Plain && it.default.is_none());
        is_plain.then_some(params.len())
    }
}

/// What a call gives to its task by `args=` and `kwargs=`, or at the same places.
pub(super) fn task_arguments<'a>(
    call: &'a ast::ExprCall,
    args: &str,
    kwargs: &str,
    rest: &'a [Expr],
) -> Option<Given<'a>> {
    let keyword = |wanted: &str| {
        let mut all = call.arguments.keywords.iter();
        let found = all.find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == wanted));
        found.map(|it| &it.value)
    };
    let mut keywords = Vec::new();
    match rest.get(1).or_else(|| keyword(kwargs)) {
        None => {}
        Some(Expr::Dict(dict)) => {
            for item in &dict.items {
                let Some(Expr::StringLiteral(name)) = &item.key else {
                    return None;
                };
                keywords.push((name.value.to_str(), &item.value));
            }
        }
        Some(_) => return None,
    }
    match rest.first().or_else(|| keyword(args)) {
        None => Given::of(&[], keywords),
        Some(Expr::Tuple(tuple)) => Given::of(&tuple.elts, keywords),
        Some(Expr::List(list)) => Given::of(&list.elts, keywords),
        Some(item @ Expr::Name(_)) => Some(Given {
            args: &[],
            spread: Some(item),
            keywords,
        }),
        Some(_) => None,
    }
}
