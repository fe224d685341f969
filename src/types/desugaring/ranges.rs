//! A `range` that is kept under a name or handed to a function, as the list of its numbers, where nobody sees the
//! difference: it is gone through, measured, indexed and asked what is in it, and never shown.

use std::cell::Cell;

use rustc_hash::FxHashMap;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, CmpOp, Expr, Number, Stmt};

use super::Counts;
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// A longer one is no list.
const MOST: u64 = 1_000_000;

/// Builtins to which both are one.
const SAME: &[&str] = &[
    "len",
    "sum",
    "max",
    "min",
    "list",
    "sorted",
    "enumerate",
    "zip",
    "set",
    "tuple",
    "reversed",
    "any",
    "all",
    "map",
    "filter",
];

/// Methods to which both are one.
const SAME_METHODS: &[&str] = &[
    "map",
    "imap",
    "imap_unordered",
    "extend",
    "choice",
    "sample",
];

/// Rewrites such ranges, and says whether there are any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let counts = Counts::of(suite);
    if counts.names("range") == 0 || counts.definitions("range") + counts.definitions("list") > 0 {
        return false;
    }
    let written = suite.to_vec();
    let mut uses = Uses::default();
    uses.visit_body(&written);
    if uses.stored.contains_key("range") || uses.stored.contains_key("list") {
        return false;
    }
    let is_changed = Cell::new(false);
    // Each statement's own assignment first, then what calls are given.
    as_lists(suite, &uses, &is_changed);
    let given = |expr: &Expr| {
        let read = given_to(expr, &uses)?;
        is_changed.set(true);
        Some(read)
    };
    Replace(given).in_body(suite);
    is_changed.get()
}

fn as_lists(body: &mut [Stmt], uses: &Uses<'_>, is_changed: &Cell<bool>) {
    for stmt in body {
        if let Stmt::Assign(assign) = stmt
            && let [Expr::Name(name)] = assign.targets.as_slice()
            && uses.is_fit(name.id.as_str())
            && let Some(list) = list_of(&assign.value)
        {
            *assign.value = list;
            is_changed.set(true);
        }
        for inner in super::bodies(stmt) {
            as_lists(inner, uses, is_changed);
        }
    }
}

/// A call with the ranges that it is given as lists.
fn given_to(expr: &Expr, uses: &Uses<'_>) -> Option<Expr> {
    let call = expr.as_call_expr()?;
    let mut read = call.clone();
    let mut is_any = false;
    let mut as_list = |params: &[&str], at: usize, argument: &mut Expr| {
        if params.get(at).is_some_and(|it| uses.is_fit(it))
            && let Some(list) = list_of(argument)
        {
            (*argument, is_any) = (list, true);
        }
    };
    if let Some(params) = bare_name(&call.func).and_then(|it| uses.params.get(it)) {
        for (at, argument) in read.arguments.args.iter_mut().enumerate() {
            as_list(params, at, argument);
        }
    }
    let named = |wanted: &str| {
        let keywords = &call.arguments.keywords;
        keywords
            .iter()
            .position(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == wanted))
    };
    if let (Some(target), Some(args)) = (named("target"), named("args"))
        && let Some(target) = bare_name(&call.arguments.keywords[target].value)
        && let Some(params) = uses.params.get(target)
        && let Expr::Tuple(tuple) = &mut read.arguments.keywords[args].value
    {
        for (at, argument) in tuple.elts.iter_mut().enumerate() {
            as_list(params, at, argument);
        }
    }
    is_any.then_some(Expr::Call(read))
}

/// `range(..)` as a list, if it may be one.
fn list_of(expr: &Expr) -> Option<Expr> {
    let call = expr.as_call_expr()?;
    let is_small = |it: &Expr| match it {
        Expr::NumberLiteral(it) => {
            matches!(&it.value, Number::Int(it) if it.as_u64().is_some_and(|it| it <= MOST))
        }
        Expr::UnaryOp(it) => it.operand.is_number_literal_expr(),
        Expr::BinOp(it) => !matches!(it.op, ast::Operator::Pow | ast::Operator::Mult),
        it => it.is_name_expr() || it.is_call_expr() || it.is_attribute_expr(),
    };
    let is_range = bare_name(&call.func) == Some("range")
        && call.arguments.keywords.is_empty()
        && !call.arguments.args.is_empty()
        && call.arguments.args.iter().all(is_small);
    is_range.then(|| {
        nodes::call(
            nodes::name("list", call.range),
            vec![expr.clone()],
            Vec::new(),
            call.range,
        )
    })
}

/// How often names are read, and how often in a way in which a range and a list are one.
#[derive(Default)]
struct Uses<'a> {
    pub(super) all: FxHashMap<&'a str, usize>,
    same: FxHashMap<&'a str, usize>,
    pub(super) stored: FxHashMap<&'a str, usize>,
    /// The parameters of the functions of the module.
    params: FxHashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Uses<'a> {
    fn is_fit(&self, name: &str) -> bool {
        let count = |of: &FxHashMap<&'a str, usize>| of.get(name).copied().unwrap_or(0);
        count(&self.all) > 0 && count(&self.all) == count(&self.same)
    }

    fn same(&mut self, expr: &'a Expr) {
        if let Some(name) = bare_name(expr) {
            *self.same.entry(name).or_default() += 1;
        }
    }
}

impl<'a> SourceOrderVisitor<'a> for Uses<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::For(it) => self.same(&it.iter),
            Stmt::FunctionDef(def) => {
                let all = def
                    .parameters
                    .posonlyargs
                    .iter()
                    .chain(&def.parameters.args);
                let is_open =
                    |it: &&'a ast::ParameterWithDefault| it.parameter.annotation.is_none();
                let names = all.map(|it| if is_open(&it) { it.name().as_str() } else { "" });
                let names = names.collect();
                if self.params.insert(def.name.as_str(), names).is_some() {
                    self.params.insert(def.name.as_str(), Vec::new());
                }
            }
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_comprehension(&mut self, comprehension: &'a ast::Comprehension) {
        self.same(&comprehension.iter);
        source_order::walk_comprehension(self, comprehension);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => {
                let of = match name.ctx {
                    ast::ExprContext::Load => &mut self.all,
                    _ => &mut self.stored,
                };
                *of.entry(name.id.as_str()).or_default() += 1;
            }
            Expr::Call(call) => {
                let is_same = match &*call.func {
                    Expr::Name(name) => SAME.contains(&name.id.as_str()),
                    Expr::Attribute(method) => SAME_METHODS.contains(&method.attr.as_str()),
                    _ => false,
                };
                if is_same {
                    call.arguments.args.iter().for_each(|it| self.same(it));
                }
            }
            Expr::Subscript(it) if !it.slice.is_slice_expr() => self.same(&it.value),
            Expr::Starred(it) => self.same(&it.value),
            Expr::Compare(it)
                if it
                    .ops
                    .iter()
                    .all(|it| matches!(it, CmpOp::In | CmpOp::NotIn)) =>
            {
                it.comparators.iter().for_each(|it| self.same(it));
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
