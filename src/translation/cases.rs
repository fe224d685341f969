//! `match`: patterns of Python as patterns of Rust, with a guard for what Rust has no pattern for.

mod inner;
mod mappings;
mod of_classes;
mod patterns;
mod sequence_patterns;
mod subjects;

use super::code::Form;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::cases::{Case, Match, Pattern};
use crate::types::coverage::takes_each;
use crate::types::ir::{Kind, Stmt, Suite, Target, VarId};
use crate::types::ty::Ty;
use patterns::at_pattern;

/// How a value is seen where a pattern looks at it.
#[derive(Debug, Clone)]
enum Seen {
    /// As it is: a small value is copied out of it.
    Value(Ty),
    /// Through a reference, and so is all in it.
    Ref(Ty),
    /// As a `&str`.
    Text(Ty),
    /// Each part of a tuple by itself.
    Parts(Vec<Seen>),
    /// The items of a list, which stands in Rust as a slice, or as the place of one.
    Slice {
        item: Box<Seen>,
        ty: Ty,
        is_place: bool,
    },
    /// An option of it.
    Maybe(Box<Seen>),
}

/// What an arm has besides its pattern.
#[derive(Debug, Default)]
struct Arm {
    guards: Vec<String>,
    /// Variables that get their form only at the beginning of its body, with how.
    opened: Vec<(VarId, String, Form)>,
    /// What a whole list is called where it is matched.
    whole: Option<String>,
    /// Lines before its body that bind what stands in boxes and lists within what is matched.
    lets: Vec<String>,
    /// What is bound by those lines: a guard looks into each of them for itself.
    late: Vec<Late>,
    looks: Looks,
}

/// What a line before the body of an arm binds.
#[derive(Debug)]
struct Late {
    vars: Vec<VarId>,
    pattern: String,
    place: String,
    /// The guard that asks no more than the pattern does.
    guard: Option<usize>,
}

/// What a pattern does with what it looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Looks {
    /// It asks and binds.
    #[default]
    Both,
    /// It only asks whether it fits.
    Asks,
    /// It only binds: what fits has been asked.
    Binds,
}

impl Translator<'_, '_> {
    pub(super) fn match_statement(
        &mut self,
        stmt: &Stmt<'_>,
        suites: &[Suite<'_>],
        is_tail: bool,
    ) -> Res<()> {
        let Some(read) = self.program.matches.get(&stmt.start).cloned() else {
            return refuse("match");
        };
        self.check_bound(&read, suites)?;
        let (head, seen) = self.match_head(&read)?;
        self.check_failing(&[read.subject])?;
        self.check_tries(&head)?;
        let is_whole = takes_each(self.program, &read, self.ty(read.subject));
        let gives_nothing = self.program.func(self.func).ret == Ty::None;
        let is_tail = is_tail && (is_whole || gives_nothing);
        let whole = match (&seen, self.kind(read.subject)) {
            (Seen::Slice { .. }, Kind::Var(_)) => {
                let code = self.expr(read.subject)?;
                (code.form == Form::Ref || code.form == Form::Place)
                    .then(|| self.reference(code).text)
            }
            _ => None,
        };
        if self.ty(read.subject).some().outcome().is_some() {
            return refuse("a match over what may be an error");
        }
        self.out.line(format!("match {head} {{"));
        let unwrapped = self.unwrapped.clone();
        let mut is_some = false;
        let mut before = Match {
            subject: read.subject,
            cases: Vec::new(),
        };
        for (case, suite, is_again) in self.arms_of(&read, suites, &seen, whole.as_deref()) {
            let (case, counts) = (&case, (self.statements, self.drafted));
            // What comes after all is never reached.
            if matches!(self.ty(read.subject).some(), Ty::Union(_))
                && takes_each(self.program, &before, self.ty(read.subject))
            {
                self.skip_unreachable(&suite.body);
                continue;
            }
            before.cases.push(case.clone());
            self.out.origin = Some(case.line);
            let mut arm = Arm {
                whole: whole.clone(),
                ..Arm::default()
            };
            let mut pattern = self.pattern_text(&case.pattern, &seen, &mut arm, is_some)?;
            if let (Some((var, member)), Seen::Ref(union)) = (
                self.narrowed_subject(&read, &case.pattern, suite, case.guard),
                &seen,
            ) && let Some(inner) = pattern.split_once('(').map(|it| it.1.to_owned())
                && let Some(inner) = inner.strip_suffix(')')
            {
                let union_name = self.union_name(&union.clone());
                let variant = self.variant_name(&member);
                let name = self.binding(var).name.clone();
                pattern = format!("{union_name}::{variant}({})", at_pattern(&name, inner));
                self.bind_member(var, &member, Form::Ref);
            }
            // What is not None is bound by the name that it has.
            if is_some
                && pattern == "_"
                && let (Kind::Var(var), Seen::Maybe(inner)) = (self.kind(read.subject), &seen)
            {
                let form = match &**inner {
                    Seen::Value(_) => Form::Place,
                    _ => Form::Ref,
                };
                let is_used = self.program.var(*var).occurrences.iter();
                let mut is_used = is_used.filter(|it| suite.block == Some(it.block));
                if is_used.next().is_some() {
                    pattern = format!("Some({})", self.binding(*var).name);
                    self.unwrapped.insert(*var, form);
                }
            }
            if let Some(guard) = case.guard {
                let uses = |var: VarId| self.reads_within(&self.program.expr(guard).span, var);
                let late: Vec<&Late> = arm
                    .late
                    .iter()
                    .filter(|it| it.vars.iter().any(|it| uses(*it)))
                    .collect();
                // Each name of such a pattern is used in the guard, which needs no other.
                let is_plain = match late.as_slice() {
                    [] => true,
                    [one] => one.vars.iter().all(|it| uses(*it)),
                    _ => false,
                };
                if arm.opened.iter().any(|it| uses(it.0)) || !is_plain {
                    return refuse("a guard that asks what the case binds");
                }
                self.check_failing(&[guard])?;
                if self.changes_something(guard) {
                    return refuse("a guard that changes something");
                }
                let before = self.out.lines.len();
                let condition = self.condition(guard)?;
                if self.out.lines.len() > before {
                    return refuse("a guard that takes more than one step");
                }
                match late.first() {
                    Some(Late {
                        pattern,
                        place,
                        guard,
                        ..
                    }) => {
                        let asked = format!("matches!({place}, {pattern} if {})", condition.text);
                        match guard {
                            Some(at) => arm.guards[*at] = asked,
                            None => arm.guards.push(asked),
                        }
                    }
                    None => arm.guards.push(condition.at_least(super::code::Prec::And)),
                }
            }
            let guard = if arm.guards.is_empty() {
                String::new()
            } else {
                format!(" if {}", arm.guards.join(" && "))
            };
            self.out.line(format!("{pattern}{guard} => {{"));
            for line in &arm.lets {
                self.out.line(line.clone());
            }
            for (var, opened, form) in arm.opened {
                let name = self.binding(var).name.clone();
                self.out.line(format!("let {name} = {opened};"));
                self.bound.insert(var, form);
            }
            self.own_rest(&case.pattern, &seen, suite);
            self.suite_at(suite, is_tail);
            self.out.line("}");
            if is_again {
                (self.statements, self.drafted) = counts;
            }
            self.unwrapped.clone_from(&unwrapped);
            is_some |= case.guard.is_none()
                && matches!(&case.pattern, Pattern::Value(it) if matches!(self.kind(*it), Kind::None));
        }
        if !is_whole {
            self.out.line("_ => {}");
        }
        self.out.line("}");
        Ok(())
    }

    /// The cases with their bodies, and whether a body stands there once more: alternatives that take guards are
    /// arms of their own.
    fn arms_of<'s, 'a>(
        &mut self,
        read: &Match,
        suites: &'s [Suite<'a>],
        seen: &Seen,
        whole: Option<&str>,
    ) -> Vec<(Case, &'s Suite<'a>, bool)> {
        let mut arms = Vec::new();
        for (case, suite) in read.cases.iter().zip(suites) {
            let alternatives = match &case.pattern {
                Pattern::Or(all) => all.as_slice(),
                _ => &[],
            };
            let mut probe = Arm {
                whole: whole.map(str::to_owned),
                ..Arm::default()
            };
            let needs_guards = !alternatives.is_empty()
                && matches!(self.pattern_text(&case.pattern, seen, &mut probe, false),
                    Err(refusal) if refusal.0 == patterns::GUARDED);
            if !needs_guards {
                arms.push((case.clone(), suite, false));
                continue;
            }
            for (at, pattern) in alternatives.iter().enumerate() {
                let case = Case {
                    pattern: pattern.clone(),
                    ..case.clone()
                };
                arms.push((case, suite, at > 0));
            }
        }
        arms
    }

    /// Whether what the cases bind stays within them, and is looked at only.
    fn check_bound(&self, read: &Match, suites: &[Suite<'_>]) -> Res<()> {
        if let Some(root) = super::roots::root(self.program, read.subject) {
            for (case, suite) in read.cases.iter().zip(suites) {
                let mut changes = false;
                suite.each_target(&mut |target| {
                    if let Target::Attribute(object, _) | Target::Index(object, _) = target {
                        changes |= super::roots::root(self.program, *object) == Some(root);
                    }
                });
                let borrows = |var: VarId| !self.program.var(var).occurrences.is_empty();
                let mut is_borrowing = false;
                case.pattern.each(&mut |it| {
                    is_borrowing |= matches!(it, Pattern::Mapping(..) | Pattern::Class { .. });
                });
                if changes && is_borrowing && case.pattern.vars().into_iter().any(borrows) {
                    return refuse("a case that changes what it binds parts of");
                }
            }
        }
        for (case, suite) in read.cases.iter().zip(suites) {
            for var in case.pattern.vars() {
                let info = self.program.var(var);
                if Some(self.binding(var).home) != suite.block
                    || self.binding(var).global.is_some()
                    || info.is_captured
                {
                    return refuse("what a case binds is used elsewhere");
                }
                if self.effects.changed.contains(&var) && info.ty.is_shared() {
                    return refuse("what a case binds is changed");
                }
                if !self.has_rust(&info.ty) && info.occurrences.len() > 1 {
                    return refuse(unknown(&info.ty));
                }
            }
        }
        Ok(())
    }

    /// Declares what the cases of a `match` bind that stays open.
    pub(super) fn declare_open(&mut self, stmt: &Stmt<'_>, at: usize) {
        let Some(case) = self
            .program
            .matches
            .get(&stmt.start)
            .and_then(|it| it.cases.get(at))
        else {
            return;
        };
        for var in case.pattern.vars() {
            let ty = self.program.var(var).ty.clone();
            if !self.has_rust(&ty) || self.declared.contains(&var) {
                continue;
            }
            self.declared.insert(var);
            self.bound.insert(var, Form::Place);
            self.boxed.remove(&var);
            self.strings.remove(&var);
            let rust = self.rust_type(&ty);
            let binding = self.binding(var);
            let needs_mut = if binding.needs_mut { "mut " } else { "" };
            let name = binding.name.clone();
            self.out
                .line(format!("let {needs_mut}{name}: {rust} = unreachable!();"));
        }
    }
}
