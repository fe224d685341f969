//! Where a file makes bounded deques, what it stores there, and what else it does with them.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::{Ranged, TextSize};

use crate::python::names::Names;

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
pub(super) fn key(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Name(name) => Some(name.id.to_string()),
        Expr::Attribute(of) => Some(format!(".{}", of.attr)),
        _ => None,
    }
}

/// Where a deque is made.
pub(super) struct Made<'a> {
    pub(super) bound: &'a Expr,
    /// The functions around, by where they begin.
    around: Vec<TextSize>,
    /// The statement of the function that it stands in, if any.
    within: Option<Within>,
    /// Whether a handler may see that the bound is negative.
    pub(super) is_guarded: bool,
}

impl Made<'_> {
    /// Whether its bound stays what it was: the name of it is assigned once, and if that is in a loop, each
    /// round makes the deque anew.
    pub(super) fn keeps(&self, stored: &Stored, limit: &str) -> bool {
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
pub(super) struct Within {
    start: TextSize,
    is_loop: bool,
    is_try: bool,
}

pub(super) struct Search<'a, 'n> {
    pub(super) names: &'n Names<'a>,
    pub(super) made: FxHashMap<String, Vec<Made<'a>>>,
    /// How often each name stands somewhere, and how often where the bound is kept.
    pub(super) used: FxHashMap<String, usize>,
    pub(super) known: FxHashMap<String, usize>,
    /// The functions that each name stands in, by where they begin.
    pub(super) functions: FxHashMap<String, FxHashSet<Option<TextSize>>>,
    pub(super) stored: Stored,
    /// Names that a function assigns which are not its own.
    pub(super) far: FxHashSet<String>,
    pub(super) around: Vec<TextSize>,
    pub(super) nested: Vec<Within>,
    /// How many classes are around, up to the next function.
    pub(super) classes: usize,
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

/// The bound of a call that makes such a deque, empty.
pub(super) fn bound_of<'a>(names: &Names<'_>, value: &'a Expr) -> Option<&'a Expr> {
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
