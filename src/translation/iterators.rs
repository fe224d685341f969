//! Iterators that functions are given and give back: `impl Iterator`.

use super::code::Code;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind, Stmt, StmtKind, Suite, VarId};
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

    /// What a call of a function gives that is an iterator.
    pub(super) fn iterate_call_of(
        &mut self,
        named: ExprId,
        callee: FuncId,
        arguments: &[Argument],
    ) -> Res<Seq> {
        if let Some(why) = self.refused(callee) {
            return refuse(format!("a call of {why}"));
        }
        let standing = self.standing_at(named, callee);
        let item = self
            .stood_for(&self.program.func(callee).ret, &standing)
            .item();
        if !self.has_rust(&item) {
            return refuse(unknown(&item));
        }
        if !self.is_iterated(callee) {
            return refuse("an iterator that is kept");
        }
        let types = self.said_types(callee, &standing, arguments);
        self.standing = standing;
        let name = format!("{}{types}", self.func_names[callee.at()]);
        let code = self.call_named(&name, callee, 0, Ty::None, arguments)?;
        Ok(self.generated(callee, &code, item))
    }

    /// The method of the file that a call goes to, if it gives an iterator.
    pub(super) fn generator_method(&self, object: ExprId, name: &str) -> Option<FuncId> {
        let (Ty::Instance(class) | Ty::Dyn(class)) = self.ty(object).some() else {
            return None;
        };
        let method = self.program.method(*class, name)?;
        let func = self.program.func(method);
        let has_own_form = name == "__iter__" && self.iterated_field(*class).is_some();
        (func.is_generator || matches!(func.ret, Ty::Iter(_)) && !has_own_form).then_some(method)
    }

    /// The items of what may give errors, or the first error: all of them, as `collect` and `sum` take them.
    pub(super) fn whole_or_error(
        &mut self,
        seq: &Seq,
        of: &str,
        want: &Ty,
        by: &str,
    ) -> Res<String> {
        if seq.item != Item::Value || seq.ty != *want {
            return refuse("a generator that may fail, gone through in this way");
        }
        let error = self.error_name.clone();
        Ok(format!(
            "{}.{by}::<Result<{of}, {error}>>()?",
            seq.receiver()
        ))
    }

    /// Goes through what a method gives that is a generator, or gives an iterator.
    pub(super) fn iterate_generator_of(
        &mut self,
        object: ExprId,
        method: FuncId,
        arguments: &[Argument],
    ) -> Res<Seq> {
        // Of what may be None Python raises an AttributeError.
        let item = match self.ty(object).some() {
            Ty::Instance(class) => self.given_by(*class, method).item(),
            _ => self.program.func(method).ret.item(),
        };
        if !self.has_rust(&item) {
            return refuse(unknown(&item));
        }
        let Ty::Instance(class) = self.ty(object).some().clone() else {
            return refuse("a generator of any class of a hierarchy");
        };
        if !self.is_iterated(method) {
            return refuse("a call of a generator");
        }
        let code = self.call_giving(object, class, method, Ty::None, arguments)?;
        Ok(self.generated(method, &code, item))
    }

    /// Goes through an instance whose `__iter__` gives an iterator.
    pub(super) fn iterate_own(&mut self, class: ClassId, method: FuncId, code: &Code) -> Res<Seq> {
        let func = self.program.func(method);
        let item = self.given_by(class, method).item();
        if !self.has_rust(&item) {
            return refuse(unknown(&item));
        }
        let changes = func
            .params
            .first()
            .is_some_and(|it| self.binding(it.var).form == super::code::Form::MutRef);
        if changes || func.refused.is_some() || !self.is_iterated(method) {
            return refuse("a loop over an instance");
        }
        if matches!(code.ty, Ty::Option(_)) {
            return refuse("a loop over what may be None");
        }
        let name = self.func_names[method.at()].clone();
        let call = Code::tight(format!("{}.{name}()", code.receiver()), item.clone());
        Ok(self.generated(method, &call, item))
    }

    /// What a call of such a function gives.
    fn generated(&self, callee: FuncId, code: &Code, item: Ty) -> Seq {
        let func = self.program.func(callee);
        let mut seq = Seq::new(code.text.clone(), Item::Value, item);
        if func.is_generator && self.gives_list(callee) {
            seq = seq.in_for(code.text.clone());
            seq.is_new_list = true;
            seq.text = format!("{}.into_iter()", code.text);
        } else {
            seq.is_double = false;
        }
        seq.fails = func.is_generator && self.raises.fails(callee);
        seq
    }

    /// Whether the instances of a class are iterators of Rust, by their `__next__`.
    pub(super) fn is_iterator(&self, class: ClassId) -> bool {
        let Some(method) = self.program.method(class, "__next__") else {
            return false;
        };
        let func = self.program.func(method);
        let Ty::Option(item) = &func.ret else {
            return false;
        };
        // A None that is given is no end.
        let is_end = |value: ExprId| {
            let span = self.program.expr(value).span.clone();
            self.source.slice(span).starts_with("raise")
        };
        let mut given = Vec::new();
        given_back(&func.body, &mut given);
        let are_values = given.iter().all(|it| match it {
            None => false,
            Some(value) => match self.ty(*value) {
                Ty::None => is_end(*value),
                ty => !matches!(ty, Ty::Option(_)),
            },
        });
        func.class == Some(class)
            && func.refused.is_none()
            && !func.is_generator
            && !func.falls_through
            && func.params.len() == 1
            && are_values
            && !class.is_counted()
            && !self.is_virtual(class, "__next__")
            && !self.raises.fails(method)
            && self.has_rust(item)
    }

    /// Whether all that a method does is to give back what it is called on.
    pub(super) fn gives_self(&self, method: FuncId) -> bool {
        let func = self.program.func(method);
        let mut body = func
            .body
            .body
            .iter()
            .filter(|it| !matches!(it.kind, StmtKind::Docstring));
        let (Some(stmt), None) = (body.next(), body.next()) else {
            return false;
        };
        let me = func.params.first().map(|it| it.var);
        matches!(&stmt.kind, StmtKind::Return(Some(value))
            if matches!(self.kind(*value), Kind::Var(var) if Some(*var) == me))
    }

    /// The class of an expression whose value is an iterator by its `__next__`.
    pub(super) fn iterator_class(&self, id: ExprId) -> Option<ClassId> {
        match self.ty(id) {
            Ty::Instance(class) if self.classes.contains(class) && self.is_iterator(*class) => {
                let goes_itself = self
                    .program
                    .method(*class, "__iter__")
                    .is_none_or(|it| self.gives_self(it));
                goes_itself.then_some(*class)
            }
            _ => None,
        }
    }

    /// Goes on through such an iterator.
    pub(super) fn iterate_further(&mut self, id: ExprId, class: ClassId) -> Res<Seq> {
        let next = self.program.method(class, "__next__");
        let item = next
            .map(|it| self.program.func(it).ret.some().clone())
            .unwrap_or_default();
        let is_place = match self.kind(id) {
            Kind::Var(var) => !self.is_last_use(*var, id),
            Kind::Attribute(..) | Kind::Index(..) => true,
            _ => false,
        };
        let mut seq = if is_place {
            let lent = self.changing(id, &Ty::Instance(class))?;
            let place = lent.strip_prefix("&mut ").unwrap_or(&lent);
            let mut seq = Seq::new(format!("{place}.by_ref()"), Item::Value, item);
            if lent.starts_with("&mut ") {
                seq = seq.in_for(lent.clone());
            }
            seq
        } else {
            let code = self.value(id, &Ty::Instance(class))?;
            let mut seq = Seq::new(code.receiver(), Item::Value, item);
            if matches!(self.kind(id), Kind::Call(..)) {
                seq = seq.in_for(code.text);
            }
            seq
        };
        seq.is_double = false;
        Ok(seq)
    }

    /// Goes through an instance whose `__iter__` makes an instance that is an iterator.
    pub(super) fn iterate_by_other(&mut self, id: ExprId) -> Res<Option<Seq>> {
        let Ty::Instance(class) = self.ty(id) else {
            return Ok(None);
        };
        let Some(method) = self.program.method(*class, "__iter__") else {
            return Ok(None);
        };
        let func = self.program.func(method);
        let Ty::Instance(iterator) = self.given_by(*class, method) else {
            return Ok(None);
        };
        if !self.classes.contains(&iterator)
            || !self.is_iterator(iterator)
            || func.refused.is_some()
            || self.raises.fails(method)
        {
            return Ok(None);
        }
        let ret = Ty::Instance(iterator);
        let code = self.call_giving(id, *class, method, ret, &[])?;
        let item = self
            .program
            .method(iterator, "__next__")
            .map(|it| self.given_by(iterator, it).some().clone())
            .unwrap_or_default();
        let mut seq = Seq::new(code.text, Item::Value, item);
        seq.is_double = false;
        Ok(Some(seq))
    }

    /// What going through an expression gives.
    pub(super) fn item_type(&self, id: ExprId) -> Ty {
        let ty = self.ty(id);
        if let Ty::Instance(class) = ty
            && let Some(field) = self.iterated_field(*class)
        {
            return self.field_type(*class, &field).unwrap_or_default().item();
        }
        let next = |class: &ClassId| {
            let method = self.program.method(*class, "__next__");
            method.map_or(Ty::Unknown, |it| self.given_by(*class, it).some().clone())
        };
        if let Some(fields) = self.tuple_fields(ty) {
            return fields
                .iter()
                .fold(Ty::Unknown, |joined, (_, of)| joined.join(of));
        }
        match ty {
            Ty::Instance(class) => match self.program.method(*class, "__iter__") {
                Some(method) => match &self.given_by(*class, method) {
                    Ty::Instance(iterator) => next(iterator),
                    ty => ty.item(),
                },
                None => next(class),
            },
            ty => ty.item(),
        }
    }

    /// Whether an expression is a call that makes an iterator.
    pub(super) fn makes_iterator(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Comprehension(_) => true,
            Kind::Call(func, _) => {
                matches!(self.ty(id), Ty::Iter(_))
                    && matches!(
                        self.kind(*func),
                        Kind::Builtin(_) | Kind::Import(_) | Kind::Func(_) | Kind::Attribute(..)
                    )
            }
            _ => false,
        }
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
fn given_back(suite: &Suite<'_>, found: &mut Vec<Option<ExprId>>) {
    for stmt in &suite.body {
        if let StmtKind::Return(value) = stmt.kind {
            found.push(value);
        }
        stmt.suites()
            .into_iter()
            .for_each(|it| given_back(it, found));
    }
}

/// A chain whose closures take what they use with them.
pub(super) fn moving(text: &str) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut is_quoted = false;
    while let Some(c) = chars.next() {
        moved.push(c);
        match c {
            '\\' if is_quoted => moved.extend(chars.next()),
            // `'"'` is a character.
            '"' if !is_quoted && moved.ends_with("'\"") && chars.peek() == Some(&'\'') => {}
            '"' => is_quoted = !is_quoted,
            '(' if !is_quoted && chars.peek() == Some(&'|') => moved.push_str("move "),
            _ => {}
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::moving;

    #[test]
    fn closures_move_and_texts_stay() {
        assert_eq!(moving("xs.map(|x| x + k)"), "xs.map(move |x| x + k)");
        assert_eq!(
            moving(r#"f("(|a\"(|").map(|x| x)"#),
            r#"f("(|a\"(|").map(move |x| x)"#
        );
        assert_eq!(
            moving(r#"f('"', "(|").map(|x| x)"#),
            r#"f('"', "(|").map(move |x| x)"#
        );
    }
}
