//! Variables of the module that are constants.

use crate::translation::translator::Translator;
use crate::translation::variables::Global;
use crate::types::ir::{Kind, Stmt, StmtKind, Suite, Target, VarId};

impl Translator<'_, '_> {
    pub(super) fn is_constant_assignment(&self, targets: &[Target]) -> bool {
        let is_global = |target: &Target| matches!(target, Target::Var(var) if matches!(self.binding(*var).global, Some(Global::Const | Global::Lazy | Global::Cell | Global::Locked)));
        match targets {
            [Target::Tuple(targets, None)] => {
                let is_there =
                    |it: &Target| matches!(it, Target::Var(var) if self.declared.contains(var));
                targets.iter().all(is_global) && !targets.iter().any(is_there)
            }
            // `a = b = 0`: two names for a small value are two variables.
            [first, _, ..] => {
                let is_there =
                    |it: &Target| matches!(it, Target::Var(var) if self.declared.contains(var));
                let is_small = matches!(first, Target::Var(var)
                    if self.program.var(*var).ty.is_copy());
                is_small && targets.iter().all(is_global) && !targets.iter().any(is_there)
            }
            [target] => {
                is_global(target)
                    && matches!(target, Target::Var(var) if {
                        let binding = self.binding(*var);
                        !matches!(binding.global, Some(Global::Cell | Global::Locked)) || !self.declared.contains(var)
                    })
            }
            _ => false,
        }
    }

    /// Finds the constants whose value can't be drafted, before any function uses them.
    pub(super) fn refuse_constants(&mut self, suite: &Suite<'_>) {
        for stmt in &suite.body {
            let StmtKind::Assign { targets, value, .. } = &stmt.kind else {
                continue;
            };
            let [Target::Var(var)] = targets.as_slice() else {
                continue;
            };
            if !self.is_constant_assignment(targets) {
                continue;
            }
            let mark = self.out.mark();
            let before = (
                self.helpers.clone(),
                self.uses.clone(),
                self.crates.clone(),
                self.phrase_crates.clone(),
                self.phrase_helpers.clone(),
                self.needed_parts.clone(),
                self.decisions.clone(),
                self.declared.clone(),
                self.holes.len(),
                self.fresh,
            );
            self.declared.insert(*var);
            let is_left_out = self.constant_line(*var, *value, false).is_err();
            self.out.back(mark);
            self.holes.truncate(before.8);
            (
                self.helpers,
                self.uses,
                self.crates,
                self.phrase_crates,
                self.phrase_helpers,
                self.needed_parts,
                self.decisions,
                self.declared,
                _,
                self.fresh,
            ) = before;
            if is_left_out {
                self.bindings[var.at()].global = Some(Global::Refused);
            }
        }
    }

    /// A variable of the module that functions use, as an item.
    pub(super) fn constant_item(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        value: crate::types::ir::ExprId,
        is_public: bool,
    ) {
        self.out.origin = Some(stmt.line);
        self.statements += 1;
        let mark = self.out.mark();
        let pairs: Vec<(VarId, crate::types::ir::ExprId)> = match (targets, self.kind(value)) {
            ([Target::Var(_), ..], _) => targets
                .iter()
                .filter_map(|it| match it {
                    Target::Var(var) => Some((*var, value)),
                    _ => None,
                })
                .collect(),
            ([Target::Tuple(targets, None)], Kind::Tuple(items))
                if targets.len() == items.len() =>
            {
                let vars = targets.iter().filter_map(|it| match it {
                    Target::Var(var) => Some(*var),
                    _ => None,
                });
                vars.zip(items.iter().copied()).collect()
            }
            _ => Vec::new(),
        };
        let mut failed = pairs
            .is_empty()
            .then(|| "unpacking to variables of the module".to_owned());
        for (var, value) in pairs {
            self.declared.insert(var);
            if let Err(refusal) = self.constant_line(var, value, is_public) {
                failed = Some(refusal.0);
                break;
            }
        }
        match failed {
            None => self.drafted += 1,
            Some(why) => {
                self.out.back(mark);
                for target in targets {
                    if let Target::Var(var) = target {
                        self.bindings[var.at()].global = Some(Global::Refused);
                    }
                }
                let name = self.fresh("left_out");
                let hole = self.hole(&stmt.span, stmt.line, &why);
                self.out.line(format!("pub fn {name}() {{"));
                self.out.line(format!("{hole};"));
                self.out.line("}");
            }
        }
    }

    fn constant_line(
        &mut self,
        var: VarId,
        value: crate::types::ir::ExprId,
        is_public: bool,
    ) -> crate::translation::translator::Res<()> {
        use crate::types::ty::Ty;
        let ty = self.program.var(var).ty.clone();
        if !self.has_known_rust(&ty) {
            return crate::translation::translator::refuse(
                crate::translation::translator::unknown(&ty),
            );
        }
        let binding = self.binding(var).clone();
        let public = if is_public { "pub " } else { "" };
        let name = binding.name;
        let short = |rust: String| rust.replace("&'static str", "&str");
        match binding.global {
            Some(Global::Const) => {
                let code = self.value(value, &ty)?;
                let (rust, text) = match &ty {
                    Ty::List(of) | Ty::Tuples(of) => {
                        let (Kind::List(items) | Kind::Tuple(items)) = self.kind(value) else {
                            return crate::translation::translator::refuse("a constant list");
                        };
                        let inner = code.text.strip_prefix("vec!").unwrap_or("[]");
                        (
                            format!("[{}; {}]", self.rust_type(of), items.len()),
                            inner.to_owned(),
                        )
                    }
                    ty => (self.rust_type(ty), code.text),
                };
                self.out
                    .line(format!("{public}const {name}: {} = {text};", short(rust)));
            }
            Some(Global::Lazy) if let Some(lock) = self.plain_lock(var) => {
                self.out
                    .line(format!("static {name}: {lock}<()> = {lock}::new(());"));
            }
            Some(Global::Lazy) => {
                let code = self.value(value, &ty)?;
                if crate::translation::questions::question(&code.text).is_some() {
                    return crate::translation::translator::refuse(
                        "a constant whose value may fail",
                    );
                }
                let rust = self.rust_type(&ty);
                self.import("std::sync::LazyLock");
                self.out.line(format!(
                    "{public}static {name}: LazyLock<{rust}> = LazyLock::new(|| {});",
                    code.text
                ));
            }
            Some(Global::Cell) => {
                let code = self.value(value, &ty)?;
                let rust = self.rust_type(&ty);
                let line = self.static_cell(&name, &rust, &code.text);
                self.out.line(line);
            }
            Some(Global::Locked) => {
                let code = self.value(value, &ty)?;
                if crate::translation::questions::question(&code.text).is_some() {
                    return crate::translation::translator::refuse(
                        "a constant whose value may fail",
                    );
                }
                let rust = self.rust_type(&ty);
                let line = self.static_lock(&name, &rust, &code.text);
                self.out.line(line);
            }
            _ => {
                return crate::translation::translator::refuse(
                    "a variable of the module that changes",
                );
            }
        }
        Ok(())
    }
}
