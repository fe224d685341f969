//! Logging: loggers as targets of the crate `log`, and the set-up of a program as a writer of its own.

use super::DecisionKind;
use super::code::{Code, quoted};
use super::format::Template;
use super::translator::{Res, Translator, refuse};
use crate::types::handlers::is_root;
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

const LOGGER: Ty = Ty::Foreign("logging.Logger");

impl Translator<'_, '_> {
    /// A function of the module `logging`.
    pub(super) fn logging_function(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        match name {
            "getLogger" => match arguments {
                [] => Ok(Code::tight("\"root\"", LOGGER)),
                [only] if only.name.is_none() => match self.kind(only.value) {
                    Kind::Str(name) => Ok(Code::tight(quoted(name), LOGGER)),
                    // What a program calls itself.
                    Kind::Builtin(name) if name == "__name__" => {
                        Ok(Code::tight("\"__main__\"", LOGGER))
                    }
                    _ => refuse("a logger of a computed name"),
                },
                _ => refuse("a logger with these arguments"),
            },
            "basicConfig" => self.set_up_logging(id, arguments),
            name => self.logged(id, "\"root\"", name, arguments),
        }
    }

    /// `log.info(..)`.
    pub(super) fn logger_method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if name == "setLevel" {
            // The level of the root is that of all that have none.
            let exprs = self.program.exprs.iter();
            let levels = exprs
                .filter(|it| matches!(&it.kind, Kind::Attribute(_, name) if name == "setLevel"));
            let is_for_all = levels.count() == 1 && is_root(self.program, object);
            return self.set_level(arguments, is_for_all);
        }
        let logger = self.expr(object)?;
        self.logged(id, &logger.text, name, arguments)
    }

    fn logged(
        &mut self,
        id: ExprId,
        logger: &str,
        level: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let (level, key) = match level {
            "isEnabledFor" => return self.is_logged(logger, arguments),
            "debug" | "info" | "error" => (level, ""),
            "warning" | "warn" => ("warn", ""),
            // Rust has no such level: it is an error that says so.
            "critical" | "fatal" => ("error", "critical = true; "),
            // Behind the message Python writes where the error came from.
            "exception" if !self.logs_to_output() => ("error", ""),
            _ => return refuse(format!("{level} of a logger has no phrase yet")),
        };
        let plain = self.plain(arguments)?;
        let Some((message, values)) = plain.split_first() else {
            return refuse("a logger without a message");
        };
        // What is not written is not computed, either.
        if plain
            .iter()
            .any(|it| self.changes_something(*it) || self.may_do_something(*it))
        {
            return refuse("a call that may do something in what is logged");
        }
        if self.count_of("logging.basicConfig") == 0 {
            let line = self.source.line_at(self.program.expr(id).span.start);
            self.decide(
                line,
                DecisionKind::SharedState,
                "nothing here sets up logging: Python writes warnings to standard error then, and the crate log writes nothing before a logger is set",
            );
        }
        let mut template = Template::default();
        match (self.kind(*message), values) {
            (Kind::Str(text), [_, ..]) => {
                let values: Vec<(ExprId, Option<Code>)> =
                    values.iter().map(|it| (*it, None)).collect();
                self.percent_values(&text.clone(), values, &mut template)?;
            }
            (_, [_, ..]) => return refuse("a message that is computed"),
            (Kind::Str(text), []) => template.text(text),
            (Kind::Format(pieces), []) => self.format_pieces(pieces, &mut template)?,
            _ => {
                let code = self.expr(*message)?;
                let shown = self.shown(code)?;
                template.argument(&shown.text, "");
            }
        }
        self.need_log();
        Ok(Code::tight(
            format!(
                "log::{level}!(target: {logger}, {key}{})",
                template.inside()
            ),
            Ty::None,
        ))
    }

    /// The crate `log`, with what an error that is critical says of itself.
    fn need_log(&mut self) {
        let features: &[&str] = if self.has_critical() { &["kv"] } else { &[] };
        self.need_crate("log", "0.4", features);
    }

    fn has_critical(&self) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Attribute(_, name) => name == "critical" || name == "fatal",
            Kind::Import(name) => name == "logging.critical" || name == "logging.fatal",
            _ => false,
        })
    }

    /// Whether what is logged goes to standard output.
    fn logs_to_output(&self) -> bool {
        let exprs = self.program.exprs.iter();
        let mut names = exprs.filter_map(|it| match &it.kind {
            Kind::Import(name) => Some(name.as_str()),
            _ => None,
        });
        names.any(|it| it == "sys.stdout")
    }

    /// How many names the loggers of the file have; that of the root logger is one.
    fn count_of_loggers(&self) -> usize {
        let mut names: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
        for expr in &self.program.exprs {
            let Kind::Call(func, given) = &expr.kind else {
                continue;
            };
            let Kind::Import(function) = self.kind(*func) else {
                continue;
            };
            match function.as_str() {
                "logging.getLogger" => {
                    let name = given.first().map(|it| self.kind(it.value).clone());
                    names.insert(format!("{name:?}"));
                }
                "logging.debug" | "logging.info" | "logging.warning" | "logging.error"
                | "logging.critical" | "logging.exception" | "logging.log" => {
                    names.insert("None".to_owned());
                }
                _ => {}
            }
        }
        names.len()
    }

    /// `log.setLevel(..)`, of the only logger that there is, or of the root, whose level is for all.
    fn set_level(&mut self, arguments: &[Argument], is_for_all: bool) -> Res<Code> {
        let [only] = arguments else {
            return refuse("a level of logging");
        };
        if self.count_of_loggers() > 1 && !is_for_all {
            return refuse("a level of one logger of several");
        }
        let level = self.level_filter(only.value)?;
        self.need_log();
        self.import("log::LevelFilter");
        Ok(Code::tight(
            format!("log::set_max_level({level})"),
            Ty::None,
        ))
    }

    /// `log.isEnabledFor(..)`.
    fn is_logged(&mut self, logger: &str, arguments: &[Argument]) -> Res<Code> {
        let [only] = arguments else {
            return refuse("a level of logging");
        };
        let Some(level) = self.level_of(only.value) else {
            return refuse("a level of logging");
        };
        self.need_log();
        Ok(Code::tight(
            format!("log::log_enabled!(target: {logger}, log::Level::{level})"),
            Ty::Bool,
        ))
    }

    /// A level as Rust calls it.
    fn level_of(&self, id: ExprId) -> Option<&'static str> {
        let name = match self.kind(id) {
            Kind::Import(name) => name.strip_prefix("logging.")?,
            Kind::Str(name) => name.as_str(),
            _ => return None,
        };
        Some(match name {
            "DEBUG" => "Debug",
            "INFO" => "Info",
            "WARNING" | "WARN" => "Warn",
            "ERROR" => "Error",
            _ => return None,
        })
    }

    /// The level that a program asks for, which a condition may decide.
    fn level_filter(&mut self, id: ExprId) -> Res<String> {
        if let Kind::Conditional { test, body, orelse } = self.kind(id) {
            let (test, body, orelse) = (*test, *body, *orelse);
            let condition = self.condition(test)?;
            let (body, orelse) = (self.level_filter(body)?, self.level_filter(orelse)?);
            return Ok(format!(
                "if {} {{ {body} }} else {{ {orelse} }}",
                condition.text
            ));
        }
        match self.level_of(id) {
            Some(level) => Ok(format!("LevelFilter::{level}")),
            None => refuse("a level of logging"),
        }
    }

    /// Whether computing a value calls a function of the file.
    fn may_do_something(&self, id: ExprId) -> bool {
        let span = &self.program.expr(id).span;
        self.exprs_in(span).any(|expr| match &expr.kind {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Func(_) | Kind::Class(_) => true,
                Kind::Builtin(name) => matches!(name.as_str(), "next" | "print" | "input"),
                Kind::Attribute(object, name) => {
                    let of = self.ty(*object).some();
                    matches!(of, Ty::Instance(_) | Ty::Dyn(_) | Ty::Class(_))
                        || of.is_shared() && super::effects::changes(name)
                }
                _ => false,
            },
            _ => false,
        })
    }

    /// How often a file calls a function.
    fn count_of(&self, function: &str) -> usize {
        let exprs = self.program.exprs.iter();
        exprs
            .filter(|it| match &it.kind {
                Kind::Call(func, _) => {
                    matches!(self.kind(*func), Kind::Import(name) if name == function)
                }
                _ => false,
            })
            .count()
    }

    /// `logging.basicConfig(..)`.
    fn set_up_logging(&mut self, id: ExprId, arguments: &[Argument]) -> Res<Code> {
        if self.count_of("logging.basicConfig") > 1 {
            return refuse("a second set-up of logging");
        }
        let mut level = None;
        let (mut format, mut writes) = (String::new(), "eprintln");
        let mut dates = "%F %T,%3f".to_owned();
        for argument in arguments {
            match (argument.name.as_deref(), self.kind(argument.value)) {
                (Some("level"), _) => level = Some(self.level_filter(argument.value)?),
                (Some("format"), Kind::Str(text)) => format.clone_from(text),
                (Some("datefmt"), Kind::Str(text))
                    if crate::phrases::holds("date-time-format", text) =>
                {
                    dates = crate::phrases::in_rust("date-time-format", text);
                }
                (Some("force"), Kind::Bool(_)) => {}
                (Some("handlers"), Kind::List(items)) => match items.as_slice() {
                    [only] => match self.stream_of(*only) {
                        Some("sys.stdout") => writes = "println",
                        Some(_) => {}
                        None => return refuse("a handler of this kind"),
                    },
                    _ => return refuse("several handlers"),
                },
                (Some("stream"), Kind::Import(name)) if name == "sys.stdout" => writes = "println",
                (Some("stream"), Kind::Import(name)) if name == "sys.stderr" => {}
                _ => return refuse("a set-up of logging with these arguments"),
            }
        }
        if format.is_empty() {
            "%(levelname)s:%(name)s:%(message)s".clone_into(&mut format);
        }
        let Some(inside) = record_format(&format, &dates) else {
            return refuse("a format of logging with more than level, name and message");
        };
        self.need_log();
        if inside.contains("jiff::") {
            self.need_crate("jiff", "1", &[]);
        }
        self.import("log::LevelFilter");
        self.log_writer = Some(log_writer(writes, &inside, self.has_critical()));
        let set = "log::set_logger(&LogWriter).expect(\"no other logger\")";
        // A logger that was told its level before keeps it.
        let is_told = level.is_none() && self.is_told_level_before(id);
        let text = match level {
            _ if is_told => set.to_owned(),
            level => format!(
                "{set};\nlog::set_max_level({})",
                level.as_deref().unwrap_or("LevelFilter::Warn")
            ),
        };
        Ok(Code::tight(text, Ty::None))
    }

    /// Whether the file has set the level of a logger where the code is.
    fn is_told_level_before(&self, id: ExprId) -> bool {
        let here = self.program.expr(id);
        self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Attribute(_, name) if name == "setLevel")
                && it.position < here.position
                && it.block == here.block
        })
    }

    /// Where a handler writes, if it is one of a stream.
    fn stream_of(&self, id: ExprId) -> Option<&'static str> {
        let Kind::Call(func, given) = self.kind(id) else {
            return None;
        };
        if !matches!(self.kind(*func), Kind::Import(name) if name == "logging.StreamHandler") {
            return None;
        }
        match given.as_slice() {
            [] => Some("sys.stderr"),
            [only] => match self.kind(only.value) {
                Kind::Import(name) if name == "sys.stdout" => Some("sys.stdout"),
                Kind::Import(name) if name == "sys.stderr" => Some("sys.stderr"),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The arguments of `println!` that write a record in a format of Python.
fn record_format(format: &str, dates: &str) -> Option<String> {
    let mut template = Template::default();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        template.text(&rest[..at]);
        let (name, after) = rest[at..].strip_prefix("%(")?.split_once(')')?;
        let end = after.find('s')?;
        let width = &after[..end];
        let spec = match width.strip_prefix('-') {
            _ if width.is_empty() => String::new(),
            Some(width) => format!("<{}", width.parse::<usize>().ok()?),
            None => format!(">{}", width.parse::<usize>().ok()?),
        };
        match (name, width) {
            ("levelname", _) => template.argument("level", &spec),
            ("name", _) => template.argument("record.target()", &spec),
            ("asctime", "") => {
                let dates = quoted(dates);
                template.argument(&format!("jiff::ZonedDateTime::now().strftime({dates})"), "");
            }
            ("message", "") => template.argument("record.args()", ""),
            _ => return None,
        }
        rest = &after[end + 1..];
    }
    template.text(rest);
    Some(template.inside())
}

/// What writes the records of a program.
fn log_writer(writes: &str, inside: &str, has_critical: bool) -> String {
    let stream = if writes == "println" {
        "standard output"
    } else {
        "standard error"
    };
    let level = if inside.contains("level") {
        let critical = if has_critical {
            "\n            log::Level::Error if record.key_values().get(\"critical\".into()).is_some() => \"CRITICAL\","
        } else {
            ""
        };
        format!(
            "let level = match record.level() {{{critical}\n            log::Level::Warn => \"WARNING\",\n            level => level.as_str(),\n        }};\n        "
        )
    } else {
        String::new()
    };
    format!(
        "/// Writes what is logged to {stream}.\nstruct LogWriter;\n\nimpl log::Log for LogWriter {{\n    fn enabled(&self, _: &log::Metadata<'_>) -> bool {{\n        true\n    }}\n\n    fn log(&self, record: &log::Record<'_>) {{\n        {level}{writes}!({inside});\n    }}\n\n    fn flush(&self) {{}}\n}}\n"
    )
}
