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
    pub(super) fn need_log(&mut self) {
        let features: &[&str] = if self.has_critical() { &["kv"] } else { &[] };
        self.need_crate("log", "0.4", features);
    }

    pub(super) fn has_critical(&self) -> bool {
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
    pub(super) fn level_of(&self, id: ExprId) -> Option<&'static str> {
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
    pub(super) fn count_of(&self, function: &str) -> usize {
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
}
