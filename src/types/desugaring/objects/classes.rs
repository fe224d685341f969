//! What becomes of a class whose instances are put around functions: its fields and the name of its function.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged;

use super::super::{Counts, forwarding};
use super::decorated::Keywords;
use super::{Decorated, Plan, alike, around, last_name};
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

impl Plan {
    /// What becomes of a class for the functions that it is put on.
    pub(super) fn class(
        &mut self,
        class: &ast::StmtClassDef,
        all: &[&Decorated<'_>],
        is_only: bool,
        keywords: &Keywords,
    ) -> Option<()> {
        let of = alike(all)?;
        let is_by_keyword = all
            .iter()
            .any(|it| keywords.0.contains(it.def.name.as_str()));
        let is_bare = all.iter().all(|it| {
            let mut decorators = it.def.decorator_list[..it.outer].iter();
            decorators.any(|it| bare_name(&it.expression) == Some(class.name.as_str()))
        });
        let names = if is_bare { told(class) } else { None };
        for def in class.body.iter().filter_map(Stmt::as_function_def_stmt) {
            let mut new = def.clone();
            let start = def.range.start().to_usize();
            match (def.name.as_str(), &names) {
                ("__call__", _) if is_bare => {
                    new = forwarding::specialised(def, of, 1, is_by_keyword)?;
                    if new.parameters != def.parameters && !is_only {
                        return None;
                    }
                }
                ("__call__", _) => new = around(def, all, keywords, &mut self.named)?,
                ("__get__" | "__set_name__" | "__getattr__", _) => return None,
                ("__init__", Some((param, field))) => {
                    let range = def.name.range;
                    let before = new.body.len();
                    new.body.retain(|it| !is_updated(it, param));
                    if new.body.len() < before {
                        self.named
                            .extend(all.iter().map(|it| it.def.name.to_string()));
                    }
                    if asks(class, param, field) {
                        if !is_only {
                            return None;
                        }
                        let told = format!("{field}_name");
                        let me = new.parameters.args.first()?.name().to_string();
                        new.parameters
                            .args
                            .push(nodes::parameter(&told, None, range));
                        let target = nodes::attribute(nodes::name(&me, range), &told, range);
                        new.body
                            .push(nodes::assign(target, nodes::name(&told, range), range));
                        self.told.insert(class.name.to_string());
                    }
                }
                _ => {}
            }
            if let Some((param, field)) = &names {
                Replace(|it: &Expr| named_by(it, param, field)).in_body(&mut new.body);
            }
            self.methods.insert(start, new);
        }
        let left = class.body.iter().filter_map(Stmt::as_function_def_stmt);
        let mut left = left.filter_map(|it| self.methods.get(&it.range.start().to_usize()));
        left.all(|it| Counts::of(&it.body).attributes("__name__") == 0)
            .then_some(())
    }
}

/// The parameter of `__init__` that is the function, and the field that it becomes.
pub(super) fn told(class: &ast::StmtClassDef) -> Option<(String, String)> {
    let mut defs = class.body.iter().filter_map(Stmt::as_function_def_stmt);
    let init = defs.find(|it| it.name.as_str() == "__init__")?;
    let [me, param] = init.parameters.args.as_slice() else {
        return None;
    };
    let (me, param) = (me.name().as_str(), param.name().as_str());
    init.body.iter().find_map(|stmt| {
        let Stmt::Assign(assign) = stmt else {
            return None;
        };
        match (assign.targets.as_slice(), bare_name(&assign.value)) {
            ([Expr::Attribute(target)], Some(value))
                if value == param && bare_name(&target.value) == Some(me) =>
            {
                Some((param.to_owned(), target.attr.to_string()))
            }
            _ => None,
        }
    })
}

/// `param.__name__` and `self.field.__name__`, as the field that holds the name.
fn named_by(expr: &Expr, param: &str, field: &str) -> Option<Expr> {
    let Expr::Attribute(attribute) = expr else {
        return None;
    };
    if attribute.attr.as_str() != "__name__" {
        return None;
    }
    let told = format!("{field}_name");
    match &*attribute.value {
        Expr::Name(name) if name.id.as_str() == param => Some(nodes::name(&told, expr.range())),
        Expr::Attribute(inner) if inner.attr.as_str() == field => {
            let me = bare_name(&inner.value).filter(|it| *it == "self")?;
            let me = nodes::name(me, expr.range());
            Some(nodes::attribute(me, &told, expr.range()))
        }
        _ => None,
    }
}

/// Whether a class asks for the name of its function.
fn asks(class: &ast::StmtClassDef, param: &str, field: &str) -> bool {
    struct Look<'a>(&'a str, &'a str, bool);
    impl<'a> SourceOrderVisitor<'a> for Look<'_> {
        fn visit_expr(&mut self, expr: &'a Expr) {
            self.2 |= named_by(expr, self.0, self.1).is_some();
            source_order::walk_expr(self, expr);
        }
    }
    let mut look = Look(param, field, false);
    look.visit_body(&class.body);
    look.2
}

/// `functools.update_wrapper(self, function)`.
fn is_updated(stmt: &Stmt, param: &str) -> bool {
    let Stmt::Expr(stmt) = stmt else {
        return false;
    };
    let Expr::Call(call) = &*stmt.value else {
        return false;
    };
    last_name(&call.func) == Some("update_wrapper")
        && matches!(&*call.arguments.args, [_, of] if bare_name(of) == Some(param))
}
