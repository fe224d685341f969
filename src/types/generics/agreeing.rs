//! What copies of a definition have in common although their uses say less: an empty list here is one of what
//! the other copies have, a text of the source is a text.

use rustc_hash::{FxHashMap, FxHashSet};

use super::common_types::{parts, with_parts};
use super::copies::Copies;
use crate::types::found::{Seeds, Types};
use crate::types::ids::{ClassId, VarId};
use crate::types::ir::Kind;
use crate::types::parameters::Definition;
use crate::types::ty::Ty;

/// Makes one of the copies of a class that turn out to be one type; whether there are such.
pub(super) fn make_one(copies: &mut Copies<'_>, types: &Types) -> bool {
    let mut groups: Vec<FxHashSet<ClassId>> = Vec::new();
    let mut note = |ty: &Ty| {
        ty.each(&mut |of| {
            let Ty::Copies(all) = of else { return };
            let mut group: FxHashSet<ClassId> = all.iter().copied().collect();
            groups.retain(|it| {
                let is_apart = it.is_disjoint(&group);
                if !is_apart {
                    group.extend(it.iter().copied());
                }
                is_apart
            });
            groups.push(group);
        });
    };
    // What an instance holds of its own class is of the same type.
    for ((class, _), ty) in &types.fields {
        let own = ty.clone();
        own.each(&mut |of| {
            if let Ty::Instance(other) = of
                && other.origin() == class.origin()
                && other != class
                && class.at() != class.origin()
                && other.at() != other.origin()
            {
                note(&Ty::Copies(vec![*class, *other]));
            }
        });
    }
    types.exprs.iter().for_each(&mut note);
    types.fields.values().for_each(&mut note);
    copies.program.vars.iter().for_each(|it| note(&it.ty));
    copies.program.funcs.iter().for_each(|it| note(&it.ret));
    let mut becomes: FxHashMap<ClassId, ClassId> = FxHashMap::default();
    for group in &groups {
        if let Some(first) = group.iter().min() {
            becomes.extend(group.iter().map(|it| (*it, *first)));
        }
    }
    let mut at: FxHashMap<usize, usize> = FxHashMap::default();
    for (from, to) in &becomes {
        let place = |of: &ClassId| copies.all.iter().position(|it| it.class == Some(*of));
        if let (Some(from), Some(to)) = (place(from), place(to)) {
            at.insert(from, to);
        }
    }
    let mut is_new = false;
    for expr in &mut copies.program.exprs {
        if let Kind::Class(class) = &mut expr.kind
            && let Some(to) = becomes.get(class)
        {
            is_new |= class != to;
            *class = *to;
        }
    }
    let used = copies.roots.iter_mut().map(|(_, it)| it);
    for copy in used.chain(copies.inner.values_mut()) {
        *copy = at.get(copy).copied().unwrap_or(*copy);
    }
    is_new
}

/// Notes what copies have in common that their own uses don't say; whether there is anything new.
pub(super) fn agree(copies: &Copies<'_>, types: &Types, seeds: &mut Seeds) -> bool {
    let once = crate::types::iterated::once(&copies.program);
    let (vars, fields) = (seeds.vars.len(), seeds.fields.len());
    let wholes = wholes(copies, types);
    for (of, live) in copies.live() {
        let Some(first) = live.first().filter(|_| live.len() > 1) else {
            continue;
        };
        for var in copies.all[*first].vars.keys() {
            let news: Vec<VarId> = live
                .iter()
                .filter_map(|it| copies.all[*it].vars.get(var).copied())
                .collect();
            if !copies.program.var(*var).is_param {
                continue;
            }
            let known: Vec<Ty> = news
                .iter()
                .map(|it| copies.program.var(*it).ty.clone())
                .collect();
            let agreed = agreed(&known, once.contains(var), &wholes);
            for ((var, known), agreed) in news.iter().zip(&known).zip(agreed) {
                if *known != agreed {
                    seeds.vars.push((*var, agreed));
                }
            }
        }
        let Definition::Class(at) = of else {
            continue;
        };
        let class = &copies.program.classes[at];
        let declared = class.fields.iter().map(|it| &it.name);
        for name in declared.chain(&class.assigned) {
            let classes: Vec<ClassId> =
                live.iter().filter_map(|it| copies.all[*it].class).collect();
            let known: Vec<Ty> = classes
                .iter()
                .map(|it| {
                    let field = types.fields.get(&(*it, name.clone()));
                    field.cloned().unwrap_or_default()
                })
                .collect();
            let agreed = agreed(&known, false, &wholes);
            for ((class, known), agreed) in classes.iter().zip(&known).zip(agreed) {
                if *known != agreed {
                    seeds.fields.push((*class, name.clone(), agreed));
                }
            }
        }
    }
    seeds.vars.len() > vars || seeds.fields.len() > fields
}

/// A text is any text.
fn any_text(ty: &Ty) -> Ty {
    if ty.is_text() { Ty::Str } else { ty.clone() }
}

/// The types in which copies differ, where all of them are known.
fn wholes(copies: &Copies<'_>, types: &Types) -> Vec<Vec<Ty>> {
    fn collect(rows: &[Ty], found: &mut Vec<Vec<Ty>>) {
        let Some(first) = rows.first() else { return };
        if rows.iter().all(|it| it == first) {
            return;
        }
        let parted: Option<Vec<Vec<Ty>>> = rows.iter().map(|it| parts(first, it)).collect();
        match parted {
            Some(parted) => {
                for at in 0..parted.first().map_or(0, Vec::len) {
                    let column: Vec<Ty> = parted.iter().map(|it| it[at].clone()).collect();
                    collect(&column, found);
                }
            }
            None if rows.iter().all(Ty::is_known) => {
                found.push(rows.iter().map(any_text).collect());
            }
            None => {}
        }
    }
    let mut found = Vec::new();
    for (_, live) in copies.live() {
        let Some(first) = live.first() else { continue };
        for var in copies.all[*first].vars.keys() {
            let news = live.iter().filter_map(|it| copies.all[*it].vars.get(var));
            let rows: Vec<Ty> = news.map(|it| copies.program.var(*it).ty.clone()).collect();
            collect(&rows, &mut found);
        }
        let mut names: Vec<&String> = types.fields.keys().map(|(_, name)| name).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let classes = live.iter().filter_map(|it| copies.all[*it].class);
            let rows: Option<Vec<Ty>> = classes
                .map(|it| types.fields.get(&(it, name.clone())).cloned())
                .collect();
            collect(&rows.unwrap_or_default(), &mut found);
        }
    }
    found.sort_unstable_by_key(|it| format!("{it:?}"));
    found.dedup();
    found
}

/// These types, closer to each other where that is no loss. What is not known is as in one of `wholes`.
fn agreed(types: &[Ty], is_once: bool, wholes: &[Vec<Ty>]) -> Vec<Ty> {
    let Some(known) = types.iter().find(|it| **it != Ty::Unknown) else {
        return types.to_vec();
    };
    if types.iter().all(|it| it == known) {
        return types.to_vec();
    }
    if types
        .iter()
        .any(|it| matches!(it, Ty::Option(_) | Ty::None))
    {
        let inner: Vec<Ty> = types
            .iter()
            .map(|it| match it {
                Ty::None => Ty::Unknown,
                other => other.some().clone(),
            })
            .collect();
        if inner.iter().all(|it| *it == Ty::Unknown) {
            return types.to_vec();
        }
        let inner = agreed(&inner, false, wholes);
        return inner.into_iter().map(Ty::option).collect();
    }
    if types.contains(&Ty::Unknown) {
        let is_like = |whole: &&Vec<Ty>| {
            whole.len() == types.len()
                && whole
                    .iter()
                    .zip(types)
                    .all(|(a, b)| *b == Ty::Unknown || *a == any_text(b))
        };
        // One that is known in some copies only is the same in all, if it is in those.
        let is_one = types.iter().all(|it| *it == Ty::Unknown || it == known);
        let filled = match wholes.iter().find(is_like).filter(|_| !is_one) {
            Some(whole) => whole.clone(),
            None => types
                .iter()
                .map(|it| if *it == Ty::Unknown { known } else { it })
                .cloned()
                .collect(),
        };
        return agreed(&filled, is_once, wholes);
    }
    let rows: Option<Vec<Vec<Ty>>> = types.iter().map(|it| parts(known, it)).collect();
    if let Some(rows) = rows {
        let count = rows.first().map_or(0, Vec::len);
        let columns: Vec<Vec<Ty>> = (0..count)
            .map(|at| {
                let column: Vec<Ty> = rows.iter().map(|it| it[at].clone()).collect();
                agreed(&column, false, wholes)
            })
            .collect();
        return (0..types.len())
            .map(|row| with_parts(known, columns.iter().map(|it| it[row].clone()).collect()))
            .collect();
    }
    let is_iterable = |ty: &Ty| {
        matches!(
            ty,
            Ty::List(_) | Ty::Tuples(_) | Ty::Deque(_) | Ty::Iter(_) | Ty::Range | Ty::Dict(..)
        ) || ty.is_text()
            || matches!(ty, Ty::Tuple(_)) && ty.item().is_known()
    };
    if is_once && types.iter().all(is_iterable) && !types.iter().all(Ty::is_text) {
        return types.iter().map(|it| Ty::iter(it.item())).collect();
    }
    if types.iter().all(Ty::is_text)
        || types.iter().all(|it| matches!(it, Ty::Int | Ty::BigInt))
        || types
            .iter()
            .all(|it| matches!(it, Ty::Tuple(_) | Ty::Tuples(_)))
    {
        let joined = types.iter().fold(Ty::Unknown, |a, b| a.join(b));
        if joined.is_known() {
            return vec![joined; types.len()];
        }
    }
    // What stands for texts stands for any.
    types.iter().map(any_text).collect()
}
