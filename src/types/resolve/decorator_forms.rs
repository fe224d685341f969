//! The bodies of decorators: the function that one defines and gives back, and what its parameters stand for.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};

use super::decorator_heads::Named;
use crate::python::names::bare_name;

/// The function that a body defines and gives back, with what is assigned before and behind it, if it does
/// nothing else.
pub(super) struct Given<'a> {
    pub(super) def: &'a ast::StmtFunctionDef,
    pub(super) state: Vec<Named<'a>>,
    /// What is assigned to attributes of the function.
    pub(super) attributes: Vec<Named<'a>>,
}

/// A body without its docstring.
pub(super) fn code(body: &[Stmt]) -> &[Stmt] {
    match body {
        [Stmt::Expr(first), rest @ ..] if first.value.is_string_literal_expr() => rest,
        body => body,
    }
}

pub(super) fn given(body: &[Stmt]) -> Option<Given<'_>> {
    let [body @ .., Stmt::Return(last)] = code(body) else {
        return None;
    };
    let at = body.iter().position(Stmt::is_function_def_stmt)?;
    let def = body[at].as_function_def_stmt()?;
    let name = last.value.as_deref().and_then(bare_name);
    if name != Some(def.name.as_str()) || def.is_async {
        return None;
    }
    let mut state = Vec::new();
    for stmt in &body[..at] {
        let (target, value) = assigned(stmt)?;
        state.push((bare_name(target)?, value));
    }
    let mut attributes = Vec::new();
    for stmt in &body[at + 1..] {
        let (targets, value) = match stmt {
            // Each of them has a value of its own.
            Stmt::Assign(assign) if assign.targets.len() > 1 => {
                let is_small = is_constant(&assign.value) && !assign.value.is_name_expr();
                is_small.then_some((assign.targets.as_slice(), &*assign.value))?
            }
            stmt => {
                let (target, value) = assigned(stmt)?;
                (std::slice::from_ref(target), value)
            }
        };
        for target in targets {
            let attribute = target.as_attribute_expr()?;
            if bare_name(&attribute.value) != Some(def.name.as_str()) {
                return None;
            }
            attributes.push((attribute.attr.as_str(), value));
        }
    }
    Some(Given {
        def,
        state,
        attributes,
    })
}

pub(super) fn assigned(stmt: &Stmt) -> Option<(&Expr, &Expr)> {
    match stmt {
        Stmt::Assign(assign) => match assign.targets.as_slice() {
            [target] => Some((target, &assign.value)),
            _ => None,
        },
        Stmt::AnnAssign(assign) => Some((&*assign.target, assign.value.as_deref()?)),
        _ => None,
    }
}

/// The one parameter of a function, behind `skipped` others.
pub(super) fn only_parameter(def: &ast::StmtFunctionDef, skipped: usize) -> Option<&str> {
    let all = &def.parameters;
    if all.vararg.is_some() || all.kwarg.is_some() || !all.kwonlyargs.is_empty() {
        return None;
    }
    let mut plain = all.posonlyargs.iter().chain(&all.args).skip(skipped);
    match (plain.next(), plain.next()) {
        (Some(one), None) if one.default.is_none() => Some(one.parameter.name.as_str()),
        _ => None,
    }
}

/// The decorator that a function makes which may be used with arguments and without: the first parameter is
/// the function, if there are none.
pub(super) fn made_both_ways(def: &ast::StmtFunctionDef) -> Option<(&str, &ast::StmtFunctionDef)> {
    let first = def.parameters.args.first()?;
    let name = first.parameter.name.as_str();
    let is_none = |it: &Expr| it.is_none_literal_expr();
    if !first.default.as_deref().is_some_and(is_none) {
        return None;
    }
    let [Stmt::FunctionDef(made), rest @ ..] = code(&def.body) else {
        return None;
    };
    let made_name = made.name.as_str();
    let is_made = |it: Option<&Expr>| it.and_then(bare_name) == Some(made_name);
    let is_applied = |it: Option<&Expr>| match it {
        Some(Expr::Call(call)) => {
            bare_name(&call.func) == Some(made_name)
                && matches!(&*call.arguments.args, [one] if bare_name(one) == Some(name))
                && call.arguments.keywords.is_empty()
        }
        _ => false,
    };
    let asks = |test: &Expr, op: ast::CmpOp| match test {
        Expr::Compare(compare) => {
            bare_name(&compare.left) == Some(name)
                && *compare.ops == [op]
                && matches!(&*compare.comparators, [it] if is_none(it))
        }
        _ => false,
    };
    let is_so = match rest {
        [Stmt::If(test), Stmt::Return(last)] => {
            let ([Stmt::Return(first)], []) = (&*test.body, &*test.elif_else_clauses) else {
                return None;
            };
            let (first, last) = (first.value.as_deref(), last.value.as_deref());
            asks(&test.test, ast::CmpOp::Is) && is_made(first) && is_applied(last)
                || asks(&test.test, ast::CmpOp::IsNot) && is_applied(first) && is_made(last)
        }
        [Stmt::Return(last)] => match last.value.as_deref() {
            Some(Expr::If(it)) => {
                let (body, orelse) = (Some(&*it.body), Some(&*it.orelse));
                asks(&it.test, ast::CmpOp::Is) && is_made(body) && is_applied(orelse)
                    || asks(&it.test, ast::CmpOp::IsNot) && is_applied(body) && is_made(orelse)
            }
            _ => false,
        },
        _ => false,
    };
    is_so.then_some((name, made))
}

/// Whether a value may be looked at again and again: a literal, or the name of a class.
pub(super) fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_) => true,
        Expr::UnaryOp(unary) => unary.operand.is_number_literal_expr(),
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_constant),
        Expr::Name(name) => name.id.as_str().starts_with(|c: char| c.is_uppercase()),
        _ => false,
    }
}

/// What the parameters of a decorator with arguments stand for.
pub(super) struct Values<'a> {
    pub(super) constant: Vec<Named<'a>>,
    /// Those whose values are computed where it is applied.
    pub(super) computed: Vec<Named<'a>>,
    /// What is left for its `*args`.
    pub(super) rest: Option<(&'a str, &'a [Expr])>,
}

/// What the parameters of a decorator with arguments stand for, behind `skipped` of them.
pub(super) fn values<'a>(
    parameters: &'a ast::Parameters,
    arguments: Option<&'a ast::Arguments>,
    skipped: usize,
) -> Option<Values<'a>> {
    if parameters.kwarg.is_some() {
        return None;
    }
    let (mut constant, mut computed) = (Vec::new(), Vec::new());
    let mut positional = arguments.map_or(&[][..], |it| &it.args).iter();
    let keywords = arguments.map_or(&[][..], |it| &it.keywords);
    let plain = parameters.posonlyargs.iter().chain(&parameters.args);
    let plain = plain.skip(skipped).map(|it| (it, true));
    let named = parameters.kwonlyargs.iter().map(|it| (it, false));
    let mut taken = 0;
    for (parameter, is_positional) in plain.chain(named) {
        let name = parameter.parameter.name.as_str();
        let keyword = keywords
            .iter()
            .find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == name));
        let given = match keyword {
            Some(keyword) => {
                taken += 1;
                Some(&keyword.value)
            }
            None if is_positional => positional.next(),
            None => None,
        };
        match (given, parameter.default.as_deref()) {
            (Some(value), _) if is_constant(value) => constant.push((name, value)),
            (Some(value), _) if !value.is_starred_expr() => computed.push((name, value)),
            (None, Some(value)) if is_constant(value) => constant.push((name, value)),
            _ => return None,
        }
    }
    let more = positional.as_slice();
    let rest = match &parameters.vararg {
        Some(rest) if more.iter().all(is_constant) => Some((rest.name.as_str(), more)),
        None if more.is_empty() => None,
        _ => return None,
    };
    (taken == keywords.len()).then_some(Values {
        constant,
        computed,
        rest,
    })
}

/// `errors = errors or (Exception,)`, before the function is made: what the `*errors` of a decorator are
/// where none are given is no variable.
pub(super) fn settle_rest<'a>(
    rest: &mut Option<(&'a str, &'a [Expr])>,
    state: &mut Vec<Named<'a>>,
) -> Option<()> {
    let Some((name, values)) = rest else {
        return Some(());
    };
    let Some(at) = state.iter().position(|it| it.0 == *name) else {
        return Some(());
    };
    let Expr::BoolOp(logic) = state[at].1 else {
        return None;
    };
    let [given, Expr::Tuple(otherwise)] = logic.values.as_slice() else {
        return None;
    };
    if !matches!(logic.op, ast::BoolOp::Or)
        || bare_name(given) != Some(*name)
        || !otherwise.elts.iter().all(is_constant)
    {
        return None;
    }
    if values.is_empty() {
        *values = &otherwise.elts;
    }
    state.remove(at);
    Some(())
}

/// Whether a body may leave its function before its end.
pub(super) fn has_return(body: &[Stmt]) -> bool {
    struct Look(bool);
    impl<'a> SourceOrderVisitor<'a> for Look {
        fn visit_stmt(&mut self, stmt: &'a Stmt) {
            self.0 |= matches!(stmt, Stmt::Return(_) | Stmt::Global(_) | Stmt::Nonlocal(_));
            source_order::walk_stmt(self, stmt);
        }
        fn visit_expr(&mut self, expr: &'a Expr) {
            self.0 |= expr.is_lambda_expr() || expr.is_named_expr();
            source_order::walk_expr(self, expr);
        }
    }
    let mut look = Look(false);
    look.visit_body(body);
    look.0
}
