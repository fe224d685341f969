//! Values of libraries: their types in Rust, their truth, and how they are shown.

use super::code::{Code, Form, Prec, quoted};
use super::translator::{Res, Translator, refuse};
use crate::phrases;
use crate::types::ir::{ExprId, FuncId, Piece};
use crate::types::library;
use crate::types::library_kinds::{Shown, Truth};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The Rust type of an owned value of a library's type.
    pub(super) fn library_type(&mut self, name: &str) -> String {
        let Some(of) = library::of(name) else {
            self.uses_unknown = true;
            return "Unknown".into();
        };
        for path in of.also {
            self.import(path);
        }
        if name == "threading.Thread" {
            return self.thread_struct().into();
        }
        if let Some(helper) = of.helper {
            self.helper(helper);
        }
        if !of.path.is_empty() {
            self.import(of.path);
        }
        if of.rust.ends_with("<File>") {
            self.import("std::fs::File");
        }
        if let Some((name, version)) = of.from {
            self.need_crate(name, version, &[]);
        }
        of.rust.into()
    }

    /// How it is borrowed, where that is not a reference to the owned type.
    pub(super) fn lent_library_type(&mut self, name: &str) -> String {
        match library::of(name).and_then(|it| it.borrowed) {
            Some((rust, path)) => {
                self.import(path);
                format!("&{rust}")
            }
            None => format!("&{}", self.library_type(name)),
        }
    }

    /// A value of a library as an argument of a format, which shows it as `str` does.
    pub(super) fn displayed_library(&mut self, name: &str, code: &Code) -> Res<String> {
        match library::of(name).map(|it| it.shown) {
            Some(Shown::Display) => Ok(code.text.clone()),
            Some(Shown::Method(method)) => Ok(format!("{}.{method}()", code.receiver())),
            _ => Ok(self.shown_library(name, code)?.text),
        }
    }

    /// A date in a format of its own: `f"{day:%d %b}"`; nothing for other values and without a format.
    pub(super) fn formatted_date(
        &mut self,
        value: ExprId,
        conversion: Option<char>,
        spec: &[Piece],
    ) -> Res<Option<String>> {
        let condition = match self.ty(value).some() {
            Ty::Foreign("datetime.date") => "date-format",
            Ty::Foreign("datetime.time") => "time-format",
            Ty::Foreign("datetime.datetime" | "datetime.aware") => "date-time-format",
            _ => return Ok(None),
        };
        let format = match spec {
            _ if conversion.is_some() => return Ok(None),
            [] => return Ok(None),
            [Piece::Text(format)] => format,
            _ => return refuse("a computed part of a format"),
        };
        if !phrases::holds(condition, format) {
            return refuse("a format of a date that Rust writes in another way");
        }
        self.ensure_some(value)?;
        let code = self.expr(value)?;
        let format = quoted(&phrases::in_rust(condition, format));
        Ok(Some(format!("{}.strftime({format})", code.receiver())))
    }

    /// The `__format__` of the class of an instance.
    pub(super) fn format_method(&self, value: ExprId) -> Option<FuncId> {
        match self.ty(value).some() {
            Ty::Instance(class) | Ty::Dyn(class) => self.program.method(*class, "__format__"),
            _ => None,
        }
    }

    /// An instance in a format that its class knows: `f"{leave:%d %b}"`; nothing for other values.
    pub(super) fn formatted_instance(
        &mut self,
        value: ExprId,
        conversion: Option<char>,
        spec: &[Piece],
    ) -> Res<Option<String>> {
        let Some(method) = self.format_method(value).filter(|_| conversion.is_none()) else {
            return Ok(None);
        };
        let text = match spec {
            [] => "",
            [Piece::Text(text)] => text,
            _ => return refuse("a computed part of a format"),
        };
        let (Ty::Instance(class), true) = (
            self.ty(value).clone(),
            crate::types::formats(self.program, method),
        ) else {
            return refuse("a format of the class's own");
        };
        let func = self.program.func(method);
        let (me, of) = (func.params[0].var, func.params[1].var);
        if self.is_left_out(class, method)
            || self.raises.fails(method)
            || self.binding(me).form == Form::MutRef
            || !func.ret.is_text()
            || func.class != Some(class)
        {
            return refuse("a format of the class's own");
        }
        let text = match self.binding(of).form {
            Form::Ref => quoted(text),
            _ => format!("{}.to_string()", quoted(text)),
        };
        let code = self.expr(value)?;
        let name = &self.func_names[method.at()];
        Ok(Some(format!("{}.{name}({text})", code.receiver())))
    }

    /// `str` of a value of a library.
    pub(super) fn shown_library(&mut self, name: &str, code: &Code) -> Res<Code> {
        let text = match library::of(name).map(|it| it.shown) {
            Some(Shown::Display) => format!("{}.to_string()", code.receiver()),
            Some(Shown::Method(method)) => format!("{}.{method}().to_string()", code.receiver()),
            Some(Shown::Helper(helper)) => {
                self.phrase_helpers.insert(helper);
                let value = if code.ty.is_copy() {
                    code.text.clone()
                } else {
                    self.reference(code.clone()).text
                };
                format!("{helper}({value})")
            }
            Some(Shown::Never) | None => return refuse("this is shown in a way of its own"),
        };
        Ok(Code::tight(text, Ty::Str))
    }

    /// `Decimal("1.50")`.
    pub(super) fn literal_decimal(&mut self, text: &str) -> Res<Code> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let are_digits =
            |it: &str| !it.is_empty() && it.bytes().all(|digit| digit.is_ascii_digit());
        if !are_digits(whole) || !are_digits(part) || digits.len() > 24 {
            return refuse("a decimal number of this form");
        }
        self.need_crate("rust_decimal", "1", &["macros", "maths"]);
        self.import("rust_decimal::dec");
        Ok(Code::tight(
            format!("dec!({text})"),
            Ty::Foreign("decimal.Decimal"),
        ))
    }

    /// The truth of a value of a library.
    pub(super) fn truth_of_library(&mut self, name: &str, code: &Code) -> Res<Code> {
        match library::of(name).map(|it| it.truth) {
            Some(Truth::Always) => Ok(Code::tight("true", Ty::Bool)),
            Some(Truth::Unless(method)) => Ok(Code::new(
                format!("!{}.{method}()", code.receiver()),
                Prec::Unary,
                Ty::Bool,
            )),
            Some(Truth::Never) | None => refuse("the truth of a value of a library"),
        }
    }
}
