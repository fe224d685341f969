//! Files and paths.

use rustpython_ast as ast;

use super::{Idiom, Match};
use crate::names::bare_name;
use crate::scopes::{Call, File, ScopeId};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "io.open",
        title: "a file opened without with",
        matches: &[Match::CallIf(|file, call, _| {
            !call.is_with_item && opens(file, call.node)
        })],
    },
    Idiom {
        id: "io.binary",
        title: "a binary file",
        matches: &[Match::CallIf(|file, call, _| {
            is_binary(call) && opens(file, call.node)
        })],
    },
    Idiom {
        id: "io.read-lines",
        title: "a file read line by line",
        matches: &[Match::For(reads_lines), Match::Method(&["readlines"])],
    },
    Idiom {
        id: "io.seek",
        title: "a position in a file",
        matches: &[Match::Method(&["seek", "tell"])],
    },
    Idiom {
        id: "io.walk",
        title: "a directory listed",
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
    Idiom {
        id: "io.path",
        title: "a path taken apart or put together",
        matches: &[Match::Call(&[
            "pathlib.Path",
            "pathlib.PurePath",
            "os.path.*",
        ])],
    },
    Idiom {
        id: "io.input",
        title: "a line asked from the user",
        matches: &[Match::Builtin(&["input"])],
    },
];

/// Whether the call is one of builtin `open` or `io.open`.
fn opens(file: &File<'_>, call: &ast::ExprCall) -> bool {
    file.names.is_builtin(&call.func, "open") || file.names.resolves_to(&call.func, &["io.open"])
}

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
    let Some(name) = bare_name(&stmt.iter) else {
        return false;
    };
    let home = file.function_around(scope).unwrap_or(ScopeId::MODULE);
    file.scope(home)
        .results
        .iter()
        .any(|(bound, call)| *bound == name && opens(file, call))
}
