//! Whether what the processes of a file change is what they share, and nothing else.

mod search;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{self as ast, Expr};

use super::shared_makers::Makers;
use crate::python::names::bare_name;

/// What only processes have.
const OF_PROCESSES: &[&str] = &[
    "pid",
    "terminate",
    "kill",
    "getpid",
    "current_process",
    "parent_process",
    "get_context",
    "set_start_method",
    "Pipe",
    "Namespace",
    "get_obj",
    "acquire",
    "active_children",
];

/// What a function changes, by the names that it has for it.
#[derive(Default)]
struct Given {
    changed: FxHashSet<String>,
}

/// What a file does that shows whether its processes could be threads.
pub(super) struct Uses<'a, 'm> {
    makers: &'m Makers,
    /// What is assigned to names that threads can share.
    shared: FxHashSet<&'a str>,
    /// The parameters of each function, and what it changes.
    functions: FxHashMap<&'a str, (Vec<&'a str>, Given)>,
    /// What each process calls, and the names that it is given, by the parameters they go to.
    started: Vec<(&'a str, Vec<Option<&'a str>>)>,
    managers: FxHashSet<&'a str>,
    /// What was taken out of something: of what a manager has, that is a copy.
    parts: FxHashSet<&'a str>,
    /// What each function hands on: its own name for it, to whom, and at which place.
    handed: Vec<(&'a str, &'a str, &'a str, usize)>,
    module_names: FxHashSet<&'a str>,
    function: Option<&'a str>,
    is_refused: bool,
    /// Whether a part of something is changed, which may be a copy of what a manager has.
    changes_parts: bool,
}

impl<'m> Uses<'_, 'm> {
    pub(super) fn new(makers: &'m Makers) -> Self {
        Self {
            makers,
            shared: FxHashSet::default(),
            functions: FxHashMap::default(),
            started: Vec::new(),
            managers: FxHashSet::default(),
            parts: FxHashSet::default(),
            handed: Vec::new(),
            module_names: FxHashSet::default(),
            function: None,
            is_refused: false,
            changes_parts: false,
        }
    }

    /// Whether processes change nothing but what they share.
    pub(super) fn are_plain(&mut self) -> bool {
        self.close();
        let fits = |(target, given): &(&str, Vec<Option<&str>>)| {
            let Some((params, own)) = self.functions.get(target) else {
                return false;
            };
            given.len() <= params.len()
                && given.iter().zip(params).all(|(name, param)| {
                    name.is_none_or(|it| self.shared.contains(it)) || !own.changed.contains(*param)
                })
        };
        let changes_module = self.functions.values().any(|(params, own)| {
            let mut changed = own.changed.iter();
            changed
                .any(|it| self.module_names.contains(it.as_str()) && !params.contains(&it.as_str()))
        });
        let changes_copies = self.changes_parts && !self.managers.is_empty();
        !self.is_refused && !changes_copies && !changes_module && self.started.iter().all(fits)
    }

    /// Adds what functions change by handing it on.
    fn close(&mut self) {
        loop {
            let changed: Vec<(&str, &str)> = (self.handed.iter())
                .filter(|(from, name, to, at)| {
                    let is_changed = self.functions.get(to).is_some_and(|(params, own)| {
                        params.get(*at).is_some_and(|it| own.changed.contains(*it))
                    });
                    let known = self.functions.get(from);
                    is_changed && known.is_some_and(|it| !it.1.changed.contains(*name))
                })
                .map(|it| (it.0, it.1))
                .collect();
            if changed.is_empty() {
                return;
            }
            for (from, name) in changed {
                if let Some((_, own)) = self.functions.get_mut(from) {
                    own.changed.insert(name.to_owned());
                }
            }
        }
    }

    fn changes(&mut self, of: &Expr) {
        // `shared["k"].append(x)` changes a copy alone.
        if let Expr::Subscript(inner) = of
            && bare_name(&inner.value).is_some()
        {
            self.changes_parts = true;
        }
        let mut root = of;
        while let Expr::Attribute(ast::ExprAttribute { value, .. })
        | Expr::Subscript(ast::ExprSubscript { value, .. }) = root
        {
            root = value;
        }
        if bare_name(root).is_some_and(|it| self.parts.contains(it)) {
            self.changes_parts = true;
        }
        if let (Some(name), Some(function)) = (bare_name(root), self.function)
            && let Some((_, own)) = self.functions.get_mut(function)
        {
            own.changed.insert(name.to_owned());
        }
    }

    fn assigned(&mut self, target: &Expr) {
        match target {
            Expr::Attribute(it) => self.changes(&it.value),
            Expr::Subscript(it) => self.changes(&it.value),
            Expr::Tuple(it) => it.elts.iter().for_each(|it| self.assigned(it)),
            _ => {}
        }
    }
}

impl<'a> Uses<'a, '_> {
    /// Whether a call makes something that processes share.
    fn is_shared(&self, value: &Expr) -> bool {
        let Some(call) = value.as_call_expr() else {
            return false;
        };
        let is_of_manager = matches!(&*call.func, Expr::Attribute(it)
            if bare_name(&it.value).is_some_and(|it| self.managers.contains(it)));
        is_of_manager
            || matches!(
                self.makers.made(call),
                Some(
                    "Value"
                        | "Array"
                        | "Lock"
                        | "RLock"
                        | "Queue"
                        | "SimpleQueue"
                        | "JoinableQueue"
                        | "Event"
                        | "Semaphore"
                        | "BoundedSemaphore"
                        | "Condition"
                        | "Barrier"
                )
            )
    }

    /// `a, b = manager.dict(), manager.Lock()`
    fn note_pairs(&mut self, target: &'a Expr, value: &'a Expr) {
        let (Expr::Tuple(targets), Expr::Tuple(values)) = (target, value) else {
            return;
        };
        for (target, value) in targets.elts.iter().zip(&values.elts) {
            match bare_name(target) {
                Some(name) if self.is_shared(value) => {
                    self.shared.insert(name);
                }
                _ => self.note_parts(target),
            }
        }
    }

    fn note_parts(&mut self, target: &'a Expr) {
        match target {
            Expr::Name(name) => {
                self.parts.insert(name.id.as_str());
            }
            Expr::Tuple(it) => it.elts.iter().for_each(|it| self.note_parts(it)),
            _ => {}
        }
    }

    fn started(&mut self, call: &'a ast::ExprCall) {
        let mut target = None;
        let mut given = Vec::new();
        for keyword in &call.arguments.keywords {
            match (
                keyword.arg.as_ref().map(ast::Identifier::as_str),
                &keyword.value,
            ) {
                (Some("target"), Expr::Name(name)) => target = Some(name.id.as_str()),
                (Some("args"), Expr::Tuple(it)) => given = it.elts.iter().map(named).collect(),
                (Some("args"), Expr::List(it)) => given = it.elts.iter().map(named).collect(),
                (Some("name" | "daemon"), _) => {}
                _ => self.is_refused = true,
            }
        }
        match target {
            Some(target) => self.started.push((target, given)),
            None => self.is_refused = true,
        }
    }
}

/// Whether a value may be a part of something: an item, or what a method gives.
fn takes_part(value: &Expr) -> bool {
    value.is_subscript_expr()
        || value
            .as_call_expr()
            .is_some_and(|it| it.func.is_attribute_expr())
}

/// What an argument may share with others, by its name: a literal is its own.
fn named(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::FString(_) => None,
        // Nothing that has a name.
        _ => Some(""),
    }
}
