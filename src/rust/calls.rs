//! What stands between brackets behind a name: arguments, elements of arrays and tuples, parameters of
//! types. All on one line; or the last of them reaching over several; or a line each.

use syn::{Expr, Field, GenericArgument, GenericParam, Meta, Pat, Type};

use super::arguments::{Argument, Nested};
use super::lists::{self, Layout, Tactic, Trailing};
use super::overflow::{
    expr_may_overflow, is_method_call, is_nested_call, is_simple, pat_may_overflow,
    type_may_overflow,
};
use super::printer::Printer;
use super::shape::{SHORT_ELEMENT, Shape, TAB};
use super::text::Text;

/// Macros with a format text, and how many arguments stand before it.
const FORMATS: [(&str, usize); 22] = [
    ("eprint!", 0),
    ("eprintln!", 0),
    ("format!", 0),
    ("format_args!", 0),
    ("print!", 0),
    ("println!", 0),
    ("panic!", 0),
    ("unreachable!", 0),
    ("trace!", 0),
    ("debug!", 0),
    ("error!", 0),
    ("info!", 0),
    ("warn!", 0),
    ("log!", 1),
    ("assert!", 1),
    ("debug_assert!", 1),
    ("write!", 1),
    ("writeln!", 1),
    ("assert_eq!", 2),
    ("assert_ne!", 2),
    ("debug_assert_eq!", 2),
    ("debug_assert_ne!", 2),
];

/// What can stand in a list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Item<'a> {
    Expr(&'a Expr),
    Argument(&'a Argument),
    Type(&'a Type),
    Pat(&'a Pat),
    Generic(&'a GenericArgument),
    Param(&'a GenericParam),
    Field(&'a Field),
    Nested(&'a Nested),
    Text(&'a Text),
}

impl Item<'_> {
    fn expr(&self) -> Option<&Expr> {
        match self {
            Item::Expr(expr) => Some(expr),
            Item::Argument(Argument::Expr(expr)) => Some(expr),
            _ => None,
        }
    }

    fn is_simple(&self) -> bool {
        match self {
            Item::Nested(Nested::Lit(_)) | Item::Text(_) => true,
            Item::Nested(Nested::Meta(meta)) => matches!(**meta, Meta::Path(_)),
            item => item.expr().is_some_and(is_simple),
        }
    }

    /// Whether it may go on over several lines while all others stay on the first.
    fn may_overflow(&self, count: usize) -> bool {
        if let Some(expr) = self.expr() {
            return expr_may_overflow(expr, count);
        }
        match self {
            Item::Argument(Argument::Type(of)) => type_may_overflow(of, count),
            Item::Argument(Argument::Item(_)) | Item::Nested(Nested::Meta(_)) => count == 1,
            Item::Type(of) => type_may_overflow(of, count),
            Item::Generic(GenericArgument::Type(of)) => type_may_overflow(of, count),
            Item::Pat(pat) => pat_may_overflow(pat, count),
            Item::Nested(_)
            | Item::Text(_)
            | Item::Argument(_)
            | Item::Expr(_)
            | Item::Generic(_)
            | Item::Param(_)
            | Item::Field(_) => false,
        }
    }
}

/// A list to print.
#[derive(Debug, Clone, Copy)]
pub(super) struct Call<'a> {
    /// What stands before the opening bracket.
    pub(super) name: &'a Text,
    pub(super) brackets: (&'static str, &'static str),
    pub(super) items: &'a [Item<'a>],
    /// The widest list that may stay on one line.
    pub(super) limit: usize,
    pub(super) trailing: Trailing,
}

impl Printer {
    pub(super) fn item(&self, item: Item, shape: Shape) -> Option<Text> {
        match item {
            Item::Expr(expr) => self.expr(expr, shape),
            Item::Argument(argument) => self.argument(argument, shape),
            Item::Type(of) => self.of_type(of, shape),
            Item::Pat(pat) => self.pat(pat, shape),
            Item::Generic(argument) => self.generic_argument(argument, shape),
            Item::Param(param) => self.generic_param(param, shape),
            Item::Field(field) => self.field(field, shape),
            Item::Nested(nested) => Some(self.nested(nested, shape)),
            Item::Text(text) => Some(text.clone()),
        }
    }

    pub(super) fn call(&self, call: Call, shape: Shape) -> Option<Text> {
        let Call {
            name,
            brackets,
            items,
            trailing,
            ..
        } = call;
        let used = name.beyond(shape.used());
        let width = shape.width.saturating_sub(used + 2);
        let one_line = shape
            .after(name.last_width() + 1)
            .and_then(|shape| shape.less(1));
        let one_line = one_line.unwrap_or(shape.of_width(0));
        let nested = shape.unaligned().deeper(TAB).full_width();
        let nested = nested.of_width(nested.width.saturating_sub(1));

        let mut printed = Vec::with_capacity(items.len());
        if let Some((_, others)) = items.split_last() {
            printed.extend(others.iter().map(|item| self.item(*item, nested)));
            printed.push(None);
        }
        let fit = Fit {
            one_line,
            nested,
            width,
        };
        let tactic = self.last_item(call, &mut printed, fit);
        let layout = Layout {
            tactic,
            trailing,
            separator: ",",
            shape: nested,
            closed_below: matches!(tactic, Tactic::Vertical | Tactic::Mixed),
        };
        let list = lists::write(&printed, layout)?;

        let mut result = name.clone().with(brackets.0);
        let first = if list.is_empty() {
            2
        } else {
            list.first_width() + 1
        };
        let room = shape.width.saturating_sub(name.last_width());
        if tactic == Tactic::Horizontal && first <= room {
            result.append(&list);
        } else {
            if !list.is_empty() {
                result.line(nested.indent());
                result.append(&list);
            }
            result.line(shape.block);
        }
        result.push(brackets.1);
        Some(result)
    }

    /// Prints the last item: beyond the line if the others and its first line fit on it.
    fn last_item(&self, call: Call, printed: &mut [Option<Text>], fit: Fit) -> Tactic {
        let Call {
            name, items, limit, ..
        } = call;
        let Some((&last, _)) = items.split_last() else {
            return Tactic::Horizontal;
        };
        let at = items.len() - 1;
        let only = items.len() == 1;
        let beside = only
            && last
                .expr()
                .is_some_and(|expr| super::attached::attributes(expr).is_empty())
            && name.len() < TAB;
        let overflows = beside || last.may_overflow(items.len());
        let mut overflowed = None;
        if overflows {
            let chained = !beside && last.expr().is_some_and(is_method_call);
            let one_line = self.one_line_chain.get() || chained;
            overflowed = Self::with(&self.one_line_chain, one_line, || {
                let shape = last_shape(items, printed, fit.one_line, limit)?;
                self.overflowing(items, last, shape)
            });
            if let Some(text) = &overflowed {
                printed[at] = Some(Text::from(text.first_line()));
            }
        }
        let tactic = lists::tactic(printed, fit.width.min(limit));
        if let (Tactic::Horizontal, Some(text)) = (tactic, overflowed) {
            printed[at] = Some(text);
            if only && printed[at].as_ref().is_some_and(|text| text.breaks() == 1) {
                // A call in a call gets less room than it needs; what fits on the next line goes there.
                let below = self.item(last, fit.nested);
                if let Some(below) = below.filter(Text::is_one_line) {
                    printed[at] = Some(below);
                }
            }
            return tactic;
        }
        printed[at] = self.item(last, fit.nested);
        let width = printed[at].as_ref().map_or(0, Text::width);
        let is_one_line = printed[at].as_ref().is_none_or(Text::is_one_line);
        if only && fit.width != 0 && is_one_line && width <= fit.width {
            return Tactic::Horizontal;
        }
        let tactic = lists::tactic(printed, fit.width.min(limit));
        if tactic == Tactic::Vertical {
            return narrow(name, items, printed, fit.nested.width);
        }
        tactic
    }

    fn overflowing(&self, items: &[Item], last: Item, shape: Shape) -> Option<Text> {
        let Item::Expr(expr) = last else {
            return self.item(last, shape);
        };
        match expr {
            Expr::Closure(closure) => {
                let is_closure = |item: &&Item| matches!(item.expr(), Some(Expr::Closure(_)));
                if items.iter().filter(is_closure).count() > 1 {
                    return None;
                }
                self.last_closure(expr, closure, shape)
            }
            Expr::If(_) | Expr::ForLoop(_) | Expr::Loop(_) | Expr::While(_) | Expr::Match(_) => {
                if self
                    .condition(expr, shape)
                    .is_some_and(|text| !text.is_one_line())
                {
                    return None;
                }
                self.expr(expr, shape)
            }
            _ => self.expr(expr, shape),
        }
    }
}

/// The room of a list.
#[derive(Debug, Clone, Copy)]
struct Fit {
    one_line: Shape,
    nested: Shape,
    /// Of the list on one line.
    width: usize,
}

/// The layout of a list that does not fit on one line.
fn narrow(name: &Text, items: &[Item], printed: &[Option<Text>], width: usize) -> Tactic {
    let is_argument = matches!(items.first(), Some(Item::Argument(_)));
    let format = FORMATS
        .iter()
        .find(|(known, _)| is_argument && *known == name.as_str());
    if let Some(&(_, before)) = format {
        let fits = items.len() > before
            && items[..before].iter().all(Item::is_simple)
            && items[before + 1..].iter().all(Item::is_simple)
            && lists::tactic(&printed[..before], width) == Tactic::Horizontal
            && lists::tactic(&printed[before + 1..], width) == Tactic::Horizontal;
        return if fits {
            Tactic::Format(before)
        } else {
            Tactic::Vertical
        };
    }
    let short = |item: &Option<Text>| item.as_ref().is_none_or(|text| text.len() <= SHORT_ELEMENT);
    if items.iter().all(Item::is_simple) && printed.iter().all(short) {
        Tactic::Mixed
    } else {
        Tactic::Vertical
    }
}

/// The room for the last item behind all others.
fn last_shape(
    items: &[Item],
    printed: &[Option<Text>],
    shape: Shape,
    limit: usize,
) -> Option<Shape> {
    if let [item] = items
        && !item.expr().is_some_and(is_nested_call)
    {
        return Some(shape);
    }
    let others = &printed[..printed.len() - 1];
    let before = others
        .iter()
        .map(|item| 2 + item.as_ref().map_or(0, Text::len))
        .sum();
    shape.of_width(shape.width.min(limit)).after(before)
}
