//! Functions and classes that are used with several types: each place that uses one gets a copy of it, the
//! copies are typed, each by itself, and where their types differ the definition has a parameter.

mod agreeing;
mod allowed;
mod asked;
mod common_types;
mod copied_code;
mod copies;
pub(super) mod given_through;
mod instances;
mod looked_at;
mod merging;

use rustc_hash::FxHashSet;

use super::annotation::Annotations;
use super::class_form::ClassForm;
use super::exceptions;
use super::found::{Seeds, Types};
use super::ids::{ExprId, FuncId};
use super::infer;
use super::ir::{Kind, Program, StmtKind, Suite};
use super::parameters::Definition;
use super::ty::Ty;
use copies::Copies;

/// So often copies that are of one type are found at most, and types that copies have in common.
const MOST_ROUNDS: usize = 12;

/// Types a program with parameters for what is used with several types; nothing if there is no such
/// definition, or if they don't agree. `typed` is the same program with the types that it has without.
pub(super) fn read<'a>(
    program: &Program<'a>,
    annotations: &mut Annotations<'a, '_>,
    typed: (&Program<'a>, &Types),
    is_hopeful: bool,
) -> Option<(Program<'a>, Types)> {
    let definitions = used_with_several(typed.0, typed.1);
    if definitions.is_empty() {
        return None;
    }
    // Which copy an annotation means is for the uses to say.
    let is_copied = |ty: &Ty| matches!(ty, Ty::Instance(class) if definitions.contains(&Definition::Class(class.at())));
    annotations.classes.retain(|(_, ty)| !is_copied(ty));
    let mut copies = Copies::of(program, &definitions)?;
    let mut seeds = Seeds::default();
    // What copies are one type is asked with hope: what is not known yet would hide it.
    let mut types = infer::infer(&mut copies.program, annotations, true, &seeds);
    for _ in 0..MOST_ROUNDS {
        let is_changed =
            agreeing::make_one(&mut copies, &types) || agreeing::agree(&copies, &types, &mut seeds);
        if !is_changed && is_hopeful {
            return merging::merged(program, &copies, &types);
        }
        forget(&mut copies.program);
        types = infer::infer(&mut copies.program, annotations, is_changed, &seeds);
        if !is_changed {
            return merging::merged(program, &copies, &types);
        }
    }
    None
}

fn forget(program: &mut Program<'_>) {
    program.vars.iter_mut().for_each(|it| it.ty = Ty::Unknown);
    program.funcs.iter_mut().for_each(|it| it.ret = Ty::Unknown);
}

/// The definitions in which types meet that have no one in common, and those that are given instances of
/// such classes.
fn used_with_several(program: &Program<'_>, types: &Types) -> FxHashSet<Definition> {
    let mut found: FxHashSet<Definition> = FxHashSet::default();
    let callees: FxHashSet<ExprId> = program
        .exprs
        .iter()
        .filter_map(|it| match &it.kind {
            Kind::Call(func, _) => Some(*func),
            _ => None,
        })
        .collect();
    let values: FxHashSet<FuncId> = program
        .exprs
        .iter()
        .zip(0..)
        .filter(|(_, at)| !callees.contains(&ExprId(*at)))
        .filter_map(|(it, _)| match it.kind {
            Kind::Func(id) => Some(id),
            _ => None,
        })
        .collect();
    // Where the file itself says that several types meet, they do.
    let mut declared: FxHashSet<Ty> = FxHashSet::default();
    let annotations = program.vars.iter().filter_map(|it| it.annotation.as_ref());
    for ty in annotations.chain(program.union_names.iter().map(|it| &it.1)) {
        ty.each(&mut |of| {
            if let Ty::Union(_) = of {
                declared.insert(of.clone());
            }
        });
    }
    loop {
        let before = found.len();
        let meets = |ty: &Ty| {
            ty.any(&|it| {
                matches!(it, Ty::Mixed | Ty::Real)
                    || matches!(it, Ty::Union(_)) && !declared.contains(it)
                    || matches!(it, Ty::Instance(class) if found.contains(&Definition::Class(class.at())))
            })
        };
        let meets_in = |id: FuncId| {
            let func = program.func(id);
            meets(&func.ret) || func.params.iter().any(|it| meets(&program.var(it.var).ty))
        };
        let mut new: Vec<Definition> = Vec::new();
        for (index, func) in program.funcs.iter().enumerate().skip(1) {
            let id = FuncId(u32::try_from(index).unwrap_or(u32::MAX));
            let is_plain = func.class.is_none()
                && func.parent == Some(FuncId(0))
                && func.value.is_none()
                && func.refused.is_none()
                && func.is_alone
                && !func.is_cached
                && !program.kept.contains(&id)
                && !program.wrapping.contains_key(&id)
                && !values.contains(&id);
            if is_plain && meets_in(id) && is_read(program, &func.body) {
                new.push(Definition::Func(id));
            }
        }
        for class in &program.classes {
            let is_plain = matches!(
                class.form,
                ClassForm::Plain | ClassForm::Record(_) | ClassForm::Tuple
            ) && class.bases.is_empty()
                && !class.is_protocol
                && !program.is_base(class.id)
                && !exceptions::is_exception(program, class.id)
                && class
                    .methods
                    .iter()
                    .all(|it| is_read(program, &program.func(*it).body));
            let mut fields = types.fields.iter();
            if is_plain
                && (fields.any(|((of, _), ty)| *of == class.id && meets(ty))
                    || class.methods.iter().any(|it| meets_in(*it)))
            {
                new.push(Definition::Class(class.id.at()));
            }
        }
        found.extend(new);
        if found.len() == before {
            return found;
        }
    }
}

/// Whether all of a body can be copied.
fn is_read(program: &Program<'_>, suite: &Suite<'_>) -> bool {
    suite.body.iter().all(|stmt| {
        !matches!(stmt.kind, StmtKind::Class(_))
            && !program.matches.contains_key(&stmt.start)
            && stmt.suites().into_iter().all(|it| is_read(program, it))
    })
}
