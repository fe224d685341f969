//! f-strings, and a field of a template.

use super::{Spec, Template, Width};
use crate::translation::code::Code;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Piece};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(in crate::translation) fn format_string(&mut self, pieces: &[Piece]) -> Res<Code> {
        let mut template = Template::default();
        self.format_pieces(pieces, &mut template)?;
        Ok(template.formatted())
    }

    pub(in crate::translation) fn format_pieces(
        &mut self,
        pieces: &[Piece],
        template: &mut Template,
    ) -> Res<()> {
        let values = pieces.iter().filter_map(|it| match it {
            Piece::Field { value, .. } => Some(*value),
            Piece::Text(_) => None,
        });
        let values: Vec<ExprId> = values.collect();
        self.check_shown_order(&values)?;
        let lent = self.lend_to_all(&values);
        for piece in pieces {
            match piece {
                Piece::Text(text) => template.text(text),
                Piece::Field {
                    value,
                    conversion: None,
                    spec,
                } if spec.is_empty() && matches!(self.kind(*value), Kind::Str(_)) => {
                    if let Kind::Str(text) = self.kind(*value) {
                        template.text(text);
                    }
                }
                Piece::Field {
                    value,
                    conversion,
                    spec,
                } => {
                    if let Some(code) = self.formatted_date(*value, *conversion, spec)? {
                        template.argument(&code, "");
                        continue;
                    }
                    if let Some(code) = self.formatted_instance(*value, *conversion, spec)? {
                        template.argument(&code, "");
                        continue;
                    }
                    let spec = self.spec(spec)?;
                    // None has no format but its text.
                    if conversion.is_none() && !spec.is_plain() {
                        self.ensure_some(*value)?;
                    }
                    if conversion.is_none() {
                        self.check_padded(*value, &spec)?;
                    }
                    let mut conversion = *conversion;
                    let code = match conversion {
                        Some('r') if self.is_mixed_choice(*value) => {
                            conversion = None;
                            self.repr_of_choice(*value)?
                        }
                        Some('r' | 'a') => self.expr(*value)?,
                        _ => self.expr_or_text(*value)?,
                    };
                    self.field(code, *value, conversion, &spec, template)?;
                }
            }
        }
        self.lent_now.truncate(lent);
        Ok(())
    }

    pub(super) fn spec(&mut self, pieces: &[Piece]) -> Res<Spec> {
        let mut text = String::new();
        let (mut computed, mut places) = (None, None);
        for piece in pieces {
            match piece {
                Piece::Text(part) => text.push_str(part),
                Piece::Field {
                    value,
                    conversion: None,
                    spec,
                } if spec.is_empty()
                    && (computed.is_none() && !text.contains('.')
                        || places.is_none() && text.ends_with('.')) =>
                {
                    if *self.ty(*value) != Ty::Int || self.is_noticed(*value) {
                        return refuse("a computed part of a format");
                    }
                    let is_width = !text.ends_with('.');
                    let width =
                        if crate::translation::counts::is_count(self.program, *value, &self.usizes)
                        {
                            self.count(*value)?.text
                        } else {
                            let code = self.number(*value, &Ty::Int)?;
                            let helper = self.helper("times");
                            format!("{helper}({})", code.text)
                        };
                    if is_width {
                        computed = Some(width);
                        text.push_str("999");
                    } else {
                        places = Some(width);
                        text.push('6');
                    }
                }
                Piece::Field { .. } => return refuse("a computed part of a format"),
            }
        }
        let mut spec = Spec::parse(&text);
        if let Some(width) = computed {
            if spec.width != Some(Width::Fixed(999)) {
                return refuse("a computed part of a format");
            }
            spec.width = Some(Width::Computed(width));
        }
        if places.is_some() && spec.precision != Some(6) {
            return refuse("a computed part of a format");
        }
        spec.places = places;
        Ok(spec)
    }

    /// One value in a format.
    pub(in crate::translation) fn field(
        &mut self,
        code: Code,
        _: ExprId,
        conversion: Option<char>,
        spec: &Spec,
        template: &mut Template,
    ) -> Res<()> {
        if spec.is_odd || matches!(spec.fill, Some('{' | '}')) {
            return refuse("a format of this form");
        }
        if spec.places.is_some()
            && (!code.ty.is_float()
                || conversion.is_some()
                || !matches!(spec.kind, Some('f' | 'F'))
                || spec.grouping.is_some())
        {
            return refuse("a computed part of a format");
        }
        let code = match conversion {
            Some('r' | 'a') => self.repr(code)?,
            Some(_) => self.shown(code)?,
            None => code,
        };
        match code.ty.clone() {
            Ty::Int => self.int_field(code, spec, template),
            Ty::BigInt => self.big_field(&code, spec, template),
            Ty::Float | Ty::Real => self.float_field(code, spec, template),
            Ty::Bool if spec.kind.is_some() => refuse("a truth formatted as a number"),
            ty if ty.is_text() => {
                if spec.zero
                    || spec.align == Some('=')
                    || !matches!(spec.kind, None | Some('s'))
                    || spec.grouping.is_some()
                {
                    return refuse("a text formatted as a number");
                }
                let mut rust = spec.placed(template, '<');
                if let Some(precision) = spec.precision {
                    rust.push_str(&format!(".{precision}"));
                }
                template.argument(&code.text, &rust);
                Ok(())
            }
            Ty::Instance(class) | Ty::Enum(class)
                if *spec == Spec::default() && self.has_display(class) =>
            {
                self.need(class, crate::translation::classes::Part::Display);
                template.argument(&code.text, "");
                Ok(())
            }
            Ty::Dyn(root) if *spec == Spec::default() && self.any_has_display(root) => {
                template.argument(&code.text, "");
                Ok(())
            }
            Ty::Foreign("decimal.Decimal")
                if !spec.is_plain()
                    && spec.kind.is_none()
                    && spec.precision.is_none()
                    && spec.grouping.is_none()
                    && spec.sign.is_none()
                    && !spec.zero
                    && !spec.alternate
                    && spec.align != Some('=') =>
            {
                self.phrase_helpers.insert("decimal_text");
                let text = crate::translation::code::without_parentheses(&code.text);
                let rust = spec.placed(template, '>');
                template.argument(&format!("decimal_text({text})"), &rust);
                Ok(())
            }
            Ty::Foreign("decimal.Decimal") if spec.kind == Some('f') => {
                let plain = Spec {
                    kind: None,
                    precision: None,
                    grouping: None,
                    width: spec.width.clone(),
                    align: spec.align,
                    fill: spec.fill,
                    ..Spec::default()
                };
                let has_more = spec.sign.is_some() || spec.zero || spec.alternate;
                if has_more || spec.align == Some('=') || spec.grouping == Some('_') {
                    return refuse("a format of this form");
                }
                let places = spec.precision.unwrap_or(6);
                self.phrase_helpers.insert("quantized");
                let text = crate::translation::code::without_parentheses(&code.text);
                let text = format!("quantized({text}, {places})");
                let text = if spec.grouping.is_some() {
                    self.phrase_helpers.insert("grouped");
                    format!("grouped(&{text}.to_string())")
                } else if spec.width.is_some() {
                    format!("{text}.to_string()")
                } else {
                    text
                };
                let rust = plain.placed(template, '>');
                template.argument(&text, &rust);
                Ok(())
            }
            Ty::Foreign(name) if spec.is_plain() => {
                let shown = self.displayed_library(name, &code)?;
                template.argument(&shown, "");
                Ok(())
            }
            ref ty @ Ty::Enum(_) if !spec.is_plain() && self.pads_member(ty, spec) => {
                let shown = self.shown(code)?;
                let text = format!("{}.to_string()", shown.receiver());
                let rust = spec.placed(template, '<');
                template.argument(&text, &rust);
                Ok(())
            }
            ty => {
                if !spec.is_plain() && !matches!(ty, Ty::Bool) {
                    return refuse("a format of what has none");
                }
                let shown = self.shown(code)?;
                let rust = spec.placed(template, if ty == Ty::Bool { '>' } else { '<' });
                template.argument(&shown.text, &rust);
                Ok(())
            }
        }
    }
}
