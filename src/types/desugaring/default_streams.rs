//! `def show(self, out=sys.stdout)` that is called without it everywhere: the function writes to that stream itself.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, ExprContext, Stmt};

use super::Counts;
use crate::python::names::bare_name;
use crate::types::nodes::Replace;

/// Rewrites such functions, and says whether there are any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let counts = Counts::of(suite);
    let is_left = counts.names("redirect_stdout") + counts.names("redirect_stderr") == 0
        && counts.attributes("redirect_stdout") + counts.attributes("redirect_stderr") == 0
        && counts.definitions("sys") == 0;
    if counts.names("sys") == 0 || !is_left || sets_stream(suite) {
        return false;
    }
    let written = suite.to_vec();
    in_bodies(suite, false, &counts, &written)
}

fn in_bodies(body: &mut [Stmt], is_class: bool, counts: &Counts, all: &[Stmt]) -> bool {
    let mut is_changed = false;
    for stmt in body {
        if let Stmt::FunctionDef(def) = stmt {
            is_changed |= in_function(def, is_class, counts, all);
        }
        let is_class = matches!(stmt, Stmt::ClassDef(_));
        for inner in super::bodies(stmt) {
            is_changed |= in_bodies(inner, is_class, counts, all);
        }
    }
    is_changed
}

/// Takes such a parameter, the last one, out of a function.
fn in_function(
    def: &mut ast::StmtFunctionDef,
    is_method: bool,
    counts: &Counts,
    all: &[Stmt],
) -> bool {
    let Some(last) = def.parameters.args.last() else {
        return false;
    };
    let Some(stream) = last.default.as_deref().filter(|it| is_stream(it)).cloned() else {
        return false;
    };
    let param = last.name().to_string();
    let before = def.parameters.args.len() - 1;
    let Some(place) = before.checked_sub(usize::from(is_method)) else {
        return false;
    };
    let name = def.name.as_str();
    let is_plain = def.decorator_list.is_empty()
        && def.parameters.vararg.is_none()
        && def.parameters.posonlyargs.is_empty()
        && counts.definitions(name) == 1;
    let mut uses = Uses {
        name,
        param: &param,
        place,
        calls: 0,
        is_given: false,
        others: FxHashSet::default(),
        stores: 0,
    };
    uses.visit_body(all);
    let is_called_alone =
        !uses.is_given && uses.calls == counts.names(name) + counts.attributes(name);
    // Its name stands for nothing else in the whole file.
    if !is_plain || !is_called_alone || uses.stores > 0 || uses.others.len() != 1 {
        return false;
    }
    def.parameters.args.pop();
    Replace(|expr: &Expr| (bare_name(expr) == Some(&param)).then(|| stream.clone()))
        .in_body(&mut def.body);
    true
}

/// `sys.stdout` or `sys.stderr`.
fn is_stream(expr: &Expr) -> bool {
    matches!(expr, Expr::Attribute(of) if bare_name(&of.value) == Some("sys")
        && matches!(of.attr.as_str(), "stdout" | "stderr"))
}

/// Whether a stream of the process becomes another one somewhere.
fn sets_stream(suite: &[Stmt]) -> bool {
    struct Found(bool);
    impl<'a> SourceOrderVisitor<'a> for Found {
        fn visit_expr(&mut self, expr: &'a Expr) {
            self.0 |= matches!(expr, Expr::Attribute(of) if !of.ctx.is_load()) && is_stream(expr);
            source_order::walk_expr(self, expr);
        }
    }
    let mut found = Found(false);
    found.visit_body(suite);
    found.0
}

/// How a function is called in a file, and what goes by the name of its parameter.
struct Uses<'n> {
    name: &'n str,
    param: &'n str,
    place: usize,
    calls: usize,
    is_given: bool,
    /// The places of the parameters of that name.
    others: FxHashSet<u32>,
    stores: usize,
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_> {
    fn visit_parameter(&mut self, parameter: &'a ast::Parameter) {
        if parameter.name.as_str() == self.param {
            self.others.insert(parameter.range.start().to_u32());
        }
        source_order::walk_parameter(self, parameter);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Call(call) => {
                let is_it = match &*call.func {
                    Expr::Name(name) => name.id.as_str() == self.name,
                    Expr::Attribute(of) => of.attr.as_str() == self.name,
                    _ => false,
                };
                let given = &call.arguments;
                if is_it {
                    self.calls += 1;
                    self.is_given |= given.args.len() > self.place
                        || given.args.iter().any(Expr::is_starred_expr)
                        || given
                            .keywords
                            .iter()
                            .any(|it| it.arg.as_ref().is_none_or(|it| it.as_str() == self.param));
                }
            }
            Expr::Name(name) if name.id.as_str() == self.param => {
                self.stores += usize::from(name.ctx != ExprContext::Load);
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
