//! What calls give, and what they tell of their arguments.

use std::rc::Rc;

use super::super::class_form::ClassForm;
use super::super::exceptions::{self, Exc};
use super::super::ir::{Argument, ClassId, ExprId, FuncId, Kind};
use super::super::phrases;
use super::super::ty::Ty;
use super::Infer;
use super::applied::text_of;
use super::given::Given;

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
}
