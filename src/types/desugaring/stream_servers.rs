//! `server = await asyncio.start_server(handle, host, port)` as a server beside a task that takes its connections, and
//! makes a task of the handler for each.

mod tasks;

use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Stmt};
use rustpython_text_size::Ranged as _;
use rustpython_text_size::{TextRange, TextSize};
use tasks::{loaded, spawned, task};

use super::{Counts, bodies};
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// The names that such a task has for what it goes on with; the last is what a method is bound to.
const NAMES: [&str; 4] = ["server", "reader", "writer", "owner"];

/// Rewrites such servers, and says whether there is any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    if counts.attributes("start_server") + counts.names("start_server") == 0 {
        return false;
    }
    let imports = Imports::of(suite);
    let mut handlers: Vec<String> = Vec::new();
    for stmt in suite.iter() {
        if let Stmt::FunctionDef(def) = stmt
            && def.is_async
            && !NAMES.contains(&def.name.as_str())
        {
            handlers.push(def.name.to_string());
        }
    }
    let mut servers = Servers {
        imports: &imports,
        handlers: &handlers,
        counts: &counts,
        tasks: Vec::new(),
        inner: Vec::new(),
    };
    let mut read = Vec::with_capacity(suite.len());
    let mut is_changed = false;
    for mut stmt in suite.iter().cloned() {
        for body in bodies(&mut stmt) {
            is_changed |= servers.in_body(body);
        }
        read.append(&mut servers.tasks);
        read.push(stmt);
    }
    if !is_changed {
        return false;
    }
    // `server.sockets[0].getsockname()`: a server has one socket here.
    Replace(name_of_socket).in_body(&mut read);
    *suite = read;
    true
}

/// The name of the first socket of a server, asked of the server.
fn name_of_socket(expr: &Expr) -> Option<Expr> {
    let call = expr.as_call_expr()?;
    let Expr::Attribute(method) = &*call.func else {
        return None;
    };
    let Expr::Subscript(first) = &*method.value else {
        return None;
    };
    let Expr::Attribute(sockets) = &*first.value else {
        return None;
    };
    let is_first = matches!(&*first.slice, Expr::NumberLiteral(it)
        if matches!(&it.value, ast::Number::Int(it) if it.as_u32() == Some(0)));
    let is_it = method.attr.as_str() == "getsockname"
        && sockets.attr.as_str() == "sockets"
        && is_first
        && call.arguments.is_empty();
    is_it.then(|| {
        let func = nodes::attribute((*sockets.value).clone(), "getsockname", method.range);
        nodes::call(func, Vec::new(), Vec::new(), call.range)
    })
}

/// The names under which a file has what makes servers.
#[derive(Default)]
struct Imports {
    modules: Vec<String>,
    names: Vec<String>,
}

impl Imports {
    fn of(suite: &[Stmt]) -> Self {
        let mut found = Self::default();
        for stmt in suite {
            match stmt {
                Stmt::Import(import) => {
                    let of = import.names.iter();
                    let of = of.filter(|it| it.name.as_str() == "asyncio");
                    found
                        .modules
                        .extend(of.map(|it| it.asname.as_ref().unwrap_or(&it.name).to_string()));
                }
                Stmt::ImportFrom(import)
                    if import
                        .module
                        .as_ref()
                        .is_some_and(|it| it.as_str() == "asyncio") =>
                {
                    let of = import.names.iter();
                    let of = of.filter(|it| it.name.as_str() == "start_server");
                    found
                        .names
                        .extend(of.map(|it| it.asname.as_ref().unwrap_or(&it.name).to_string()));
                }
                _ => {}
            }
        }
        found
    }

    /// The call that is awaited, if it makes a server.
    fn awaited<'e>(&self, value: &'e Expr) -> Option<&'e ast::ExprCall> {
        let call = value.as_await_expr()?.value.as_call_expr()?;
        let makes = match &*call.func {
            Expr::Attribute(it) => {
                it.attr.as_str() == "start_server"
                    && bare_name(&it.value)
                        .is_some_and(|it| self.modules.iter().any(|name| name == it))
            }
            func => bare_name(func).is_some_and(|it| self.names.iter().any(|name| name == it)),
        };
        makes.then_some(call)
    }
}

/// What becomes of the servers of a file.
struct Servers<'a> {
    imports: &'a Imports,
    /// The coroutines of the module.
    handlers: &'a [String],
    counts: &'a Counts,
    /// The functions of the tasks of the statement that is looked at.
    tasks: Vec<Stmt>,
    /// The coroutines that are defined in the bodies around.
    inner: Vec<String>,
}

impl Servers<'_> {
    fn in_body(&mut self, body: &mut Vec<Stmt>) -> bool {
        let known = self.inner.len();
        for stmt in body.iter() {
            if let Stmt::FunctionDef(def) = stmt
                && def.is_async
                && !NAMES.contains(&def.name.as_str())
            {
                self.inner.push(def.name.to_string());
            }
        }
        let mut is_changed = false;
        let mut read = Vec::with_capacity(body.len());
        for mut stmt in std::mem::take(body) {
            for inner in bodies(&mut stmt) {
                is_changed |= self.in_body(inner);
            }
            match self.served(&mut stmt) {
                Some(before) => {
                    is_changed = true;
                    read.extend(before);
                }
                None => read.push(stmt),
            }
        }
        *body = read;
        self.inner.truncate(known);
        is_changed
    }

    /// What stands for a statement that makes a server.
    fn served(&mut self, stmt: &mut Stmt) -> Option<Vec<Stmt>> {
        match stmt {
            Stmt::Assign(assign) => {
                let [target] = assign.targets.as_slice() else {
                    return None;
                };
                if let Expr::Attribute(_) = target {
                    // The task has the server itself, whatever becomes of the attribute.
                    let name = ["server", "listening"].into_iter();
                    let mut name = name.filter(|it| self.counts.names(it) == 0);
                    let server = nodes::name(name.next()?, target.range());
                    let (value, rest) = self.made(&assign.value, &server)?;
                    let made_at = assign.value.range();
                    *assign.value = server.clone();
                    let made = nodes::assign(server, value, made_at);
                    let both = [made, stmt.clone()];
                    return Some(both.into_iter().chain(rest).collect());
                }
                let server = target.clone();
                let (value, rest) = self.made(&assign.value, &server)?;
                *assign.value = value;
                Some(std::iter::once(stmt.clone()).chain(rest).collect())
            }
            Stmt::AnnAssign(assign) => {
                let server = (*assign.target).clone();
                let (value, rest) = self.made(assign.value.as_deref()?, &server)?;
                assign.value = Some(Box::new(value));
                Some(std::iter::once(stmt.clone()).chain(rest).collect())
            }
            // `async with await start_server(..) as server:`
            Stmt::With(with) if with.is_async && with.items.len() == 1 => {
                let item = &mut with.items[0];
                let server = item.optional_vars.as_deref()?.clone();
                bare_name(&server)?;
                let (value, rest) = self.made(&item.context_expr, &server)?;
                let range = with.range;
                let assign = nodes::assign(server.clone(), value, range);
                item.context_expr = loaded(&server);
                item.optional_vars = None;
                let head = std::iter::once(assign).chain(rest);
                Some(head.chain([stmt.clone()]).collect())
            }
            _ => None,
        }
    }

    /// What makes a server alone, and the task that takes its connections.
    fn made(&mut self, value: &Expr, server: &Expr) -> Option<(Expr, Vec<Stmt>)> {
        if !server.is_name_expr() {
            return None;
        }
        let call = self.imports.awaited(value)?;
        let (handler, rest) = call.arguments.args.split_first()?;
        let mut others = call.clone();
        others.arguments.args = rest.to_vec().into();
        let awaited = Expr::Await(ast::ExprAwait {
            node_index: AtomicNodeIndex::NONE,
            range: value.as_await_expr()?.range,
            value: Box::new(Expr::Call(others)),
        });
        let name = self.name_of_task()?;
        let start = call.range.start();
        let part = |from: u32, to: u32| {
            TextRange::new(start + TextSize::from(from), start + TextSize::from(to))
        };
        let server = loaded(server);
        let mut stmts = Vec::new();
        let args = match handler {
            Expr::Name(of) if self.inner.iter().any(|it| it == of.id.as_str()) => {
                // What it uses of the function around it is used by the task as well.
                let func = handler.clone();
                stmts.push(task(&name, &[NAMES[0]], func, &part));
                vec![server]
            }
            Expr::Name(of) if self.handlers.iter().any(|it| it == of.id.as_str()) => {
                self.tasks
                    .push(task(&name, &[NAMES[0]], handler.clone(), &part));
                vec![server]
            }
            Expr::Attribute(of) if bare_name(&of.value).is_some() => {
                let owner = nodes::name(NAMES[3], part(14, 15));
                let func = nodes::attribute(owner, of.attr.as_str(), part(14, 15));
                self.tasks
                    .push(task(&name, &[NAMES[0], NAMES[3]], func, &part));
                vec![server, (*of.value).clone()]
            }
            _ => return None,
        };
        let coroutine = nodes::call(nodes::name(&name, part(16, 17)), args, vec![], part(16, 17));
        stmts.push(nodes::statement(
            spawned(coroutine, part(16, 18)),
            part(16, 18),
        ));
        Some((awaited, stmts))
    }
}
