//! How instances are shown, written: `impl Display` and `impl Repr`.

use super::super::class_facts::Part;
use super::super::code::{Code, Form};
use super::super::format::Template;
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::{ClassForm, EnumForm};
use crate::types::ir::{ClassId, FuncId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Writes how instances of a class are shown.
    pub(super) fn write_shown(&mut self, class: ClassId) {
        if self.is_virtual(class, "__str__") || self.is_virtual(class, "__repr__") {
            return;
        }
        let name = self.class_name(class);
        let by_str = self.special(class, "__str__");
        let by_repr = self.special(class, "__repr__");
        let is_enum = matches!(self.program.form(class), ClassForm::Enum(_));
        let line = self.program.classes[class.at()].line;
        match (by_str, by_repr) {
            (Some(method), _) => self.write_display(class, &name, method),
            (None, Some(method)) if !is_enum => self.write_display(class, &name, method),
            _ if self.shows_itself(class) || self.is_shown_by_address(class) => {
                self.out.origin = Some(line);
                self.optional(class, Part::Display, |it| {
                    it.write_own_display(class, &name)
                });
            }
            _ => {}
        }
        if let (Some(method), true) = (by_repr, by_str.is_some() || is_enum) {
            self.helper("Repr");
            self.out.line(format!("impl Repr for {name} {{"));
            let func = self.program.func(method);
            if func.name == "__repr__" {
                self.function(method, false);
            } else {
                let owned = if func.ret == Ty::Str {
                    ""
                } else {
                    ".to_string()"
                };
                let method = self.func_names[method.at()].clone();
                self.out.line("fn repr(&self) -> String {");
                self.out.line(format!("self.{method}(){owned}"));
                self.out.line("}");
            }
            self.out.line("}");
        } else if self.shows_itself(class) {
            self.out.origin = Some(line);
            self.optional(class, Part::Repr, |it| it.write_own_repr(class, &name));
        }
    }

    /// `impl Display` by a method that gives a text.
    fn write_display(&mut self, class: ClassId, name: &str, method: FuncId) {
        self.need(class, Part::Display);
        let func = self.program.func(method);
        let start = self.out.lines.len();
        let holes = self.holes.len();
        let (statements, drafted) = (self.statements, self.drafted);
        let line = func.line;
        self.out.origin = Some(line);
        self.import("std::fmt");
        self.out.line(format!("impl fmt::Display for {name} {{"));
        let mark = self.out.mark();
        let known = (self.declared.clone(), self.bound.clone());
        if let Some(docstring) = &func.docstring {
            self.doc("///", &docstring.clone());
        }
        self.out
            .line("fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {");
        let body_start = self.out.lines.len();
        self.statements += 1;
        self.drafted += 1;
        if let Some(me) = func.params.first() {
            self.declared.insert(me.var);
        }
        // It is asked for by nobody who says more than which instance it is of, and changes nothing of that.
        let is_plain = func.params.len() == 1
            && !func
                .params
                .iter()
                .any(|it| self.effects.changed.contains(&it.var));
        let is_known = func.refused.is_none()
            && is_plain
            && self.has_known_rust(&func.ret)
            && func.ret.is_text();
        if is_known {
            self.body_of(method);
        }
        let body = &self.out.lines[body_start..];
        let returns = body.iter().any(|it| it.contains("return "));
        let last = body.last().cloned().unwrap_or_default();
        let ends_in_value = !returns && !last.ends_with(['}', ';', '{']) && !last.is_empty();
        if is_known && ends_in_value && self.holes.len() == holes {
            let written = match last
                .strip_prefix("format!(")
                .and_then(|it| it.strip_suffix(')'))
            {
                Some(inside) if is_one_call(inside) => format!("write!(f, {inside})"),
                _ => match last.strip_suffix(".to_string()") {
                    Some(literal) if literal.starts_with('"') && literal.ends_with('"') => {
                        format!("f.write_str({literal})")
                    }
                    // What is only written is not copied.
                    _ if func.ret == Ty::Str => {
                        let place = last.strip_suffix(".clone()").unwrap_or(&last);
                        format!("f.write_str(&{place})")
                    }
                    _ if matches!(func.ret, Ty::Char | Ty::CharLit) => {
                        format!("write!(f, \"{{}}\", {last})")
                    }
                    _ => format!("f.write_str({last})"),
                },
            };
            if let Some(line) = self.out.lines.last_mut() {
                *line = written;
            }
            self.out.origin = Some(line);
            self.out.line("}");
            self.out.line("}");
            self.define_method(method, start, holes);
            return;
        }
        // What has several ends is a method of its own.
        self.out.back(mark);
        self.holes.truncate(holes);
        (self.statements, self.drafted) = (statements, drafted);
        (self.declared, self.bound) = known;
        self.out
            .line("fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {");
        let to_text = self.func_names[method.at()].clone();
        let is_plain = is_known
            && func.params.len() == 1
            && !(self.raises.fails(method) && self.may_fail(method))
            && func
                .params
                .first()
                .is_none_or(|it| self.binding(it.var).form != Form::MutRef);
        if is_plain {
            self.out.line(format!("f.write_str(&self.{to_text}())"));
        } else {
            let head = self.head_of(method);
            let head = head.unwrap_or(func.span.start..func.span.start);
            let hole = self.hole(&head, line, "a text that takes more than its instance");
            self.out.line(hole);
        }
        self.out.line("}");
        self.out.line("}");
        // By a name of its own it stands among the others.
        if matches!(func.name.as_str(), "__str__" | "__repr__") {
            self.out.line(format!("impl {name} {{"));
            self.function(method, false);
            self.out.line("}");
        }
    }

    /// `impl Display` as Python shows a dataclass, a named tuple, a member of an enum.
    fn write_own_display(&mut self, class: ClassId, name: &str) -> Res<()> {
        self.import("std::fmt");
        let mut template = Template::default();
        let python = self.program.classes[class.at()].name.clone();
        match self.program.form(class) {
            ClassForm::Enum(EnumForm::Int | EnumForm::Text) => {
                self.need(class, Part::Value);
                template.argument("self.value()", "");
            }
            ClassForm::Enum(_) => {
                self.need(class, Part::Name);
                template.text(&format!("{python}."));
                template.argument("self.name()", "");
            }
            _ if self.is_shown_by_address(class) => {
                template.text(&format!("<__main__.{python} object at "));
                template.argument("self", "p");
                template.text(">");
            }
            _ if self.program.classes[class.at()].keys.is_some() => {
                return self.write_record_display(class, name);
            }
            _ => self.fields_template(class, &mut template)?,
        }
        self.out.line(format!("impl fmt::Display for {name} {{"));
        self.out
            .line("fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {");
        self.out.line(format!("write!(f, {})", template.inside()));
        self.out.line("}");
        self.out.line("}");
        Ok(())
    }

    /// The fields of a dataclass or a named tuple with their names, as `repr` shows them.
    fn fields_template(&mut self, class: ClassId, template: &mut Template) -> Res<()> {
        template.text(&self.program.classes[class.at()].name.clone());
        template.text("(");
        let declared = self.program.classes[class.at()].fields.clone();
        let shown = declared.into_iter().filter(|it| it.is_shown);
        for (at, field) in shown.map(|it| it.name).enumerate() {
            template.text(if at > 0 { ", " } else { "" });
            template.text(&format!("{field}="));
            let Some(ty) = self.field_type(class, &field) else {
                return refuse("a field that is not there");
            };
            let code = self.shown_field(class, &field, ty)?;
            self.show_repr(code, template)?;
        }
        template.text(")");
        Ok(())
    }

    /// A value in a template as `repr` shows it, without a text of its own where Rust's form is Python's.
    pub(super) fn show_repr(&mut self, code: Code, template: &mut Template) -> Res<()> {
        match code.ty.clone() {
            Ty::Int => template.argument(&code.text, ""),
            ty if super::super::format::is_debug(&ty) => template.argument(&code.text, "?"),
            Ty::Instance(class) if self.is_shown_by_repr(class) && self.shows_itself(class) => {
                self.need(class, Part::Display);
                template.argument(&code.text, "");
            }
            _ => {
                let repr = self.repr(code)?;
                template.argument(&repr.text, "");
            }
        }
        Ok(())
    }

    /// `impl Repr`, which containers show their items by.
    fn write_own_repr(&mut self, class: ClassId, name: &str) -> Res<()> {
        self.helper("Repr");
        let text = match self.program.form(class) {
            ClassForm::Enum(_) => {
                let python = self.program.classes[class.at()].name.clone();
                self.need(class, Part::Name);
                self.need(class, Part::Value);
                let ty = self.enum_value_type(class);
                let mut template = Template::default();
                template.text(&format!("<{python}."));
                template.argument("self.name()", "");
                template.text(": ");
                let Some(ty) = ty else {
                    return refuse("an enum of values of several types");
                };
                self.show_repr(Code::tight("self.value()", ty), &mut template)?;
                template.text(">");
                template.formatted().text
            }
            _ if self.is_shown_by_repr(class) => {
                self.need(class, Part::Display);
                "self.to_string()".to_owned()
            }
            _ => {
                let mut template = Template::default();
                self.fields_template(class, &mut template)?;
                template.formatted().text
            }
        };
        self.out.line(format!("impl Repr for {name} {{"));
        self.out.line("fn repr(&self) -> String {");
        self.out.line(text);
        self.out.line("}");
        self.out.line("}");
        Ok(())
    }
}

/// Whether the inside of `format!(..)` is all of its arguments, and not the middle of two calls.
fn is_one_call(inside: &str) -> bool {
    let (mut depth, mut in_text, mut escaped) = (0_i32, false, false);
    for c in inside.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            '(' | '[' | '{' if !in_text => depth += 1,
            ')' | ']' | '}' if !in_text => {
                depth -= 1;
                if depth < 0 {
                    return false;
                }
            }
            _ => {}
        }
    }
    depth == 0 && !in_text
}
