//! Expressions: each kind, with what is the same for all.

use std::ptr;
use std::rc::Rc;

use syn::{Expr, ExprIndex, PointerMutability, UnOp};

use super::attached::attributes;
use super::blocks::{Position, leaves};
use super::calls::{Call, Item};
use super::lists::Trailing;
use super::literals::literal_in;
use super::operators::{self, Side, Signs};
use super::printer::Printer;
use super::shape::{ARRAY_WIDTH, CALL_WIDTH, Shape};
use super::text::Text;

impl Printer {
    /// An expression that is a part of something.
    pub(super) fn expr(&self, expr: &Expr, shape: Shape) -> Option<Text> {
        self.expr_at(expr, Position::Part, shape)
    }

    pub(super) fn expr_at(&self, expr: &Expr, position: Position, shape: Shape) -> Option<Text> {
        if matches!(expr, Expr::Path(_) | Expr::Lit(_)) {
            return self.expr_of_kind(expr, position, shape);
        }
        let request = (
            ptr::from_ref(expr).addr(),
            shape,
            position == Position::Statement,
            self.in_macro.get(),
            self.one_line_chain.get(),
        );
        if let Some(known) = self.printed.borrow().get(&request) {
            return known.as_deref().cloned();
        }
        self.steps.set(self.steps.get().checked_sub(1)?);
        let text = self.expr_of_kind(expr, position, shape);
        let kept = text.clone().map(Rc::new);
        self.printed.borrow_mut().insert(request, kept);
        text
    }

    #[expect(
        clippy::too_many_lines,
        reason = "a line or two for each kind of expression"
    )]
    fn expr_of_kind(&self, expr: &Expr, position: Position, shape: Shape) -> Option<Text> {
        let outer = self.outer_attributes(attributes(expr), shape);
        let shape = if position == Position::Statement && leaves(expr) {
            shape.less(1)?
        } else {
            shape
        };
        let text = match expr {
            Expr::Array(array) => {
                let items: Vec<Item> = array.elems.iter().map(Item::Expr).collect();
                let trailing = self.trailing(array.elems.trailing_punct());
                self.array(&Text::new(), &items, trailing, shape)
            }
            Expr::Assign(of) => self.assignment(&of.left, "=", &of.right, shape),
            Expr::Binary(of) if operators::assigns(&of.op) => {
                self.assignment(&of.left, operators::symbol(&of.op), &of.right, shape)
            }
            Expr::Binary(of) => self.binary(of, shape),
            Expr::Await(_) | Expr::Field(_) | Expr::MethodCall(_) | Expr::Try(_) => {
                self.chain(expr, shape)
            }
            Expr::Async(_)
            | Expr::Block(_)
            | Expr::Const(_)
            | Expr::TryBlock(_)
            | Expr::Unsafe(_) => self.block_expr(expr, position, shape),
            Expr::Break(of) => {
                let mut word = "break".to_owned();
                if let Some(label) = &of.label {
                    word.push(' ');
                    word.push_str(&label.to_string());
                }
                self.leaving(word, of.expr.as_deref(), shape)
            }
            Expr::Call(of) => {
                let name = self.expr(&of.func, shape)?;
                self.arguments_of(&name, &of.args, shape)
            }
            Expr::Cast(of) => {
                let signs = Signs {
                    before: "",
                    between: " as ",
                    after: "",
                    ends_line: false,
                };
                self.pair(Side::Expr(&of.expr), Side::Type(&of.ty), signs, shape)
            }
            Expr::Closure(of) => self.closure(of, shape),
            Expr::Continue(of) => {
                let label = of.label.as_ref().map(|label| format!(" {label}"));
                Some(Text::from(format!("continue{}", label.unwrap_or_default())))
            }
            Expr::ForLoop(_) | Expr::If(_) | Expr::Loop(_) | Expr::While(_) => {
                self.control_flow(expr, position, shape)
            }
            Expr::Group(of) => self.expr(&of.expr, shape),
            Expr::Index(of) => self.index(of, shape),
            Expr::Infer(_) => Some(Text::from("_")),
            Expr::Let(of) => self.condition_let(of, shape),
            Expr::Lit(of) => literal_in(&of.lit, shape),
            Expr::Macro(of) => self.macro_call(&of.mac, shape),
            Expr::Match(of) => self.match_expr(of, shape),
            Expr::Paren(of) => self.paren(&of.expr, shape),
            Expr::Path(of) => self.path(of.qself.as_ref(), &of.path, true, shape),
            Expr::Range(of) => self.range(of, shape),
            Expr::RawAddr(of) => {
                let sign = match of.mutability {
                    PointerMutability::Const(_) => "&raw const ",
                    PointerMutability::Mut(_) => "&raw mut ",
                };
                self.prefixed(sign, &of.expr, shape)
            }
            Expr::Reference(of) => {
                let sign = if of.mutability.is_some() {
                    "&mut "
                } else {
                    "&"
                };
                self.prefixed(sign, &of.expr, shape)
            }
            Expr::Repeat(of) => {
                let signs = Signs {
                    before: "[",
                    between: "; ",
                    after: "]",
                    ends_line: true,
                };
                self.pair(Side::Expr(&of.expr), Side::Expr(&of.len), signs, shape)
            }
            Expr::Return(of) => self.leaving("return".to_owned(), of.expr.as_deref(), shape),
            Expr::Struct(of) => self.struct_expr(of, shape),
            Expr::Tuple(of) => {
                let items: Vec<Item> = of.elems.iter().map(Item::Expr).collect();
                self.tuple(&items, of.elems.trailing_punct(), shape)
            }
            Expr::Unary(of) => {
                let sign = match of.op {
                    UnOp::Deref(_) => "*",
                    UnOp::Not(_) => "!",
                    _ => "-",
                };
                self.prefixed(sign, &of.expr, shape)
            }
            Expr::Yield(of) => self.leaving("yield".to_owned(), of.expr.as_deref(), shape),
            Expr::Verbatim(tokens) => Some(Text::from(super::loose::tokens(tokens))),
            _ => None,
        };
        Some(outer.then(&text?))
    }

    /// `return`, `break` and the like with their value.
    fn leaving(&self, mut word: String, value: Option<&Expr>, shape: Shape) -> Option<Text> {
        let Some(value) = value else {
            return Some(Text::from(word));
        };
        word.push(' ');
        self.prefixed(&word, value, shape)
    }

    pub(super) fn array(
        &self,
        name: &Text,
        items: &[Item],
        trailing: Trailing,
        shape: Shape,
    ) -> Option<Text> {
        let call = Call {
            name,
            brackets: ("[", "]"),
            items,
            limit: ARRAY_WIDTH,
            trailing,
        };
        self.call(call, shape)
    }

    /// A tuple of expressions or types.
    pub(super) fn tuple(&self, items: &[Item], comma: bool, shape: Shape) -> Option<Text> {
        let trailing = if items.len() == 1 {
            Trailing::Always
        } else {
            self.trailing(comma)
        };
        let name = Text::new();
        let call = Call {
            name: &name,
            brackets: ("(", ")"),
            items,
            limit: CALL_WIDTH,
            trailing,
        };
        self.call(call, shape)
    }

    fn paren(&self, mut within: &Expr, shape: Shape) -> Option<Text> {
        while let Expr::Paren(of) = within
            && of.attrs.is_empty()
        {
            within = &of.expr;
        }
        let text = self.expr(within, shape.after(1)?.less(1)?)?;
        Some(Text::from("(").then(&text).with(")"))
    }

    fn index(&self, of: &ExprIndex, shape: Shape) -> Option<Text> {
        let base = self.expr(&of.expr, shape)?;
        let offset = base.last_width() + 1;
        let promised = shape.promised();
        let room = if base.is_one_line() {
            shape.after(offset).and_then(|room| room.less(1))
        } else {
            let whole = shape.fresh(shape.max);
            whole.after(offset).and_then(|room| room.less(1 + promised))
        };
        let beside = room.and_then(|room| self.expr(&of.index, room));
        let indexed = |index: &Text| base.clone().with("[").then(index).with("]");
        if let Some(index) = beside.as_ref().filter(|index| index.is_one_line()) {
            return Some(indexed(index));
        }
        let next = shape.next_line();
        let below = next
            .after(1)
            .and_then(|room| room.less(1 + promised))
            .and_then(|room| self.expr(&of.index, room));
        match (beside, below) {
            (beside, Some(below)) if below.is_one_line() || beside.is_none() => {
                let mut result = base;
                result.line(next.indent());
                Some(result.with("[").then(&below).with("]"))
            }
            (Some(beside), _) => Some(indexed(&beside)),
            (None, _) => None,
        }
    }
}
