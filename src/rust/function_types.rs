//! Types of functions.

use syn::{BareFnArg, ReturnType, TypeBareFn};

use super::calls::Item;
use super::lists::{self, Layout, Tactic, Trailing};
use super::printer::Printer;
use super::shape::{Shape, TAB};
use super::text::Text;

impl Printer {
    /// `(A, B) -> C` behind `fn` or `Fn`.
    pub(super) fn function_type(
        &self,
        items: &[Item],
        output: &ReturnType,
        variadic: bool,
        shape: Shape,
    ) -> Option<Text> {
        let room = shape.after(4)?;
        let output = match output {
            ReturnType::Default => Text::new(),
            ReturnType::Type(_, of) => Text::from(" -> ").then(&self.of_type(of, room)?),
        };
        let nested = Shape::indented(shape.block + TAB, shape.max);
        let mut printed: Vec<_> = items.iter().map(|item| self.item(*item, nested)).collect();
        if variadic {
            printed.push(Some(Text::from("...")));
        }
        let width = shape.width.saturating_sub(2 + output.len());
        let tactic = if output.is_one_line() {
            lists::tactic(&printed, width)
        } else {
            Tactic::Vertical
        };
        let layout = Layout {
            tactic,
            trailing: if variadic {
                Trailing::Never
            } else {
                Trailing::Vertical
            },
            separator: ",",
            shape: nested,
            closed_below: tactic == Tactic::Vertical,
        };
        let list = lists::write(&printed, layout)?;
        let mut result = Text::from("(");
        if tactic == Tactic::Horizontal || printed.is_empty() {
            result.append(&list);
        } else {
            result.line(nested.indent());
            result.append(&list);
            result.line(shape.block);
        }
        result.push(")");
        if output.is_empty() || result.last_width() + output.first_width() <= shape.width {
            return Some(result.then(&output));
        }
        result.line(nested.indent());
        result.push(output.as_str().trim_start());
        Some(result)
    }

    pub(super) fn bare_fn(&self, of: &TypeBareFn, shape: Shape) -> Option<Text> {
        let mut head = String::new();
        if let Some(binder) = &of.lifetimes {
            head.push_str(self.binder(binder, shape)?.as_str());
            head.push(' ');
        }
        if of.unsafety.is_some() {
            head.push_str("unsafe ");
        }
        head.push_str(&super::signatures::abi(of.abi.as_ref()));
        head.push_str("fn");
        let room = shape.after(head.len())?;
        let mut printed = Vec::new();
        for BareFnArg { name, ty, attrs } in &of.inputs {
            let outer = self.outer_attributes(attrs, room);
            let nested = Shape::indented(shape.block + TAB, shape.max);
            let of_type = self.of_type(ty, nested)?;
            let name = name
                .as_ref()
                .map_or_else(String::new, |(name, _)| format!("{name}: "));
            printed.push(outer.with(&name).then(&of_type));
        }
        let items: Vec<Item> = printed.iter().map(Item::Text).collect();
        let text = self.function_type(&items, &of.output, of.variadic.is_some(), room)?;
        Some(Text::from(head).then(&text))
    }
}
