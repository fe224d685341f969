//! Generators that are a loop over something, and yield at most once in each round: `filter`, `map` and
//! `filter_map` of what the loop goes through.

use super::code::Form;
use super::iterators::moving;
use super::translator::{Res, Translator, refuse};
use crate::rust::contains_word;
use crate::types::ir::{
    Comprehension, ExprId, Generator, Kind, Shape, Stmt, StmtKind, Suite, Target, VarId,
};

impl Translator<'_, '_> {
    /// A loop that does nothing but yield, under conditions: as a generator expression is.
    pub(super) fn as_comprehension(
        &mut self,
        target: &Target,
        iter: ExprId,
        body: &Suite<'_>,
    ) -> Res<String> {
        let mut conditions = Vec::new();
        let Some(element) = yielded_alone(body, &mut conditions) else {
            return refuse("a loop that does more");
        };
        let item = self.program.func(self.func).ret.item();
        let comprehension = Comprehension {
            shape: Shape::Generator,
            key: None,
            element,
            generators: vec![Generator {
                target: target.clone(),
                iter,
                conditions,
            }],
            is_parallel: false,
            comes_late: false,
        };
        let seq = self.chain(&comprehension)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let text = self.owned_items(seq, &item)?;
        Ok(self.with_what_it_uses(&text))
    }

    /// A closure for each round.
    pub(super) fn as_adapter(
        &mut self,
        target: &Target,
        iter: ExprId,
        body: &Suite<'_>,
    ) -> Res<()> {
        let at = self.out.lines.len();
        let yields_always = body
            .body
            .iter()
            .any(|it| matches!(it.kind, StmtKind::Yield(..)));
        if let Some(yielding) = &mut self.yielding {
            yielding.is_round = true;
        }
        self.for_loop(super::for_parts::ForParts::plain(target, iter, body))?;
        let head = self.out.lines[at].clone();
        let Some((pattern, over)) = head
            .strip_prefix("for ")
            .and_then(|it| it.strip_suffix(" {"))
            .and_then(|it| it.split_once(" in "))
        else {
            return refuse("a generator over this");
        };
        let is_iterator =
            matches!(self.kind(iter), Kind::Var(var) if self.iterators.contains_key(var));
        let over = if is_iterator {
            over.to_owned()
        } else if let Some(list) = over.strip_prefix('&') {
            format!("{list}.iter()")
        } else if matches!(syn::parse_str(over), Ok(syn::Expr::Range(_))) {
            format!("({over})")
        } else if over.ends_with(')') {
            over.to_owned()
        } else if self.is_borrowed_param(iter) {
            format!("{over}.iter()")
        } else {
            format!("{over}.into_iter()")
        };
        let end = self.out.lines.len() - 1;
        if self.out.lines[end] != "}" || end == at {
            return refuse("a generator over this");
        }
        let value = self.out.lines[end - 1]
            .strip_prefix("return Some(")
            .and_then(|it| it.strip_suffix(");"))
            .map(str::to_owned);
        let stops = ends_early(body);
        let gives_always = yields_always
            && !stops
            && value.is_some()
            && !self.out.lines[at + 1..end - 1]
                .iter()
                .any(|it| it.contains("return "));
        let within = self.out.lines[at + 1..end].join("\n");
        let moves = if self.uses_own(&within) { "move " } else { "" };
        match value {
            Some(value) if gives_always && end == at + 2 => {
                self.out.lines[at] = format!("{over}.map({moves}|{pattern}| {value})");
                self.out.lines.truncate(at + 1);
                self.out.origins.truncate(at + 1);
            }
            Some(value) if gives_always => {
                self.out.lines[at] = format!("{over}.map({moves}|{pattern}| {{");
                self.out.lines[end - 1] = value;
                "})".clone_into(&mut self.out.lines[end]);
            }
            _ => {
                let adapter = if stops { "map_while" } else { "filter_map" };
                self.out.lines[at] = format!("{over}.{adapter}({moves}|{pattern}| {{");
                if yields_always && let Some(value) = value {
                    self.out.lines[end - 1] = format!("Some({value})");
                    // What has ended gives nothing more, whatever comes behind.
                    let end_of_closure = if stops { "}).fuse()" } else { "})" };
                    end_of_closure.clone_into(&mut self.out.lines[end]);
                } else if stops {
                    return refuse("a generator over this");
                } else {
                    "None".clone_into(&mut self.out.lines[end]);
                    self.out.line("})");
                }
            }
        }
        Ok(())
    }

    /// A chain whose closures take what they use of the function with them.
    fn with_what_it_uses(&self, text: &str) -> String {
        let behind_source = text.split_once('.').map_or(text, |(_, rest)| rest);
        if self.uses_own(behind_source) {
            moving(text)
        } else {
            text.to_owned()
        }
    }

    fn is_borrowed_param(&self, iter: ExprId) -> bool {
        matches!(self.program.kind(iter), Kind::Var(var)
            if self.program.var(*var).is_param && self.binding(*var).form == Form::Ref)
    }

    /// Whether Rust uses a parameter, or a variable that is there before the loop.
    fn uses_own(&self, text: &str) -> bool {
        let func = self.program.func(self.func);
        let mut own: Vec<VarId> = func.params.iter().map(|it| it.var).collect();
        for stmt in &func.body.body {
            if let StmtKind::Assign { targets, .. } = &stmt.kind {
                targets.iter().for_each(|it| names_of(it, &mut own));
            }
        }
        own.into_iter()
            .any(|it| contains_word(text, &self.binding(it).name) || contains_word(text, "self"))
    }

    /// Counts the statements of a loop that has become a chain.
    pub(super) fn count_drafted(&mut self, suite: &Suite<'_>) {
        for stmt in &suite.body {
            let is_counted = !matches!(
                stmt.kind,
                StmtKind::Docstring | StmtKind::Pass | StmtKind::Import
            );
            self.statements += usize::from(is_counted);
            self.drafted += usize::from(is_counted);
            self.out.seen(stmt.line);
            for inner in stmt.suites() {
                self.count_drafted(inner);
            }
        }
    }
}

fn names_of(target: &Target, found: &mut Vec<VarId>) {
    match target {
        Target::Var(var) => found.push(*var),
        Target::Tuple(targets, _) => targets.iter().for_each(|it| names_of(it, found)),
        _ => {}
    }
}

/// Whether a round of a loop may end the loop: by `break`, or by `return` anywhere in it.
pub(super) fn ends_early(suite: &Suite<'_>) -> bool {
    has_jump(suite, true, &|it| matches!(it, StmtKind::Break)) || returns(suite)
}

/// Whether each round of a loop yields, but for the last, which returns.
pub(super) fn yields_until(suite: &Suite<'_>) -> bool {
    let yields_always = suite
        .body
        .iter()
        .any(|it| matches!(it.kind, StmtKind::Yield(..)));
    let jumps = |it: &StmtKind<'_>| matches!(it, StmtKind::Break | StmtKind::Continue);
    yields_always && !has_jump(suite, true, &jumps)
}

fn returns(suite: &Suite<'_>) -> bool {
    has_jump(suite, false, &|it| matches!(it, StmtKind::Return(_)))
}

/// Whether there is such a statement; in a loop within it is about that loop, if `is_own`.
fn has_jump(suite: &Suite<'_>, is_own: bool, is_jump: &impl Fn(&StmtKind<'_>) -> bool) -> bool {
    suite.body.iter().any(|stmt| {
        let is_loop = matches!(stmt.kind, StmtKind::For { .. } | StmtKind::While { .. });
        is_jump(&stmt.kind)
            || !(is_own && is_loop)
                && stmt
                    .suites()
                    .into_iter()
                    .any(|it| has_jump(it, is_own, is_jump))
    })
}

/// What a block yields, if it does nothing else, and under which conditions.
fn yielded_alone(suite: &Suite<'_>, conditions: &mut Vec<ExprId>) -> Option<ExprId> {
    let [stmt]: &[Stmt<'_>] = suite.body.as_slice() else {
        return None;
    };
    match &stmt.kind {
        StmtKind::Yield(Some(value), false) => Some(*value),
        StmtKind::If { arms, orelse: None } => {
            let [arm] = arms.as_slice() else {
                return None;
            };
            conditions.push(arm.test);
            yielded_alone(&arm.body, conditions)
        }
        _ => None,
    }
}
