//! Tests one after the other as a `match`.

use rustpython_ast::UnaryOp;

use crate::translation::code::{Code, Form, Prec};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::always_leaves;
use crate::types::ir::{Arm, ExprId, Kind, Stmt, StmtKind, Suite, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Tests of one value for its types as a `match`; whether that could be written.
    pub(in crate::translation) fn class_chain(
        &mut self,
        stmt: &Stmt<'_>,
        arms: &[Arm<'_>],
        orelse: Option<&Suite<'_>>,
        is_tail: bool,
    ) -> Res<bool> {
        let pairs: Vec<&Arm<'_>> = arms.iter().collect();
        let rest = orelse.map(|it| it.body.as_slice());
        self.class_arms(&pairs, rest, (stmt.start, stmt.end), is_tail)
    }

    /// `if isinstance(x, A): return ..` one after the other, and what follows, as one `match`: how many
    /// statements that took.
    pub(in crate::translation) fn class_run(
        &mut self,
        rest: &[Stmt<'_>],
        is_tail: bool,
    ) -> Res<bool> {
        let mut arms: Vec<&Arm<'_>> = Vec::new();
        let mut var = None;
        let mut count = 0;
        for stmt in rest {
            let StmtKind::If {
                arms: own,
                orelse: None,
            } = &stmt.kind
            else {
                break;
            };
            let is_one = own.iter().all(|arm| {
                let asked = self.asked_of_union(arm.test);
                let of = asked.map(|it| it.var);
                always_leaves(&arm.body) && of.is_some() && (var.is_none() || of == var)
            });
            if !is_one {
                break;
            }
            var = own
                .first()
                .and_then(|it| self.asked_of_union(it.test))
                .map(|it| it.var);
            arms.extend(own);
            count += 1;
        }
        let (Some(first), Some(last)) = (rest.first(), rest.last()) else {
            return Ok(false);
        };
        if count == 0 || count == 1 && arms.len() == 1 && rest.len() == 1 {
            return Ok(false);
        }
        let within = (first.start, last.end);
        let behind = &rest[count..];
        self.class_arms(&arms, Some(behind), within, is_tail)
    }

    fn class_arms(
        &mut self,
        arms: &[&Arm<'_>],
        rest: Option<&[Stmt<'_>]>,
        within: (u32, u32),
        is_tail: bool,
    ) -> Res<bool> {
        // What each arm takes, and what is left for the others.
        let mut taken = Vec::new();
        let mut left: Option<Vec<Ty>> = None;
        let mut first: Option<(VarId, ExprId)> = None;
        for arm in arms {
            let Some(asked) = self.asked_of_union(arm.test) else {
                return Ok(false);
            };
            let (var, _) = *first.get_or_insert((asked.var, asked.of));
            let Some((of, others)) = self.taken_by(&asked) else {
                return Ok(false);
            };
            let is_more = |it: &ExprId| self.asked_of_union(*it).is_some();
            if asked.var != var || of.is_empty() || asked.rest.iter().any(is_more) {
                return Ok(false);
            }
            if asked.rest.is_empty() {
                left = Some(others);
            } else if left.is_none() {
                left = Some([of.clone(), others].concat());
            }
            taken.push((of, asked.rest));
        }
        let (Some((var, of)), Some(left)) = (first, left) else {
            return Ok(false);
        };
        let Some(matched) = self.matched_union(var, of, within)? else {
            return Ok(false);
        };
        let is_option = matches!(matched.ty, Ty::Option(_));
        let left_single = left.len() == 1 && !is_option;
        // One question, and nothing to bind where it is not so, is an `if let`.
        let is_used = |it: &Self, stmts: &[Stmt<'_>]| match (stmts.first(), stmts.last()) {
            (Some(a), Some(b)) => it
                .exprs_between(a.start, b.end)
                .any(|it| matches!(it.kind, Kind::Var(of) if of == var)),
            _ => false,
        };
        let rest_uses = rest.is_some_and(|it| is_used(self, it));
        if arms.len() < 2 && !(left_single && rest_uses) {
            return Ok(false);
        }
        let name = self.binding(var).name.clone();
        let is_exhaustive = left.is_empty() && !is_option;
        let is_tail = is_tail
            && (rest.is_some() || is_exhaustive || self.program.func(self.func).ret == Ty::None);
        self.out.line(format!("match {} {{", matched.text));
        let unwrapped = self.unwrapped.clone();
        for (index, (arm, (members, guards))) in arms.iter().zip(taken).enumerate() {
            self.out.origin = Some(arm.line);
            if index > 0 {
                self.statements += 1;
                self.drafted += 1;
            }
            let uses = is_used(self, &arm.body.body)
                || guards.iter().any(|it| {
                    let span = self.program.expr(*it).span.clone();
                    self.reads_within(&span, var)
                });
            let bound = match members.as_slice() {
                [member] if uses => {
                    self.bind_member(var, member, matched.form);
                    name.as_str()
                }
                _ => "_",
            };
            let ty = matched.ty.clone();
            let fields = if bound == "_" && uses && !is_option {
                self.fields_pattern(var, &ty, &members, &arm.body)
            } else {
                None
            };
            let pattern = match fields {
                Some(pattern) => pattern,
                None => self.member_patterns(&ty, &members, bound, is_option),
            };
            let mut conditions = Vec::new();
            for guard in &guards {
                let before = self.out.lines.len();
                self.check_failing(&[*guard])?;
                if self.changes_something(*guard) {
                    return refuse("a guard that changes something");
                }
                let code = self.condition(*guard)?;
                if self.out.lines.len() > before {
                    return refuse("a guard that takes more than one step");
                }
                conditions.push(code.at_least(Prec::And));
            }
            let guard = match conditions.as_slice() {
                [] => String::new(),
                all => format!(" if {}", all.join(" && ")),
            };
            self.out.line(format!("{pattern}{guard} => {{"));
            self.suite_at(&arm.body, is_tail);
            self.out.line("}");
            self.unwrapped.clone_from(&unwrapped);
        }
        match rest {
            Some(rest) if is_exhaustive => self.skip_unreachable(rest),
            Some(rest) => {
                let pattern = match left.as_slice() {
                    [member] if left_single => {
                        let bound = if rest_uses {
                            self.bind_member(var, member, matched.form);
                            name.as_str()
                        } else {
                            "_"
                        };
                        let members = std::slice::from_ref(member);
                        self.member_patterns(&matched.ty.clone(), members, bound, false)
                    }
                    _ => "_".to_owned(),
                };
                self.out.line(format!("{pattern} => {{"));
                self.statements_at(rest, is_tail);
                self.out.line("}");
                self.unwrapped.clone_from(&unwrapped);
            }
            None if is_exhaustive => {}
            None => self.out.line("_ => {}"),
        }
        self.out.line("}");
        Ok(true)
    }

    /// `if not isinstance(x, A): return ..` as `let A(x) = x else { return .. };`.
    pub(in crate::translation) fn let_else_of_union(
        &mut self,
        stmt: &Stmt<'_>,
        arm: &Arm<'_>,
    ) -> Res<bool> {
        let Kind::Unary(UnaryOp::Not, test) = self.kind(arm.test) else {
            return Ok(false);
        };
        let Some(asked) = self.asked_of_union(*test).filter(|it| it.rest.is_empty()) else {
            return Ok(false);
        };
        let Some((taken, _)) = self.taken_by(&asked) else {
            return Ok(false);
        };
        let info = self.program.var(asked.var);
        let later_def = info
            .occurrences
            .iter()
            .any(|it| it.is_def && it.position > stmt.start);
        let same_block = self.binding(asked.var).home == stmt.block
            || info.is_param && self.program.func(self.func).body.block == Some(stmt.block);
        let [member] = taken.as_slice() else {
            return Ok(false);
        };
        let in_body = self
            .exprs_between(arm.body.body.first().map_or(0, |it| it.start), stmt.end)
            .any(|it| matches!(it.kind, Kind::Var(of) if of == asked.var));
        if later_def || !same_block || in_body {
            return Ok(false);
        }
        let Some(matched) = self.matched_union(asked.var, asked.of, (stmt.start, stmt.end))? else {
            return Ok(false);
        };
        let name = self.binding(asked.var).name.clone();
        let is_option = matches!(matched.ty, Ty::Option(_));
        let pattern = self.member_patterns(
            &matched.ty.clone(),
            std::slice::from_ref(member),
            &name,
            is_option,
        );
        self.out
            .line(format!("let {pattern} = {} else {{", matched.text));
        self.suite(&arm.body);
        self.out.line("};");
        self.bind_member(asked.var, member, matched.form);
        Ok(true)
    }

    /// Several variants in one pattern that binds the fields which all of them have and which alone are used.
    fn fields_pattern(
        &mut self,
        var: VarId,
        ty: &Ty,
        members: &[Ty],
        body: &Suite<'_>,
    ) -> Option<String> {
        let (first, last) = (body.body.first()?, body.body.last()?);
        let mut names: Vec<String> = Vec::new();
        let (mut uses, mut reads) = (0, 0);
        for expr in self.exprs_between(first.start, last.end) {
            match &expr.kind {
                Kind::Var(of) if *of == var => uses += 1,
                Kind::Attribute(object, name) if matches!(self.kind(*object), Kind::Var(of) if *of == var) =>
                {
                    reads += 1;
                    if !names.contains(name) {
                        names.push(name.clone());
                    }
                }
                _ => {}
            }
        }
        if uses != reads || names.is_empty() || self.effects.changed.contains(&var) {
            return None;
        }
        let mut fields = Vec::new();
        for name in &names {
            let field = self.field_of_members(members, name)?;
            let bound = crate::translation::names::snake(name);
            let mut all = self.program.vars.iter().zip(&self.bindings);
            if all.any(|(it, binding)| it.func == self.func && binding.name == bound) {
                return None;
            }
            fields.push((name.clone(), bound, field));
        }
        let union = self.union_name(ty);
        let mut patterns = Vec::new();
        for member in members {
            let Ty::Instance(class) = member else {
                return None;
            };
            let mut parts: Vec<String> = Vec::new();
            for (name, bound, field) in &fields {
                if self.is_boxed_field(*class, field) != self.is_boxed_member(&members[0], field) {
                    return None;
                }
                let own = self.field_name(*class, name);
                parts.push(if own == *bound {
                    own
                } else {
                    format!("{own}: {bound}")
                });
            }
            if parts.len() < self.fields_of(*class).len() {
                parts.push("..".to_owned());
            }
            let name = self.class_name(*class);
            let variant = self.variant_name(member);
            patterns.push(format!(
                "{union}::{variant}({name} {{ {} }})",
                parts.join(", ")
            ));
        }
        for (name, bound, field) in fields {
            let is_boxed = self.is_boxed_member(&members[0], &field);
            let code = if is_boxed {
                Code::new(format!("**{bound}"), Prec::Unary, field).held(Form::Place)
            } else if field.is_copy() {
                Code::new(format!("*{bound}"), Prec::Unary, field).held(Form::Place)
            } else {
                Code::tight(bound, field).held(Form::Ref)
            };
            self.bound_fields.insert((var, name), code);
        }
        Some(patterns.join(" | "))
    }
}
