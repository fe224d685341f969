//! Semaphores of threads whose places are taken and given back by name, in other places than a `with`.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `semaphore.acquire(..)`, `semaphore.release(..)`.
    pub(super) fn semaphore_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let patience = match (name, arguments) {
            (_, []) => None,
            (_, [one]) if one.stars == 0 => Some((one.name.as_deref(), one.value)),
            _ => return refuse("a semaphore with these arguments"),
        };
        let receiver = self.lock(object)?.receiver();
        let (method, given, ty) = match (name, patience) {
            ("acquire", None) => ("take", String::new(), Ty::Bool),
            ("acquire", Some((None | Some("blocking"), value))) => match self.kind(value) {
                Kind::Bool(false) => ("try_take", String::new(), Ty::Bool),
                Kind::Bool(true) => ("take", String::new(), Ty::Bool),
                _ => return refuse("a semaphore that may be waited for"),
            },
            ("acquire", Some((Some("timeout"), value)))
                // Of -1 it would wait for as long as it takes.
                if matches!(self.kind(value), Kind::Int(0..))
                    || matches!(self.kind(value), Kind::Float(it) if *it >= 0.0) =>
            {
                let seconds = self.value(value, &Ty::Float)?.text;
                ("take_within", seconds, Ty::Bool)
            }
            ("release", _) if self.has_bounds() => {
                return refuse("a semaphore that gives back no more than was taken");
            }
            ("release", None) => ("give", "1".to_owned(), Ty::None),
            ("release", Some((None | Some("n"), value))) => match self.kind(value) {
                Kind::Int(count @ 1..) => ("give", count.to_string(), Ty::None),
                _ => return refuse("a count that is computed"),
            },
            _ => return refuse(format!("{name} of a semaphore")),
        };
        self.helper(match method {
            "take" => "Semaphore::take",
            "try_take" => "Semaphore::try_take",
            "take_within" => "Semaphore::take_within",
            _ => "Semaphore::give",
        });
        Ok(Code::tight(format!("{receiver}.{method}({given})"), ty))
    }

    /// Whether a semaphore of the file may give back no more than was taken.
    fn has_bounds(&self) -> bool {
        let mut all = self.program.exprs.iter();
        all.any(|it| matches!(&it.kind, Kind::Import(name) if name.ends_with(".BoundedSemaphore")))
    }
}
