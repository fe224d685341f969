//! `SystemExit` that a handler sees: an error that holds the status.

use super::code::{Code, Form};
use super::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

/// The class, by its name in Python.
pub(super) const EXIT: Exc = Exc::Builtin("SystemExit");

impl Translator<'_, '_> {
    /// Whether an error of this class holds a number: each one of the file is made with one.
    pub(super) fn is_numbered_exit(&self, class: Exc) -> bool {
        class == EXIT
            && self.program.exprs.iter().all(|it| match &it.kind {
                Kind::Call(func, given) if self.exits(*func) => self.is_status(given),
                _ => true,
            })
    }

    /// Whether an error of this class holds a text, which is shown at the end: each one of the file is made
    /// with one.
    pub(super) fn is_text_exit(&self) -> bool {
        let mut made = self.program.exprs.iter().filter_map(|it| match &it.kind {
            Kind::Call(func, given) if self.exits(*func) => Some(given),
            _ => None,
        });
        made.all(|given| {
            matches!(given.as_slice(), [only] if self.ty(only.value).is_text()
                && only.name.is_none() && only.stars == 0)
        })
    }

    /// Whether what is called makes a `SystemExit`.
    fn exits(&self, func: ExprId) -> bool {
        match self.kind(func) {
            Kind::Import(name) => name == "sys.exit",
            Kind::Builtin(name) if name == "exit" || name == "quit" => true,
            _ => exceptions::class_of(self.program, func) == Some(EXIT),
        }
    }

    fn is_status(&self, given: &[Argument]) -> bool {
        match given {
            [] => !self.asks_for_status(),
            [only] => match self.ty(only.value) {
                Ty::Int => only.name.is_none() && only.stars == 0,
                Ty::None => !self.asks_for_status() && matches!(self.kind(only.value), Kind::None),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether the file asks an exception for its status or its text, which None has, too.
    fn asks_for_status(&self) -> bool {
        self.program.tries.values().any(|it| {
            let mut vars = it.handlers.iter().filter_map(|it| it.var);
            vars.any(|var| {
                self.program
                    .var(var)
                    .occurrences
                    .iter()
                    .any(|it| !it.is_def)
            })
        })
    }

    /// The status that a `SystemExit` is made with, or its text.
    pub(super) fn status(&mut self, given: &[Argument]) -> Res<String> {
        if !self.is_numbered_exit(EXIT) {
            let [only] = given else {
                return refuse("an exit that is caught, here without a text");
            };
            if !self.is_text_exit() {
                return refuse("an exit with a text that is caught");
            }
            let code = self.value(only.value, &Ty::Str)?;
            return Ok(self.owned(code, only.value)?.text);
        }
        match given {
            [only] if *self.ty(only.value) == Ty::Int => Ok(self.value(only.value, &Ty::Int)?.text),
            _ => Ok("0".to_owned()),
        }
    }

    /// `sys.exit(..)` that a handler sees, and what else ends the program in a way of its own.
    pub(super) fn failing_exit(&mut self, id: ExprId) -> Res<Option<Code>> {
        let Kind::Call(func, given) = self.kind(id) else {
            return Ok(None);
        };
        let (func, given) = (*func, given.clone());
        if let Kind::Attribute(object, name) = self.kind(func)
            && let Kind::Class(class) = self.kind(*object)
            && self.program.command_line(*class).is_some()
        {
            let (class, name) = (*class, name.clone());
            if !self.is_numbered_exit(EXIT) {
                return refuse("an exit with a text that is caught");
            }
            return self.ask_parser(id, class, &name, &given).map(Some);
        }
        if !self.exits(func) || exceptions::class_of(self.program, func).is_some() {
            return Ok(None);
        }
        if !self.can_fail() {
            return refuse("an error that can't be given back here");
        }
        let (variant, status) = (self.error_variant(EXIT)?, self.status(&given)?);
        let text = format!("return Err({variant}({status}))");
        Ok(Some(Code::tight(text, Ty::None)))
    }

    /// `e.code`.
    pub(super) fn status_of(&self, place: &str) -> Code {
        Code::tight(place, Ty::Int).held(Form::Place)
    }
}
