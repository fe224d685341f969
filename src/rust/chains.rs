//! Chains: a receiver, and the calls, fields, `?` and `.await` behind it.

use syn::{Expr, ExprMethodCall, Member};

use super::calls::{Call, Item};
use super::lists::Trailing;
use super::printer::Printer;
use super::shape::{CALL_WIDTH, CHAIN_WIDTH, Shape, TAB};
use super::text::Text;

/// A part of a chain with the `?` behind it.
#[derive(Debug, Clone, Copy)]
struct Link<'a> {
    kind: Kind<'a>,
    tries: usize,
}

#[derive(Debug, Clone, Copy)]
enum Kind<'a> {
    Receiver(&'a Expr),
    Call(&'a ExprMethodCall),
    Field(&'a Member),
    Await,
}

/// The receiver, and the links behind it.
fn links(expr: &Expr) -> (Link<'_>, Vec<Link<'_>>) {
    let mut links = Vec::new();
    let mut tries = 0;
    let mut at = expr;
    loop {
        let (kind, next): (_, &Expr) = match at {
            Expr::Try(of) => {
                tries += 1;
                at = &of.expr;
                continue;
            }
            Expr::MethodCall(call) => (Kind::Call(call), &call.receiver),
            Expr::Field(field) => (Kind::Field(&field.member), &field.base),
            Expr::Await(of) => (Kind::Await, &of.base),
            _ => break,
        };
        links.push(Link {
            kind,
            tries: std::mem::take(&mut tries),
        });
        at = next;
    }
    links.reverse();
    (
        Link {
            kind: Kind::Receiver(at),
            tries,
        },
        links,
    )
}

impl Printer {
    pub(super) fn chain(&self, expr: &Expr, shape: Shape) -> Option<Text> {
        let (receiver, links) = links(expr);
        if links.is_empty() {
            return self.link(receiver, shape);
        }
        // With what is pulled up to the receiver, as rustfmt counts.
        let single = links.len() == 1;
        let mut links = links.as_slice();
        let mut root = self.link(receiver, shape)?;
        let mut ends_with_block = match receiver.kind {
            Kind::Receiver(expr) => is_block(expr, &root),
            _ => false,
        };
        // A short receiver does not stand alone on its line.
        let orphan = TAB.saturating_sub(shape.offset);
        while root.len() <= orphan && root.is_one_line() {
            let Some((&first, others)) = links.split_first() else {
                break;
            };
            let Some(text) = self.link(first, shape.after(root.len())?) else {
                break;
            };
            root.append(&text);
            ends_with_block = root.is_extendable();
            links = others;
        }
        let Some((&last, middle)) = links.split_last() else {
            return shape.fitting(root);
        };
        let below = if ends_with_block {
            shape.deeper(0)
        } else {
            shape.deeper(TAB)
        };
        let below = below.full_width();

        let mut parts = vec![root];
        for link in middle {
            parts.push(self.link(*link, below)?);
        }
        let (text, one_line) = self.last_link(&parts, last, single, shape, below)?;
        parts.push(text);
        if !one_line && self.one_line_chain.get() {
            return None;
        }
        let mut result = Text::new();
        for (index, part) in parts.iter().enumerate() {
            if index > 0 && !one_line {
                result.line(below.block + below.offset);
            }
            result.append(part);
        }
        shape.fitting(result)
    }

    /// The last link, and whether the whole chain stands on one line, but for what the last link
    /// itself needs more.
    fn last_link(
        &self,
        parts: &[Text],
        last: Link,
        single: bool,
        shape: Shape,
        below: Shape,
    ) -> Option<(Text, bool)> {
        let extendable = parts[0].is_extendable();
        let before = if extendable {
            parts[0].last_width()
        } else {
            parts.iter().map(Text::width).sum()
        };
        let before = before + last.tries;
        let budget = if single {
            shape.width
        } else {
            shape.width.min(CHAIN_WIDTH)
        };
        let budget = budget.saturating_sub(before);
        let in_line = parts.iter().all(Text::is_one_line) && budget > 0;
        let promised = shape.promised();
        let last_shape = if in_line {
            shape.less(last.tries)?
        } else if extendable {
            below.less(last.tries)?
        } else {
            below.less(promised + last.tries)?
        };
        if in_line || extendable {
            let beside = last_shape
                .after(before)
                .and_then(|shape| self.link(last, shape));
            if let Some(beside) = beside {
                let fits = beside.first_width() <= budget;
                if fits && beside.breaks() >= 4 {
                    return Some((beside, in_line));
                }
                let under = self.link(last, below.less(promised + last.tries)?);
                return Some(match under {
                    Some(under) if !fits => (under, false),
                    Some(under) if under.breaks() < beside.breaks() => (under, false),
                    _ => (beside, fits && in_line),
                });
            }
        }
        Some((self.link(last, last_shape)?, false))
    }

    fn link(&self, link: Link, shape: Shape) -> Option<Text> {
        let shape = shape.less(link.tries)?;
        let mut text = match link.kind {
            Kind::Receiver(expr) => self.expr(expr, shape)?,
            Kind::Call(call) => {
                let mut name = Text::from(format!(".{}", call.method));
                if let Some(generics) = &call.turbofish {
                    name.push("::<");
                    for (index, argument) in generics.args.iter().enumerate() {
                        if index > 0 {
                            name.push(", ");
                        }
                        name.append(&self.generic_argument(argument, shape)?);
                    }
                    name.push(">");
                }
                self.arguments_of(&name, &call.args, shape)?
            }
            Kind::Field(Member::Named(name)) => Text::from(format!(".{name}")),
            Kind::Field(Member::Unnamed(index)) => Text::from(format!(".{}", index.index)),
            Kind::Await => Text::from(".await"),
        };
        for _ in 0..link.tries {
            text.push("?");
        }
        Some(text)
    }

    /// The arguments of a call behind its name.
    pub(super) fn arguments_of(
        &self,
        name: &Text,
        arguments: &syn::punctuated::Punctuated<Expr, syn::Token![,]>,
        shape: Shape,
    ) -> Option<Text> {
        let items: Vec<Item> = arguments.iter().map(Item::Expr).collect();
        let call = Call {
            name,
            brackets: ("(", ")"),
            items: &items,
            limit: CALL_WIDTH,
            trailing: self.trailing(arguments.trailing_punct()),
        };
        self.call(call, shape)
    }

    /// In a macro call a trailing comma stays or stays away.
    pub(super) fn trailing(&self, there: bool) -> Trailing {
        match (self.in_macro.get(), there) {
            (false, _) => Trailing::Vertical,
            (true, true) => Trailing::Always,
            (true, false) => Trailing::Never,
        }
    }
}

/// Whether an expression that was printed over several lines ends with nothing but closing brackets.
fn is_block(expr: &Expr, text: &Text) -> bool {
    match expr {
        Expr::Macro(_)
        | Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Array(_)
        | Expr::Struct(_)
        | Expr::While(_)
        | Expr::If(_)
        | Expr::Block(_)
        | Expr::Unsafe(_)
        | Expr::Const(_)
        | Expr::Async(_)
        | Expr::Loop(_)
        | Expr::ForLoop(_)
        | Expr::TryBlock(_)
        | Expr::Match(_) => !text.is_one_line(),
        Expr::Paren(of) => is_block(&of.expr, text),
        Expr::Binary(of) => is_block(&of.right, text),
        Expr::Index(of) => is_block(&of.index, text),
        Expr::Unary(of) => is_block(&of.expr, text),
        Expr::Try(of) => is_block(&of.expr, text),
        Expr::Closure(of) => is_block(&of.body, text),
        Expr::Lit(_) => !text.is_one_line() && text.trimmed_last_width() <= TAB,
        _ => false,
    }
}
