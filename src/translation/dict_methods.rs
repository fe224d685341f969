//! Methods of dicts.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
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
                let code = self.expr(object)?;
                let super::membership::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
                    return refuse("a key of another type");
                };
                let found = format!("{}.get({wanted})", code.receiver());
                if *want.some() != *value {
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
                let code = self.expr(object)?;
                let super::membership::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
                    return refuse("a key of another type");
                };
                let found = format!("{}.get({wanted})", code.receiver());
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
                    // What is made anew is a `&String`.
                    let default = match default.text.strip_prefix('&') {
                        Some(made) if made.ends_with(".to_string()") => format!("{made}.as_str()"),
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
                        .any(|var| Some(*var) == super::effects::root(self.program, object))
                {
                    return self.two_names(value);
                }
                let default = self.value(*default, value)?;
                Ok(Code::tight(
                    format!("{found}.cloned().unwrap_or_else(|| {})", default.text),
                    want,
                ))
            }
            ("pop", [wanted]) => {
                let place = self.place(object)?;
                let super::membership::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
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
                let super::membership::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
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
                let super::membership::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
                    return refuse("a key of another type");
                };
                let default = self.value(*default, value)?;
                let or = if value.is_copy() {
                    format!("unwrap_or({})", default.text)
                } else {
                    format!("unwrap_or_else(|| {})", default.text)
                };
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

    fn iterate_items(&mut self, object: ExprId) -> Res<String> {
        let code = self.expr(object)?;
        Ok(self.reference(code).text)
    }
}
