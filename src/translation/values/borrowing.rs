//! Values as they are lent.

use crate::rust::taken::{THERE, taken};
use crate::translation::code::{Code, Form, Prec, quoted};
use crate::translation::translator::{Res, Translator};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// An argument that is only looked at: `&str`, `&[T]`, `&T`, or a small value.
    pub(in crate::translation) fn borrowed(&mut self, id: ExprId, want: &Ty) -> Res<Code> {
        if want.is_copy() {
            return self.value(id, want);
        }
        match (self.kind(id), want) {
            // Rust looks through the box by itself.
            (_, Ty::Union(_)) if self.ty(id) == want && !self.computed.contains_key(&id) => {
                let code = self.expr(id)?;
                if code.ty == *want
                    && code.form == Form::Place
                    && let Some(inner) = code.text.strip_prefix('*')
                {
                    let text = match inner.strip_prefix('*') {
                        Some(name) => name.to_owned(),
                        None => format!("&{inner}"),
                    };
                    return Ok(Code::new(text, Prec::Unary, want.clone()).held(Form::Ref));
                }
                if code.ty == *want {
                    return Ok(self.reference(code));
                }
            }
            (Kind::Dict(_), Ty::Dict(..)) | (Kind::Tuple(_), Ty::Tuple(_))
                if self.ty(id) != want =>
            {
                let code = self.value(id, want)?;
                return Ok(self.reference(code));
            }
            (Kind::Str(text), Ty::Str) => {
                return Ok(Code::tight(quoted(text), Ty::Str).held(Form::Ref));
            }
            (Kind::List(items), Ty::List(of))
                if !self.computed.contains_key(&id)
                    && !items
                        .iter()
                        .any(|it| matches!(self.kind(*it), Kind::Starred(_))) =>
            {
                let items = self.values(&items.clone(), of)?;
                return Ok(
                    Code::new(format!("&[{items}]"), Prec::Unary, want.clone()).held(Form::Ref)
                );
            }
            (Kind::Tuple(items), Ty::Tuples(of))
                if !self.computed.contains_key(&id)
                    && !items
                        .iter()
                        .any(|it| matches!(self.kind(*it), Kind::Starred(_))) =>
            {
                let items = self.values(&items.clone(), of)?;
                return Ok(
                    Code::new(format!("&[{items}]"), Prec::Unary, want.clone()).held(Form::Ref)
                );
            }
            (Kind::None, Ty::Option(_)) => return Ok(Code::tight("None", want.clone())),
            // A display is made as what is wanted.
            (Kind::Dict(_) | Kind::Set(_), Ty::Dict(..) | Ty::Set(_))
                if !self.computed.contains_key(&id) =>
            {
                let code = self.value(id, want)?;
                return Ok(self.reference(code));
            }
            (_, Ty::Option(of)) if !matches!(self.ty(id), Ty::Option(_) | Ty::None) => {
                let inner = self.borrowed(id, of)?;
                return Ok(
                    Code::tight(format!("Some({})", inner.text), want.clone()).held(Form::Ref)
                );
            }
            _ => {}
        }
        let code = match self.computed.get(&id) {
            Some(code) => code.clone(),
            None => self.expr(id)?,
        };
        if code.ty == Ty::Lit && *want == Ty::Str {
            return Ok(code.typed(Ty::Str).held(Form::Ref));
        }
        if code.ty == Ty::Char && *want == Ty::Str {
            return Ok(Code::new(code.char_as_text(), Prec::Unary, Ty::Str).held(Form::Ref));
        }
        if let Some(any) = self.as_any(code.clone(), want) {
            return Ok(any);
        }
        if matches!(want, Ty::Dyn(_)) && code.ty == *want {
            if self.is_in_box(id, &code) {
                let text = format!("{}.as_ref()", code.receiver());
                return Ok(Code::tight(text, want.clone()).held(Form::Ref));
            }
            if code.form == Form::MutRef {
                let text = format!("&*{}", code.at_least(Prec::Unary));
                return Ok(Code::new(text, Prec::Unary, want.clone()).held(Form::Ref));
            }
        }
        if code.ty != *want && !(self.is_f64(&code.ty) && self.is_f64(want)) {
            let owned = self.owned(code, id)?;
            let mut code = self.coerced(owned, want)?;
            // Behind a reference Rust does not see by itself that it may be any of a hierarchy.
            if matches!(want, Ty::Dyn(_)) && code.text.starts_with("Rc::new(") {
                let text = format!("{} as {}", code.text, self.rust_type(want));
                code = Code::new(text, Prec::Cast, want.clone());
            }
            return Ok(self.reference(code));
        }
        Ok(self.reference(code))
    }

    /// Whether a value of any class of a hierarchy is in its box here, or behind a reference to that.
    pub(in crate::translation) fn is_in_box(&self, id: ExprId, code: &Code) -> bool {
        let Ty::Dyn(root) = code.ty else {
            return false;
        };
        let is_borrowed = matches!(code.form, Form::Ref | Form::MutRef);
        let is_out = matches!(self.kind(id), Kind::Var(var) if is_borrowed && {
            let info = self.program.var(*var);
            self.out_of_box.contains(var)
                || info.is_param && self.program.func(info.func).name != "lambda"
        });
        self.holder(root) == "Box" && !is_out
    }

    /// Sees to it that a value which may be None is there where something is asked of it: Python raises
    /// otherwise, and Rust stops.
    pub(in crate::translation) fn ensure_some(&mut self, id: ExprId) -> Res<()> {
        if !matches!(self.ty(id), Ty::Option(_)) || self.computed.contains_key(&id) {
            return Ok(());
        }
        let code = self.expr(id)?;
        let Ty::Option(of) = code.ty.clone() else {
            return Ok(());
        };
        let (text, form) = if of.is_copy() {
            (code.receiver(), Form::Value)
        } else {
            match code.form {
                Form::Value => (code.receiver(), Form::Value),
                Form::Ref => (code.receiver(), Form::Ref),
                _ => (self.reference(code).text, Form::Ref),
            }
        };
        let text = taken(&text, "", THERE);
        self.computed.insert(id, Code::tight(text, *of).held(form));
        Ok(())
    }

    /// A value that may be None, where it is known to be there: no pattern says so in Rust.
    pub(in crate::translation) fn there(&mut self, code: Code, here: &Ty) -> Code {
        match &code.ty {
            Ty::Option(of) if **of == *here => {}
            _ => return code,
        }
        let inner = here.clone();
        let text = match code.form {
            Form::Place if inner == Ty::Str => format!("{}.as_deref()", code.receiver()),
            Form::Place if !inner.is_copy() => format!("{}.as_ref()", code.receiver()),
            _ => code.receiver(),
        };
        let form = match code.form {
            Form::Value => Form::Value,
            _ if inner.is_copy() => Form::Place,
            _ => Form::Ref,
        };
        let text = taken(&text, "", THERE);
        Code::tight(text, inner).held(form)
    }

    /// A reference to a value.
    pub(in crate::translation) fn reference(&mut self, code: Code) -> Code {
        if code.ty.is_copy() || code.form == Form::Ref {
            return code;
        }
        if let Ty::Option(of) = &code.ty {
            if code.text == "None" {
                return code.held(Form::Ref);
            }
            let is_box = matches!(**of, Ty::Dyn(root) if self.holder(root) == "Box");
            let method = if matches!(**of, Ty::Str | Ty::Bytes | Ty::List(_) | Ty::Tuples(_))
                || is_box
                || self.is_boxed(of)
                || of.is_lent_as_another()
            {
                "as_deref"
            } else {
                "as_ref"
            };
            return Code {
                text: format!("{}.{method}()", code.receiver()),
                prec: Prec::Postfix,
                form: Form::Ref,
                ..code
            };
        }
        if code.form == Form::MutRef {
            return Code {
                form: Form::Ref,
                ..code
            };
        }
        let text = match code.lazy_static() {
            // A key that is looked for takes no reference to something else.
            Some(name) if code.ty == Ty::Str => {
                return Code::tight(format!("{name}.as_str()"), code.ty).held(Form::Ref);
            }
            // What is taken apart is seen as it is, too.
            Some(name) if !matches!(code.ty, Ty::Tuple(_)) => format!("&{name}"),
            _ => format!("&{}", code.at_least(Prec::Unary)),
        };
        Code {
            text,
            prec: Prec::Unary,
            form: Form::Ref,
            ..code
        }
    }
}
