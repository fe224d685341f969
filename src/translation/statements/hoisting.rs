//! Variables that are declared before the statement that first assigns them.

use super::declares;
use super::while_loops::has_default;
use crate::translation::code::Form;
use crate::translation::translator::Translator;
use crate::translation::variables::Global;
use crate::types::always_leaves;
use crate::types::coverage::takes_each;
use crate::types::ir::{FuncId, Occurrence, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Declares the variables that are assigned within this statement and used behind it.
    pub(super) fn hoist(&mut self, stmt: &Stmt<'_>) {
        let home = self.homes.get(&stmt.block).map_or(&[][..], Vec::as_slice);
        let first = home.partition_point(|(position, _)| *position < stmt.start);
        let within = home[first..]
            .iter()
            .take_while(|(position, _)| *position <= stmt.end);
        let mut vars: Vec<VarId> = within
            .map(|(_, var)| *var)
            .filter(|var| !self.declared.contains(var))
            .collect();
        let mut made = self.made_by_try(stmt);
        made.extend(self.assigned_by_try(stmt).map(|it| it.var));
        vars.sort_unstable();
        for var in vars {
            if declares(stmt, var)
                || made.contains(&var)
                || self.is_bound_by_test(stmt, var)
                || self.is_made_in_group(stmt, var)
            {
                continue;
            }
            let info = self.program.var(var);
            let binding = self.binding(var).clone();
            if binding.global.is_some() || info.is_param || info.ty == Ty::None {
                continue;
            }
            let ty = info.ty.clone();
            self.rename_hiding(var, stmt);
            let name = self.binding(var).name.clone();
            self.declared.insert(var);
            if !self.has_rust(&ty) || self.program.is_hopeful && ty.holds_coroutine() {
                continue;
            }
            let rust = if binding.is_usize {
                "usize".to_owned()
            } else if binding.form == Form::Ref {
                self.borrowed_type(&ty)
            } else {
                self.rust_type(&ty)
            };
            if self.is_assigned_on_all_ways(var, stmt) {
                let needs_mut = if self.bindings[var.at()].needs_mut {
                    "mut "
                } else {
                    ""
                };
                self.out.line(format!("let {needs_mut}{name}: {rust};"));
                continue;
            }
            // What a closure assigns has to be something before.
            let is_in_closure = matches!(ty, Ty::Union(_) | Ty::Dyn(_))
                && (self.program.is_hopeful && matches!(stmt.kind, StmtKind::Compound(_, "try"))
                    || stmt
                        .suites()
                        .into_iter()
                        .any(|it| self.is_tried_in(var, it)));
            if self.may_come_late(var) || self.is_read_unset(var) && self.may_stop_unset(var) {
                self.bindings[var.at()].global = Some(Global::Late);
                self.out
                    .line(format!("let mut {name}: Option<{rust}> = None;"));
                continue;
            }
            if !has_default(&ty) || is_in_closure || self.may_be_unbound(var, stmt) {
                // What it is before it is assigned, Rust can't say, and Python raises an error.
                self.bindings[var.at()].global = Some(Global::Refused);
                continue;
            }
            self.bindings[var.at()].needs_mut = true;
            if matches!(ty, Ty::Instance(_) | Ty::Dyn(_) | Ty::Union(_)) {
                // No value stands for one that is not there yet.
                self.out.line(format!("let mut {name}: {rust};"));
                continue;
            }
            let member = match &ty {
                Ty::Enum(class) => self.first_member(*class),
                _ => String::new(),
            };
            let default = match &ty {
                Ty::Enum(_) => member.as_str(),
                Ty::Option(_) => "None",
                Ty::Int => "0",
                Ty::Float | Ty::Real => "0.0",
                Ty::Bool => "false",
                Ty::Str => "String::new()",
                Ty::Lit => "\"\"",
                Ty::Char => "' '",
                Ty::Dict(..) => "IndexMap::new()",
                Ty::Set(_) => "HashSet::new()",
                Ty::List(_) | Ty::Tuples(_) => "Vec::new()",
                _ => "Default::default()",
            };
            self.out
                .line(format!("let mut {name}: {rust} = {default};"));
        }
    }

    /// Whether a variable may be an option until it is assigned: an error, which is never changed in place.
    fn may_come_late(&self, var: VarId) -> bool {
        let info = self.program.var(var);
        let mut defs = info.occurrences.iter().filter(|it| it.is_def);
        matches!(info.ty, Ty::Error(_))
            && !info.is_captured
            && !self.payloads.contains_key(&var)
            && defs.all(|it| self.is_assigned_alone(info.func, it.position))
    }

    /// Whether a variable is read where some way there does not assign it, and no test stands between that and an
    /// assignment before it.
    fn is_read_unset(&self, var: VarId) -> bool {
        let all = &self.program.var(var).occurrences;
        all.iter().enumerate().any(|(at, read)| {
            let is_unset = !read.is_def && self.program.unset_reads.contains(&read.position);
            let is_around = |def: &Occurrence| {
                def.is_def && self.program.common_block(read.block, def.block) == read.block
            };
            is_unset && all[..at].iter().any(is_around)
        })
    }

    /// Whether a variable may be an option until it is assigned: a small value, a tuple of such, or a text, assigned by itself.
    fn may_stop_unset(&self, var: VarId) -> bool {
        let info = self.program.var(var);
        let mut defs = info.occurrences.iter().filter(|it| it.is_def);
        let is_small = matches!(&info.ty, Ty::Tuple(_)) && info.ty.is_copy();
        (is_small || matches!(info.ty, Ty::Int | Ty::Float | Ty::Bool | Ty::Str | Ty::Lit))
            && !info.is_captured
            && !self.binding(var).is_usize
            && !self.effects.changed.contains(&var)
            && defs.all(|it| self.is_assigned_alone(info.func, it.position))
    }

    /// Whether what is defined at a position is so by an assignment to nothing else.
    fn is_assigned_alone(&self, func: FuncId, position: u32) -> bool {
        let mut rest: Vec<&Stmt<'_>> = self.program.func(func).body.body.iter().collect();
        while let Some(stmt) = rest.pop() {
            if !(stmt.start..=stmt.end).contains(&position) {
                continue;
            }
            if let StmtKind::Assign { targets, .. } = &stmt.kind {
                return matches!(targets.as_slice(), [Target::Var(_)]);
            }
            rest.extend(stmt.suites().into_iter().flat_map(|it| &it.body));
        }
        false
    }

    /// Whether the body of a `try` in a suite assigns a variable beside other things it does: that is a closure.
    fn is_tried_in(&self, var: VarId, suite: &Suite<'_>) -> bool {
        suite.body.iter().any(|stmt| {
            let is_tried = match &stmt.kind {
                StmtKind::Compound(suites, "try") => suites.first().is_some_and(|body| {
                    let is_value = matches!(body.body.as_slice(), [only] if declares(only, var)
                        && matches!(&only.kind, StmtKind::Assign { targets, .. }
                            if matches!(targets.as_slice(), [Target::Var(_)])));
                    let mut defs = self.program.var(var).occurrences.iter();
                    let mut is_there = || {
                        defs.any(|it| it.is_def && (stmt.start..=stmt.end).contains(&it.position))
                    };
                    !is_value && is_there()
                }),
                _ => false,
            };
            is_tried
                || stmt
                    .suites()
                    .into_iter()
                    .any(|it| self.is_tried_in(var, it))
        })
    }

    /// Whether a statement within a group of tasks makes a variable: the group has no block of its own.
    fn is_made_in_group(&self, stmt: &Stmt<'_>, var: VarId) -> bool {
        let managers = self.program.guards.get(&stmt.start);
        let is_group = |it: &Vec<crate::types::ir::Manager>| matches!(it.as_slice(), [only] if only.is_group(self.program) );
        managers.is_some_and(|it| {
            is_group(it)
                && (it.iter().any(|it| it.var == Some(var))
                    || stmt
                        .suites()
                        .iter()
                        .any(|suite| suite.body.iter().any(|it| declares(it, var))))
        })
    }

    /// A variable that would hide another one of its name, which the same statement still reads, is called
    /// something else.
    pub(in crate::translation) fn rename_hiding(&mut self, var: VarId, stmt: &Stmt<'_>) {
        let name = self.binding(var).name.clone();
        let func = self.program.var(var).func;
        let others = self.program.vars.iter().zip(&self.bindings).enumerate();
        let is_hiding = others
            .filter(|(index, (other, binding))| {
                *index != var.at() && other.func == func && binding.name == name
            })
            .any(|(_, (other, _))| {
                other
                    .occurrences
                    .iter()
                    .any(|it| !it.is_def && stmt.start <= it.position && it.position <= stmt.end)
            });
        if is_hiding {
            let is_taken = |name: &str| {
                let of_func = self.program.vars.iter().zip(&self.bindings);
                let mut of_func = of_func.filter(|(it, _)| it.func == func);
                of_func.any(|(_, it)| it.name == name)
            };
            let mut names = (2..).map(|it| format!("{name}_{it}"));
            if let Some(free) = names.find(|it| !is_taken(it)) {
                self.bindings[var.at()].name = free;
            }
        }
    }

    /// Whether an `if` leaves a variable without a value on one of its ways, and what follows reads it whatever
    /// way was taken: Python raises an `UnboundLocalError` there, where a first value of Rust would hide that.
    /// In a loop a round before may have assigned it.
    fn may_be_unbound(&self, var: VarId, stmt: &Stmt<'_>) -> bool {
        if self.is_read_unset(var) {
            return true;
        }
        if !self.loops.is_empty() || !matches!(stmt.kind, StmtKind::If { .. }) {
            return false;
        }
        let info = self.program.var(var);
        let after = info.occurrences.iter().filter(|it| it.position > stmt.end);
        let next = after.min_by_key(|it| it.position);
        let is_read = next.is_some_and(|it| !it.is_def && it.block == stmt.block);
        let assigns = |it: &Stmt<'_>| {
            let mut all = info.occurrences.iter();
            all.any(|of| of.is_def && (it.start..=it.end).contains(&of.position))
        };
        is_read && !is_assigned_on_any_way(stmt, &assigns)
    }

    /// Whether an `if` with an `else` assigns a variable in each of its arms that goes on.
    fn is_assigned_on_all_ways(&self, var: VarId, stmt: &Stmt<'_>) -> bool {
        let suites: Vec<&Suite<'_>> = match &stmt.kind {
            StmtKind::If {
                arms,
                orelse: Some(orelse),
            } => arms.iter().map(|it| &it.body).chain([orelse]).collect(),
            StmtKind::Compound(suites, "with") => suites.iter().collect(),
            StmtKind::Compound(suites, "match")
                if self
                    .program
                    .matches
                    .get(&stmt.start)
                    .is_some_and(|it| takes_each(self.program, it, self.ty(it.subject))) =>
            {
                suites.iter().collect()
            }
            _ => return false,
        };
        let mut all = suites.into_iter().map(|suite| {
            always_leaves(suite)
                || suite.body.iter().any(|it| match &it.kind {
                    StmtKind::If { .. } | StmtKind::Compound(_, "match" | "with") => {
                        self.is_assigned_on_all_ways(var, it)
                    }
                    _ => declares(it, var),
                })
        });
        let info = self.program.var(var);
        let first_is_def = info.occurrences.first().is_some_and(|it| it.is_def);
        first_is_def && all.all(|it| it)
    }
}

/// Whether each way through a statement has an assignment on it; a loop may have no round, and the body of a
/// `try` may end early, but those count as assignments.
fn is_assigned_on_any_way(stmt: &Stmt<'_>, assigns: &impl Fn(&Stmt<'_>) -> bool) -> bool {
    let StmtKind::If { arms, orelse } = &stmt.kind else {
        return assigns(stmt);
    };
    let all = |suite: &Suite<'_>| {
        always_leaves(suite)
            || suite
                .body
                .iter()
                .any(|it| it.ends || is_assigned_on_any_way(it, assigns))
    };
    orelse.as_ref().is_some_and(all) && arms.iter().all(|it| all(&it.body))
}
