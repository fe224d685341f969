//! A part of a container under a name of its own that changes it, `hits = self.hits[key]`, and what is done with the
//! container while the name is used.

use super::roots::root;
use super::translator::Translator;
use super::variables::Global;
use crate::types::ir::{BlockId, ClassId, ExprId, Kind, Nature, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether the container is used while a part of it has a name that changes it.
    pub(super) fn is_used_between(&self, var: VarId, value: ExprId) -> bool {
        let part = match self.kind(value) {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Attribute(object, _) => *object,
                _ => return true,
            },
            _ => value,
        };
        let Some(root) = root(self.program, part) else {
            return true;
        };
        let from = self.program.expr(value).position;
        let last = self.last_use(var, self.program.expr(value).block);
        let is_between = |at: u32| at > from && at < last;
        let uses = self.program.var(root).occurrences.iter();
        let count = uses.filter(|it| is_between(it.position)).count();
        count > 0 && count > self.uses_of_other_fields(root, part, is_between)
    }

    /// The place of the last use of a variable; in a loop that does not make it anew, the end of that.
    fn last_use(&self, var: VarId, home: BlockId) -> u32 {
        let program = self.program;
        let mut last = 0;
        let mut loops: Vec<BlockId> = Vec::new();
        for use_of in &program.var(var).occurrences {
            last = last.max(use_of.position);
            let around = program.blocks_around(use_of.block);
            loops.extend(
                around
                    .take_while(|it| *it != home)
                    .filter(|it| program.blocks[it.at()].nature == Nature::Loop),
            );
        }
        loops.sort_unstable();
        loops.dedup();
        let is_within = |block: BlockId| {
            let mut around = program.blocks_around(block);
            around.any(|it| loops.binary_search(&it).is_ok())
        };
        let within = program.exprs.iter().filter(|it| is_within(it.block));
        within.map(|it| it.position + 1).fold(last, u32::max)
    }

    /// How often, at some places, an instance is used for nothing but a field that is another one than the one that a
    /// part is in: Rust borrows the fields of a value apart from each other.
    fn uses_of_other_fields(
        &self,
        me: VarId,
        part: ExprId,
        is_asked: impl Fn(u32) -> bool,
    ) -> usize {
        let Some((class, field)) = self.field_around(me, part) else {
            return 0;
        };
        let is_here = matches!(self.binding(me).global, None | Some(Global::Moved(_)));
        // Behind a trait the base of an instance is borrowed as a whole.
        if !is_here || self.in_trait || class.is_counted() || !self.stands_alone(class) {
            return 0;
        }
        let is_other = |object: ExprId, name: &str| {
            matches!(self.kind(object), Kind::Var(var) if *var == me)
                && is_asked(self.program.expr(object).position)
                && name != field
                && self.field_type(class, name).is_some()
                && self.program.method(class, name).is_none()
                && self.program.property(class, name).is_none()
                && self.program.setter(class, name).is_none()
        };
        let mut found: Vec<ExprId> = Vec::new();
        for expr in &self.program.exprs {
            if let Kind::Attribute(object, name) = &expr.kind
                && is_other(*object, name)
            {
                found.push(*object);
            }
        }
        self.program
            .func(self.func)
            .body
            .each_target(&mut |target| {
                if let Target::Attribute(object, name) = target
                    && is_other(*object, name)
                {
                    found.push(*object);
                }
            });
        found.sort_unstable();
        found.dedup();
        found.len()
    }

    /// The field of an instance that a part is in: `hits` of `self.hits[key][0]`.
    fn field_around(&self, me: VarId, part: ExprId) -> Option<(ClassId, &str)> {
        match self.kind(part) {
            Kind::Index(of, _) => self.field_around(me, *of),
            Kind::Attribute(of, name) => match (self.kind(*of), self.ty(*of)) {
                (Kind::Var(var), Ty::Instance(class)) if *var == me => Some((*class, name)),
                _ => self.field_around(me, *of),
            },
            _ => None,
        }
    }

    /// Whether a class neither derives from one of the file nor is derived from.
    fn stands_alone(&self, class: ClassId) -> bool {
        self.program.classes[class.at()].bases.is_empty() && !self.program.is_base(class)
    }
}
