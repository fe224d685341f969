//! Blocks and the statements in them.

use syn::{Attribute, Block, Expr, Item, Stmt};

use super::attached::attributes;
use super::notes::Comment;
use super::printer::Printer;
use super::shape::{MAX_WIDTH, Shape, TAB};
use super::starts::{self, place};
use super::text::Text;

/// Whether an expression is a statement by itself, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    Statement,
    Part,
}

/// The widths that are tried where something does not fit, such as a long literal.
const WIDTHS: [usize; 5] = [MAX_WIDTH, 120, 160, 240, 1 << 20];

/// The first width in which something can be printed.
pub(super) fn in_some_width(print: impl Fn(usize) -> Option<Text>) -> Option<Text> {
    WIDTHS.into_iter().find_map(print)
}

impl Printer {
    /// Whether a block is nothing but an expression.
    pub(super) fn is_simple_block(&self, block: &Block) -> bool {
        matches!(block.stmts.as_slice(), [Stmt::Expr(_, None)]) && !self.notes.has_comment(block)
    }

    pub(super) fn is_empty_block(&self, block: &Block) -> bool {
        block.stmts.iter().all(is_nothing) && !self.notes.has_comment(block)
    }

    /// A block, on one line if it may be, is one expression, and fits.
    pub(super) fn block_in(
        &self,
        block: &Block,
        prefix: &Text,
        may_be_line: bool,
        shape: Shape,
    ) -> Option<Text> {
        let lines = self.block(block, &[], prefix, shape)?;
        if may_be_line && lines.breaks() <= 2 {
            let line = self.block_on_line(block, prefix, shape);
            return line.or(Some(lines));
        }
        Some(lines)
    }

    fn block_on_line(&self, block: &Block, prefix: &Text, shape: Shape) -> Option<Text> {
        if !self.is_simple_block(block) {
            return None;
        }
        let Some(Stmt::Expr(expr, None)) = block.stmts.first() else {
            return None;
        };
        let text = self.expr(expr, shape.after(prefix.last_width())?)?;
        let line = prefix.clone().with("{ ").then(&text).with(" }");
        (line.is_one_line() && line.len() <= shape.width).then_some(line)
    }

    /// A block with a line for each statement, or `{}`.
    pub(super) fn block(
        &self,
        block: &Block,
        inner: &[Attribute],
        prefix: &Text,
        shape: Shape,
    ) -> Option<Text> {
        let inner_attributes = self.inner_attributes(inner, shape.indent() + TAB);
        let is_empty = inner_attributes.is_empty() && self.is_empty_block(block);
        if is_empty && shape.width >= 2 {
            return Some(prefix.clone().with("{}"));
        }
        let indent = shape.indent();
        let mut result = prefix.clone().with("{");
        if !inner_attributes.is_empty() {
            result.line(indent + TAB);
            result.append(&inner_attributes);
            if !block.stmts.is_empty() {
                result.blank();
            }
        }
        result.append(&self.statements(&block.stmts, indent + TAB)?);
        result.append(&self.closing(
            block.brace_token.span.close(),
            indent,
            !block.stmts.is_empty(),
        ));
        Some(result)
    }

    /// The comments before a closing brace, and the brace on a line of its own.
    pub(super) fn closing(
        &self,
        brace: proc_macro2::Span,
        indent: usize,
        may_be_blank: bool,
    ) -> Text {
        let at = place(brace);
        let mut result = Text::new();
        let comments = self.comments(at, indent + TAB);
        if !comments.is_empty() && may_be_blank && self.notes.is_blank(at) {
            result.blank();
        }
        result.append(&comments);
        result.line(indent);
        result.push("}");
        result
    }

    /// The comments before a place, each on a line of its own that begins with its line break.
    pub(super) fn comments(&self, at: starts::Place, indent: usize) -> Text {
        let mut result = Text::new();
        for Comment { text, origin } in self.notes.comments(at) {
            let mut line = Text::new();
            line.line(indent);
            line.push("//");
            if !text.is_empty() {
                line.push(" ");
                line.push(text);
            }
            line.claim(1, *origin);
            result.append(&line);
        }
        result
    }

    /// Statements, each behind a line break.
    fn statements(&self, stmts: &[Stmt], indent: usize) -> Option<Text> {
        let mut result = Text::new();
        let mut before: Option<&Stmt> = None;
        let mut rest = stmts;
        while let Some((stmt, others)) = rest.split_first() {
            let imports = stmts_of_imports(rest);
            if imports.len() > 1 {
                rest = &rest[imports.len()..];
                if let Some(last) = before
                    && (self.notes.is_blank(place(starts::stmt(stmt))) || is_apart(last, stmt))
                {
                    result.blank();
                }
                result.append(&self.imports(&imports, indent)?);
                before = Some(stmt);
                continue;
            }
            rest = others;
            if is_nothing(stmt) {
                continue;
            }
            let start = starts::stmt(stmt);
            let at = place(start);
            if before.is_some_and(|before| self.notes.is_blank(at) || is_apart(before, stmt)) {
                result.blank();
            }
            let mut text = self.comments(at, indent);
            text.line(indent);
            text.append(&self.statement(stmt, others.iter().all(is_nothing), indent)?);
            text.claim(1, self.notes.origin(start));
            result.append(&text);
            before = Some(stmt);
        }
        Some(result)
    }

    fn statement(&self, stmt: &Stmt, is_last: bool, indent: usize) -> Option<Text> {
        in_some_width(|max| {
            let shape = Shape::indented(indent, max);
            match stmt {
                Stmt::Local(local) => self.local(local, shape),
                Stmt::Item(item) => self.item_of_file(item, indent),
                Stmt::Macro(of) => {
                    let attributes = self.outer_attributes(&of.attrs, shape);
                    let text = self.macro_call(&of.mac, shape.less(1)?)?;
                    let end = if of.semi_token.is_some() { ";" } else { "" };
                    Some(attributes.then(&text).with(end))
                }
                Stmt::Expr(expr, semicolon) => {
                    let leaves = leaves(expr);
                    let ends = match expr {
                        Expr::While(_) | Expr::Loop(_) | Expr::ForLoop(_) => false,
                        _ => semicolon.is_some() || leaves,
                    };
                    let position = if is_last && semicolon.is_none() && !leaves {
                        Position::Part
                    } else {
                        Position::Statement
                    };
                    let end = if ends { ";" } else { "" };
                    let text = self.expr_at(expr, position, shape.less(end.len())?)?;
                    Some(text.with(end))
                }
            }
        })
    }

    /// An expression as the only statement of a block that it did not have.
    pub(super) fn block_around(&self, expr: &Expr, shape: Shape) -> Option<Text> {
        let indent = shape.indent();
        let end = if leaves(expr) { ";" } else { "" };
        let position = if leaves(expr) {
            Position::Statement
        } else {
            Position::Part
        };
        let text = in_some_width(|max| {
            let shape = Shape::indented(indent + TAB, max).less(end.len())?;
            self.expr_at(expr, position, shape)
        })?;
        let mut result = Text::from("{");
        result.line(indent + TAB);
        result.append(&text);
        result.push(end);
        result.line(indent);
        Some(result.with("}"))
    }
}

/// Whether an expression leaves the block, so that a semicolon behind it changes nothing.
pub(super) fn leaves(expr: &Expr) -> bool {
    matches!(expr, Expr::Return(_) | Expr::Break(_) | Expr::Continue(_))
        && attributes(expr).is_empty()
}

/// A lone semicolon.
fn is_nothing(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Expr(Expr::Verbatim(tokens), Some(_)) if tokens.is_empty())
}

/// Whether a definition stands among the two that a blank line sets apart.
fn is_apart(before: &Stmt, stmt: &Stmt) -> bool {
    let large = [before, stmt].map(|stmt| match stmt {
        Stmt::Item(item) => Some(super::parts::is_large(item)),
        _ => None,
    });
    matches!(large, [Some(true), Some(_)] | [Some(_), Some(true)])
}

/// The `use` declarations that a list of statements begins with.
fn stmts_of_imports(stmts: &[Stmt]) -> Vec<&syn::ItemUse> {
    stmts
        .iter()
        .map_while(|stmt| match stmt {
            Stmt::Item(Item::Use(import)) => Some(import),
            _ => None,
        })
        .collect()
}
