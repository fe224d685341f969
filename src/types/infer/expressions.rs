//! Types of expressions.

use std::rc::Rc;

use rustpython_ast::{CmpOp, Operator, UnaryOp};

use super::super::class_form::ClassForm;
use super::super::ir::{ExprId, FuncId, Kind, Piece, Shape};
use super::super::narrow;
use super::super::ty::Ty;
use super::Infer;

impl Infer<'_, '_, '_> {
    /// Works out the type of an expression and of all in it.
    pub(super) fn expr(&mut self, id: ExprId) -> Ty {
        let code = Rc::clone(&self.code);
        let kind = &code[id.at()].kind;
        let mut ty = self.kind(id, kind);
        if ty == Ty::Int && self.program.grown.contains(&id) {
            ty = Ty::BigInt;
        }
        // At the end, what nothing is known of may be anything.
        if self.poisons
            && ty == Ty::Unknown
            && !matches!(kind, Kind::Builtin(_) | Kind::Import(_))
            && !self.is_read_json(kind)
        {
            ty = Ty::Mixed;
        }
        self.types.exprs[id.at()].clone_from(&ty);
        ty
    }

    fn function(&self, id: FuncId) -> Ty {
        if self.program.kept.contains(&id) {
            Ty::Kept(vec![id])
        } else {
            Ty::Func(id)
        }
    }

    pub(super) fn kind(&mut self, id: ExprId, kind: &Kind) -> Ty {
        match kind {
            Kind::Int(_) => Ty::Int,
            Kind::BigInt(_) => Ty::BigInt,
            Kind::Float(_) => Ty::Float,
            Kind::Str(text) if text.chars().count() == 1 => Ty::CharLit,
            Kind::Str(_) => Ty::Lit,
            Kind::Bytes(_) => Ty::Bytes,
            Kind::Bool(_) => Ty::Bool,
            Kind::None => Ty::None,
            Kind::Var(var) => {
                let mut ty = self.program.vars[var.at()].ty.clone();
                for (narrowed, fact) in &self.narrowed {
                    if narrowed == var {
                        ty = narrow::applied(self.program, *fact, ty);
                    }
                }
                ty
            }
            Kind::Func(func) => {
                self.program.funcs[func.at()].is_value = true;
                self.function(*func)
            }
            Kind::Lambda(func) => self.function(*func),
            Kind::Class(class) => Ty::Class(*class),
            Kind::Builtin(name) if name == "__name__" => Ty::Str,
            Kind::Builtin(_) => Ty::Unknown,
            Kind::Import(name) => match super::imported::constant(name) {
                Ty::Unknown => self.by_phrase(id),
                ty => ty,
            },
            Kind::Attribute(object, name) => match self.attribute(*object, name) {
                Ty::Unknown => self.by_phrase(id),
                ty => ty,
            },
            Kind::Call(func, arguments) => self.call(id, *func, arguments),
            Kind::Binary(op, left, right) => {
                self.learn_by_operator(*op, *left, *right);
                let (mut a, mut b) = (self.expr(*left), self.expr(*right));
                if self.grow_masks(*op, (*left, &a), (*right, &b)) {
                    (a, b) = (self.expr(*left), self.expr(*right));
                }
                self.learn_by_operands(*op, (*left, &a), (*right, &b));
                // The sum of what a function gives that is being read.
                if *op == Operator::Add
                    && b == Ty::Unknown
                    && a.is_number()
                    && matches!(self.program.kind(*right), Kind::Call(func, _)
                        if matches!(self.program.kind(*func), Kind::Builtin(name) if name == "sum"))
                {
                    b.clone_from(&a);
                }
                if let Some(ty) = self.operator_special(*op, &a, &b, *left, *right) {
                    return ty;
                }
                match self.binary(*op, &a, &b, *left, *right) {
                    Ty::Unknown => self.by_phrase(id),
                    ty => ty,
                }
            }
            Kind::Unary(op, operand) => {
                let ty = self.expr(*operand);
                if let Ty::Instance(class) | Ty::Dyn(class) = ty.some() {
                    return self.unary_special(*class, *op);
                }
                match (op, ty.some()) {
                    (UnaryOp::Not, _) => Ty::Bool,
                    (_, Ty::Bool) => Ty::Int,
                    (UnaryOp::Invert, Ty::Float | Ty::Real) => Ty::Unknown,
                    (_, ty) if ty.is_number() => ty.clone(),
                    _ => self.by_phrase(id),
                }
            }
            Kind::Logic(is_and, values) => {
                let mut joined = Ty::Unknown;
                let before = self.narrowed.len();
                for (index, value) in values.iter().enumerate() {
                    let ty = self.expr(*value);
                    let facts = narrow::facts(self.program, *value, *is_and);
                    self.narrowed.extend(facts);
                    let is_last = index + 1 == values.len();
                    // The value of `a or b` is `a` only where that is true.
                    let ty = match ty {
                        Ty::Option(of) if !is_and && !is_last => *of,
                        Ty::None if !is_and && !is_last => Ty::Unknown,
                        ty => ty,
                    };
                    joined = joined.join(&ty);
                }
                self.narrowed.truncate(before);
                for value in values {
                    self.expect(*value, &joined);
                    if !is_and {
                        self.learn_from(*value, &joined);
                    }
                }
                joined
            }
            Kind::Compare(left, rest) => {
                let mut before = *left;
                let mut a = self.expr(*left);
                for (op, right) in rest {
                    let b = self.expr(*right);
                    self.meet_functions(before, &a, *right, &b, *op);
                    let is_within = matches!(op, CmpOp::In | CmpOp::NotIn);
                    if !matches!(op, CmpOp::Is | CmpOp::IsNot) {
                        self.learn_by_order((before, &a), (*right, &b), is_within);
                    }
                    match op {
                        CmpOp::Eq | CmpOp::NotEq => {
                            self.learn_by_comparison(before, *right);
                            self.learn_by_character(before, *right);
                            self.expect(*right, &a);
                            self.expect(before, &b);
                        }
                        CmpOp::In | CmpOp::NotIn => {
                            self.as_list(*right);
                            if let Ty::Dict(known, ..) = &b
                                && **known == Ty::CharLit
                            {
                                self.expect_key(*right, &b, &a);
                            }
                            if let Ty::Dyn(root) = b.some() {
                                let operand = (Some(before), a.clone());
                                self.call_family(*root, "__contains__", &[operand]);
                            }
                            if let Ty::Instance(class) = b.some() {
                                let class = *class;
                                self.call_special(
                                    class,
                                    "__contains__",
                                    &[(Some(before), a.clone())],
                                );
                            }
                        }
                        _ => {}
                    }
                    (before, a) = (*right, b);
                }
                Ty::Bool
            }
            Kind::Conditional { test, body, orelse } => {
                self.expr(*test);
                let before = self.narrowed.len();
                let facts = narrow::facts(self.program, *test, true);
                self.narrowed.extend(facts);
                let a = self.expr(*body);
                self.narrowed.truncate(before);
                let facts = narrow::facts(self.program, *test, false);
                self.narrowed.extend(facts);
                let b = self.expr(*orelse);
                self.narrowed.truncate(before);
                let is_open = matches!(
                    self.program.kind(*orelse),
                    Kind::Unsupported(super::super::command_line::NO_COMMAND)
                );
                let joined = if is_open { a } else { a.join(&b) };
                for value in [*body, *orelse] {
                    self.expect(value, &joined);
                    self.learn_from(value, &joined);
                }
                joined
            }
            Kind::Tuple(items) => {
                if items
                    .iter()
                    .any(|it| matches!(self.program.kind(*it), Kind::Starred(_)))
                {
                    return Ty::Tuples(Box::new(self.items(items)));
                }
                Ty::Tuple(items.iter().map(|it| self.expr(*it)).collect())
            }
            Kind::List(items) => {
                let item = self.items(items);
                items.iter().for_each(|it| self.expect(*it, &item));
                Ty::list(item)
            }
            Kind::Set(items) => Ty::set(self.items(items)),
            Kind::Dict(items) => {
                let (mut key, mut value) = (Ty::Unknown, Ty::Unknown);
                for (a, b) in items {
                    let right = self.expr(*b);
                    match a {
                        Some(a) => {
                            key = key.join(&self.expr(*a));
                            value = value.join(&right);
                        }
                        None => {
                            if let Ty::Dict(a, b, _) = right {
                                key = key.join(&a);
                                value = value.join(&b);
                            }
                        }
                    }
                }
                let whole = Ty::dict(key, value.clone());
                for (key, it) in items {
                    self.expect(*it, if key.is_some() { &value } else { &whole });
                }
                whole
            }
            Kind::Starred(inner) => self.expr(*inner).item(),
            Kind::Comprehension(comprehension) => {
                let before = self.narrowed.len();
                for generator in &comprehension.generators {
                    self.expr(generator.iter);
                    self.as_list(generator.iter);
                    let over = self.types.of(generator.iter).clone();
                    let item = self.item_of(&over);
                    self.assign(&generator.target, &item, None);
                    for condition in &generator.conditions {
                        self.expr(*condition);
                        let facts = narrow::facts(self.program, *condition, true);
                        self.narrowed.extend(facts);
                    }
                }
                let key = comprehension.key.map(|it| self.expr(it));
                let element = self.expr(comprehension.element);
                let element = self.guarded_element(comprehension, element);
                for generator in &comprehension.generators {
                    self.expect_of_loop(generator.iter, &generator.target);
                }
                self.narrowed.truncate(before);
                match comprehension.shape {
                    Shape::List => Ty::list(element),
                    Shape::Set => Ty::set(element),
                    Shape::Generator => Ty::iter(element),
                    Shape::Dict => Ty::dict(key.unwrap_or_default(), element),
                }
            }
            Kind::Index(object, index) => {
                let of = self.expr(*object);
                let key = self.expr(*index);
                if !matches!(self.program.kind(*index), Kind::Int(_)) {
                    self.as_list(*object);
                }
                self.expect_key(*object, &of, &key);
                self.learn_by_index(&of, *index);
                if of == Ty::Unknown {
                    self.learn_by_literal_key(*object, *index);
                }
                match of.some() {
                    Ty::Instance(class) if class.is_record() => {
                        let class = *class;
                        return self.item_of_record(class, *index);
                    }
                    Ty::Instance(class) if self.program.form(*class) != ClassForm::Tuple => {
                        let class = *class;
                        return self.call_special(
                            class,
                            "__getitem__",
                            &[(Some(*index), self.types.of(*index).clone())],
                        );
                    }
                    Ty::Dyn(root) => {
                        let operand = (Some(*index), self.types.of(*index).clone());
                        return self.call_family(*root, "__getitem__", &[operand]);
                    }
                    Ty::Class(class) if matches!(self.program.form(*class), ClassForm::Enum(_)) => {
                        return Ty::Enum(*class);
                    }
                    Ty::Foreign("re.Match") => return self.group(*object, *index),
                    _ => {}
                }
                match self.item_of_index(&of, *index) {
                    Ty::Unknown => self.by_phrase(id),
                    ty => ty,
                }
            }
            Kind::Slice(object, bounds) => {
                for bound in bounds.iter().flatten() {
                    self.expr(*bound);
                    if !matches!(self.program.kind(*bound), Kind::Int(_)) {
                        self.as_list(*object);
                    }
                }
                let of = self.expr(*object);
                for bound in bounds.iter().flatten() {
                    self.learn_from(*bound, &Ty::Int);
                }
                match self.as_tuple(&of).as_ref().unwrap_or(&of).some() {
                    ty if ty.is_text() => Ty::Str,
                    Ty::Tuple(items) => self.slice_of_tuple(items, bounds),
                    ty => ty.clone(),
                }
            }
            Kind::Format(pieces) => {
                self.pieces(pieces);
                Ty::Str
            }
            Kind::Walrus(var, value) => {
                let ty = self.expr(*value);
                self.flow(*value, &ty, *var);
                ty
            }
            Kind::Held(of, default) => {
                let ty = self.expr(*of).some().clone();
                match default {
                    Some(default) => {
                        let other = self.expr(*default);
                        self.expect(*default, &ty);
                        self.default_of_key(*of, &other);
                        ty.join(&other)
                    }
                    None => ty,
                }
            }
            Kind::Chosen(choice) => self.choice(choice),
            Kind::Await(of) => self.expr(*of).awaited(),
            Kind::Unsupported(_) => Ty::Unknown,
        }
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            if let Piece::Field { value, spec, .. } = piece {
                let ty = self.expr(*value);
                self.formatted(&ty);
                self.pieces(spec);
            }
        }
    }

    pub(super) fn literal(&self, id: Option<ExprId>) -> Option<i64> {
        match self.program.kind(id?) {
            Kind::Int(int) => Some(*int),
            _ => None,
        }
    }
}
