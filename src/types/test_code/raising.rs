//! `with pytest.raises(E) as info:` as a `try` whose `else` fails, with what looks at the error in its
//! handler.

use rustpython_ast::{self as ast, AtomicNodeIndex, CmpOp, Expr, Stmt};
use rustpython_text_size::TextRange;

use super::{build, names_of};

use crate::python::names::{Names, bare_name};
use crate::types::nodes;

/// So deep tests look at errors of which they have looked at one before.
const MOST_LOOKS: usize = 8;

/// The body of a test with its expectations of errors as `try`s; `own` is what the test is a method of.
pub(super) fn read(names: &Names<'_>, body: &[Stmt], own: Option<&str>) -> Vec<Stmt> {
    Reader { names, own }.read(body, 0)
}

struct Reader<'n, 'a> {
    names: &'n Names<'a>,
    own: Option<&'n str>,
}

impl Reader<'_, '_> {
    fn read(&self, body: &[Stmt], depth: usize) -> Vec<Stmt> {
        let mut read = Vec::new();
        let mut rest = body;
        while let [stmt, after @ ..] = rest {
            rest = after;
            match stmt {
                Stmt::With(with) if is_sub_test(with, self.own) => {
                    read.extend(self.read(&with.body, depth));
                }
                Stmt::With(with) => match expected(self.names, with, self.own) {
                    Some(expected) if depth < MOST_LOOKS => {
                        let looks = expected.name.map_or(0, |name| looks_at(name, after));
                        let handled = self.read(&after[..looks], depth + 1);
                        rest = &after[looks..];
                        read.push(expected.tried(with, handled));
                    }
                    _ => read.push(stmt.clone()),
                },
                Stmt::For(each) => {
                    let mut each = each.clone();
                    each.body = self.read(&each.body, depth);
                    read.push(Stmt::For(each));
                }
                Stmt::Expr(call) => {
                    let called = called(&call.value, call.range, self.own);
                    read.push(called.unwrap_or_else(|| stmt.clone()));
                }
                _ => read.push(stmt.clone()),
            }
        }
        read
    }
}

/// How many of the statements behind an expected error are up to the last that looks at it.
fn looks_at(name: &str, after: &[Stmt]) -> usize {
    let binds = |it: &Stmt| {
        matches!(it, Stmt::With(with)
            if with.items.iter().any(|it| it.optional_vars.as_deref().and_then(bare_name) == Some(name)))
    };
    let end = after.iter().position(binds).unwrap_or(after.len());
    let looks = |it: &Stmt| mentions(std::slice::from_ref(it), name);
    after[..end].iter().rposition(looks).map_or(0, |it| it + 1)
}

/// `with self.subTest(..):`, which goes on where a part fails.
fn is_sub_test(with: &ast::StmtWith, own: Option<&str>) -> bool {
    matches!(&*with.items, [item] if item.optional_vars.is_none()
        && matches!(&item.context_expr, Expr::Call(call) if is_own(&call.func, own, &["subTest"])))
}

fn is_own(func: &Expr, own: Option<&str>, methods: &[&str]) -> bool {
    matches!(func, Expr::Attribute(method)
        if own.is_some() && bare_name(&method.value) == own && methods.contains(&method.attr.as_str()))
}

/// What is to be raised.
struct Expected<'w> {
    class: &'w Expr,
    /// A text that the message has to have.
    part: Option<&'w Expr>,
    /// What the error is looked at by.
    name: Option<&'w str>,
}

fn expected<'w>(
    names: &Names<'_>,
    with: &'w ast::StmtWith,
    own: Option<&str>,
) -> Option<Expected<'w>> {
    let [item] = &*with.items else {
        return None;
    };
    let Expr::Call(call) = &item.context_expr else {
        return None;
    };
    let is_own = is_own(&call.func, own, &["assertRaises", "assertRaisesRegex"]);
    if with.is_async || !is_own && !names.resolves_to(&call.func, &["pytest.raises"]) {
        return None;
    }
    let name = match item.optional_vars.as_deref() {
        None => None,
        Some(target) => Some(bare_name(target)?),
    };
    let (class, part) = match &*call.arguments.args {
        [class] => (class, None),
        [class, part] if is_own => (class, Some(part)),
        _ => return None,
    };
    let part = match &*call.arguments.keywords {
        [] => part,
        [keyword]
            if part.is_none()
                && keyword
                    .arg
                    .as_ref()
                    .is_some_and(|it| it.as_str() == "match") =>
        {
            Some(&keyword.value)
        }
        _ => return None,
    };
    if part.is_some_and(|it| !is_plain(it)) {
        return None;
    }
    Some(Expected { class, part, name })
}

/// Whether a pattern means nothing but its text.
fn is_plain(pattern: &Expr) -> bool {
    matches!(pattern, Expr::StringLiteral(text)
        if text.value.to_str().chars().all(|it| it.is_alphanumeric() || " _-'\",:;<>=/!%&#@~".contains(it)))
}

impl Expected<'_> {
    fn tried(&self, with: &ast::StmtWith, handled: Vec<Stmt>) -> Stmt {
        let range = with.range;
        let head = self.class_range();
        let name = self.name.unwrap_or("error");
        let mut handler = Vec::new();
        if let Some(part) = self.part {
            let error = nodes::name(name, head);
            let text = build::builtin("str", vec![error], head);
            let test = nodes::compare(part.clone(), CmpOp::In, text, head);
            handler.push(build::assert(test, None, head));
        }
        let is_looked_at = !handled.is_empty() || self.part.is_some();
        handler.extend(handled);
        // What the error is asked for is the error itself.
        nodes::Replace(|it: &Expr| match it {
            Expr::Attribute(of) if matches!(of.attr.as_str(), "value" | "exception") => {
                (bare_name(&of.value) == Some(name)).then(|| (*of.value).clone())
            }
            _ => None,
        })
        .in_body(&mut handler);
        if handler.is_empty() {
            handler.push(nodes::pass(head));
        }
        tried(
            with.body.clone(),
            self.class,
            is_looked_at.then_some(name),
            handler,
            (range, head),
        )
    }

    fn class_range(&self) -> TextRange {
        use rustpython_text_size::Ranged;
        self.class.range()
    }
}

/// `try: body; except class as name: handler; else: assert False`
fn tried(
    body: Vec<Stmt>,
    class: &Expr,
    name: Option<&str>,
    handler: Vec<Stmt>,
    (range, head): (TextRange, TextRange),
) -> Stmt {
    let handler = ast::ExceptHandlerExceptHandler {
        range: head,
        node_index: AtomicNodeIndex::NONE,
        type_: Some(Box::new(class.clone())),
        name: name.map(|it| ast::Identifier::new(it, head)),
        body: handler,
    };
    Stmt::Try(ast::StmtTry {
        node_index: AtomicNodeIndex::NONE,
        range,
        body,
        handlers: vec![ast::ExceptHandler::ExceptHandler(handler)],
        orelse: vec![build::fail(
            Some(nodes::text("nothing was raised", head)),
            head,
        )],
        finalbody: Vec::new(),
        is_star: false,
    })
}

/// `self.assertRaises(E, f, a)`
fn called(value: &Expr, range: TextRange, own: Option<&str>) -> Option<Stmt> {
    let Expr::Call(call) = value else {
        return None;
    };
    if !is_own(&call.func, own, &["assertRaises"]) {
        return None;
    }
    let [class, func, arguments @ ..] = &*call.arguments.args else {
        return None;
    };
    let keywords = call.arguments.keywords.to_vec();
    let made = nodes::call(func.clone(), arguments.to_vec(), keywords, range);
    let body = vec![nodes::statement(made, range)];
    Some(tried(
        body,
        class,
        None,
        vec![nodes::pass(range)],
        (range, range),
    ))
}

/// Whether the code has the name.
pub(super) fn mentions(body: &[Stmt], name: &str) -> bool {
    names_of(body).contains(name)
}
