//! The places where classes are values, and whether an enum may stand there.

use std::ops::Range;

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor, TraversalSignal};
use rustpython_ast::{AnyNodeRef, Expr, StmtClassDef};

use super::super::class_events::What;
use super::super::class_flow::Flow;
use super::super::module::Module;
use crate::python::names::bare_name;
use crate::python::syntax::span;

pub(super) fn is_in_method(module: &Module<'_>, at: &Range<usize>) -> bool {
    module.classes.iter().any(|it| {
        super::super::module::methods(it).any(|it| {
            it.body
                .first()
                .is_some_and(|first| span(first).start <= at.start)
                && at.end <= span(it).end
        })
    })
}

/// The places where classes are values.
pub(super) struct Uses<'m, 'a> {
    pub(super) module: &'m Module<'a>,
    pub(super) flow: &'m Flow<'m, 'a>,
    pub(super) around: Vec<AnyNodeRef<'a>>,
    pub(super) values: Vec<(Range<usize>, &'a StmtClassDef)>,
    pub(super) calls: Vec<&'a rustpython_ast::ExprCall>,
    pub(super) names: Vec<Range<usize>>,
    pub(super) attributes: Vec<&'a str>,
    pub(super) methods: Vec<(&'a str, usize)>,
    /// Annotations that say that something is a class.
    pub(super) types: Vec<Range<usize>>,
    pub(super) is_odd: bool,
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_, 'a> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        self.look(expr);
        source_order::walk_expr(self, expr);
    }

    fn enter_node(&mut self, node: AnyNodeRef<'a>) -> TraversalSignal {
        self.around.push(node);
        TraversalSignal::Traverse
    }

    fn leave_node(&mut self, _: AnyNodeRef<'a>) {
        self.around.pop();
    }

    fn visit_annotation(&mut self, expr: &'a Expr) {
        // `type[Plugin]` is the enum.
        super::super::module::each_within(expr, &mut |it| {
            if let Expr::Subscript(of) = it
                && (bare_name(&of.value) == Some("type")
                    || self.module.names.resolves_to(&of.value, &["typing.Type"]))
                && self.module.class_of(&of.slice).is_some()
            {
                self.types.push(span(of));
            }
        });
    }
}

impl<'a> Uses<'_, 'a> {
    fn look(&mut self, expr: &'a Expr) {
        let at = span(expr);
        let what = self.flow.what(expr);
        let parent = self.around.last().copied();
        match what {
            What::Class => {
                let named = self.module.class_of(expr);
                if named.is_some() && self.is_plain_use(parent, &at) {
                    return;
                }
                match parent {
                    Some(AnyNodeRef::ExprCall(call)) if span(&*call.func) == at => {
                        self.calls.push(call);
                    }
                    Some(AnyNodeRef::ExprAttribute(of)) if of.ctx.is_load() => {
                        let name = of.attr.as_str();
                        let before = self.around.iter().rev().nth(1);
                        if name == "__name__" {
                            self.names.push(span(&of.attr));
                        } else if let Some(AnyNodeRef::ExprCall(call)) = before
                            && span(&*call.func) == span(of)
                        {
                            let is_plain = call.arguments.keywords.is_empty()
                                && !call.arguments.args.iter().any(Expr::is_starred_expr);
                            self.is_odd |= !is_plain;
                            self.methods.push((name, call.arguments.args.len()));
                        } else {
                            self.is_odd |=
                                name.starts_with("__") || name == "value" || name == "name";
                            self.attributes.push(name);
                        }
                    }
                    // A function that is not of the file gets the class itself.
                    Some(AnyNodeRef::Arguments(_) | AnyNodeRef::Keyword(_))
                        if named.is_some() && !self.flow.takes(&at) =>
                    {
                        return;
                    }
                    parent => self.is_odd |= !self.may_stand(parent, &at),
                }
                if let Some(class) = named {
                    self.values.push((at, class));
                }
            }
            What::Classes | What::Table | What::Items | What::Pairs(_) => {
                self.is_odd |= !self.may_be_asked(parent, &at, &what);
            }
            What::None | What::Empty | What::Other => {}
        }
    }

    /// Whether the name of a class stands where it is no value: it is made, derived from, or asked for.
    fn is_plain_use(&self, parent: Option<AnyNodeRef<'a>>, at: &Range<usize>) -> bool {
        match parent {
            Some(AnyNodeRef::ExprCall(call)) => span(&*call.func) == *at,
            Some(AnyNodeRef::ExprAttribute(_) | AnyNodeRef::PatternMatchClass(_)) => true,
            Some(AnyNodeRef::ExceptHandlerExceptHandler(_) | AnyNodeRef::StmtRaise(_)) => true,
            Some(AnyNodeRef::Arguments(_)) => match self.around.iter().rev().nth(1) {
                Some(AnyNodeRef::StmtClassDef(_)) => true,
                Some(AnyNodeRef::ExprCall(call)) => {
                    matches!(
                        bare_name(&call.func),
                        Some("isinstance" | "issubclass" | "super" | "cast")
                    )
                }
                _ => false,
            },
            Some(AnyNodeRef::ExprTuple(_)) => {
                // `isinstance(x, (A, B))` and `except (A, B)`.
                match self.around.iter().rev().nth(1) {
                    Some(AnyNodeRef::ExceptHandlerExceptHandler(_)) => true,
                    Some(AnyNodeRef::Arguments(_)) => matches!(
                        self.around.iter().rev().nth(2),
                        Some(AnyNodeRef::ExprCall(call)) if bare_name(&call.func) == Some("isinstance")
                    ),
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// Whether a class that is a value may stand there.
    fn may_stand(&self, parent: Option<AnyNodeRef<'a>>, at: &Range<usize>) -> bool {
        match parent {
            Some(
                AnyNodeRef::StmtAssign(_)
                | AnyNodeRef::StmtAnnAssign(_)
                | AnyNodeRef::StmtReturn(_)
                | AnyNodeRef::ExprList(_)
                | AnyNodeRef::ExprTuple(_)
                | AnyNodeRef::ExprIf(_)
                | AnyNodeRef::ExprBoolOp(_)
                | AnyNodeRef::StmtIf(_)
                | AnyNodeRef::StmtFor(_)
                | AnyNodeRef::Comprehension(_)
                | AnyNodeRef::ParameterWithDefault(_)
                | AnyNodeRef::Parameter(_),
            ) => true,
            // As keys they are looked up by `type(x)`.
            Some(AnyNodeRef::ExprDict(it)) => it.iter_values().any(|it| span(it) == *at),
            Some(AnyNodeRef::ExprListComp(it)) => span(&*it.elt) == *at,
            Some(AnyNodeRef::ExprUnaryOp(it)) => it.op == rustpython_ast::UnaryOp::Not,
            Some(AnyNodeRef::ExprCompare(it)) => {
                self.compares(it)
                    && it.ops.iter().all(|it| {
                        matches!(
                            it,
                            rustpython_ast::CmpOp::Is
                                | rustpython_ast::CmpOp::IsNot
                                | rustpython_ast::CmpOp::Eq
                                | rustpython_ast::CmpOp::NotEq
                                | rustpython_ast::CmpOp::In
                                | rustpython_ast::CmpOp::NotIn
                        )
                    })
            }
            Some(AnyNodeRef::Arguments(_) | AnyNodeRef::Keyword(_)) => self.flow.takes(at),
            _ => false,
        }
    }

    /// Whether a comparison is one of classes that are values alone.
    fn compares(&self, of: &rustpython_ast::ExprCompare) -> bool {
        let is_known = |it: &Expr| {
            !matches!(
                self.flow.what(it),
                What::Other | What::Items | What::Pairs(_)
            )
        };
        is_known(&of.left) && of.comparators.iter().all(is_known)
    }

    /// Whether a table or a list of classes may stand there.
    fn may_be_asked(&self, parent: Option<AnyNodeRef<'a>>, at: &Range<usize>, what: &What) -> bool {
        match parent {
            Some(AnyNodeRef::ExprSubscript(it)) => {
                span(&*it.value) == *at && !it.slice.is_slice_expr()
            }
            Some(AnyNodeRef::ExprAttribute(it)) => matches!(
                it.attr.as_str(),
                "get"
                    | "items"
                    | "values"
                    | "keys"
                    | "pop"
                    | "append"
                    | "add"
                    | "setdefault"
                    | "copy"
                    | "extend"
            ),
            Some(
                AnyNodeRef::StmtAssign(_)
                | AnyNodeRef::StmtAnnAssign(_)
                | AnyNodeRef::StmtReturn(_)
                | AnyNodeRef::StmtFor(_)
                | AnyNodeRef::Comprehension(_)
                | AnyNodeRef::StmtIf(_)
                | AnyNodeRef::ExprList(_)
                | AnyNodeRef::ExprTuple(_),
            ) => true,
            Some(AnyNodeRef::ExprUnaryOp(it)) => it.op == rustpython_ast::UnaryOp::Not,
            Some(AnyNodeRef::ExprCompare(it)) => {
                (*what == What::Table || self.compares(it))
                    && it.ops.iter().all(|it| {
                        matches!(it, rustpython_ast::CmpOp::In | rustpython_ast::CmpOp::NotIn)
                    })
            }
            Some(AnyNodeRef::StmtExpr(_)) => true,
            Some(AnyNodeRef::Arguments(_)) => {
                let is_known = match self.around.iter().rev().nth(1) {
                    Some(AnyNodeRef::ExprCall(call)) => {
                        let is_join = matches!(&*call.func, Expr::Attribute(of) if of.attr.as_str() == "join");
                        match bare_name(&call.func) {
                            Some("len" | "enumerate" | "zip") => true,
                            Some("sorted" | "list" | "tuple" | "min" | "max" | "set") => {
                                *what == What::Table || bare_name(&call.func) == Some("list")
                            }
                            _ => is_join && *what == What::Table,
                        }
                    }
                    _ => false,
                };
                is_known || self.flow.takes(at)
            }
            _ => false,
        }
    }
}
