//! What the items of a loop are taken for: texts of the program in them are texts of their own, if a name of the loop
//! goes where such are wanted. Then what it goes through holds these.

use std::rc::Rc;

use super::super::ir::{ExprId, Kind, Target};
use super::super::ty::Ty;
use super::Infer;
use super::flow::differs_by_texts;

impl Infer<'_, '_, '_> {
    /// Tells what a loop goes through of its targets, where their types differ from its items by texts alone.
    pub(super) fn expect_of_loop(&mut self, iter: ExprId, target: &Target) {
        let code = Rc::clone(&self.code);
        let item = self.item_of(&self.types.of(iter).clone());
        match target {
            Target::Var(var) => {
                let ty = self.program.vars[var.at()].ty.clone();
                if ty.is_shared() && differs_by_texts(&item, &ty) {
                    self.expect_items_gone_through(iter, &ty);
                }
            }
            Target::Tuple(targets, None) => {
                let Kind::Call(func, arguments) = &code[iter.at()].kind else {
                    let types = targets.iter().map(|it| self.type_of_target(it));
                    let Some(wanted) = types.collect::<Option<Vec<Ty>>>().map(Ty::Tuple) else {
                        return;
                    };
                    if differs_by_texts(&item, &wanted) {
                        self.expect_items_gone_through(iter, &wanted);
                    }
                    return;
                };
                match (&code[func.at()].kind, targets.as_slice()) {
                    (Kind::Builtin(name), [_, second]) if name == "enumerate" => {
                        if let Some(over) = arguments.first() {
                            self.expect_of_loop(over.value, second);
                        }
                    }
                    (Kind::Builtin(name), targets) if name == "zip" => {
                        for (over, target) in arguments.iter().zip(targets) {
                            if over.stars == 0 && over.name.is_none() {
                                self.expect_of_loop(over.value, target);
                            }
                        }
                    }
                    (Kind::Attribute(object, name), [_, Target::Var(value)])
                        if name == "items" && arguments.is_empty() =>
                    {
                        let ty = self.program.vars[value.at()].ty.clone();
                        let is_open = matches!(self.types.of(*object).some(), Ty::Dict(_, of, _)
                            if differs_by_texts(of, &ty));
                        if ty.is_shared() && is_open {
                            self.expect_item(*object, &ty);
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// Tells what is gone through, as it is or in another order, what its items are.
    fn expect_items_gone_through(&mut self, iter: ExprId, item: &Ty) {
        let code = Rc::clone(&self.code);
        match &code[iter.at()].kind {
            Kind::Call(func, arguments) => match (&code[func.at()].kind, arguments.as_slice()) {
                (Kind::Builtin(name), [over, ..])
                    if matches!(name.as_str(), "reversed" | "sorted" | "list" | "iter")
                        && over.stars == 0 =>
                {
                    self.expect_items_gone_through(over.value, item);
                }
                (Kind::Attribute(object, name), []) if name == "values" => {
                    self.expect_item(*object, item);
                }
                _ => {}
            },
            Kind::Slice(object, _) => self.expect_items_gone_through(*object, item),
            Kind::List(_) if matches!(self.types.of(iter), Ty::List(_)) => {
                let list = Ty::list(item.clone());
                self.expect(iter, &list);
                self.types.exprs[iter.at()] = list;
            }
            _ => self.expect_item(iter, item),
        }
    }

    /// The type of a name that a loop binds.
    fn type_of_target(&self, target: &Target) -> Option<Ty> {
        match target {
            Target::Var(var) => Some(self.program.vars[var.at()].ty.clone()),
            _ => None,
        }
    }
}
