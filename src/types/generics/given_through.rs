//! Parameters of functions that nothing in the file calls and nothing is known of, and that are only given back
//! as they are, or compared with each other: each stands for a type.

use rustc_hash::FxHashMap;
use rustpython_ast::CmpOp;

use crate::types::class_form::{ClassForm, Role};
use crate::types::found::Types;
use crate::types::ids::{ExprId, FuncId, ParamId, VarId};
use crate::types::ir::{Func, Kind, ParamNature, Program, StmtKind};
use crate::types::parameters::{Bound, Definition, TypeParam};
use crate::types::ty::Ty;

/// Parameters have these names, if no class has.
const NAMES: &[&str] = &["T", "U", "W", "X", "Y", "Z"];

/// Gives such parameters types of their own, and what the functions give back.
pub(in crate::types) fn find(program: &mut Program<'_>, types: &mut Types) {
    let mut reads: FxHashMap<VarId, Vec<ExprId>> = FxHashMap::default();
    for (expr, at) in program.exprs.iter().zip(0..) {
        if let Kind::Var(var) = expr.kind {
            reads.entry(var).or_default().push(ExprId(at));
        }
    }
    for index in 1..program.funcs.len() {
        let id = FuncId(u32::try_from(index).unwrap_or(u32::MAX));
        if !is_free(program, types, id) {
            continue;
        }
        let Some(value) = only_value(program.func(id)) else {
            continue;
        };
        let is_open = |var: VarId| is_open(program, types, &reads, id, var);
        match program.kind(value).clone() {
            Kind::Var(var) if is_open(var) => {
                let param = stand(program, id);
                set(program, types, &reads, var, &Ty::Param(param));
                program.funcs[index].ret = Ty::Param(param);
            }
            Kind::Tuple(items) if program.func(id).ret != Ty::Mixed => {
                let vars = items.iter().map(|it| match program.kind(*it) {
                    Kind::Var(var) if is_open(*var) => Some(*var),
                    _ => None,
                });
                let vars: Vec<Option<VarId>> = vars.collect();
                let is_known = |(item, var): (&ExprId, &Option<VarId>)| {
                    var.is_some()
                        || !types
                            .of(*item)
                            .any(&|it| matches!(it, Ty::Unknown | Ty::Mixed))
                };
                if !vars.iter().any(Option::is_some) || !items.iter().zip(&vars).all(is_known) {
                    continue;
                }
                for var in vars.into_iter().flatten() {
                    let param = stand(program, id);
                    set(program, types, &reads, var, &Ty::Param(param));
                }
                let ty = Ty::Tuple(items.iter().map(|it| types.of(*it).clone()).collect());
                types.exprs[value.at()] = ty.clone();
                program.funcs[index].ret = ty;
            }
            Kind::Compare(left, rest) => {
                let [(op, right)] = rest.as_slice() else {
                    continue;
                };
                let bound = match op {
                    CmpOp::Eq | CmpOp::NotEq => Bound::PartialEq,
                    CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => Bound::PartialOrd,
                    _ => continue,
                };
                let (Kind::Var(a), Kind::Var(b)) = (program.kind(left), program.kind(*right))
                else {
                    continue;
                };
                let (a, b) = (*a, *b);
                if a != b && is_open(a) && is_open(b) {
                    let param = stand(program, id);
                    program.generics.params[param.at()].bounds.insert(bound);
                    for var in [a, b] {
                        set(program, types, &reads, var, &Ty::Param(param));
                    }
                    types.exprs[value.at()] = Ty::Bool;
                    program.funcs[index].ret = Ty::Bool;
                }
            }
            _ => {}
        }
    }
}

/// Whether nothing in the file says what a function gets, and it stands alone.
fn is_free(program: &Program<'_>, types: &Types, id: FuncId) -> bool {
    let func = program.func(id);
    let is_plain = !func.is_called
        && !func.is_value
        && !func.is_generator
        && !func.is_async
        && !func.is_cached
        && !func.is_synthetic
        && !func.is_abstract
        && func.value.is_none()
        && func.returns.is_none()
        && func.refused.is_none()
        && func.test.is_none()
        && !(func.name.starts_with("__") && func.name.ends_with("__"))
        && !program.wrapping.contains_key(&id)
        && !program.kept.contains(&id)
        && !program.generics.of.contains_key(&Definition::Func(id));
    let Some(class) = func.class else {
        return is_plain && func.parent == Some(FuncId(0)) && func.is_alone;
    };
    let info = &program.classes[class.at()];
    let is_own = |ty: &Ty| match ty {
        Ty::Instance(of) | Ty::Dyn(of) | Ty::Class(of) => of.root() == class.root(),
        Ty::Copies(_) => true,
        _ => false,
    };
    is_plain
        && matches!(func.role, Role::Plain | Role::Static)
        && matches!(
            info.form,
            ClassForm::Plain | ClassForm::Record(_) | ClassForm::Refused(_)
        )
        && info.bases.is_empty()
        && !info.is_protocol
        && !program.is_base(class)
        && !program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Attribute(object, name)
                if *name == func.name && types.of(*object).any(&is_own))
        })
}

/// What a function gives back, if its last statement alone does that.
fn only_value(func: &Func<'_>) -> Option<ExprId> {
    let (last, before) = func.body.body.split_last()?;
    let StmtKind::Return(Some(value)) = last.kind else {
        return None;
    };
    let is_plain = |it: &crate::types::ir::Stmt<'_>| {
        !matches!(it.kind, StmtKind::Return(_)) && it.suites().is_empty()
    };
    before.iter().all(is_plain).then_some(value)
}

/// Whether a variable is a parameter of the function of which nothing is known, and which it reads once.
fn is_open(
    program: &Program<'_>,
    types: &Types,
    reads: &FxHashMap<VarId, Vec<ExprId>>,
    of: FuncId,
    var: VarId,
) -> bool {
    let info = program.var(var);
    let is_param = program.func(of).params.iter().any(|it| {
        it.var == var
            && it.nature == ParamNature::Plain
            && it.default.is_none()
            && it.annotation.is_none()
    });
    is_param
        && info.ty == Ty::Unknown
        && !info.is_captured
        && info.assignments() == 1
        && reads
            .get(&var)
            .is_some_and(|it| matches!(it.as_slice(), [one] if *types.of(*one) == Ty::Unknown))
}

/// A new parameter of a function that stands for a type.
fn stand(program: &mut Program<'_>, of: FuncId) -> ParamId {
    let generics = &mut program.generics;
    let all = generics.of.entry(Definition::Func(of)).or_default();
    let is_free = |it: &&&str| {
        let mut known = all.iter().map(|it| &generics.params[it.at()].name);
        !known.any(|known| known == **it) && !program.classes.iter().any(|of| of.name == **it)
    };
    let name = NAMES.iter().find(is_free).map_or_else(
        || format!("T{}", generics.params.len()),
        |it| (*it).to_owned(),
    );
    let param = ParamId {
        id: u32::try_from(generics.params.len()).unwrap_or(u32::MAX),
        is_shared: true,
        has_float: true,
    };
    all.push(param);
    generics.params.push(TypeParam {
        name,
        types: Vec::new(),
        bounds: std::collections::BTreeSet::new(),
    });
    param
}

fn set(
    program: &mut Program<'_>,
    types: &mut Types,
    reads: &FxHashMap<VarId, Vec<ExprId>>,
    var: VarId,
    ty: &Ty,
) {
    program.vars[var.at()].ty = ty.clone();
    for read in reads.get(&var).into_iter().flatten() {
        types.exprs[read.at()] = ty.clone();
    }
}
