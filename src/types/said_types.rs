//! Types that a file says in another way than by an annotation: comments (`# type: (int) -> str`), docstrings
//! (`:param int count:`, `count : int`, `count (int): ..`) and annotations in quotes that are more than a name. They are
//! read as annotations, where none stands already.

mod comments;
mod docstrings;

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::transformer::{self, Transformer};
use rustpython_ast::{self as ast, Expr, Operator, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use crate::python::source::Source;
use crate::python::syntax::{self, Syntax};
use comments::Comments;
use docstrings::Said;

/// Types that are told apart by name, if no class of the file has that name.
const BUILTIN: &[&str] = &["int", "str", "float", "bool", "bytes", "None"];

/// Containers with a type for what is in them.
const CONTAINERS: &[&str] = &[
    "list",
    "List",
    "Sequence",
    "dict",
    "Dict",
    "Mapping",
    "set",
    "Set",
    "frozenset",
    "FrozenSet",
    "tuple",
    "Tuple",
    "Optional",
    "Union",
    "Iterable",
];

/// The code of a file with the types that are said so as annotations; None where none are.
pub(super) fn of(suite: &[Stmt], source: &Source, syntax: &Syntax) -> Option<Vec<Stmt>> {
    let mut classes = FxHashSet::default();
    let mut read = suite.to_vec();
    for stmt in &read {
        if let Stmt::ClassDef(class) = stmt {
            classes.insert(class.name.to_string());
        }
    }
    let mut reader = Reader {
        comments: Comments::of(source, syntax),
        classes,
        is_changed: false,
    };
    reader.body(&mut read, false, None);
    reader.is_changed.then_some(read)
}

struct Reader<'s> {
    comments: Comments<'s>,
    /// The names of the classes of the module.
    classes: FxHashSet<String>,
    is_changed: bool,
}

impl Reader<'_> {
    /// Reads the statements of a body: that of a class, whose docstring is given, or another one.
    fn body(&mut self, body: &mut [Stmt], is_class: bool, of_class: Option<&str>) {
        for stmt in body {
            match stmt {
                Stmt::FunctionDef(def) => {
                    self.function(def, is_class, of_class);
                    self.body(&mut def.body, false, None);
                }
                Stmt::ClassDef(class) => {
                    let said = super::docstring::docstring(&class.body);
                    self.body(&mut class.body, true, said.as_deref());
                }
                // What is annotated in the body of a class may be a field.
                Stmt::Assign(assign) if !is_class => {
                    if let Some(annotated) = self.assigned(assign) {
                        *stmt = annotated;
                        self.is_changed = true;
                    }
                }
                Stmt::AnnAssign(assign) => self.unquote(&mut assign.annotation),
                other => {
                    for inner in super::desugaring::bodies(other) {
                        self.body(inner, is_class, of_class);
                    }
                }
            }
        }
    }

    fn function(
        &mut self,
        def: &mut ast::StmtFunctionDef,
        is_method: bool,
        of_class: Option<&str>,
    ) {
        let mut parameters = all(&mut def.parameters);
        for parameter in &mut parameters {
            if let Some(annotation) = &mut parameter.annotation {
                self.unquote(annotation);
            }
        }
        if let Some(annotation) = &mut def.returns {
            self.unquote(annotation);
        }
        let is_said = def.returns.is_some()
            || all(&mut def.parameters)
                .iter()
                .any(|it| it.annotation.is_some());
        if is_said {
            return;
        }
        let own = super::docstring::docstring(&def.body);
        self.by_comments(def);
        let mut said = own.map(|it| Said::of(&it)).unwrap_or_default();
        if is_method && def.name.as_str() == "__init__" {
            said.add(&of_class.map(Said::of).unwrap_or_default());
        }
        self.by_docstring(def, &said);
    }

    /// `# type: (int) -> str` below the head of a function, `# type: int` beside a parameter.
    fn by_comments(&mut self, def: &mut ast::StmtFunctionDef) {
        let head = def.parameters.range.end();
        // What is written in another form than the file's may stand where it likes.
        let first = def.body.first().map(Ranged::start);
        let Some(first) = first.filter(|it| head <= *it) else {
            return;
        };
        let Some(comment) = self.comments.of_function(TextRange::new(head, first)) else {
            return;
        };
        let is_own = matches!(comment.parameters.as_slice(), ["..."]);
        let (start, end) = (def.parameters.range.start(), first);
        let mut parameters = all(&mut def.parameters);
        // The object itself has no type there, as a rule.
        let skipped = match parameters.len().checked_sub(comment.parameters.len()) {
            _ if is_own => 0,
            Some(skipped @ 0..=1) => skipped,
            _ => return,
        };
        for (at, parameter) in parameters.iter_mut().enumerate() {
            let text = if is_own {
                self.comments
                    .beside(parameter.range.end(), TextRange::new(start, end))
            } else {
                at.checked_sub(skipped).map(|it| comment.parameters[it])
            };
            if let Some(text) = text
                && let Some(annotation) = parsed(text, parameter.range)
            {
                parameter.annotation = Some(Box::new(annotation));
                self.is_changed = true;
            }
        }
        if let Some(annotation) = parsed(comment.returns, def.name.range) {
            def.returns = Some(Box::new(annotation));
            self.is_changed = true;
        }
    }

    /// What a docstring says of parameters that have no type yet.
    fn by_docstring(&mut self, def: &mut ast::StmtFunctionDef, said: &Said) {
        let with_defaults = def.parameters.iter_non_variadic_params();
        let defaults: Vec<(String, Option<Expr>)> = with_defaults
            .map(|it| (it.name().to_string(), it.default().cloned()))
            .collect();
        for parameter in all(&mut def.parameters) {
            let default = defaults.iter().find(|(name, _)| *name == *parameter.name);
            if parameter.annotation.is_none()
                && let Some((_, default)) = default
                && let Some(text) = said.of_parameter(&parameter.name)
                && let Some(annotation) = parsed(text, parameter.range)
                && self.is_plain(&annotation)
                && let Some(annotation) = with_default(annotation, default.as_ref())
            {
                parameter.annotation = Some(Box::new(annotation));
                self.is_changed = true;
            }
        }
    }

    /// Whether an annotation names types that are known only.
    fn is_plain(&self, annotation: &Expr) -> bool {
        match annotation {
            Expr::NoneLiteral(_) => true,
            Expr::Name(name) => {
                let name = name.id.as_str();
                self.classes.contains(name) || BUILTIN.contains(&name)
            }
            Expr::BinOp(of) if of.op == Operator::BitOr => {
                self.is_plain(&of.left) && self.is_plain(&of.right)
            }
            Expr::Subscript(of) => {
                let is_container = matches!(&*of.value, Expr::Name(name)
                    if CONTAINERS.contains(&name.id.as_str()) && !self.classes.contains(name.id.as_str()));
                let is_inside = |it: &Expr| it.is_ellipsis_literal_expr() || self.is_plain(it);
                is_container
                    && match &*of.slice {
                        Expr::Tuple(items) => items.elts.iter().all(is_inside),
                        one => self.is_plain(one),
                    }
            }
            _ => false,
        }
    }

    /// `items = []  # type: List[int]` as `items: List[int] = []`.
    fn assigned(&self, assign: &ast::StmtAssign) -> Option<Stmt> {
        let [target @ (Expr::Name(_) | Expr::Attribute(_))] = assign.targets.as_slice() else {
            return None;
        };
        let text = self.comments.behind(assign.range.end())?;
        let annotation = parsed(text, target.range())?;
        Some(Stmt::AnnAssign(ast::StmtAnnAssign {
            node_index: ast::AtomicNodeIndex::NONE,
            range: assign.range,
            target: Box::new(target.clone()),
            annotation: Box::new(annotation),
            value: Some(assign.value.clone()),
            simple: target.is_name_expr(),
        }))
    }

    /// Takes the quotes off what is more than a name within an annotation.
    fn unquote(&mut self, annotation: &mut Expr) {
        let quotes = Quotes(std::cell::Cell::new(false));
        quotes.visit_expr(annotation);
        self.is_changed |= quotes.0.get();
    }
}

struct Quotes(std::cell::Cell<bool>);

impl Transformer for Quotes {
    fn visit_expr(&self, expr: &mut Expr) {
        // What stands in a `Literal` is a value.
        if let Expr::Subscript(of) = expr
            && crate::python::names::bare_name(&of.value) == Some("Literal")
        {
            return;
        }
        if let Expr::StringLiteral(text) = expr {
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '|' | ' ');
            let inner = text.value.to_str();
            if !inner.chars().all(is_name)
                && let Some(read) = parsed(inner, text.range)
            {
                *expr = read;
                self.0.set(true);
            }
            return;
        }
        transformer::walk_expr(self, expr);
    }
}

/// All parameters of a function, in order.
fn all(parameters: &mut ast::Parameters) -> Vec<&mut ast::Parameter> {
    let plain = parameters
        .posonlyargs
        .iter_mut()
        .chain(&mut parameters.args);
    plain
        .map(|it| &mut it.parameter)
        .chain(parameters.vararg.as_deref_mut())
        .chain(parameters.kwonlyargs.iter_mut().map(|it| &mut it.parameter))
        .chain(parameters.kwarg.as_deref_mut())
        .collect()
}

/// A type as an annotation of what stands at a place.
fn parsed(text: &str, range: TextRange) -> Option<Expr> {
    let mut expr = syntax::parse_expression(text)?;
    ast::relocate::relocate_expr(&mut expr, range);
    Some(expr)
}

/// The annotation of a parameter with such a default; None if they say different things.
fn with_default(annotation: Expr, default: Option<&Expr>) -> Option<Expr> {
    let is = |name: &str| matches!(&annotation, Expr::Name(it) if it.id.as_str() == name);
    let agrees = match default {
        None => true,
        Some(Expr::NoneLiteral(none)) => {
            let range = annotation.range();
            return Some(Expr::BinOp(ast::ExprBinOp {
                node_index: ast::AtomicNodeIndex::NONE,
                range,
                left: Box::new(annotation),
                op: Operator::BitOr,
                right: Box::new(Expr::NoneLiteral(none.clone())),
            }));
        }
        Some(Expr::StringLiteral(_)) => is("str"),
        Some(Expr::BytesLiteral(_)) => is("bytes"),
        Some(Expr::BooleanLiteral(_)) => is("bool"),
        Some(Expr::NumberLiteral(number)) if number.value.is_int() => is("int"),
        Some(Expr::NumberLiteral(_)) => is("float"),
        // What else it may be is not looked at.
        Some(_) => false,
    };
    agrees.then_some(annotation)
}
