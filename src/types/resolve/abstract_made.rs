//! An instance of an abstract class: Python refuses to make one, so the statement is the `TypeError` that it
//! raises.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::ir::{Argument, Kind, StmtKind};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// A statement that makes an instance of an abstract class, as the `raise` that it is. Its text is
    /// another one in each release of Python, so nothing may show it.
    pub(super) fn abstract_made(&mut self, stmt: &'a Tree) -> Option<StmtKind<'a>> {
        let value = match stmt {
            Tree::Expr(stmt) => &stmt.value,
            Tree::Assign(stmt) if stmt.targets.iter().all(Expr::is_name_expr) => &stmt.value,
            _ => return None,
        };
        let Expr::Call(call) = &**value else {
            return None;
        };
        let name = bare_name(&call.func)?;
        let is_local = self.frames.len() > 1 && self.frame().bound.names.contains_key(name);
        let module = self.frames.first()?;
        if is_local || !module.classes.contains_key(name) {
            return None;
        }
        let classes = &module.bound.classes;
        let class = classes.iter().find(|it| it.name.as_str() == name)?;
        let abstract_methods = self.abstract_methods(class, 0);
        let is_plain = |it: &Expr| {
            it.is_literal_expr() || matches!(it, Expr::UnaryOp(of) if of.operand.is_literal_expr())
        };
        if abstract_methods.is_empty()
            || !self.is_abstract(class, 0)
            || !call.arguments.args.iter().all(is_plain)
            || !call.arguments.keywords.iter().all(|it| is_plain(&it.value))
            || self.shows_type_errors()
        {
            return None;
        }
        let names: Vec<String> = abstract_methods
            .iter()
            .map(|it| format!("'{it}'"))
            .collect();
        let plural = if names.len() == 1 { "" } else { "s" };
        let text = format!(
            "Can't instantiate abstract class {name} without an implementation for abstract method{plural} {}",
            names.join(", ")
        );
        let place = span(&**value);
        let text = self.push(Kind::Str(text), place.clone());
        let error = self.push(Kind::Builtin("TypeError".to_owned()), place.clone());
        let error = self.push(Kind::Call(error, vec![Argument::plain(text)]), place);
        self.frame().env = None;
        Some(StmtKind::Raise(Some(error), None))
    }

    /// The abstract methods that a class has and does not write, sorted.
    fn abstract_methods(&self, class: &'a ast::StmtClassDef, depth: usize) -> Vec<&'a str> {
        let mut names: Vec<&str> = Vec::new();
        if depth < 20 {
            for base in self.bases_of(class) {
                names.extend(self.abstract_methods(base, depth + 1));
            }
        }
        for stmt in &class.body {
            match stmt {
                Tree::FunctionDef(def) => {
                    let name = def.name.as_str();
                    names.retain(|it| *it != name);
                    let is_abstract = def.decorator_list.iter().any(|it| {
                        self.names
                            .resolves_to(&it.expression, &["abc.abstractmethod"])
                    });
                    if is_abstract {
                        names.push(name);
                    }
                }
                Tree::Assign(assign) => {
                    names.retain(|it| !assign.targets.iter().any(|to| bare_name(to) == Some(it)));
                }
                Tree::AnnAssign(assign) if assign.value.is_some() => {
                    names.retain(|it| bare_name(&assign.target) != Some(it));
                }
                _ => {}
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Whether Python looks for abstract methods when an instance of a class is made.
    fn is_abstract(&self, class: &'a ast::StmtClassDef, depth: usize) -> bool {
        let arguments = class.arguments.as_deref();
        let is_abc = |it: &Expr| self.names.resolves_to(it, &["abc.ABC", "abc.ABCMeta"]);
        arguments.is_some_and(|it| {
            it.args.iter().any(is_abc) || it.keywords.iter().any(|it| is_abc(&it.value))
        }) || depth < 20
            && self
                .bases_of(class)
                .into_iter()
                .any(|it| self.is_abstract(it, depth + 1))
    }

    fn bases_of(&self, class: &'a ast::StmtClassDef) -> Vec<&'a ast::StmtClassDef> {
        let known = self.frames.first().map(|it| it.bound.classes.as_slice());
        let bases = class.arguments.iter().flat_map(|it| &it.args);
        bases
            .filter_map(bare_name)
            .filter_map(|name| {
                let mut all = known.unwrap_or_default().iter();
                all.find(|it| it.name.as_str() == name).copied()
            })
            .collect()
    }

    /// Whether a handler of the file may show the text of a `TypeError`.
    fn shows_type_errors(&self) -> bool {
        let mut seen = Shows(false);
        seen.visit_body(self.suite);
        seen.0
    }
}

struct Shows(bool);

impl<'a> SourceOrderVisitor<'a> for Shows {
    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(clause) = handler;
        let catches = |it: &Expr| match it {
            Expr::Attribute(_) => false,
            it => matches!(
                bare_name(it),
                None | Some("TypeError" | "Exception" | "BaseException")
            ),
        };
        self.0 |= clause.name.is_some()
            && match clause.type_.as_deref() {
                None => true,
                Some(Expr::Tuple(of)) => of.elts.iter().any(catches),
                Some(one) => catches(one),
            };
        source_order::walk_except_handler(self, handler);
    }
}
