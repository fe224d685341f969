//! What is looked up and may not be there: a `try` that only asks for a key, as `let Some(x) = map.get(key)
//! else { .. };`, and loops over what `get` finds.

use super::code::{Code, Form, holds_guard};
use super::lookups::Key;
use super::raises::Attempt;
use super::translator::{Res, Translator};
use super::tries::Parts;
use crate::types::always_leaves;
use crate::types::exceptions::Exc;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Target, Try, VarId};
use crate::types::ty::{DictKind, Ty};

/// What is looked up first in a body, and under which name it goes on.
struct LookedUp {
    /// `map[key]`.
    index: ExprId,
    map: ExprId,
    key: ExprId,
    /// The variable that the first statement makes of it.
    var: Option<VarId>,
}

impl Translator<'_, '_> {
    /// A `try` of which the first thing that is done can raise what its handler, which leaves, gets: whether
    /// it was written as `let .. else`.
    pub(super) fn looked_up(
        &mut self,
        read: &Try,
        parts: &Parts<'_, '_>,
        facts: &Attempt,
        is_tail: bool,
    ) -> Res<bool> {
        let Some(asked) = self.lookup_of(read, parts, facts) else {
            return Ok(false);
        };
        let Ty::Dict(of, item, _) = self.ty(asked.map).clone() else {
            return Ok(false);
        };
        let Some((bound, changes)) = self.form_of_found(&asked, &item) else {
            return Ok(false);
        };
        let before = self.out.mark();
        let map = if changes {
            self.place(asked.map)
        } else {
            self.expr(asked.map)
        };
        let wanted = map.and_then(|map| Ok((map, self.lookup(asked.key, &of, false)?)));
        let Ok((map, Key::Text(wanted))) = wanted else {
            self.out.take_with_origins(before);
            return Ok(false);
        };
        // What is in a lock is looked at no longer than this statement.
        let is_guarded = holds_guard(&map.text) && !item.is_copy();
        if is_guarded && *item != Ty::Str {
            self.out.take_with_origins(before);
            return Ok(false);
        }
        let bound = bound.filter(|_| !is_guarded);
        let get = if changes { "get_mut" } else { "get" };
        let name = match asked.var {
            Some(var) => self.binding(var).name.clone(),
            None => self.fresh_name("found"),
        };
        let is_new = asked
            .var
            .is_some_and(|it| self.binding(it).needs_mut && bound.is_none());
        let (pattern, copied) = match (item.is_copy(), is_new) {
            (true, true) => (format!("Some(mut {name})"), ".copied()"),
            (true, false) => (format!("Some(&{name})"), ""),
            (false, true) => (format!("Some(mut {name})"), ".cloned()"),
            (false, false) if is_guarded => (format!("Some({name})"), ".cloned()"),
            (false, _) => (format!("Some({name})"), ""),
        };
        self.out.line(format!(
            "let {pattern} = {}.{get}({wanted}){copied} else {{",
            map.receiver()
        ));
        self.next_handler = Some((None, String::new()));
        self.handler(read, parts, 0, false);
        self.out.line("};");
        let form = bound.unwrap_or(Form::Value);
        let mut body = parts.body.clone();
        if let Some(var) = asked.var {
            self.declared.insert(var);
            if let Some(form) = bound {
                self.bound.insert(var, form);
                self.bindings[var.at()].needs_mut = false;
            }
            if let Some(first) = body.body.first() {
                self.out.seen(first.line);
            }
            body.body.remove(0);
        } else {
            let code = Code::tight(name, *item).held(form);
            self.computed.insert(asked.index, code);
        }
        self.suite_at(&body, is_tail && parts.orelse.is_none());
        if let Some(orelse) = parts.orelse {
            if always_leaves(parts.body) {
                self.skip_unreachable(&orelse.body);
            } else {
                self.suite_at(orelse, is_tail);
            }
        }
        Ok(true)
    }

    /// The key that a body asks for first, if it is all that can go wrong in it as its one handler expects.
    fn lookup_of(&self, read: &Try, parts: &Parts<'_, '_>, facts: &Attempt) -> Option<LookedUp> {
        let ([handler], [suite], [handled]) = (
            read.handlers.as_slice(),
            parts.handlers,
            facts.handled.as_slice(),
        ) else {
            return None;
        };
        let only_key = handled.len() == 1 && handled.contains(&Exc::Builtin("KeyError"));
        let is_asked = handler.var.is_some_and(|var| self.is_asked_for_more(var));
        if !only_key || is_asked || !always_leaves(suite) || super::tries::raises_again(suite) {
            return None;
        }
        let block = parts.body.block?;
        if self.homes.get(&block).is_some_and(|it| !it.is_empty()) {
            return None;
        }
        let first = parts.body.body.first()?;
        let last = parts.body.body.last()?;
        let raises = |id: &ExprId| {
            let found = self.raises.exprs.get(id);
            found.is_some_and(|it| it.iter().any(|class| handled.contains(class)))
        };
        let span = first.span.start..last.span.end;
        let mut raising = self.within.span(self.program, &span);
        let (index, _) = raising.find(|(id, _)| raises(id))?;
        let is_only = !raising.any(|(id, _)| raises(&id));
        let by_statements = parts
            .body
            .body
            .iter()
            .any(|it| self.statement_raises(it, facts));
        let Kind::Index(map, key) = *self.kind(index) else {
            return None;
        };
        let is_first = first.span.start <= self.program.expr(index).span.start
            && self.program.expr(index).span.end <= first.span.end;
        if !is_only || by_statements || !is_first {
            return None;
        }
        if !matches!(self.ty(map), Ty::Dict(_, _, DictKind::Plain)) {
            return None;
        }
        let var = match &first.kind {
            StmtKind::Assign {
                targets,
                value,
                annotation: None,
            } if *value == index => match targets.as_slice() {
                [Target::Var(var)] => Some(*var),
                _ => return None,
            },
            StmtKind::Expr(_) | StmtKind::Return(Some(_)) | StmtKind::Assign { .. } => None,
            _ => return None,
        };
        // What is done before the key is asked for has to have no effect.
        let at = self.program.expr(index).position;
        let is_quiet = self
            .within
            .span(self.program, &first.span)
            .filter(|(_, it)| it.position < at)
            .all(|(_, it)| match &it.kind {
                Kind::Call(func, _) => match self.kind(*func) {
                    Kind::Builtin(name) => {
                        !matches!(name.as_str(), "print" | "input" | "open" | "next")
                    }
                    Kind::Attribute(object, _) => self.ty(*object).is_text(),
                    _ => false,
                },
                _ => true,
            });
        is_quiet.then_some(LookedUp {
            index,
            map,
            key,
            var,
        })
    }

    /// Whether an error is asked for more than to be what another one was raised from.
    fn is_asked_for_more(&self, var: VarId) -> bool {
        let uses = self.program.var(var).occurrences.iter();
        let uses = uses.filter(|it| !it.is_def).count();
        let causes = self.causes.iter();
        let causes = causes.filter(|it| matches!(self.kind(**it), Kind::Var(of) if *of == var));
        uses > causes.count()
    }

    fn statement_raises(&self, stmt: &Stmt<'_>, facts: &Attempt) -> bool {
        let raised = self.raises.stmts.get(&stmt.start);
        let own = raised.is_some_and(|it| {
            it.iter()
                .any(|class| facts.handled.iter().any(|it| it.contains(class)))
        });
        own || !stmt.suites().is_empty()
    }

    /// How what is found is held, and whether it is lent to be changed; nothing where it would have to be
    /// copied.
    fn form_of_found(&self, asked: &LookedUp, item: &Ty) -> Option<(Option<Form>, bool)> {
        if matches!(item, Ty::Option(_)) || !self.has_rust(item) {
            return None;
        }
        let Some(var) = asked.var else {
            return Some(((!item.is_copy()).then_some(Form::Ref), false));
        };
        let info = self.program.var(var);
        let defs = info.assignments();
        let is_settled = defs == 1
            && !info.is_captured
            && info.ty == *item
            && !self.declared.contains(&var)
            && self.binding(var).global.is_none()
            && !self.binding(var).is_usize;
        if !is_settled {
            return None;
        }
        if item.is_copy() {
            return Some((None, false));
        }
        if self.effects.changed.contains(&var) {
            let is_part = item.is_shared() && !self.is_used_between(var, asked.index);
            return is_part.then_some((Some(Form::MutRef), true));
        }
        self.lends_safely(asked.index)
            .then_some((Some(Form::Ref), false))
    }
}
