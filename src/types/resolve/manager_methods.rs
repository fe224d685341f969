//! What `__enter__` and `__exit__` look at and give.

use super::super::collect::Bound;
use crate::python::names::bare_name;
use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};

/// Looks at the body of a method.
#[derive(Default)]
pub(super) struct Look<'a> {
    pub(super) used: FxHashSet<&'a str>,
    pub(super) returned: Vec<Option<&'a Expr>>,
    pub(super) is_odd: bool,
    /// Whether it is a method that awaits.
    pub(super) may_await: bool,
}

pub(super) fn look(def: &ast::StmtFunctionDef) -> Look<'_> {
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
    matches!(def.name.as_str(), "__exit__" | "__aexit__")
        && !look.is_odd
        && !is_bound
        && asks.all == asks.known
        && !is_plain_exit(def)
        && parameters.len() == 4
        && !look.used.contains(name(trace).as_str())
}

/// How often the class of an error is used, and in ways that the error can tell: whether there is one, its
/// name, and what it is derived from.
pub(super) struct Asks<'n> {
    class: &'n str,
    all: usize,
    known: usize,
}

/// Whether an `__exit__` may say that an error ends there.
pub(super) fn may_swallow(def: &ast::StmtFunctionDef) -> bool {
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
pub(super) fn is_lost(with: &ast::StmtWith, item: &ast::WithItem) -> bool {
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
pub(super) struct Leaves<'n> {
    name: &'n str,
    is_found: bool,
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
