//! Named tuples that are made by a call.

use super::super::class_form::{ClassForm, Declared};
use super::super::ir::{ClassId, Nature, StmtKind, Suite};
use super::Builder;
use rustc_hash::FxHashMap;
use rustpython_ast as ast;
use rustpython_text_size::Ranged;

impl<'a> Builder<'a, '_> {
    /// Notes the named tuples that a module makes by `namedtuple(..)`: each is a class.
    pub(super) fn note_named_tuples(&mut self, suite: &'a [ast::Stmt]) {
        for stmt in suite {
            let ast::Stmt::Assign(assign) = stmt else {
                continue;
            };
            let [target] = &*assign.targets else {
                continue;
            };
            let Some(name) = crate::python::names::bare_name(target) else {
                continue;
            };
            let Some(names) = self.named_tuple(name, &assign.value) else {
                continue;
            };
            if self.frame().bound.names.get(name) != Some(&1) {
                continue;
            }
            let at = u32::try_from(self.program.classes.len()).unwrap_or(u32::MAX);
            let id = ClassId::new(at);
            let span = crate::python::syntax::span(stmt);
            let line = self.line(span.start);
            let fields = names.into_iter().map(|name| Declared {
                name,
                annotation: None,
                default: None,
                is_fresh: false,
                is_given: true,
                is_shown: true,
                is_compared: true,
                is_keyword_only: false,
                span: span.clone(),
                line,
            });
            let fields = fields.collect();
            self.program.classes.push(super::super::ir::Class {
                id,
                name: name.to_owned(),
                def: None,
                body: Suite::default(),
                methods: Vec::new(),
                methods_of_name: FxHashMap::default(),
                form: ClassForm::Tuple,
                keys: None,
                bases: Vec::new(),
                is_total: false,
                is_protocol: false,
                fields,
                members: Vec::new(),
                attributes: Vec::new(),
                aliases: Vec::new(),
                assigned: Vec::new(),
                line,
                end_line: self.line(span.end.saturating_sub(1)),
                span: span.clone(),
                docstring: None,
            });
            self.known_classes.insert(span.start, id);
            self.frame().classes.insert(name, id);
        }
    }

    /// The names of the fields in `Name = namedtuple("Name", "a b")`; by another name it would show itself otherwise.
    fn named_tuple(&self, name: &str, value: &'a ast::Expr) -> Option<Vec<String>> {
        let ast::Expr::Call(call) = value else {
            return None;
        };
        if !self
            .names
            .resolves_to(&call.func, &["collections.namedtuple"])
            || !call.arguments.keywords.is_empty()
        {
            return None;
        }
        let [said, fields] = &*call.arguments.args else {
            return None;
        };
        let text = |it: &ast::Expr| match it {
            ast::Expr::StringLiteral(text) => Some(text.value.to_str().to_owned()),
            _ => None,
        };
        if text(said).as_deref() != Some(name) {
            return None;
        }
        match fields {
            ast::Expr::List(list) => list.elts.iter().map(text).collect(),
            ast::Expr::Tuple(tuple) => tuple.elts.iter().map(text).collect(),
            one => {
                let text = text(one)?.replace(',', " ");
                Some(text.split_whitespace().map(str::to_owned).collect())
            }
        }
    }

    /// Reads an assignment that makes a named tuple.
    pub(super) fn read_named_tuple(&mut self, assign: &'a ast::StmtAssign) -> Option<StmtKind<'a>> {
        let id = self
            .known_classes
            .get(&assign.range().start().to_usize())
            .copied()?;
        if self.program.classes[id.at()].def.is_some() {
            return None;
        }
        let around = self.frame().block;
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.program.classes[id.at()].body.block = Some(block);
        self.init_of_fields(id);
        Some(StmtKind::Class(id))
    }
}
