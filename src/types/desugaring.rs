//! Forms of Python that are read as another form of it: decorators that do not put a plain function around another
//! one as calls behind the definition, generators that values are sent to as objects, settings of threads as arguments,
//! ranges that are kept as lists, functions that only call what they are given as such of closures. Where a file has
//! none of them, or a draft needs none of this, it is left as it is.

mod asynchronous_iterators;
mod asynchronous_lists;
mod awaited_arguments;
mod awaited_conditions;
mod called_parameters;
mod chained;
mod chained_names;
mod closed_files;
mod coroutine_choices;
mod coroutine_members;
mod coroutine_parts;
mod coroutine_uses;
mod coroutines;
mod default_streams;
mod displayed_tuples;
mod ended;
mod event_loops;
mod executors;
mod exit_stacks;
mod filled_templates;
mod forwarding;
mod kept_counts;
mod kept_tasks;
mod keyword_forms;
mod mapped_readings;
mod mapping_patterns;
mod objects;
mod partials;
mod ranges;
mod registering;
mod shared_floats;
mod shared_makers;
pub(crate) mod shared_memory;
mod shared_memory_uses;
mod shared_numbers;
mod spread_generators;
mod stream_servers;
mod texts_read;
mod thread_forms;
mod threads_of_instances;
mod unpacking;
mod waited_tasks;

use rustc_hash::FxHashMap;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};

/// A file's code with these forms as others; None where there are none.
pub(crate) fn of(suite: &[Stmt]) -> Option<Vec<Stmt>> {
    let mut read = suite.to_vec();
    let rewritten = [
        registering::rewrite(&mut read),
        objects::rewrite(&mut read),
        coroutines::rewrite(&mut read),
        unpacking::rewrite(&mut read),
        shared_memory::rewrite(&mut read),
        chained::rewrite(&mut read),
        chained_names::rewrite(&mut read),
        event_loops::rewrite(&mut read),
        ranges::rewrite(&mut read),
        displayed_tuples::rewrite(&mut read),
        stream_servers::rewrite(&mut read),
        thread_forms::rewrite(&mut read),
        threads_of_instances::rewrite(&mut read),
        exit_stacks::rewrite(&mut read),
        partials::rewrite(&mut read),
        spread_generators::rewrite(&mut read),
        default_streams::rewrite(&mut read),
        called_parameters::rewrite(&mut read),
        closed_files::rewrite(&mut read),
        filled_templates::rewrite(&mut read),
        keyword_forms::rewrite(&mut read),
        kept_counts::rewrite(&mut read),
        kept_tasks::rewrite(&mut read),
        asynchronous_lists::rewrite(&mut read),
        asynchronous_iterators::rewrite(&mut read),
        coroutine_choices::rewrite(&mut read),
        awaited_arguments::rewrite(&mut read),
        waited_tasks::rewrite(&mut read),
        awaited_conditions::rewrite(&mut read),
        texts_read::rewrite(&mut read),
        mapped_readings::rewrite(&mut read),
        mapping_patterns::rewrite(&mut read),
    ];
    rewritten.contains(&true).then_some(read)
}

/// How often each name, and each attribute, stands in some code, and how often a function is defined under it.
#[derive(Debug, Default)]
struct Counts {
    names: FxHashMap<String, usize>,
    attributes: FxHashMap<String, usize>,
    definitions: FxHashMap<String, usize>,
}

impl Counts {
    fn of(suite: &[Stmt]) -> Self {
        let mut found = Self::default();
        found.visit_body(suite);
        found
    }

    fn names(&self, name: &str) -> usize {
        self.names.get(name).copied().unwrap_or(0)
    }

    fn attributes(&self, name: &str) -> usize {
        self.attributes.get(name).copied().unwrap_or(0)
    }

    fn definitions(&self, name: &str) -> usize {
        self.definitions.get(name).copied().unwrap_or(0)
    }

    fn has(&self, name: &str) -> bool {
        self.names(name) + self.attributes(name) + self.definitions(name) > 0
    }
}

impl<'a> SourceOrderVisitor<'a> for Counts {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                *self.definitions.entry(def.name.to_string()).or_default() += 1;
            }
            Stmt::ClassDef(class) => {
                *self.definitions.entry(class.name.to_string()).or_default() += 1;
            }
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_parameter(&mut self, parameter: &'a ast::Parameter) {
        *self.names.entry(parameter.name.to_string()).or_default() += 1;
        source_order::walk_parameter(self, parameter);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => *self.names.entry(name.id.to_string()).or_default() += 1,
            Expr::Attribute(attribute) => {
                *self
                    .attributes
                    .entry(attribute.attr.to_string())
                    .or_default() += 1;
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

/// What leaves a function, and what reaches out of it, in its own code alone.
#[derive(Debug, Default)]
struct Own {
    returns: usize,
    reaches_out: bool,
}

impl Own {
    fn of(body: &[Stmt]) -> Self {
        let mut found = Self::default();
        found.visit_body(body);
        found
    }
}

impl<'a> SourceOrderVisitor<'a> for Own {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Return(_) => self.returns += 1,
            Stmt::Global(_) | Stmt::Nonlocal(_) => self.reaches_out = true,
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => return,
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_) => self.reaches_out = true,
            Expr::Lambda(_) => return,
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

/// How many statements a docstring takes at the head of a body.
fn skipped(body: &[Stmt]) -> usize {
    match body.first() {
        Some(Stmt::Expr(first)) if first.value.is_string_literal_expr() => 1,
        _ => 0,
    }
}

/// Puts the statements that `by` gives for one in its place, in all bodies, and says whether there are any.
fn replaced(body: &mut Vec<Stmt>, by: &dyn Fn(&Stmt) -> Option<Vec<Stmt>>) -> bool {
    let mut is_changed = false;
    let mut read = Vec::with_capacity(body.len());
    for mut stmt in std::mem::take(body) {
        for inner in bodies(&mut stmt) {
            is_changed |= replaced(inner, by);
        }
        if let Some(stmts) = by(&stmt) {
            is_changed = true;
            read.extend(stmts);
        } else {
            read.push(stmt);
        }
    }
    *body = read;
    is_changed
}

/// The bodies of a statement.
pub(super) fn bodies(stmt: &mut Stmt) -> Vec<&mut Vec<Stmt>> {
    match stmt {
        Stmt::FunctionDef(it) => vec![&mut it.body],
        Stmt::ClassDef(it) => vec![&mut it.body],
        Stmt::If(it) => {
            let others = it.elif_else_clauses.iter_mut();
            let others = others.map(|it| &mut it.body);
            std::iter::once(&mut it.body).chain(others).collect()
        }
        Stmt::For(it) => vec![&mut it.body, &mut it.orelse],
        Stmt::While(it) => vec![&mut it.body, &mut it.orelse],
        Stmt::With(it) => vec![&mut it.body],
        Stmt::Try(it) => {
            let handlers = it.handlers.iter_mut();
            let handlers = handlers.map(|it| {
                let ast::ExceptHandler::ExceptHandler(it) = it;
                &mut it.body
            });
            std::iter::once(&mut it.body)
                .chain(handlers)
                .chain([&mut it.orelse, &mut it.finalbody])
                .collect()
        }
        Stmt::Match(it) => it.cases.iter_mut().map(|it| &mut it.body).collect(),
        _ => Vec::new(),
    }
}
