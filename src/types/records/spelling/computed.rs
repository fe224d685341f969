//! Keys of records that are computed.

use rustc_hash::FxHashMap;

use super::super::super::choice::Choice;
use super::super::super::class_form::Keys;
use super::super::super::ids::{ExprId, FuncId, VarId};
use super::super::super::ir::{Kind, ParamNature, Program, StmtKind, Target};
use super::super::statements::each_statement;
use super::{COMPUTED, Spelling};

/// The texts that variables go through: in loops over displays of texts, in assignments of texts, and as parameters
/// that all callers give such texts.
pub(super) fn known_texts(program: &Program<'_>) -> FxHashMap<VarId, Vec<String>> {
    let mut found = FxHashMap::default();
    let mut looped = |target: &Target, iter: ExprId| {
        if let Target::Var(var) = target
            && is_defined_once(program, *var)
            && let Some(texts) = texts_of(program, iter)
        {
            found.insert(*var, texts);
        }
    };
    each_statement(program, &mut |stmt| {
        if let StmtKind::For { target, iter, .. } = &stmt.kind {
            looped(target, *iter);
        }
    });
    for expr in &program.exprs {
        if let Kind::Comprehension(comprehension) = &expr.kind {
            for generator in &comprehension.generators {
                looped(&generator.target, generator.iter);
            }
        }
    }
    assigned_texts(program, &mut found);
    for at in 1..program.funcs.len() {
        if let Ok(at) = u32::try_from(at) {
            given_texts(program, FuncId(at), &mut found);
        }
    }
    found
}

fn is_defined_once(program: &Program<'_>, var: VarId) -> bool {
    let occurrences = program.var(var).occurrences.iter();
    occurrences.filter(|it| it.is_def).count() == 1
}

/// The texts of variables that are assigned nothing but texts: `kind = "a" if x else "b"`.
fn assigned_texts(program: &Program<'_>, found: &mut FxHashMap<VarId, Vec<String>>) {
    let mut assigned: FxHashMap<VarId, (usize, Option<Vec<String>>)> = FxHashMap::default();
    each_statement(program, &mut |stmt| {
        if let StmtKind::Assign { targets, value, .. } = &stmt.kind
            && let [Target::Var(var)] = targets.as_slice()
        {
            let (count, texts) = assigned.entry(*var).or_insert((0, Some(Vec::new())));
            *count += 1;
            if !texts
                .as_mut()
                .is_some_and(|it| either_text(program, *value, it))
            {
                *texts = None;
            }
        }
    });
    for (var, (count, texts)) in assigned {
        let defs = program.var(var).occurrences.iter().filter(|it| it.is_def);
        if let Some(texts) = texts.filter(|it| !it.is_empty())
            && defs.count() == count
        {
            found.insert(var, texts);
        }
    }
}

/// Notes the texts that an expression is one of; whether it is nothing else.
fn either_text(program: &Program<'_>, id: ExprId, found: &mut Vec<String>) -> bool {
    match program.kind(id) {
        Kind::Str(text) => {
            found.push(text.clone());
            true
        }
        Kind::Conditional { body, orelse, .. } => {
            either_text(program, *body, found) && either_text(program, *orelse, found)
        }
        _ => false,
    }
}

/// The texts of a display of nothing else.
fn texts_of(program: &Program<'_>, id: ExprId) -> Option<Vec<String>> {
    let (Kind::Tuple(items) | Kind::List(items) | Kind::Set(items)) = program.kind(id) else {
        return None;
    };
    let texts = items.iter().map(|it| match program.kind(*it) {
        Kind::Str(text) => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

/// The texts that all calls of a function give for its parameters.
fn given_texts(program: &Program<'_>, id: FuncId, found: &mut FxHashMap<VarId, Vec<String>>) {
    let func = program.func(id);
    let is_plain = func.params.iter().all(|it| it.nature == ParamNature::Plain);
    if func.class.is_some() || !func.is_alone || !is_plain || func.params.is_empty() {
        return;
    }
    let is_it = |it: ExprId| matches!(program.kind(it), Kind::Func(of) if *of == id);
    let named = program.exprs.iter();
    let named = named.filter(|it| matches!(it.kind, Kind::Func(of) if of == id));
    let calls: Vec<_> = program
        .exprs
        .iter()
        .filter_map(|it| match &it.kind {
            Kind::Call(func, arguments) if is_it(*func) => Some(arguments),
            _ => None,
        })
        .collect();
    let has_stars = calls.iter().any(|it| it.iter().any(|it| it.stars > 0));
    if calls.is_empty() || calls.len() != named.count() || has_stars {
        return;
    }
    for (at, param) in func.params.iter().enumerate() {
        if !is_defined_once(program, param.var) {
            continue;
        }
        let mut texts = Vec::new();
        let mut are_known = true;
        for call in &calls {
            let by_place = call.get(at).filter(|it| it.name.is_none());
            let named = call
                .iter()
                .find(|it| it.name.as_deref() == Some(param.name.as_str()));
            let given = by_place.or(named).map(|it| it.value).or(param.default);
            match given.map(|it| program.kind(it)) {
                Some(Kind::Str(text)) => texts.push(text.clone()),
                Some(Kind::Var(var)) if found.contains_key(var) => {
                    texts.extend(found[var].iter().cloned());
                }
                _ => are_known = false,
            }
        }
        if are_known {
            found.insert(param.var, texts);
        }
    }
}

impl Spelling<'_, '_> {
    /// `record[key]`, or `record.get(key, otherwise)`.
    pub(super) fn computed(
        &mut self,
        id: ExprId,
        object: ExprId,
        key: ExprId,
        keys: &Keys,
        otherwise: Option<ExprId>,
    ) -> Kind {
        let is_plain = otherwise.is_none_or(|it| self.is_plain(it));
        if !self.is_path(object) || !is_plain {
            return Kind::Unsupported(COMPUTED);
        }
        let known = match self.program.kind(key) {
            Kind::Var(var) => self.known.get(var).cloned(),
            _ => None,
        };
        let mut arms = Vec::new();
        for one in &keys.all {
            if known.as_ref().is_some_and(|it| !it.contains(&one.text)) {
                continue;
            }
            let value = match otherwise {
                None => self.held(id, object, one, None),
                Some(default) => self.got(id, object, one, default),
            };
            if let Kind::Unsupported(_) = value {
                return value;
            }
            arms.push((one.text.clone(), self.beside(id, value)));
        }
        if arms.is_empty() {
            return Kind::Unsupported(COMPUTED);
        }
        Kind::Chosen(Choice {
            key,
            arms,
            otherwise,
        })
    }
}
