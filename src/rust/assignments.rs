//! `left = right`: the right side on the line, or on the next.

use syn::{Expr, Local, Type, TypeParamBound};

use super::printer::Printer;
use super::shape::{LET_ELSE_WIDTH, Shape};
use super::text::Text;

/// What stands on the right side.
#[derive(Debug, Clone, Copy)]
pub(super) enum Right<'a> {
    Expr(&'a Expr),
    Type(&'a Type),
    Bounds(&'a [&'a TypeParamBound]),
}

/// How the right side may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    Default,
    /// Below without indentation, if it needs more than a line.
    Below,
    /// Beyond the line rather than not at all.
    Beyond,
}

impl Printer {
    fn right(&self, right: Right, shape: Shape) -> Option<Text> {
        match right {
            Right::Expr(expr) => self.expr(expr, shape),
            Right::Type(of) => self.of_type(of, shape),
            Right::Bounds(bounds) => self.bounds(bounds, shape, true),
        }
    }

    /// The left side up to and with its sign, and the right side behind or below it.
    pub(super) fn assigned(
        &self,
        left: Text,
        right: Right,
        how: Break,
        shape: Shape,
    ) -> Option<Text> {
        let mut width = left.last_width();
        if !left.is_one_line() {
            width = width.saturating_sub(shape.indent());
        }
        let beside = shape.after(width + 1);
        let beside = beside.unwrap_or(Shape {
            width: 0,
            offset: shape.offset + width + 1,
            ..shape
        });
        let text = self.right(right, beside);
        if let Some(text) = &text {
            if text.is_empty() {
                return Some(left);
            }
            if text.is_one_line() && text.width() <= beside.width {
                return Some(left.with(" ").then(text));
            }
        }
        let room = if how == Break::Below {
            beside.full_width().less(beside.indent())?
        } else {
            let mut room = beside.next_line();
            room.offset = room.align;
            room.less(beside.promised())?
        };
        let below = self.right(right, room);
        let on_next = |below: &Text| {
            let mut result = left.clone();
            result.line(beside.next_line().indent());
            result.then(below)
        };
        match (text, below) {
            (Some(text), Some(below)) if !room.holds(&below) => Some(left.with(" ").then(&text)),
            (Some(text), Some(below))
                if how == Break::Below || prefers_next_line(&text, &below) =>
            {
                Some(on_next(&below))
            }
            (None, Some(below)) => Some(on_next(&below)),
            (None, None) if how == Break::Beyond => {
                let text = self.right(right, beside.of_width(8096))?;
                Some(left.with(" ").then(&text))
            }
            (None, None) => None,
            (Some(text), _) => Some(left.with(" ").then(&text)),
        }
    }

    /// `left = right` and `left += right`.
    pub(super) fn assignment(
        &self,
        left: &Expr,
        sign: &str,
        right: &Expr,
        shape: Shape,
    ) -> Option<Text> {
        let left = self.expr(left, shape.less(sign.len() + 1)?)?;
        self.assigned(
            left.with(" ").with(sign),
            Right::Expr(right),
            Break::Default,
            shape,
        )
    }

    pub(super) fn local(&self, local: &Local, shape: Shape) -> Option<Text> {
        let attributes = self.outer_attributes(&local.attrs, shape);
        let pat = match &local.pat {
            syn::Pat::Type(typed) => &*typed.pat,
            pat => pat,
        };
        let pat = self.pat(pat, shape.after(4)?.less(1)?)?;
        let mut result = Text::from("let ").then(&pat);
        if let syn::Pat::Type(typed) = &local.pat {
            let room = if pat.is_one_line() {
                shape
            } else {
                shape.full_width()
            };
            let room = room.after(result.last_width() + 2)?.less(2)?;
            let of = self.of_type(&typed.ty, room)?;
            result = result.with(": ").then(&of);
        }
        if let Some(init) = &local.init {
            result.push(" =");
            let nested = shape.less(1)?;
            result = self.assigned(result, Right::Expr(&init.expr), Break::Default, nested)?;
            if let Some((_, diverge)) = &init.diverge {
                result = self.let_else(result, &pat, diverge, shape, nested)?;
            }
        }
        Some(attributes.then(&result).with(";"))
    }

    fn let_else(
        &self,
        mut result: Text,
        pat: &Text,
        diverge: &Expr,
        shape: Shape,
        nested: Shape,
    ) -> Option<Text> {
        let below = !pat.is_one_line() || !else_fits(&result, nested);
        if below {
            result.line(shape.indent());
            result.push("else ");
        } else {
            result.push(" else ");
        }
        let Expr::Block(block) = diverge else {
            return None;
        };
        let width = shape.width.min(LET_ELSE_WIDTH).saturating_sub(result.len());
        let may_be_line =
            !below && width > 0 && result.is_one_line() && block.block.stmts.len() <= 1;
        let prefix = Text::new();
        let mut text = self.block_in(&block.block, &prefix, may_be_line, shape)?;
        if may_be_line && text.is_one_line() && text.len() + 1 > width {
            text = self.block_in(&block.block, &prefix, false, shape)?;
        }
        Some(result.then(&text))
    }

    /// `let pattern = expression` of a condition.
    pub(super) fn condition_let(&self, of: &syn::ExprLet, shape: Shape) -> Option<Text> {
        let pat = self.pat(&of.pat, shape.after(4)?)?;
        let left = Text::from("let ").then(&pat).with(" =");
        self.assigned(left, Right::Expr(&of.expr), Break::Default, shape)
    }
}

/// Whether ` else {` goes on the last line of what is assigned.
fn else_fits(assigned: &Text, shape: Shape) -> bool {
    if assigned.is_one_line() {
        return shape.width.saturating_sub(assigned.len()) >= 7;
    }
    let last = assigned.last_line();
    let within = last.strip_prefix(" ".repeat(shape.indent()).as_str());
    last.ends_with([')', ']', '}']) && within.is_some_and(|rest| !rest.starts_with(' '))
}

/// Whether what is broken reads better on the next line.
pub(super) fn prefers_next_line(beside: &Text, below: &Text) -> bool {
    let opens = |bracket: char| {
        beside.first_line().ends_with(bracket) && !below.first_line().ends_with(bracket)
    };
    below.is_one_line()
        || beside.breaks() > below.breaks() + 1
        || opens('(')
        || opens('{')
        || opens('[')
}
