//! What is true: tests of `if` and `while`, the truth of a value, `and` and `or`.

use rustpython_ast::UnaryOp;

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator};
use super::truths::negated;
use crate::types::ir::{ExprId, Kind};
use crate::types::narrow::{self, Fact};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The head of an `if`: a condition, or a pattern where that says more. Where the pattern binds what the
    /// other arm needs, the arms are swapped, if they may be.
    pub(super) fn test(&mut self, test: ExprId, may_swap: bool) -> Res<Head> {
        if let Some(bound) = self.bound_in_test(test) {
            return self.test_that_binds(&bound);
        }
        let facts = |truth| narrow::facts(self.program, test, truth);
        let is_option = |it: &Self, id: ExprId| matches!(it.ty(id), Ty::Option(_));
        let plain = |it: &Self, var: crate::types::ir::VarId, swaps: bool| {
            let defs = it
                .program
                .var(var)
                .occurrences
                .iter()
                .filter(|o| o.is_def)
                .count();
            let binding = it.binding(var);
            let is_settled = it.program.var(var).is_param && defs == 1
                || !binding.needs_mut
                || !swaps && it.is_looked_at_within(var, test);
            matches!(it.program.var(var).ty, Ty::Option(_))
                && binding.global.is_none()
                && is_settled
                && !it.unwrapped.contains_key(&var)
                && it.has_rust(&it.program.var(var).ty)
                && (it.program.var(var).func == it.func
                    || it.program.func(it.program.var(var).func).name == "lambda"
                    || it.has_captured(var))
                && it.declared.contains(&var)
        };
        for (truth, swaps) in [(true, false), (false, true)] {
            if swaps && !may_swap {
                continue;
            }
            let found = facts(truth);
            let [(var, Fact::Some)] = found.as_slice() else {
                continue;
            };
            let var = *var;
            if !plain(self, var, swaps) {
                continue;
            }
            // `x is None`, `not x`, `x`: the variable is all that is asked.
            let Some(asked) = self.asked(test) else {
                continue;
            };
            if !is_option(self, asked) && self.program.var(var).ty.some() != self.ty(asked) {
                continue;
            }
            let is_lent = self.is_lent_option(var);
            if is_lent && (swaps || !self.is_lent_within(var, test)) {
                continue;
            }
            let by_truth = self.is_by_truth(test);
            let name = self.binding(var).name.clone();
            let held = self
                .bound
                .get(&var)
                .copied()
                .unwrap_or(self.binding(var).form);
            let inner = self.program.var(var).ty.some().clone();
            let matched = match held {
                Form::Place if !inner.is_copy() => {
                    if inner == Ty::Str {
                        self.strings.insert(var);
                    }
                    format!("&{name}")
                }
                _ => name.clone(),
            };
            let mut text = format!("let Some({name}) = {matched}");
            if by_truth && !self.is_always_true(&inner) {
                if swaps {
                    continue;
                }
                let code = Code::new(name, Prec::Postfix, inner.clone());
                let code = if inner.is_copy() {
                    code
                } else {
                    code.held(Form::Ref)
                };
                let truth = self.truth(code)?;
                text = format!("{text} && {}", truth.at_least(Prec::Compare));
            }
            return Ok(Head {
                text,
                unwrapped: vec![(var, if is_lent { Form::MutRef } else { Form::Ref })],
                is_swapped: swaps,
            });
        }
        if let Some(head) = self.test_of_class(test)? {
            return Ok(head);
        }
        if let Some(head) = self.test_of_union(test)? {
            return Ok(head);
        }
        let code = self.condition(test)?;
        Ok(Head {
            text: code.text,
            unwrapped: Vec::new(),
            is_swapped: false,
        })
    }

    /// `isinstance(x, Class)`, alone or before an `and`, of a value of any class of a hierarchy: the pattern
    /// gives `x` as what it is.
    fn test_of_class(&mut self, test: ExprId) -> Res<Option<Head>> {
        let (first, rest) = match self.kind(test) {
            Kind::Logic(true, values) => match values.split_first() {
                Some((first, rest)) => (*first, rest.to_vec()),
                None => return Ok(None),
            },
            _ => (test, Vec::new()),
        };
        let Some((var, class)) = narrow::asked_class(self.program, first) else {
            return Ok(None);
        };
        let info = self.program.var(var);
        let is_any = matches!(info.ty, Ty::Dyn(root) if root == class.root());
        // What is looked at as an instance must not be changed, or asked as one of any class.
        let is_looked_at = !self.effects.changed.contains(&var)
            && self.binding(var).global.is_none()
            && !self.unwrapped.contains_key(&var)
            && self.declared.contains(&var)
            && info.func == self.func;
        if !is_any || !is_looked_at || !self.classes.contains(&class.root()) {
            return Ok(None);
        }
        let Kind::Call(_, arguments) = self.kind(first) else {
            return Ok(None);
        };
        let of = self.expr(arguments[0].value)?;
        let name = self.binding(var).name.clone();
        self.need(class.root(), super::classes::Part::As(class));
        let method = self.as_name(class, false);
        let mut text = format!("let Some({name}) = {}.{method}()", of.receiver());
        let before = self.unwrapped.clone();
        self.unwrapped.insert(var, Form::Ref);
        for value in rest {
            let code = self.condition(value);
            if code.is_err() {
                self.unwrapped = before;
                return code.map(|_| None);
            }
            let code = code?;
            text = format!("{text} && {}", code.at_least(Prec::Compare));
        }
        self.unwrapped = before;
        Ok(Some(Head {
            text,
            unwrapped: vec![(var, Form::Ref)],
            is_swapped: false,
        }))
    }

    /// The variable that a test for None or for truth is about.
    fn asked(&self, test: ExprId) -> Option<ExprId> {
        match self.kind(test) {
            Kind::Var(_) => Some(test),
            Kind::Unary(UnaryOp::Not, of) => self.asked(*of),
            Kind::Compare(left, rest) if rest.len() == 1 => Some(*left),
            _ => None,
        }
    }

    fn is_by_truth(&self, test: ExprId) -> bool {
        match self.kind(test) {
            Kind::Var(_) => true,
            Kind::Unary(UnaryOp::Not, of) => self.is_by_truth(*of),
            _ => false,
        }
    }

    /// A condition: the truth of a value.
    pub(super) fn condition(&mut self, id: ExprId) -> Res<Code> {
        match self.kind(id) {
            Kind::Logic(is_and, values) => {
                let (prec, sign) = if *is_and {
                    (Prec::And, "&&")
                } else {
                    (Prec::Or, "||")
                };
                let mut texts = Vec::new();
                for value in values {
                    let code = self.condition(*value)?;
                    texts.push(code.at_least(if *is_and { Prec::Compare } else { Prec::And }));
                }
                let texts = super::asked_options::with_bound(
                    super::asked_options::open_parts(texts, *is_and),
                    *is_and,
                );
                Ok(Code::new(texts.join(&format!(" {sign} ")), prec, Ty::Bool))
            }
            Kind::Unary(UnaryOp::Not, of) => Ok(negated(&self.condition(*of)?)),
            Kind::Call(func, arguments)
                if matches!(self.kind(*func), Kind::Builtin(name) if name == "len")
                    && arguments.len() == 1
                    && !matches!(self.ty(arguments[0].value), Ty::Instance(_)) =>
            {
                let of = self.as_long(arguments[0].value);
                let code = self.expr(of)?;
                Ok(negated(&self.emptiness(&code)?))
            }
            _ => {
                let code = self.expr(id)?;
                self.truth(code)
            }
        }
    }
}

/// The head of an `if`.
pub(super) struct Head {
    pub(super) text: String,
    /// What the pattern binds in the arm that it leads to.
    pub(super) unwrapped: Vec<(crate::types::ir::VarId, Form)>,
    /// Whether that is the other arm.
    pub(super) is_swapped: bool,
}
