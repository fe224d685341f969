//! Calls of generators, gone through: what they make, and the errors among their items.

use super::code::Code;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, FuncId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
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

    /// What a call of such a function gives.
    pub(super) fn generated(&self, callee: FuncId, code: &Code, item: Ty) -> Seq {
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
