//! Generic parameters and `where` clauses.

use syn::{GenericParam, Generics, TypeParamBound, WhereClause, WherePredicate};

use super::assignments::{Break, Right};
use super::calls::Item;
use super::lists::{self, Layout, Trailing};
use super::printer::Printer;
use super::shape::{Shape, TAB};
use super::text::Text;

/// How a `where` clause is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clause {
    /// Whether a comma follows the last predicate.
    pub(super) comma: bool,
    /// Whether `where` stands on the line before.
    pub(super) snug: bool,
    /// Whether all of it may stand on one line.
    pub(super) may_be_line: bool,
}

pub(super) fn has_where(of: &Generics) -> bool {
    of.where_clause
        .as_ref()
        .is_some_and(|clause| !clause.predicates.is_empty())
}

impl Printer {
    /// A name with its generic parameters.
    pub(super) fn generics(&self, name: &str, of: &Generics, shape: Shape) -> Option<Text> {
        let name = Text::from(name);
        if of.params.is_empty() {
            return Some(name);
        }
        let items: Vec<Item> = of.params.iter().map(Item::Param).collect();
        self.angled(&name, &items, shape)
    }

    pub(super) fn generic_param(&self, of: &GenericParam, shape: Shape) -> Option<Text> {
        match of {
            GenericParam::Lifetime(of) => {
                let mut text = format!("{}", of.lifetime);
                for (index, bound) in of.bounds.iter().enumerate() {
                    text.push_str(if index == 0 { ": " } else { " + " });
                    text.push_str(&bound.to_string());
                }
                Some(self.in_line(&of.attrs, shape).with(&text))
            }
            GenericParam::Type(of) => {
                let mut result = Text::from(of.ident.to_string());
                if !of.bounds.is_empty() {
                    let bounds: Vec<&TypeParamBound> = of.bounds.iter().collect();
                    result = result.with(": ").then(&self.bounds(&bounds, shape, true)?);
                }
                if let Some(default) = &of.default {
                    result = result.with(" = ").then(&self.of_type(default, shape)?);
                }
                Some(self.in_line(&of.attrs, shape).then(&result))
            }
            GenericParam::Const(of) => {
                let mut result = Text::from(format!("const {}: ", of.ident));
                result.append(&self.of_type(&of.ty, shape)?);
                if let Some(default) = &of.default {
                    result = result.with(" = ").then(&self.expr(default, shape)?);
                }
                Some(self.in_line(&of.attrs, shape).then(&result))
            }
        }
    }

    pub(super) fn where_clause(&self, of: &Generics, how: Clause, shape: Shape) -> Option<Text> {
        let Some(clause) = of
            .where_clause
            .as_ref()
            .filter(|clause| !clause.predicates.is_empty())
        else {
            return Some(Text::new());
        };
        self.predicates(clause, how, shape)
    }

    fn predicates(&self, clause: &WhereClause, how: Clause, shape: Shape) -> Option<Text> {
        let nested = Shape::indented(shape.block + TAB, shape.max).less(1)?;
        let mut items = Vec::new();
        for predicate in &clause.predicates {
            items.push(Some(self.predicate(predicate, nested)?));
        }
        let layout = Layout {
            tactic: lists::Tactic::Vertical,
            trailing: if how.comma {
                Trailing::Vertical
            } else {
                Trailing::Never
            },
            separator: ",",
            shape: nested,
            closed_below: true,
        };
        let list = lists::write(&items, layout)?;
        let mut result = Text::new();
        if how.snug {
            result.push(" ");
        } else {
            result.line(shape.block);
        }
        result.push("where");
        if how.may_be_line && list.is_one_line() && 6 + list.len() <= shape.width {
            result.push(" ");
        } else {
            result.line(nested.indent());
        }
        Some(result.then(&list))
    }

    fn predicate(&self, predicate: &WherePredicate, shape: Shape) -> Option<Text> {
        match predicate {
            WherePredicate::Lifetime(of) => {
                let mut text = format!("{}:", of.lifetime);
                for (index, bound) in of.bounds.iter().enumerate() {
                    text.push_str(if index == 0 { " " } else { " + " });
                    text.push_str(&bound.to_string());
                }
                Some(Text::from(text))
            }
            WherePredicate::Type(of) => {
                let mut left = match &of.lifetimes {
                    Some(binder) => self.binder(binder, shape)?.with(" "),
                    None => Text::new(),
                };
                left = left.then(&self.of_type(&of.bounded_ty, shape)?).with(":");
                let bounds: Vec<&TypeParamBound> = of.bounds.iter().collect();
                if bounds.is_empty() {
                    return Some(left);
                }
                self.assigned(left, Right::Bounds(&bounds), Break::Default, shape)
            }
            _ => None,
        }
    }
}
