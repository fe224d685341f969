//! Functions of which one stands for another: what each gives is turned into what all of them give.

use super::code::{Code, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A function as one of those that `want` stands for: where one of them may fail, all give a `Result`; where
    /// they give different types, each gives what holds all of these.
    pub(super) fn as_one_of(&mut self, code: Code, want: &Ty) -> Res<Code> {
        let (has, wants) = (self.pointer(&code.ty)?, self.pointer(want)?);
        if has.params != wants.params {
            return refuse("functions that take or give different types, as one value");
        }
        let becomes_kept = matches!(want, Ty::Kept(_)) && !matches!(code.ty, Ty::Kept(_));
        if becomes_kept && self.may_be_closure(&code.ty) {
            return refuse("a function that uses what is around it, as a value");
        }
        if (has.fails, &has.ret) == (wants.fails, &wants.ret) {
            if becomes_kept {
                let text = format!("{}::new({})", self.counter(), code.text);
                return Ok(Code::tight(text, want.clone()));
            }
            return Ok(code.typed(want.clone()));
        }
        let is_kept = matches!(code.ty, Ty::Kept(_));
        let id = match (&code.ty, code.ty.functions()) {
            (Ty::Func(id), _) => *id,
            (Ty::Kept(_), [first, ..]) => *first,
            _ => return refuse("functions of which some may fail, as one value"),
        };
        let func = self.program.func(id);
        let names: Vec<String> = func
            .params
            .iter()
            .map(|it| self.binding(it.var).name.clone())
            .collect();
        let names = names.join(", ");
        let is_named = code
            .text
            .chars()
            .all(|it| it.is_alphanumeric() || it == '_');
        let value = if is_kept && !is_named {
            format!("given({names})")
        } else {
            format!("{}({names})", code.receiver())
        };
        let value = if has.fails {
            format!("{value}{}", self.result_of(&has.ret, &wants.ret)?)
        } else if has.ret == wants.ret {
            wrapped(&value, wants.fails)
        } else if wants.ret == Ty::None {
            let done = if wants.fails { " Ok(())" } else { "" };
            format!("{{ {value};{done} }}")
        } else {
            let given = self.coerced(Code::new(value, Prec::Loose, has.ret), &wants.ret)?;
            wrapped(&given.text, wants.fails)
        };
        // Among others in a list it has to be of their type, not of its own.
        let ty = self.rust_type(want);
        if becomes_kept {
            let text = format!("{}::new(|{names}| {value}) as {ty}", self.counter());
            return Ok(Code::new(text, Prec::Loose, want.clone()));
        }
        if is_kept {
            let made = format!("{}::new(move |{names}| {value})", self.counter());
            let text = if is_named {
                made
            } else {
                format!("{{ let given = {}; {made} }}", code.text)
            };
            return Ok(Code::new(
                format!("{text} as {ty}"),
                Prec::Loose,
                want.clone(),
            ));
        }
        let text = format!("|{names}| {value}");
        Ok(Code::new(text, Prec::Loose, want.clone()))
    }

    /// What makes a `Result` of one type a `Result` of another.
    fn result_of(&mut self, has: &Ty, want: &Ty) -> Res<String> {
        if has == want {
            return Ok(String::new());
        }
        if *want == Ty::None {
            return Ok(".map(|_| ())".to_owned());
        }
        let given = self.coerced(Code::tight("it".to_owned(), has.clone()), want)?;
        Ok(match given.text.as_str() {
            "it" => String::new(),
            "Some(it)" => ".map(Some)".to_owned(),
            text => format!(".map(|it| {text})"),
        })
    }
}

fn wrapped(value: &str, fails: bool) -> String {
    if fails {
        format!("Ok({value})")
    } else {
        value.to_owned()
    }
}
