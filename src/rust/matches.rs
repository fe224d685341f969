//! `match`, and where the body of an arm goes.

use syn::{Arm, Expr, ExprMatch, Stmt};

use super::assignments::prefers_next_line;
use super::attached::attributes;
use super::blocks::{Position, in_some_width, leaves};
use super::overflow::inner;
use super::printer::Printer;
use super::shape::{Shape, TAB};
use super::starts::{self, place};
use super::text::Text;

impl Printer {
    pub(super) fn match_expr(&self, of: &ExprMatch, shape: Shape) -> Option<Text> {
        let room = shape.of_width(shape.budget(shape.used())).after(6)?;
        let scrutinee = self.expr(&of.expr, room)?;
        let mut result = Text::from("match ").then(&scrutinee);
        let has_comment = self.notes.has_comment_in(&of.brace_token);
        if of.arms.is_empty() && !has_comment {
            return Some(result.with(" {}"));
        }
        if !scrutinee.is_extendable()
            && (!scrutinee.is_one_line() || scrutinee.len() + 2 > room.width)
        {
            result.line(shape.indent());
            result.push("{");
        } else {
            result.push(" {");
        }
        let nested = shape.deeper(TAB).full_width();
        let inner = self.inner_attributes(&of.attrs, nested.indent());
        if !inner.is_empty() {
            result.line(nested.indent());
            result.append(&inner);
        }
        for (index, arm) in of.arms.iter().enumerate() {
            let start = starts::arm(arm);
            let at = place(start);
            if index > 0 && self.notes.is_blank(at) {
                result.blank();
            }
            let mut text = self.comments(at, nested.indent());
            text.line(nested.indent());
            text.append(&self.arm(arm, nested)?);
            text.claim(1, self.notes.origin(start));
            result.append(&text);
        }
        result.append(&self.closing(of.brace_token.span.close(), shape.indent(), true));
        Some(result)
    }

    fn arm(&self, arm: &Arm, shape: Shape) -> Option<Text> {
        in_some_width(|max| {
            let shape = Shape { max, ..shape }.full_width();
            let label = match &*arm.body {
                Expr::Block(block) => block.label.as_ref(),
                _ => None,
            };
            let overhead = label.map_or(5, |label| 6 + label.name.to_string().len());
            let outer = self.outer_attributes(&arm.attrs, shape);
            let pat = self.pat(&arm.pat, shape.less(overhead)?)?;
            let guard = match &arm.guard {
                Some((_, guard)) => self.guard(guard, &pat, shape)?,
                None => Text::new(),
            };
            let head = pat.then(&guard);
            let text = self.arm_body(&arm.body, &head, shape, !guard.is_one_line())?;
            Some(outer.then(&text))
        })
    }

    fn guard(&self, guard: &Expr, pat: &Text, shape: Shape) -> Option<Text> {
        let width = pat.trimmed_last_width();
        if pat.is_one_line() || width <= TAB {
            let room = shape.after(width + 4).and_then(|room| room.less(5));
            if let Some(text) = room.and_then(|room| self.expr(guard, room))
                && (text.is_one_line() || width <= TAB)
            {
                return Some(Text::from(" if ").then(&text));
            }
        }
        let next = shape.next_line();
        let text = self.expr(guard, next.after(3)?.less(5)?)?;
        let mut result = Text::new();
        result.line(next.indent());
        Some(result.with("if ").then(&text))
    }

    /// The expression in a block of nothing else, and whether it may stand behind the arrow.
    fn flattened<'a>(&self, body: &'a Expr, shape: Option<Shape>) -> (bool, &'a Expr) {
        if let Expr::Block(block) = body
            && block.label.is_none()
            && block.attrs.is_empty()
            && !self.in_macro.get()
            && self.is_simple_block(&block.block)
            && let Some(Stmt::Expr(expr, None)) = block.block.stmts.first()
            && !matches!(expr, Expr::Macro(_))
        {
            if let Expr::Block(_) = expr {
                return if attributes(expr).is_empty() {
                    self.flattened(expr, None)
                } else {
                    (true, body)
                };
            }
            let condition = shape.and_then(|shape| self.condition(expr, shape));
            if condition.is_some_and(|text| !text.is_one_line()) {
                return (false, body);
            }
            return (may_follow_arrow(expr), expr);
        }
        (may_follow_arrow(body), body)
    }

    fn arm_body(&self, body: &Expr, head: &Text, shape: Shape, broken_guard: bool) -> Option<Text> {
        let behind = shape.after(head.beyond(shape.used()) + 4);
        let (extend, body) = self.flattened(body, behind);
        let is_block = matches!(body, Expr::Block(_) | Expr::Unsafe(_));
        let is_empty = matches!(body, Expr::Block(of) if self.is_empty_block(&of.block));
        let comma = if matches!(body, Expr::Block(_)) {
            ""
        } else {
            ","
        };
        let not_beside = (broken_guard && !head.is_one_line() && !is_empty)
            || !attributes(body).iter().all(super::attached::is_inner);

        let room = behind.and_then(|room| room.less(comma.len()));
        let beside = room.filter(|_| !not_beside);
        let beside = beside.and_then(|room| self.expr_at(body, Position::Statement, room));
        let on_line = |text: &Text| head.clone().with(" => ").then(text).with(comma);
        if let (Some(text), Some(room)) = (&beside, room)
            && (is_block || (text.is_one_line() && text.width() <= room.width))
        {
            return Some(on_line(text));
        }
        let indent = if !is_block || is_empty {
            shape.indent() + TAB
        } else {
            shape.indent()
        };
        let next = Shape::indented(indent, shape.max);
        let below = self.expr_at(body, Position::Statement, next);
        let below_it =
            |text: &Text| self.below_arrow(head, body, text, shape, not_beside, is_block);
        let budget = room.map_or(0, |room| room.width);
        match (beside, below) {
            (Some(beside), Some(below)) if prefers_next_line(&beside, &below) => {
                Some(below_it(&below))
            }
            (Some(beside), _) if extend && beside.first_width() <= budget => Some(on_line(&beside)),
            (Some(beside), Some(below)) if !beside.is_one_line() => Some(below_it(&below)),
            (None, Some(below)) => Some(below_it(&below)),
            (Some(beside), _) => Some(on_line(&beside)),
            (None, None) => None,
        }
    }

    /// The body in braces below the arrow.
    fn below_arrow(
        &self,
        head: &Text,
        body: &Expr,
        text: &Text,
        shape: Shape,
        not_beside: bool,
        is_block: bool,
    ) -> Text {
        let indent = shape.indent();
        let mut result = head.clone().with(" =>");
        if is_block {
            result.line(indent);
            return result.then(text);
        }
        if self.in_macro.get() {
            result.line(indent + TAB);
            return result.then(text).with(",");
        }
        if not_beside {
            result.line(indent);
            result.push("{");
        } else {
            result.push(" {");
        }
        result.line(indent + TAB);
        result.append(text);
        if leaves(body) {
            result.push(";");
        }
        result.line(indent);
        result.with("}")
    }
}

/// Whether a body may begin behind the arrow and go on below it.
fn may_follow_arrow(body: &Expr) -> bool {
    match body {
        Expr::Loop(_)
        | Expr::Match(_)
        | Expr::Block(_)
        | Expr::Unsafe(_)
        | Expr::Closure(_)
        | Expr::Array(_)
        | Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Macro(_)
        | Expr::Struct(_)
        | Expr::Tuple(_) => true,
        Expr::Index(of) => may_follow_arrow(&of.expr),
        body => inner(body).is_some_and(may_follow_arrow),
    }
}
