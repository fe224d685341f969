//! Closures that do nothing but call.

use syn::{Expr, ExprClosure, ExprMethodCall, Pat};

use super::Tidying;

/// Methods that call what they are given with values.
const CALLING: [&str; 9] = [
    "and_then",
    "filter_map",
    "flat_map",
    "map",
    "map_err",
    "map_or",
    "map_or_else",
    "unwrap_or_else",
    "for_each",
];

impl Tidying<'_> {
    /// `.map(|it| Some(it))` is `.map(Some)`: of constructors, and of functions of the file that take a value as
    /// it is. Through a reference the value might have been one of another type.
    pub(super) fn name_what_is_called(&mut self, call: &ExprMethodCall) {
        if !CALLING.contains(&call.method.to_string().as_str()) {
            return;
        }
        for argument in &call.args {
            let Expr::Closure(closure) = argument else {
                continue;
            };
            if let Some(called) = self.only_called(closure) {
                let called = self.source(called).to_owned();
                self.replace(Self::range(closure), called);
            }
        }
    }

    fn only_called<'e>(&self, closure: &'e ExprClosure) -> Option<&'e Expr> {
        let [Pat::Ident(bound)] = closure.inputs.iter().collect::<Vec<_>>()[..] else {
            return None;
        };
        let is_plain = bound.by_ref.is_none()
            && bound.mutability.is_none()
            && bound.subpat.is_none()
            && closure.asyncness.is_none();
        let Expr::Call(call) = &*closure.body else {
            return None;
        };
        let [Expr::Path(argument)] = call.args.iter().collect::<Vec<_>>()[..] else {
            return None;
        };
        let Expr::Path(path) = &*call.func else {
            return None;
        };
        let segments = &path.path.segments;
        let last = segments.last()?.ident.to_string();
        let is_fit = match segments.len() {
            1 => last == "Some" || self.functions.takes_a_value(&last) && !self.is_variable(&last),
            2 => last.starts_with(char::is_uppercase),
            _ => false,
        };
        let has_types = segments.iter().any(|it| !it.arguments.is_none());
        let is_handed_on = argument.path.get_ident() == Some(&bound.ident);
        (is_plain && is_fit && is_handed_on && !has_types).then_some(&*call.func)
    }

    /// Whether a variable, or another function, may stand for the function of its name.
    fn is_variable(&self, name: &str) -> bool {
        if self.text.matches(&format!("fn {name}(")).count() > 1 {
            return true;
        }
        let is_bound = |head: &str| self.text.contains(&format!("{head}{name} "));
        ["let ", "let mut ", "|", "("].iter().any(|it| is_bound(it))
            || self.text.contains(&format!(" {name}: "))
            || self.text.contains(&format!("({name}: "))
    }
}
