//! Whether anybody may see that a generator has ended: one that failed, or was closed, gives nothing any more, while an
//! object that has failed goes on.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Operator, Stmt};
use rustpython_text_size::{Ranged, TextRange, TextSize};

use super::coroutine_parts::Parts;
use crate::python::names::bare_name;

/// Whether a program may go on with such a generator after its end that was no `return`.
pub(super) fn is_seen_ended(suite: &[Stmt], parts: &Parts<'_>) -> bool {
    let mut program = Program::default();
    suite.iter().for_each(|it| program.visit_stmt(it));
    let mut body = Body::default();
    parts.looping.body.iter().for_each(|it| body.visit_stmt(it));
    program.uses_closed() || body.may_fail && program.catches_of_sent()
}

/// What a program closes, sends, calls and catches, each by where it stands.
#[derive(Default)]
struct Program<'a> {
    closed: Vec<(&'a str, TextSize)>,
    named: Vec<(&'a str, TextSize)>,
    /// What is assigned, and what functions take.
    bound: Vec<(&'a str, TextSize)>,
    functions: Vec<(&'a str, TextRange)>,
    /// Where something is sent, or the next value asked for.
    sends: Vec<TextSize>,
    /// What is called there, by its last name.
    called: Vec<(&'a str, TextSize)>,
    /// Bodies of which more is caught than the end of a generator.
    tried: Vec<TextRange>,
}

impl Program<'_> {
    /// Whether what is closed is named behind that, or by a function that may run then.
    fn uses_closed(&self) -> bool {
        self.closed.iter().any(|(name, at)| {
            self.named.iter().any(|(other, place)| {
                // A function that has a variable of that name means that one.
                let binds = |range: &TextRange| {
                    let mut bound = self.bound.iter();
                    bound.any(|(of, at)| of == name && range.contains(*at))
                };
                let may_run_later = self.functions.iter().any(|(_, range)| {
                    range.contains(*place) && !range.contains(*at) && !binds(range)
                });
                other == name && (place > at || may_run_later)
            })
        })
    }

    /// Whether a body that sends, itself or by what it calls, has its errors caught.
    fn catches_of_sent(&self) -> bool {
        let mut sending: Vec<TextRange> = Vec::new();
        loop {
            let sends = |range: &TextRange| {
                self.sends.iter().any(|it| range.contains(*it))
                    || self.called.iter().any(|(name, at)| {
                        range.contains(*at)
                            && self
                                .functions
                                .iter()
                                .any(|(other, of)| other == name && sending.contains(of))
                    })
            };
            if self.tried.iter().any(sends) {
                return true;
            }
            let more: Vec<TextRange> = self
                .functions
                .iter()
                .map(|it| it.1)
                .filter(|it| !sending.contains(it) && sends(it))
                .collect();
            if more.is_empty() {
                return false;
            }
            sending.extend(more);
        }
    }
}

/// Whether a handler catches more than the end of a generator.
fn catches_more(class: Option<&Expr>) -> bool {
    match class {
        Some(Expr::Tuple(classes)) => classes.elts.iter().any(|it| catches_more(Some(it))),
        Some(class) => !matches!(bare_name(class), Some("StopIteration" | "GeneratorExit")),
        None => true,
    }
}

impl<'a> SourceOrderVisitor<'a> for Program<'a> {
    fn visit_parameter(&mut self, parameter: &'a ast::Parameter) {
        let at = parameter.range.start();
        self.bound.push((parameter.name.as_str(), at));
        source_order::walk_parameter(self, parameter);
    }

    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => self.functions.push((def.name.as_str(), def.range)),
            Stmt::Try(tried) => {
                let is_more = tried.handlers.iter().any(|it| {
                    let ast::ExceptHandler::ExceptHandler(clause) = it;
                    catches_more(clause.type_.as_deref())
                });
                if let (true, Some(first), Some(last)) =
                    (is_more, tried.body.first(), tried.body.last())
                {
                    self.tried.push(TextRange::new(first.start(), last.end()));
                }
            }
            // A manager may catch anything.
            Stmt::With(with) => self.tried.push(with.range),
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => {
                let named = (name.id.as_str(), name.range.start());
                self.named.push(named);
                if name.ctx.is_store() {
                    self.bound.push(named);
                }
            }
            Expr::Call(call) => {
                let at = call.range.start();
                match &*call.func {
                    Expr::Attribute(of) => {
                        self.called.push((of.attr.as_str(), at));
                        match (of.attr.as_str(), bare_name(&of.value)) {
                            ("send" | "throw", _) => self.sends.push(at),
                            ("close", Some(name)) => self.closed.push((name, of.range.end())),
                            _ => {}
                        }
                    }
                    Expr::Name(name) if name.id.as_str() == "next" => self.sends.push(at),
                    Expr::Name(name) => self.called.push((name.id.as_str(), at)),
                    _ => {}
                }
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

/// Whether a body may fail: it divides, looks up, calls or raises.
#[derive(Default)]
struct Body {
    may_fail: bool,
}

impl<'a> SourceOrderVisitor<'a> for Body {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.may_fail |= matches!(stmt, Stmt::Raise(_) | Stmt::Assert(_) | Stmt::Delete(_));
        if let Stmt::AugAssign(assign) = stmt {
            self.may_fail |= divides(assign.op);
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        self.may_fail |= match expr {
            Expr::BinOp(of) => divides(of.op),
            Expr::Subscript(_) => true,
            Expr::Call(call) => match &*call.func {
                Expr::Name(name) => !matches!(name.id.as_str(), "print" | "len" | "str" | "repr"),
                Expr::Attribute(of) => !matches!(of.attr.as_str(), "append" | "add" | "get"),
                _ => true,
            },
            _ => false,
        };
        source_order::walk_expr(self, expr);
    }
}

fn divides(op: Operator) -> bool {
    matches!(
        op,
        Operator::Div
            | Operator::FloorDiv
            | Operator::Mod
            | Operator::Pow
            | Operator::LShift
            | Operator::RShift
    )
}
