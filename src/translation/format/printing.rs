//! `print`.

use super::template::whole_literal;
use super::{Template, is_debug};
use crate::translation::code::{Code, Form, Prec};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `print(..)` as a statement.
    pub(in crate::translation) fn print(&mut self, arguments: &[Argument]) -> Res<String> {
        let keyword = |name: &str| {
            arguments
                .iter()
                .find(|it| it.name.as_deref() == Some(name))
                .map(|it| it.value)
        };
        let computed = |it: &Self, id: Option<ExprId>| {
            id.filter(|id| !matches!(it.kind(*id), Kind::None | Kind::Str(_)))
        };
        let text = |it: &Self, id: Option<ExprId>, default: &str| match id.map(|id| it.kind(id)) {
            Some(Kind::Str(text)) => text.clone(),
            _ => default.to_owned(),
        };
        if arguments.iter().any(|it| {
            it.stars == 2
                || it
                    .name
                    .as_deref()
                    .is_some_and(|it| !matches!(it, "sep" | "end" | "file" | "flush"))
        }) {
            return refuse("print with these arguments");
        }
        let separator = text(self, keyword("sep"), " ");
        let end = text(self, keyword("end"), "\n");
        let (between, behind) = (
            computed(self, keyword("sep")),
            computed(self, keyword("end")),
        );
        let mut sink = None;
        let to_error = match keyword("file").map(|it| (it, self.kind(it))) {
            None | Some((_, Kind::None)) => false,
            Some((_, Kind::Import(name))) if name == "sys.stderr" => true,
            Some((_, Kind::Import(name))) if name == "sys.stdout" => false,
            Some((file, _)) if matches!(self.ty(file), Ty::Option(_)) => {
                return refuse("a file that may be None");
            }
            Some((file, _)) => {
                sink = Some(self.sink(file)?);
                false
            }
        };
        let shown = arguments.iter().filter(|it| it.name.is_none());
        let shown: Vec<ExprId> = shown.map(|it| it.value).collect();
        // What stands between the values and behind them is computed after them, before any is shown.
        let all: Vec<ExprId> = arguments
            .iter()
            .map(|it| it.value)
            .filter(|it| shown.contains(it) || Some(*it) == between || Some(*it) == behind)
            .collect();
        let lent = self.lend_to_all(&all);
        if all.len() > 1 {
            self.compute_in_order(&all)?;
        }
        let is_noticed = |id: &ExprId| self.is_noticed(*id);
        if between.iter().chain(&behind).any(is_noticed) && shown.iter().any(is_noticed) {
            return refuse("print with a computed separator");
        }
        let separated = match between {
            Some(id) if shown.len() > 1 => Some(self.named_part(id)?),
            Some(id) if !self.is_simple(id) || !self.ty(id).is_text() => {
                return refuse("print with a computed separator");
            }
            _ => None,
        };
        let mut template = Template::default();
        let mut is_first = true;
        for argument in arguments.iter().filter(|it| it.name.is_none()) {
            if !is_first {
                match &separated {
                    Some(name) => template.argument(name, ""),
                    None => template.text(&separator),
                }
            }
            is_first = false;
            if argument.stars == 1 {
                if between.is_some() {
                    return refuse("print with a computed separator");
                }
                if let Ty::Tuple(types) = self.ty(argument.value).clone() {
                    self.printed_parts(argument.value, &types, &separator, &mut template)?;
                    continue;
                }
                let text = self.printed_items(argument.value, &separator)?;
                template.argument(&text, "");
                continue;
            }
            self.printed(argument.value, &mut template)?;
        }
        if let Some(id) = behind {
            if !self.ty(id).is_text() {
                return refuse("print with a computed end");
            }
            self.printed(id, &mut template)?;
        }
        self.lent_now.truncate(lent);
        if let Some(sink) = sink {
            if keyword("flush").is_some() {
                return refuse("print to a file that is flushed");
            }
            if behind.is_none() {
                template.text(&end);
            }
            return Ok(self.written_to(&sink, &mut template));
        }
        let mut name = if to_error { "eprint" } else { "print" }.to_owned();
        if behind.is_some() {
            // It ends with what was computed.
        } else if end == "\n" {
            name.push_str("ln");
        } else {
            template.text(&end);
        }
        let inside = template.inside();
        Ok(if inside == "\"\"" {
            format!("{name}!();")
        } else {
            format!("{name}!({inside});")
        })
    }

    /// The parts of a tuple, `print(*point)`.
    fn printed_parts(
        &mut self,
        id: ExprId,
        types: &[Ty],
        separator: &str,
        template: &mut Template,
    ) -> Res<()> {
        let code = self.expr(id)?;
        if !self.has_rust(&code.ty) {
            return refuse(crate::translation::translator::unknown(&code.ty));
        }
        let place = if code.form == Form::Value {
            let name = self.fresh("parts");
            self.out.line(format!("let {name} = {};", code.text));
            name
        } else {
            code.receiver()
        };
        for (at, ty) in types.iter().enumerate() {
            if at > 0 {
                template.text(separator);
            }
            let part = Code::new(format!("{place}.{at}"), Prec::Postfix, ty.clone());
            self.printed_code(part.held(Form::Place), template)?;
        }
        Ok(())
    }

    /// What stands between values that are shown, by a name: it is there more than once.
    fn named_part(&mut self, id: ExprId) -> Res<String> {
        if !self.ty(id).is_text() {
            return refuse("print with a computed separator");
        }
        let code = self.expr(id)?;
        if crate::translation::names::is_identifier(&code.text) {
            return Ok(code.text);
        }
        let name = self.fresh("separator");
        self.out.line(format!("let {name} = {};", code.text));
        Ok(name)
    }

    /// A value as `print` shows it.
    pub(in crate::translation) fn printed(
        &mut self,
        id: ExprId,
        template: &mut Template,
    ) -> Res<()> {
        if !self.computed.contains_key(&id)
            && let Some(code) = self.shown_next(id)?
        {
            template.argument(&code.text, "");
            return Ok(());
        }
        match self.kind(id) {
            _ if self.computed.contains_key(&id) => {}
            Kind::Str(text) => {
                template.text(text);
                return Ok(());
            }
            Kind::Format(pieces) => return self.format_pieces(pieces, template),
            Kind::Binary(rustpython_ast::Operator::Mod, text, values)
                if matches!(self.kind(*text), Kind::Str(_)) =>
            {
                return self.percent_into(*text, *values, template);
            }
            Kind::Binary(rustpython_ast::Operator::Add, a, b)
                if self.ty(*a).is_text()
                    && self.ty(*b).is_text()
                    && !self.is_looked_at_late(*a, &[*b]) =>
            {
                self.printed(*a, template)?;
                return self.printed(*b, template);
            }
            Kind::Call(func, arguments) => {
                if let Kind::Attribute(object, name) = self.kind(*func)
                    && name == "format"
                    && let Kind::Str(text) = self.kind(*object)
                {
                    return self.braces_into(text, arguments, template);
                }
            }
            _ => {}
        }
        // `"..." % (..)` and `"..".format(..)` are one template with what is around.
        let code = self.expr_or_text(id)?;
        if let Some(inside) = code
            .text
            .strip_prefix("format!(")
            .and_then(|it| it.strip_suffix(')'))
            && let Some(text) = whole_literal(inside)
        {
            template.text.push_str(text);
            return Ok(());
        }
        self.printed_code(code, template)
    }

    pub(in crate::translation) fn printed_code(
        &mut self,
        code: Code,
        template: &mut Template,
    ) -> Res<()> {
        let code = match &code.ty {
            Ty::Int | Ty::BigInt | Ty::Str | Ty::Lit | Ty::Char | Ty::Param(_) => {
                if code.is_weak {
                    Code {
                        text: crate::translation::code::with_suffix(&code.text),
                        ..code
                    }
                } else {
                    code
                }
            }
            Ty::List(_) | Ty::Tuple(_) if is_debug(&code.ty) => {
                template.argument(&code.text, "?");
                return Ok(());
            }
            Ty::Instance(class) | Ty::Enum(class) if self.has_display(*class) => {
                self.need(*class, crate::translation::classes::Part::Display);
                code
            }
            Ty::Dyn(root) if self.any_has_display(*root) => code,
            Ty::Union(_) if self.has_known_rust(&code.ty) && code.ty.outcome().is_none() => {
                let part = crate::translation::union_facts::UnionPart::Display;
                let ty = code.ty.clone();
                self.check_shown_union(&ty, &part)?;
                self.need_of_union(&ty, part);
                code
            }
            Ty::Foreign(name) => {
                let shown = self.displayed_library(name, &code)?;
                template.argument(&shown, "");
                return Ok(());
            }
            _ => self.shown(code)?,
        };
        let shown = match code.ty {
            Ty::Str if !code.text.starts_with(['*', '&']) => code.text.strip_suffix(".to_string()"),
            _ => None,
        };
        template.argument(shown.unwrap_or(&code.text), "");
        Ok(())
    }

    fn printed_items(&mut self, id: ExprId, separator: &str) -> Res<String> {
        let seq = self.iterate(id)?;
        let seq = self.single(seq)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        let it = Code::tight("it", seq.ty.clone());
        let it = match seq.item {
            crate::translation::seq::Item::Ref | crate::translation::seq::Item::Text => {
                it.held(Form::Ref)
            }
            crate::translation::seq::Item::Count => Code::usize("it", Prec::Postfix),
            _ => it,
        };
        let shown = self.shown(it)?;
        let pattern = if seq.item == crate::translation::seq::Item::Ref && seq.ty.is_copy() {
            "&it"
        } else {
            "it"
        };
        let text = match (&seq.ty, shown.text.as_str()) {
            (Ty::Str, "it") => format!("{pattern}| it.to_string()"),
            (_, text) if shown.ty == Ty::Lit => format!("{pattern}| {text}.to_string()"),
            (_, text) => format!("{pattern}| {text}"),
        };
        Ok(format!(
            "{}.map(|{text}).collect::<Vec<String>>().join({})",
            seq.receiver(),
            crate::translation::code::quoted(separator)
        ))
    }
}
