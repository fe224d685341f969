//! Loops that go from node to node, `while node is not None: ..; node = node.next`, with a name for the node of a
//! round: `while (current := node) is not None: ..; node = current.next`. It means the same, and says of what the body
//! works on that it is there.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::visitor::transformer::{self, Transformer};
use rustpython_ast::{self as ast, AtomicNodeIndex, BoolOp, CmpOp, Expr, Stmt};
use rustpython_text_size::Ranged;

use crate::types::nodes::{self, Replace};

/// What the node of a round is called: the first that the file has no other use for. A loop within a loop takes
/// the next.
const NAMES: [&str; 3] = ["current", "this_one", "at_hand"];

/// The code with such loops rewritten; None where there are none.
pub(super) fn of(suite: &[Stmt]) -> Option<Vec<Stmt>> {
    let mut used = Used::default();
    used.visit_body(suite);
    let names: Vec<&'static str> = NAMES
        .into_iter()
        .filter(|it| !used.names.contains(it))
        .collect();
    if !used.has_walk || names.is_empty() {
        return None;
    }
    let declared: FxHashSet<String> = used.declared.iter().map(ToString::to_string).collect();
    let mut read = suite.to_vec();
    let walks = Walks {
        names: &names,
        declared: &declared,
    };
    read.iter_mut().for_each(|it| walks.visit_stmt(it));
    Some(read)
}

/// The names of a file, those that reach out of a function, and whether any loop may be such a one.
#[derive(Default)]
struct Used<'a> {
    names: FxHashSet<&'a str>,
    declared: FxHashSet<&'a str>,
    has_walk: bool,
}

impl<'a> SourceOrderVisitor<'a> for Used<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::While(stmt) => self.has_walk |= walked(stmt).is_some(),
            Stmt::Global(ast::StmtGlobal { names, .. })
            | Stmt::Nonlocal(ast::StmtNonlocal { names, .. }) => {
                self.declared
                    .extend(names.iter().map(ast::Identifier::as_str));
            }
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_identifier(&mut self, name: &'a ast::Identifier) {
        self.names.insert(name.as_str());
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr {
            self.names.insert(name.id.as_str());
        }
        source_order::walk_expr(self, expr);
    }
}

/// The variable that a loop goes on with, if it is asked first and assigned at the end alone, by way of itself.
fn walked(stmt: &ast::StmtWhile) -> Option<&str> {
    let first = match &*stmt.test {
        Expr::BoolOp(test) if test.op == BoolOp::And => test.values.first()?,
        test => test,
    };
    let (asked, by_truth) = match first {
        Expr::Compare(test) => match (&*test.ops, &*test.comparators) {
            ([CmpOp::IsNot], [Expr::NoneLiteral(_)]) => (&*test.left, false),
            _ => return None,
        },
        asked => (asked, true),
    };
    let Expr::Name(asked) = asked else {
        return None;
    };
    let name = asked.id.as_str();
    let (Stmt::Assign(last), body) = stmt.body.split_last()? else {
        return None;
    };
    let [Expr::Name(target)] = &*last.targets else {
        return None;
    };
    if target.id.as_str() != name || !stmt.orelse.is_empty() {
        return None;
    }
    let is_next = |of: &Expr| match of {
        Expr::Attribute(attribute) => is_name(&attribute.value, name),
        _ => false,
    };
    let mut before = Uses::of(name);
    before.visit_body(body);
    let goes_on = is_next(&last.value)
        || !by_truth
            && matches!(&*last.value, Expr::Name(next) if before.made.contains(next.id.as_str()));
    // By truth a number may be asked, too: nodes have attributes.
    let is_node = !by_truth || before.has_attribute || is_next(&last.value);
    let is_plain = before.stores == 0 && !before.is_kept;
    (goes_on && is_node && is_plain).then_some(name)
}

fn is_name(expr: &Expr, name: &str) -> bool {
    matches!(expr, Expr::Name(it) if it.id.as_str() == name)
}

/// How a variable is used in some code, and what is made of its attributes there.
struct Uses<'a> {
    name: &'a str,
    stores: usize,
    has_attribute: bool,
    /// Whether code uses it that may run later.
    is_kept: bool,
    /// Variables that are assigned an attribute of it.
    made: FxHashSet<&'a str>,
    later: usize,
}

impl<'a> Uses<'a> {
    fn of(name: &'a str) -> Self {
        Self {
            name,
            stores: 0,
            has_attribute: false,
            is_kept: false,
            made: FxHashSet::default(),
            later: 0,
        }
    }
}

impl<'a> SourceOrderVisitor<'a> for Uses<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::Assign(assign) = stmt
            && let ([Expr::Name(target)], Expr::Attribute(value)) =
                (&*assign.targets, &*assign.value)
            && is_name(&value.value, self.name)
        {
            self.made.insert(target.id.as_str());
        }
        let is_later = matches!(stmt, Stmt::FunctionDef(_) | Stmt::ClassDef(_));
        self.later += usize::from(is_later);
        source_order::walk_stmt(self, stmt);
        self.later -= usize::from(is_later);
    }

    fn visit_identifier(&mut self, name: &'a ast::Identifier) {
        // Names that statements bind without an expression: `except .. as`, `import .. as`, a `def`.
        self.stores += usize::from(name.as_str() == self.name);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) if name.id.as_str() == self.name => {
                self.stores += usize::from(!name.ctx.is_load());
                self.is_kept |= self.later > 0;
            }
            Expr::Attribute(attribute) => {
                self.has_attribute |= is_name(&attribute.value, self.name);
                // The name of the attribute is no variable.
                self.visit_expr(&attribute.value);
                return;
            }
            _ => {}
        }
        let is_later = matches!(expr, Expr::Lambda(_) | Expr::Generator(_));
        self.later += usize::from(is_later);
        source_order::walk_expr(self, expr);
        self.later -= usize::from(is_later);
    }

    fn visit_keyword(&mut self, keyword: &'a ast::Keyword) {
        self.visit_expr(&keyword.value);
    }
}

/// Rewrites the loops, with these names for their nodes, but for those over variables of other functions.
struct Walks<'n> {
    names: &'n [&'static str],
    declared: &'n FxHashSet<String>,
}

impl Transformer for Walks<'_> {
    fn visit_stmt(&self, stmt: &mut Stmt) {
        let Stmt::While(whole) = stmt else {
            transformer::walk_stmt(self, stmt);
            return;
        };
        let name = walked(whole).map(str::to_owned);
        let name = name.filter(|it| !self.declared.contains(it));
        let (Some(name), Some((node, rest))) = (name, self.names.split_first()) else {
            transformer::walk_stmt(self, stmt);
            return;
        };
        let inner = Walks {
            names: rest,
            declared: self.declared,
        };
        whole.body.iter_mut().for_each(|it| inner.visit_stmt(it));
        let replace = Replace(|expr: &Expr| match expr {
            Expr::Name(it) if it.id.as_str() == name && it.ctx.is_load() => {
                Some(nodes::name(node, it.range))
            }
            _ => None,
        });
        replace.in_body(&mut whole.body);
        replace.visit_expr(&mut whole.test);
        let first = match &mut *whole.test {
            Expr::BoolOp(test) => test.values.first_mut(),
            test => Some(test),
        };
        let asked = first.map(|first| match first {
            Expr::Compare(test) => &mut *test.left,
            asked => asked,
        });
        if let Some(asked) = asked {
            let range = asked.range();
            *asked = Expr::Named(ast::ExprNamed {
                node_index: AtomicNodeIndex::NONE,
                range,
                target: Box::new(nodes::stored(node, range)),
                value: Box::new(nodes::name(&name, range)),
            });
        }
    }
}
