//! What a `match` looks at, and how it is seen there.

use super::Seen;
use crate::translation::code::{Code, Form};
use crate::translation::seq::Item;
use crate::translation::translator::{Res, Translator, refuse, unknown};
use crate::types::cases::{Match, Pattern};
use crate::types::ir::{ExprId, Kind, Suite, VarId};
use crate::types::ty::Ty;
use crate::types::unions;

impl Translator<'_, '_> {
    /// The variable that is matched, where its case says which of its types it is and uses it as that.
    pub(super) fn narrowed_subject(
        &self,
        read: &Match,
        pattern: &Pattern,
        suite: &Suite<'_>,
        guard: Option<ExprId>,
    ) -> Option<(VarId, Ty)> {
        let (Pattern::Class { class, .. }, Kind::Var(var)) = (pattern, self.kind(read.subject))
        else {
            return None;
        };
        let members = self.ty(read.subject).members().into_iter();
        let mut taken = members.filter(|it| unions::is_of(self.program, it, *class) == Some(true));
        let member = taken.next().filter(|_| taken.next().is_none())?;
        let (first, last) = (suite.body.first()?, suite.body.last()?);
        let mut inside = self.exprs_between(first.start, last.end);
        let is_used = inside.any(|it| matches!(it.kind, Kind::Var(of) if of == *var));
        let in_guard = guard.is_some_and(|it| {
            let span = self.program.expr(it).span.clone();
            self.reads_within(&span, *var)
        });
        let is_still = !self.effects.changed.contains(var)
            && self
                .program
                .var(*var)
                .occurrences
                .iter()
                .all(|it| !it.is_def || !(first.start..=last.end).contains(&it.position));
        ((is_used || in_guard) && is_still).then_some((*var, member))
    }

    /// What is matched, and how.
    pub(super) fn match_head(&mut self, read: &Match) -> Res<(String, Seen)> {
        if let Kind::Tuple(items) = self.kind(read.subject) {
            let mut texts = Vec::new();
            let mut parts = Vec::new();
            for item in items.clone() {
                let (text, seen) = self.seen(item)?;
                if matches!(seen, Seen::Slice { is_place: true, .. }) {
                    return refuse("a list within what is matched");
                }
                texts.push(text);
                parts.push(seen);
            }
            return Ok((format!("({})", texts.join(", ")), Seen::Parts(parts)));
        }
        self.seen(read.subject)
    }

    pub(super) fn seen(&mut self, id: ExprId) -> Res<(String, Seen)> {
        let ty = self.ty(id).clone();
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        if let Ty::List(of) | Ty::Tuples(of) = &ty {
            return self.seen_list(id, of, &ty);
        }
        let code = self.expr(id)?;
        self.seen_code(code, id)
    }

    fn seen_code(&mut self, code: Code, id: ExprId) -> Res<(String, Seen)> {
        let code = self.plain_int(code);
        let ty = code.ty.clone();
        Ok(match &ty {
            Ty::Lit => (code.text, Seen::Text(ty)),
            Ty::Str if code.form == Form::Ref => (code.text, Seen::Text(ty)),
            Ty::Str => (format!("{}.as_str()", code.receiver()), Seen::Text(ty)),
            Ty::Option(of) if of.is_copy() => {
                let seen = Seen::Maybe(Box::new(Seen::Value((**of).clone())));
                (code.text, seen)
            }
            Ty::Option(of) if **of == Ty::Str => {
                let code = self.reference(code);
                let seen = Seen::Maybe(Box::new(Seen::Text((**of).clone())));
                (code.text, seen)
            }
            Ty::Option(of) if matches!(**of, Ty::Union(_)) => {
                let seen = Seen::Maybe(Box::new(Seen::Ref((**of).clone())));
                let text = match code.form {
                    Form::Ref => code.text,
                    _ => format!("&{}", code.at_least(crate::translation::code::Prec::Unary)),
                };
                (text, seen)
            }
            Ty::Option(of) if !matches!(**of, Ty::List(_) | Ty::Tuples(_)) => {
                let seen = Seen::Maybe(Box::new(Seen::Ref((**of).clone())));
                let code = self.reference(code);
                (code.text, seen)
            }
            ty if ty.is_copy() => (code.text, Seen::Value(ty.clone())),
            Ty::Tuple(types) if code.form == Form::Value || self.is_simple(id) => {
                let name = if code.form == Form::Value {
                    let name = self.fresh("matched");
                    self.out.line(format!("let {name} = {};", code.text));
                    name
                } else {
                    code.receiver()
                };
                let mut texts = Vec::new();
                let mut parts = Vec::new();
                for (at, part) in types.iter().enumerate() {
                    let part = Code::tight(format!("{name}.{at}"), part.clone()).held(Form::Place);
                    let (text, seen) = self.seen_code(part, id)?;
                    texts.push(text);
                    parts.push(seen);
                }
                (format!("({})", texts.join(", ")), Seen::Parts(parts))
            }
            Ty::Instance(class) if !class.is_counted() => {
                let is_small = self.fields_of(*class).all(|(_, it)| it.is_copy());
                let code = self.reference(code);
                match code.text.strip_prefix('&') {
                    Some(place) if is_small => (place.to_owned(), Seen::Value(ty)),
                    _ if is_small => (
                        format!("*{}", code.at_least(crate::translation::code::Prec::Unary)),
                        Seen::Value(ty),
                    ),
                    _ => (code.text, Seen::Ref(ty)),
                }
            }
            ty @ Ty::Union(_) => {
                let ty = ty.clone();
                let text = match (code.form, code.text.starts_with('*')) {
                    (Form::Ref, _) => code.text,
                    (_, true) => format!("&{}", code.text),
                    _ => self.reference(code).text,
                };
                (text, Seen::Ref(ty))
            }
            Ty::List(of) | Ty::Tuples(of) if code.form != Form::Value => {
                let seen = Seen::Slice {
                    item: Box::new(Seen::Ref((**of).clone())),
                    ty: ty.clone(),
                    is_place: false,
                };
                (format!("{}.as_slice()", code.receiver()), seen)
            }
            ty @ (Ty::BigInt | Ty::Dyn(_)) => {
                let ty = ty.clone();
                (self.reference(code).text, Seen::Ref(ty))
            }
            _ => return refuse("match of a value of this type"),
        })
    }

    /// A list as a slice; texts in it as `&str`.
    fn seen_list(&mut self, id: ExprId, of: &Ty, ty: &Ty) -> Res<(String, Seen)> {
        let slice = |item: Seen, is_place: bool| Seen::Slice {
            item: Box::new(item),
            ty: ty.clone(),
            is_place,
        };
        if *of == Ty::Str {
            let seq = self.iterate(id)?;
            let text = match seq.item {
                Item::Text => seq.text,
                Item::Ref => format!("{}.map(String::as_str)", seq.receiver()),
                _ => {
                    let code = self.value(id, ty)?;
                    let name = self.fresh("matched");
                    self.out.line(format!("let {name} = {};", code.text));
                    format!("{name}.iter().map(String::as_str)")
                }
            };
            let text = format!("{text}.collect::<Vec<&str>>()[..]");
            return Ok((text, slice(Seen::Text(Ty::Str), true)));
        }
        let code = self.expr(id)?;
        if *of == Ty::Lit {
            let item = Seen::Text(Ty::Lit);
            return Ok((format!("{}[..]", code.receiver()), slice(item, true)));
        }
        if of.is_copy() {
            let item = Seen::Value(of.clone());
            return Ok((format!("{}[..]", code.receiver()), slice(item, true)));
        }
        let text = if code.form == Form::Ref {
            code.text
        } else {
            format!("{}.as_slice()", code.receiver())
        };
        Ok((text, slice(Seen::Ref(of.clone()), false)))
    }
}

/// The type of what is seen.
pub(super) fn seen_type(seen: &Seen) -> Ty {
    match seen {
        Seen::Value(ty) | Seen::Ref(ty) | Seen::Text(ty) | Seen::Slice { ty, .. } => ty.clone(),
        Seen::Parts(parts) => Ty::Tuple(parts.iter().map(seen_type).collect()),
        Seen::Maybe(inner) => Ty::option(seen_type(inner)),
    }
}
