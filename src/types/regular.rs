//! Regular expressions that stand in the source: what they mean, and the same for the crate `regex`.

use std::collections::BTreeSet;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::{FxHashMap, FxHashSet};

use super::ir::{ExprId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId};

mod reader;

pub(crate) use reader::Regular;

/// What the flags of a pattern are, by their letters: `i`, `m`, `s`, `x`.
fn flags(program: &Program<'_>, id: ExprId) -> Option<String> {
    match program.kind(id) {
        Kind::Import(name) => Some(
            match name.as_str() {
                "re.I" | "re.IGNORECASE" => "i",
                "re.M" | "re.MULTILINE" => "m",
                "re.S" | "re.DOTALL" => "s",
                "re.X" | "re.VERBOSE" => "x",
                "re.U" | "re.UNICODE" => "",
                _ => return None,
            }
            .to_owned(),
        ),
        Kind::Binary(rustpython_ast::Operator::BitOr, a, b) => {
            Some(flags(program, *a)? + &flags(program, *b)?)
        }
        _ => None,
    }
}

/// How a function of `re` gets its arguments: the pattern is the first of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arguments {
    pub(crate) text: Option<ExprId>,
    /// What `sub` puts in.
    pub(crate) replacement: Option<ExprId>,
    /// Where a method of a pattern begins to search.
    pub(crate) start: Option<ExprId>,
    /// `count` of `sub`, `maxsplit` of `split`.
    pub(crate) limit: Option<ExprId>,
    flags: Option<ExprId>,
}

/// The arguments of a function of `re` or of a method of a pattern, but for the pattern.
pub(crate) fn arguments(
    function: &str,
    given: &[super::ir::Argument],
    is_method: bool,
) -> Option<Arguments> {
    let names: &[&str] = match function {
        "compile" => &["flags"],
        "search" | "match" if is_method => &["string", "pos"],
        "search" | "match" | "fullmatch" | "findall" | "finditer" => &["string", "flags"],
        "sub" | "subn" => &["repl", "string", "count", "flags"],
        "split" => &["string", "maxsplit", "flags"],
        _ => return None,
    };
    let mut found = Arguments {
        text: None,
        start: None,
        replacement: None,
        limit: None,
        flags: None,
    };
    for (at, argument) in given.iter().enumerate() {
        if argument.stars > 0 {
            return None;
        }
        let name = match &argument.name {
            Some(name) => name.as_str(),
            None => names.get(at)?,
        };
        let place = match name {
            "string" => &mut found.text,
            "pos" => &mut found.start,
            "repl" => &mut found.replacement,
            "count" | "maxsplit" => &mut found.limit,
            "flags" if !is_method => &mut found.flags,
            _ => return None,
        };
        *place = Some(argument.value);
    }
    Some(found)
}

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

    /// The text in which a match was found, if that is still at hand: a literal, or a variable that stays.
    pub(crate) fn text_of(&self, program: &Program<'_>, found: ExprId) -> Option<ExprId> {
        let text = self.text_given(program, found)?;
        if let Kind::Var(var) = program.kind(text) {
            let between = program.expr(text).position + 1..program.expr(found).position;
            if program.is_bound_anew(*var, &between) {
                return None;
            }
        }
        Some(text)
    }

    fn text_given(&self, program: &Program<'_>, found: ExprId) -> Option<ExprId> {
        match program.kind(found) {
            Kind::Var(var) if !program.var(*var).is_carried => {
                self.text_given(program, *self.values.get(var)?)
            }
            Kind::Walrus(_, value) => self.text_given(program, *value),
            Kind::Call(func, given) => {
                let text = match program.kind(*func) {
                    Kind::Import(name) => {
                        let function = name.strip_prefix("re.")?;
                        arguments(function, given.get(1..)?, false)?.text?
                    }
                    Kind::Attribute(_, name) => arguments(name, given, true)?.text?,
                    _ => return None,
                };
                let is_fixed = |id: ExprId| {
                    let Kind::Var(var) = program.kind(id) else {
                        return false;
                    };
                    let var = program.var(*var);
                    let defs = var.assignments();
                    (defs == 1 || defs == 0 && var.is_param) && !var.is_carried
                };
                let stays = match program.kind(text) {
                    Kind::Str(_) => true,
                    Kind::Attribute(object, name) => {
                        is_fixed(*object) && self.attributes.get(name).is_some_and(Option::is_some)
                    }
                    _ => is_fixed(text),
                };
                stays.then_some(text)
            }
            _ => None,
        }
    }

    /// The names of which a match has one: those of the groups that are the branches of its pattern.
    pub(crate) fn branches(&self, program: &Program<'_>, found: ExprId) -> Option<Vec<String>> {
        self.of_expr(program, found)?.branches
    }

    /// Whether `group` is the name of that of its branches which a match is: all of it, so.
    pub(crate) fn is_branch_of(&self, program: &Program<'_>, found: ExprId, group: ExprId) -> bool {
        let Kind::Var(found_in) = program.kind(found) else {
            return false;
        };
        let name = match program.kind(group) {
            Kind::Var(var) => self.values.get(var).copied(),
            Kind::Attribute(..) => Some(group),
            _ => None,
        };
        let is_last = name.is_some_and(|it| {
            matches!(program.kind(it), Kind::Attribute(of, name) if name == "lastgroup"
                && matches!(program.kind(*of), Kind::Var(var) if var == found_in))
        });
        is_last && self.branches(program, found).is_some()
    }

    /// Whether a group of a match, by its number or its name, may have taken no part in it.
    pub(crate) fn is_optional(
        &self,
        program: &Program<'_>,
        found: ExprId,
        group: &Kind,
    ) -> Option<bool> {
        let (number, name) = match group {
            Kind::Int(number) => (usize::try_from(*number).ok()?, None),
            Kind::Str(name) => (0, Some(name)),
            _ => return None,
        };
        if number == 0 && name.is_none() {
            return Some(false);
        }
        if let Some(regular) = self.of_expr(program, found) {
            let group = match name {
                Some(name) => regular
                    .groups
                    .iter()
                    .find(|it| it.name.as_ref() == Some(name)),
                None => regular.groups.get(number - 1),
            };
            return group.map(|it| it.is_optional);
        }
        let key = name.cloned().unwrap_or_else(|| number.to_string());
        Some(!self.are_known || self.optional.contains(&key))
    }

    /// How many groups a match has; with whether each may be none.
    pub(crate) fn groups(&self, program: &Program<'_>, found: ExprId) -> Option<Vec<bool>> {
        if let Some(regular) = self.of_expr(program, found) {
            return Some(regular.groups.iter().map(|it| it.is_optional).collect());
        }
        if !self.are_known || self.counts.len() != 1 {
            return None;
        }
        let count = *self.counts.first()?;
        let is_optional = |at: usize| self.optional.contains(&at.to_string());
        Some((1..=count).map(is_optional).collect())
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
