//! Where the methods of a class ask for those of its bases.

use std::ops::Range;

use rustpython_ast::{Arguments, Expr, Stmt, StmtClassDef, StmtFunctionDef};

use super::super::module::{each_expr, each_stmt, each_within};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Where a method asks for one of a base.
pub(in super::super) struct Asked<'a> {
    pub(in super::super) name: &'a str,
    /// The base, if it is named.
    pub(in super::super) class: Option<&'a StmtClassDef>,
    pub(in super::super) arguments: Option<&'a Arguments>,
    /// How many arguments come before those of the method.
    pub(in super::super) skipped: usize,
    /// What is to be written anew.
    pub(in super::super) range: Range<usize>,
    /// What is left of that behind the name of the method.
    pub(in super::super) end: &'static str,
}

/// All places of a method where it asks for those of a base.
pub(in super::super) struct Supers<'a> {
    /// The first parameter.
    pub(in super::super) me: &'a str,
    /// Statements that call what makes the instance.
    pub(in super::super) made: Vec<(Asked<'a>, &'a Stmt)>,
    pub(in super::super) asked: Vec<Asked<'a>>,
}

impl<'a> Supers<'a> {
    /// Nothing if one of them is of another form.
    pub(in super::super) fn of(
        lineage: &[&'a StmtClassDef],
        at: usize,
        body: &'a [Stmt],
        def: &'a StmtFunctionDef,
    ) -> Option<Self> {
        let me = def.parameters.iter().next().map_or("", |it| match it {
            rustpython_ast::AnyParameterRef::NonVariadic(it) => it.parameter.name.as_str(),
            rustpython_ast::AnyParameterRef::Variadic(it) => it.name.as_str(),
        });
        let mut found = Self {
            me,
            made: Vec::new(),
            asked: Vec::new(),
        };
        let class = lineage.get(at)?;
        let is_super = |it: &Expr| match it {
            Expr::Call(call) if bare_name(&call.func) == Some("super") => {
                match &*call.arguments.args {
                    [] => true,
                    [of, it] => {
                        bare_name(of) == Some(class.name.as_str()) && bare_name(it) == Some(me)
                    }
                    _ => false,
                }
            }
            _ => false,
        };
        let base = |it: &Expr| {
            let mut rest = lineage.iter().skip(at + 1);
            rest.find(|of| bare_name(it) == Some(of.name.as_str()))
                .copied()
        };
        let is_making = |it: &str| matches!(it, "__init__" | "__post_init__");
        let mut known: Vec<Range<usize>> = Vec::new();
        each_stmt(body, &mut |stmt| {
            if let Stmt::Expr(it) = stmt
                && let Expr::Call(call) = &*it.value
                && let Expr::Attribute(of) = &*call.func
                && is_making(of.attr.as_str())
            {
                let class = base(&of.value);
                let is_explicit =
                    class.is_some() && call.arguments.args.first().and_then(bare_name) == Some(me);
                if is_super(&of.value) || is_explicit {
                    known.push(span(&*of.value));
                    let asked = Asked {
                        name: of.attr.as_str(),
                        class,
                        arguments: Some(&call.arguments),
                        skipped: usize::from(class.is_some()),
                        range: span(stmt),
                        end: "",
                    };
                    found.made.push((asked, stmt));
                }
            }
        });
        let mut is_odd = false;
        each_expr(body, &mut |it| {
            let (of, call) = match it {
                Expr::Call(call) => match &*call.func {
                    Expr::Attribute(of) => (of, Some(call)),
                    _ => return,
                },
                Expr::Attribute(of) => (of, None),
                _ => return,
            };
            if known.contains(&span(&*of.value)) {
                return;
            }
            let name = of.attr.as_str();
            if let Some(call) = call
                && let Some(class) = base(&of.value)
                && call.arguments.args.first().and_then(bare_name) == Some(me)
            {
                known.push(span(&*of.value));
                let args = &call.arguments;
                let end = match args.args.get(1) {
                    Some(second) => span(second).start,
                    None if args.keywords.is_empty() => span(&args.args[0]).end,
                    None => return is_odd = true,
                };
                is_odd |= is_making(name);
                found.asked.push(Asked {
                    name,
                    class: Some(class),
                    arguments: None,
                    skipped: 1,
                    range: span(&*call.func).start..end,
                    end: "(",
                });
            } else if is_super(&of.value) {
                known.push(span(&*of.value));
                is_odd |= is_making(name);
                found.asked.push(Asked {
                    name,
                    class: None,
                    arguments: None,
                    skipped: 0,
                    range: span(of),
                    end: "",
                });
            }
        });
        // Each `super` is one of these.
        let mut count = 0;
        each_expr(body, &mut |it| {
            if bare_name(it) == Some("super") {
                count += 1;
            }
        });
        let supers = found.made.iter().filter(|it| it.0.class.is_none()).count()
            + found.asked.iter().filter(|it| it.class.is_none()).count();
        let mut is_nested = false;
        for (asked, _) in &found.made {
            for argument in asked.arguments.iter().flat_map(|it| &it.args) {
                each_within(argument, &mut |it| {
                    is_nested |= bare_name(it) == Some("super");
                });
            }
        }
        (!is_odd && !is_nested && count == supers).then_some(found)
    }
}
