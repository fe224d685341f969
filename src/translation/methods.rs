//! Methods of texts, lists, sets and dicts, in expressions.

use super::code::{Code, quoted, quoted_char};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::files;
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::{Handle, Ty};

impl Translator<'_, '_> {
    pub(super) fn call_method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let code = self.method_of_kind(id, object, name, arguments)?;
        if self.is_lent_by_arguments(object, &code.text) {
            return refuse("a call that changes what it is given to");
        }
        Ok(code)
    }

    fn method_of_kind(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let of = self.ty(object).some().clone();
        if of.is_text()
            || matches!(
                of,
                Ty::List(_) | Ty::Tuples(_) | Ty::Deque(_) | Ty::Dict(..) | Ty::Set(_)
            )
        {
            if matches!(self.ty(object), Ty::Option(_)) && super::effects::changes(name) {
                return refuse("a change of what may be None");
            }
            self.ensure_some(object)?;
        }
        match &of {
            ty if ty.is_text() => {
                if name == "format" {
                    let Kind::Str(template) = self.kind(object) else {
                        return refuse("format of a computed text");
                    };
                    return self.braces(template, arguments);
                }
                if let Some(table) = self.program.tables.get(&id) {
                    return self.translated(object, table);
                }
                match self.texts_of_table(name, arguments).as_slice() {
                    [old, new] => return self.translated_by(object, *old, *new),
                    [old, new, gone] if self.is_no_text(*old) && self.is_no_text(*new) => {
                        return self.without(object, *gone);
                    }
                    _ => {}
                }
                let plain = self.plain(arguments)?;
                self.text_method(object, name, &plain)
            }
            Ty::List(item) | Ty::Tuples(item) | Ty::Deque(item) => {
                let plain = self.plain(arguments)?;
                let item = (**item).clone();
                self.list_method(object, name, &plain, &item, &of)
            }
            Ty::Dict(key, value, kind) => {
                if let Some(code) = self.moved_item(object, name, arguments, key, value)? {
                    return Ok(code);
                }
                let plain = self.plain(arguments)?;
                let types = ((**key).clone(), (**value).clone(), *kind);
                self.dict_method(id, object, name, &plain, &types)
            }
            Ty::Set(_) => {
                let plain = self.plain(arguments)?;
                self.set_method(object, name, &plain, &of)
            }
            Ty::BigInt => {
                let plain = self.plain(arguments)?;
                self.big_method(object, name, &plain)
            }
            Ty::Int if name == "to_bytes" => {
                let plain = self.plain(arguments)?;
                self.big_method(object, name, &plain)
            }
            Ty::Tuple(_) => refuse("a method of a tuple"),
            Ty::Union(_) => self.call_of_union(object, name, arguments),
            Ty::Dyn(root) => {
                self.compute_given(id, object, arguments)?;
                self.call_any(object, *root, name, arguments)
            }
            Ty::Instance(class) | Ty::Enum(class) => {
                if !class.is_counted() {
                    self.compute_given(id, object, arguments)?;
                }
                self.call_own_method(object, *class, name, arguments)
            }
            Ty::Foreign("logging.Logger") => self.logger_method(id, object, name, arguments),
            Ty::Foreign("path") if name == "open" => self.opened(id, object, arguments),
            Ty::Foreign("path") => self.path_method(id, object, name, arguments),
            file if files::is_file(file) => self.file_method(object, name, arguments),
            Ty::Foreign("threading.Thread") => self.thread_method(object, name, arguments),
            Ty::Foreign("threading.Event") => self.event_method(object, name, arguments),
            Ty::Foreign("threading.Condition") => {
                self.condition_method(id, object, name, arguments)
            }
            Ty::Foreign("threading.Barrier") => self.barrier_method(id, object, name, arguments),
            Ty::Foreign("threading.Timer") => self.timer_method(object, name, arguments),
            Ty::Foreign("threading.Semaphore") => self.semaphore_method(object, name, arguments),
            Ty::Foreign("threading.Lock" | "threading.RLock") => {
                self.lock_method(object, name, arguments)
            }
            Ty::Foreign("pool") => self.pool_method(id, object, name, arguments),
            Ty::Handle(Handle::Future, of) => self.future_method(object, of, name, arguments),
            Ty::Handle(handle, item) => {
                self.thread_queue_method(object, (*handle, item), name, arguments)
            }
            Ty::Foreign("decimal.Decimal") if name == "quantize" => {
                self.quantize(object, arguments)
            }
            Ty::Foreign(of) if of.starts_with("hashlib.") => {
                self.hasher_method(of, object, name, arguments)
            }
            Ty::Foreign("re.Pattern") => self.regular_call(id, name, Some(object), arguments),
            Ty::Foreign("re.Match") => self.match_method(id, object, name, arguments),
            Ty::Foreign(of) if name == "replace" && !of.starts_with("asyncio.") => {
                self.replaced_date(object, arguments)
            }
            of if super::coroutines::is_handle(of) => {
                self.channel_method(id, object, name, arguments)
            }
            Ty::Task(..) => self.task_method(object, name, arguments),
            Ty::Error(_) => self.error_method(object, name, arguments),
            Ty::Class(class) => self.call_through_class(*class, name, arguments),
            _ => match self.kind(object) {
                Kind::Builtin(owner) if owner == "int" && name == "from_bytes" => {
                    self.int_from_bytes(arguments)
                }
                Kind::Builtin(owner) if owner == "dict" && name == "fromkeys" => {
                    self.dict_from_keys(id, arguments)
                }
                _ => refuse(unknown(&of)),
            },
        }
    }

    /// What is looked for in a text: a literal, a character, a `&str`.
    pub(super) fn pattern(&mut self, id: ExprId) -> Res<String> {
        if let Kind::Str(text) = self.kind(id) {
            let mut chars = text.chars();
            return Ok(match (chars.next(), chars.next()) {
                (Some(c), None) => quoted_char(c),
                _ => quoted(text),
            });
        }
        if *self.ty(id) == Ty::Char {
            return Ok(self.expr(id)?.text);
        }
        Ok(self.borrowed(id, &Ty::Str)?.text)
    }
}
