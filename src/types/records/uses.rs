//! What is done with records by their keys.

use rustc_hash::FxHashMap;
use rustpython_ast::{CmpOp, Operator};

use super::super::found::Types;
use super::super::ids::{ClassId, ExprId};
use super::super::ir::{Kind, Program, Stmt, StmtKind, Target};
use super::super::ty::Ty;
use super::displays;
use super::statements::each_statement;

/// What is done with the records of one kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Uses {
    /// The keys that are put in where a record is there already, in the order in which they stand.
    pub(super) assigned: Vec<String>,
    /// The keys that are taken out.
    pub(super) removed: Vec<String>,
    /// Whether keys are computed, or all of them are gone through.
    pub(super) is_dynamic: bool,
}

/// What a program does with its records.
pub(super) fn find(program: &Program<'_>, types: &Types) -> FxHashMap<ClassId, Uses> {
    let mut found = Found {
        program,
        types,
        all: FxHashMap::default(),
    };
    for expr in &program.exprs {
        found.expr(&expr.kind);
    }
    each_statement(program, &mut |stmt| found.stmt(stmt));
    found.all
}

/// The kind of records that an expression is one of.
pub(super) fn class_of(types: &Types, id: ExprId) -> Option<ClassId> {
    match types.of(id).some() {
        Ty::Instance(class) if class.is_record() => Some(*class),
        _ => None,
    }
}

struct Found<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    all: FxHashMap<ClassId, Uses>,
}

impl Found<'_, '_> {
    fn of(&mut self, id: ExprId) -> Option<&mut Uses> {
        let class = class_of(self.types, id)?;
        Some(self.all.entry(class).or_default())
    }

    fn key(&self, id: ExprId) -> Option<String> {
        match self.program.kind(id) {
            Kind::Str(key) => Some(key.clone()),
            _ => None,
        }
    }

    fn is_dynamic(&mut self, id: ExprId) {
        if let Some(uses) = self.of(id) {
            uses.is_dynamic = true;
        }
    }

    fn assigns(&mut self, id: ExprId, key: String) {
        if let Some(uses) = self.of(id)
            && !uses.assigned.contains(&key)
        {
            uses.assigned.push(key);
        }
    }

    fn removes(&mut self, id: ExprId, key: Option<String>) {
        if let Some(uses) = self.of(id) {
            match key {
                Some(key) => uses.removed.push(key),
                None => uses.is_dynamic = true,
            }
        }
    }

    fn patch(&mut self, object: ExprId, patch: ExprId) {
        if self.of(object).is_none() {
            return;
        }
        match displays::items(self.program, patch) {
            Some(items) => items
                .into_iter()
                .for_each(|(key, _)| self.assigns(object, key)),
            None => self.is_dynamic(object),
        }
    }

    fn expr(&mut self, kind: &Kind) {
        match kind {
            Kind::Index(object, key) if self.key(*key).is_none() => self.is_dynamic(*object),
            Kind::Call(func, arguments) => match self.program.kind(*func) {
                Kind::Attribute(object, name) => {
                    let first = arguments.first().map(|it| it.value);
                    let key = first.and_then(|it| self.key(it));
                    match (name.as_str(), key) {
                        ("get", Some(_)) | ("copy", _) => {}
                        ("setdefault", Some(key)) => self.assigns(*object, key),
                        ("pop", key) => self.removes(*object, key),
                        ("update", _) => {
                            for argument in arguments {
                                match &argument.name {
                                    Some(key) => self.assigns(*object, key.clone()),
                                    None => self.patch(*object, argument.value),
                                }
                            }
                        }
                        _ => self.is_dynamic(*object),
                    }
                }
                Kind::Builtin(name)
                    if matches!(
                        name.as_str(),
                        "list" | "sorted" | "set" | "tuple" | "enumerate"
                    ) =>
                {
                    arguments.iter().for_each(|it| self.is_dynamic(it.value));
                }
                _ => {}
            },
            Kind::Binary(Operator::BitOr, object, patch) => self.patch(*object, *patch),
            Kind::Compare(left, rest) => {
                for (op, right) in rest {
                    if matches!(op, CmpOp::In | CmpOp::NotIn) && self.key(*left).is_none() {
                        self.is_dynamic(*right);
                    }
                }
            }
            Kind::Comprehension(comprehension) => {
                let generators = comprehension.generators.iter();
                generators.for_each(|it| self.is_dynamic(it.iter));
            }
            _ => {}
        }
    }

    fn target(&mut self, target: &Target) {
        match target {
            Target::Index(object, key) => match self.key(*key) {
                Some(key) => self.assigns(*object, key),
                None => self.is_dynamic(*object),
            },
            Target::Tuple(targets, _) => targets.iter().for_each(|it| self.target(it)),
            _ => {}
        }
    }

    fn stmt(&mut self, stmt: &Stmt<'_>) {
        match &stmt.kind {
            StmtKind::Assign { targets, .. } => targets.iter().for_each(|it| self.target(it)),
            StmtKind::Augmented {
                op: Operator::BitOr,
                value,
                read,
                ..
            } => {
                self.patch(*read, *value);
            }
            StmtKind::For { target, iter, .. } => {
                self.target(target);
                self.is_dynamic(*iter);
            }
            StmtKind::Delete(targets) => {
                for target in targets {
                    if let Target::Index(object, key) = target {
                        let key = self.key(*key);
                        self.removes(*object, key);
                    }
                }
            }
            _ => {}
        }
    }
}
