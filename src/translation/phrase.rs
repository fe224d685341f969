//! Expressions that the table of phrases has.

use super::Crate;
use super::code::{Code, Form, Prec, quoted, with_suffix};
use super::translator::{Res, Translator, refuse, unknown};
use crate::phrases::{self, Fails, Mode, Segment};
use crate::types::ir::{ExprId, Kind};
use crate::types::phrases as instances;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// An expression by its phrase; nothing where the table has none for it.
    pub(super) fn by_phrase(&mut self, id: ExprId) -> Res<Option<Code>> {
        match instances::find(self.program, self.types, id) {
            Some(found) => {
                self.note_inner(id, id, &found);
                let is_constant = matches!(self.kind(id), Kind::Import(_));
                let code = self.written(&found)?;
                // A constant of texts is a part of the program.
                Ok(code.map(|code| match code.ty {
                    Ty::Str if is_constant => code.held(Form::Ref),
                    _ => code,
                }))
            }
            None => Ok(None),
        }
    }

    /// What stands in an expression that is one phrase is written with it.
    fn note_inner(&mut self, id: ExprId, whole: ExprId, found: &instances::Instance) {
        if found.holes.values().any(|it| *it == id) {
            return;
        }
        // What a phrase expects to go well, no handler sees.
        let is_seen =
            found.phrase.row.fails.is_some() && self.is_failing(id) && !self.is_failing(whole);
        if id != whole && !is_seen {
            self.handled.insert(id);
        }
        for part in self.kind(id).parts() {
            self.note_inner(part, whole, found);
        }
    }

    /// A phrase with what stands in its holes.
    pub(super) fn written(&mut self, found: &instances::Instance) -> Res<Option<Code>> {
        let row = found.phrase.row;
        let gives = found.gives();
        let template = found.phrase.exact();
        if !self.has_known_rust(&gives) {
            return refuse(unknown(&gives));
        }
        let Some(kept) = kept(row, &gives) else {
            return Ok(None);
        };
        let is_whole = |text: &str| text.matches('{').count() == text.matches('}').count();
        if phrases::helpers(row.helpers)
            .iter()
            .any(|it| !is_whole(it.text))
        {
            return Ok(None);
        }
        // A helper of the table's goes by its own name.
        if phrases::helpers(row.helpers)
            .iter()
            .any(|it| super::helpers::names().contains(&it.name))
        {
            return Ok(None);
        }
        // Numbers of two types have no order of Rust.
        if self.has_numbers
            && found.variables.values().any(|it| *it == Ty::Real)
            && phrases::helpers(row.helpers)
                .iter()
                .any(|it| it.text.contains(": Ord"))
        {
            return refuse("an order of these types");
        }
        if !self.keeps_order(&template, found) {
            return refuse("values that are computed in another order in Rust");
        }
        let mut text = String::new();
        for (at, segment) in template.iter().enumerate() {
            match segment {
                Segment::Text(part) => text.push_str(part),
                Segment::Hole { mode, name } => {
                    let (Some(value), Some(want)) =
                        (found.holes.get(*name).copied(), found.wants(name))
                    else {
                        return Ok(None);
                    };
                    let condition = row.same_if.iter().find(|(hole, _)| hole == name);
                    if let (Some((_, condition)), Kind::Str(literal)) =
                        (condition, self.kind(value))
                    {
                        text.push_str(&quoted(&phrases::in_rust(condition, literal)));
                        continue;
                    }
                    // `1.days()`
                    if let (Some(Segment::Text(next)), Kind::Int(count @ 0..)) =
                        (template.get(at + 1), self.kind(value))
                        && UNITS.iter().any(|it| next.starts_with(it))
                    {
                        text.push_str(&super::literals::integer(*count));
                        continue;
                    }
                    let before_dot = matches!(template.get(at + 1), Some(Segment::Text(text)) if text.starts_with(['.', '[']));
                    let floats = Ty::list(Ty::Float);
                    if before_dot && want == floats && *self.ty(value) == Ty::list(Ty::Int) {
                        // A list of ints is none of floats.
                        return Ok(None);
                    }
                    // An argument is the value itself.
                    let after = template.get(at + 1);
                    let is_argument = text.ends_with(['(', '[']) || text.ends_with(", ");
                    let is_argument = is_argument
                        && matches!(after, Some(Segment::Text(text)) if text.starts_with([')', ',', ']']));
                    if is_argument && *mode == Mode::Operand && want.is_copy() {
                        let code = self.value(value, &want)?;
                        text.push_str(&self.plain_int(code).text);
                        continue;
                    }
                    text.push_str(&self.in_mode(value, &want, *mode, before_dot)?);
                }
            }
        }
        row.needs.iter().for_each(|it| self.import(it));
        for needed in row.crates {
            self.need_crate(needed.name, needed.version, needed.features);
        }
        self.phrase_helpers.extend(row.helpers.iter().copied());
        if row.form == phrases::Form::Statement
            && let Some(call) = text.strip_suffix('?')
        {
            text.truncate(call.len());
        }
        // What the table's Rust binds like is not known: parentheses where it is more than a call.
        let prec = if is_one_chain(&text) {
            Prec::Postfix
        } else {
            Prec::Loose
        };
        let mut code = Code::new(text, prec, gives.clone());
        if let Some(Fails::Option | Fails::Result) = row.fails {
            let raises = row.raises.unwrap_or("an exception").replace('"', "'");
            code = Code {
                text: format!("{}.expect(\"{raises}\")", code.receiver()),
                prec: Prec::Postfix,
                ..code
            };
        }
        let code = match kept {
            // A small value is copied out of what holds it.
            Kept::As(Form::Ref) if gives.is_copy() => Code::new(
                format!("*{}", code.at_least(Prec::Unary)),
                Prec::Unary,
                gives,
            ),
            Kept::As(form) => code.held(form),
            Kept::Collected(each) => Code::tight(
                format!("{}{each}.collect::<Vec<_>>()", code.receiver()),
                gives,
            ),
            Kept::Pair => Code::new(
                format!(
                    "{{ let (a, b) = {}; (a.to_string(), b.to_string()) }}",
                    code.text
                ),
                Prec::Loose,
                gives,
            ),
        };
        Ok(Some(Code {
            is_usize: row.form == phrases::Form::Usize,
            ..code
        }))
    }

    /// Notes that the program needs a crate.
    pub(super) fn need_crate(
        &mut self,
        name: &'static str,
        version: &'static str,
        features: &'static [&'static str],
    ) {
        let needed = Crate {
            name,
            version,
            features,
        };
        if !self.phrase_crates.contains(&needed) {
            self.phrase_crates.push(needed);
        }
    }

    /// Whether what stands in the holes of a template is computed there once each, and in Python's order.
    fn keeps_order(&self, template: &[Segment<'_>], found: &instances::Instance) -> bool {
        let holes = template.iter().filter_map(|it| match it {
            Segment::Hole { name, .. } => found.holes.get(*name).copied(),
            Segment::Text(_) => None,
        });
        let computed: Vec<u32> = holes
            .filter(|it| !self.is_simple(*it))
            .map(|it| self.program.expr(it).position)
            .collect();
        computed.is_sorted_by(|a, b| a < b)
    }

    fn in_mode(&mut self, value: ExprId, want: &Ty, mode: Mode, before_dot: bool) -> Res<String> {
        if !matches!(want, Ty::Option(_)) {
            self.ensure_some(value)?;
        }
        Ok(match mode {
            Mode::Operand => {
                let code = if want.is_float() {
                    self.value(value, want)?
                } else {
                    self.expr(value)?
                };
                let code = self.plain_int(code);
                if !before_dot && code.lazy_static().is_some() {
                    code.at_least(Prec::Unary)
                } else if code.is_weak && before_dot && code.ty == Ty::Int {
                    with_suffix(&code.receiver())
                } else if code.ty == Ty::Char && want == &Ty::Str {
                    // The table's Rust is for texts.
                    format!("{}.to_string()", code.receiver())
                } else if before_dot && want.is_float() {
                    super::numbers::float_receiver(&code)
                } else {
                    code.receiver()
                }
            }
            Mode::Borrowed => self.borrowed(value, want)?.text,
            Mode::Reference => {
                let code = self.borrowed(value, want)?;
                if want.is_copy() {
                    format!("&{}", code.at_least(Prec::Unary))
                } else {
                    code.text
                }
            }
            Mode::Owned => self.value(value, want)?.text,
            Mode::Usize if super::counts::is_count(self.program, value, &self.usizes) => {
                self.count(value)?.text
            }
            Mode::Into => {
                let seq = self.iterate(value)?;
                self.owned_items(seq, &want.item())?
            }
            _ => return refuse("a phrase whose argument is wanted in a form of its own"),
        })
    }
}

/// What makes a span of time of a number.
const UNITS: &[&str] = &[
    ".weeks()",
    ".days()",
    ".hours()",
    ".minutes()",
    ".seconds()",
];

/// How what a phrase gives is kept.
enum Kept {
    As(Form),
    /// As a list, each item after this change.
    Collected(&'static str),
    /// As two owned texts.
    Pair,
}

/// How what a row gives is kept; nothing where the table does not say.
fn kept(row: &phrases::Row, gives: &Ty) -> Option<Kept> {
    let is_of_texts = format!("{gives:?}").contains("Str");
    let owned = || match gives {
        Ty::List(of) if **of == Ty::Str => Some(".map(str::to_string)"),
        Ty::List(of) if **of == Ty::Foreign("path") => Some(".map(Path::to_path_buf)"),
        _ => None,
    };
    Some(match row.form {
        phrases::Form::Value | phrases::Form::Usize => {
            // Whether the texts in a list are borrowed, the table does not say.
            if is_of_texts && !matches!(gives, Ty::Str) && !gives_owned(row) {
                return None;
            }
            Kept::As(Form::Value)
        }
        // One call, whose error is for the function around.
        phrases::Form::Statement if *gives == Ty::None && !row.rust.contains([';', '\n']) => {
            Kept::As(Form::Value)
        }
        phrases::Form::Ref if *gives == Ty::Tuple(vec![Ty::Str; 2]) => Kept::Pair,
        phrases::Form::Ref if is_of_texts && !matches!(gives, Ty::Str) => return None,
        phrases::Form::Ref => Kept::As(Form::Ref),
        phrases::Form::Iter if matches!(gives, Ty::List(_)) && !is_of_texts => Kept::Collected(""),
        phrases::Form::IterRef if matches!(gives, Ty::List(_)) => Kept::Collected(owned()?),
        _ => return None,
    })
}

/// Whether a row is the call of a helper that gives what nobody else has.
fn gives_owned(row: &phrases::Row) -> bool {
    let [name] = row.helpers else {
        return false;
    };
    row.rust.starts_with(&format!("{name}("))
        && phrases::helpers(&[name]).iter().any(|it| {
            it.text.contains(&format!("fn {name}(")) && it.text.contains("-> Vec<String> {")
        })
}

/// Whether a text is a call or a chain of calls: nothing in it stands outside of brackets but names and dots.
fn is_one_chain(text: &str) -> bool {
    let mut depth = 0;
    let mut is_quoted = false;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '"' if before != '\\' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ if depth > 0 => {}
            '.' | ':' | '_' | '<' | '>' => {}
            c if c.is_alphanumeric() => {}
            _ => return false,
        }
        before = c;
    }
    text.ends_with([')', ']']) && depth == 0
}

/// Whether a text is a call of a helper of the table whose error is what Python's exception says.
pub(super) fn gives_message(text: &str) -> bool {
    let name = text.split('(').next().unwrap_or_default();
    let is_it = |it: &phrases::Helper<'_>| {
        it.text.contains(&format!("fn {name}(")) && it.text.contains(", String> {")
    };
    !name.is_empty() && phrases::helpers(&[name]).iter().any(is_it)
}
