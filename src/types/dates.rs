//! Constructors of dates and times whose arguments are literals: they can't fail, and are constants.

use rustpython_ast::Operator;

use super::ir::{Argument, ExprId, Kind, Program};
use super::ty::Ty;

/// The parameters of a constructor.
pub(crate) fn parameters(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "datetime.date" => Some(&["year", "month", "day"]),
        "datetime.datetime" => Some(&[
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "microsecond",
        ]),
        "datetime.time" => Some(&["hour", "minute", "second", "microsecond"]),
        "datetime.timedelta" => Some(&[
            "days",
            "seconds",
            "microseconds",
            "milliseconds",
            "minutes",
            "hours",
            "weeks",
        ]),
        _ => None,
    }
}

/// The zone that `datetime(..)` is given, and its other arguments.
pub(crate) fn with_zone(
    program: &Program<'_>,
    name: &str,
    arguments: &[Argument],
) -> Option<(ExprId, Vec<Argument>)> {
    let is_zone = |it: &&Argument| it.name.as_deref() == Some("tzinfo");
    let zone = arguments.iter().find(is_zone)?.value;
    if name != "datetime.datetime" || matches!(program.kind(zone), Kind::None) {
        return None;
    }
    let rest = arguments.iter().filter(|it| !is_zone(it));
    Some((zone, rest.cloned().collect()))
}

/// What an operator makes of times with an offset; nothing where it makes none of them.
pub(crate) fn of_zoned(op: Operator, a: &Ty, b: &Ty) -> Option<Ty> {
    let (zoned, delta) = (
        Ty::Foreign("datetime.aware"),
        Ty::Foreign("datetime.timedelta"),
    );
    match op {
        Operator::Sub if *a == zoned && *b == zoned => Some(delta),
        Operator::Add | Operator::Sub if *a == zoned && *b == delta => Some(zoned),
        Operator::Add if *a == delta && *b == zoned => Some(zoned),
        _ => None,
    }
}

/// The arguments of a call of a constructor, each with its parameter; nothing if one has none.
pub(crate) fn bound(name: &str, arguments: &[Argument]) -> Option<Vec<(&'static str, ExprId)>> {
    let parameters = parameters(name)?;
    let bind = |(at, argument): (usize, &Argument)| {
        let parameter = match &argument.name {
            _ if argument.stars > 0 => None,
            None => parameters.get(at),
            Some(name) => parameters.iter().find(|it| *it == name),
        };
        Some((*parameter?, argument.value))
    };
    arguments.iter().enumerate().map(bind).collect()
}

/// The fields of a date, a time or both whose constructor gets literals that are valid, in the order of its
/// parameters; what is not given is 0.
pub(crate) fn of_literals(
    program: &Program<'_>,
    name: &str,
    arguments: &[Argument],
) -> Option<Vec<i64>> {
    if name == "datetime.timedelta" {
        return None;
    }
    let parameters = parameters(name)?;
    let mut fields = vec![0; parameters.len()];
    for (parameter, value) in bound(name, arguments)? {
        let Kind::Int(value) = program.kind(value) else {
            return None;
        };
        let at = parameters.iter().position(|it| *it == parameter)?;
        fields[at] = *value;
    }
    let (date, time) = fields.split_at(if name == "datetime.time" { 0 } else { 3 });
    let is_date = match date {
        [year, month, day] => {
            (1..=9999).contains(year) && *day >= 1 && *day <= days_of(*year, *month)
        }
        _ => true,
    };
    let mut limits = time.iter().zip([24, 60, 60, 1_000_000]);
    (is_date && limits.all(|(it, end)| (0..end).contains(it))).then_some(fields)
}

/// Whether it is a date, a time or a timedelta of literals.
pub(crate) fn is_literal(program: &Program<'_>, id: ExprId) -> bool {
    let Kind::Call(func, arguments) = program.kind(id) else {
        return false;
    };
    let Kind::Import(name) = program.kind(*func) else {
        return false;
    };
    match name.as_str() {
        "datetime.timedelta" => micros_of_literals(program, arguments).is_some(),
        name => of_literals(program, name, arguments).is_some(),
    }
}

/// How many days a month has.
fn days_of(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// The microseconds of a unit of a timedelta, and the function of `SignedDuration` for it.
pub(crate) fn unit(parameter: &str) -> Option<(i64, &'static str)> {
    Some(match parameter {
        "weeks" => (7 * 24 * 3_600_000_000, "from_hours"),
        "days" => (24 * 3_600_000_000, "from_hours"),
        "hours" => (3_600_000_000, "from_hours"),
        "minutes" => (60_000_000, "from_mins"),
        "seconds" => (1_000_000, "from_secs"),
        "milliseconds" => (1000, "from_millis"),
        "microseconds" => (1, "from_micros"),
        _ => return None,
    })
}

/// The microseconds of a timedelta of literals.
pub(crate) fn micros_of_literals(program: &Program<'_>, arguments: &[Argument]) -> Option<i64> {
    let mut sum = 0_i64;
    for (parameter, value) in bound("datetime.timedelta", arguments)? {
        let (factor, _) = unit(parameter)?;
        let number = literal(program, value, factor)?;
        sum = sum.checked_add(number)?;
    }
    Some(sum)
}

/// A literal times a factor, if that is a whole number.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "whole numbers below 2 to the 53 are exact"
)]
fn literal(program: &Program<'_>, value: ExprId, factor: i64) -> Option<i64> {
    match program.kind(value) {
        Kind::Int(int) => int.checked_mul(factor),
        Kind::Float(float) => {
            let product = float * factor as f64;
            // A factor of two only is exact.
            let is_exact = (float * 64.0).fract() == 0.0;
            (is_exact && product.fract() == 0.0 && product.abs() < 9e15).then_some(product as i64)
        }
        Kind::Unary(rustpython_ast::UnaryOp::USub, of) => {
            literal(program, *of, factor).map(|it| -it)
        }
        _ => None,
    }
}
