//! The names that tasks are given where they are made.

use super::super::translator::Translator;
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a task is asked for its name, and a name is computed where a task is made.
    pub(super) fn asks_for_computed_names(&self) -> bool {
        let asks = self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Attribute(object, name)
                if name == "get_name" && matches!(self.ty(*object).some(), Ty::Task(..)))
        });
        asks && self
            .names_given()
            .any(|name| name.is_some_and(|it| !matches!(self.kind(it.value), Kind::Str(_))))
    }

    /// Whether each task has a name of its own.
    pub(super) fn are_all_named(&self) -> bool {
        self.names_given().all(|it| it.is_some())
    }

    /// The names that tasks are given, by the calls that make them.
    fn names_given(&self) -> impl Iterator<Item = Option<&Argument>> {
        self.program.exprs.iter().filter_map(|it| match &it.kind {
            Kind::Call(func, arguments) if self.makes_task(*func) => Some(
                arguments
                    .iter()
                    .find(|it| it.name.as_deref() == Some("name")),
            ),
            _ => None,
        })
    }

    fn makes_task(&self, func: ExprId) -> bool {
        match self.kind(func) {
            Kind::Import(name) => {
                matches!(
                    name.as_str(),
                    "asyncio.create_task" | "asyncio.ensure_future"
                )
            }
            Kind::Attribute(_, name) => name == "create_task",
            _ => false,
        }
    }

    /// Whether a text is put together from numbers and texts alone, so that nothing shows whether it is made.
    pub(super) fn is_plain_text(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Format(_) | Kind::Binary(..) => self
                .kind(id)
                .parts()
                .into_iter()
                .all(|it| self.is_plain_text(it)),
            _ => {
                self.is_simple(id)
                    && (self.ty(id).is_text() || matches!(self.ty(id), Ty::Int | Ty::Lit))
            }
        }
    }
}
