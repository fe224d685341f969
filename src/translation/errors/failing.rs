//! Expressions that may fail, with their errors.

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
            let opposite = crate::translation::truths::negated(&code);
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
}
