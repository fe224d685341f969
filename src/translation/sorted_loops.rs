//! Loops over what is sorted: the list of a loop stands before it, and borrows what it only looks at.

use super::code::{Code, Form};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator};
use crate::types::ir::{Argument, ExprId, Kind, Suite};
use crate::types::ty::Ty;

/// `sorted(over, key=.., reverse=..)`.
struct Sorted {
    over: ExprId,
    key: Option<ExprId>,
    reverse: Option<ExprId>,
}

impl Translator<'_, '_> {
    /// What a loop over `sorted(..)` goes through, with the list made and sorted before it.
    pub(super) fn sorted_before(&mut self, iter: ExprId, body: &Suite<'_>) -> Res<Option<Seq>> {
        let Some(sorted) = self.sorted_call(iter) else {
            return Ok(None);
        };
        self.name_made_dict(sorted.over)?;
        self.check_failing(&[iter])?;
        let copies = self.changes_what_is_lent(iter, body);
        let before = std::mem::replace(&mut self.copies_lent, copies);
        let lent = self.lent_and_sorted(&sorted, true);
        self.copies_lent = before;
        let lent = lent?;
        if lent.is_none()
            && !copies
            && let Some(seq) = self.iterate_sorted_items(iter)?
        {
            return Ok(Some(seq));
        }
        let (list, sort, seq) = if let Some((items, sort, seq)) = lent {
            (format!(": Vec<_> = {items}.collect()"), sort, seq)
        } else {
            let item = self.item_type(sorted.over);
            let ty = Ty::list(item.clone());
            let (list, sort) = self.sorted_list(sorted.over, sorted.key, sorted.reverse, &ty)?;
            (format!(" = {list}"), sort, Seq::new("", Item::Value, item))
        };
        self.out.line(format!("let mut sorted{list};"));
        self.out.line(sort);
        Ok(Some(Seq {
            text: "sorted.into_iter()".to_owned(),
            in_for: Some("sorted".to_owned()),
            ..seq
        }))
    }

    /// The dict of `made(..).items()` gets a name where making it may fail.
    fn name_made_dict(&mut self, over: ExprId) -> Res<()> {
        let Kind::Call(func, given) = self.kind(over) else {
            return Ok(());
        };
        let Kind::Attribute(object, name) = self.kind(*func) else {
            return Ok(());
        };
        let is_made = given.is_empty()
            && matches!(name.as_str(), "items" | "keys" | "values")
            && matches!(self.kind(*object), Kind::Call(..))
            && matches!(self.ty(*object), Ty::Dict(..));
        if !is_made || !self.is_failing(*object) {
            return Ok(());
        }
        let code = self.expr(*object)?;
        self.check_tries(&code.text)?;
        let made = self.fresh("made");
        self.out.line(format!("let {made} = {};", code.text));
        let code = Code::tight(made, code.ty).held(Form::Place);
        self.computed.insert(*object, code);
        Ok(())
    }

    /// Whether a loop changes what its head would borrow: what `sorted` was given there, or a dict that is asked
    /// for a list. Then it has to go through a copy.
    pub(super) fn changes_what_is_lent(&self, iter: ExprId, body: &Suite<'_>) -> bool {
        let span = &self.program.expr(iter).span;
        let calls = self.within.span(self.program, span);
        let lenders = calls.flat_map(
            |(id, _)| match (self.sorted_call(id), self.asked_dict(id)) {
                (Some(sorted), _) => self.gone_through(sorted.over),
                (None, Some(dict)) => self.gone_through(dict),
                (None, None) => Vec::new(),
            },
        );
        lenders
            .into_iter()
            .any(|over| self.changes_in(over, body) || self.is_assigned_in(over, body))
    }

    /// What is sorted within an expression, borrowed where a copy would be another object.
    pub(super) fn sorted_lent(&mut self, id: ExprId) -> Res<Option<Seq>> {
        let Some(sorted) = self.sorted_call(id) else {
            return Ok(None);
        };
        let Some((items, sort, seq)) = self.lent_and_sorted(&sorted, false)? else {
            return Ok(None);
        };
        let list = format!("{{ let mut sorted: Vec<_> = {items}.collect(); {sort} sorted }}");
        Ok(Some(Seq {
            text: format!("({list}).into_iter()"),
            in_for: Some(list),
            ..seq
        }))
    }

    fn sorted_call(&self, id: ExprId) -> Option<Sorted> {
        let Kind::Call(func, arguments) = self.kind(id) else {
            return None;
        };
        let is_sorted = matches!(self.kind(*func), Kind::Builtin(name) if name == "sorted");
        let keyword = |name: &str| {
            let mut all = arguments.iter();
            let found = all.find(|it: &&Argument| it.name.as_deref() == Some(name));
            found.map(|it| it.value)
        };
        match arguments.as_slice() {
            [over, ..] if is_sorted && over.name.is_none() && over.stars == 0 => Some(Sorted {
                over: over.value,
                key: keyword("key"),
                reverse: keyword("reverse"),
            }),
            _ => None,
        }
    }

    /// The items to collect, how they are sorted, and how they are held then; nothing where they are copied
    /// as well, or have to be.
    fn lent_and_sorted(
        &mut self,
        sorted: &Sorted,
        is_loop: bool,
    ) -> Res<Option<(String, String, Seq)>> {
        let item = self.item_type(sorted.over);
        let is_pair = matches!(&item, Ty::Tuple(parts) if parts.len() == 2)
            && is_loop
            && sorted.key.is_none()
            && self.goes_through_items(sorted.over);
        let is_object = item.is_shared() && !item.is_counted() && !matches!(item, Ty::Tuple(_));
        if self.copies_lent || !self.has_known_rust(&item) || !(is_pair || is_object) {
            return Ok(None);
        }
        let before = self.out.mark();
        let seq = self.iterate(sorted.over)?;
        if super::code::holds_guard(&seq.text) {
            // What is borrowed would outlive the guard.
            self.out.take_with_origins(before);
            return Ok(None);
        }
        if is_pair {
            return self.pairs_by_key(sorted, seq);
        }
        let seq = self.single(seq)?;
        if seq.item != Item::Ref || seq.is_unordered || seq.fails {
            self.out.take_with_origins(before);
            return Ok(None);
        }
        let sort = self.sort("sorted", &item, sorted.key, sorted.reverse)?;
        let items = seq.receiver();
        let seq = Seq::new("", Item::Ref, item);
        Ok(Some((items, sort, seq)))
    }

    fn goes_through_items(&self, over: ExprId) -> bool {
        matches!(self.kind(over), Kind::Call(func, _)
            if matches!(self.kind(*func), Kind::Attribute(object, name)
                if name == "items" && matches!(self.ty(*object), Ty::Dict(..))))
    }

    /// The items of a dict in the order of their keys, of which no two are the same.
    fn pairs_by_key(&mut self, sorted: &Sorted, seq: Seq) -> Res<Option<(String, String, Seq)>> {
        let Ty::Tuple(parts) = &seq.ty else {
            return Ok(None);
        };
        let is_plain =
            matches!(&seq.item, Item::Tuple(held) if held.as_slice() == [Item::Ref, Item::Ref]);
        let by_key = parts
            .first()
            .is_some_and(|it| super::sort_keys::is_sortable(it) && !it.has_float());
        let order = match sorted.reverse.map(|it| self.kind(it)) {
            None | Some(Kind::Bool(false)) => "a.0.cmp(b.0)",
            Some(Kind::Bool(true)) => "b.0.cmp(a.0)",
            Some(_) => return Ok(None),
        };
        if !is_plain || !by_key || seq.fails {
            return Ok(None);
        }
        let sort = format!("sorted.sort_by(|a, b| {order});");
        Ok(Some((seq.receiver(), sort, seq)))
    }
}
