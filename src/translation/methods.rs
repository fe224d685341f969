//! Methods of texts, lists, sets and dicts, in expressions.

use super::code::{Code, quoted, quoted_char};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn call_method(
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
                let plain = self.plain(arguments)?;
                self.text_method(object, name, &plain)
            }
            Ty::List(item) | Ty::Tuples(item) | Ty::Deque(item) => {
                let plain = self.plain(arguments)?;
                let item = (**item).clone();
                self.list_method(object, name, &plain, &item, &of)
            }
            Ty::Dict(key, value, kind) => {
                let plain = self.plain(arguments)?;
                let types = ((**key).clone(), (**value).clone(), *kind);
                self.dict_method(id, object, name, &plain, &types)
            }
            Ty::Set(item) => {
                let plain = self.plain(arguments)?;
                let item = (**item).clone();
                self.set_method(object, name, &plain, &item, &of)
            }
            Ty::Tuple(_) => refuse("a method of a tuple"),
            Ty::Dyn(root) => self.call_any(object, *root, name, arguments),
            Ty::Instance(class) | Ty::Enum(class) => {
                self.call_own_method(object, *class, name, arguments)
            }
            Ty::Error(_) => self.error_method(object, name, arguments),
            Ty::Class(class) => self.call_through_class(*class, name, arguments),
            _ => match self.kind(object) {
                Kind::Builtin(owner) if owner == "dict" && name == "fromkeys" => {
                    refuse("dict.fromkeys")
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
