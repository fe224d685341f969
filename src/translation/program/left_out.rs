//! What of the module can't be drafted: its classes and statements, as holes.

use crate::translation::translator::Translator;
use crate::translation::{Definition, Kind as DefinitionKind, Status};
use crate::types::ir::{FuncId, Kind, Stmt, StmtKind, Suite};

impl Translator<'_, '_> {
    /// A class is not drafted yet: what it holds is left out, statement by statement.
    pub(in crate::translation) fn class(&mut self, id: crate::types::ir::ClassId, stmt: &Stmt<'_>) {
        let class = &self.program.classes[id.at()];
        self.out.origin = Some(stmt.line);
        let start = self.out.lines.len();
        self.statements += 1;
        let name = self.camel_name(id);
        if let Some(docstring) = &class.docstring {
            self.doc("///", &docstring.clone());
        }
        self.out.line(format!("pub struct {name};"));
        self.out.line(format!("impl {name} {{"));
        let left = self.fresh("left_out");
        let why = self
            .class_facts
            .refused
            .get(&id)
            .cloned()
            .unwrap_or_else(|| "classes are not drafted yet".to_owned());
        let hole = self.hole(&stmt.head, stmt.line, &why);
        self.out.line(format!("pub fn {left}() {{"));
        self.out.line(format!("{hole};"));
        self.left_out(&class.body, "a class is not drafted yet");
        self.out.line("}");
        self.out.line("}");
        let (line, end_line, name) = (class.line, class.end_line, class.name.clone());
        self.definitions.push(Definition {
            name,
            kind: DefinitionKind::Class,
            line,
            end_line,
            rust_line: start,
            rust_end_line: self.out.lines.len(),
            status: Status::Signature,
        });
    }

    /// Whether a function is a decorator and nothing else, which is read in what it is put around.
    pub(super) fn is_put_around(&self, id: FuncId) -> bool {
        self.program.wrapping.contains_key(&id)
            && !self
                .program
                .exprs
                .iter()
                .any(|it| matches!(it.kind, Kind::Func(of) if of == id))
    }

    /// Holes for all statements of what can't be drafted.
    pub(in crate::translation) fn left_out(&mut self, suite: &Suite<'_>, why: &str) {
        for stmt in &suite.body {
            self.left_out_statement(stmt, why);
        }
    }

    /// A hole for a statement that can't be drafted, and for all in it.
    pub(in crate::translation) fn left_out_statement(&mut self, stmt: &Stmt<'_>, why: &str) {
        if matches!(
            stmt.kind,
            StmtKind::Docstring | StmtKind::Pass | StmtKind::Import
        ) {
            return;
        }
        self.statements += 1;
        self.out.origin = Some(stmt.line);
        let hole = self.hole(&stmt.head, stmt.line, why);
        self.out.line(format!("{hole};"));
        match &stmt.kind {
            StmtKind::Function(id) => {
                let body = &self.program.func(*id).body;
                self.left_out(body, why);
            }
            StmtKind::Class(id) => {
                let body = &self.program.classes[id.at()].body;
                self.left_out(body, why);
            }
            StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                self.left_out(body, why);
                orelse.iter().for_each(|it| self.left_out(it, why));
            }
            StmtKind::If { arms, orelse } => {
                for (index, arm) in arms.iter().enumerate() {
                    if index > 0 {
                        self.statements += 1;
                        self.out.origin = Some(arm.line);
                        let hole = self.hole(&arm.head, arm.line, why);
                        self.out.line(format!("{hole};"));
                    }
                    self.left_out(&arm.body, why);
                }
                orelse.iter().for_each(|it| self.left_out(it, why));
            }
            StmtKind::Compound(suites, _) => suites.iter().for_each(|it| self.left_out(it, why)),
            _ => {}
        }
    }
}
