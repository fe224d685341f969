//! About how large a sum is that goes over a long range: as some of its items say.

use super::super::ir::{Argument, Comprehension, ExprId, Kind};
use super::{Growth, Value};

/// Ranges that are longer are not gone through item by item.
const LONG: f64 = 1000.0;
/// So many items of one are looked at.
const SAMPLES: u32 = 50;

impl Growth<'_, '_> {
    /// The sum of what a comprehension makes of each number of a long range; None if the arguments are no such thing.
    pub(super) fn long_sum(&mut self, id: ExprId, arguments: &[Argument]) -> Option<Value> {
        let program = self.program;
        let [only] = arguments else {
            return None;
        };
        let Kind::Comprehension(of) = program.kind(only.value) else {
            return None;
        };
        let [generator] = of.generators.as_slice() else {
            return None;
        };
        let Kind::Call(func, bounds) = program.kind(generator.iter) else {
            return None;
        };
        let is_range = matches!(program.kind(*func), Kind::Builtin(name) if name == "range");
        if !is_range || !generator.conditions.is_empty() {
            return None;
        }
        let bounds: Option<Vec<f64>> = bounds
            .iter()
            .map(|it| self.expr(it.value).exact())
            .collect();
        let (from, to, step) = match *bounds?.as_slice() {
            [to] => (0.0, to, 1.0),
            [from, to] => (from, to, 1.0),
            [from, to, step] if step != 0.0 => (from, to, step),
            _ => return None,
        };
        let count = ((to - from) / step).ceil();
        if count <= LONG {
            return None;
        }
        let mean = self.mean(of, from, step, count)?;
        self.made(id, mean * count).number().map(Value::About)
    }

    /// The mean of some items, the last among them.
    fn mean(&mut self, of: &Comprehension, from: f64, step: f64, count: f64) -> Option<f64> {
        let generator = of.generators.first()?;
        self.frame().loops += 1;
        let mut sum = Some(0.0);
        for at in 1..=SAMPLES {
            let at = (count * f64::from(at) / f64::from(SAMPLES)).floor() - 1.0;
            self.assign(&generator.target, &Value::Int(from + step * at));
            let item = self.expr(of.element).number();
            sum = sum.zip(item).map(|(sum, item)| sum + item);
        }
        self.frame().loops -= 1;
        sum.map(|it| it / f64::from(SAMPLES))
    }
}
