//! What a test asks of a value of several types.

use rustpython_ast::UnaryOp;

use crate::translation::code::{Code, Form, Prec};
use crate::translation::translator::{Res, Translator, refuse, unknown};
use crate::translation::union_facts::UnionPart;
use crate::types::ir::{ExprId, Kind, VarId};
use crate::types::ty::Ty;
use crate::types::{narrow, unions};

/// What a test asks: the variable, its expression, the classes, what has to hold besides.
pub(in crate::translation) struct Asked {
    pub(in crate::translation) var: VarId,
    pub(in crate::translation) of: ExprId,
    pub(in crate::translation) class: ExprId,
    pub(in crate::translation) rest: Vec<ExprId>,
    /// Whether it is asked for those that are not of the classes.
    pub(in crate::translation) is_not: bool,
}

impl Translator<'_, '_> {
    /// A value that a test says is one of its types, but no pattern does in Rust.
    pub(in crate::translation) fn told_member(
        &mut self,
        var: VarId,
        code: &Code,
        member: &Ty,
    ) -> Res<Code> {
        if self.effects.changed.contains(&var) {
            return refuse("a value of several types that is changed");
        }
        let union = code.ty.some().clone();
        if union.outcome().is_some() {
            return self.told_outcome(code, member);
        }
        let Some(at) = union.members().iter().position(|it| it == member) else {
            return refuse(unknown(&union));
        };
        self.need_of_union(&union, UnionPart::As(at));
        let python = self.python_type_name(member);
        let article = if python.starts_with(['A', 'E', 'I', 'O', 'U', 'a', 'e', 'i', 'o', 'u']) {
            "an"
        } else {
            "a"
        };
        let method = self.as_member_name(member);
        let receiver = match (&code.ty, code.form) {
            (Ty::Option(_), Form::Place) => {
                format!("{}.as_ref().and_then(|it| it.{method}())", code.receiver())
            }
            (Ty::Option(_), _) => format!("{}.and_then(|it| it.{method}())", code.receiver()),
            _ => format!("{}.{method}()", code.receiver()),
        };
        let text = format!("{receiver}.expect(\"{article} {python}\")");
        let form = if member.is_copy() {
            Form::Value
        } else {
            Form::Ref
        };
        Ok(Code::tight(text, member.clone()).held(form))
    }

    /// The types of a value that are of the classes asked for, and those that are not; nothing if that can't be
    /// told.
    pub(in crate::translation) fn told_apart(
        &self,
        ty: &Ty,
        class: ExprId,
    ) -> Option<(Vec<Ty>, Vec<Ty>)> {
        let classes = unions::asked(self.program, class)?;
        let (mut of, mut others) = (Vec::new(), Vec::new());
        let members = match ty.some() {
            Ty::Union(_) => ty.some().members(),
            one => vec![one.clone()],
        };
        for member in members {
            let mut is_one = false;
            for class in &classes {
                is_one |= match unions::is_of(self.program, &member, *class) {
                    None if matches!(member, Ty::Error(_)) => self.is_each_gathered(*class)?,
                    is_of => is_of?,
                };
            }
            if is_one {
                of.push(member);
            } else {
                others.push(member);
            }
        }
        Some((of, others))
    }

    /// `isinstance(x, ..)` of a value of several types, or of one that may be None, as a condition.
    pub(in crate::translation) fn is_one_of(
        &mut self,
        of: ExprId,
        class: ExprId,
    ) -> Res<Option<Code>> {
        let ty = self.ty(of).clone();
        if !matches!(ty.some(), Ty::Union(_)) && !matches!(ty, Ty::Option(_)) {
            return Ok(None);
        }
        let Some((taken, others)) = self.told_apart(&ty, class) else {
            return self.is_gathered_error(of, class);
        };
        let code = self.expr(of)?;
        if !matches!(code.ty.some(), Ty::Union(_)) {
            let text = match (&code.ty, taken.is_empty()) {
                (Ty::Option(_), false) => format!("{}.is_some()", code.receiver()),
                (_, true) if self.is_simple(of) => "false".to_owned(),
                _ => return Ok(None),
            };
            return Ok(Some(Code::tight(text, Ty::Bool)));
        }
        if !self.has_rust(&code.ty) {
            return refuse(unknown(&code.ty));
        }
        let is_option = matches!(code.ty, Ty::Option(_));
        if taken.is_empty() || others.is_empty() && !is_option {
            if !self.is_simple(of) {
                return Ok(None);
            }
            let truth = if taken.is_empty() { "false" } else { "true" };
            return Ok(Some(Code::tight(truth, Ty::Bool)));
        }
        let pattern = self.member_patterns(&code.ty.clone(), &taken, "_", is_option);
        let text = format!("matches!({}, {pattern})", code.text);
        Ok(Some(Code::tight(text, Ty::Bool)))
    }

    pub(super) fn asked_of_union(&self, test: ExprId) -> Option<Asked> {
        let (first, rest) = match self.kind(test) {
            Kind::Logic(true, values) => {
                let (first, rest) = values.split_first()?;
                (*first, rest.to_vec())
            }
            _ => (test, Vec::new()),
        };
        let (first, is_not) = match self.kind(first) {
            Kind::Unary(UnaryOp::Not, of) => (*of, true),
            _ => (first, false),
        };
        let (var, class) = narrow::asked_type(self.program, first)?;
        let Kind::Call(_, arguments) = self.kind(first) else {
            return None;
        };
        let of = arguments[0].value;
        let is_union = matches!(self.program.var(var).ty.some(), Ty::Union(_));
        is_union.then_some(Asked {
            var,
            of,
            class,
            rest,
            is_not,
        })
    }

    /// What a test takes of the types of a value, and what it leaves.
    pub(super) fn taken_by(&self, asked: &Asked) -> Option<(Vec<Ty>, Vec<Ty>)> {
        let ty = self.ty(asked.of);
        let (of, others) = self.told_apart(ty, asked.class)?;
        // None is none of them.
        if asked.is_not && matches!(ty, Ty::Option(_)) {
            return None;
        }
        Some(if asked.is_not {
            (others, of)
        } else {
            (of, others)
        })
    }

    /// The items of a chain that are of one of several types, as that one, where `if isinstance(x, ..)` asks.
    pub(in crate::translation) fn told_in_chain(
        &mut self,
        seq: &crate::translation::seq::Seq,
        var: VarId,
        condition: ExprId,
    ) -> Option<crate::translation::seq::Seq> {
        if seq.ty.outcome().is_some() {
            return self.told_outcomes(seq, var, condition);
        }
        let (of, class) = narrow::asked_type(self.program, condition)?;
        let is_plain = of == var
            && self.program.var(var).ty == seq.ty
            && seq.item == crate::translation::seq::Item::Ref
            && matches!(seq.ty, Ty::Union(_))
            && self.has_rust(&seq.ty)
            && !self.effects.changed.contains(&var);
        let (taken, _) = self.told_apart(&seq.ty, class).filter(|_| is_plain)?;
        let [member] = taken.as_slice() else {
            return None;
        };
        let at = seq.ty.members().iter().position(|it| it == member)?;
        self.need_of_union(&seq.ty.clone(), UnionPart::As(at));
        let name = self.union_name(&seq.ty.clone());
        let method = self.as_member_name(member);
        self.unwrapped.insert(var, Form::Ref);
        self.members.insert(var, (member.clone(), member.is_copy()));
        let item = match member {
            member if member.is_copy() => crate::translation::seq::Item::Value,
            Ty::Str => crate::translation::seq::Item::Text,
            _ => crate::translation::seq::Item::Ref,
        };
        Some(crate::translation::seq::Seq {
            text: format!("{}.filter_map({name}::{method})", seq.receiver()),
            prec: Prec::Postfix,
            item,
            ty: member.clone(),
            in_for: None,
            is_plain_range: false,
            ..seq.clone()
        })
    }
}
