//! `assert`, where nothing catches its error: a panic.

use super::code::quoted;
use super::translator::{Res, Translator};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Writes an `assert` that stops the program.
    pub(super) fn assertion(&mut self, test: ExprId, message: Option<ExprId>) -> Res<()> {
        let said = match message {
            None => None,
            Some(message) => Some(self.panic_message(message)?),
        };
        if matches!(self.kind(test), Kind::Bool(false)) {
            let said = said.unwrap_or_default();
            self.out.line(format!("panic!({said});"));
            return Ok(());
        }
        let said = said.map_or_else(String::new, |it| format!(", {it}"));
        let condition = self.condition(test)?;
        if condition.text == "true" {
            // Its type says so.
            let line = self.out.origin;
            line.into_iter().for_each(|it| self.out.seen(it));
            return Ok(());
        }
        let line = match self.sides(test, &condition.text) {
            // `assert_eq!` looks at both sides until all is said, which may move them.
            Some((left, right)) if said.is_empty() || said.ends_with('"') => {
                format!("assert_eq!({left}, {right}{said});")
            }
            _ => format!("assert!({}{said});", condition.text),
        };
        self.out.line(line);
        Ok(())
    }

    /// A message as the arguments of `panic!`.
    fn panic_message(&mut self, message: ExprId) -> Res<String> {
        if let Kind::Str(text) = self.kind(message) {
            return Ok(quoted(&text.replace('{', "{{").replace('}', "}}")));
        }
        let code = self.expr(message)?;
        let code = self.shown(code)?;
        let inner = code.text.strip_prefix("format!(");
        match inner.and_then(|it| it.strip_suffix(')')) {
            Some(inner) if syn::parse_str::<syn::ExprMacro>(&code.text).is_ok() => {
                Ok(inner.to_owned())
            }
            _ => Ok(format!("\"{{}}\", {}", code.text)),
        }
    }

    /// Both sides of a comparison that tells more when it fails: of values that can be shown.
    fn sides(&self, test: ExprId, condition: &str) -> Option<(String, String)> {
        let Kind::Compare(left, rest) = self.kind(test) else {
            return None;
        };
        let [(rustpython_ast::CmpOp::Eq, right)] = rest.as_slice() else {
            return None;
        };
        if !is_shown(self.ty(*left)) || !is_shown(self.ty(*right)) {
            return None;
        }
        let parsed = syn::parse_str(condition).ok()?;
        if !matches!(parsed, syn::Expr::Binary(of) if matches!(of.op, syn::BinOp::Eq(_))) {
            return None;
        }
        // Any other ` == ` stands in brackets or in a text, which it would cut in two.
        let is_whole = |it: &str| syn::parse_str::<syn::Expr>(it).is_ok();
        let mut cuts = condition.match_indices(" == ");
        cuts.find_map(|(at, sign)| {
            let (left, right) = (&condition[..at], &condition[at + sign.len()..]);
            (is_whole(left) && is_whole(right)).then(|| (left.to_owned(), right.to_owned()))
        })
    }
}

/// Whether values of a type are printed by Rust itself, and are no answer of yes or no.
fn is_shown(ty: &Ty) -> bool {
    match ty {
        Ty::Int | Ty::Float | Ty::Real | Ty::Str | Ty::Lit | Ty::Char | Ty::CharLit | Ty::Bytes => {
            true
        }
        Ty::List(of) | Ty::Set(of) | Ty::Option(of) => **of == Ty::Bool || is_shown(of),
        Ty::Dict(key, value, _) => is_shown(key) && (**value == Ty::Bool || is_shown(value)),
        Ty::Tuple(of) => of.iter().all(|it| *it == Ty::Bool || is_shown(it)),
        _ => false,
    }
}
