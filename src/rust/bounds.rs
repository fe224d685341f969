//! Bounds of types and of generic parameters.

use syn::{BoundLifetimes, PathArguments, TraitBound, TraitBoundModifier, TypeParamBound};

use super::printer::Printer;
use super::shape::{Shape, TAB};
use super::text::Text;

impl Printer {
    /// `for<'a>`.
    pub(super) fn binder(&self, of: &BoundLifetimes, shape: Shape) -> Option<Text> {
        let mut result = Text::from("for<");
        for (index, param) in of.lifetimes.iter().enumerate() {
            if index > 0 {
                result.push(", ");
            }
            result.append(&self.generic_param(param, shape)?);
        }
        Some(result.with(">"))
    }

    /// `A + B`, each on a line where they do not fit on one.
    pub(super) fn bounds(
        &self,
        bounds: &[&TypeParamBound],
        shape: Shape,
        indents: bool,
    ) -> Option<Text> {
        let line = self.bounds_in(bounds, shape, false)?;
        let fits = line.is_one_line() && line.len() <= shape.width;
        let many = match bounds {
            [TypeParamBound::Trait(of)] => {
                let last = of.path.segments.last().map(|segment| &segment.arguments);
                of.path.segments.len() > 1
                    || matches!(last, Some(PathArguments::AngleBracketed(of)) if of.args.len() > 1)
            }
            [_] => false,
            _ => true,
        };
        if fits || !many {
            return Some(line);
        }
        let room = if indents {
            shape.deeper(TAB).full_width()
        } else {
            shape
        };
        self.bounds_in(bounds, room, true)
    }

    fn bounds_in(&self, bounds: &[&TypeParamBound], shape: Shape, lines: bool) -> Option<Text> {
        let is_lifetime = |bound: &&TypeParamBound| matches!(bound, TypeParamBound::Lifetime(_));
        let last_trait = bounds.iter().rposition(|bound| !is_lifetime(bound));
        let first_lifetime = bounds.iter().position(is_lifetime);
        let in_order = match (last_trait, first_lifetime) {
            (Some(last), Some(first)) => last < first,
            _ => true,
        };
        let mut result = Text::new();
        let mut extendable = false;
        for (index, bound) in bounds.iter().enumerate() {
            let text = self.bound(bound, shape)?;
            if index > 0 {
                if lines && (!extendable || !in_order) {
                    result.line(shape.indent());
                } else {
                    result.push(" ");
                }
                result.push("+ ");
            }
            extendable = is_lifetime(bound) || text.is_extendable();
            result.append(&text);
        }
        Some(result)
    }

    fn bound(&self, bound: &TypeParamBound, shape: Shape) -> Option<Text> {
        match bound {
            TypeParamBound::Lifetime(of) => Some(Text::from(of.to_string())),
            TypeParamBound::Trait(of) => {
                let text = self.trait_bound(of, shape)?;
                if of.paren_token.is_some() {
                    return Some(Text::from("(").then(&text).with(")"));
                }
                Some(text)
            }
            TypeParamBound::PreciseCapture(of) => {
                let mut result = Text::from("use<");
                for (index, param) in of.params.iter().enumerate() {
                    if index > 0 {
                        result.push(", ");
                    }
                    match param {
                        syn::CapturedParam::Lifetime(of) => result.push(&of.to_string()),
                        syn::CapturedParam::Ident(of) => result.push(&of.to_string()),
                        _ => return None,
                    }
                }
                Some(result.with(">"))
            }
            TypeParamBound::Verbatim(tokens) => Some(Text::from(super::loose::tokens(tokens))),
            _ => None,
        }
    }

    fn trait_bound(&self, of: &TraitBound, shape: Shape) -> Option<Text> {
        let mut head = String::new();
        if let Some(binder) = &of.lifetimes {
            head.push_str(self.binder(binder, shape)?.as_str());
            head.push(' ');
        }
        if matches!(of.modifier, TraitBoundModifier::Maybe(_)) {
            head.push('?');
        }
        let text = self.path(None, &of.path, false, shape.after(head.len())?)?;
        Some(Text::from(head).then(&text))
    }
}
