//! Whether anything looks at the ends of the lines that a loop over a file gives.

use super::translator::Translator;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Target, VarId};

impl Translator<'_, '_> {
    /// Whether the lines of a file may be given without their ends, carriage returns included where they are
    /// given as they are.
    pub(super) fn leaves_ends(&self, file: ExprId, are_raw: bool) -> bool {
        let mut lines = Vec::new();
        for func in &self.program.funcs {
            func.body
                .body
                .iter()
                .for_each(|it| self.note_lines(it, file, &mut lines));
        }
        for expr in &self.program.exprs {
            if let Kind::Comprehension(comprehension) = &expr.kind {
                for generator in &comprehension.generators {
                    lines.extend(self.line_variable(&generator.target, generator.iter, file));
                }
            }
        }
        let [line] = lines.as_slice() else {
            return false;
        };
        let mut parents: Vec<Option<ExprId>> = vec![None; self.program.exprs.len()];
        let ids = self.program.expr_ids();
        for id in ids.clone() {
            for part in self.kind(id).parts() {
                parents[part.at()] = Some(id);
            }
        }
        let mut uses = ids.filter(|it| matches!(self.kind(*it), Kind::Var(var) if var == line));
        uses.all(|it| self.ignores_end(it, &parents, are_raw))
    }

    fn note_lines(&self, stmt: &Stmt<'_>, file: ExprId, lines: &mut Vec<VarId>) {
        if let StmtKind::For { target, iter, .. } = &stmt.kind {
            lines.extend(self.line_variable(target, *iter, file));
        }
        for suite in stmt.suites() {
            suite
                .body
                .iter()
                .for_each(|it| self.note_lines(it, file, lines));
        }
    }

    /// The variable that a loop over a file, or over its numbered lines, gives a line to.
    fn line_variable(&self, target: &Target, over: ExprId, file: ExprId) -> Option<VarId> {
        match (target, self.kind(over)) {
            (Target::Var(var), _) if over == file => Some(*var),
            (Target::Tuple(targets, None), Kind::Call(func, arguments))
                if matches!(self.kind(*func), Kind::Builtin(name) if name == "enumerate")
                    && arguments.first().is_some_and(|it| it.value == file) =>
            {
                match targets.as_slice() {
                    [_, Target::Var(line)] => Some(*line),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether a text stands where an end of a line at its end makes no difference.
    fn ignores_end(&self, text: ExprId, parents: &[Option<ExprId>], are_raw: bool) -> bool {
        let Some(parent) = parents[text.at()] else {
            return false;
        };
        match self.kind(parent) {
            Kind::Compare(left, rest) => match rest.as_slice() {
                [(op, right)] => {
                    *right == text
                        && matches!(op, rustpython_ast::CmpOp::In | rustpython_ast::CmpOp::NotIn)
                        && self.has_no_end(*left)
                }
                _ => false,
            },
            Kind::Call(func, arguments) => {
                matches!(self.kind(*func), Kind::Builtin(name) if name == "int" || name == "float")
                    && arguments.len() == 1
            }
            Kind::Attribute(_, name) => {
                let Some(call) = parents[parent.at()] else {
                    return false;
                };
                let Kind::Call(func, arguments) = self.kind(call) else {
                    return false;
                };
                if *func != parent {
                    return false;
                }
                let given: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
                match (name.as_str(), given.as_slice()) {
                    ("strip" | "rstrip" | "split", []) => true,
                    ("strip" | "rstrip", [chars]) => {
                        matches!(self.kind(*chars), Kind::Str(chars)
                            if chars.contains('\n') && (!are_raw || chars.contains('\r')))
                    }
                    ("startswith" | "count" | "find", [of]) => self.has_no_end(*of),
                    ("lower" | "upper" | "casefold", []) => {
                        self.ignores_end(call, parents, are_raw)
                    }
                    ("replace", [from, to]) if self.has_no_end(*from) && self.has_no_end(*to) => {
                        self.ignores_end(call, parents, are_raw)
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// Whether it is a text in which no line ends, and which is not empty.
    fn has_no_end(&self, id: ExprId) -> bool {
        matches!(self.kind(id), Kind::Str(text) if !text.is_empty() && !text.contains(['\n', '\r']))
    }
}
