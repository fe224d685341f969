//! `asyncio.sleep`.

use super::super::code::Code;
use super::super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The delay and the result of `asyncio.sleep(..)`.
    fn sleep_arguments(&self, arguments: &[Argument]) -> Res<(ExprId, Option<ExprId>)> {
        let mut delay = None;
        let mut result = None;
        for (at, argument) in arguments.iter().enumerate() {
            match (argument.name.as_deref(), argument.stars, at) {
                (None, 0, 0) | (Some("delay"), 0, _) => delay = Some(argument.value),
                (None, 0, 1) | (Some("result"), 0, _) => result = Some(argument.value),
                _ => return refuse("asyncio.sleep with these arguments"),
            }
        }
        match delay {
            Some(delay) => Ok((delay, result)),
            None => refuse("asyncio.sleep with these arguments"),
        }
    }

    /// `await asyncio.sleep(..)`.
    pub(super) fn slept(&mut self, arguments: &[Argument], ty: Ty) -> Res<Code> {
        let (delay, result) = self.sleep_arguments(arguments)?;
        let text = format!("{}.await", self.delay(delay)?);
        match result {
            None => Ok(Code::tight(text, ty)),
            Some(result) => {
                let code = self.value(result, &ty)?;
                if !self.is_still(result) {
                    return refuse("a result that is computed before the delay");
                }
                Ok(Code::tight(format!("{{ {text}; {} }}", code.text), ty))
            }
        }
    }

    /// `asyncio.sleep(..)` as a future that owns all it needs.
    pub(super) fn sleeping(&mut self, arguments: &[Argument], ty: &Ty) -> Res<String> {
        let (delay, result) = self.sleep_arguments(arguments)?;
        let is_still = self.is_still(delay) && result.is_none_or(|it| self.is_still(it));
        if !is_still {
            return refuse("a delay that is computed");
        }
        let text = self.delay(delay)?;
        match result {
            None => Ok(text),
            Some(result) => {
                let code = self.value(result, ty)?;
                Ok(format!("async move {{ {text}.await; {} }}", code.text))
            }
        }
    }

    /// The future of a delay.
    fn delay(&mut self, delay: ExprId) -> Res<String> {
        let of_seconds = |it: &mut Self, seconds: f64| {
            if seconds <= 0.0 {
                return Ok(format!("{}()", it.helper("next_turn")));
            }
            it.import("std::time::Duration");
            it.import("tokio::time::sleep");
            let millis = (seconds * 1000.0).round();
            // tokio counts in milliseconds: of two shorter delays it would not know the first.
            if (seconds * 1000.0 - millis).abs() > 1e-6 || millis > 1e12 {
                return refuse("a delay of parts of a millisecond");
            }
            Ok(if millis % 1000.0 == 0.0 {
                format!("sleep(Duration::from_secs({}))", millis / 1000.0)
            } else {
                format!("sleep(Duration::from_millis({millis}))")
            })
        };
        match self.kind(delay) {
            Kind::Int(seconds) => {
                let seconds = *seconds as f64;
                of_seconds(self, seconds)
            }
            Kind::Float(seconds) => {
                let seconds = *seconds;
                of_seconds(self, seconds)
            }
            _ => {
                let code = self.number(delay, &Ty::Float)?;
                let helper = self.helper("sleep_seconds");
                Ok(format!("{helper}({})", code.text))
            }
        }
    }
}
