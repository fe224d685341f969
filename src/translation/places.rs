//! Places whose value is changed.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::rust::taken::{THERE, taken};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a parameter stands for a field with a `default_factory`.
    pub(super) fn is_made_anew(&self, param: crate::types::ir::VarId) -> bool {
        let info = self.program.var(param);
        let func = self.program.func(info.func);
        let Some(class) = func.class.filter(|_| func.is_synthetic) else {
            return false;
        };
        let fields = &self.program.classes[class.at()].fields;
        fields.iter().any(|it| it.name == info.name && it.is_fresh)
    }

    /// `&mut` of what is passed to be changed.
    pub(super) fn changing(&mut self, value: ExprId, want: &Ty) -> Res<String> {
        if matches!(
            self.kind(value),
            Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Comprehension(_)
        ) {
            let code = self.value(value, want)?;
            return Ok(format!("&mut {}", code.at_least(Prec::Unary)));
        }
        let code = self.place(value)?;
        if matches!((&code.ty, want), (Ty::Instance(class), Ty::Dyn(root)) if class.root() == *root)
        {
            return match code.form {
                Form::MutRef => Ok(code.text),
                Form::Ref => refuse("a borrowed value that is changed"),
                _ => Ok(format!("&mut {}", code.at_least(Prec::Unary))),
            };
        }
        if code.ty != *want {
            return refuse("a list that is changed as one of another type");
        }
        if matches!(want, Ty::Dyn(_)) && code.form != Form::Ref && self.is_in_box(value, &code) {
            return Ok(format!("{}.as_mut()", code.receiver()));
        }
        match code.form {
            Form::MutRef => Ok(code.text),
            Form::Ref => refuse("a borrowed value that is changed"),
            _ => Ok(format!("&mut {}", code.at_least(Prec::Unary))),
        }
    }

    /// What is put into a place that is reached through the base of an object, which is borrowed to be changed
    /// by then: what it reads of the object it reads before.
    pub(super) fn read_before(&mut self, place: &Code, code: Code) -> Code {
        let Some((object, _)) = place.text.split_once(".base_mut()") else {
            return code;
        };
        if !code.text.contains(&format!("{object}.")) {
            return code;
        }
        let name = self.fresh("value");
        let text = if code.is_weak {
            super::code::with_suffix(&code.text)
        } else {
            code.text
        };
        self.out.line(format!("let {name} = {text};"));
        Code::tight(name, code.ty)
    }

    /// A key that is computed before the map is borrowed to be changed.
    fn key_before(&mut self, key: &str) -> String {
        let name = self.fresh("key");
        self.out.line(format!("let {name} = {key};"));
        name
    }

    /// A place whose value is changed; a new value is one, too.
    pub(super) fn place(&mut self, id: ExprId) -> Res<Code> {
        match self.kind(id) {
            Kind::Var(_) if self.is_in_cell(id) => {
                let before = std::mem::replace(&mut self.changes_base, true);
                let code = self.expr(id);
                self.changes_base = before;
                code
            }
            Kind::Var(var) if self.is_lent_option(*var) && !self.unwrapped.contains_key(var) => {
                refuse("a change of what may be None")
            }
            Kind::Index(object, _) if matches!(self.ty(*object), Ty::Option(_)) => {
                refuse("a change of what may be None")
            }
            Kind::Index(object, index) => {
                let of = self.ty(*object).some().clone();
                match &of {
                    Ty::Dict(key, value, kind) => {
                        let (key, value) = ((**key).clone(), (**value).clone());
                        let code = self.place(*object)?;
                        if *kind == crate::types::ty::DictKind::Default {
                            let mut key = self.value(*index, &key)?;
                            if self.changes_place(*object, *index) {
                                key = Code::tight(self.key_before(&key.text), key.ty);
                            }
                            return Ok(Code::tight(
                                format!("{}.entry({}).or_default()", code.receiver(), key.text),
                                value,
                            )
                            .held(Form::MutRef));
                        }
                        let super::lookups::Key::Text(key) = self.lookup(*index, &key, false)?
                        else {
                            return refuse("a key of another type");
                        };
                        let key = match key.strip_prefix('&') {
                            _ if !self.changes_place(*object, *index) => key,
                            Some(key) => format!("&{}", self.key_before(key)),
                            None => return refuse("a key that changes what it is a key of"),
                        };
                        if self.is_failing(id) {
                            return self.failing_place(id, &code, &key, *index, value);
                        }
                        Ok(Code::tight(format!("{}[{key}]", code.receiver()), value)
                            .held(Form::Place))
                    }
                    Ty::List(item) | Ty::Deque(item) => {
                        let item = (**item).clone();
                        let code = self.place(*object)?;
                        let own = self.is_failing(id).then_some("list index out of range");
                        let checks = std::mem::replace(&mut self.checks_places, own);
                        let at = self.place_of_index(&code, *index);
                        self.checks_places = checks;
                        let mut at = at?;
                        if self.is_failing(id) {
                            self.handled.insert(id);
                        }
                        if at.contains("len()") {
                            // The place is found before it is borrowed to be changed.
                            let name = self.fresh("at");
                            self.out.line(format!("let {name} = {at};"));
                            at = name;
                        }
                        Ok(Code::tight(format!("{}[{at}]", code.receiver()), item)
                            .held(Form::Place))
                    }
                    ty => refuse(unknown(ty)),
                }
            }
            Kind::Attribute(object, name)
                if matches!(self.ty(*object).some(), Ty::Instance(_) | Ty::Dyn(_)) =>
            {
                let code = self.place_of_field(*object, name)?;
                Ok(match &code.ty {
                    Ty::Option(of) if **of == *self.ty(id) => {
                        let text = taken(&code.receiver(), ".as_mut()", THERE);
                        Code::tight(text, (**of).clone()).held(Form::MutRef)
                    }
                    _ => code,
                })
            }
            Kind::Conditional { test, body, orelse } => {
                let condition = self.condition(*test)?;
                let (a, b) = (self.place(*body)?, self.place(*orelse)?);
                if a.ty != b.ty {
                    return refuse("values of more than one type meet here");
                }
                let borrowed = |code: &Code| match code.form {
                    Form::MutRef => code.text.clone(),
                    _ => format!("&mut {}", code.at_least(Prec::Unary)),
                };
                let text = format!(
                    "(if {} {{ {} }} else {{ {} }})",
                    condition.text,
                    borrowed(&a),
                    borrowed(&b)
                );
                Ok(Code::tight(text, a.ty.clone()).held(Form::MutRef))
            }
            Kind::Call(func, arguments) => {
                if let Kind::Attribute(object, name) = self.kind(*func)
                    && name == "setdefault"
                    && let Ty::Dict(key, value, _) = self.ty(*object).some().clone()
                {
                    let plain = self.plain(arguments)?;
                    let [wanted, default] = plain.as_slice() else {
                        return refuse("setdefault without a default");
                    };
                    if matches!(self.ty(*object), Ty::Option(_)) {
                        return refuse("a change of what may be None");
                    }
                    let (wanted, default) = (*wanted, *default);
                    let set = self.set_default(*object, (wanted, default), (&key, &value))?;
                    return Ok(set.whole());
                }
                self.expr(id)
            }
            _ => self.expr(id),
        }
    }
}
