//! `asyncio.to_thread`: a function that blocks runs beside the loop.

use super::super::code::{Code, Form};
use super::super::standing::Standing;
use super::super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, FuncId, Kind, Param, ParamNature};
use crate::types::ty::Ty;

/// A call that a thread makes: what it owns, by its names, and the call.
struct Call {
    callee: FuncId,
    names: Vec<String>,
    values: Vec<String>,
    text: String,
}

impl Call {
    /// The thread, which begins at once, or an `async` block around it, which begins when it is awaited.
    fn within(&self, is_awaited: bool) -> String {
        let spawned = format!("tokio::task::spawn_blocking(move || {})", self.text);
        let spawned = if is_awaited {
            spawned
        } else {
            format!("async move {{ {spawned}.await.expect(\"the function does not panic\") }}")
        };
        match (self.names.as_slice(), self.values.as_slice()) {
            ([], _) => spawned,
            ([name], [value]) if name == value => spawned,
            ([name], [value]) => format!("{{ let {name} = {value}; {spawned} }}"),
            (names, values) => format!(
                "{{ let ({}) = ({}); {spawned} }}",
                names.join(", "),
                values.join(", ")
            ),
        }
    }
}

impl Translator<'_, '_> {
    /// `await asyncio.to_thread(f, ..)`.
    pub(super) fn in_thread(&mut self, arguments: &[Argument], ty: Ty) -> Res<Code> {
        let call = self.call_in_thread(arguments, &ty)?;
        let text = format!(
            "{}.await.expect(\"the function does not panic\")",
            call.within(true)
        );
        Ok(self.given_by_awaiting(&text, &[call.callee], ty))
    }

    /// `asyncio.to_thread(f, ..)` that is awaited later, or by others.
    pub(super) fn thread_as_coroutine(&mut self, id: ExprId, arguments: &[Argument]) -> Res<Code> {
        let call = self.call_in_thread(arguments, &self.ty(id).awaited())?;
        Ok(self.coroutine_code(call.within(false), id))
    }

    fn call_in_thread(&mut self, arguments: &[Argument], ty: &Ty) -> Res<Call> {
        let Some((func, arguments)) = arguments.split_first() else {
            return refuse("to_thread with these arguments");
        };
        let Kind::Func(callee) = self.kind(func.value) else {
            return refuse("a thread that runs what is no plain function");
        };
        let callee = *callee;
        let params: Vec<&Param<'_>> = self.program.func(callee).params.iter().collect();
        // Keywords where their parameters stand, as long as that is their order.
        let are_in_order = arguments.iter().zip(&params).all(|(argument, param)| {
            let is_named = argument.name.as_deref().is_none_or(|it| it == param.name);
            argument.stars == 0 && is_named
        });
        let has_defaults = params
            .iter()
            .skip(arguments.len())
            .all(|it| it.default.is_some());
        let is_plain = arguments.len() <= params.len()
            && has_defaults
            && are_in_order
            && params.iter().all(|it| it.nature == ParamNature::Plain);
        if !is_plain
            || !is_sent(ty)
            || self.touches_module(callee, &mut Vec::new())
            || self.refused(callee).is_some()
        {
            return refuse("a thread that shares more than its arguments");
        }
        let mut names: Vec<String> = Vec::new();
        let mut values = Vec::new();
        let mut given = Vec::new();
        let left: Vec<&Param<'_>> = params.iter().skip(arguments.len()).copied().collect();
        for (argument, param) in arguments.iter().zip(params) {
            let want = self.program.var(param.var).ty.clone();
            let form = self.binding(param.var).form;
            if !self.has_known_rust(&want) {
                return refuse(unknown(&want));
            }
            if form == Form::MutRef || !is_sent(&want) {
                return refuse("a thread that shares more than its arguments");
            }
            if self.is_still(argument.value) && !matches!(self.kind(argument.value), Kind::Var(_)) {
                given.push(match form {
                    Form::Ref => self.borrowed(argument.value, &want)?.text,
                    _ => self.value(argument.value, &want)?.text,
                });
                continue;
            }
            let code = self.in_region(None, |it| it.value(argument.value, &want))?;
            let name = self.binding(param.var).name.clone();
            let held = Code::tight(name.clone(), want).held(Form::Place);
            given.push(match form {
                Form::Ref => self.reference(held).text,
                _ => name.clone(),
            });
            names.push(name);
            values.push(code.text);
        }
        for param in left {
            if let Some(default) = param.default {
                given.push(self.default(default, param.var, &Standing::default())?);
            }
        }
        let text = format!("{}({})", self.func_names[callee.at()], given.join(", "));
        Ok(Call {
            callee,
            names,
            values,
            text,
        })
    }

    /// Whether a function, or one that it calls, uses variables of the module that change.
    fn touches_module(&self, callee: FuncId, seen: &mut Vec<FuncId>) -> bool {
        if seen.contains(&callee) {
            return false;
        }
        seen.push(callee);
        self.program.exprs.iter().any(|it| {
            self.program.blocks[it.block.at()].func == callee
                && match it.kind {
                    Kind::Var(var) => {
                        let info = self.program.var(var);
                        info.func != callee
                            && !matches!(
                                self.binding(var).global,
                                Some(super::super::variables::Global::Const)
                            )
                    }
                    Kind::Func(called) => self.touches_module(called, seen),
                    Kind::Class(_) => true,
                    _ => false,
                }
        })
    }
}

/// Whether a value may go to another thread.
fn is_sent(ty: &Ty) -> bool {
    match ty {
        Ty::Bool | Ty::Int | Ty::Float | Ty::Str | Ty::Lit | Ty::Char | Ty::Bytes | Ty::None => {
            true
        }
        Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => is_sent(of),
        Ty::Dict(key, value, _) => is_sent(key) && is_sent(value),
        Ty::Tuple(items) => items.iter().all(is_sent),
        _ => false,
    }
}
