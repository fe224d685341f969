//! `asyncio.wait(tasks, ..)`: those that have ended, and those that have not.

use super::super::code::{Code, holds_guard};
use super::super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `await asyncio.wait(tasks, timeout=.., return_when=..)`. Both sets are lists here, in the order of the tasks:
    /// that of Python's sets shows nothing.
    pub(super) fn waited_for_some(&mut self, arguments: &[Argument], ty: Ty) -> Res<Code> {
        let Some((tasks, rest)) = arguments.split_first() else {
            return refuse("wait for nothing");
        };
        let (Ty::List(of), false) = (self.ty(tasks.value), tasks.stars > 0) else {
            return refuse("wait for what is no list of tasks");
        };
        let Ty::Task(_, runs) = &**of else {
            return refuse("wait for what is no list of tasks");
        };
        let fails = self.any_fails(&runs.clone());
        let (mut limit, mut is_first) = (None, false);
        for argument in rest {
            match argument.name.as_deref() {
                Some("timeout") if argument.stars == 0 => limit = Some(argument.value),
                Some("return_when") if argument.stars == 0 => {
                    is_first = match self.kind(argument.value) {
                        Kind::Import(name) if name == "asyncio.FIRST_COMPLETED" => true,
                        Kind::Import(name) if name == "asyncio.ALL_COMPLETED" => false,
                        // What never fails ends when all have.
                        Kind::Import(name) if name == "asyncio.FIRST_EXCEPTION" && !fails => false,
                        _ => return refuse("a wait of this kind"),
                    };
                }
                _ => return refuse("wait with these arguments"),
            }
        }
        let is_made = !matches!(self.kind(tasks.value), Kind::Var(_) | Kind::Attribute(..));
        let code = self.expr(tasks.value)?;
        let (made, list) = if is_made {
            let name = self.fresh("tasks");
            (format!("let {name} = {}; ", code.text), format!("&{name}"))
        } else {
            (String::new(), self.reference(code).text)
        };
        if holds_guard(&list) || holds_guard(&made) {
            return refuse("a list of tasks that others change");
        }
        self.need_crate("futures", "0.3", &[]);
        let helper = self.helper(if is_first { "first_ended" } else { "all_ended" });
        let text = match self.limit_if_any(limit)? {
            None => format!("{helper}({list}).await"),
            Some(limit) => {
                self.import("tokio::time::timeout");
                format!("{{ let _ = timeout({limit}, {helper}({list})).await; }}")
            }
        };
        let parted = self.helper("parted_by_end");
        Ok(Code::tight(
            format!("{{ {made}{text}; {parted}({list}) }}"),
            ty,
        ))
    }

    fn limit_if_any(&mut self, limit: Option<ExprId>) -> Res<Option<String>> {
        match limit {
            None => Ok(None),
            Some(limit) if matches!(self.kind(limit), Kind::None) => Ok(None),
            Some(limit) => self.limit(limit).map(Some),
        }
    }
}
