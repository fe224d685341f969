//! Decorators that are classes of the file, instances of these, or methods that put a function around another one:
//! `@Memo` above `def f` is `f = Memo(f_undecorated)` behind it.

mod classes;
mod decorated;

use decorated::{Keywords, Search};
use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::comparable::ComparableParameters;
use rustpython_ast::visitor::source_order::SourceOrderVisitor;
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged;

use super::{Counts, bodies, forwarding, skipped};
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// What a decorator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    /// `@Class`: the name stands for an instance that holds the function.
    Class,
    /// `@Class(..)`: an instance is called with the function.
    Instance,
    /// `@object.method`.
    Method,
    /// `@function` or `@function(..)`.
    Function,
}

/// What the decorators of a file may be.
struct Known<'a> {
    classes: FxHashMap<&'a str, &'a ast::StmtClassDef>,
    /// Methods that give a function which they define.
    methods: FxHashMap<&'a str, &'a ast::StmtFunctionDef>,
    functions: FxHashSet<&'a str>,
}

/// A function that such a decorator is put on.
struct Decorated<'a> {
    def: &'a ast::StmtFunctionDef,
    /// How many decorators stand from the first to the innermost of them.
    outer: usize,
}

/// What is written in place of something.
#[derive(Default)]
struct Plan {
    /// By where the definition begins: how many decorators are applied, and the name of the function in them.
    decorated: FxHashMap<usize, (usize, String)>,
    /// Methods in another form, by where each begins.
    methods: FxHashMap<usize, ast::StmtFunctionDef>,
    /// Classes whose instances are told the name of the function.
    told: FxHashSet<String>,
    /// Functions that keep their names.
    named: FxHashSet<String>,
}

/// Rewrites them, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    let Some(plan) = plan(suite, &counts) else {
        return false;
    };
    let shown = |it: &Expr| match it {
        Expr::Attribute(attribute) if attribute.attr.as_str() == "__name__" => {
            let name = bare_name(&attribute.value).filter(|it| plan.named.contains(*it))?;
            Some(nodes::text(name, it.range()))
        }
        _ => None,
    };
    Replace(shown).in_body(suite);
    apply(suite, &plan);
    true
}

fn plan(suite: &[Stmt], counts: &Counts) -> Option<Plan> {
    let mut known = Known {
        classes: FxHashMap::default(),
        methods: FxHashMap::default(),
        functions: FxHashSet::default(),
    };
    for stmt in suite {
        match stmt {
            Stmt::ClassDef(class) if counts.definitions(class.name.as_str()) == 1 => {
                let defs = class.body.iter().filter_map(Stmt::as_function_def_stmt);
                for def in defs {
                    if def.name.as_str() == "__call__" && class.decorator_list.is_empty() {
                        known.classes.insert(class.name.as_str(), class);
                    }
                    if counts.definitions(def.name.as_str()) == 1 && given(def).is_some() {
                        known.methods.insert(def.name.as_str(), def);
                    }
                }
            }
            Stmt::FunctionDef(def) if counts.definitions(def.name.as_str()) == 1 => {
                known.functions.insert(def.name.as_str());
            }
            _ => {}
        }
    }
    let mut search = Search {
        known: &known,
        found: Vec::new(),
        in_class: false,
    };
    search.visit_body(suite);
    if search.found.is_empty() {
        return None;
    }
    let mut plan = Plan::default();
    let mut of_class: FxHashMap<&str, Vec<&Decorated<'_>>> = FxHashMap::default();
    let mut of_method: FxHashMap<&str, Vec<&Decorated<'_>>> = FxHashMap::default();
    for it in &search.found {
        let name = format!("{}_undecorated", it.def.name);
        if counts.has(&name) || counts.definitions(it.def.name.as_str()) != 1 {
            return None;
        }
        let start = it.def.range.start().to_usize();
        plan.decorated.insert(start, (it.outer, name));
        for decorator in &it.def.decorator_list[..it.outer] {
            match known.form(&decorator.expression)? {
                (Form::Class | Form::Instance, name) => {
                    of_class.entry(name).or_default().push(it);
                }
                (Form::Method, name) => of_method.entry(name).or_default().push(it),
                (Form::Function, _) => return None,
            }
        }
        // Whoever is told its name would be told another one.
        let inner = &it.def.decorator_list[it.outer..];
        if !inner.is_empty() && counts.attributes("__name__") > 0 {
            return None;
        }
    }
    let mut keywords = Keywords::default();
    keywords.visit_body(suite);
    for (name, all) in of_class {
        let class = known.classes.get(name)?;
        let uses = all.iter().flat_map(|it| &it.def.decorator_list);
        let uses = uses.filter(|it| known.form(&it.expression).is_some_and(|it| it.1 == name));
        let is_only = uses.count() == counts.names(name);
        plan.class(class, &all, is_only, &keywords)?;
    }
    for (name, all) in of_method {
        let def = known.methods.get(name)?;
        let new = around(def, &all, &keywords, &mut plan.named)?;
        plan.methods.insert(def.range.start().to_usize(), new);
    }
    Some(plan)
}

impl Known<'_> {
    fn form<'e>(&self, decorator: &'e Expr) -> Option<(Form, &'e str)> {
        match decorator {
            Expr::Name(name) => {
                let name = name.id.as_str();
                if self.classes.contains_key(name) {
                    return Some((Form::Class, name));
                }
                self.functions
                    .contains(name)
                    .then_some((Form::Function, name))
            }
            Expr::Call(call) => {
                let name = bare_name(&call.func)?;
                if self.classes.contains_key(name) {
                    return Some((Form::Instance, name));
                }
                self.functions
                    .contains(name)
                    .then_some((Form::Function, name))
            }
            Expr::Attribute(attribute) => {
                let name = attribute.attr.as_str();
                self.methods
                    .contains_key(name)
                    .then_some((Form::Method, name))
            }
            _ => None,
        }
    }
}

/// The function that a method defines and gives, behind assignments.
fn given(def: &ast::StmtFunctionDef) -> Option<usize> {
    let head = skipped(&def.body);
    let [before @ .., Stmt::FunctionDef(inner), Stmt::Return(last)] = &def.body[head..] else {
        return None;
    };
    let is_given = last.value.as_deref().and_then(bare_name) == Some(inner.name.as_str());
    let is_plain = def.decorator_list.is_empty() && !def.is_async && !inner.is_async;
    (is_given && is_plain && before.iter().all(Stmt::is_assign_stmt)).then_some(def.body.len() - 2)
}

/// Whether all these functions take the same.
fn alike<'a>(all: &[&Decorated<'a>]) -> Option<&'a ast::Parameters> {
    let first: &ast::Parameters = &all.first()?.def.parameters;
    let own = ComparableParameters::from(first);
    let mut others = all.iter().map(|it| &*it.def.parameters);
    others
        .all(|it| ComparableParameters::from(it) == own)
        .then_some(first)
}

/// A method that gives a function around the one that it takes, for functions that take the same.
fn around(
    def: &ast::StmtFunctionDef,
    all: &[&Decorated<'_>],
    keywords: &Keywords,
    named: &mut FxHashSet<String>,
) -> Option<ast::StmtFunctionDef> {
    let of = alike(all)?;
    let at = given(def)?;
    let mut new = def.clone();
    let Some(Stmt::FunctionDef(inner)) = new.body.get_mut(at) else {
        return None;
    };
    let is_by_keyword = all
        .iter()
        .any(|it| keywords.0.contains(it.def.name.as_str()));
    let keeps_name = !inner.decorator_list.is_empty();
    if !inner
        .decorator_list
        .iter()
        .all(|it| is_wraps(&it.expression))
    {
        return None;
    }
    *inner = forwarding::specialised(inner, of, 0, is_by_keyword)?;
    inner.decorator_list.clear();
    if keeps_name {
        named.extend(all.iter().map(|it| it.def.name.to_string()));
    }
    (Counts::of(&new.body).attributes("__name__") == 0).then_some(new)
}

/// `wraps(f)`, or `functools.wraps(f)`.
fn is_wraps(expr: &Expr) -> bool {
    match expr {
        Expr::Call(call) => last_name(&call.func) == Some("wraps"),
        _ => false,
    }
}

fn last_name(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        plain => bare_name(plain),
    }
}

fn apply(body: &mut Vec<Stmt>, plan: &Plan) {
    let mut read = Vec::with_capacity(body.len());
    for mut stmt in std::mem::take(body) {
        let mut after = None;
        if let Stmt::FunctionDef(def) = &mut stmt {
            let start = def.range.start().to_usize();
            if let Some(new) = plan.methods.get(&start) {
                *def = new.clone();
            }
            if let Some((outer, inner)) = plan.decorated.get(&start) {
                let name = def.name.to_string();
                let range = def.name.range;
                let decorators: Vec<ast::Decorator> = def.decorator_list.drain(..*outer).collect();
                def.name = ast::Identifier::new(inner.as_str(), range);
                let mut value = nodes::name(inner, range);
                for decorator in decorators.into_iter().rev() {
                    let mut args = vec![value];
                    let class = bare_name(&decorator.expression);
                    if class.is_some_and(|it| plan.told.contains(it)) {
                        args.push(nodes::text(&name, range));
                    }
                    value = nodes::call(decorator.expression, args, Vec::new(), range);
                }
                after = Some(nodes::assign(nodes::name(&name, range), value, range));
            }
        }
        for inner in bodies(&mut stmt) {
            apply(inner, plan);
        }
        read.push(stmt);
        read.extend(after);
    }
    *body = read;
}
