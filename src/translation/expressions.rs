//! Expressions: each as Rust, in the form that comes naturally.

use super::code::{Code, Prec, quoted, quoted_char};
use super::literals::{bytes_literal, integer};
use super::translator::{Res, Translator, refuse, unknown};
use super::values::literal_float;
use super::{mapped_options, tested_fields};
use crate::python::stack;
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// An expression, whose own errors stop the program.
    pub(super) fn expr_kind(&mut self, id: ExprId) -> Res<Code> {
        let code = stack::level(|| self.expr_of_kind(id))?;
        // Each use of what nothing is known of is a hole.
        if matches!(code.ty, Ty::Unknown | Ty::Mixed) && !self.is_handed_on(id) {
            return refuse(unknown(&code.ty));
        }
        Ok(code)
    }

    /// Whether a value of which nothing is known is what a field or a container holds, or no part of anything.
    fn is_handed_on(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Attribute(object, _) => {
                self.program.is_hopeful && matches!(self.ty(*object).some(), Ty::Instance(_))
            }
            Kind::Index(object, _) => {
                self.program.is_hopeful
                    && matches!(self.ty(*object), Ty::List(_) | Ty::Tuples(_) | Ty::Dict(..))
            }
            _ => true,
        }
    }

    fn expr_of_kind(&mut self, id: ExprId) -> Res<Code> {
        if let Some(code) = self.computed.get(&id) {
            return Ok(code.clone());
        }
        let ty = self.ty(id).clone();
        match self.kind(id) {
            Kind::Int(int) => {
                let prec = if *int < 0 { Prec::Unary } else { Prec::Postfix };
                Ok(Code::new(integer(*int), prec, Ty::Int).weak())
            }
            Kind::BigInt(digits) => Ok(self.big_literal(digits)),
            Kind::Float(float) => Ok(literal_float(*float, &Ty::Float)),
            Kind::Str(text) => {
                if ty == Ty::Char {
                    return Ok(Code::tight(
                        text.chars().map(quoted_char).collect::<String>(),
                        Ty::Char,
                    ));
                }
                Ok(Code::tight(quoted(text), Ty::Lit))
            }
            Kind::Bytes(bytes) => Ok(bytes_literal(bytes)),
            Kind::Bool(truth) => Ok(Code::tight(if *truth { "true" } else { "false" }, Ty::Bool)),
            Kind::None => Ok(Code::tight("None", Ty::None)),
            Kind::Var(var) => self.variable(id, *var),
            Kind::Func(func) | Kind::Lambda(func) => self.function_value(*func),
            Kind::Class(_) => refuse("classes are not drafted yet"),
            Kind::Builtin(name) => refuse(format!("{name} as a value")),
            Kind::Import(name) => self.or_by_phrase(id, |it| it.constant(name)),
            Kind::Attribute(object, name) => {
                let code = self.or_by_phrase(id, |it| it.attribute(*object, name))?;
                Ok(self.there(code, &ty))
            }
            Kind::Call(func, arguments) => self.call(id, *func, arguments),
            // In place it would change what the property gives.
            Kind::Binary(op, left, _)
                if self.program.spelled_out.contains(&id) && self.changes_in_place(*op, *left) =>
            {
                refuse("an operator on a property")
            }
            Kind::Binary(op, left, right) => {
                self.or_by_phrase(id, |it| it.binary(id, *op, *left, *right))
            }
            Kind::Unary(op, operand) => self.or_by_phrase(id, |it| it.unary(*op, *operand)),
            Kind::Logic(is_and, values) => self.logic(id, *is_and, values),
            Kind::Compare(left, rest) => self.comparison(*left, rest),
            Kind::Conditional { test, body, orelse } => {
                let (body, orelse) = (*body, *orelse);
                if !self.has_rust(&ty) {
                    return refuse(unknown(&ty));
                }
                let want = ty.clone();
                if let Some(code) = self.command_choice(id, &want)? {
                    return Ok(code);
                }
                self.conditional(
                    *test,
                    |it| it.value(body, &want),
                    |it| it.value(orelse, &want),
                )
            }
            Kind::Tuple(_) | Kind::List(_) | Kind::Set(_) | Kind::Dict(_) => {
                if !self.has_rust(&ty) && ty.item() != Ty::Unknown {
                    return refuse(unknown(&ty));
                }
                self.value(id, &ty)
            }
            Kind::Starred(_) => refuse("a star here"),
            Kind::Comprehension(comprehension) => {
                if matches!(ty, Ty::Iter(_)) {
                    return refuse("a generator expression that is kept");
                }
                self.collected(comprehension, &ty)
            }
            Kind::Index(object, index) => self.or_by_phrase(id, |it| it.index(id, *object, *index)),
            Kind::Slice(object, bounds) => self.slice(*object, *bounds),
            Kind::Format(pieces) => self.format_string(pieces),
            Kind::Walrus(..) => refuse("a walrus here"),
            Kind::Held(of, default) => self.held(id, *of, *default),
            Kind::Chosen(choice) => self.chosen(id, choice, &ty),
            Kind::Await(of) => self.awaited(id, *of),
            Kind::Unsupported(why) => refuse(*why),
        }
    }

    /// What has a rule of its own goes by it; the table of phrases has the rest.
    pub(super) fn or_by_phrase(
        &mut self,
        id: ExprId,
        rule: impl FnOnce(&mut Self) -> Res<Code>,
    ) -> Res<Code> {
        let (holes, out) = (self.holes.len(), self.out.mark());
        match rule(self) {
            Ok(code) => Ok(code),
            // A phrase knows nothing of other names for what it copies.
            Err(refusal) if refusal.0.starts_with("two names") => Err(refusal),
            Err(refusal) => {
                self.holes.truncate(holes);
                self.out.back(out);
                self.by_phrase(id)?.ok_or(refusal)
            }
        }
    }

    /// `body if test else orelse`, where a test for None binds what is in the option.
    pub(super) fn conditional<'s>(
        &mut self,
        test: ExprId,
        body: impl FnOnce(&mut Self) -> Res<Code>,
        orelse: impl FnOnce(&mut Self) -> Res<Code>,
    ) -> Res<Code>
    where
        Self: 's,
    {
        // What a test looks at is let go of before one of the two is computed, unless it binds something of it.
        let span = self.span_of(test);
        let quiet = std::mem::replace(&mut self.quiet, span);
        let narrow = self.test(test, true);
        self.quiet = quiet;
        let head = match narrow {
            Ok(head) if !head.text.contains("let ") => head,
            _ => self.test(test, true)?,
        };
        let before = self.unwrapped.clone();
        if !head.is_swapped {
            self.unwrapped.extend(head.unwrapped.clone());
        }
        let body = body(self);
        self.unwrapped.clone_from(&before);
        let body = body?;
        if head.is_swapped {
            self.unwrapped.extend(head.unwrapped.clone());
        }
        let orelse = orelse(self);
        self.unwrapped = before;
        let orelse = orelse?;
        let (a, b) = if head.is_swapped {
            (&orelse, &body)
        } else {
            (&body, &orelse)
        };
        let (test, then) = tested_fields::bound_in(&head.text, &a.text)
            .unwrap_or((head.text.clone(), a.text.clone()));
        if let Some(text) = mapped_options::mapped(&test, &then, &b.text) {
            return Ok(Code::tight(text, body.ty.clone()));
        }
        let is_chain = b.prec == Prec::Loose && b.text.starts_with("if ") && b.text.ends_with('}');
        let other = if is_chain {
            b.text.clone()
        } else {
            format!("{{ {} }}", b.text)
        };
        let text = format!("if {test} {{ {then} }} else {other}");
        let mut code = Code::new(text, Prec::Loose, body.ty.clone());
        code.is_weak = body.is_weak && orelse.is_weak;
        Ok(code)
    }

    /// Whether an expression may be written twice: it costs nothing and does nothing.
    pub(super) fn is_simple(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Var(_)
            | Kind::Int(_)
            | Kind::Float(_)
            | Kind::Str(_)
            | Kind::Bool(_)
            | Kind::None => true,
            Kind::Index(object, index) => self.is_simple(*object) && self.is_simple(*index),
            Kind::Attribute(object, _) => self.is_simple(*object),
            _ => false,
        }
    }
}
