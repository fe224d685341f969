//! Text that is put together: f-strings, `%`, `.format`, and what `print` shows.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind, Piece};
use crate::types::ty::Ty;

/// A format string of Rust with its arguments.
#[derive(Debug, Default)]
pub(super) struct Template {
    /// Inside the quotes, as Rust source.
    pub(super) text: String,
    pub(super) arguments: Vec<String>,
    named: Vec<(String, String)>,
}

impl Template {
    pub(super) fn text(&mut self, text: &str) {
        let quoted = super::code::quoted(text);
        let inner = &quoted[1..quoted.len() - 1];
        // An escape such as `\u{e9}` keeps its braces.
        let mut rest = inner;
        while let Some(at) = rest.find(['{', '}', '\\']) {
            self.text.push_str(&rest[..at]);
            let c = rest.as_bytes()[at];
            if c == b'\\' {
                let end = if rest[at..].starts_with("\\u{") {
                    rest[at..].find('}').map_or(rest.len(), |it| at + it + 1)
                } else {
                    at + 2
                };
                self.text.push_str(&rest[at..end]);
                rest = &rest[end..];
            } else {
                self.text.push(char::from(c));
                self.text.push(char::from(c));
                rest = &rest[at + 1..];
            }
        }
        self.text.push_str(rest);
    }

    pub(super) fn argument(&mut self, code: &str, spec: &str) {
        let colon = if spec.is_empty() { "" } else { ":" };
        // What has a text of its own shows it by itself.
        let code = match code.strip_suffix(".to_string()") {
            Some(of) if spec.is_empty() && is_identifier(of) => of,
            _ => code,
        };
        if is_identifier(code) {
            self.text.push_str(&format!("{{{code}{colon}{spec}}}"));
        } else {
            self.text.push_str(&format!("{{{colon}{spec}}}"));
            self.arguments.push(code.to_owned());
        }
    }

    /// A named argument, for widths; a variable stands for itself.
    pub(super) fn named(&mut self, name: &str, code: &str) -> String {
        if is_identifier(code) {
            return code.to_owned();
        }
        if let Some((name, _)) = self.named.iter().find(|(_, it)| it == code) {
            return name.clone();
        }
        let name = if self.named.is_empty() {
            name.to_owned()
        } else {
            format!("{name}_{}", self.named.len() + 1)
        };
        self.named.push((name.clone(), code.to_owned()));
        name
    }

    /// The arguments of a macro.
    pub(super) fn inside(&self) -> String {
        let mut inside = format!("\"{}\"", self.text);
        for argument in &self.arguments {
            inside.push_str(", ");
            inside.push_str(argument);
        }
        for (name, code) in &self.named {
            inside.push_str(&format!(", {name} = {code}"));
        }
        inside
    }

    pub(super) fn formatted(&self) -> Code {
        if self.arguments.is_empty() && self.named.is_empty() && !self.text.contains(['{', '}']) {
            return if self.text.is_empty() {
                Code::tight("String::new()", Ty::Str)
            } else {
                Code::tight(format!("\"{}\".to_string()", self.text), Ty::Str)
            };
        }
        if self.text == "{}" && self.arguments.len() == 1 && self.named.is_empty() {
            return Code::tight(format!("format!({})", self.inside()), Ty::Str);
        }
        Code::tight(format!("format!({})", self.inside()), Ty::Str)
    }
}

pub(super) fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_')
        && !matches!(text, "true" | "false" | "self")
        && !text.chars().next().is_some_and(char::is_uppercase)
}

/// A format specification of Python.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Spec {
    fill: Option<char>,
    align: Option<char>,
    sign: Option<char>,
    alternate: bool,
    zero: bool,
    width: Option<Width>,
    grouping: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
    /// What could not be read.
    is_odd: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Width {
    Fixed(usize),
    /// Computed: the Rust of it.
    Computed(String),
}

impl Spec {
    pub(super) fn parse(text: &str) -> Self {
        let mut spec = Self::default();
        let chars: Vec<char> = text.chars().collect();
        let mut at = 0;
        let is_align = |c: Option<&char>| c.is_some_and(|c| matches!(c, '<' | '>' | '^' | '='));
        if is_align(chars.get(1)) {
            spec.fill = chars.first().copied();
            spec.align = chars.get(1).copied();
            at = 2;
        } else if is_align(chars.first()) {
            spec.align = chars.first().copied();
            at = 1;
        }
        if let Some(c @ ('+' | '-' | ' ')) = chars.get(at) {
            spec.sign = Some(*c).filter(|c| *c != '-');
            at += 1;
        }
        if chars.get(at) == Some(&'#') {
            spec.alternate = true;
            at += 1;
        }
        if chars.get(at) == Some(&'0') {
            spec.zero = true;
            at += 1;
        }
        let digits = |at: &mut usize| {
            let mut number = None;
            while let Some(digit) = chars.get(*at).and_then(|c| c.to_digit(10)) {
                number = Some(
                    number
                        .unwrap_or(0_usize)
                        .saturating_mul(10)
                        .saturating_add(digit as usize),
                );
                *at += 1;
            }
            number
        };
        spec.width = digits(&mut at).map(Width::Fixed);
        if let Some(c @ (',' | '_')) = chars.get(at) {
            spec.grouping = Some(*c);
            at += 1;
        }
        if chars.get(at) == Some(&'.') {
            at += 1;
            spec.precision = digits(&mut at);
        }
        if let Some(kind) = chars.get(at) {
            spec.kind = Some(*kind);
            at += 1;
        }
        spec.is_odd = at < chars.len()
            || matches!(spec.width, Some(Width::Fixed(1000..)))
            || spec.precision.is_some_and(|it| it > 300);
        spec
    }

    fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The part of a Rust specification that places a text.
    fn placed(&self, template: &mut Template, default: char) -> String {
        let mut text = String::new();
        if self.width.is_none() {
            return text;
        }
        let fill = self.fill.filter(|c| *c != ' ');
        let align = self.align.unwrap_or(default);
        if let Some(fill) = fill {
            text.push(fill);
            text.push(align);
        } else if align != '<' {
            text.push(align);
        } else {
            text.push('<');
        }
        match &self.width {
            Some(Width::Fixed(width)) => text.push_str(&width.to_string()),
            Some(Width::Computed(code)) => {
                let name = template.named("width", code);
                text.push_str(&format!("{name}$"));
            }
            None => {}
        }
        text
    }
}

impl Translator<'_, '_> {
    pub(super) fn format_string(&mut self, pieces: &[Piece]) -> Res<Code> {
        let mut template = Template::default();
        self.format_pieces(pieces, &mut template)?;
        Ok(template.formatted())
    }

    pub(super) fn format_pieces(&mut self, pieces: &[Piece], template: &mut Template) -> Res<()> {
        let values = pieces.iter().filter_map(|it| match it {
            Piece::Field { value, .. } => Some(*value),
            Piece::Text(_) => None,
        });
        let values: Vec<ExprId> = values.collect();
        if values.len() > 1 && self.has_to_be_in_order(&values) {
            return refuse("a call that changes something among what is shown");
        }
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
                    let spec = self.spec(spec)?;
                    let code = match conversion {
                        Some('r' | 'a') => self.expr(*value)?,
                        _ => self.expr_or_text(*value)?,
                    };
                    self.field(code, *value, *conversion, &spec, template)?;
                }
            }
        }
        Ok(())
    }

    fn spec(&mut self, pieces: &[Piece]) -> Res<Spec> {
        let mut text = String::new();
        let mut computed = None;
        for piece in pieces {
            match piece {
                Piece::Text(part) => text.push_str(part),
                Piece::Field {
                    value,
                    conversion: None,
                    spec,
                } if spec.is_empty() && computed.is_none() && !text.contains('.') => {
                    if *self.ty(*value) != Ty::Int {
                        return refuse("a computed part of a format");
                    }
                    let width = if super::counts::is_count(self.program, *value, &self.usizes) {
                        self.count(*value)?.text
                    } else {
                        let code = self.number(*value, &Ty::Int)?;
                        let helper = self.helper("times");
                        format!("{helper}({})", code.text)
                    };
                    computed = Some(width);
                    text.push_str("999");
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
        Ok(spec)
    }

    /// One value in a format.
    pub(super) fn field(
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
        let code = match conversion {
            Some('r' | 'a') => self.repr(code)?,
            Some(_) => self.shown(code)?,
            None => code,
        };
        match code.ty.clone() {
            Ty::Int => self.int_field(code, spec, template),
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
                self.need(class, super::classes::Part::Display);
                template.argument(&code.text, "");
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

    fn int_field(&mut self, code: Code, spec: &Spec, template: &mut Template) -> Res<()> {
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
                text: super::code::with_suffix(&code.text),
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
        let is_natural = code.is_usize || code.text.starts_with("i64::from(u32::from(");
        if !letter.is_empty() && !is_natural {
            if spec.alternate || spec.sign.is_some() {
                return refuse("a format of this form");
            }
            let code = self.plain_int(code);
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

    fn float_field(&mut self, code: Code, spec: &Spec, template: &mut Template) -> Res<()> {
        if spec.sign == Some(' ') || spec.alternate || spec.grouping == Some('_') {
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
                let precision = spec.precision.unwrap_or(6);
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
            Some('f' | 'F') if !spec.zero => {
                let helper = self.helper("with_commas_float");
                let placed = spec.placed(template, '>');
                template.argument(
                    &format!("{helper}({}, {})", code.text, spec.precision.unwrap_or(6)),
                    &placed,
                );
                Ok(())
            }
            Some('%') => {
                let placed = spec.placed(template, '>');
                let inner = format!(
                    "format!(\"{{:.{}}}%\", {} * 100.0)",
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

    /// `str(x)`.
    pub(super) fn shown(&mut self, code: Code) -> Res<Code> {
        match code.ty.clone() {
            Ty::Str => Ok(code),
            Ty::Lit => Ok(code),
            Ty::Char | Ty::Error(_) => Ok(Code::tight(
                format!("{}.to_string()", code.receiver()),
                Ty::Str,
            )),
            Ty::Int => {
                let code = if code.is_weak {
                    Code {
                        text: super::code::with_suffix(&code.text),
                        ..code
                    }
                } else {
                    code
                };
                Ok(Code::tight(
                    format!("{}.to_string()", code.receiver_plain()),
                    Ty::Str,
                ))
            }
            Ty::Instance(class) | Ty::Enum(class) | Ty::Dyn(class) => {
                self.shown_instance(class, &code)
            }
            Ty::Option(of) => {
                let it = Code::tight("it", (*of).clone()).held(if of.is_copy() {
                    Form::Place
                } else {
                    Form::Ref
                });
                let shown = self.shown(it)?;
                let is_borrowed = shown.ty == Ty::Lit || shown.form == Form::Ref;
                let text = if is_borrowed || shown.text == "it" {
                    format!("{}.to_string()", shown.text)
                } else {
                    shown.text
                };
                let receiver = if of.is_copy() || code.form == Form::Ref {
                    code.receiver()
                } else {
                    format!("{}.as_ref()", code.receiver())
                };
                Ok(Code::tight(
                    format!("{receiver}.map_or_else(|| \"None\".to_string(), |it| {text})"),
                    Ty::Str,
                ))
            }
            _ => self.repr(code),
        }
    }

    /// `repr(x)`.
    pub(super) fn repr(&mut self, code: Code) -> Res<Code> {
        let ty = code.ty.clone();
        match &ty {
            Ty::Int => self.shown(code),
            Ty::Error(_) => self.error_repr(&code),
            Ty::Bool => {
                let helper = self.helper("true_false");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Lit))
            }
            Ty::Float => {
                let helper = self.helper("float_repr");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Str))
            }
            Ty::Real if self.has_numbers => Ok(Code::tight(
                format!("{}.to_string()", code.receiver()),
                Ty::Str,
            )),
            Ty::Real => self.shows_number(),
            Ty::None => Ok(Code::tight("\"None\"", Ty::Lit)),
            Ty::Tuple(items) if items.is_empty() => Ok(Code::tight("\"()\"", Ty::Lit)),
            Ty::Str | Ty::Lit => {
                let helper = self.helper("text_repr");
                let code = if ty == Ty::Lit {
                    code
                } else {
                    self.reference(code)
                };
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Str))
            }
            Ty::Char => {
                let helper = self.helper("text_repr");
                Ok(Code::tight(
                    format!("{helper}(&{}.to_string())", code.receiver()),
                    Ty::Str,
                ))
            }
            ty if is_debug(ty) => {
                let mut template = Template::default();
                template.argument(&code.text, "?");
                Ok(template.formatted())
            }
            Ty::Instance(class) | Ty::Enum(class) | Ty::Dyn(class) => {
                self.repr_of_instance(*class, &code)
            }
            Ty::Tuples(of) => {
                if of.has_real() && !self.has_numbers {
                    return self.shows_number();
                }
                self.need_repr(of)?;
                let helper = self.helper("tuple_repr");
                let text = self.reference(code);
                Ok(Code::tight(format!("{helper}({})", text.text), Ty::Str))
            }
            Ty::List(of) if matches!(**of, Ty::Tuples(_)) => {
                let Ty::Tuples(inner) = &**of else {
                    return refuse("a list of tuples");
                };
                self.need_repr(inner)?;
                let helper = self.helper("tuple_repr");
                let text = format!(
                    "{}.iter().map(|it| {helper}(it)).collect::<Vec<String>>().join(\", \")",
                    code.receiver()
                );
                Ok(Code::tight(format!("format!(\"[{{}}]\", {text})"), Ty::Str))
            }
            ty => {
                if ty.has_real() && !self.has_numbers {
                    return self.shows_number();
                }
                if !self.has_rust(ty) {
                    return refuse(unknown(ty));
                }
                self.need_repr(ty)?;
                Ok(Code::tight(format!("{}.repr()", code.receiver()), Ty::Str))
            }
        }
    }

    /// Sees to the helpers that show a type.
    fn need_repr(&mut self, ty: &Ty) -> Res<()> {
        match ty {
            Ty::Int => self.helper("Repr for i64"),
            Ty::Bool => self.helper("Repr for bool"),
            Ty::Float => self.helper("Repr for f64"),
            Ty::Real => self.helper("Repr for Number"),
            Ty::None => self.helper("Repr for ()"),
            Ty::Str => self.helper("Repr for String"),
            Ty::Lit => self.helper("Repr for &str"),
            Ty::Char => self.helper("Repr for char"),
            Ty::List(of) => {
                self.need_repr(of)?;
                self.helper("Repr for [T]")
            }
            Ty::Tuples(_) => return refuse("a tuple of any length is shown"),
            Ty::Option(of) => {
                self.need_repr(of)?;
                self.helper("Repr for Option<T>")
            }
            Ty::Dict(key, value, crate::types::ty::DictKind::Plain) => {
                self.need_repr(key)?;
                self.need_repr(value)?;
                self.helper("Repr for IndexMap<K, V>")
            }
            Ty::Tuple(items) => {
                for item in items {
                    self.need_repr(item)?;
                }
                match items.len() {
                    0 => return refuse("an empty tuple is shown"),
                    1 => self.helper("Repr for (A,)"),
                    2 => self.helper("Repr for (A, B)"),
                    3 => self.helper("Repr for (A, B, C)"),
                    4 => self.helper("Repr for (A, B, C, D)"),
                    5 => self.helper("Repr for (A, B, C, D, E)"),
                    6 => self.helper("Repr for (A, B, C, D, E, F)"),
                    _ => return refuse("a long tuple is shown"),
                }
            }
            Ty::Set(_) => return refuse("the order of a set shows"),
            Ty::Instance(class) | Ty::Enum(class) if self.shows_itself(*class) => {
                self.need(*class, super::classes::Part::Repr);
                if class.is_counted() {
                    self.import("std::rc::Rc");
                    self.helper("Repr for Rc<T>")
                } else {
                    self.helper("Repr")
                }
            }
            _ => return refuse("this is shown in a way of its own"),
        };
        Ok(())
    }

    /// `text % values`.
    pub(super) fn percent(&mut self, text: ExprId, values: ExprId) -> Res<Code> {
        let mut template = Template::default();
        self.percent_into(text, values, &mut template)?;
        Ok(template.formatted())
    }

    fn percent_into(&mut self, text: ExprId, values: ExprId, template: &mut Template) -> Res<()> {
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
            (_, Ty::Tuple(_)) => return refuse("% with a tuple that is no display"),
            _ => vec![(values, None)],
        };
        let mut values = values.into_iter();
        let mut rest = text.as_str();
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
            if flags.contains(['*', '(', ' ', '#']) {
                return refuse("a % of this form");
            }
            let code = match part {
                Some(part) => part,
                None => self.expr(value)?,
            };
            let left = flags.starts_with('-');
            let flags = flags.trim_start_matches('-');
            let width_at_front = flags.starts_with(|c: char| c.is_ascii_digit() && c != '0');
            let align = match (left, width_at_front) {
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
            let spec = Spec::parse(&format!("{align}{flags}{kind}"));
            self.field(code, value, conversion, &spec, template)?;
        }
        if values.next().is_some() {
            return refuse("more values than fields");
        }
        template.text(rest);
        Ok(())
    }

    /// `text.format(..)`.
    pub(super) fn braces(&mut self, text: &str, arguments: &[Argument]) -> Res<Code> {
        let mut template = Template::default();
        self.braces_into(text, arguments, &mut template)?;
        Ok(template.formatted())
    }

    fn braces_into(
        &mut self,
        text: &str,
        arguments: &[Argument],
        template: &mut Template,
    ) -> Res<()> {
        let mut rest = text;
        let mut next = 0;
        let order: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
        if !order.iter().all(|it| self.is_simple(*it)) && order.len() > 1 && text.contains("{1}") {
            return refuse("arguments that are evaluated in another order");
        }
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
            let code = self.expr(argument.value)?;
            self.field(
                code,
                argument.value,
                conversion,
                &Spec::parse(spec),
                template,
            )?;
        }
        template.text(rest);
        Ok(())
    }

    /// `print(..)` as a statement.
    pub(super) fn print(&mut self, arguments: &[Argument]) -> Res<String> {
        let keyword = |name: &str| {
            arguments
                .iter()
                .find(|it| it.name.as_deref() == Some(name))
                .map(|it| it.value)
        };
        let text = |it: &Self, id: Option<ExprId>, default: &str| match id.map(|id| it.kind(id)) {
            None | Some(Kind::None) => Ok(default.to_owned()),
            Some(Kind::Str(text)) => Ok(text.clone()),
            Some(_) => refuse("print with a computed separator"),
        };
        if arguments.iter().any(|it| {
            it.stars == 2
                || it
                    .name
                    .as_deref()
                    .is_some_and(|it| !matches!(it, "sep" | "end" | "file" | "flush"))
        }) {
            return refuse("print with these arguments");
        }
        let separator = text(self, keyword("sep"), " ")?;
        let end = text(self, keyword("end"), "\n")?;
        let to_error = match keyword("file").map(|it| self.kind(it)) {
            None => false,
            Some(Kind::Import(name)) if name == "sys.stderr" => true,
            Some(Kind::Import(name)) if name == "sys.stdout" => false,
            Some(_) => return refuse("print to a file"),
        };
        let shown = arguments.iter().filter(|it| it.name.is_none());
        let shown: Vec<ExprId> = shown.map(|it| it.value).collect();
        if shown.len() > 1 {
            self.compute_in_order(&shown)?;
        }
        let mut template = Template::default();
        let mut is_first = true;
        for argument in arguments.iter().filter(|it| it.name.is_none()) {
            if !is_first {
                template.text(&separator);
            }
            is_first = false;
            if argument.stars == 1 {
                let text = self.printed_items(argument.value, &separator)?;
                template.argument(&text, "");
                continue;
            }
            self.printed(argument.value, &mut template)?;
        }
        let mut name = if to_error { "eprint" } else { "print" }.to_owned();
        if end == "\n" {
            name.push_str("ln");
        } else {
            template.text(&end);
        }
        let inside = template.inside();
        Ok(if inside == "\"\"" {
            format!("{name}!();")
        } else {
            format!("{name}!({inside});")
        })
    }

    /// A value as `print` shows it.
    fn printed(&mut self, id: ExprId, template: &mut Template) -> Res<()> {
        match self.kind(id) {
            _ if self.computed.contains_key(&id) => {}
            Kind::Str(text) => {
                template.text(text);
                return Ok(());
            }
            Kind::Format(pieces) => return self.format_pieces(pieces, template),
            Kind::Binary(rustpython_ast::Operator::Mod, text, values)
                if matches!(self.kind(*text), Kind::Str(_)) =>
            {
                return self.percent_into(*text, *values, template);
            }
            Kind::Binary(rustpython_ast::Operator::Add, a, b)
                if self.ty(*a).is_text() && self.ty(*b).is_text() =>
            {
                self.printed(*a, template)?;
                return self.printed(*b, template);
            }
            Kind::Call(func, arguments) => {
                if let Kind::Attribute(object, name) = self.kind(*func)
                    && name == "format"
                    && let Kind::Str(text) = self.kind(*object)
                {
                    return self.braces_into(text, arguments, template);
                }
            }
            _ => {}
        }
        // `"..." % (..)` and `"..".format(..)` are one template with what is around.
        let code = self.expr_or_text(id)?;
        if let Some(inside) = code
            .text
            .strip_prefix("format!(")
            .and_then(|it| it.strip_suffix(')'))
            && let Some(text) = whole_literal(inside)
        {
            template.text.push_str(text);
            return Ok(());
        }
        self.printed_code(code, template)
    }

    fn printed_code(&mut self, code: Code, template: &mut Template) -> Res<()> {
        let code = match &code.ty {
            Ty::Int | Ty::Str | Ty::Lit | Ty::Char => {
                if code.is_weak {
                    Code {
                        text: super::code::with_suffix(&code.text),
                        ..code
                    }
                } else {
                    code
                }
            }
            Ty::List(_) | Ty::Tuple(_) if is_debug(&code.ty) => {
                template.argument(&code.text, "?");
                return Ok(());
            }
            Ty::Instance(class) | Ty::Enum(class) if self.has_display(*class) => {
                self.need(*class, super::classes::Part::Display);
                code
            }
            _ => self.shown(code)?,
        };
        template.argument(&code.text, "");
        Ok(())
    }

    /// A value; or its text, where values of several types meet only to be shown.
    fn expr_or_text(&mut self, id: ExprId) -> Res<Code> {
        if *self.ty(id) != Ty::Mixed || self.computed.contains_key(&id) {
            return self.expr(id);
        }
        match self.kind(id) {
            Kind::Conditional { test, body, orelse } => {
                let (body, orelse) = (*body, *orelse);
                self.conditional(*test, |it| it.text_of(body), |it| it.text_of(orelse))
            }
            Kind::Logic(false, values) => {
                let [first, second] = values.as_slice() else {
                    return refuse("a chain of or");
                };
                let Ty::Option(of) = self.ty(*first).clone() else {
                    return self.expr(id);
                };
                if !of.is_copy() {
                    return self.expr(id);
                }
                let code = self.expr(*first)?;
                let it = Code::tight("it", (*of).clone());
                let truth = self.truth(it.clone())?;
                let shown = self.shown(it)?;
                let other = self.text_of(*second)?;
                let text = format!(
                    "{}.filter(|&it| {}).map_or_else(|| {}, |it| {})",
                    code.receiver(),
                    truth.text,
                    other.text,
                    text_of_shown(&shown)
                );
                Ok(Code::tight(text, Ty::Str))
            }
            Kind::Call(func, arguments) => {
                let Kind::Attribute(object, name) = self.kind(*func) else {
                    return self.expr(id);
                };
                let ([wanted, default], "get", Ty::Dict(key, value, _)) = (
                    arguments.as_slice(),
                    name.as_str(),
                    self.ty(*object).clone(),
                ) else {
                    return self.expr(id);
                };
                let dict = self.expr(*object)?;
                let super::membership::Key::Text(wanted) =
                    self.lookup(wanted.value, &key, false)?
                else {
                    return refuse("a key of another type");
                };
                let it = Code::tight("it", (*value).clone()).held(if value.is_copy() {
                    Form::Place
                } else {
                    Form::Ref
                });
                let pattern = if value.is_copy() { "&it" } else { "it" };
                let shown = self.shown(it)?;
                let other = self.text_of(default.value)?;
                let text = format!(
                    "{}.get({wanted}).map_or_else(|| {}, |{pattern}| {})",
                    dict.receiver(),
                    other.text,
                    text_of_shown(&shown)
                );
                Ok(Code::tight(text, Ty::Str))
            }
            _ => self.expr(id),
        }
    }

    /// `str(x)` as an owned text.
    fn text_of(&mut self, id: ExprId) -> Res<Code> {
        let code = self.expr_or_text(id)?;
        let code = if code.is_weak {
            Code {
                text: super::code::with_suffix(&code.text),
                ..code
            }
        } else {
            code
        };
        let shown = self.shown(code)?;
        Ok(Code::tight(text_of_shown(&shown), Ty::Str))
    }

    fn printed_items(&mut self, id: ExprId, separator: &str) -> Res<String> {
        let seq = self.iterate(id)?;
        let seq = self.single(seq)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        let it = Code::tight("it", seq.ty.clone());
        let it = match seq.item {
            super::seq::Item::Ref | super::seq::Item::Text => it.held(Form::Ref),
            super::seq::Item::Count => Code::usize("it", Prec::Postfix),
            _ => it,
        };
        let shown = self.shown(it)?;
        let pattern = if seq.item == super::seq::Item::Ref && seq.ty.is_copy() {
            "&it"
        } else {
            "it"
        };
        let text = match (&seq.ty, shown.text.as_str()) {
            (Ty::Str, "it") => format!("{pattern}| it.to_string()"),
            (_, text) if shown.ty == Ty::Lit => format!("{pattern}| {text}.to_string()"),
            (_, text) => format!("{pattern}| {text}"),
        };
        Ok(format!(
            "{}.map(|{text}).collect::<Vec<String>>().join({})",
            seq.receiver(),
            super::code::quoted(separator)
        ))
    }
}

/// What is shown, as an owned text.
fn text_of_shown(shown: &Code) -> String {
    match shown.text.as_str() {
        "\"\"" => "String::new()".to_owned(),
        _ if shown.ty == Ty::Lit || shown.form != Form::Value => {
            format!("{}.to_string()", shown.receiver())
        }
        _ => shown.text.clone(),
    }
}

/// The inside of a literal that is all of a macro's arguments.
fn whole_literal(inside: &str) -> Option<&str> {
    let text = inside.strip_prefix('"')?.strip_suffix('"')?;
    let mut escaped = false;
    for c in text.chars() {
        match c {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return None,
            _ => escaped = false,
        }
    }
    Some(text)
}

/// `(alignment, width)` of what places a text.
fn split_placed(placed: &str) -> (&str, &str) {
    let at = placed.rfind(['<', '>', '^', '=']).map_or(0, |at| at + 1);
    placed.split_at(at)
}

/// Whether `{:?}` shows a value as Python does.
pub(super) fn is_debug(ty: &Ty) -> bool {
    match ty {
        Ty::List(of) => matches!(**of, Ty::Int) || is_debug(of),
        Ty::Tuple(items) => {
            !items.is_empty() && items.iter().all(|it| *it == Ty::Int || is_debug(it))
        }
        _ => false,
    }
}

impl Code {
    /// The receiver of a method that any integer type has.
    fn receiver_plain(&self) -> String {
        self.at_least(Prec::Postfix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specifications_are_read() {
        let spec = Spec::parse("*>+012,.3f");
        assert_eq!(spec.fill, Some('*'));
        assert_eq!(spec.align, Some('>'));
        assert_eq!(spec.sign, Some('+'));
        assert!(spec.zero && !spec.is_odd);
        assert_eq!(spec.width, Some(Width::Fixed(12)));
        assert_eq!(
            (spec.grouping, spec.precision, spec.kind),
            (Some(','), Some(3), Some('f'))
        );
        assert!(Spec::parse("what is this").is_odd);
    }

    #[test]
    fn braces_and_escapes_stay_what_they_are() {
        let mut template = Template::default();
        template.text("{é}\n\u{202e}\"");
        assert_eq!(template.text, "{{é}}\\n\\u{202e}\\\"");
    }
}
