//! `logging.basicConfig(..)`: what writes the records of a program, in which format, from which level on.

use super::code::{Code, quoted};
use super::format::Template;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The level that a program asks for, which a condition may decide.
    pub(super) fn level_filter(&mut self, id: ExprId) -> Res<String> {
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

    /// `logging.basicConfig(..)`.
    pub(super) fn set_up_logging(&mut self, id: ExprId, arguments: &[Argument]) -> Res<Code> {
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
