//! Dates, times and what lies between them.

use rustpython_ast::Operator;

use super::code::{Code, Prec};
use super::literals::integer;
use super::translator::{Res, Translator, refuse};
use crate::types::dates;
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A constructor of the module `datetime`; nothing if `name` is none.
    pub(super) fn made_date(
        &mut self,
        name: &str,
        arguments: &[Argument],
        ty: &Ty,
    ) -> Option<Res<Code>> {
        dates::parameters(name)?;
        if let Some((zone, rest)) = dates::with_zone(self.program, name, arguments) {
            let civil = self.made_date(name, &rest, &Ty::Foreign("datetime.datetime"))?;
            return Some(civil.and_then(|civil| self.in_zone(&civil, zone)));
        }
        let Some(bound) = dates::bound(name, arguments) else {
            return Some(refuse("a date with these arguments"));
        };
        let code = if name == "datetime.timedelta" {
            self.made_duration(&bound, arguments)
        } else if let Some(fields) = dates::of_literals(self.program, name, arguments) {
            Ok(self.literal_date(name, &fields))
        } else {
            self.computed_date(name, &bound, None)
        };
        Some(code.map(|code| code.typed(ty.clone())))
    }

    /// A time of day in a zone that has one offset for ever.
    fn in_zone(&mut self, civil: &Code, zone: ExprId) -> Res<Code> {
        let ty = Ty::Foreign("datetime.timezone");
        if *self.ty(zone) != ty {
            return refuse("a zone that is not known");
        }
        let zone = self.value(zone, &ty)?;
        Ok(Code::tight(
            format!(
                "{}.to_zoned_datetime({}).expect(\"a zone of one offset\")",
                civil.receiver(),
                zone.text
            ),
            Ty::Foreign("datetime.aware"),
        ))
    }

    /// `+` and `-` of times with an offset, if it is one.
    pub(super) fn zoned_operation(
        &mut self,
        op: Operator,
        left: ExprId,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        let Some(ty) = dates::of_zoned(op, &a, &b) else {
            return Ok(None);
        };
        // Python moves the clock, Rust the instant: they part where summer time begins or ends.
        let names_zones = self.program.exprs.iter().any(
            |it| matches!(&it.kind, Kind::Import(name) if name.starts_with("zoneinfo") || name.starts_with("dateutil") || name.starts_with("pytz")),
        );
        if names_zones {
            return refuse("a zone with summer time");
        }
        let (a, b) = if matches!(a, Ty::Foreign("datetime.aware")) {
            let a = self.expr(left)?;
            (a, self.expr(right)?)
        } else {
            let b = self.expr(left)?;
            if !self.is_simple(left) {
                return refuse("values that are computed in another order in Rust");
            }
            (self.expr(right)?, b)
        };
        if ty == Ty::Foreign("datetime.timedelta") {
            let b = self.reference(b).text;
            let text = format!("{}.duration_since({b})", a.receiver());
            return Ok(Some(Code::tight(text, ty)));
        }
        let sign = if op == Operator::Add { '+' } else { '-' };
        let a = self.reference(a);
        let text = format!(
            "{} {sign} {}",
            a.at_least(Prec::Sum),
            b.at_least(Prec::Product)
        );
        Ok(Some(Code::new(text, Prec::Sum, ty)))
    }

    /// `date(2024, 2, 29)`, `date(2024, 2, 29).at(12, 30, 0, 0)`, `time(12, 30, 0, 0)`.
    fn literal_date(&mut self, name: &str, fields: &[i64]) -> Code {
        self.need_crate("jiff", "1", &[]);
        let (date, time) = fields.split_at(if name == "datetime.time" { 0 } else { 3 });
        let clock = match time {
            [hour, minute, second, micros] => {
                format!("{hour}, {minute}, {second}, {}", integer(micros * 1000))
            }
            _ => String::new(),
        };
        let text = match date {
            [year, month, day] if time.is_empty() => {
                format!("{}({year}, {month}, {day})", self.civil("date"))
            }
            [year, month, day] => {
                format!("{}({year}, {month}, {day}).at({clock})", self.civil("date"))
            }
            _ => format!("{}({clock})", self.civil("time")),
        };
        Code::tight(text, Ty::Unknown)
    }

    /// A function of `jiff::civil`, by its path where a variable has its name.
    fn civil(&mut self, name: &str) -> String {
        let is_function = self.func_names.iter().any(|it| it == name);
        if self.taken.contains(name) || is_function {
            return format!("jiff::civil::{name}");
        }
        self.import(&format!("jiff::civil::{name}"));
        name.to_owned()
    }

    /// A date of computed fields; those that are not given are those of `of`, if there is one.
    fn computed_date(
        &mut self,
        name: &str,
        bound: &[(&'static str, ExprId)],
        of: Option<&str>,
    ) -> Res<Code> {
        let parameters = dates::parameters(name).unwrap_or_default();
        let mut last = 0;
        let mut fields = Vec::new();
        for parameter in parameters {
            let given = bound.iter().find(|(it, _)| it == parameter);
            let text = match (given, of) {
                (Some((_, value)), _) => {
                    let position = self.program.expr(*value).position;
                    if position < last && !self.is_simple(*value) {
                        return refuse("values that are computed in another order in Rust");
                    }
                    last = position;
                    let code = self.value(*value, &Ty::Int)?;
                    self.plain_int(code).text
                }
                (None, Some(of)) if *parameter == "microsecond" => {
                    format!("i64::from({of}.subsec_nanosecond() / 1000)")
                }
                (None, Some(of)) => format!("i64::from({of}.{parameter}())"),
                (None, None) if fields.len() < 3 && name != "datetime.time" => {
                    return refuse("a date with these arguments");
                }
                (None, None) => "0".to_owned(),
            };
            fields.push(text);
        }
        self.need_crate("jiff", "1", &[]);
        let (helper, inside) = match name {
            "datetime.date" => ("checked_date", fields.join(", ")),
            "datetime.time" => ("checked_time", fields.join(", ")),
            _ => {
                let (date, time) = fields.split_at(3);
                let inside = format!("[{}], [{}]", date.join(", "), time.join(", "));
                ("checked_date_time", inside)
            }
        };
        self.phrase_helpers.insert(helper);
        Ok(Code::tight(
            format!("{helper}({inside}).expect(\"ValueError\")"),
            Ty::Unknown,
        ))
    }

    /// `day.replace(year=..)`.
    pub(super) fn replaced_date(&mut self, object: ExprId, arguments: &[Argument]) -> Res<Code> {
        let ty = self.ty(object).some().clone();
        let Ty::Foreign(name) = ty else {
            return refuse("a date");
        };
        let Some(bound) = dates::bound(name, arguments) else {
            return refuse("a date with these arguments");
        };
        if !self.is_simple(object) {
            return refuse("a part of a date that is computed");
        }
        self.ensure_some(object)?;
        let of = self.expr(object)?.receiver();
        let code = self.computed_date(name, &bound, Some(&of))?;
        Ok(code.typed(ty))
    }

    /// `timedelta(..)`.
    fn made_duration(
        &mut self,
        bound: &[(&'static str, ExprId)],
        arguments: &[Argument],
    ) -> Res<Code> {
        self.need_crate("jiff", "1", &[]);
        self.import("jiff::SignedDuration");
        if bound.is_empty() {
            return Ok(Code::tight("SignedDuration::ZERO", Ty::Unknown));
        }
        if let Some(micros) = dates::micros_of_literals(self.program, arguments) {
            return Ok(Code::tight(duration(bound, micros), Ty::Unknown));
        }
        if let [(parameter, value)] = bound
            && self.ty(*value).is_float()
            && let Some((factor, _)) = dates::unit(parameter)
        {
            let code = self.value(*value, &Ty::Float)?;
            self.phrase_helpers.insert("duration_of");
            let text = format!("duration_of({}, {})", code.text, integer(factor));
            return Ok(Code::tight(text, Ty::Unknown));
        }
        let units: Option<Vec<(i64, &str)>> = bound.iter().map(|(it, _)| dates::unit(it)).collect();
        let units = units.unwrap_or_default();
        let Some((_, make)) = units.iter().min_by_key(|it| it.0).copied() else {
            return refuse("a timedelta with these arguments");
        };
        let least = match make {
            "from_hours" => 3_600_000_000,
            _ => units.iter().map(|it| it.0).min().unwrap_or(1),
        };
        let mut terms = Vec::new();
        for ((_, value), (factor, _)) in bound.iter().zip(&units) {
            if *self.ty(*value) != Ty::Int {
                return refuse("a timedelta of a number that may be a float");
            }
            let code = self.value(*value, &Ty::Int)?;
            let code = self.plain_int(code);
            terms.push(match factor / least {
                1 => code.at_least(Prec::Sum),
                many => format!("{} * {}", integer(many), code.at_least(Prec::Cast)),
            });
        }
        let text = format!("SignedDuration::{make}({})", terms.join(" + "));
        Ok(Code::tight(text, Ty::Unknown))
    }
}

/// A timedelta of literals: by its only unit, or by the largest that it is whole of.
fn duration(bound: &[(&'static str, ExprId)], micros: i64) -> String {
    let all = [
        "hours",
        "minutes",
        "seconds",
        "milliseconds",
        "microseconds",
    ];
    let mut units = all.iter().filter_map(|it| dates::unit(it));
    let found = units.find(|(factor, _)| micros % factor == 0);
    let (factor, make) = found.unwrap_or((1, "from_micros"));
    let count = micros / factor;
    let (hours, _) = dates::unit("hours").unwrap_or((1, ""));
    let text = match bound {
        [("days", _)] if factor == hours && count > 24 => {
            format!("24 * {}", integer(count / 24))
        }
        [("weeks", _)] if factor == hours && count > 24 * 7 => {
            format!("7 * 24 * {}", integer(count / 24 / 7))
        }
        _ => integer(count),
    };
    format!("SignedDuration::{make}({text})")
}
