//! Errors: the enum of the exceptions that a file's code lets out, `raise`, and what an operation raises by
//! itself where a handler sees it.

use std::collections::BTreeMap;

use super::code::{Code, Form, Prec, quoted};
use super::frames::Flow;
use super::names::camel;
use super::questions::{ends_with_try, is_one_call, question};
use super::raises::Classes;
use super::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ClassId, ExprId, Kind, Stmt, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Names the variants of the enum of errors.
    pub(super) fn name_variants(&mut self) {
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        let all: Vec<Exc> = self.raises.all().into_iter().collect();
        let short: Vec<String> = all.iter().map(|it| self.short_name(*it)).collect();
        for name in &short {
            *names.entry(name.clone()).or_default() += 1;
        }
        for (class, name) in all.iter().zip(short) {
            let name = if names[&name] > 1 || name == "Self" {
                camel(self.python_name(*class))
            } else {
                name
            };
            self.variants.insert(*class, name);
        }
        let is_taken = |it: &&crate::types::ir::Class<'_>| camel(&it.name) == "Error";
        self.error_name = if self.program.classes.iter().any(|it| is_taken(&it)) {
            "Failure".to_owned()
        } else {
            "Error".to_owned()
        };
    }

    /// A variant's name: that of the class without what the enum says already.
    fn short_name(&self, class: Exc) -> String {
        let name = camel(self.python_name(class));
        let short = ["Error", "Exception"]
            .iter()
            .find_map(|it| name.strip_suffix(it))
            .filter(|it| !it.is_empty());
        short.map_or(name.clone(), str::to_owned)
    }

    /// The name of a class in Python.
    pub(super) fn python_name(&self, class: Exc) -> &str {
        match class {
            Exc::Builtin(name) => name,
            Exc::Own(id) => &self.program.classes[id.at()].name,
        }
    }

    /// Whether exceptions of a class hold more than a text: then a struct of its own stands for it.
    pub(super) fn has_own_struct(&self, class: Exc) -> bool {
        let is_plain = |id: ClassId| {
            let body = &self.program.classes[id.at()].body.body;
            body.iter().all(|stmt| {
                matches!(
                    stmt.kind,
                    crate::types::ir::StmtKind::Docstring
                        | crate::types::ir::StmtKind::Pass
                        | crate::types::ir::StmtKind::Expr(_)
                )
            })
        };
        let own = exceptions::ancestors(self.program, class);
        own.iter().any(|it| match it {
            Exc::Own(id) => !is_plain(*id),
            Exc::Builtin(_) => false,
        })
    }

    /// The path of a variant.
    pub(super) fn error_variant(&self, class: Exc) -> Res<String> {
        match self.variants.get(&class) {
            Some(name) => Ok(format!("{}::{name}", self.error_name)),
            None => refuse("an exception that nothing raises"),
        }
    }

    /// Whether an error can leave the code that is written.
    pub(super) fn can_fail(&self) -> bool {
        match self.frames.last() {
            Some(frame) => frame.fails && frame.flow != Flow::Refused,
            None => self.raises.fails(self.func) && self.may_fail(self.func),
        }
    }

    /// Whether a function may give a `Result`: methods of Python's own names are called by what can't.
    pub(super) fn may_fail(&self, func: crate::types::ir::FuncId) -> bool {
        let func = self.program.func(func);
        let is_special = func.name.starts_with("__") && func.name.ends_with("__");
        !is_special
            || func.class.is_none()
            || matches!(
                func.name.as_str(),
                "__init__"
                    | "__post_init__"
                    | "__call__"
                    | "__enter__"
                    | "__exit__"
                    | "__getitem__"
                    | "__setitem__"
                    | "__contains__"
            )
    }

    /// `return Err(..)`, as the last value or not.
    pub(super) fn leave_with(&mut self, error: &str, is_tail: bool) -> Res<()> {
        if !self.can_fail() {
            return refuse("an error that can't be given back here");
        }
        let is_tail = is_tail && self.frames.is_empty();
        self.out.line(if is_tail {
            format!("Err({error})")
        } else {
            format!("return Err({error});")
        });
        Ok(())
    }

    /// `raise`.
    pub(super) fn raise(
        &mut self,
        stmt: &Stmt<'_>,
        exception: Option<ExprId>,
        is_tail: bool,
    ) -> Res<()> {
        // Behind what gives nothing stands `Ok(())`, unless the body ends here.
        let func = self.program.func(self.func);
        let last = func.body.body.last();
        let is_tail =
            is_tail && (func.ret != Ty::None || last.is_some_and(|it| it.start == stmt.start));
        let Some(exception) = exception else {
            let Some(held) = self.handling.last().cloned() else {
                return refuse("an error raised again outside of a handler");
            };
            return self.leave_with(&held, is_tail);
        };
        let class = match self.kind(exception) {
            Kind::Call(func, _) => exceptions::class_of(self.program, *func),
            _ => exceptions::class_of(self.program, exception),
        };
        if class == Some(Exc::Builtin("SystemExit")) && !self.raises.stmts.contains_key(&stmt.start)
        {
            let arguments = match self.kind(exception) {
                Kind::Call(_, arguments) => arguments.clone(),
                _ => Vec::new(),
            };
            let text = self.exit(&arguments)?;
            self.out.line(format!("{text};"));
            return Ok(());
        }
        if let Some(class) = class
            && !self.raises.stmts.contains_key(&stmt.start)
        {
            let name = self.python_name(class).to_owned();
            self.out.line(format!("panic!(\"{name}\");"));
            return Ok(());
        }
        let error = self.made_error(exception)?;
        self.leave_with(&error, is_tail)
    }

    /// An expression that is an exception, as a value of the enum.
    pub(super) fn made_error(&mut self, id: ExprId) -> Res<String> {
        let (class, arguments) = match self.kind(id) {
            Kind::Call(func, arguments) => {
                (exceptions::class_of(self.program, *func), arguments.clone())
            }
            _ => (exceptions::class_of(self.program, id), Vec::new()),
        };
        let Some(class) = class else {
            let Ty::Error(_) = self.ty(id) else {
                return refuse("what is raised is no exception that is known");
            };
            if let Kind::Var(var) = self.kind(id)
                && let Some(class) = self.payloads.get(var).copied()
            {
                let variant = self.error_variant(class)?;
                let name = self.binding(*var).name.clone();
                return Ok(format!("{variant}({name})"));
            }
            let code = self.expr(id)?;
            let code = self.owned(code, id)?;
            return Ok(code.text);
        };
        let variant = self.error_variant(class)?;
        if self.has_own_struct(class) {
            let code = self.make_exception(id, class, &arguments)?;
            return Ok(format!("{variant}({code})"));
        }
        let message = self.message(class, &arguments)?;
        Ok(format!("{variant}({message})"))
    }

    /// `str` of an exception that is made of these arguments, as an owned text.
    pub(super) fn message(
        &mut self,
        class: Exc,
        arguments: &[crate::types::ir::Argument],
    ) -> Res<String> {
        let plain = self.plain(arguments)?;
        let key = Exc::Builtin("KeyError");
        let shows_repr = exceptions::catches(self.program, key, class);
        match plain.as_slice() {
            [] => Ok("String::new()".to_owned()),
            [text] if !shows_repr && self.ty(*text).is_text() => {
                Ok(self.value(*text, &Ty::Str)?.text)
            }
            [value] => {
                if let (Kind::Str(text), true) = (self.kind(*value), shows_repr)
                    && !text.contains(['\'', '\\'])
                    && text.chars().all(super::code::is_plain)
                {
                    return Ok(format!("{}.to_string()", quoted(&format!("'{text}'"))));
                }
                let code = self.expr(*value)?;
                let shown = if shows_repr {
                    self.repr(code)?
                } else {
                    self.shown(code)?
                };
                Ok(match (&shown.ty, shown.form) {
                    (Ty::Str, Form::Value) => shown.text,
                    _ => format!("{}.to_string()", shown.receiver()),
                })
            }
            _ if exceptions::catches(self.program, Exc::Builtin("OSError"), class) => {
                refuse("an OSError of a number and a text")
            }
            many => {
                let mut template = Vec::new();
                let mut texts = Vec::new();
                for value in many {
                    let code = self.expr(*value)?;
                    texts.push(self.repr(code)?.text);
                    template.push("{}");
                }
                Ok(format!(
                    "format!(\"({})\", {})",
                    template.join(", "),
                    texts.join(", ")
                ))
            }
        }
    }

    /// `sys.exit(..)`: nobody sees it, so the program ends.
    pub(super) fn exit(&mut self, arguments: &[crate::types::ir::Argument]) -> Res<String> {
        let plain = self.plain(arguments)?;
        match plain.as_slice() {
            [] => Ok("std::process::exit(0)".to_owned()),
            [status] => match (self.kind(*status), self.ty(*status).clone()) {
                (Kind::None, _) => Ok("std::process::exit(0)".to_owned()),
                (Kind::Int(status @ 0..=255), _) => Ok(format!("std::process::exit({status})")),
                (_, Ty::Int) => {
                    let code = self.value(*status, &Ty::Int)?;
                    // Of a status the system keeps the lowest byte.
                    Ok(format!(
                        "std::process::exit(({} & 255) as i32)",
                        code.at_least(Prec::Shift)
                    ))
                }
                (_, Ty::None) => {
                    let code = self.expr(*status)?;
                    self.out.line(format!("{};", code.text));
                    Ok("std::process::exit(0)".to_owned())
                }
                (_, ty) if ty.is_text() => {
                    let code = self.expr(*status)?;
                    self.out
                        .line(format!("eprintln!(\"{{}}\", {});", code.text));
                    Ok("std::process::exit(1)".to_owned())
                }
                _ => refuse("a status of this kind"),
            },
            _ => refuse("these arguments"),
        }
    }

    /// Whether an operation can raise what a handler sees.
    pub(super) fn is_failing(&self, id: ExprId) -> bool {
        self.raises.exprs.contains_key(&id)
    }

    /// A piece of an operation that is `None` where it fails, with `?`.
    pub(super) fn or_error(
        &mut self,
        option: &str,
        class: &'static str,
        message: &str,
    ) -> Res<String> {
        let variant = self.error_variant(Exc::Builtin(class))?;
        Ok(format!("{option}.ok_or_else(|| {variant}({message}))?"))
    }

    /// An expression whose own operation can fail, where that matters.
    pub(super) fn expr(&mut self, id: ExprId) -> Res<Code> {
        if self.computed.contains_key(&id) {
            self.handled.insert(id);
            return self.expr_kind(id);
        }
        if let Kind::Comprehension(comprehension) = self.kind(id)
            && self.first.contains(&id)
            && self.has_failing(id)
        {
            let want = self.ty(id).clone();
            return self.failing_comprehension(&comprehension.clone(), &want);
        }
        if let Kind::Index(object, index) = self.kind(id)
            && let Kind::Attribute(error, name) = self.kind(*object)
            && name == "args"
            && let Ty::Error(class) = self.ty(*error)
        {
            if !matches!(self.kind(*index), Kind::Int(0)) || !self.is_made_of_texts(*class) {
                return refuse("what an exception was made with");
            }
            let code = self.expr(*error)?;
            let text = format!("{}.to_string()", code.receiver());
            return Ok(Code::tight(text, Ty::Str));
        }
        if !self.is_failing(id) {
            return self.expr_kind(id);
        }
        let code = match self.kind(id) {
            Kind::Index(object, index) if !matches!(self.ty(*object).some(), Ty::Instance(_)) => {
                self.failing_index(*object, *index)?
            }
            Kind::Call(func, arguments) => {
                let (func, arguments) = (*func, arguments.clone());
                self.failing_call(id, func, &arguments)?
            }
            Kind::Binary(_, left, right) => {
                let are_ints = [left, right]
                    .iter()
                    .all(|it| matches!(self.ty(**it).some(), Ty::Int | Ty::Bool));
                let code = self.expr_kind(id)?;
                self.failing_division(code, are_ints)?
            }
            _ => {
                let code = self.expr_kind(id)?;
                if !ends_with_try(&code.text) {
                    return refuse("an error that is caught here");
                }
                code
            }
        };
        self.handled.insert(id);
        Ok(code)
    }

    /// Whether something in an expression can raise what a handler sees.
    pub(super) fn has_failing(&self, id: ExprId) -> bool {
        let parts = self.kind(id).parts();
        self.is_failing(id) || parts.into_iter().any(|it| self.has_failing(it))
    }

    /// Whether each exception of a class is its text and nothing else.
    fn is_made_of_texts(&self, class: Exc) -> bool {
        let key = Exc::Builtin("KeyError");
        let are_plain = self.variants.keys().all(|it| {
            !exceptions::catches(self.program, class, *it)
                || !self.has_own_struct(*it) && !exceptions::catches(self.program, key, *it)
        });
        are_plain
            && self.program.exprs.iter().all(|expr| match &expr.kind {
                Kind::Call(func, arguments) => {
                    let made = exceptions::class_of(self.program, *func);
                    made.is_none_or(|made| {
                        !exceptions::catches(self.program, class, made)
                            || matches!(arguments.as_slice(), [one] if self.ty(one.value).is_text())
                    })
                }
                _ => true,
            })
    }

    /// A comprehension in which something can fail, as a loop before the statement.
    pub(super) fn failing_comprehension(
        &mut self,
        comprehension: &crate::types::ir::Comprehension,
        want: &Ty,
    ) -> Res<Code> {
        let [generator] = comprehension.generators.as_slice() else {
            return refuse("an error within a comprehension of several loops");
        };
        let Ty::List(item) = want else {
            return refuse("an error within a comprehension");
        };
        if !self.has_rust(want) {
            return refuse(super::translator::unknown(want));
        }
        let first = std::mem::take(&mut self.first);
        let name = self.fresh("items");
        let rust = self.rust_type(want);
        let seq = self.iterate(generator.iter)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        let pattern = self.pattern_of(&generator.target, &seq.item, &seq.ty)?;
        let over = seq.in_for.clone().unwrap_or(seq.text);
        self.out
            .line(format!("let mut {name}: {rust} = Vec::new();"));
        self.out.line(format!("for {pattern} in {over} {{"));
        for condition in &generator.conditions {
            let code = self.condition(*condition)?;
            let opposite = super::conditions::negated(&code);
            self.out
                .line(format!("if {} {{ continue; }}", opposite.text));
        }
        let element = self.value(comprehension.element, item)?;
        self.out.line(format!("{name}.push({});", element.text));
        self.out.line("}");
        self.first = first;
        Ok(Code::tight(name, want.clone()))
    }

    pub(super) fn failing_division(&mut self, code: Code, are_ints: bool) -> Res<Code> {
        let (helper, checked, message) = if code.text.starts_with("true_div(") {
            let message = if are_ints {
                "division by zero"
            } else {
                "float division by zero"
            };
            ("true_div", "divide", message)
        } else if code.text.starts_with("floor_div(") {
            (
                "floor_div",
                "checked_floor_div",
                "integer division or modulo by zero",
            )
        } else if code.text.starts_with("floor_mod(") {
            ("floor_mod", "checked_floor_mod", "integer modulo by zero")
        } else {
            return refuse("a division by zero that is caught here");
        };
        let rest = &code.text[helper.len()..];
        if !is_one_call(rest) {
            return refuse("a division by zero that is caught here");
        }
        let checked = self.helper(checked);
        let message = format!("{}.to_string()", quoted(message));
        let text = self.or_error(&format!("{checked}{rest}"), "ZeroDivisionError", &message)?;
        Ok(Code::tight(text, code.ty))
    }

    /// The text of a key, as `str` of a `KeyError` shows it.
    pub(super) fn key_message(&mut self, key: ExprId) -> Res<String> {
        if !self.is_simple(key) && !self.is_still(key) {
            return refuse("a key that is computed, whose error is caught");
        }
        self.message(
            Exc::Builtin("KeyError"),
            &[crate::types::ir::Argument {
                name: None,
                stars: 0,
                value: key,
            }],
        )
    }

    fn failing_index(&mut self, object: ExprId, index: ExprId) -> Res<Code> {
        let of = self.ty(object).clone();
        match of.clone() {
            Ty::Dict(key, value, crate::types::ty::DictKind::Plain) => {
                if !self.has_rust(&of) {
                    return refuse(super::translator::unknown(&of));
                }
                let code = self.expr(object)?;
                let super::membership::Key::Text(wanted) = self.lookup(index, &key, false)? else {
                    return refuse("a key of another type");
                };
                let message = self.key_message(index)?;
                if code.form == Form::Value && !value.is_copy() {
                    let removed = format!("{}.shift_remove({wanted})", code.receiver());
                    let text = self.or_error(&removed, "KeyError", &message)?;
                    return Ok(Code::tight(text, *value));
                }
                let found = format!("{}.get({wanted})", code.receiver());
                let text = self.or_error(&found, "KeyError", &message)?;
                Ok(self.borrowed_item(text, *value))
            }
            Ty::List(item) | Ty::Tuples(item) => {
                if !self.has_rust(&of) {
                    return refuse(super::translator::unknown(&of));
                }
                let code = self.expr(object)?;
                if code.form == Form::Value && !item.is_copy() {
                    return refuse("an index of a new list, whose error is caught");
                }
                let found = self.found_item(&code, index)?;
                let message = match of {
                    Ty::List(_) => "list index out of range",
                    _ => "tuple index out of range",
                };
                let message = format!("{}.to_string()", quoted(message));
                let text = self.or_error(&found, "IndexError", &message)?;
                Ok(self.borrowed_item(text, *item))
            }
            ty if ty.is_text() => {
                let code = self.index_text(object, index)?;
                let message = "\"string index out of range\".to_string()";
                let text = if let Some(found) = code
                    .text
                    .strip_suffix(".expect(\"string index out of range\")")
                {
                    self.or_error(found, "IndexError", message)?
                } else if let Some(rest) = code.text.strip_prefix("char_at(") {
                    let helper = self.helper("find_char");
                    self.or_error(&format!("{helper}({rest}"), "IndexError", message)?
                } else {
                    return refuse("an index whose error is caught");
                };
                Ok(Code::tight(text, Ty::Char))
            }
            _ => refuse("an index whose error is caught"),
        }
    }

    fn index_text(&mut self, object: ExprId, index: ExprId) -> Res<Code> {
        self.index(index, object, index)
    }

    /// An item of a list, if it is there.
    fn found_item(&mut self, list: &Code, index: ExprId) -> Res<String> {
        if super::counts::is_count(self.program, index, &self.usizes) {
            let at = self.count(index)?;
            return Ok(format!("{}.get({})", list.receiver(), at.text));
        }
        if let Kind::Int(-1) = self.kind(index) {
            return Ok(format!("{}.last()", list.receiver()));
        }
        let at = self.number(index, &Ty::Int)?;
        let helper = self.helper("find_item");
        let list = self.reference(list.clone());
        Ok(format!("{helper}({}, {})", list.text, at.text))
    }

    /// What `?` gives of a `Result` of a reference.
    fn borrowed_item(&mut self, text: String, ty: Ty) -> Code {
        if ty.is_copy() {
            return Code::new(format!("*{text}"), Prec::Unary, ty).held(Form::Place);
        }
        match ty {
            Ty::Option(_) => Code::new(format!("*{text}"), Prec::Unary, ty).held(Form::Place),
            ty => Code::tight(text, ty).held(Form::Ref),
        }
    }

    fn failing_call(
        &mut self,
        id: ExprId,
        func: ExprId,
        arguments: &[crate::types::ir::Argument],
    ) -> Res<Code> {
        if exceptions::class_of(self.program, func).is_some() {
            return self.expr_kind(id);
        }
        let plain: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
        if let (Kind::Builtin(name), [text]) = (self.kind(func), plain.as_slice())
            && matches!(name.as_str(), "int" | "float")
            && arguments[0].name.is_none()
            && self.ty(*text).is_text()
        {
            let (helper, ty) = if name == "int" {
                ("int_from", Ty::Int)
            } else {
                ("float_from", Ty::Float)
            };
            let code = if *self.ty(*text) == Ty::Char {
                let code = self.expr(*text)?;
                format!("&{}.to_string()", code.receiver())
            } else {
                self.borrowed(*text, &Ty::Str)?.text
            };
            self.error_variant(Exc::Builtin("ValueError"))?;
            let helper = self.helper(helper);
            return Ok(Code::tight(format!("{helper}({code})?"), ty));
        }
        let code = self.expr_kind(id)?;
        if ends_with_try(&code.text) {
            return Ok(code);
        }
        let text = self.failing_text(id, &code.text)?;
        Ok(Code { text, ..code })
    }

    /// The text of a call that stops the program where it fails, as one that gives an error.
    pub(super) fn failing_text(&mut self, id: ExprId, text: &str) -> Res<String> {
        let Kind::Call(_, arguments) = self.kind(id) else {
            return refuse("an error that is caught here");
        };
        let first = arguments.first().map(|it| it.value);
        for (expected, class) in EXPECTED {
            let suffix = format!(".expect({})", quoted(expected));
            let Some(option) = text.strip_suffix(&suffix) else {
                continue;
            };
            let message = match (*expected, first) {
                ("the key is there", Some(key)) => self.key_message(key)?,
                ("the value is in the list", Some(value)) => {
                    if !self.is_simple(value) {
                        return refuse("a value that is computed, whose error is caught");
                    }
                    let code = self.expr(value)?;
                    let shown = self.repr(code)?;
                    format!("format!(\"{{}} is not in list\", {})", shown.text)
                }
                ("max() of an empty sequence", _) => {
                    "\"max() iterable argument is empty\".to_string()".to_owned()
                }
                ("min() of an empty sequence", _) => {
                    "\"min() iterable argument is empty\".to_string()".to_owned()
                }
                (expected, _) => format!("{}.to_string()", quoted(expected)),
            };
            return self.or_error(option, class, &message);
        }
        if let Some(rest) = text.strip_prefix("remove_first(")
            && is_one_call(&format!("({rest}"))
        {
            let helper = self.helper("remove_item");
            return self.or_error(
                &format!("{helper}({rest}"),
                "ValueError",
                "\"list.remove(x): x not in list\".to_string()",
            );
        }
        if let (Some(rest), Some(item)) = (
            text.strip_prefix("assert!(")
                .and_then(|it| it.strip_suffix(", \"the item is there\")")),
            first,
        ) {
            let message = self.key_message(item)?;
            return self.or_error(&format!("{rest}.then_some(())"), "KeyError", &message);
        }
        refuse("an error that is caught here")
    }

    /// A value of a dict that is changed, where its key may be missing.
    pub(super) fn failing_place(
        &mut self,
        id: ExprId,
        dict: &Code,
        key: &str,
        index: ExprId,
        value: Ty,
    ) -> Res<Code> {
        let message = self.key_message(index)?;
        let found = format!("{}.get_mut({key})", dict.receiver());
        let text = self.or_error(&found, "KeyError", &message)?;
        self.handled.insert(id);
        Ok(Code::tight(text, value).held(Form::MutRef))
    }

    /// A place in a list that is checked before it is assigned to.
    pub(super) fn checked_place(&mut self, at: &str, len: &str, message: &str) -> Res<String> {
        let helper = self.helper("find_place");
        let message = format!("{}.to_string()", quoted(message));
        let text = self.or_error(&format!("{helper}({at}, {len})"), "IndexError", &message)?;
        let name = self.fresh("at");
        self.out.line(format!("let {name} = {text};"));
        Ok(name)
    }

    /// Whether all that can fail in some expressions was written so that it gives an error.
    pub(super) fn check_failing(&self, roots: &[ExprId]) -> Res<()> {
        let mut rest = roots.to_vec();
        while let Some(id) = rest.pop() {
            if self.is_failing(id) && !self.handled.contains(&id) {
                return refuse("an error that is caught here");
            }
            rest.extend(self.kind(id).parts());
        }
        Ok(())
    }

    /// Checks what was written for some expressions: whether an error can leave it where it says so.
    pub(super) fn check_tries(&self, text: &str) -> Res<()> {
        match question(text) {
            Some(true) => refuse("an error within a closure"),
            Some(false) if !self.can_fail() => refuse("an error that can't be given back here"),
            _ => Ok(()),
        }
    }

    /// The variable of a handler that stands for the payload of a variant.
    pub(super) fn payload(&self, var: VarId) -> Option<Exc> {
        self.payloads.get(&var).copied()
    }

    /// The pattern that matches errors of some classes, with a name for them.
    pub(super) fn error_pattern(&self, classes: &Classes, name: Option<&str>) -> Res<String> {
        let mut variants = Vec::new();
        for class in classes {
            variants.push(format!("{}(_)", self.error_variant(*class)?));
        }
        let all = variants.join(" | ");
        Ok(match (name, variants.len()) {
            (None, _) => format!("Err({all})"),
            (Some(name), 1) => format!("Err({name} @ {all})"),
            (Some(name), _) => format!("Err({name} @ ({all}))"),
        })
    }
}

/// What `expect` says of operations, each with the class of the exception.
const EXPECTED: &[(&str, &str)] = &[
    ("pop from empty list", "IndexError"),
    ("pop from an empty deque", "IndexError"),
    ("the key is there", "KeyError"),
    ("the value is in the list", "ValueError"),
    ("max() of an empty sequence", "ValueError"),
    ("min() of an empty sequence", "ValueError"),
    ("substring not found", "ValueError"),
];
