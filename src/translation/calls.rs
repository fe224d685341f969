//! Calls: of the file's own functions, of builtins, of methods.

use super::code::{Code, Form, Prec};
use super::spreading::Item;
use super::standing::Standing;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::class_form::Role;
use crate::types::exceptions;
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind, ParamNature};
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
        if self.coroutines.detached.contains(&id)
            && !matches!(self.kind(func), Kind::Import(_))
            && !self.ty(id).runs().is_empty()
        {
            return self.detached_call(id, func, arguments);
        }
        match self.kind(func) {
            Kind::Attribute(object, name)
                if let Kind::Class(class) = self.kind(*object)
                    && self.program.command_line(*class).is_some() =>
            {
                self.ask_parser(id, *class, name, arguments)
            }
            Kind::Attribute(object, name)
                if let Kind::Func(of) = self.kind(*object)
                    && self.program.func(*of).is_cached =>
            {
                self.ask_cache(*of, name, arguments)
            }
            Kind::Import(name) if name.starts_with("asyncio.") => {
                self.asynchronous_call(id, &name[8..], arguments)
            }
            Kind::Attribute(..) if !self.ty(func).functions().is_empty() => {
                self.call_value(func, arguments)
            }
            // What it can't write no phrase can.
            Kind::Import(name) if name == "json.dumps" => self.json_text(arguments),
            // Nor what a pattern means of which it knows more.
            Kind::Import(name)
                if name.starts_with("re.")
                    && arguments
                        .first()
                        .is_some_and(|it| matches!(self.kind(it.value), Kind::Str(_))) =>
            {
                self.call_import(id, name, arguments)
            }
            Kind::Import(_) | Kind::Attribute(..) => {
                self.or_by_phrase(id, |it| match it.kind(func) {
                    Kind::Import(name) => it.call_import(id, name, arguments),
                    Kind::Attribute(object, name) => it.call_method(id, *object, name, arguments),
                    _ => refuse("a call"),
                })
            }
            Kind::Func(callee) => self.call_function(func, *callee, arguments),
            Kind::Builtin(name) => self.or_by_phrase(id, |it| it.call_builtin(id, name, arguments)),
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
            Kind::Var(_) | Kind::Index(..) | Kind::Binary(..) | Kind::Call(..)
                if let Ty::Dyn(root) = self.ty(func) =>
            {
                self.call_any(func, *root, "__call__", arguments)
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
        if func.params.iter().any(|it| {
            it.nature == ParamNature::Keywords && !self.has_rust(&self.program.var(it.var).ty)
        }) {
            return Some("** in parameters");
        }
        // An item is there in its own block.
        let is_nested = func
            .parent
            .is_some_and(|it| it != FuncId(0) || self.program.is_hopeful)
            && func.value.is_none();
        if is_nested && let Some(parent) = func.parent {
            let body = &self.program.func(parent).body.body;
            let is_own = |it: &crate::types::ir::Stmt<'_>| matches!(it.kind, crate::types::ir::StmtKind::Function(of) if of == id);
            if !body.iter().any(is_own) {
                return Some("a function that is defined in a loop or a branch");
            }
        }
        None
    }

    pub(super) fn call_function(
        &mut self,
        named: ExprId,
        id: FuncId,
        arguments: &[Argument],
    ) -> Res<Code> {
        if let Some(why) = self.refused(id) {
            return refuse(format!("a call of {why}"));
        }
        self.standing = self.standing_at(named, id);
        let ret = self.stood_for(&self.program.func(id).ret, &self.standing);
        let standing = self.standing.clone();
        let types = self.said_types(id, &standing, arguments);
        let name = format!("{}{types}", self.func_names[id.at()]);
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
        let standing = std::mem::take(&mut self.standing);
        let func = self.program.func(id);
        if !self.has_rust(&ret) {
            return refuse(unknown(&ret));
        }
        let params = func.params.get(skipped..).unwrap_or_default();
        // What is passed on for a function around is no argument of Python's.
        let is_keyword = |name: &String| {
            let mut named = params.iter().filter(|it| it.name == *name);
            !named.any(|it| self.program.var(it.var).is_handed)
        };
        if self.program.positional.contains(&id)
            && arguments
                .iter()
                .any(|it| it.name.as_ref().is_some_and(is_keyword))
        {
            return refuse("a keyword that the function does not have");
        }
        let mut given: Vec<Option<ExprId>> = vec![None; params.len()];
        let mut rest: Vec<Item> = Vec::new();
        let plain = params
            .iter()
            .filter(|it| it.nature == ParamNature::Plain)
            .count();
        let mut named: Vec<(&str, ExprId)> = Vec::new();
        let takes_keywords = params.iter().any(|it| it.nature == ParamNature::Keywords);
        let mut next = 0;
        let mut spread = None;
        // Parts of a tuple that stands among other arguments: `f(a, *pair)`.
        let mut parts: Vec<(usize, ExprId, usize, Ty)> = Vec::new();
        for argument in arguments {
            match (&argument.name, argument.stars) {
                (None, 0) if next < plain => {
                    given[next] = Some(argument.value);
                    next += 1;
                }
                (None, 0) if params.iter().any(|it| it.nature == ParamNature::Rest) => {
                    rest.push(Item::One(argument.value));
                }
                (None, 1)
                    if next == plain && params.iter().any(|it| it.nature == ParamNature::Rest) =>
                {
                    rest.push(Item::All(argument.value));
                }
                (None, 1) if spread.is_none() && arguments.len() == 1 => {
                    spread = Some(argument.value);
                }
                (None, 1)
                    if let Ty::Tuple(items) = self.ty(argument.value).clone()
                        && next + items.len() <= plain
                        && items.iter().all(Ty::is_copy)
                        && self.is_simple(argument.value) =>
                {
                    for (at, ty) in items.into_iter().enumerate() {
                        parts.push((next, argument.value, at, ty));
                        next += 1;
                    }
                }
                (Some(name), 0) => match params
                    .iter()
                    .position(|it| it.name == *name && it.nature != ParamNature::Keywords)
                {
                    Some(at) => given[at] = Some(argument.value),
                    None if takes_keywords => named.push((name, argument.value)),
                    None => return refuse("a keyword that the function does not have"),
                },
                _ => return refuse("these arguments"),
            }
        }
        let mut texts = Vec::new();
        if let Some(spread) = spread {
            let Ty::Tuple(items) = self.ty(spread).clone() else {
                return refuse("a list spread over parameters");
            };
            let takes_rest = params.iter().any(|it| it.nature == ParamNature::Rest);
            let is_copied = self.is_simple(spread) && items.iter().all(Ty::is_copy);
            if !(takes_rest || is_copied) {
                let (given, texts) = self.spread_parts(spread, &items, params, &standing)?;
                let sign = self.sign_of(id)?;
                let text = format!("{{ {given} {name}({}){sign} }}", texts.join(", "));
                return Ok(Code::new(text, Prec::Loose, ret));
            }
            if items.len() > params.len() && !takes_rest || !self.is_simple(spread) {
                return refuse("a tuple spread over parameters");
            }
            let code = self.expr(spread)?;
            for (at, param) in params.iter().enumerate() {
                let want = self.stood_for(&self.program.var(param.var).ty, &standing);
                if param.nature == ParamNature::Rest && items.iter().all(Ty::is_copy) {
                    let rest = self.parts_of_tuple(spread, at, &want.item())?;
                    texts.push(format!("&[{}]", rest.join(", ")));
                    continue;
                }
                let text = match (items.get(at), param.default) {
                    (Some(ty), _)
                        if ty.is_copy() && want.is_copy() && param.nature == ParamNature::Plain =>
                    {
                        let part = Code::tight(format!("{}.{at}", code.receiver()), ty.clone());
                        self.coerced(part, &want)?.text
                    }
                    (None, Some(default)) => self.default(default, param.var, &standing)?,
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
            .chain(rest.iter().map(|it| it.value()))
            .chain(named.iter().map(|it| it.1))
            .collect();
        if order != in_order && !order.iter().all(|it| self.is_still(*it)) {
            return refuse("arguments that are evaluated in another order");
        }
        // What a defaultdict holds is lent for a change, and so is the defaultdict.
        let is_lent = |it: &&ExprId| self.inserts(**it) && !self.ty(**it).is_copy();
        if let Some(lent) = order.iter().find(is_lent)
            && order.iter().any(|it| {
                it != lent
                    && super::roots::root(self.program, *it)
                        == super::roots::root(self.program, *lent)
            })
        {
            return refuse("a defaultdict and what it holds, passed at once");
        }
        // What the call is made on, and what arguments before borrow, is lent until it is made.
        let lent = self.lent_now.len();
        if let Some((receiver, _)) = name.split_once('.') {
            let root = receiver
                .trim_start_matches(['&', '*', '('])
                .split(['[', '(']);
            self.lent_now.extend(root.take(1).map(str::to_owned));
        }
        for (place, (param, value)) in params.iter().zip(&given).enumerate() {
            if let Some((_, tuple, at, ty)) = parts.iter().find(|it| it.0 == place) {
                let want = self.stood_for(&self.program.var(param.var).ty, &standing);
                if !want.is_copy() || value.is_some() {
                    return refuse("a tuple spread over parameters");
                }
                let part = Code::tight(
                    format!("{}.{at}", self.expr(*tuple)?.receiver()),
                    ty.clone(),
                );
                texts.push(self.coerced(part, &want)?.text);
                continue;
            }
            if param.nature == ParamNature::Rest {
                let of = self
                    .stood_for(&self.program.var(param.var).ty, &standing)
                    .item();
                texts.push(match ret {
                    Ty::Iter(_) => self.rest_that_lasts(&rest, param.var, &of)?,
                    _ => self.rest(&rest, param.var, &of)?,
                });
                continue;
            }
            if param.nature == ParamNature::Keywords {
                let ty = self.program.var(param.var).ty.clone();
                texts.push(self.keywords(&named, &ty)?);
                continue;
            }
            let text = match value {
                Some(value) => self.argument(*value, param.var, &standing)?,
                None => match param.default {
                    Some(default) => self.default(default, param.var, &standing)?,
                    None => return refuse("a call without an argument that is needed"),
                },
            };
            if let Some(root) = value.and_then(|it| super::roots::root(self.program, it))
                && text.starts_with('&')
            {
                self.lent_now.push(self.binding(root).name.clone());
            }
            texts.push(text);
        }
        self.lent_now.truncate(lent);
        let places: Vec<&str> = texts
            .iter()
            .filter_map(|it| it.strip_prefix("&mut "))
            .collect();
        let reads = |text: &str, place: &str| {
            super::names::contains_word(text, place.split(['.', '[']).next().unwrap_or(place))
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

    /// Keywords of a call that the function takes as a dict.
    fn keywords(&mut self, named: &[(&str, ExprId)], ty: &Ty) -> Res<String> {
        let Ty::Dict(_, value, _) = ty else {
            return refuse(unknown(ty));
        };
        if !self.has_rust(ty) {
            return refuse(unknown(ty));
        }
        self.rust_type(ty);
        let mut items = Vec::new();
        for (name, id) in named {
            let code = self.value(*id, value)?;
            items.push(format!(
                "({}.to_string(), {})",
                super::code::quoted(name),
                code.text
            ));
        }
        Ok(if items.is_empty() {
            "IndexMap::new()".to_owned()
        } else {
            format!("IndexMap::from([{}])", items.join(", "))
        })
    }

    /// `?` behind a call of a function that gives a `Result`.
    fn sign_of(&self, id: FuncId) -> Res<&'static str> {
        // What a generator raises comes with its values, what a coroutine raises where it is awaited.
        let func = self.program.func(id);
        if !self.raises.fails(id) || func.is_generator || func.is_async {
            return Ok("");
        }
        if !self.may_fail(id) {
            return refuse("a method that may fail, and has no Result in Rust");
        }
        if !self.can_fail() && self.fails_unseen() {
            return Ok(".expect(\"what is shown is there\")");
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
    fn argument(
        &mut self,
        value: ExprId,
        param: crate::types::ir::VarId,
        standing: &Standing,
    ) -> Res<String> {
        let done = self.argument_for(value, param, standing);
        if done.is_err() && matches!(self.kind(value), Kind::Var(_)) {
            // A container that counted instances are given they can share.
            let class = super::shared_fields::made_by(self.program, param);
            self.wants_counted.extend(class);
        }
        done
    }

    fn argument_for(
        &mut self,
        value: ExprId,
        param: crate::types::ir::VarId,
        standing: &Standing,
    ) -> Res<String> {
        let ty = self.stood_for(&self.program.var(param).ty, standing);
        if self.locked.contains(&param) {
            return match self.kind(value) {
                Kind::Var(var) if self.locked.contains(var) => {
                    let name = self.binding(*var).name.clone();
                    let is_lent =
                        self.program.var(*var).is_param && !self.computed.contains_key(&value);
                    Ok(if is_lent { name } else { format!("&{name}") })
                }
                _ => refuse("what a thread changes that others have"),
            };
        }
        if let Some(item) = self.iterator_param(param) {
            let item = self.stood_for(&item, standing);
            return self.iterator_argument(value, &item);
        }
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
            _ if self.coroutines.shared.contains(&param) => self.lent_cell(value),
            Form::MutRef => self.changing(value, ty),
            Form::Ref if self.is_lent_as_param(param) => self.lent_for_param(value, ty),
            // It is made as its parameter takes it.
            Form::Ref
                if matches!(self.kind(value), Kind::Dict(_) | Kind::Set(_))
                    && self.ty(value) != ty
                    && matches!(ty, Ty::Dict(..) | Ty::Set(_)) =>
            {
                let code = self.value(value, ty)?;
                Ok(format!("&{}", code.at_least(super::code::Prec::Unary)))
            }
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
        standing: &Standing,
    ) -> Res<String> {
        let is_literal = match self.kind(default) {
            _ if self.is_constant_default(default) => true,
            Kind::Attribute(..) => matches!(self.ty(default), Ty::Enum(_)),
            // What `default_factory` gives is made anew each time.
            _ if self.is_made_anew(param) => true,
            // A function that has nothing of its own is always the same.
            Kind::Func(id) | Kind::Lambda(id) => {
                !self.closures.all.contains_key(id)
                    && !self.closures.kept.contains_key(id)
                    && self.pointer(&Ty::Func(*id)).is_ok()
            }
            // Values that nothing changes.
            Kind::Call(func, arguments)
                if matches!(self.kind(*func), Kind::Import(name) if matches!(name.as_str(),
                    "datetime.timedelta" | "datetime.date" | "datetime.time" | "datetime.datetime"
                    | "decimal.Decimal" | "pathlib.Path")) =>
            {
                arguments
                    .iter()
                    .all(|it| super::captured::is_literal(self.kind(it.value)))
            }
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
        self.argument(default, param, standing)
    }

    /// Whether a default is the same whenever it is made.
    fn is_constant_default(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_) | Kind::None => true,
            Kind::Var(var) => matches!(
                self.binding(*var).global,
                Some(super::variables::Global::Const | super::variables::Global::Lazy)
            ),
            Kind::Import(_) => self.ty(id).is_copy(),
            Kind::Tuple(items) => items.iter().all(|it| self.is_constant_default(*it)),
            Kind::Unary(_, of) => self.ty(id).is_copy() && self.is_constant_default(*of),
            Kind::Binary(_, a, b) => {
                self.ty(id).is_copy()
                    && self.is_constant_default(*a)
                    && self.is_constant_default(*b)
            }
            // `float("inf")`
            Kind::Call(func, arguments) => {
                matches!(self.kind(*func), Kind::Builtin(name) if name == "float")
                    && matches!(arguments.as_slice(), [one] if one.stars == 0
                        && matches!(self.kind(one.value), Kind::Str(text) if text.parse::<f64>().is_ok()))
            }
            _ => false,
        }
    }

    /// `Task.key` of a task: a method that takes nothing else, and changes nothing.
    fn method_with(&mut self, class: ClassId, name: &str, it: &Code) -> Res<Code> {
        let Some(method) = self.program.method(class, name) else {
            return refuse("a method as a value");
        };
        let info = self.program.func(method);
        let [me] = info.params.as_slice() else {
            return refuse("a method as a value");
        };
        let is_plain = info.role == Role::Plain
            && info.class == Some(class)
            && self.classes.contains(&class)
            && !self.program.is_base(class.root())
            && !info.is_generator
            && !info.is_async
            && !self.effects.changed.contains(&me.var)
            && !self.raises.fails(method)
            && !self.is_left_out(class, method);
        if !is_plain || !self.has_rust(&info.ret) {
            return refuse("a method as a value");
        }
        let (name, ret) = (self.func_names[method.at()].clone(), info.ret.clone());
        Ok(Code::tight(format!("{}.{name}()", it.receiver()), ret))
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
                (Kind::Class(class), _) if it.ty == Ty::Instance(*class) => {
                    self.method_with(*class, name, &it)
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
            Kind::Var(_) | Kind::Index(..) if self.ty(func).is_function() => {
                self.call_value_with(func, it)
            }
            _ => refuse("a function as a value"),
        }
    }

    /// Calls one of several functions with one argument.
    fn call_value_with(&mut self, func: ExprId, it: Code) -> Res<Code> {
        let pointer = self.pointer(&self.ty(func).clone())?;
        let ([(want, form)], false) = (pointer.params.as_slice(), pointer.fails) else {
            return refuse("a function that may fail, or of several parameters, as a value");
        };
        if it.ty != *want || !matches!(*form, Form::Ref) && !want.is_copy() {
            return refuse("a function that keeps what it is given");
        }
        let text = match form {
            Form::Ref if !want.is_copy() => self.reference(it).text,
            Form::MutRef => return refuse("a function that changes what it is given"),
            _ => self.plain_int(it).text,
        };
        let callee = self.expr(func)?;
        Ok(Code::tight(
            format!("{}({text})", callee.receiver()),
            pointer.ret,
        ))
    }
}
