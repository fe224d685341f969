//! Calls: of the file's own functions, of builtins, of methods.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
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
}
