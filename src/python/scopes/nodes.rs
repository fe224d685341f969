//! The nodes that idioms ask about. They are kept small: a file has thousands.

#[cfg(test)]
use rustpython_ast::AnyNodeRef;
use rustpython_ast::name::Name;
use rustpython_ast::{self as ast, Expr};
use rustpython_text_size::{Ranged as _, TextRange};

use super::ScopeId;
use crate::python::names::{Mark, root_name};

/// The index of a [`Node`] in its [`File`](super::File).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NodeId(pub(super) u32);

impl NodeId {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A node that some idiom may ask about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Node<'a> {
    Function(&'a ast::StmtFunctionDef, ScopeId),
    Class(&'a ast::StmtClassDef, ScopeId),
    /// A decorator's expression and the name of what it decorates.
    Decorator(&'a Expr, &'a ast::Identifier),
    With(With<'a>),
    Try(&'a ast::StmtTry),
    Except(&'a ast::ExceptHandlerExceptHandler),
    /// An `if` or `elif` whose test is a comparison or a name, dotted or not: idioms are about no other.
    If(Clause<'a>),
    For(&'a ast::StmtFor),
    /// A statement that no other variant names; and of the assignments those that idioms are about, in a
    /// class body or to several names.
    Stmt(&'a ast::Stmt),
    Call(Call<'a>),
    /// A comprehension or generator expression.
    Comprehension(Comprehension<'a>),
    /// An expression that no other variant names.
    Expr(&'a Expr),
    /// The annotation of a parameter, a return value or a variable.
    Annotation(&'a Expr),
}

#[cfg(test)]
impl<'a> Node<'a> {
    /// The node of the tree.
    pub(crate) fn any(self) -> AnyNodeRef<'a> {
        match self {
            Self::Function(def, _) => AnyNodeRef::from(def),
            Self::Class(class, _) => AnyNodeRef::from(class),
            Self::With(with) => AnyNodeRef::from(with.node),
            Self::Try(stmt) => AnyNodeRef::from(stmt),
            Self::Except(clause) => AnyNodeRef::from(clause),
            Self::If(Clause::If(stmt)) => AnyNodeRef::from(stmt),
            Self::If(Clause::Elif(clause, _)) => AnyNodeRef::from(clause),
            Self::For(stmt) => AnyNodeRef::from(stmt),
            Self::Stmt(stmt) => AnyNodeRef::from(stmt),
            Self::Call(call) => AnyNodeRef::from(call.node),
            Self::Comprehension(it) => AnyNodeRef::from(it.node),
            Self::Decorator(expr, _) | Self::Expr(expr) | Self::Annotation(expr) => {
                AnyNodeRef::from(expr)
            }
        }
    }
}

/// An `if` or `elif`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Clause<'a> {
    If(&'a ast::StmtIf),
    Elif(&'a ast::ElifElseClause, &'a Expr),
}

impl<'a> Clause<'a> {
    pub(crate) fn test(self) -> &'a Expr {
        match self {
            Self::If(stmt) => &stmt.test,
            Self::Elif(_, test) => test,
        }
    }

    pub(crate) fn body(self) -> &'a [ast::Stmt] {
        match self {
            Self::If(stmt) => &stmt.body,
            Self::Elif(clause, _) => &clause.body,
        }
    }

    pub(crate) fn range(self) -> TextRange {
        match self {
            Self::If(stmt) => stmt.range(),
            Self::Elif(clause, _) => clause.range(),
        }
    }
}

/// A `with` statement and the one around it, if that belongs to the same own scope.
#[derive(Debug, Clone, Copy)]
pub(crate) struct With<'a> {
    pub(crate) node: &'a ast::StmtWith,
    /// The index of its node.
    pub(super) outer: Option<u32>,
}

/// A call and how it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call<'a> {
    pub(crate) node: &'a ast::ExprCall,
    /// The name that the call's value is assigned to, if it is one name.
    pub(crate) assigned_to: Option<&'a Name>,
    /// Whether the call is itself the item of a `with`.
    pub(crate) is_with_item: bool,
    /// Whether the call is a statement of its own.
    pub(crate) is_statement: bool,
    /// Whether the callee is an attribute of something.
    pub(crate) is_method: bool,
    /// The mark of its callee's last name, and that of its first: most calls are of nothing that is
    /// looked for, which is seen without another look at the tree.
    pub(crate) callee: Mark,
    pub(crate) root: Mark,
}

/// An assignment by `=`, with or without an annotation. They are asked for where they stand, by scope.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Assignment<'a> {
    pub(crate) targets: &'a [Expr],
    pub(crate) value: &'a Expr,
    /// The scope that it stands in.
    pub(crate) scope: ScopeId,
}

/// The marks of a callee's last name and of its first.
pub(super) fn marks(callee: &Expr) -> (Mark, Mark) {
    let last = match callee {
        Expr::Name(name) => name.id.as_str(),
        Expr::Attribute(attribute) => attribute.attr.as_str(),
        _ => "",
    };
    let root = root_name(callee).unwrap_or("");
    (Mark::of(last), Mark::of(root))
}

/// A comprehension of any kind.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comprehension<'a> {
    pub(crate) node: &'a Expr,
    /// The whole expression; for a call's bare argument with the call's parentheses.
    pub(crate) range: TextRange,
}

impl<'a> Comprehension<'a> {
    pub(crate) fn generators(self) -> &'a [ast::Comprehension] {
        match self.node {
            Expr::ListComp(it) => &it.generators,
            Expr::SetComp(it) => &it.generators,
            Expr::DictComp(it) => &it.generators,
            Expr::Generator(it) => &it.generators,
            _ => &[],
        }
    }

    /// What it makes for each element: a value, or a key and a value.
    pub(super) fn results(self) -> impl Iterator<Item = &'a Expr> {
        let (first, second) = match self.node {
            Expr::ListComp(it) => (Some(&*it.elt), None),
            Expr::SetComp(it) => (Some(&*it.elt), None),
            Expr::DictComp(it) => (Some(&*it.key), Some(&*it.value)),
            Expr::Generator(it) => (Some(&*it.elt), None),
            _ => (None, None),
        };
        first.into_iter().chain(second)
    }
}

/// A name or an attribute of `self` or `cls`, which a file assigns and uses elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Spelling {
    owner: Option<Owner>,
    name: Name,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Owner {
    Own,
    Class,
}

impl Spelling {
    /// How `expr` is spelt, if it is a name, `self.x` or `cls.x`.
    pub(super) fn of(expr: &Expr) -> Option<Self> {
        let (owner, name) = match expr {
            Expr::Name(name) => (None, &name.id),
            Expr::Attribute(attribute) => {
                let owner = match attribute.value.as_name_expr()?.id.as_str() {
                    "self" => Owner::Own,
                    "cls" => Owner::Class,
                    _ => return None,
                };
                (Some(owner), &attribute.attr.id)
            }
            _ => return None,
        };
        let name = name.clone();
        Some(Self { owner, name })
    }
}
