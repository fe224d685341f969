//! Methods of texts, lists, sets and dicts, in expressions.

use super::code::{Code, Form, Prec, quoted, quoted_char};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    pub(super) fn call_method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let of = self.ty(object).some().clone();
        match &of {
            ty if ty.is_text() => {
                if name == "format" {
                    let Kind::Str(template) = self.kind(object) else {
                        return refuse("format of a computed text");
                    };
                    return self.braces(template, arguments);
                }
                let plain = self.plain(arguments)?;
                self.text_method(object, name, &plain)
            }
            Ty::List(item) | Ty::Tuples(item) | Ty::Deque(item) => {
                let plain = self.plain(arguments)?;
                let item = (**item).clone();
                self.list_method(object, name, &plain, &item, &of)
            }
            Ty::Dict(key, value, kind) => {
                let plain = self.plain(arguments)?;
                let types = ((**key).clone(), (**value).clone(), *kind);
                self.dict_method(id, object, name, &plain, &types)
            }
            Ty::Set(item) => {
                let plain = self.plain(arguments)?;
                let item = (**item).clone();
                self.set_method(object, name, &plain, &item, &of)
            }
            Ty::Tuple(_) => refuse("a method of a tuple"),
            Ty::Instance(class) | Ty::Enum(class) => {
                self.call_own_method(object, *class, name, arguments)
            }
            Ty::Class(class) => self.call_through_class(*class, name, arguments),
            _ => match self.kind(object) {
                Kind::Builtin(owner) if owner == "dict" && name == "fromkeys" => {
                    refuse("dict.fromkeys")
                }
                _ => refuse(unknown(&of)),
            },
        }
    }

    /// What is looked for in a text: a literal, a character, a `&str`.
    pub(super) fn pattern(&mut self, id: ExprId) -> Res<String> {
        if let Kind::Str(text) = self.kind(id) {
            let mut chars = text.chars();
            return Ok(match (chars.next(), chars.next()) {
                (Some(c), None) => quoted_char(c),
                _ => quoted(text),
            });
        }
        if *self.ty(id) == Ty::Char {
            return Ok(self.expr(id)?.text);
        }
        Ok(self.borrowed(id, &Ty::Str)?.text)
    }

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
            "lower" | "casefold" => Ok(Code::tight(
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

    fn text_method(&mut self, object: ExprId, name: &str, plain: &[ExprId]) -> Res<Code> {
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
                let (text, is_owned) = match (name, plain) {
                    ("split", []) => (format!("{receiver}.split_whitespace()"), false),
                    ("split", [separator]) => (
                        format!("{receiver}.split({})", self.pattern(*separator)?),
                        false,
                    ),
                    ("split", [separator, most]) => {
                        let Kind::Int(most @ 0..) = self.kind(*most) else {
                            return refuse("split with a computed limit");
                        };
                        (
                            format!(
                                "{receiver}.splitn({}, {})",
                                most + 1,
                                self.pattern(*separator)?
                            ),
                            false,
                        )
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
                let _ = is_owned;
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
            ("partition", [separator]) => {
                let separator = self.borrowed(*separator, &Ty::Str)?;
                let helper = self.helper("partition");
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
                self.justified(code, name, *width, plain.get(1).copied())
            }
            (_, []) => self.text_method_plain(code, name),
            _ => refuse(format!("{name} with these arguments")),
        }
    }

    fn justified(
        &mut self,
        code: Code,
        name: &str,
        width: ExprId,
        fill: Option<ExprId>,
    ) -> Res<Code> {
        let fill = match fill.map(|it| self.kind(it)) {
            None => ' ',
            Some(Kind::Str(text)) => match text.chars().next() {
                Some(c) if !matches!(c, '{' | '}') => c,
                _ => return refuse("this fill"),
            },
            Some(_) => return refuse("a computed fill"),
        };
        let text = if code.ty == Ty::Char {
            format!("&{}.to_string()", code.receiver())
        } else if code.ty == Ty::Lit || code.form == Form::Ref {
            code.text.clone()
        } else {
            self.reference(code.clone()).text
        };
        if name == "center" || name == "zfill" {
            let width = self.number(width, &Ty::Int)?;
            let helper = self.helper(if name == "center" {
                "center"
            } else {
                "zero_fill"
            });
            return Ok(Code::tight(
                if name == "center" {
                    format!("{helper}({text}, {}, {})", width.text, quoted_char(fill))
                } else {
                    format!("{helper}({text}, {})", width.text)
                },
                Ty::Str,
            ));
        }
        let sign = if name == "ljust" { '<' } else { '>' };
        let fill = if fill == ' ' {
            String::new()
        } else {
            fill.to_string()
        };
        let mut template = super::format::Template::default();
        let spec = match self.kind(width) {
            Kind::Int(width @ 0..) => format!("{fill}{sign}{width}"),
            _ => {
                let width = if super::variables::is_count(self.program, width, &self.usizes) {
                    self.count(width)?.text
                } else {
                    let width = self.number(width, &Ty::Int)?;
                    let helper = self.helper("times");
                    format!("{helper}({})", width.text)
                };
                let name = template.named("width", &width);
                format!("{fill}{sign}{name}$")
            }
        };
        template.argument(&code.text, &spec);
        Ok(template.formatted())
    }

    fn join(&mut self, separator: Code, over: ExprId) -> Res<Code> {
        let item = self.ty(over).item();
        if !item.is_text() {
            return refuse("join of what is no text");
        }
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        if separator.text == "\"\"" {
            if matches!((&seq.item, &seq.ty), (super::seq::Item::Ref, Ty::Str)) {
                return Ok(match seq.text.strip_suffix(".iter()") {
                    Some(list) => Code::tight(format!("{list}.concat()"), Ty::Str),
                    None => Code::tight(
                        format!("{}.map(String::as_str).collect::<String>()", seq.receiver()),
                        Ty::Str,
                    ),
                });
            }
            if matches!((&seq.item, &seq.ty), (super::seq::Item::Ref, Ty::Lit)) {
                return Ok(Code::tight(
                    format!("{}.copied().collect::<String>()", seq.receiver()),
                    Ty::Str,
                ));
            }
            let seq = self.single(seq)?;
            return Ok(Code::tight(
                format!("{}.collect::<String>()", seq.receiver()),
                Ty::Str,
            ));
        }
        let separator = match &separator.ty {
            Ty::Char if separator.text.starts_with('\'') => {
                let inner: String = separator.text[1..separator.text.len() - 1].to_owned();
                format!(
                    "\"{}\"",
                    if inner == "\"" {
                        "\\\""
                    } else if inner == "\\'" {
                        "'"
                    } else {
                        &inner
                    }
                )
            }
            Ty::Char => format!("&{}.to_string()", separator.receiver()),
            Ty::Lit => separator.text,
            _ => self.reference(separator).text,
        };
        // A list is joined as it is.
        let is_list = matches!(self.ty(over), Ty::List(of) | Ty::Tuples(of) if matches!(**of, Ty::Str | Ty::Lit));
        if is_list
            && !matches!(
                self.kind(over),
                Kind::Comprehension(_) | Kind::List(_) | Kind::Tuple(_)
            )
        {
            let code = self.expr(over)?;
            return Ok(Code::tight(
                format!("{}.join({separator})", code.receiver()),
                Ty::Str,
            ));
        }
        let seq = self.single(seq)?;
        let (text, of) = match (&seq.item, &seq.ty) {
            (super::seq::Item::Ref, Ty::Lit) => (format!("{}.copied()", seq.receiver()), "&str"),
            (super::seq::Item::Text, _) => (seq.receiver(), "&str"),
            (super::seq::Item::Ref, Ty::Str) => {
                (format!("{}.map(String::as_str)", seq.receiver()), "&str")
            }
            (_, Ty::Char) => {
                let owned = self.owned_items(seq, &Ty::Str)?;
                (owned, "String")
            }
            (_, Ty::Lit) => (seq.receiver(), "&str"),
            _ => (seq.receiver(), "String"),
        };
        Ok(Code::tight(
            format!("{text}.collect::<Vec<{of}>>().join({separator})"),
            Ty::Str,
        ))
    }

    fn list_method(
        &mut self,
        object: ExprId,
        name: &str,
        plain: &[ExprId],
        item: &Ty,
        of: &Ty,
    ) -> Res<Code> {
        if !self.has_rust(of) {
            return refuse(unknown(of));
        }
        let is_deque = matches!(of, Ty::Deque(_));
        match (name, plain) {
            ("pop", []) if is_deque => {
                let place = self.place(object)?;
                Ok(Code::tight(
                    format!(
                        "{}.pop_back().expect(\"pop from an empty deque\")",
                        place.receiver()
                    ),
                    item.clone(),
                ))
            }
            ("pop", []) => {
                let place = self.place(object)?;
                Ok(Code::tight(
                    format!("{}.pop().expect(\"pop from empty list\")", place.receiver()),
                    item.clone(),
                ))
            }
            ("popleft", []) => {
                let place = self.place(object)?;
                Ok(Code::tight(
                    format!(
                        "{}.pop_front().expect(\"pop from an empty deque\")",
                        place.receiver()
                    ),
                    item.clone(),
                ))
            }
            ("pop", [at]) if !is_deque => {
                let place = self.place(object)?;
                let at = self.place_of_index(&place, *at)?;
                Ok(Code::tight(
                    format!("{}.remove({at})", place.receiver()),
                    item.clone(),
                ))
            }
            ("index", [what]) => {
                let code = self.expr(object)?;
                let test = self.equals_item(*what, item)?;
                let text = format!(
                    "{}.iter().position(|it| {test}).expect(\"the value is in the list\")",
                    code.receiver()
                );
                Ok(Code::usize(text, Prec::Postfix))
            }
            ("count", [what]) => {
                let code = self.expr(object)?;
                let test = self.equals_item(*what, item)?.replace("*it ", "**it ");
                let test = if item.is_copy() {
                    test
                } else {
                    test.replace("it == ", "*it == ")
                };
                Ok(Code::usize(
                    format!("{}.iter().filter(|it| {test}).count()", code.receiver()),
                    Prec::Postfix,
                ))
            }
            ("copy", []) => {
                self.check_copy(item)?;
                let code = self.expr(object)?;
                Ok(Code::tight(
                    format!("{}.to_vec()", code.receiver()),
                    of.clone(),
                ))
            }
            _ => refuse(format!("{name} of a list, in an expression")),
        }
    }

    /// A test whether `it`, a reference to an item, is a value.
    fn equals_item(&mut self, what: ExprId, item: &Ty) -> Res<String> {
        if *item == Ty::Lit {
            let code = self.borrowed(what, &Ty::Str)?;
            return Ok(format!("*it == {}", code.at_least(Prec::BitOr)));
        }
        if item.is_copy() {
            let code = self.value(what, item)?;
            return Ok(format!("*it == {}", code.at_least(Prec::BitOr)));
        }
        if *item == Ty::Str {
            let code = self.borrowed(what, &Ty::Str)?;
            let text = code
                .text
                .strip_prefix('&')
                .map_or(code.text.clone(), |place| format!("*{place}"));
            return Ok(if code.text.starts_with('&') {
                format!("*it == {}", &text[1..])
            } else {
                format!("it == {text}")
            });
        }
        let code = self.borrowed(what, item)?;
        Ok(format!("it == {}", code.at_least(Prec::BitOr)))
    }

    fn dict_method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        plain: &[ExprId],
        types: &(Ty, Ty, DictKind),
    ) -> Res<Code> {
        let (key, value, kind) = types;
        let of = self.ty(object).some().clone();
        if !self.has_rust(&of) {
            return refuse(unknown(&of));
        }
        let want = self.ty(id).clone();
        match (name, plain) {
            ("get", [wanted]) => {
                let code = self.expr(object)?;
                let super::comparison::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
                    return refuse("a key of another type");
                };
                let found = format!("{}.get({wanted})", code.receiver());
                if *want.some() != *value {
                    return refuse(unknown(&want));
                }
                if matches!(value, Ty::Option(_)) {
                    let tail = if value.is_copy() {
                        ".copied().flatten()"
                    } else {
                        ".cloned().flatten()"
                    };
                    return Ok(Code::tight(format!("{found}{tail}"), want));
                }
                Ok(if value.is_copy() {
                    Code::tight(format!("{found}.copied()"), Ty::option(value.clone()))
                } else if *value == Ty::Str {
                    Code::tight(format!("{found}.map(String::as_str)"), Ty::option(Ty::Str))
                        .held(Form::Ref)
                } else if matches!(value, Ty::List(_) | Ty::Tuples(_)) {
                    Code::tight(
                        format!("{found}.map(Vec::as_slice)"),
                        Ty::option(value.clone()),
                    )
                    .held(Form::Ref)
                } else {
                    Code::tight(found, Ty::option(value.clone())).held(Form::Ref)
                })
            }
            ("get", [wanted, default]) => {
                let code = self.expr(object)?;
                let super::comparison::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
                    return refuse("a key of another type");
                };
                let found = format!("{}.get({wanted})", code.receiver());
                if want != *value {
                    return refuse("values of more than one type meet here");
                }
                if value.is_copy() {
                    let default = self.value(*default, value)?;
                    return Ok(Code::tight(
                        format!("{found}.copied().unwrap_or({})", default.text),
                        want,
                    ));
                }
                if *value == Ty::Str {
                    let default = self.borrowed(*default, value)?;
                    return Ok(Code::tight(
                        format!("{found}.map_or({}, String::as_str)", default.text),
                        want,
                    )
                    .held(Form::Ref));
                }
                if value.is_shared()
                    && self
                        .effects
                        .changed
                        .iter()
                        .any(|var| Some(*var) == super::effects::root(self.program, object))
                {
                    return refuse("two names for one value that is changed");
                }
                let default = self.value(*default, value)?;
                Ok(Code::tight(
                    format!("{found}.cloned().unwrap_or_else(|| {})", default.text),
                    want,
                ))
            }
            ("pop", [wanted]) => {
                let place = self.place(object)?;
                let super::comparison::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
                    return refuse("a key of another type");
                };
                Ok(Code::tight(
                    format!(
                        "{}.shift_remove({wanted}).expect(\"the key is there\")",
                        place.receiver()
                    ),
                    value.clone(),
                ))
            }
            ("pop", [wanted, default]) if want == *value => {
                let place = self.place(object)?;
                let super::comparison::Key::Text(wanted) = self.lookup(*wanted, key, false)? else {
                    return refuse("a key of another type");
                };
                let default = self.value(*default, value)?;
                let or = if value.is_copy() {
                    format!("unwrap_or({})", default.text)
                } else {
                    format!("unwrap_or_else(|| {})", default.text)
                };
                Ok(Code::tight(
                    format!("{}.shift_remove({wanted}).{or}", place.receiver()),
                    value.clone(),
                ))
            }
            ("most_common", _) if *kind == DictKind::Counter => {
                let seq = self.iterate_items(object)?;
                let helper = self.helper("most_common");
                let text = format!("{helper}({seq})");
                let rust = self.rust_type(&want);
                match plain {
                    [] => Ok(Code::tight(text, want)),
                    [most] => {
                        let most = self.count_or_times(*most)?;
                        Ok(Code::tight(
                            format!("{text}.into_iter().take({most}).collect::<{rust}>()"),
                            want,
                        ))
                    }
                    _ => refuse("most_common with these arguments"),
                }
            }
            ("copy", []) => {
                self.check_copy(value)?;
                let code = self.expr(object)?;
                Ok(Code::tight(format!("{}.clone()", code.receiver()), of))
            }
            ("setdefault", _) => {
                let place = self.place(id)?;
                if value.is_copy() {
                    return Ok(Code::new(
                        format!("*{}", place.text),
                        Prec::Unary,
                        value.clone(),
                    ));
                }
                Ok(place)
            }
            _ => refuse(format!("{name} of a dict, in an expression")),
        }
    }

    fn iterate_items(&mut self, object: ExprId) -> Res<String> {
        let code = self.expr(object)?;
        Ok(self.reference(code).text)
    }

    fn count_or_times(&mut self, id: ExprId) -> Res<String> {
        if super::variables::is_count(self.program, id, &self.usizes) {
            return Ok(self.count(id)?.text);
        }
        let code = self.number(id, &Ty::Int)?;
        let helper = self.helper("times");
        Ok(format!("{helper}({})", code.text))
    }

    fn set_method(
        &mut self,
        object: ExprId,
        name: &str,
        plain: &[ExprId],
        item: &Ty,
        of: &Ty,
    ) -> Res<Code> {
        if !self.has_rust(of) {
            return refuse(unknown(of));
        }
        match (name, plain) {
            ("issubset" | "issuperset" | "isdisjoint", [other]) => {
                let method = match name {
                    "issubset" => "is_subset",
                    "issuperset" => "is_superset",
                    _ => "is_disjoint",
                };
                let code = self.expr(object)?;
                let other = self.borrowed(*other, of)?;
                Ok(Code::tight(
                    format!("{}.{method}({})", code.receiver(), other.text),
                    Ty::Bool,
                ))
            }
            ("union" | "intersection" | "difference" | "symmetric_difference", [other]) => {
                let sign = match name {
                    "union" => "|",
                    "intersection" => "&",
                    "difference" => "-",
                    _ => "^",
                };
                let a = self.borrowed(object, of)?;
                let b = if matches!(self.ty(*other), Ty::Set(_)) {
                    self.borrowed(*other, of)?.text
                } else {
                    let seq = self.iterate(*other)?;
                    let rust = self.rust_type(of);
                    format!("&{}.collect::<{rust}>()", self.owned_items(seq, item)?)
                };
                Ok(Code::new(
                    format!("{} {sign} {b}", a.at_least(Prec::Unary)),
                    Prec::BitOr,
                    of.clone(),
                ))
            }
            ("copy", []) => {
                let code = self.expr(object)?;
                Ok(Code::tight(
                    format!("{}.clone()", code.receiver()),
                    of.clone(),
                ))
            }
            _ => refuse(format!("{name} of a set, in an expression")),
        }
    }
}
