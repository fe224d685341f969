//! Values that may be errors instead, as `gather(.., return_exceptions=True)` gives them: a `Result` each.

use rustpython_ast::UnaryOp;

use super::code::{Code, Form, Prec};
use super::raises::Classes;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use super::union_tests::Asked;
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ExprId, Kind, VarId};
use crate::types::narrow;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether each error that `gather` may have kept is of a class; nothing if only some are.
    pub(super) fn is_each_gathered(&self, class: ExprId) -> Option<bool> {
        let asked = exceptions::class_of(self.program, class)?;
        let is_one = |of: &&Exc| exceptions::catches(self.program, asked, **of);
        let count = self.raises.gathered.iter().filter(is_one).count();
        match count {
            0 => Some(false),
            _ if count == self.raises.gathered.len() => Some(true),
            _ => None,
        }
    }

    /// `isinstance(x, Class)` of an outcome whose error may be of that class or of another.
    pub(super) fn is_gathered_error(&mut self, of: ExprId, class: ExprId) -> Res<Option<Code>> {
        let ty = self.ty(of).clone();
        let is_option = matches!(ty, Ty::Option(_));
        let Some(asked) = exceptions::class_of(self.program, class) else {
            return Ok(None);
        };
        if ty.some().outcome().is_none() && !matches!(ty.some(), Ty::Error(_)) {
            return Ok(None);
        }
        let is_alone = ty.some().outcome().is_none();
        if is_alone && !is_option {
            return Ok(None);
        }
        let program = self.program;
        let gathered = self.raises.gathered.iter().copied();
        let classes = gathered
            .filter(|it| exceptions::catches(program, asked, *it))
            .collect();
        let mut pattern = self.error_pattern(&classes, None)?;
        if is_alone {
            pattern = pattern.replacen("Err(", "Some(", 1);
        } else if is_option {
            pattern = format!("Some({pattern})");
        }
        let code = self.expr(of)?;
        if code.ty != ty {
            return Ok(None);
        }
        let text = format!("matches!({}, {pattern})", code.text);
        Ok(Some(Code::tight(text, Ty::Bool)))
    }

    /// The pattern of an outcome whose error is of a class, where it may be of another.
    pub(super) fn gathered_pattern(&mut self, asked: &Asked, name: &str) -> Res<Option<String>> {
        let ty = self.ty(asked.of).clone();
        let class = exceptions::class_of(self.program, asked.class);
        let (Some(class), false, Some(_)) = (class, asked.is_not, ty.some().outcome()) else {
            return Ok(None);
        };
        let program = self.program;
        let gathered = self.raises.gathered.iter().copied();
        let classes: Classes = gathered
            .filter(|it| exceptions::catches(program, class, *it))
            .collect();
        if classes.is_empty() {
            return Ok(None);
        }
        let pattern = self.error_pattern(&classes, Some(name))?;
        Ok(Some(if matches!(ty, Ty::Option(_)) {
            format!("Some({pattern})")
        } else {
            pattern
        }))
    }

    /// The items of a chain that are values, or errors, where `if isinstance(x, ..)` or its contrary asks.
    pub(super) fn told_outcomes(
        &mut self,
        seq: &Seq,
        var: VarId,
        condition: ExprId,
    ) -> Option<Seq> {
        let (asked, is_not) = match self.kind(condition) {
            Kind::Unary(UnaryOp::Not, of) => (*of, true),
            _ => (condition, false),
        };
        let (of, class) = narrow::asked_type(self.program, asked)?;
        let is_plain = of == var
            && self.program.var(var).ty == seq.ty
            && seq.item == Item::Ref
            && self.has_known_rust(&seq.ty)
            && !self.effects.changed.contains(&var);
        let (taken, others) = self.told_apart(&seq.ty, class).filter(|_| is_plain)?;
        let taken = if is_not { others } else { taken };
        let [member] = taken.as_slice() else {
            return None;
        };
        let method = if matches!(member, Ty::Error(_)) {
            "err"
        } else {
            "ok"
        };
        self.unwrapped.insert(var, Form::Ref);
        self.members.insert(var, (member.clone(), member.is_copy()));
        Some(Seq {
            text: format!("{}.filter_map(|it| it.as_ref().{method}())", seq.receiver()),
            prec: Prec::Postfix,
            ty: member.clone(),
            in_for: None,
            is_plain_range: false,
            ..seq.clone()
        })
    }

    /// An outcome that a test says is a value, or an error, but no pattern does in Rust.
    pub(super) fn told_outcome(&mut self, code: &Code, member: &Ty) -> Res<Code> {
        if matches!(code.ty, Ty::Option(_)) {
            let lent = match code.form {
                Form::Place => format!("{}.as_ref()", code.receiver()),
                _ => code.receiver(),
            };
            let (method, told) = if matches!(member, Ty::Error(_)) {
                ("err", "an error")
            } else {
                ("ok", "no error")
            };
            let text = format!("{lent}.and_then(|it| it.as_ref().{method}()).expect({told:?})");
            return Ok(if member.is_copy() {
                Code::new(format!("*{text}"), Prec::Unary, member.clone()).held(Form::Value)
            } else {
                Code::tight(text, member.clone()).held(Form::Ref)
            });
        }
        let receiver = code.receiver();
        if matches!(member, Ty::Error(_)) {
            let text = format!("{receiver}.as_ref().expect_err(\"an error\")");
            return Ok(Code::tight(text, member.clone()).held(Form::Ref));
        }
        let text = format!("{receiver}.as_ref().expect(\"no error\")");
        Ok(if member.is_copy() {
            Code::new(format!("*{text}"), Prec::Unary, member.clone()).held(Form::Value)
        } else {
            Code::tight(text, member.clone()).held(Form::Ref)
        })
    }

    /// The type that an outcome has where it is no error.
    fn outcome_of(&self, code: &Code) -> Res<Ty> {
        let of = code.ty.outcome().filter(|_| self.has_known_rust(&code.ty));
        of.cloned().map_or_else(|| refuse(unknown(&code.ty)), Ok)
    }

    /// `str(x)` or `repr(x)` of an outcome.
    pub(super) fn shown_outcome(&mut self, code: &Code, is_repr: bool) -> Res<Code> {
        let of = self.outcome_of(code)?;
        let (name, value) = if of.is_copy() {
            let value = Code::new("*value", Prec::Unary, of).held(Form::Place);
            ("value", value)
        } else {
            ("value", Code::tight("value", of).held(Form::Ref))
        };
        let error = Code::tight("error", Ty::Error(exceptions::BASE)).held(Form::Ref);
        let mut texts = Vec::new();
        for part in [value, error] {
            let mut template = super::format::Template::default();
            if is_repr {
                let shown = match part.ty {
                    Ty::Error(_) => self.gathered_repr(&part)?,
                    _ => self.repr(part)?,
                };
                texts.push(super::format::text_of_shown(&shown));
            } else {
                self.printed_code(part, &mut template)?;
                texts.push(template.formatted().text);
            }
        }
        let text = format!(
            "match &{} {{ Ok({name}) => {}, Err(error) => {} }}",
            code.at_least(Prec::Unary),
            texts[0],
            texts[1]
        );
        Ok(Code::new(text, Prec::Loose, Ty::Str))
    }

    /// `type(x).__name__` of an outcome.
    pub(super) fn type_name_of_outcome(&mut self, code: &Code) -> Res<Code> {
        let of = self.outcome_of(code)?;
        if !matches!(
            of,
            Ty::Bool | Ty::Int | Ty::Float | Ty::Str | Ty::List(_) | Ty::Tuple(_) | Ty::Dict(..)
        ) {
            return refuse("the name of a class");
        }
        let text = format!(
            "{}.as_ref().map_or_else(|error| error.class_name(), |_| {:?})",
            code.receiver(),
            self.python_type_name(&of)
        );
        Ok(Code::tight(text, Ty::Lit))
    }

    /// `type(x).__name__` of an error that may be None.
    pub(super) fn type_name_of_error_or_none(&mut self, of: ExprId) -> Res<Code> {
        let code = self.expr(of)?;
        let borrowed = match code.form {
            Form::Ref => code.receiver(),
            _ => format!("{}.as_ref()", code.receiver()),
        };
        let text = format!("{borrowed}.map_or(\"NoneType\", |error| error.class_name())");
        Ok(Code::tight(text, Ty::Lit))
    }

    /// Sees to it that errors in a list can be shown.
    pub(super) fn need_repr_of_errors(&mut self) -> Res<()> {
        let error = Code::tight("self", Ty::Error(exceptions::BASE)).held(Form::Ref);
        self.gathered_repr(&error)?;
        self.unions.shows_errors = true;
        Ok(())
    }

    /// How errors in a list are shown.
    pub(super) fn write_repr_of_errors(&mut self) {
        let error = Code::tight("self", Ty::Error(exceptions::BASE)).held(Form::Ref);
        let Ok(shown) = self.gathered_repr(&error) else {
            return;
        };
        self.helper("Repr");
        self.out
            .line(format!("impl Repr for {} {{", self.error_name));
        self.out.line("fn repr(&self) -> String {");
        self.out.line(shown.text);
        self.out.line("}");
        self.out.line("}");
    }
}
