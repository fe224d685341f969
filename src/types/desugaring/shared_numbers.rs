//! Classes for the numbers that processes share.

use rustpython_ast::{self as ast, Stmt};
use rustpython_text_size::{TextRange, TextSize};

use crate::types::nodes;

pub(super) const INTEGER: &str = "SharedInteger";
pub(super) const FLOAT: &str = "SharedFloat";

/// A class whose instances hold a number and a lock for it, on ten bytes of what it is imported by.
pub(super) fn class_of(name: &str, start: TextSize) -> Stmt {
    let part = |from: u32, to: u32| {
        TextRange::new(start + TextSize::from(from), start + TextSize::from(to))
    };
    let this = |range| nodes::name("self", range);
    let (head, first, second) = (part(1, 2), part(2, 5), part(6, 9));
    let lock = nodes::call(
        nodes::name("multiprocessing.RLock", second),
        Vec::new(),
        Vec::new(),
        second,
    );
    let body = vec![
        nodes::assign(
            nodes::attribute(this(first), "value", first),
            nodes::name("value", first),
            first,
        ),
        nodes::assign(nodes::attribute(this(second), "lock", second), lock, second),
    ];
    let parameters = ast::Parameters {
        range: head,
        node_index: ast::AtomicNodeIndex::NONE,
        posonlyargs: Vec::new(),
        args: vec![
            nodes::parameter("self", None, head),
            nodes::parameter("value", None, head),
        ],
        vararg: None,
        kwonlyargs: Vec::new(),
        kwarg: None,
    };
    let init = Stmt::FunctionDef(ast::StmtFunctionDef {
        node_index: ast::AtomicNodeIndex::NONE,
        range: part(1, 9),
        is_async: false,
        decorator_list: Vec::new(),
        name: ast::Identifier::new("__init__", head),
        type_params: None,
        parameters: Box::new(parameters),
        returns: None,
        body,
    });
    Stmt::ClassDef(ast::StmtClassDef {
        node_index: ast::AtomicNodeIndex::NONE,
        range: part(0, 10),
        decorator_list: Vec::new(),
        name: ast::Identifier::new(name, part(0, 1)),
        type_params: None,
        arguments: None,
        body: vec![init],
    })
}
