//! The classes of objects that hold containers.

use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::{TextRange, TextSize};

use super::{FIELD, Holder};
use crate::types::nodes;

/// So many bytes of the file a class is read on.
pub(super) const BYTES: u32 = 24;

/// A class whose instances hold a container, on some bytes of the file from `start` on.
pub(super) fn class_of(holder: &Holder, start: TextSize) -> Stmt {
    let part = |from: u32, to: u32| {
        TextRange::new(start + TextSize::from(from), start + TextSize::from(to))
    };
    let (head, inner) = (part(1, 2), part(2, 5));
    let own = |of: &str, range| nodes::attribute(nodes::name(of, range), FIELD, range);
    let set = nodes::assign(own("self", inner), nodes::name(FIELD, inner), inner);
    let mut body = vec![method("__init__", &["self", FIELD], set, part(1, 6), head)];
    if holder.is_shown {
        let (head, inner) = (part(7, 8), part(8, 11));
        let shown = nodes::name("repr", inner);
        let shown = nodes::call(shown, vec![own("self", inner)], Vec::new(), inner);
        body.push(method(
            "__repr__",
            &["self"],
            returned(shown, inner),
            part(7, 12),
            head,
        ));
    }
    if holder.is_compared {
        let (head, inner) = (part(13, 14), part(14, 17));
        let same = nodes::compare(
            own("self", inner),
            ast::CmpOp::Eq,
            own("other", inner),
            inner,
        );
        let same = returned(same, inner);
        body.push(method(
            "__eq__",
            &["self", "other"],
            same,
            part(13, 18),
            head,
        ));
    }
    Stmt::ClassDef(ast::StmtClassDef {
        node_index: ast::AtomicNodeIndex::NONE,
        range: part(0, BYTES),
        decorator_list: Vec::new(),
        name: ast::Identifier::new(holder.name.as_str(), part(0, 1)),
        type_params: None,
        arguments: None,
        body,
    })
}

fn returned(value: Expr, range: TextRange) -> Stmt {
    Stmt::Return(ast::StmtReturn {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        value: Some(Box::new(value)),
    })
}

pub(super) fn parameters(names: &[&str], range: TextRange) -> ast::Parameters {
    ast::Parameters {
        range,
        node_index: ast::AtomicNodeIndex::NONE,
        posonlyargs: Vec::new(),
        args: names
            .iter()
            .map(|it| nodes::parameter(it, None, range))
            .collect(),
        vararg: None,
        kwonlyargs: Vec::new(),
        kwarg: None,
    }
}

fn method(name: &str, given: &[&str], body: Stmt, range: TextRange, head: TextRange) -> Stmt {
    Stmt::FunctionDef(ast::StmtFunctionDef {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        is_async: false,
        decorator_list: Vec::new(),
        name: ast::Identifier::new(name, head),
        type_params: None,
        parameters: Box::new(parameters(given, head)),
        returns: None,
        body: vec![body],
    })
}
