//! Builtins with one argument that is there, and what they make of it.

use super::code::Code;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn value_of_empty(&mut self, ty: &Ty) -> Res<Code> {
        let text = match ty {
            Ty::List(_) | Ty::Tuples(_) => "Vec::new()",
            Ty::Set(_) => {
                self.import("std::collections::HashSet");
                "HashSet::new()"
            }
            Ty::Dict(..) => {
                self.rust_type(ty);
                "IndexMap::new()"
            }
            Ty::Str => "String::new()",
            _ => return refuse(unknown(ty)),
        };
        Ok(Code::tight(text, ty.clone()))
    }

    /// A builtin with one argument that is there.
    /// `next(..)`, with what is given where there is nothing more.
    pub(super) fn next_of(&mut self, over: ExprId, default: Option<ExprId>, ty: &Ty) -> Res<Code> {
        let item = self.item_type(over);
        if !self.has_rust(&item) || !self.has_rust(ty) {
            return refuse(unknown(&item));
        }
        let is_made = self.makes_iterator(over);
        let is_kept = matches!(self.kind(over), Kind::Var(var) if self.iterators.contains_key(var));
        let is_own = self.iterator_class(over).is_some();
        if !is_made && !is_kept && !is_own {
            return refuse("next of this");
        }
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let items = self.owned_items(seq, &item)?;
        let items = items.strip_suffix(".by_ref()").unwrap_or(&items);
        let text = format!("{items}.next()");
        match default {
            None => Ok(Code::tight(
                format!("{text}.expect(\"StopIteration\")"),
                item,
            )),
            Some(default) if matches!(self.kind(default), Kind::None) => {
                if *ty != Ty::option(item.clone()) || matches!(item, Ty::Option(_)) {
                    return refuse("values of more than one type meet here");
                }
                Ok(Code::tight(text, ty.clone()))
            }
            Some(default) if *ty == item => {
                let made = self.value(default, &item)?;
                let or = self.or_given(default, &made);
                Ok(Code::tight(format!("{text}.{or}"), item))
            }
            Some(default)
                if item == Ty::Lit && *ty == Ty::Str || item.is_text() && ty.is_text() =>
            {
                let made = self.value(default, &Ty::Str)?;
                let or = self.mapped_or_given(default, &made.text, "|it| it.to_string()");
                Ok(Code::tight(format!("{text}.{or}"), Ty::Str))
            }
            Some(_) => refuse("values of more than one type meet here"),
        }
    }

    pub(super) fn builtin_with(&mut self, name: &str, code: Code) -> Res<Code> {
        let ty = code.ty.clone();
        match (name, &ty) {
            ("str", _) => self.shown(code),
            ("repr", _) => self.repr(code),
            ("int" | "round", Ty::Real) if self.has_numbers => {
                self.helper("Number::truncated");
                Ok(Code::tight(
                    format!("{}.truncated()", code.receiver()),
                    Ty::Int,
                ))
            }
            ("abs", Ty::Real) if self.has_numbers => {
                self.helper("Number::abs");
                Ok(Code::tight(format!("{}.abs()", code.receiver()), Ty::Real))
            }
            ("int", Ty::Int) => Ok(self.plain_int(code)),
            ("int", Ty::Bool) => self.coerced(code, &Ty::Int),
            ("int", Ty::Float | Ty::Real) => {
                let is_large = |it: f64| it.abs() >= 9.2e18;
                if code.text.parse().is_ok_and(is_large) {
                    return refuse("an integer beyond 64 bits");
                }
                let helper = self.helper("truncate");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("int", Ty::Char) => {
                let helper = self.helper("parse_int");
                Ok(Code::tight(
                    format!("{helper}({})", code.char_as_text()),
                    Ty::Int,
                ))
            }
            ("int", Ty::Str | Ty::Lit) => {
                let helper = self.helper("parse_int");
                let code = self.text_reference(code);
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("float" | "int", Ty::Union(_)) => self.number_of_union(name, code),
            ("float", Ty::Int | Ty::Bool | Ty::Float | Ty::Real) => {
                let code = self.coerced(code, &Ty::Float)?;
                Ok(code.typed(Ty::Float))
            }
            ("float", Ty::Str | Ty::Lit) => {
                let helper = self.helper("parse_float");
                let code = self.text_reference(code);
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Float))
            }
            ("bool", _) => self.truth(code),
            ("abs", Ty::BigInt) => {
                self.crates.insert("num-traits");
                self.import("num_traits::Signed");
                Ok(Code::tight(
                    format!("{}.abs()", code.receiver()),
                    Ty::BigInt,
                ))
            }
            ("abs", Ty::Int) => {
                let code = self.plain_int(code);
                Ok(Code::tight(format!("{}.abs()", code.receiver()), Ty::Int))
            }
            ("abs", Ty::Float | Ty::Real) => Ok(Code::tight(
                format!("{}.abs()", super::numbers::float_receiver(&code)),
                ty.clone(),
            )),
            ("ord", Ty::Char) => Ok(Code::tight(
                format!("i64::from(u32::from({}))", code.text),
                Ty::Int,
            )),
            ("ord", Ty::Str | Ty::Lit) => {
                let helper = self.helper("ord");
                let code = self.text_reference(code);
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Int))
            }
            ("chr", Ty::Int) => {
                let code = self.plain_int(code);
                let helper = self.helper("chr");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Str))
            }
            ("bin" | "hex" | "oct", Ty::Int) => {
                let code = self.plain_int(code);
                let helper = self.helper(match name {
                    "bin" => "bin",
                    "hex" => "hex",
                    _ => "oct",
                });
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Str))
            }
            ("len", _) => self.len_of(&code),
            ("list", Ty::List(of) | Ty::Tuples(of)) if !of.is_shared() && self.has_rust(of) => {
                let text = match code.form {
                    super::code::Form::Value => code.text,
                    _ => format!("{}.to_vec()", code.receiver()),
                };
                Ok(Code::tight(text, Ty::list((**of).clone())))
            }
            ("sum", Ty::List(of) | Ty::Tuples(of)) if **of == Ty::Int => Ok(Code::tight(
                format!("{}.iter().sum::<i64>()", code.receiver()),
                Ty::Int,
            )),
            ("set", Ty::Str) => {
                self.import("std::collections::HashSet");
                Ok(Code::tight(
                    format!("{}.chars().collect::<HashSet<char>>()", code.receiver()),
                    Ty::set(Ty::Char),
                ))
            }
            (name, _) => refuse(format!("{name} of this type")),
        }
    }

    fn text_reference(&mut self, code: Code) -> Code {
        if code.ty == Ty::Lit {
            code
        } else {
            self.reference(code)
        }
    }
}
