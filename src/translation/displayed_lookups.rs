//! A key looked up in a dict that is written where it is asked: a `match`.

use super::code::{Code, Form, Prec, quoted, quoted_char};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `{"a": 1, "b": 2}[key]`; nothing if it is something else.
    pub(super) fn displayed_lookup(
        &mut self,
        id: ExprId,
        object: ExprId,
        wanted: ExprId,
        default: Option<ExprId>,
    ) -> Res<Option<Code>> {
        let Kind::Dict(items) = self.kind(object) else {
            return Ok(None);
        };
        let items: Vec<(Option<ExprId>, ExprId)> = items.clone();
        let want = self.ty(id).clone();
        let key = self.ty(wanted).clone();
        if items.is_empty() || !self.has_rust(&want) || self.is_failing(id) {
            return Ok(None);
        }
        let mut arms = Vec::new();
        let mut seen = Vec::new();
        for (of, value) in items {
            let Some(of) = of else { return Ok(None) };
            let pattern = match (self.kind(of), &key) {
                (Kind::Int(int), Ty::Int) => super::literals::integer(*int),
                (Kind::Str(text), Ty::Char) if text.chars().count() == 1 => {
                    text.chars().map(quoted_char).collect()
                }
                // It is never this one.
                (Kind::Str(_), Ty::Char) => continue,
                (Kind::Str(text), Ty::Str | Ty::Lit) => quoted(text),
                _ => return Ok(None),
            };
            if seen.contains(&pattern) || !self.is_plain(value) {
                return Ok(None);
            }
            let code = self.value(value, &want)?;
            arms.push(format!("{pattern} => {},", code.text));
            seen.push(pattern);
        }
        let rest = match default {
            Some(default) if self.is_plain(default) => self.value(default, &want)?.text,
            Some(_) => return refuse("a default that is computed in any case"),
            None => "panic!(\"a key that is not there\")".to_owned(),
        };
        let code = self.expr(wanted)?;
        if code.ty != key {
            return Ok(None);
        }
        let code = self.plain_int(code);
        let is_string = matches!(self.kind(wanted), Kind::Var(var) if self.strings.contains(var));
        let subject = match code.ty {
            Ty::Str if code.form != Form::Ref || is_string => {
                format!("{}.as_str()", code.receiver())
            }
            _ => code.text,
        };
        let text = format!("match {subject} {{ {} _ => {rest}, }}", arms.join(" "));
        Ok(Some(Code::new(text, Prec::Loose, want)))
    }

    /// Whether computing a value does nothing else, and costs nothing: it may as well not be computed.
    fn is_plain(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Int(_)
            | Kind::Float(_)
            | Kind::Str(_)
            | Kind::Bool(_)
            | Kind::None
            | Kind::Var(_) => true,
            Kind::Tuple(items) => items.iter().all(|it| self.is_plain(*it)),
            Kind::Unary(_, of) => self.is_plain(*of),
            Kind::Binary(op, a, b) => {
                use rustpython_ast::Operator;
                matches!(op, Operator::Add | Operator::Sub | Operator::Mult)
                    && self.ty(*a).is_number()
                    && self.ty(*b).is_number()
                    && self.is_plain(*a)
                    && self.is_plain(*b)
            }
            _ => false,
        }
    }
}
