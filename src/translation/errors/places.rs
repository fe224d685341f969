//! Subscripts and other places that may not be there.

use crate::translation::code::{Code, Form, Prec, quoted};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::exceptions::Exc;
use crate::types::ir::{ClassId, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The text of a key, as `str` of a `KeyError` shows it.
    pub(in crate::translation) fn key_message(&mut self, key: ExprId) -> Res<String> {
        if !self.is_simple(key) && !self.is_still(key) && !self.is_pure_text(key) {
            return refuse("a key that is computed, whose error is caught");
        }
        self.message(
            Exc::Builtin("KeyError"),
            &[crate::types::ir::Argument::plain(key)],
        )
    }

    pub(super) fn failing_index(&mut self, id: ExprId, object: ExprId, index: ExprId) -> Res<Code> {
        let of = self.ty(object).clone();
        self.check_holds_keys(object)?;
        match of.clone() {
            Ty::Dict(key, value, crate::types::ty::DictKind::Plain) => {
                if !self.has_rust(&of) {
                    return refuse(crate::translation::translator::unknown(&of));
                }
                let code = self.expr(object)?;
                let crate::translation::lookups::Key::Text(wanted) =
                    self.lookup(index, &key, false)?
                else {
                    return refuse("a key of another type");
                };
                let message = self.key_message(index)?;
                if code.form == Form::Value && !value.is_copy() {
                    let removed = format!("{}.shift_remove({wanted})", code.receiver());
                    let text = self.or_error(&removed, "KeyError", &message)?;
                    return Ok(Code::tight(text, *value));
                }
                let found = format!("{}.get({wanted})", code.receiver());
                let text = self.or_error(&found, "KeyError", &message)?;
                Ok(self.borrowed_item(text, *value))
            }
            Ty::List(item) | Ty::Tuples(item) => {
                if !self.has_rust(&of) {
                    return refuse(crate::translation::translator::unknown(&of));
                }
                let code = self.expr(object)?;
                if code.form == Form::Value && !item.is_copy() {
                    if let Some(part) = self.part_at(&code.receiver(), index) {
                        let message = "\"list index out of range\".to_string()";
                        let part = self.or_error(&part, "IndexError", message)?;
                        return Ok(Code::tight(format!("{part}.to_string()"), Ty::Str));
                    }
                    return refuse("an index of a new list, whose error is caught");
                }
                let found = self.found_item(&code, index)?;
                let message = match of {
                    Ty::List(_) => "list index out of range",
                    _ => "tuple index out of range",
                };
                let message = format!("{}.to_string()", quoted(message));
                let text = self.or_error(&found, "IndexError", &message)?;
                Ok(self.borrowed_item(text, *item))
            }
            ty if ty.is_text() => {
                let code = self.index_text(object, index)?;
                let message = "\"string index out of range\".to_string()";
                let text = if let Some(found) = code
                    .text
                    .strip_suffix(".expect(\"string index out of range\")")
                {
                    self.or_error(found, "IndexError", message)?
                } else if let Some(rest) = code.text.strip_prefix("char_at(") {
                    let helper = self.helper("find_char");
                    self.or_error(&format!("{helper}({rest}"), "IndexError", message)?
                } else {
                    return refuse("an index whose error is caught");
                };
                Ok(Code::tight(text, Ty::Char))
            }
            // A member of an enum, by its name.
            Ty::Class(class) => {
                let code = self.expr_kind(id)?;
                let name = self.class_name(class);
                let expect = format!(".expect({})", quoted(&format!("a member of {name}")));
                let Some(found) = code.text.strip_suffix(&expect) else {
                    return Ok(code);
                };
                let message = self.key_message(index)?;
                let text = self.or_error(found, "KeyError", &message)?;
                Ok(Code { text, ..code })
            }
            _ => refuse("an index whose error is caught"),
        }
    }

    /// A member of an enum by its value: a literal that is there is that member.
    pub(super) fn failing_member(
        &mut self,
        class: ClassId,
        text: &str,
        values: &[ExprId],
    ) -> Res<String> {
        let name = self.class_name(class);
        let expect = format!(".expect({})", quoted(&format!("a valid {name}")));
        let (Some(found), [value]) = (text.strip_suffix(&expect), values) else {
            return Ok(text.to_owned());
        };
        if !self.is_still(*value) {
            return refuse("a value that is computed, whose error is caught");
        }
        let code = self.expr(*value)?;
        let shown = self.repr(code)?;
        let own = &self.program.classes[class.at()].name;
        let message = format!("format!(\"{{}} is not a valid {own}\", {})", shown.text);
        self.or_error(found, "ValueError", &message)
    }

    fn index_text(&mut self, object: ExprId, index: ExprId) -> Res<Code> {
        self.index(index, object, index)
    }

    /// An item of a list, if it is there.
    fn found_item(&mut self, list: &Code, index: ExprId) -> Res<String> {
        if crate::translation::counts::is_count(self.program, index, &self.usizes) {
            let at = self.count(index)?;
            return Ok(format!("{}.get({})", list.receiver(), at.text));
        }
        if let Kind::Int(-1) = self.kind(index) {
            return Ok(format!("{}.last()", list.receiver()));
        }
        let at = self.number(index, &Ty::Int)?;
        let helper = self.helper("find_item");
        let list = self.reference(list.clone());
        Ok(format!("{helper}({}, {})", list.text, at.text))
    }

    /// What `?` gives of a `Result` of a reference.
    fn borrowed_item(&mut self, text: String, ty: Ty) -> Code {
        if ty.is_copy() {
            return Code::new(format!("*{text}"), Prec::Unary, ty).held(Form::Place);
        }
        match ty {
            Ty::Option(_) => Code::new(format!("*{text}"), Prec::Unary, ty).held(Form::Place),
            ty => Code::tight(text, ty).held(Form::Ref),
        }
    }

    /// A value of a dict that is changed, where its key may be missing.
    pub(in crate::translation) fn failing_place(
        &mut self,
        id: ExprId,
        dict: &Code,
        key: &str,
        index: ExprId,
        value: Ty,
    ) -> Res<Code> {
        let message = self.key_message(index)?;
        let found = format!("{}.get_mut({key})", dict.receiver());
        let text = self.or_error(&found, "KeyError", &message)?;
        self.handled.insert(id);
        Ok(Code::tight(text, value).held(Form::MutRef))
    }

    /// A place in a list that is checked before it is assigned to.
    pub(in crate::translation) fn checked_place(
        &mut self,
        at: &str,
        len: &str,
        message: &str,
    ) -> Res<String> {
        let helper = self.helper("find_place");
        let message = format!("{}.to_string()", quoted(message));
        let text = self.or_error(&format!("{helper}({at}, {len})"), "IndexError", &message)?;
        let name = self.fresh("at");
        self.out.line(format!("let {name} = {text};"));
        Ok(name)
    }
}
