//! What expressions do with containers.

use rustpython_ast::{CmpOp, Operator, UnaryOp};

use super::super::super::regions::Region;
use super::super::DEPTH;
use super::Walk;
use crate::types::changing::changes;
use crate::types::ir::{Comprehension, ExprId, Kind, Piece, Shape};
use crate::types::ty::Ty;

impl Walk<'_, '_> {
    pub(super) fn expr(&mut self, id: ExprId) {
        let program = self.program;
        match program.kind(id) {
            Kind::Attribute(object, name) => {
                self.look(*object);
                if changes(name) {
                    self.change(*object);
                }
            }
            Kind::Index(object, _) => self.look(*object),
            Kind::Slice(object, _) => {
                self.copy(*object);
                self.uses.made.insert(id);
            }
            Kind::Binary(op, left, right) => {
                self.copy(*left);
                self.copy(*right);
                if *op == Operator::Mod {
                    self.uses.shown.push(*right);
                }
                self.uses.made.insert(id);
            }
            Kind::Unary(UnaryOp::Not, of) => self.test(*of),
            Kind::Compare(left, rest) => self.compare(*left, rest),
            // Which of them it gives, their truth says.
            Kind::Logic(_, values) if !self.tested.contains(&id) => {
                let decide = &values[..values.len().saturating_sub(1)];
                decide.iter().for_each(|it| self.refuse(*it));
            }
            Kind::Conditional { test, .. } => self.test(*test),
            Kind::List(items) | Kind::Set(items) => {
                items.iter().for_each(|it| self.element(*it));
                self.uses.made.insert(id);
            }
            Kind::Tuple(items) => items.iter().for_each(|it| self.element(*it)),
            Kind::Dict(items) => {
                for (key, value) in items {
                    match key {
                        Some(_) => self.store(*value),
                        None => self.copy(*value),
                    }
                }
                self.uses.made.insert(id);
            }
            Kind::Starred(of) => self.copy(*of),
            Kind::Comprehension(of) => self.comprehension(id, of),
            Kind::Format(pieces) => self.pieces(pieces),
            Kind::Walrus(_, value) => self.store(*value),
            Kind::Call(func, arguments) => self.call(id, *func, arguments),
            Kind::Held(of, _) => self.refuse(*of),
            Kind::Chosen(_) | Kind::Unsupported(_) => self.refuse(id),
            _ => {}
        }
    }

    pub(super) fn element(&mut self, id: ExprId) {
        if !matches!(self.program.kind(id), Kind::Starred(_)) {
            self.store(id);
        }
    }

    pub(super) fn compare(&mut self, left: ExprId, rest: &[(CmpOp, ExprId)]) {
        let mut left = left;
        for (op, right) in rest {
            match op {
                CmpOp::Is | CmpOp::IsNot => {}
                CmpOp::In | CmpOp::NotIn => {
                    self.look(*right);
                    if matches!(self.types.of(*right).some(), Ty::Dict(..)) {
                        self.look(left);
                    } else {
                        self.sought(*right, left);
                    }
                }
                _ => {
                    for side in [left, *right] {
                        if matches!(self.types.of(side), Ty::Option(_)) {
                            self.refuse(side);
                        }
                        self.look(side);
                        self.uses.compared.push(side);
                    }
                    let held = |it| self.regions.held(self.regions.of(it));
                    self.same(held(left), held(*right));
                }
            }
            left = *right;
        }
    }

    /// A value is compared with those in a container.
    pub(super) fn sought(&mut self, container: ExprId, value: ExprId) {
        self.uses.compared.push(container);
        let held = self.regions.held(self.regions.of(container));
        let own = self.regions.of(value);
        if held != Some(own) {
            self.look(value);
        }
        self.same(held, Some(own));
    }

    /// What is compared are objects on both sides, or containers.
    pub(super) fn same(&mut self, mut left: Option<Region>, mut right: Option<Region>) {
        for _ in 0..DEPTH {
            if left == right {
                return;
            }
            self.uses.refused.extend(left);
            self.uses.refused.extend(right);
            left = left.and_then(|it| self.regions.held(it));
            right = right.and_then(|it| self.regions.held(it));
        }
    }

    pub(super) fn comprehension(&mut self, id: ExprId, of: &Comprehension) {
        for generator in &of.generators {
            self.look(generator.iter);
            self.target(&generator.target, self.given(generator.iter));
            generator.conditions.iter().for_each(|it| self.test(*it));
        }
        self.store(of.element);
        if of.shape != Shape::Generator {
            self.uses.made.insert(id);
        }
    }

    pub(super) fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            if let Piece::Field { value, spec, .. } = piece {
                self.show(*value);
                self.pieces(spec);
            }
        }
    }
}
