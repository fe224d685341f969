//! `d.setdefault(key, default)`: what stands at a key, or is put there first.

use super::code::{Code, Form};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

/// Such a value as a place, and what has to be computed before its dict is borrowed to be changed.
pub(super) struct SetDefault {
    pub(super) first: Option<String>,
    pub(super) place: Code,
}

impl SetDefault {
    /// The place in one expression.
    pub(super) fn whole(self) -> Code {
        match self.first {
            Some(first) => Code {
                text: format!("{{ {first} {} }}", self.place.text),
                ..self.place
            },
            None => self.place,
        }
    }
}

impl Translator<'_, '_> {
    /// Whether a value reads a variable that a place is computed of.
    fn reads_part_of(&self, place: ExprId, value: ExprId) -> bool {
        self.exprs_in(&self.program.expr(place).span)
            .any(|it| matches!(it.kind, Kind::Var(var) if self.reads_variable(value, var)))
    }

    /// What `object.setdefault(wanted, default)` gives, of a dict with these keys and values.
    pub(super) fn set_default(
        &mut self,
        object: ExprId,
        (wanted, default): (ExprId, ExprId),
        (key, value): (&Ty, &Ty),
    ) -> Res<SetDefault> {
        // The place is computed first, and borrowed until the default is there.
        let computes = |it: ExprId| {
            self.calls_what_changes(it) || !self.is_simple(it) && self.reads_part_of(object, it)
        };
        let is_made = super::roots::root(self.program, object).is_none();
        if self.calls_what_changes(wanted)
            || self.calls_what_changes(default)
            || is_made && [wanted, default].into_iter().any(computes)
        {
            return refuse("a value and its place that are computed in another order in Rust");
        }
        let place = self.place(object)?;
        let wanted = self.value(wanted, key)?;
        let code = self.value(default, value)?;
        let mut first = None;
        let or = match code.text.as_str() {
            "Vec::new()" | "String::new()" | "IndexMap::new()" | "HashSet::new()" => {
                "or_default()".to_owned()
            }
            // Python computes it before it looks at the dict.
            text if self.reads_root(object, default) => {
                let name = self.fresh_name("default");
                first = Some(format!("let {name} = {text};"));
                format!("or_insert({name})")
            }
            // Python computes it whether or not the key is there.
            text if value.is_copy() || self.is_noticed(default) => format!("or_insert({text})"),
            text => format!("or_insert_with(|| {text})"),
        };
        let text = format!("{}.entry({}).{or}", place.receiver(), wanted.text);
        Ok(SetDefault {
            first,
            place: Code::tight(text, value.clone()).held(Form::MutRef),
        })
    }
}
