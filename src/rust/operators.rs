//! Operators with two sides: on one line, or each on a line that begins with its operator.

use syn::{BinOp, Expr, ExprBinary, ExprRange, RangeLimits, Type};

use super::printer::Printer;
use super::shape::{Shape, TAB};
use super::text::Text;

pub(super) fn symbol(op: &BinOp) -> &'static str {
    match op {
        BinOp::Add(_) => "+",
        BinOp::Sub(_) => "-",
        BinOp::Mul(_) => "*",
        BinOp::Div(_) => "/",
        BinOp::Rem(_) => "%",
        BinOp::And(_) => "&&",
        BinOp::Or(_) => "||",
        BinOp::BitXor(_) => "^",
        BinOp::BitAnd(_) => "&",
        BinOp::BitOr(_) => "|",
        BinOp::Shl(_) => "<<",
        BinOp::Shr(_) => ">>",
        BinOp::Eq(_) => "==",
        BinOp::Lt(_) => "<",
        BinOp::Le(_) => "<=",
        BinOp::Ne(_) => "!=",
        BinOp::Ge(_) => ">=",
        BinOp::Gt(_) => ">",
        BinOp::AddAssign(_) => "+=",
        BinOp::SubAssign(_) => "-=",
        BinOp::MulAssign(_) => "*=",
        BinOp::DivAssign(_) => "/=",
        BinOp::RemAssign(_) => "%=",
        BinOp::BitXorAssign(_) => "^=",
        BinOp::BitAndAssign(_) => "&=",
        BinOp::BitOrAssign(_) => "|=",
        BinOp::ShlAssign(_) => "<<=",
        BinOp::ShrAssign(_) => ">>=",
        _ => "?",
    }
}

pub(super) fn assigns(op: &BinOp) -> bool {
    let symbol = symbol(op);
    symbol.ends_with('=') && !matches!(symbol, "==" | "<=" | "!=" | ">=")
}

/// What an operator stands between.
#[derive(Debug, Clone, Copy)]
pub(super) enum Side<'a> {
    Expr(&'a Expr),
    Type(&'a Type),
    Nothing,
}

/// The sign between two sides, and what stands around them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs<'a> {
    pub(super) before: &'a str,
    pub(super) between: &'a str,
    pub(super) after: &'a str,
    /// Whether the sign ends the line where it is broken, instead of beginning the next.
    pub(super) ends_line: bool,
}

impl Printer {
    pub(super) fn binary(&self, binary: &ExprBinary, shape: Shape) -> Option<Text> {
        self.all_operands(binary, shape).or_else(|| {
            let between = format!(" {} ", symbol(&binary.op));
            let signs = Signs {
                before: "",
                between: &between,
                after: "",
                ends_line: false,
            };
            self.pair(
                Side::Expr(&binary.left),
                Side::Expr(&binary.right),
                signs,
                shape,
            )
        })
    }

    /// `a + b + c` as one list of operands.
    fn all_operands(&self, binary: &ExprBinary, shape: Shape) -> Option<Text> {
        let symbol = symbol(&binary.op);
        let mut operands = vec![&*binary.right];
        let mut left = &*binary.left;
        while let Expr::Binary(inner) = left
            && inner.op == binary.op
            && inner.attrs.is_empty()
        {
            operands.push(&inner.right);
            left = &inner.left;
        }
        operands.push(left);
        operands.reverse();

        let nested = shape.deeper(TAB).full_width().less(shape.promised());
        let mut printed = Vec::with_capacity(operands.len());
        for (index, operand) in operands.iter().enumerate() {
            let room = if index == 0 {
                Some(shape)
            } else {
                nested.and_then(|nested| nested.after(symbol.len() + 1))
            };
            printed.push(room.and_then(|room| self.expr(operand, room)));
        }
        let lets = operands
            .iter()
            .filter(|operand| matches!(operand, Expr::Let(_)))
            .count();
        let may_be_line = lets == 0
            || (operands.len() == 2 && is_name(operands[0]) && matches!(operands[1], Expr::Let(_)));
        may_be_line
            .then(|| self.operands_on_line(&operands, &printed, symbol, shape))
            .flatten()
            .or_else(|| self.operands_on_lines(&operands, &printed, symbol, shape, nested?))
    }

    fn operands_on_line(
        &self,
        operands: &[&Expr],
        printed: &[Option<Text>],
        symbol: &str,
        shape: Shape,
    ) -> Option<Text> {
        let mut result = Text::new();
        for text in &printed[..printed.len() - 1] {
            let text = text.as_ref().filter(|text| text.is_one_line())?;
            if result.len() > shape.width {
                return None;
            }
            result.append(text);
            result.push(" ");
            result.push(symbol);
            result.push(" ");
        }
        let before = result.len();
        let room = shape.unaligned().after(result.last_width())?;
        let last = self.expr(operands.last()?, room)?;
        result.append(&last);
        if result.first_width() > shape.width {
            return None;
        }
        if !result.is_one_line()
            && !last.as_str().starts_with('{')
            && (last.as_str().starts_with('(') || before > TAB)
        {
            return None;
        }
        shape.fitting(result)
    }

    fn operands_on_lines(
        &self,
        operands: &[&Expr],
        printed: &[Option<Text>],
        symbol: &str,
        shape: Shape,
        nested: Shape,
    ) -> Option<Text> {
        let mut result = printed.first()?.clone()?;
        for (operand, text) in operands.iter().zip(printed).skip(1) {
            let offset = if result.is_one_line() {
                shape.used()
            } else {
                0
            };
            // A short operand does not stand alone on its line.
            if result.last_width() + offset <= nested.used() {
                let room = shape.after(symbol.len() + 2 + result.trimmed_last_width());
                if let Some(beside) = room.and_then(|room| self.expr(operand, room)) {
                    result = result.with(" ").with(symbol).with(" ").then(&beside);
                    continue;
                }
            }
            result.line(nested.indent());
            result = result.with(symbol).with(" ").then(text.as_ref()?);
        }
        Some(result)
    }

    fn side(&self, side: Side, shape: Shape) -> Option<Text> {
        match side {
            Side::Expr(expr) => self.expr(expr, shape),
            Side::Type(of) => self.of_type(of, shape),
            Side::Nothing => Some(Text::new()),
        }
    }

    /// Two sides with a sign between them.
    pub(super) fn pair(&self, left: Side, right: Side, signs: Signs, shape: Shape) -> Option<Text> {
        let Signs {
            before,
            between,
            after,
            ends_line,
        } = signs;
        let overhead = if ends_line {
            shape.used() + before.len() + between.trim_end().len()
        } else {
            shape.used()
        };
        let left = self.side(left, shape.of_width(shape.budget(overhead)))?;
        let mut result = Text::from(before).then(&left);
        let beside = shape
            .after(result.last_width() + between.len())
            .and_then(|room| room.less(after.len()))
            .and_then(|room| self.side(right, room));
        if let Some(beside) = beside {
            let same_line = result.len() <= TAB || beside.first_line().ends_with('{');
            let width = result.last_width() + between.len() + beside.first_width() + after.len();
            if (beside.is_one_line() || same_line) && width <= shape.width {
                return Some(result.with(between).then(&beside).with(after));
            }
        }
        let mut room = shape.next_line();
        room.offset = room.align;
        let mut room = room.less(shape.promised())?;
        if !ends_line {
            room = room.after(between.trim_start().len())?;
        }
        let below = self.side(right, room)?;
        if ends_line {
            result.push(between.trim_end());
            result.line(room.indent());
        } else {
            result.line(room.indent());
            result.push(between.trim_start());
        }
        Some(result.then(&below).with(after))
    }

    pub(super) fn range(&self, range: &ExprRange, shape: Shape) -> Option<Text> {
        let sign = match range.limits {
            RangeLimits::HalfOpen(_) => "..",
            RangeLimits::Closed(_) => "..=",
        };
        let dot = range.start.as_deref().is_some_and(ends_in_dot);
        let open = matches!(range.end.as_deref(), Some(Expr::Range(end)) if end.start.is_none());
        let sign = format!(
            "{}{sign}{}",
            if dot { " " } else { "" },
            if open { " " } else { "" }
        );
        match (&range.start, &range.end) {
            (Some(start), Some(end)) => {
                let signs = Signs {
                    before: "",
                    between: &sign,
                    after: "",
                    ends_line: false,
                };
                self.pair(Side::Expr(start), Side::Expr(end), signs, shape)
            }
            (None, Some(end)) => self.prefixed(&sign, end, shape),
            (Some(start), None) => Some(self.expr(start, shape.less(sign.len())?)?.with(&sign)),
            (None, None) => Some(Text::from(sign)),
        }
    }

    /// What stands right before an expression.
    pub(super) fn prefixed(&self, prefix: &str, expr: &Expr, shape: Shape) -> Option<Text> {
        let text = self.expr(expr, shape.after(prefix.len())?)?;
        Some(Text::from(prefix).then(&text))
    }
}

fn ends_in_dot(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(lit) => super::literals::literal(&lit.lit).ends_with('.'),
        Expr::Unary(of) => ends_in_dot(&of.expr),
        Expr::Binary(of) => ends_in_dot(&of.right),
        _ => false,
    }
}

fn is_name(expr: &Expr) -> bool {
    match expr {
        Expr::Path(path) => path.qself.is_none() && path.path.segments.len() == 1,
        Expr::Unary(of) => is_name(&of.expr),
        Expr::Reference(of) => is_name(&of.expr),
        Expr::Paren(of) => is_name(&of.expr),
        Expr::Try(of) => is_name(&of.expr),
        _ => false,
    }
}
