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
    pub(super) fn run(
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
}
