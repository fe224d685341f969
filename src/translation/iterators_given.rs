//! Iterators that functions are given and give back: `impl Iterator` in signatures, and what calls pass.

use super::iterators::moving;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, FuncId, Kind, Stmt, StmtKind, Suite, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What the items of a parameter are that is an iterator, if Rust has a form for it.
    pub(super) fn iterator_param(&self, var: VarId) -> Option<Ty> {
        let info = self.program.var(var);
        let Ty::Iter(item) = &info.ty else {
            return None;
        };
        let func = self.program.func(info.func);
        let is_virtual = func
            .class
            .is_some_and(|it| self.is_virtual(it, &func.name) || func.is_abstract);
        let defs = info.assignments();
        let is_fit = info.is_param
            && !info.is_captured
            && !info.is_handed
            && defs <= 1
            && func.name != "lambda"
            && !is_virtual
            && !self.may_keep_iterator(func)
            && !func.is_value
            && self.has_rust(item);
        is_fit.then(|| (**item).clone())
    }

    /// Whether a function makes an instance that has an iterator in a field.
    fn may_keep_iterator(&self, func: &crate::types::ir::Func<'_>) -> bool {
        let makes = func.name == "__init__" && !func.is_synthetic;
        match func.class.filter(|_| makes) {
            Some(class) => {
                let mut fields = self.class_facts.fields_of(class);
                fields.any(|(_, ty)| ty.holds(&|it| matches!(it, Ty::Iter(_))))
            }
            None => func.is_synthetic,
        }
    }

    /// Such a parameter in a signature.
    pub(super) fn iterator_in_signature(&mut self, var: VarId, item: &Ty) -> String {
        let name = self.binding(var).name.clone();
        let rust = self.rust_type(item);
        let mut seq = Seq::new(name.clone(), Item::Value, item.clone());
        seq.is_double = false;
        self.iterators.insert(var, seq);
        self.declared.insert(var);
        let needs_mut = if self.is_asked(var) || self.is_tested(var) {
            "mut "
        } else {
            ""
        };
        format!("{needs_mut}{name}: impl Iterator<Item = {rust}>")
    }

    /// Whether the items of an iterator are asked until one says yes or no, which leaves the others in it:
    /// `all(test(x) for x in items)`.
    fn is_tested(&self, iterator: VarId) -> bool {
        let goes_through = |it: ExprId| match self.kind(it) {
            Kind::Var(var) => *var == iterator,
            Kind::Comprehension(of) => matches!(of.generators.as_slice(), [only]
                if only.conditions.is_empty()
                    && matches!(self.kind(only.iter), Kind::Var(var) if *var == iterator)),
            _ => false,
        };
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Call(func, given) => {
                matches!(self.kind(*func), Kind::Builtin(name) if matches!(&**name, "all" | "any"))
                    && given.first().is_some_and(|it| goes_through(it.value))
            }
            _ => false,
        })
    }

    /// An iterator as an argument.
    pub(super) fn iterator_argument(&mut self, value: ExprId, item: &Ty) -> Res<String> {
        if let Kind::List(items) | Kind::Tuple(items) = self.kind(value)
            && items.is_empty()
            && self.has_rust(item)
        {
            self.import("std::iter");
            return Ok("iter::empty()".to_owned());
        }
        // A display is made as what is wanted.
        if let Kind::List(items) | Kind::Tuple(items) = self.kind(value)
            && !items.is_empty()
            && !matches!(self.ty(value), Ty::List(of) | Ty::Tuples(of) if **of == *item)
            && !items
                .iter()
                .any(|it| matches!(self.kind(*it), Kind::Starred(_)))
        {
            let items = self.values(&items.clone(), item)?;
            return Ok(format!("[{items}].into_iter()"));
        }
        let seq = self.iterate(value)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        if seq.is_plain_range && seq.ty == *item {
            return Ok(seq.text);
        }
        self.owned_items(seq, item)
    }

    /// Whether a function gives an iterator back, in one place, at its end.
    pub(super) fn gives_iterator(&self, id: FuncId) -> bool {
        let func = self.program.func(id);
        let Ty::Iter(item) = &func.ret else {
            return false;
        };
        let returns_last = matches!(
            func.body.body.last().map(|it| &it.kind),
            Some(StmtKind::Return(Some(_)))
        );
        !func.is_generator
            && func.refused.is_none()
            && !func.falls_through
            && !func.is_value
            && func
                .class
                .is_none_or(|it| !self.is_virtual(it, &func.name) && !func.is_abstract)
            && self.has_rust(item)
            && !self.raises.fails(id)
            && returns_last
            && returns(&func.body) == 1
    }

    /// Whether a call of a function is an iterator of Rust.
    pub(super) fn is_iterated(&self, id: FuncId) -> bool {
        if self.program.func(id).is_generator {
            self.is_generated(id)
        } else {
            self.gives_iterator(id)
        }
    }

    /// Gives an iterator back.
    pub(super) fn return_iterator(&mut self, value: ExprId) -> Res<()> {
        let item = self.program.func(self.func).ret.item();
        let seq = self.iterate(value)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let text = self.owned_items(seq, &item)?;
        // What the chain uses goes with it.
        self.out.line(moving(&text));
        Ok(())
    }
}

/// How often statements give something back.
fn returns(suite: &Suite<'_>) -> usize {
    let of_stmt = |stmt: &Stmt<'_>| match stmt.kind {
        StmtKind::Return(_) => 1,
        _ => stmt.suites().into_iter().map(returns).sum(),
    };
    suite.body.iter().map(of_stmt).sum()
}

/// What statements give back.
pub(super) fn given_back(suite: &Suite<'_>, found: &mut Vec<Option<ExprId>>) {
    for stmt in &suite.body {
        if let StmtKind::Return(value) = stmt.kind {
            found.push(value);
        }
        stmt.suites()
            .into_iter()
            .for_each(|it| given_back(it, found));
    }
}
