//! Statements and calls that Python has a plainer form for: a method of the base by its name, one value for
//! several names, names that are given up.

use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::ir::{Argument, Kind, Stmt, StmtKind, Target};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// `Base.method(self, ..)` in a class that derives from `Base` alone, which is `super().method(..)`.
    pub(super) fn called_of_base(&mut self, call: &'a ast::ExprCall) -> Option<Kind> {
        let Expr::Attribute(method) = &*call.func else {
            return None;
        };
        let base = bare_name(&method.value)?;
        let (first, _) = call.arguments.args.split_first()?;
        let frame = self.frames.last()?;
        let class = self.program.func(frame.func).class?;
        let def = self.program.classes[class.at()].def?;
        let mut bases = def.arguments.iter().flat_map(|it| &it.args);
        let is_only = bases.next().and_then(bare_name) == Some(base) && bases.next().is_none();
        if bare_name(first) != Some("self")
            || !is_only
            || frame.is_class
            || frame.bound.names.get("self") > Some(&1)
            || frame.bound.names.contains_key(base)
            || self.program.thread_classes.contains(&class.origin())
        {
            return None;
        }
        let place = span(&*method.value);
        let func = self.push(Kind::Builtin("super".to_owned()), place.clone());
        let object = self.push(Kind::Call(func, Vec::new()), place);
        let func = self.push(
            Kind::Attribute(object, method.attr.to_string()),
            span(&*call.func),
        );
        let mut arguments = Vec::new();
        for argument in call.arguments.arguments_source_order().skip(1) {
            let (name, stars, value) = match argument {
                ast::ArgOrKeyword::Arg(Expr::Starred(of)) => (None, 1, &*of.value),
                ast::ArgOrKeyword::Arg(value) => (None, 0, value),
                ast::ArgOrKeyword::Keyword(keyword) => match &keyword.arg {
                    Some(name) => (Some(name.to_string()), 0, &keyword.value),
                    None => (None, 2, &keyword.value),
                },
            };
            let value = self.expr(value);
            arguments.push(Argument { name, stars, value });
        }
        self.note_call(func);
        Some(Kind::Call(func, arguments))
    }

    /// `slow = fast = head`, as an assignment for each name.
    pub(super) fn assigned_to_each(&mut self, stmt: &'a Tree) -> Option<Vec<Stmt<'a>>> {
        let Tree::Assign(assign) = stmt else {
            return None;
        };
        if assign.targets.len() < 2
            || !assign.targets.iter().all(Expr::is_name_expr)
            || !self.may_be_read_twice(&assign.value)
            || self.frame().is_class
        {
            return None;
        }
        let place = span(stmt);
        let mut stmts = Vec::new();
        for target in &assign.targets {
            let start = self.next();
            let value = self.expr(&assign.value);
            let kind = StmtKind::Assign {
                targets: vec![self.target(target)],
                value,
                annotation: None,
            };
            stmts.push(self.made(kind, &place, start));
        }
        Some(stmts)
    }

    /// Whether it is a name, or fields of what has one.
    fn may_be_read_twice(&self, value: &Expr) -> bool {
        match value {
            Expr::Name(_) => true,
            Expr::Attribute(attribute) => {
                let computed = format!("def {}(", attribute.attr.as_str());
                self.may_be_read_twice(&attribute.value) && !self.source.text().contains(&computed)
            }
            _ => false,
        }
    }

    /// `(a, b), *rest = rows`: the first of them, then what is in it.
    pub(super) fn unpacked_in_steps(&mut self, stmt: &'a Tree) -> Option<Vec<Stmt<'a>>> {
        let Tree::Assign(assign) = stmt else {
            return None;
        };
        let [Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. })] =
            &*assign.targets
        else {
            return None;
        };
        let star = elts.iter().position(Expr::is_starred_expr)?;
        let is_names =
            |it: &Expr| matches!(it, Expr::Tuple(of) if of.elts.iter().all(Expr::is_name_expr));
        let is_plain = |it: &Expr| match it {
            Expr::Starred(of) => of.value.is_name_expr(),
            it => it.is_name_expr() || is_names(it),
        };
        if !elts.iter().all(is_plain) || !elts.iter().any(is_names) || self.frame().is_class {
            return None;
        }
        let place = span(stmt);
        let start = self.next();
        let value = self.expr(&assign.value);
        let mut targets = Vec::new();
        let mut parts = Vec::new();
        for target in elts {
            targets.push(match target {
                Expr::Starred(of) => self.target(&of.value),
                Expr::Tuple(of) => {
                    let names: Vec<&str> = of.elts.iter().filter_map(bare_name).collect();
                    let names: Vec<&str> = names.into_iter().filter(|it| *it != "_").collect();
                    let name = match names.as_slice() {
                        [] => format!("parts_{}", parts.len() + 1),
                        names => names.join("_"),
                    };
                    let var = self.own_variable(&name);
                    parts.push((target, var));
                    Target::Var(var)
                }
                plain => self.target(plain),
            });
        }
        let assign = |target: Target, value| StmtKind::Assign {
            targets: vec![target],
            value,
            annotation: None,
        };
        let first = assign(Target::Tuple(targets, Some(star)), value);
        let mut stmts = vec![self.made(first, &place, start)];
        for (target, var) in parts {
            let start = self.next();
            self.occur(var, false);
            let value = self.push(Kind::Var(var), span(target));
            let kind = assign(self.target(target), value);
            stmts.push(self.made(kind, &place, start));
        }
        Some(stmts)
    }

    /// `node.next, last, node = last, node, node.next`: what a target before has changed is read first, and
    /// each target is assigned in its turn.
    pub(super) fn assigned_in_turn(&mut self, stmt: &'a Tree) -> Option<Vec<Stmt<'a>>> {
        let Tree::Assign(assign) = stmt else {
            return None;
        };
        let ([Expr::Tuple(targets)], Expr::Tuple(values)) = (&*assign.targets, &*assign.value)
        else {
            return None;
        };
        let (targets, values) = (&targets.elts, &values.elts);
        let is_place = |it: &Expr| match it {
            Expr::Attribute(attribute) => attribute.value.is_name_expr(),
            it => it.is_name_expr(),
        };
        let is_moved = targets.iter().any(|target| {
            let Expr::Attribute(attribute) = target else {
                return false;
            };
            let object = bare_name(&attribute.value);
            targets.iter().any(|it| bare_name(it) == object)
        });
        if targets.len() != values.len()
            || !is_moved
            || self.frame().is_class
            || !targets.iter().all(is_place)
            || !values
                .iter()
                .all(|it| it.is_none_literal_expr() || self.may_be_read_twice(it))
        {
            return None;
        }
        let place = span(stmt);
        let mut stmts = Vec::new();
        let mut kept = Vec::new();
        for (at, value) in values.iter().enumerate() {
            let is_changed = targets[..at].iter().any(|it| changes(it, value));
            if !is_changed {
                kept.push(None);
                continue;
            }
            let start = self.next();
            let read = self.expr(value);
            let name = match &targets[at] {
                Expr::Attribute(attribute) => attribute.attr.as_str(),
                target => bare_name(target).unwrap_or("value"),
            };
            let var = self.own_variable(&format!("new_{name}"));
            let kind = StmtKind::Assign {
                targets: vec![Target::Var(var)],
                value: read,
                annotation: None,
            };
            stmts.push(self.made(kind, &place, start));
            kept.push(Some(var));
        }
        for ((target, value), kept) in targets.iter().zip(values).zip(kept) {
            let start = self.next();
            let value = match kept {
                Some(var) => {
                    self.occur(var, false);
                    self.push(Kind::Var(var), span(value))
                }
                None => self.expr(value),
            };
            let kind = StmtKind::Assign {
                targets: vec![self.target(target)],
                value,
                annotation: None,
            };
            stmts.push(self.made(kind, &place, start));
        }
        Some(stmts)
    }

    /// `del name`, where nobody sees when the value is gone.
    pub(super) fn is_given_up(&mut self, name: &ast::ExprName) -> bool {
        let seen = [
            "__del__",
            "weakref",
            "open(",
            "socket",
            "sqlite3",
            "locals()",
            "globals()",
        ];
        let text = self.source.text();
        if seen.into_iter().any(|it| text.contains(it)) {
            return false;
        }
        let name = name.id.as_str();
        let frame = self.frame();
        let is_own = frame.bound.names.contains_key(name)
            && !frame.bound.inner.contains(name)
            && !frame.bound.globals.contains(name)
            && !frame.bound.nonlocals.contains(name)
            && frame.loops.is_empty()
            && !frame.is_class;
        if let (true, Some(env)) = (is_own, &mut frame.env) {
            env.remove(name);
        }
        is_own
    }
}

/// Whether an assignment to a name or a field may change what a chain of fields gives.
fn changes(target: &Expr, value: &Expr) -> bool {
    match (target, value) {
        (Expr::Name(target), Expr::Name(value)) => target.id == value.id,
        (Expr::Attribute(of), Expr::Attribute(value)) => {
            of.attr.as_str() == value.attr.as_str() || changes(target, &value.value)
        }
        (target, Expr::Attribute(value)) => changes(target, &value.value),
        _ => false,
    }
}
