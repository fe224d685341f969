//! Subscripts and slices: negative indexes, steps, texts by character.

use super::code::{Code, Form, Prec};
use super::counts::is_count;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    /// Refuses to look for a key in `{}`, of whose keys and values nothing says what they are.
    pub(super) fn check_holds_keys(&self, object: ExprId) -> Res<()> {
        match self.kind(object) {
            Kind::Dict(items) if items.is_empty() => refuse("a key of a dict that holds none"),
            _ => Ok(()),
        }
    }

    /// `object[index]`.
    pub(super) fn index(&mut self, id: ExprId, object: ExprId, index: ExprId) -> Res<Code> {
        self.ensure_some(object)?;
        let of = self.ty(object).some().clone();
        if of.is_shared()
            && let Some(code) = self.index_first(id, object, index)?
        {
            return Ok(code);
        }
        self.check_holds_keys(object)?;
        match &of {
            Ty::Foreign("re.Match") => self.match_item(id, object, index),
            Ty::List(item) | Ty::Tuples(item) | Ty::Deque(item) => {
                let code = self.expr(object)?;
                let item = (**item).clone();
                if !self.has_rust(&item) {
                    return refuse(unknown(&item));
                }
                // `x.split(..)[-1]`: the parts are made for this only.
                if code.form == Form::Value && !item.is_copy() {
                    let at = self.value_at(&code, index)?;
                    return Ok(Code::tight(at, item));
                }
                let at = self.place_of_index(&code, index)?;
                if at.contains(".len()") && self.does_something(object) {
                    return refuse("a list that is computed, from its end");
                }
                Ok(Code::tight(format!("{}[{at}]", code.receiver()), item).held(Form::Place))
            }
            Ty::Bytes => {
                let code = self.expr(object)?;
                if code.form == Form::Value {
                    return refuse("an index of new bytes");
                }
                let at = self.place_of_index(&code, index)?;
                Ok(Code::tight(
                    format!("i64::from({}[{at}])", code.receiver()),
                    Ty::Int,
                ))
            }
            ty if ty.is_text() => {
                let mut code = self.expr(object)?;
                if code.ty == Ty::Char {
                    code = Code::tight(format!("{}.to_string()", code.receiver()), Ty::Str);
                }
                let text = self.char_at(&code, index)?;
                Ok(Code::tight(text, Ty::Char))
            }
            Ty::Tuple(items) => {
                let Kind::Int(at) = self.kind(index) else {
                    return self.item_of_equal_parts(id, object, index, items);
                };
                let len = i64::try_from(items.len()).unwrap_or(i64::MAX);
                let at = if *at < 0 { at + len } else { *at };
                let item = usize::try_from(at).ok().and_then(|at| items.get(at));
                let Some(item) = item else {
                    return refuse("an index beyond the end of a tuple");
                };
                let code = self.expr(object)?;
                let form = if code.form == Form::Value {
                    Form::Value
                } else {
                    Form::Place
                };
                Ok(Code::tight(format!("{}.{at}", code.receiver()), item.clone()).held(form))
            }
            Ty::Dict(key, value, kind) => {
                if let Some(code) = self.displayed_lookup(id, object, index, None)? {
                    return Ok(code);
                }
                let (key, value, kind) = ((**key).clone(), (**value).clone(), *kind);
                if !self.has_rust(&of) {
                    return refuse(unknown(&of));
                }
                let code = self.expr(object)?;
                let wanted = if self.is_failing(id) {
                    self.lookup(index, &key, false)?
                } else {
                    self.lookup_known(index, &key)?
                };
                let super::lookups::Key::Text(wanted) = wanted else {
                    return refuse("a key of another type");
                };
                if kind == DictKind::Counter {
                    return Ok(Code::tight(
                        format!("{}.get({wanted}).copied().unwrap_or(0)", code.receiver()),
                        value,
                    ));
                }
                if kind == DictKind::Default && !self.effects.reads.knows_key(object) {
                    if let Some(tail) = self.unseen_default(object, &value) {
                        let text = format!("{}.get({wanted}){tail}", code.receiver());
                        let form = if value.is_copy() {
                            Form::Value
                        } else {
                            Form::Ref
                        };
                        return Ok(Code::tight(text, value).held(form));
                    }
                    return self.read_with_default(object, index, (&key, value));
                }
                Ok(Code::tight(format!("{}[{wanted}]", code.receiver()), value).held(Form::Place))
            }
            Ty::Class(class) => self.enum_by_name(*class, index),
            Ty::Instance(_) => {
                if let (Some(fields), Kind::Int(at)) = (self.tuple_fields(&of), self.kind(index)) {
                    let len = i64::try_from(fields.len()).unwrap_or(i64::MAX);
                    let at = usize::try_from(if *at < 0 { at + len } else { *at });
                    let Some((field, ty)) = at.ok().and_then(|at| fields.get(at)) else {
                        return refuse("an index beyond the end of a tuple");
                    };
                    let code = self.expr(object)?;
                    return Ok(
                        Code::tight(format!("{}.{field}", code.receiver()), ty.clone())
                            .held(Form::Place),
                    );
                }
                self.call_special(object, "__getitem__", &[index])
            }
            _ => refuse(unknown(&of)),
        }
    }

    /// Whether computing a value twice may show: it calls functions of the file, or what changes something.
    pub(super) fn does_something(&self, id: ExprId) -> bool {
        let mut calls = self.exprs_in(&self.program.expr(id).span);
        calls.any(|it| match &it.kind {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Builtin(name) => matches!(name.as_str(), "next" | "input" | "print"),
                Kind::Import(_) => true,
                Kind::Attribute(object, name) => {
                    matches!(
                        self.ty(*object).some(),
                        Ty::Instance(_) | Ty::Dyn(_) | Ty::Class(_) | Ty::Enum(_)
                    ) || super::effects::changes(name)
                }
                _ => true,
            },
            _ => false,
        })
    }

    /// An index as a `usize`, for a list that is a place.
    pub(super) fn place_of_index(&mut self, list: &Code, index: ExprId) -> Res<String> {
        if let Some(message) = self.checks_places.take() {
            let at = self.number(index, &Ty::Int)?;
            let len = format!("{}.len()", list.receiver());
            return self.checked_place(&at.text, &len, message);
        }
        if is_count(self.program, index, &self.usizes) {
            return Ok(self.count(index)?.text);
        }
        if list.text.contains(".or_default()") {
            return refuse("an item from the end of what a defaultdict gives");
        }
        // Only looked at, though it is about to be changed.
        let looked_at = list.receiver().replace(".borrow_mut()", ".borrow()");
        if let Kind::Int(at) = self.kind(index) {
            return Ok(format!("{looked_at}.len() - {}", at.unsigned_abs()));
        }
        let at = self.number(index, &Ty::Int)?;
        let helper = self.helper("index");
        Ok(format!("{helper}({}, {looked_at}.len())", at.text))
    }

    /// `(a, b)[i]` where all are small values of one type: an item of an array.
    fn item_of_equal_parts(
        &mut self,
        id: ExprId,
        object: ExprId,
        index: ExprId,
        items: &[Ty],
    ) -> Res<Code> {
        let is_plain = |it: &Ty| it.is_copy() && self.has_known_rust(it) && *it == items[0];
        if !items.iter().all(is_plain)
            || items.is_empty()
            || *self.ty(id) != items[0]
            || self.is_failing(id)
            || !self.is_still(index)
        {
            return refuse("an index into a tuple that is no literal");
        }
        let array = match self.kind(object) {
            Kind::Tuple(parts) if parts.len() == items.len() => {
                let mut texts = Vec::new();
                for part in parts.clone() {
                    texts.push(self.value(part, &items[0])?.text);
                }
                format!("[{}]", texts.join(", "))
            }
            _ => format!("<[_; {}]>::from({})", items.len(), self.expr(object)?.text),
        };
        let at = if is_count(self.program, index, &self.usizes) {
            self.count(index)?.text
        } else {
            let at = self.number(index, &Ty::Int)?;
            let helper = self.helper("index");
            format!("{helper}({}, {})", at.text, items.len())
        };
        Ok(Code::tight(format!("{array}[{at}]"), items[0].clone()))
    }

    /// An item of a list that is made for this only.
    fn value_at(&mut self, list: &Code, index: ExprId) -> Res<String> {
        let receiver = list.receiver();
        if let Some(part) = self.part_at(&receiver, index) {
            return Ok(format!(
                "{part}.expect(\"list index out of range\").to_string()"
            ));
        }
        if let Kind::Int(-1) = self.kind(index) {
            Ok(format!(
                "{receiver}.pop().expect(\"the list is not empty\")"
            ))
        } else {
            let at = if is_count(self.program, index, &self.usizes) {
                self.count(index)?.text
            } else {
                return refuse("an index from the end of a new list");
            };
            Ok(format!("{receiver}.swap_remove({at})"))
        }
    }

    /// `line.split(",")[2]`, if it is there: the parts before it and behind it need no list.
    pub(super) fn part_at(&self, list: &str, index: ExprId) -> Option<String> {
        let parts = list.strip_suffix(".map(str::to_string).collect::<Vec<String>>()")?;
        let (_, split) = parts.rsplit_once(".split")?;
        let ends_alike = split == "_whitespace()" || split.starts_with("('");
        if split.contains(").") {
            return None;
        }
        let part = match self.kind(index) {
            Kind::Int(0) => "next()".to_owned(),
            Kind::Int(-1) if ends_alike => "next_back()".to_owned(),
            Kind::Int(at) if *at > 0 => format!("nth({at})"),
            _ => return None,
        };
        Some(format!("{parts}.{part}"))
    }

    /// A character of a text.
    fn char_at(&mut self, text: &Code, index: ExprId) -> Res<String> {
        let chars = format!("{}.chars()", text.receiver());
        let found = match self.kind(index) {
            Kind::Int(0) => format!("{chars}.next()"),
            Kind::Int(-1) => format!("{chars}.next_back()"),
            Kind::Int(at) if *at < 0 => format!("{chars}.nth_back({})", at.unsigned_abs() - 1),
            _ if is_count(self.program, index, &self.usizes) => {
                format!("{chars}.nth({})", self.count(index)?.text)
            }
            _ => {
                let at = self.number(index, &Ty::Int)?;
                let helper = self.helper("char_at");
                let text = self.reference(text.clone());
                return Ok(format!("{helper}({}, {})", text.text, at.text));
            }
        };
        Ok(format!("{found}.expect(\"string index out of range\")"))
    }
}

/// A count as what a method is called on: a literal is a `usize` then.
pub(super) fn usize_receiver(code: &Code) -> String {
    if code.is_weak {
        return if code.prec < Prec::Postfix {
            format!("({})", code.text)
        } else {
            format!("{}_usize", code.text)
        };
    }
    code.at_least(Prec::Postfix)
}
