//! Assignments to items, and swaps.

use rustpython_ast::Operator;

use super::code::Form;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A variable that a container gets as it is: after this, only the key that it stands under reads it,
    /// which Rust computes before.
    fn given_away(&self, value: ExprId, index: ExprId, item: &Ty) -> Option<String> {
        let Kind::Var(var) = self.kind(value) else {
            return None;
        };
        let info = self.program.var(*var);
        let binding = self.binding(*var);
        let end = self.program.expr(index).position;
        let form = self.bound.get(var).copied().unwrap_or(binding.form);
        let home = binding.home;
        let block = self.program.expr(value).block;
        let is_repeated = self
            .program
            .blocks_around(block)
            .take_while(|it| *it != home)
            .any(|it| self.program.blocks[it.at()].nature != crate::types::ir::Nature::Plain);
        (matches!(self.kind(index), Kind::Attribute(..))
            && form == Form::Place
            && info.ty == *item
            && !info.is_captured
            && !is_repeated
            && binding.global.is_none()
            && !binding.is_usize
            && self.declared.contains(var)
            && !self.unwrapped.contains_key(var)
            && info
                .occurrences
                .iter()
                .all(|it| it.position <= end || it.is_def && it.position < end))
        .then(|| binding.name.clone())
    }

    /// Whether a value is the same when a call has done something.
    fn is_the_same_later(&self, value: ExprId) -> bool {
        match self.kind(value) {
            Kind::Var(var) => {
                let info = self.program.var(*var);
                let is_own = !info.is_captured && !info.is_passed && !info.is_handed;
                info.ty.is_copy() && is_own && info.func == self.func
            }
            kind => super::captured::is_literal(kind),
        }
    }

    pub(super) fn assign_item(&mut self, object: ExprId, index: ExprId, value: ExprId) -> Res<()> {
        let of = self.ty(object).some().clone();
        if matches!(self.ty(object), Ty::Option(_)) && !matches!(of, Ty::Instance(_)) {
            return refuse("a change of what may be None");
        }
        // Python computes the value first, then the place; Rust the other way round.
        let is_late = !self.is_still(index) && !self.is_still(value) && !self.is_quiet(index)
            || self.is_noticed(index) && !self.is_the_same_later(value);
        let is_made_before =
            matches!(of, Ty::List(_) | Ty::Deque(_)) && self.checks_places.is_none();
        if is_late && !is_made_before && !matches!(of, Ty::Dict(..)) {
            return refuse("a value and its place that are computed in another order in Rust");
        }
        match &of {
            Ty::Dict(key, item, _) => {
                let (key, item) = ((**key).clone(), (**item).clone());
                if !self.has_rust(&of) {
                    return refuse(unknown(&of));
                }
                // `d[k] = d.get(k, 0) + 1`
                if let Some(text) = self.counting(object, index, value, &key, &item)? {
                    self.out.line(text);
                    return Ok(());
                }
                let mut code = match self.given_away(value, index, &item) {
                    Some(name) => super::code::Code::tight(name, item.clone()),
                    None => self.value(value, &item)?,
                };
                // A part of something is borrowed to be changed before its key and value are computed.
                let is_part = !matches!(self.kind(object), Kind::Var(_));
                let is_read = is_part && self.reads_root(object, value);
                if is_late
                    || is_read
                    || self.changes_something(value)
                    || self.moves_what_is_read(index, value)
                {
                    let name = self.fresh("value");
                    let text = if code.is_weak {
                        super::code::with_suffix(&code.text)
                    } else {
                        code.text
                    };
                    self.out.line(format!("let {name} = {text};"));
                    code.text = name;
                }
                let mut wanted = self.value(index, &key)?;
                if is_part && !self.is_simple(index) && self.reads_root(object, index)
                    || self.calls_what_changes(index)
                {
                    let name = self.fresh("key");
                    self.out.line(format!("let {name} = {};", wanted.text));
                    wanted.text = name;
                }
                // A key that is moved into the dict is read by the value first.
                if !key.is_copy()
                    && super::names::is_identifier(&wanted.text)
                    && crate::rust::contains_word(&code.text, &wanted.text)
                {
                    let name = self.fresh("value");
                    self.out.line(format!("let {name} = {};", code.text));
                    code.text = name;
                }
                let place = self.place(object)?;
                let wanted = self.read_before(&place, wanted);
                let code = self.read_before(&place, code);
                self.out.line(format!(
                    "{}.insert({}, {});",
                    place.receiver(),
                    wanted.text,
                    code.text
                ));
                Ok(())
            }
            Ty::List(item) | Ty::Deque(item) => {
                let item = (**item).clone();
                if !self.has_rust(&of) {
                    return refuse(unknown(&of));
                }
                let checks = self.checks_places.take();
                let mut code = self.value(value, &item)?;
                if checks.is_some() && super::questions::question(&code.text).is_some() {
                    return refuse("a value that may fail before its place does");
                }
                if is_late || self.changes_something(value) {
                    let name = self.fresh("value");
                    let text = if code.is_weak {
                        super::code::with_suffix(&code.text)
                    } else {
                        code.text
                    };
                    self.out.line(format!("let {name} = {text};"));
                    code.text = name;
                }
                let place = self.place(object)?;
                // What a call may wait for is not held meanwhile.
                if place.text.ends_with(".lock()")
                    && matches!(self.kind(value), Kind::Call(..))
                    && !super::names::is_identifier(&code.text)
                {
                    let name = self.fresh("value");
                    self.out.line(format!("let {name} = {};", code.text));
                    code.text = name;
                    self.computed.insert(value, code.clone());
                }
                self.checks_places = checks;
                let at = self.place_of_index(&place, index)?;
                let receiver = place.receiver();
                if at.contains("len()") || at.contains(&format!("{receiver}.")) {
                    // The place is found before it is borrowed to be changed.
                    let name = self.fresh("at");
                    self.out.line(format!("let {name} = {at};"));
                    self.out
                        .line(format!("{receiver}[{name}] = {};", code.text));
                } else {
                    self.out.line(format!("{receiver}[{at}] = {};", code.text));
                }
                Ok(())
            }
            Ty::Instance(_) => {
                let code = self.call_special(object, "__setitem__", &[index, value])?;
                self.out.line(format!("{};", code.text));
                Ok(())
            }
            ty => refuse(unknown(ty)),
        }
    }

    /// Whether a key goes into the dict that the value beside it reads, too.
    fn moves_what_is_read(&self, index: ExprId, value: ExprId) -> bool {
        let Kind::Var(var) = self.kind(index) else {
            return false;
        };
        !self.ty(index).is_copy()
            && !matches!(self.kind(value), Kind::Var(_))
            && self.is_last_use(*var, index)
            && self.reads_variable(value, *var)
    }

    /// Counting in a dict, by its entry.
    fn counting(
        &mut self,
        object: ExprId,
        index: ExprId,
        value: ExprId,
        key: &Ty,
        item: &Ty,
    ) -> Res<Option<String>> {
        let Kind::Binary(op @ (Operator::Add | Operator::Sub), left, more) = self.kind(value)
        else {
            return Ok(None);
        };
        let Kind::Call(func, arguments) = self.kind(*left) else {
            return Ok(None);
        };
        let Kind::Attribute(of, name) = self.kind(*func) else {
            return Ok(None);
        };
        let [first, default] = arguments.as_slice() else {
            return Ok(None);
        };
        let same = |it: &Self, a: ExprId, b: ExprId| {
            it.source.slice(it.program.expr(a).span.clone())
                == it.source.slice(it.program.expr(b).span.clone())
        };
        if name != "get"
            || !same(self, *of, object)
            || !same(self, first.value, index)
            || !item.is_number()
            || !self.is_simple(index) && !matches!(self.kind(index), Kind::Tuple(_))
        {
            return Ok(None);
        }
        // It is looked up before a call that changes what is there.
        if self.changes_something(*more) {
            return Ok(None);
        }
        let more = self.value(*more, item)?;
        let wanted = self.value(index, key)?;
        let place = self.place(object)?;
        let or = match self.kind(default.value) {
            // A number that may be an int or a float has no default.
            Kind::Int(0) | Kind::Float(0.0) if *item != Ty::Real || !self.has_numbers => {
                "or_default()".to_owned()
            }
            _ => format!("or_insert({})", self.value(default.value, item)?.text),
        };
        let sign = if *op == Operator::Add { "+=" } else { "-=" };
        Ok(Some(format!(
            "*{}.entry({}).{or} {sign} {};",
            place.receiver(),
            wanted.text,
            more.text
        )))
    }

    /// The text of a place that is assigned to.
    pub(super) fn target_place(&mut self, target: &Target) -> Res<(String, Ty)> {
        match target {
            Target::Var(var) => {
                let star = if self.binding(*var).form == Form::MutRef {
                    "*"
                } else {
                    ""
                };
                Ok((
                    format!("{star}{}", self.binding(*var).name),
                    self.program.var(*var).ty.clone(),
                ))
            }
            Target::Index(object, index) => {
                let of = self.ty(*object).some().clone();
                let Ty::List(item) = &of else {
                    return refuse("unpacking to places of a dict");
                };
                let place = self.place(*object)?;
                let at = self.place_of_index(&place, *index)?;
                if at.contains("len()") {
                    return refuse("unpacking to places from the end");
                }
                Ok((format!("{}[{at}]", place.receiver()), (**item).clone()))
            }
            _ => refuse("unpacking of this"),
        }
    }
}

impl Ty {
    /// What a place of a list or dict holds.
    pub(super) fn item_of(&self) -> Self {
        match self {
            Self::Dict(_, value, _) => (**value).clone(),
            ty => ty.item(),
        }
    }
}
