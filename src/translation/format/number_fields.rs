//! Numbers in a field of a template: their width, sign, grouping and precision.

use super::spec::split_placed;
use super::{Spec, Template, Width};
use crate::translation::code::{Code, Prec};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn int_field(
        &mut self,
        code: Code,
        spec: &Spec,
        template: &mut Template,
    ) -> Res<()> {
        if matches!(spec.kind, Some('f' | 'F' | '%' | 'e' | 'g')) {
            let code = self.plain_int(code);
            let code = self.coerced(code, &Ty::Float)?;
            return self.float_field(code, spec, template);
        }
        if spec.sign == Some(' ') || spec.precision.is_some() {
            return refuse("a format of this form");
        }
        let code = if code.is_weak {
            Code {
                text: crate::translation::code::with_suffix(&code.text),
                ..code
            }
        } else {
            code
        };
        if spec.grouping == Some(',')
            && matches!(spec.kind, None | Some('d'))
            && spec.sign.is_none()
            && !spec.zero
        {
            let code = self.plain_int(code);
            let helper = self.helper("with_commas");
            let rust = spec.placed(template, '>');
            template.argument(&format!("{helper}({})", code.text), &rust);
            return Ok(());
        }
        if spec.grouping == Some('_')
            && matches!(spec.kind, None | Some('d'))
            && spec.sign.is_none()
            && !spec.zero
        {
            let code = self.plain_int(code);
            let helper = self.helper("with_commas");
            let rust = spec.placed(template, '>');
            template.argument(
                &format!("{helper}({}).replace(',', \"_\")", code.text),
                &rust,
            );
            return Ok(());
        }
        if spec.grouping.is_some() {
            return refuse("a format of this form");
        }
        let letter = match spec.kind {
            None | Some('d') => "",
            Some('x') => "x",
            Some('X') => "X",
            Some('b') => "b",
            Some('o') => "o",
            Some('c') => {
                let code = self.plain_int(code);
                let helper = self.helper("chr");
                template.argument(&format!("{helper}({})", code.text), "");
                return Ok(());
            }
            Some(_) => return refuse("a format of this form"),
        };
        // Rust shows the bits of a negative number, Python its sign.
        let is_natural = code.is_usize
            || code.text.starts_with("i64::from(u32::from(")
            || code.text.starts_with(|it: char| it.is_ascii_digit());
        if spec.alternate && !letter.is_empty() && (!is_natural || letter == "X") {
            let has_zeros = spec.zero || spec.align == Some('=') || spec.fill == Some('0');
            if let Some(width) = spec.zero_filled()
                && spec.sign.is_none()
            {
                let code = self.plain_int(code);
                let helper = self.helper(match letter {
                    "b" => "bin_filled",
                    "o" => "oct_filled",
                    _ => "hex_filled",
                });
                let upper = if letter == "X" { ".to_uppercase()" } else { "" };
                template.argument(&format!("{helper}({}, {width}){upper}", code.text), "");
                return Ok(());
            }
            if spec.sign.is_some() || has_zeros {
                return refuse("a format of this form");
            }
            let code = self.plain_int(code);
            let helper = self.helper(match letter {
                "b" => "bin",
                "o" => "oct",
                _ => "hex",
            });
            let upper = if letter == "X" { ".to_uppercase()" } else { "" };
            let rust = spec.placed(template, '>');
            template.argument(&format!("{helper}({}){upper}", code.text), &rust);
            return Ok(());
        }
        if !letter.is_empty() && !is_natural {
            if spec.sign.is_some() {
                return refuse("a format of this form");
            }
            let code = self.plain_int(code);
            if spec.alternate {
                let is_filled = spec.zero || spec.fill == Some('0') || spec.align == Some('=');
                let helper = match letter {
                    _ if is_filled => return refuse("a format of this form"),
                    "b" => self.helper("bin"),
                    "o" => self.helper("oct"),
                    "x" => self.helper("hex"),
                    _ => return refuse("a format of this form"),
                };
                let rust = spec.placed(template, '>');
                template.argument(&format!("{helper}({})", code.text), &rust);
                return Ok(());
            }
            let helper = self.helper("in_radix");
            let radix = match letter {
                "b" => 2,
                "o" => 8,
                _ => 16,
            };
            let mut text = format!("{helper}({}, {radix})", code.text);
            if letter == "X" {
                text = format!("{text}.to_uppercase()");
            }
            if spec.zero || spec.fill == Some('0') {
                let width = match &spec.width {
                    Some(Width::Fixed(width)) => width.to_string(),
                    Some(Width::Computed(_)) | None => return refuse("a format of this form"),
                };
                let helper = self.helper("zero_fill");
                template.argument(&format!("{helper}(&{text}, {width})"), "");
                return Ok(());
            }
            let rust = spec.placed(template, '>');
            template.argument(&text, &rust);
            return Ok(());
        }
        let mut rust = String::new();
        let zero =
            spec.zero && spec.align.is_none() || spec.align == Some('=') && spec.fill == Some('0');
        if spec.align == Some('=') && !zero {
            return refuse("a format of this form");
        }
        let placed = spec.placed(template, '>');
        let sign = if spec.sign == Some('+') { "+" } else { "" };
        let alternate = if spec.alternate { "#" } else { "" };
        if zero {
            let width = placed.trim_start_matches(['<', '>', '^', '=', '0']);
            let width = if placed.ends_with('$') || !width.is_empty() {
                width
            } else {
                ""
            };
            rust.push_str(&format!("{sign}{alternate}0{width}"));
        } else {
            let (before, width) = split_placed(&placed);
            let before = if before == ">" { "" } else { before };
            rust.push_str(&format!(
                "{}{sign}{alternate}{width}",
                if width.is_empty() {
                    ""
                } else if before.is_empty() && spec.align == Some('>') {
                    ">"
                } else {
                    before
                }
            ));
        }
        rust.push_str(letter);
        template.argument(&code.text, &rust);
        Ok(())
    }

    pub(super) fn float_field(
        &mut self,
        code: Code,
        spec: &Spec,
        template: &mut Template,
    ) -> Res<()> {
        if !self.may_be_nan || !matches!(spec.kind, Some('f' | 'F' | '%')) {
            return self.number_field(code, spec, template);
        }
        // Rust calls it NaN, and puts no sign and no zeros before it.
        let is_large = spec.kind == Some('F') || spec.fill.is_some_and(char::is_uppercase);
        if spec.zero || spec.sign.is_some() || spec.align == Some('=') || is_large {
            return refuse("a format of what may be no number");
        }
        let mut inner = Template::default();
        self.number_field(code, spec, &mut inner)?;
        let shown = inner.formatted();
        template.argument(&format!("{}.to_lowercase()", shown.receiver()), "");
        Ok(())
    }

    fn number_field(&mut self, code: Code, spec: &Spec, template: &mut Template) -> Res<()> {
        if spec.sign == Some(' ') || spec.alternate || spec.grouping == Some('_') {
            return refuse("a format of this form");
        }
        let is_fixed = matches!(spec.kind, Some('f' | 'F')) && spec.grouping.is_none();
        if spec.places.is_some() && !is_fixed {
            return refuse("a format of this form");
        }
        let code = if code.ty == Ty::Real && self.has_numbers {
            if matches!(spec.kind, Some('f' | 'F' | '%' | 'e' | 'g')) {
                self.coerced(code, &Ty::Float)?
            } else if spec.kind.is_none()
                && spec.precision.is_none()
                && spec.grouping.is_none()
                && spec.sign.is_none()
                && !spec.zero
            {
                let placed = spec.placed(template, '>');
                template.argument(&format!("{}.to_string()", code.receiver()), &placed);
                return Ok(());
            } else {
                return refuse("a format of this form");
            }
        } else if code.ty == Ty::Real && !matches!(spec.kind, Some('f' | 'F' | '%' | 'e' | 'g')) {
            return self.shows_number();
        } else {
            code
        };
        let sign = if spec.sign == Some('+') { "+" } else { "" };
        match spec.kind {
            Some('f' | 'F') if spec.grouping.is_none() => {
                let precision = match &spec.places {
                    Some(code) => format!("{}$", template.named("places", code)),
                    None => spec.precision.unwrap_or(6).to_string(),
                };
                let placed = spec.placed(template, '>');
                let zero = spec.zero && spec.align.is_none()
                    || spec.align == Some('=') && spec.fill == Some('0');
                let (before, width) = split_placed(&placed);
                let rust = if zero {
                    format!("{sign}0{}.{precision}", width.trim_start_matches('0'))
                } else {
                    let before = if before == ">" && spec.align.is_none() || width.is_empty() {
                        ""
                    } else {
                        before
                    };
                    format!("{before}{sign}{width}.{precision}")
                };
                template.argument(&code.text, &rust);
                Ok(())
            }
            Some('%') if spec.grouping.is_none() && spec.width.is_none() => {
                let precision = spec.precision.unwrap_or(6);
                let text = format!("{} * 100.0", code.at_least(Prec::Product));
                template.argument(&text, &format!("{sign}.{precision}"));
                template.text("%");
                Ok(())
            }
            Some('f' | 'F') if !spec.zero && spec.align != Some('=') => {
                let helper = self.helper("with_commas_float");
                let placed = spec.placed(template, '>');
                let precision = spec.precision.unwrap_or(6);
                let mut text = format!("{helper}({}, {precision})", code.text);
                if !sign.is_empty() {
                    text = format!("{}({text})", self.helper("with_sign"));
                }
                template.argument(&text, &placed);
                Ok(())
            }
            Some('%') if spec.grouping.is_none() && !spec.zero && spec.align != Some('=') => {
                let placed = spec.placed(template, '>');
                let inner = format!(
                    "format!(\"{{:{sign}.{}}}%\", {} * 100.0)",
                    spec.precision.unwrap_or(6),
                    code.at_least(Prec::Product)
                );
                template.argument(&inner, &placed);
                Ok(())
            }
            Some('g') if sign.is_empty() && spec.grouping.is_none() && !spec.zero => {
                let helper = self.helper("general");
                let placed = spec.placed(template, '>');
                template.argument(
                    &format!(
                        "{helper}({}, {})",
                        code.text,
                        spec.precision.unwrap_or(6).max(1)
                    ),
                    &placed,
                );
                Ok(())
            }
            Some('e') if sign.is_empty() && spec.grouping.is_none() && !spec.zero => {
                let helper = self.helper("exponential");
                let placed = spec.placed(template, '>');
                template.argument(
                    &format!("{helper}({}, {})", code.text, spec.precision.unwrap_or(6)),
                    &placed,
                );
                Ok(())
            }
            None if spec.precision.is_none()
                && spec.grouping.is_none()
                && sign.is_empty()
                && !spec.zero =>
            {
                let shown = self.shown(code)?;
                let placed = spec.placed(template, '>');
                template.argument(&shown.text, &placed);
                Ok(())
            }
            _ => refuse("a format of this form"),
        }
    }
}
