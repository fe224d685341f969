//! What is done with records by their keys, as what is done with instances by their fields.

mod by_key;
mod calls;
mod computed;
mod looped;
mod parts;
mod presence;
mod shown_keys;
mod stating;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{CmpOp, Operator};

use super::super::class_form::{Key, Keys};
use super::super::found::Types;
use super::super::ids::{ClassId, ExprId, VarId};
use super::super::ir::{Argument, Expr, Kind, Program, StmtKind};
use super::super::ty::Ty;
use super::displays;
use super::statements::each_statement;
use super::uses::class_of;

const NEVER: &str = "a key that no dict of this kind has";
const COMPUTED: &str = "a computed key of a dict of mixed values";
const BLURRED: &str = "a key that is not there, is None or has a value";
const WHOLE: &str = "a dict of mixed values as a whole";
const ORDER: &str = "a dict whose keys may be in several orders";

/// Puts attributes where keys of records are asked for, and holes where they cannot be; whether there were any.
pub(in super::super) fn spell(program: &mut Program<'_>, types: &Types) -> bool {
    let count = program.exprs.len();
    let mut spelling = Spelling {
        program,
        types,
        found: false,
        stated: FxHashSet::default(),
        known: FxHashMap::default(),
    };
    spelling.known = computed::known_texts(spelling.program);
    let stated = &mut spelling.stated;
    each_statement(spelling.program, &mut |stmt| match &stmt.kind {
        StmtKind::Expr(value) | StmtKind::Assign { value, .. } => {
            stated.insert(*value);
        }
        _ => {}
    });
    for at in 0..count {
        let id = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
        if let Some(kind) = spelling.kind(id) {
            spelling.found = true;
            spelling.program.exprs[at].kind = kind;
        }
    }
    for at in 0..spelling.program.funcs.len() {
        let mut body = std::mem::take(&mut spelling.program.funcs[at].body);
        spelling.suite(&mut body);
        spelling.program.funcs[at].body = body;
    }
    spelling.found
}

struct Spelling<'p, 'a> {
    program: &'p mut Program<'a>,
    types: &'p Types,
    found: bool,
    /// The expressions that are statements, or are assigned to one target.
    stated: FxHashSet<ExprId>,
    /// The texts that some variables go through.
    known: FxHashMap<VarId, Vec<String>>,
}

impl Spelling<'_, '_> {
    fn keys(&self, class: ClassId) -> Keys {
        self.program.classes[class.at()]
            .keys
            .clone()
            .unwrap_or_default()
    }

    fn text(&self, id: ExprId) -> Option<String> {
        match self.program.kind(id) {
            Kind::Str(key) => Some(key.clone()),
            _ => None,
        }
    }

    /// The keys of the record that an expression is, if it is one.
    fn record(&self, id: ExprId) -> Option<Keys> {
        Some(self.keys(class_of(self.types, id)?))
    }

    /// Another expression where one stands.
    fn beside(&mut self, id: ExprId, kind: Kind) -> ExprId {
        let expr = Expr {
            kind,
            ..self.program.expr(id).clone()
        };
        let new = ExprId(u32::try_from(self.program.exprs.len()).unwrap_or(u32::MAX));
        self.program.exprs.push(expr);
        new
    }

    fn is_path(&self, id: ExprId) -> bool {
        displays::is_path(self.program, id)
    }

    /// The value of a key that may not be there.
    fn held(&mut self, id: ExprId, object: ExprId, key: &Key, default: Option<ExprId>) -> Kind {
        if key.is_blurred {
            return Kind::Unsupported(BLURRED);
        }
        let field = Kind::Attribute(object, key.field.clone());
        if !key.is_sometimes {
            return field;
        }
        let field = self.beside(id, field);
        Kind::Held(field, default)
    }

    /// What an expression is, if it asks for a key of a record.
    fn kind(&mut self, id: ExprId) -> Option<Kind> {
        match self.program.kind(id).clone() {
            Kind::Index(object, index) => {
                let keys = self.record(object)?;
                let Some(text) = self.text(index) else {
                    return Some(self.computed(id, object, index, &keys, None));
                };
                Some(match keys.of(&text) {
                    Some(key) => self.held(id, object, key, None),
                    None => Kind::Unsupported(NEVER),
                })
            }
            Kind::Call(func, arguments) => self.call(id, func, &arguments),
            Kind::Compare(left, rest) if self.compares_others(left, &rest) => {
                Some(Kind::Unsupported("records that are compared with others"))
            }
            Kind::Compare(left, rest) => {
                let [(op @ (CmpOp::In | CmpOp::NotIn), right)] = rest.as_slice() else {
                    let mut all = rest.iter();
                    let is_asked = all.any(|(op, it)| {
                        matches!(op, CmpOp::In | CmpOp::NotIn) && self.record(*it).is_some()
                    });
                    return is_asked.then_some(Kind::Unsupported(WHOLE));
                };
                let keys = self.record(*right)?;
                Some(self.membership(id, left, *op == CmpOp::In, *right, &keys))
            }
            Kind::Comprehension(mut comprehension) => {
                let mut found = false;
                for generator in &mut comprehension.generators {
                    if let Some(keys) = self.record(generator.iter) {
                        generator.iter = self.names(generator.iter, &keys);
                        found = true;
                    }
                    self.show_values(&generator.target, generator.iter);
                }
                found.then_some(Kind::Comprehension(comprehension))
            }
            Kind::Binary(Operator::BitOr, object, patch) => {
                let class = class_of(self.types, object)?;
                Some(self.copied(id, object, class, Some(patch)))
            }
            Kind::Binary(_, a, b) if self.record(a).is_some() || self.record(b).is_some() => {
                Some(Kind::Unsupported(WHOLE))
            }
            Kind::Dict(items) => {
                let spread = items
                    .iter()
                    .any(|(key, value)| key.is_none() && self.record(*value).is_some());
                spread.then_some(Kind::Unsupported("a dict of mixed values in another one"))
            }
            Kind::Starred(of) => {
                self.record(of)?;
                Some(Kind::Unsupported(WHOLE))
            }
            _ => None,
        }
    }

    /// Whether a record is compared with what is no record of its kind.
    fn compares_others(&self, left: ExprId, rest: &[(CmpOp, ExprId)]) -> bool {
        let mut before = left;
        rest.iter().any(|(op, right)| {
            let (a, b) = (self.types.of(before), self.types.of(*right));
            before = *right;
            let b = match op {
                CmpOp::Eq | CmpOp::NotEq => b.clone(),
                CmpOp::In | CmpOp::NotIn if !b.is_record() => b.item(),
                _ => return false,
            };
            let has_record = |ty: &Ty| ty.classes().iter().any(|it| it.is_record());
            let is_other = |ty: &Ty, of: &Ty| *ty != Ty::None && ty.some() != of.some();
            (has_record(a) && is_other(&b, a)) || (has_record(&b) && is_other(a, &b))
        })
    }

    fn membership(
        &mut self,
        id: ExprId,
        left: ExprId,
        is_in: bool,
        right: ExprId,
        keys: &Keys,
    ) -> Kind {
        let Some(text) = self.text(left) else {
            if !keys.are_always_there() || !self.is_path(right) {
                return Kind::Unsupported(COMPUTED);
            }
            let names = self.names_of(right, keys);
            let op = if is_in { CmpOp::In } else { CmpOp::NotIn };
            return Kind::Compare(left, vec![(op, names)]);
        };
        match keys.of(&text) {
            Some(key) if key.is_blurred => self.presence(right, key, is_in),
            Some(key) if key.is_sometimes => {
                let field = self.beside(id, Kind::Attribute(right, key.field.clone()));
                let none = self.beside(id, Kind::None);
                let op = if is_in { CmpOp::IsNot } else { CmpOp::Is };
                Kind::Compare(field, vec![(op, none)])
            }
            _ if !self.is_path(right) => Kind::Unsupported(WHOLE),
            Some(_) => Kind::Bool(is_in),
            None => Kind::Bool(!is_in),
        }
    }

    /// The keys of a record as a list.
    fn names_of(&mut self, id: ExprId, keys: &Keys) -> ExprId {
        let names = keys.all.iter();
        let names = names.map(|it| self.beside(id, Kind::Str(it.text.clone())));
        let names: Vec<ExprId> = names.collect();
        self.beside(id, Kind::List(names))
    }

    /// What a loop over a record goes through.
    fn names(&mut self, id: ExprId, keys: &Keys) -> ExprId {
        if keys.are_always_there() && keys.has_order && self.is_path(id) {
            return self.names_of(id, keys);
        }
        let names = self.parts(id, id, keys, |it, key| {
            it.beside(id, Kind::Str(key.text.clone()))
        });
        self.beside(id, names)
    }

    /// A new record with the values of another one, and others instead of some of them.
    fn copied(
        &mut self,
        id: ExprId,
        object: ExprId,
        class: ClassId,
        patch: Option<ExprId>,
    ) -> Kind {
        let keys = self.keys(class);
        let patched = match patch {
            None => Vec::new(),
            Some(patch) => match displays::items(self.program, patch) {
                Some(items) => items,
                None => return Kind::Unsupported(WHOLE),
            },
        };
        if !self.is_path(object) {
            return Kind::Unsupported("a copy of a dict of mixed values that is computed");
        }
        let mut arguments = Vec::new();
        for key in &keys.all {
            let own = patched.iter().find(|it| it.0 == key.text);
            if own.is_some() && key.is_sometimes && !keys.has_order {
                return Kind::Unsupported(ORDER);
            }
            let value = match own {
                Some((_, value)) => *value,
                None => self.beside(id, Kind::Attribute(object, key.field.clone())),
            };
            arguments.push(Argument {
                name: Some(key.field.clone()),
                stars: 0,
                value,
            });
            arguments.extend(self.copied_presence(id, object, key, own.is_some()));
        }
        if let Some(patch) = patch {
            self.program.exprs[patch.at()].kind = Kind::None;
        }
        let func = self.beside(id, Kind::Class(class));
        Kind::Call(func, arguments)
    }
}
