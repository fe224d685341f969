//! `for item in iter(ask, end)`: what a call gives, until it gives the end, is asked for in an endless loop.

use rustpython_ast::{self as ast, CmpOp, Expr};

use super::super::ir::{Arm, Kind, Nature, StmtKind, Suite};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// Such a loop; none where it is another one, or where what its variable was last is asked behind it.
    pub(super) fn read_asked_until(
        &mut self,
        stmt: &'a ast::StmtFor,
        start: u32,
    ) -> Option<StmtKind<'a>> {
        let Expr::Call(call) = &*stmt.iter else {
            return None;
        };
        let ([ask, end], []) = (&*call.arguments.args, &*call.arguments.keywords) else {
            return None;
        };
        let name = bare_name(&stmt.target)?;
        let is_plain = !stmt.is_async && stmt.orelse.is_empty();
        let is_iter = self.names.is_builtin(&call.func, "iter");
        if !is_plain || !is_iter || self.is_named_outside(name, stmt) {
            return None;
        }
        let place = span(&*stmt.iter);
        self.enter_loop();
        let around = self.frame().block;
        let block = self.block(Some(around), Nature::Loop, (start, 0));
        self.frame().block = block;
        let test = self.push(Kind::Bool(true), place.clone());
        let first = self.next();
        let value = match ask {
            Expr::Lambda(lambda) if lambda.parameters.is_none() => self.expr(&lambda.body),
            ask => {
                let func = self.expr(ask);
                self.push(Kind::Call(func, Vec::new()), place.clone())
            }
        };
        let asked = StmtKind::Assign {
            targets: vec![self.target(&stmt.target)],
            value,
            annotation: None,
        };
        let asked = self.made(asked, &place, first);
        let second = self.next();
        let item = self.expr(&stmt.target);
        let end = self.expr(end);
        let op = match self.program.kind(end) {
            Kind::None => CmpOp::Is,
            _ => CmpOp::Eq,
        };
        let is_end = self.push(Kind::Compare(item, vec![(op, end)]), place.clone());
        let inner = self.block(Some(block), Nature::Plain, (second, 0));
        self.frame().block = inner;
        let third = self.next();
        if let (Some(env), Some(around)) = (self.frame().env.clone(), self.frame().loops.last_mut())
        {
            around.breaks.push(env);
        }
        let mut leave = self.made(StmtKind::Break, &place, third);
        leave.ends = true;
        let arm = Arm {
            test: is_end,
            body: Suite {
                block: Some(inner),
                body: vec![leave],
            },
            line: self.line(place.start),
            head: place.clone(),
        };
        self.frame().block = block;
        let ends = StmtKind::If {
            arms: vec![arm],
            orelse: None,
        };
        let ends = self.made(ends, &place, second);
        self.frame().block = around;
        let mut body = self.suite_in(block, &stmt.body);
        body.body.splice(0..0, [asked, ends]);
        let breaks = self.leave_loop(false);
        self.frame().env = None;
        self.read_orelse(breaks, &[], start);
        Some(StmtKind::While {
            test,
            body,
            orelse: None,
        })
    }

    /// Whether a name stands behind a loop in its function, or anywhere in that if the loop is within another.
    fn is_named_outside(&mut self, name: &str, stmt: &ast::StmtFor) -> bool {
        let func = self.frame().func;
        let whole = self.program.func(func).span.clone();
        let own = span(stmt);
        let end = if whole.end > own.end {
            whole.end
        } else {
            self.source.text().len()
        };
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let names = |text: &str| text.split(|c| !is_part(c)).any(|it| it == name);
        let is_repeated = !self.frame().loops.is_empty();
        names(self.source.slice(own.end..end))
            || is_repeated && names(self.source.slice(whole.start..own.start.max(whole.start)))
    }
}
