//! Where a program begins: a `main` of its own, and the statements of the module.

use crate::types::Types;
use crate::types::ir::{FuncId, Kind, Program, StmtKind, Target};

/// How a file starts.
pub(super) struct Entry {
    /// The function that the main guard calls, and nothing else, so that it is `main` itself.
    pub(super) main: Option<FuncId>,
    /// Whether the file does anything when it is run.
    pub(super) does_something: bool,
}

impl Entry {
    pub(super) fn of(program: &Program<'_>, _: &Types) -> Self {
        let module = &program.func(FuncId(0)).body;
        let mut does_something = false;
        let mut main = None;
        let mut others = 0;
        for stmt in &module.body {
            match &stmt.kind {
                StmtKind::Function(_)
                | StmtKind::Class(_)
                | StmtKind::Import
                | StmtKind::Docstring
                | StmtKind::Pass
                | StmtKind::Declare
                | StmtKind::Scoping => {}
                StmtKind::Assign { targets, .. } => {
                    let are_constants = targets.iter().all(|it| {
                        matches!(it, Target::Var(var) if program.var(*var).is_captured || program.var(*var).occurrences.len() == 1)
                    });
                    if !are_constants {
                        others += 1;
                        does_something = true;
                    }
                }
                StmtKind::If { arms, orelse: None }
                    if arms.len() == 1 && is_guard(program, arms[0].test) =>
                {
                    does_something = true;
                    if let [only] = arms[0].body.body.as_slice()
                        && let StmtKind::Expr(call) = &only.kind
                        && let Some(id) = run_by(program, *call)
                    {
                        main = Some(id);
                    } else {
                        others += 1;
                    }
                }
                // All that the module does is to run a coroutine.
                StmtKind::Expr(call) if main.is_none() && runs_coroutine(program, *call) => {
                    does_something = true;
                    main = run_by(program, *call);
                }
                _ => {
                    others += 1;
                    does_something = true;
                }
            }
        }
        let main = main.filter(|id| {
            let func = program.func(*id);
            let calls = program
                .calls
                .iter()
                .filter(|(_, callee)| callee == id)
                .count();
            others == 0
                && calls == 1
                && func.params.is_empty()
                && func.refused.is_none()
                && func.ret == crate::types::ty::Ty::None
        });
        Self {
            main,
            does_something,
        }
    }
}

/// The function that a call without arguments runs: `main()`, `asyncio.run(main())`.
fn run_by(program: &Program<'_>, call: crate::types::ir::ExprId) -> Option<FuncId> {
    let Kind::Call(func, arguments) = program.kind(call) else {
        return None;
    };
    match (program.kind(*func), arguments.as_slice()) {
        (Kind::Func(id), []) => (!program.func(*id).is_async).then_some(*id),
        (Kind::Import(name), [one])
            if name == "asyncio.run" && one.name.is_none() && one.stars == 0 =>
        {
            let Kind::Call(func, arguments) = program.kind(one.value) else {
                return None;
            };
            match program.kind(*func) {
                Kind::Func(id) if arguments.is_empty() && program.func(*id).is_async => Some(*id),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether it is `asyncio.run(main())`.
pub(super) fn runs_coroutine(program: &Program<'_>, call: crate::types::ir::ExprId) -> bool {
    run_by(program, call).is_some_and(|it| program.func(it).is_async)
}

/// `__name__ == "__main__"`.
pub(super) fn is_guard(program: &Program<'_>, test: crate::types::ir::ExprId) -> bool {
    match program.kind(test) {
        Kind::Compare(left, rest) => {
            matches!(program.kind(*left), Kind::Builtin(name) if name == "__name__")
                && matches!(rest.as_slice(), [(rustpython_ast::CmpOp::Eq, right)] if matches!(program.kind(*right), Kind::Str(text) if text == "__main__"))
        }
        _ => false,
    }
}
