//! Functions that keep what they give, by their arguments: all of it, or what was asked for last.

use rustc_hash::FxHashSet;

use crate::translation::code::Code;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::caches::CACHE_INFO;
use crate::types::ir::{Argument, ExprId, FuncId, Kind, ParamNature};
use crate::types::ty::Ty;

/// The type of what is kept.
struct Kept {
    /// The arguments, as one value.
    key: String,
    /// The type of that value.
    key_type: String,
    value_type: String,
}

impl Translator<'_, '_> {
    /// How the arguments and what they give are kept, if they can be.
    fn kept_results(&mut self, id: FuncId) -> Option<Kept> {
        let func = self.program.func(id);
        let ret = func.ret.clone();
        let mut keys = Vec::new();
        let mut types = Vec::new();
        let changed = &self.effects.changed_parts;
        let is_changed = ret.is_shared() && changed.iter().any(|it| self.holds(&ret, it, 0));
        let mut is_plain = self.has_known_rust(&ret) && ret != Ty::None && !is_changed;
        for param in &func.params {
            let info = self.program.var(param.var);
            let binding = self.binding(param.var).clone();
            is_plain &= !info.ty.has_float()
                && !info.is_handed
                && !binding.needs_mut
                && param.nature != ParamNature::Keywords
                && (info.ty.is_copy() || info.ty == Ty::Str);
            let ty = info.ty.clone();
            keys.push(if ty == Ty::Str {
                format!("{}.to_string()", binding.name)
            } else {
                binding.name
            });
            types.push(self.rust_type(&ty));
        }
        if !is_plain || keys.is_empty() || self.effects.changers.contains(&id) {
            return None;
        }
        let (key, key_type) = match (keys.as_slice(), types.as_slice()) {
            ([key], [ty]) => (key.clone(), ty.clone()),
            _ => (
                format!("({})", keys.join(", ")),
                format!("({})", types.join(", ")),
            ),
        };
        let value_type = self.rust_type(&ret);
        Some(Kept {
            key,
            key_type,
            value_type,
        })
    }

    /// Whether somebody asks the cache of a function what it holds, or empties it.
    fn is_cache_asked(&self, id: FuncId) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Attribute(object, name) if name.starts_with("cache_") => {
                matches!(self.kind(*object), Kind::Func(of) if *of == id)
            }
            _ => false,
        })
    }

    /// Whether it shows that a function is called: it does more than to compute what it gives.
    fn shows_calls(&self, id: FuncId, seen: &mut FxHashSet<FuncId>) -> bool {
        if !seen.insert(id) {
            return false;
        }
        let assigns_others = self.program.vars.iter().any(|var| {
            var.func != id
                && var
                    .occurrences
                    .iter()
                    .any(|it| it.is_def && self.program.blocks[it.block.at()].func == id)
        });
        let span = &self.program.func(id).span;
        assigns_others
            || self.exprs_in(span).any(|it| match &it.kind {
                Kind::Call(func, _) => match self.kind(*func) {
                    Kind::Func(callee) => self.shows_calls(*callee, seen),
                    Kind::Builtin(name) => matches!(
                        name.as_str(),
                        "print" | "input" | "open" | "next" | "exec" | "eval"
                    ),
                    Kind::Import(name) => !name.starts_with("math."),
                    Kind::Attribute(object, _) => {
                        let of = self.ty(*object).some();
                        !(of.is_text() || matches!(of, Ty::List(_) | Ty::Dict(..) | Ty::Set(_)))
                    }
                    _ => true,
                },
                _ => false,
            })
    }

    /// Whether it shows what of the results is kept: more than that they are computed anew at times.
    fn shows_cache(&self, id: FuncId) -> bool {
        self.is_cache_asked(id)
            || self.program.func(id).cache_size.is_some()
                && self.shows_calls(id, &mut FxHashSet::default())
    }

    /// Whether each call gives all arguments by their places: others are kept apart from these.
    fn is_called_alike(&self, id: FuncId) -> bool {
        let count = self.program.func(id).params.len();
        self.program.exprs.iter().all(|it| match &it.kind {
            Kind::Call(func, arguments) if matches!(self.kind(*func), Kind::Func(of) if *of == id) => {
                let is_plain = |it: &Argument| it.name.is_none() && it.stars == 0;
                arguments.len() == count && arguments.iter().all(is_plain)
            }
            _ => true,
        })
    }

    fn cache_name(&self, id: FuncId) -> String {
        if self.is_cache_asked(id) {
            format!("{}_CACHE", self.func_names[id.at()].to_uppercase())
        } else {
            "CACHE".to_owned()
        }
    }

    /// The cache of a function, as a static.
    fn cache_static(&mut self, id: FuncId, kept: &Kept) {
        let (key, value) = (&kept.key_type, &kept.value_type);
        let name = self.cache_name(id);
        self.import("std::cell::RefCell");
        if self.shows_cache(id) {
            self.helper("CallCache");
            let size = match self.program.func(id).cache_size {
                Some(size) => format!("Some({size})"),
                None => "None".to_owned(),
            };
            self.out.line(format!(
                "thread_local! {{ static {name}: RefCell<CallCache<{key}, {value}>> = RefCell::new(CallCache::new({size})); }}"
            ));
        } else {
            self.import("std::collections::HashMap");
            self.out.line(format!(
                "thread_local! {{ static {name}: RefCell<HashMap<{key}, {value}>> = RefCell::default(); }}"
            ));
        }
    }

    /// Writes the cache of a function before it, if others ask it.
    pub(super) fn cache_of_module(&mut self, id: FuncId) {
        if self.program.func(id).refused.is_none()
            && self.is_cache_asked(id)
            && self.is_called_alike(id)
            && let Some(kept) = self.kept_results(id)
        {
            self.cache_static(id, &kept);
        }
    }

    /// The body of a function that keeps what it gives, by its arguments.
    pub(super) fn cached_body(&mut self, id: FuncId) {
        let func = self.program.func(id);
        let (ret, line) = (func.ret.clone(), func.line);
        let falls_through = func.falls_through;
        let shows = self.shows_cache(id);
        let kept = self
            .kept_results(id)
            .filter(|_| !shows || self.is_called_alike(id) && !self.program.has_threads);
        let Some(kept) = kept else {
            let head = self.head_of(id).unwrap_or(func.span.start..func.span.start);
            let hole = self.hole(&head, line, "a cache for arguments of these types");
            self.out.line(format!("{hole};"));
            self.body(&func.body, &ret, falls_through);
            return;
        };
        if !self.is_cache_asked(id) {
            self.cache_static(id, &kept);
        }
        let name = self.cache_name(id);
        if kept.key.ends_with(')') {
            self.out.line(format!("let key = {};", kept.key));
        }
        let is_named = kept.key.ends_with(')');
        let key = if is_named { "key" } else { &kept.key };
        let (access, copied) = match (shows, ret.is_copy()) {
            (true, _) => ("with_borrow_mut", ""),
            (false, true) => ("with_borrow", ".copied()"),
            (false, false) => ("with_borrow", ".cloned()"),
        };
        let can_fail = self.can_fail();
        let known = if can_fail { "Ok(known)" } else { "known" };
        self.out.line(format!(
            "if let Some(known) = {name}.{access}(|cache| cache.get(&{key}){copied}) {{ return {known}; }}"
        ));
        let value_type = if can_fail {
            format!("Result<{}, {}>", kept.value_type, self.error_name)
        } else {
            kept.value_type
        };
        self.out
            .line(format!("let compute = || -> {value_type} {{"));
        self.body(&func.body, &ret, falls_through);
        self.out.line("};");
        let question = if can_fail { "?" } else { "" };
        self.out.line(format!("let value = compute(){question};"));
        let value = if ret.is_copy() {
            "value"
        } else {
            "value.clone()"
        };
        self.out.line(format!(
            "{name}.with_borrow_mut(|cache| cache.insert({key}, {value}));"
        ));
        self.out.line(if can_fail { "Ok(value)" } else { "value" });
    }

    /// `f.cache_info()` and `f.cache_clear()` of such a function.
    pub(in crate::translation) fn ask_cache(
        &mut self,
        id: FuncId,
        method: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let is_kept = self.program.func(id).refused.is_none()
            && self.is_called_alike(id)
            && !self.program.has_threads
            && self.kept_results(id).is_some();
        if !is_kept || !arguments.is_empty() {
            return refuse("a cache for arguments of these types");
        }
        let name = self.cache_name(id);
        match method {
            "cache_info" => {
                let text = format!("{name}.with_borrow(CallCache::info)");
                Ok(Code::tight(text, CACHE_INFO))
            }
            "cache_clear" => {
                let text = format!("{name}.with_borrow_mut(CallCache::clear)");
                Ok(Code::tight(text, Ty::None))
            }
            _ => refuse("a cache that is asked for more"),
        }
    }

    /// What a cache tells of itself.
    pub(in crate::translation) fn cache_attribute(
        &mut self,
        object: ExprId,
        name: &str,
    ) -> Res<Code> {
        let code = self.expr(object)?;
        let ty = crate::types::caches::of_cache_info(name);
        match ty {
            Ty::Unknown => refuse("an attribute"),
            ty => Ok(Code::tight(format!("{}.{name}", code.receiver()), ty)),
        }
    }
}
