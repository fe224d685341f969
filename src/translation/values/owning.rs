//! Values as their place owns them.

use crate::translation::code::{Code, Form, Prec, quoted};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Lets go of what is borrowed: moved where it is used for the last time, else copied, if nobody can see
    /// the difference.
    pub(in crate::translation) fn owned(&mut self, code: Code, id: ExprId) -> Res<Code> {
        if code.form == Form::Value || code.ty.is_copy() {
            return Ok(code);
        }
        // An option of what is lent to be changed is none of a value.
        let is_lent = matches!(self.kind(id), Kind::Var(var)
            if matches!(code.ty, Ty::Option(_)) && self.is_lent_option(*var));
        if is_lent || self.program.lending.calls.contains_key(&id) {
            return self.two_names(&code.ty);
        }
        if crate::translation::coroutines::is_handle(&code.ty)
            && !matches!(self.kind(id), Kind::Var(var) if code.form == Form::Place && self.is_last_use(*var, id))
        {
            return Ok(self.shared_handle(&code));
        }
        if (code.ty.holds_coroutine() || code.ty.holds_awaitable() && !self.coroutines.asks_tasks)
            && !matches!(self.kind(id), Kind::Var(var) if code.form == Form::Place && self.is_last_use(*var, id))
        {
            return refuse("a task with two owners");
        }
        // It is given back from where it is put.
        if self.program.lending.moved.contains(&id) && code.form == Form::Place {
            return Ok(Code {
                form: Form::Value,
                ..code
            });
        }
        let is_single = matches!(code.ty.some(), Ty::Foreign(name)
            if crate::types::library::of(name).is_some_and(|it| !it.is_clone));
        if let (Kind::Var(var), Some((from, to, _))) = (self.kind(id), self.returning)
            && self.locked.contains(var)
            && self.has_waited(from)
            && (from..=to).contains(&self.program.expr(id).position)
        {
            // Who else has it is done with it.
            return Ok(Code {
                text: format!("{}.lock().clone()", self.binding(*var).name),
                prec: Prec::Postfix,
                form: Form::Value,
                ..code
            });
        }
        if let (Kind::Var(var), Form::Place) = (self.kind(id), code.form)
            && self.is_last_use(*var, id)
            && !(code.ty == Ty::BigInt && self.is_read_around(*var))
            && !self.lent_now.contains(&self.binding(*var).name)
        {
            return Ok(Code {
                form: Form::Value,
                ..code
            });
        }
        if code.form == Form::Place
            && matches!(code.ty, Ty::Option(_))
            && self.taking.as_ref() == Some(&code.text)
        {
            self.taking = None;
            return Ok(Code {
                text: format!("{}.take()", code.receiver()),
                form: Form::Value,
                ..code
            });
        }
        if is_single {
            return refuse("two names for one file");
        }
        // A slice is a copy in Python, too, but for what its items are.
        let depth = usize::from(matches!(self.kind(id), Kind::Slice(..)));
        // What never changes is the same under each of its names.
        let is_constant =
            matches!(code.ty.some(), Ty::Dyn(root) if self.class_facts.shared.contains(root));
        let is_alone = code.ty.is_shared() && self.is_given_back_alone(id);
        if code.ty.is_shared()
            && !is_constant
            && !is_alone
            && let Some(var) = crate::translation::roots::root(self.program, id)
            && (self.effects.changed.contains(&var) || self.effects.watched.contains(&var))
            && !self.is_quiet_copy(&code.ty)
            && self.may_be_changed(&code.ty, id, depth)
            && !(self.may_copy && matches!(self.kind(id), Kind::Var(_)))
            && !self.is_short_lived(id, depth)
            && !(matches!(self.kind(id), Kind::Var(var) if self.is_last_use(*var, id)))
        {
            return self.two_names(&code.ty);
        }
        if self.keeps_dyn(&code.ty, 0) && !self.shares_dyn(&code.ty) {
            return refuse("two names for one value of any class of a hierarchy");
        }
        if !self.may_copy {
            // Its items are under one name more each.
            self.check_copy(&code.ty, id, depth.max(usize::from(is_alone)))?;
        }
        let text = match &code.ty {
            Ty::List(_) | Ty::Tuples(_) if self.is_array(id) => {
                format!("{}.to_vec()", code.receiver())
            }
            _ => copied_text(&code),
        };
        Ok(Code {
            text,
            prec: Prec::Postfix,
            form: Form::Value,
            ..code
        })
    }

    /// Whether the statement that is written reads a variable more than once.
    fn is_read_around(&self, var: crate::types::ir::VarId) -> bool {
        let (from, to) = self.quiet;
        let reads = self.program.var(var).occurrences.iter();
        let reads = reads.filter(|it| !it.is_def && (from..=to).contains(&it.position));
        reads.count() > 1
    }

    /// Whether nothing that a copy of this type holds is changed for as long as the copy is looked at.
    pub(super) fn is_quiet_copy(&self, ty: &Ty) -> bool {
        self.region.is_some_and(|(from, to)| {
            self.changes
                .are_none(from, to, |part| self.holds(ty, part, 0))
        })
    }

    /// Whether values of a type hold values of another that are changed in place, or are such.
    pub(in crate::translation) fn holds(&self, ty: &Ty, part: &Ty, depth: usize) -> bool {
        // All names for a counted instance are for the same.
        if part.is_counted() {
            return false;
        }
        if matches!(ty, Ty::Dyn(root) if self.class_facts.shared.contains(root)) {
            return false;
        }
        let same_kind = match (ty, part) {
            (Ty::Instance(a) | Ty::Dyn(a), Ty::Instance(b) | Ty::Dyn(b)) => {
                a.root() == b.root() && (ty == part || self.program.is_base(a.root()))
            }
            _ => ty == part,
        };
        if same_kind {
            return true;
        }
        if depth > 12 {
            return true;
        }
        if ty.is_counted() {
            return false;
        }
        match ty {
            Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
                self.holds(of, part, depth + 1)
            }
            Ty::Dict(_, value, _) => self.holds(value, part, depth + 1),
            Ty::Tuple(items) | Ty::Union(items) => {
                items.iter().any(|it| self.holds(it, part, depth + 1))
            }
            Ty::Instance(class) | Ty::Dyn(class) => self
                .program
                .hierarchy(*class)
                .into_iter()
                .flat_map(|it| self.fields_of(it))
                .any(|(_, of)| of.is_shared() && self.holds(of, part, depth + 1)),
            _ => false,
        }
    }

    /// Does something while what is copied is looked at between two positions only.
    pub(in crate::translation) fn in_region<T>(
        &mut self,
        region: Option<(u32, u32)>,
        work: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let before = std::mem::replace(&mut self.region, region);
        let done = work(self);
        self.region = before;
        done
    }

    /// Refuses to copy values of a type of which one is changed in place somewhere, as a second name for the
    /// same value would see that.
    /// `depth` 1 asks for the items of `id` alone.
    pub(in crate::translation) fn check_copy(
        &mut self,
        ty: &Ty,
        id: ExprId,
        depth: usize,
    ) -> Res<()> {
        let ty = (0..depth).fold(ty.clone(), |ty, _| match ty {
            Ty::Dict(_, value, _) => *value,
            ty => ty.item(),
        });
        if self.keeps_dyn(&ty, 0) && !self.shares_dyn(&ty) {
            return refuse("two names for one value of any class of a hierarchy");
        }
        if ty.is_shared()
            && self
                .effects
                .changed_parts
                .iter()
                .any(|it| self.holds(&ty, it, 0))
            && self.may_be_changed(&ty, id, depth)
            && !self.is_short_lived(id, depth)
            && !self.is_quiet_copy(&ty)
        {
            return self.two_names(&ty);
        }
        Ok(())
    }

    /// Whether a copy made here is gone before anything is changed: neither this function nor what it calls
    /// changes what others have, and it gives back nothing that could be the copy.
    fn is_short_lived(&self, id: ExprId, depth: usize) -> bool {
        let func = self.program.func(self.func);
        let ret = func.ret.some();
        self.func != crate::types::ir::FuncId(0)
            && func.class.is_none()
            && !self.effects.changers.contains(&self.func)
            && (ret.is_copy() || ret.is_text())
            && !holds_object(self.ty(id))
            && !self.effects.regions.is_changed_in(id, depth, self.func)
    }

    /// Whether something changes what `id` gives. Objects are changed by methods that no call names: of them
    /// no more is known than their type, and whether any of it is changed at all.
    pub(in crate::translation) fn may_be_changed(&self, ty: &Ty, id: ExprId, depth: usize) -> bool {
        let mut parts = self.effects.changed_parts.iter();
        holds_object(ty) && parts.any(|it| self.holds(ty, it, 0))
            || self.effects.regions.is_changed(id, depth)
    }
}

/// A copy of what is borrowed, or of what another place has, as an owned value.
pub(in crate::translation) fn copied_text(code: &Code) -> String {
    match (&code.ty, code.form) {
        (Ty::Str, Form::Ref) => format!("{}.to_string()", code.receiver()),
        (ty, Form::Ref | Form::MutRef) if ty.is_lent_as_another() => {
            format!("{}.to_path_buf()", code.receiver())
        }
        (Ty::Option(of), Form::Ref) if of.is_lent_as_another() => {
            format!("{}.map(Path::to_path_buf)", code.receiver())
        }
        (Ty::List(_) | Ty::Tuples(_) | Ty::Bytes, Form::Ref | Form::MutRef) => {
            format!("{}.to_vec()", code.receiver())
        }
        (Ty::Option(of), Form::Ref) if **of == Ty::Str => {
            format!("{}.map(str::to_string)", code.receiver())
        }
        (Ty::Option(of), Form::Ref) if matches!(**of, Ty::List(_) | Ty::Tuples(_) | Ty::Bytes) => {
            format!("{}.map(<[_]>::to_vec)", code.receiver())
        }
        (Ty::Option(_), Form::Ref) => format!("{}.cloned()", code.receiver()),
        _ => format!("{}.clone()", code.receiver()),
    }
}

pub(in crate::translation) fn owned_text(text: &str) -> Code {
    if text.is_empty() {
        return Code::tight("String::new()", Ty::Str);
    }
    Code::tight(format!("{}.to_string()", quoted(text)), Ty::Str)
}

/// Whether values of a type hold objects of a class of the file.
fn holds_object(ty: &Ty) -> bool {
    match ty {
        Ty::Instance(class) => !class.is_counted(),
        Ty::Dyn(_) => true,
        Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
            holds_object(of)
        }
        Ty::Dict(key, value, _) => holds_object(key) || holds_object(value),
        Ty::Tuple(items) | Ty::Union(items) => items.iter().any(holds_object),
        _ => false,
    }
}
