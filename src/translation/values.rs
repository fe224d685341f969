//! Values in the form and of the type that their place asks for.

mod borrowing;
mod coercion;
mod displays;
mod owning;

use rustpython_ast::Operator;

use super::code::{Code, quoted, quoted_char};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::{DictKind, Ty};

pub(super) use coercion::literal_float;
pub(super) use owning::{copied_text, owned_text};

impl Translator<'_, '_> {
    /// An owned value of type `want`.
    pub(super) fn value(&mut self, id: ExprId, want: &Ty) -> Res<Code> {
        match self.boxed_self(id, want) {
            Some(code) => Ok(code),
            None => self.value_code(id, want),
        }
    }

    fn value_code(&mut self, id: ExprId, want: &Ty) -> Res<Code> {
        if let Some(code) = self.computed.get(&id) {
            let code = self.owned(code.clone(), id)?;
            return self.coerced(code, want);
        }
        if let Kind::Call(func, arguments) = self.kind(id)
            && let Kind::Import(name) = self.kind(*func)
            && matches!(name.as_str(), "json.loads" | "json.load")
        {
            return self.read_json(id, name, &arguments.clone(), want);
        }
        match (self.kind(id), want) {
            (Kind::None, Ty::Option(_)) => return Ok(Code::tight("None", want.clone())),
            (Kind::None, Ty::None) => return Ok(Code::tight("()", Ty::None)),
            (_, Ty::Option(of))
                if !matches!(self.ty(id), Ty::Option(_) | Ty::None) && !self.is_branching(id) =>
            {
                let value = self.value(id, of)?;
                // What an Option held of it is in its box.
                let is_in_box = matches!(self.kind(id), Kind::Var(var)
                    if self.unwrapped.contains_key(var)
                        && matches!(self.program.var(*var).ty, Ty::Option(_))
                        && value.text == self.binding(*var).name);
                let text = if self.is_boxed(of) && !is_in_box {
                    format!("Some(Box::new({}))", value.text)
                } else {
                    let value = self.as_pointer(value, id, of);
                    format!("Some({value})")
                };
                return Ok(Code::tight(text, want.clone()));
            }
            (Kind::Int(int), ty) if self.is_f64(ty) => {
                return Ok(literal_float(*int as f64, want));
            }
            (Kind::Str(text), Ty::Str) => return Ok(owned_text(text)),
            (Kind::Str(text), Ty::Lit) => return Ok(Code::tight(quoted(text), Ty::Lit)),
            (Kind::Str(text), Ty::Char) if text.chars().count() == 1 => {
                return Ok(Code::tight(
                    text.chars().map(quoted_char).collect::<String>(),
                    Ty::Char,
                ));
            }
            (
                Kind::Call(func, arguments),
                Ty::Deque(_) | Ty::Dict(..) | Ty::Set(_) | Ty::List(_),
            ) if self.makes_empty(*func, arguments) && self.has_rust(want) => {
                self.rust_type(want);
                let text = match want {
                    Ty::Deque(_) => "VecDeque::new()",
                    Ty::Dict(..) => "IndexMap::new()",
                    Ty::Set(_) => "HashSet::new()",
                    _ => "Vec::new()",
                };
                return Ok(Code::tight(text, want.clone()));
            }
            // `dict(rows)` where other keys or values are put in later.
            (Kind::Call(func, arguments), Ty::Dict(..))
                if matches!(self.kind(*func), Kind::Builtin(name) if name == "dict")
                    && matches!(arguments.as_slice(), [one] if one.stars == 0 && one.name.is_none()
                        && !matches!(self.ty(one.value), Ty::Dict(..)))
                    && matches!(self.ty(id), Ty::Dict(..))
                    && self.ty(id) != want =>
            {
                return self.dict_of(arguments[0].value, want);
            }
            // `list(names)` where a None or another type is put in later.
            (Kind::Call(func, arguments), Ty::List(of))
                if matches!(self.kind(*func), Kind::Builtin(name) if name == "list")
                    && arguments.len() == 1
                    && arguments[0].stars == 0
                    && self.ty(id) != want
                    && matches!(**of, Ty::Option(_) | Ty::Str | Ty::Tuple(_))
                    && self.has_rust(want) =>
            {
                let of = (**of).clone();
                let seq = self.iterate(arguments[0].value)?;
                if seq.is_unordered {
                    return refuse("the order of a set shows");
                }
                let owned = self.owned_items(seq, &of)?;
                let rust = self.rust_type(want);
                let text = format!("{owned}.collect::<{rust}>()");
                return Ok(Code::tight(text, want.clone()));
            }
            (Kind::Lambda(lambda), want) if want.is_function() => {
                return self.lambda_as(*lambda, want);
            }
            (Kind::List(items), Ty::List(of)) => return self.vec(&items.clone(), of, want),
            (Kind::Tuple(items) | Kind::List(items), Ty::Tuples(of)) => {
                return self.vec(&items.clone(), of, want);
            }
            (Kind::Tuple(items), Ty::Tuple(types)) if items.len() == types.len() => {
                let mut texts = Vec::new();
                for (item, ty) in items.iter().zip(types) {
                    texts.push(self.pointed(*item, ty)?);
                }
                let text = match texts.as_slice() {
                    [one] => format!("({one},)"),
                    texts => format!("({})", texts.join(", ")),
                };
                return Ok(Code::tight(text, want.clone()));
            }
            (Kind::Set(items), Ty::Set(of))
                if items
                    .iter()
                    .any(|it| matches!(self.kind(*it), Kind::Starred(_))) =>
            {
                self.import("std::collections::HashSet");
                return self.spread(&self.items_of(items), of, "HashSet", want);
            }
            (Kind::Set(items), Ty::Set(of)) => {
                let before = std::mem::replace(&mut self.says_dyn, of.holds_dyn());
                let items = self.values(&items.clone(), of);
                self.says_dyn = before;
                let items = items?;
                self.import("std::collections::HashSet");
                return Ok(Code::tight(
                    format!("HashSet::from([{items}])"),
                    want.clone(),
                ));
            }
            (Kind::Dict(items), Ty::Dict(key, value, DictKind::Plain)) => {
                return self.dict(&items.clone(), key, value, want);
            }
            (Kind::Call(func, arguments), Ty::Dict(..) | Ty::Deque(_)) => {
                if let Kind::Import(name) = self.kind(*func)
                    && let Some(code) = self.collection_for(name, arguments, want)
                {
                    return code;
                }
            }
            (Kind::Call(func, arguments), Ty::Channel(_))
                if let Kind::Import(name) = self.kind(*func)
                    && let Some(name) = name.strip_prefix("asyncio.")
                    && name.ends_with("Queue") =>
            {
                return self.made_queue(name, arguments, want.clone());
            }
            (Kind::Call(func, arguments), Ty::Handle(..)) if matches!(self.kind(*func), Kind::Import(name) if super::thread_queues::is_queue(name)) =>
            {
                return self.made_thread_queue(arguments, want);
            }
            (Kind::Conditional { test, body, orelse }, _) => {
                let test = *test;
                let (body, orelse) = (*body, *orelse);
                let want = want.clone();
                if let Some(code) = self.command_choice(id, &want)? {
                    return Ok(code);
                }
                return self.conditional(
                    test,
                    |it| it.value(body, &want),
                    |it| it.value(orelse, &want),
                );
            }
            (Kind::Chosen(choice), _) => return self.chosen(id, choice, want),
            (
                Kind::Comprehension(comprehension),
                Ty::List(_) | Ty::Set(_) | Ty::Dict(..) | Ty::Tuples(_),
            ) => {
                self.check_late(comprehension)?;
                if comprehension.is_parallel {
                    return self.parallel(&comprehension.clone(), want);
                }
                if self.first.contains(&id)
                    && comprehension.generators.len() == 1
                    && matches!(want, Ty::List(_))
                    && (self.has_failing(id) || self.has_await(id))
                {
                    return self.failing_comprehension(&comprehension.clone(), want);
                }
                return self.collected(&comprehension.clone(), want);
            }
            // `[0] * n` where another type is put in later.
            (Kind::Binary(Operator::Mult, list, times), Ty::List(_))
                if matches!(self.kind(*list), Kind::List(items) if items.len() == 1)
                    && *self.ty(*times) == Ty::Int
                    && self.ty(id) != want =>
            {
                return self.repeated_list(want, *list, *times);
            }
            _ => {}
        }
        if let (Ty::Union(_), false) = (want, self.is_branching(id))
            && let Some(member) = want.member_for(self.ty(id))
            && *self.ty(id) != Ty::Real
        {
            let value = self.value(id, &member)?;
            return self.as_member(value, want);
        }
        let code = self.expr(id)?;
        let code = self.owned(code, id)?;
        self.coerced(code, want)
    }

    /// As [`Self::check_copy`], for values of which no more than their type is known.
    pub(super) fn check_type(&mut self, ty: &Ty) -> Res<()> {
        if self.keeps_dyn(ty, 0) && !self.shares_dyn(ty) {
            return refuse("two names for one value of any class of a hierarchy");
        }
        if ty.is_shared()
            && self
                .effects
                .changed_parts
                .iter()
                .any(|it| self.holds(ty, it, 0))
            && !self.is_quiet_copy(ty)
        {
            let ty = ty.clone();
            return self.two_names(&ty);
        }
        Ok(())
    }
}
