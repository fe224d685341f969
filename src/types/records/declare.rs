//! The classes of records, and their displays as calls of these.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{self as ast, Expr as Tree, Stmt as TreeStmt};

use super::super::class_form::{ClassForm, Declared, Keys, RecordOptions};
use super::super::ids::{BlockId, ClassId, ExprId, FuncId, VarId};
use super::super::ir::{
    Argument, Block, Class, Expr, Kind, Nature, Occurrence, Param, ParamNature, Program, Stmt,
    StmtKind, Suite, Var,
};
use super::super::resolve;
use super::{Display, Given, Plan, Record, displays};
use crate::python::source::{Source, Span};

/// Gives a program the classes of its records; those at the places in `counted` are counted.
pub(in super::super) fn declare<'a>(
    program: &mut Program<'a>,
    plan: &Plan,
    counted: &FxHashSet<usize>,
    source: &'a Source,
) {
    let mut declaring = Declaring {
        position: last_position(program),
        program,
        source,
    };
    for record in &plan.records {
        declaring.record(record, counted);
    }
}

/// The position behind all that stands in the file.
fn last_position(program: &Program<'_>) -> u32 {
    let exprs = program.exprs.iter().map(|it| it.position);
    let uses = program.vars.iter().flat_map(|it| &it.occurrences);
    let ends = program.funcs.iter().filter_map(|it| it.body.body.last());
    exprs
        .chain(uses.map(|it| it.position))
        .chain(ends.map(|it| it.end))
        .max()
        .unwrap_or(0)
}

struct Declaring<'p, 'a> {
    program: &'p mut Program<'a>,
    position: u32,
    source: &'a Source,
}

impl<'a> Declaring<'_, 'a> {
    fn next(&mut self) -> u32 {
        self.position += 1;
        self.position
    }

    fn block(&mut self, parent: Option<BlockId>, func: FuncId) -> BlockId {
        let id = BlockId(u32::try_from(self.program.blocks.len()).unwrap_or(u32::MAX));
        let depth = parent.map_or(0, |it| self.program.blocks[it.at()].depth + 1);
        self.program.blocks.push(Block {
            parent,
            depth,
            nature: Nature::Function,
            arm: (u32::MAX, 0),
            func,
        });
        id
    }

    fn expr(&mut self, kind: Kind, span: Span, position: u32, block: BlockId) -> ExprId {
        let id = ExprId(u32::try_from(self.program.exprs.len()).unwrap_or(u32::MAX));
        self.program.exprs.push(Expr {
            kind,
            span,
            position,
            block,
        });
        id
    }

    fn variable(&mut self, name: &str, func: FuncId, block: BlockId) -> VarId {
        let id = VarId(u32::try_from(self.program.vars.len()).unwrap_or(u32::MAX));
        let position = self.next();
        self.program.vars.push(Var {
            is_param: true,
            occurrences: vec![Occurrence {
                position,
                block,
                is_def: true,
            }],
            ..Var::new(name.to_owned(), func)
        });
        id
    }

    fn read(&mut self, var: VarId, span: Span, block: BlockId) -> ExprId {
        let position = self.next();
        self.program.vars[var.at()].occurrences.push(Occurrence {
            position,
            block,
            is_def: false,
        });
        let position = self.next();
        self.expr(Kind::Var(var), span, position, block)
    }

    fn record(&mut self, record: &Record, counted: &FxHashSet<usize>) {
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

    fn construct(&mut self, class: ClassId, display: &Display) {
        let of = self.program.expr(display.id).clone();
        let func = self.expr(
            Kind::Class(class),
            of.span.start..of.span.start,
            of.position,
            of.block,
        );
        if let Kind::Binary(_, _, patch) = of.kind {
            self.program.exprs[patch.at()].kind = Kind::None;
        }
        let mut arguments = Vec::new();
        for (key, source) in &display.items {
            let Some(field) = displays::field_of(key) else {
                continue;
            };
            let value = match (source, display.base) {
                (Given::Value(value), _) => *value,
                (Given::Base, Some(base)) if displays::is_path(self.program, base) => {
                    let kind = Kind::Attribute(base, field.clone());
                    self.expr(kind, of.span.clone(), of.position, of.block)
                }
                (Given::Base, _) => {
                    let why =
                        Kind::Unsupported("a copy of a dict of mixed values that is computed");
                    self.expr(why, of.span.clone(), of.position, of.block)
                }
            };
            arguments.push(Argument {
                name: Some(field),
                stars: 0,
                value,
            });
            let keys = self.program.classes[class.at()].keys.as_ref();
            if let Some(presence) = keys.and_then(|it| it.of(key)?.presence()) {
                let kind = match (source, display.base) {
                    (Given::Base, Some(base)) if displays::is_path(self.program, base) => {
                        Kind::Attribute(base, presence.clone())
                    }
                    _ => Kind::Bool(true),
                };
                arguments.push(Argument {
                    name: Some(presence),
                    stars: 0,
                    value: self.expr(kind, of.span.clone(), of.position, of.block),
                });
            }
        }
        // As long as its keys are not known it is looked at all the same.
        if let Some(base) = display.base
            && !display.items.iter().any(|it| it.1 == Given::Base)
        {
            arguments.push(Argument {
                name: None,
                stars: 2,
                value: base,
            });
        }
        self.program.exprs[display.id.at()].kind = Kind::Call(func, arguments);
    }
}

/// The annotations of a class body, by the names that have them.
fn annotations(def: &ast::StmtClassDef) -> FxHashMap<&str, (&Tree, &TreeStmt)> {
    let declared = def.body.iter().filter_map(|stmt| match stmt {
        TreeStmt::AnnAssign(it) => match &*it.target {
            Tree::Name(name) => Some((name.id.as_str(), (&*it.annotation, stmt))),
            _ => None,
        },
        _ => None,
    });
    declared.collect()
}
