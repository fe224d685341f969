//! Which expressions stand in a part of a file, without looking at all of them.

use super::ids::ExprId;
use super::ir::{Expr, Program};
use crate::python::source::Span;

/// The expressions of a program, in the order of their places.
#[derive(Debug, Default)]
pub(crate) struct Within {
    by_start: Vec<ExprId>,
    by_position: Vec<ExprId>,
}

impl Within {
    /// Sorts the expressions of a program, to which none may be added afterwards.
    pub(crate) fn of(program: &Program<'_>) -> Self {
        let count = u32::try_from(program.exprs.len()).unwrap_or(u32::MAX);
        let all: Vec<ExprId> = (0..count).map(ExprId).collect();
        let (mut by_start, mut by_position) = (all.clone(), all);
        by_start.sort_by_key(|it| program.expr(*it).span.start);
        by_position.sort_by_key(|it| program.expr(*it).position);
        Self {
            by_start,
            by_position,
        }
    }

    /// The expressions whose text lies within a text, in bytes.
    pub(crate) fn span<'p>(
        &'p self,
        program: &'p Program<'_>,
        span: &Span,
    ) -> impl Iterator<Item = (ExprId, &'p Expr)> {
        let (start, end) = (span.start, span.end);
        let all = &self.by_start;
        let first = all.partition_point(|it| program.expr(*it).span.start < start);
        all[first..]
            .iter()
            .map(|it| (*it, program.expr(*it)))
            .take_while(move |(_, it)| it.span.start <= end)
            .filter(move |(_, it)| it.span.end <= end)
    }

    /// The expressions that are computed from one position to another, both included.
    pub(crate) fn positions<'p>(
        &'p self,
        program: &'p Program<'_>,
        first: u32,
        last: u32,
    ) -> impl Iterator<Item = (ExprId, &'p Expr)> {
        let all = &self.by_position;
        let begin = all.partition_point(|it| program.expr(*it).position < first);
        all[begin..]
            .iter()
            .map(|it| (*it, program.expr(*it)))
            .take_while(move |(_, it)| it.position <= last)
    }
}
