//! `def timed(label, run, argument)` that does no more with these than `run(argument)`, for functions of several
//! kinds: each call makes a closure of both, `timed("sum", lambda: total(numbers))`.

mod calls;

use calls::Calls;
use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use super::{Counts, Own};
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// Rewrites such functions and their calls, and says whether there are any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let counts = Counts::of(suite);
    let mut functions: FxHashMap<String, Taking> = FxHashMap::default();
    for stmt in suite.iter() {
        if let Stmt::FunctionDef(def) = stmt
            && counts.definitions(&def.name) == 1
            && let Some(taking) = Taking::of(def)
        {
            functions.insert(def.name.to_string(), taking);
        }
    }
    if functions.is_empty() {
        return false;
    }
    let mut calls = Calls {
        functions: &functions,
        counts: &counts,
        called: FxHashMap::default(),
        callees: FxHashMap::default(),
        refused: FxHashSet::default(),
        rebound: FxHashSet::default(),
        read: Vec::new(),
    };
    calls.visit_body(suite);
    let is_fit = |name: &str, taking: &Taking| {
        let called = calls.called.get(name).copied().unwrap_or(0);
        let callees = calls.callees.get(name).map_or(0, FxHashSet::len);
        let rebound = calls
            .read
            .iter()
            .any(|(of, it)| *of == name && calls.rebound.contains(it));
        called > 0
            && called == counts.names(name)
            && !calls.refused.contains(name)
            && !rebound
            && (callees > 1 || taking.rest.is_some())
    };
    let fit: Vec<String> = functions
        .iter()
        .filter(|(name, taking)| is_fit(name, taking))
        .map(|it| it.0.clone())
        .collect();
    functions.retain(|name, _| fit.contains(name));
    if functions.is_empty() {
        return false;
    }
    for stmt in suite.iter_mut() {
        if let Stmt::FunctionDef(def) = stmt
            && let Some(taking) = functions.get(def.name.as_str())
        {
            taking.rewrite(def);
        }
    }
    // What a call is given may hold another one.
    let rewritten = |expr: &Expr| {
        let call = expr.as_call_expr()?;
        let taking = functions.get(bare_name(&call.func)?)?;
        taking.rewritten(call)
    };
    Replace(rewritten).in_body(suite);
    true
}

/// A function that calls one of its parameters with others of them.
struct Taking {
    /// All plain parameters, in their order.
    params: Vec<String>,
    /// `*rest`, if it has that.
    rest: Option<String>,
    /// The parameter that is called, and those that it is given.
    called: usize,
    given: Vec<Argument>,
    /// Whether it is called more than once, as far as one can see.
    is_repeated: bool,
}

/// What a parameter is called with.
#[derive(Clone, Copy)]
enum Argument {
    Param(usize),
    Rest,
}

impl Taking {
    fn of(def: &ast::StmtFunctionDef) -> Option<Self> {
        let parameters = &def.parameters;
        let all = || parameters.posonlyargs.iter().chain(&parameters.args);
        let is_plain = parameters.kwarg.is_none()
            && parameters.kwonlyargs.is_empty()
            && all().all(|it| it.default.is_none());
        if !is_plain
            || def.is_async
            || !def.decorator_list.is_empty()
            || Own::of(&def.body).reaches_out
        {
            return None;
        }
        let params: Vec<String> = all().map(|it| it.name().to_string()).collect();
        let rest = parameters.vararg.as_ref().map(|it| it.name.to_string());
        let counts = Counts::of(&def.body);
        let mut found = Found {
            params: &params,
            call: None,
            depth: 0,
            is_nested: false,
        };
        found.visit_body(&def.body);
        let (called, call, is_repeated) = found.call?;
        let mut given = Vec::new();
        let mut seen = FxHashSet::default();
        for argument in &call.arguments.args {
            let (name, is_rest) = match argument {
                Expr::Starred(it) => (bare_name(&it.value)?, true),
                other => (bare_name(other)?, false),
            };
            if counts.names(name) != 1 || !seen.insert(name) {
                return None;
            }
            given.push(if is_rest {
                (rest.as_deref() == Some(name)).then_some(Argument::Rest)?
            } else {
                Argument::Param(params.iter().position(|it| it == name)?)
            });
        }
        let is_whole = rest.is_none() || given.iter().any(|it| matches!(it, Argument::Rest));
        let is_once = counts.names(params.get(called)?) == 1;
        (call.arguments.keywords.is_empty() && !given.is_empty() && is_whole && is_once).then_some(
            Self {
                params,
                rest,
                called,
                given,
                is_repeated,
            },
        )
    }

    fn takes(&self, at: usize) -> bool {
        let mut given = self.given.iter();
        given.any(|it| matches!(it, Argument::Param(param) if *param == at))
    }

    /// The function without the parameters that it only hands on.
    fn rewrite(&self, def: &mut ast::StmtFunctionDef) {
        let mut at = 0;
        for of in [&mut def.parameters.posonlyargs, &mut def.parameters.args] {
            of.retain(|_| {
                at += 1;
                !self.takes(at - 1)
            });
        }
        // `run: Callable[[int], str]` says how it was called.
        let name = &self.params[self.called];
        for of in [&mut def.parameters.posonlyargs, &mut def.parameters.args] {
            let is_it = |it: &&mut ast::ParameterWithDefault| it.name().as_str() == name;
            if let Some(param) = of.iter_mut().find(is_it) {
                param.parameter.annotation = None;
            }
        }
        def.parameters.vararg = None;
        let bare = |expr: &Expr| {
            let call = expr.as_call_expr()?;
            (bare_name(&call.func) == Some(name))
                .then(|| nodes::call((*call.func).clone(), Vec::new(), Vec::new(), call.range))
        };
        Replace(bare).in_body(&mut def.body);
    }

    /// What a call gives to each parameter, and to the rest.
    fn actuals<'e>(&self, call: &'e ast::ExprCall) -> Option<(Vec<&'e Expr>, &'e [Expr])> {
        let args = &*call.arguments.args;
        if args.iter().any(Expr::is_starred_expr) {
            return None;
        }
        let count = args.len().min(self.params.len());
        let (plain, rest) = args.split_at(count);
        if !rest.is_empty() && self.rest.is_none() {
            return None;
        }
        let mut all: Vec<Option<&Expr>> = plain.iter().map(Some).collect();
        all.resize(self.params.len(), None);
        for keyword in &call.arguments.keywords {
            let name = keyword.arg.as_ref()?;
            let at = self.params.iter().position(|it| it == name.as_str())?;
            let place = all.get_mut(at)?;
            if place.replace(&keyword.value).is_some() {
                return None;
            }
        }
        let all: Option<Vec<&Expr>> = all.into_iter().collect();
        Some((all?, rest))
    }

    /// A call with a closure for what is called and given.
    fn rewritten(&self, call: &ast::ExprCall) -> Option<Expr> {
        let (all, rest) = self.actuals(call)?;
        let mut given = Vec::new();
        for argument in &self.given {
            match argument {
                Argument::Param(at) => given.push((*all.get(*at)?).clone()),
                Argument::Rest => given.extend(rest.iter().cloned()),
            }
        }
        let called = *all.get(self.called)?;
        let range = given
            .iter()
            .fold(called.range(), |range, it| range.cover(it.range()));
        let inner = nodes::call(called.clone(), given, Vec::new(), range);
        let closure = lambda(inner, range);
        let mut args = Vec::new();
        for (at, actual) in all.into_iter().enumerate() {
            if at == self.called {
                args.push(closure.clone());
            } else if !self.takes(at) {
                args.push(actual.clone());
            }
        }
        let func = (*call.func).clone();
        Some(nodes::call(func, args, Vec::new(), call.range))
    }
}

/// `lambda: body`
fn lambda(body: Expr, range: TextRange) -> Expr {
    Expr::Lambda(ast::ExprLambda {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        parameters: None,
        body: Box::new(body),
    })
}

/// Looks for the call of a parameter.
struct Found<'p, 'a> {
    params: &'p [String],
    call: Option<(usize, &'a ast::ExprCall, bool)>,
    /// How many loops are around.
    depth: usize,
    is_nested: bool,
}

impl<'a> SourceOrderVisitor<'a> for Found<'_, 'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let is_loop = matches!(stmt, Stmt::For(_) | Stmt::While(_));
        let is_nested = self.is_nested;
        self.is_nested |= matches!(stmt, Stmt::FunctionDef(_) | Stmt::ClassDef(_));
        self.depth += usize::from(is_loop);
        source_order::walk_stmt(self, stmt);
        self.depth -= usize::from(is_loop);
        self.is_nested = is_nested;
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        let is_loop = matches!(
            expr,
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_)
        );
        let is_nested = self.is_nested;
        self.is_nested |= matches!(expr, Expr::Lambda(_) | Expr::Generator(_));
        self.depth += usize::from(is_loop);
        if let Expr::Call(call) = expr
            && !self.is_nested
            && let Some(name) = bare_name(&call.func)
            && let Some(at) = self.params.iter().position(|it| it == name)
        {
            self.call = Some((at, call, self.depth > 0));
        }
        source_order::walk_expr(self, expr);
        self.depth -= usize::from(is_loop);
        self.is_nested = is_nested;
    }
}
