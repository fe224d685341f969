//! `if`, `while`, `for`, `loop`, and blocks with a word before them.

use syn::{Block, Expr, Label, Pat, Stmt};

use super::assignments::{Break, Right};
use super::blocks::Position;
use super::printer::Printer;
use super::shape::{IF_ELSE_WIDTH, Shape, TAB};
use super::text::Text;

/// What control flow has in common.
#[derive(Debug, Clone, Copy)]
struct Flow<'a> {
    label: Option<&'a Label>,
    word: &'static str,
    pat: Option<&'a Pat>,
    condition: Option<&'a Expr>,
    block: &'a Block,
    otherwise: Option<&'a Expr>,
    /// Whether it may be `if a { b } else { c }`.
    may_be_line: bool,
    /// Whether it is an `if` behind an `else`.
    is_nested: bool,
}

fn flow(expr: &Expr, may_be_line: bool) -> Option<Flow<'_>> {
    let flow = |label, word, condition, block| Flow {
        label,
        word,
        pat: None,
        condition,
        block,
        otherwise: None,
        may_be_line: false,
        is_nested: false,
    };
    Some(match expr {
        Expr::If(of) => Flow {
            otherwise: of.else_branch.as_ref().map(|(_, expr)| &**expr),
            may_be_line,
            ..flow(None, "if", Some(&of.cond), &of.then_branch)
        },
        Expr::While(of) => flow(of.label.as_ref(), "while", Some(&of.cond), &of.body),
        Expr::ForLoop(of) => Flow {
            pat: Some(&of.pat),
            ..flow(of.label.as_ref(), "for", Some(&of.expr), &of.body)
        },
        Expr::Loop(of) => flow(of.label.as_ref(), "loop", None, &of.body),
        _ => return None,
    })
}

fn label_text(label: Option<&Label>) -> String {
    label.map_or_else(String::new, |label| format!("{}: ", label.name))
}

impl Printer {
    pub(super) fn control_flow(
        &self,
        expr: &Expr,
        position: Position,
        shape: Shape,
    ) -> Option<Text> {
        self.flow(flow(expr, position == Position::Part)?, shape)
    }

    /// The head of control flow, or of a match, up to where its block begins.
    pub(super) fn condition(&self, expr: &Expr, shape: Shape) -> Option<Text> {
        if let Expr::Match(of) = expr {
            return self.expr(&of.expr, shape.after(8)?);
        }
        Some(self.head(flow(expr, true)?, shape)?.0)
    }

    fn flow(&self, flow: Flow, shape: Shape) -> Option<Text> {
        let (head, is_whole) = self.head(flow, shape)?;
        if is_whole {
            return Some(head);
        }
        // `{}` is not for a block with an `else`.
        let chained = flow.otherwise.is_some() || flow.is_nested;
        let width = if chained {
            shape.width.min(1)
        } else {
            shape.width.max(2)
        };
        let mut result = self.block(flow.block, &[], &head, shape.of_width(width))?;
        let Some(otherwise) = flow.otherwise else {
            return Some(result);
        };
        let fresh = shape.same_line();
        let text = if let Expr::If(_) = otherwise {
            let nested = Flow {
                is_nested: true,
                ..self::flow(otherwise, false)?
            };
            self.flow(nested, fresh)?
        } else {
            self.expr_at(
                otherwise,
                Position::Statement,
                fresh.of_width(fresh.width.min(1)),
            )?
        };
        let mut otherwise_text = Text::from(" else ").then(&text);
        otherwise_text.claim(0, self.notes.origin(else_origin(otherwise)));
        result.append(&otherwise_text);
        Some(result)
    }

    /// What stands before the block, and whether the whole fitted on one line.
    fn head(&self, flow: Flow, shape: Shape) -> Option<(Text, bool)> {
        let fresh = shape.of_width(shape.budget(shape.used()));
        let room = if flow.is_nested {
            fresh.after(7)?
        } else {
            fresh
        };
        let label = label_text(flow.label);
        let offset = flow.word.len() + label.len() + 1;
        let condition = match flow.condition {
            Some(condition) => self.pat_and_condition(flow, condition, room, offset)?,
            None => Text::new(),
        };
        let budget = shape.max.saturating_sub(room.used() + offset + 2);
        let newline = (!condition.is_one_line() || condition.len() > budget)
            && (!condition.is_extendable() || leading_spaces(condition.last_line()) > shape.used());
        if flow.may_be_line
            && let Some(line) = self.if_on_line(flow, &condition, shape)
            && line.len() <= IF_ELSE_WIDTH
        {
            return Some((line, true));
        }
        let mut result = Text::from(label).with(flow.word);
        if !condition.is_empty() && !condition.as_str().starts_with('\n') {
            result.push(" ");
        }
        result.append(&condition);
        if newline {
            result.line(shape.indent());
        } else {
            result.push(" ");
        }
        Some((result, false))
    }

    fn pat_and_condition(
        &self,
        flow: Flow,
        condition: &Expr,
        shape: Shape,
        offset: usize,
    ) -> Option<Text> {
        let room = shape.after(offset)?;
        if let Some(pat) = flow.pat {
            let pat = self.pat(pat, room.less(3)?)?;
            return self.assigned(
                pat.with(" in"),
                Right::Expr(condition),
                Break::Default,
                room,
            );
        }
        if let Expr::Let(of) = condition {
            let pat = self.pat(&of.pat, room.after(4)?.less(2)?)?;
            let left = Text::from("let ").then(&pat).with(" =");
            return self.assigned(left, Right::Expr(&of.expr), Break::Default, room);
        }
        let text = self.expr(condition, room);
        if flow.word == "if" || text.is_some() {
            return text;
        }
        let nested = shape.deeper(TAB).full_width();
        let text = self.expr(condition, nested)?;
        let mut result = Text::new();
        result.line(nested.indent());
        Some(result.then(&text))
    }

    fn if_on_line(&self, flow: Flow, condition: &Text, shape: Shape) -> Option<Text> {
        let Some(Expr::Block(otherwise)) = flow.otherwise else {
            return None;
        };
        if !condition.is_one_line()
            || !self.is_simple_block(flow.block)
            || !self.is_simple_block(&otherwise.block)
        {
            return None;
        }
        let (Some(Stmt::Expr(yes, None)), Some(Stmt::Expr(no, None))) =
            (flow.block.stmts.first(), otherwise.block.stmts.first())
        else {
            return None;
        };
        let width = shape.width;
        let room = width.checked_sub(condition.len() + flow.word.len() + 16)?;
        let room = Shape::indented(0, shape.max).of_width(room);
        let yes = self.expr(yes, room)?;
        let no = self.expr(no, room.less(yes.len())?)?;
        if !yes.is_one_line() || !no.is_one_line() {
            return None;
        }
        let line = Text::from(flow.word).with(" ").then(condition);
        let line = line
            .with(" { ")
            .then(&yes)
            .with(" } else { ")
            .then(&no)
            .with(" }");
        (line.len() <= width).then_some(line)
    }

    /// A block as an expression, with the word before it.
    pub(super) fn block_expr(&self, expr: &Expr, position: Position, shape: Shape) -> Option<Text> {
        let statement = position == Position::Statement;
        match expr {
            Expr::Block(of) => {
                let prefix = Text::from(label_text(of.label.as_ref()));
                if statement || !of.attrs.is_empty() {
                    return self.block(&of.block, &of.attrs, &prefix, shape);
                }
                self.block_in(&of.block, &prefix, of.label.is_none(), shape)
            }
            Expr::Unsafe(of) => {
                let prefix = Text::from("unsafe ");
                if !of.attrs.is_empty() {
                    return self.block(&of.block, &of.attrs, &prefix, shape);
                }
                self.block_in(&of.block, &prefix, true, shape)
            }
            Expr::Const(of) => {
                let text = self.block_in(&of.block, &Text::new(), true, shape)?;
                Some(Text::from("const ").then(&text))
            }
            Expr::Async(of) => {
                let word = if of.capture.is_some() {
                    "async move "
                } else {
                    "async "
                };
                self.block_in(&of.block, &Text::from(word), true, shape)
            }
            Expr::TryBlock(of) => self.block_in(&of.block, &Text::from("try "), true, shape),
            _ => None,
        }
    }
}

fn leading_spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// What stands behind an `else`.
fn else_origin(otherwise: &Expr) -> proc_macro2::Span {
    match otherwise {
        Expr::If(of) => of.if_token.span,
        Expr::Block(of) => of.block.brace_token.span.open(),
        _ => super::starts::expr(otherwise),
    }
}
