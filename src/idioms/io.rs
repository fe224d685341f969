//! Files and paths.

use rustpython_ast as ast;

use super::traits::Traits;
use super::{Callee, Match, Row};
use crate::python::names::bare_name;
use crate::python::scopes::{Call, File, ScopeId};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "io.open",
        title: "a file opened without with",
        counts: "a call of builtin `open` or `io.open` that is not itself an item of a `with` or `async \
            with`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::CallIf(OPEN, |_, call, _| !call.is_with_item)],
    },
    Row {
        id: "io.binary",
        title: "a binary file",
        counts: "a call of builtin `open` or `io.open` whose mode (second positional argument or \
            `mode=`) is a string literal with a `b` in it",
        reported_at: "the call",
        traits: Traits::NONE.above(&["io.open"]),
        matches: &[Match::CallIf(OPEN, |_, call, _| is_binary(call))],
    },
    Row {
        id: "io.read-lines",
        title: "a file read line by line",
        counts: "a `for` statement over a bare name that the same function's own scope (or the \
            module's, outside functions) binds by `with open(...) as name` or `name = open(...)`, \
            `open` being builtin `open` or `io.open`; or a method call `.readlines()`",
        reported_at: "the for; the call",
        traits: Traits::NONE,
        matches: &[Match::For(reads_lines), Match::Method(&["readlines"])],
    },
    Row {
        id: "io.seek",
        title: "a position in a file",
        counts: "a method call `.seek(...)` or `.tell()`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Method(&["seek", "tell"])],
    },
    Row {
        id: "io.walk",
        title: "a directory listed",
        counts: "a call of `os.walk`, `os.scandir`, `os.listdir`, `glob.glob` or `glob.iglob`; a method \
            call `.rglob(...)` or `.iterdir()`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[
            Match::Call(&[
                "os.walk",
                "os.scandir",
                "os.listdir",
                "glob.glob",
                "glob.iglob",
            ]),
            Match::Method(&["rglob", "iterdir"]),
        ],
    },
    Row {
        id: "io.path",
        title: "a path taken apart or put together",
        counts: "a call of `pathlib.Path` or `pathlib.PurePath`; a call of `os.path.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "pathlib.Path",
            "pathlib.PurePath",
            "os.path.*",
        ])],
    },
    Row {
        id: "io.input",
        title: "a line asked from the user",
        counts: "a call of builtin `input`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Builtin(&["input"])],
    },
];

const OPEN: &[Callee] = &[Callee::Builtin(&["open"]), Callee::Named(&["io.open"])];

/// Whether the call's mode is a string literal with a `b` in it.
fn is_binary(call: Call<'_>) -> bool {
    let arguments = &call.node.arguments;
    let keyword = arguments.find_keyword("mode").map(|keyword| &keyword.value);
    [arguments.args.get(1), keyword]
        .into_iter()
        .flatten()
        .any(|mode| {
            mode.as_string_literal_expr()
                .is_some_and(|literal| literal.value.to_str().contains('b'))
        })
}

/// Whether the loop runs over a file that the same function, or the module, opens.
fn reads_lines(file: &File<'_>, stmt: &ast::StmtFor, scope: ScopeId) -> bool {
    let home = file.function_around(scope).unwrap_or(ScopeId::MODULE);
    bare_name(&stmt.iter).is_some_and(|name| file.is_opened(home, name))
}
