//! `if`, `while` and `return`.

use crate::translation::code::{Code, Form};
use crate::translation::frames::Frame;
use crate::translation::translator::{Res, Translator, refuse, unknown};
use crate::types::always_leaves;
use crate::types::ir::{ExprId, Kind, Stmt, Suite};
use crate::types::narrow::{self, Fact};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn return_statement(&mut self, value: Option<ExprId>, is_tail: bool) -> Res<()> {
        let ret = self.program.func(self.func).ret.clone();
        let is_tail = is_tail && self.frames.is_empty();
        match value {
            None if matches!(ret, Ty::Option(_)) && self.has_rust(&ret) => {
                let leaving = self.leaving("None")?;
                self.out
                    .line(if is_tail { leaving.tail } else { leaving.early });
            }
            None if self.making.is_some() => return refuse("a way out of __init__"),
            None if ret != Ty::None && !self.has_known_rust(&ret) => return refuse(unknown(&ret)),
            None if is_tail => self.out.seen(self.out.origin.unwrap_or(1)),
            None => {
                let leaving = self.leaving("()")?;
                self.out.line(leaving.early);
            }
            Some(value) if matches!(self.kind(value), Kind::Func(id) if self.is_given_at_once(*id)) =>
            {
                self.out.seen(self.out.origin.unwrap_or(1));
            }
            Some(value) if self.gives_iterator(self.func) => self.return_iterator(value)?,
            Some(value) => {
                if !self.has_rust(&ret) {
                    return refuse(unknown(&ret));
                }
                if ret == Ty::None {
                    match self.kind(value) {
                        Kind::None | Kind::Var(_) => {}
                        Kind::Call(..) | Kind::Await(_) => self.expression_statement(value)?,
                        _ if self.command_values(value).len() > 1 => {
                            self.expression_statement(value)?;
                        }
                        _ => return refuse("a None that is returned"),
                    }
                    if is_tail {
                        self.out.seen(self.out.origin.unwrap_or(1));
                    } else {
                        let leaving = self.leaving("()")?;
                        self.out.line(leaving.early);
                    }
                    return Ok(());
                }
                let code = if self.program.lending.methods.contains_key(&self.func) {
                    self.lent(value, &ret)?
                } else {
                    self.value(value, &ret)?
                };
                let text = self.taken_out(value, &code).unwrap_or(code.text);
                let leaving = self.leaving_with(value, &text)?;
                self.out
                    .line(if is_tail { leaving.tail } else { leaving.early });
            }
        }
        Ok(())
    }

    /// What a closure gives back without a move of the variable into it: what stands behind the closure, or
    /// another round of the loop around it, still has the variable where nothing was given back.
    fn taken_out(&self, value: ExprId, code: &Code) -> Option<String> {
        let Kind::Var(var) = self.kind(value) else {
            return None;
        };
        let (info, binding) = (self.program.var(*var), self.binding(*var));
        if code.ty.is_copy() || code.text != binding.name {
            return None;
        }
        let made = info.occurrences.iter().map(|it| it.position).min()?;
        let here = self.program.expr(value).position;
        let is_used_behind = info.occurrences.iter().any(|it| it.position > here);
        let is_from_outside = |frame: &Frame| {
            (info.is_param || made < frame.start) && (is_used_behind || frame.loops > 0)
        };
        if !self.frames.iter().any(is_from_outside) {
            return None;
        }
        let has_empty = matches!(
            code.ty,
            Ty::List(_) | Ty::Tuples(_) | Ty::Str | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_)
        );
        Some(if binding.needs_mut && has_empty {
            format!("std::mem::take(&mut {})", binding.name)
        } else {
            format!("{}.clone()", binding.name)
        })
    }

    pub(super) fn if_statement(
        &mut self,
        stmt: &Stmt<'_>,
        arms: &[crate::types::ir::Arm<'_>],
        orelse: Option<&Suite<'_>>,
        is_tail: bool,
    ) -> Res<()> {
        if self.command_match(stmt, arms, orelse, is_tail)? {
            return Ok(());
        }
        let in_tail = is_tail;
        let is_tail = is_tail && (orelse.is_some() || self.program.func(self.func).ret == Ty::None);
        // `if x is None: return` binds x for all that follows.
        if let ([arm], None) = (arms, orelse)
            && always_leaves(&arm.body)
            && (self.let_else(stmt, arm)? || self.let_else_of_union(stmt, arm)?)
        {
            return Ok(());
        }
        if self.class_chain(stmt, arms, orelse, in_tail)? {
            return Ok(());
        }
        let before = self.unwrapped.clone();
        let mut opened = false;
        let (start, definitions) = (self.out.mark().line(), self.definitions.len());
        for (index, arm) in arms.iter().enumerate() {
            self.out.origin = Some(arm.line);
            let is_last = index + 1 == arms.len();
            let may_swap = is_last && arms.len() == 1 && orelse.is_some();
            let holes = self.holes.len();
            self.quiet = self.span_of(arm.test);
            let mark = self.out.mark();
            let is_tried = index == 0 && self.program.tried_locks.contains(&stmt.start);
            let head = if is_tried {
                self.tried_lock(arm.test)
            } else {
                self.test(arm.test, may_swap)
            };
            let head = head.and_then(|head| {
                self.check_failing(&[arm.test])?;
                self.check_tries(&head.text)?;
                Ok(head)
            });
            let head = match head {
                Ok(head) => head,
                // Its body would let go of the lock without a word.
                Err(refusal) if is_tried => return Err(refusal),
                Err(refusal) => {
                    self.out.back(mark);
                    self.holes.truncate(holes);
                    let text = self.hole(&arm.head, arm.line, &refusal.0);
                    crate::translation::conditions::Head {
                        text,
                        unwrapped: Vec::new(),
                        is_swapped: false,
                    }
                }
            };
            if index > 0 {
                self.statements += 1;
                self.drafted += usize::from(self.holes.len() == holes);
            }
            let keyword = if opened { "} else if" } else { "if" };
            let text = match self.condition_of_locks(arm.test, &head.text) {
                Some(block) if opened => block,
                Some(block) => {
                    let name = self.fresh("holds");
                    self.out.line(format!("let {name} = {block};"));
                    name
                }
                None => head.text,
            };
            let at = self.out.mark().line();
            self.out.line(format!("{keyword} {text} {{"));
            opened = true;
            if head.is_swapped {
                let Some(orelse) = orelse else {
                    return refuse("an if without else");
                };
                self.unwrapped.extend(head.unwrapped);
                self.suite_at(orelse, is_tail);
                self.unwrapped.clone_from(&before);
                self.out.origin = Some(arm.line);
                self.out.line("} else {");
                self.suite_at(&arm.body, is_tail);
                self.out.line("}");
                self.unwrapped = before;
                return Ok(());
            }
            self.unwrapped.extend(head.unwrapped);
            self.suite_at(&arm.body, is_tail);
            self.unwrapped.clone_from(&before);
            self.bind_tested_field(at);
        }
        if let Some(orelse) = orelse {
            let other = self.out.mark().line();
            self.out.line("} else {");
            self.suite_at(orelse, is_tail);
            if arms.len() == 1 && self.definitions.len() == definitions {
                self.bind_field_of_else(start, other);
            }
        }
        self.out.line("}");
        self.unwrapped = before;
        Ok(())
    }

    /// `if x is None: return ..` as `let Some(x) = x else { return .. };`.
    fn let_else(&mut self, stmt: &Stmt<'_>, arm: &crate::types::ir::Arm<'_>) -> Res<bool> {
        let facts = narrow::facts(self.program, arm.test, false);
        let [(var, Fact::Some)] = facts.as_slice() else {
            return Ok(false);
        };
        let var = *var;
        let info = self.program.var(var);
        let Ty::Option(inner) = &info.ty else {
            return Ok(false);
        };
        if !self.has_rust(&info.ty) {
            return Ok(false);
        }
        let is_by_truth = !matches!(self.kind(arm.test), Kind::Compare(..));
        let is_lent = !self.program.lending.is_empty()
            && matches!(self.bound.get(&var), Some(Form::Ref | Form::MutRef))
            && self.is_always_true(inner);
        if is_by_truth && !is_lent && !matches!(**inner, Ty::Tuple(_) | Ty::Char) {
            return Ok(false);
        }
        let later_def = info
            .occurrences
            .iter()
            .any(|it| it.is_def && it.position > stmt.start);
        let in_body = info
            .occurrences
            .iter()
            .any(|it| it.position > self.program.expr(arm.test).position && it.position < stmt.end);
        let binding = self.binding(var);
        // A name that is bound anew must not outlive the block that it is asked in.
        let same_block = binding.home == stmt.block
            || info.is_param && self.program.func(self.func).body.block == Some(stmt.block)
            || self.ends_with_block(var, stmt);
        if later_def
            || in_body
            || binding.global.is_some()
            || !same_block
            || self.unwrapped.contains_key(&var)
        {
            return Ok(false);
        }
        if !matches!(self.kind(arm.test), Kind::Compare(..) | Kind::Unary(..)) {
            return Ok(false);
        }
        let name = binding.name.clone();
        let held = self.bound.get(&var).copied().unwrap_or(binding.form);
        // What is taken out is what changes from here on.
        let mutable = if binding.needs_mut && held == Form::Place {
            self.out.keep_last_still(&name);
            "mut "
        } else {
            ""
        };
        self.out
            .line(format!("let Some({mutable}{name}) = {name} else {{"));
        self.suite(&arm.body);
        self.out.line("};");
        self.unwrapped.insert(var, held);
        Ok(true)
    }
}
