//! Type aliases.

use syn::{Attribute, Generics, Type, TypeParamBound};

use super::assignments::{Break, Right};
use super::generics::Clause;
use super::printer::Printer;
use super::shape::Shape;
use super::text::Text;

/// `type Name = Type;`.
#[derive(Debug)]
pub(super) struct Alias<'a> {
    pub(super) attributes: &'a [Attribute],
    pub(super) before: String,
    pub(super) name: String,
    pub(super) generics: &'a Generics,
    pub(super) bounds: Vec<&'a TypeParamBound>,
    pub(super) of: Option<&'a Type>,
}

impl Printer {
    pub(super) fn alias(&self, of: &Alias, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(of.attributes, shape);
        let head = format!("{}type ", of.before);
        let room = shape.after(head.len())?.less(2)?;
        let name = self.generics(&of.name, of.generics, room)?;
        let mut left = Text::from(head).then(&name);
        if !of.bounds.is_empty() {
            let room = shape.after(left.len() + 2)?;
            left = left.with(": ").then(&self.bounds(&of.bounds, room, true)?);
        }
        let clause = Clause {
            comma: of.of.is_some(),
            snug: left.last_width() == 1,
            may_be_line: false,
        };
        let Some(of_type) = of.of else {
            left.append(&self.where_clause(of.generics, clause, shape)?);
            return Some(outer.then(&left).with(";"));
        };
        let text = self.assigned(
            left.with(" ="),
            Right::Type(of_type),
            Break::Default,
            shape.less(1)?,
        )?;
        let clause = Clause {
            comma: false,
            ..clause
        };
        let ending = self.where_clause(of.generics, clause, shape)?;
        Some(outer.then(&text).then(&ending).with(";"))
    }
}
