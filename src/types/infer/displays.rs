//! Lists and tuples as they are written, in the heads of loops too.

use super::super::ir::{ExprId, Kind, Target};
use super::super::ty::Ty;
use super::Infer;

impl Infer<'_, '_, '_> {
    /// A tuple of one type that is gone through or asked by a computed place is used as a list is.
    pub(super) fn as_list(&mut self, id: ExprId) {
        if let (Kind::Var(var), Ty::Tuple(items)) =
            (self.program.kind(id).clone(), self.types.of(id).clone())
            && items.len() > 1
        {
            let item = items.iter().fold(Ty::Unknown, |a, b| a.join(b));
            if item.is_known() && items.iter().all(|it| it == &item || item.is_text()) {
                self.join_var(var, &Ty::Tuples(Box::new(item)));
            }
        }
        // Texts that a loop goes through are of one type, also if one is a character, and lists of them, too.
        if let (Kind::Tuple(_), Ty::Tuple(items)) = (self.program.kind(id), self.types.of(id))
            && (items.iter().all(|it| matches!(it, Ty::List(_))) || items.iter().all(Ty::is_text))
        {
            let item = items.iter().fold(Ty::Unknown, |a, b| a.join(b));
            if item.is_known() {
                self.types.exprs[id.at()] = Ty::Tuple(vec![item; items.len()]);
            }
        }
        self.as_rows(id);
    }

    /// Rows that stand in the head of a loop are of one type: `for value, text in ((1000, "M"), (900, "CM"))`.
    fn as_rows(&mut self, id: ExprId) {
        let (Kind::Tuple(rows), Ty::Tuple(types)) =
            (self.program.kind(id).clone(), self.types.of(id).clone())
        else {
            return;
        };
        let row = types.iter().fold(Ty::Unknown, |a, b| a.join(b));
        let are_rows = types.iter().all(|it| matches!(it, Ty::Tuple(_)));
        if are_rows && rows.len() == types.len() && matches!(row, Ty::Tuple(_)) && row.is_known() {
            rows.iter().for_each(|it| self.expect(*it, &row));
            self.types.exprs[id.at()] = Ty::Tuple(vec![row; types.len()]);
        }
    }

    /// Lists that stand in the head of a loop are what its variable takes.
    pub(super) fn settle_display(&mut self, iter: ExprId, target: &Target) {
        if let (Kind::Tuple(_), Ty::Tuple(items), Target::Var(var)) =
            (self.program.kind(iter), self.types.of(iter), target)
            && items.iter().all(|it| matches!(it, Ty::List(_)))
        {
            let ty = self.program.var(*var).ty.clone();
            if ty.is_known() && matches!(ty, Ty::List(_)) {
                self.types.exprs[iter.at()] = Ty::Tuple(vec![ty; items.len()]);
            }
        }
    }

    /// Expressions, where a starred item gives its own items.
    pub(super) fn items(&mut self, ids: &[ExprId]) -> Ty {
        let mut joined = Ty::Unknown;
        for id in ids {
            let ty = match self.program.kind(*id) {
                Kind::Starred(inner) => {
                    let inner = *inner;
                    let ty = self.expr(inner).item();
                    self.types.exprs[id.at()].clone_from(&ty);
                    ty
                }
                _ => self.expr(*id),
            };
            joined = joined.join(&ty);
        }
        joined
    }
}
