//! The reader's file: the nodes that findings are reported at, and the code around them.

use rustc_hash::FxHashSet;
use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};
use rustpython_ast::{self as ast, AnyNodeRef, Expr, Stmt};
use rustpython_text_size::Ranged;

use crate::analysis::Analysis;
use crate::idioms::findings::Finding;
use crate::python::names::bare_name;
use crate::python::scopes::{File, Opener, ScopeId};
use crate::python::source::Source;
use crate::python::syntax;

/// The reader's file, asked by its findings.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    pub(super) suite: &'a [Stmt],
    /// The names that the file gives to something that is no class: type variables, aliases.
    pub(super) no_classes: FxHashSet<&'a str>,
    analysis: &'a Analysis,
    file: &'a File<'a>,
}

/// Where the types of annotations come from that drafts know; a package stands behind its modules.
const MODULES: &[&str] = &[
    "collections.abc",
    "collections",
    "datetime",
    "os",
    "pathlib",
    "typing",
    "typing_extensions",
];

/// A node and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) node: AnyNodeRef<'a>,
    /// The scope that it stands in.
    scope: ScopeId,
}

impl<'a> Reader<'a> {
    pub(super) fn new(analysis: &'a Analysis) -> Self {
        let suite = analysis.syntax().suite();
        let mut no_classes = NoClasses::default();
        no_classes.visit_body(suite);
        Self {
            source: analysis.source(),
            suite,
            no_classes: no_classes.0,
            analysis,
            file: analysis.file(),
        }
    }

    /// The finding's node, if `pick` accepts it.
    pub(super) fn node<T>(
        &self,
        finding: &Finding,
        pick: impl Fn(AnyNodeRef<'a>) -> Option<T>,
    ) -> Option<(T, Placed<'a>)> {
        let (node, scope) = self.analysis.node(finding)?;
        let node = node.any();
        Some((pick(node)?, Placed { node, scope }))
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

    /// The definition that has the decorator that the finding is reported at.
    fn decorated(&self, finding: &Finding) -> Option<Placed<'a>> {
        let (node, scope) = self.file.decorated(finding.node?)?;
        let node = node.any();
        Some(Placed { node, scope })
    }

    /// The class at the file's top of that name, if there is only one.
    pub(super) fn class_called(&self, name: &str) -> Option<&'a ast::StmtClassDef> {
        let classes = self.suite.iter().filter_map(Stmt::as_class_def_stmt);
        let mut classes = classes.filter(|class| class.name.as_str() == name);
        classes.next().filter(|_| classes.next().is_none())
    }

    /// The classes at the file's top that name `base` among their bases.
    pub(super) fn derived(&self, base: &str) -> Vec<&'a ast::StmtClassDef> {
        let classes = self.suite.iter().filter_map(Stmt::as_class_def_stmt);
        let derives = |class: &&ast::StmtClassDef| {
            let mut bases = class.bases().iter().filter_map(bare_name);
            bases.any(|it| it == base)
        };
        classes.filter(derives).collect()
    }

    /// The class whose body a node stands in, with no function between.
    pub(super) fn class_of(&self, placed: Placed<'a>) -> Option<&'a ast::StmtClassDef> {
        match self.definition_around(placed) {
            Opener::Class(class) => Some(class),
            _ => None,
        }
    }

    /// The innermost function around a node, with no class between.
    pub(super) fn function_of(&self, placed: Placed<'a>) -> Option<&'a ast::StmtFunctionDef> {
        match self.definition_around(placed) {
            Opener::Function(def) => Some(def),
            _ => None,
        }
    }

    fn definition_around(&self, placed: Placed<'a>) -> Opener<'a> {
        let around = self.file.ancestors(placed.scope);
        let mut openers = around.map(|id| self.file.scope(id).opener);
        openers
            .find(|it| matches!(it, Opener::Function(_) | Opener::Class(_)))
            .unwrap_or(Opener::Module)
    }

    /// Whether `expr` resolves to one of these dotted names.
    pub(super) fn resolves_to(&self, expr: &Expr, names: &[&str]) -> bool {
        self.file.names.resolves_to(expr, names)
    }

    /// The name of Python or of one of [`MODULES`] that a name of the file stands for, without its module;
    /// `None` for what the file itself defines, and for what other modules have.
    ///
    /// A name that the file neither imports nor binds stands for itself: it is code from the middle of a
    /// file.
    pub(super) fn standard(&self, dotted: &str) -> Option<String> {
        let mut standard = None;
        let is_imported = self.file.names.resolve_dotted(dotted, |whole| {
            let name = |module: &&str| whole.strip_prefix(module)?.strip_prefix('.');
            standard = MODULES
                .iter()
                .find_map(name)
                .filter(|name| !name.contains('.'))
                .map(str::to_owned);
        });
        if is_imported {
            return standard;
        }
        let is_free = !dotted.contains('.') && self.file.binding_count(dotted) == 0;
        is_free.then(|| dotted.to_owned())
    }

    /// The text of a node.
    pub(super) fn text(&self, node: &impl Ranged) -> &'a str {
        self.source.slice(syntax::span(node))
    }
}

/// The names that statements give to something that is no class.
#[derive(Default)]
struct NoClasses<'a>(FxHashSet<&'a str>);

impl<'a> NoClasses<'a> {
    fn insert(&mut self, target: &'a Expr) {
        let name = target.as_name_expr();
        self.0.extend(name.map(|it| it.id.as_str()));
    }

    fn insert_parameters(&mut self, parameters: Option<&'a ast::TypeParams>) {
        let parameters = parameters.into_iter().flat_map(|it| it.iter());
        let variables = parameters.filter_map(ast::TypeParam::as_type_var);
        self.0.extend(variables.map(|it| it.name.as_str()));
    }
}

impl<'a> StatementVisitor<'a> for NoClasses<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Assign(it) => it.targets.iter().for_each(|it| self.insert(it)),
            Stmt::AnnAssign(it) => self.insert(&it.target),
            Stmt::TypeAlias(it) => {
                self.insert(&it.name);
                self.insert_parameters(it.type_params.as_deref());
            }
            Stmt::FunctionDef(it) => self.insert_parameters(it.type_params.as_deref()),
            Stmt::ClassDef(it) => self.insert_parameters(it.type_params.as_deref()),
            _ => {}
        }
        walk_stmt(self, stmt);
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
