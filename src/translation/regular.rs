//! Regular expressions: compiled, searched with, and what they find put otherwise.

mod substituted;

use substituted::raw;

use super::code::Code;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
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
}
