//! Lists that are spread: `[*a, b]`, and `f(a, *b)` for a function that takes `*rest`.

use super::code::{Code, Form, Prec};
use super::names::snake;
use super::standing::Standing;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind, Param, ParamNature, VarId};
use crate::types::ty::Ty;

/// What a display or a call is given at one place.
#[derive(Clone, Copy)]
pub(super) enum Item {
    One(ExprId),
    /// `*all`.
    All(ExprId),
}

impl Item {
    pub(super) fn value(self) -> ExprId {
        match self {
            Self::One(value) | Self::All(value) => value,
        }
    }
}

impl Translator<'_, '_> {
    /// What a display is given at each place.
    pub(super) fn items_of(&self, items: &[ExprId]) -> Vec<Item> {
        let item = |it: &ExprId| match self.kind(*it) {
            Kind::Starred(all) => Item::All(*all),
            _ => Item::One(*it),
        };
        items.iter().map(item).collect()
    }

    /// `[*a, b, *c]` and `{*a, b}`.
    pub(super) fn spread(
        &mut self,
        parts: &[Item],
        of: &Ty,
        collection: &str,
        want: &Ty,
    ) -> Res<Code> {
        let mut text = String::new();
        for item in parts {
            let part = match item {
                Item::All(all) => {
                    let seq = self.iterate(*all)?;
                    self.owned_items(seq, of)?
                }
                Item::One(one) => format!("[{}]", self.value(*one, of)?.text),
            };
            if text.is_empty() {
                text = if part.starts_with('[') {
                    format!("{part}.into_iter()")
                } else {
                    part
                };
            } else {
                text = format!("{text}.chain({part})");
            }
        }
        let of = self.rust_type(of);
        Ok(Code::tight(
            format!("{text}.collect::<{collection}<{of}>>()"),
            want.clone(),
        ))
    }

    /// What a call gives to `*parts`: a list of its own, or one of the caller's, as a slice.
    pub(super) fn rest(&mut self, parts: &[Item], param: VarId, of: &Ty) -> Res<String> {
        if !self.has_known_rust(of) && !parts.is_empty() {
            return refuse(unknown(of));
        }
        // What the function assigns anew it has for itself.
        let is_owned = !matches!(self.binding(param).form, Form::Ref | Form::MutRef);
        let display = if is_owned { "vec!" } else { "&" };
        if let [Item::All(all)] = parts {
            let ty = self.ty(*all).clone();
            if matches!(&ty, Ty::List(it) | Ty::Tuples(it) if **it == *of)
                && self.binding(param).form == Form::Ref
            {
                return Ok(self.borrowed(*all, &ty)?.text);
            }
            let list = self.list_of(*all, &Ty::list(of.clone()))?;
            return Ok(if is_owned {
                list.text
            } else {
                format!("&{}", list.at_least(Prec::Unary))
            });
        }
        if let Some(texts) = self.parts_of_tuples(parts, of)? {
            return Ok(format!("{display}[{}]", texts.join(", ")));
        }
        let ones: Vec<ExprId> = parts.iter().map(|it| it.value()).collect();
        if parts.iter().any(|it| matches!(it, Item::All(_))) {
            let list = self.spread(parts, of, "Vec", &Ty::list(of.clone()))?;
            return Ok(if is_owned {
                list.text
            } else {
                format!("&{}", list.at_least(Prec::Unary))
            });
        }
        Ok(format!("{display}[{}]", self.values(&ones, of)?))
    }

    /// The same for a function whose iterator looks at them as long as it is gone through: texts that are made for
    /// the call have a name.
    pub(super) fn rest_that_lasts(&mut self, parts: &[Item], param: VarId, of: &Ty) -> Res<String> {
        let text = self.rest(parts, param, of)?;
        let is_text = |it: &Item| match it {
            Item::One(one) => matches!(self.kind(*one), Kind::Str(_)),
            Item::All(_) => false,
        };
        if !text.starts_with("&[") || !text.contains('(') || !parts.iter().all(is_text) {
            return Ok(text);
        }
        let name = self.fresh_name(&self.binding(param).name.clone());
        self.out.line(format!("let {name} = {};", &text[1..]));
        Ok(format!("&{name}"))
    }

    /// Each value where what is spread are tuples whose parts are copied; nothing where that is not so.
    fn parts_of_tuples(&mut self, items: &[Item], of: &Ty) -> Res<Option<Vec<String>>> {
        let is_tuple = |it: &Item| match it {
            Item::All(all) => {
                matches!(self.ty(*all), Ty::Tuple(parts) if parts.iter().all(Ty::is_copy))
                    && self.is_simple(*all)
            }
            Item::One(_) => true,
        };
        if !items.iter().any(|it| matches!(it, Item::All(_))) || !items.iter().all(is_tuple) {
            return Ok(None);
        }
        let mut texts = Vec::new();
        for item in items {
            match item {
                Item::One(one) => texts.push(self.value(*one, of)?.text),
                Item::All(all) => texts.extend(self.parts_of_tuple(*all, 0, of)?),
            }
        }
        Ok(Some(texts))
    }

    /// A tuple that is spread over parameters: the line that names its parts, and what each parameter gets.
    pub(super) fn spread_parts(
        &mut self,
        tuple: ExprId,
        types: &[Ty],
        params: &[Param],
        standing: &Standing,
    ) -> Res<(String, Vec<String>)> {
        let is_plain = |it: &Param| it.nature == ParamNature::Plain;
        if types.len() != params.len() || !params.iter().all(is_plain) {
            return refuse("a tuple spread over parameters");
        }
        let code = self.value(tuple, &Ty::Tuple(types.to_vec()))?;
        let mut names = Vec::new();
        let mut texts = Vec::new();
        for (ty, param) in types.iter().zip(params) {
            let want = self.stood_for(&self.program.var(param.var).ty, standing);
            let name = self.fresh_name(&snake(&param.name));
            let part = Code::tight(&name, ty.clone());
            texts.push(match self.binding(param.var).form {
                Form::Ref if !want.is_copy() && *ty == want => format!("&{name}"),
                Form::Ref | Form::MutRef if !want.is_copy() => {
                    return refuse("a tuple spread over parameters");
                }
                _ => self.coerced(part, &want)?.text,
            });
            names.push(name);
        }
        if names
            .iter()
            .enumerate()
            .any(|(at, it)| names[..at].contains(it))
        {
            return refuse("a tuple spread over parameters");
        }
        Ok((
            format!("let ({}) = {};", names.join(", "), code.text),
            texts,
        ))
    }

    /// The parts of a tuple from one on, as values of a type.
    pub(super) fn parts_of_tuple(
        &mut self,
        tuple: ExprId,
        from: usize,
        of: &Ty,
    ) -> Res<Vec<String>> {
        let Ty::Tuple(parts) = self.ty(tuple).clone() else {
            return Ok(Vec::new());
        };
        let code = self.expr(tuple)?;
        let mut texts = Vec::new();
        for (at, ty) in parts.into_iter().enumerate().skip(from) {
            let part = Code::tight(format!("{}.{at}", code.receiver()), ty);
            texts.push(self.coerced(part, of)?.text);
        }
        Ok(texts)
    }
}
