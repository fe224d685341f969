//! `with` over files and temporary folders: the value, the body, and what closes it where that shows.

use rustpython_ast::{self as ast, Expr};

use super::super::ir::{ExprId, Kind, Stmt, StmtKind, Target, VarId};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::source::Span;
use crate::python::syntax::span;

/// What a `with` holds open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// A file; and whether closing it shows.
    File { is_written: bool },
    /// A temporary folder, whose name the body gets.
    Folder,
}

impl<'a> Builder<'a, '_> {
    /// What an item holds open, if it is a file or a folder with a plain name.
    pub(super) fn held_file(&self, item: &'a ast::WithItem) -> Option<Held> {
        let Expr::Call(call) = &item.context_expr else {
            return None;
        };
        if !matches!(item.optional_vars.as_deref(), None | Some(Expr::Name(_))) {
            return None;
        }
        let mut imported = String::new();
        self.names.resolve(
            &call.func,
            |_| true,
            |found| found.clone_into(&mut imported),
        );
        let mode = match (&*call.func, imported.as_str()) {
            (_, "tempfile.TemporaryDirectory") => return Some(Held::Folder),
            (_, "io.StringIO" | "io.BytesIO") => return Some(Held::File { is_written: false }),
            (Expr::Name(name), "") if name.id.as_str() == "open" && !self.is_bound("open") => 1,
            (Expr::Attribute(method), "") if method.attr.as_str() == "open" => 0,
            _ => return None,
        };
        let keyword = call.arguments.find_keyword("mode").map(|it| &it.value);
        let mode = keyword.or_else(|| call.arguments.args.get(mode));
        let is_written = match mode {
            None => false,
            Some(Expr::StringLiteral(mode)) => mode.value.to_str().contains(['w', 'a', 'x', '+']),
            Some(_) => true,
        };
        Some(Held::File { is_written })
    }

    /// Whether the file itself gives a name its meaning.
    fn is_bound(&self, name: &str) -> bool {
        self.frames
            .iter()
            .any(|it| it.bound.names.contains_key(name) || it.bound.globals.contains(name))
    }

    /// The statements that such an item stands for, with those of the body between them.
    pub(super) fn with_file(
        &mut self,
        held: Held,
        item: &'a ast::WithItem,
        inner: impl FnOnce(&mut Self) -> Vec<Stmt<'a>>,
    ) -> Vec<Stmt<'a>> {
        let place = span(item);
        let start = self.next();
        let value = self.expr(&item.context_expr);
        let name = item.optional_vars.as_deref().and_then(bare_name);
        let assign = |var: VarId, value: ExprId| StmtKind::Assign {
            targets: vec![Target::Var(var)],
            value,
            annotation: None,
        };
        let var = match (name, held) {
            (Some(name), Held::File { .. }) => self.bind(name),
            (_, Held::File { .. }) => self.own_variable("file"),
            (_, Held::Folder) => self.own_variable("temporary"),
        };
        let mut stmts = vec![self.made(assign(var, value), &place, start)];
        if let (Some(name), Held::Folder) = (name, held) {
            let start = self.next();
            self.occur(var, false);
            let object = self.push(Kind::Var(var), place.clone());
            let value = self.push(Kind::Attribute(object, "name".to_owned()), place.clone());
            let var = self.bind(name);
            stmts.push(self.made(assign(var, value), &place, start));
        }
        stmts.extend(inner(self));
        let is_closed = held != Held::File { is_written: false };
        if is_closed && self.frame().env.is_some() {
            let line = stmts.last().map(|it| it.line);
            let mut closed = self.closed(var, &place);
            closed.line = line.unwrap_or(closed.line);
            stmts.push(closed);
        }
        stmts
    }

    pub(super) fn own_variable(&mut self, name: &str) -> VarId {
        let func = self.frame().func;
        let var = self.new_var(name, func, false);
        self.occur(var, true);
        var
    }

    fn closed(&mut self, var: VarId, place: &Span) -> Stmt<'a> {
        let start = self.next();
        self.occur(var, false);
        let object = self.push(Kind::Var(var), place.clone());
        let func = self.push(
            Kind::Attribute(object, "__exit__".to_owned()),
            place.clone(),
        );
        let call = self.push(Kind::Call(func, Vec::new()), place.clone());
        self.made(StmtKind::Expr(call), place, start)
    }
}
