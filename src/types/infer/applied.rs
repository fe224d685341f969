//! What arguments make of the parameters of a function of the file, and what it gives.

use super::super::ir::{ExprId, FuncId, Kind, ParamNature, VarId};
use super::super::ty::Ty;
use super::Infer;
use super::given::Given;

impl Infer<'_, '_, '_> {
    /// Functions that one value may be give texts of one form: who calls it does not know which one it is.
    pub(super) fn unify_texts(&mut self, functions: &[FuncId]) {
        let rets = functions
            .iter()
            .map(|it| self.program.func(*it).ret.clone());
        let rets: Vec<Ty> = rets.collect();
        if rets.len() > 1 && rets.iter().all(Ty::is_text) {
            let all = rets.iter().fold(Ty::Unknown, |a, b| a.join(b));
            for id in functions {
                self.join_return(*id, &all);
            }
        }
    }

    /// Functions that one value may be take what any of them takes.
    pub(super) fn unify_params(&mut self, functions: &[FuncId]) {
        self.unify_params_from(functions, 0);
    }

    /// The same, but for the first of the parameters, of which each function has one of its own type.
    pub(super) fn unify_params_from(&mut self, functions: &[FuncId], skipped: usize) {
        let Some((first, others)) = functions.split_first() else {
            return;
        };
        let vars = |it: &Self, id: &FuncId| -> Vec<VarId> {
            it.program
                .func(*id)
                .params
                .iter()
                .map(|it| it.var)
                .collect()
        };
        let all: Vec<Vec<VarId>> = others.iter().map(|id| vars(self, id)).collect();
        for (at, var) in vars(self, first).into_iter().enumerate().skip(skipped) {
            let alike: Vec<VarId> = all.iter().filter_map(|it| it.get(at)).copied().collect();
            let ty = alike
                .iter()
                .fold(self.program.vars[var.at()].ty.clone(), |ty, it| {
                    ty.join(&self.program.vars[it.at()].ty)
                });
            for var in alike.into_iter().chain([var]) {
                self.join_var(var, &ty);
            }
        }
    }

    /// Arguments go into parameters; `skipped` of them are bound already.
    pub(super) fn call_func(&mut self, id: FuncId, given: &Given<'_>, skipped: usize) -> Ty {
        let params: Vec<(usize, VarId, String, ParamNature)> = self.program.funcs[id.at()]
            .params
            .iter()
            .enumerate()
            .skip(skipped)
            .map(|(at, it)| (at, it.var, it.name.clone(), it.nature))
            .collect();
        let mut positional = params
            .iter()
            .filter(|it| matches!(it.3, ParamNature::Plain));
        let rest = params.iter().find(|it| it.3 == ParamNature::Rest);
        let keywords = params.iter().find(|it| it.3 == ParamNature::Keywords);
        for (argument, ty) in given.all.iter().zip(&given.types) {
            match (&argument.name, argument.stars) {
                (None, 0) => match positional.next() {
                    Some(param) => self.flow(argument.value, ty, param.1),
                    None => {
                        if let Some(rest) = rest {
                            self.join_var(rest.1, &Ty::Tuples(Box::new(ty.clone())));
                        }
                    }
                },
                (Some(name), _) => {
                    if let Some(param) = params.iter().find(|it| it.2 == *name) {
                        self.flow(argument.value, ty, param.1);
                        self.hand_back(argument.value, param.1);
                    } else if let Some(keywords) = keywords {
                        self.join_var(keywords.1, &Ty::dict(Ty::Str, ty.clone()));
                    }
                }
                (None, 1) => match ty.some() {
                    Ty::Tuple(items) => {
                        for item in items {
                            if let Some(param) = positional.next() {
                                self.join_var(param.1, item);
                            } else if let Some(rest) = rest {
                                self.join_var(rest.1, &Ty::Tuples(Box::new(item.clone())));
                            }
                        }
                    }
                    ty => {
                        if let Some(rest) = rest {
                            self.join_var(rest.1, &Ty::Tuples(Box::new(ty.item())));
                        }
                    }
                },
                _ => {}
            }
        }
        self.given_by(id)
    }

    /// What a function assigns to a variable of the module that it is handed, the module sees.
    fn hand_back(&mut self, value: ExprId, param: VarId) {
        let info = &self.program.vars[param.at()];
        if let (true, Kind::Var(var)) = (info.is_handed, self.program.kind(value)) {
            let (var, ty) = (*var, info.ty.clone());
            self.join_var(var, &ty);
        }
    }

    /// What a call of a function gives: the coroutine of one that is asynchronous.
    pub(super) fn given_by(&self, id: FuncId) -> Ty {
        let func = self.program.func(id);
        if func.is_async && func.is_generator {
            return Ty::Stream(Box::new(func.ret.item()), vec![id]);
        }
        if func.is_async {
            return Ty::Coroutine(Box::new(func.ret.clone()), vec![id]);
        }
        func.ret.clone()
    }

    /// Calls a function that is an argument with these types.
    pub(super) fn apply(&mut self, func: Option<ExprId>, ty: &Ty, types: &[Ty]) -> Ty {
        if let Some(func) = func {
            match self.program.kind(func).clone() {
                Kind::Builtin(name) => {
                    let given = Given {
                        all: &[],
                        types: Vec::new(),
                    };
                    return match (name.as_str(), types) {
                        ("len" | "int" | "ord", _) => Ty::Int,
                        ("str" | "repr" | "hex" | "bin" | "chr", _) => Ty::Str,
                        ("float", _) => Ty::Float,
                        ("abs" | "max" | "min", [one, ..]) => one.clone(),
                        ("sum", [one]) => one.item(),
                        ("list" | "sorted", [one]) => Ty::list(one.item()),
                        ("set", [one]) => Ty::set(one.item()),
                        ("bool", _) => Ty::Bool,
                        _ => self.builtin(&name, &given),
                    };
                }
                Kind::Attribute(object, name) => {
                    let of = match self.program.kind(object).clone() {
                        Kind::Builtin(owner) if owner == "str" => {
                            let given = Given {
                                all: &[],
                                types: Vec::new(),
                            };
                            return self.method(object, &Ty::Str, &name, &given);
                        }
                        _ => self.expr(object),
                    };
                    if name == "get"
                        && let Ty::Dict(_, value, _) = of
                    {
                        return *value;
                    }
                }
                _ => {}
            }
        }
        match ty.some() {
            Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => {
                let functions = ty.functions().to_vec();
                for id in &functions {
                    let params = &self.program.func(*id).params;
                    let vars: Vec<VarId> = params.iter().map(|it| it.var).collect();
                    for (var, ty) in vars.iter().zip(types) {
                        self.join_var(*var, ty);
                    }
                }
                self.unify_params(&functions);
                let rets = functions.iter().map(|id| self.given_by(*id));
                rets.fold(Ty::Unknown, |a, b| a.join(&b))
            }
            Ty::Callable(_, ret) => (**ret).clone(),
            _ => Ty::Unknown,
        }
    }
}

/// What a text becomes where it is kept.
pub(super) fn text_of(ty: &Ty) -> Ty {
    if ty.is_text() { Ty::Str } else { Ty::Unknown }
}
