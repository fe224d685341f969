//! Closures, which get or lose the braces around their body as it fits.

use syn::{Expr, ExprClosure, ReturnType, Stmt};

use super::attached::attributes;
use super::overflow::inner;
use super::printer::Printer;
use super::shape::Shape;
use super::text::Text;

impl Printer {
    pub(super) fn closure(&self, closure: &ExprClosure, shape: Shape) -> Option<Text> {
        let head = self.closure_head(closure, shape)?;
        let behind = shape.after(head.last_width() + 1)?;
        let Expr::Block(block) = &*closure.body else {
            return self
                .closure_expr(&closure.body, &head, behind)
                .or_else(|| self.closure_with_block(&closure.body, &head, behind));
        };
        if block.block.stmts.is_empty() && !self.notes.has_comment(&block.block) {
            return Some(head.with(" ").then(&self.expr(&closure.body, shape)?));
        }
        if matches!(closure.output, ReturnType::Default)
            && !self.in_macro.get()
            && let Some(text) = self.closure_without_block(&closure.body, &head, shape, behind)
        {
            return Some(text);
        }
        Some(head.with(" ").then(&self.expr(&closure.body, behind)?))
    }

    fn closure_without_block(
        &self,
        body: &Expr,
        head: &Text,
        shape: Shape,
        behind: Shape,
    ) -> Option<Text> {
        let body = self.unwrapped(body, head);
        if self.needs_braces(body) {
            self.closure_with_block(body, head, shape)
        } else {
            self.closure_expr(body, head, behind)
        }
    }

    /// The expression in a block of nothing else.
    fn unwrapped<'a>(&self, body: &'a Expr, head: &Text) -> &'a Expr {
        if let Expr::Block(block) = body
            && block.block.stmts.len() <= 1
            && block.label.is_none()
            && head.is_one_line()
            && !self.notes.has_comment(&block.block)
            && let Some(Stmt::Expr(expr, None)) = block.block.stmts.first()
            && attributes(expr).is_empty()
        {
            return self.unwrapped(expr, head);
        }
        body
    }

    fn closure_with_block(&self, body: &Expr, head: &Text, shape: Shape) -> Option<Text> {
        let leftmost = super::starts::leftmost(body);
        // `match x {} + 1` would be two statements.
        if goes_on(body) && !needs_semicolon(leftmost) {
            return None;
        }
        let block = self.block_around(body, shape)?;
        Some(head.clone().with(" ").then(&block))
    }

    /// Without braces, which only some bodies may have over several lines.
    fn closure_expr(&self, body: &Expr, head: &Text, shape: Shape) -> Option<Text> {
        let text = self.expr(body, shape)?;
        if !text.is_one_line() && !may_go_on(body) && !self.in_macro.get() {
            return None;
        }
        Some(head.clone().with(" ").then(&text))
    }

    /// A closure that is the last argument of a call.
    pub(super) fn last_closure(
        &self,
        whole: &Expr,
        closure: &ExprClosure,
        shape: Shape,
    ) -> Option<Text> {
        let body = match &*closure.body {
            Expr::Block(block)
                if !self.in_macro.get()
                    && block.label.is_none()
                    && block.attrs.is_empty()
                    && self.is_simple_block(&block.block) =>
            {
                match block.block.stmts.first() {
                    Some(Stmt::Expr(expr, None)) => expr,
                    _ => &closure.body,
                }
            }
            body => body,
        };
        let head = self.closure_head(closure, shape)?;
        if !head.is_one_line() {
            return None;
        }
        let behind = shape.after(head.last_width() + 1)?;
        if self.needs_braces(body) {
            let text = self.closure_with_block(body, &head, behind)?;
            if matches!(closure.output, ReturnType::Default)
                && text.breaks() < 7
                && let Some(line) = self.closure_expr(body, &head, shape)
                && line.is_one_line()
            {
                return Some(line);
            }
            return Some(text);
        }
        let condition = self.condition(body, behind);
        if condition.is_some_and(|text| !text.is_one_line() || text.len() > behind.width) {
            return self.closure_with_block(body, &head, behind);
        }
        self.expr(whole, shape)
    }

    /// All that stands before the body.
    fn closure_head(&self, closure: &ExprClosure, shape: Shape) -> Option<Text> {
        let mut head = String::new();
        if let Some(binder) = &closure.lifetimes {
            head.push_str(self.binder(binder, shape)?.as_str());
            head.push(' ');
        }
        for (there, word) in [
            (closure.constness.is_some(), "const "),
            (closure.movability.is_some(), "static "),
            (closure.asyncness.is_some(), "async "),
            (closure.capture.is_some(), "move "),
        ] {
            if there {
                head.push_str(word);
            }
        }
        let nested = shape.shrunk(head.len())?.less(4)?;
        let within = nested.after(1)?.visual(0);
        let output = match &closure.output {
            ReturnType::Default => None,
            ReturnType::Type(_, of) => {
                Some(Text::from("-> ").then(&self.of_type(of, within.after(3)?)?))
            }
        };
        let mut parameters = Vec::new();
        for parameter in &closure.inputs {
            parameters.push(self.pat(parameter, within));
        }
        let output_width = output.as_ref().map_or(0, Text::len);
        let room = nested.width.saturating_sub(output_width + 1);
        let tactic = super::lists::tactic(&parameters, room);
        let layout = super::lists::Layout {
            tactic,
            trailing: super::lists::Trailing::Never,
            separator: ",",
            shape: within,
            closed_below: true,
        };
        let list = super::lists::write(&parameters, layout)?;
        let mut head = Text::from(head).with("|").then(&list).with("|");
        if let Some(output) = &output {
            if head.is_one_line() {
                head.push(" ");
            } else {
                head.line(nested.indent() + 1);
            }
            head.append(output);
        }
        Some(head)
    }

    /// Control flow is no body without braces.
    fn needs_braces(&self, body: &Expr) -> bool {
        match body {
            _ if self.in_macro.get() => false,
            Expr::If(_) | Expr::While(_) | Expr::ForLoop(_) | Expr::Loop(_) => true,
            body => inner(body).is_some_and(|body| self.needs_braces(body)),
        }
    }
}

/// Whether a body without braces may go on over several lines.
fn may_go_on(body: &Expr) -> bool {
    match body {
        Expr::Match(_)
        | Expr::Async(_)
        | Expr::Block(_)
        | Expr::Unsafe(_)
        | Expr::TryBlock(_)
        | Expr::Loop(_)
        | Expr::Struct(_) => true,
        body => inner(body).is_some_and(may_go_on),
    }
}

/// What begins with another expression.
fn goes_on(body: &Expr) -> bool {
    matches!(
        body,
        Expr::Call(_)
            | Expr::Binary(_)
            | Expr::Cast(_)
            | Expr::Assign(_)
            | Expr::Field(_)
            | Expr::Index(_)
            | Expr::Range(_)
            | Expr::Try(_)
    )
}

/// Whether a statement of this needs a semicolon.
fn needs_semicolon(expr: &Expr) -> bool {
    !matches!(
        expr,
        Expr::If(_)
            | Expr::Match(_)
            | Expr::Block(_)
            | Expr::Unsafe(_)
            | Expr::While(_)
            | Expr::Loop(_)
            | Expr::ForLoop(_)
            | Expr::TryBlock(_)
    )
}
