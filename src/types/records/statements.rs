//! All statements of a program.

use super::super::ir::{Program, Stmt, Suite};

/// Calls `each` with all statements of a program.
pub(super) fn each_statement<'p, 'a>(
    program: &'p Program<'a>,
    each: &mut impl FnMut(&'p Stmt<'a>),
) {
    let bodies = program.funcs.iter().map(|it| &it.body);
    for body in bodies.chain(program.classes.iter().map(|it| &it.body)) {
        in_suite(body, each);
    }
}

pub(super) fn in_suite<'p, 'a>(suite: &'p Suite<'a>, each: &mut impl FnMut(&'p Stmt<'a>)) {
    for stmt in &suite.body {
        each(stmt);
        stmt.suites().into_iter().for_each(|it| in_suite(it, each));
    }
}

/// Calls `each` with all suites of the functions of a program.
pub(super) fn each_suite<'p, 'a>(program: &'p Program<'a>, each: &mut impl FnMut(&'p Suite<'a>)) {
    for func in &program.funcs {
        suites(&func.body, each);
    }
}

fn suites<'p, 'a>(suite: &'p Suite<'a>, each: &mut impl FnMut(&'p Suite<'a>)) {
    each(suite);
    for stmt in &suite.body {
        stmt.suites().into_iter().for_each(|it| suites(it, each));
    }
}
