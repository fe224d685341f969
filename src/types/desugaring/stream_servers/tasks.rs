//! The task that takes the connections of a server.

use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Stmt};
use rustpython_text_size::TextRange;

use super::{NAMES, Servers};
use crate::types::nodes;

impl Servers<'_> {
    /// A name for the function of a task that nothing else has.
    pub(super) fn name_of_task(&self) -> Option<String> {
        let is_free = |it: &str| {
            !self.counts.has(it)
                && !self
                    .tasks
                    .iter()
                    .any(|task| matches!(task, Stmt::FunctionDef(def) if def.name.as_str() == it))
        };
        let names = ["accept_connections", "accept_more_connections"];
        names
            .iter()
            .copied()
            .find(|it| is_free(it))
            .map(str::to_owned)
    }
}

/// What was assigned, to be read.
pub(super) fn loaded(target: &Expr) -> Expr {
    let mut read = target.clone();
    match &mut read {
        Expr::Name(name) => name.ctx = ast::ExprContext::Load,
        Expr::Attribute(attribute) => attribute.ctx = ast::ExprContext::Load,
        _ => {}
    }
    read
}

/// `asyncio.create_task(coroutine)`
pub(super) fn spawned(coroutine: Expr, range: TextRange) -> Expr {
    let func = nodes::name("asyncio.create_task", range);
    nodes::call(func, vec![coroutine], Vec::new(), range)
}

/// `async def name(server, ..): while True: reader, writer = await server.accept(); create_task(handler(reader, writer))`
pub(super) fn task(
    name: &str,
    parameters: &[&str],
    handler: Expr,
    part: &dyn Fn(u32, u32) -> TextRange,
) -> Stmt {
    let (accepting, spawning) = (part(4, 8), part(9, 13));
    let both = Expr::Tuple(ast::ExprTuple {
        node_index: AtomicNodeIndex::NONE,
        range: accepting,
        elts: vec![
            nodes::stored(NAMES[1], part(4, 5)),
            nodes::stored(NAMES[2], part(5, 6)),
        ],
        ctx: ast::ExprContext::Store,
        parenthesized: false,
    });
    let server = nodes::name(NAMES[0], part(6, 7));
    let accept = nodes::attribute(server, "accept", part(6, 7));
    let accepted = Expr::Await(ast::ExprAwait {
        node_index: AtomicNodeIndex::NONE,
        range: part(6, 8),
        value: Box::new(nodes::call(accept, Vec::new(), Vec::new(), part(6, 8))),
    });
    let given = vec![
        nodes::name(NAMES[1], part(10, 11)),
        nodes::name(NAMES[2], part(11, 12)),
    ];
    let handled = nodes::call(handler, given, Vec::new(), part(10, 13));
    let body = vec![
        nodes::assign(both, accepted, accepting),
        nodes::statement(spawned(handled, spawning), spawning),
    ];
    let forever = Stmt::While(ast::StmtWhile {
        node_index: AtomicNodeIndex::NONE,
        range: part(3, 14),
        test: Box::new(nodes::truth(part(3, 4))),
        body,
        orelse: Vec::new(),
    });
    let head = part(1, 2);
    let args = parameters.iter();
    let parameters = ast::Parameters {
        range: head,
        node_index: AtomicNodeIndex::NONE,
        posonlyargs: Vec::new(),
        args: args.map(|it| nodes::parameter(it, None, head)).collect(),
        vararg: None,
        kwonlyargs: Vec::new(),
        kwarg: None,
    };
    Stmt::FunctionDef(ast::StmtFunctionDef {
        node_index: AtomicNodeIndex::NONE,
        range: part(1, 15),
        is_async: true,
        decorator_list: Vec::new(),
        name: ast::Identifier::new(name, head),
        type_params: None,
        parameters: Box::new(parameters),
        returns: None,
        body: vec![forever],
    })
}
