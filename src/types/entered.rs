//! Fields of a context manager that `__enter__` sets: whatever they were before, they are there in `__exit__`.

use rustc_hash::FxHashMap;

use super::ir::{ClassId, ExprId, FuncId, Kind, Program, StmtKind, Suite, Target};

/// What `__enter__` puts into the fields that nothing but it and `__init__` assigns.
pub(super) fn find(program: &Program<'_>) -> FxHashMap<(ClassId, String), ExprId> {
    let mut found = FxHashMap::default();
    for class in program.class_ids() {
        let own = |name: &str| {
            let id = program.method(class, name)?;
            (program.func(id).class == Some(class)).then_some(id)
        };
        let Some(enter) = own("__enter__") else {
            continue;
        };
        let init = own("__init__");
        let func = program.func(enter);
        let Some(me) = func.params.first().map(|it| it.var) else {
            continue;
        };
        for stmt in &func.body.body {
            if let StmtKind::Assign { targets, value, .. } = &stmt.kind
                && let [Target::Attribute(object, name)] = targets.as_slice()
                && matches!(program.kind(*object), Kind::Var(var) if *var == me)
                && !is_set_elsewhere(program, name, &[Some(enter), init])
            {
                found.insert((class, name.clone()), *value);
            }
        }
    }
    found
}

/// Whether a function beside these assigns a field of a name, of whatever it is.
fn is_set_elsewhere(program: &Program<'_>, name: &str, own: &[Option<FuncId>]) -> bool {
    let ids = (0..program.funcs.len()).filter_map(|it| u32::try_from(it).ok());
    ids.map(FuncId)
        .filter(|it| !own.contains(&Some(*it)))
        .any(|it| sets(&program.func(it).body, name))
}

fn sets(suite: &Suite<'_>, name: &str) -> bool {
    suite.body.iter().any(|stmt| {
        let is_set = match &stmt.kind {
            StmtKind::Assign { targets, .. } | StmtKind::Delete(targets) => {
                targets.iter().any(|it| is_to(it, name))
            }
            StmtKind::Augmented { target, .. } | StmtKind::For { target, .. } => {
                is_to(target, name)
            }
            _ => false,
        };
        is_set || stmt.suites().into_iter().any(|it| sets(it, name))
    })
}

fn is_to(target: &Target, name: &str) -> bool {
    match target {
        Target::Attribute(_, of) => of == name,
        Target::Tuple(targets, _) => targets.iter().any(|it| is_to(it, name)),
        Target::Unsupported(_) => true,
        _ => false,
    }
}
