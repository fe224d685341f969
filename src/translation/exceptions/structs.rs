//! The struct of a class of exceptions, written.

use super::super::Kind as DefinitionKind;
use super::super::names::{camel, snake};
use super::super::translator::Translator;
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ClassId, FuncId, Stmt, StmtKind};
use crate::types::ty::Ty;

/// What an exception's struct holds besides its own fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Core {
    /// The exception that it is derived from.
    Base(ClassId),
    /// What it was made with.
    Args,
    /// The text that it was made with.
    Message,
    /// Its own text says all.
    Nothing,
}

impl Translator<'_, '_> {
    /// Writes a class of exceptions.
    pub(in super::super) fn exception_class(
        &mut self,
        id: ClassId,
        stmt: &Stmt<'_>,
        is_public: bool,
    ) {
        let class = &self.program.classes[id.at()];
        let (start, holes) = (self.out.lines.len(), self.holes.len());
        let is_live = self
            .variants
            .keys()
            .any(|it| exceptions::catches(self.program, Exc::Own(id), *it));
        if !self.has_own_struct(Exc::Own(id))
            || !is_live && self.program.classes.len() > id.at() && {
                let body = &class.body.body;
                body.iter()
                    .all(|it| matches!(it.kind, StmtKind::Docstring | StmtKind::Pass))
            }
        {
            // The variant of the enum says all of it.
            self.statements += 1;
            self.drafted += 1;
            self.out.seen(stmt.line);
            for stmt in &class.body.body {
                if matches!(stmt.kind, StmtKind::Expr(_) | StmtKind::Assign { .. }) {
                    self.statements += 1;
                    self.drafted += 1;
                    self.out.seen(stmt.line);
                }
            }
            return;
        }
        if !self.is_known_exception(id) {
            self.class(id, stmt);
            return;
        }
        self.statements += 1;
        self.drafted += 1;
        self.out.origin = Some(stmt.line);
        if let Some(docstring) = &class.docstring {
            self.doc("///", &docstring.clone());
        }
        let name = camel(&class.name);
        let public = if is_public { "pub " } else { "" };
        let core = self.core_of(id);
        let mut fields = Vec::new();
        match core {
            Core::Base(above) => fields.push((
                "base".to_owned(),
                camel(&self.program.classes[above.at()].name),
            )),
            Core::Args => {
                let ty = self.args_of(id).unwrap_or(Ty::Tuple(Vec::new()));
                fields.push(("args".to_owned(), self.rust_type(&ty)));
            }
            Core::Message => fields.push((self.message_field(id).to_owned(), "String".to_owned())),
            Core::Nothing => {}
        }
        let own = self.own_fields(id);
        for (field, ty) in &own {
            fields.push((snake(field), self.rust_type(ty)));
        }
        for (field, ty, _) in &self.constant_fields(id) {
            fields.push((snake(field), self.rust_type(ty)));
        }
        if self.caused.contains(&Exc::Own(id)) {
            fields.push((
                "cause".to_owned(),
                format!("Option<Box<{}>>", self.error_name),
            ));
        }
        self.out.line("#[derive(Debug, Clone)]");
        self.out.line(format!("{public}struct {name} {{"));
        for (field, rust) in &fields {
            self.out.line(format!("{field}: {rust},"));
        }
        self.out.line("}");
        let functions: Vec<FuncId> = class
            .body
            .body
            .iter()
            .filter_map(|it| match it.kind {
                StmtKind::Function(id) => Some(id),
                _ => None,
            })
            .collect();
        if !functions.is_empty() {
            self.out.line(format!("impl {name} {{"));
            for function in functions {
                if self.program.func(function).name == "__init__" {
                    let fields: Vec<String> = fields.iter().map(|it| it.0.clone()).collect();
                    self.exception_new(id, function, &fields, core, is_public);
                } else {
                    self.function(function, is_public);
                }
            }
            self.out.line("}");
        }
        self.out.origin = Some(stmt.line);
        let shown = if exceptions::own_method(self.program, id, "__str__").is_some() {
            "f.write_str(&self.to_text())".to_owned()
        } else {
            match core {
                Core::Base(_) => "self.base.fmt(f)".to_owned(),
                Core::Message => format!("f.write_str(&self.{})", self.message_field(id)),
                Core::Nothing => "Ok(())".to_owned(),
                Core::Args => match self.args_shown(id) {
                    Ok(text) => format!("write!(f, \"{{}}\", {text})"),
                    Err(refusal) => {
                        let line = stmt.line;
                        self.hole(&stmt.head.clone(), line, &refusal.0)
                    }
                },
            }
        };
        self.out
            .line(format!("impl std::fmt::Display for {name} {{"));
        self.out
            .line("fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {");
        self.out.line(shown);
        self.out.line("}");
        self.out.line("}");
        self.out
            .line(format!("impl std::error::Error for {name} {{}}"));
        let class = &self.program.classes[id.at()];
        let lines = (class.line, class.end_line);
        self.define(
            class.name.clone(),
            DefinitionKind::Class,
            lines,
            (start, holes),
        );
    }
}

/// Whether a value holds an error as it is, and not in a list: in an error that would have no end.
pub(super) fn holds_error(ty: &Ty) -> bool {
    match ty {
        Ty::Error(_) => true,
        Ty::Option(of) => holds_error(of),
        Ty::Tuple(parts) | Ty::Union(parts) => parts.iter().any(holds_error),
        _ => false,
    }
}
