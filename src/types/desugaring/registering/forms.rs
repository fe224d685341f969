//! How functions that enter others are written: plainly, as the one that another gives, or both ways.

use rustpython_ast::comparable::ComparableStmt;
use rustpython_ast::{self as ast, Expr, Stmt};

use super::super::super::collect::Bound;
use super::super::{Own, skipped};
use super::Form;
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

type Read = (Form, String, ast::StmtFunctionDef);

/// The one parameter of a function that has no default.
fn only_parameter(def: &ast::StmtFunctionDef) -> Option<&ast::Parameter> {
    let all = &def.parameters;
    let is_plain = all.vararg.is_none()
        && all.kwarg.is_none()
        && all.kwonlyargs.is_empty()
        && all.posonlyargs.is_empty();
    match all.args.as_slice() {
        [one] if is_plain && one.default.is_none() => Some(&one.parameter),
        _ => None,
    }
}

/// A body that enters what `of` stands for and gives that back: the statements before that.
fn entering<'a>(body: &'a [Stmt], of: &str) -> Option<&'a [Stmt]> {
    let own = Own::of(body);
    let [before @ .., Stmt::Return(last)] = body else {
        return None;
    };
    let is_back = last.value.as_deref().and_then(bare_name) == Some(of);
    let is_kept = !Bound::of(body).names.contains_key(of);
    (is_back && is_kept && own.returns == 1 && !own.reaches_out && !before.is_empty())
        .then_some(before)
}

/// `def on(..): def register(f): ..; return f` and `return register`.
pub(super) fn made(def: &ast::StmtFunctionDef) -> Option<Read> {
    let head = skipped(&def.body);
    let [before @ .., Stmt::FunctionDef(inner), Stmt::Return(last)] = &def.body[head..] else {
        return None;
    };
    let is_given = last.value.as_deref().and_then(bare_name) == Some(inner.name.as_str());
    let is_plain = inner.decorator_list.is_empty() && !inner.is_async;
    if !is_given || !is_plain || !before.iter().all(Stmt::is_assign_stmt) {
        return None;
    }
    let parameter = only_parameter(inner)?;
    let of = parameter.name.to_string();
    let body = entering(&inner.body[skipped(&inner.body)..], &of)?;
    // Its names and those around it become names of one function.
    let outer = Bound::of(before);
    let is_own = |name: &str| {
        outer.names.contains_key(name) || def.parameters.iter().any(|it| it.name().as_str() == name)
    };
    if is_own(&of) || Bound::of(body).names.keys().any(|it| is_own(it)) {
        return None;
    }
    let mut new = def.clone();
    new.returns = None;
    new.parameters.kwonlyargs.push(nodes::parameter(
        &of,
        parameter.annotation.clone(),
        parameter.range,
    ));
    new.body.truncate(head);
    new.body.extend(before.iter().chain(body).cloned());
    Some((Form::Made, of, new))
}

/// `def on(.., f=None): if f is None: def register(f): ..; return f` and `return register`, and then the same for
/// `f` itself.
pub(super) fn both(def: &ast::StmtFunctionDef) -> Option<Read> {
    let head = skipped(&def.body);
    let [Stmt::If(test), rest @ ..] = &def.body[head..] else {
        return None;
    };
    let Expr::Compare(compare) = &*test.test else {
        return None;
    };
    let of = bare_name(&compare.left)?;
    let is_none = matches!(&*compare.ops, [ast::CmpOp::Is])
        && matches!(&*compare.comparators, [it] if it.is_none_literal_expr());
    let default = def
        .parameters
        .args
        .iter()
        .find(|it| it.name().as_str() == of)?;
    let is_open = default
        .default
        .as_deref()
        .is_some_and(Expr::is_none_literal_expr);
    if !is_none || !is_open || !test.elif_else_clauses.is_empty() {
        return None;
    }
    let direct = entering(rest, of)?;
    let again = |call: &Expr, given: &str| {
        let Expr::Call(call) = call else {
            return false;
        };
        let named = match &*call.func {
            Expr::Attribute(it) => it.attr.as_str(),
            it => bare_name(it).unwrap_or_default(),
        };
        let own = def.parameters.args.iter().map(|it| it.name().as_str());
        let own: Vec<&str> = own.filter(|it| *it != "self").collect();
        let args = call.arguments.args.iter();
        let args: Option<Vec<&str>> = args
            .map(|it| bare_name(it).map(|it| if it == given { of } else { it }))
            .collect();
        named == def.name.as_str()
            && call.arguments.keywords.is_empty()
            && args.is_some_and(|it| it == own)
    };
    let is_same = match test.body.as_slice() {
        [Stmt::Return(last)] => match last.value.as_deref() {
            Some(Expr::Lambda(lambda)) => {
                let given = lambda.parameters.as_ref().and_then(|it| it.args.first());
                given.is_some_and(|it| again(&lambda.body, it.name().as_str()))
            }
            _ => false,
        },
        [Stmt::FunctionDef(inner), Stmt::Return(last)] => {
            let parameter = only_parameter(inner)?.name.to_string();
            let is_given = last.value.as_deref().and_then(bare_name) == Some(inner.name.as_str());
            let is_again = match inner.body.as_slice() {
                [Stmt::Return(last)] => last
                    .value
                    .as_deref()
                    .is_some_and(|it| again(it, &parameter)),
                [Stmt::Expr(call), Stmt::Return(last)] => {
                    again(&call.value, &parameter)
                        && last.value.as_deref().and_then(bare_name) == Some(parameter.as_str())
                }
                _ => false,
            };
            let mut body = inner.body.clone();
            let range = inner.range;
            Replace(|it: &Expr| {
                (bare_name(it) == Some(parameter.as_str())).then(|| nodes::name(of, range))
            })
            .in_body(&mut body);
            let (own, other): (Vec<_>, Vec<_>) = (
                body.iter().map(ComparableStmt::from).collect(),
                rest.iter().map(ComparableStmt::from).collect(),
            );
            is_given && inner.decorator_list.is_empty() && (is_again || own == other)
        }
        _ => false,
    };
    if !is_same {
        return None;
    }
    let mut new = def.clone();
    new.returns = None;
    for parameter in &mut new.parameters.args {
        if parameter.name().as_str() == of {
            parameter.default = None;
            parameter.parameter.annotation = None;
        }
    }
    new.body.truncate(head);
    new.body.extend(direct.iter().cloned());
    Some((Form::Both, of.to_owned(), new))
}

/// `def on(f): ..; return f`.
pub(super) fn plain(def: &ast::StmtFunctionDef, is_method: bool) -> Option<Read> {
    let all = &def.parameters;
    let own = all.args.get(usize::from(is_method)..)?;
    let [one] = own else { return None };
    let is_plain = all.vararg.is_none() && all.kwonlyargs.is_empty() && one.default.is_none();
    let of = one.name().to_string();
    let head = skipped(&def.body);
    let body = entering(&def.body[head..], &of).filter(|_| is_plain)?;
    let mut new = def.clone();
    new.returns = None;
    new.body.truncate(head);
    new.body.extend(body.iter().cloned());
    Some((Form::Plain, of, new))
}
