//! A format specification of Python, and what Rust has for it.

use super::Template;

/// A format specification of Python.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(in crate::translation) struct Spec {
    pub(in crate::translation) fill: Option<char>,
    pub(in crate::translation) align: Option<char>,
    pub(in crate::translation) sign: Option<char>,
    pub(in crate::translation) alternate: bool,
    pub(in crate::translation) zero: bool,
    pub(in crate::translation) width: Option<Width>,
    pub(in crate::translation) grouping: Option<char>,
    pub(in crate::translation) precision: Option<usize>,
    /// How many places there are, where that is computed: the Rust of it.
    pub(in crate::translation) places: Option<String>,
    pub(in crate::translation) kind: Option<char>,
    /// What could not be read.
    pub(in crate::translation) is_odd: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::translation) enum Width {
    Fixed(usize),
    /// Computed: the Rust of it.
    Computed(String),
}

impl Spec {
    pub(in crate::translation) fn parse(text: &str) -> Self {
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

    /// The width that zeros fill up behind the sign and the prefix.
    pub(in crate::translation) fn zero_filled(&self) -> Option<usize> {
        let is_filled = match self.align {
            None => self.zero,
            Some('=') => self.zero && self.fill.is_none() || self.fill == Some('0'),
            Some(_) => false,
        };
        match self.width {
            Some(Width::Fixed(width)) if is_filled => Some(width),
            _ => None,
        }
    }

    pub(in crate::translation) fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The part of a Rust specification that places a text.
    pub(in crate::translation) fn placed(&self, template: &mut Template, default: char) -> String {
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

/// `(alignment, width)` of what places a text.
pub(super) fn split_placed(placed: &str) -> (&str, &str) {
    let at = placed.rfind(['<', '>', '^', '=']).map_or(0, |at| at + 1);
    placed.split_at(at)
}
