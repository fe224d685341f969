//! Readers of CSV: their rows and records, and what else they are asked for: how many lines they have read,
//! and the names in the first one.

use super::asked_readers::Reader;
use super::code::{Code, Form, quoted_char};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::csv_texts::{self, Rows};
use crate::types::files::{self, RAW_READER, READER};
use crate::types::ir::{Argument, ExprId, Kind, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `csv.reader(..)` and `csv.DictReader(..)`.
    pub(super) fn csv_rows(&mut self, name: &str, arguments: &[Argument]) -> Res<Seq> {
        let (lines, delimiter) = self.csv_source(arguments)?;
        let rows = self.helper("csv_rows");
        let delimiter = quoted_char(delimiter);
        let rows = format!("{rows}({lines}, {delimiter})");
        let mut seq = if name == "csv.DictReader" {
            let (records, record) = self.csv_records()?;
            Seq::new(format!("{records}({rows})"), Item::Value, record)
        } else {
            Seq::new(rows, Item::Value, Ty::list(Ty::Str))
        };
        seq.is_double = false;
        Ok(seq)
    }

    /// What makes records of rows, and the type of a record.
    pub(super) fn csv_records(&mut self) -> Res<(&'static str, Ty)> {
        let (helper, field) = match csv_texts::rows(self.program) {
            Rows::Even => ("csv_records", Ty::Str),
            Rows::Short => ("csv_records_with_gaps", Ty::option(Ty::Str)),
            Rows::Long => return refuse("rows of CSV with more fields than names"),
        };
        let record = Ty::dict(Ty::Str, field);
        self.rust_type(&record);
        Ok((self.helper(helper), record))
    }

    /// The lines that a reader goes through, and what stands between its fields.
    pub(super) fn csv_source(&mut self, arguments: &[Argument]) -> Res<(String, char)> {
        let Some((lines, rest)) = arguments.split_first().filter(|(it, _)| it.name.is_none())
        else {
            return refuse("these arguments");
        };
        if rest.iter().any(|it| it.name.is_none() || it.stars > 0) {
            return refuse("these arguments");
        }
        let dialect = self.dialect(rest, &[])?;
        if dialect.quotes_all
            || rest
                .iter()
                .any(|it| it.name.as_deref() == Some("lineterminator"))
        {
            return refuse("CSV in a form of its own");
        }
        Ok((self.csv_lines(lines.value)?, dialect.delimiter))
    }

    /// The lines that CSV is read from, each with its end.
    fn csv_lines(&mut self, id: ExprId) -> Res<String> {
        let ty = self.ty(id).clone();
        if ty == READER || ty == RAW_READER || files::is_text_reader(&ty) {
            self.check_returns()?;
            let file = self.file_by_value(id)?;
            let helper = self.helper(if ty == RAW_READER {
                "lines_as_they_are"
            } else {
                "lines_of"
            });
            return Ok(format!("{helper}({file})"));
        }
        let seq = self.iterate(id)?;
        if seq.is_unordered || !seq.ty.is_text() {
            return refuse("CSV of these lines");
        }
        self.owned_items(seq, &Ty::Str)
    }

    /// Whether something asks the reader in a variable for this.
    fn asks_reader(&self, var: VarId, wanted: &str) -> bool {
        self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Attribute(of, name) if name == wanted
                && matches!(self.kind(*of), Kind::Var(it) if *it == var))
        })
    }

    /// A reader that is asked for more than its rows; nothing if the value of a variable is no such one.
    pub(super) fn asked_reader(&mut self, var: VarId, value: ExprId) -> Res<Option<Seq>> {
        let Kind::Call(func, arguments) = self.kind(value) else {
            return Ok(None);
        };
        let Kind::Import(name) = self.kind(*func) else {
            return Ok(None);
        };
        let has_names = match name.as_str() {
            "csv.reader" => false,
            "csv.DictReader" => true,
            _ => return Ok(None),
        };
        let wants_lines = self.asks_reader(var, "line_num");
        let wants_names = self.asks_reader(var, "fieldnames");
        if !wants_lines && !wants_names {
            return Ok(None);
        }
        let (mut lines, delimiter) = self.csv_source(arguments)?;
        let mut reader = Reader::default();
        let stem = self.binding(var).name.clone();
        if wants_lines {
            let count = self.free_name(&format!("{stem}_lines"));
            self.import("std::cell::Cell");
            self.out.line(format!("let {count} = Cell::new(0_i64);"));
            lines = format!("{lines}.inspect(|_| {count}.set({count}.get() + 1))");
            reader.lines = Some(count);
        }
        let rows = self.helper("csv_rows");
        let mut rows = format!("{rows}({lines}, {})", quoted_char(delimiter));
        let mut seq = if has_names {
            let (records, record) = self.csv_records()?;
            let text = if wants_names && records != "csv_records" {
                return refuse("the names of rows that are without some fields");
            } else if wants_names {
                let names = self.free_name(&format!("{stem}_names"));
                let kept = self.free_name(&format!("{stem}_rows"));
                let head = self.helper("csv_head");
                let records = self.helper("csv_records_under");
                self.out.line(format!("let mut {kept} = {rows};"));
                self.out.line(format!("let {names} = {head}(&mut {kept});"));
                rows = format!("{records}({names}.clone(), {kept})");
                reader.names = Some(names);
                rows
            } else {
                format!("{records}({rows})")
            };
            Seq::new(text, Item::Value, record)
        } else {
            Seq::new(rows, Item::Value, Ty::list(Ty::Str))
        };
        seq.is_double = false;
        self.readers.insert(var, reader);
        Ok(Some(seq))
    }

    /// `reader.line_num` and `reader.fieldnames`.
    pub(super) fn reader_attribute(&mut self, object: ExprId, name: &str) -> Res<Code> {
        let Kind::Var(var) = self.kind(object) else {
            return refuse("an attribute");
        };
        let Some(reader) = self.readers.get(var).cloned() else {
            return refuse("an attribute of a reader of CSV that is passed on");
        };
        match (name, reader.lines, reader.names) {
            // Python reads the names when the first row is asked for.
            ("line_num", Some(lines), _) if self.has_read(*var, object) => {
                Ok(Code::tight(format!("{lines}.get()"), Ty::Int))
            }
            ("line_num", Some(_), _) => refuse("the lines of a reader of CSV before its first row"),
            ("fieldnames", _, Some(names)) => {
                Ok(Code::tight(names, Ty::list(Ty::Str)).held(Form::Place))
            }
            _ => refuse("an attribute"),
        }
    }

    /// Whether something is done with the reader in a variable before it is asked for its lines.
    fn has_read(&self, var: VarId, asked: ExprId) -> bool {
        let before = self.program.expr(asked).position;
        let asks: Vec<ExprId> = self
            .program
            .exprs
            .iter()
            .filter_map(|it| match &it.kind {
                Kind::Attribute(of, name) if name == "line_num" => Some(*of),
                _ => None,
            })
            .collect();
        let ids = self.program.expr_ids();
        ids.filter(|id| !asks.contains(id)).any(|id| {
            let expr = self.program.expr(id);
            expr.position < before && matches!(expr.kind, Kind::Var(it) if it == var)
        })
    }
}
