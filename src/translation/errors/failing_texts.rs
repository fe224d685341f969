//! Texts of calls that may fail: as ones that give an error instead of ending the program.

use super::raising::EXPECTED;
use crate::translation::code::quoted;
use crate::translation::questions::is_one_call;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::exceptions::Exc;
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a text is made of a plain value by methods of texts alone: made again it is the same.
    pub(in crate::translation) fn is_pure_text(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Call(func, arguments) => match self.kind(*func) {
                Kind::Attribute(of, _) => {
                    self.ty(*of).is_text()
                        && self.ty(id).is_text()
                        && (self.is_simple(*of) || self.is_pure_text(*of))
                        && arguments.iter().all(|it| self.is_simple(it.value))
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// `int(value)` or `float(value)`, where a handler sees that a text is no number.
    pub(super) fn read_number(&mut self, name: &str, value: ExprId) -> Res<String> {
        if !self.ty(value).some().is_text() {
            let code = self.expr(value)?;
            return Ok(self.builtin_with(name, code)?.text);
        }
        self.ensure_some(value)?;
        let code = if *self.ty(value).some() == Ty::Char {
            let code = self.expr(value)?;
            code.char_as_text()
        } else {
            self.borrowed(value, &Ty::Str)?.text
        };
        self.error_variant(Exc::Builtin("ValueError"))?;
        let helper = self.helper(if name == "int" {
            "int_from"
        } else {
            "float_from"
        });
        Ok(format!("{helper}({code})?"))
    }

    /// The first of several instances by a comparison that may raise, where a handler sees that there are none.
    pub(super) fn failing_extreme(&mut self, id: ExprId, name: &str, text: String) -> Res<String> {
        let empty = Exc::Builtin("ValueError");
        let sees_empty = self
            .raises
            .exprs
            .get(&id)
            .is_some_and(|it| it.contains(&empty));
        if !sees_empty {
            return Ok(text);
        }
        let expect = format!(
            ".expect({})",
            quoted(&format!("{name}() of an empty sequence"))
        );
        let Some((before, after)) = text.split_once(&expect) else {
            return refuse("an error that is caught here");
        };
        let first = self.or_error("items.next()", "ValueError", &of_nothing(name))?;
        match before.strip_suffix("items.next()") {
            Some(before) => Ok(format!("{before}{first}{after}")),
            None => refuse("an error that is caught here"),
        }
    }

    /// The text of a call that stops the program where it fails, as one that gives an error.
    pub(in crate::translation) fn failing_text(&mut self, id: ExprId, text: &str) -> Res<String> {
        let Kind::Call(_, arguments) = self.kind(id) else {
            return refuse("an error that is caught here");
        };
        let first = arguments.first().map(|it| it.value);
        if let Some(text) = self.failing_whole(id, text)? {
            return Ok(text);
        }
        for (expected, class) in EXPECTED {
            let suffix = format!(".expect({})", quoted(expected));
            let Some(option) = text.strip_suffix(&suffix) else {
                continue;
            };
            let message = match (*expected, first) {
                ("the key is there", None) if self.keeps_keys => {
                    return refuse("an error without a key, where keys are asked for");
                }
                ("the key is there", Some(key)) => self.key_message(key)?,
                ("the value is in the list", Some(value)) => {
                    if !self.is_simple(value) {
                        return refuse("a value that is computed, whose error is caught");
                    }
                    let code = self.expr(value)?;
                    let shown = self.repr(code)?;
                    format!("format!(\"{{}} is not in list\", {})", shown.text)
                }
                ("an item", _) => "\"Cannot choose from an empty sequence\".to_string()".to_owned(),
                ("max() of an empty sequence", _) => of_nothing("max"),
                ("min() of an empty sequence", _) => of_nothing("min"),
                (
                    "StopIteration"
                    | "the queue has room"
                    | "the queue is not empty"
                    | "queue.Full"
                    | "queue.Empty",
                    _,
                ) => "String::new()".to_owned(),
                (expected, _) => format!("{}.to_string()", quoted(expected)),
            };
            return self.or_error(option, class, &message);
        }
        // What the helper says is what the exception says.
        if let Some(result) = text.strip_suffix(".expect(\"ValueError\")")
            && crate::translation::phrase::gives_message(result)
        {
            let variant = self.error_variant(Exc::Builtin("ValueError"))?;
            return Ok(format!("{result}.map_err({variant})?"));
        }
        if let Some(heap) = text
            .strip_prefix("heap_pop(")
            .and_then(|it| it.strip_suffix(')'))
            .map(|it| it.trim_start_matches("&mut "))
            && heap
                .chars()
                .all(|it| it.is_alphanumeric() || matches!(it, '_' | '.'))
        {
            return self.or_error(
                &format!("(!{heap}.is_empty()).then(|| {text})"),
                "IndexError",
                "\"index out of range\".to_string()",
            );
        }
        if let Some(rest) = text.strip_prefix("remove_first(")
            && is_one_call(&format!("({rest}"))
        {
            let helper = self.helper("remove_item");
            return self.or_error(
                &format!("{helper}({rest}"),
                "ValueError",
                "\"list.remove(x): x not in list\".to_string()",
            );
        }
        if let Some(rest) = text.strip_prefix("remove_first_where(")
            && is_one_call(&format!("({rest}"))
        {
            let helper = self.helper("remove_item_where");
            return self.or_error(
                &format!("{helper}({rest}"),
                "ValueError",
                "\"list.remove(x): x not in list\".to_string()",
            );
        }
        // What is asked twice may be no guard.
        if let Some(list) = text.strip_suffix(".remove(0)")
            && list
                .chars()
                .all(|it| it.is_alphanumeric() || matches!(it, '_' | '.'))
            && matches!(self.kind(arguments[0].value), Kind::Int(0))
        {
            return self.or_error(
                &format!("(!{list}.is_empty()).then(|| {text})"),
                "IndexError",
                "\"pop from empty list\".to_string()",
            );
        }
        if let (Some(rest), Some(item)) = (
            text.strip_prefix("assert!(")
                .and_then(|it| it.strip_suffix(", \"the item is there\")")),
            first,
        ) {
            let message = self.key_message(item)?;
            return self.or_error(&format!("{rest}.then_some(())"), "KeyError", &message);
        }
        refuse("an error that is caught here")
    }
}

/// What `max` or `min` say of nothing, as a text of Rust: in the words of Python 3.11, which later ones changed.
fn of_nothing(name: &str) -> String {
    format!("\"{name}() arg is an empty sequence\".to_string()")
}
