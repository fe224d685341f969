//! `deque(maxlen=n)`: where something is put into such a deque, what is too much goes out on the other side.
//!
//! A deque of Rust has no such bound. So a name counts as bounded only where nothing is done with it in the
//! whole file but what keeps the bound or only looks at the items; else it is left as it is written.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::{Ranged, TextSize};

use super::super::ir::{Argument, Kind, Stmt, StmtKind, Target};
use super::Builder;
use crate::python::names::Names;
use crate::python::source::Span;
use crate::python::syntax::span;

/// Builtins that only look at the items of what they are given.
const LOOKING: &[&str] = &[
    "len",
    "sum",
    "list",
    "tuple",
    "set",
    "sorted",
    "min",
    "max",
    "any",
    "all",
    "enumerate",
    "zip",
    "reversed",
    "bool",
];

/// Functions of a library that only look, too.
const LOOKING_ELSEWHERE: &[&str] = &[
    "statistics.mean",
    "statistics.fmean",
    "statistics.median",
    "statistics.stdev",
    "statistics.pstdev",
];

/// Methods of a deque that keep its bound, but for those that put something into it.
const KEEPING: &[&str] = &[
    "popleft", "pop", "clear", "count", "index", "rotate", "remove", "reverse",
];

/// The bounded deques of a file: the bound of each, by its name, or that of its attribute with a dot before.
pub(super) type Bounded<'a> = FxHashMap<String, &'a Expr>;

/// Finds the bounded deques.
pub(super) fn find<'a>(names: &Names<'a>, suite: &'a [Tree]) -> Bounded<'a> {
    let mut search = Search {
        names,
        made: FxHashMap::default(),
        used: FxHashMap::default(),
        known: FxHashMap::default(),
        functions: FxHashMap::default(),
        stored: FxHashMap::default(),
        far: FxHashSet::default(),
        around: Vec::new(),
        nested: Vec::new(),
        classes: 0,
    };
    search.visit_body(suite);
    let Search {
        made,
        used,
        known,
        functions,
        stored,
        far,
        ..
    } = search;
    let mut found = Bounded::default();
    for (name, bounds) in made {
        let [made] = bounds.as_slice() else {
            continue;
        };
        let bound = made.bound;
        let is_attribute = name.starts_with('.');
        let is_alone = used.get(&name) == known.get(&name)
            && (is_attribute || functions.get(&name).is_some_and(|it| it.len() == 1));
        let is_fixed = match bound {
            Expr::NumberLiteral(number) => {
                matches!(&number.value, ast::Number::Int(int) if int.as_i64().is_some())
            }
            Expr::Name(limit) => {
                let limit = limit.id.as_str();
                let is_free = !is_attribute || !used.contains_key(&format!("{name}_limit"));
                is_free && !far.contains(limit) && !made.is_guarded && made.keeps(&stored, limit)
            }
            _ => false,
        };
        if is_alone && is_fixed {
            found.insert(name, bound);
        }
    }
    found
}

/// The bound of a call that makes such a deque, empty.
fn bound_of<'a>(names: &Names<'_>, value: &'a Expr) -> Option<&'a Expr> {
    let Expr::Call(call) = value else {
        return None;
    };
    let is_deque = names.resolves_to(&call.func, &["collections.deque"]);
    let [keyword] = &*call.arguments.keywords else {
        return None;
    };
    let is_bound = keyword
        .arg
        .as_ref()
        .is_some_and(|it| it.as_str() == "maxlen");
    let is_empty = match &*call.arguments.args {
        [] => true,
        [Expr::List(list)] => list.elts.is_empty(),
        _ => false,
    };
    (is_deque && is_bound && is_empty).then_some(&keyword.value)
}

/// Whether something is called where an expression is computed: it is not computed twice.
fn has_call(expr: &Expr) -> bool {
    struct Found(bool);
    impl<'a> SourceOrderVisitor<'a> for Found {
        fn visit_expr(&mut self, expr: &'a Expr) {
            self.0 |= matches!(expr, Expr::Call(_) | Expr::Await(_) | Expr::Named(_));
            source_order::walk_expr(self, expr);
        }
    }
    let mut found = Found(false);
    found.visit_expr(expr);
    found.0
}

/// A name, or an attribute of anything with a dot before it.
fn key(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Name(name) => Some(name.id.to_string()),
        Expr::Attribute(of) => Some(format!(".{}", of.attr)),
        _ => None,
    }
}

/// Where a deque is made.
struct Made<'a> {
    bound: &'a Expr,
    /// The functions around, by where they begin.
    around: Vec<TextSize>,
    /// The statement of the function that it stands in, if any.
    within: Option<Within>,
    /// Whether a handler may see that the bound is negative.
    is_guarded: bool,
}

impl Made<'_> {
    /// Whether its bound stays what it was: the name of it is assigned once, and if that is in a loop, each
    /// round makes the deque anew.
    fn keeps(&self, stored: &Stored, limit: &str) -> bool {
        let functions = self.around.iter().rev().copied().map(Some).chain([None]);
        let mut found = functions.filter_map(|it| stored.get(&(it, limit.to_owned())));
        match found.next().map(Vec::as_slice) {
            None | Some([None]) => true,
            Some([Some(around)]) => self.within.is_some_and(|it| it.start == *around),
            Some(_) => false,
        }
    }
}

/// In which function, and by which name, something is stored: each time with the loop around, if any.
type Stored = FxHashMap<(Option<TextSize>, String), Vec<Option<TextSize>>>;

/// A statement that others stand in.
#[derive(Clone, Copy)]
struct Within {
    start: TextSize,
    is_loop: bool,
    is_try: bool,
}

struct Search<'a, 'n> {
    names: &'n Names<'a>,
    made: FxHashMap<String, Vec<Made<'a>>>,
    /// How often each name stands somewhere, and how often where the bound is kept.
    used: FxHashMap<String, usize>,
    known: FxHashMap<String, usize>,
    /// The functions that each name stands in, by where they begin.
    functions: FxHashMap<String, FxHashSet<Option<TextSize>>>,
    stored: Stored,
    /// Names that a function assigns which are not its own.
    far: FxHashSet<String>,
    around: Vec<TextSize>,
    nested: Vec<Within>,
    /// How many classes are around, up to the next function.
    classes: usize,
}

impl<'a> Search<'a, '_> {
    /// `target = deque(maxlen=bound)`.
    fn make(&mut self, target: &Expr, bound: &'a Expr) {
        let Some(key) = key(target) else { return };
        self.know(target);
        let made = Made {
            bound,
            around: self.around.clone(),
            within: self.nested.last().copied(),
            is_guarded: self.nested.iter().any(|it| it.is_try),
        };
        self.made.entry(key).or_default().push(made);
    }

    fn store(&mut self, name: &str) {
        let loops = self.nested.iter().rev().find(|it| it.is_loop);
        let function = self.around.last().copied();
        let stored = self.stored.entry((function, name.to_owned())).or_default();
        stored.push(loops.map(|it| it.start));
        self.declare(name);
    }

    /// A name of a class is an attribute of what it makes.
    fn declare(&mut self, name: &str) {
        if self.classes > 0 {
            *self.used.entry(format!(".{name}")).or_default() += 1;
        }
    }

    fn know(&mut self, expr: &Expr) {
        if let Some(key) = key(expr) {
            *self.known.entry(key).or_default() += 1;
        }
    }

    /// A value whose truth is asked for.
    fn know_truth(&mut self, test: &Expr) {
        match test {
            Expr::BoolOp(logic) => logic.values.iter().for_each(|it| self.know_truth(it)),
            Expr::UnaryOp(unary) => self.know_truth(&unary.operand),
            test => self.know(test),
        }
    }
}

impl<'a> SourceOrderVisitor<'a> for Search<'a, '_> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        match stmt {
            Tree::FunctionDef(def) => {
                self.declare(def.name.as_str());
                self.around.push(def.range().start());
                let (nested, classes) = (std::mem::take(&mut self.nested), self.classes);
                self.classes = 0;
                for param in &def.parameters {
                    self.store(param.name().as_str());
                }
                source_order::walk_stmt(self, stmt);
                (self.nested, self.classes) = (nested, classes);
                self.around.pop();
                return;
            }
            Tree::ClassDef(_) => {
                self.classes += 1;
                source_order::walk_stmt(self, stmt);
                self.classes -= 1;
                return;
            }
            Tree::Global(it) => self.far.extend(it.names.iter().map(ToString::to_string)),
            Tree::Nonlocal(it) => self.far.extend(it.names.iter().map(ToString::to_string)),
            Tree::Assign(assign) => {
                if let ([target], Some(bound)) = (
                    assign.targets.as_slice(),
                    bound_of(self.names, &assign.value),
                ) {
                    self.make(target, bound);
                }
            }
            Tree::AnnAssign(assign) => {
                let value = assign.value.as_deref();
                if let Some(bound) = value.and_then(|it| bound_of(self.names, it)) {
                    self.make(&assign.target, bound);
                }
            }
            Tree::Expr(stmt) => {
                if let Expr::Call(call) = &*stmt.value
                    && let Expr::Attribute(of) = &*call.func
                    && matches!(of.attr.as_str(), "append" | "appendleft")
                    && let [_] = &*call.arguments.args
                    && !has_call(&of.value)
                {
                    self.know(&of.value);
                }
            }
            Tree::For(stmt) => self.know(&stmt.iter),
            Tree::If(stmt) => {
                self.know_truth(&stmt.test);
                for clause in &stmt.elif_else_clauses {
                    if let Some(test) = &clause.test {
                        self.know_truth(test);
                    }
                }
            }
            Tree::While(stmt) => self.know_truth(&stmt.test),
            _ => {}
        }
        let is_loop = matches!(stmt, Tree::For(_) | Tree::While(_));
        let is_try = matches!(stmt, Tree::Try(it) if !it.handlers.is_empty());
        let is_nested = is_loop || matches!(stmt, Tree::If(_) | Tree::Try(_) | Tree::Match(_));
        if is_nested {
            let start = stmt.range().start();
            self.nested.push(Within {
                start,
                is_loop,
                is_try,
            });
        }
        source_order::walk_stmt(self, stmt);
        if is_nested {
            self.nested.pop();
        }
    }

    fn visit_comprehension(&mut self, comprehension: &'a ast::Comprehension) {
        self.know(&comprehension.iter);
        source_order::walk_comprehension(self, comprehension);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Some(key) = key(expr) {
            *self.used.entry(key.clone()).or_default() += 1;
            let around = self.around.last().copied();
            self.functions.entry(key).or_default().insert(around);
        }
        match expr {
            Expr::Name(name) if matches!(name.ctx, ast::ExprContext::Store) => {
                self.store(name.id.as_str());
            }
            Expr::Call(call) => {
                let is_method =
                    matches!(&*call.func, Expr::Attribute(of) if of.attr.as_str() == "join");
                if is_method
                    || LOOKING
                        .iter()
                        .any(|it| self.names.is_builtin(&call.func, it))
                    || self.names.resolves_to(&call.func, LOOKING_ELSEWHERE)
                {
                    call.arguments.args.iter().for_each(|it| self.know(it));
                }
                if let Expr::Attribute(of) = &*call.func
                    && KEEPING.contains(&of.attr.as_str())
                {
                    self.know(&of.value);
                }
            }
            Expr::Attribute(of) if of.attr.as_str() == "maxlen" => self.know(&of.value),
            Expr::Subscript(of) => self.know(&of.value),
            Expr::Compare(compare) => {
                for (op, right) in compare.ops.iter().zip(&compare.comparators) {
                    if matches!(op, ast::CmpOp::In | ast::CmpOp::NotIn) {
                        self.know(right);
                    }
                }
            }
            Expr::If(of) => self.know_truth(&of.test),
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

impl<'a> Builder<'a, '_> {
    /// The bound of an expression that is such a deque.
    fn limit_of(&self, deque: &Expr) -> Option<&'a Expr> {
        self.bounded.get(&key(deque)?).copied()
    }

    /// Whether a call makes such a deque: its bound is kept where something is put into it.
    pub(super) fn is_bounded_call(&self, call: &ast::ExprCall) -> bool {
        let [keyword] = &*call.arguments.keywords else {
            return false;
        };
        self.bounded
            .values()
            .any(|it| std::ptr::eq(*it, &raw const keyword.value))
    }

    /// The field that keeps the bound of a deque in a field, where that is no literal.
    fn limit_field(deque: &Expr) -> Option<String> {
        key(deque).map(|it| format!("{}_limit", it.trim_start_matches('.')))
    }

    /// `deque.maxlen`.
    pub(super) fn bound_kind(&mut self, deque: &'a Expr) -> Option<Kind> {
        let limit = self.limit_of(deque)?;
        match (deque, limit) {
            (Expr::Attribute(of), Expr::Name(_)) => {
                let object = self.expr(&of.value);
                Some(Kind::Attribute(object, Self::limit_field(deque)?))
            }
            _ => Some(self.kind(limit)),
        }
    }

    /// What stands behind a statement about such a deque: the bound is noted, or what is too much goes.
    pub(super) fn behind_bounded(&mut self, stmt: &'a Tree) -> Option<Stmt<'a>> {
        if self.bounded.is_empty() {
            return None;
        }
        let place = span(stmt);
        let target = match stmt {
            Tree::Assign(assign) => {
                let bound = bound_of(self.names, &assign.value);
                bound.and(assign.targets.first())
            }
            Tree::AnnAssign(assign) => {
                let value = assign.value.as_deref();
                let bound = value.and_then(|it| bound_of(self.names, it));
                bound.map(|_| &*assign.target)
            }
            _ => None,
        };
        if let Some(target @ Expr::Attribute(of)) = target {
            let limit = self.limit_of(target)?;
            if limit.is_number_literal_expr() {
                return None;
            }
            let start = self.next();
            let value = self.expr(limit);
            let object = self.expr(&of.value);
            let target = Target::Attribute(object, Self::limit_field(target)?);
            let kind = StmtKind::Assign {
                targets: vec![target],
                value,
                annotation: None,
            };
            return Some(self.made(kind, &place, start));
        }
        let Tree::Expr(stmt) = stmt else {
            return None;
        };
        let Expr::Call(call) = &*stmt.value else {
            return None;
        };
        let Expr::Attribute(of) = &*call.func else {
            return None;
        };
        let taking = match of.attr.as_str() {
            "append" => "popleft",
            "appendleft" => "pop",
            _ => return None,
        };
        self.limit_of(&of.value)?;
        Some(self.too_much(&of.value, taking, &place))
    }

    /// `if len(deque) > maxlen: deque.popleft()`
    fn too_much(&mut self, deque: &'a Expr, taking: &str, place: &Span) -> Stmt<'a> {
        let start = self.next();
        let len = self.push(Kind::Builtin("len".to_owned()), place.clone());
        let value = self.expr(deque);
        let argument = Argument::plain(value);
        let len = self.push(Kind::Call(len, vec![argument]), place.clone());
        let limit = self.bound_kind(deque).unwrap_or(Kind::None);
        let limit = self.push(limit, place.clone());
        let test = Kind::Compare(len, vec![(ast::CmpOp::Gt, limit)]);
        let test = self.push(test, place.clone());
        let taking = taking.to_owned();
        let body = self.suite_of_with((start, 0), |it| {
            let start = it.next();
            let object = it.expr(deque);
            let func = it.push(Kind::Attribute(object, taking), place.clone());
            let call = it.push(Kind::Call(func, Vec::new()), place.clone());
            vec![it.made(StmtKind::Expr(call), place, start)]
        });
        self.made_if(test, body, place, start)
    }
}
