//! `json.dumps`: values as JSON, written as Python writes it.

use super::code::{Code, quoted};
use super::json_classes::{has_dict, has_int_keys};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

/// How JSON is written.
struct Style {
    indent: Option<i64>,
    is_sorted: bool,
    is_ascii: bool,
    separators: Option<(String, String)>,
}

impl Translator<'_, '_> {
    /// `json.dumps(..)`.
    pub(super) fn json_text(&mut self, arguments: &[Argument]) -> Res<Code> {
        let Some((value, rest)) = arguments.split_first() else {
            return refuse("these arguments");
        };
        let style = self.json_style(rest)?;
        let id = value.value;
        let is_display = matches!(
            self.kind(id),
            Kind::Dict(_) | Kind::List(_) | Kind::Tuple(_)
        );
        let is_typed = self.is_json(self.ty(id));
        let has_dict = has_dict(self.ty(id)) || is_display;
        if style.is_sorted && has_int_keys(self.ty(id)) {
            return refuse("numbers as keys of JSON, in their order");
        }
        if self.may_be_infinite() && self.writes_floats(id) {
            return refuse("JSON of floats that may be infinite or no number");
        }
        let classes = self.serialized_by(self.ty(id));
        let in_field = classes.iter().any(|it| {
            let mut fields = self.class_facts.fields_of(*it);
            fields.any(|(_, ty)| ty.has_real())
        });
        if in_field || self.ty(id).has_real() {
            self.need_json_numbers()?;
        }
        self.need_crate("serde", "1", &[]);
        let text = if is_typed {
            let ty = self.ty(id).clone();
            self.need_json(&ty);
            let code = self.expr(id)?;
            let code = match code.ty {
                Ty::Option(_) => code,
                _ => self.reference(code),
            };
            if code.ty.is_copy() || matches!(code.ty, Ty::Option(_)) {
                format!("&{}", code.at_least(super::code::Prec::Unary))
            } else {
                code.text
            }
        } else if is_display {
            format!("&{}", self.json_value(id)?)
        } else {
            return refuse(unknown(self.ty(id)));
        };
        if has_dict && is_typed {
            self.need_crate("indexmap", "2", &["serde"]);
        }
        self.need_serialized(id);
        let has_dict = has_dict || !self.ty(id).classes().is_empty();
        let features: &[&str] = if is_typed { &[] } else { &["preserve_order"] };
        self.need_crate("serde_json", "1", features);
        let text = if style.is_sorted && has_dict {
            let value = text.trim_start_matches('&');
            self.phrase_helpers.insert("sorted_json");
            format!("&sorted_json(&{value})")
        } else {
            text
        };
        let is_plain = style.indent.is_none() && style.is_ascii && style.separators.is_none();
        if is_plain {
            self.phrase_helpers.insert("json_dumps");
            return Ok(Code::tight(format!("json_dumps({text})"), Ty::Str));
        }
        self.phrase_helpers.insert("json_text");
        let indent = match style.indent {
            Some(indent) => format!("Some({indent})"),
            None => "None".to_owned(),
        };
        let (item, key) = style.separators.unwrap_or_else(|| {
            let item = if style.indent.is_some() { "," } else { ", " };
            (item.to_owned(), ": ".to_owned())
        });
        Ok(Code::tight(
            format!(
                "json_text({text}, {indent}, ({}, {}), {})",
                quoted(&item),
                quoted(&key),
                style.is_ascii
            ),
            Ty::Str,
        ))
    }

    /// Whether a program has a float that is infinite or no number, which the crate writes as null.
    fn may_be_infinite(&self) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Import(name) => matches!(name.as_str(), "math.inf" | "math.nan"),
            Kind::Float(float) => !float.is_finite(),
            Kind::Call(func, arguments) => {
                matches!(self.kind(*func), Kind::Builtin(name) if name == "float")
                    && arguments.iter().any(|it| {
                        matches!(self.kind(it.value), Kind::Str(text)
                            if text.trim().parse::<f64>().is_ok_and(|it| !it.is_finite()))
                    })
            }
            _ => false,
        })
    }

    /// Whether a value has a float somewhere, or a display of values one.
    fn writes_floats(&self, id: ExprId) -> bool {
        let has_float = |ty: &Ty| ty.any(&|it| matches!(it, Ty::Float | Ty::Real));
        let ty = self.ty(id);
        let is_display = matches!(
            self.kind(id),
            Kind::Dict(_) | Kind::List(_) | Kind::Tuple(_)
        );
        has_float(ty)
            || is_display
                && self
                    .kind(id)
                    .parts()
                    .into_iter()
                    .any(|it| self.writes_floats(it))
            || self.serialized_by(ty).into_iter().any(|it| {
                let mut fields = self.class_facts.fields_of(it);
                fields.any(|(_, ty)| has_float(ty))
            })
    }

    /// `json.dump(value, file, ..)`.
    pub(super) fn dump_json(&mut self, arguments: &[Argument]) -> Res<()> {
        let [value, file, rest @ ..] = arguments else {
            return refuse("these arguments");
        };
        if value.name.is_some() || file.name.is_some() {
            return refuse("these arguments");
        }
        let mut given = vec![value.clone()];
        given.extend(rest.iter().cloned());
        let sink = self.sink(file.value)?;
        let text = self.json_text(&given)?;
        let mut template = super::format::Template::default();
        template.argument(&text.text, "");
        let text = self.written_to(&sink, &mut template);
        self.out.line(text);
        Ok(())
    }

    fn json_style(&self, arguments: &[Argument]) -> Res<Style> {
        let mut style = Style {
            indent: None,
            is_sorted: false,
            is_ascii: true,
            separators: None,
        };
        for argument in arguments {
            match (argument.name.as_deref(), self.kind(argument.value)) {
                (Some("indent"), Kind::Int(indent @ 0..=16)) => style.indent = Some(*indent),
                (Some("indent"), Kind::None) => {}
                (Some("sort_keys"), Kind::Bool(is_sorted)) => style.is_sorted = *is_sorted,
                (Some("ensure_ascii"), Kind::Bool(is_ascii)) => style.is_ascii = *is_ascii,
                (Some("separators"), Kind::Tuple(parts)) => {
                    let [item, key] = parts.as_slice() else {
                        return refuse("json.dumps with these arguments");
                    };
                    let (Kind::Str(item), Kind::Str(key)) = (self.kind(*item), self.kind(*key))
                    else {
                        return refuse("json.dumps with these arguments");
                    };
                    style.separators = Some((item.clone(), key.clone()));
                }
                _ => return refuse("json.dumps with these arguments"),
            }
        }
        Ok(style)
    }

    /// A display of values of several types, as `json!`.
    fn json_value(&mut self, id: ExprId) -> Res<String> {
        Ok(format!("serde_json::json!({})", self.json_inside(id)?))
    }

    fn json_inside(&mut self, id: ExprId) -> Res<String> {
        match self.kind(id) {
            Kind::None => Ok("null".to_owned()),
            Kind::Dict(items) => {
                let mut parts = Vec::new();
                for (key, value) in items.clone() {
                    let Some(key) = key else {
                        return refuse("** in JSON");
                    };
                    let Kind::Str(key) = self.kind(key) else {
                        return refuse("a computed key of JSON");
                    };
                    let key = quoted(key);
                    parts.push(format!("{key}: {}", self.json_inside(value)?));
                }
                Ok(format!("{{{}}}", parts.join(", ")))
            }
            Kind::List(items) | Kind::Tuple(items) => {
                let mut parts = Vec::new();
                for item in items.clone() {
                    if matches!(self.kind(item), Kind::Starred(_)) {
                        return refuse("a star in JSON");
                    }
                    parts.push(self.json_inside(item)?);
                }
                Ok(format!("[{}]", parts.join(", ")))
            }
            _ => {
                let ty = self.ty(id).clone();
                if ty.has_real() {
                    self.need_json_numbers()?;
                }
                if !self.is_json(&ty) {
                    return refuse(unknown(&ty));
                }
                if has_dict(&ty) {
                    self.need_crate("indexmap", "2", &["serde"]);
                }
                self.need_serialized(id);
                self.need_json(&ty);
                let code = self.expr(id)?;
                let code = self.plain_int(code);
                let code = if code.is_weak {
                    super::code::with_suffix(&code.text)
                } else {
                    code.text
                };
                Ok(code)
            }
        }
    }
}
