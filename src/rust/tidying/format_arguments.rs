//! Texts that are put into a text: what `{}` shows is what `to_string` gives, and a literal says itself.

use std::ops::Range;

use syn::punctuated::Punctuated;
use syn::{Expr, ExprMacro, Lit, LitStr, Token};

use super::Tidying;

/// Macros that begin with a format, or with what is written to and a format.
pub(super) const MACROS: [&str; 7] = [
    "eprint", "eprintln", "format", "print", "println", "write", "writeln",
];

/// Methods that change nothing, and lend nothing that would be in the way of another argument.
const STILL: [&str; 22] = [
    "abs",
    "as_str",
    "chars",
    "clone",
    "collect",
    "count",
    "display",
    "iter",
    "join",
    "len",
    "map",
    "max",
    "min",
    "pow",
    "repeat",
    "rev",
    "step_by",
    "strftime",
    "sum",
    "to_owned",
    "to_string",
    "to_vec",
];

/// Where the braces of a format stand in its source.
struct Placeholder {
    /// Bytes of the literal's source, braces included.
    range: Range<usize>,
    /// `{}`, with nothing in it.
    is_plain: bool,
}

impl Tidying<'_> {
    /// The arguments of a format macro: its literal, and what is put into it.
    pub(super) fn put_into_the_text(&mut self, arguments: &[Expr]) {
        let Some((format, values)) = split(arguments) else {
            return;
        };
        let at = Self::range(format).start;
        let Some(placeholders) = placeholders(self.source(format)) else {
            return;
        };
        if placeholders.len() != values.len() {
            return;
        }
        let mut before = arguments.first();
        for (placeholder, value) in placeholders.iter().zip(values) {
            if placeholder.is_plain {
                let brace = at + placeholder.range.start..at + placeholder.range.end;
                let others = values.iter().filter(|it| !std::ptr::eq(*it, value));
                let are_still = others.clone().all(|it| self.is_still(it));
                self.put_one(value, brace, before, are_still);
            }
            before = Some(value);
        }
    }

    fn put_one(
        &mut self,
        value: &Expr,
        brace: Range<usize>,
        before: Option<&Expr>,
        others_are_still: bool,
    ) {
        match value {
            Expr::Lit(literal) => {
                if let Lit::Str(text) = &literal.lit
                    && let Some(inner) = inner(self.source(text))
                    && !inner.contains('\\')
                    && let Some(before) = before
                {
                    let text = inner.replace('{', "{{").replace('}', "}}");
                    let behind = Self::range(before).end;
                    self.replace(brace, text);
                    self.replace(behind..Self::range(value).end, "");
                }
            }
            Expr::MethodCall(call)
                if call.method == "to_string" && call.args.is_empty() && others_are_still =>
            {
                let shown = match &*call.receiver {
                    Expr::Paren(within) => self.source(&within.expr),
                    receiver => self.source(receiver),
                };
                // What is locked stays so until all is written; and a type may have a method of that name.
                let is_other = [".lock()", ".write()"].iter().any(|it| shown.contains(it))
                    || self.text.contains("fn to_string(");
                if !is_other {
                    let shown = shown.to_owned();
                    self.replace(Self::range(value), shown);
                }
            }
            Expr::Macro(made) if made.mac.path.is_ident("format") && others_are_still => {
                self.put_format(made, brace, before);
            }
            _ => {}
        }
    }

    /// `"a {}", format!("b {c:>3} {}", d)` is `"a b {c:>3} {}", d`.
    fn put_format(&mut self, made: &ExprMacro, brace: Range<usize>, before: Option<&Expr>) {
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        let Ok(arguments) = made.mac.parse_body_with(parser) else {
            return;
        };
        let arguments: Vec<Expr> = arguments.into_iter().collect();
        let Some((format, values)) = split(&arguments) else {
            return;
        };
        let source = self.source(format);
        let (Some(found), Some(text)) = (placeholders(source), inner(source)) else {
            return;
        };
        if found.len() != values.len() || text.contains('\n') {
            return;
        }
        let text = text.to_owned();
        match (values.first(), values.last(), before) {
            (Some(first), Some(last), _) => {
                let shown = Self::range(first).start..Self::range(last).end;
                let shown = self.text.get(shown).unwrap_or_default().to_owned();
                self.replace(brace, text);
                self.replace(Self::range(made), shown);
            }
            (_, _, Some(before)) => {
                self.replace(brace, text);
                self.replace(Self::range(before).end..Self::range(made).end, "");
            }
            _ => {}
        }
    }

    /// Whether an argument changes nothing that another one shows: it calls what is known to look only.
    fn is_still(&self, value: &Expr) -> bool {
        let text = self.source(value);
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let mut calls = text.match_indices('(').map(|(at, _)| {
            let before = &text[..at];
            let name = before.trim_end_matches(is_name).len();
            &before[name..]
        });
        !text.contains(['?', '=', '!', '>'])
            && !text.contains("&mut")
            && calls.all(|it| it.is_empty() || STILL.contains(&it) || it.ends_with("_repr"))
    }
}

/// The literal of a format, if each of its values stands behind it in order.
fn split(arguments: &[Expr]) -> Option<(&LitStr, &[Expr])> {
    let (format, values) = arguments.split_first()?;
    let Expr::Lit(literal) = format else {
        return None;
    };
    let Lit::Str(text) = &literal.lit else {
        return None;
    };
    let are_in_order = !values.iter().any(|it| matches!(it, Expr::Assign(_)));
    are_in_order.then_some((text, values))
}

/// What stands between the quotes of a plain literal.
fn inner(source: &str) -> Option<&str> {
    source.strip_prefix('"')?.strip_suffix('"')
}

/// The braces of a format that take the next value each; nothing if some take another one.
fn placeholders(source: &str) -> Option<Vec<Placeholder>> {
    // In a raw text, and behind `\u`, braces are something else.
    if !source.starts_with('"') || source.contains("\\u") {
        return None;
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = source[at..].find(['{', '}']) {
        let start = at + next;
        if source[start..].starts_with("{{") || source[start..].starts_with("}}") {
            at = start + 2;
            continue;
        }
        let end = start + source[start..].find('}')? + 1;
        let within = &source[start + 1..end - 1];
        let (name, flags) = within.split_once(':').unwrap_or((within, ""));
        if flags.contains(['$', '*']) || name.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if name.is_empty() {
            let is_plain = within.is_empty();
            found.push(Placeholder {
                range: start..end,
                is_plain,
            });
        }
        at = end;
    }
    Some(found)
}
