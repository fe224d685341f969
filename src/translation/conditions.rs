//! What is true: tests of `if` and `while`, the truth of a value, `and` and `or`.

use rustpython_ast::UnaryOp;

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
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

    /// Whether a container or a text is empty.
    pub(super) fn emptiness(&mut self, code: &Code) -> Res<Code> {
        if code.text.ends_with("::new()") {
            return Ok(Code::tight("true", Ty::Bool));
        }
        match &code.ty {
            Ty::Str
            | Ty::Lit
            | Ty::Bytes
            | Ty::List(_)
            | Ty::Tuples(_)
            | Ty::Set(_)
            | Ty::Dict(..)
            | Ty::Deque(_) => Ok(Code::tight(
                format!("{}.is_empty()", code.receiver()),
                Ty::Bool,
            )),
            ty => refuse(unknown(ty)),
        }
    }

    /// The truth of a value, by its type.
    pub(super) fn truth(&mut self, code: Code) -> Res<Code> {
        let is_small = matches!(code.ty, Ty::Bool | Ty::Int | Ty::Float);
        let code = if is_small && code.form == Form::Ref {
            let text = format!("*{}", code.at_least(Prec::Unary));
            Code::new(text, Prec::Unary, code.ty)
        } else {
            code
        };
        match &code.ty {
            Ty::Option(_) if self.program.has_mark => {
                refuse("the truth of what may be an object that marks something")
            }
            Ty::Bool => Ok(code),
            Ty::BigInt => {
                let star = if code.form == Form::Ref { "*" } else { "" };
                Ok(Code::new(
                    format!("{star}{} != BigInt::ZERO", code.at_least(Prec::BitOr)),
                    Prec::Compare,
                    Ty::Bool,
                ))
            }
            Ty::Int => Ok(Code::new(
                format!("{} != 0", code.at_least(Prec::BitOr)),
                Prec::Compare,
                Ty::Bool,
            )),
            Ty::Real if self.has_numbers => {
                let code = self.coerced(code, &Ty::Float)?;
                self.truth(code)
            }
            Ty::Float | Ty::Real => Ok(Code::new(
                format!("{} != 0.0", code.at_least(Prec::BitOr)),
                Prec::Compare,
                Ty::Bool,
            )),
            Ty::None => Ok(Code::tight("false", Ty::Bool)),
            Ty::Char => Ok(Code::tight("true", Ty::Bool)),
            Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => Ok(Code::tight("true", Ty::Bool)),
            Ty::Option(of) if **of == Ty::Foreign("re.Match") && is_search(&code.text) => Ok(
                Code::tight(code.text.replacen(".captures(", ".is_match(", 1), Ty::Bool),
            ),
            Ty::Option(of) if self.is_always_true(of) => Ok(Code::tight(
                format!("{}.is_some()", code.receiver()),
                Ty::Bool,
            )),
            Ty::Instance(class) | Ty::Dyn(class) => self.truth_of_instance(*class, &code),
            Ty::Foreign(name) => self.truth_of_library(name, &code),
            Ty::Enum(_) if self.is_always_true(&code.ty) => Ok(Code::tight("true", Ty::Bool)),
            Ty::Enum(_) => refuse("the truth of a member"),
            Ty::Option(of) => {
                let inner = (**of).clone();
                let it = if inner.is_copy() {
                    Code::tight("it", inner.clone())
                } else {
                    Code::tight("it", inner.clone()).held(Form::Ref)
                };
                let truth = self.truth(it)?;
                let receiver = if inner.is_copy() || code.form == Form::Ref {
                    code.receiver()
                } else {
                    format!("{}.as_ref()", code.receiver())
                };
                Ok(Code::tight(
                    format!("{receiver}.is_some_and(|it| {})", truth.text),
                    Ty::Bool,
                ))
            }
            Ty::Tuple(items) => Ok(Code::tight(
                if items.is_empty() { "false" } else { "true" },
                Ty::Bool,
            )),
            _ => Ok(negated(&self.emptiness(&code)?)),
        }
    }

    /// `a or b`, `a and b` as a value.
    pub(super) fn logic(&mut self, id: ExprId, is_and: bool, values: &[ExprId]) -> Res<Code> {
        let want = self.ty(id).clone();
        if values.iter().all(|it| *self.ty(*it) == Ty::Bool) {
            return self.condition(id);
        }
        let [first, second] = values else {
            return refuse("a chain of and/or as a value");
        };
        if !self.has_rust(&want) {
            return refuse(unknown(&want));
        }
        let first_ty = self.ty(*first).clone();
        // `option or default`
        if let (Ty::Option(of), false) = (&first_ty, is_and) {
            let code = self.expr(*first)?;
            let code = self.owned(code, *first)?;
            let default = self.value(*second, &want)?;
            let filtered = if self.is_always_true(of) {
                code.receiver()
            } else {
                let it = Code::tight("it", (**of).clone()).held(if of.is_copy() {
                    Form::Place
                } else {
                    Form::Ref
                });
                let truth = self.truth(it)?;
                let pattern = if of.is_copy() { "&it" } else { "it" };
                format!("{}.filter(|{pattern}| {})", code.receiver(), truth.text)
            };
            if want != **of && !(self.is_f64(&want) && self.is_f64(of)) {
                return match (&want, &**of) {
                    (Ty::Option(to), of) if **to == *of => Ok(Code::tight(
                        format!("{filtered}.or_else(|| {})", default.text),
                        want,
                    )),
                    // A text of the program, or one that is made.
                    (Ty::Str, Ty::Lit | Ty::Char) => {
                        let it = self.coerced(Code::tight("it", (**of).clone()), &want)?;
                        Ok(Code::tight(
                            format!(
                                "{filtered}.map_or_else(|| {}, |it| {})",
                                default.text, it.text
                            ),
                            want,
                        ))
                    }
                    _ => refuse("values of more than one type meet here"),
                };
            }
            let is_cheap = matches!(
                self.kind(*second),
                Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_)
            );
            return Ok(Code::tight(
                if is_cheap && want.is_copy() {
                    format!("{filtered}.unwrap_or({})", default.text)
                } else if default.text == "Vec::new()" || default.text == "String::new()" {
                    format!("{filtered}.unwrap_or_default()")
                } else {
                    format!("{filtered}.unwrap_or_else(|| {})", default.text)
                },
                want,
            ));
        }
        if !self.is_simple(*first) {
            // What is one of several types is asked about before it is one of them.
            let own = match want {
                Ty::Union(_) => first_ty,
                _ => want.clone(),
            };
            let value = self.value(*first, &own)?;
            let name = self.fresh_name("value");
            let it = Code::tight(&name, own.clone());
            let truth = self.truth(it.clone().held(Form::Place))?;
            let it = self.coerced(it, &want)?;
            let other = self.value(*second, &want)?;
            let (a, b) = if is_and {
                (&other.text, &it.text)
            } else {
                (&it.text, &other.text)
            };
            let text = format!(
                "{{ let {name} = {}; if {} {{ {a} }} else {{ {b} }} }}",
                value.text, truth.text
            );
            return Ok(Code::new(text, Prec::Loose, want));
        }
        let condition = self.condition(*first)?;
        let a = self.value(*first, &want)?;
        let b = self.value(*second, &want)?;
        let (yes, no) = if is_and { (b, a) } else { (a, b) };
        Ok(Code::new(
            format!(
                "if {} {{ {} }} else {{ {} }}",
                condition.text, yes.text, no.text
            ),
            Prec::Loose,
            want,
        ))
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

/// The opposite of a condition.
pub(super) fn negated(code: &Code) -> Code {
    match code.text.as_str() {
        "true" => return Code::tight("false", Ty::Bool),
        "false" => return Code::tight("true", Ty::Bool),
        _ => {}
    }
    if code.prec == Prec::Unary && code.text.starts_with('!') {
        let inner = &code.text[1..];
        return Code::tight(inner, Ty::Bool);
    }
    if let Some(some) = code.text.strip_suffix(".is_some()") {
        return Code::tight(format!("{some}.is_none()"), Ty::Bool);
    }
    if let Some(none) = code.text.strip_suffix(".is_none()") {
        return Code::tight(format!("{none}.is_some()"), Ty::Bool);
    }
    if code.prec == Prec::Compare {
        for (op, other) in [(" == ", " != "), (" != ", " == ")] {
            if code.text.matches(op).count() == 1
                && !code.text.contains('"')
                && !code.text.contains('|')
            {
                return Code::new(code.text.replacen(op, other, 1), Prec::Compare, Ty::Bool);
            }
        }
    }
    Code::new(
        format!("!{}", code.at_least(Prec::Unary)),
        Prec::Unary,
        Ty::Bool,
    )
}

/// Whether a text searches by a pattern, and does nothing else.
fn is_search(text: &str) -> bool {
    text.split_once(".captures(")
        .is_some_and(|(_, rest)| super::questions::is_one_call(&format!("({rest}")))
}
