//! Decorators that enter a function somewhere and give it back: `@bus.on("saved", priority=5)` above `def f` is
//! `bus.on("saved", priority=5, handler=f)` behind it, and `on` takes the handler with its other arguments.

mod forms;

use forms::{both, made, plain};
use rustc_hash::FxHashMap;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use super::{Counts, bodies, skipped};
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// How a function takes the one that it enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `@on(..)`: what it makes takes it.
    Made,
    /// `@on`: as its only argument.
    Plain,
    /// `@on(..)`, or `on(.., f)`.
    Both,
}

/// Such a function, as it is to be.
#[derive(Debug, Clone)]
struct Registrar {
    form: Form,
    /// The parameter for the function.
    of: String,
    /// The parameter for its name, if that is asked for.
    of_name: Option<String>,
    def: ast::StmtFunctionDef,
    is_method: bool,
    /// How often it used to call itself.
    recursions: usize,
}

/// Rewrites them, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    let mut found: FxHashMap<String, Registrar> = FxHashMap::default();
    for stmt in suite.iter() {
        match stmt {
            Stmt::FunctionDef(def) => find(def, false, &counts, &mut found),
            Stmt::ClassDef(class) => {
                for def in class.body.iter().filter_map(Stmt::as_function_def_stmt) {
                    find(def, true, &counts, &mut found);
                }
            }
            _ => {}
        }
    }
    let mut uses = Uses {
        found: &found,
        known: FxHashMap::default(),
        applied: FxHashMap::default(),
        in_class: false,
    };
    uses.visit_body(suite);
    let (known, applied) = (uses.known, uses.applied);
    found.retain(|name, it| {
        let all = if it.is_method {
            counts.attributes(name)
        } else {
            counts.names(name)
        };
        applied.contains_key(name) && known.get(name) == Some(&(all - it.recursions))
    });
    if found.is_empty() {
        return false;
    }
    apply(suite, &found);
    true
}

fn find(
    def: &ast::StmtFunctionDef,
    is_method: bool,
    counts: &Counts,
    found: &mut FxHashMap<String, Registrar>,
) {
    let name = def.name.as_str();
    let is_plain = def.decorator_list.is_empty() && !def.is_async && def.parameters.kwarg.is_none();
    if !is_plain || counts.definitions(name) != 1 {
        return;
    }
    let read = made(def)
        .or_else(|| both(def))
        .or_else(|| plain(def, is_method));
    let uses = |body: &[Stmt]| {
        let counts = Counts::of(body);
        if is_method {
            counts.attributes(name)
        } else {
            counts.names(name)
        }
    };
    let Some((form, of, mut new)) = read else {
        return;
    };
    let recursions = uses(&def.body).saturating_sub(uses(&new.body));
    let of_name = format!("{of}_name");
    let is_name = |it: &Expr| match it {
        Expr::Attribute(it) => {
            it.attr.as_str() == "__name__" && bare_name(&it.value) == Some(of.as_str())
        }
        _ => false,
    };
    let before = Counts::of(&new.body).attributes("__name__");
    Replace(|it: &Expr| is_name(it).then(|| nodes::name(&of_name, it.range())))
        .in_body(&mut new.body);
    let is_asked = Counts::of(&new.body).attributes("__name__") < before;
    if is_asked {
        if counts.has(&of_name) {
            return;
        }
        let range = def.name.range;
        new.parameters
            .kwonlyargs
            .push(nodes::parameter(&of_name, None, range));
    }
    found.insert(
        name.to_owned(),
        Registrar {
            form,
            of_name: is_asked.then_some(of_name),
            of,
            def: new,
            is_method,
            recursions,
        },
    );
}

/// What a decorator or a callee is a use of.
fn named(expr: &Expr, found: &FxHashMap<String, Registrar>) -> Option<(String, Form)> {
    let (name, is_method) = match expr {
        Expr::Attribute(it) => (it.attr.as_str(), true),
        Expr::Name(it) => (it.id.as_str(), false),
        _ => return None,
    };
    let it = found.get(name).filter(|it| it.is_method == is_method)?;
    Some((name.to_owned(), it.form))
}

/// The registrar that a decorator applies.
fn applied(decorator: &Expr, found: &FxHashMap<String, Registrar>) -> Option<String> {
    match decorator {
        Expr::Call(call) => {
            let (name, form) = named(&call.func, found)?;
            let is_open = call.arguments.keywords.iter().all(|it| it.arg.is_some());
            (form != Form::Plain && is_open).then_some(name)
        }
        plain => {
            let (name, form) = named(plain, found)?;
            (form == Form::Plain).then_some(name)
        }
    }
}

/// The uses of which it is known what they are to be.
struct Uses<'f> {
    found: &'f FxHashMap<String, Registrar>,
    known: FxHashMap<String, usize>,
    /// Those that are applied as decorators.
    applied: FxHashMap<String, usize>,
    in_class: bool,
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) if !self.in_class => {
                let outer = def.decorator_list.iter();
                let outer: Vec<String> = outer
                    .map_while(|it| applied(&it.expression, self.found))
                    .collect();
                let is_last = outer.len() == def.decorator_list.len();
                for name in outer {
                    let asks = self.found.get(&name).is_some_and(|it| it.of_name.is_some());
                    if is_last || !asks {
                        *self.known.entry(name.clone()).or_default() += 1;
                        *self.applied.entry(name).or_default() += 1;
                    }
                }
            }
            Stmt::Expr(stmt) => {
                if let Expr::Call(call) = &*stmt.value
                    && let Some((name, form)) = named(&call.func, self.found)
                    && form != Form::Made
                    && self.found.get(&name).is_some_and(|it| it.of_name.is_none())
                    && self.gives(call, &name)
                {
                    *self.known.entry(name).or_default() += 1;
                }
            }
            _ => {}
        }
        let around = std::mem::replace(&mut self.in_class, stmt.is_class_def_stmt());
        source_order::walk_stmt(self, stmt);
        self.in_class = around;
    }
}

impl Uses<'_> {
    /// Whether a call gives the function itself.
    fn gives(&self, call: &ast::ExprCall, name: &str) -> bool {
        let Some(it) = self.found.get(name) else {
            return false;
        };
        let params = it
            .def
            .parameters
            .args
            .iter()
            .skip(usize::from(it.is_method));
        let at = params.clone().position(|of| of.name().as_str() == it.of);
        let is_none = |value: &Expr| value.is_none_literal_expr() || value.is_starred_expr();
        let mut args = call.arguments.args.iter();
        let given = at.and_then(|at| args.nth(at)).or_else(|| {
            let mut keywords = call.arguments.keywords.iter();
            keywords
                .find(|of| of.arg.as_ref().is_some_and(|of| of.as_str() == it.of))
                .map(|of| &of.value)
        });
        given.is_some_and(|it| !is_none(it))
    }
}

/// Puts the calls behind the definitions, and the new definitions in the place of the old ones.
fn apply(body: &mut Vec<Stmt>, found: &FxHashMap<String, Registrar>) {
    let mut read = Vec::with_capacity(body.len());
    for mut stmt in std::mem::take(body) {
        let mut calls = Vec::new();
        if let Stmt::FunctionDef(def) = &mut stmt {
            let is_one = found
                .get(def.name.as_str())
                .is_some_and(|it| it.def.range == def.range);
            if is_one && let Some(it) = found.get(def.name.as_str()) {
                *def = it.def.clone();
                if def.body.len() == skipped(&def.body) {
                    def.body.push(nodes::pass(def.name.range));
                }
            }
            let outer = def.decorator_list.iter();
            let outer = outer
                .take_while(|it| applied(&it.expression, found).is_some())
                .count();
            for decorator in def.decorator_list.drain(..outer).rev() {
                calls.extend(entered(&decorator.expression, def.name.as_str(), found));
            }
        }
        for inner in bodies(&mut stmt) {
            apply(inner, found);
        }
        read.push(stmt);
        read.extend(calls);
    }
    *body = read;
}

fn entered(decorator: &Expr, func: &str, found: &FxHashMap<String, Registrar>) -> Option<Stmt> {
    let range = decorator.range();
    let it = found.get(&applied(decorator, found)?)?;
    // Arguments are read in the order in which they stand.
    let behind = TextRange::empty(range.end());
    let value = nodes::name(func, behind);
    let (callee, mut args, mut keywords) = match decorator {
        Expr::Call(call) => (
            (*call.func).clone(),
            call.arguments.args.to_vec(),
            call.arguments.keywords.to_vec(),
        ),
        plain => (plain.clone(), Vec::new(), Vec::new()),
    };
    if it.form == Form::Plain {
        args.push(value);
    } else {
        keywords.push(nodes::keyword(&it.of, value, behind));
    }
    if let Some(of_name) = &it.of_name {
        keywords.push(nodes::keyword(of_name, nodes::text(func, behind), behind));
    }
    let call = nodes::call(callee, args, keywords, range);
    Some(nodes::statement(call, range))
}
