//! The fields of a row of CSV.

use super::super::code::{Code, Form, Prec, quoted};
use super::super::names::snake;
use super::super::seq::{Item, Seq};
use super::super::translator::{Res, Translator, refuse};
use super::Columns;
use crate::types::ir::{Argument, ClassId, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The fields of a row, as a slice of texts.
    pub(super) fn row_fields(&mut self, row: ExprId) -> Res<String> {
        match self.kind(row) {
            Kind::List(items) | Kind::Tuple(items)
                if !items
                    .iter()
                    .any(|it| matches!(self.kind(*it), Kind::Starred(_))) =>
            {
                let items = items.clone();
                let mut texts = Vec::new();
                for item in items {
                    texts.push(self.cell(item)?);
                }
                Ok(format!("&[{}]", texts.join(", ")))
            }
            Kind::List(items) | Kind::Tuple(items) => {
                // What stands there and what is spread, one after the other.
                let items = items.clone();
                let mut parts = Vec::new();
                for item in items {
                    if let Kind::Starred(of) = self.kind(item) {
                        let of = *of;
                        parts.push(self.cells_of(of)?);
                    } else {
                        let cell = self.cell(item)?;
                        parts.push(format!("[{}]", owned_cell(&cell)));
                    }
                }
                let first = parts.remove(0);
                let mut row = format!("{first}.into_iter()");
                for part in parts {
                    row.push_str(&format!(".chain({part})"));
                }
                Ok(format!("&{row}.collect::<Vec<String>>()"))
            }
            _ if matches!(self.ty(row), Ty::List(_) | Ty::Tuple(_))
                && matches!(self.kind(row), Kind::Var(_)) =>
            {
                let code = self.expr(row)?;
                self.fields_of_code(&code)
            }
            _ => {
                let cells = self.cells_of(row)?;
                Ok(format!("&{cells}.collect::<Vec<String>>()"))
            }
        }
    }

    /// The texts of what something gives, one after the other.
    fn cells_of(&mut self, over: ExprId) -> Res<String> {
        let seq = self.iterate(over)?;
        let seq = self.single(seq)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        let it = item_code(&seq, "it");
        let is_copied = seq.item == Item::Ref && seq.ty.is_copy();
        let pattern = if is_copied { "&it" } else { "it" };
        let it = if is_copied { it.held(Form::Place) } else { it };
        let text = self.cell_of_code(it)?;
        Ok(format!(
            "{}.map(|{pattern}| {})",
            seq.receiver(),
            owned_cell(&text)
        ))
    }

    /// The fields of a row that is there.
    pub(super) fn fields_of_code(&mut self, row: &Code) -> Res<String> {
        match row.ty.clone() {
            Ty::List(of) if *of == Ty::Str => {
                let row = self.reference(row.clone());
                Ok(row.text)
            }
            Ty::List(of) | Ty::Tuples(of) => {
                let form = if of.is_copy() { Form::Place } else { Form::Ref };
                let pattern = if of.is_copy() { "&it" } else { "it" };
                let it = Code::tight("it", (*of).clone()).held(form);
                let text = self.cell_of_code(it)?;
                Ok(format!(
                    "&{}.iter().map(|{pattern}| {}).collect::<Vec<String>>()",
                    row.receiver(),
                    owned_cell(&text)
                ))
            }
            Ty::Tuple(items) => {
                let mut texts = Vec::new();
                for (at, ty) in items.iter().enumerate() {
                    let part = Code::tight(format!("{}.{at}", row.receiver()), ty.clone());
                    texts.push(self.cell_of_code(part.held(Form::Place))?);
                }
                Ok(format!("&[{}]", texts.join(", ")))
            }
            _ => refuse("a row of CSV of this kind"),
        }
    }

    /// A field, as what a `&str` is made of.
    fn cell(&mut self, id: ExprId) -> Res<String> {
        if let Kind::Str(text) = self.kind(id) {
            return Ok(quoted(text));
        }
        let code = self.expr(id)?;
        let code = self.plain_int(code);
        let code = if code.is_weak {
            Code {
                text: super::super::code::with_suffix(&code.text),
                ..code
            }
        } else {
            code
        };
        self.cell_of_code(code)
    }

    fn cell_of_code(&mut self, code: Code) -> Res<String> {
        match code.ty.clone() {
            Ty::None => Ok("\"\"".to_owned()),
            Ty::Lit => Ok(code.text),
            Ty::Str if code.form == Form::Ref => Ok(code.text),
            Ty::Str => Ok(format!("&{}", code.at_least(Prec::Unary))),
            Ty::Option(of) => {
                let form = if of.is_copy() { Form::Place } else { Form::Ref };
                let inner = self.cell_of_code(Code::tight("it", (*of).clone()).held(form))?;
                let option = match code.form {
                    Form::Value | Form::Ref => code.receiver(),
                    _ if of.is_copy() => code.receiver(),
                    _ => format!("{}.as_ref()", code.receiver()),
                };
                Ok(format!(
                    "&{option}.map_or_else(String::new, |it| {})",
                    owned_cell(&inner)
                ))
            }
            Ty::Int | Ty::Bool | Ty::Float | Ty::Char | Ty::BigInt | Ty::Foreign(_) | Ty::Real => {
                let shown = self.shown(code)?;
                Ok(match shown.ty {
                    Ty::Lit => shown.text,
                    _ => format!("&{}", shown.text),
                })
            }
            _ => refuse("a field of CSV of this kind"),
        }
    }

    /// The names of a writer's fields, where they are literals, and the other arguments.
    pub(super) fn field_names(&self, rest: &[Argument]) -> Option<(Vec<String>, Vec<Argument>)> {
        let at = rest.iter().position(|it| match it.name.as_deref() {
            None => it.stars == 0,
            Some(name) => name == "fieldnames",
        })?;
        let mut value = rest[at].value;
        if let Kind::Var(var) = self.kind(value) {
            value = self.regulars.value(*var)?;
        }
        let (Kind::List(items) | Kind::Tuple(items)) = self.kind(value) else {
            return None;
        };
        let names = items.iter().map(|it| match self.kind(*it) {
            Kind::Str(text) => Some(text.clone()),
            _ => None,
        });
        let names = names.collect::<Option<Vec<String>>>()?;
        let mut others = rest.to_vec();
        others.remove(at);
        Some((names, others))
    }

    /// The fields of a record in the order of a writer.
    pub(super) fn record_fields(&mut self, record: ExprId, columns: &Columns) -> Res<String> {
        let names = &columns.names;
        let Kind::Dict(items) = self.kind(record) else {
            let code = self.expr(record)?;
            return self.dict_fields(&code, columns);
        };
        let mut values = Vec::new();
        for (key, value) in items.clone() {
            match key.map(|it| self.kind(it)) {
                Some(Kind::Str(key)) if names.contains(key) => values.push((key.clone(), value)),
                Some(Kind::Str(_)) if columns.leaves_out && self.is_still(value) => {}
                _ => return refuse("a record of CSV with other fields"),
            }
        }
        let mut texts = Vec::new();
        for name in names {
            let found = values.iter().rev().find(|it| it.0 == *name);
            texts.push(match found {
                Some((_, value)) if self.is_still(*value) => self.cell(*value)?,
                Some((_, value)) if names.iter().eq(values.iter().map(|it| &it.0)) => {
                    self.cell(*value)?
                }
                Some(_) => return refuse("a record of CSV in another order"),
                None => "\"\"".to_owned(),
            });
        }
        Ok(format!("&[{}]", texts.join(", ")))
    }

    /// The fields of a dict, all of which the writer has.
    pub(super) fn dict_fields(&mut self, record: &Code, columns: &Columns) -> Res<String> {
        let names = &columns.names;
        if let Ty::Instance(class) = record.ty
            && class.is_record()
        {
            return self.fields_of_struct(record, class, columns);
        }
        let Ty::Dict(key, value, _) = record.ty.clone() else {
            return refuse("a record of CSV of this kind");
        };
        if !key.is_text() || *key == Ty::Char || !self.has_known_rust(&record.ty) {
            return refuse("a record of CSV of this kind");
        }
        let form = if value.is_copy() {
            Form::Place
        } else {
            Form::Ref
        };
        let pattern = if value.is_copy() { "&it" } else { "it" };
        let cell = self.cell_of_code(Code::tight("it", (*value).clone()).held(form))?;
        let names: Vec<String> = names.iter().map(|it| quoted(it)).collect();
        let names = names.join(", ");
        let place = record.receiver();
        if !columns.leaves_out {
            self.out.line(format!(
            "assert!({place}.keys().all(|it| [{names}].contains(&&**it)), \"a record with other fields\");"
            ));
        }
        Ok(format!(
            "&[{names}].map(|name| {place}.get(name).map_or_else(String::new, |{pattern}| {}))",
            owned_cell(&cell)
        ))
    }

    /// The fields of a struct that stands for dicts of these keys. A key that is not there is an empty field, as
    /// None is.
    fn fields_of_struct(
        &mut self,
        record: &Code,
        class: ClassId,
        columns: &Columns,
    ) -> Res<String> {
        if !self.classes.contains(&class) {
            return refuse("classes are not drafted yet");
        }
        let fields: Vec<(String, Ty)> = self
            .class_facts
            .fields_of(class)
            .map(|(name, ty)| (name.to_owned(), ty.clone()))
            .collect();
        let is_known = |name: &String| columns.names.contains(name);
        if !columns.leaves_out && !fields.iter().all(|it| is_known(&it.0)) {
            return refuse("a record of CSV with other fields");
        }
        let mut texts = Vec::new();
        for name in &columns.names {
            let field = fields.iter().find(|it| it.0 == *name);
            texts.push(match field {
                Some((name, ty)) => {
                    let text = format!("{}.{}", record.receiver(), snake(name));
                    self.cell_of_code(Code::tight(text, ty.clone()).held(Form::Place))?
                }
                None => "\"\"".to_owned(),
            });
        }
        Ok(format!("&[{}]", texts.join(", ")))
    }
}

/// An item of what is gone through, by its name.
pub(super) fn item_code(seq: &Seq, name: &str) -> Code {
    let code = Code::tight(name, seq.ty.clone());
    match seq.item {
        Item::Ref | Item::Text => code.held(Form::Ref),
        _ => code.held(Form::Place),
    }
}

/// A text of its own of what a `&str` is made of.
fn owned_cell(cell: &str) -> String {
    match cell.strip_prefix('&') {
        Some(made) if made.ends_with(')') => made.to_owned(),
        Some(held) => format!("{held}.clone()"),
        None => format!("{cell}.to_string()"),
    }
}
