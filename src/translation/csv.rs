//! CSV: rows and records that are read, and rows that are written, quoted as Python quotes them.

mod fields;

use fields::item_code;

use super::code::{quoted, quoted_char};
use super::files::Sink;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind, VarId};
use crate::types::ty::Ty;

/// How CSV is written or read.
#[derive(Debug, Clone)]
pub(super) struct Dialect {
    pub(super) delimiter: char,
    pub(super) quotes_all: bool,
    /// What ends a line.
    end: String,
}

/// The columns of a writer of records.
struct Columns {
    names: Vec<String>,
    /// Whether it writes nothing of what a record has besides.
    leaves_out: bool,
}

impl Dialect {
    fn new(name: &str) -> Option<Self> {
        let delimiter = match name {
            "excel" => ',',
            "excel-tab" => '\t',
            _ => return None,
        };
        Some(Self {
            delimiter,
            quotes_all: false,
            end: "\r\n".to_owned(),
        })
    }
}

impl Translator<'_, '_> {
    /// Reads the arguments of a reader or writer but for those of these names.
    pub(super) fn dialect(&self, arguments: &[Argument], but: &[&str]) -> Res<Dialect> {
        let named = |name: &str| arguments.iter().find(|it| it.name.as_deref() == Some(name));
        let mut dialect = match named("dialect").map(|it| self.kind(it.value)) {
            None => Dialect::new("excel"),
            Some(Kind::Str(name)) => Dialect::new(name),
            Some(_) => None,
        };
        for argument in arguments {
            let name = argument.name.as_deref().unwrap_or_default();
            let (Some(known), false) = (&mut dialect, but.contains(&name)) else {
                continue;
            };
            match (name, self.kind(argument.value)) {
                ("dialect", _) => {}
                ("delimiter", Kind::Str(text))
                    if text.len() == 1 && !text.contains(['"', '\n', '\r', ' ']) =>
                {
                    known.delimiter = text.chars().next().unwrap_or(',');
                }
                ("lineterminator", Kind::Str(text)) if matches!(text.as_str(), "\n" | "\r\n") => {
                    known.end.clone_from(text);
                }
                ("lineterminator", Kind::Import(name)) if name == "os.linesep" => {
                    "\n".clone_into(&mut known.end);
                }
                ("quotechar", Kind::Str(text)) if text == "\"" => {}
                ("quoting", Kind::Import(name)) if name == "csv.QUOTE_MINIMAL" => {}
                ("quoting", Kind::Import(name)) if name == "csv.QUOTE_ALL" => {
                    known.quotes_all = true;
                }
                _ => dialect = None,
            }
        }
        let Some(dialect) = dialect else {
            return refuse("CSV in a form of its own");
        };
        Ok(dialect)
    }

    /// What a writer of CSV is made with.
    fn csv_writer(&self, var: VarId) -> Res<(String, ExprId, Vec<Argument>)> {
        if let Some(made) = self.regulars.value(var)
            && let Kind::Call(func, arguments) = self.kind(made)
            && let Kind::Import(name) = self.kind(*func)
            && matches!(name.as_str(), "csv.writer" | "csv.DictWriter")
            && let Some((file, rest)) = arguments.split_first()
            && file.name.is_none()
            && self.program.var(var).func == self.func
        {
            return Ok((name.clone(), file.value, rest.to_vec()));
        }
        refuse("a writer of CSV that is passed on")
    }

    /// Whether a variable is a writer of CSV, which is nothing but the file in Rust.
    pub(super) fn is_csv_writer(&self, var: VarId) -> Res<bool> {
        let is_it = matches!(
            self.program.var(var).ty,
            Ty::Foreign("csv.writer" | "csv.DictWriter")
        );
        if is_it {
            let (_, file, _) = self.csv_writer(var)?;
            if !matches!(self.kind(file), Kind::Var(_) | Kind::Import(_)) {
                return refuse("a file that is opened for CSV alone");
            }
        }
        Ok(is_it)
    }

    /// `writer.writerow(..)` and the like; whether it is one.
    pub(super) fn csv_statement(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<bool> {
        let Kind::Var(var) = self.kind(object) else {
            return Ok(false);
        };
        if !matches!(
            self.program.var(*var).ty,
            Ty::Foreign("csv.writer" | "csv.DictWriter")
        ) {
            return Ok(false);
        }
        let (kind, file, rest) = self.csv_writer(*var)?;
        let sink = self.sink(file)?;
        let plain = self.plain(arguments)?;
        if kind == "csv.DictWriter" {
            let Some((fields, rest)) = self.field_names(&rest) else {
                return refuse("a writer of CSV whose fields are computed");
            };
            let dialect = self.dialect(&rest, &["extrasaction"])?;
            let mut actions = rest
                .iter()
                .filter(|it| it.name.as_deref() == Some("extrasaction"));
            let leaves_out = match actions.next().map(|it| self.kind(it.value)) {
                None => false,
                Some(Kind::Str(action)) => action == "ignore",
                Some(_) => return refuse("a writer of CSV whose fields are computed"),
            };
            let fields = Columns {
                names: fields,
                leaves_out,
            };
            match (name, plain.as_slice()) {
                ("writeheader", []) => {
                    let names: Vec<String> = fields.names.iter().map(|it| quoted(it)).collect();
                    let fields = format!("&[{}]", names.join(", "));
                    self.write_row(&sink, &fields, &dialect);
                }
                ("writerow", [record]) => {
                    let fields = self.record_fields(*record, &fields)?;
                    self.write_row(&sink, &fields, &dialect);
                }
                ("writerows", [records]) => {
                    let seq = self.iterate(*records)?;
                    self.check_order_of(&seq)?;
                    let over = seq.in_for.clone().unwrap_or_else(|| seq.text.clone());
                    let record = item_code(&seq, "row");
                    self.out.line(format!("for row in {over} {{"));
                    let fields = self.dict_fields(&record, &fields)?;
                    self.write_row(&sink, &fields, &dialect);
                    self.out.line("}");
                }
                _ => return refuse(format!("{name} of a writer of CSV")),
            }
            return Ok(true);
        }
        if rest.iter().any(|it| it.name.is_none()) {
            return refuse("these arguments");
        }
        let dialect = self.dialect(&rest, &[])?;
        match (name, plain.as_slice()) {
            ("writerow", [row]) => {
                let fields = self.row_fields(*row)?;
                self.write_row(&sink, &fields, &dialect);
            }
            ("writerows", [rows]) => {
                let seq = self.iterate(*rows)?;
                self.check_order_of(&seq)?;
                let over = seq.in_for.clone().unwrap_or_else(|| seq.text.clone());
                let row = item_code(&seq, "row");
                self.out.line(format!("for row in {over} {{"));
                let fields = self.fields_of_code(&row)?;
                self.write_row(&sink, &fields, &dialect);
                self.out.line("}");
            }
            _ => return refuse(format!("{name} of a writer of CSV")),
        }
        Ok(true)
    }

    fn check_order_of(&mut self, seq: &Seq) -> Res<()> {
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        if matches!(seq.item, Item::Tuple(_) | Item::Nested(_) | Item::Count) {
            return refuse("rows of CSV that are made in this way");
        }
        Ok(())
    }

    fn write_row(&mut self, sink: &Sink, fields: &str, dialect: &Dialect) {
        let helper = self.helper(if dialect.quotes_all {
            "quoted_csv_line"
        } else {
            "csv_line"
        });
        let delimiter = quoted_char(dialect.delimiter);
        let mut template = super::format::Template::default();
        let generic = if fields.starts_with("&[") && fields.ends_with(']') {
            "::<&str>"
        } else {
            ""
        };
        template.argument(&format!("{helper}{generic}({fields}, {delimiter})"), "");
        template.text(&dialect.end);
        let text = self.written_to(sink, &mut template);
        self.out.line(text);
    }
}
