//! What holds a value of any class of a hierarchy: a box, or what several names share.

use rustc_hash::FxHashSet;

use super::super::code::{Code, Form};
use super::super::translator::Translator;
use crate::types::ir::{ClassId, ExprId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A value of a class as one of any class of its hierarchy.
    pub(in super::super) fn boxed(&mut self, code: &Code) -> Code {
        let Ty::Instance(class) = &code.ty else {
            return code.clone();
        };
        let root = class.root();
        let holder = self.holder(root);
        if holder == "Rc" {
            self.import("std::rc::Rc");
        }
        Code::tight(format!("{holder}::new({})", code.text), Ty::Dyn(root))
    }

    /// What holds a value of any class of a hierarchy.
    pub(in super::super) fn holder(&self, root: ClassId) -> &'static str {
        if self.class_facts.shared.contains(&root) {
            "Rc"
        } else {
            "Box"
        }
    }

    /// Tells of hierarchies whose values have several names how they are held: shared, as nothing changes one
    /// once it is made, or each with a copy of its own, where no name may see the change of another.
    pub(in crate::translation) fn settle_names(&mut self, wanted: &FxHashSet<ClassId>) {
        self.note_whole_selves();
        for root in wanted {
            // Before it is one of any class, a value has one name, and is handed on as it is then.
            let any = Ty::Dyn(*root);
            let mut parts = self.effects.changed_parts.iter();
            let mut vars = self.effects.changed.iter();
            let is_changed = parts.any(|it| *it.some() == any)
                || vars.any(|it| *self.program.var(*it).ty.some() == any);
            let is_taken = || {
                let classes = self.program.hierarchy(*root).into_iter();
                classes
                    .into_iter()
                    .any(|it| self.program.method(it, "boxed").is_some())
            };
            let gives_itself = self
                .class_facts
                .whole_selves
                .iter()
                .any(|it| matches!(self.ty(*it), Ty::Instance(class) if class == root));
            if !is_changed && !gives_itself {
                self.class_facts.shared.insert(*root);
            } else if !is_taken() {
                self.class_facts.copied.insert(*root);
            }
        }
    }

    /// A copy of the instance of a method of the first class of a hierarchy, as one of any of its classes: for
    /// what never changes, a copy is as good as a second name.
    pub(in super::super) fn boxed_self(&mut self, id: ExprId, want: &Ty) -> Option<Code> {
        let Ty::Dyn(root) = want else {
            return None;
        };
        if !self.in_trait
            || !self.class_facts.whole_selves.contains(&id)
            || !matches!(self.ty(id), Ty::Instance(class) if class == root)
            || self.changes_any(*root)
        {
            return None;
        }
        self.wants_shared.insert(*root);
        self.class_facts
            .copied
            .contains(root)
            .then(|| Code::tight("self.boxed()", want.clone()))
    }

    /// Whether an instance of any class of a hierarchy changes once it is made.
    fn changes_any(&self, root: ClassId) -> bool {
        let is_own = |ty: &Ty| matches!(ty.some(), Ty::Instance(class) | Ty::Dyn(class) if class.root() == root);
        self.effects.changed_parts.iter().any(is_own)
    }

    /// Whether a value of any class of a hierarchy can have several names in Rust; remembers that it has.
    pub(in super::super) fn shares_dyn(&mut self, ty: &Ty) -> bool {
        let mut roots = Vec::new();
        dyn_roots(ty, &mut roots);
        self.wants_shared.extend(&roots);
        !roots.is_empty() && roots.iter().all(|it| self.class_facts.shared.contains(it))
    }

    /// What holds a value of any class of a hierarchy in a box, which has no `Clone` and no `Debug`.
    pub(in super::super) fn keeps_dyn(&self, ty: &Ty, depth: usize) -> bool {
        match ty {
            Ty::Dyn(root) => {
                !self.class_facts.shared.contains(root) && !self.class_facts.copied.contains(root)
            }
            Ty::Foreign(name) => crate::types::library::of(name).is_some_and(|it| !it.is_clone),
            _ if depth > 6 => false,
            Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
                self.keeps_dyn(of, depth + 1)
            }
            Ty::Dict(_, value, _) => self.keeps_dyn(value, depth + 1),
            Ty::Tuple(items) | Ty::Union(items) => {
                items.iter().any(|it| self.keeps_dyn(it, depth + 1))
            }
            Ty::Instance(class) => self
                .fields_of(*class)
                .into_iter()
                .any(|(_, of)| self.keeps_dyn(of, depth + 1)),
            _ => false,
        }
    }

    /// A place that is looked at as one of any class of its hierarchy.
    pub(in super::super) fn as_any(&mut self, code: Code, want: &Ty) -> Option<Code> {
        match (&code.ty, want) {
            (Ty::Instance(class), Ty::Dyn(root))
                if class.root() == *root && !self.class_facts.shared.contains(root) =>
            {
                let code = self.reference(code);
                Some(code.typed(want.clone()).held(Form::Ref))
            }
            _ => None,
        }
    }
}

/// The hierarchies of which a value holds any class.
fn dyn_roots(ty: &Ty, found: &mut Vec<ClassId>) {
    match ty {
        Ty::Dyn(root) => found.push(*root),
        Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
            dyn_roots(of, found);
        }
        Ty::Dict(_, value, _) => dyn_roots(value, found),
        Ty::Tuple(items) | Ty::Union(items) => items.iter().for_each(|it| dyn_roots(it, found)),
        _ => {}
    }
}
