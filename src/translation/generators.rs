//! Generators: one loop that yields is an iterator made by `from_fn`; what is finite and does nothing else
//! gives all its values at once; all others stop at each `yield`, as in Python.

use super::generator_shapes::Shape;

use super::translator::{Res, Translator, refuse, unknown};
use super::yielding::Yielding;
use crate::types::ir::{ExprId, FuncId, Kind, Stmt, StmtKind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What a generator gives: an iterator or a list.
    pub(super) fn generated_type(&mut self, id: FuncId) -> String {
        let item = self.program.func(id).ret.item();
        let mut rust = self.rust_type(&item);
        if self.raises.fails(id) {
            rust = format!("Result<{rust}, {}>", self.error_name);
        }
        match self.shape(id) {
            Ok(Shape::Lazy) if self.is_recursive(id) => format!("Box<dyn Iterator<Item = {rust}>>"),
            Ok(Shape::Closure(_) | Shape::Lazy) => format!("impl Iterator<Item = {rust}>"),
            _ => format!("Vec<{rust}>"),
        }
    }

    /// Whether there is a form for a generator.
    pub(super) fn is_generated(&self, id: FuncId) -> bool {
        let func = self.program.func(id);
        func.refused.is_none()
            && self.has_known_rust(&func.ret.item())
            && (func.is_async && self.yields_in_try(&func.body).is_none()
                || !func.is_async && self.shape(id).is_ok())
    }

    /// Whether a generator gives a list.
    pub(super) fn gives_list(&self, id: FuncId) -> bool {
        matches!(self.shape(id), Ok(Shape::List) | Err(_))
    }

    /// The body of a generator.
    pub(super) fn generator_body(&mut self, id: FuncId) -> Res<()> {
        let func = self.program.func(id);
        let item = func.ret.item();
        if !self.has_known_rust(&item) {
            return refuse(unknown(&item));
        }
        let before = self.yielding.take();
        if func.is_async {
            if self.yields_in_try(&func.body).is_some() {
                return refuse("a yield within a try");
            }
            self.lazy_body(id)?;
            self.yielding = before;
            return Ok(());
        }
        match self.shape(id)? {
            Shape::List => {
                let name = self.fresh("yielded");
                let rust = self.rust_type(&item);
                self.out
                    .line(format!("let mut {name}: Vec<{rust}> = Vec::new();"));
                self.yielding = Some(Yielding {
                    list: Some(name.clone()),
                    ..Yielding::default()
                });
                self.suite_at(&func.body, false);
                if !func.body.body.last().is_some_and(super::statements::leaves) {
                    self.out.line(name);
                }
            }
            Shape::Closure(late) => {
                self.yielding = Some(Yielding {
                    late,
                    ..Yielding::default()
                });
                let (last, prelude) = func.body.body.split_last().expect("it yields");
                for stmt in prelude {
                    self.stmt(stmt);
                }
                self.closure(last)?;
            }
            Shape::Lazy => self.lazy_body(id)?,
        }
        self.yielding = before;
        Ok(())
    }

    fn closure(&mut self, stmt: &Stmt<'_>) -> Res<()> {
        self.out.origin = Some(stmt.line);
        self.statements += 1;
        self.drafted += 1;
        match &stmt.kind {
            StmtKind::While { test, body, .. } => {
                let yields_always = body
                    .body
                    .iter()
                    .any(|it| matches!(it.kind, StmtKind::Yield(..)));
                let is_endless = matches!(self.kind(*test), Kind::Bool(true) | Kind::Int(1));
                self.out.line("std::iter::from_fn(move || {");
                if yields_always {
                    if let Some(asked) = self.asked_by_loop(*test, stmt) {
                        self.ask(*test, asked, "return None;")?;
                    } else if !is_endless {
                        let condition = self.condition(*test)?;
                        let text = super::truths::negated(&condition);
                        self.out
                            .line(format!("if {} {{ return None; }}", text.text));
                    }
                    self.suite(body);
                    if let Some(last) = self.out.lines.last_mut()
                        && let Some(value) = last
                            .strip_prefix("return ")
                            .and_then(|it| it.strip_suffix(';'))
                    {
                        *last = value.to_owned();
                    }
                } else {
                    self.while_loop(*test, body, None, false)?;
                    if !is_endless {
                        self.out.line("None");
                    }
                }
                self.out.line(if super::rounds::ends_early(body) {
                    "}).fuse()"
                } else {
                    "})"
                });
                Ok(())
            }
            StmtKind::For {
                target, iter, body, ..
            } => {
                let (out, holes) = (self.out.mark(), self.holes.len());
                let known = (self.declared.clone(), self.bound.clone());
                if let Ok(chain) = self.as_comprehension(target, *iter, body) {
                    self.count_drafted(body);
                    self.out.line(chain);
                    return Ok(());
                }
                self.out.back(out);
                self.holes.truncate(holes);
                (self.declared, self.bound) = known;
                self.as_adapter(target, *iter, body)
            }
            _ => refuse("a generator"),
        }
    }

    /// `yield value` and `yield from values`.
    pub(super) fn yielded(
        &mut self,
        stmt: &Stmt<'_>,
        value: Option<ExprId>,
        is_from: bool,
    ) -> Res<()> {
        let item = self.program.func(self.func).ret.item();
        let Some(mut yielding) = self.yielding.take() else {
            return refuse("a generator");
        };
        let done = self.yielded_by(stmt, value, is_from, &item, &mut yielding);
        self.yielding = Some(yielding);
        done
    }

    fn yielded_by(
        &mut self,
        stmt: &Stmt<'_>,
        value: Option<ExprId>,
        is_from: bool,
        item: &Ty,
        yielding: &mut Yielding,
    ) -> Res<()> {
        let Some(value) = value else {
            return refuse("a yield of nothing");
        };
        if is_from {
            if let Some(giver) = &yielding.giver {
                return self.given_from(value, item, giver);
            }
            let Some(list) = &yielding.list else {
                return refuse("a generator");
            };
            let seq = self.iterate(value)?;
            let items = self.added_items(seq, item)?;
            self.out.line(format!("{list}.extend({items});"));
            return Ok(());
        }
        let code = self.value(value, item)?;
        if let Some(giver) = yielding.giver.clone() {
            if !self.frames.is_empty() {
                return refuse("a yield within a try");
            }
            // What is looked at is let go of before the value is given.
            let text = if super::code::holds_guard(&code.text) {
                let name = self.fresh("given");
                let line = format!("let {name} = {};", code.text);
                yielding.stepped.push(line.clone());
                self.out.line(line);
                name
            } else {
                code.text
            };
            self.out.line(format!("{giver}.give({text}).await;"));
            return Ok(());
        }
        match &yielding.list {
            Some(list) => self.out.line(format!("{list}.push({});", code.text)),
            None if yielding.late.contains(&stmt.start) => {
                let name = self.fresh("item");
                self.out.line(format!("let {name} = {};", code.text));
                yielding.pending = Some(name);
            }
            None => self.out.line(format!("return Some({});", code.text)),
        }
        Ok(())
    }

    /// What `return` is in a generator; false outside of one.
    pub(super) fn return_of_generator(&mut self) -> Res<bool> {
        let Some(yielding) = &self.yielding else {
            return Ok(false);
        };
        if !self.frames.is_empty() {
            return refuse("a way out of a try");
        }
        let text = match (&yielding.list, &yielding.giver) {
            (Some(list), _) => format!("return {list};"),
            (None, Some(_)) if self.can_fail() => "return Ok(());".to_owned(),
            (None, Some(_)) => "return;".to_owned(),
            (None, None) => "return None;".to_owned(),
        };
        self.out.line(text);
        Ok(true)
    }

    /// At the end of a block: gives the value of a `yield` behind which something was done.
    pub(super) fn give_pending(&mut self) {
        if let Some(yielding) = &mut self.yielding
            && let Some(name) = yielding.pending.take()
        {
            self.out.line(format!("return Some({name});"));
        }
    }
}
