//! Classes as values: in a table, in a loop, as an argument. Rust has no such values; an enum of the classes takes
//! their place, with a method that makes an instance.

use std::ops::Range;

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor, TraversalSignal};
use rustpython_ast::{AnyNodeRef, Expr, StmtClassDef};
use rustpython_text_size::Ranged;

use super::class_enums::{chain, kind_name, maker, member};
use super::class_events::What;
use super::class_flow::Flow;
use super::edits::Edits;
use super::inlining::is_constant;
use super::module::{Module, attribute, params};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Puts an enum in the place of classes that are values.
pub(super) fn as_enum(module: &Module<'_>) -> Edits {
    let flow = Flow::of(module);
    if flow.is_empty() {
        return Edits::default();
    }
    of_flow(module, &flow).unwrap_or_default()
}

fn of_flow(module: &Module<'_>, flow: &Flow<'_, '_>) -> Option<Edits> {
    let mut uses = Uses {
        module,
        flow,
        around: Vec::new(),
        values: Vec::new(),
        calls: Vec::new(),
        names: Vec::new(),
        attributes: Vec::new(),
        methods: Vec::new(),
        types: Vec::new(),
        is_odd: flow.is_torn(),
    };
    uses.visit_body(module.suite);
    if uses.is_odd || uses.values.is_empty() {
        return None;
    }
    let mut classes: Vec<&StmtClassDef> = uses.values.iter().map(|it| it.1).collect();
    classes.sort_by_key(|it| it.range().start());
    classes.dedup_by_key(|it| it.name.as_str());
    let kind = kind_name(module, &classes)?;
    let mut edits = Edits::default();
    for (at, class) in &uses.values {
        edits.replace(at.clone(), format!("{kind}.{}", member(class)));
    }
    for at in &uses.names {
        edits.replace(at.clone(), "value");
    }
    for at in &uses.types {
        edits.replace(at.clone(), kind.clone());
    }
    let mut text = format!("\n\nclass {kind}(PlainEnum):\n");
    for class in &classes {
        text.push_str(&format!("    {} = \"{}\"\n", member(class), class.name));
    }
    // Each way in which instances are made.
    let mut shapes: Vec<(usize, Vec<String>)> = Vec::new();
    for call in &uses.calls {
        let arguments = &call.arguments;
        let named: Option<Vec<String>> = arguments
            .keywords
            .iter()
            .map(|it| it.arg.as_ref().map(ToString::to_string))
            .collect();
        let shape = (arguments.args.len(), named?);
        if arguments.args.iter().any(Expr::is_starred_expr) {
            return None;
        }
        let known = shapes.iter().position(|it| *it == shape);
        let nth = known.unwrap_or(shapes.len());
        if known.is_none() {
            shapes.push(shape);
        }
        edits.insert(span(&*call.func).end, format!(".{}", maker(nth)));
    }
    for (nth, (count, named)) in shapes.iter().enumerate() {
        let own = classes
            .iter()
            .find_map(|it| Some(params(module.method(it, "__init__")?.1)));
        let own = own.flatten().unwrap_or_default();
        let mut given: Vec<String> = (0..*count)
            .map(|it| {
                own.get(it)
                    .map_or_else(|| format!("arg_{it}"), |it| (*it).to_owned())
            })
            .collect();
        let mut passed = given.clone();
        passed.extend(named.iter().map(|it| format!("{it}={it}")));
        given.extend(named.iter().cloned());
        given.insert(0, "self".to_owned());
        let distinct: FxHashSet<&String> = given.iter().collect();
        (distinct.len() == given.len()).then_some(())?;
        text.push_str(&format!(
            "\n    def {}({}):\n",
            maker(nth),
            given.join(", ")
        ));
        let passed = passed.join(", ");
        text.push_str(&chain(&kind, &classes, |it| {
            format!("{}({passed})", it.name)
        })?);
    }
    let mut known: FxHashSet<&str> = FxHashSet::default();
    for name in &uses.attributes {
        if !known.insert(name) {
            continue;
        }
        let mut values = Vec::new();
        for class in &classes {
            let lineage = module.lineage(class);
            let value = lineage.iter().find_map(|of| {
                let mut attributes = of.body.iter().filter_map(attribute);
                attributes.find(|it| it.0 == *name).map(|it| it.1)
            })?;
            is_constant(value).then_some(())?;
            values.push(module.slice(span(value)));
        }
        let mut values = values.into_iter();
        text.push_str(&format!("\n    @property\n    def {name}(self):\n"));
        text.push_str(&chain(&kind, &classes, |_| {
            values.next().unwrap_or("None").to_owned()
        })?);
    }
    for (name, count) in &uses.methods {
        if !known.insert(name) {
            continue;
        }
        let is_one = uses
            .methods
            .iter()
            .all(|it| it.0 != *name || it.1 == *count);
        let own = params(module.method(classes.first()?, name)?.1)?;
        let is_static = |class: &&StmtClassDef| {
            module.method(class, name).is_some_and(|(_, def)| {
                def.decorator_list.iter().any(|it| {
                    matches!(
                        bare_name(&it.expression),
                        Some("classmethod" | "staticmethod")
                    )
                })
            })
        };
        (is_one && classes.iter().all(is_static) && *name != "value" && *name != "make")
            .then_some(())?;
        let given: Vec<String> = (0..*count)
            .map(|it| {
                own.get(it)
                    .map_or_else(|| format!("arg_{it}"), |it| (*it).to_owned())
            })
            .collect();
        let given = given.join(", ");
        let comma = if given.is_empty() { "" } else { ", " };
        text.push_str(&format!("\n    def {name}(self{comma}{given}):\n"));
        text.push_str(&chain(&kind, &classes, |it| {
            format!("{}.{name}({given})", it.name)
        })?);
    }
    // Behind all of them, and before they are used.
    let end = span(*classes.last()?).end;
    let is_early = module.suite.iter().any(|it| {
        let at = span(it);
        at.start < end
            && !it.is_function_def_stmt()
            && uses
                .values
                .iter()
                .any(|(value, _)| at.contains(&value.start) && !is_in_method(module, value))
    });
    if is_early {
        return None;
    }
    let enum_name = "from enum import Enum as PlainEnum\n";
    edits.insert(module.next_line(end), text);
    edits.insert(head(module), enum_name);
    Some(edits)
}

/// Where imports can stand.
fn head(module: &Module<'_>) -> usize {
    let mut at = 0;
    for stmt in module.suite {
        let is_future = matches!(stmt, rustpython_ast::Stmt::ImportFrom(it) if it.module.as_ref().is_some_and(|it| it.as_str() == "__future__"));
        if is_future || super::module::is_docstring(stmt) {
            at = module.next_line(span(stmt).end);
        } else {
            break;
        }
    }
    at
}

fn is_in_method(module: &Module<'_>, at: &Range<usize>) -> bool {
    module.classes.iter().any(|it| {
        super::module::methods(it).any(|it| {
            it.body
                .first()
                .is_some_and(|first| span(first).start <= at.start)
                && at.end <= span(it).end
        })
    })
}

/// The places where classes are values.
struct Uses<'m, 'a> {
    module: &'m Module<'a>,
    flow: &'m Flow<'m, 'a>,
    around: Vec<AnyNodeRef<'a>>,
    values: Vec<(Range<usize>, &'a StmtClassDef)>,
    calls: Vec<&'a rustpython_ast::ExprCall>,
    names: Vec<Range<usize>>,
    attributes: Vec<&'a str>,
    methods: Vec<(&'a str, usize)>,
    /// Annotations that say that something is a class.
    types: Vec<Range<usize>>,
    is_odd: bool,
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
        super::module::each_within(expr, &mut |it| {
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
