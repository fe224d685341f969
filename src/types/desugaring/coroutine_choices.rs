//! Coroutine functions that stand in lists, dicts or fields to be called later: each is a member of an enumeration,
//! and a function makes the call that a member stands for.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged as _;
use rustpython_text_size::{TextRange, TextSize};

use super::Counts;
use super::coroutine_members::{Choice, called_name, is_type_of_these};
use crate::python::names::bare_name;
use crate::types::nodes;

/// What `asyncio` and its groups make tasks of.
const RUNNING: &[&str] = &[
    "gather",
    "create_task",
    "ensure_future",
    "wait_for",
    "shield",
    "as_completed",
];

/// Rewrites such functions where they are values, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let Some(imported) = import_of_asyncio(suite) else {
        return false;
    };
    let counts = Counts::of(suite);
    let mut functions: FxHashMap<&str, Vec<String>> = FxHashMap::default();
    let mut order: Vec<&str> = Vec::new();
    for stmt in suite.iter() {
        if let Stmt::FunctionDef(def) = stmt
            && def.is_async
            && let Some(params) = plain_params(def)
            && counts.definitions(&def.name) == 1
        {
            functions.insert(def.name.as_str(), params);
            order.push(def.name.as_str());
        }
    }
    let mut uses = Uses {
        counts: &counts,
        functions: &functions,
        bound: FxHashSet::default(),
        assigned: FxHashSet::default(),
        direct: FxHashMap::default(),
        called: Vec::new(),
        is_refused: false,
        is_running: false,
    };
    uses.visit_body(suite);
    let is_value = |name: &str| counts.names(name) > uses.direct.get(name).copied().unwrap_or(0);
    let values: Vec<String> = order
        .iter()
        .filter(|it| is_value(it))
        .map(|it| (*it).to_owned())
        .collect();
    let called: Vec<String> = uses
        .called
        .iter()
        .filter(|it| uses.assigned.contains(it.as_str()) && !uses.bound.contains(it.as_str()))
        .cloned()
        .collect();
    let Some(first) = values.first() else {
        return false;
    };
    let params = functions[first.as_str()].clone();
    let are_alike = values
        .iter()
        .all(|it| functions[it.as_str()].len() == params.len());
    let Some(stem) = called.first().map(|it| stem_of(it)) else {
        return false;
    };
    let alias = alias(suite);
    let choice = Choice {
        class: alias.clone().unwrap_or_else(|| capitalized(&stem)),
        function: format!("call_{stem}"),
        param: stem,
        functions: values,
        params,
    };
    let is_free = (alias.is_some() || !counts.has(&choice.class))
        && !counts.has(&choice.function)
        && !choice.params.contains(&choice.param);
    if uses.is_refused || !are_alike || !is_free {
        return false;
    }
    let gives = suite.iter().any(|it| {
        matches!(it, Stmt::FunctionDef(def)
            if choice.functions.contains(&def.name.to_string()) && super::Own::of(&def.body).returns > 0)
    });
    if let Some(alias) = &alias {
        for stmt in suite.iter_mut() {
            if alias_in(stmt) == Some(alias) {
                *stmt = nodes::pass(stmt.range());
            }
        }
    }
    choice.put_into(suite, &called);
    let at = suite
        .iter()
        .take_while(|it| matches!(it, Stmt::Import(_) | Stmt::ImportFrom(_)) || is_docstring(it))
        .count();
    let start = imported.start();
    suite.insert(at, choice.dispatch(start + TextSize::from(7), gives));
    suite.insert(at, choice.enumeration(start));
    true
}

fn is_docstring(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Expr(it) if it.value.is_string_literal_expr())
}

fn import_of_asyncio(suite: &[Stmt]) -> Option<TextRange> {
    suite.iter().find_map(|stmt| match stmt {
        Stmt::Import(import) => {
            let mut names = import.names.iter();
            names
                .any(|it| it.name.as_str() == "asyncio" && it.asname.is_none())
                .then_some(import.range)
        }
        _ => None,
    })
}

/// The name that a file gives to the type of such functions.
fn alias(suite: &[Stmt]) -> Option<String> {
    let mut aliases = suite.iter().filter_map(alias_in);
    let first = aliases.next()?;
    aliases.next().is_none().then(|| first.to_owned())
}

/// `Handler` of `Handler = Callable[[str], Awaitable[None]]`.
fn alias_in(stmt: &Stmt) -> Option<&str> {
    let (target, value) = match stmt {
        Stmt::Assign(it) => match it.targets.as_slice() {
            [target] => (target, &*it.value),
            _ => return None,
        },
        Stmt::AnnAssign(it) => (&*it.target, it.value.as_deref()?),
        Stmt::TypeAlias(it) => (&*it.name, &*it.value),
        _ => return None,
    };
    bare_name(target).filter(|_| is_type_of_these(value))
}

/// The parameters of a function that has no others than plain ones, and no decorators.
fn plain_params(def: &ast::StmtFunctionDef) -> Option<Vec<String>> {
    let parameters = &def.parameters;
    let all = parameters.posonlyargs.iter().chain(&parameters.args);
    let is_plain = parameters.vararg.is_none()
        && parameters.kwarg.is_none()
        && parameters.kwonlyargs.is_empty()
        && def.decorator_list.is_empty()
        && all.clone().all(|it| it.default.is_none());
    is_plain.then(|| all.map(|it| it.name().to_string()).collect())
}

/// The name of what holds such functions, as that of one of them.
fn stem_of(name: &str) -> String {
    let name = name.trim_start_matches('_').to_lowercase();
    match name.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with('s') => one.to_owned(),
        _ => name,
    }
}

/// `on_event` as `OnEvent`.
fn capitalized(name: &str) -> String {
    let words = name.split('_').filter(|it| !it.is_empty());
    let mut made = String::new();
    for word in words {
        let mut letters = word.chars();
        made.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        made.extend(letters);
    }
    made
}

/// How a file uses its coroutine functions, and what it calls besides.
struct Uses<'c, 'a> {
    counts: &'c Counts,
    functions: &'c FxHashMap<&'a str, Vec<String>>,
    /// Names that are imported.
    bound: FxHashSet<&'a str>,
    /// Variables, parameters and fields.
    assigned: FxHashSet<&'a str>,
    /// How often each function is called by its name.
    direct: FxHashMap<&'a str, usize>,
    /// The names that stand for functions where coroutines are made.
    called: Vec<String>,
    is_refused: bool,
    /// Whether what is called makes a coroutine that runs.
    is_running: bool,
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_, 'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let aliases = match stmt {
            Stmt::Import(it) => &*it.names,
            Stmt::ImportFrom(it) => &*it.names,
            _ => &[],
        };
        for alias in aliases {
            self.bound
                .insert(alias.asname.as_ref().unwrap_or(&alias.name).as_str());
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_parameter(&mut self, parameter: &'a ast::Parameter) {
        self.assigned.insert(parameter.name.as_str());
        source_order::walk_parameter(self, parameter);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Await(it) => {
                let before = std::mem::replace(&mut self.is_running, true);
                self.visit_expr(&it.value);
                self.is_running = before;
                return;
            }
            Expr::Call(call) => {
                let name = bare_name(&call.func);
                if let Some(name) = name
                    && self.functions.contains_key(name)
                {
                    *self.direct.entry(name).or_default() += 1;
                } else if self.is_running
                    && let Some(name) = called_name(&call.func)
                    && self.counts.definitions(name) == 0
                {
                    self.called.push(name.to_owned());
                }
                let runs = matches!(&*call.func, Expr::Attribute(it) if RUNNING.contains(&it.attr.as_str()));
                let before = std::mem::replace(&mut self.is_running, runs);
                source_order::walk_expr(self, expr);
                self.is_running = before;
                return;
            }
            Expr::Name(it) if it.ctx.is_store() => {
                self.assigned.insert(it.id.as_str());
            }
            // What a function has besides, no member has.
            Expr::Attribute(it) => {
                if it.ctx.is_store() {
                    self.assigned.insert(it.attr.as_str());
                }
                self.is_refused |= bare_name(&it.value)
                    .is_some_and(|it| self.functions.contains_key(it))
                    || it.attr.as_str() == "__name__";
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
