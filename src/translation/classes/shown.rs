//! How instances are shown: `str`, `repr`, and what of it a program needs at all.

use super::super::class_facts::{Part, Written};
use super::super::code::{Code, Form};
use super::super::format::Template;
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::{ClassForm, EnumForm};
use crate::types::ir::{ClassId, FuncId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Notes that a part of a class is asked for.
    pub(in super::super) fn need(&mut self, class: ClassId, part: Part) {
        // With types for its parameters a class has the parts that it has without.
        let class = self.of_file(class);
        self.needed_parts.insert((class, part));
    }

    /// Writes a part that may turn out not to be needed.
    pub(super) fn optional(
        &mut self,
        class: ClassId,
        part: Part,
        write: impl FnOnce(&mut Self) -> Res<()>,
    ) {
        let start = self.out.lines.len();
        let mark = self.out.mark();
        let helpers = std::mem::take(&mut self.helpers);
        let needed = std::mem::take(&mut self.needed_parts);
        let outcome = write(self);
        let own_helpers = std::mem::replace(&mut self.helpers, helpers);
        let own_needs = std::mem::replace(&mut self.needed_parts, needed);
        if outcome.is_err() {
            self.out.back(mark);
            return;
        }
        self.class_facts.written.push(Written {
            part: (class, part),
            lines: start..self.out.lines.len(),
            helpers: own_helpers,
            needs: own_needs,
        });
    }

    /// Takes out the parts that nothing asks for.
    pub(in super::super) fn drop_unneeded_parts(&mut self) {
        loop {
            let before = self.needed_parts.len();
            for written in &self.class_facts.written {
                if self.needed_parts.contains(&written.part) {
                    self.needed_parts.extend(written.needs.iter().copied());
                }
            }
            if self.needed_parts.len() == before {
                break;
            }
        }
        for written in &self.class_facts.written {
            if self.needed_parts.contains(&written.part) {
                self.helpers.extend(written.helpers.iter().copied());
            } else {
                for line in &mut self.out.lines[written.lines.clone()] {
                    line.clear();
                }
                for origin in &mut self.out.origins[written.lines.clone()] {
                    *origin = None;
                }
            }
        }
        // What is left of an `impl` that held nothing else.
        let mut open: Option<usize> = None;
        for at in 0..self.out.lines.len() {
            let line = self.out.lines[at].as_str();
            // What a class is for a trait it is with nothing in it, too.
            if line.starts_with("impl ") && !line.contains(" for ") && line.ends_with('{') {
                open = Some(at);
            } else if line == "}"
                && let Some(start) = open
            {
                for line in &mut self.out.lines[start..=at] {
                    line.clear();
                }
                self.out.origins[start..=at].fill(None);
                open = None;
            } else if !line.is_empty() {
                open = None;
            }
        }
    }

    /// Whether `str` of an instance is its `repr`.
    fn is_shown_by_repr(&self, class: ClassId) -> bool {
        self.special(class, "__str__").is_none()
    }

    /// The method of one of Python's own names, or what is a second name for it.
    pub(super) fn special(&self, class: ClassId, name: &str) -> Option<FuncId> {
        let found = self
            .program
            .method(class, name)
            .or_else(|| self.program.alias(class, name))?;
        let func = self.program.func(found);
        let is_own = func.class.is_some()
            && (!self.is_partial(class) || func.class == Some(class) && func.is_alone);
        let is_shown = !matches!(name, "__str__" | "__repr__") || func.ret.is_text();
        (is_own && is_shown).then_some(found)
    }

    /// Whether an instance has a `repr` of its own.
    pub(in super::super) fn shows_itself(&self, class: ClassId) -> bool {
        self.classes.contains(&class)
            && (self.special(class, "__repr__").is_some()
                || match self.program.form(class) {
                    ClassForm::Record(options) => {
                        options.repr
                            && !self.may_hold_itself(class)
                            && self.shows_its_parts(class, &mut Vec::new())
                    }
                    ClassForm::Tuple | ClassForm::Enum(_) => true,
                    _ => false,
                })
    }

    /// Whether nothing that the `repr` of a dataclass shows was left out.
    fn shows_its_parts(&self, class: ClassId, seen: &mut Vec<ClassId>) -> bool {
        if seen.contains(&class) || !matches!(self.program.form(class), ClassForm::Record(_)) {
            return true;
        }
        seen.push(class);
        let is_known =
            !self.is_partial(class) || self.fields_of(class).all(|(_, ty)| self.has_known_rust(ty));
        if self.shows_a_set(class) {
            return false;
        }
        let parts: Vec<ClassId> = self
            .fields_of(class)
            .flat_map(|(_, ty)| ty.classes())
            .collect();
        is_known && parts.into_iter().all(|it| self.shows_its_parts(it, seen))
    }

    /// Whether instances of a class are counted, and one may be a part of itself: Python shows that as `...`.
    fn may_hold_itself(&self, class: ClassId) -> bool {
        self.fields_of(class).any(|(name, ty)| {
            let is_held = self
                .class_facts
                .held
                .contains_key(&(class, name.to_owned()));
            is_held && ty.classes().contains(&class)
        })
    }

    /// Whether an instance has a `str` that is no address.
    pub(in super::super) fn has_text(&self, class: ClassId) -> bool {
        self.classes.contains(&class)
            && (self.special(class, "__str__").is_some()
                || self.shows_itself(class)
                || self.is_shown_by_address(class))
    }

    /// Whether an instance can be written as it is.
    pub(in super::super) fn has_display(&self, class: ClassId) -> bool {
        self.has_text(class)
            && !self.is_virtual(class, "__str__")
            && !self.is_virtual(class, "__repr__")
    }

    /// `str(x)` of an instance or a member.
    pub(in super::super) fn shown_instance(&mut self, class: ClassId, code: &Code) -> Res<Code> {
        let has_text = |it: ClassId| {
            let methods = &self.program.classes[it.at()].methods_of_name;
            methods.contains_key("__str__")
        };
        if self.is_virtual(class, "__repr__")
            && !self.is_virtual(class, "__str__")
            && self.program.hierarchy(class).into_iter().any(has_text)
        {
            return refuse("a text that only some classes of a hierarchy have");
        }
        for name in ["__str__", "__repr__"] {
            if self.is_virtual(class, name) && self.classes.contains(&class) {
                let method = self.program.method(class.root(), name);
                let Some(method) = method else {
                    return refuse("an instance is shown that has no text of its own");
                };
                let call = self.func_names[method.at()].clone();
                return Ok(Code::tight(
                    format!("{}.{call}()", code.receiver()),
                    Ty::Str,
                ));
            }
        }
        if let Ty::Dyn(root) = code.ty {
            if !self.classes.contains(&root) || !self.all_have_texts(root) {
                return self.shown_by_address(root, code);
            }
            return Ok(Code::tight(
                format!("{}.to_string()", code.receiver()),
                Ty::Str,
            ));
        }
        if self.is_exception_alone(class) {
            return Ok(Code::tight(
                format!("{}.to_string()", code.receiver()),
                Ty::Str,
            ));
        }
        if !self.has_text(class) {
            return refuse("an instance is shown that has no text of its own");
        }
        self.need(class, Part::Display);
        Ok(Code::tight(
            format!("{}.to_string()", code.receiver()),
            Ty::Str,
        ))
    }

    /// Whether each class of a hierarchy shows itself as its `repr` does: none has another text.
    pub(in super::super) fn is_repr_of_all(&self, root: ClassId) -> bool {
        self.program
            .hierarchy(root)
            .into_iter()
            .all(|it| self.is_shown_by_repr(it))
    }

    /// Whether an instance of any class of a hierarchy can be written as it is.
    pub(in super::super) fn any_has_display(&self, root: ClassId) -> bool {
        self.classes.contains(&root) && self.all_have_texts(root)
    }

    /// `repr(x)` of an instance or a member.
    pub(in super::super) fn repr_of_instance(&mut self, class: ClassId, code: &Code) -> Res<Code> {
        if self.is_virtual(class, "__repr__") && self.classes.contains(&class) {
            return Ok(Code::tight(format!("{}.repr()", code.receiver()), Ty::Str));
        }
        if let Ty::Dyn(root) = code.ty
            && self.all_have_reprs(root)
            && self.is_repr_of_all(root)
        {
            return self.shown_instance(root, code);
        }
        let is_text_alone = self.is_virtual(class, "__str__") && !self.is_shown_by_repr(class);
        if is_text_alone || !self.shows_itself(class) || matches!(code.ty, Ty::Dyn(_)) {
            return refuse("an instance is shown that has no text of its own");
        }
        if self.is_shown_by_repr(class) && !matches!(self.program.form(class), ClassForm::Enum(_)) {
            return self.shown_instance(class, code);
        }
        self.helper("Repr");
        self.need(class, Part::Repr);
        Ok(Code::tight(format!("{}.repr()", code.receiver()), Ty::Str))
    }

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
