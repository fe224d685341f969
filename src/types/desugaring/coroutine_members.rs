//! The members that stand for coroutine functions that are values, and the function that makes the call.

use rustpython_ast::{self as ast, CmpOp, Expr, Stmt};
use rustpython_text_size::{TextRange, TextSize};

use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// The functions that are values, and what stands for them.
pub(super) struct Choice {
    pub(super) class: String,
    pub(super) function: String,
    pub(super) param: String,
    pub(super) functions: Vec<String>,
    pub(super) params: Vec<String>,
}

impl Choice {
    /// Puts members where functions are values, and calls of the dispatching function where values are called.
    pub(super) fn put_into(&self, suite: &mut [Stmt], called: &[String]) {
        let is_callee = |func: &Expr| {
            called_name(func).is_some_and(|it| called.iter().any(|other| other == it))
                && !bare_name(func).is_some_and(|it| self.functions.iter().any(|of| of == it))
        };
        let replaced = |expr: &Expr| self.replaced(expr, &is_callee);
        Replace(replaced).in_body(suite);
    }

    fn replaced(&self, expr: &Expr, is_callee: &dyn Fn(&Expr) -> bool) -> Option<Expr> {
        match expr {
            Expr::Subscript(it) if is_type_of_these(expr) => {
                Some(nodes::name(&self.class, it.range))
            }
            Expr::Call(call) if is_callee(&call.func) => {
                let mut read = call.clone();
                let held = std::mem::replace(
                    &mut read.func,
                    Box::new(nodes::name(&self.function, call.range)),
                );
                let mut args = vec![*held];
                args.extend(read.arguments.args.iter().cloned());
                read.arguments.args = args.into();
                let mut made = Expr::Call(read);
                self.within_parts(&mut made, is_callee);
                Some(made)
            }
            Expr::Call(call) if bare_name(&call.func).is_some_and(|it| self.is_member(it)) => {
                let mut made = expr.clone();
                self.within_parts(&mut made, is_callee);
                Some(made)
            }
            Expr::Name(name) if self.is_member(&name.id) => Some(self.member(&name.id, name.range)),
            _ => None,
        }
    }

    /// The same within the arguments of a call.
    fn within_parts(&self, made: &mut Expr, is_callee: &dyn Fn(&Expr) -> bool) {
        use rustpython_ast::visitor::transformer::Transformer as _;
        let Expr::Call(call) = made else {
            return;
        };
        let replace = Replace(|it: &Expr| self.replaced(it, is_callee));
        for argument in &mut call.arguments.args {
            replace.visit_expr(argument);
        }
        for keyword in &mut call.arguments.keywords {
            replace.visit_expr(&mut keyword.value);
        }
    }

    fn is_member(&self, name: &str) -> bool {
        self.functions.iter().any(|it| it == name)
    }

    fn member(&self, function: &str, range: TextRange) -> Expr {
        let class = nodes::name(&self.class, range);
        nodes::attribute(class, &function.to_uppercase(), range)
    }

    /// The class of the members, on six bytes from a place on.
    pub(super) fn enumeration(&self, start: TextSize) -> Stmt {
        let part = |from: u32, to: u32| {
            TextRange::new(start + TextSize::from(from), start + TextSize::from(to))
        };
        let range = part(2, 3);
        let number = |at: usize| {
            Expr::NumberLiteral(ast::ExprNumberLiteral {
                node_index: ast::AtomicNodeIndex::NONE,
                range,
                value: ast::Number::Int(ast::Int::from(u32::try_from(at).unwrap_or(0))),
            })
        };
        let members = self.functions.iter().zip(1..).map(|(function, at)| {
            let name = nodes::name(&function.to_uppercase(), range);
            nodes::assign(name, number(at), range)
        });
        Stmt::ClassDef(ast::StmtClassDef {
            node_index: ast::AtomicNodeIndex::NONE,
            range: part(0, 6),
            decorator_list: Vec::new(),
            name: ast::Identifier::new(self.class.as_str(), part(0, 1)),
            type_params: None,
            arguments: Some(Box::new(ast::Arguments {
                range: part(1, 2),
                node_index: ast::AtomicNodeIndex::NONE,
                args: Box::new([nodes::name("enum.Enum", part(1, 2))]),
                keywords: Box::new([]),
            })),
            body: members.collect(),
        })
    }

    /// The function that makes the call, on six bytes from a place on.
    pub(super) fn dispatch(&self, start: TextSize, gives: bool) -> Stmt {
        let part = |from: u32, to: u32| {
            TextRange::new(start + TextSize::from(from), start + TextSize::from(to))
        };
        let (head, range) = (part(1, 2), part(2, 5));
        let awaited = |function: &str| {
            let given = self.params.iter().map(|it| nodes::name(it, range));
            let callee = nodes::name(function, range);
            let call = nodes::call(callee, given.collect(), Vec::new(), range);
            let value = Box::new(Expr::Await(ast::ExprAwait {
                node_index: ast::AtomicNodeIndex::NONE,
                range,
                value: Box::new(call),
            }));
            if gives {
                Stmt::Return(ast::StmtReturn {
                    node_index: ast::AtomicNodeIndex::NONE,
                    range,
                    value: Some(value),
                })
            } else {
                nodes::statement(*value, range)
            }
        };
        let test = |function: &str| {
            let member = self.member(function, range);
            nodes::compare(nodes::name(&self.param, range), CmpOp::Is, member, range)
        };
        let mut clauses: Vec<(Option<Expr>, Stmt)> = Vec::new();
        let count = self.functions.len();
        for (at, function) in self.functions.iter().enumerate() {
            let is_last = at + 1 == count;
            clauses.push(((!is_last).then(|| test(function)), awaited(function)));
        }
        let parameters = std::iter::once(&self.param).chain(&self.params);
        let parameters = ast::Parameters {
            range: head,
            node_index: ast::AtomicNodeIndex::NONE,
            posonlyargs: Vec::new(),
            args: parameters
                .map(|it| nodes::parameter(it, None, head))
                .collect(),
            vararg: None,
            kwonlyargs: Vec::new(),
            kwarg: None,
        };
        Stmt::FunctionDef(ast::StmtFunctionDef {
            node_index: ast::AtomicNodeIndex::NONE,
            range: part(0, 6),
            is_async: true,
            decorator_list: Vec::new(),
            name: ast::Identifier::new(self.function.as_str(), part(0, 1)),
            type_params: None,
            parameters: Box::new(parameters),
            returns: None,
            body: chosen(clauses, range),
        })
    }
}

/// `if .. elif .. else ..`, or the one statement that needs no test.
fn chosen(clauses: Vec<(Option<Expr>, Stmt)>, range: TextRange) -> Vec<Stmt> {
    let mut clauses = clauses.into_iter();
    match clauses.next() {
        Some((Some(test), body)) => {
            let others = clauses.map(|(test, body)| ast::ElifElseClause {
                node_index: ast::AtomicNodeIndex::NONE,
                range,
                test,
                body: vec![body],
            });
            vec![Stmt::If(ast::StmtIf {
                node_index: ast::AtomicNodeIndex::NONE,
                range,
                test: Box::new(test),
                body: vec![body],
                elif_else_clauses: others.collect(),
            })]
        }
        Some((None, body)) => vec![body],
        None => Vec::new(),
    }
}

/// `Callable[.., Awaitable[..]]`
pub(super) fn is_type_of_these(expr: &Expr) -> bool {
    let is_of = |expr: &Expr, names: &[&str]| match expr {
        Expr::Name(it) => names.contains(&it.id.as_str()),
        Expr::Attribute(it) => names.contains(&it.attr.as_str()),
        _ => false,
    };
    let Expr::Subscript(callable) = expr else {
        return false;
    };
    let Expr::Tuple(parts) = &*callable.slice else {
        return false;
    };
    is_of(&callable.value, &["Callable"])
        && matches!(parts.elts.as_slice(), [_, Expr::Subscript(given)]
            if is_of(&given.value, &["Awaitable", "Coroutine"]))
}

/// What a callee is called: a name, a field of `self`, or what a key is looked up in.
pub(super) fn called_name(func: &Expr) -> Option<&str> {
    match func {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(it) if bare_name(&it.value) == Some("self") => Some(it.attr.as_str()),
        Expr::Subscript(it) => called_name(&it.value),
        _ => None,
    }
}
