//! What the draft of a whole file settled, that its author may settle otherwise: how errors, None, threads and large
//! integers stand in it. What is decided for one class is said where that is written.

use std::collections::BTreeMap;

use super::DecisionKind;
use super::translator::Translator;
use crate::idioms::BLOCKING_CALLS;
use crate::types::ir::{Func, FuncId, Kind};
use crate::types::ty::Ty;

/// So many functions are named in a decision.
const MOST_NAMED: usize = 3;

/// Modules whose threads and processes are threads in a draft.
const OF_THREADS: [&str; 3] = ["threading.", "concurrent.futures.", "multiprocessing."];

impl Translator<'_, '_> {
    /// Says what was decided for all of the file, each once, on the first line that asks for it.
    pub(super) fn decide_on_the_whole(&mut self) {
        if let Some((line, names)) = self.functions_that(|it, id, _| it.raises.fails(id)) {
            let text = format!(
                "what {names} may raise shows in signatures: a Result with one enum for the errors of the module; a program that only prints them does with anyhow::Result"
            );
            self.decide(line, DecisionKind::Error, text);
        }
        let may_be_none = |func: &Func<'_>| matches!(func.ret, Ty::Option(_));
        if let Some((line, names)) = self.functions_that(|_, _, func| may_be_none(func)) {
            let text = format!(
                "{names} may give None: an Option, which each caller has to open; where None says that something went wrong, a Result says what"
            );
            self.decide(line, DecisionKind::None, text);
        }
        let starts_threads = |kind: &Kind| matches!(kind, Kind::Import(name) if OF_THREADS.iter().any(|it| name.starts_with(it)));
        if self.program.has_threads
            && let Some(line) = self.first_line(|_, kind| starts_threads(kind))
        {
            let text = "threads run at once, where the GIL let one at a time run Python: what they share is in a lock or an atomic; channels, or rayon for what is only computed, do as well";
            self.decide(line, DecisionKind::Thread, text);
        }
        for (line, name) in self.blocking_calls() {
            let text = format!(
                "{name} in a coroutine blocks the thread that all tasks run on, in both languages: none of them goes on meanwhile; a call that is awaited lets them, and so does tokio::task::spawn_blocking"
            );
            self.decide(line, DecisionKind::Thread, text);
        }
        if let Some(line) = self.first_line(|ty, _| *ty == Ty::BigInt) {
            let text = "an integer may grow beyond 64 bits: it is a BigInt of num-bigint; where it stays small, an i64 does, which stops where it overflows";
            self.decide(line, DecisionKind::Integer, text);
        }
    }

    /// The calls in coroutines that let no other task run, by line, each line once.
    fn blocking_calls(&self) -> BTreeMap<usize, String> {
        let is_blocking = |name: &str| {
            BLOCKING_CALLS.iter().any(|it| match it.strip_suffix('*') {
                Some(module) => name.starts_with(module),
                None => name == *it,
            })
        };
        let mut found = BTreeMap::new();
        for expr in &self.program.exprs {
            let Kind::Call(func, _) = &expr.kind else {
                continue;
            };
            let name = match self.kind(*func) {
                Kind::Import(name) if is_blocking(name) => name.clone(),
                Kind::Builtin(name) if name == "input" => name.clone(),
                _ => continue,
            };
            let within = self.program.blocks[expr.block.at()].func;
            if self.program.func(within).is_async {
                let line = self.source.line_at(expr.span.start);
                found.entry(line).or_insert(name);
            }
        }
        found
    }

    /// The functions of the file of a kind: the line of the first, and what they are called.
    fn functions_that(
        &self,
        is_such: impl Fn(&Self, FuncId, &Func<'_>) -> bool,
    ) -> Option<(usize, String)> {
        let mut found = Vec::new();
        for (at, func) in self.program.funcs.iter().enumerate().skip(1) {
            let Ok(at) = u32::try_from(at) else { continue };
            let is_written = !func.is_synthetic && func.value.is_none() && func.refused.is_none();
            if is_written && is_such(self, FuncId(at), func) {
                found.push(func);
            }
        }
        found.sort_by_key(|it| it.line);
        let line = found.first()?.line;
        let named = found.iter().take(MOST_NAMED);
        let mut names: Vec<String> = named.map(|it| it.path.clone()).collect();
        let more = found.len() - names.len();
        if more > 0 {
            names.push(format!("{more} more"));
        }
        let last = names.pop()?;
        let names = match names.as_slice() {
            [] => last,
            first => format!("{} and {last}", first.join(", ")),
        };
        Some((line, names))
    }

    /// The line of the first expression of a kind, or of a type.
    fn first_line(&self, is_such: impl Fn(&Ty, &Kind) -> bool) -> Option<usize> {
        let exprs = self.program.exprs.iter().zip(&self.types.exprs);
        exprs
            .filter(|(expr, ty)| is_such(ty, &expr.kind))
            .map(|(expr, _)| self.source.line_at(expr.span.start))
            .min()
    }
}
