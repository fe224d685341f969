//! The reader's file: the nodes that findings are reported at, and the code around them.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{SourceOrderVisitor, TraversalSignal};
use rustpython_ast::{self as ast, AnyNodeRef, Expr, Stmt};
use rustpython_text_size::Ranged;

use crate::findings::Finding;
use crate::source::Source;
use crate::syntax::{self, Syntax};

/// A file's tree, searchable by where a node ends.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    pub(super) suite: &'a [Stmt],
    /// The nodes that end at a byte offset, with the definition that each stands in.
    ending: FxHashMap<usize, Vec<Placed<'a>>>,
    /// Every function and class.
    definitions: Vec<Placed<'a>>,
    /// The definitions that have decorators, by where a decorator begins.
    decorated: FxHashMap<usize, Placed<'a>>,
    /// The names that the file gives to something that is no class: type variables, aliases.
    pub(super) no_classes: FxHashSet<&'a str>,
    /// The classes at the file's top, by the names of their bases.
    derived: FxHashMap<&'a str, Vec<&'a ast::StmtClassDef>>,
}

/// A node and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) node: AnyNodeRef<'a>,
    /// The innermost definition around it: an index into the file's definitions.
    parent: Option<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a Source, syntax: &'a Syntax) -> Self {
        let mut index = Index {
            ending: FxHashMap::default(),
            definitions: Vec::new(),
            open: Vec::new(),
            no_classes: FxHashSet::default(),
        };
        let mut derived: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for stmt in syntax.suite() {
            index.visit_stmt(stmt);
            if let Stmt::ClassDef(class) = stmt {
                for base in class.bases().iter().filter_map(last_name) {
                    derived.entry(base).or_default().push(class);
                }
            }
        }
        let decorated = index.definitions.iter().flat_map(|placed| {
            let starts = decorators(placed.node).iter();
            starts.map(|it| (syntax::span(&it.expression).start, *placed))
        });
        Self {
            source,
            suite: syntax.suite(),
            decorated: decorated.collect(),
            derived,
            no_classes: index.no_classes,
            ending: index.ending,
            definitions: index.definitions,
        }
    }

    /// The first node of the finding's place that `pick` accepts.
    pub(super) fn node<T>(
        &self,
        finding: &Finding,
        pick: impl Fn(AnyNodeRef<'a>) -> Option<T>,
    ) -> Option<(T, Placed<'a>)> {
        let ending = self.ending.get(&finding.span.end)?;
        ending
            .iter()
            .filter(|placed| {
                let start = placed.node.start().to_usize();
                // A definition's node begins at its decorators.
                start == finding.span.start
                    || (start < finding.span.start && is_definition(placed.node))
            })
            .find_map(|placed| Some((pick(placed.node)?, *placed)))
    }

    pub(super) fn call(&self, finding: &Finding) -> Option<(&'a ast::ExprCall, Placed<'a>)> {
        self.node(finding, |node| match node {
            AnyNodeRef::ExprCall(call) => Some(call),
            _ => None,
        })
    }

    /// The function that the finding is reported at, or whose decorator it is.
    pub(super) fn function(
        &self,
        finding: &Finding,
    ) -> Option<(&'a ast::StmtFunctionDef, Placed<'a>)> {
        let function = |node| match node {
            AnyNodeRef::StmtFunctionDef(def) => Some(def),
            _ => None,
        };
        self.node(finding, function).or_else(|| {
            let placed = self.decorated(finding)?;
            Some((function(placed.node)?, placed))
        })
    }

    /// The class that the finding is reported at, or whose decorator it is.
    pub(super) fn class(&self, finding: &Finding) -> Option<&'a ast::StmtClassDef> {
        let class = |node| match node {
            AnyNodeRef::StmtClassDef(class) => Some(class),
            _ => None,
        };
        match self.node(finding, class) {
            Some((class, _)) => Some(class),
            None => class(self.decorated(finding)?.node),
        }
    }

    /// The definition that has a decorator at the finding's place.
    fn decorated(&self, finding: &Finding) -> Option<Placed<'a>> {
        let placed = self.decorated.get(&finding.span.start)?;
        let mut decorators = decorators(placed.node).iter();
        let is_here = decorators.any(|it| syntax::span(&it.expression) == finding.span);
        is_here.then_some(*placed)
    }

    /// The class at the file's top of that name, if there is only one.
    pub(super) fn class_called(&self, name: &str) -> Option<&'a ast::StmtClassDef> {
        let classes = self.suite.iter().filter_map(Stmt::as_class_def_stmt);
        let mut classes = classes.filter(|class| class.name.as_str() == name);
        classes.next().filter(|_| classes.next().is_none())
    }

    /// The classes at the file's top that name `base` among their bases.
    pub(super) fn derived(&self, base: &str) -> &[&'a ast::StmtClassDef] {
        self.derived.get(base).map_or(&[], Vec::as_slice)
    }

    /// The class whose body a node stands in, with no function between.
    pub(super) fn class_of(&self, placed: Placed<'a>) -> Option<&'a ast::StmtClassDef> {
        match self.definitions.get(placed.parent?)?.node {
            AnyNodeRef::StmtClassDef(class) => Some(class),
            _ => None,
        }
    }

    /// The innermost function around a node.
    pub(super) fn function_of(&self, placed: Placed<'a>) -> Option<&'a ast::StmtFunctionDef> {
        match self.definitions.get(placed.parent?)?.node {
            AnyNodeRef::StmtFunctionDef(def) => Some(def),
            _ => None,
        }
    }

    /// The text of a node.
    pub(super) fn text(&self, node: &impl Ranged) -> &'a str {
        self.source.slice(syntax::span(node))
    }
}

fn decorators(node: AnyNodeRef<'_>) -> &[ast::Decorator] {
    match node {
        AnyNodeRef::StmtFunctionDef(def) => &def.decorator_list,
        AnyNodeRef::StmtClassDef(class) => &class.decorator_list,
        _ => &[],
    }
}

fn is_definition(node: AnyNodeRef<'_>) -> bool {
    matches!(
        node,
        AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::StmtClassDef(_)
    )
}

struct Index<'a> {
    ending: FxHashMap<usize, Vec<Placed<'a>>>,
    definitions: Vec<Placed<'a>>,
    open: Vec<usize>,
    no_classes: FxHashSet<&'a str>,
}

impl<'a> SourceOrderVisitor<'a> for Index<'a> {
    fn enter_node(&mut self, node: AnyNodeRef<'a>) -> TraversalSignal {
        let placed = Placed {
            node,
            parent: self.open.last().copied(),
        };
        let is_expression_or_statement = node.is_expression()
            || node.is_statement()
            || matches!(node, AnyNodeRef::ExceptHandlerExceptHandler(_));
        if is_expression_or_statement {
            let end = node.end().to_usize();
            self.ending.entry(end).or_default().push(placed);
        }
        match node {
            AnyNodeRef::StmtAssign(it) => {
                let names = it.targets.iter().filter_map(Expr::as_name_expr);
                self.no_classes.extend(names.map(|it| it.id.as_str()));
            }
            AnyNodeRef::StmtAnnAssign(it) => {
                let name = it.target.as_name_expr();
                self.no_classes.extend(name.map(|it| it.id.as_str()));
            }
            AnyNodeRef::StmtTypeAlias(it) => {
                let name = it.name.as_name_expr();
                self.no_classes.extend(name.map(|it| it.id.as_str()));
            }
            AnyNodeRef::TypeParamTypeVar(it) => {
                self.no_classes.insert(&it.name);
            }
            _ => {}
        }
        if is_definition(node) {
            self.open.push(self.definitions.len());
            self.definitions.push(placed);
        }
        TraversalSignal::Traverse
    }

    fn leave_node(&mut self, node: AnyNodeRef<'a>) {
        if is_definition(node) {
            self.open.pop();
        }
    }
}

/// The value of a call's keyword argument.
pub(super) fn keyword<'a>(call: &'a ast::ExprCall, name: &str) -> Option<&'a Expr> {
    Some(&call.arguments.find_keyword(name)?.value)
}

/// A bare name, or the last part of a dotted one.
pub(super) fn last_name(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Name(name) => Some(&name.id),
        Expr::Attribute(attribute) => Some(&attribute.attr),
        _ => None,
    }
}

/// The docstring of a body, its first line.
pub(super) fn first_doc_line(body: &[Stmt]) -> Option<&str> {
    let Stmt::Expr(first) = body.first()? else {
        return None;
    };
    let Expr::StringLiteral(text) = &*first.value else {
        return None;
    };
    let line = text.value.to_str().trim_start().lines().next()?.trim();
    (!line.is_empty()).then_some(line)
}
