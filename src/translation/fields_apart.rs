//! Loops over a field of an instance whose body uses nothing of that field: Rust borrows the fields of a value
//! apart from each other, and where a method takes the whole value, the field is out of it for the loop.

use super::for_parts::ForParts;
use rustc_hash::FxHashSet;

use super::names::snake;
use super::translator::{Res, Translator, refuse};
use super::tries::Jumps;
use super::variables::Global;
use crate::rust::contains_word;
use crate::types::class_form::Role;
use crate::types::ir::{ClassId, ExprId, FuncId, Kind, Suite, VarId};
use crate::types::ty::Ty;

/// A field that a loop goes through.
#[derive(Clone, Copy)]
struct Field<'f> {
    me: VarId,
    class: ClassId,
    over: ExprId,
    name: &'f str,
}

impl<'p> Translator<'p, '_> {
    /// The instance of which a loop goes through one field while its body uses others alone.
    pub(super) fn gone_through_apart(&self, iter: ExprId, body: &Suite<'_>) -> Option<VarId> {
        let field = self.field_gone_through(iter)?;
        self.check_apart(field.over, body)
            .is_ok()
            .then_some(field.me)
    }

    fn field_gone_through(&self, iter: ExprId) -> Option<Field<'p>> {
        let (over, _) = self.part_gone_through(self.numbered(iter));
        let Kind::Attribute(object, name) = self.kind(over) else {
            return None;
        };
        let (Kind::Var(me), Ty::Instance(class)) = (self.kind(*object), self.ty(*object)) else {
            return None;
        };
        let is_here = matches!(self.binding(*me).global, None | Some(Global::Moved(_)));
        // Behind a trait the base of an instance is borrowed as a whole.
        let is_plain = is_here && !self.in_trait && !class.is_counted();
        is_plain.then_some(Field {
            me: *me,
            class: *class,
            over,
            name,
        })
    }

    /// What `enumerate` numbers, or what a loop goes through as it is.
    pub(super) fn numbered(&self, iter: ExprId) -> ExprId {
        match self.kind(iter) {
            Kind::Call(func, arguments) if matches!(self.kind(*func), Kind::Builtin(name) if name == "enumerate") => {
                arguments.first().map_or(iter, |it| it.value)
            }
            _ => iter,
        }
    }

    /// `for x in self.field` where methods that the body calls take the whole instance to change it, and none of
    /// them looks at the field: it is taken out for the loop, and put back. Whether that could be written.
    pub(super) fn loop_over_taken(&mut self, whole: ForParts<'_, '_>) -> Res<bool> {
        let ForParts {
            target, iter, body, ..
        } = whole;
        let Some(field) = self.field_gone_through(iter) else {
            return Ok(false);
        };
        let func = self.program.func(self.func);
        let is_container = matches!(
            self.ty(field.over),
            Ty::List(_) | Ty::Deque(_) | Ty::Dict(..) | Ty::Set(_)
        );
        let goes_on = !Jumps::of(body, false).returns && !func.is_generator && !func.is_async;
        let is_changed = self.changes_in(field.me, body) || self.changes_items(target);
        if !is_container
            || !goes_on
            || !is_changed
            || self.making == Some(field.me)
            || self.taken_fields.contains(&field.over)
            || self.check_apart(field.over, body).is_ok()
            || !self.leaves_alone(field, body)
        {
            return Ok(false);
        }
        let place = format!(
            "{}.{}",
            self.binding(field.me).name,
            self.field_name(field.class, field.name)
        );
        let local = self.free_name(&snake(field.name.trim_start_matches('_')));
        let needs_mut = if self.changes_items(target) {
            "mut "
        } else {
            ""
        };
        self.out.line(format!(
            "let {needs_mut}{local} = std::mem::take(&mut {place});"
        ));
        let start = self.out.lines.len();
        self.taken_fields.insert(field.over);
        let done = self.for_loop(ForParts::plain(target, iter, body));
        self.taken_fields.remove(&field.over);
        done?;
        let lines = &mut self.out.lines[start..];
        // An error that goes on would leave the instance without it; `{x:?}` is none.
        let hands_on = |it: &String| it.replace(":?}", "").contains('?');
        let is_left = |it: &String| hands_on(it) || contains_word(it, "return");
        let mut heads = lines.iter_mut().filter(|it| it.contains(&place));
        match (heads.next(), heads.next()) {
            (Some(head), None) if head.starts_with("for ") && head.matches(&place).count() == 1 => {
                *head = head.replace(&place, &local);
            }
            _ => return refuse(CHANGED),
        }
        if lines.iter().any(is_left) {
            return refuse(CHANGED);
        }
        self.out.line(format!("{place} = {local};"));
        Ok(true)
    }

    /// Whether the body of a loop, and all methods that it calls on the instance, use nothing of a field.
    fn leaves_alone(&self, field: Field<'_>, body: &Suite<'_>) -> bool {
        let program = self.program;
        let class = &program.classes[field.class.at()];
        if !class.bases.is_empty() || program.is_base(field.class) {
            return false;
        }
        let Some(block) = body.block else {
            return false;
        };
        let mut reached: FxHashSet<FuncId> = FxHashSet::default();
        let mut waiting: Vec<FuncId> = Vec::new();
        if !self.uses_others(field, field.me, &mut waiting, |it| {
            program.common_block(block, it) == block
        }) {
            return false;
        }
        while let Some(method) = waiting.pop() {
            if !reached.insert(method) {
                continue;
            }
            let func = program.func(method);
            if func.role == Role::Static {
                continue;
            }
            let Some(me) = func.params.first() else {
                return false;
            };
            if func.is_generator
                || func.is_async
                || !self.uses_others(field, me.var, &mut waiting, |_| true)
            {
                return false;
            }
        }
        true
    }

    /// Whether each use of an instance in some blocks is of another field than one, or of a method, which is
    /// noted.
    fn uses_others(
        &self,
        field: Field<'_>,
        me: VarId,
        methods: &mut Vec<FuncId>,
        is_asked: impl Fn(crate::types::ir::BlockId) -> bool,
    ) -> bool {
        let program = self.program;
        let mut apart = 0;
        for expr in program.exprs.iter().filter(|it| is_asked(it.block)) {
            let Kind::Attribute(of, name) = &expr.kind else {
                continue;
            };
            if !matches!(self.kind(*of), Kind::Var(var) if *var == me) || name == field.name {
                continue;
            }
            if let Some(method) = program.method(field.class, name) {
                methods.push(method);
            } else if program.property(field.class, name).is_some()
                || program.setter(field.class, name).is_some()
                || self.field_type(field.class, name).is_none()
            {
                return false;
            }
            apart += 1;
        }
        let uses = program.var(me).occurrences.iter();
        let uses = uses.filter(|it| !it.is_def && is_asked(it.block)).count();
        uses <= apart
    }
}

/// Why a loop is not drafted.
pub(super) const CHANGED: &str = "a list that is changed in its own loop";
