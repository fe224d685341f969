//! `join`, and strings filled up to a width.

use super::code::{Code, Form, quoted_char};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn justified(
        &mut self,
        code: &Code,
        name: &str,
        width: ExprId,
        fill: Option<ExprId>,
    ) -> Res<Code> {
        let fill = match fill.map(|it| self.kind(it)) {
            None => ' ',
            Some(Kind::Str(text)) => match text.chars().next() {
                Some(c) if !matches!(c, '{' | '}') => c,
                _ => return refuse("this fill"),
            },
            Some(_) => return refuse("a computed fill"),
        };
        let text = if code.ty == Ty::Char {
            code.char_as_text()
        } else if code.ty == Ty::Lit || code.form == Form::Ref {
            code.text.clone()
        } else {
            self.reference(code.clone()).text
        };
        if name == "center" || name == "zfill" {
            let width = self.number(width, &Ty::Int)?;
            let helper = self.helper(if name == "center" {
                "center"
            } else {
                "zero_fill"
            });
            return Ok(Code::tight(
                if name == "center" {
                    format!("{helper}({text}, {}, {})", width.text, quoted_char(fill))
                } else {
                    format!("{helper}({text}, {})", width.text)
                },
                Ty::Str,
            ));
        }
        let sign = if name == "ljust" { '<' } else { '>' };
        let fill = if fill == ' ' {
            String::new()
        } else {
            fill.to_string()
        };
        let mut template = super::format::Template::default();
        let spec = if let Kind::Int(width @ 0..) = self.kind(width) {
            format!("{fill}{sign}{width}")
        } else {
            let width = if super::counts::is_count(self.program, width, &self.usizes) {
                self.count(width)?.text
            } else {
                let width = self.number(width, &Ty::Int)?;
                let helper = self.helper("times");
                format!("{helper}({})", width.text)
            };
            let name = template.named("width", &width);
            format!("{fill}{sign}{name}$")
        };
        template.argument(&code.text, &spec);
        Ok(template.formatted())
    }

    pub(super) fn join(&mut self, separator: Code, over: ExprId) -> Res<Code> {
        let item = self.item_type(over);
        if !item.is_text() {
            return refuse("join of what is no text");
        }
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        if separator.text == "\"\"" {
            if matches!((&seq.item, &seq.ty), (super::seq::Item::Ref, Ty::Str)) {
                let is_list = !matches!(self.ty(over).some(), Ty::Deque(_));
                return Ok(match seq.text.strip_suffix(".iter()").filter(|_| is_list) {
                    Some(list) => Code::tight(format!("{list}.concat()"), Ty::Str),
                    None => Code::tight(
                        format!("{}.map(String::as_str).collect::<String>()", seq.receiver()),
                        Ty::Str,
                    ),
                });
            }
            if matches!((&seq.item, &seq.ty), (super::seq::Item::Ref, Ty::Lit)) {
                return Ok(Code::tight(
                    format!("{}.copied().collect::<String>()", seq.receiver()),
                    Ty::Str,
                ));
            }
            let seq = self.single(seq)?;
            return Ok(Code::tight(
                format!("{}.collect::<String>()", seq.receiver()),
                Ty::Str,
            ));
        }
        let separator = match &separator.ty {
            Ty::Char if separator.text.starts_with('\'') => {
                let inner: String = separator.text[1..separator.text.len() - 1].to_owned();
                format!(
                    "\"{}\"",
                    if inner == "\"" {
                        "\\\""
                    } else if inner == "\\'" {
                        "'"
                    } else {
                        &inner
                    }
                )
            }
            Ty::Char => separator.char_as_text(),
            Ty::Lit => separator.text,
            _ => self.reference(separator).text,
        };
        // A list is joined as it is.
        let is_list = matches!(self.ty(over), Ty::List(of) | Ty::Tuples(of) if matches!(**of, Ty::Str | Ty::Lit));
        if is_list
            && !matches!(
                self.kind(over),
                Kind::Comprehension(_) | Kind::List(_) | Kind::Tuple(_)
            )
        {
            let code = self.expr(over)?;
            return Ok(Code::tight(
                format!("{}.join({separator})", code.receiver()),
                Ty::Str,
            ));
        }
        let seq = self.single(seq)?;
        let (text, of) = match (&seq.item, &seq.ty) {
            (super::seq::Item::Ref, Ty::Lit) => (format!("{}.copied()", seq.receiver()), "&str"),
            (super::seq::Item::Text, _) => (seq.receiver(), "&str"),
            (super::seq::Item::Ref, Ty::Str) => {
                (format!("{}.map(String::as_str)", seq.receiver()), "&str")
            }
            (_, Ty::Char) => {
                let owned = self.owned_items(seq, &Ty::Str)?;
                (owned, "String")
            }
            (_, Ty::Lit) => (seq.receiver(), "&str"),
            _ => (seq.receiver(), "String"),
        };
        Ok(Code::tight(
            format!("{text}.collect::<Vec<{of}>>().join({separator})"),
            Ty::Str,
        ))
    }
}
