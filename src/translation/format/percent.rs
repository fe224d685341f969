//! `%` and `.format` with a template that is known.

use super::{Spec, Template};
use crate::translation::code::{Code, Form, Prec};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind, Piece};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `text % values`.
    pub(in crate::translation) fn percent(&mut self, text: ExprId, values: ExprId) -> Res<Code> {
        if let (Kind::Str(text), Ty::Tuple(types), false) = (
            self.kind(text),
            self.ty(values).clone(),
            matches!(self.kind(values), Kind::Tuple(_) | Kind::Var(_)),
        ) {
            return self.percent_of_parts(text, values, &types);
        }
        let mut template = Template::default();
        self.percent_into(text, values, &mut template)?;
        Ok(template.formatted())
    }

    pub(super) fn percent_into(
        &mut self,
        text: ExprId,
        values: ExprId,
        template: &mut Template,
    ) -> Res<()> {
        let Kind::Str(text) = self.kind(text) else {
            return refuse("% with a computed text");
        };
        let values: Vec<(ExprId, Option<Code>)> = match (self.kind(values), self.ty(values)) {
            (Kind::Tuple(items), _) => items.iter().map(|it| (*it, None)).collect(),
            (Kind::Dict(_), _) => return refuse("% with a dict"),
            (Kind::Var(_), Ty::Tuple(types)) => {
                let tuple = self.expr(values)?;
                let part = |(at, ty): (usize, &Ty)| {
                    let part = Code::tight(format!("{}.{at}", tuple.receiver()), ty.clone());
                    (values, Some(part.held(Form::Place)))
                };
                types.iter().enumerate().map(part).collect()
            }
            (_, Ty::Tuple(types)) => {
                let types = types.clone();
                let code = self.percent_of_parts(text, values, &types)?;
                template.argument(&code.text, "");
                return Ok(());
            }
            _ => vec![(values, None)],
        };
        self.percent_values(text, values, template)
    }

    /// `text % values` of a tuple that is computed, once.
    fn percent_of_parts(&mut self, text: &str, values: ExprId, types: &[Ty]) -> Res<Code> {
        let tuple = self.value(values, &Ty::Tuple(types.to_vec()))?;
        let name = self.fresh_name("values");
        let part = |(at, ty): (usize, &Ty)| {
            let part = Code::tight(format!("{name}.{at}"), ty.clone());
            (values, Some(part.held(Form::Place)))
        };
        let parts = types.iter().enumerate().map(part).collect();
        let mut template = Template::default();
        self.percent_values(text, parts, &mut template)?;
        let shown = template.formatted().text;
        let text = format!("{{ let {name} = {}; {shown} }}", tuple.text);
        Ok(Code::new(text, Prec::Loose, Ty::Str))
    }

    /// The fields of a text for `%`, each with its value.
    pub(in crate::translation) fn percent_values(
        &mut self,
        text: &str,
        values: Vec<(ExprId, Option<Code>)>,
        template: &mut Template,
    ) -> Res<()> {
        let computed = values.iter().filter(|it| it.1.is_none());
        let computed: Vec<ExprId> = computed.map(|it| it.0).collect();
        self.check_shown_order(&computed)?;
        let mut values = values.into_iter();
        let mut rest = text;
        while let Some(at) = rest.find('%') {
            template.text(&rest[..at]);
            rest = &rest[at + 1..];
            let end = rest.find(|c: char| c.is_ascii_alphabetic() || c == '%');
            let Some(end) = end else {
                return refuse("a % without its letter");
            };
            let (flags, letter) = (&rest[..end], rest.as_bytes()[end]);
            rest = &rest[end + 1..];
            if letter == b'%' {
                template.text("%");
                continue;
            }
            let Some((value, part)) = values.next() else {
                return refuse("more fields than values");
            };
            let is_precise_int = flags.contains('.') && b"dixXo".contains(&letter);
            if is_precise_int || flags.contains(['*', '(', ' ', '#']) {
                return refuse("a % of this form");
            }
            let code = match part {
                Some(part) => part,
                None => self.expr(value)?,
            };
            let widths = flags.trim_start_matches(['-', '+', '0']);
            let flags = &flags[..flags.len() - widths.len()];
            let left = flags.contains('-');
            // Signs and zeros are for numbers alone, and zeros stand before them.
            let is_text = matches!(letter, b's' | b'r' | b'c');
            let sign = if flags.contains('+') && !is_text {
                "+"
            } else {
                ""
            };
            let zeros = if flags.contains('0') && !left && !is_text {
                "0"
            } else {
                ""
            };
            let has_width = widths.starts_with(|c: char| c.is_ascii_digit());
            let align = match (left, has_width && sign.is_empty() && zeros.is_empty()) {
                (true, _) => "<",
                (false, true) => ">",
                _ => "",
            };
            let (code, kind, conversion) = match letter {
                b'd' | b'i' => match code.ty {
                    Ty::Int => (code, "d", None),
                    Ty::Float => {
                        let helper = self.helper("truncate");
                        (
                            Code::tight(format!("{helper}({})", code.text), Ty::Int),
                            "d",
                            None,
                        )
                    }
                    _ => return refuse("%d of this type"),
                },
                b's' => (self.shown(code)?, "", None),
                b'c' if matches!(code.ty, Ty::Char | Ty::CharLit) => (self.shown(code)?, "", None),
                b'r' => (self.repr(code)?, "", None),
                b'f' | b'e' | b'g' => {
                    let code = if code.ty == Ty::Int {
                        self.coerced(code, &Ty::Float)?
                    } else {
                        code
                    };
                    (
                        code,
                        match letter {
                            b'f' => "f",
                            b'e' => "e",
                            _ => "g",
                        },
                        None,
                    )
                }
                b'x' | b'X' | b'o' => (
                    code,
                    match letter {
                        b'x' => "x",
                        b'X' => "X",
                        _ => "o",
                    },
                    None,
                ),
                _ => return refuse("a % of this form"),
            };
            let spec = Spec::parse(&format!("{align}{sign}{zeros}{widths}{kind}"));
            self.field(code, value, conversion, &spec, template)?;
        }
        if values.next().is_some() {
            return refuse("more values than fields");
        }
        template.text(rest);
        Ok(())
    }

    /// `text.format(..)`.
    pub(in crate::translation) fn braces(
        &mut self,
        text: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let mut template = Template::default();
        self.braces_into(text, arguments, &mut template)?;
        Ok(template.formatted())
    }

    pub(super) fn braces_into(
        &mut self,
        text: &str,
        arguments: &[Argument],
        template: &mut Template,
    ) -> Res<()> {
        let given: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
        self.check_shown_order(&given)?;
        let mut rest = text;
        let mut next = 0;
        let is_still = arguments.iter().all(|it| self.is_still(it.value));
        // Each argument is computed once, in the order of the call.
        let mut used: Vec<ExprId> = Vec::new();
        while let Some(at) = rest.find(['{', '}']) {
            template.text(&rest[..at]);
            let c = rest.as_bytes()[at];
            rest = &rest[at + 1..];
            if rest.as_bytes().first() == Some(&c) {
                template.text(if c == b'{' { "{" } else { "}" });
                rest = &rest[1..];
                continue;
            }
            if c == b'}' {
                return refuse("a brace that is not closed");
            }
            let Some(end) = rest.find('}') else {
                return refuse("a brace that is not closed");
            };
            let field = &rest[..end];
            if field.contains('{') {
                return refuse("a computed part of a format");
            }
            rest = &rest[end + 1..];
            let (name, spec) = field.split_once(':').unwrap_or((field, ""));
            let (name, conversion) = match name.split_once('!') {
                Some((name, conversion)) => (name, conversion.chars().next()),
                None => (name, None),
            };
            let argument = if name.is_empty() {
                next += 1;
                arguments
                    .iter()
                    .filter(|it| it.name.is_none())
                    .nth(next - 1)
            } else if let Ok(index) = name.parse::<usize>() {
                arguments.iter().filter(|it| it.name.is_none()).nth(index)
            } else {
                arguments.iter().find(|it| it.name.as_deref() == Some(name))
            };
            let Some(argument) = argument.filter(|it| it.stars == 0) else {
                return refuse("a field without its argument");
            };
            used.push(argument.value);
            let format = [Piece::Text(spec.to_owned())];
            let format = if spec.is_empty() { &[][..] } else { &format };
            if let Some(code) = self.formatted_date(argument.value, conversion, format)? {
                template.argument(&code, "");
                continue;
            }
            // Its formats are looked for in f-strings.
            if self.format_method(argument.value).is_some() && conversion.is_none() {
                return refuse("a format of the class's own");
            }
            // None has no format but its text.
            if conversion.is_none() && !Spec::parse(spec).is_plain() {
                self.ensure_some(argument.value)?;
            }
            let code = self.expr(argument.value)?;
            self.field(
                code,
                argument.value,
                conversion,
                &Spec::parse(spec),
                template,
            )?;
        }
        if !is_still && !arguments.iter().map(|it| it.value).eq(used) {
            return refuse("arguments that are evaluated in another order");
        }
        template.text(rest);
        Ok(())
    }
}
