//! Generators that are context managers and give the body one of their own parameters, or a variable of the
//! module: the name that a `with` binds there is one name more for what was passed, or for that variable.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};

use super::super::super::collect::Bound;
use super::super::super::ir::Kind;
use super::super::Builder;
use super::Split;
use crate::python::names::bare_name;

/// The parameter, or variable of the module, that such a generator gives to the body, if each `with` of the file
/// passes a variable for it that stays what it is, and binds a name that stands for nothing else.
pub(in super::super) fn mirrored<'a>(split: &Split<'a>, suite: &'a [Stmt]) -> Option<&'a str> {
    let param = split.given.and_then(bare_name)?;
    let mut all = split.def.parameters.iter_non_variadic_params();
    let is_param = all.any(|it| it.parameter.name.as_str() == param);
    let is_of_module = || Bound::of(suite).names.get(param) == Some(&1);
    if Bound::of(&split.def.body).names.contains_key(param) || !is_param && !is_of_module() {
        return None;
    }
    let mut shared = SharedNames::default();
    shared.visit_body(suite);
    let mut scan = Scan {
        split,
        param,
        shared,
        scopes: vec![Scope::of(suite, &[])],
        is_fit: true,
    };
    scan.visit_body(suite);
    scan.close();
    scan.is_fit.then_some(param)
}

/// What a call passes to a parameter; the variable of the module itself.
pub(in super::super) fn passed_to<'a>(
    split: &Split<'a>,
    call: &'a ast::ExprCall,
    param: &str,
) -> Option<&'a Expr> {
    let mut names = split.def.parameters.iter_non_variadic_params();
    let Some(at) = names.position(|it| it.parameter.name.as_str() == param) else {
        return split.given;
    };
    let Some(at) = at.checked_sub(usize::from(split.is_method)) else {
        let Expr::Attribute(of) = &*call.func else {
            return None;
        };
        return Some(&of.value);
    };
    let mut keywords = call.arguments.keywords.iter();
    call.arguments.args.get(at).or_else(|| {
        let keyword = keywords.find(|it| it.arg.as_deref() == Some(param))?;
        Some(&keyword.value)
    })
}

/// Names that a function changes of what is around it.
#[derive(Default)]
struct SharedNames<'a>(FxHashSet<&'a str>);

impl<'a> SourceOrderVisitor<'a> for SharedNames<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let names = match stmt {
            Stmt::Global(it) => it.names.as_slice(),
            Stmt::Nonlocal(it) => it.names.as_slice(),
            _ => &[],
        };
        self.0.extend(names.iter().map(ast::Identifier::as_str));
        source_order::walk_stmt(self, stmt);
    }
}

/// A function, or the module.
struct Scope<'a> {
    bound: Bound<'a>,
    params: Vec<&'a str>,
    /// What each name of such a `with` stands for, and how often it does.
    given: FxHashMap<&'a str, (&'a str, usize)>,
    /// How often each name is used, and how often in the bodies.
    uses: FxHashMap<&'a str, (usize, usize)>,
    /// The names of the bodies that are being read.
    open: Vec<&'a str>,
}

impl<'a> Scope<'a> {
    fn of(body: &'a [Stmt], params: &[&'a str]) -> Self {
        Self {
            bound: Bound::of(body),
            params: params.to_vec(),
            given: FxHashMap::default(),
            uses: FxHashMap::default(),
            open: Vec::new(),
        }
    }
}

struct Scan<'s, 'a> {
    split: &'s Split<'a>,
    param: &'a str,
    shared: SharedNames<'a>,
    scopes: Vec<Scope<'a>>,
    is_fit: bool,
}

impl<'a> Scan<'_, 'a> {
    /// Whether an item of a `with` calls the generator.
    fn is_it(&self, call: &ast::ExprCall) -> bool {
        let name = self.split.def.name.as_str();
        match &*call.func {
            Expr::Name(it) => !self.split.is_method && it.id.as_str() == name,
            Expr::Attribute(of) => self.split.is_method && of.attr.as_str() == name,
            _ => false,
        }
    }

    /// Whether a variable is what it was, wherever its name is used.
    fn is_still(&self, name: &str) -> bool {
        let is_alone = |(at, it): (usize, &Scope<'_>)| {
            let count = it.bound.names.get(name).copied().unwrap_or(0);
            let is_param = it.params.contains(&name);
            if at > 0 && self.is_given(name) {
                count == 0 && !is_param
            } else {
                count <= usize::from(!is_param)
            }
        };
        !self.shared.0.contains(name) && self.scopes.iter().enumerate().all(is_alone)
    }

    /// Whether it is the variable of the module that is given.
    fn is_given(&self, name: &str) -> bool {
        let mut all = self.split.def.parameters.iter_non_variadic_params();
        name == self.param && all.all(|it| it.parameter.name.as_str() != name)
    }

    /// Notes what an item binds, and gives the name.
    fn note(&mut self, item: &'a ast::WithItem) -> Option<&'a str> {
        let Expr::Call(call) = &item.context_expr else {
            return None;
        };
        let target = item.optional_vars.as_deref()?;
        if !self.is_it(call) {
            return None;
        }
        let passed = passed_to(self.split, call, self.param).and_then(bare_name);
        let (Some(name), Some(passed)) = (bare_name(target), passed) else {
            self.is_fit = false;
            return None;
        };
        self.is_fit &= self.is_still(passed);
        let scope = self.scopes.last_mut()?;
        let known = scope.given.entry(name).or_insert((passed, 0));
        self.is_fit &= known.0 == passed;
        known.1 += 1;
        Some(name)
    }

    /// Leaves a function.
    fn close(&mut self) {
        let Some(scope) = self.scopes.pop() else {
            return;
        };
        for (name, (passed, count)) in &scope.given {
            let (all, within) = scope.uses.get(name).copied().unwrap_or_default();
            self.is_fit &= name != passed
                && scope.bound.names.get(name) == Some(count)
                && !scope.bound.inner.contains(name)
                && !scope.params.contains(name)
                && !self.shared.0.contains(name)
                && all == within;
        }
    }
}

impl<'a> SourceOrderVisitor<'a> for Scan<'_, 'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                let params = def.parameters.iter().map(|it| it.name().as_str());
                let params: Vec<&'a str> = params.collect();
                self.scopes.push(Scope::of(&def.body, &params));
                self.visit_body(&def.body);
                self.close();
            }
            Stmt::With(with) => {
                let before = self.scopes.last().map_or(0, |it| it.open.len());
                for item in &with.items {
                    self.visit_expr(&item.context_expr);
                    let name = self.note(item);
                    if let Some(scope) = self.scopes.last_mut() {
                        scope.open.extend(name);
                    }
                }
                self.visit_body(&with.body);
                if let Some(scope) = self.scopes.last_mut() {
                    scope.open.truncate(before);
                }
            }
            _ => source_order::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let (Expr::Name(name), Some(scope)) = (expr, self.scopes.last_mut())
            && matches!(name.ctx, ast::ExprContext::Load)
        {
            let name = name.id.as_str();
            let is_within = scope.open.contains(&name);
            let uses = scope.uses.entry(name).or_default();
            uses.0 += 1;
            uses.1 += usize::from(is_within);
        }
        source_order::walk_expr(self, expr);
    }
}

impl<'a> Builder<'a, '_> {
    /// Makes a name stand for the variable that is passed.
    pub(in super::super) fn name_again(&mut self, name: &'a str, passed: Option<&'a Expr>) {
        let Some(passed) = passed else {
            return;
        };
        let value = self.expr(passed);
        let Kind::Var(var) = *self.program.kind(value) else {
            return;
        };
        if let Some(env) = &mut self.frame().env {
            env.insert(name, vec![var]);
        }
    }
}
