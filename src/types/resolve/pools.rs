//! Pools of threads and of processes: `pool.map(f, items)` is read as the comprehension that calls `f` with each
//! item, `pool.submit(f, x)` as a task that holds the call `f(x)`, and `with` over a pool as its making, the
//! body, and its end.

use rustc_hash::FxHashMap;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::ir::{
    Argument, Comprehension, ExprId, Generator, Kind, Nature, Shape, Stmt, StmtKind, Target, VarId,
};
use super::Builder;
use super::spread_tasks::{Given, task_arguments};
use crate::python::names::{Names, bare_name};
use crate::python::source::Span;
use crate::python::syntax::span;

/// The classes and functions that make pools.
const MAKERS: &[&str] = &[
    "concurrent.futures.ThreadPoolExecutor",
    "concurrent.futures.ProcessPoolExecutor",
    "concurrent.futures.thread.ThreadPoolExecutor",
    "concurrent.futures.process.ProcessPoolExecutor",
    "multiprocessing.Pool",
    "multiprocessing.pool.Pool",
    "multiprocessing.pool.ThreadPool",
    "multiprocessing.dummy.Pool",
];

/// Those whose calls are made by processes.
const PROCESSES: &[&str] = &[
    "concurrent.futures.ProcessPoolExecutor",
    "concurrent.futures.process.ProcessPoolExecutor",
    "multiprocessing.Pool",
    "multiprocessing.pool.Pool",
];

/// Those whose `map` gives an iterator.
const EXECUTORS: &[&str] = &[
    "concurrent.futures.Executor",
    "concurrent.futures.ThreadPoolExecutor",
    "concurrent.futures.ProcessPoolExecutor",
    "concurrent.futures.thread.ThreadPoolExecutor",
    "concurrent.futures.process.ProcessPoolExecutor",
];

/// The names of a file that stand for pools.
#[derive(Debug, Default)]
pub(super) struct Pools<'a> {
    names: FxHashMap<&'a str, Workers>,
    /// Fields of instances.
    fields: FxHashMap<&'a str, Workers>,
}

/// What makes the calls of a pool.
#[derive(Debug, Clone, Copy, Default)]
struct Workers {
    /// Whether there is no more than one, so that calls run one after the other.
    are_one: bool,
    /// Whether each has the values of the program for itself.
    are_processes: bool,
    /// Whether `map` gives an iterator.
    are_lazy: bool,
}

/// Looks for what pools are assigned to.
struct Search<'a, 'n> {
    names: &'n Names<'a>,
    found: Pools<'a>,
}

impl<'a> Search<'a, '_> {
    fn made(&mut self, target: &'a Expr, value: &'a Expr) {
        let Expr::Call(call) = value else {
            return;
        };
        if !self.names.resolves_to(&call.func, MAKERS) {
            return;
        }
        let is_one = workers(call).is_some_and(|it| {
            matches!(it, Expr::NumberLiteral(number)
            if matches!(&number.value, ast::Number::Int(one) if one.as_i64() == Some(1)))
        });
        let workers = match target {
            Expr::Name(name) => self.found.names.entry(name.id.as_str()).or_default(),
            Expr::Attribute(field) => self.found.fields.entry(field.attr.as_str()).or_default(),
            _ => return,
        };
        workers.are_one |= is_one;
        workers.are_processes |= self.names.resolves_to(&call.func, PROCESSES);
        workers.are_lazy |= self.names.resolves_to(&call.func, EXECUTORS);
    }
}

/// How many workers a pool is asked to have.
fn workers(call: &ast::ExprCall) -> Option<&Expr> {
    let named = call.arguments.keywords.iter().find(|it| {
        let name = it.arg.as_ref().map(rustpython_ast::Identifier::as_str);
        matches!(name, Some("max_workers" | "processes"))
    });
    named
        .map(|it| &it.value)
        .or_else(|| call.arguments.args.first())
}

impl<'a> SourceOrderVisitor<'a> for Search<'a, '_> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        match stmt {
            Tree::With(with) => {
                for item in &with.items {
                    if let Some(target) = item.optional_vars.as_deref() {
                        self.made(target, &item.context_expr);
                    }
                }
            }
            Tree::Assign(assign) => {
                for target in &assign.targets {
                    self.made(target, &assign.value);
                }
            }
            Tree::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.made(&assign.target, value);
                }
            }
            Tree::FunctionDef(def) => {
                for param in &def.parameters {
                    let annotation = param.annotation();
                    if annotation.is_some_and(|it| {
                        self.names.resolves_to(it, MAKERS)
                            || self.names.resolves_to(it, &["concurrent.futures.Executor"])
                    }) {
                        let workers = self.found.names.entry(param.name().as_str());
                        workers.or_default().are_lazy |=
                            annotation.is_some_and(|it| self.names.resolves_to(it, EXECUTORS));
                    }
                }
            }
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }
}

/// What a task calls, and with what before the arguments that it is given.
struct Callee {
    func: ExprId,
    arguments: Vec<Argument>,
    keywords: Vec<Argument>,
}

impl<'a> Builder<'a, '_> {
    /// Finds the pools of the file.
    pub(super) fn note_pools(&mut self, suite: &'a [Tree]) {
        if !self.names.imports_any(&["concurrent", "multiprocessing"]) {
            return;
        }
        let mut search = Search {
            names: self.names,
            found: Pools::default(),
        };
        search.visit_body(suite);
        self.pools = search.found;
    }

    /// What makes the calls of an expression that is a pool.
    fn pool(&self, expr: &Expr) -> Option<Workers> {
        match expr {
            Expr::Name(name) => self.pools.names.get(name.id.as_str()).copied(),
            Expr::Attribute(attribute) => self.pools.fields.get(attribute.attr.as_str()).copied(),
            _ => None,
        }
    }

    /// A call of a method of a pool that calls functions.
    pub(super) fn pooled(&mut self, call: &'a ast::ExprCall) -> Option<Kind> {
        let known = self.program.exprs.len();
        let kind = self.pooled_call(call)?;
        let is_by_processes = |call: &ast::ExprCall| {
            self.pooled_method(call)
                .is_some_and(|(_, workers)| workers.are_processes)
        };
        let inner = call.arguments.args.first().and_then(Expr::as_call_expr);
        if is_by_processes(call) || inner.is_some_and(is_by_processes) {
            let made = known..self.program.exprs.len();
            let ids = made.map(|it| ExprId(u32::try_from(it).unwrap_or(u32::MAX)));
            let calls = ids.filter(|it| matches!(self.program.kind(*it), Kind::Call(..)));
            let calls: Vec<ExprId> = calls.collect();
            self.program.made_by_processes.extend(calls);
        }
        Some(kind)
    }

    fn pooled_call(&mut self, call: &'a ast::ExprCall) -> Option<Kind> {
        if bare_name(&call.func) == Some("list")
            && call.arguments.keywords.is_empty()
            && let [Expr::Call(inner)] = &*call.arguments.args
            && matches!(self.name("list", &call.func), Kind::Builtin(_))
        {
            let is_new_list = matches!(self.pooled_method(inner), Some(("map" | "imap", _)));
            let mut kind = is_new_list.then(|| self.pooled(inner))??;
            if let Kind::Comprehension(all) = &mut kind {
                all.comes_late = false;
            }
            return Some(kind);
        }
        let (method, workers) = self.pooled_method(call)?;
        let is_one = workers.are_one;
        let arguments = &call.arguments;
        let (func, rest) = arguments.args.split_first()?;
        if workers.are_processes && func.is_lambda_expr() {
            // No process can be given one.
            return None;
        }
        let is_spread = |it: &Expr| it.is_starred_expr();
        if is_spread(func) || method != "submit" && rest.iter().any(is_spread) {
            return None;
        }
        match method {
            "map" | "imap" | "imap_unordered" => {
                let is_plain = arguments.keywords.iter().all(|it| {
                    let name = it.arg.as_ref().map(rustpython_ast::Identifier::as_str);
                    matches!(name, Some("chunksize" | "timeout"))
                });
                // Behind the iterables of a pool of processes stands the size of a chunk.
                let rest = match rest {
                    [over, Expr::NumberLiteral(_)] => std::slice::from_ref(over),
                    rest => rest,
                };
                if !is_plain || rest.is_empty() {
                    return None;
                }
                let mut kind = self.mapped(func, rest, !is_one, call)?;
                if let Kind::Comprehension(all) = &mut kind {
                    all.comes_late = workers.are_lazy || method != "map";
                }
                Some(kind)
            }
            "starmap" if arguments.keywords.is_empty() => match rest {
                [over] => self.star_mapped(func, over, !is_one, call),
                _ => None,
            },
            "submit" => {
                let keywords = arguments.keywords.iter();
                let keywords = keywords.map(|it| Some((it.arg.as_ref()?.as_str(), &it.value)));
                let keywords: Vec<(&str, &'a Expr)> = keywords.collect::<Option<_>>()?;
                self.task(call, func, &Given::of(rest, keywords)?)
            }
            "apply_async" | "apply" => {
                let given = task_arguments(call, "args", "kwds", rest)?;
                let kind = self.task(call, func, &given)?;
                match (method, kind) {
                    ("apply", Kind::Call(_, arguments)) => {
                        let only = arguments.first()?.value;
                        Some(self.program.kind(only).clone())
                    }
                    (_, kind) => Some(kind),
                }
            }
            _ => None,
        }
    }

    fn pooled_method(&self, call: &'a ast::ExprCall) -> Option<(&'a str, Workers)> {
        let Expr::Attribute(attribute) = &*call.func else {
            return None;
        };
        let workers = self.pool(&attribute.value)?;
        Some((attribute.attr.as_str(), workers))
    }

    /// What is called, by a name or by `partial`.
    fn callee(&mut self, func: &'a Expr) -> Option<Callee> {
        if let Expr::Call(call) = func
            && self.names.resolves_to(&call.func, &["functools.partial"])
        {
            let (func, fixed) = call.arguments.args.split_first()?;
            if fixed.iter().any(Expr::is_starred_expr) {
                return None;
            }
            let func = self.expr(func);
            let arguments = fixed.iter().map(|it| plain(self.expr(it))).collect();
            let mut keywords = Vec::new();
            for keyword in &call.arguments.keywords {
                let name = keyword.arg.as_ref()?.to_string();
                let value = self.expr(&keyword.value);
                keywords.push(Argument {
                    name: Some(name),
                    stars: 0,
                    value,
                });
            }
            return Some(Callee {
                func,
                arguments,
                keywords,
            });
        }
        Some(Callee {
            func: self.expr(func),
            arguments: Vec::new(),
            keywords: Vec::new(),
        })
    }

    fn called(&mut self, callee: Callee, given: Vec<Argument>, at: &Span) -> ExprId {
        let mut arguments = callee.arguments;
        arguments.extend(given);
        arguments.extend(callee.keywords);
        self.note_call(callee.func);
        self.push(Kind::Call(callee.func, arguments), at.clone())
    }

    /// `pool.map(f, items)`.
    fn mapped(
        &mut self,
        func: &'a Expr,
        over: &'a [Expr],
        is_parallel: bool,
        call: &'a ast::ExprCall,
    ) -> Option<Kind> {
        let at = span(call);
        let names: Vec<&'a str> = match func {
            Expr::Lambda(lambda) => plain_params(lambda.parameters.as_deref())?,
            _ => self.param_names(func),
        };
        if matches!(func, Expr::Lambda(_)) && names.len() != over.len() {
            return None;
        }
        let around = self.frame().block;
        let iters: Vec<ExprId> = over.iter().map(|it| self.expr(it)).collect();
        let iter = match iters.as_slice() {
            [one] => *one,
            many => {
                let zip = self.push(Kind::Builtin("zip".to_owned()), at.clone());
                let arguments = many.iter().map(|it| plain(*it)).collect();
                self.push(Kind::Call(zip, arguments), at.clone())
            }
        };
        let block = self.block(Some(around), Nature::Loop, (u32::MAX, 0));
        self.frame().block = block;
        self.frame().targets.push(FxHashMap::default());
        let unnamed: &[&str] = if over.len() == 1 {
            &["item"]
        } else {
            &["a", "b", "c", "d", "e", "f"]
        };
        let name = |at: usize| names.get(at).or_else(|| unnamed.get(at)).copied();
        let names: Vec<&'a str> = (0..over.len()).map(name).collect::<Option<_>>()?;
        let vars: Vec<VarId> = names.iter().map(|it| self.item(it)).collect();
        let element = match func {
            Expr::Lambda(lambda) => Some(self.expr(&lambda.body)),
            // `str.upper` of each is a method of each.
            Expr::Attribute(attribute) if bare_name(&attribute.value) == Some("str") => {
                vars.split_first().map(|(text, rest)| {
                    let text = self.used(*text, &at).value;
                    let name = attribute.attr.to_string();
                    let func = self.push(Kind::Attribute(text, name), at.clone());
                    let rest = rest.iter().map(|it| self.used(*it, &at)).collect();
                    self.push(Kind::Call(func, rest), at.clone())
                })
            }
            _ => self.callee(func).map(|callee| {
                let given = vars.iter().map(|it| self.used(*it, &at)).collect();
                self.called(callee, given, &at)
            }),
        };
        self.frame().targets.pop();
        self.frame().block = around;
        let target = match vars.as_slice() {
            [one] => Target::Var(*one),
            many => Target::Tuple(many.iter().map(|it| Target::Var(*it)).collect(), None),
        };
        Some(list_of(target, iter, element?, is_parallel))
    }

    /// `pool.starmap(f, pairs)`.
    fn star_mapped(
        &mut self,
        func: &'a Expr,
        over: &'a Expr,
        is_parallel: bool,
        call: &'a ast::ExprCall,
    ) -> Option<Kind> {
        let at = span(call);
        let names = self.param_names(func);
        if names.is_empty() {
            return None;
        }
        let around = self.frame().block;
        let iter = self.expr(over);
        let block = self.block(Some(around), Nature::Loop, (u32::MAX, 0));
        self.frame().block = block;
        self.frame().targets.push(FxHashMap::default());
        let vars: Vec<VarId> = names.iter().map(|it| self.item(it)).collect();
        let element = self.callee(func).map(|callee| {
            let given = vars.iter().map(|it| self.used(*it, &at)).collect();
            self.called(callee, given, &at)
        });
        self.frame().targets.pop();
        self.frame().block = around;
        let target = Target::Tuple(vars.iter().map(|it| Target::Var(*it)).collect(), None);
        Some(list_of(target, iter, element?, is_parallel))
    }

    /// The variable of an item.
    fn item(&mut self, name: &'a str) -> VarId {
        let func = self.frame().func;
        let var = self.new_var(name, func, false);
        self.occur(var, true);
        if let Some(targets) = self.frame().targets.last_mut() {
            targets.insert(name, var);
        }
        var
    }

    fn used(&mut self, var: VarId, at: &Span) -> Argument {
        self.occur(var, false);
        plain(self.push(Kind::Var(var), at.clone()))
    }

    /// What the parameters are called that a function of the module is given.
    fn param_names(&self, func: &Expr) -> Vec<&'a str> {
        let (func, skipped) = match func {
            Expr::Call(call) => (
                call.arguments.args.first(),
                call.arguments.args.len().saturating_sub(1),
            ),
            func => (Some(func), 0),
        };
        let def = func
            .and_then(bare_name)
            .and_then(|it| self.decorating.functions.get(it));
        def.map_or(Vec::new(), |def| {
            let all = def
                .parameters
                .posonlyargs
                .iter()
                .chain(&def.parameters.args);
            let all = all.skip(skipped).filter(|it| it.default.is_none());
            all.map(|it| it.parameter.name.as_str()).collect()
        })
    }

    /// A task: its only plain argument is the call that is made elsewhere.
    pub(super) fn task(
        &mut self,
        call: &'a ast::ExprCall,
        func: &'a Expr,
        arguments: &Given<'a>,
    ) -> Option<Kind> {
        let at = span(call);
        let made_by = self.expr(&call.func);
        let callee = self.callee(func)?;
        let before = arguments.args.iter();
        let mut given: Vec<Argument> = before.map(|it| plain(self.expr(it))).collect();
        if let Some(item) = arguments.spread {
            let before = callee.arguments.len() + given.len();
            if !arguments.keywords.is_empty() || !callee.keywords.is_empty() {
                return None;
            }
            given.extend(self.spread_over(func, callee.func, item, before, &at)?);
        }
        for (name, value) in &arguments.keywords {
            let value = self.expr(value);
            given.push(Argument {
                name: Some((*name).to_owned()),
                stars: 0,
                value,
            });
        }
        let called = self.called(callee, given, &at);
        self.program.tasks.insert(called);
        Some(Kind::Call(made_by, vec![plain(called)]))
    }

    /// `with` over pools: each is made, the body runs, and each ends.
    pub(super) fn with_pools(&mut self, stmt: &'a Tree) -> Option<Vec<Stmt<'a>>> {
        let Tree::With(with) = stmt else {
            return None;
        };
        let is_pool = |it: &ast::WithItem| {
            matches!(&it.context_expr, Expr::Call(call) if self.names.resolves_to(&call.func, MAKERS))
                && matches!(it.optional_vars.as_deref(), Some(Expr::Name(_)))
        };
        if with.is_async || !with.items.iter().all(is_pool) || self.frames.last()?.is_class {
            return None;
        }
        let mut stmts = Vec::new();
        let mut pools = Vec::new();
        for item in &with.items {
            let place = span(item);
            let start = self.next();
            let value = self.expr(&item.context_expr);
            let name = item.optional_vars.as_deref().and_then(bare_name)?;
            let var = self.bind(name);
            let kind = StmtKind::Assign {
                targets: vec![Target::Var(var)],
                value,
                annotation: None,
            };
            pools.push((stmts.len(), name, place.clone()));
            stmts.push(self.made(kind, &place, start));
        }
        let block = self.frame().block;
        let before = self.uses_of_pools(&pools);
        stmts.extend(self.suite_in(block, &with.body).body);
        let after = self.uses_of_pools(&pools);
        for (((at, name, place), before), after) in pools.iter().zip(before).zip(after).rev() {
            if before == after {
                // Its calls are made without it.
                stmts[*at].kind = StmtKind::Pass;
                continue;
            }
            if self.frame().env.is_none() {
                continue;
            }
            let start = self.next();
            let Kind::Var(var) = self.name(name, &with.items.first()?.context_expr) else {
                continue;
            };
            let object = self.push(Kind::Var(var), place.clone());
            let func = self.push(
                Kind::Attribute(object, "shutdown".to_owned()),
                place.clone(),
            );
            let call = self.push(Kind::Call(func, Vec::new()), place.clone());
            stmts.push(self.made(StmtKind::Expr(call), place, start));
        }
        Some(stmts)
    }

    /// How often each pool is used so far.
    fn uses_of_pools(&self, pools: &[(usize, &str, Span)]) -> Vec<usize> {
        let uses = |name: &str| {
            let vars = self.program.vars.iter().filter(|it| it.name == name);
            vars.flat_map(|it| &it.occurrences)
                .filter(|it| !it.is_def)
                .count()
        };
        pools.iter().map(|(_, name, _)| uses(name)).collect()
    }
}

/// The names of the parameters of a lambda that has no others.
fn plain_params(parameters: Option<&ast::Parameters>) -> Option<Vec<&str>> {
    let parameters = parameters?;
    let plain = parameters.posonlyargs.iter().chain(&parameters.args);
    let are_plain = parameters.vararg.is_none()
        && parameters.kwarg.is_none()
        && parameters.kwonlyargs.is_empty()
        && plain.clone().all(|it| it.default.is_none());
    are_plain.then(|| plain.map(|it| it.parameter.name.as_str()).collect())
}

fn plain(value: ExprId) -> Argument {
    Argument::plain(value)
}

fn list_of(target: Target, iter: ExprId, element: ExprId, is_parallel: bool) -> Kind {
    Kind::Comprehension(Comprehension {
        shape: Shape::List,
        key: None,
        element,
        generators: vec![Generator {
            target,
            iter,
            conditions: Vec::new(),
        }],
        is_parallel,
        comes_late: false,
    })
}
