//! Regular expressions that stand in the source: what they mean, and the same for the crate `regex`.

use std::collections::BTreeSet;

use arguments::flags;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::{FxHashMap, FxHashSet};

use super::ir::{ExprId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId};

pub(crate) use arguments::{Arguments, arguments};

mod arguments;
mod atoms;
mod matches;
mod reader;

pub(crate) use reader::Regular;

/// What is known of the patterns of a file.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// What each variable is that is assigned once.
    values: FxHashMap<VarId, ExprId>,
    /// What each attribute is that is assigned once, to whatever object or class.
    attributes: FxHashMap<String, Option<ExprId>>,
    /// Whether every pattern is known.
    are_known: bool,
    /// The groups that take no part in some match of some pattern, by number and by name.
    optional: BTreeSet<String>,
    /// How many groups the patterns have that have any.
    counts: BTreeSet<usize>,
    /// Whether something asks for all that a pattern matched.
    pub(crate) sees_whole: bool,
}

/// The values without those of variables that are made of themselves, by way of others or not: whoever follows
/// them comes to an end. Code that no run reaches has such: `x = x`, without an `x` before.
fn acyclic(program: &Program<'_>, values: FxHashMap<VarId, ExprId>) -> FxHashMap<VarId, ExprId> {
    let mut graph: DiGraph<VarId, ()> = DiGraph::new();
    let places: FxHashMap<VarId, NodeIndex> =
        values.keys().map(|it| (*it, graph.add_node(*it))).collect();
    for (var, value) in &values {
        let mut rest = vec![*value];
        while let Some(id) = rest.pop() {
            if let Kind::Var(part) = program.kind(id)
                && let Some(part) = places.get(part)
            {
                graph.add_edge(places[var], *part, ());
            }
            rest.extend(program.kind(id).parts());
        }
    }
    let is_circle = |component: &Vec<NodeIndex>| match component.as_slice() {
        [one] => graph.contains_edge(*one, *one),
        _ => true,
    };
    let circles = kosaraju_scc(&graph).into_iter().filter(is_circle).flatten();
    let circles: FxHashSet<VarId> = circles.map(|it| graph[it]).collect();
    let values = values.into_iter();
    values.filter(|it| !circles.contains(&it.0)).collect()
}

impl Facts {
    pub(crate) fn of(program: &Program<'_>) -> Self {
        let mut facts = Self {
            are_known: true,
            ..Self::default()
        };
        facts.attributes = attributes_assigned_once(program);
        let bodies = program.funcs.iter().map(|it| &it.body);
        for body in bodies.chain(program.classes.iter().map(|it| &it.body)) {
            facts.suite(program, body);
        }
        for expr in &program.exprs {
            match &expr.kind {
                Kind::Walrus(var, value) => facts.assign(program, *var, *value),
                Kind::Comprehension(of) => {
                    for generator in &of.generators {
                        if let Target::Var(var) = generator.target {
                            facts.assign(program, var, generator.iter);
                        }
                    }
                }
                _ => {}
            }
        }
        facts.values = acyclic(program, std::mem::take(&mut facts.values));
        for expr in &program.exprs {
            match &expr.kind {
                Kind::Attribute(_, name) if matches!(name.as_str(), "end" | "span" | "regs") => {
                    facts.sees_whole = true;
                }
                Kind::Index(_, at) if matches!(program.kind(*at), Kind::Int(0)) => {
                    facts.sees_whole = true;
                }
                Kind::Call(func, given) => facts.call(program, *func, given),
                _ => {}
            }
        }
        facts
    }

    fn call(&mut self, program: &Program<'_>, func: ExprId, given: &[super::ir::Argument]) {
        match program.kind(func) {
            Kind::Attribute(_, name) if name == "group" => {
                let is_whole = match given {
                    [] => true,
                    given => given
                        .iter()
                        .any(|it| matches!(program.kind(it.value), Kind::Int(0))),
                };
                self.sees_whole |= is_whole;
            }
            Kind::Import(name) => {
                let Some(function) = name.strip_prefix("re.") else {
                    return;
                };
                if arguments(function, given.get(1..).unwrap_or_default(), false).is_none() {
                    return;
                }
                let Some(regular) = self.of_call(program, function, given) else {
                    self.are_known = false;
                    return;
                };
                for (at, group) in regular.groups.iter().enumerate() {
                    if group.is_optional {
                        self.optional.insert((at + 1).to_string());
                        self.optional.extend(group.name.clone());
                    }
                }
                if !regular.groups.is_empty() {
                    self.counts.insert(regular.groups.len());
                }
            }
            _ => {}
        }
    }

    fn suite(&mut self, program: &Program<'_>, suite: &Suite<'_>) {
        suite.body.iter().for_each(|it| self.stmt(program, it));
    }

    fn stmt(&mut self, program: &Program<'_>, stmt: &Stmt<'_>) {
        if let StmtKind::Assign { targets, value, .. } = &stmt.kind
            && let [Target::Var(var)] = targets.as_slice()
        {
            self.assign(program, *var, *value);
        }
        if let StmtKind::For { target, iter, .. } = &stmt.kind
            && let Target::Var(var) = target
        {
            self.assign(program, *var, *iter);
        }
        for inner in stmt.suites() {
            self.suite(program, inner);
        }
    }

    fn assign(&mut self, program: &Program<'_>, var: VarId, value: ExprId) {
        let occurrences = &program.var(var).occurrences;
        if occurrences.iter().filter(|it| it.is_def).count() == 1 {
            self.values.insert(var, value);
        }
    }

    /// What a variable is, if it is assigned once.
    pub(crate) fn value(&self, var: VarId) -> Option<ExprId> {
        self.values.get(&var).copied()
    }

    /// The pattern of a call of a function of `re`.
    pub(crate) fn of_call(
        &self,
        program: &Program<'_>,
        function: &str,
        given: &[super::ir::Argument],
    ) -> Option<Regular> {
        let (first, rest) = given.split_first()?;
        let flags = match arguments(function, rest, false)?.flags {
            Some(id) => flags(program, id)?,
            None => String::new(),
        };
        match program.kind(first.value) {
            Kind::Str(pattern) => Regular::read(pattern, &flags),
            Kind::Var(var) => match program.kind(*self.values.get(var)?) {
                Kind::Str(pattern) => Regular::read(pattern, &flags),
                _ => None,
            },
            _ => None,
        }
    }

    /// The pattern that an expression is, or that made the match which it is.
    pub(crate) fn of_expr(&self, program: &Program<'_>, id: ExprId) -> Option<Regular> {
        match program.kind(id) {
            Kind::Var(var) => self.of_expr(program, *self.values.get(var)?),
            Kind::Walrus(_, value) => self.of_expr(program, *value),
            Kind::Attribute(_, name) => {
                let value = self.attributes.get(name).copied().flatten()?;
                // What is assigned is a pattern, not another attribute.
                matches!(program.kind(value), Kind::Call(..) | Kind::Var(_))
                    .then(|| self.of_expr(program, value))?
            }
            Kind::Call(func, given) => match program.kind(*func) {
                Kind::Import(name) => self.of_call(program, name.strip_prefix("re.")?, given),
                Kind::Attribute(object, name)
                    if matches!(name.as_str(), "match" | "search" | "fullmatch" | "finditer") =>
                {
                    self.of_expr(program, *object)
                }
                _ => None,
            },
            _ => None,
        }
    }
}

/// The attributes that are assigned once, each with its value; nothing for those that are assigned more often.
pub(super) fn attributes_assigned_once(program: &Program<'_>) -> FxHashMap<String, Option<ExprId>> {
    fn collect(suite: &Suite<'_>, note: &mut impl FnMut(&str, Option<ExprId>)) {
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::Assign { targets, value, .. } => {
                    for target in targets {
                        match target {
                            Target::Attribute(_, name) => note(name, Some(*value)),
                            target => within(target, note),
                        }
                    }
                }
                StmtKind::Augmented { target, .. } | StmtKind::For { target, .. } => {
                    within(target, note);
                }
                StmtKind::Delete(targets) => targets.iter().for_each(|it| within(it, note)),
                _ => {}
            }
            for inner in stmt.suites() {
                collect(inner, note);
            }
        }
    }
    fn within(target: &Target, note: &mut impl FnMut(&str, Option<ExprId>)) {
        match target {
            Target::Attribute(_, name) => note(name, None),
            Target::Tuple(items, _) => items.iter().for_each(|it| within(it, note)),
            _ => {}
        }
    }
    let mut found: FxHashMap<String, Option<ExprId>> = FxHashMap::default();
    let mut note = |name: &str, value: Option<ExprId>| {
        found
            .entry(name.to_owned())
            .and_modify(|it| *it = None)
            .or_insert(value);
    };
    for func in &program.funcs {
        collect(&func.body, &mut note);
    }
    for class in &program.classes {
        for attribute in &class.attributes {
            note(&attribute.name, Some(attribute.value));
        }
        for field in &class.fields {
            note(&field.name, None);
        }
    }
    found
}
