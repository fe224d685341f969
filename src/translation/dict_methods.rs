//! Methods of dicts.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    pub(super) fn dict_method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        plain: &[ExprId],
        types: &(Ty, Ty, DictKind),
    ) -> Res<Code> {
        let (key, value, kind) = types;
        let of = self.ty(object).some().clone();
        if !self.has_rust(&of) {
            return refuse(unknown(&of));
        }
        let want = self.ty(id).clone();
        match (name, plain) {
            ("get", [wanted]) => {
                let found = self.found_by(object, *wanted, key)?;
                if *want.some() != *value.some() {
                    return refuse(unknown(&want));
                }
                if matches!(value, Ty::Option(_)) {
                    let tail = if value.is_copy() {
                        ".copied().flatten()"
                    } else {
                        ".cloned().flatten()"
                    };
                    return Ok(Code::tight(format!("{found}{tail}"), want));
                }
                Ok(if value.is_copy() {
                    Code::tight(format!("{found}.copied()"), Ty::option(value.clone()))
                } else if *value == Ty::Str {
                    Code::tight(format!("{found}.map(String::as_str)"), Ty::option(Ty::Str))
                        .held(Form::Ref)
                } else if matches!(value, Ty::List(_) | Ty::Tuples(_)) {
                    Code::tight(
                        format!("{found}.map(Vec::as_slice)"),
                        Ty::option(value.clone()),
                    )
                    .held(Form::Ref)
                } else {
                    Code::tight(found, Ty::option(value.clone())).held(Form::Ref)
                })
            }
            ("get", [wanted, default]) => {
                if let Some(code) = self.displayed_lookup(id, object, *wanted, Some(*default))? {
                    return Ok(code);
                }
                let found = self.found_by(object, *wanted, key)?;
                if want == Ty::Str && want != *value {
                    let (found, each) = match value {
                        Ty::Lit => (format!("{found}.copied()"), "str::to_string"),
                        Ty::Char => (found, "char::to_string"),
                        _ => return refuse("values of more than one type meet here"),
                    };
                    let made = self.value(*default, &want)?;
                    let or = self.mapped_or_given(*default, &made.text, each);
                    return Ok(Code::tight(format!("{found}.{or}"), want));
                }
                if want == Ty::option(value.clone())
                    && !matches!(value, Ty::Option(_))
                    && !value.is_shared()
                {
                    let copied = if value.is_copy() { "copied" } else { "cloned" };
                    let or = match self.kind(*default) {
                        Kind::None => String::new(),
                        _ => format!(".or({})", self.value(*default, &want)?.text),
                    };
                    return Ok(Code::tight(format!("{found}.{copied}(){or}"), want));
                }
                if want != *value {
                    return refuse("values of more than one type meet here");
                }
                if value.is_copy() {
                    let default = self.value(*default, value)?;
                    return Ok(Code::tight(
                        format!("{found}.copied().unwrap_or({})", default.text),
                        want,
                    ));
                }
                if *value == Ty::Str {
                    let default = self.borrowed(*default, value)?;
                    // What is made anew is a `&String`, and so is a variable that owns its text.
                    let is_place = |it: &str| {
                        it.chars()
                            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
                    };
                    let default = match default.text.strip_prefix('&') {
                        Some(made) if made.ends_with(".to_string()") || is_place(made) => {
                            format!("{made}.as_str()")
                        }
                        _ => default.text,
                    };
                    return Ok(Code::tight(
                        format!("{found}.map_or({default}, String::as_str)"),
                        want,
                    )
                    .held(Form::Ref));
                }
                if value.is_shared()
                    && self
                        .effects
                        .changed
                        .iter()
                        .any(|var| Some(*var) == super::roots::root(self.program, object))
                {
                    return self.two_names(value);
                }
                let made = self.value(*default, value)?;
                let or = self.or_given(*default, &made);
                Ok(Code::tight(format!("{found}.cloned().{or}"), want))
            }
            ("pop", [wanted]) => {
                let place = self.place(object)?;
                let super::lookups::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
                    return refuse("a key of another type");
                };
                Ok(Code::tight(
                    format!(
                        "{}.shift_remove({wanted}).expect(\"the key is there\")",
                        place.receiver()
                    ),
                    value.clone(),
                ))
            }
            ("pop", [wanted, none]) if matches!(self.kind(*none), Kind::None) => {
                let place = self.place(object)?;
                let super::lookups::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
                    return refuse("a key of another type");
                };
                let text = format!("{}.shift_remove({wanted})", place.receiver());
                let text = if matches!(value, Ty::Option(_)) {
                    format!("{text}.flatten()")
                } else {
                    text
                };
                Ok(Code::tight(text, Ty::option(value.clone())))
            }
            ("pop", [wanted, default]) if want == *value => {
                let place = self.place(object)?;
                let super::lookups::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
                    return refuse("a key of another type");
                };
                let made = self.value(*default, value)?;
                let or = self.or_given(*default, &made);
                Ok(Code::tight(
                    format!("{}.shift_remove({wanted}).{or}", place.receiver()),
                    value.clone(),
                ))
            }
            ("most_common", _) if *kind == DictKind::Counter => {
                let seq = self.iterate_items(object)?;
                let helper = self.helper("most_common");
                let text = format!("{helper}({seq})");
                let rust = self.rust_type(&want);
                match plain {
                    [] => Ok(Code::tight(text, want)),
                    [most] => {
                        let most = self.count_or_times(*most)?;
                        Ok(Code::tight(
                            format!("{text}.into_iter().take({most}).collect::<{rust}>()"),
                            want,
                        ))
                    }
                    _ => refuse("most_common with these arguments"),
                }
            }
            ("total", []) if *kind == DictKind::Counter => {
                let code = self.expr(object)?;
                Ok(Code::tight(
                    format!("{}.values().sum::<i64>()", code.receiver()),
                    Ty::Int,
                ))
            }
            ("copy", []) => {
                self.check_copy(&of, object, 1)?;
                let code = self.expr(object)?;
                Ok(Code::tight(format!("{}.clone()", code.receiver()), of))
            }
            ("setdefault", _) => {
                let place = self.place(id)?;
                if value.is_copy() {
                    return Ok(Code::new(
                        format!("*{}", place.text),
                        Prec::Unary,
                        value.clone(),
                    ));
                }
                Ok(place)
            }
            _ => refuse(format!("{name} of a dict, in an expression")),
        }
    }

    /// `d.move_to_end(key)` and `d.popitem(last=False)`, which ask for the order of a dict.
    pub(super) fn moved_item(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
        key: &Ty,
        value: &Ty,
    ) -> Res<Option<Code>> {
        let is_last = |of: &Argument| match self.kind(of.value) {
            Kind::Bool(truth) if of.name.as_deref().is_none_or(|it| it == "last") => Some(*truth),
            _ => None,
        };
        let (wanted, is_last) = match (name, arguments) {
            ("move_to_end", [wanted]) if wanted.name.is_none() && wanted.stars == 0 => {
                (Some(wanted.value), Some(true))
            }
            ("move_to_end", [wanted, last]) if wanted.name.is_none() && wanted.stars == 0 => {
                (Some(wanted.value), is_last(last))
            }
            ("popitem", [last]) => (None, is_last(last)),
            _ => return Ok(None),
        };
        let Some(is_last) = is_last else {
            return Ok(None);
        };
        let place = self.place(object)?.receiver();
        let is_guard = place.ends_with(".borrow_mut()") || place.ends_with(".lock()");
        if place.matches('(').count() > usize::from(is_guard) {
            return refuse("a dict that is computed, whose order changes");
        }
        // Behind a guard it is taken once for all steps.
        let dict = if is_guard {
            "items".to_owned()
        } else {
            place.clone()
        };
        let within = |steps: String| {
            if is_guard {
                format!("{{ let items = &mut *{place}; {steps} }}")
            } else {
                steps
            }
        };
        let Some(wanted) = wanted else {
            let taken = if is_last {
                format!("{dict}.pop()")
            } else {
                format!("{dict}.shift_remove_index(0)")
            };
            return Ok(Some(Code::tight(
                within(format!("{taken}.expect(\"dictionary is empty\")")),
                Ty::Tuple(vec![key.clone(), value.clone()]),
            )));
        };
        let super::lookups::Key::Text(wanted) = self.lookup(wanted, key, false)? else {
            return refuse("a key of another type");
        };
        let to = if is_last {
            format!("{dict}.len() - 1")
        } else {
            "0".to_owned()
        };
        Ok(Some(Code::tight(
            within(format!(
                "{dict}.move_index({dict}.get_index_of({wanted}).expect(\"the key\"), {to})"
            )),
            Ty::None,
        )))
    }

    fn iterate_items(&mut self, object: ExprId) -> Res<String> {
        let code = self.expr(object)?;
        Ok(self.reference(code).text)
    }
}
