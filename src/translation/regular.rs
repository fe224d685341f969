//! Regular expressions: compiled, searched with, and what they find put otherwise.

use super::code::{Code, Form, quoted};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind, ParamNature};
use crate::types::regular::{self, Regular};
use crate::types::ty::Ty;

const UNREAD: &str = "a regular expression that Rust's may take in another way";

/// What a call of `re`, or of a method of a pattern, is about.
struct Search {
    /// The compiled pattern, as what a method is called on.
    pattern: String,
    regular: Regular,
    arguments: regular::Arguments,
}

impl Translator<'_, '_> {
    /// A call of a function of `re`, or of a method of a pattern, but for those that give one match after the
    /// other.
    pub(super) fn regular_call(
        &mut self,
        id: ExprId,
        function: &str,
        object: Option<ExprId>,
        given: &[Argument],
    ) -> Res<Code> {
        if function == "escape" {
            return refuse("re.escape has no phrase yet");
        }
        if function == "compile" {
            let Some(regular) = self.regulars.of_call(self.program, function, given) else {
                return refuse(UNREAD);
            };
            let text = self.compiled(&regular.rust);
            return Ok(Code::tight(text, Ty::Foreign("re.Pattern")));
        }
        let search = self.search(function, object, given)?;
        let ty = self.ty(id).clone();
        match function {
            "search" | "match" | "fullmatch" => {
                let text = self.searched_text(&search)?;
                let text = self.found(function, &search, &text)?;
                Ok(Code::tight(text, ty))
            }
            "findall" => {
                let text = self.searched_text(&search)?;
                let text = self.all_found(&search, &text)?;
                Ok(Code::tight(format!("{text}.collect::<Vec<_>>()"), ty))
            }
            "sub" => self.substituted(&search),
            "split" => {
                if search.regular.may_be_empty || search.regular.has_end {
                    return refuse("a split at a pattern that may find nothing");
                }
                if !search.regular.groups.is_empty() {
                    return refuse("a split at a pattern with groups");
                }
                let text = self.searched_text(&search)?;
                let text = match search.arguments.limit {
                    None => format!("{}.split({text})", search.pattern),
                    Some(limit) => match self.kind(limit) {
                        Kind::Int(limit @ 1..) => {
                            format!("{}.splitn({text}, {})", search.pattern, limit + 1)
                        }
                        _ => return refuse("a split with a computed limit"),
                    },
                };
                Ok(Code::tight(
                    format!("{text}.map(str::to_string).collect::<Vec<_>>()"),
                    ty,
                ))
            }
            _ => refuse(format!("re.{function} has no phrase yet")),
        }
    }

    /// `finditer`: the matches one after the other.
    pub(super) fn regular_matches(
        &mut self,
        object: Option<ExprId>,
        given: &[Argument],
    ) -> Res<Seq> {
        let search = self.search("finditer", object, given)?;
        if search.regular.may_be_empty || search.regular.has_end {
            return refuse("all matches of a pattern that may find nothing");
        }
        let text = self.searched_text(&search)?;
        let text = format!("{}.captures_iter({text})", search.pattern);
        let mut seq = Seq::new(text, Item::Value, Ty::Foreign("re.Match"));
        seq.is_double = false;
        Ok(seq)
    }

    fn search(
        &mut self,
        function: &str,
        object: Option<ExprId>,
        given: &[Argument],
    ) -> Res<Search> {
        let rest = if object.is_some() {
            given
        } else {
            given.get(1..).unwrap_or_default()
        };
        let Some(arguments) = regular::arguments(function, rest, object.is_some()) else {
            return refuse("a search with these arguments");
        };
        let regular = match object {
            Some(object) => self.regulars.of_expr(self.program, object),
            None => self.regulars.of_call(self.program, function, given),
        };
        let Some(regular) = regular else {
            return refuse(UNREAD);
        };
        if regular.has_end && self.regulars.sees_whole {
            return refuse("a pattern with a $ that Rust has in another way");
        }
        let pattern = if let Some(object) = object {
            self.expr(object)?.receiver()
        } else {
            let rust = match function {
                // The whole text ends where it ends, also with a line break.
                "fullmatch" => {
                    format!(r"\A(?:{})\z", regular.rust.replace(r"\n?\z", r"\z"))
                }
                "match" if !regular.is_anchored => format!(r"\A(?:{})", regular.rust),
                _ => regular.rust.clone(),
            };
            self.kept_pattern(&rust)
        };
        Ok(Search {
            pattern,
            regular,
            arguments,
        })
    }

    fn compiled(&mut self, pattern: &str) -> String {
        self.need_crate("regex", "1", &[]);
        self.import("regex::Regex");
        format!("Regex::new({}).expect(\"a valid pattern\")", raw(pattern))
    }

    /// A pattern that stands where it is used is compiled once.
    fn kept_pattern(&mut self, pattern: &str) -> String {
        if let Some(at) = self.patterns.iter().position(|it| it == pattern) {
            return self.name_of_pattern(at);
        }
        self.compiled("");
        self.import("std::sync::LazyLock");
        self.patterns.push(pattern.to_owned());
        self.name_of_pattern(self.patterns.len() - 1)
    }

    fn name_of_pattern(&self, at: usize) -> String {
        let is_taken = self
            .bindings
            .iter()
            .any(|it| it.name.starts_with("PATTERN"));
        let stem = if is_taken { "SEARCHED" } else { "PATTERN" };
        match at {
            0 => stem.to_owned(),
            at => format!("{stem}_{}", at + 1),
        }
    }

    /// The statics of the patterns that stand where they are used, by their names.
    pub(super) fn pattern_statics(&self) -> Vec<(String, String)> {
        let line = |(at, pattern): (usize, &String)| {
            let name = self.name_of_pattern(at);
            let line = format!(
                "static {name}: LazyLock<Regex> = LazyLock::new(|| Regex::new({}).expect(\"a valid pattern\"));",
                raw(pattern)
            );
            (name, line)
        };
        self.patterns.iter().enumerate().map(line).collect()
    }

    fn searched_text(&mut self, search: &Search) -> Res<String> {
        let Some(text) = search.arguments.text else {
            return refuse("a search with these arguments");
        };
        if !self.ty(text).some().is_text() {
            return refuse("a search in what is no text");
        }
        self.ensure_some(text)?;
        Ok(self.borrowed(text, &Ty::Str)?.text)
    }

    /// A search for one match.
    fn found(&mut self, function: &str, search: &Search, text: &str) -> Res<String> {
        let pattern = &search.pattern;
        if let Some(start) = search.arguments.start {
            if search.regular.has_end {
                return refuse("a pattern with a $ that Rust has in another way");
            }
            let helper = self.helper(if function == "match" {
                "match_at"
            } else {
                "search_from"
            });
            self.import("regex::Captures");
            let start = self.number(start, &Ty::Int)?;
            let start = self.plain_int(start);
            return Ok(format!("{helper}(&{pattern}, {text}, {})", start.text));
        }
        let is_kept = (0..self.patterns.len()).any(|at| *pattern == self.name_of_pattern(at));
        Ok(match function {
            "match" if !search.regular.is_anchored && !is_kept => {
                format!("{pattern}.captures({text}).filter(|found| found.get_match().start() == 0)")
            }
            "fullmatch" if !is_kept && search.regular.has_end => {
                return refuse("a pattern with a $ that Rust has in another way");
            }
            "fullmatch" if !is_kept => {
                self.phrase_helpers.insert("full_match");
                format!("full_match(&{pattern}, {text})")
            }
            _ => format!("{pattern}.captures({text})"),
        })
    }

    /// `findall`, as an iterator over owned values.
    fn all_found(&mut self, search: &Search, text: &str) -> Res<String> {
        if search.regular.may_be_empty || search.regular.has_end {
            return refuse("all matches of a pattern that may find nothing");
        }
        let pattern = &search.pattern;
        let group = |at: usize| {
            if search.regular.groups[at].is_optional {
                format!(
                    "found.get({}).map_or_else(String::new, |it| it.as_str().to_string())",
                    at + 1
                )
            } else {
                format!("found[{}].to_string()", at + 1)
            }
        };
        let count = search.regular.groups.len();
        let groups: Vec<String> = (0..count).map(group).collect();
        Ok(match groups.as_slice() {
            [] => format!("{pattern}.find_iter({text}).map(|found| found.as_str().to_string())"),
            [one] => format!("{pattern}.captures_iter({text}).map(|found| {one})"),
            many => format!(
                "{pattern}.captures_iter({text}).map(|found| ({}))",
                many.join(", ")
            ),
        })
    }

    /// `sub`.
    fn substituted(&mut self, search: &Search) -> Res<Code> {
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
fn raw(pattern: &str) -> String {
    let is_plain = pattern
        .chars()
        .all(|it| it == '\n' || super::code::is_plain(it));
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
