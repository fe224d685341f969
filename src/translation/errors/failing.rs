//! Expressions that may fail, with their errors.

use super::raising::EXPECTED;
use crate::translation::code::{Code, Prec, holds_guard, quoted};
use crate::translation::questions::{ends_with_try, is_one_call};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether something in an expression can raise what a handler sees.
    pub(in crate::translation) fn has_failing(&self, id: ExprId) -> bool {
        let parts = self.kind(id).parts();
        if self.program.tasks.contains(&id) {
            // It fails in another thread.
            return parts.into_iter().any(|it| self.has_failing(it));
        }
        self.is_failing(id) || parts.into_iter().any(|it| self.has_failing(it))
    }

    /// Whether each exception of a class is its text and nothing else.
    pub(in crate::translation) fn is_made_of_texts(&self, class: Exc) -> bool {
        if self.may_be_of_system(class) {
            return false;
        }
        let key = Exc::Builtin("KeyError");
        let are_plain = self.variants.keys().all(|it| {
            !exceptions::catches(self.program, class, *it)
                || !self.has_own_struct(*it)
                    && (self.keeps_keys || !exceptions::catches(self.program, key, *it))
        });
        are_plain
            && self.program.exprs.iter().all(|expr| match &expr.kind {
                Kind::Call(func, arguments) => {
                    let made = exceptions::class_of(self.program, *func);
                    made.is_none_or(|made| {
                        !exceptions::catches(self.program, class, made)
                            || matches!(arguments.as_slice(), [one] if self.ty(one.value).is_text())
                    })
                }
                _ => true,
            })
    }

    /// A comprehension in which something can fail, as a loop before the statement.
    pub(in crate::translation) fn failing_comprehension(
        &mut self,
        comprehension: &crate::types::ir::Comprehension,
        want: &Ty,
    ) -> Res<Code> {
        let [generator] = comprehension.generators.as_slice() else {
            return refuse("an error within a comprehension of several loops");
        };
        let Ty::List(item) = want else {
            return refuse("an error within a comprehension");
        };
        if !self.has_known_rust(want) {
            return refuse(crate::translation::translator::unknown(want));
        }
        let first = std::mem::take(&mut self.first);
        let name = self.fresh("items");
        let rust = self.rust_type(want);
        let seq = self.iterate(generator.iter)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        let pattern = self.pattern_of(&generator.target, &seq.item, &seq.ty)?;
        let over = seq.in_for.clone().unwrap_or(seq.text);
        self.out
            .line(format!("let mut {name}: {rust} = Vec::new();"));
        self.out.line(format!("for {pattern} in {over} {{"));
        for condition in &generator.conditions {
            let code = self.condition(*condition)?;
            let opposite = crate::translation::conditions::negated(&code);
            self.out
                .line(format!("if {} {{ continue; }}", opposite.text));
        }
        let element = self.value(comprehension.element, item)?;
        if holds_guard(&over) && element.text.contains(".await") {
            return refuse("a field that is looked at while others change it");
        }
        self.out.line(format!("{name}.push({});", element.text));
        self.out.line("}");
        self.first = first;
        Ok(Code::tight(name, want.clone()))
    }

    pub(in crate::translation) fn failing_division(
        &mut self,
        code: Code,
        are_ints: bool,
    ) -> Res<Code> {
        let (helper, checked, message) = if code.text.starts_with("true_div(") {
            let message = if are_ints {
                "division by zero"
            } else {
                "float division by zero"
            };
            ("true_div", "divide", message)
        } else if code.text.starts_with("floor_div(") {
            (
                "floor_div",
                "checked_floor_div",
                "integer division or modulo by zero",
            )
        } else if code.text.starts_with("floor_mod(") {
            ("floor_mod", "checked_floor_mod", "integer modulo by zero")
        } else if code.text.starts_with("shift_left(") || code.text.starts_with("shift_right(") {
            return self.failing_shift(&code);
        } else {
            return refuse("a division by zero that is caught here");
        };
        let rest = &code.text[helper.len()..];
        if !is_one_call(rest) {
            return refuse("a division by zero that is caught here");
        }
        let checked = self.helper(checked);
        let message = format!("{}.to_string()", quoted(message));
        let text = self.or_error(&format!("{checked}{rest}"), "ZeroDivisionError", &message)?;
        Ok(Code::tight(text, code.ty))
    }

    /// A shift by a number that may be negative.
    fn failing_shift(&mut self, code: &Code) -> Res<Code> {
        let (helper, checked) = if code.text.starts_with("shift_left(") {
            ("shift_left", "checked_shift_left")
        } else {
            ("shift_right", "checked_shift_right")
        };
        let rest = &code.text[helper.len()..];
        if !is_one_call(rest) {
            return refuse("a shift whose error is caught here");
        }
        let checked = self.helper(checked);
        let message = "\"negative shift count\".to_string()";
        let text = self.or_error(&format!("{checked}{rest}"), "ValueError", message)?;
        Ok(Code::tight(text, code.ty.clone()))
    }

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
    fn read_number(&mut self, name: &str, value: ExprId) -> Res<String> {
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

    pub(super) fn failing_call(
        &mut self,
        id: ExprId,
        func: ExprId,
        arguments: &[crate::types::ir::Argument],
    ) -> Res<Code> {
        if exceptions::class_of(self.program, func).is_some() {
            return self.expr_kind(id);
        }
        if let Some(code) = self.call_in_domain(func, arguments)? {
            return Ok(code);
        }
        let plain: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
        if let (Kind::Builtin(name), [text]) = (self.kind(func), plain.as_slice())
            && matches!(name.as_str(), "int" | "float")
            && arguments[0].name.is_none()
            && self.ty(*text).some().is_text()
        {
            let ty = if name == "int" { Ty::Int } else { Ty::Float };
            let text = self.read_number(name, *text)?;
            return Ok(Code::tight(text, ty));
        }
        if let (Kind::Builtin(name), [either]) = (self.kind(func), plain.as_slice())
            && matches!(name.as_str(), "int" | "float")
            && arguments[0].name.is_none()
            && let Kind::Logic(false, values) = self.kind(*either)
            && let [first, second] = values.as_slice()
            && self.ty(*either).is_mixed()
        {
            let condition = self.condition(*first)?;
            let first = self.read_number(name, *first)?;
            let second = self.read_number(name, *second)?;
            let text = format!("if {} {{ {first} }} else {{ {second} }}", condition.text);
            return Ok(Code::new(text, Prec::Loose, self.ty(id).clone()));
        }
        if let Some(code) = self.failing_decode(id, func, arguments)? {
            return Ok(code);
        }
        let code = self.expr_kind(id)?;
        if ends_with_try(&code.text) || self.handled.contains(&id) {
            return Ok(code);
        }
        if let Ty::Enum(class) = code.ty
            && matches!(self.kind(func), Kind::Class(_))
        {
            let text = self.failing_member(class, &code.text, &plain)?;
            return Ok(Code { text, ..code });
        }
        if let (Kind::Builtin(name), Ty::Instance(_)) = (self.kind(func), &code.ty)
            && matches!(name.as_str(), "max" | "min")
            && crate::translation::questions::question(&code.text) == Some(false)
        {
            let text = self.failing_extreme(id, &name.clone(), code.text)?;
            return Ok(Code { text, ..code });
        }
        let text = self.failing_text(id, &code.text)?;
        Ok(Code { text, ..code })
    }

    /// The first of several instances by a comparison that may raise, where a handler sees that there are none.
    fn failing_extreme(&mut self, id: ExprId, name: &str, text: String) -> Res<String> {
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
