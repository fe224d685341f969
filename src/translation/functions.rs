//! Functions: their signatures and bodies, nested ones as items of their own, and `main`.

mod bodies;
mod cached;
mod handed_on;
mod signatures;
mod unused;

use super::translator::{Res, Translator, refuse};
use super::{Definition, Kind as DefinitionKind, Status};
use crate::types::ir::{FuncId, Stmt, StmtKind, Suite};
use crate::types::parameters::Definition as Generic;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Writes a function as an item.
    pub(super) fn function(&mut self, id: FuncId, is_public: bool) {
        let func = self.program.func(id);
        let holes = self.holes.len();
        let start = self.out.lines.len();
        let (line, end_line) = (func.line, func.end_line);
        self.statements += 1;
        self.out.origin = Some(line);
        if func.is_cached {
            self.cache_of_module(id);
        }
        let func = self.program.func(id);
        if let Some(docstring) = &func.docstring {
            self.doc("///", &docstring.clone());
        }
        let head_is_whole = self.signature(id, is_public);
        let func = self.program.func(id);
        self.in_function(id, |it| it.function_body(id, head_is_whole, holes));
        self.note_generic(Generic::Func(id), start);
        let has_holes = self.holes.len() > holes;
        let statements = func.body.body.len();
        let status = if !has_holes {
            Status::Whole
        } else if statements > 0 && self.holes.len() - holes > statements && !head_is_whole {
            Status::Signature
        } else {
            Status::Holes
        };
        let is_of_class = func.class.is_some() || func.test.is_some() && func.path.contains('.');
        let kind = if is_of_class {
            DefinitionKind::Method
        } else {
            DefinitionKind::Function
        };
        self.definitions.push(Definition {
            name: func.path.clone(),
            kind,
            line,
            end_line,
            rust_line: start,
            rust_end_line: self.out.lines.len(),
            status,
        });
    }

    /// Notes a definition that is written: its lines of Python, the line of Rust that it starts on, and how
    /// many holes there were then.
    pub(super) fn define(
        &mut self,
        name: String,
        kind: DefinitionKind,
        (line, end_line): (usize, usize),
        (rust_line, holes): (usize, usize),
    ) {
        self.definitions.push(Definition {
            name,
            kind,
            line,
            end_line,
            rust_line,
            rust_end_line: self.out.lines.len(),
            status: if self.holes.len() > holes {
                Status::Holes
            } else {
                Status::Whole
            },
        });
    }

    /// Does something as code of a function, of which what is around it knows nothing.
    pub(super) fn in_function(&mut self, id: FuncId, write: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.func, id);
        let saved = (
            self.unwrapped.clone(),
            self.bound.clone(),
            std::mem::take(&mut self.loops),
            std::mem::take(&mut self.frames),
            std::mem::take(&mut self.handling),
            self.yielding.take(),
        );
        write(self);
        (
            self.unwrapped,
            self.bound,
            self.loops,
            self.frames,
            self.handling,
            self.yielding,
        ) = saved;
        self.func = around;
    }

    pub(super) fn head_of(&self, id: FuncId) -> Option<crate::python::source::Span> {
        self.heads.get(&id).cloned()
    }

    /// Begins a definition by its comment; how many lines and holes there were before it.
    pub(super) fn begun(&mut self, id: FuncId) -> (usize, usize) {
        let before = (self.out.lines.len(), self.holes.len());
        self.statements += 1;
        self.drafted += 1;
        let func = self.program.func(id);
        self.out.origin = Some(func.line);
        if let Some(docstring) = &func.docstring {
            self.doc("///", docstring);
        }
        before
    }

    /// A docstring as comments of documentation.
    pub(super) fn doc(&mut self, sign: &str, text: &str) {
        let lines: Vec<&str> = text.trim().lines().collect();
        let indent = lines
            .iter()
            .skip(1)
            .filter(|it| !it.trim().is_empty())
            .map(|it| it.len() - it.trim_start().len())
            .min()
            .unwrap_or(0);
        // What a console says is a block of its own up to the next empty line, not a quotation.
        let mut in_console = false;
        for (index, line) in lines.iter().enumerate() {
            let starts = !in_console && line.trim_start().starts_with(">>>");
            let ends = in_console && line.trim().is_empty();
            if starts {
                self.out.line(format!("{sign} ```python"));
            } else if ends {
                self.out.line(format!("{sign} ```"));
            }
            in_console = (in_console || starts) && !ends;
            let line = if index == 0 {
                line.trim()
            } else {
                line.get(indent..).unwrap_or("").trim_end()
            };
            let line: String = line
                .chars()
                .map(|c| if super::code::is_plain(c) { c } else { ' ' })
                .collect();
            // An example of Python is no test of Rust.
            let line = line.trim_end();
            if line.is_empty() {
                self.out.line(sign);
            } else {
                self.out.line(format!("{sign} {line}"));
            }
        }
        if in_console {
            self.out.line(format!("{sign} ```"));
        }
    }

    /// A function within a function: an item, if it uses nothing of what is around it.
    pub(super) fn nested_function(&mut self, id: FuncId) -> Res<()> {
        let func = self.program.func(id);
        if func.class.is_some() {
            return refuse("a method");
        }
        if let Some(closure) = self.closures.all.get(&id).cloned() {
            return self.closure_of(id, &closure);
        }
        if let Some(kept) = self.closures.kept.get(&id).cloned() {
            return self.kept_function(id, &kept);
        }
        // It is counted here as a statement, and by itself.
        self.statements -= 1;
        let start = self.out.lines.len();
        self.function(id, false);
        self.note_generic_within(id, start);
        self.drafted = self.drafted.saturating_sub(1);
        Ok(())
    }

    /// The statements of a body; of the last one in a function's the value is given back.
    pub(super) fn suite_at(&mut self, suite: &Suite<'_>, is_tail: bool) {
        self.statements_at(&suite.body, is_tail);
    }

    /// Statements of a block, up to where it is left.
    pub(super) fn statements_at(&mut self, body: &[Stmt<'_>], is_tail: bool) {
        let before = self.unwrapped.clone();
        let commands = (self.given.len(), self.excluded.len());
        let count = body
            .iter()
            .rposition(|it| !matches!(it.kind, StmtKind::Pass))
            .map_or(0, |it| it + 1);
        for (index, stmt) in body.iter().enumerate() {
            self.comments_before(stmt, index == 0);
            if self.try_class_run(&body[index..], is_tail) {
                break;
            }
            let next = body.get(index + 1);
            let is_end = super::statements::leaves(stmt)
                || next.is_some_and(|it| self.program.unreached.contains(&it.start));
            self.in_tail =
                is_tail && (index + 1 == count || is_end) && !self.gives_none_behind(stmt);
            self.stmt(stmt);
            self.in_tail = false;
            if is_end {
                self.skip_unreachable(&body[index + 1..]);
                break;
            }
        }
        self.give_pending();
        self.unwrapped = before;
        self.given.truncate(commands.0);
        self.excluded.truncate(commands.1);
    }

    /// Whether some ways through a compound statement come to its end, behind which the function gives None: the
    /// others return before.
    fn gives_none_behind(&self, stmt: &Stmt<'_>) -> bool {
        let func = self.program.func(self.func);
        func.falls_through
            && func.ret != Ty::None
            && !func.is_generator
            && !stmt.suites().is_empty()
            && !super::statements::leaves(stmt)
    }

    /// Tests of one value for its types, each of which leaves, and all that follows, as one `match`.
    fn try_class_run(&mut self, rest: &[Stmt<'_>], is_tail: bool) -> bool {
        if !matches!(&rest[0].kind, StmtKind::If { orelse: None, .. }) {
            return false;
        }
        let mark = self.out.mark();
        let (holes, counts) = (self.holes.len(), (self.statements, self.drafted));
        let (unwrapped, declared) = (self.unwrapped.clone(), self.declared.clone());
        let (bound, definitions) = (self.bound.clone(), self.definitions.len());
        let comments = self.comments.clone();
        self.out.origin = Some(rest[0].line);
        self.statements += 1;
        self.drafted += 1;
        let func = self.program.func(self.func);
        let may_end = func.falls_through && func.ret != Ty::None && !func.is_generator;
        let is_left = rest.last().is_some_and(super::statements::leaves);
        if let Ok(true) = self.class_run(rest, is_tail && (is_left || !may_end)) {
            return true;
        }
        self.out.back(mark);
        self.holes.truncate(holes);
        (self.statements, self.drafted) = counts;
        self.unwrapped = unwrapped;
        self.declared = declared;
        self.bound = bound;
        self.definitions.truncate(definitions);
        self.comments = comments;
        false
    }

    /// Statements that are never reached need no Rust.
    pub(super) fn skip_unreachable(&mut self, rest: &[Stmt<'_>]) {
        for stmt in rest {
            let is_counted = !matches!(
                stmt.kind,
                StmtKind::Docstring | StmtKind::Pass | StmtKind::Import
            );
            self.statements += usize::from(is_counted);
            self.drafted += usize::from(is_counted);
            self.out.seen(stmt.line);
            match &stmt.kind {
                StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                    self.skip_unreachable(&body.body);
                    orelse.iter().for_each(|it| self.skip_unreachable(&it.body));
                }
                StmtKind::If { arms, orelse } => {
                    for (index, arm) in arms.iter().enumerate() {
                        if index > 0 {
                            self.statements += 1;
                            self.drafted += 1;
                            self.out.seen(arm.line);
                        }
                        self.skip_unreachable(&arm.body.body);
                    }
                    orelse.iter().for_each(|it| self.skip_unreachable(&it.body));
                }
                StmtKind::Compound(suites, _) => {
                    suites.iter().for_each(|it| self.skip_unreachable(&it.body));
                }
                _ => {}
            }
        }
    }

    /// Comments that stand before a statement, and a blank line if there is one.
    pub(super) fn comments_before(&mut self, stmt: &Stmt<'_>, is_first: bool) {
        let first = self.source.line_at(stmt.span.start);
        let last = match stmt.kind {
            StmtKind::Expr(_)
            | StmtKind::Assign { .. }
            | StmtKind::Augmented { .. }
            | StmtKind::Return(_) => self.source.line_at(stmt.span.end.saturating_sub(1)),
            _ => self
                .source
                .line_at(stmt.head.end.saturating_sub(1).max(stmt.head.start)),
        };
        let at = self.out.lines.len();
        let mut top = first;
        // Upwards over the comments that belong to it.
        while top > 1 && self.comments.get(&(top - 1)).is_some_and(|it| it.0) {
            top -= 1;
        }
        for line in top..=last {
            if let Some((_, text)) = self.comments.remove(&line) {
                self.out.comments.push((at, text));
            }
        }
        // One statement of Python may be several of Rust.
        let is_new = std::mem::replace(&mut self.spaced, top) != top;
        if is_new && !is_first && top > 1 && self.source.line(top - 1).trim().is_empty() {
            self.out.blanks.push(at);
        }
    }
}
