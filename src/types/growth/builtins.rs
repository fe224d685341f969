//! What builtins and functions of libraries give.

use super::super::ir::{Argument, ExprId, Kind};
use super::{Growth, Value};

impl Growth<'_, '_> {
    pub(super) fn builtin(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
        given: &[Value],
    ) -> Value {
        let numbers: Option<Vec<f64>> = given.iter().map(Value::number).collect();
        match (name, given, numbers.as_deref()) {
            ("range", _, Some(bounds)) if given.iter().all(|it| it.exact().is_some()) => {
                let (from, to, step) = match *bounds {
                    [to] => (0.0, to, 1.0),
                    [from, to] => (from, to, 1.0),
                    [from, to, step] if step != 0.0 => (from, to, step),
                    _ => return Value::Unknown,
                };
                let count = ((to - from) / step).ceil().clamp(0.0, 1000.0);
                let items = (0..count as usize).map(|at| Value::Int(from + step * at as f64));
                Value::Items(items.collect())
            }
            ("len", [Value::Items(items)], _) => Value::Int(items.len() as f64),
            ("len", [Value::Text(len)], _) => Value::Int(*len as f64),
            ("str", [Value::Int(it) | Value::About(it)], _) if it.is_finite() => {
                let digits = it.abs().max(1.0).log10().floor() + 1.0;
                Value::Text(digits as usize + usize::from(*it < 0.0))
            }
            ("int" | "abs", _, Some([it])) => {
                let it = if name == "abs" { it.abs() } else { *it };
                self.made(id, it)
            }
            // The digits of a number, in whatever order.
            ("int", [Value::Text(len @ 1..=300)], _) => {
                let made = self.made(id, 5.0 * 10_f64.powf(*len as f64 - 1.0));
                made.number().map_or(Value::Unknown, Value::About)
            }
            ("ord", [Value::Text(1)], _) => Value::About(100.0),
            ("list" | "tuple" | "iter", [Value::Items(items)], _) => Value::Items(items.clone()),
            ("reversed", [Value::Items(items)], _) => {
                Value::Items(items.iter().rev().cloned().collect())
            }
            ("enumerate", [Value::Items(items)], _) => {
                let pairs = items.iter().enumerate();
                let pairs = pairs.map(|(at, it)| vec![Value::Int(at as f64), it.clone()]);
                Value::Items(pairs.map(Value::Items).collect())
            }
            ("sum", [Value::Items(items)], _) => {
                let all: Option<Vec<f64>> = items.iter().map(Value::number).collect();
                all.map_or(Value::Unknown, |all| self.made(id, all.iter().sum()))
            }
            ("max" | "min", _, Some(all @ [_, _, ..])) => {
                let most =
                    all.iter()
                        .copied()
                        .reduce(if name == "max" { f64::max } else { f64::min });
                most.map_or(Value::Unknown, Value::About)
            }
            ("pow", [a, b], _) => self.binary(id, rustpython_ast::Operator::Pow, a, b),
            ("pow", [_, _, modulus], _) => modulus.number().map_or(Value::Unknown, Value::About),
            ("divmod", [a, b], _) => match (a.exact(), b.exact()) {
                (Some(a), Some(b)) if b != 0.0 => {
                    let quotient = (a / b).floor();
                    Value::Items(vec![Value::Int(quotient), Value::Int(a - b * quotient)])
                }
                _ => Value::Unknown,
            },
            ("map", [_, Value::Items(items)], _) => {
                let Some(func) = arguments.first().map(|it| it.value) else {
                    return Value::Unknown;
                };
                let items = items
                    .iter()
                    .map(|it| self.apply(func, std::slice::from_ref(it)));
                Value::Items(items.collect())
            }
            _ => Value::Unknown,
        }
    }

    /// Calls what an argument names.
    fn apply(&mut self, func: ExprId, given: &[Value]) -> Value {
        match self.program.kind(func) {
            Kind::Func(id) | Kind::Lambda(id) => {
                let arguments: Vec<Argument> =
                    given.iter().map(|_| Argument::plain(func)).collect();
                self.run(*id, &arguments, given, 0, 0)
            }
            Kind::Import(name) if name == "operator.mul" => match given {
                [a, b] => match (a.number(), b.number()) {
                    (Some(a), Some(b)) => self.made(func, a * b),
                    _ => Value::Unknown,
                },
                _ => Value::Unknown,
            },
            _ => Value::Unknown,
        }
    }

    pub(super) fn import(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
        given: &[Value],
    ) -> Value {
        let numbers: Vec<f64> = given.iter().filter_map(Value::number).collect();
        match (name, given, numbers.as_slice()) {
            ("math.factorial", _, [n]) => self.made(id, product(1.0, *n)),
            ("math.comb", _, [n, k]) if n >= k => {
                let k = k.min(n - k);
                let number = product(n - k + 1.0, *n) / product(1.0, k);
                self.made(id, number)
            }
            ("math.perm", _, [n, k]) if n >= k => self.made(id, product(n - k + 1.0, *n)),
            ("math.isqrt", _, [n]) => self.made(id, n.sqrt().floor()),
            ("math.gcd", [a, b], _) => match (a.exact(), b.exact()) {
                (Some(a), Some(b)) => Value::Int(gcd(a.abs(), b.abs())),
                // What is divided by it may stay as large as it is.
                _ => Value::About(1.0),
            },
            ("math.lcm", _, [a, b]) => match (given[0].exact(), given[1].exact()) {
                (Some(x), Some(y)) if x != 0.0 && y != 0.0 => {
                    let common = gcd(x.abs(), y.abs());
                    self.made(id, x / common * y)
                }
                _ => self.made(id, (a * b).abs()),
            },
            ("math.prod", [Value::Items(items)], _) => {
                let all: Option<Vec<f64>> = items.iter().map(Value::number).collect();
                all.map_or(Value::Unknown, |all| self.made(id, all.iter().product()))
            }
            ("functools.reduce", [_, Value::Items(items), start @ ..], _) => {
                let Some(func) = arguments.first().map(|it| it.value) else {
                    return Value::Unknown;
                };
                let mut items = start.iter().chain(items);
                let mut value = items.next().cloned().unwrap_or(Value::Unknown);
                for item in items {
                    value = self.apply(func, &[value, item.clone()]);
                }
                if let Some(number) = value.number() {
                    self.made(id, number);
                }
                value
            }
            _ => Value::Unknown,
        }
    }
}

/// The product of all integers from one to another.
fn product(from: f64, to: f64) -> f64 {
    let mut product: f64 = 1.0;
    let mut at = from.max(1.0);
    while at <= to && product.is_finite() {
        product *= at;
        at += 1.0;
    }
    product
}

fn gcd(a: f64, b: f64) -> f64 {
    let (mut a, mut b) = (a, b);
    while b > 0.0 {
        (a, b) = (b, a % b);
    }
    a
}
