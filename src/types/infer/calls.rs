//! What calls give, and what they tell of their arguments.

use std::rc::Rc;

use super::super::class_form::ClassForm;
use super::super::exceptions::{self, Exc};
use super::super::ir::{Argument, ClassId, ExprId, FuncId, Kind, ParamNature, VarId};
use super::super::phrases;
use super::super::ty::Ty;
use super::Infer;

/// The arguments of a call, typed.
pub(super) struct Given<'i> {
    pub(super) all: &'i [Argument],
    pub(super) types: Vec<Ty>,
}

impl Given<'_> {
    /// The type of the positional argument at `index`.
    pub(super) fn at(&self, index: usize) -> Ty {
        let plain = self.all.iter().zip(&self.types);
        let mut plain = plain.filter(|(it, _)| it.name.is_none() && it.stars == 0);
        plain.nth(index).map_or(Ty::Unknown, |(_, ty)| ty.clone())
    }

    pub(super) fn count(&self) -> usize {
        self.all
            .iter()
            .filter(|it| it.name.is_none() && it.stars == 0)
            .count()
    }

    pub(super) fn keyword(&self, name: &str) -> Option<(ExprId, Ty)> {
        let mut all = self.all.iter().zip(&self.types);
        let found = all.find(|(it, _)| it.name.as_deref() == Some(name))?;
        Some((found.0.value, found.1.clone()))
    }

    pub(super) fn value(&self, index: usize) -> Option<ExprId> {
        let mut plain = self
            .all
            .iter()
            .filter(|it| it.name.is_none() && it.stars == 0);
        plain.nth(index).map(|it| it.value)
    }
}

impl Infer<'_, '_, '_> {
    /// A call; where somebody looks at what it gives, functions that are kept, of which it may call any, give the
    /// same.
    pub(super) fn call(&mut self, id: ExprId, func: ExprId, arguments: &[Argument]) -> Ty {
        let ty = self.call_of(id, func, arguments);
        if let (Kind::Attribute(object, name), [only]) = (self.program.kind(func), arguments)
            && matches!(name.as_str(), "remove" | "index" | "count")
        {
            let object = *object;
            let item = self.types.of(object).item();
            self.meet_function(only.value, &item);
            self.meet_item(only.value, object);
        }
        if let Ty::Kept(functions) = self.types.of(func).some()
            && self.dropped != Some(id)
            && ty.is_known()
        {
            for kept in functions.clone() {
                self.join_return(kept, &ty);
            }
        }
        ty
    }

    /// Functions that are compared may be the same.
    pub(super) fn meet_functions(
        &mut self,
        left: ExprId,
        a: &Ty,
        right: ExprId,
        b: &Ty,
        op: rustpython_ast::CmpOp,
    ) {
        use rustpython_ast::CmpOp;
        match op {
            CmpOp::In | CmpOp::NotIn => {
                self.meet_function(left, &b.item());
                self.meet_item(left, right);
            }
            CmpOp::Eq | CmpOp::NotEq | CmpOp::Is | CmpOp::IsNot => {
                self.meet_function(left, b);
                self.meet_function(right, a);
            }
            _ => {}
        }
    }

    /// What is looked for in a list is called as what is in it.
    fn meet_item(&mut self, value: ExprId, list: ExprId) {
        let ty = self.types.of(value).some().clone();
        if ty.is_function() && self.types.of(list).item().some().is_function() {
            self.expect_item(list, &ty);
        }
    }

    fn meet_function(&mut self, value: ExprId, other: &Ty) {
        if let Kind::Var(var) = self.program.kind(value)
            && other.some().is_function()
            && self.types.of(value).some().is_function()
        {
            let (var, other) = (*var, other.some().clone());
            self.join_var(var, &other);
        }
    }

    fn call_of(&mut self, id: ExprId, func: ExprId, arguments: &[Argument]) -> Ty {
        let types: Vec<Ty> = arguments.iter().map(|it| self.expr(it.value)).collect();
        let given = Given {
            all: arguments,
            types,
        };
        let code = Rc::clone(&self.code);
        match &code[func.at()].kind {
            Kind::Func(id) => {
                self.types.exprs[func.at()] = Ty::Func(*id);
                self.call_func(*id, &given, 0)
            }
            Kind::Class(class) => {
                self.types.exprs[func.at()] = Ty::Class(*class);
                self.construct(*class, &given)
            }
            Kind::Builtin(_) | Kind::Import(_)
                if exceptions::class_of(self.program, func).is_some() =>
            {
                exceptions::class_of(self.program, func).map_or(Ty::Unknown, Ty::Error)
            }
            Kind::Attribute(object, name)
                if matches!(self.program.kind(*object), Kind::Func(of)
                    if self.program.func(*of).is_cached) =>
            {
                match name.as_str() {
                    "cache_info" => super::super::caches::CACHE_INFO,
                    "cache_clear" => Ty::None,
                    _ => Ty::Unknown,
                }
            }
            Kind::Builtin(name) => self.builtin(name, &given),
            Kind::Import(name) if name.starts_with("re.") => {
                match self.regular_function(&name[3..], &given) {
                    Ty::Unknown => self.by_phrase(id),
                    ty => ty,
                }
            }
            Kind::Import(name) if name.starts_with("asyncio.") => {
                self.asynchronous(&name[8..], &given)
            }
            Kind::Import(name) if matches!(name.as_str(), "json.load" | "json.loads") => {
                if let Some(display) = self.program.read_texts.get(&id).copied() {
                    return super::read_json::owned(&self.expr(display));
                }
                match self.read_json(id) {
                    Ty::Unknown => self.by_phrase(id),
                    ty => ty,
                }
            }
            Kind::Import(name) if name == "itertools.groupby" => self.groups(id, &given),
            Kind::Import(name) => {
                let ty = self.import(name, &given);
                self.learn_wanted(id);
                match ty {
                    Ty::Unknown => phrases::gives(self.program, &self.types, id),
                    ty => ty,
                }
            }
            Kind::Attribute(object, name)
                if let Kind::Class(class) = self.program.kind(*object)
                    && self.program.command_line(*class).is_some() =>
            {
                let class = *class;
                self.ask_parser(class, name, arguments)
            }
            Kind::Attribute(object, name) => {
                let object = *object;
                let mut of = self.expr(object);
                if self.learns && of == Ty::Unknown && self.learn_by_method(object, name, arguments)
                {
                    of = self.expr(object);
                }
                if let Some(init) = exceptions::init_above(self.program, self.func, func) {
                    self.call_func(init, &given, 1);
                    return Ty::None;
                }
                // A function that a field holds.
                if let Ty::Instance(class) | Ty::Dyn(class) = of.some()
                    && !class.is_record()
                    && self.method_of(*class, name).is_none()
                {
                    let owner = self.program.field_owner(*class, name);
                    let field = self.types.fields.get(&(owner, name.clone())).cloned();
                    self.types.exprs[func.at()] = field.unwrap_or_default();
                }
                match self.method(object, &of, name, &given) {
                    Ty::Unknown => self.by_phrase(id),
                    ty => ty,
                }
            }
            _ => {
                let callee = self.expr(func);
                self.apply_given(&callee, &given)
            }
        }
    }

    /// The type of an expression that only the table of phrases knows.
    pub(super) fn by_phrase(&mut self, id: ExprId) -> Ty {
        self.learn_wanted(id);
        phrases::gives(self.program, &self.types, id)
    }

    /// What a call of a function of a library asks of its arguments.
    fn learn_wanted(&mut self, id: ExprId) {
        if self.learns {
            for (value, ty) in phrases::wanted(self.program, &self.types, id) {
                self.learn(value, &ty);
            }
        }
    }

    pub(super) fn apply_given(&mut self, callee: &Ty, given: &Given<'_>) -> Ty {
        match callee.some() {
            Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => {
                let functions = callee.functions().to_vec();
                let rets: Vec<Ty> = functions
                    .iter()
                    .map(|id| self.call_func(*id, given, 0))
                    .collect();
                self.unify_params(&functions);
                self.unify_texts(&functions);
                rets.iter().fold(Ty::Unknown, |a, b| a.join(b))
            }
            Ty::Callable(_, ret) => (**ret).clone(),
            Ty::Class(class) => {
                let class = *class;
                self.construct(class, given)
            }
            Ty::Dyn(root) => {
                let family = self.program.family(*root, "__call__");
                for method in &family {
                    self.call_func(*method, given, 1);
                }
                self.family_return(&family)
            }
            Ty::Instance(class) => match self.method_of(*class, "__call__") {
                Some(id) => self.call_func(id, given, 1),
                None => Ty::Unknown,
            },
            _ => Ty::Unknown,
        }
    }

    /// Functions that one value may be give texts of one form: who calls it does not know which one it is.
    fn unify_texts(&mut self, functions: &[FuncId]) {
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
    fn unify_params(&mut self, functions: &[FuncId]) {
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

    fn construct(&mut self, class: ClassId, given: &Given<'_>) -> Ty {
        if exceptions::is_exception(self.program, class) {
            let class = Exc::Own(class);
            if let Some((_, init)) = exceptions::method(self.program, class, "__init__") {
                self.call_func(init, given, 1);
            } else if let Exc::Own(class) = class {
                let plain = given.all.iter().zip(&given.types);
                let plain = plain.filter(|(it, _)| it.name.is_none() && it.stars == 0);
                let args = plain.map(|(_, ty)| ty.join(&text_of(ty))).collect();
                self.join_field(class, "args", &Ty::Tuple(args));
            }
            return Ty::Error(class);
        }
        if let Some(init) = self.method_of(class, "__init__")
            && !matches!(self.program.form(class), ClassForm::Enum(_))
        {
            self.call_func(init, given, 1);
        }
        self.program.instance(class)
    }

    pub(super) fn method_of(&self, class: ClassId, name: &str) -> Option<FuncId> {
        self.program.method(class, name)
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
fn text_of(ty: &Ty) -> Ty {
    if ty.is_text() { Ty::Str } else { Ty::Unknown }
}
