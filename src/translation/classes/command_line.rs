//! A command line as Rust: the struct that clap derives a parser from, with an enum of the commands.

use super::super::DecisionKind;
use super::super::code::quoted;
use super::super::command_line::{attribute_text, variant};
use super::super::names::snake;
use super::super::translator::{Res, Translator, refuse, unknown};
use crate::types::command_line::{
    Action, Choices, CommandLine, Commands, Count, Taken, Takes, Value, Version,
};
use crate::types::ir::{ClassId, ExprId, Kind, Stmt, StmtKind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Why clap has no form for a command line.
    pub(super) fn refusal_of_command_line(&mut self, id: ClassId) -> Option<String> {
        let line = self.program.command_line(id)?.clone();
        let commands = line.commands.iter().flat_map(|it| &it.all);
        let all = std::iter::once((line.class, &line.takes));
        for (class, takes) in all.chain(commands.map(|it| (it.class, &it.takes))) {
            for taken in &takes.all {
                let ty = self.field_type(class, &taken.name).unwrap_or_default();
                if let Err(refusal) = self.attributes_of(taken, &ty) {
                    return Some(format!("{}: {}", taken.name, refusal.0));
                }
            }
            let is_clap = |it: &Version| {
                let number = line.prog.as_ref().and_then(|prog| {
                    let number = it.text.strip_prefix("%(prog)s");
                    number.or(it.text.strip_prefix(prog.as_str()))
                });
                let are_flags = it.flags.iter().all(|it| it == "-V" || it == "--version");
                let is_number = |it: &str| it.starts_with(' ') && !it[1..].contains(' ');
                are_flags && number.is_some_and(is_number) && class == line.class
            };
            let uses = |flag: &str| {
                let mut flags = takes.all.iter().flat_map(|it| &it.flags);
                flags.any(|it| it == flag)
            };
            if takes
                .version
                .as_ref()
                .is_some_and(|it| !is_clap(it) || uses("-V"))
            {
                return Some("a version that is shown in a way of its own".to_owned());
            }
        }
        // A command that takes what the parser itself takes decides what it is.
        let clash = line.takes.all.iter().any(|it| {
            !line.takers(&it.name).is_empty()
                || line.commands.as_ref().is_some_and(|of| of.name == it.name)
        });
        clash.then(|| "an argument of the parser and of one of its commands".to_owned())
    }

    /// Writes a command line with all that belongs to it.
    pub(super) fn write_command_line(&mut self, id: ClassId, stmt: &Stmt<'_>, is_public: bool) {
        let Some(line) = self.program.command_line(id).cloned() else {
            return;
        };
        self.note_statements_of(&line);
        self.need_crate("clap", "4", &["derive"]);
        self.import("clap::Parser");
        self.decide(
            line.line,
            DecisionKind::Dynamic,
            "help and the words of errors are clap's; the status after an error is 2, as in Python",
        );
        self.out.origin = Some(stmt.line);
        if let Some(description) = &line.description {
            self.doc("///", &description.clone());
        }
        self.out.line("#[derive(Parser)]");
        let mut said = Vec::new();
        if let Some(prog) = &line.prog {
            said.push(attribute_text("name", prog));
        }
        if let Some(version) = &line.takes.version {
            let number = version.text.rsplit(' ').next().unwrap_or_default();
            said.push(attribute_text("version", number));
        }
        if line.abbreviates {
            said.push("infer_long_args = true".to_owned());
        }
        said.push("args_override_self = true".to_owned());
        if line.commands.is_some() {
            said.push("disable_help_subcommand = true".to_owned());
        }
        if self.is_given_lists(id) {
            said.push("no_binary_name = true".to_owned());
        }
        self.out.line(format!("#[command({})]", said.join(", ")));
        self.write_takes(id, &line.takes, line.commands.as_ref(), is_public);
        if let Some(commands) = &line.commands {
            self.write_commands(&line, commands, is_public);
        }
    }

    /// The statements that define a parser in a function of their own, which there is no more.
    fn note_statements_of(&mut self, line: &CommandLine) {
        let first = line.line;
        let maker = self.program.funcs.iter().skip(1).find(|it| {
            it.line < first
                && first <= it.end_line
                && it.body.body.iter().all(|it| {
                    matches!(
                        it.kind,
                        StmtKind::Scoping | StmtKind::Docstring | StmtKind::Return(_)
                    )
                })
                && !it.is_synthetic
        });
        if let Some(maker) = maker {
            let counted = maker.body.body.iter();
            let counted = counted.filter(|it| !matches!(it.kind, StmtKind::Docstring));
            self.statements += counted.clone().count();
            self.drafted += counted.count();
        }
        for at in &line.lines {
            self.out.seen(*at);
        }
    }

    fn write_takes(
        &mut self,
        class: ClassId,
        takes: &Takes,
        commands: Option<&Commands>,
        is_public: bool,
    ) {
        let public = if is_public { "pub " } else { "" };
        let name = self.class_name(class);
        for (at, is_required) in takes.groups.iter().enumerate() {
            if *is_required {
                self.out.line(format!(
                    "#[command(group = clap::ArgGroup::new({}).required(true))]",
                    quoted(&group_name(at))
                ));
            }
        }
        if takes.all.is_empty() && commands.is_none() {
            self.out.line(format!("{public}struct {name} {{}}"));
            return;
        }
        self.out.line(format!("{public}struct {name} {{"));
        let head = self.out.origin;
        for taken in &takes.all {
            self.out.origin = Some(taken.line);
            let ty = self.field_type(class, &taken.name).unwrap_or_default();
            if let Some(help) = taken.help.as_deref().and_then(plain_help) {
                self.doc("///", &help);
            }
            if let Ok(said) = self.attributes_of(taken, &ty)
                && !said.is_empty()
            {
                self.out.line(format!("#[arg({})]", said.join(", ")));
            }
            let rust = if taken.action == Action::Count {
                "u8".to_owned()
            } else if self.is_default_of_use(taken) {
                format!("Option<{}>", self.rust_type(&ty))
            } else {
                self.rust_type(&ty)
            };
            self.out
                .line(format!("{public}{}: {rust},", snake(&taken.name)));
        }
        if let Some(commands) = commands {
            self.out.origin = Some(commands.line);
            self.out.line("#[command(subcommand)]");
            let of = self.command_enum(class);
            let of = if commands.is_required {
                of
            } else {
                format!("Option<{of}>")
            };
            self.out
                .line(format!("{public}{}: {of},", snake(&commands.name)));
        }
        self.out.origin = head;
        self.out.line("}");
    }

    fn write_commands(&mut self, line: &CommandLine, commands: &Commands, is_public: bool) {
        let public = if is_public { "pub " } else { "" };
        let name = self.command_enum(line.class);
        self.out.origin = Some(commands.line);
        self.out.line("#[derive(clap::Subcommand)]");
        self.out.line(format!("{public}enum {name} {{"));
        for command in &commands.all {
            self.out.origin = Some(command.line);
            if let Some(help) = command.help.as_deref().and_then(plain_help) {
                self.doc("///", &help);
            }
            let of = variant(&command.name);
            if kebab(&of) != command.name {
                self.out.line(format!(
                    "#[command({})]",
                    attribute_text("name", &command.name)
                ));
            }
            if command.takes.all.is_empty() {
                self.out.line(format!("{of},"));
            } else {
                let args = self.class_name(command.class);
                self.out.line(format!("{of}({args}),"));
            }
        }
        self.out.origin = Some(commands.line);
        self.out.line("}");
        if self.names_command(line) {
            self.out.line(format!("impl {name} {{"));
            self.out.line("/// What it is called on the command line.");
            self.out
                .line(format!("{public}fn name(&self) -> &'static str {{"));
            self.out.line("match self {");
            for command in &commands.all {
                let rest = if command.takes.all.is_empty() {
                    ""
                } else {
                    "(_)"
                };
                self.out.line(format!(
                    "Self::{}{rest} => {},",
                    variant(&command.name),
                    quoted(&command.name)
                ));
            }
            self.out.line("}");
            self.out.line("}");
            self.out.line("}");
        }
        for command in &commands.all {
            if !command.takes.all.is_empty() {
                self.out.origin = Some(command.line);
                self.out.line("#[derive(clap::Args)]");
                self.write_takes(command.class, &command.takes, None, is_public);
            }
        }
    }

    /// What `#[arg(..)]` says of an argument.
    fn attributes_of(&mut self, taken: &Taken, ty: &Ty) -> Res<Vec<String>> {
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
                let is_lent = self.binding(param.var).form == super::super::code::Form::Ref;
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
    pub(in super::super) fn is_default_of_use(&self, taken: &Taken) -> bool {
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
                    Some(super::super::variables::Global::Const)
                ) =>
            {
                Some(self.binding(*var).name.clone())
            }
            _ => None,
        }
    }
}

/// `short, long`.
fn flags(taken: &Taken) -> Vec<String> {
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

/// The name of a group of arguments of which one may be given.
fn group_name(at: usize) -> String {
    format!("choice_{}", at + 1)
}

/// What clap makes of the name of a variant.
fn kebab(variant: &str) -> String {
    snake(variant).trim_end_matches('_').replace('_', "-")
}

/// A help without what clap adds itself.
fn plain_help(help: &str) -> Option<String> {
    let help = help
        .replace(" (default: %(default)s)", "")
        .replace("%%", "%");
    (!help.contains("%(") && !help.trim().is_empty()).then_some(help)
}
