//! Ways out of a block that is a closure in Rust.

use super::Jumps;
use crate::translation::frames::Flow;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, StmtKind, Suite, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Does what a closure says is to be done.
    pub(in crate::translation) fn pass_on(
        &mut self,
        given: &str,
        name: &str,
        flow: Flow,
        fails: bool,
        is_tail: bool,
    ) -> Res<()> {
        match flow {
            Flow::Plain if fails => self.out.line(format!("{given};")),
            Flow::Plain | Flow::Refused => {}
            Flow::Returns => {
                let same = self.frames.is_empty()
                    && fails == self.raises.fails(self.func)
                    && self.can_fail() == fails;
                if same {
                    let gives_nothing = self.program.func(self.func).ret == Ty::None;
                    self.out.line(if is_tail && gives_nothing {
                        // The function ends with what says that all went well.
                        format!("{given};")
                    } else if is_tail {
                        name.to_owned()
                    } else {
                        format!("return {name};")
                    });
                } else {
                    let text = self.leaving(given)?;
                    self.out.line(if is_tail && self.frames.is_empty() {
                        text.tail
                    } else {
                        text.early
                    });
                }
            }
            Flow::MayReturn => {
                self.import("std::ops::ControlFlow");
                let text = self.leaving("value")?;
                self.out
                    .line(format!("if let ControlFlow::Break(value) = {given} {{"));
                self.out.line(text.early);
                self.out.line("}");
            }
            Flow::MayReturnOrBreak | Flow::MayReturnOrContinue => {
                self.import("std::ops::ControlFlow");
                let text = self.leaving("value")?;
                self.out.line(format!("match {given} {{"));
                self.out.line("ControlFlow::Break(Some(value)) => {");
                self.out.line(text.early);
                self.out.line("}");
                self.out.line("ControlFlow::Break(None) => {");
                self.jump(flow == Flow::MayReturnOrBreak)?;
                self.out.line("}");
                self.out.line("ControlFlow::Continue(()) => {}");
                self.out.line("}");
            }
            Flow::MayBreak | Flow::MayContinue => {
                self.out.line(format!("if {given}.is_break() {{"));
                self.jump(flow == Flow::MayBreak)?;
                self.out.line("}");
            }
        }
        Ok(())
    }

    /// The type of a closure.
    pub(in crate::translation) fn flow_type(&mut self, flow: Flow, fails: bool) -> Res<String> {
        let ret = self.program.func(self.func).ret.clone();
        let inner = match flow {
            Flow::Plain | Flow::Refused => "()".to_owned(),
            Flow::Returns
            | Flow::MayReturn
            | Flow::MayReturnOrBreak
            | Flow::MayReturnOrContinue => {
                if !self.has_rust(&ret) {
                    return refuse(crate::translation::translator::unknown(&ret));
                }
                self.rust_type(&ret)
            }
            Flow::MayBreak | Flow::MayContinue => "()".to_owned(),
        };
        let inner = match flow {
            Flow::MayReturnOrBreak | Flow::MayReturnOrContinue => {
                self.import("std::ops::ControlFlow");
                format!("ControlFlow<Option<{inner}>>")
            }
            Flow::MayReturn | Flow::MayBreak | Flow::MayContinue => {
                self.import("std::ops::ControlFlow");
                format!("ControlFlow<{inner}>")
            }
            _ => inner,
        };
        Ok(if fails {
            format!("Result<{inner}, {}>", self.error_name)
        } else {
            inner
        })
    }

    /// `break` or `continue` of the loop around.
    pub(in crate::translation) fn jump(&mut self, breaks: bool) -> Res<()> {
        if let Some(frame) = self.frames.last()
            && frame.loops == self.loops.len()
        {
            let left = match (breaks, frame.flow) {
                (true, Flow::MayBreak) | (false, Flow::MayContinue) => "ControlFlow::Break(())",
                (true, Flow::MayReturnOrBreak) | (false, Flow::MayReturnOrContinue) => {
                    "ControlFlow::Break(None)"
                }
                _ => return refuse("a way out of a try"),
            };
            self.out.line(if frame.fails {
                format!("return Ok({left});")
            } else {
                format!("return {left};")
            });
            return Ok(());
        }
        if !breaks {
            let ends_round =
                self.loops.len() == 1 && self.yielding.as_ref().is_some_and(|it| it.is_round);
            self.out.line(if ends_round {
                "return None;"
            } else {
                "continue;"
            });
            return Ok(());
        }
        if let Some(crate::translation::translator::LoopFrame { flag: Some(flag) }) =
            self.loops.last()
        {
            let text = format!("{flag} = true;");
            self.out.line(text);
        }
        self.out.line("break;");
        Ok(())
    }

    /// Whether a `raise` without a value stands behind a place, in the handler that has a variable: it raises
    /// what that stands for.
    pub(in crate::translation) fn is_raised_again_behind(&self, var: VarId, position: u32) -> bool {
        let home = self.binding(var).home;
        let mut waiting = vec![&self.program.func(self.program.var(var).func).body];
        while let Some(suite) = waiting.pop() {
            for stmt in &suite.body {
                let is_here = matches!(stmt.kind, StmtKind::Raise(None, _))
                    && stmt.start > position
                    && self.program.blocks_around(stmt.block).any(|it| it == home);
                if is_here {
                    return true;
                }
                waiting.extend(stmt.suites());
            }
        }
        false
    }

    /// How a value is returned from the function here.
    pub(in crate::translation) fn leaving(&self, value: &str) -> Res<Leaving> {
        self.leaving_as(value, None)
    }

    /// How a value is returned that a call of the file gives, whose result is one of this function too.
    pub(in crate::translation) fn leaving_with(&self, call: ExprId, value: &str) -> Res<Leaving> {
        let ret = &self.program.func(self.func).ret;
        self.leaving_as(value, self.own_result(call, value, ret))
    }

    /// The result that `value` takes its value out of, if a call of the file gives it that gives a `ret` and
    /// nothing else.
    pub(in crate::translation) fn own_result<'v>(
        &self,
        call: ExprId,
        value: &'v str,
        ret: &Ty,
    ) -> Option<&'v str> {
        let Kind::Call(func, _) = self.kind(call) else {
            return None;
        };
        let called = match self.kind(*func) {
            Kind::Func(id) => Some(*id),
            Kind::Attribute(object, name) => match self.ty(*object) {
                Ty::Instance(class) => Some(self.program.method(*class, name)?),
                _ => return None,
            },
            Kind::Class(class) if *ret == Ty::Instance(*class) => None,
            _ => return None,
        };
        let gives_the_same = called.is_none_or(|called| {
            let func = self.program.func(called);
            let is_plain = !func.is_async && !func.is_cached;
            func.ret == *ret && is_plain && self.raises.fails(called)
        });
        let result = value.strip_suffix('?').filter(|_| gives_the_same)?;
        let is_call = matches!(
            syn::parse_str(result),
            Ok(syn::Expr::Call(_) | syn::Expr::MethodCall(_))
        );
        is_call.then_some(result)
    }

    /// How a value is returned; `result` has it already, if it comes out of one.
    fn leaving_as(&self, value: &str, result: Option<&str>) -> Res<Leaving> {
        let ok = |value: &str| result.map_or_else(|| ok_of(value), str::to_owned);
        let value = match self.frames.last() {
            None if self.raises.fails(self.func) && self.can_fail() => ok(value),
            None => value.to_owned(),
            Some(frame) => match (&frame.flow, frame.fails) {
                (Flow::Returns, true) => ok(value),
                (Flow::Returns, false) => value.to_owned(),
                (Flow::MayReturn, fails) => {
                    let value = format!("ControlFlow::Break({value})");
                    if fails { ok_of(&value) } else { value }
                }
                (Flow::MayReturnOrBreak | Flow::MayReturnOrContinue, fails) => {
                    let value = format!("ControlFlow::Break(Some({value}))");
                    if fails { ok_of(&value) } else { value }
                }
                _ => return refuse("a way out of a try"),
            },
        };
        Ok(Leaving {
            early: if value == "()" {
                "return;".to_owned()
            } else {
                format!("return {value};")
            },
            tail: value,
        })
    }
}

/// A value as a result. What has just been taken out of one is that one: `Ok(x.ok_or_else(..)?)`.
fn ok_of(value: &str) -> String {
    let asked = value.strip_suffix(")?").and_then(|it| {
        let (_, error) = it.rsplit_once(".ok_or_else(|| ")?;
        let is_whole = syn::parse_str::<syn::Expr>(error).is_ok();
        let is_alone = syn::parse_str(value).is_ok_and(|it| matches!(it, syn::Expr::Try(_)));
        (is_whole && is_alone).then(|| format!("{it})"))
    });
    asked.unwrap_or_else(|| format!("Ok({value})"))
}

/// Whether something but an error leaves a suite before its end.
pub(in crate::translation) fn is_left(suite: &Suite<'_>) -> bool {
    let jumps = Jumps::of(suite, false);
    jumps.returns || jumps.breaks || jumps.continues
}

/// Whether a handler raises again what it got.
pub(in crate::translation) fn raises_again(suite: &Suite<'_>) -> bool {
    suite.body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Raise(None, _) => true,
        StmtKind::If { arms, orelse } => {
            arms.iter().any(|it| raises_again(&it.body))
                || orelse.as_ref().is_some_and(raises_again)
        }
        StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
            raises_again(body) || orelse.as_ref().is_some_and(raises_again)
        }
        StmtKind::Compound(suites, _) => suites.iter().any(raises_again),
        _ => false,
    })
}

/// A value that is returned.
pub(in crate::translation) struct Leaving {
    /// As a statement.
    pub(in crate::translation) early: String,
    /// As the last value of a function.
    pub(in crate::translation) tail: String,
}
