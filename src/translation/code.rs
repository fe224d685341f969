//! Rust expressions as they are made: their text, how tightly they bind, and how their value is held.

use crate::types::ty::Ty;

/// How tightly an expression binds; a looser one takes parentheses inside a tighter one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Prec {
    /// A closure, `if`, `match`, a range, a return.
    Loose,
    Or,
    And,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Cast,
    Unary,
    Postfix,
}

/// How the value of an expression is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// It is made anew, and may be kept.
    Value,
    /// It is somebody's: to keep it, it is moved or cloned; to look at it, it is borrowed.
    Place,
    /// A reference: `&str` for text, `&T` or a slice for what else is no small value.
    Ref,
    /// A reference through which the value can be changed.
    MutRef,
}

#[derive(Debug, Clone)]
pub(super) struct Code {
    pub(super) text: String,
    pub(super) prec: Prec,
    pub(super) form: Form,
    pub(super) ty: Ty,
    /// An integer that Rust has as a `usize`.
    pub(super) is_usize: bool,
    /// Made of integer literals only, so that Rust does not know which integer type it is.
    pub(super) is_weak: bool,
}

impl Code {
    pub(super) fn new(text: impl Into<String>, prec: Prec, ty: Ty) -> Self {
        Self {
            text: text.into(),
            prec,
            form: Form::Value,
            ty,
            is_usize: false,
            is_weak: false,
        }
    }

    /// A call, a name, a literal: what takes no parentheses anywhere.
    pub(super) fn tight(text: impl Into<String>, ty: Ty) -> Self {
        Self::new(text, Prec::Postfix, ty)
    }

    pub(super) fn usize(text: impl Into<String>, prec: Prec) -> Self {
        Self {
            is_usize: true,
            ..Self::new(text, prec, Ty::Int)
        }
    }

    pub(super) fn held(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    pub(super) fn weak(mut self) -> Self {
        self.is_weak = true;
        self
    }

    pub(super) fn typed(mut self, ty: Ty) -> Self {
        self.ty = ty;
        self
    }

    /// The text, in parentheses if it binds less tightly than `least`.
    pub(super) fn at_least(&self, least: Prec) -> String {
        if least == Prec::Postfix
            && let Some(name) = self.lazy_static()
        {
            return name.to_owned();
        }
        if self.prec < least {
            format!("({})", self.text)
        } else {
            self.text.clone()
        }
    }

    /// The name of a `LazyLock`, or the guard of a `RefCell`, that this is the value of: a method, an index
    /// and a reference see the value through it, formatting and operators do not.
    pub(super) fn lazy_static(&self) -> Option<&str> {
        let seen = self.text.strip_prefix('*')?;
        let is_guard = self.prec == Prec::Unary && is_guard(seen);
        (is_guard || is_screaming(seen)).then_some(seen)
    }

    /// A character as a borrowed text: one that stands in the source is one.
    pub(super) fn char_as_text(&self) -> String {
        match syn::parse_str(&self.text) {
            Ok(syn::Lit::Char(c)) => quoted(&c.value().to_string()),
            _ => format!("&{}.to_string()", self.receiver()),
        }
    }

    /// The text as what a method is called on.
    pub(super) fn receiver(&self) -> String {
        if self.is_weak && self.ty == Ty::Int {
            return parenthesized_suffix(&self.text, self.prec);
        }
        // A method borrows a slice itself.
        if self.form == Form::Ref
            && self.prec == Prec::Unary
            && let Some(slice) = self.text.strip_prefix('&')
            && slice.ends_with(']')
            && slice.starts_with(|c: char| c.is_alphabetic() || c == '_')
        {
            return slice.to_owned();
        }
        self.at_least(Prec::Postfix)
    }

    /// An operand of a left-associative operator.
    pub(super) fn operand(&self, prec: Prec) -> String {
        self.at_least(prec)
    }
}

/// Whether a text ends with the guard of a `RefCell`.
fn is_guard(text: &str) -> bool {
    text.ends_with(".borrow()") || text.ends_with(".borrow_mut()") || text.ends_with(".lock()")
}

/// Whether a text borrows what a `RefCell` holds.
pub(super) fn holds_guard(text: &str) -> bool {
    text.contains(".borrow()") || text.contains(".borrow_mut()") || text.contains(".lock()")
}

/// Whether it is the name of a constant or a static.
pub(super) fn is_screaming(name: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| !c.is_ascii_digit()) && name.chars().all(is_of_name)
}

fn parenthesized_suffix(text: &str, prec: Prec) -> String {
    let text = with_suffix(text);
    if prec < Prec::Postfix {
        format!("({text})")
    } else {
        text
    }
}

/// Gives the first integer literal of a text its type, so that all of it has it.
pub(super) fn with_suffix(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let is_in_name = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
        if bytes[at].is_ascii_digit() && !is_in_name {
            let end = text[at..]
                .find(|c: char| !(c.is_ascii_digit() || c == '_'))
                .map_or(text.len(), |it| at + it);
            if text[end..].starts_with("i64") {
                return text.to_owned();
            }
            return format!("{}_i64{}", &text[..end], &text[end..]);
        }
        at += 1;
    }
    text.to_owned()
}

/// An argument without the parentheses that stand around all of it.
pub(super) fn without_parentheses(text: &str) -> &str {
    let Some(inside) = text.strip_prefix('(').and_then(|it| it.strip_suffix(')')) else {
        return text;
    };
    let mut depth = 0;
    for c in inside.chars() {
        match c {
            '(' => depth += 1,
            // The first one ends before, a comma makes a tuple, and what a quote holds is not read here.
            ')' if depth == 0 => return text,
            ')' => depth -= 1,
            ',' if depth == 0 => return text,
            '"' | '\'' => return text,
            _ => {}
        }
    }
    inside
}

/// `.collect::<T>()` at the very end as `.collect()`, where the declaration names the type.
pub(super) fn without_turbofish(text: &str, ty: &str) -> String {
    let end = format!(".collect::<{ty}>()");
    match text.strip_suffix(&end) {
        Some(start) => format!("{start}.collect()"),
        None => text.to_owned(),
    }
}

/// A string literal of Rust with this text.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if is_plain(c) => quoted.push(c),
            c => quoted.extend(c.escape_default()),
        }
    }
    quoted.push('"');
    quoted
}

/// A character literal of Rust.
pub(super) fn quoted_char(c: char) -> String {
    match c {
        '\'' => "'\\''".to_owned(),
        '"' => "'\"'".to_owned(),
        '\\' => "'\\\\'".to_owned(),
        c if is_plain(c) => format!("'{c}'"),
        c => format!("'{}'", c.escape_default()),
    }
}

/// Whether a character stands for itself in a literal, visible and harmless.
pub(super) fn is_plain(c: char) -> bool {
    c == ' ' || (!c.is_control() && !c.is_whitespace() && !crate::text::visible::is_obeyed(c))
}
