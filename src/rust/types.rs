//! Types and paths.

use syn::{
    AngleBracketedGenericArguments, GenericArgument, Path, PathArguments, QSelf, Type,
    TypeParamBound,
};

use super::calls::{Call, Item};
use super::lists::Trailing;
use super::operators::{Side, Signs};
use super::printer::Printer;
use super::shape::{Shape, TAB};
use super::text::Text;

impl Printer {
    pub(super) fn of_type(&self, of: &Type, shape: Shape) -> Option<Text> {
        match of {
            Type::Array(of) => {
                let signs = Signs {
                    before: "[",
                    between: "; ",
                    after: "]",
                    ends_line: true,
                };
                self.pair(Side::Type(&of.elem), Side::Expr(&of.len), signs, shape)
            }
            Type::BareFn(of) => self.bare_fn(of, shape),
            Type::Group(of) => self.of_type(&of.elem, shape),
            Type::ImplTrait(of) => {
                let bounds: Vec<&TypeParamBound> = of.bounds.iter().collect();
                Some(Text::from("impl ").then(&self.bounds(&bounds, shape, false)?))
            }
            Type::Infer(_) => shape.less(1).map(|_| Text::from("_")),
            Type::Macro(of) => self.macro_call(&of.mac, shape),
            Type::Never(_) => Some(Text::from("!")),
            Type::Paren(of) => {
                let within = shape.less(2).and_then(|room| self.of_type(&of.elem, room));
                if let Some(within) = within.filter(Text::is_one_line) {
                    return Some(Text::from("(").then(&within).with(")"));
                }
                let nested = shape.deeper(TAB).full_width();
                let within = self.of_type(&of.elem, nested)?;
                let mut result = Text::from("(");
                result.line(nested.block + nested.offset);
                result.append(&within);
                result.line(shape.indent());
                Some(result.with(")"))
            }
            Type::Path(of) => self.path(of.qself.as_ref(), &of.path, false, shape),
            Type::Ptr(of) => {
                let sign = if of.mutability.is_some() {
                    "*mut "
                } else {
                    "*const "
                };
                let within = self.of_type(&of.elem, shape.after(sign.len())?)?;
                Some(Text::from(sign).then(&within))
            }
            Type::Reference(of) => {
                let mut sign = "&".to_owned();
                if let Some(lifetime) = &of.lifetime {
                    sign.push_str(&lifetime.to_string());
                    sign.push(' ');
                }
                if of.mutability.is_some() {
                    sign.push_str("mut ");
                }
                let width = shape.width.checked_sub(sign.len())?;
                let align = shape.align + sign.len();
                let room = Shape {
                    width,
                    align,
                    offset: align,
                    ..shape
                };
                let within = self.of_type(&of.elem, room)?;
                Some(Text::from(sign).then(&within))
            }
            Type::Slice(of) => {
                let width = shape.width.checked_sub(4)?;
                let align = shape.align + 1;
                let room = Shape {
                    width,
                    align,
                    offset: align,
                    ..shape
                };
                Some(
                    Text::from("[")
                        .then(&self.of_type(&of.elem, room)?)
                        .with("]"),
                )
            }
            Type::TraitObject(of) => {
                let bounds: Vec<&TypeParamBound> = of.bounds.iter().collect();
                if of.dyn_token.is_none() {
                    return self.bounds(&bounds, shape, true);
                }
                let text = self.bounds(&bounds, shape.after(4)?, true)?;
                Some(Text::from("dyn ").then(&text))
            }
            Type::Tuple(of) => {
                let items: Vec<Item> = of.elems.iter().map(Item::Type).collect();
                self.tuple(&items, of.elems.trailing_punct(), shape)
            }
            Type::Verbatim(tokens) => Some(Text::from(super::loose::tokens(tokens))),
            _ => None,
        }
    }

    /// A path; in an expression or a pattern `::` stands before its arguments.
    pub(super) fn path(
        &self,
        qself: Option<&QSelf>,
        path: &Path,
        is_value: bool,
        shape: Shape,
    ) -> Option<Text> {
        if let (None, None, Some(name)) = (qself, &path.leading_colon, path.get_ident()) {
            let name = name.to_string();
            shape.less(name.len())?;
            return Some(Text::from(name));
        }
        let mut result = Text::new();
        let mut skipped = 0;
        if let Some(qself) = qself {
            result.push("<");
            result.append(&self.of_type(&qself.ty, shape)?);
            if qself.position > 0 {
                result.push(" as ");
                if path.leading_colon.is_some() {
                    result.push("::");
                }
                let shape = shape.less(3)?;
                result = self.segments(result, path, 0..qself.position, false, shape)?;
            }
            result.push(">");
            skipped = qself.position;
            result.push("::");
        } else if path.leading_colon.is_some() {
            result.push("::");
        }
        self.segments(result, path, skipped..path.segments.len(), is_value, shape)
    }

    fn segments(
        &self,
        mut result: Text,
        path: &Path,
        range: std::ops::Range<usize>,
        is_value: bool,
        shape: Shape,
    ) -> Option<Text> {
        let shape = shape.visual(0);
        let first = range.start;
        for index in range {
            let segment = path.segments.get(index)?;
            if index > first {
                result.push("::");
            }
            let mut text = Text::from(segment.ident.to_string());
            let room = shape
                .shrunk(result.beyond(shape.used()))?
                .after(text.len())?;
            match &segment.arguments {
                PathArguments::None => {}
                PathArguments::AngleBracketed(of) => {
                    if !of.args.is_empty() {
                        let colons = is_value || (self.in_macro.get() && of.colon2_token.is_some());
                        text.push(if colons { "::" } else { "" });
                        text.append(&self.generic_arguments(of, room)?);
                    }
                }
                PathArguments::Parenthesized(of) => {
                    let items: Vec<Item> = of.inputs.iter().map(Item::Type).collect();
                    text.append(&self.function_type(&items, &of.output, false, room)?);
                }
            }
            result.append(&text);
        }
        Some(result)
    }

    fn generic_arguments(&self, of: &AngleBracketedGenericArguments, shape: Shape) -> Option<Text> {
        let items: Vec<Item> = of.args.iter().map(Item::Generic).collect();
        self.angled(&Text::new(), &items, shape)
    }

    pub(super) fn angled(&self, name: &Text, items: &[Item], shape: Shape) -> Option<Text> {
        let trailing = Trailing::Vertical;
        let call = Call {
            name,
            brackets: ("<", ">"),
            items,
            limit: shape.max,
            trailing,
        };
        self.call(call, shape)
    }

    pub(super) fn generic_argument(&self, of: &GenericArgument, shape: Shape) -> Option<Text> {
        let after = |name: Text, sign: &str| {
            let name = name.with(sign);
            let width = shape.width.checked_sub(name.len())?;
            let align = shape.align + name.len();
            Some((
                name,
                Shape {
                    width,
                    align,
                    offset: align,
                    ..shape
                },
            ))
        };
        let named = |ident: &syn::Ident, generics: Option<&AngleBracketedGenericArguments>| {
            let name = Text::from(ident.to_string());
            match generics {
                Some(generics) => Some(name.then(&self.generic_arguments(generics, shape)?)),
                None => Some(name),
            }
        };
        match of {
            GenericArgument::Lifetime(of) => Some(Text::from(of.to_string())),
            GenericArgument::Type(of) => self.of_type(of, shape),
            GenericArgument::Const(of) => self.expr(of, shape),
            GenericArgument::AssocType(of) => {
                let name = named(&of.ident, of.generics.as_ref())?;
                let (name, room) = after(name, " = ")?;
                Some(name.then(&self.of_type(&of.ty, room)?))
            }
            GenericArgument::AssocConst(of) => {
                let name = named(&of.ident, of.generics.as_ref())?;
                let (name, room) = after(name, " = ")?;
                Some(name.then(&self.expr(&of.value, room)?))
            }
            GenericArgument::Constraint(of) => {
                let name = named(&of.ident, of.generics.as_ref())?;
                let (name, room) = after(name, ": ")?;
                let bounds: Vec<&TypeParamBound> = of.bounds.iter().collect();
                Some(name.then(&self.bounds(&bounds, room, true)?))
            }
            _ => None,
        }
    }
}
