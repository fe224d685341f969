//! `re.sub` and its like: what is put in where a pattern is found.

use super::super::code::{Code, Form, quoted};
use super::super::translator::{Res, Translator, refuse};
use super::Search;
use crate::types::ir::{Kind, ParamNature};
use crate::types::regular::Regular;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `sub`.
    pub(super) fn substituted(&mut self, search: &Search) -> Res<Code> {
        let Some(replacement) = search.arguments.replacement else {
            return refuse("a substitution with these arguments");
        };
        if search.regular.may_be_empty || search.regular.has_end {
            return refuse("a substitution of a pattern that may find nothing");
        }
        let new = match self.kind(replacement) {
            Kind::Str(template) => match replaced(template, &search.regular) {
                Some(text) => quoted(&text),
                None => return refuse("what is put in"),
            },
            Kind::Lambda(lambda) => {
                let info = self.program.func(*lambda);
                let ([param], Some(value)) = (info.params.as_slice(), info.value) else {
                    return refuse("a lambda of several parameters");
                };
                let var = param.var;
                if self.raises.fails(*lambda) {
                    return refuse("an error within a substitution");
                }
                self.declared.insert(var);
                self.bound.insert(var, Form::Ref);
                let name = self.binding(var).name.clone();
                let body = self.value(value, &Ty::Str)?;
                self.import("regex::Captures");
                format!("|{name}: &Captures| {}", body.text)
            }
            Kind::Func(id) => {
                let func = self.program.func(*id);
                let takes_match = matches!(func.params.as_slice(), [one] if one.nature == ParamNature::Plain
                    && self.program.var(one.var).ty == Ty::Foreign("re.Match"));
                if !takes_match
                    || func.ret != Ty::Str
                    || self.raises.fails(*id)
                    || self.refused(*id).is_some()
                {
                    return refuse("a substitution by this function");
                }
                let name = self.func_names[id.at()].clone();
                match self.closures.all.get(id) {
                    Some(closure) if closure.changes => format!("&mut {name}"),
                    Some(_) => format!("&{name}"),
                    None if self.closures.kept.contains_key(id) => {
                        self.import("regex::Captures");
                        format!("|found: &Captures<'_>| {name}(found)")
                    }
                    None => name,
                }
            }
            _ => return refuse("what is put in is computed"),
        };
        let text = self.searched_text(search)?;
        let call = match search.arguments.limit {
            None => format!("replace_all({text}, {new})"),
            Some(limit) => match self.kind(limit) {
                Kind::Int(1) => format!("replace({text}, {new})"),
                Kind::Int(limit @ 2..) => format!("replacen({text}, {limit}, {new})"),
                _ => return refuse("a substitution with a computed limit"),
            },
        };
        Ok(Code::tight(
            format!("{}.{call}.into_owned()", search.pattern),
            Ty::Str,
        ))
    }
}

/// What `sub` puts in, in the form of `regex`; nothing if it refers to what there is not.
fn replaced(template: &str, regular: &Regular) -> Option<String> {
    let mut text = String::new();
    let mut chars = template.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '$' => text.push_str("$$"),
            '\\' => match chars.next()? {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                '\\' => text.push('\\'),
                'g' => {
                    chars.next_if_eq(&'<')?;
                    let mut name = String::new();
                    loop {
                        match chars.next()? {
                            '>' => break,
                            c => name.push(c),
                        }
                    }
                    let is_there = match name.parse::<usize>() {
                        Ok(at) => at <= regular.groups.len(),
                        Err(_) => regular
                            .groups
                            .iter()
                            .any(|it| it.name.as_ref() == Some(&name)),
                    };
                    if !is_there {
                        return None;
                    }
                    text.push_str(&format!("${{{name}}}"));
                }
                digit @ '1'..='9' => {
                    if chars.peek().is_some_and(char::is_ascii_digit) {
                        return None;
                    }
                    let at = digit.to_digit(10).and_then(|it| usize::try_from(it).ok())?;
                    if at > regular.groups.len() {
                        return None;
                    }
                    text.push_str(&format!("${{{at}}}"));
                }
                _ => return None,
            },
            c => text.push(c),
        }
    }
    Some(text)
}

/// A pattern as a raw string of Rust.
pub(super) fn raw(pattern: &str) -> String {
    let is_plain = pattern
        .chars()
        .all(|it| it == '\n' || super::super::code::is_plain(it));
    if !is_plain {
        return quoted(pattern);
    }
    if !pattern.contains(['\\', '"', '\n']) {
        return quoted(pattern);
    }
    if pattern.contains("\"#") {
        return format!("r##\"{pattern}\"##");
    }
    if pattern.contains('"') {
        return format!("r#\"{pattern}\"#");
    }
    format!("r\"{pattern}\"")
}
