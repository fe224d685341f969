//! The classes of records, and their displays as calls of these.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{self as ast, Expr as Tree, Stmt as TreeStmt};

use super::super::ids::{BlockId, ClassId, ExprId, FuncId, VarId};
use super::super::ir::{Argument, Block, Expr, Kind, Nature, Occurrence, Program, Var};
use super::{Display, Given, Plan, displays};
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

pub(super) struct Declaring<'p, 'a> {
    pub(super) program: &'p mut Program<'a>,
    position: u32,
    pub(super) source: &'a Source,
}

impl Declaring<'_, '_> {
    pub(super) fn next(&mut self) -> u32 {
        self.position += 1;
        self.position
    }

    pub(super) fn block(&mut self, parent: Option<BlockId>, func: FuncId) -> BlockId {
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

    pub(super) fn expr(&mut self, kind: Kind, span: Span, position: u32, block: BlockId) -> ExprId {
        let id = ExprId(u32::try_from(self.program.exprs.len()).unwrap_or(u32::MAX));
        self.program.exprs.push(Expr {
            kind,
            span,
            position,
            block,
        });
        id
    }

    pub(super) fn variable(&mut self, name: &str, func: FuncId, block: BlockId) -> VarId {
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

    pub(super) fn read(&mut self, var: VarId, span: Span, block: BlockId) -> ExprId {
        let position = self.next();
        self.program.vars[var.at()].occurrences.push(Occurrence {
            position,
            block,
            is_def: false,
        });
        let position = self.next();
        self.expr(Kind::Var(var), span, position, block)
    }

    pub(super) fn construct(&mut self, class: ClassId, display: &Display) {
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
pub(super) fn annotations(def: &ast::StmtClassDef) -> FxHashMap<&str, (&Tree, &TreeStmt)> {
    let declared = def.body.iter().filter_map(|stmt| match stmt {
        TreeStmt::AnnAssign(it) => match &*it.target {
            Tree::Name(name) => Some((name.id.as_str(), (&*it.annotation, stmt))),
            _ => None,
        },
        _ => None,
    });
    declared.collect()
}
