//! How far an `__init__` makes fields before anything looks at the instance.

use super::super::translator::Translator;
use super::AttributeForm;
use super::made_fields::nothing_of;
use crate::types::ir::{ClassId, ExprId, Kind, Stmt, StmtKind, Suite, Target, VarId};

/// How an `__init__` makes its instance.
#[derive(Debug, Clone, Default)]
pub(super) struct Construction {
    /// So many statements make the fields.
    pub(super) split: usize,
    /// From this one of them on each makes one field that no other reads.
    pub(super) plain_from: usize,
    /// Fields that are assigned or changed more than once while they are made.
    pub(super) changing: Vec<String>,
    /// Fields that the statements behind these set.
    pub(super) posted: Vec<String>,
}

impl Translator<'_, '_> {
    /// How `__init__` makes all fields, if it makes them one after the other.
    pub(super) fn construction(&self, id: ClassId) -> Option<Construction> {
        let init = self.program.func(self.program.method(id, "__init__")?);
        let me = init.params.first()?.var;
        let mut made: Vec<String> = self
            .program
            .classes
            .get(id.at())?
            .attributes
            .iter()
            .filter(|it| {
                self.class_facts.attributes.get(&(id, it.name.clone()))
                    == Some(&AttributeForm::Field)
                    && !self.assigns_this_field(&init.body, me, &it.name)
            })
            .map(|it| it.name.clone())
            .collect();
        // What `__post_init__` sets is there with nothing in it until then.
        let posted = self.program.classes.get(id.at())?.fields.iter();
        made.extend(
            posted
                .filter(|it| !it.is_given && it.default.is_none())
                .filter(|it| {
                    self.field_type(id, &it.name)
                        .is_some_and(|ty| nothing_of(&ty).is_some())
                })
                .map(|it| it.name.clone()),
        );
        made.extend(self.late_fields(id).into_iter().map(|it| it.0));
        let needed = self.fields_of(id).len();
        let mut needs_base = self.base_of(id).is_some();
        let mut plan = Construction::default();
        let mut assigned: Vec<(usize, String)> = Vec::new();
        for (at, stmt) in init.body.body.iter().enumerate() {
            let is_made = !init.is_synthetic || !matches!(stmt.kind, StmtKind::Assign { .. });
            if made.len() >= needed && !needs_base && is_made {
                break;
            }
            if self.is_super_init(stmt) {
                self.reads_made((stmt.start, stmt.end), me, id, &made)?;
                needs_base = false;
                plan.split = at + 1;
                continue;
            }
            if needs_base && self.reads_base(stmt, me, id) {
                return None;
            }
            let before = (made.clone(), plan.changing.clone());
            let makes = self.makes(stmt, me, id, &mut made, &mut plan.changing, &mut |name| {
                assigned.push((at, name));
            });
            if makes.is_none() {
                (made, plan.changing) = before;
                plan.posted = self.posted(id, me, &init.body.body[at..], &made)?;
                made.extend(plan.posted.iter().cloned());
                break;
            }
            plan.split = at + 1;
        }
        if made.len() < needed || needs_base {
            return None;
        }
        // The last statements of these that each make a field which the others don't read.
        plan.plain_from = plan.split;
        while let Some(before) = plan.plain_from.checked_sub(1) {
            let stmt = &init.body.body[before];
            let is_plain = match &stmt.kind {
                StmtKind::Assign { targets, .. } => match targets.as_slice() {
                    [target] => self.is_own_attribute(target, me).is_some_and(|name| {
                        !plan.changing.iter().any(|it| it == name)
                            && !self.is_read_in(me, name, &init.body.body[before..plan.split])
                    }),
                    _ => false,
                },
                StmtKind::Expr(_) if self.is_super_init(stmt) => !init.body.body
                    [before + 1..plan.split]
                    .iter()
                    .any(|it| self.reads_base(it, me, id)),
                _ => false,
            };
            if !is_plain || self.check_nones(stmt).is_err() {
                break;
            }
            plan.plain_from = before;
        }
        Some(plan)
    }

    /// Whether a statement reads or changes what `me` has of its base.
    fn reads_base(&self, stmt: &Stmt<'_>, me: VarId, class: ClassId) -> bool {
        self.exprs_between(stmt.start, stmt.end).any(|it| {
            matches!(&it.kind, Kind::Attribute(object, name)
                    if matches!(self.kind(*object), Kind::Var(var) if *var == me)
                        && self.program.field_owner(class, name) != class)
        })
    }

    /// Whether statements read a field of `me`.
    fn is_read_in(&self, me: VarId, name: &str, stmts: &[Stmt<'_>]) -> bool {
        let (Some(first), Some(last)) = (stmts.first(), stmts.last()) else {
            return false;
        };
        self.exprs_between(first.start, last.end).any(|it| {
            matches!(&it.kind, Kind::Attribute(object, of)
                    if of == name && matches!(self.kind(*object), Kind::Var(var) if *var == me))
        })
    }

    /// Whether a statement does nothing with `me` but to make fields and to read those that are there.
    fn makes(
        &self,
        stmt: &Stmt<'_>,
        me: VarId,
        class: ClassId,
        made: &mut Vec<String>,
        changing: &mut Vec<String>,
        note: &mut impl FnMut(String),
    ) -> Option<()> {
        let before = made.clone();
        match &stmt.kind {
            StmtKind::If { arms, orelse } => {
                for arm in arms {
                    self.reads_made(self.span_of(arm.test), me, class, made)?;
                }
                let mut all: Option<Vec<String>> = None;
                let suites = arms.iter().map(|it| &it.body).chain(orelse);
                for suite in suites {
                    let mut own = before.clone();
                    for stmt in &suite.body {
                        self.makes(stmt, me, class, &mut own, changing, note)?;
                    }
                    if crate::types::always_leaves(suite) {
                        continue;
                    }
                    all = Some(match all {
                        None => own,
                        Some(all) => all.into_iter().filter(|it| own.contains(it)).collect(),
                    });
                }
                if orelse.is_none() {
                    // What one arm alone makes is not there for certain.
                    return (all.unwrap_or_default().len() <= before.len()
                        || self.assigns_nothing_new(stmt, me, &before))
                    .then_some(());
                }
                *made = all.unwrap_or(before);
                Some(())
            }
            StmtKind::Assign { targets, value, .. } => {
                if !self.program.func(self.program.var(me).func).is_synthetic {
                    self.reads_made(self.span_of(*value), me, class, made)?;
                }
                for target in targets {
                    self.makes_target(target, me, class, made, changing, note)?;
                }
                Some(())
            }
            StmtKind::Augmented { target, value, .. } => {
                self.reads_made(self.span_of(*value), me, class, made)?;
                match self.is_own_attribute(target, me) {
                    Some(name) if made.iter().any(|it| it == name) => {
                        changing.push(name.to_owned());
                        Some(())
                    }
                    Some(_) => None,
                    None => self.reads_made((stmt.start, stmt.end), me, class, made),
                }
            }
            _ => {
                self.reads_made((stmt.start, stmt.end), me, class, made)?;
                let suites = stmt.suites();
                if suites.iter().any(|it| self.assigns_field(it, me)) {
                    return None;
                }
                // What is read here may be changed, too.
                for name in made.iter() {
                    if self.is_read_in(me, name, std::slice::from_ref(stmt)) {
                        changing.push(name.clone());
                    }
                }
                Some(())
            }
        }
    }

    fn assigns_nothing_new(&self, stmt: &Stmt<'_>, me: VarId, before: &[String]) -> bool {
        fn collect(suite: &Suite<'_>, found: &mut Vec<Target>) {
            for stmt in &suite.body {
                if let StmtKind::Assign { targets, .. } = &stmt.kind {
                    found.extend(targets.iter().cloned());
                }
            }
            for inner in suite.body.iter().flat_map(Stmt::suites) {
                collect(inner, found);
            }
        }
        let mut found = Vec::new();
        for suite in stmt.suites() {
            collect(suite, &mut found);
        }
        found.iter().all(|it| {
            self.is_own_attribute(it, me)
                .is_none_or(|name| before.iter().any(|it| it == name))
        })
    }

    fn assigns_field(&self, suite: &Suite<'_>, me: VarId) -> bool {
        suite.body.iter().any(|stmt| {
            let own = match &stmt.kind {
                StmtKind::Assign { targets, .. } => targets
                    .iter()
                    .any(|it| self.is_own_attribute(it, me).is_some()),
                _ => false,
            };
            own || stmt.suites().iter().any(|it| self.assigns_field(it, me))
        })
    }

    fn makes_target(
        &self,
        target: &Target,
        me: VarId,
        class: ClassId,
        made: &mut Vec<String>,
        changing: &mut Vec<String>,
        note: &mut impl FnMut(String),
    ) -> Option<()> {
        if let Some(name) = self.is_own_attribute(target, me) {
            if self.program.setter(class, name).is_some()
                || self.program.field_owner(class, name) != class
            {
                return None;
            }
            if made.iter().any(|it| it == name) {
                changing.push(name.to_owned());
            } else {
                made.push(name.to_owned());
            }
            note(name.to_owned());
            return Some(());
        }
        match target {
            Target::Var(_) => Some(()),
            Target::Tuple(targets, None) => {
                for target in targets {
                    self.makes_target(target, me, class, made, changing, note)?;
                }
                Some(())
            }
            Target::Index(object, index) => {
                self.reads_made(self.span_of(*index), me, class, made)?;
                self.reads_made(self.span_of(*object), me, class, made)?;
                if let Kind::Attribute(of, name) = self.kind(*object)
                    && matches!(self.kind(*of), Kind::Var(var) if *var == me)
                {
                    changing.push(name.clone());
                }
                Some(())
            }
            Target::Attribute(object, _) => self.reads_made(self.span_of(*object), me, class, made),
            _ => None,
        }
    }

    /// The positions that an expression takes.
    pub(in super::super) fn span_of(&self, id: ExprId) -> (u32, u32) {
        let expr = self.program.expr(id);
        let inner = self.exprs_in(&expr.span);
        let first = inner.map(|it| it.position).min().unwrap_or(expr.position);
        (first.min(expr.position).saturating_sub(1), expr.position)
    }

    /// Whether `me` is used within these positions only to read fields that are there.
    fn reads_made(
        &self,
        (from, to): (u32, u32),
        me: VarId,
        class: ClassId,
        made: &[String],
    ) -> Option<()> {
        let uses = self.program.var(me).occurrences.iter();
        let uses = uses
            .filter(|it| !it.is_def && from <= it.position && it.position <= to)
            .count();
        let reads = self.exprs_between(from, to).filter(|it| match &it.kind {
            Kind::Attribute(object, name) => {
                matches!(self.kind(*object), Kind::Var(var) if *var == me)
                    && (made.contains(name)
                        || self.program.field_owner(class, name) != class
                            && self.field_type(class, name).is_some()
                        || self.is_of_class_alone(class, name))
            }
            _ => false,
        });
        (uses <= reads.count()).then_some(())
    }
}

impl Construction {
    /// So many statements make the fields.
    pub(super) fn made(&self) -> usize {
        self.split
    }
}
