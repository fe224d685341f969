//! What is put into the floats that processes share is a float there, whatever it was: `array[0] = 1` is 1.0.

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::visitor::transformer::{self, Transformer};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged as _;

use super::shared_makers::Makers;

use crate::python::names::bare_name;
use crate::types::nodes;

/// Converts what is put into shared floats; whether all the names that stand for some are known.
pub(super) fn convert(suite: &mut [Stmt], makers: &Makers) -> bool {
    let written = suite.to_vec();
    let mut names = Names::new(makers);
    names.visit_body(&written);
    if names.made == 0 {
        return true;
    }
    names.close();
    if !names.are_known() {
        return false;
    }
    let floats = Floats {
        names: &names,
        function: RefCell::default(),
    };
    suite.iter_mut().for_each(|it| floats.visit_stmt(it));
    true
}

/// A name, and the function that it belongs to: none for one of the module.
type Place<'a> = (Option<&'a str>, &'a str);

/// The names of a file, by what is bound to them.
struct Names<'a, 'm> {
    makers: &'m Makers,
    function: Option<&'a str>,
    /// How many shared floats are made, and how many of them are bound to a name at once.
    made: usize,
    bound: usize,
    floats: FxHashSet<Place<'a>>,
    /// What is bound to something else somewhere.
    others: FxHashSet<Place<'a>>,
    parameters: FxHashMap<&'a str, Vec<&'a str>>,
    /// What is given to a function, by its place: a name, or something else.
    given: Vec<(&'a str, usize, Option<Place<'a>>)>,
    /// What else has a name for its value.
    copied: FxHashSet<Place<'a>>,
    is_put_otherwise: bool,
}

impl<'a, 'm> Names<'a, 'm> {
    fn new(makers: &'m Makers) -> Self {
        Self {
            makers,
            function: None,
            made: 0,
            bound: 0,
            floats: FxHashSet::default(),
            others: FxHashSet::default(),
            parameters: FxHashMap::default(),
            given: Vec::new(),
            copied: FxHashSet::default(),
            is_put_otherwise: false,
        }
    }

    fn makes_floats(&self, value: &Expr) -> bool {
        value.as_call_expr().is_some_and(|call| {
            matches!(self.makers.made(call), Some("Value" | "Array"))
                && call.arguments.args.first().and_then(is_float_code) == Some(true)
        })
    }

    /// Whether a name stands for shared floats in a function: its own, or the module's.
    fn is_float(&self, place: Place<'_>) -> bool {
        let (function, name) = place;
        let is_parameter = function
            .and_then(|it| self.parameters.get(it))
            .is_some_and(|it| it.contains(&name));
        let is_own = is_parameter
            || self.floats.contains(&(function, name))
            || self.others.contains(&(function, name));
        let function = function.filter(|_| is_own);
        self.floats.contains(&(function, name))
    }

    /// The parameter that something is given to.
    fn parameter(&self, function: &'a str, at: usize) -> Option<Place<'a>> {
        let name = self.parameters.get(function)?.get(at)?;
        Some((Some(function), *name))
    }

    /// Adds the parameters that floats are given to.
    fn close(&mut self) {
        loop {
            let reached = self.given.iter().filter_map(|(function, at, name)| {
                let parameter = self.parameter(function, *at)?;
                name.is_some_and(|it| self.is_float(it))
                    .then_some(parameter)
            });
            let reached: Vec<Place<'a>> = reached.collect();
            let known = self.floats.len();
            self.floats.extend(reached);
            if self.floats.len() == known {
                return;
            }
        }
    }

    /// Whether each name stands for shared floats wherever it is written, or nowhere.
    fn are_known(&self) -> bool {
        let is_mixed = self.given.iter().any(|(function, at, name)| {
            self.parameter(function, *at)
                .is_some_and(|it| self.floats.contains(&it))
                && !name.is_some_and(|it| self.is_float(it))
        });
        self.made == self.bound
            && !is_mixed
            && !self.is_put_otherwise
            && self.floats.is_disjoint(&self.others)
            && !self.copied.iter().any(|it| self.is_float(*it))
    }

    fn bind(&mut self, target: &'a Expr) {
        match target {
            Expr::Name(name) => {
                self.others.insert((self.function, name.id.as_str()));
            }
            Expr::Tuple(of) => of.elts.iter().for_each(|it| self.bind(it)),
            Expr::List(of) => of.elts.iter().for_each(|it| self.bind(it)),
            Expr::Starred(of) => self.bind(&of.value),
            // Behind a name it may be of shared floats.
            Expr::Subscript(_) | Expr::Attribute(_) => self.is_put_otherwise = true,
            _ => {}
        }
    }

    fn give(&mut self, function: &'a str, arguments: &'a [Expr]) {
        let from = self.function;
        let given = arguments.iter().enumerate();
        self.given
            .extend(given.map(|(at, it)| (function, at, bare_name(it).map(|it| (from, it)))));
    }
}

impl<'a> SourceOrderVisitor<'a> for Names<'a, '_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                let all = def.parameters.posonlyargs.iter();
                let all = all.chain(&def.parameters.args);
                let names = all.map(|it| it.name().as_str()).collect();
                self.parameters.insert(def.name.as_str(), names);
                let around = self.function.replace(def.name.as_str());
                source_order::walk_stmt(self, stmt);
                self.function = around;
                return;
            }
            Stmt::Assign(assign) => {
                let function = self.function;
                self.copied
                    .extend(bare_name(&assign.value).map(|it| (function, it)));
                for target in &assign.targets {
                    match target {
                        Expr::Name(name) if self.makes_floats(&assign.value) => {
                            self.bound += 1;
                            self.floats.insert((function, name.id.as_str()));
                        }
                        Expr::Subscript(of) if assign.targets.len() == 1 => {
                            self.is_put_otherwise |= of.slice.is_slice_expr();
                        }
                        Expr::Attribute(_) if assign.targets.len() == 1 => {}
                        target => self.bind(target),
                    }
                }
            }
            Stmt::For(it) => self.bind(&it.target),
            Stmt::With(with) => {
                let targets = with.items.iter();
                let targets = targets.filter_map(|it| it.optional_vars.as_deref());
                targets.for_each(|it| self.bind(it));
            }
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if self.makes_floats(expr) {
            self.made += 1;
        }
        if let Expr::Call(call) = expr {
            if let Some(name) = bare_name(&call.func) {
                self.give(name, &call.arguments.args);
            }
            let keyword = |of: &str| {
                let mut all = call.arguments.keywords.iter();
                all.find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == of))
                    .map(|it| &it.value)
            };
            match (keyword("target").and_then(bare_name), keyword("args")) {
                (Some(target), Some(Expr::Tuple(of))) => self.give(target, &of.elts),
                (Some(target), Some(Expr::List(of))) => self.give(target, &of.elts),
                _ => {}
            }
        }
        source_order::walk_expr(self, expr);
    }
}

/// Puts floats where shared floats are.
struct Floats<'n, 'a, 'm> {
    names: &'n Names<'a, 'm>,
    function: RefCell<Option<String>>,
}

impl Transformer for Floats<'_, '_, '_> {
    fn visit_stmt(&self, stmt: &mut Stmt) {
        if let Stmt::FunctionDef(def) = stmt {
            let around = self.function.replace(Some(def.name.to_string()));
            transformer::walk_stmt(self, stmt);
            self.function.replace(around);
            return;
        }
        if let Stmt::Assign(ast::StmtAssign { targets, value, .. }) = stmt
            && let [target] = targets.as_slice()
        {
            let place = match target {
                Expr::Subscript(of) => bare_name(&of.value),
                Expr::Attribute(of) if of.attr.as_str() == "value" => bare_name(&of.value),
                _ => None,
            };
            let function = self.function.borrow();
            if place.is_some_and(|it| self.names.is_float((function.as_deref(), it))) {
                let range = value.range();
                let put = std::mem::replace(&mut **value, nodes::none(range));
                **value = nodes::call(nodes::name("float", range), vec![put], Vec::new(), range);
            }
        }
        transformer::walk_stmt(self, stmt);
    }
}

/// Whether a type code is one of floats; None if it is none that is known.
pub(super) fn is_float_code(code: &Expr) -> Option<bool> {
    let Expr::StringLiteral(code) = code else {
        return None;
    };
    match code.value.to_str() {
        "i" | "l" | "q" | "I" | "L" | "Q" => Some(false),
        "d" => Some(true),
        _ => None,
    }
}
