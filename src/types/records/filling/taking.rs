//! A dict that is filled step by step, taken apart: a variable for each value, and the display behind them.

use rustc_hash::FxHashMap;

use super::super::super::ids::{BlockId, ExprId, VarId};
use super::super::super::ir::{Kind, Occurrence, Program, Stmt, StmtKind, Target, Var};
use super::super::displays::{field_of, text};
use super::branches;
use super::steps::{Place, Run, ask, is_plain};

/// Where the value of a key is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Held {
    /// Not yet evaluated.
    Value(ExprId),
    Var(VarId),
}

pub(super) struct Taking<'p, 'a> {
    pub(super) program: &'p mut Program<'a>,
    pub(super) var: VarId,
    pub(super) held: FxHashMap<String, Held>,
    /// Other names for what is held in a variable.
    names: Vec<VarId>,
    /// For each statement of several ways around the variables of the keys that it always gives values.
    pub(super) ways: Vec<FxHashMap<String, VarId>>,
}

/// Takes the dict apart that the statement at a place makes; the place behind all of it.
pub(super) fn apart<'a>(
    program: &mut Program<'a>,
    body: &mut Vec<Stmt<'a>>,
    at: usize,
    run: &Run,
) -> usize {
    let Kind::Dict(items) = program.kind(run.display).clone() else {
        return at + 1;
    };
    let mut taking = Taking {
        program,
        var: run.var,
        held: FxHashMap::default(),
        names: Vec::new(),
        ways: Vec::new(),
    };
    let first = body[at].clone();
    let mut made: Vec<Stmt<'a>> = Vec::new();
    let mut start = first.start;
    for (key, value) in items {
        let Some(key) = key.and_then(|it| text(taking.program, it).map(str::to_owned)) else {
            continue;
        };
        let place = run.initial.get(&key).map(|it| it.place());
        if place != Some(Place::First) {
            taking.held.insert(key, Held::Value(value));
            continue;
        }
        let end = taking.program.expr(value).position + 1;
        let var = taking.new_var(&key, end, first.block);
        made.push(Stmt {
            kind: assigned(var, value),
            start,
            end,
            ..first.clone()
        });
        start = end + 1;
    }
    let before = made.len();
    let mut steps: Vec<Stmt<'a>> = body[at + 1..=at + run.length].to_vec();
    for (nth, stmt) in steps.iter_mut().enumerate() {
        taking.stmt(stmt, nth + 1 == run.length, run.end);
    }
    let end = steps.last().map_or(first.end, |it| it.end);
    made.extend(steps);
    made.push(taking.complete(&first, run, end));
    let behind = at + before + run.length + 1;
    body.splice(at..=at + run.length, made);
    behind
}

fn assigned<'a>(var: VarId, value: ExprId) -> StmtKind<'a> {
    StmtKind::Assign {
        targets: vec![Target::Var(var)],
        value,
        annotation: None,
    }
}

impl<'a> Taking<'_, 'a> {
    /// A variable for the value of a key that a statement gives.
    fn new_var(&mut self, key: &str, position: u32, block: BlockId) -> VarId {
        let var = self.var_of(key);
        self.occur(var, position, block, true);
        if !matches!(self.held.get(key), Some(Held::Var(_))) {
            self.drop(key);
        }
        self.held.insert(key.to_owned(), Held::Var(var));
        var
    }

    /// A variable for the value of a key, which nothing is assigned to yet.
    fn var_of(&mut self, key: &str) -> VarId {
        let of = self.program.var(self.var);
        let (func, dict) = (of.func, of.name.clone());
        let field = field_of(key).unwrap_or_default();
        let own = match self.held.get(key) {
            Some(Held::Var(var)) => Some(self.program.var(*var).name.clone()),
            _ => None,
        };
        let name = own.unwrap_or_else(|| {
            let is_near = |it: &Var| it.func == func || it.func.at() == 0 || it.is_captured;
            let vars = self.program.vars.iter().filter(|it| is_near(it));
            let funcs = self.program.funcs.iter().map(|it| &it.name);
            let is_taken = vars.map(|it| &it.name).chain(funcs).any(|it| *it == field);
            if is_taken {
                format!("{dict}_{field}")
            } else {
                field
            }
        });
        let id = VarId(u32::try_from(self.program.vars.len()).unwrap_or(u32::MAX));
        self.program.vars.push(Var::new(name, func));
        id
    }

    pub(super) fn occur(&mut self, var: VarId, position: u32, block: BlockId, is_def: bool) {
        let uses = &mut self.program.vars[var.at()].occurrences;
        // A use is noted just before the expression.
        let position = position - u32::from(!is_def);
        let place = uses.partition_point(|it| it.position <= position);
        uses.insert(
            place,
            Occurrence {
                position,
                block,
                is_def,
            },
        );
    }

    /// Forgets that the dict is looked at in a range.
    fn forget(&mut self, range: std::ops::RangeInclusive<u32>) {
        for expr in &mut self.program.exprs {
            let is_it = matches!(expr.kind, Kind::Var(of) if of == self.var);
            if is_it && range.contains(&expr.position) {
                expr.kind = Kind::None;
            }
        }
        let uses = &mut self.program.vars[self.var.at()].occurrences;
        uses.retain(|it| it.is_def || !range.contains(&it.position));
    }

    /// A statement; a value that is only kept needs no variable if it is the last, or the same later on.
    fn stmt(&mut self, stmt: &mut Stmt<'a>, is_last: bool, end: u32) {
        let kind = stmt.kind.clone();
        match kind {
            StmtKind::Assign { targets, value, .. } => {
                self.expr(value);
                if let Some(key) = self.key_of(&targets) {
                    let within = stmt.start..end;
                    let is_kept = || {
                        let uses = &self.program.var(self.var).occurrences;
                        let behind = stmt.end..=end;
                        uses.iter().all(|it| !behind.contains(&it.position))
                            && is_plain(self.program, value, &within, &|_| false)
                    };
                    if !self.ways.is_empty() {
                        let Some(var) = self.given_by_way(&key) else {
                            return;
                        };
                        self.occur(var, stmt.end, stmt.block, true);
                        self.held.insert(key, Held::Var(var));
                        stmt.kind = assigned(var, value);
                        self.forget(stmt.start..=stmt.end);
                        return;
                    }
                    if is_last && !self.reads_held(value) || is_kept() {
                        self.drop(&key);
                        self.held.insert(key, Held::Value(value));
                        stmt.kind = StmtKind::Pass;
                        self.forget(stmt.start..=stmt.end);
                        return;
                    }
                    let var = self.new_var(&key, stmt.end, stmt.block);
                    stmt.kind = assigned(var, value);
                } else {
                    if let [Target::Var(name)] = targets.as_slice()
                        && self.reads_held(value)
                        && matches!(self.program.kind(value), Kind::Var(_))
                    {
                        self.names.push(*name);
                    }
                    targets.iter().for_each(|it| self.target(it));
                }
            }
            StmtKind::Augmented {
                target,
                op,
                value,
                read,
            } => {
                if let Some(ask) = ask(self.program, read, self.var) {
                    let var = match self.held.get(&ask.key) {
                        Some(Held::Var(var)) => *var,
                        _ => return,
                    };
                    let of = self.program.expr(read).clone();
                    self.program.exprs[read.at()].kind = Kind::Var(var);
                    self.expr(value);
                    self.occur(var, of.position, of.block, false);
                    self.occur(var, stmt.end, stmt.block, true);
                    stmt.kind = StmtKind::Augmented {
                        target: Target::Var(var),
                        op,
                        value,
                        read,
                    };
                } else {
                    self.expr(value);
                    self.target(&target);
                }
            }
            StmtKind::Expr(value) => match ask(self.program, value, self.var) {
                Some(ask) => {
                    if ask.takes {
                        self.drop(&ask.key);
                    }
                    stmt.kind = StmtKind::Pass;
                }
                None => self.expr(value),
            },
            StmtKind::Delete(targets) => match self.key_of(&targets) {
                Some(key) => {
                    self.drop(&key);
                    stmt.kind = StmtKind::Pass;
                }
                None => targets.iter().for_each(|it| self.target(it)),
            },
            StmtKind::Return(value) => value.iter().for_each(|it| self.expr(*it)),
            StmtKind::Raise(value, cause) => {
                value.iter().chain(&cause).for_each(|it| self.expr(*it));
            }
            StmtKind::If { arms, .. } => {
                arms.iter().for_each(|it| self.expr(it.test));
                self.in_ways(stmt);
            }
            StmtKind::Compound(..) => self.in_ways(stmt),
            StmtKind::For { target, iter, .. } => {
                self.expr(iter);
                self.target(&target);
                self.in_loop(stmt);
            }
            StmtKind::While { test, .. } => {
                self.expr(test);
                self.in_loop(stmt);
            }
            _ => {}
        }
        self.forget(stmt.start..=stmt.end);
    }

    fn in_loop(&mut self, stmt: &mut Stmt<'a>) {
        for suite in stmt.suites_mut() {
            for inner in &mut suite.body {
                self.stmt(inner, false, 0);
            }
        }
    }

    /// Whether a value is made of what is put into the dict, too: that is moved there, and has to be read before.
    fn reads_held(&self, value: ExprId) -> bool {
        let kind = self.program.kind(value);
        let is_held = |var: VarId| {
            let mut held = self.held.values();
            held.any(|it| matches!(it, Held::Var(of) if *of == var)) || self.names.contains(&var)
        };
        matches!(kind, Kind::Var(var) if is_held(*var))
            || kind.parts().into_iter().any(|it| self.reads_held(it))
    }

    /// The variable that a key has which is given a value on one of several ways.
    fn given_by_way(&self, key: &str) -> Option<VarId> {
        let known = self.ways.last().and_then(|it| it.get(key));
        known.copied().or_else(|| match self.held.get(key) {
            Some(Held::Var(var)) => Some(*var),
            _ => None,
        })
    }

    fn in_ways(&mut self, stmt: &mut Stmt<'a>) {
        let mut vars = FxHashMap::default();
        for key in branches::assigned(self.program, stmt, self.var).always {
            let around = (!self.ways.is_empty()).then(|| self.given_by_way(&key));
            let var = around.flatten().unwrap_or_else(|| self.var_of(&key));
            vars.insert(key, var);
        }
        let before = self.held.clone();
        self.ways.push(vars);
        for suite in stmt.suites_mut() {
            for inner in &mut suite.body {
                self.stmt(inner, false, 0);
            }
            self.held.clone_from(&before);
        }
        for (key, var) in self.ways.pop().unwrap_or_default() {
            self.held.insert(key, Held::Var(var));
        }
    }
}
