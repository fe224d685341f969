//! `with` over instances of the file's own classes: what `__enter__` gives, then the body, and `__exit__`
//! behind it on every way out, as `finally` has it. An `__exit__` that looks at the error or takes it away is
//! another matter.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::collect::Bound;
use super::super::ir::{
    BlockId, ExprId, Kind, Nature, Param, Stmt, StmtKind, Suite, Target, Try, VarId,
};
use super::Builder;
use super::webs::{join_env, passed_env, reach_env};
use crate::python::names::bare_name;
use crate::python::source::Span;
use crate::python::syntax::span;

/// What `__enter__` gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entered {
    /// The manager itself; and whether it does anything before.
    Itself {
        does_something: bool,
    },
    Other,
    /// The same of one whose `__exit__` looks at the error: whether it may end there.
    Looking {
        gives_itself: bool,
        swallows: bool,
    },
    /// What a generator gives that is a context manager, by its place among them.
    Split(usize),
    /// Nothing: errors of some classes end here.
    Suppress,
    /// A file, or what stands for one.
    Held(super::files::Held),
}

/// Looks at the body of a method.
#[derive(Default)]
struct Look<'a> {
    used: FxHashSet<&'a str>,
    returned: Vec<Option<&'a Expr>>,
    is_odd: bool,
    /// Whether it is a method that awaits.
    may_await: bool,
}

impl<'a> SourceOrderVisitor<'a> for Look<'a> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        match stmt {
            Tree::Return(given) => self.returned.push(given.value.as_deref()),
            Tree::FunctionDef(_) | Tree::ClassDef(_) => self.is_odd = true,
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => {
                self.used.insert(name.id.as_str());
            }
            Expr::Await(_) => self.is_odd |= !self.may_await,
            Expr::Yield(_) | Expr::YieldFrom(_) => self.is_odd = true,
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

fn look(def: &ast::StmtFunctionDef) -> Look<'_> {
    let is_asked = matches!(def.name.as_str(), "__aenter__" | "__aexit__");
    let mut look = Look {
        may_await: is_asked,
        ..Look::default()
    };
    look.visit_body(&def.body);
    look.is_odd |= def.is_async != is_asked || !def.decorator_list.is_empty();
    look
}

/// Whether an `__exit__` does the same whether there was an error or not, and lets it go on.
pub(super) fn is_plain_exit(def: &ast::StmtFunctionDef) -> bool {
    let look = look(def);
    let names = def.parameters.iter().skip(1);
    let is_nothing = |it: Option<&Expr>| match it {
        None | Some(Expr::NoneLiteral(_)) => true,
        Some(Expr::BooleanLiteral(literal)) => !literal.value,
        Some(_) => false,
    };
    matches!(def.name.as_str(), "__exit__" | "__aexit__")
        && !look.is_odd
        && look.returned.iter().copied().all(is_nothing)
        && names
            .into_iter()
            .all(|it| !look.used.contains(it.name().as_str()))
}

/// Whether an `__exit__` looks at the error in ways that the error itself can tell.
pub(super) fn looks_at_error(def: &ast::StmtFunctionDef) -> bool {
    let parameters = &def.parameters;
    let [_, class, error, trace] = parameters.args.as_slice() else {
        return false;
    };
    let look = look(def);
    let bound = Bound::of(&def.body);
    let name = |it: &ast::ParameterWithDefault| it.parameter.name.as_str().to_owned();
    let is_bound = [class, error, trace]
        .into_iter()
        .any(|it| bound.names.contains_key(name(it).as_str()));
    let class = class.parameter.name.as_str();
    let mut asks = Asks {
        class,
        all: 0,
        known: 0,
    };
    asks.visit_body(&def.body);
    def.name.as_str() == "__exit__"
        && !look.is_odd
        && !is_bound
        && asks.all == asks.known
        && !is_plain_exit(def)
        && parameters.len() == 4
        && !look.used.contains(name(trace).as_str())
}

/// How often the class of an error is used, and in ways that the error can tell: whether there is one, its
/// name, and what it is derived from.
struct Asks<'n> {
    class: &'n str,
    all: usize,
    known: usize,
}

impl Asks<'_> {
    fn is_it(&self, expr: &Expr) -> bool {
        bare_name(expr) == Some(self.class)
    }

    /// A test, or one of several that are put together.
    fn know_test(&mut self, test: &Expr) {
        match test {
            Expr::BoolOp(logic) => {
                let own = logic.values.iter().filter(|it| self.is_it(it)).count();
                self.known += own;
            }
            test => self.known += usize::from(self.is_it(test)),
        }
    }
}

impl<'a> SourceOrderVisitor<'a> for Asks<'_> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        if let Tree::If(it) = stmt {
            self.know_test(&it.test);
            for clause in &it.elif_else_clauses {
                if let Some(test) = &clause.test {
                    self.know_test(test);
                }
            }
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        self.all += usize::from(self.is_it(expr));
        let is_known = match expr {
            Expr::Compare(compare) => {
                self.is_it(&compare.left)
                    && matches!(&*compare.ops, [ast::CmpOp::Is | ast::CmpOp::IsNot])
                    && matches!(
                        &*compare.comparators,
                        [Expr::NoneLiteral(_) | Expr::Name(_)]
                    )
            }
            Expr::Attribute(of) => of.attr.as_str() == "__name__" && self.is_it(&of.value),
            Expr::If(conditional) => {
                self.know_test(&conditional.test);
                false
            }
            Expr::UnaryOp(unary) => {
                matches!(unary.op, ast::UnaryOp::Not) && self.is_it(&unary.operand)
            }
            Expr::Call(call) => {
                bare_name(&call.func) == Some("issubclass")
                    && call.arguments.args.first().is_some_and(|it| self.is_it(it))
                    && call.arguments.len() == 2
            }
            _ => false,
        };
        self.known += usize::from(is_known);
        source_order::walk_expr(self, expr);
    }
}

/// Whether an `__exit__` may say that an error ends there.
fn may_swallow(def: &ast::StmtFunctionDef) -> bool {
    look(def).returned.iter().any(|it| match it {
        None | Some(Expr::NoneLiteral(_)) => false,
        Some(Expr::BooleanLiteral(literal)) => literal.value,
        Some(_) => true,
    })
}

/// Whether an `__enter__` gives the manager itself, as its last statement.
pub(super) fn gives_itself(def: &ast::StmtFunctionDef) -> bool {
    let me = def.parameters.iter().next().map(|it| it.name().as_str());
    let look = look(def);
    let last = def.body.last();
    matches!(def.name.as_str(), "__enter__" | "__aenter__")
        && !look.is_odd
        && matches!(last, Some(Tree::Return(given))
            if given.value.as_deref().and_then(bare_name) == me && me.is_some())
        && look.returned.len() == 1
}

/// Whether it is an `__enter__` that sets fields of the manager.
pub(super) fn sets_fields(def: &ast::StmtFunctionDef) -> bool {
    let me = def.parameters.iter().next().map(|it| it.name().as_str());
    let is_own = |it: &Expr| matches!(it, Expr::Attribute(of) if bare_name(&of.value) == me);
    def.name.as_str() == "__enter__"
        && me.is_some()
        && def
            .body
            .iter()
            .any(|it| matches!(it, Tree::Assign(it) if it.targets.iter().all(is_own)))
}

/// Whether a name of a `with` stands for something else when its body ends, or leaves with it.
fn is_lost(with: &ast::StmtWith, item: &ast::WithItem) -> bool {
    let Some(name) = item.optional_vars.as_deref().and_then(bare_name) else {
        return false;
    };
    let given = with
        .items
        .iter()
        .filter(|it| it.optional_vars.as_deref().and_then(bare_name) == Some(name));
    let mut leaves = Leaves {
        name,
        is_found: false,
    };
    leaves.visit_body(&with.body);
    let bound = Bound::of(&with.body);
    given.count() > 1 || leaves.is_found || bound.names.contains_key(name)
}

/// Looks for `return` with a manager itself, not with something of it.
struct Leaves<'n> {
    name: &'n str,
    is_found: bool,
}

impl<'a> SourceOrderVisitor<'a> for Leaves<'_> {
    fn visit_with_item(&mut self, item: &'a ast::WithItem) {
        // It may be entered again.
        if bare_name(&item.context_expr) != Some(self.name) {
            source_order::walk_with_item(self, item);
        }
    }

    fn visit_stmt(&mut self, stmt: &'a Tree) {
        if !stmt.is_expr_stmt() {
            source_order::walk_stmt(self, stmt);
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Attribute(attribute) if bare_name(&attribute.value) == Some(self.name) => {}
            Expr::Name(name) if name.id.as_str() == self.name => self.is_found = true,
            _ => source_order::walk_expr(self, expr),
        }
    }
}

impl<'a> Builder<'a, '_> {
    /// The statements that a `with` stands for, if all its managers are such instances.
    pub(super) fn managed(&mut self, stmt: &'a Tree) -> Option<Vec<Stmt<'a>>> {
        let Tree::With(with) = stmt else {
            return None;
        };
        if self.frames.last()?.is_class {
            return None;
        }
        let entered = with.items.iter().map(|it| self.entered(with, it));
        let entered: Vec<Entered> = entered.collect::<Option<_>>()?;
        let is_own = |it: &Entered| {
            matches!(
                it,
                Entered::Itself { .. } | Entered::Other | Entered::Looking { .. }
            )
        };
        let mut pairs = with.items.iter().zip(&entered);
        if pairs.any(|(item, how)| is_own(how) && is_lost(with, item)) {
            return None;
        }
        Some(self.managed_items(with, &with.items, &entered))
    }

    /// What entering an item gives, if it makes an instance of a class that is plain in this.
    fn entered(&self, with: &'a ast::StmtWith, item: &'a ast::WithItem) -> Option<Entered> {
        let Expr::Call(call) = &item.context_expr else {
            return self.entered_by_name(with, item);
        };
        if let Some(at) = self.split_of(with, item) {
            return Some(Entered::Split(at));
        }
        if !with.is_async && self.is_suppress(item) {
            return Some(Entered::Suppress);
        }
        if let Some(held) = self.held_file(item) {
            return Some(Entered::Held(held));
        }
        if !matches!(item.optional_vars.as_deref(), None | Some(Expr::Name(_))) {
            return None;
        }
        let name = bare_name(&call.func)?;
        let id = self.frames.first()?.classes.get(name)?;
        let class = self.program.classes[id.at()].def?;
        Self::entered_class(class, with, item)
    }

    /// What entering a variable gives whose value is an instance of such a class.
    fn entered_by_name(&self, with: &'a ast::StmtWith, item: &'a ast::WithItem) -> Option<Entered> {
        let name = bare_name(&item.context_expr)?;
        if item.optional_vars.is_some() || with.is_async {
            return None;
        }
        let bound = Bound::of(&with.body);
        let frame =
            self.frames.iter().rev().find(|it| {
                !it.is_class && it.env.as_ref().is_some_and(|env| env.contains_key(name))
            })?;
        if bound.names.contains_key(name) {
            return None;
        }
        let vars = frame.env.as_ref()?.get(name)?;
        let [var] = vars.as_slice() else {
            return None;
        };
        let class = self.made_by.get(var).copied()?;
        let class = self.program.classes[class.at()].def?;
        match Self::entered_class(class, with, item)? {
            Entered::Other => None,
            how => Some(how),
        }
    }

    /// Notes which parameters are such instances: by what they are said to be, or as nothing else can be
    /// entered in the file.
    pub(super) fn note_managers(&mut self, params: &[Param<'a>]) {
        let Some(module) = self.frames.first() else {
            return;
        };
        // Asked for each function: a class may have thousands.
        let entered = *self
            .only_entered
            .get_or_init(|| only_entered(&module.bound.classes));
        let only = entered
            .filter(|_| !self.program.has_threads)
            .and_then(|at| {
                module
                    .classes
                    .get(module.bound.classes[at].name.as_str())
                    .copied()
            });
        let found: Vec<_> = params
            .iter()
            .filter(|it| it.nature == super::super::ir::ParamNature::Plain)
            .filter_map(|it| {
                let class = match it.annotation {
                    Some(annotation) => module.classes.get(bare_name(annotation)?).copied(),
                    None => only,
                };
                Some((it.var, class?))
            })
            .collect();
        self.made_by.extend(found);
    }

    /// What entering an instance of a class gives, if that is plain in this.
    fn entered_class(
        class: &'a ast::StmtClassDef,
        with: &'a ast::StmtWith,
        item: &'a ast::WithItem,
    ) -> Option<Entered> {
        let method = |wanted: &str| {
            let mut methods = class.body.iter().filter_map(|it| match it {
                Tree::FunctionDef(def) if def.name.as_str() == wanted => Some(def),
                _ => None,
            });
            methods.next()
        };
        let (enter, exit) = if with.is_async {
            (method("__aenter__")?, method("__aexit__")?)
        } else {
            (method("__enter__")?, method("__exit__")?)
        };
        if !is_plain_exit(exit) {
            if with.is_async {
                return None;
            }
            // Where the body is left, nobody would say so to such an `__exit__`.
            if !looks_at_error(exit) || super::split::leaves(&with.body) {
                return None;
            }
            let gives_itself = gives_itself(enter);
            let look = look(enter);
            let gives = !look.returned.is_empty() && look.returned.iter().all(Option::is_some);
            let is_fit = gives_itself || !look.is_odd && (gives || item.optional_vars.is_none());
            return is_fit.then_some(Entered::Looking {
                gives_itself,
                swallows: may_swallow(exit),
            });
        }
        if gives_itself(enter) {
            let does_something = enter.body.len() > 1;
            return Some(Entered::Itself { does_something });
        }
        let look = look(enter);
        let gives = !look.returned.is_empty() && look.returned.iter().all(Option::is_some);
        (!look.is_odd && (gives || item.optional_vars.is_none())).then_some(Entered::Other)
    }

    fn managed_items(
        &mut self,
        with: &'a ast::StmtWith,
        items: &'a [ast::WithItem],
        entered: &[Entered],
    ) -> Vec<Stmt<'a>> {
        let (Some((item, items)), Some((how, entered))) =
            (items.split_first(), entered.split_first())
        else {
            return Vec::new();
        };
        let place = span(item);
        if let Entered::Split(at) = how {
            return self.with_split(*at, item, &with.body, |it| it.within(with, items, entered));
        }
        if *how == Entered::Suppress {
            return vec![self.suppressed(with, item, items, entered)];
        }
        if let Entered::Held(held) = how {
            return self.with_file(*held, item, |it| it.within(with, items, entered));
        }
        let mut stmts = Vec::new();
        // The manager, in the variable that it is given to, or in one of its own.
        let start = self.next();
        let value = self.expr(&item.context_expr);
        if let (Expr::Name(_), Kind::Var(var)) =
            (&item.context_expr, self.program.kind(value).clone())
        {
            return self.managed_variable(with, items, entered, *how, var, &place);
        }
        let name = item.optional_vars.as_deref().and_then(bare_name);
        let is_itself = matches!(
            how,
            Entered::Itself { .. }
                | Entered::Looking {
                    gives_itself: true,
                    ..
                }
        );
        let manager = if let (Some(name), true) = (name, is_itself) {
            let var = self.bind(name);
            if let Kind::Call(func, _) = self.program.kind(value)
                && let Kind::Class(class) = self.program.kind(*func)
            {
                self.made_by.insert(var, *class);
            }
            var
        } else {
            let func = self.frame().func;
            let var = self.new_var("manager", func, false);
            self.occur(var, true);
            var
        };
        let assign = |var: VarId, value: ExprId| StmtKind::Assign {
            targets: vec![Target::Var(var)],
            value,
            annotation: None,
        };
        stmts.push(self.made(assign(manager, value), &place, start));
        match (name, how) {
            (
                _,
                Entered::Itself {
                    does_something: false,
                },
            ) => {}
            (Some(name), _) if !is_itself => {
                let start = self.next();
                let value = self.enter_on(manager, with.is_async, &place);
                let var = self.bind(name);
                stmts.push(self.made(assign(var, value), &place, start));
            }
            _ => {
                let start = self.next();
                let call = self.enter_on(manager, with.is_async, &place);
                stmts.push(self.made(StmtKind::Expr(call), &place, start));
            }
        }
        stmts.push(match how {
            Entered::Looking { swallows, .. } => {
                self.left_looking(manager, *swallows, &place, |it| {
                    it.within(with, items, entered)
                })
            }
            _ => self.left_by(with, items, entered, manager, &place),
        });
        stmts
    }

    /// The same of an instance that is in a variable already.
    fn managed_variable(
        &mut self,
        with: &'a ast::StmtWith,
        items: &'a [ast::WithItem],
        entered: &[Entered],
        how: Entered,
        manager: VarId,
        place: &Span,
    ) -> Vec<Stmt<'a>> {
        let mut stmts = Vec::new();
        let does_nothing = matches!(
            how,
            Entered::Itself {
                does_something: false
            }
        );
        if !does_nothing {
            let start = self.next();
            let call = self.enter_on(manager, false, place);
            stmts.push(self.made(StmtKind::Expr(call), place, start));
        }
        stmts.push(match how {
            Entered::Looking { swallows, .. } => {
                self.left_looking(manager, swallows, place, |it| {
                    it.within(with, items, entered)
                })
            }
            _ => self.left_by(with, items, entered, manager, place),
        });
        stmts
    }

    /// What the items that are left, and the body, stand for.
    fn within(
        &mut self,
        with: &'a ast::StmtWith,
        items: &'a [ast::WithItem],
        entered: &[Entered],
    ) -> Vec<Stmt<'a>> {
        if items.is_empty() {
            let block = self.frame().block;
            self.suite_in(block, &with.body).body
        } else {
            self.managed_items(with, items, entered)
        }
    }

    /// `suppress(..)`, and nothing given.
    fn is_suppress(&self, item: &ast::WithItem) -> bool {
        let Expr::Call(call) = &item.context_expr else {
            return false;
        };
        let mut is_it = false;
        self.names.resolve(
            &call.func,
            |_| true,
            |found| is_it = found == "contextlib.suppress",
        );
        is_it
            && item.optional_vars.is_none()
            && call.arguments.keywords.is_empty()
            && !call.arguments.args.is_empty()
            && call
                .arguments
                .args
                .iter()
                .all(|it| matches!(it, Expr::Name(_) | Expr::Attribute(_)))
    }

    /// A body whose errors of some classes end here.
    fn suppressed(
        &mut self,
        with: &'a ast::StmtWith,
        item: &'a ast::WithItem,
        items: &'a [ast::WithItem],
        entered: &[Entered],
    ) -> Stmt<'a> {
        let place = span(item);
        let start = self.next();
        let Expr::Call(call) = &item.context_expr else {
            return self.made(StmtKind::Unsupported("with"), &place, start);
        };
        let before = self.frame().env.clone();
        self.frame().tries.push(super::Env::default());
        let body = self.suite_of_with((u32::MAX, 0), |it| it.within(with, items, entered));
        let done = self.frame().tries.pop();
        let after = self.frame().env.take();
        let mut left = before;
        reach_env(&mut left, done);
        self.frame().env.clone_from(&left);
        let classes: Vec<ExprId> = call.arguments.args.iter().map(|it| self.expr(it)).collect();
        let class = match classes.as_slice() {
            [one] => *one,
            _ => self.push(Kind::Tuple(classes), place.clone()),
        };
        let nothing = self.suite_of_with((start, 1), |it| {
            let start = it.next();
            vec![it.made(StmtKind::Pass, &place, start)]
        });
        join_env(&mut left, after);
        self.frame().env = left;
        let handler = super::super::ir::Handler {
            class: Some(class),
            var: None,
            line: self.line(place.start),
        };
        let read = Try {
            handlers: vec![handler],
            has_else: false,
            has_finally: false,
        };
        self.program.tries.insert(start, read);
        let kind = StmtKind::Compound(vec![body, nothing], "try");
        self.made(kind, &place, start)
    }

    /// The body, and `__exit__` behind it.
    fn left_by(
        &mut self,
        with: &'a ast::StmtWith,
        items: &'a [ast::WithItem],
        entered: &[Entered],
        manager: VarId,
        place: &Span,
    ) -> Stmt<'a> {
        let shared = (u32::MAX, 0);
        let start = self.next();
        let before = self.frame().env.clone();
        self.frame().tries.push(super::Env::default());
        let around = self.frame().block;
        let block = self.block(Some(around), Nature::Plain, shared);
        let body = if items.is_empty() {
            self.suite_in(block, &with.body)
        } else {
            self.frame().block = block;
            let body = self.managed_items(with, items, entered);
            self.frame().block = around;
            Suite {
                block: Some(block),
                body,
            }
        };
        let done = self.frame().tries.pop();
        let after = self.frame().env.take();
        let ended = after.clone();
        let goes_on = ended.is_some();
        let mut left = before;
        reach_env(&mut left, done);
        join_env(&mut left, after);
        self.frame().env = left;
        let block = self.block(Some(around), Nature::Plain, shared);
        let finally = self.exit(block, manager, with.is_async, place);
        let env = self.frame().env.take();
        self.frame().env = ended.and_then(|it| passed_env(env, it));
        let read = Try {
            handlers: Vec::new(),
            has_else: false,
            has_finally: true,
        };
        self.program.tries.insert(start, read);
        let kind = StmtKind::Compound(vec![body, finally], "try");
        let mut stmt = self.made(kind, place, start);
        stmt.ends = !goes_on;
        stmt
    }

    /// Whether a method is an `__exit__` that is given the error alone.
    pub(super) fn is_method_that_looks(&mut self, def: &ast::StmtFunctionDef) -> bool {
        let func = self.frame().func;
        self.program.func(func).class.is_some() && looks_at_error(def)
    }

    /// Leaves an `__exit__` the error alone: its class is the error's own.
    pub(super) fn take_error(&mut self, params: &mut Vec<Param<'a>>) {
        params.truncate(3);
        let class = params.remove(1);
        let Some(error) = params.get(1).map(|it| it.var) else {
            return;
        };
        // The name is the file's own text.
        let name = self
            .frame()
            .env
            .as_ref()
            .and_then(|env| env.keys().copied().find(|it| *it == class.name));
        if let (Some(name), Some(env)) = (name, &mut self.frame().env) {
            env.insert(name, vec![error]);
            self.frame().error_class = Some(name);
        }
    }

    /// The body, and an `__exit__` that is told of the error.
    fn left_looking(
        &mut self,
        manager: VarId,
        swallows: bool,
        place: &Span,
        inner: impl FnOnce(&mut Self) -> Vec<Stmt<'a>>,
    ) -> Stmt<'a> {
        let start = self.next();
        let before = self.frame().env.clone();
        self.frame().tries.push(super::Env::default());
        let body = self.suite_of_with((u32::MAX, 0), inner);
        let done = self.frame().tries.pop();
        let succeeded = self.frame().env.take();
        let mut left = before;
        reach_env(&mut left, done);
        self.frame().env.clone_from(&left);
        let class = self.push(Kind::Builtin("BaseException".to_owned()), place.clone());
        let func = self.frame().func;
        let error = self.new_var("error", func, false);
        let handled = self.suite_of_with((start, 1), |it| {
            it.occur(error, true);
            it.told(manager, error, swallows, place)
        });
        let mut after = if swallows { left } else { None };
        self.frame().env.clone_from(&succeeded);
        let otherwise = self.suite_of_with((start, 0), |it| {
            let start = it.next();
            let none = it.push(Kind::None, place.clone());
            let call = it.call_on_with(manager, "__exit__", none, place);
            vec![it.made(StmtKind::Expr(call), place, start)]
        });
        join_env(&mut after, succeeded);
        self.frame().env = after;
        let handler = super::super::ir::Handler {
            class: Some(class),
            var: Some(error),
            line: self.line(place.start),
        };
        let read = Try {
            handlers: vec![handler],
            has_else: true,
            has_finally: false,
        };
        self.program.tries.insert(start, read);
        let kind = StmtKind::Compound(vec![body, handled, otherwise], "try");
        self.made(kind, place, start)
    }

    /// `__exit__` with the error, which goes on where that does not take it.
    fn told(
        &mut self,
        manager: VarId,
        error: VarId,
        swallows: bool,
        place: &Span,
    ) -> Vec<Stmt<'a>> {
        let start = self.next();
        self.occur(error, false);
        let value = self.push(Kind::Var(error), place.clone());
        let call = self.call_on_with(manager, "__exit__", value, place);
        if !swallows {
            let told = self.made(StmtKind::Expr(call), place, start);
            let start = self.next();
            let again = self.made(StmtKind::Raise(None, None), place, start);
            return vec![told, again];
        }
        let test = self.push(Kind::Unary(ast::UnaryOp::Not, call), place.clone());
        let body = self.suite_of_with((start, 0), |it| {
            let start = it.next();
            vec![it.made(StmtKind::Raise(None, None), place, start)]
        });
        let arm = super::super::ir::Arm {
            test,
            body,
            line: self.line(place.start),
            head: place.clone(),
        };
        let kind = StmtKind::If {
            arms: vec![arm],
            orelse: None,
        };
        vec![self.made(kind, place, start)]
    }

    fn call_on_with(&mut self, var: VarId, method: &str, value: ExprId, place: &Span) -> ExprId {
        self.occur(var, false);
        let object = self.push(Kind::Var(var), place.clone());
        let func = self.push(Kind::Attribute(object, method.to_owned()), place.clone());
        let argument = super::super::ir::Argument::plain(value);
        self.push(Kind::Call(func, vec![argument]), place.clone())
    }

    fn exit(&mut self, block: BlockId, manager: VarId, is_async: bool, place: &Span) -> Suite<'a> {
        let around = std::mem::replace(&mut self.frame().block, block);
        let start = self.next();
        let name = if is_async { "__aexit__" } else { "__exit__" };
        let call = self.call_on(manager, name, place);
        let call = self.awaited_if(is_async, call, place);
        let stmt = self.made(StmtKind::Expr(call), place, start);
        self.frame().block = around;
        Suite {
            block: Some(block),
            body: vec![stmt],
        }
    }

    fn enter_on(&mut self, var: VarId, is_async: bool, place: &Span) -> ExprId {
        let name = if is_async { "__aenter__" } else { "__enter__" };
        let call = self.call_on(var, name, place);
        self.awaited_if(is_async, call, place)
    }

    fn call_on(&mut self, var: VarId, method: &str, place: &Span) -> ExprId {
        self.occur(var, false);
        let object = self.push(Kind::Var(var), place.clone());
        let func = self.push(Kind::Attribute(object, method.to_owned()), place.clone());
        self.push(Kind::Call(func, Vec::new()), place.clone())
    }

    /// A statement that is part of another one.
    pub(super) fn made(&mut self, kind: StmtKind<'a>, place: &Span, start: u32) -> Stmt<'a> {
        Stmt {
            ends: false,
            kind,
            span: place.clone(),
            head: place.clone(),
            line: self.line(place.start),
            block: self.frame().block,
            start,
            end: self.next(),
        }
    }
}

/// The place of the only one of these classes that has an `__enter__`.
fn only_entered(classes: &[&ast::StmtClassDef]) -> Option<usize> {
    let is_enter =
        |it: &Tree| matches!(it, Tree::FunctionDef(def) if def.name.as_str() == "__enter__");
    let mut entered = (0..classes.len()).filter(|at| classes[*at].body.iter().any(is_enter));
    entered.next().filter(|_| entered.next().is_none())
}
