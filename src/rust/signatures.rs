//! The heads of functions.

use syn::{Abi, Attribute, FnArg, Receiver, ReturnType, Signature};

use super::generics::{Clause, has_where};
use super::lists::{self, Layout, Trailing};
use super::printer::Printer;
use super::shape::{Shape, TAB};
use super::text::Text;

/// What follows the head of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Body,
    Semicolon,
}

/// `extern "C" `, or nothing.
pub(super) fn abi(abi: Option<&Abi>) -> String {
    let Some(abi) = abi else {
        return String::new();
    };
    let name = abi.name.as_ref().map(|name| name.token().to_string());
    format!("extern {} ", name.unwrap_or_else(|| "\"C\"".to_owned()))
}

impl Printer {
    /// The head, and whether the brace behind it has a line of its own.
    pub(super) fn signature(
        &self,
        before: &str,
        of: &Signature,
        ending: Ending,
        indent: usize,
        max: usize,
    ) -> Option<(Text, bool)> {
        let mut head = before.to_owned();
        for (there, word) in [
            (of.constness.is_some(), "const "),
            (of.asyncness.is_some(), "async "),
            (of.unsafety.is_some(), "unsafe "),
        ] {
            if there {
                head.push_str(word);
            }
        }
        head.push_str(&abi(of.abi.as_ref()));
        head.push_str("fn ");
        let has_where = has_where(&of.generics);
        let brace_width = match ending {
            Ending::Semicolon => 1,
            Ending::Body if has_where => 0,
            Ending::Body => 2,
        };
        let used = indent + head.len();
        let overhead = if brace_width == 2 { 4 } else { 2 };
        let own = Shape::indented(indent, max);
        let shape = Shape {
            width: max.saturating_sub(used + overhead),
            offset: used,
            ..own
        };
        let name = self.generics(&of.ident.to_string(), &of.generics, shape)?;
        let mut result = Text::from(head).then(&name);

        let output = match &of.output {
            ReturnType::Default => Text::new(),
            ReturnType::Type(_, of) => Text::from("-> ").then(&self.of_type(of, own.after(3)?)?),
        };
        let output_width = if output.is_one_line() {
            output.len()
        } else {
            0
        };
        let line_width = if result.is_one_line() && output.is_one_line() {
            let arrow = if output_width == 0 { 2 } else { 3 };
            max.saturating_sub(indent + result.len() + output_width + arrow + brace_width)
        } else {
            0
        };
        let below = Shape::indented(indent + TAB, max).less(1)?;
        let mut parameters = Vec::new();
        for input in &of.inputs {
            parameters.push(Some(self.parameter(input, below)?));
        }
        if let Some(variadic) = &of.variadic {
            let name = variadic
                .pat
                .as_ref()
                .and_then(|(pat, _)| self.pat(pat, below));
            let name = name.map_or_else(Text::new, |name| name.with(": "));
            parameters.push(Some(name.with("...")));
        }
        let layout = Layout {
            tactic: lists::tactic(&parameters, line_width),
            trailing: if of.variadic.is_some() {
                Trailing::Never
            } else {
                Trailing::Vertical
            },
            separator: ",",
            shape: below,
            closed_below: true,
        };
        let list = lists::write(&parameters, layout)?;
        let in_block = !parameters.is_empty() && (!list.is_one_line() || list.len() > line_width);
        result.push("(");
        if in_block {
            result.line(indent + TAB);
            result.append(&list);
            result.line(indent);
        } else {
            result.append(&list);
            let used = used_width(&result, indent) + output.first_width();
            if parameters.is_empty() && used + 1 > max {
                result.line(indent);
            }
        }
        result.push(")");
        if let ReturnType::Type(_, of_type) = &of.output {
            let mut width = result.len() + indent + output_width + 1;
            if !has_where {
                width += 2;
            }
            let broken = !result.is_one_line() || !output.is_one_line();
            let below = !in_block && !parameters.is_empty() && (broken || width > max);
            result = self.returned(result, of_type, &output, below, own)?;
        }
        let snug = in_block && output.is_empty();
        let clause = Clause {
            comma: ending == Ending::Body,
            snug,
            may_be_line: false,
        };
        result.append(&self.where_clause(&of.generics, clause, own)?);
        let own_line = has_where || result.last_width() + 2 > max.saturating_sub(indent);
        Some((result, own_line))
    }

    /// The return type behind the parameters, or below them.
    fn returned(
        &self,
        mut head: Text,
        of_type: &syn::Type,
        printed: &Text,
        below: bool,
        own: Shape,
    ) -> Option<Text> {
        let mut room = own;
        if below {
            head.line(own.indent());
        } else {
            head.push(" ");
            room = own.after(head.last_width()).unwrap_or(own);
        }
        if !below && printed.is_one_line() {
            return Some(head.then(printed));
        }
        let of_type = self.of_type(of_type, room.after(3)?)?;
        Some(head.with("-> ").then(&of_type))
    }

    fn parameter(&self, input: &FnArg, shape: Shape) -> Option<Text> {
        match input {
            FnArg::Receiver(of) => Some(
                self.in_line(&of.attrs, shape)
                    .then(&self.receiver(of, shape)?),
            ),
            FnArg::Typed(of) => {
                let outer = self.in_line(&of.attrs, shape);
                let name = self.pat(&of.pat, shape)?.with(": ");
                let room = shape.of_width(shape.width.checked_sub(name.last_width())?);
                Some(outer.then(&name).then(&self.of_type(&of.ty, room)?))
            }
        }
    }

    /// The attributes before something on its line.
    pub(super) fn in_line(&self, attributes: &[Attribute], shape: Shape) -> Text {
        let lines = self.attribute_lines(attributes, false, shape.indent());
        lines
            .iter()
            .fold(Text::new(), |all, line| all.then(line).with(" "))
    }

    fn receiver(&self, of: &Receiver, shape: Shape) -> Option<Text> {
        let mut text = String::new();
        if let Some((_, lifetime)) = &of.reference {
            text.push('&');
            if let Some(lifetime) = lifetime {
                text.push_str(&lifetime.to_string());
                text.push(' ');
            }
        }
        if of.mutability.is_some() {
            text.push_str("mut ");
        }
        text.push_str("self");
        let result = Text::from(text);
        if of.colon_token.is_some() {
            return Some(result.with(": ").then(&self.of_type(&of.ty, shape)?));
        }
        Some(result)
    }
}

/// The columns that the last line takes up.
pub(super) fn used_width(text: &Text, indent: usize) -> usize {
    if text.is_one_line() {
        indent + text.width()
    } else {
        text.last_width()
    }
}
