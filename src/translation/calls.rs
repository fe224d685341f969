//! Calls: of the file's own functions, of builtins, of methods.

use super::code::{Code, Form};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::exceptions;
use crate::types::ir::{Argument, ExprId, FuncId, Kind, ParamNature};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn call(&mut self, id: ExprId, func: ExprId, arguments: &[Argument]) -> Res<Code> {
        if let Some(class) = exceptions::class_of(self.program, func) {
            let text = self.made_error(id)?;
            return Ok(Code::tight(text, Ty::Error(class)));
        }
        if self.program.lending.crowded.contains(&id)
            && let Some(method) = self.program.lending.calls.get(&id)
            && self.lends_to_change(*method)
        {
            let ty = self.ty(id).clone();
            return self.two_names(&ty);
        }
        let exits = match self.kind(func) {
            Kind::Import(name) => name == "sys.exit",
            Kind::Builtin(name) => name == "exit" || name == "quit",
            _ => false,
        };
        if exits {
            let text = self.exit(arguments)?;
            return Ok(Code::tight(text, Ty::None));
        }
        match self.kind(func) {
            Kind::Attribute(..) if !self.ty(func).functions().is_empty() => {
                self.call_value(func, arguments)
            }
            Kind::Import(_) | Kind::Attribute(..) => {
                // What has a rule of its own goes by it; the table has the rest.
                let (holes, out) = (self.holes.len(), self.out.mark());
                let by_rule = match self.kind(func) {
                    Kind::Import(name) => self.call_import(id, name, arguments),
                    Kind::Attribute(object, name) => self.call_method(id, *object, name, arguments),
                    _ => refuse("a call"),
                };
                match by_rule {
                    Ok(code) => Ok(code),
                    Err(refusal) => {
                        self.holes.truncate(holes);
                        self.out.back(out);
                        self.by_phrase(id)?.ok_or(refusal)
                    }
                }
            }
            Kind::Func(callee) => self.call_function(*callee, arguments),
            Kind::Builtin(name) => self.call_builtin(id, name, arguments),
            Kind::Class(class) => self.construct(id, *class, arguments),
            Kind::Var(_) if matches!(self.ty(func), Ty::Class(_)) => match self.ty(func) {
                Ty::Class(class) => self.construct(id, *class, arguments),
                _ => refuse("a call of what is no plain function"),
            },
            Kind::Var(_) | Kind::Index(..) | Kind::Binary(..) | Kind::Call(..)
                if matches!(self.ty(func), Ty::Instance(_)) =>
            {
                let Ty::Instance(class) = self.ty(func).clone() else {
                    return refuse("a call of what is no plain function");
                };
                match self.program.method(class, "__call__") {
                    Some(method) => self.call_method_of(func, class, method, arguments),
                    None => refuse("a call of what is no plain function"),
                }
            }
            Kind::Unsupported(why) => refuse(*why),
            _ if !self.ty(func).functions().is_empty() => self.call_value(func, arguments),
            _ => refuse("a call of what is no plain function"),
        }
    }

    /// Positional arguments alone.
    pub(super) fn plain(&self, arguments: &[Argument]) -> Res<Vec<ExprId>> {
        if arguments.iter().any(|it| it.name.is_some() || it.stars > 0) {
            return refuse("these arguments");
        }
        Ok(arguments.iter().map(|it| it.value).collect())
    }

    /// Why a function can't be called in Rust, if so.
    pub(super) fn refused(&self, id: FuncId) -> Option<&'static str> {
        let func = self.program.func(id);
        if let Some(why) = func.refused {
            return Some(why);
        }
        if func.class.is_some() {
            return Some("a method");
        }
        if !func.is_alone {
            return Some("a function that is defined more than once");
        }
        if func
            .params
            .iter()
            .any(|it| it.nature == ParamNature::Keywords)
        {
            return Some("** in parameters");
        }
        // An item is there in its own block.
        let is_nested = func.parent.is_some_and(|it| it != FuncId(0)) && func.value.is_none();
        if is_nested && let Some(parent) = func.parent {
            let body = &self.program.func(parent).body.body;
            let is_own = |it: &crate::types::ir::Stmt<'_>| matches!(it.kind, crate::types::ir::StmtKind::Function(of) if of == id);
            if !body.iter().any(is_own) {
                return Some("a function that is defined in a loop or a branch");
            }
        }
        None
    }

    fn call_function(&mut self, id: FuncId, arguments: &[Argument]) -> Res<Code> {
        if let Some(why) = self.refused(id) {
            return refuse(format!("a call of {why}"));
        }
        let ret = self.program.func(id).ret.clone();
        let name = self.func_names[id.at()].clone();
        self.call_named(&name, id, 0, ret, arguments)
    }

    /// Calls a function of the file by its name in Rust; `skipped` parameters are given already.
    pub(super) fn call_named(
        &mut self,
        name: &str,
        id: FuncId,
        skipped: usize,
        ret: Ty,
        arguments: &[Argument],
    ) -> Res<Code> {
        let func = self.program.func(id);
        if !self.has_rust(&ret) {
            return refuse(unknown(&ret));
        }
        if self.program.positional.contains(&id) && arguments.iter().any(|it| it.name.is_some()) {
            return refuse("a keyword that the function does not have");
        }
        let params = func.params.get(skipped..).unwrap_or_default();
        let mut given: Vec<Option<ExprId>> = vec![None; params.len()];
        let mut rest: Vec<ExprId> = Vec::new();
        let plain = params
            .iter()
            .filter(|it| it.nature == ParamNature::Plain)
            .count();
        let mut next = 0;
        let mut spread = None;
        for argument in arguments {
            match (&argument.name, argument.stars) {
                (None, 0) if next < plain => {
                    given[next] = Some(argument.value);
                    next += 1;
                }
                (None, 0) if params.iter().any(|it| it.nature == ParamNature::Rest) => {
                    rest.push(argument.value);
                }
                (None, 1) if spread.is_none() && arguments.len() == 1 => {
                    spread = Some(argument.value);
                }
                (Some(name), 0) => match params.iter().position(|it| it.name == *name) {
                    Some(at) => given[at] = Some(argument.value),
                    None => return refuse("a keyword that the function does not have"),
                },
                _ => return refuse("these arguments"),
            }
        }
        let mut texts = Vec::new();
        if let Some(spread) = spread {
            if let ([rest], Ty::List(of) | Ty::Tuples(of)) = (params, self.ty(spread).clone())
                && rest.nature == ParamNature::Rest
                && self.program.var(rest.var).ty.item() == *of
                && self.binding(rest.var).form == Form::Ref
            {
                let of = *of;
                let list = match self.ty(spread) {
                    Ty::Tuples(_) => Ty::Tuples(Box::new(of)),
                    _ => Ty::list(of),
                };
                let list = self.borrowed(spread, &list)?;
                return Ok(Code::tight(format!("{name}({})", list.text), ret));
            }
            let Ty::Tuple(items) = self.ty(spread).clone() else {
                return refuse("a list spread over parameters");
            };
            if items.len() > params.len() || !self.is_simple(spread) {
                return refuse("a tuple spread over parameters");
            }
            let code = self.expr(spread)?;
            for (at, param) in params.iter().enumerate() {
                let want = self.program.var(param.var).ty.clone();
                let text = match (items.get(at), param.default) {
                    (Some(ty), _)
                        if ty.is_copy() && want.is_copy() && param.nature == ParamNature::Plain =>
                    {
                        let part = Code::tight(format!("{}.{at}", code.receiver()), ty.clone());
                        self.coerced(part, &want)?.text
                    }
                    (None, Some(default)) => self.default(default, param.var)?,
                    _ => return refuse("a tuple spread over parameters"),
                };
                texts.push(text);
            }
            let sign = self.sign_of(id)?;
            let text = format!("{name}({}){sign}", texts.join(", "));
            return Ok(Code::tight(text, ret));
        }
        // Positional arguments are evaluated as they are written; keywords may stand in another order.
        let order: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
        let in_order: Vec<ExprId> = given
            .iter()
            .flatten()
            .copied()
            .chain(rest.iter().copied())
            .collect();
        if order != in_order && !order.iter().all(|it| self.is_still(*it)) {
            return refuse("arguments that are evaluated in another order");
        }
        // What a defaultdict holds is lent for a change, and so is the defaultdict.
        let is_lent = |it: &&ExprId| self.inserts(**it) && !self.ty(**it).is_copy();
        if let Some(lent) = order.iter().find(is_lent)
            && order.iter().any(|it| {
                it != lent
                    && super::effects::root(self.program, *it)
                        == super::effects::root(self.program, *lent)
            })
        {
            return refuse("a defaultdict and what it holds, passed at once");
        }
        for (param, value) in params.iter().zip(&given) {
            if param.nature == ParamNature::Rest {
                let var = self.program.var(param.var).ty.clone();
                let of = var.item();
                let items = self.values(&rest, &of)?;
                texts.push(format!("&[{items}]"));
                continue;
            }
            let text = match value {
                Some(value) => self.argument(*value, param.var)?,
                None => match param.default {
                    Some(default) => self.default(default, param.var)?,
                    None => return refuse("a call without an argument that is needed"),
                },
            };
            texts.push(text);
        }
        let places: Vec<&str> = texts
            .iter()
            .filter_map(|it| it.strip_prefix("&mut "))
            .collect();
        let reads = |text: &str, place: &str| {
            super::program::contains_word(text, place.split(['.', '[']).next().unwrap_or(place))
        };
        if places
            .iter()
            .any(|place| texts.iter().filter(|it| reads(it, place)).count() > 1)
        {
            return refuse("one value passed twice, and changed");
        }
        let sign = self.sign_of(id)?;
        let text = format!("{name}({}){sign}", texts.join(", "));
        Ok(Code::tight(text, ret))
    }

    /// `?` behind a call of a function that gives a `Result`.
    fn sign_of(&self, id: FuncId) -> Res<&'static str> {
        if !self.raises.fails(id) {
            return Ok("");
        }
        if !self.may_fail(id) {
            return refuse("a method that may fail, and has no Result in Rust");
        }
        Ok("?")
    }

    /// Whether evaluating it earlier or later makes no difference.
    pub(super) fn is_still(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Tuple(items) | Kind::List(items) => items.iter().all(|it| self.is_still(*it)),
            Kind::Binary(_, a, b) => self.is_still(*a) && self.is_still(*b),
            Kind::Unary(_, a) => self.is_still(*a),
            _ => self.is_simple(id),
        }
    }

    /// An argument as its parameter takes it.
    fn argument(&mut self, value: ExprId, param: crate::types::ir::VarId) -> Res<String> {
        let ty = self.program.var(param).ty.clone();
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let is_kept = self.effects.stored.contains(&param)
            || self
                .effects
                .gives_back
                .contains(&self.program.var(param).func);
        let region = self.region.filter(|_| !is_kept);
        self.in_region(region, |it| it.argument_as(value, param, &ty))
    }

    fn argument_as(
        &mut self,
        value: ExprId,
        param: crate::types::ir::VarId,
        ty: &Ty,
    ) -> Res<String> {
        match self.binding(param).form {
            Form::MutRef if self.is_lent_or_none(param) => match self.ty(value) {
                Ty::None => Ok("None".to_owned()),
                Ty::Option(_) => refuse("what may be None is passed on to be changed"),
                _ => {
                    let lent = self.changing(value, ty.some())?;
                    Ok(if lent.starts_with('&') {
                        format!("Some({lent})")
                    } else {
                        format!("Some(&mut *{lent})")
                    })
                }
            },
            Form::MutRef => self.changing(value, ty),
            Form::Ref => Ok(self.borrowed(value, ty)?.text),
            _ => {
                let keeps = self.effects.changed.contains(&param)
                    || self.effects.stored.contains(&param)
                    || self
                        .effects
                        .gives_back
                        .contains(&self.program.var(param).func);
                let before = std::mem::replace(&mut self.may_copy, !keeps);
                let code = self.value(value, ty);
                self.may_copy = before;
                Ok(code?.text)
            }
        }
    }

    /// Whether a parameter is None or something that is changed for the caller: `Option<&mut T>`.
    pub(super) fn is_lent_or_none(&self, param: crate::types::ir::VarId) -> bool {
        let info = self.program.var(param);
        self.binding(param).form == Form::MutRef
            && info.is_param
            && !info.is_handed
            && matches!(&info.ty, Ty::Option(of)
                if matches!(**of, Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_)))
    }

    /// A default, made at each call: what is no literal, or can be changed, is made once in Python.
    pub(super) fn default(
        &mut self,
        default: ExprId,
        param: crate::types::ir::VarId,
    ) -> Res<String> {
        let is_literal = match self.kind(default) {
            Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_) | Kind::None => true,
            Kind::Var(var) => matches!(
                self.binding(*var).global,
                Some(super::variables::Global::Const | super::variables::Global::Lazy)
            ),
            Kind::Tuple(items) => items.iter().all(|it| self.is_still(*it)),
            Kind::Attribute(..) => matches!(self.ty(default), Ty::Enum(_)),
            // What `default_factory` gives is made anew each time.
            _ if self.is_made_anew(param) => true,
            // An instance that nobody changes may as well be another one.
            Kind::Call(func, arguments) => {
                let ty = self.ty(default);
                matches!(self.kind(*func), Kind::Class(_))
                    && matches!(ty, Ty::Instance(_))
                    && arguments.iter().all(|it| self.is_still(it.value))
                    && !self
                        .effects
                        .changed_parts
                        .iter()
                        .any(|part| self.holds(ty, part, 0))
            }
            Kind::List(_) | Kind::Dict(_) => {
                !self.effects.changed.contains(&param)
                    && !self.effects.stored.contains(&param)
                    && self.is_still(default)
            }
            _ => false,
        };
        if !is_literal {
            return refuse("a default that is made once, at the definition");
        }
        self.argument(default, param)
    }

    /// Calls a function that is named, not written out, with one argument.
    pub(super) fn call_with(&mut self, func: ExprId, it: Code) -> Res<Code> {
        match self.kind(func) {
            Kind::Func(id) => {
                let info = self.program.func(*id);
                if self.raises.fails(*id) {
                    return refuse("a function that may fail, as a value");
                }
                if let Some(why) = self.refused(*id) {
                    return refuse(format!("a call of {why}"));
                }
                let [param] = info.params.as_slice() else {
                    return refuse("a function of several parameters");
                };
                let want = self.program.var(param.var).ty.clone();
                let ret = info.ret.clone();
                let form = self.binding(param.var).form;
                if !self.has_rust(&ret) || !self.has_rust(&want) {
                    return refuse(unknown(&ret));
                }
                let text = match form {
                    Form::Ref if !want.is_copy() => {
                        if it.ty != want {
                            return refuse("values of more than one type meet here");
                        }
                        self.reference(it).text
                    }
                    Form::MutRef => return refuse("a function that changes what it is given"),
                    _ => {
                        if !it.ty.is_copy() {
                            return refuse("a function that keeps what it is given");
                        }
                        let it = self.plain_int(it);
                        self.coerced(it, &want)?.text
                    }
                };
                Ok(Code::tight(
                    format!("{}({text})", self.func_names[id.at()]),
                    ret,
                ))
            }
            Kind::Builtin(name) => self.builtin_with(name, it),
            Kind::Attribute(object, name) => match (self.kind(*object), it.ty.is_text()) {
                (Kind::Builtin(owner), true) if owner == "str" => self.text_method_plain(it, name),
                _ if name == "get" && matches!(self.ty(*object), Ty::Dict(..)) => {
                    let Ty::Dict(key, value, _) = self.ty(*object).clone() else {
                        return refuse("get of this");
                    };
                    if it.ty != *key || !value.is_copy() {
                        return refuse("get of this");
                    }
                    let dict = self.expr(*object)?;
                    let it = self.reference(it);
                    let sign = if it.ty.is_copy() { "&" } else { "" };
                    Ok(Code::tight(
                        format!("{}[{sign}{}]", dict.receiver(), it.text),
                        *value,
                    ))
                }
                _ => refuse("a method as a value"),
            },
            Kind::Lambda(lambda) => {
                let info = self.program.func(*lambda);
                let ([param], Some(value)) = (info.params.as_slice(), info.value) else {
                    return refuse("a lambda of several parameters");
                };
                let var = param.var;
                if self.program.var(var).ty != it.ty {
                    return refuse("values of more than one type meet here");
                }
                let form = it.form;
                self.bindings[var.at()].name = it.text;
                self.bindings[var.at()].is_usize = it.is_usize;
                self.bound.insert(var, form);
                self.declared.insert(var);
                let code = self.expr(value)?;
                let code = self.owned(code, value)?;
                Ok(self.plain_int(code))
            }
            _ => refuse("a function as a value"),
        }
    }
}
