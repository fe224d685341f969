//! The arguments of the functions of `re` and of the methods of patterns.

use super::super::ir::{ExprId, Kind, Program};

/// What the flags of a pattern are, by their letters: `i`, `m`, `s`, `x`.
pub(super) fn flags(program: &Program<'_>, id: ExprId) -> Option<String> {
    match program.kind(id) {
        Kind::Import(name) => Some(
            match name.as_str() {
                "re.I" | "re.IGNORECASE" => "i",
                "re.M" | "re.MULTILINE" => "m",
                "re.S" | "re.DOTALL" => "s",
                "re.X" | "re.VERBOSE" => "x",
                "re.U" | "re.UNICODE" => "",
                _ => return None,
            }
            .to_owned(),
        ),
        Kind::Binary(rustpython_ast::Operator::BitOr, a, b) => {
            Some(flags(program, *a)? + &flags(program, *b)?)
        }
        _ => None,
    }
}

/// How a function of `re` gets its arguments: the pattern is the first of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arguments {
    pub(crate) text: Option<ExprId>,
    /// What `sub` puts in.
    pub(crate) replacement: Option<ExprId>,
    /// Where a method of a pattern begins to search.
    pub(crate) start: Option<ExprId>,
    /// `count` of `sub`, `maxsplit` of `split`.
    pub(crate) limit: Option<ExprId>,
    pub(super) flags: Option<ExprId>,
}

/// The arguments of a function of `re` or of a method of a pattern, but for the pattern.
pub(crate) fn arguments(
    function: &str,
    given: &[super::super::ir::Argument],
    is_method: bool,
) -> Option<Arguments> {
    let names: &[&str] = match function {
        "compile" => &["flags"],
        "search" | "match" if is_method => &["string", "pos"],
        "search" | "match" | "fullmatch" | "findall" | "finditer" => &["string", "flags"],
        "sub" | "subn" => &["repl", "string", "count", "flags"],
        "split" => &["string", "maxsplit", "flags"],
        _ => return None,
    };
    let mut found = Arguments {
        text: None,
        start: None,
        replacement: None,
        limit: None,
        flags: None,
    };
    for (at, argument) in given.iter().enumerate() {
        if argument.stars > 0 {
            return None;
        }
        let name = match &argument.name {
            Some(name) => name.as_str(),
            None => names.get(at)?,
        };
        let place = match name {
            "string" => &mut found.text,
            "pos" => &mut found.start,
            "repl" => &mut found.replacement,
            "count" | "maxsplit" => &mut found.limit,
            "flags" if !is_method => &mut found.flags,
            _ => return None,
        };
        *place = Some(argument.value);
    }
    Some(found)
}
