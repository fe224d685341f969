//! Assignments: declarations, places, unpacking, swaps, and those with an operator.

use rustpython_ast::Operator;

use super::code::{Code, Form, Prec, with_suffix};
use super::statements::targets_of;
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::{Global, is_count};
use crate::types::ir::{ExprId, Kind, Stmt, Target, VarId};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    pub(super) fn assignment(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        value: ExprId,
    ) -> Res<()> {
        match targets {
            [Target::Var(var)] => self.assign_var(stmt, *var, value),
            [Target::Tuple(targets, star)] => self.unpack(stmt, targets, *star, value),
            [Target::Index(object, index)] => self.assign_item(*object, *index, value),
            [Target::Slice(object, [None, None, None])] => {
                let of = self.ty(*object).some().clone();
                let Ty::List(_) = &of else {
                    return refuse("an assignment to a slice of this");
                };
                let code = self.value(value, &of)?;
                let place = self.place(*object)?;
                let text = match place.form {
                    Form::MutRef => format!("*{} = {};", place.text, code.text),
                    _ => format!("{} = {};", place.text, code.text),
                };
                self.out.line(text);
                Ok(())
            }
            [Target::Slice(..)] => refuse("an assignment to a slice"),
            [Target::Attribute(object, name)] => self.assign_field(*object, name, value),
            [Target::Unsupported(why)] => refuse(*why),
            many => {
                // `a = b = value` of what is copied.
                if !self.ty(value).is_copy() && !matches!(self.kind(value), Kind::Str(_)) {
                    return refuse("two names for one value");
                }
                if !self.is_simple(value) {
                    return refuse("one value, computed once, for several names");
                }
                for target in many {
                    match target {
                        Target::Var(var) => self.assign_var(stmt, *var, value)?,
                        Target::Index(object, index) => self.assign_item(*object, *index, value)?,
                        Target::Attribute(object, name) => {
                            self.assign_field(*object, name, value)?;
                        }
                        _ => return refuse("a target of this kind"),
                    }
                }
                Ok(())
            }
        }
    }

    fn assign_var(&mut self, stmt: &Stmt<'_>, var: VarId, value: ExprId) -> Res<()> {
        let ty = self.program.var(var).ty.clone();
        let binding = self.binding(var).clone();
        match binding.global {
            Some(Global::Const | Global::Lazy) => {
                // It stands outside of main; its line counts as seen there.
                self.out.seen(stmt.line);
                return Ok(());
            }
            Some(Global::Cell) => {
                if Some(stmt.block) == self.program.func(crate::types::ir::FuncId(0)).body.block
                    && self
                        .program
                        .var(var)
                        .occurrences
                        .first()
                        .is_some_and(|it| stmt.start <= it.position && it.position <= stmt.end)
                {
                    self.out.seen(stmt.line);
                    return Ok(());
                }
                let code = self.value(value, &ty)?;
                self.out
                    .line(format!("{}.set({});", binding.name, code.text));
                return Ok(());
            }
            Some(Global::Refused) => {
                return refuse(format!(
                    "{} is a variable of the module that changes",
                    binding.name
                ));
            }
            None | Some(Global::Moved(_)) => {}
        }
        if binding.global.is_none() && self.program.var(var).func != self.func {
            return refuse("a variable of the function around is assigned");
        }
        if let Ty::Iter(_) = ty {
            let info = self.program.var(var);
            if info.occurrences.len() != 2 || info.is_captured {
                return refuse("an iterator that is kept");
            }
            let seq = self.iterate(value)?;
            if seq.is_unordered {
                return refuse("the order of a set shows");
            }
            self.declared.insert(var);
            self.out
                .line(format!("let {} = {};", binding.name, seq.text));
            self.iterators.insert(var, seq);
            return Ok(());
        }
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        self.check_alias(var, value)?;
        let code = if binding.is_usize {
            self.count(value)?
        } else {
            self.bound_value(var, value, &ty)?
        };
        let is_declared = self.declared.contains(&var);
        if is_declared || self.program.var(var).is_param {
            let star = if self.bound.get(&var).copied().unwrap_or(binding.form) == Form::MutRef {
                "*"
            } else {
                ""
            };
            self.out
                .line(format!("{star}{} = {};", binding.name, code.text));
            return Ok(());
        }
        self.declared.insert(var);
        let needs_mut = if binding.needs_mut { "mut " } else { "" };
        let annotation = self.annotation(&code, &ty, binding.is_usize);
        let text = if binding.name.starts_with("unnamed") {
            format!("let _ = {};", code.text)
        } else if annotation == "i64" && code.is_weak && matches!(self.kind(value), Kind::Int(_)) {
            format!(
                "let {needs_mut}{} = {};",
                binding.name,
                with_suffix(&code.text)
            )
        } else if annotation.is_empty() {
            format!("let {needs_mut}{} = {};", binding.name, code.text)
        } else {
            format!(
                "let {needs_mut}{}: {annotation} = {};",
                binding.name,
                without_turbofish(&code.text, &annotation)
            )
        };
        self.out.line(text);
        Ok(())
    }

    /// The value for a new variable; what is only read may stay borrowed.
    fn bound_value(&mut self, var: VarId, value: ExprId, ty: &Ty) -> Res<Code> {
        let is_settled = self
            .program
            .var(var)
            .occurrences
            .iter()
            .filter(|it| it.is_def)
            .count()
            == 1
            && !self.effects.changed.contains(&var)
            && !self.declared.contains(&var);
        let lends = matches!(self.kind(value), Kind::Index(..) | Kind::Var(_))
            && self.ty(value) == ty
            && ty.is_shared();
        if is_settled && lends && self.lends_safely(value) {
            let code = self.expr(value)?;
            if code.form == Form::Place && !matches!(ty, Ty::Option(_)) {
                let code = self.reference(code);
                self.bound.insert(var, Form::Ref);
                return Ok(code);
            }
            if code.form == Form::Ref && !matches!(ty, Ty::Option(_)) {
                self.bound.insert(var, Form::Ref);
                return Ok(code);
            }
        }
        // A part of a container that is changed through a name of its own.
        if self.effects.changed.contains(&var)
            && matches!(self.kind(value), Kind::Index(..) | Kind::Call(..))
            && self.ty(value) == ty
            && ty.is_shared()
        {
            let is_part = match self.kind(value) {
                Kind::Call(func, _) => {
                    matches!(self.kind(*func), Kind::Attribute(_, name) if name == "setdefault")
                }
                _ => true,
            };
            if is_part
                && self
                    .program
                    .var(var)
                    .occurrences
                    .iter()
                    .filter(|it| it.is_def)
                    .count()
                    == 1
            {
                if self.is_used_between(var, value) {
                    return refuse("two names for one value that is changed");
                }
                let place = self.place(value)?;
                self.bound.insert(var, Form::MutRef);
                self.bindings[var.at()].needs_mut = false;
                return Ok(match place.form {
                    Form::MutRef => place,
                    _ => Code::new(
                        format!("&mut {}", place.at_least(Prec::Unary)),
                        Prec::Unary,
                        place.ty,
                    ),
                });
            }
        }
        // Where nothing is changed in place a copy is as good as a second name.
        let is_quiet = self.func != crate::types::ir::FuncId(0)
            && !self.effects.changers.contains(&self.func)
            && !self.program.calls.iter().any(|(caller, callee)| {
                *caller == self.func && self.effects.gives_back.contains(callee)
            });
        let before = self.may_copy;
        self.may_copy |= is_quiet;
        let code = self.value(value, ty);
        self.may_copy = before;
        code
    }

    /// Whether what is borrowed stays as it is for as long as it is looked at.
    fn lends_safely(&self, value: ExprId) -> bool {
        match super::effects::root(self.program, value) {
            Some(root) => {
                let defs = self
                    .program
                    .var(root)
                    .occurrences
                    .iter()
                    .filter(|it| it.is_def)
                    .count();
                !self.effects.changed.contains(&root) && (defs == 1 || self.is_constant(root))
            }
            None => false,
        }
    }

    /// Whether the container is used while a part of it has a name that changes it.
    fn is_used_between(&self, var: VarId, value: ExprId) -> bool {
        let root = match self.kind(value) {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Attribute(object, _) => super::effects::root(self.program, *object),
                _ => None,
            },
            _ => super::effects::root(self.program, value),
        };
        let Some(root) = root else { return true };
        let last = self
            .program
            .var(var)
            .occurrences
            .last()
            .map_or(0, |it| it.position);
        let from = self.program.expr(value).position;
        self.program
            .var(root)
            .occurrences
            .iter()
            .any(|it| it.position > from && it.position < last)
    }

    /// Refuses a second name for a value that is changed while both are used.
    fn check_alias(&mut self, var: VarId, value: ExprId) -> Res<()> {
        let ty = self.ty(value).some().clone();
        if !ty.is_shared() {
            return Ok(());
        }
        if let Kind::Call(func, arguments) = self.kind(value)
            && let Kind::Func(id) = self.kind(*func)
            && self.effects.gives_back.contains(id)
        {
            let may_alias = arguments.iter().any(|it| {
                self.ty(it.value).some().is_shared()
                    && super::effects::root(self.program, it.value).is_some_and(|root| {
                        self.effects.changed.contains(&var) || self.effects.changed.contains(&root)
                    })
            });
            if may_alias {
                return refuse("a function that may give back what it was given, which is changed");
            }
        }
        Ok(())
    }

    /// The type that a declaration has to name, as its value does not tell it.
    pub(super) fn annotation(&mut self, code: &Code, ty: &Ty, is_usize: bool) -> String {
        if is_usize {
            return if code.is_weak {
                "usize".to_owned()
            } else {
                String::new()
            };
        }
        if ty.is_float() && self.is_f64(ty) && !code.text.contains(|c: char| c.is_alphabetic()) {
            return "f64".to_owned();
        }
        let is_open = code.text == "None"
            || code.text.contains("Vec::new()")
            || code.text.contains("IndexMap::new()")
            || code.text.contains("HashSet::new()")
            || code.is_weak
            || code.text.contains(".collect::<")
            || has_integers(ty)
                && (code.text.starts_with('[')
                    || code.text.starts_with("vec!")
                    || code.text.starts_with('(')
                    || code.text.contains("from(["))
            || has_integers(ty) && code.prec == Prec::Loose;
        if !is_open || code.form == Form::Ref {
            return String::new();
        }
        self.rust_type(ty)
    }

    fn assign_item(&mut self, object: ExprId, index: ExprId, value: ExprId) -> Res<()> {
        let of = self.ty(object).some().clone();
        // Python computes the value first, then the place; Rust the other way round.
        if !self.is_still(index) && !self.is_still(value) && !self.is_quiet(index) {
            return refuse("a value and its place that are computed in another order in Rust");
        }
        match &of {
            Ty::Dict(key, item, _) => {
                let (key, item) = ((**key).clone(), (**item).clone());
                if !self.has_rust(&of) {
                    return refuse(unknown(&of));
                }
                // `d[k] = d.get(k, 0) + 1`
                if let Some(text) = self.counting(object, index, value, &key, &item)? {
                    self.out.line(text);
                    return Ok(());
                }
                let code = self.value(value, &item)?;
                let wanted = self.value(index, &key)?;
                let place = self.place(object)?;
                self.out.line(format!(
                    "{}.insert({}, {});",
                    place.receiver(),
                    wanted.text,
                    code.text
                ));
                Ok(())
            }
            Ty::List(item) | Ty::Deque(item) => {
                let item = (**item).clone();
                if !self.has_rust(&of) {
                    return refuse(unknown(&of));
                }
                let code = self.value(value, &item)?;
                let place = self.place(object)?;
                let at = self.place_of_index(&place, index)?;
                let receiver = place.receiver();
                if at.contains("len()") || at.contains(&format!("{receiver}.")) {
                    // The place is found before it is borrowed to be changed.
                    let name = self.fresh("at");
                    self.out.line(format!("let {name} = {at};"));
                    self.out
                        .line(format!("{receiver}[{name}] = {};", code.text));
                } else {
                    self.out.line(format!("{receiver}[{at}] = {};", code.text));
                }
                Ok(())
            }
            Ty::Instance(_) => {
                let code = self.call_special(object, "__setitem__", &[index, value])?;
                self.out.line(format!("{};", code.text));
                Ok(())
            }
            ty => refuse(unknown(ty)),
        }
    }

    /// Counting in a dict, by its entry.
    fn counting(
        &mut self,
        object: ExprId,
        index: ExprId,
        value: ExprId,
        key: &Ty,
        item: &Ty,
    ) -> Res<Option<String>> {
        let Kind::Binary(op @ (Operator::Add | Operator::Sub), left, more) = self.kind(value)
        else {
            return Ok(None);
        };
        let Kind::Call(func, arguments) = self.kind(*left) else {
            return Ok(None);
        };
        let Kind::Attribute(of, name) = self.kind(*func) else {
            return Ok(None);
        };
        let [first, default] = arguments.as_slice() else {
            return Ok(None);
        };
        let same = |it: &Self, a: ExprId, b: ExprId| {
            it.source.slice(it.program.expr(a).span.clone())
                == it.source.slice(it.program.expr(b).span.clone())
        };
        if name != "get"
            || !same(self, *of, object)
            || !same(self, first.value, index)
            || !item.is_number()
            || !self.is_simple(index) && !matches!(self.kind(index), Kind::Tuple(_))
        {
            return Ok(None);
        }
        let more = self.value(*more, item)?;
        let wanted = self.value(index, key)?;
        let place = self.place(object)?;
        let or = match self.kind(default.value) {
            Kind::Int(0) | Kind::Float(0.0) => "or_default()".to_owned(),
            _ => format!("or_insert({})", self.value(default.value, item)?.text),
        };
        let sign = if *op == Operator::Add { "+=" } else { "-=" };
        Ok(Some(format!(
            "*{}.entry({}).{or} {sign} {};",
            place.receiver(),
            wanted.text,
            more.text
        )))
    }

    fn unpack(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        star: Option<usize>,
        value: ExprId,
    ) -> Res<()> {
        let parts: Option<Vec<ExprId>> = match self.kind(value) {
            Kind::Tuple(items) | Kind::List(items)
                if items.len() == targets.len() && star.is_none() =>
            {
                Some(items.clone())
            }
            _ => None,
        };
        if let Some(parts) = &parts
            && self.swap(targets, parts)?
        {
            return Ok(());
        }
        if let Some(star) = star {
            return self.unpack_star(stmt, targets, star, value);
        }
        let mut vars = Vec::new();
        targets.iter().for_each(|it| targets_of(it, &mut vars));
        let are_plain = targets.iter().all(|it| matches!(it, Target::Var(_)));
        if vars.iter().any(|it| self.binding(*it).global.is_some()) {
            if let Some(parts) = &parts {
                for (target, part) in targets.iter().zip(parts) {
                    let Target::Var(var) = target else {
                        return refuse("unpacking of this");
                    };
                    self.assign_var(stmt, *var, *part)?;
                }
                return Ok(());
            }
            return refuse("unpacking to variables of the module");
        }
        let all_new = are_plain
            && vars
                .iter()
                .all(|it| !self.declared.contains(it) && !self.program.var(*it).is_param);
        let want = self.ty(value).some().clone();
        // New names of a display: a declaration each, if no value reads another.
        if let (Some(parts), true) = (&parts, all_new)
            && !self.reads_new_names(targets, parts)
        {
            for (target, part) in targets.iter().zip(parts) {
                let Target::Var(var) = target else {
                    return refuse("unpacking of this");
                };
                self.assign_var(stmt, *var, *part)?;
            }
            return Ok(());
        }
        let named = self.tuple_fields(&want);
        if let (Some(parts), true) = (
            &parts,
            targets.iter().all(|it| matches!(it, Target::Attribute(..))),
        ) {
            // Each value is there before any place changes, if none reads a place.
            let reads_place = parts.iter().skip(1).any(|part| {
                !matches!(
                    self.kind(*part),
                    Kind::Var(_)
                        | Kind::Int(_)
                        | Kind::Float(_)
                        | Kind::Str(_)
                        | Kind::Bool(_)
                        | Kind::None
                )
            });
            if reads_place {
                return refuse("unpacking to places");
            }
            for (target, part) in targets.iter().zip(parts) {
                if let Target::Attribute(object, name) = target {
                    self.assign_field(*object, name, *part)?;
                }
            }
            return Ok(());
        }
        let types: Vec<Ty> = match &want {
            _ if named.as_ref().is_some_and(|it| it.len() == targets.len()) => {
                named.iter().flatten().map(|(_, ty)| ty.clone()).collect()
            }
            Ty::Tuple(types) if types.len() == targets.len() => types.clone(),
            Ty::List(of) | Ty::Tuples(of) | Ty::Iter(of) => vec![(**of).clone(); targets.len()],
            _ if parts.is_some() => Vec::new(),
            _ => return refuse("unpacking of what has no fixed length"),
        };
        if let Some(parts) = parts {
            // All values are computed before any is assigned.
            let mut texts = Vec::new();
            let mut places = Vec::new();
            for (target, part) in targets.iter().zip(&parts) {
                let ty = match target {
                    Target::Var(var) => self.program.var(*var).ty.clone(),
                    Target::Index(object, index) => {
                        let _ = index;
                        self.ty(*object).some().item_of()
                    }
                    _ => return refuse("unpacking of this"),
                };
                if !self.has_rust(&ty) {
                    return refuse(unknown(&ty));
                }
                let is_usize = matches!(target, Target::Var(var) if self.binding(*var).is_usize);
                texts.push(if is_usize {
                    self.count(*part)?.text
                } else {
                    self.value(*part, &ty)?.text
                });
            }
            if all_new {
                // The values are computed while the old names are there.
                let mut types = Vec::new();
                for target in targets {
                    let Target::Var(var) = target else {
                        return refuse("unpacking of this");
                    };
                    let binding = self.binding(*var).clone();
                    let ty = self.program.var(*var).ty.clone();
                    types.push(if binding.is_usize {
                        "usize".to_owned()
                    } else {
                        self.rust_type(&ty)
                    });
                    let needs_mut = if binding.needs_mut { "mut " } else { "" };
                    places.push(format!("{needs_mut}{}", binding.name));
                    self.declared.insert(*var);
                }
                self.out.line(format!(
                    "let ({}): ({}) = ({});",
                    places.join(", "),
                    types.join(", "),
                    texts.join(", ")
                ));
                return Ok(());
            }
            for target in targets {
                let (text, _) = self.target_place(target)?;
                places.push(text);
            }
            let is_new: Vec<bool> = targets.iter().map(|it| matches!(it, Target::Var(var) if !self.declared.contains(var) && !self.program.var(*var).is_param)).collect();
            if is_new.iter().any(|it| *it) {
                for (target, is_new) in targets.iter().zip(&is_new) {
                    if let (Target::Var(var), true) = (target, is_new) {
                        let ty = self.program.var(*var).ty.clone();
                        let rust = self.rust_type(&ty);
                        let needs_mut = if self.binding(*var).needs_mut {
                            "mut "
                        } else {
                            ""
                        };
                        self.declared.insert(*var);
                        let name = self.binding(*var).name.clone();
                        self.out.line(format!("let {needs_mut}{name}: {rust};"));
                    }
                }
            }
            self.out
                .line(format!("({}) = ({});", places.join(", "), texts.join(", ")));
            return Ok(());
        }
        if !are_plain {
            return refuse("unpacking to places");
        }
        for (target, ty) in targets.iter().zip(&types) {
            if matches!(target, Target::Var(var) if self.program.var(*var).ty.join(ty) != self.program.var(*var).ty)
            {
                return refuse("values of more than one type meet here");
            }
            if !self.has_rust(ty) {
                return refuse(unknown(ty));
            }
        }
        let is_array = !matches!(want, Ty::Tuple(_)) && named.is_none();
        let mut code = match &want {
            Ty::Iter(_) => {
                let seq = self.iterate(value)?;
                if seq.is_unordered {
                    return refuse("the order of a set shows");
                }
                let owned = self.owned_items(seq, &types[0])?;
                let rust = self.rust_type(&types[0]);
                Code::tight(
                    format!("{owned}.collect::<Vec<{rust}>>()"),
                    Ty::list(types[0].clone()),
                )
            }
            _ => {
                let code = self.expr(value)?;
                if is_array {
                    let rust_items = self.owned(code, value)?;
                    rust_items
                } else {
                    code
                }
            }
        };
        let borrows = !is_array && code.form != Form::Value && !want.is_copy();
        let mut names = Vec::new();
        let mut after = Vec::new();
        for (target, ty) in targets.iter().zip(&types) {
            let Target::Var(var) = target else {
                return refuse("unpacking to places");
            };
            let var = *var;
            let uses = self
                .program
                .var(var)
                .occurrences
                .iter()
                .filter(|it| !it.is_def)
                .count();
            let binding = self.binding(var).clone();
            let is_new = !self.declared.contains(&var) && !self.program.var(var).is_param;
            if uses == 0 && is_new {
                names.push(if binding.name.starts_with("unnamed") {
                    "_".into()
                } else {
                    format!("_{}", binding.name)
                });
                self.declared.insert(var);
                continue;
            }
            let wanted = self.program.var(var).ty.clone();
            let is_same = wanted == *ty || wanted.is_float() && ty.is_float();
            if is_new && is_same && !(borrows && binding.needs_mut) && !binding.is_usize {
                names.push(if binding.needs_mut {
                    format!("mut {}", binding.name)
                } else {
                    binding.name.clone()
                });
                if borrows {
                    self.bound.insert(var, Form::Ref);
                    if *ty == Ty::Str {
                        self.strings.insert(var);
                    }
                }
                self.declared.insert(var);
                continue;
            }
            // It goes through a name of its own to one that is there, or of another type.
            let part = format!("{}_part", binding.name);
            let held = if borrows && !ty.is_copy() {
                Form::Ref
            } else {
                Form::Value
            };
            let text = if borrows && ty.is_copy() {
                format!("*{part}")
            } else {
                part.clone()
            };
            let code = Code::new(
                text,
                if borrows && ty.is_copy() {
                    Prec::Unary
                } else {
                    Prec::Postfix
                },
                ty.clone(),
            )
            .held(held);
            let code = if held == Form::Ref {
                self.owned(code, value)?
            } else {
                code
            };
            let code = self.coerced(code, &wanted)?;
            let needs_mut = if binding.needs_mut { "mut " } else { "" };
            after.push(if is_new {
                format!("let {needs_mut}{} = {};", binding.name, code.text)
            } else {
                format!("{} = {};", binding.name, code.text)
            });
            self.declared.insert(var);
            names.push(part);
        }
        if borrows {
            code = self.reference(code);
        }
        let pattern = match names.as_slice() {
            names if named.is_some() => {
                let (Ty::Instance(class), Some(fields)) = (want.some(), &named) else {
                    return refuse("unpacking of this");
                };
                let parts: Vec<String> = fields
                    .iter()
                    .zip(names)
                    .map(|((field, _), name)| {
                        if field == name {
                            field.clone()
                        } else {
                            format!("{field}: {name}")
                        }
                    })
                    .collect();
                format!("{} {{ {} }}", self.class_name(*class), parts.join(", "))
            }
            [one] if !is_array => format!("({one},)"),
            names if is_array => format!("[{}]", names.join(", ")),
            names => format!("({})", names.join(", ")),
        };
        if is_array {
            let rust = self.rust_type(&types[0]);
            let count = targets.len();
            self.out.line(format!(
                "let {pattern}: [{rust}; {count}] = {}.try_into().expect(\"there are {count} values to unpack\");",
                code.receiver()
            ));
        } else {
            let text = if code.is_weak {
                with_suffix(&code.text)
            } else {
                code.text
            };
            self.out.line(format!("let {pattern} = {text};"));
        }
        for line in after {
            self.out.line(line);
        }
        Ok(())
    }

    /// Whether a value reads a name that an earlier target of the same statement binds anew.
    fn reads_new_names(&self, targets: &[Target], parts: &[ExprId]) -> bool {
        let names: Vec<&str> = targets
            .iter()
            .map(|it| match it {
                Target::Var(var) => self.binding(*var).name.as_str(),
                _ => "",
            })
            .collect();
        let first = parts
            .first()
            .map_or(0, |it| self.program.expr(*it).span.start);
        let last = parts.last().map_or(0, |it| self.program.expr(*it).span.end);
        self.program.exprs.iter().any(|expr| match &expr.kind {
            Kind::Var(var) => {
                first <= expr.span.start
                    && expr.span.end <= last
                    && names.contains(&self.binding(*var).name.as_str())
            }
            _ => false,
        })
    }

    /// The text of a place that is assigned to.
    fn target_place(&mut self, target: &Target) -> Res<(String, Ty)> {
        match target {
            Target::Var(var) => {
                let star = if self.binding(*var).form == Form::MutRef {
                    "*"
                } else {
                    ""
                };
                Ok((
                    format!("{star}{}", self.binding(*var).name),
                    self.program.var(*var).ty.clone(),
                ))
            }
            Target::Index(object, index) => {
                let of = self.ty(*object).some().clone();
                let Ty::List(item) = &of else {
                    return refuse("unpacking to places of a dict");
                };
                let place = self.place(*object)?;
                let at = self.place_of_index(&place, *index)?;
                if at.contains("len()") {
                    return refuse("unpacking to places from the end");
                }
                Ok((format!("{}[{at}]", place.receiver()), (**item).clone()))
            }
            _ => refuse("unpacking of this"),
        }
    }

    /// `a[i], a[j] = a[j], a[i]` and `a, b = b, a`.
    fn swap(&mut self, targets: &[Target], parts: &[ExprId]) -> Res<bool> {
        let ([first, second], [a, b]) = (targets, parts) else {
            return Ok(false);
        };
        match (first, second) {
            (Target::Index(x, i), Target::Index(y, j)) => {
                let text = |it: &Self, id: ExprId| {
                    it.source.slice(it.program.expr(id).span.clone()).to_owned()
                };
                let (Kind::Index(ax, ai), Kind::Index(bx, bj)) = (self.kind(*a), self.kind(*b))
                else {
                    return Ok(false);
                };
                let same = text(self, *x) == text(self, *bx)
                    && text(self, *i) == text(self, *bj)
                    && text(self, *y) == text(self, *ax)
                    && text(self, *j) == text(self, *ai);
                if !same || !matches!(self.ty(*x), Ty::List(_)) {
                    return Ok(false);
                }
                if text(self, *x) == text(self, *y) {
                    let place = self.place(*x)?;
                    let (i, j) = (
                        self.place_of_index(&place, *i)?,
                        self.place_of_index(&place, *j)?,
                    );
                    let receiver = place.receiver();
                    if i.contains("len()") || j.contains("len()") {
                        let (a, b) = (self.fresh("at"), self.fresh("at"));
                        self.out.line(format!("let ({a}, {b}) = ({i}, {j});"));
                        self.out.line(format!("{receiver}.swap({a}, {b});"));
                        return Ok(true);
                    }
                    self.out.line(format!("{receiver}.swap({i}, {j});"));
                    return Ok(true);
                }
                if !self.ty(*a).is_copy() {
                    return refuse("a swap of places of two lists");
                }
                let item = self.ty(*a).clone();
                let (x_code, y_code) = (self.place(*x)?, self.place(*y)?);
                let (mut i, mut j) = (
                    self.place_of_index(&x_code, *i)?,
                    self.place_of_index(&y_code, *j)?,
                );
                for at in [&mut i, &mut j] {
                    if at.contains("len()") {
                        let name = self.fresh("at");
                        self.out.line(format!("let {name} = {at};"));
                        *at = name;
                    }
                }
                if !item.is_copy() {
                    return refuse("a swap of places that are no plain values");
                }
                let name = self.fresh("swapped");
                self.out
                    .line(format!("let {name} = {}[{i}];", x_code.receiver()));
                self.out.line(format!(
                    "{}[{i}] = {}[{j}];",
                    x_code.receiver(),
                    y_code.receiver()
                ));
                self.out
                    .line(format!("{}[{j}] = {name};", y_code.receiver()));
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// `first, *rest = items`.
    fn unpack_star(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        star: usize,
        value: ExprId,
    ) -> Res<()> {
        let of = self.ty(value).some().clone();
        let (Ty::List(item) | Ty::Tuples(item)) = &of else {
            return refuse("unpacking of this with a star");
        };
        if !self.has_rust(item) {
            return refuse(unknown(item));
        }
        let mut vars = Vec::new();
        for target in targets {
            let Target::Var(var) = target else {
                return refuse("unpacking to places");
            };
            vars.push(*var);
        }
        let _ = stmt;
        if vars
            .iter()
            .any(|it| self.declared.contains(it) || self.binding(*it).global.is_some())
        {
            return refuse("unpacking with a star to names that are there");
        }
        let code = self.expr(value)?;
        let source = match code.form {
            Form::Value => {
                let name = self.fresh("items");
                self.out.line(format!("let {name} = {};", code.text));
                name
            }
            _ => code.receiver(),
        };
        let mut names = Vec::new();
        let mut after = Vec::new();
        for (index, var) in vars.iter().enumerate() {
            let binding = self.binding(*var).clone();
            let uses = self
                .program
                .var(*var)
                .occurrences
                .iter()
                .filter(|it| !it.is_def)
                .count();
            self.declared.insert(*var);
            if uses == 0 {
                names.push(if index == star {
                    "..".to_owned()
                } else {
                    "_".to_owned()
                });
                continue;
            }
            if index == star {
                names.push(format!("{} @ ..", binding.name));
            } else {
                names.push(binding.name.clone());
            }
            let is_owned = binding.needs_mut || self.effects.changed.contains(var);
            let needs_mut = if binding.needs_mut { "mut " } else { "" };
            if index == star && is_owned {
                after.push(format!("let {needs_mut}{0} = {0}.to_vec();", binding.name));
            } else if index == star {
                self.bound.insert(*var, Form::Ref);
            } else if item.is_copy() {
                after.push(format!("let {needs_mut}{0} = *{0};", binding.name));
            } else if is_owned {
                let method = if **item == Ty::Str {
                    "to_string"
                } else {
                    "clone"
                };
                after.push(format!(
                    "let {needs_mut}{0} = {0}.{method}();",
                    binding.name
                ));
            } else {
                self.bound.insert(*var, Form::Ref);
            }
        }
        self.out.line(format!(
            "let [{}] = &{source}[..] else {{ panic!(\"not enough values to unpack\"); }};",
            names.join(", ")
        ));
        for line in after {
            self.out.line(line);
        }
        Ok(())
    }

    pub(super) fn augmented(
        &mut self,
        stmt: &Stmt<'_>,
        target: &Target,
        op: Operator,
        value: ExprId,
        read: ExprId,
    ) -> Res<()> {
        let of = match target {
            Target::Var(var) => self.program.var(*var).ty.clone(),
            _ => self.ty(read).clone(),
        };
        if let Target::Var(var) = target {
            let binding = self.binding(*var).clone();
            match binding.global {
                Some(Global::Cell) => {
                    let sign = plain_sign(op).ok_or_else(|| {
                        super::translator::Refusal("an operator on a variable of the module".into())
                    })?;
                    if !matches!(of, Ty::Int | Ty::Float)
                        || !matches!(op, Operator::Add | Operator::Sub | Operator::Mult)
                    {
                        return refuse("an operator on a variable of the module");
                    }
                    let code = self.value(value, &of)?;
                    self.out.line(format!(
                        "{0}.set({0}.get() {sign} {1});",
                        binding.name,
                        code.at_least(Prec::Cast)
                    ));
                    return Ok(());
                }
                None | Some(Global::Moved(_)) => {}
                Some(_) => {
                    return refuse(format!(
                        "{} is a variable of the module that changes",
                        binding.name
                    ));
                }
            }
            if binding.global.is_none() && self.program.var(*var).func != self.func {
                return refuse("a variable of the function around is assigned");
            }
        }
        if let Target::Attribute(object, name) = target {
            let class = match self.ty(*object) {
                Ty::Class(class) => Some(*class),
                _ => None,
            };
            if let Some(class) = class {
                let Some(sign) = plain_sign(op) else {
                    return refuse("an operator on an attribute of a class");
                };
                return self.augmented_class_attribute(class, name, sign, value);
            }
            if let Ty::Instance(class) = self.ty(*object).some()
                && self.program.property(*class, name).is_some()
            {
                return refuse("an operator on a property");
            }
        }
        if !self.has_rust(&of) {
            return refuse(unknown(&of));
        }
        if let Target::Index(_, index) = target
            && !self.is_quiet(*index)
            && !self.is_still(value)
        {
            return refuse("a value and its place that are computed in another order in Rust");
        }
        match &of {
            Ty::Str => {
                if op != Operator::Add {
                    return self.augmented_whole(target, op, value, read, &of, stmt);
                }
                let place = self.augmented_place(target, read)?;
                let receiver = place.receiver();
                if let Kind::Format(pieces) = self.kind(value) {
                    let mut template = super::format::Template::default();
                    self.format_pieces(pieces, &mut template)?;
                    let code = template.formatted();
                    self.out
                        .line(format!("{receiver}.push_str(&{});", code.text));
                    return Ok(());
                }
                if *self.ty(value) == Ty::Char {
                    let code = self.expr(value)?;
                    self.out.line(format!("{receiver}.push({});", code.text));
                    return Ok(());
                }
                let code = self.borrowed(value, &Ty::Str)?;
                self.out
                    .line(format!("{receiver}.push_str({});", code.text));
                Ok(())
            }
            Ty::List(_) => match op {
                Operator::Add => {
                    let item = of.item();
                    if let Kind::List(items) = self.kind(value)
                        && let [one] = items.as_slice()
                        && !matches!(self.kind(*one), Kind::Starred(_))
                    {
                        let code = self.value(*one, &item)?;
                        let place = self.augmented_place(target, read)?;
                        self.out
                            .line(format!("{}.push({});", place.receiver(), code.text));
                        return Ok(());
                    }
                    let seq = self.iterate(value)?;
                    if seq.is_unordered {
                        self.check_order(&seq.ty)?;
                    }
                    let items = self.owned_items(seq, &item)?;
                    let place = self.augmented_place(target, read)?;
                    self.out
                        .line(format!("{}.extend({items});", place.receiver()));
                    Ok(())
                }
                _ => refuse("an operator that changes a list"),
            },
            Ty::Set(_) => {
                let code = self.borrowed(value, &of)?;
                let place = self.augmented_place(target, read)?;
                let text = match op {
                    Operator::BitOr => {
                        let cloned = if of.item().is_copy() {
                            "copied"
                        } else {
                            "cloned"
                        };
                        let inner = code
                            .text
                            .strip_prefix('&')
                            .map_or(code.receiver(), str::to_owned);
                        format!("{}.extend({inner}.iter().{cloned}());", place.receiver())
                    }
                    Operator::Sub | Operator::BitAnd | Operator::BitXor => {
                        let sign = match op {
                            Operator::Sub => "-",
                            Operator::BitAnd => "&",
                            _ => "^",
                        };
                        match place.form {
                            Form::MutRef => format!(
                                "*{0} = &*{0} {sign} {1};",
                                place.text,
                                code.at_least(Prec::Unary)
                            ),
                            _ => format!(
                                "{0} = &{0} {sign} {1};",
                                place.text,
                                code.at_least(Prec::Unary)
                            ),
                        }
                    }
                    _ => return refuse("an operator that changes a set"),
                };
                self.out.line(text);
                Ok(())
            }
            Ty::Int | Ty::Float | Ty::Real | Ty::Bool => {
                self.augmented_number(stmt, target, op, value, read, &of)
            }
            _ => self.augmented_whole(target, op, value, read, &of, stmt),
        }
    }

    fn augmented_number(
        &mut self,
        stmt: &Stmt<'_>,
        target: &Target,
        op: Operator,
        value: ExprId,
        read: ExprId,
        of: &Ty,
    ) -> Res<()> {
        let is_usize = matches!(target, Target::Var(var) if self.binding(*var).is_usize);
        let sign = match (op, of) {
            (Operator::Add | Operator::Sub | Operator::Mult, Ty::Int | Ty::Float | Ty::Real) => {
                plain_sign(op)
            }
            (Operator::BitAnd | Operator::BitOr | Operator::BitXor, Ty::Int | Ty::Bool) => {
                plain_sign(op)
            }
            (Operator::Div, Ty::Float | Ty::Real) if matches!(self.kind(value), Kind::Int(1..)) => {
                Some("/")
            }
            _ => None,
        };
        let Some(sign) = sign else {
            return self.augmented_whole(target, op, value, read, of, stmt);
        };
        if of.is_float() && !self.ty(value).is_number()
            || *of == Ty::Int && !matches!(self.ty(value), Ty::Int | Ty::Bool)
        {
            return refuse("values of more than one type meet here");
        }
        let code = if is_usize && is_count(self.program, value, &self.usizes) {
            self.count(value)?
        } else {
            self.value(value, of)?
        };
        // `d[k] += 1`, with what is inserted where there is nothing.
        if let Target::Index(object, index) = target
            && let Ty::Dict(key, _, kind) = self.ty(*object).some().clone()
        {
            let place = self.place(*object)?;
            if matches!(kind, DictKind::Counter | DictKind::Default) {
                let wanted = self.value(*index, &key)?;
                self.out.line(format!(
                    "*{}.entry({}).or_default() {sign}= {};",
                    place.receiver(),
                    wanted.text,
                    code.text
                ));
                return Ok(());
            }
            let super::comparison::Key::Text(wanted) = self.lookup(*index, &key, false)? else {
                return refuse("a key of another type");
            };
            self.out.line(format!(
                "{}[{wanted}] {sign}= {};",
                place.receiver(),
                code.text
            ));
            return Ok(());
        }
        if let Target::Index(object, index) = target {
            let place = self.place(*object)?;
            let at = self.place_of_index(&place, *index)?;
            if at.contains("len()") {
                let name = self.fresh("at");
                self.out.line(format!("let {name} = {at};"));
                self.out.line(format!(
                    "{}[{name}] {sign}= {};",
                    place.receiver(),
                    code.text
                ));
            } else {
                self.out
                    .line(format!("{}[{at}] {sign}= {};", place.receiver(), code.text));
            }
            return Ok(());
        }
        let place = self.augmented_place(target, read)?;
        let star = if matches!(target, Target::Var(var) if self.bound.get(var) == Some(&Form::Ref))
        {
            "*"
        } else {
            ""
        };
        self.out
            .line(format!("{star}{} {sign}= {};", place.text, code.text));
        Ok(())
    }

    fn augmented_place(&mut self, target: &Target, read: ExprId) -> Res<Code> {
        match target {
            Target::Var(var) => {
                let binding = self.binding(*var);
                let form = self.bound.get(var).copied().unwrap_or(binding.form);
                let ty = self.program.var(*var).ty.clone();
                if form == Form::Ref && !ty.is_copy() {
                    return refuse("a borrowed value that is changed");
                }
                Ok(Code::tight(binding.name.clone(), ty).held(form))
            }
            _ => self.place(read),
        }
    }

    /// `x = x op value`.
    fn augmented_whole(
        &mut self,
        target: &Target,
        op: Operator,
        value: ExprId,
        read: ExprId,
        of: &Ty,
        _: &Stmt<'_>,
    ) -> Res<()> {
        let var = match target {
            Target::Var(var) => var,
            Target::Attribute(object, _) if self.is_simple(*object) => {
                let code = self.binary_typed(op, read, value, of)?;
                if of.join(&code.ty) != *of {
                    return refuse("values of more than one type meet here");
                }
                let code = self.coerced(code, of)?;
                let place = self.place(read)?;
                self.out.line(format!("{} = {};", place.text, code.text));
                return Ok(());
            }
            _ => return refuse("an operator on this place"),
        };
        let var = *var;
        let code = self.binary_typed(op, read, value, of)?;
        if of.join(&code.ty) != *of {
            return refuse("values of more than one type meet here");
        }
        let code = if self.binding(var).is_usize {
            code
        } else {
            self.plain_int(code)
        };
        let code = if code.is_usize {
            code
        } else {
            self.coerced(code, of)?
        };
        let star = if self.binding(var).form == Form::MutRef {
            "*"
        } else {
            ""
        };
        let name = self.binding(var).name.clone();
        self.out.line(format!("{star}{name} = {};", code.text));
        Ok(())
    }

    /// An operator whose result has no expression of its own in the source.
    fn binary_typed(&mut self, op: Operator, left: ExprId, right: ExprId, want: &Ty) -> Res<Code> {
        self.binary_as(op, left, right, want)
    }
}

impl Ty {
    /// What a place of a list or dict holds.
    fn item_of(&self) -> Self {
        match self {
            Self::Dict(_, value, _) => (**value).clone(),
            ty => ty.item(),
        }
    }
}

fn plain_sign(op: Operator) -> Option<&'static str> {
    Some(match op {
        Operator::Add => "+",
        Operator::Sub => "-",
        Operator::Mult => "*",
        Operator::BitAnd => "&",
        Operator::BitOr => "|",
        Operator::BitXor => "^",
        _ => return None,
    })
}

/// Whether a type holds integers, whose width Rust would choose by itself.
fn has_integers(ty: &Ty) -> bool {
    match ty {
        Ty::Int => true,
        Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
            has_integers(of)
        }
        Ty::Dict(key, value, _) => has_integers(key) || has_integers(value),
        Ty::Tuple(items) => items.iter().any(has_integers),
        _ => false,
    }
}

/// `.collect::<T>()` at the very end as `.collect()`, where the declaration names the type.
pub(super) fn without_turbofish(text: &str, ty: &str) -> String {
    let end = format!(".collect::<{ty}>()");
    match text.strip_suffix(&end) {
        Some(start) => format!("{start}.collect()"),
        None => text.to_owned(),
    }
}
