//! `self.a, self.b = f()`: what is taken apart goes to variables first, and from there to its places, in the
//! order that they are written in.

use rustpython_ast::{Expr, Stmt as Tree};

use super::super::ir::{Kind, Stmt, Target, VarId};
use super::Builder;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// Such a statement as several; nothing if it is another one.
    pub(super) fn unpacked_to_places(&mut self, stmt: &'a Tree) -> Option<Vec<Stmt<'a>>> {
        let Tree::Assign(assign) = stmt else {
            return None;
        };
        let [Expr::Tuple(tuple)] = assign.targets.as_slice() else {
            return None;
        };
        let is_place = |it: &Expr| match it {
            Expr::Attribute(_) => true,
            Expr::Subscript(of) => !of.slice.is_slice_expr(),
            _ => false,
        };
        let is_fit = |it: &Expr| is_place(it) || it.is_name_expr();
        if !tuple.elts.iter().all(is_fit)
            || !tuple.elts.iter().any(is_place)
            || matches!(&*assign.value, Expr::Tuple(_) | Expr::List(_))
        {
            return None;
        }
        let start = self.next();
        let place = span(stmt);
        let value = self.expr(&assign.value);
        let func = self.frame().func;
        let mut names: Vec<String> = Vec::new();
        let vars: Vec<VarId> = tuple
            .elts
            .iter()
            .map(|it| {
                let mut name = self.part_name(it);
                while names.contains(&name) {
                    name.push('s');
                }
                names.push(name.clone());
                let var = self.new_var(&name, func, false);
                self.occur(var, true);
                var
            })
            .collect();
        let targets = vars.iter().map(|it| Target::Var(*it)).collect();
        let mut stmts = vec![self.assigned(Target::Tuple(targets, None), value, &place, start)];
        for (var, target) in vars.into_iter().zip(&tuple.elts) {
            let start = self.next();
            self.occur(var, false);
            let value = self.push(Kind::Var(var), span(target));
            let target = self.target(target);
            stmts.push(self.assigned(target, value, &place, start));
        }
        Some(stmts)
    }

    /// A name for what goes to a place, which nothing else has.
    fn part_name(&mut self, target: &Expr) -> String {
        let stem = match target {
            Expr::Attribute(of) => of.attr.as_str(),
            Expr::Name(name) => name.id.as_str(),
            _ => "item",
        };
        let mut name = format!("{}_part", stem.trim_start_matches('_'));
        while self.frame().bound.names.contains_key(name.as_str()) {
            name.push('s');
        }
        name
    }
}
