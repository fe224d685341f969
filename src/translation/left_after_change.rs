//! Loops that change what they go through right before they are left: nobody goes on with what was borrowed.

use super::for_parts::ForParts;
use super::seq::{Item, Seq};
use super::stepwise_loops::Part;
use super::translator::{Res, Translator};
use super::variables::Global;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite, VarId};
use crate::types::ty::{DictKind, Ty};

/// What a loop goes through, and binds.
struct Loop<'l> {
    /// The variable that is, or holds, the container.
    root: VarId,
    /// The field of it that the container is.
    field: Option<&'l str>,
    /// What the loop binds to borrowed items.
    borrowed: Vec<VarId>,
}

impl Translator<'_, '_> {
    /// The variable whose container a loop goes through, if each change of that in its body is followed by the
    /// end of the loop; and whether the item is looked at from there on.
    pub(super) fn left_after_change(&self, whole: ForParts<'_, '_>) -> Option<(VarId, bool)> {
        let ForParts {
            target, iter, body, ..
        } = whole;
        let (over, _) = self.part_gone_through(self.numbered(iter));
        let (root, field) = match self.kind(over) {
            Kind::Var(root) => (*root, None),
            Kind::Attribute(object, name) => match (self.kind(*object), self.ty(*object)) {
                (Kind::Var(me), Ty::Instance(class)) if !class.is_counted() => {
                    (*me, Some(name.as_str()))
                }
                _ => return None,
            },
            _ => return None,
        };
        let is_container = matches!(self.ty(over), Ty::List(_) | Ty::Dict(..) | Ty::Deque(_));
        let is_here = matches!(self.binding(root).global, None | Some(Global::Moved(_)));
        if !is_container || !is_here || self.program.var(root).is_captured || self.in_trait {
            return None;
        }
        let mut bound = Vec::new();
        target.vars(&mut bound);
        let borrowed = |it: &VarId| !self.program.var(*it).ty.is_copy();
        bound.retain(borrowed);
        let are_small = bound.iter().all(|it| !self.program.var(*it).ty.is_shared());
        let mut all = Loop {
            root,
            field,
            borrowed: bound,
        };
        if self.is_left_after(&all, body) {
            return Some((root, false));
        }
        all.borrowed.clear();
        (are_small && self.is_left_after(&all, body)).then_some((root, true))
    }

    /// The values of a container of its own for a loop that looks at an item which it has taken out: texts, and
    /// what else is no object.
    pub(super) fn copied_to_be_left(&mut self, iter: ExprId) -> Res<Option<Seq>> {
        let (over, part) = self.part_gone_through(iter);
        let ty = self.ty(over).clone();
        let item = match (&ty, part) {
            (Ty::List(item), Part::Items) => (**item).clone(),
            (Ty::Dict(key, _, DictKind::Plain), Part::Items) => (**key).clone(),
            (Ty::Dict(key, value, DictKind::Plain), Part::Entries) => {
                Ty::Tuple(vec![(**key).clone(), (**value).clone()])
            }
            _ => return Ok(None),
        };
        if item.is_shared() || !self.has_known_rust(&ty) || !self.has_known_rust(&item) {
            return Ok(None);
        }
        let place = self.place(over)?;
        let receiver = place.receiver();
        let text = match (&ty, part) {
            (Ty::Dict(key, ..), Part::Items) => {
                let each = if key.is_copy() { "copied" } else { "cloned" };
                format!("{receiver}.keys().{each}().collect::<Vec<_>>()")
            }
            _ => format!("{receiver}.clone()"),
        };
        let seq = Seq::new(format!("{text}.into_iter()"), Item::Value, item);
        Ok(Some(seq.in_for(text)))
    }

    /// Whether a suite changes the container of a loop only right before it leaves the loop.
    fn is_left_after(&self, all: &Loop<'_>, suite: &Suite<'_>) -> bool {
        for (at, stmt) in suite.body.iter().enumerate() {
            if self.leaves_alone_within(all, (stmt.start, stmt.end)) {
                continue;
            }
            match &stmt.kind {
                StmtKind::If { arms, orelse } => {
                    let tests = arms.iter().map(|it| self.span_of(it.test));
                    let mut suites = arms.iter().map(|it| &it.body).chain(orelse);
                    if !tests
                        .into_iter()
                        .all(|it| self.leaves_alone_within(all, it))
                        || !suites.all(|it| self.is_left_after(all, it))
                    {
                        return false;
                    }
                }
                _ => return self.leaves_at_once(all, &suite.body[at..]),
            }
        }
        true
    }

    /// Whether statements lead out of the loop one after the other, and none looks at what the loop has bound.
    fn leaves_at_once(&self, all: &Loop<'_>, rest: &[Stmt<'_>]) -> bool {
        let (Some(first), Some(last)) = (rest.first(), rest.last()) else {
            return false;
        };
        let is_out = matches!(last.kind, StmtKind::Return(_) | StmtKind::Break);
        let is_seen = all.borrowed.iter().any(|var| {
            let mut uses = self.program.var(*var).occurrences.iter();
            uses.any(|it| (first.start..=last.end).contains(&it.position))
        });
        is_out && !is_seen && rest.iter().all(|it| it.suites().is_empty())
    }

    /// Whether nothing between two positions changes a container, or uses what holds it but for other fields.
    fn leaves_alone_within(&self, all: &Loop<'_>, (from, to): (u32, u32)) -> bool {
        let info = self.program.var(all.root);
        let ty = info.ty.some();
        if self
            .changes
            .are_none(from, to, |part| self.holds(ty, part, 0))
        {
            return true;
        }
        let Some(field) = all.field else {
            let mut uses = info.occurrences.iter();
            return !uses.any(|it| (from..=to).contains(&it.position));
        };
        let apart = self.exprs_between(from, to).filter(|it| match &it.kind {
            Kind::Attribute(of, name) => {
                matches!(self.kind(*of), Kind::Var(var) if *var == all.root)
                    && name != field
                    && matches!(self.ty(*of), Ty::Instance(class)
                        if self.field_type(*class, name).is_some()
                            && self.program.property(*class, name).is_none())
            }
            _ => false,
        });
        let uses = info.occurrences.iter();
        let uses = uses.filter(|it| (from..=to).contains(&it.position));
        uses.count() <= apart.count()
    }
}
