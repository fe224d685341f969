//! Methods of strings.

use super::code::{Code, Form, Prec, quoted, quoted_char};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A method of a text without arguments, on a value that is there.
    pub(super) fn text_method_plain(&mut self, code: Code, name: &str) -> Res<Code> {
        let is_char = code.ty == Ty::Char;
        let text = |it: &Code| {
            if is_char {
                format!("{}.to_string()", it.receiver())
            } else {
                it.receiver()
            }
        };
        match name {
            "upper" if is_char => Ok(Code::tight(
                format!("{}.to_uppercase().to_string()", code.receiver()),
                Ty::Str,
            )),
            "lower" if is_char => Ok(Code::tight(
                format!("{}.to_lowercase().to_string()", code.receiver()),
                Ty::Str,
            )),
            "upper" => Ok(Code::tight(
                format!("{}.to_uppercase()", code.receiver()),
                Ty::Str,
            )),
            "casefold" => {
                let text = if is_char {
                    code.char_as_text()
                } else {
                    self.reference(code).text
                };
                let helper = self.helper("case_folded");
                Ok(Code::tight(format!("{helper}({text})"), Ty::Str))
            }
            "lower" => Ok(Code::tight(
                format!("{}.to_lowercase()", code.receiver()),
                Ty::Str,
            )),
            "strip" | "lstrip" | "rstrip" if is_char => refuse("strip of one character"),
            "strip" => self.part_of(&code, "trim()"),
            "lstrip" => self.part_of(&code, "trim_start()"),
            "rstrip" => self.part_of(&code, "trim_end()"),
            "isupper" if is_char => Ok(Code::tight(
                format!("{}.is_uppercase()", code.receiver()),
                Ty::Bool,
            )),
            "islower" if is_char => Ok(Code::tight(
                format!("{}.is_lowercase()", code.receiver()),
                Ty::Bool,
            )),
            "isalpha" if is_char => Ok(Code::tight(
                format!("{}.is_alphabetic()", code.receiver()),
                Ty::Bool,
            )),
            "isspace" if is_char => Ok(Code::tight(
                format!("{}.is_whitespace()", code.receiver()),
                Ty::Bool,
            )),
            "isalnum" if is_char => Ok(Code::tight(
                format!("{}.is_alphanumeric()", code.receiver()),
                Ty::Bool,
            )),
            "isdigit" | "isdecimal" if is_char => {
                let helper = self.helper("is_digit");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Bool))
            }
            "isdigit" | "isdecimal" | "isalpha" | "isalnum" | "isspace" => {
                let test = match name {
                    "isalpha" => "char::is_alphabetic",
                    "isalnum" => "char::is_alphanumeric",
                    "isspace" => "char::is_whitespace",
                    _ => self.helper("is_digit"),
                };
                let helper = self.helper("all_chars");
                let code = if code.ty == Ty::Lit {
                    code
                } else {
                    self.reference(code)
                };
                Ok(Code::tight(
                    format!("{helper}({}, {test})", code.text),
                    Ty::Bool,
                ))
            }
            "isupper" | "islower" => {
                let helper = self.helper(if name == "isupper" {
                    "is_upper"
                } else {
                    "is_lower"
                });
                let code = if code.ty == Ty::Lit {
                    code
                } else {
                    self.reference(code)
                };
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Bool))
            }
            "title" | "capitalize" | "swapcase" => {
                let helper = self.helper(match name {
                    "title" => "title_case",
                    "capitalize" => "capitalize",
                    _ => "swap_case",
                });
                let argument = if is_char {
                    format!("&{}", text(&code))
                } else if code.ty == Ty::Lit {
                    code.text
                } else {
                    self.reference(code).text
                };
                Ok(Code::tight(format!("{helper}({argument})"), Ty::Str))
            }
            _ => refuse(format!("{name} of a text")),
        }
    }

    /// A part of a text that borrows it, or is made owned where the text goes away.
    fn part_of(&mut self, code: &Code, call: &str) -> Res<Code> {
        let text = format!("{}.{call}", code.receiver());
        Ok(if code.form == Form::Value && code.ty == Ty::Str {
            Code::tight(format!("{text}.to_string()"), Ty::Str)
        } else {
            Code::tight(text, Ty::Str).held(Form::Ref)
        })
    }

    pub(super) fn text_method(
        &mut self,
        object: ExprId,
        name: &str,
        plain: &[ExprId],
    ) -> Res<Code> {
        let mut code = self.expr(object)?;
        if code.ty == Ty::Char && !plain.is_empty() && name != "join" {
            code = Code::tight(format!("{}.to_string()", code.receiver()), Ty::Str);
        }
        let receiver = match &code.ty {
            Ty::Char => format!("{}.to_string()", code.receiver()),
            _ => code.receiver(),
        };
        match (name, plain) {
            ("join", [over]) => self.join(code, *over),
            ("split" | "splitlines" | "rsplit", _) => {
                let text = match (name, plain) {
                    ("split", []) => format!("{receiver}.split_whitespace()"),
                    ("split", [separator]) => {
                        format!("{receiver}.split({})", self.pattern(*separator)?)
                    }
                    ("split", [separator, most]) => {
                        let Kind::Int(most @ 0..) = self.kind(*most) else {
                            return refuse("split with a computed limit");
                        };
                        let pattern = self.pattern(*separator)?;
                        format!("{receiver}.splitn({}, {pattern})", most + 1)
                    }
                    ("rsplit", [separator, most]) => {
                        let (Kind::Str(between), Kind::Int(most @ 0..)) =
                            (self.kind(*separator), self.kind(*most))
                        else {
                            return refuse("rsplit with what is computed");
                        };
                        if between.is_empty() {
                            return refuse("rsplit at nothing");
                        }
                        let text = format!("{}, {most}", quoted(between));
                        let helper = self.helper("split_from_end");
                        let of = if code.ty == Ty::Str {
                            self.reference(code)
                        } else {
                            code
                        };
                        return Ok(Code::tight(
                            format!("{helper}({}, {text})", of.text),
                            Ty::list(Ty::Str),
                        ));
                    }
                    ("splitlines", []) => {
                        let helper = self.helper("split_lines");
                        let code = if code.ty == Ty::Lit {
                            code
                        } else {
                            self.reference(code)
                        };
                        return Ok(Code::tight(
                            format!("{helper}({})", code.text),
                            Ty::list(Ty::Str),
                        ));
                    }
                    _ => return refuse(format!("{name} with these arguments")),
                };
                Ok(Code::tight(
                    format!("{text}.map(str::to_string).collect::<Vec<String>>()"),
                    Ty::list(Ty::Str),
                ))
            }
            ("encode", given) => {
                let encoding = match given {
                    [] => "utf-8",
                    [encoding] => match self.kind(*encoding) {
                        Kind::Str(encoding) => encoding,
                        _ => return refuse("a computed encoding"),
                    },
                    _ => return refuse("encode with these arguments"),
                };
                match encoding.to_lowercase().as_str() {
                    "utf-8" | "utf8" if code.form != Form::Value || code.ty == Ty::Lit => Ok(
                        Code::tight(format!("{receiver}.as_bytes()"), Ty::Bytes).held(Form::Ref),
                    ),
                    "utf-8" | "utf8" => {
                        Ok(Code::tight(format!("{receiver}.into_bytes()"), Ty::Bytes))
                    }
                    "ascii" => {
                        let helper = self.helper("ascii_bytes");
                        let code = if code.ty == Ty::Lit {
                            code
                        } else {
                            self.reference(code)
                        };
                        Ok(Code::tight(format!("{helper}({})", code.text), Ty::Bytes)
                            .held(Form::Ref))
                    }
                    _ => refuse("an encoding that is not UTF-8"),
                }
            }
            ("partition" | "rpartition", [separator]) => {
                let separator = self.borrowed(*separator, &Ty::Str)?;
                let helper = self.helper(if name == "partition" {
                    "partition"
                } else {
                    "rpartition"
                });
                let code = if code.ty == Ty::Lit {
                    code
                } else {
                    self.reference(code)
                };
                Ok(Code::tight(
                    format!("{helper}({}, {})", code.text, separator.text),
                    Ty::Tuple(vec![Ty::Str; 3]),
                ))
            }
            ("replace", [from, to]) => {
                let (from, to) = (self.pattern(*from)?, self.borrowed(*to, &Ty::Str)?);
                Ok(Code::tight(
                    format!("{receiver}.replace({from}, {})", to.text),
                    Ty::Str,
                ))
            }
            ("replace", [from, to, most]) => {
                let (from, to) = (self.pattern(*from)?, self.borrowed(*to, &Ty::Str)?);
                let Kind::Int(most @ 0..) = self.kind(*most) else {
                    return refuse("replace with a computed limit");
                };
                Ok(Code::tight(
                    format!("{receiver}.replacen({from}, {}, {most})", to.text),
                    Ty::Str,
                ))
            }
            ("startswith" | "endswith", [what]) => {
                let method = if name == "startswith" {
                    "starts_with"
                } else {
                    "ends_with"
                };
                if let Kind::Tuple(items) = self.kind(*what) {
                    let mut tests = Vec::new();
                    for item in items {
                        tests.push(format!("{receiver}.{method}({})", self.pattern(*item)?));
                    }
                    return Ok(Code::new(tests.join(" || "), Prec::Or, Ty::Bool));
                }
                Ok(Code::tight(
                    format!("{receiver}.{method}({})", self.pattern(*what)?),
                    Ty::Bool,
                ))
            }
            ("strip" | "lstrip" | "rstrip", [what]) => {
                let Kind::Str(chars) = self.kind(*what) else {
                    return refuse("strip of computed characters");
                };
                let method = match name {
                    "strip" => "trim_matches",
                    "lstrip" => "trim_start_matches",
                    _ => "trim_end_matches",
                };
                let patterns: Vec<String> = chars.chars().map(quoted_char).collect();
                let pattern = match patterns.as_slice() {
                    [one] => one.clone(),
                    many => format!("[{}]", many.join(", ")),
                };
                self.part_of(&code, &format!("{method}({pattern})"))
            }
            ("removeprefix" | "removesuffix", [what]) => {
                let method = if name == "removeprefix" {
                    "strip_prefix"
                } else {
                    "strip_suffix"
                };
                let pattern = self.pattern(*what)?;
                if !self.is_simple(object) {
                    return refuse("removeprefix of what is computed twice");
                }
                let whole = if code.ty == Ty::Lit {
                    code.text.clone()
                } else {
                    self.reference(code).text
                };
                Ok(Code::tight(
                    format!("{receiver}.{method}({pattern}).unwrap_or({whole})"),
                    Ty::Str,
                )
                .held(Form::Ref))
            }
            ("count", [what]) => {
                if let Kind::Str(text) = self.kind(*what)
                    && text.is_empty()
                {
                    return refuse("count of nothing");
                }
                let mut code = Code::usize(
                    format!("{receiver}.matches({}).count()", self.pattern(*what)?),
                    Prec::Postfix,
                );
                code.is_weak = false;
                Ok(code)
            }
            ("find" | "index" | "rfind", [what]) => {
                let what = self.borrowed(*what, &Ty::Str)?;
                let helper = self.helper(match name {
                    "find" => "find_text",
                    "rfind" => "rfind_text",
                    _ => "index_of_text",
                });
                let code = if code.ty == Ty::Lit {
                    code
                } else {
                    self.reference(code)
                };
                Ok(Code::tight(
                    format!("{helper}({}, {})", code.text, what.text),
                    Ty::Int,
                ))
            }
            ("ljust" | "rjust" | "center" | "zfill", [width, ..]) => {
                self.justified(&code, name, *width, plain.get(1).copied())
            }
            (_, []) => self.text_method_plain(code, name),
            _ => refuse(format!("{name} with these arguments")),
        }
    }
}
