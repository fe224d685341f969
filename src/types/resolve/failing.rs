//! Whether a statement may fail with something that the file has handlers for, as far as its text says.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Operator, Stmt as Tree};

use crate::python::names::bare_name;

/// Builtins that fail with no value of a type that they take.
const SAFE: &[&str] = &[
    "len", "print", "str", "abs", "bool", "list", "dict", "set", "range",
];

/// Methods that do not fail, either.
const SAFE_METHODS: &[&str] = &[
    "append",
    "appendleft",
    "add",
    "extend",
    "clear",
    "upper",
    "lower",
    "strip",
    "items",
    "keys",
    "values",
    "get",
];

/// Classes of which a handler waits for more than one kind of failure.
const BROAD: &[&str] = &["Exception", "BaseException", "TypeError"];
const DIVISIONS: &[&str] = &["ZeroDivisionError", "ArithmeticError"];
const LOOKUPS: &[&str] = &["IndexError", "KeyError", "LookupError"];
const CONVERSIONS: &[&str] = &["ValueError", "OverflowError"];

/// The classes that the handlers of a file wait for.
#[derive(Default)]
pub(super) struct Caught<'a> {
    names: FxHashSet<&'a str>,
    is_all: bool,
}

/// Finds them.
pub(super) fn caught(suite: &[Tree]) -> Caught<'_> {
    let mut caught = Caught::default();
    caught.visit_body(suite);
    caught
}

impl<'a> Caught<'a> {
    fn handler(&mut self, class: Option<&'a Expr>) {
        match class {
            Some(Expr::Tuple(all)) => all.elts.iter().for_each(|it| self.handler(Some(it))),
            Some(Expr::Attribute(of)) => {
                self.names.insert(of.attr.as_str());
            }
            class => match class.and_then(bare_name) {
                Some(name) => {
                    self.names.insert(name);
                    self.is_all |= BROAD.contains(&name);
                }
                None => self.is_all = true,
            },
        }
    }

    /// Whether a handler waits for one of some classes; for none given, for any.
    fn has(&self, classes: Option<&[&str]>) -> bool {
        self.is_all
            || match classes {
                Some(classes) => classes.iter().any(|it| self.names.contains(it)),
                None => !self.names.is_empty(),
            }
    }
}

impl<'a> SourceOrderVisitor<'a> for Caught<'a> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        if let Tree::Try(attempt) = stmt {
            for handler in &attempt.handlers {
                let ast::ExceptHandler::ExceptHandler(clause) = handler;
                self.handler(clause.type_.as_deref());
            }
        }
        source_order::walk_stmt(self, stmt);
    }
}

/// Whether a statement may fail so that a handler could see it.
pub(super) fn may_fail(stmt: &Tree, caught: &Caught<'_>) -> bool {
    let mut search = Search {
        caught,
        found: false,
    };
    search.visit_stmt(stmt);
    search.found
}

struct Search<'c, 'a> {
    caught: &'c Caught<'a>,
    found: bool,
}

impl Search<'_, '_> {
    fn operator(&mut self, op: Operator, right: &Expr) {
        self.found |= match op {
            Operator::Div | Operator::FloorDiv | Operator::Mod => {
                !is_number(right) && self.caught.has(Some(DIVISIONS))
            }
            Operator::Pow | Operator::LShift | Operator::RShift | Operator::MatMult => {
                self.caught.has(None)
            }
            _ => false,
        };
    }

    fn call(&mut self, call: &ast::ExprCall) {
        self.found |= match &*call.func {
            Expr::Name(name) => match name.id.as_str() {
                "min" | "max" if call.arguments.args.len() > 1 => false,
                "int" | "float" => self.caught.has(Some(CONVERSIONS)),
                name => !SAFE.contains(&name) && self.caught.has(None),
            },
            Expr::Attribute(of) => match of.attr.as_str() {
                "pop" | "popleft" | "popitem" => self.caught.has(Some(LOOKUPS)),
                name => !SAFE_METHODS.contains(&name) && self.caught.has(None),
            },
            _ => self.caught.has(None),
        };
    }
}

impl<'a> SourceOrderVisitor<'a> for Search<'_, '_> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        match stmt {
            Tree::AugAssign(it) => self.operator(it.op, &it.value),
            Tree::Assign(_)
            | Tree::AnnAssign(_)
            | Tree::Expr(_)
            | Tree::If(_)
            | Tree::While(_)
            | Tree::For(_)
            | Tree::Pass(_)
            | Tree::Continue(_)
            | Tree::Break(_) => {}
            _ => self.found |= self.caught.has(None),
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Call(call) => self.call(call),
            Expr::BinOp(of) => self.operator(of.op, &of.right),
            Expr::Subscript(_) => self.found |= self.caught.has(Some(LOOKUPS)),
            Expr::Await(_) | Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.found |= self.caught.has(None);
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

/// Whether it is a number that is no zero.
fn is_number(expr: &Expr) -> bool {
    let Expr::NumberLiteral(number) = expr else {
        return false;
    };
    match &number.value {
        ast::Number::Int(int) => int.as_i64().is_some_and(|it| it > 0),
        ast::Number::Float(float) => *float > 0.0,
        ast::Number::Complex { .. } => false,
    }
}
