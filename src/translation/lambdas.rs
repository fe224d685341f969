//! Lambdas as values: each gives what its place asks for.

use super::code::{Code, Prec};
use super::pointers::Pointer;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, FuncId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A lambda as one of the functions that `want` stands for.
    pub(super) fn lambda_as(&mut self, id: FuncId, want: &Ty) -> Res<Code> {
        let wants = self.pointer(want)?;
        if let Some(kept) = self.closures.kept.get(&id).cloned() {
            if self.pointer(&Ty::Kept(vec![id]))?.params != wants.params {
                return refuse("functions that take or give different types, as one value");
            }
            return Ok(self.kept_lambda(id, &kept, &wants)?.typed(want.clone()));
        }
        if self.pointer(&Ty::Func(id))?.params != wants.params {
            return refuse("functions that take or give different types, as one value");
        }
        let code = self.lambda_value(id, &wants)?;
        if let Ty::Kept(_) = want {
            if self.closures.all.contains_key(&id) {
                return refuse("a function that uses what is around it, as a value");
            }
            let text = format!("{}::new({})", self.counter(), code.text);
            return Ok(Code::tight(text, want.clone()));
        }
        Ok(code.typed(want.clone()))
    }

    /// A lambda that gives what `pointer` gives.
    pub(super) fn lambda_value(&mut self, id: FuncId, pointer: &Pointer) -> Res<Code> {
        let func = self.program.func(id);
        let Some(value) = func.value else {
            return refuse("a function as a value");
        };
        let closure = self.closures.all.get(&id).cloned();
        // Nothing else says what a closure takes that is neither passed nor given back.
        let is_open = closure
            .as_ref()
            .is_some_and(|it| it.given_by.is_none() && !it.is_argument);
        let mut names = Vec::new();
        for (param, (ty, form)) in func.params.iter().zip(&pointer.params) {
            self.declared.insert(param.var);
            let info = self.program.var(param.var);
            let is_used = info.occurrences.iter().any(|it| !it.is_def);
            let name = self.binding(param.var).name.clone();
            let name = if is_used { name } else { format!("_{name}") };
            names.push(if is_open {
                format!("{name}: {}", self.held_type(ty, *form))
            } else {
                name
            });
        }
        let moves = match closure {
            Some(closure) if closure.given_by.is_some() => "move ",
            _ => "",
        };
        let body = self.lambda_body(id, value, pointer)?;
        let text = format!("{moves}|{}| {body}", names.join(", "));
        Ok(Code::new(text, Prec::Loose, Ty::Func(id)))
    }

    /// What stands behind the parameters of a lambda.
    pub(super) fn lambda_body(
        &mut self,
        id: FuncId,
        value: ExprId,
        pointer: &Pointer,
    ) -> Res<String> {
        if self.raises.fails(id) {
            let ret = self.closure_result(pointer);
            let body = self.failing_value(id, value, &pointer.ret)?;
            return Ok(format!("{ret}{body}"));
        }
        if pointer.ret == Ty::None {
            let before = self.out.mark();
            let done = self.expression_statement(value);
            let mut lines = self.out.take(before);
            done?;
            if pointer.fails {
                lines.push("Ok(())".to_owned());
            }
            return Ok(format!("{{ {} }}", lines.join("\n")));
        }
        let code = self.value(value, &pointer.ret)?;
        Ok(if pointer.fails {
            format!("Ok({})", code.text)
        } else {
            code.text
        })
    }

    /// The body of a lambda that may fail.
    fn failing_value(&mut self, id: FuncId, value: ExprId, ret: &Ty) -> Res<String> {
        let before = self.out.mark();
        let mut done = refuse("a lambda");
        self.in_function(id, |it| {
            done = match ret {
                Ty::None => it
                    .expression_statement(value)
                    .map(|()| Code::tight("()", Ty::None)),
                ret => it.value(value, ret),
            };
            if let Ok(Code { text, .. }) = &done
                && let Err(why) = it
                    .check_failing(&[value])
                    .and_then(|()| it.check_tries(text))
            {
                done = Err(why);
            }
        });
        let mut lines = self.out.take(before);
        let code = done?;
        // What fails in the one way that there is is given back as it is.
        let is_result = matches!(self.kind(value), Kind::Index(..) | Kind::Binary(..))
            && code.prec == Prec::Postfix
            || self.own_result(value, &code.text, ret).is_some();
        lines.push(match code.text.strip_suffix('?') {
            Some(result) if is_result && lines.is_empty() => result.to_owned(),
            _ => format!("Ok({})", code.text),
        });
        Ok(format!("{{ {} }}", lines.join("\n")))
    }
}
