//! What calls give, and what loops go over.

use super::super::ir::{Argument, ExprId, FuncId, Kind};
use super::{Frame, Growth, MOST_DEPTH, MOST_VALUES, Value};

impl Growth<'_, '_> {
    /// What a loop over an expression takes, round by round; one that is not known stands for any.
    pub(super) fn rounds(&mut self, iter: ExprId) -> Vec<Value> {
        let before = self.is_trial;
        // How much of a generator is used shows only afterwards.
        self.is_trial |= self.generator(self.looped(iter)).is_some();
        let value = self.expr(iter);
        self.is_trial = before;
        match value {
            Value::Items(items) => items,
            // Its characters.
            Value::Text(len) if len > 0 => vec![Value::Text(1); len.min(MOST_VALUES)],
            _ => vec![Value::Unknown],
        }
    }

    /// The call of a generator that a loop goes over, with its number or as it is.
    fn looped(&self, iter: ExprId) -> ExprId {
        match self.program.kind(iter) {
            Kind::Call(func, arguments) => match (self.program.kind(*func), arguments.first()) {
                (Kind::Builtin(name), Some(first)) if name == "enumerate" => first.value,
                _ => iter,
            },
            _ => iter,
        }
    }

    /// The generator that an expression calls.
    fn generator(&self, id: ExprId) -> Option<FuncId> {
        match self.program.kind(id) {
            Kind::Call(func, _) => match self.program.kind(*func) {
                Kind::Func(id) if self.program.func(*id).is_generator => Some(*id),
                _ => None,
            },
            _ => None,
        }
    }

    /// Goes through a generator once more, as far as it was used.
    pub(super) fn consumed(&mut self, iter: ExprId, taken: usize) {
        let iter = self.looped(iter);
        if self.generator(iter).is_some() {
            self.generate(iter, taken);
        }
    }

    /// The values that a call of a generator gives, so many at most.
    fn generate(&mut self, id: ExprId, wanted: usize) -> Value {
        let (Kind::Call(_, arguments), Some(func)) = (self.program.kind(id), self.generator(id))
        else {
            return Value::Unknown;
        };
        let given: Vec<Value> = arguments.iter().map(|it| self.expr(it.value)).collect();
        self.run(func, arguments, &given, 0, wanted)
    }

    pub(super) fn call(&mut self, id: ExprId, func: ExprId, arguments: &[Argument]) -> Value {
        let program = self.program;
        let kind = program.kind(func);
        if let (Kind::Import(name), [of, count]) = (kind, arguments)
            && name == "itertools.islice"
            && let Some(count) = self.expr(count.value).exact()
        {
            return self.generate(of.value, count as usize);
        }
        if self.generator(id).is_some() {
            // Without an end of its own, how much of it is used is not known.
            let before = std::mem::replace(&mut self.is_trial, true);
            let tried = self.generate(id, MOST_VALUES);
            self.is_trial = before;
            let has_end = matches!(&tried, Value::Items(items) if items.len() < MOST_VALUES);
            return if has_end && !before {
                self.generate(id, MOST_VALUES)
            } else {
                tried
            };
        }
        if matches!(kind, Kind::Builtin(name) if name == "sum")
            && let Some(sum) = self.long_sum(id, arguments)
        {
            return sum;
        }
        let given: Vec<Value> = arguments.iter().map(|it| self.expr(it.value)).collect();
        match kind {
            Kind::Func(callee) | Kind::Lambda(callee) => self.run(*callee, arguments, &given, 0, 0),
            Kind::Builtin(name) => self.builtin(id, name, arguments, &given),
            Kind::Import(name) => self.import(id, name, arguments, &given),
            Kind::Attribute(object, name) => {
                self.expr(*object);
                // The one method of that name.
                let mut methods = program.classes.iter().flat_map(|it| &it.methods);
                let mut named = methods
                    .by_ref()
                    .filter(|it| program.func(**it).name == *name);
                match (named.next(), named.next()) {
                    (Some(method), None) => self.run(*method, arguments, &given, 1, MOST_VALUES),
                    _ => Value::Unknown,
                }
            }
            Kind::Class(class) => {
                if let Some(init) = program.method(*class, "__init__") {
                    self.run(init, arguments, &given, 1, 0);
                }
                Value::Unknown
            }
            _ => Value::Unknown,
        }
    }

    /// Goes through a function with what it is given.
    fn run(
        &mut self,
        func: FuncId,
        arguments: &[Argument],
        given: &[Value],
        skipped: usize,
        wanted: usize,
    ) -> Value {
        if self.frames.len() > MOST_DEPTH || self.is_over() {
            return Value::Unknown;
        }
        let program = self.program;
        let callee = program.func(func);
        let mut frame = Frame {
            wanted,
            ..Frame::default()
        };
        for param in &callee.params {
            let default = match param.default.map(|it| program.kind(it)) {
                Some(Kind::Int(int)) => Value::Int(*int as f64),
                _ => Value::Unknown,
            };
            frame.vars.insert(param.var, default);
        }
        let mut exact: Option<Vec<u64>> = Some(Vec::new());
        let mut params = callee.params.iter().skip(skipped);
        for (argument, value) in arguments.iter().zip(given) {
            let param = match &argument.name {
                Some(name) => callee.params.iter().find(|it| it.name == *name),
                None => params.next(),
            };
            exact = match (exact, value.exact()) {
                (Some(mut all), Some(it)) if argument.name.is_none() && argument.stars == 0 => {
                    all.push(it.to_bits());
                    Some(all)
                }
                _ => None,
            };
            if let Some(param) = param {
                frame.vars.insert(param.var, value.clone());
            }
        }
        let key = exact.filter(|_| !self.is_trial && !callee.is_generator);
        let key = key.map(|it| (func, it));
        if let Some(known) = key.as_ref().and_then(|it| self.memo.get(it)) {
            return known.clone();
        }
        let is_vague = key.is_none() && given.iter().all(|it| it.exact().is_none());
        if is_vague {
            // What is called by itself that way goes on for ever.
            if self.vague.contains(&func) {
                return Value::Unknown;
            }
            self.vague.push(func);
        }
        self.frames.push(frame);
        let value = callee.value.map(|it| self.expr(it));
        if value.is_none() {
            self.suite(&callee.body);
        }
        if is_vague {
            self.vague.pop();
        }
        let frame = self.frames.pop().unwrap_or_default();
        let value = if callee.is_generator {
            Value::Items(frame.yielded)
        } else {
            value.or(frame.given).unwrap_or(Value::Unknown)
        };
        if let Some(key) = key {
            self.memo.insert(key, value.clone());
        }
        value
    }

    fn builtin(
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

    fn import(&mut self, id: ExprId, name: &str, arguments: &[Argument], given: &[Value]) -> Value {
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
