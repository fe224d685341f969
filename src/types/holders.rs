//! Containers that are read as what an object holds: `rows = [row, row]`, where `row` is changed later, as
//! `row = SharedList([0, 0])`, and `row[0] = 1` as `row.contents[0] = 1`.

mod classes;

use classes::{BYTES, class_of, parameters};
use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::transformer::{self, Transformer};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::{Ranged, TextSize};

use super::nodes;
use crate::python::source::Span;

/// The field that has the container.
const FIELD: &str = "contents";

/// What a function calls the object that it is given, of which a builtin is given the contents.
const GIVEN: &str = "shared";

/// A class of objects that hold a container each.
#[derive(Debug)]
pub(crate) struct Holder {
    pub(crate) name: String,
    /// Whether something shows what holds such an object.
    pub(crate) is_shown: bool,
    /// Whether something compares what holds such an object.
    pub(crate) is_compared: bool,
}

/// What of a file is read as such objects; places are spans of bytes.
#[derive(Debug, Default)]
pub(crate) struct Holders {
    pub(crate) classes: Vec<Holder>,
    /// Expressions that make a container, with the class of the object that has it.
    pub(crate) made: FxHashMap<Span, usize>,
    /// Expressions that give such an object where its container is meant.
    pub(crate) looked: FxHashSet<Span>,
    /// Those of them whose container goes into another one, which may be the same: with what makes a copy of it.
    pub(crate) copied: FxHashMap<Span, &'static str>,
    /// Expressions that give such an object, or None, where whether there is something in it is asked.
    pub(crate) asked: FxHashSet<Span>,
    /// Builtin functions that are called with such objects, for their containers.
    pub(crate) called: FxHashSet<Span>,
    /// What makes containers where it is called, with the class of the objects that have them.
    pub(crate) factories: FxHashMap<Span, usize>,
    /// Annotations: the class of what is annotated, of what that holds, of what is in that, and so on.
    pub(crate) annotations: FxHashMap<Span, Vec<Option<usize>>>,
}

/// The code of a file with these objects, if an annotation does not stand in the way.
pub(super) fn read(suite: &[Stmt], holders: &Holders) -> Option<Vec<Stmt>> {
    let mut read = suite.to_vec();
    let rewriting = Rewriting {
        holders,
        is_refused: false.into(),
    };
    read.iter_mut().for_each(|it| rewriting.visit_stmt(it));
    if rewriting.is_refused.get() {
        return None;
    }
    let is_head = |it: &Stmt| match it {
        Stmt::Import(_) | Stmt::ImportFrom(_) => true,
        Stmt::Expr(first) => first.value.is_string_literal_expr(),
        _ => false,
    };
    let head = read.iter().take_while(|it| is_head(it)).count();
    let first = read.get(head)?.range().start();
    let end = read.last()?.range().end();
    let mut places: Vec<(TextSize, usize)> = (0..holders.classes.len())
        .map(|class| {
            let made = holders.made.iter().filter(|it| *it.1 == class);
            let start = made.map(|it| it.0.start).min().unwrap_or(0);
            (TextSize::try_from(start).unwrap_or(first).max(first), class)
        })
        .collect();
    places.sort_unstable();
    // Each has bytes of its own, from where the first of its containers is made.
    let mut next = first + TextSize::from(1);
    for (start, _) in &mut places {
        *start = next.max(*start);
        next = *start + TextSize::from(BYTES);
    }
    if next > end {
        for (at, (start, _)) in (0..).zip(&mut places) {
            *start = first + TextSize::from(1 + BYTES * at);
            next = *start + TextSize::from(BYTES);
        }
    }
    if next > end {
        return None;
    }
    places.sort_unstable_by_key(|it| it.1);
    for (start, class) in places {
        read.insert(head + class, class_of(&holders.classes[class], start));
    }
    Some(read)
}

fn span(of: &Expr) -> Span {
    of.range().start().to_usize()..of.range().end().to_usize()
}

struct Rewriting<'h> {
    holders: &'h Holders,
    is_refused: std::cell::Cell<bool>,
}

impl Transformer for Rewriting<'_> {
    fn visit_annotation(&self, expr: &mut Expr) {
        if let Some(levels) = self.holders.annotations.get(&span(expr))
            && !self.annotate(expr, levels)
        {
            self.is_refused.set(true);
        }
    }

    fn visit_stmt(&self, stmt: &mut Stmt) {
        let class = stmt.as_ann_assign_stmt().and_then(|it| {
            let levels = self.holders.annotations.get(&span(&it.annotation))?;
            levels.first().copied().flatten()
        });
        transformer::walk_stmt(self, stmt);
        // `members: list[str] = field(default_factory=list)`
        if let (Some(class), Stmt::AnnAssign(declared)) = (class, stmt)
            && let Some(Expr::Call(call)) = declared.value.as_deref_mut()
        {
            let keywords = call.arguments.keywords.iter_mut();
            for it in keywords.filter(|it| it.arg.as_deref() == Some("default_factory")) {
                self.make_by(&mut it.value, class);
            }
        }
    }

    fn visit_expr(&self, expr: &mut Expr) {
        let place = span(expr);
        transformer::walk_expr(self, expr);
        let range = expr.range();
        if let Some(class) = self.holders.factories.get(&place) {
            self.make_by(expr, *class);
        } else if self.holders.called.contains(&place) {
            let function = std::mem::replace(expr, nodes::none(range));
            let given = nodes::attribute(nodes::name(GIVEN, range), FIELD, range);
            *expr = Expr::Lambda(ast::ExprLambda {
                node_index: ast::AtomicNodeIndex::NONE,
                range,
                parameters: Some(Box::new(parameters(&[GIVEN], range))),
                body: Box::new(nodes::call(function, vec![given], Vec::new(), range)),
            });
        } else if self.holders.asked.contains(&place) {
            let value = std::mem::replace(expr, nodes::none(range));
            let is_there =
                nodes::compare(value.clone(), ast::CmpOp::IsNot, nodes::none(range), range);
            *expr = Expr::BoolOp(ast::ExprBoolOp {
                node_index: ast::AtomicNodeIndex::NONE,
                range,
                op: ast::BoolOp::And,
                values: vec![is_there, nodes::attribute(value, FIELD, range)],
            });
        } else if let Some(class) = self.holders.made.get(&place) {
            let name = nodes::name(&self.holders.classes[*class].name, range);
            let held = std::mem::replace(expr, nodes::none(range));
            *expr = nodes::call(name, vec![held], Vec::new(), range);
        } else if self.holders.looked.contains(&place) {
            let mut object = std::mem::replace(expr, nodes::none(range));
            let context = match &mut object {
                Expr::Name(of) => std::mem::replace(&mut of.ctx, ast::ExprContext::Load),
                Expr::Attribute(of) => std::mem::replace(&mut of.ctx, ast::ExprContext::Load),
                Expr::Subscript(of) => std::mem::replace(&mut of.ctx, ast::ExprContext::Load),
                _ => ast::ExprContext::Load,
            };
            *expr = nodes::attribute(object, FIELD, range);
            if let Expr::Attribute(of) = expr {
                of.ctx = context;
            }
            if let Some(maker) = self.holders.copied.get(&place) {
                let held = std::mem::replace(expr, nodes::none(range));
                *expr = nodes::call(nodes::name(maker, range), vec![held], Vec::new(), range);
            }
        }
    }
}

impl Rewriting<'_> {
    /// Has a factory make objects around what it makes.
    fn make_by(&self, factory: &mut Expr, class: usize) {
        let range = factory.range();
        let made = std::mem::replace(factory, nodes::none(range));
        let made = match made {
            Expr::Lambda(of) => *of.body,
            name => nodes::call(name, Vec::new(), Vec::new(), range),
        };
        let name = nodes::name(&self.holders.classes[class].name, range);
        *factory = Expr::Lambda(ast::ExprLambda {
            node_index: ast::AtomicNodeIndex::NONE,
            range,
            parameters: None,
            body: Box::new(nodes::call(name, vec![made], Vec::new(), range)),
        });
    }

    /// Puts the objects into an annotation, and says whether it could be told where.
    fn annotate(&self, annotation: &mut Expr, levels: &[Option<usize>]) -> bool {
        let Some((class, inner)) = levels.split_first() else {
            return true;
        };
        if levels.iter().all(Option::is_none) {
            return true;
        }
        let range = annotation.range();
        match annotation {
            Expr::NoneLiteral(_) => true,
            Expr::BinOp(either) => {
                self.annotate(&mut either.left, levels) && self.annotate(&mut either.right, levels)
            }
            Expr::Subscript(of) if is_named(&of.value, "Optional") => {
                self.annotate(&mut of.slice, levels)
            }
            annotation if class.is_some() => {
                if let Some(class) = class {
                    *annotation = nodes::name(&self.holders.classes[*class].name, range);
                }
                true
            }
            Expr::Subscript(of) => match &mut *of.slice {
                Expr::Tuple(parts) if is_mapping(&of.value) => match parts.elts.as_mut_slice() {
                    [_, value] => self.annotate(value, inner),
                    _ => false,
                },
                Expr::Tuple(parts) => parts
                    .elts
                    .iter_mut()
                    .filter(|it| !it.is_ellipsis_literal_expr() && !is_plain(it))
                    .all(|it| self.annotate(it, inner)),
                item => self.annotate(item, inner),
            },
            _ => false,
        }
    }
}

fn is_named(expr: &Expr, wanted: &str) -> bool {
    match expr {
        Expr::Name(name) => name.id.as_str() == wanted,
        Expr::Attribute(of) => of.attr.as_str() == wanted,
        _ => false,
    }
}

fn is_mapping(expr: &Expr) -> bool {
    [
        "dict",
        "Dict",
        "defaultdict",
        "DefaultDict",
        "OrderedDict",
        "Mapping",
        "MutableMapping",
    ]
    .iter()
    .any(|it| is_named(expr, it))
}

/// Whether it names a type of which nothing is in a container.
fn is_plain(expr: &Expr) -> bool {
    ["int", "str", "float", "bool", "bytes"]
        .iter()
        .any(|it| is_named(expr, it))
}
