//! Patterns.

use syn::{FieldPat, Pat, PatOr, PatRange, PatStruct, RangeLimits};

use super::calls::{Call, Item};
use super::lists::{self, Layout, Tactic, Trailing};
use super::operators::{Side, Signs};
use super::printer::Printer;
use super::shape::{ARRAY_WIDTH, Shape, TAB};
use super::struct_literals::{braced, field_shapes};
use super::text::Text;

impl Printer {
    pub(super) fn pat(&self, pat: &Pat, shape: Shape) -> Option<Text> {
        match pat {
            Pat::Const(of) => {
                let text = self.block_in(&of.block, &Text::new(), true, shape)?;
                Some(Text::from("const ").then(&text))
            }
            Pat::Ident(of) => {
                let mut text = String::new();
                if of.by_ref.is_some() {
                    text.push_str("ref ");
                }
                if of.mutability.is_some() {
                    text.push_str("mut ");
                }
                text.push_str(&of.ident.to_string());
                let mut result = Text::from(text);
                if let Some((_, within)) = &of.subpat {
                    let room = shape.fresh(shape.width.checked_sub(result.len() + 3)?);
                    result = result.with(" @ ").then(&self.pat(within, room)?);
                }
                Some(result)
            }
            Pat::Lit(of) => super::literals::literal_in(&of.lit, shape),
            Pat::Macro(of) => self.macro_call(&of.mac, shape),
            Pat::Or(of) => self.alternatives(of, shape),
            Pat::Paren(of) => {
                let within = self.pat(&of.pat, shape.after(1)?.less(1)?)?;
                Some(Text::from("(").then(&within).with(")"))
            }
            Pat::Path(of) => self.path(of.qself.as_ref(), &of.path, true, shape),
            Pat::Range(of) => self.pat_range(of, shape),
            Pat::Reference(of) => {
                let sign = if of.mutability.is_some() {
                    "&mut "
                } else {
                    "&"
                };
                let within = self.pat(&of.pat, shape.after(sign.len())?)?;
                Some(Text::from(sign).then(&within))
            }
            Pat::Rest(_) => shape.less(1).map(|_| Text::from("..")),
            Pat::Slice(of) => {
                let items: Vec<Item> = of.elems.iter().map(Item::Pat).collect();
                let name = Text::new();
                let call = Call {
                    name: &name,
                    brackets: ("[", "]"),
                    items: &items,
                    limit: ARRAY_WIDTH,
                    trailing: Trailing::Vertical,
                };
                self.call(call, shape)
            }
            Pat::Struct(of) => self.pat_struct(of, shape),
            Pat::Tuple(of) => self.pat_tuple(Text::new(), &of.elems, true, shape),
            Pat::TupleStruct(of) => {
                let name = self.path(of.qself.as_ref(), &of.path, true, shape)?;
                self.pat_tuple(name, &of.elems, false, shape)
            }
            Pat::Type(of) => {
                let within = self.pat(&of.pat, shape)?;
                let room = shape.fresh(shape.width.checked_sub(within.last_width() + 2)?);
                let of_type = self.of_type(&of.ty, room)?;
                Some(within.with(": ").then(&of_type))
            }
            Pat::Wild(_) => shape.less(1).map(|_| Text::from("_")),
            Pat::Verbatim(tokens) => Some(Text::from(super::loose::tokens(tokens))),
            _ => None,
        }
    }

    fn alternatives(&self, of: &PatOr, shape: Shape) -> Option<Text> {
        let mut printed = Vec::new();
        for case in &of.cases {
            printed.push(Some(self.pat(case, shape)?));
        }
        let short = |(pat, text): (&Pat, &Option<Text>)| {
            text.as_ref()
                .is_some_and(|text| text.len() <= 20 && text.is_one_line())
                && is_short(pat)
        };
        let packed = of.cases.iter().zip(&printed).all(short);
        let on_line = lists::tactic_between(&printed, 3, shape.width) == Tactic::Horizontal;
        let mut result = Text::new();
        let mut used = 0;
        for (index, text) in printed.iter().flatten().enumerate() {
            let width = text.width() + 2;
            if index == 0 {
                used = text.width();
            } else if if packed {
                used + 1 + width <= shape.width
            } else {
                on_line
            } {
                result.push(" | ");
                used += 1 + width;
            } else {
                result.line(shape.indent());
                result.push("| ");
                used = width;
            }
            result.append(text);
        }
        Some(result)
    }

    fn pat_range(&self, of: &PatRange, shape: Shape) -> Option<Text> {
        let between = match of.limits {
            RangeLimits::HalfOpen(_) => "..",
            RangeLimits::Closed(_) => "..=",
        };
        let sides = [&of.start, &of.end];
        let [start, end] = sides.map(|end| end.as_deref().map_or(Side::Nothing, Side::Expr));
        let signs = Signs {
            before: "",
            between,
            after: "",
            ends_line: false,
        };
        self.pair(start, end, signs, shape)
    }

    fn pat_tuple(
        &self,
        name: Text,
        elems: &syn::punctuated::Punctuated<Pat, syn::Token![,]>,
        is_tuple: bool,
        shape: Shape,
    ) -> Option<Text> {
        if elems.is_empty() {
            return Some(name.with("()"));
        }
        let items: Vec<Item> = elems.iter().map(Item::Pat).collect();
        let ends_open = matches!(elems.last(), Some(Pat::Rest(_)));
        let comma = is_tuple && elems.len() == 1 && !ends_open;
        let call = Call {
            name: &name,
            brackets: ("(", ")"),
            items: &items,
            limit: shape.max,
            trailing: if comma {
                Trailing::Always
            } else {
                Trailing::Vertical
            },
        };
        self.call(call, shape)
    }

    fn pat_struct(&self, of: &PatStruct, shape: Shape) -> Option<Text> {
        let name = self.path(of.qself.as_ref(), &of.path, true, shape.less(2)?)?;
        if of.fields.is_empty() && of.rest.is_none() {
            return Some(name.with(" {}"));
        }
        let suffix = if of.rest.is_some() { 6 } else { 2 };
        let (width, nested) = field_shapes(shape, name.len() + 3, suffix);
        let mut items = Vec::new();
        for field in &of.fields {
            items.push(self.pat_field(field, nested));
        }
        let tactic = width.map_or(Tactic::Vertical, |width| lists::tactic(&items, width));
        let layout = Layout {
            tactic,
            trailing: Trailing::Vertical,
            separator: ",",
            shape: nested,
            closed_below: tactic == Tactic::Vertical,
        };
        let mut fields = lists::write(&items, layout)?;
        let width = width.unwrap_or(0);
        if of.rest.is_some() {
            if !fields.is_one_line() || fields.len() > width {
                if tactic != Tactic::Vertical {
                    fields.push(",");
                }
                fields.line(nested.indent());
            } else if !fields.is_empty() {
                fields.push(if tactic == Tactic::Vertical {
                    " "
                } else {
                    ", "
                });
            }
            fields.push("..");
        }
        Some(braced(name, &fields, width, shape, nested))
    }

    fn pat_field(&self, field: &FieldPat, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(&field.attrs, shape);
        let pat = self.pat(&field.pat, shape)?;
        if field.colon_token.is_none() {
            return Some(outer.then(&pat));
        }
        let name = match &field.member {
            syn::Member::Named(name) => name.to_string(),
            syn::Member::Unnamed(index) => index.index.to_string(),
        };
        if name.len() + 2 + pat.len() <= shape.width {
            return Some(outer.with(&name).with(": ").then(&pat));
        }
        let nested = shape.deeper(TAB);
        let pat = self.pat(&field.pat, nested)?;
        let mut result = outer.with(&name).with(":");
        result.line(nested.indent());
        Some(result.then(&pat))
    }
}

/// Whether several such alternatives may share a line.
fn is_short(pat: &Pat) -> bool {
    match pat {
        Pat::Rest(_) | Pat::Wild(_) | Pat::Lit(_) => true,
        Pat::Ident(of) => of.subpat.is_none(),
        Pat::Tuple(of) => of.elems.len() <= 1,
        Pat::TupleStruct(of) => of.path.segments.len() <= 1 && of.elems.len() <= 1,
        Pat::Reference(of) => is_short(&of.pat),
        Pat::Paren(of) => is_short(&of.pat),
        Pat::Or(of) => of.cases.iter().all(is_short),
        _ => false,
    }
}
