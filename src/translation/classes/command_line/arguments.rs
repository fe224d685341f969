//! The arguments of a command line, as the attributes that clap derives a parser from.

use super::super::super::code::quoted;
use super::super::super::command_line::attribute_text;
use super::super::super::names::snake;
use super::super::super::translator::{Res, Translator, refuse, unknown};
use super::group_name;
use crate::types::command_line::{Action, Choices, Count, Taken, Value};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What `#[arg(..)]` says of an argument.
    pub(super) fn attributes_of(&mut self, taken: &Taken, ty: &Ty) -> Res<Vec<String>> {
        let item = taken.item(self.program);
        if !self.has_known_rust(ty) || !self.has_known_rust(&item) {
            return refuse(unknown(ty));
        }
        if *ty == Ty::Real && self.has_numbers || matches!(ty, Ty::Tuple(_)) {
            return refuse("a default of another type");
        }
        let mut said = flags(taken);
        if let Some(group) = taken.group {
            said.push(attribute_text("group", &group_name(group)));
        }
        match taken.action {
            Action::SetFalse => said.push("action = clap::ArgAction::SetFalse".to_owned()),
            Action::Count => said.push("action = clap::ArgAction::Count".to_owned()),
            _ => {}
        }
        let is_list = taken.is_list();
        if is_list {
            match (taken.count, taken.is_positional()) {
                (Count::Some | Count::Any, true) => {}
                (Count::Some, false) => said.push("num_args = 1..".to_owned()),
                (Count::Any, false) => said.push("num_args = 0..".to_owned()),
                (Count::Exactly(count), _) => said.push(format!("num_args = {count}")),
                _ => {}
            }
            if !taken.is_positional() {
                said.push("action = clap::ArgAction::Set".to_owned());
            }
            if taken.is_required {
                said.push("required = true".to_owned());
            }
        }
        if let Some(metavar) = &taken.metavar {
            said.push(attribute_text("value_name", metavar));
        }
        if taken.action == Action::Store || taken.action == Action::Append {
            self.values_of(taken, &mut said)?;
            self.default_of(taken, ty, &mut said)?;
        }
        Ok(said)
    }

    /// How a value is read, and which values there may be.
    fn values_of(&mut self, taken: &Taken, said: &mut Vec<String>) -> Res<()> {
        let is_number = matches!(taken.value, Value::Int | Value::Float);
        match (&taken.choices, taken.value) {
            (None, Value::By(func)) => {
                let info = self.program.func(func);
                if let Some(why) = self.refused(func) {
                    return refuse(why);
                }
                let Some(param) = info.params.first() else {
                    return refuse("a function that converts nothing");
                };
                let name = self.func_names[func.at()].clone();
                let is_lent = self.binding(param.var).form == super::super::super::code::Form::Ref;
                let fails = self.raises.fails(func);
                said.push(match (is_lent, fails) {
                    (true, true) => format!("value_parser = {name}"),
                    (false, true) => {
                        format!("value_parser = |text: &str| {name}(text.to_string())")
                    }
                    (true, false) => format!(
                        "value_parser = |text: &str| Ok::<_, std::convert::Infallible>({name}(text))"
                    ),
                    (false, false) => format!(
                        "value_parser = |text: &str| Ok::<_, std::convert::Infallible>({name}(text.to_string()))"
                    ),
                });
            }
            (None, _) if is_number => said.push("allow_negative_numbers = true".to_owned()),
            (None, _) => {}
            (Some(Choices::Texts(texts)), Value::Text) => {
                let texts: Vec<String> = texts.iter().map(|it| quoted(it)).collect();
                said.push(format!("value_parser = [{}]", texts.join(", ")));
            }
            (Some(Choices::Range(first, end)), Value::Int) => {
                if *first < 0 {
                    said.push("allow_negative_numbers = true".to_owned());
                }
                said.push(format!(
                    "value_parser = clap::value_parser!(i64).range({first}..{end})"
                ));
            }
            (Some(_), _) => return refuse("choices of this type"),
        }
        Ok(())
    }

    fn default_of(&mut self, taken: &Taken, ty: &Ty, said: &mut Vec<String>) -> Res<()> {
        let Some(default) = taken.default else {
            return Ok(());
        };
        if let Kind::List(items) = self.kind(default) {
            if items.is_empty() {
                return Ok(());
            }
            let items = items.clone();
            let texts: Option<Vec<String>> = items.iter().map(|it| self.literal(*it)).collect();
            let Some(texts) = texts else {
                return refuse("a default of this kind");
            };
            let is_text = matches!(taken.value, Value::Text);
            let are_texts = items.iter().all(|it| self.ty(*it).is_text());
            if is_text != are_texts || matches!(taken.value, Value::By(_) | Value::Path) {
                return refuse("a default of another type");
            }
            let key = if is_text {
                "default_values"
            } else {
                "default_values_t"
            };
            said.push(format!("{key} = [{}]", texts.join(", ")));
            return Ok(());
        }
        self.check_choice(taken, default)?;
        let path = match self.kind(default) {
            Kind::Call(func, given) => match (self.kind(*func), given.as_slice()) {
                (Kind::Import(name), [only]) if name == "pathlib.Path" => Some(only.value),
                _ => None,
            },
            _ => None,
        };
        match (taken.value, self.ty(default).clone()) {
            (Value::Path, _) if let Some(Kind::Str(text)) = path.map(|it| self.kind(it)) => {
                said.push(attribute_text("default_value", &text.clone()));
            }
            // A text is converted as one that is given.
            (_, ty) if ty.is_text() => match self.literal(default) {
                Some(text) => said.push(format!("default_value = {text}")),
                None => return refuse("a default of this kind"),
            },
            (Value::By(_), _) if self.is_default_of_use(taken) => {}
            (Value::Int, Ty::Int) | (Value::Float, Ty::Float | Ty::Int) => {
                if self.literal(default).is_none() {
                    return refuse("a default of this kind");
                }
                let value = self.value(default, ty)?;
                said.push(format!("default_value_t = {}", value.text));
            }
            _ => return refuse("a default of another type"),
        }
        Ok(())
    }

    /// Whether a default is no text that clap could convert, so that it stands where it is used.
    pub(crate) fn is_default_of_use(&self, taken: &Taken) -> bool {
        matches!(taken.value, Value::By(_))
            && !taken.is_list()
            && taken.action == Action::Store
            && taken.default.is_some_and(|it| {
                let ty = self.ty(it);
                ty.is_copy() && !ty.is_text() && self.literal(it).is_some()
            })
    }

    /// Clap asks whether the default is one of the choices, which Python does not.
    fn check_choice(&self, taken: &Taken, default: ExprId) -> Res<()> {
        let is_there = match (&taken.choices, self.kind(default)) {
            (None, _) => true,
            (Some(Choices::Texts(texts)), Kind::Str(text)) => texts.contains(text),
            (Some(Choices::Range(first, end)), Kind::Int(int)) => (*first..*end).contains(int),
            _ => false,
        };
        if is_there {
            Ok(())
        } else {
            refuse("a default that is no choice")
        }
    }

    /// A literal, or a constant of the file, as Rust has it.
    fn literal(&self, id: ExprId) -> Option<String> {
        match self.kind(id) {
            Kind::Str(text) => Some(quoted(text)),
            Kind::Int(int) => Some(int.to_string()),
            Kind::Float(float) if float.is_finite() => Some(format!("{float:?}")),
            Kind::Unary(rustpython_ast::UnaryOp::USub, of) => {
                self.literal(*of).map(|it| format!("-{it}"))
            }
            Kind::Var(var)
                if matches!(
                    self.binding(*var).global,
                    Some(super::super::super::variables::Global::Const)
                ) =>
            {
                Some(self.binding(*var).name.clone())
            }
            _ => None,
        }
    }
}

/// `short, long`.
pub(super) fn flags(taken: &Taken) -> Vec<String> {
    let mut said = Vec::new();
    let (mut short, mut long) = (None, None);
    for flag in &taken.flags {
        let (place, key, other) = match flag.strip_prefix("--") {
            Some(_) => (&mut long, "long", "visible_alias"),
            None => (&mut short, "short", "visible_short_alias"),
        };
        let name = flag.trim_start_matches('-').to_owned();
        let text = |name: &str| match key {
            "long" => quoted(name),
            _ => format!("'{name}'"),
        };
        if place.is_some() {
            said.push(format!("{other} = {}", text(&name)));
            continue;
        }
        let is_plain = match key {
            "long" => name == taken.name.replace('_', "-"),
            _ => taken.name.starts_with(&name),
        };
        said.push(if is_plain {
            key.to_owned()
        } else {
            format!("{key} = {}", text(&name))
        });
        *place = Some(name);
    }
    said
}

/// What clap makes of the name of a variant.
pub(super) fn kebab(variant: &str) -> String {
    snake(variant).trim_end_matches('_').replace('_', "-")
}

/// A help without what clap adds itself.
pub(super) fn plain_help(help: &str) -> Option<String> {
    let help = help
        .replace(" (default: %(default)s)", "")
        .replace("%%", "%");
    (!help.contains("%(") && !help.trim().is_empty()).then_some(help)
}
