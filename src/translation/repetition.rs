//! Sequences added up and repeated.

use rustpython_ast::Operator;

use super::code::{Code, Prec, with_suffix};
use super::counts::is_count;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `a + b` of texts: one `format!` for all of them.
    pub(super) fn concatenation(&mut self, left: ExprId, right: ExprId) -> Res<Code> {
        let mut parts = Vec::new();
        self.text_parts(left, &mut parts);
        self.text_parts(right, &mut parts);
        let mut template = super::format::Template::default();
        for (at, part) in parts.iter().copied().enumerate() {
            let is_late = self.is_looked_at_late(part, &parts[at + 1..]);
            match self.kind(part) {
                Kind::Str(text) => template.text(text),
                Kind::Format(_) if is_late => {
                    return refuse("a call that changes something among what is shown");
                }
                Kind::Format(pieces) => self.format_pieces(pieces, &mut template)?,
                _ => {
                    // Python raises a TypeError for None.
                    self.ensure_some(part)?;
                    let code = self.expr(part)?;
                    if !code.ty.is_text() {
                        return refuse("an operator between these types");
                    }
                    if is_late && code.ty != Ty::Str {
                        return refuse("a call that changes something among what is shown");
                    }
                    let copy = if is_late { ".clone()" } else { "" };
                    template.argument(&format!("{}{copy}", code.text), "");
                }
            }
        }
        Ok(template.formatted())
    }

    fn text_parts(&self, id: ExprId, parts: &mut Vec<ExprId>) {
        match self.kind(id) {
            Kind::Binary(Operator::Add, a, b) => {
                self.text_parts(*a, parts);
                self.text_parts(*b, parts);
            }
            _ => parts.push(id),
        }
    }

    /// `text * n`: nothing for a negative n.
    pub(super) fn repeated(&mut self, text: ExprId, times: ExprId) -> Res<Code> {
        let times = self.times(times)?;
        let code = self.expr(text)?;
        let receiver = match (self.kind(text), &code.ty) {
            (Kind::Str(text), _) => super::code::quoted(text),
            (_, Ty::Char) => format!("{}.to_string()", code.receiver()),
            _ => code.receiver(),
        };
        Ok(Code::tight(format!("{receiver}.repeat({times})"), Ty::Str))
    }

    /// `b"..." * n`
    pub(super) fn repeated_bytes(&mut self, bytes: ExprId, times: ExprId) -> Res<Code> {
        let times = self.times(times)?;
        let code = self.expr(bytes)?;
        Ok(Code::tight(
            format!("{}.repeat({times})", code.receiver()),
            Ty::Bytes,
        ))
    }

    /// How often something is repeated, as a `usize`.
    fn times(&mut self, id: ExprId) -> Res<String> {
        if is_count(self.program, id, &self.usizes) {
            return Ok(self.count(id)?.text);
        }
        let code = self.number(id, &Ty::Int)?;
        let helper = self.helper("times");
        Ok(format!("{helper}({})", code.text))
    }

    pub(super) fn repeated_list(&mut self, want: &Ty, list: ExprId, times: ExprId) -> Res<Code> {
        let want = want.clone();
        let Ty::List(of) = &want else {
            return refuse(unknown(&want));
        };
        if !self.has_rust(&want) {
            return refuse(unknown(&want));
        }
        if of.is_shared() {
            return refuse("one value repeated in a list is shared by all its places");
        }
        let times = self.times(times)?;
        match self.kind(list) {
            Kind::List(items) if items.len() == 1 => {
                let item = self.value(items[0], of)?;
                let item = if item.is_weak {
                    with_suffix(&item.text)
                } else {
                    item.text
                };
                Ok(Code::tight(format!("vec![{item}; {times}]"), want))
            }
            _ if !of.is_copy() => {
                let code = self.expr(list)?;
                let rust = self.rust_type(of);
                let items = format!("std::iter::repeat_n({}.iter(), {times})", code.receiver());
                Ok(Code::tight(
                    format!("{items}.flatten().cloned().collect::<Vec<{rust}>>()"),
                    want.clone(),
                ))
            }
            _ => {
                let code = self.expr(list)?;
                Ok(Code::tight(
                    format!("{}.repeat({times})", code.receiver()),
                    want,
                ))
            }
        }
    }
}

/// `a op b`, left-associative.
pub(super) fn joined(a: &Code, sign: &str, b: &Code, prec: Prec, ty: Ty) -> Code {
    let above = match prec {
        Prec::Sum => Prec::Product,
        Prec::Product => Prec::Cast,
        Prec::BitAnd => Prec::Shift,
        Prec::BitXor => Prec::BitAnd,
        Prec::BitOr => Prec::BitXor,
        other => other,
    };
    // A cast before `<` would be read as the start of generic arguments.
    let mut code = Code::new(
        format!("{} {sign} {}", a.operand(prec), b.operand(above)),
        prec,
        ty,
    );
    code.is_weak = a.is_weak && b.is_weak;
    code
}
