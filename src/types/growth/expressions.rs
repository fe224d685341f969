//! What expressions give.

use rustpython_ast::{CmpOp, Operator, UnaryOp};

use super::super::ir::{Comprehension, ExprId, Kind, Piece, Shape};
use super::{Growth, Value};

impl Growth<'_, '_> {
    pub(super) fn expr(&mut self, id: ExprId) -> Value {
        self.steps += 1;
        if self.is_over() {
            return Value::Unknown;
        }
        let program = self.program;
        match program.kind(id) {
            Kind::Int(int) => Value::Int(*int as f64),
            Kind::BigInt(digits) => digits.parse().map_or(Value::Unknown, Value::Int),
            Kind::Bool(truth) => Value::Int(f64::from(u8::from(*truth))),
            Kind::Str(text) => Value::Text(text.chars().count()),
            Kind::Var(var) => self.get(*var),
            Kind::Binary(op, left, right) => {
                let (a, b) = (self.expr(*left), self.expr(*right));
                self.binary(id, *op, &a, &b)
            }
            Kind::Unary(op, operand) => match (op, self.expr(*operand)) {
                (UnaryOp::USub, Value::Int(it)) => self.made(id, -it),
                (UnaryOp::USub, Value::About(it)) => Value::About(-it),
                (UnaryOp::UAdd, it) => it,
                (UnaryOp::Invert, Value::Int(it)) => self.made(id, -it - 1.0),
                (UnaryOp::Not, it) => match self.truth(&it) {
                    Some(truth) => Value::Int(f64::from(u8::from(!truth))),
                    None => Value::Unknown,
                },
                _ => Value::Unknown,
            },
            Kind::Logic(is_and, values) => {
                let mut given = Value::Unknown;
                for (at, value) in values.iter().enumerate() {
                    let it = self.expr(*value);
                    let truth = self.truth(&it);
                    given = if at == 0 { it } else { given.or(&it) };
                    if truth == Some(!is_and) {
                        return if at == 0 { given } else { Value::Unknown };
                    }
                }
                given
            }
            Kind::Compare(left, rest) => {
                let mut before = self.expr(*left);
                let mut all = Some(true);
                for (op, right) in rest {
                    let it = self.expr(*right);
                    match compared(&before, *op, &it) {
                        Some(true) => {}
                        Some(false) => return Value::Int(0.0),
                        None => all = None,
                    }
                    before = it;
                }
                all.map_or(Value::Unknown, |_| Value::Int(1.0))
            }
            Kind::Conditional { test, body, orelse } => {
                let test = self.expr(*test);
                match self.truth(&test) {
                    Some(true) => self.expr(*body),
                    Some(false) => self.expr(*orelse),
                    None => {
                        let (a, b) = (self.expr(*body), self.expr(*orelse));
                        a.or(&b)
                    }
                }
            }
            Kind::Tuple(items) | Kind::List(items) => {
                Value::Items(items.iter().map(|it| self.expr(*it)).collect())
            }
            Kind::Index(object, index) => {
                let (object, index) = (self.expr(*object), self.expr(*index));
                match (object, index.exact()) {
                    (Value::Items(items), Some(at)) => {
                        let len = items.len() as f64;
                        let at = if at < 0.0 { at + len } else { at };
                        let found = (0.0..len).contains(&at).then(|| &items[at as usize]);
                        found.cloned().unwrap_or(Value::Unknown)
                    }
                    _ => Value::Unknown,
                }
            }
            Kind::Slice(object, [None, None, step]) => {
                let object = self.expr(*object);
                let step = step.map(|it| self.expr(it).exact());
                match (object, step) {
                    (it @ Value::Text(_), None | Some(Some(-1.0))) => it,
                    (it @ Value::Items(_), None) => it,
                    (Value::Items(items), Some(Some(-1.0))) => {
                        Value::Items(items.into_iter().rev().collect())
                    }
                    _ => Value::Unknown,
                }
            }
            Kind::Walrus(var, value) => {
                let value = self.expr(*value);
                self.frame().vars.insert(*var, value.clone());
                value
            }
            Kind::Comprehension(comprehension) => {
                let mut items = Vec::new();
                self.comprehension(comprehension, 0, &mut items);
                match comprehension.shape {
                    Shape::List | Shape::Generator => Value::Items(items),
                    Shape::Set | Shape::Dict => Value::Unknown,
                }
            }
            Kind::Format(pieces) => {
                self.pieces(pieces);
                Value::Unknown
            }
            Kind::Call(func, arguments) => self.call(id, *func, arguments),
            other => {
                for part in other.parts() {
                    self.expr(part);
                }
                Value::Unknown
            }
        }
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            if let Piece::Field { value, .. } = piece {
                self.expr(*value);
            }
        }
    }

    fn comprehension(&mut self, of: &Comprehension, at: usize, items: &mut Vec<Value>) {
        let Some(generator) = of.generators.get(at) else {
            if let Some(key) = of.key {
                self.expr(key);
            }
            let item = self.expr(of.element);
            items.push(item);
            return;
        };
        let rounds = self.rounds(generator.iter);
        self.frame().loops += 1;
        for round in rounds {
            self.assign(&generator.target, &round);
            let mut is_met = true;
            for condition in &generator.conditions {
                let it = self.expr(*condition);
                is_met &= self.truth(&it) != Some(false);
            }
            if is_met && !self.is_over() {
                self.comprehension(of, at + 1, items);
            }
        }
        self.frame().loops -= 1;
    }

    pub(super) fn truth(&self, value: &Value) -> Option<bool> {
        match value {
            Value::Int(it) => Some(*it != 0.0),
            Value::Text(len) => Some(*len > 0),
            Value::Items(items) => Some(!items.is_empty()),
            _ => None,
        }
    }

    pub(super) fn binary(&mut self, id: ExprId, op: Operator, a: &Value, b: &Value) -> Value {
        match (op, a, b, b.exact()) {
            (Operator::Mult, Value::Items(items), _, Some(times)) => {
                let count = (items.len() as f64 * times.max(0.0)).min(1000.0) as usize;
                return Value::Items(items.iter().cycle().take(count).cloned().collect());
            }
            (Operator::Add, Value::Items(first), Value::Items(second), _) => {
                return Value::Items(first.iter().chain(second).cloned().collect());
            }
            _ => {}
        }
        let (Some(x), Some(y)) = (a.number(), b.number()) else {
            return Value::Unknown;
        };
        let number = match op {
            Operator::Add => x + y,
            Operator::Sub => x - y,
            Operator::Mult => x * y,
            Operator::FloorDiv if y != 0.0 => (x / y).floor(),
            // Of large numbers the remainder is not known, but that it is smaller.
            Operator::Mod if y != 0.0 && x.abs().max(y.abs()) < super::EXACT => {
                x - y * (x / y).floor()
            }
            Operator::Mod => return Value::About(y),
            Operator::Pow if y >= 0.0 => x.powf(y),
            Operator::LShift if y >= 0.0 => x * y.exp2(),
            Operator::RShift if y >= 0.0 => (x / y.exp2()).floor(),
            Operator::BitAnd if x >= 0.0 && y >= 0.0 => return Value::About(x.min(y)),
            Operator::BitOr | Operator::BitXor => return Value::About(x.abs().max(y.abs())),
            _ => return Value::Unknown,
        };
        let made = self.made(id, number);
        match (a, b, made) {
            (Value::Int(_), Value::Int(_), made) => made,
            (_, _, Value::Int(number)) => Value::About(number),
            (.., made) => made,
        }
    }
}

fn compared(a: &Value, op: CmpOp, b: &Value) -> Option<bool> {
    let (x, y) = (
        a.exact().or_else(|| large(a))?,
        b.exact().or_else(|| large(b))?,
    );
    Some(match op {
        CmpOp::Eq if x.abs() < super::EXACT => (x - y).abs() < 0.5,
        CmpOp::NotEq if x.abs() < super::EXACT => (x - y).abs() > 0.5,
        CmpOp::Lt => x < y,
        CmpOp::LtE => x <= y,
        CmpOp::Gt => x > y,
        CmpOp::GtE => x >= y,
        _ => return None,
    })
}

/// A large number is larger than small ones, however large it is exactly.
fn large(value: &Value) -> Option<f64> {
    match value {
        Value::Int(it) => Some(*it),
        _ => None,
    }
}
