//! `translate` by a table that is known.

use super::code::{Code, quoted, quoted_char};
use super::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Argument, ExprId, Kind, Table};
use crate::types::ty::Ty;

/// A table with more than that is no `match` any more.
const MOST_ARMS: usize = 12;

impl Translator<'_, '_> {
    /// `object.translate(table)`.
    pub(super) fn translated(&mut self, object: ExprId, table: &Table) -> Res<Code> {
        let code = self.borrowed(object, &Ty::Str)?;
        let gone: Vec<char> = table
            .iter()
            .filter(|it| it.1.is_empty())
            .map(|it| it.0)
            .collect();
        let kept: Vec<&(char, String)> = table.iter().filter(|it| !it.1.is_empty()).collect();
        let are_chars = kept.iter().all(|it| it.1.chars().nth(1).is_none());
        let receiver = code.receiver();
        let text = if table.is_empty() {
            format!("{receiver}.to_string()")
        } else if kept.is_empty() {
            format!("{receiver}.replace({}, \"\")", one_of(&gone))
        } else if are_chars && gone.is_empty() && kept.len() > MOST_ARMS {
            self.phrase_helpers.insert("translate");
            let old: String = kept.iter().map(|it| it.0).collect();
            let new: String = kept.iter().map(|it| it.1.as_str()).collect();
            format!(
                "translate({}, {}, {})",
                code.text,
                quoted(&old),
                quoted(&new)
            )
        } else if are_chars {
            let wrap = |text: &str| {
                if gone.is_empty() {
                    text.to_owned()
                } else {
                    format!("Some({text})")
                }
            };
            let mut arms: Vec<String> = kept
                .iter()
                .map(|(from, to)| {
                    let to: String = to.chars().map(quoted_char).collect();
                    format!("{} => {},", quoted_char(*from), wrap(&to))
                })
                .collect();
            arms.extend(left_out(&gone));
            arms.push(format!("c => {},", wrap("c")));
            let method = if gone.is_empty() { "map" } else { "filter_map" };
            format!(
                "{receiver}.chars().{method}(|c| match c {{ {} }}).collect::<String>()",
                arms.join(" ")
            )
        } else {
            let mut arms: Vec<String> = kept
                .iter()
                .map(|(from, to)| format!("{} => {}.to_string(),", quoted_char(*from), quoted(to)))
                .collect();
            arms.extend(left_out(&gone).map(|it| it.replace("None", "String::new()")));
            arms.push("c => c.to_string(),".to_owned());
            format!(
                "{receiver}.chars().map(|c| match c {{ {} }}).collect::<String>()",
                arms.join(" ")
            )
        };
        Ok(Code::tight(text, Ty::Str))
    }

    /// The texts that a table is made of where it is used: `text.translate(str.maketrans(old, new))`.
    pub(super) fn texts_of_table(&self, name: &str, given: &[Argument]) -> Vec<ExprId> {
        let [table] = given else {
            return Vec::new();
        };
        let Kind::Call(func, texts) = self.kind(table.value) else {
            return Vec::new();
        };
        let Kind::Attribute(of, made_by) = self.kind(*func) else {
            return Vec::new();
        };
        let is_it = name == "translate"
            && made_by == "maketrans"
            && matches!(self.kind(*of), Kind::Builtin(name) if name == "str")
            && texts.iter().all(|it| it.name.is_none() && it.stars == 0);
        let texts = texts.iter().filter(|_| is_it);
        texts.map(|it| it.value).collect()
    }

    pub(super) fn is_no_text(&self, id: ExprId) -> bool {
        matches!(self.kind(id), Kind::Str(text) if text.is_empty())
    }

    /// `object.translate(str.maketrans("", "", gone))`.
    pub(super) fn without(&mut self, object: ExprId, gone: ExprId) -> Res<Code> {
        let text = self.borrowed(object, &Ty::Str)?;
        let gone = self.borrowed(gone, &Ty::Str)?;
        let helper = self.helper("without");
        Ok(Code::tight(
            format!("{helper}({}, {})", text.text, gone.text),
            Ty::Str,
        ))
    }

    /// Whether a text is another one turned around somewhere: `old[n:] + old[:n]`; or several such behind each
    /// other.
    fn are_of_one_length(&self, old: ExprId, new: ExprId) -> bool {
        let same = |a: ExprId, b: ExprId| match (self.kind(a), self.kind(b)) {
            (Kind::Var(a), Kind::Var(b)) => a == b,
            (Kind::Import(a), Kind::Import(b)) => a == b,
            (Kind::Int(a), Kind::Int(b)) => a == b,
            _ => false,
        };
        let parts = self.added(new);
        let mut parts = parts.as_slice();
        for old in self.added(old) {
            let [first, second, rest @ ..] = parts else {
                return false;
            };
            let (Kind::Slice(a, [Some(from), None, None]), Kind::Slice(b, [None, Some(to), None])) =
                (self.kind(*first), self.kind(*second))
            else {
                return false;
            };
            if !same(*a, old) || !same(*b, old) || !same(*from, *to) {
                return false;
            }
            parts = rest;
        }
        parts.is_empty()
    }

    /// What is put together by `+`, from left to right.
    fn added(&self, id: ExprId) -> Vec<ExprId> {
        match self.kind(id) {
            Kind::Binary(rustpython_ast::Operator::Add, left, right) => {
                let mut parts = self.added(*left);
                parts.extend(self.added(*right));
                parts
            }
            _ => vec![id],
        }
    }

    /// `object.translate(str.maketrans(old, new))`.
    pub(super) fn translated_by(&mut self, object: ExprId, old: ExprId, new: ExprId) -> Res<Code> {
        let error = Exc::Builtin("ValueError");
        let heads = self.program.tries.values().flat_map(|it| &it.handlers);
        let is_caught = heads.into_iter().any(|it| {
            exceptions::caught(self.program, it.class).is_none_or(|all| {
                all.iter()
                    .any(|it| exceptions::catches(self.program, *it, error))
            })
        });
        if is_caught && !self.are_of_one_length(old, new) {
            return refuse("a table of texts that may not be of one length");
        }
        let text = self.borrowed(object, &Ty::Str)?;
        let old = self.borrowed(old, &Ty::Str)?;
        let new = self.borrowed(new, &Ty::Str)?;
        self.phrase_helpers.insert("translate");
        Ok(Code::tight(
            format!("translate({}, {}, {})", text.text, old.text, new.text),
            Ty::Str,
        ))
    }
}

/// The arm for the characters that are left out.
fn left_out(gone: &[char]) -> Option<String> {
    match gone {
        [] => None,
        gone if gone.len() > MOST_ARMS => {
            let all: String = gone.iter().collect();
            Some(format!("c if {}.contains(c) => None,", quoted(&all)))
        }
        gone => {
            let all: Vec<String> = gone.iter().copied().map(quoted_char).collect();
            Some(format!("{} => None,", all.join(" | ")))
        }
    }
}

/// A pattern that finds any of these characters.
fn one_of(chars: &[char]) -> String {
    match chars {
        [one] => quoted_char(*one),
        few if few.len() <= MOST_ARMS / 2 => {
            let all: Vec<String> = few.iter().copied().map(quoted_char).collect();
            format!("[{}]", all.join(", "))
        }
        many => {
            let all: String = many.iter().collect();
            format!("|c| {}.contains(c)", quoted(&all))
        }
    }
}
