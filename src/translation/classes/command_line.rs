//! A command line as Rust: the struct that clap derives a parser from, with an enum of the commands.

mod arguments;

use arguments::{kebab, plain_help};

use super::super::DecisionKind;
use super::super::code::quoted;
use super::super::command_line::{attribute_text, variant};
use super::super::names::snake;
use super::super::translator::Translator;
use crate::types::command_line::{Action, CommandLine, Commands, Takes, Version};
use crate::types::ir::{ClassId, Stmt, StmtKind};

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
}

/// The name of a group of arguments of which one may be given.
fn group_name(at: usize) -> String {
    format!("choice_{}", at + 1)
}
