//! The class of a kind of record, with its `__init__`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::class_form::{ClassForm, Declared, Keys, RecordOptions};
use super::super::ids::{BlockId, ClassId, FuncId, VarId};
use super::super::ir::{Class, Kind, Param, ParamNature, Stmt, StmtKind, Suite};
use super::super::resolve;
use super::Record;
use super::declare::{Declaring, annotations};
use crate::python::source::Span;

impl<'a> Declaring<'_, 'a> {
    pub(super) fn record(&mut self, record: &Record, counted: &FxHashSet<usize>) {
        let module = self.program.func(FuncId(0)).body.block;
        let first = record
            .displays
            .first()
            .map(|it| self.program.expr(it.id).clone());
        let at = record.declared.unwrap_or(self.program.classes.len());
        let span = match record.declared {
            Some(at) => self.program.classes[at].span.clone(),
            None => first.map_or(0..0, |it| it.span),
        };
        let id = match record.declared {
            Some(at) => self.program.classes[at].id,
            None => ClassId::new(u32::try_from(at).unwrap_or(u32::MAX)).record(),
        };
        let id = if counted.contains(&at) {
            id.counted()
        } else {
            id
        };
        let annotations = match record.declared.and_then(|it| self.program.classes[it].def) {
            Some(def) => annotations(def),
            None => FxHashMap::default(),
        };
        let line = self.source.line_at(span.start);
        let mut fields: Vec<Declared<'a>> = Vec::new();
        for key in &record.keys.all {
            let field = {
                let (annotation, stmt) = annotations.get(key.text.as_str()).copied().unzip();
                let span = stmt.map_or(span.clone(), crate::python::syntax::span);
                let none = key.is_sometimes.then(|| {
                    let block = module.unwrap_or(BlockId(0));
                    let position = self.next();
                    self.expr(Kind::None, span.clone(), position, block)
                });
                Declared {
                    name: key.field.clone(),
                    annotation,
                    default: none,
                    is_fresh: false,
                    is_given: true,
                    is_shown: true,
                    is_compared: true,
                    is_keyword_only: false,
                    line: self.source.line_at(span.start),
                    span,
                }
            };
            let presence = key.presence().map(|name| {
                let block = module.unwrap_or(BlockId(0));
                let position = self.next();
                let default = self.expr(Kind::Bool(false), field.span.clone(), position, block);
                Declared {
                    name,
                    annotation: None,
                    default: Some(default),
                    ..field.clone()
                }
            });
            fields.push(field);
            fields.extend(presence);
        }
        let mut keys = record.keys.all.iter();
        let is_blurred = keys.any(|it| it.is_blurred && !it.has_presence);
        let form = ClassForm::Record(RecordOptions {
            eq: !is_blurred,
            order: false,
            frozen: false,
            repr: record.keys.has_order && !is_blurred,
            keyword_only: false,
            hash: false,
        });
        if let Some(at) = record.declared {
            let class = &mut self.program.classes[at];
            (class.id, class.form) = (id, form);
            class.keys = Some(record.keys.clone());
            class.fields.clone_from(&fields);
        } else {
            let body = self.block(module, FuncId(0));
            self.program.classes.push(Class {
                id,
                name: record.name.clone(),
                def: None,
                body: Suite {
                    block: Some(body),
                    body: Vec::new(),
                },
                methods: Vec::new(),
                methods_of_name: FxHashMap::default(),
                form,
                keys: Some(record.keys.clone()),
                bases: Vec::new(),
                is_total: false,
                is_protocol: false,
                fields: fields.clone(),
                members: Vec::new(),
                attributes: Vec::new(),
                aliases: Vec::new(),
                assigned: Vec::new(),
                line,
                end_line: line,
                span: span.clone(),
                docstring: None,
            });
            self.stand(id, span.clone(), line);
        }
        self.program.records.push(id);
        self.init(id, &record.keys, &fields, span);
        for display in &record.displays {
            self.construct(id, display);
        }
    }

    /// Lets a class stand before the statement of the module that first has a record of it.
    fn stand(&mut self, id: ClassId, span: Span, line: usize) {
        let block = self
            .program
            .func(FuncId(0))
            .body
            .block
            .unwrap_or(BlockId(0));
        let position = self.next();
        let stmt = Stmt {
            kind: StmtKind::Class(id),
            head: span.start..span.start,
            line,
            block,
            start: position,
            end: position,
            ends: false,
            span: span.start..span.start,
        };
        let body = &mut self.program.funcs[0].body.body;
        let before = body.iter().position(|it| it.span.end > span.start);
        body.insert(before.unwrap_or(body.len()), stmt);
    }

    /// `__init__`, with a parameter for each field.
    fn init(&mut self, class: ClassId, keys: &Keys, fields: &[Declared<'a>], span: Span) {
        let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let around = self.program.classes[class.at()].body.block;
        let (name, line) = {
            let class = &self.program.classes[class.at()];
            (class.name.clone(), class.line)
        };
        let mut func = resolve::empty_func("__init__", Some(FuncId(0)), span);
        func.path = format!("{name}.__init__");
        func.class = Some(class);
        (func.line, func.end_line) = (line, line);
        (func.is_synthetic, func.falls_through, func.is_called) = (true, true, true);
        self.program.funcs.push(func);
        let block = self.block(around, id);
        let me = self.variable("self", id, block);
        let param = |var: VarId, name: &str| Param {
            var,
            name: name.to_owned(),
            default: None,
            annotation: None,
            nature: ParamNature::Plain,
        };
        let mut params = vec![param(me, "self")];
        // Those without a default come first.
        let always = fields.iter().filter(|it| it.default.is_none());
        for field in always.chain(fields.iter().filter(|it| it.default.is_some())) {
            let var = self.variable(&field.name, id, block);
            params.push(Param {
                default: field.default,
                annotation: field.annotation,
                ..param(var, &field.name)
            });
        }
        let mut body = Vec::new();
        let names = keys.all.iter();
        let names = names.flat_map(|it| std::iter::once(it.field.clone()).chain(it.presence()));
        for name in names {
            let Some((given, field)) = params
                .iter()
                .find(|it| it.name == name && it.var != me)
                .zip(fields.iter().find(|it| it.name == name))
            else {
                continue;
            };
            let start = self.next();
            let value = self.read(given.var, field.span.clone(), block);
            let object = self.read(me, 0..0, block);
            let end = self.next();
            let place = (field.span.clone(), field.line, block);
            body.push(Stmt::setting(object, name, value, place, (start, end)));
        }
        let func = &mut self.program.funcs[id.at()];
        func.params = params;
        func.body = Suite {
            block: Some(block),
            body,
        };
        self.program.add_method(class, id);
    }
}
