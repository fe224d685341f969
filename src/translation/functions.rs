//! Functions: their signatures and bodies, nested ones as items of their own, and `main`.

use super::code::Form;
use super::translator::{Res, Translator, refuse, unknown};
use super::{Definition, Kind as DefinitionKind, Status};
use crate::types::class_form::Role;
use crate::types::ir::{FuncId, ParamNature, Stmt, StmtKind, Suite};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Writes a function as an item.
    pub(super) fn function(&mut self, id: FuncId, is_public: bool) {
        let func = self.program.func(id);
        let holes = self.holes.len();
        let start = self.out.lines.len();
        let (line, end_line) = (func.line, func.end_line);
        self.statements += 1;
        self.out.origin = Some(line);
        if let Some(docstring) = &func.docstring {
            self.doc("///", &docstring.clone());
        }
        let head_is_whole = self.signature(id, is_public);
        let func = self.program.func(id);
        self.in_function(id, |it| it.function_body(id, head_is_whole, holes));
        let has_holes = self.holes.len() > holes;
        let statements = func.body.body.len();
        let status = if !has_holes {
            Status::Whole
        } else if statements > 0 && self.holes.len() - holes > statements && !head_is_whole {
            Status::Signature
        } else {
            Status::Holes
        };
        let kind = if func.class.is_some() {
            DefinitionKind::Method
        } else {
            DefinitionKind::Function
        };
        self.definitions.push(Definition {
            name: func.path.clone(),
            kind,
            line,
            end_line,
            rust_line: start,
            rust_end_line: self.out.lines.len(),
            status,
        });
    }

    /// Does something as code of a function, of which what is around it knows nothing.
    pub(super) fn in_function(&mut self, id: FuncId, write: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.func, id);
        let saved = (
            self.unwrapped.clone(),
            self.bound.clone(),
            std::mem::take(&mut self.loops),
            std::mem::take(&mut self.frames),
            std::mem::take(&mut self.handling),
        );
        write(self);
        (
            self.unwrapped,
            self.bound,
            self.loops,
            self.frames,
            self.handling,
        ) = saved;
        self.func = around;
    }

    /// What stands between the braces of a function that had `holes` holes before, and the last of them.
    fn function_body(&mut self, id: FuncId, head_is_whole: bool, holes: usize) {
        let func = self.program.func(id);
        let line = func.line;
        let start = self.out.lines.len();
        if let Some(why) = func.refused {
            let span = func.span.start..func.span.start;
            let head = self.head_of(id).unwrap_or(span);
            let hole = self.hole(&head, line, why);
            self.out.line(format!("{hole};"));
        }
        self.drafted += usize::from(func.refused.is_none() && head_is_whole);
        if func.refused.is_none() && !head_is_whole {
            let head = self.head_of(id).unwrap_or(func.span.start..func.span.start);
            let why = self.unknown_in_signature(id);
            let hole = self.hole(&head, line, &why);
            self.out.line(format!("{hole};"));
        }
        for (var, value, at) in self.moved.remove(&id).unwrap_or_default() {
            self.moved_in(var, value, at);
        }
        if func.is_generator && func.refused.is_none() {
            let (mark, hole_count) = (self.out.mark(), self.holes.len());
            if let Err(refusal) = self.generator_body(id) {
                self.yielding = None;
                self.out.back(mark);
                self.holes.truncate(hole_count);
                let head = self.head_of(id).unwrap_or(func.span.start..func.span.start);
                let hole = self.hole(&head, line, &refusal.0);
                self.out.line(format!("{hole};"));
                self.body(&func.body, &Ty::None, false);
            }
        } else if func.is_cached && func.refused.is_none() {
            self.cached_body(id);
        } else {
            self.body(&func.body, &func.ret.clone(), func.falls_through);
        }
        // Nothing but what Python leaves open: a method that others have in their own ways.
        if func.refused.is_none()
            && head_is_whole
            && self.out.lines.len() == start
            && !func.is_generator
            && func.ret != Ty::None
        {
            let head = self.head_of(id).unwrap_or(func.span.start..func.span.start);
            let hole = self.hole(&head, line, "a method without a body");
            self.out.line(hole);
        }
        // A loop that stands last would be the value of what could not be drafted.
        let is_value = matches!(
            func.body.body.last().map(|it| &it.kind),
            Some(StmtKind::If { .. })
        ) || self.ends_with_match();
        let is_block = !is_value && self.out.lines.last().is_some_and(|it| it == "}");
        let is_left_out = func.refused.is_some()
            || !head_is_whole
            || func.is_generator && self.holes.len() > holes;
        let gives_closure = self.may_be_closure(&func.ret);
        let is_left_open = func.is_generator && self.holes.len() > holes;
        let is_left_open = is_left_open && self.out.lines.last().is_some_and(|it| it == "}");
        if is_left_open
            || is_block
                && is_left_out
                && !gives_closure
                && !func.falls_through
                && func.ret != Ty::None
        {
            self.out.line("unreachable!()");
        }
        self.out.origin = Some(line);
        self.out.line("}");
    }

    /// Whether the last lines are a `match`.
    fn ends_with_match(&self) -> bool {
        let mut depth = 0_i64;
        for line in self.out.lines.iter().rev() {
            let closing = line.starts_with('}');
            depth += i64::from(closing) - i64::from(line.ends_with('{'));
            if depth <= 0 {
                return line.starts_with("match ");
            }
        }
        false
    }

    /// The body of a function that keeps what it gives, by its arguments.
    fn cached_body(&mut self, id: FuncId) {
        let func = self.program.func(id);
        let ret = func.ret.clone();
        let mut keys = Vec::new();
        let mut types = Vec::new();
        let mut is_plain = self.has_rust(&ret) && ret != Ty::None && !ret.is_shared();
        for param in &func.params {
            let info = self.program.var(param.var);
            let binding = self.binding(param.var).clone();
            is_plain &= !info.ty.has_float()
                && !info.is_handed
                && !binding.needs_mut
                && param.nature != ParamNature::Keywords
                && (info.ty.is_copy() || info.ty == Ty::Str && binding.form == Form::Ref);
            let ty = info.ty.clone();
            keys.push(if ty == Ty::Str {
                format!("{}.to_string()", binding.name)
            } else {
                binding.name
            });
            types.push(self.rust_type(&ty));
        }
        if !is_plain || keys.is_empty() || self.effects.changers.contains(&id) {
            let head = self.head_of(id).unwrap_or(func.span.start..func.span.start);
            let hole = self.hole(&head, func.line, "a cache for arguments of these types");
            self.out.line(format!("{hole};"));
            self.body(&func.body, &ret, func.falls_through);
            return;
        }
        let (key, types) = match (keys.as_slice(), types.as_slice()) {
            ([key], [ty]) => (key.clone(), ty.clone()),
            _ => (
                format!("({})", keys.join(", ")),
                format!("({})", types.join(", ")),
            ),
        };
        let rust = self.rust_type(&ret);
        self.import("std::cell::RefCell");
        self.import("std::collections::HashMap");
        self.out.line(format!(
            "thread_local! {{ static CACHE: RefCell<HashMap<{types}, {rust}>> = RefCell::default(); }}"
        ));
        let copied = if ret.is_copy() { "copied" } else { "cloned" };
        self.out.line(format!("let key = {key};"));
        self.out.line(format!(
            "if let Some(known) = CACHE.with_borrow(|cache| cache.get(&key).{copied}()) {{ return known; }}"
        ));
        self.out.line(format!("let compute = || -> {rust} {{"));
        self.body(&func.body, &ret, func.falls_through);
        self.out.line("};");
        self.out.line("let value = compute();");
        let kept = if ret.is_copy() {
            "value"
        } else {
            "value.clone()"
        };
        self.out.line(format!(
            "CACHE.with_borrow_mut(|cache| cache.insert(key, {kept}));"
        ));
        self.out.line("value");
    }

    /// A variable of the module that only this function uses.
    fn moved_in(
        &mut self,
        var: crate::types::ir::VarId,
        value: crate::types::ir::ExprId,
        line: usize,
    ) {
        self.out.origin = Some(line);
        let ty = self.program.var(var).ty.clone();
        let binding = self.binding(var).clone();
        let needs_mut = if self.effects.changed.contains(&var) {
            "mut "
        } else {
            ""
        };
        let code = if self.has_rust(&ty) {
            self.value(value, &ty)
        } else {
            refuse(unknown(&ty))
        };
        match code {
            Ok(code) => {
                let annotation = self.annotation(&code, &ty, false);
                let annotation = if annotation.is_empty() {
                    annotation
                } else {
                    format!(": {annotation}")
                };
                self.out.line(format!(
                    "let {needs_mut}{}{annotation} = {};",
                    binding.name, code.text
                ));
                self.declared.insert(var);
            }
            Err(refusal) => {
                let span = self.program.expr(value).span.clone();
                let hole = self.hole(&span, line, &refusal.0);
                self.out.line(format!("{hole};"));
            }
        }
    }

    /// The body of a function, its last value without `return`.
    pub(super) fn body(&mut self, body: &Suite<'_>, ret: &Ty, falls_through: bool) {
        self.suite_at(body, true);
        if self.can_fail() && matches!(ret, Ty::None) && !always_raises(body) {
            self.out.line("Ok(())");
        } else if falls_through && matches!(ret, Ty::Option(_)) && self.has_rust(ret) {
            self.out
                .line(if self.can_fail() { "Ok(None)" } else { "None" });
        } else if falls_through && !matches!(ret, Ty::None) && !self.has_rust(ret) {
            self.out.line(if self.can_fail() {
                "Ok(Unknown)"
            } else {
                "Unknown"
            });
        }
    }

    pub(super) fn head_of(&self, id: FuncId) -> Option<crate::python::source::Span> {
        self.heads.get(&id).cloned()
    }

    fn unknown_in_signature(&self, id: FuncId) -> String {
        let func = self.program.func(id);
        for param in &func.params {
            let ty = &self.program.var(param.var).ty;
            if !self.has_rust(ty) {
                return format!("{}: {}", param.name, unknown(ty));
            }
        }
        if let Some(param) = func
            .params
            .iter()
            .find(|it| it.nature == ParamNature::Keywords)
        {
            return format!("**{}", param.name);
        }
        format!("what it returns: {}", unknown(&func.ret))
    }

    /// Writes the head of a function; whether all of it is known.
    pub(super) fn signature(&mut self, id: FuncId, is_public: bool) -> bool {
        let func = self.program.func(id);
        let mut is_whole = true;
        let mut params = Vec::new();
        let is_method = func.class.is_some();
        for (index, param) in func.params.iter().enumerate() {
            let binding = self.binding(param.var).clone();
            if is_method && index == 0 && func.role == Role::Class {
                self.declared.insert(param.var);
                continue;
            }
            if is_method && index == 0 && func.role != Role::Static {
                self.declared.insert(param.var);
                if matches!(self.program.var(param.var).ty, Ty::Enum(_)) {
                    params.push("self".to_owned());
                    continue;
                }
                params.push(if self.class_facts.handing.contains(&id) {
                    self.import("std::rc::Rc");
                    "self: &Rc<Self>".to_owned()
                } else if binding.form == Form::MutRef {
                    "&mut self".to_owned()
                } else {
                    "&self".to_owned()
                });
                continue;
            }
            let ty = self.program.var(param.var).ty.clone();
            let uses = self
                .program
                .var(param.var)
                .occurrences
                .iter()
                .filter(|it| !it.is_def)
                .count();
            let known = self.has_rust(&ty) && param.nature != ParamNature::Keywords;
            is_whole &= known;
            let mut name = binding.name.clone();
            let is_assigned = self
                .program
                .var(param.var)
                .occurrences
                .iter()
                .filter(|it| it.is_def)
                .count()
                > 1;
            if uses == 0 && !(is_assigned && self.program.var(param.var).is_handed) {
                name = format!("_{name}");
            }
            let rust = if known {
                match binding.form {
                    Form::MutRef => match &ty {
                        Ty::Option(of) if self.is_lent_or_none(param.var) => {
                            format!("Option<&mut {}>", self.rust_type(of))
                        }
                        ty => format!("&mut {}", self.rust_type(ty)),
                    },
                    Form::Ref => self.borrowed_type(&ty),
                    _ => {
                        if binding.needs_mut && uses > 0 {
                            name = format!("mut {name}");
                        }
                        self.rust_type(&ty)
                    }
                }
            } else {
                self.uses_unknown = true;
                "Unknown".to_owned()
            };
            self.declared.insert(param.var);
            params.push(format!("{name}: {rust}"));
        }
        let ret = func.ret.clone();
        let ret = match &ret {
            Ty::None => String::new(),
            Ty::Unknown if func.refused.is_some() => String::new(),
            _ if func.is_generator && !self.is_generated(id) => String::new(),
            Ty::Iter(_) if func.is_generator => {
                format!(" -> {}", self.generated_type(id))
            }
            ty if self.has_rust(ty) && self.program.lending.methods.contains_key(&id) => {
                let of = self.rust_type(ty.some());
                let lent = if self.lends_to_change(id) {
                    format!("&mut {of}")
                } else {
                    format!("&{of}")
                };
                match ty {
                    Ty::Option(_) => format!(" -> Option<{lent}>"),
                    _ => format!(" -> {lent}"),
                }
            }
            ty if self.has_rust(ty) => format!(" -> {}", self.rust_type(ty)),
            _ => {
                is_whole = false;
                self.uses_unknown = true;
                " -> Unknown".to_owned()
            }
        };
        let ret = if self.raises.fails(id) && self.may_fail(id) {
            let given = ret.strip_prefix(" -> ").unwrap_or("()");
            format!(" -> Result<{given}, {}>", self.error_name)
        } else {
            ret
        };
        let public = if is_public { "pub " } else { "" };
        let name = self.func_names[id.at()].clone();
        self.out
            .line(format!("{public}fn {name}({}){ret} {{", params.join(", ")));
        is_whole
    }

    /// A docstring as comments of documentation.
    pub(super) fn doc(&mut self, sign: &str, text: &str) {
        let lines: Vec<&str> = text.trim().lines().collect();
        let indent = lines
            .iter()
            .skip(1)
            .filter(|it| !it.trim().is_empty())
            .map(|it| it.len() - it.trim_start().len())
            .min()
            .unwrap_or(0);
        // What a console says is a block of its own up to the next empty line, not a quotation.
        let mut in_console = false;
        for (index, line) in lines.iter().enumerate() {
            let starts = !in_console && line.trim_start().starts_with(">>>");
            let ends = in_console && line.trim().is_empty();
            if starts {
                self.out.line(format!("{sign} ```python"));
            } else if ends {
                self.out.line(format!("{sign} ```"));
            }
            in_console = (in_console || starts) && !ends;
            let line = if index == 0 {
                line.trim()
            } else {
                line.get(indent..).unwrap_or("").trim_end()
            };
            let line: String = line
                .chars()
                .map(|c| if super::code::is_plain(c) { c } else { ' ' })
                .collect();
            // An example of Python is no test of Rust.
            let line = line.trim_end();
            if line.is_empty() {
                self.out.line(sign);
            } else {
                self.out.line(format!("{sign} {line}"));
            }
        }
        if in_console {
            self.out.line(format!("{sign} ```"));
        }
    }

    /// A function within a function: an item, if it uses nothing of what is around it.
    pub(super) fn nested_function(&mut self, id: FuncId, stmt: &Stmt<'_>) -> Res<()> {
        let func = self.program.func(id);
        if func.class.is_some() {
            return refuse("a method");
        }
        let _ = stmt;
        if let Some(closure) = self.closures.all.get(&id).cloned() {
            return self.closure_of(id, &closure);
        }
        // It is counted here as a statement, and by itself.
        self.statements -= 1;
        self.function(id, false);
        self.drafted = self.drafted.saturating_sub(1);
        Ok(())
    }

    /// The statements of a body; of the last one in a function's the value is given back.
    pub(super) fn suite_at(&mut self, suite: &Suite<'_>, is_tail: bool) {
        let before = self.unwrapped.clone();
        let count = suite
            .body
            .iter()
            .rposition(|it| !matches!(it.kind, StmtKind::Pass))
            .map_or(0, |it| it + 1);
        for (index, stmt) in suite.body.iter().enumerate() {
            self.comments_before(stmt, index == 0);
            let is_end = super::statements::leaves(stmt);
            self.in_tail = is_tail && (index + 1 == count || is_end);
            self.stmt(stmt);
            self.in_tail = false;
            if is_end {
                self.skip_unreachable(&suite.body[index + 1..]);
                break;
            }
        }
        self.give_pending();
        self.unwrapped = before;
    }

    /// Statements that are never reached need no Rust.
    pub(super) fn skip_unreachable(&mut self, rest: &[Stmt<'_>]) {
        for stmt in rest {
            let is_counted = !matches!(
                stmt.kind,
                StmtKind::Docstring | StmtKind::Pass | StmtKind::Import
            );
            self.statements += usize::from(is_counted);
            self.drafted += usize::from(is_counted);
            self.out.seen(stmt.line);
            match &stmt.kind {
                StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                    self.skip_unreachable(&body.body);
                    orelse.iter().for_each(|it| self.skip_unreachable(&it.body));
                }
                StmtKind::If { arms, orelse } => {
                    for (index, arm) in arms.iter().enumerate() {
                        if index > 0 {
                            self.statements += 1;
                            self.drafted += 1;
                            self.out.seen(arm.line);
                        }
                        self.skip_unreachable(&arm.body.body);
                    }
                    orelse.iter().for_each(|it| self.skip_unreachable(&it.body));
                }
                StmtKind::Compound(suites, _) => {
                    suites.iter().for_each(|it| self.skip_unreachable(&it.body));
                }
                _ => {}
            }
        }
    }

    /// Comments that stand before a statement, and a blank line if there is one.
    pub(super) fn comments_before(&mut self, stmt: &Stmt<'_>, is_first: bool) {
        let first = self.source.line_at(stmt.span.start);
        let last = match stmt.kind {
            StmtKind::Expr(_)
            | StmtKind::Assign { .. }
            | StmtKind::Augmented { .. }
            | StmtKind::Return(_) => self.source.line_at(stmt.span.end.saturating_sub(1)),
            _ => self
                .source
                .line_at(stmt.head.end.saturating_sub(1).max(stmt.head.start)),
        };
        let at = self.out.lines.len();
        let mut top = first;
        // Upwards over the comments that belong to it.
        while top > 1 && self.comments.get(&(top - 1)).is_some_and(|it| it.0) {
            top -= 1;
        }
        for line in top..=last {
            if let Some((_, text)) = self.comments.remove(&line) {
                self.out.comments.push((at, text));
            }
        }
        // One statement of Python may be several of Rust.
        let is_new = std::mem::replace(&mut self.spaced, top) != top;
        if is_new && !is_first && top > 1 && self.source.line(top - 1).trim().is_empty() {
            self.out.blanks.push(at);
        }
    }
}

/// Whether the end of a body is never reached, as all ways to it end with `raise`.
fn always_raises(body: &Suite<'_>) -> bool {
    match body.body.last().map(|it| &it.kind) {
        Some(StmtKind::Raise(..)) => true,
        Some(StmtKind::If {
            arms,
            orelse: Some(orelse),
        }) => arms.iter().all(|it| always_raises(&it.body)) && always_raises(orelse),
        _ => false,
    }
}
