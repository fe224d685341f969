//! `match entry:` with cases like `{"kind": "add", "name": name}` as an `if` that asks for the keys: of a dict that is
//! the same.

use rustpython_ast::{self as ast, AtomicNodeIndex, BoolOp, CmpOp, Expr, Pattern, Stmt};
use rustpython_text_size::{Ranged as _, TextRange};

use super::replaced;
use crate::types::nodes;

/// Rewrites such statements, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    replaced(suite, &|stmt| {
        let Stmt::Match(whole) = stmt else {
            return None;
        };
        let Expr::Name(subject) = &*whole.subject else {
            return None;
        };
        // Asking a text or a list for a key would be another question: what is taken by one says that it is a dict.
        let takes = |it: &Pattern| !matches!(it, Pattern::MatchAs(of) if of.name.is_none() && of.pattern.is_none());
        let reads = |it: &ast::MatchCase| matches!(&it.pattern, Pattern::MatchMapping(of) if of.patterns.iter().any(takes));
        if !whole.cases.iter().any(reads) {
            return None;
        }
        let mut clauses = Vec::new();
        for case in &whole.cases {
            let mut read = Reading {
                subject: subject.id.as_str(),
                tests: Vec::new(),
                bound: Vec::new(),
            };
            read.case(&case.pattern)?;
            if let Some(guard) = &case.guard {
                // What it asks of names would have to be bound before.
                if !read.bound.is_empty() {
                    return None;
                }
                read.tests.push((**guard).clone());
            }
            let mut body = read.bound;
            body.extend(case.body.iter().cloned());
            let test = all(read.tests, case.pattern.range());
            let is_last = test.is_none();
            clauses.push((test, body, case.range));
            if is_last {
                break;
            }
        }
        Some(vec![chain(clauses, whole.range)?])
    })
}

/// `if`, `elif` and `else` for bodies with their tests.
fn chain(clauses: Vec<(Option<Expr>, Vec<Stmt>, TextRange)>, range: TextRange) -> Option<Stmt> {
    let mut clauses = clauses.into_iter();
    let (test, body, _) = clauses.next()?;
    let elif_else_clauses = clauses.map(|(test, body, range)| ast::ElifElseClause {
        range,
        node_index: AtomicNodeIndex::NONE,
        test,
        body,
    });
    Some(Stmt::If(ast::StmtIf {
        node_index: AtomicNodeIndex::NONE,
        range,
        test: Box::new(test?),
        body,
        elif_else_clauses: elif_else_clauses.collect(),
    }))
}

/// All of some tests; None where there are none.
fn all(tests: Vec<Expr>, range: TextRange) -> Option<Expr> {
    match tests.len() {
        0 => None,
        1 => tests.into_iter().next(),
        _ => Some(joined(BoolOp::And, tests, range)),
    }
}

fn joined(op: BoolOp, values: Vec<Expr>, range: TextRange) -> Expr {
    Expr::BoolOp(ast::ExprBoolOp {
        node_index: AtomicNodeIndex::NONE,
        range,
        op,
        values,
    })
}

/// A case as what it asks of the subject, and the names that it binds then.
struct Reading<'s> {
    subject: &'s str,
    tests: Vec<Expr>,
    bound: Vec<Stmt>,
}

impl Reading<'_> {
    /// Reads the pattern of a case; None if it is none of a mapping, or of everything.
    fn case(&mut self, pattern: &Pattern) -> Option<()> {
        match pattern {
            Pattern::MatchAs(of) if of.pattern.is_none() => {
                if let Some(name) = &of.name {
                    let value = nodes::name(self.subject, of.range);
                    self.bind(name, value);
                }
                Some(())
            }
            // Any dict.
            Pattern::MatchMapping(of) if of.keys.is_empty() && of.rest.is_none() => Some(()),
            Pattern::MatchMapping(of) if !of.keys.is_empty() => {
                for key in &of.keys {
                    let has = nodes::compare(
                        key.clone(),
                        CmpOp::In,
                        nodes::name(self.subject, key.range()),
                        key.range(),
                    );
                    self.tests.push(has);
                }
                for (key, pattern) in of.keys.iter().zip(&of.patterns) {
                    self.value(key, pattern)?;
                }
                if let Some(rest) = &of.rest {
                    self.rest(rest, &of.keys);
                }
                Some(())
            }
            _ => None,
        }
    }

    fn bind(&mut self, name: &ast::Identifier, value: Expr) {
        let target = nodes::stored(name.as_str(), name.range);
        self.bound.push(nodes::assign(target, value, name.range));
    }

    /// `subject[key]`
    fn item(&self, key: &Expr) -> Expr {
        let range = key.range();
        Expr::Subscript(ast::ExprSubscript {
            node_index: AtomicNodeIndex::NONE,
            range,
            value: Box::new(nodes::name(self.subject, range)),
            slice: Box::new(key.clone()),
            ctx: ast::ExprContext::Load,
        })
    }

    /// What is asked of the value of a key, and the name that it gets.
    fn value(&mut self, key: &Expr, pattern: &Pattern) -> Option<()> {
        if let Pattern::MatchAs(of) = pattern {
            if let Some(inner) = &of.pattern {
                self.value(key, inner)?;
            }
            if let Some(name) = &of.name {
                let value = self.item(key);
                self.bind(name, value);
            }
            return Some(());
        }
        let test = self.test(key, pattern)?;
        self.tests.push(test);
        Some(())
    }

    fn test(&self, key: &Expr, pattern: &Pattern) -> Option<Expr> {
        let range = pattern.range();
        match pattern {
            Pattern::MatchValue(of) => Some(nodes::compare(
                self.item(key),
                CmpOp::Eq,
                (*of.value).clone(),
                range,
            )),
            Pattern::MatchOr(of) => {
                let tests = of.patterns.iter().map(|it| self.test(key, it));
                let tests: Option<Vec<Expr>> = tests.collect();
                Some(joined(BoolOp::Or, tests?, range))
            }
            _ => None,
        }
    }

    /// `rest = {key: value for key, value in subject.items() if key not in (..)}`
    fn rest(&mut self, name: &ast::Identifier, keys: &[Expr]) {
        let range = name.range;
        let (key, value) = ("key", "value");
        let items = nodes::attribute(nodes::name(self.subject, range), "items", range);
        let others = Expr::Tuple(ast::ExprTuple {
            node_index: AtomicNodeIndex::NONE,
            range,
            elts: keys.to_vec(),
            ctx: ast::ExprContext::Load,
            parenthesized: true,
        });
        let mut target = nodes::tuple(&[key.to_owned(), value.to_owned()], range);
        if let Expr::Tuple(of) = &mut target {
            of.elts = vec![nodes::stored(key, range), nodes::stored(value, range)];
            of.ctx = ast::ExprContext::Store;
        }
        let left = Expr::DictComp(ast::ExprDictComp {
            node_index: AtomicNodeIndex::NONE,
            range,
            key: Box::new(nodes::name(key, range)),
            value: Box::new(nodes::name(value, range)),
            generators: vec![ast::Comprehension {
                range,
                node_index: AtomicNodeIndex::NONE,
                target,
                iter: nodes::call(items, Vec::new(), Vec::new(), range),
                ifs: vec![nodes::compare(
                    nodes::name(key, range),
                    CmpOp::NotIn,
                    others,
                    range,
                )],
                is_async: false,
            }],
        });
        self.bind(name, left);
    }
}
