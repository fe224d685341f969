//! `map(int, texts)`, where an error is caught: a loop or a comprehension that reads one text after the other, since
//! an error leaves those and no closure.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Stmt};
use rustpython_text_size::TextRange;

use super::{Counts, replaced};
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// What each text goes by within a comprehension.
const TEXT: &str = "text";

/// Rewrites such calls, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    let is_own = ["map", "int", "float"]
        .iter()
        .any(|it| counts.definitions(it) > 0);
    if is_own || counts.names("map") == 0 {
        return false;
    }
    let mut handlers = Handlers::default();
    handlers.visit_body(suite);
    if !handlers.is_any {
        return false;
    }
    let shows_errors = handlers.names_errors;
    let mut is_changed = replaced(suite, &|stmt| match stmt {
        Stmt::For(of) => looped(of, &counts),
        Stmt::Assign(of) if !shows_errors => unpacked(of),
        _ => None,
    });
    let found = std::cell::Cell::new(false);
    Replace(|expr: &Expr| {
        let (reads, over, range) = reading(expr)?;
        found.set(true);
        Some(Expr::Generator(ast::ExprGenerator {
            node_index: AtomicNodeIndex::NONE,
            range,
            elt: Box::new(read(reads, TEXT, range)),
            generators: vec![each(over, range)],
            parenthesized: true,
        }))
    })
    .in_body(suite);
    is_changed |= found.get();
    is_changed
}

/// `for number in map(int, texts)` as a loop over the texts.
fn looped(of: &ast::StmtFor, counts: &Counts) -> Option<Vec<Stmt>> {
    let (reads, over, range) = reading(&of.iter)?;
    let name = bare_name(&of.target)?;
    let text = format!("{name}_text");
    if of.is_async || counts.has(&text) {
        return None;
    }
    let mut read_apart = of.clone();
    *read_apart.target = nodes::stored(&text, range);
    *read_apart.iter = over.clone();
    let number = nodes::assign((*of.target).clone(), read(reads, &text, range), range);
    read_apart.body.insert(0, number);
    Some(vec![Stmt::For(read_apart)])
}

/// `a, b = map(int, texts)` as of a list: which error comes first nobody sees.
fn unpacked(of: &ast::StmtAssign) -> Option<Vec<Stmt>> {
    let (reads, over, range) = reading(&of.value)?;
    if !matches!(of.targets.as_slice(), [Expr::Tuple(_) | Expr::List(_)]) {
        return None;
    }
    let mut read_apart = of.clone();
    *read_apart.value = Expr::ListComp(ast::ExprListComp {
        node_index: AtomicNodeIndex::NONE,
        range,
        elt: Box::new(read(reads, TEXT, range)),
        generators: vec![each(over, range)],
    });
    Some(vec![Stmt::Assign(read_apart)])
}

/// What reads each text, and what the texts are, of such a call.
fn reading(expr: &Expr) -> Option<(&str, &Expr, TextRange)> {
    let call = expr.as_call_expr()?;
    let [reads, over] = &*call.arguments.args else {
        return None;
    };
    let reads = bare_name(reads).filter(|it| matches!(*it, "int" | "float"))?;
    let is_plain = bare_name(&call.func) == Some("map")
        && call.arguments.keywords.is_empty()
        && !over.is_starred_expr();
    is_plain.then_some((reads, over, call.range))
}

fn read(reads: &str, text: &str, range: TextRange) -> Expr {
    let func = nodes::name(reads, range);
    nodes::call(func, vec![nodes::name(text, range)], Vec::new(), range)
}

fn each(over: &Expr, range: TextRange) -> ast::Comprehension {
    ast::Comprehension {
        node_index: AtomicNodeIndex::NONE,
        range,
        target: nodes::stored(TEXT, range),
        iter: over.clone(),
        ifs: Vec::new(),
        is_async: false,
    }
}

/// Whether anything is caught, and whether any of that is looked at.
#[derive(Default)]
struct Handlers {
    is_any: bool,
    names_errors: bool,
}

impl<'a> SourceOrderVisitor<'a> for Handlers {
    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(of) = handler;
        self.is_any = true;
        self.names_errors |= of.name.is_some();
        source_order::walk_except_handler(self, handler);
    }
}
