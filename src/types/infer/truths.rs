//! Parameters and fields that nothing asks for anything but whether they are true: what the others take for a
//! bool, where nothing else says what they are.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::UnaryOp;

use super::super::ir::{ExprId, Kind, Program, StmtKind, Suite, VarId};
use super::super::ty::Ty;
use super::Infer;

/// What is only tested.
struct Tested {
    params: Vec<VarId>,
    /// Names of attributes.
    fields: BTreeSet<String>,
}

impl Tested {
    fn of(program: &Program<'_>) -> Self {
        let mut tests = Tests {
            program,
            found: FxHashSet::default(),
        };
        for func in &program.funcs {
            tests.suite(&func.body);
        }
        for class in &program.classes {
            tests.suite(&class.body);
        }
        for expr in &program.exprs {
            tests.within(&expr.kind);
        }
        let mut vars: FxHashMap<VarId, usize> = FxHashMap::default();
        let mut asked: BTreeSet<&str> = BTreeSet::new();
        let mut tested: BTreeSet<&str> = BTreeSet::new();
        for (at, expr) in program.exprs.iter().enumerate() {
            let id = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
            let is_test = tests.found.contains(&id);
            match &expr.kind {
                Kind::Var(var) if is_test => *vars.entry(*var).or_default() += 1,
                Kind::Attribute(_, name) if is_test => {
                    tested.insert(name);
                }
                Kind::Attribute(_, name) => {
                    asked.insert(name);
                }
                _ => {}
            }
        }
        let is_only_tested = |(var, count): &(VarId, usize)| {
            let info = program.var(*var);
            let defs = info.assignments();
            info.is_param && defs == 1 && info.occurrences.len() == count + 1
        };
        let params = vars.into_iter().filter(is_only_tested).map(|it| it.0);
        let mut params: Vec<VarId> = params.collect();
        params.sort_unstable();
        Self {
            params,
            fields: tested
                .difference(&asked)
                .map(|it| (*it).to_owned())
                .collect(),
        }
    }
}

/// The expressions that are tests.
struct Tests<'p, 'a> {
    program: &'p Program<'a>,
    found: FxHashSet<ExprId>,
}

impl Tests<'_, '_> {
    fn suite(&mut self, suite: &Suite<'_>) {
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::If { arms, .. } => arms.iter().for_each(|it| self.test(it.test)),
                StmtKind::While { test, .. } | StmtKind::Assert(test, _) => self.test(*test),
                _ => {}
            }
            stmt.suites().into_iter().for_each(|it| self.suite(it));
        }
    }

    /// The tests that stand in an expression.
    fn within(&mut self, kind: &Kind) {
        match kind {
            Kind::Unary(UnaryOp::Not, of) => self.test(*of),
            Kind::Conditional { test, .. } => self.test(*test),
            Kind::Comprehension(comprehension) => {
                let all = comprehension.generators.iter();
                all.flat_map(|it| &it.conditions)
                    .for_each(|it| self.test(*it));
            }
            _ => {}
        }
    }

    fn test(&mut self, id: ExprId) {
        match self.program.kind(id) {
            Kind::Logic(_, values) => values.iter().for_each(|it| self.test(*it)),
            _ => {
                self.found.insert(id);
            }
        }
    }
}

impl Infer<'_, '_, '_> {
    /// Takes what is only tested, and of which nothing is known, for a bool; whether there is any.
    pub(super) fn learn_by_truth(&mut self) -> bool {
        let tested = Tested::of(self.program);
        let mut found = false;
        for var in tested.params {
            if self.program.var(var).ty == Ty::Unknown {
                self.join_var(var, &Ty::Bool);
                found = true;
            }
        }
        let is_method = |name: &str| self.program.funcs.iter().any(|it| it.name == name);
        let fields = self.types.fields.iter();
        let fields: Vec<_> = fields
            .filter(|((_, name), ty)| {
                **ty == Ty::Unknown && tested.fields.contains(name) && !is_method(name)
            })
            .map(|(key, _)| key.clone())
            .collect();
        for (class, name) in fields {
            self.join_field(class, &name, &Ty::Bool);
            found = true;
        }
        found
    }
}
