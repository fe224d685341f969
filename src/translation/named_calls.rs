//! Calls of the file's own functions by their names in Rust.

use super::code::{Code, Form, Prec};
use super::spreading::Item;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, FuncId, Kind, ParamNature};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Calls a function of the file by its name in Rust; `skipped` parameters are given already.
    pub(super) fn call_named(
        &mut self,
        name: &str,
        id: FuncId,
        skipped: usize,
        ret: Ty,
        arguments: &[Argument],
    ) -> Res<Code> {
        let standing = std::mem::take(&mut self.standing);
        let func = self.program.func(id);
        if !self.has_rust(&ret) {
            return refuse(unknown(&ret));
        }
        let params = func.params.get(skipped..).unwrap_or_default();
        // What is passed on for a function around is no argument of Python's.
        let is_keyword = |name: &String| {
            let mut named = params.iter().filter(|it| it.name == *name);
            !named.any(|it| self.program.var(it.var).is_handed)
        };
        if self.program.positional.contains(&id)
            && arguments
                .iter()
                .any(|it| it.name.as_ref().is_some_and(is_keyword))
        {
            return refuse("a keyword that the function does not have");
        }
        let mut given: Vec<Option<ExprId>> = vec![None; params.len()];
        let mut rest: Vec<Item> = Vec::new();
        let plain = params
            .iter()
            .filter(|it| it.nature == ParamNature::Plain)
            .count();
        let mut named: Vec<(&str, ExprId)> = Vec::new();
        let takes_keywords = params.iter().any(|it| it.nature == ParamNature::Keywords);
        let mut next = 0;
        let mut spread = None;
        // Parts of a tuple that stands among other arguments: `f(a, *pair)`.
        let mut parts: Vec<(usize, ExprId, usize, Ty)> = Vec::new();
        for argument in arguments {
            match (&argument.name, argument.stars) {
                (None, 0) if next < plain => {
                    given[next] = Some(argument.value);
                    next += 1;
                }
                (None, 0) if params.iter().any(|it| it.nature == ParamNature::Rest) => {
                    rest.push(Item::One(argument.value));
                }
                (None, 1)
                    if next == plain && params.iter().any(|it| it.nature == ParamNature::Rest) =>
                {
                    rest.push(Item::All(argument.value));
                }
                (None, 1) if spread.is_none() && arguments.len() == 1 => {
                    spread = Some(argument.value);
                }
                (None, 1)
                    if let Ty::Tuple(items) = self.ty(argument.value).clone()
                        && next + items.len() <= plain
                        && items.iter().all(Ty::is_copy)
                        && self.is_simple(argument.value) =>
                {
                    for (at, ty) in items.into_iter().enumerate() {
                        parts.push((next, argument.value, at, ty));
                        next += 1;
                    }
                }
                (Some(name), 0) => match params
                    .iter()
                    .position(|it| it.name == *name && it.nature != ParamNature::Keywords)
                {
                    Some(at) => given[at] = Some(argument.value),
                    None if takes_keywords => named.push((name, argument.value)),
                    None => return refuse("a keyword that the function does not have"),
                },
                _ => return refuse("these arguments"),
            }
        }
        let mut texts = Vec::new();
        if let Some(spread) = spread {
            let Ty::Tuple(items) = self.ty(spread).clone() else {
                return refuse("a list spread over parameters");
            };
            let takes_rest = params.iter().any(|it| it.nature == ParamNature::Rest);
            let is_copied = self.is_simple(spread) && items.iter().all(Ty::is_copy);
            if !(takes_rest || is_copied) {
                let (given, texts) = self.spread_parts(spread, &items, params, &standing)?;
                let sign = self.sign_of(id)?;
                let text = format!("{{ {given} {name}({}){sign} }}", texts.join(", "));
                return Ok(Code::new(text, Prec::Loose, ret));
            }
            if items.len() > params.len() && !takes_rest || !self.is_simple(spread) {
                return refuse("a tuple spread over parameters");
            }
            let code = self.expr(spread)?;
            for (at, param) in params.iter().enumerate() {
                let want = self.stood_for(&self.program.var(param.var).ty, &standing);
                if param.nature == ParamNature::Rest && items.iter().all(Ty::is_copy) {
                    let rest = self.parts_of_tuple(spread, at, &want.item())?;
                    texts.push(format!("&[{}]", rest.join(", ")));
                    continue;
                }
                let text = match (items.get(at), param.default) {
                    (Some(ty), _)
                        if ty.is_copy() && want.is_copy() && param.nature == ParamNature::Plain =>
                    {
                        let part = Code::tight(format!("{}.{at}", code.receiver()), ty.clone());
                        self.coerced(part, &want)?.text
                    }
                    (Some(Ty::Lit), _)
                        if want == Ty::Str
                            && param.nature == ParamNature::Plain
                            && self.binding(param.var).form == Form::Ref =>
                    {
                        format!("{}.{at}", code.receiver())
                    }
                    (None, Some(default)) => self.default(default, param.var, &standing)?,
                    _ => return refuse("a tuple spread over parameters"),
                };
                texts.push(text);
            }
            let sign = self.sign_of(id)?;
            let text = format!("{name}({}){sign}", texts.join(", "));
            return Ok(Code::tight(text, ret));
        }
        // Positional arguments are evaluated as they are written; keywords may stand in another order.
        let order: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
        let in_order: Vec<ExprId> = params
            .iter()
            .zip(&given)
            .flat_map(|(param, given)| match param.nature {
                ParamNature::Rest => rest.iter().map(|it| it.value()).collect(),
                ParamNature::Keywords => named.iter().map(|it| it.1).collect(),
                _ => given.iter().copied().collect::<Vec<_>>(),
            })
            .collect();
        if !self.may_be_passed(&order, &in_order) {
            return refuse("arguments that are evaluated in another order");
        }
        // What a defaultdict holds is lent for a change, and so is the defaultdict.
        let is_lent = |it: &&ExprId| self.inserts(**it) && !self.ty(**it).is_copy();
        if let Some(lent) = order.iter().find(is_lent)
            && order.iter().any(|it| {
                it != lent
                    && super::roots::root(self.program, *it)
                        == super::roots::root(self.program, *lent)
            })
        {
            return refuse("a defaultdict and what it holds, passed at once");
        }
        // What the call is made on, and what arguments before borrow, is lent until it is made.
        let lent = self.lent_now.len();
        if let Some((receiver, _)) = name.split_once('.') {
            let root = receiver
                .trim_start_matches(['&', '*', '('])
                .split(['[', '(']);
            self.lent_now.extend(root.take(1).map(str::to_owned));
        }
        let mut looked_at: Vec<ExprId> = Vec::new();
        for (place, (param, value)) in params.iter().zip(&given).enumerate() {
            if let Some((_, tuple, at, ty)) = parts.iter().find(|it| it.0 == place) {
                let want = self.stood_for(&self.program.var(param.var).ty, &standing);
                if !want.is_copy() || value.is_some() {
                    return refuse("a tuple spread over parameters");
                }
                let part = Code::tight(
                    format!("{}.{at}", self.expr(*tuple)?.receiver()),
                    ty.clone(),
                );
                texts.push(self.coerced(part, &want)?.text);
                continue;
            }
            if param.nature == ParamNature::Rest {
                let of = self
                    .stood_for(&self.program.var(param.var).ty, &standing)
                    .item();
                texts.push(match ret {
                    Ty::Iter(_) => self.rest_that_lasts(&rest, param.var, &of)?,
                    _ => self.rest(&rest, param.var, &of)?,
                });
                continue;
            }
            if param.nature == ParamNature::Keywords {
                let ty = self.program.var(param.var).ty.clone();
                texts.push(self.keywords(&named, &ty)?);
                continue;
            }
            let text = match value {
                Some(value) => {
                    let text = self.argument(*value, param.var, &standing)?;
                    if looked_at
                        .iter()
                        .any(|it| self.is_lent_anew(*it, *value, &text))
                    {
                        return refuse("an argument that a later one changes");
                    }
                    text
                }
                None => match param.default {
                    Some(default) => self.default(default, param.var, &standing)?,
                    None => return refuse("a call without an argument that is needed"),
                },
            };
            if let Some(root) = value.and_then(|it| super::roots::root(self.program, it))
                && text.starts_with('&')
            {
                looked_at.extend(*value);
                self.lent_now.push(self.binding(root).name.clone());
            }
            texts.push(text);
        }
        self.lent_now.truncate(lent);
        let places: Vec<&str> = texts
            .iter()
            .filter_map(|it| it.strip_prefix("&mut "))
            .collect();
        let reads = |text: &str, place: &str| {
            crate::rust::contains_word(text, place.split(['.', '[']).next().unwrap_or(place))
        };
        if places
            .iter()
            .any(|place| texts.iter().filter(|it| reads(it, place)).count() > 1)
        {
            let given = arguments.iter().flat_map(|it| self.ty(it.value).classes());
            let wanted: Vec<_> = given.filter(|it| !it.is_counted()).collect();
            self.wants_counted.extend(wanted);
            return refuse("one value passed twice, and changed");
        }
        let sign = self.sign_of(id)?;
        let text = format!("{name}({}){sign}", texts.join(", "));
        Ok(Code::tight(text, ret))
    }

    /// Whether evaluating it earlier or later makes no difference.
    pub(super) fn is_still(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Tuple(items) | Kind::List(items) => items.iter().all(|it| self.is_still(*it)),
            Kind::Binary(_, a, b) => self.is_still(*a) && self.is_still(*b),
            Kind::Unary(_, a) => self.is_still(*a),
            _ => self.is_simple(id),
        }
    }
}
