//! The file's own exceptions, each with what it holds as a struct, and the enum of all errors.

use super::code::{Code, Form, Prec, quoted};
use super::names::{camel, snake};
use super::translator::{Res, Translator, refuse};
use super::{Definition, Kind as DefinitionKind, Status};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind, Stmt, StmtKind, Target, VarId};
use crate::types::ty::Ty;

/// What an exception's struct holds besides its own fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Core {
    /// The exception that it is derived from.
    Base(ClassId),
    /// What it was made with.
    Args,
    /// The text that it was made with.
    Message,
    /// Its own text says all.
    Nothing,
}

impl Translator<'_, '_> {
    /// The class of the file's own with a struct that a class is derived from directly.
    fn struct_above(&self, class: ClassId) -> Option<ClassId> {
        let above = exceptions::parents(self.program, Exc::Own(class));
        above.into_iter().find_map(|it| match it {
            Exc::Own(id) if self.has_own_struct(it) => Some(id),
            _ => None,
        })
    }

    fn core_of(&self, class: ClassId) -> Core {
        let own_init = exceptions::own_method(self.program, class, "__init__");
        let init_above = self
            .struct_above(class)
            .filter(|it| exceptions::method(self.program, Exc::Own(*it), "__init__").is_some());
        match (own_init, self.struct_above(class)) {
            (None, Some(above)) => Core::Base(above),
            (None, None) => Core::Args,
            (Some(init), _) => match init_above {
                Some(above) if self.super_call(init).is_some() => Core::Base(above),
                _ if exceptions::own_method(self.program, class, "__str__").is_some() => {
                    Core::Nothing
                }
                _ => Core::Message,
            },
        }
    }

    /// The call of `super().__init__` in an `__init__`.
    fn super_call(&self, init: FuncId) -> Option<&[Argument]> {
        let body = &self.program.func(init).body.body;
        body.iter().find_map(|stmt| match &stmt.kind {
            StmtKind::Expr(call) => match self.kind(*call) {
                Kind::Call(func, arguments) if exceptions::is_super_init(self.program, *func) => {
                    Some(arguments.as_slice())
                }
                _ => None,
            },
            _ => None,
        })
    }

    /// The name of the field that holds the text.
    fn message_field(&self, class: ClassId) -> &'static str {
        let key = (class, "message".to_owned());
        if self.types.fields.contains_key(&key) {
            "text"
        } else {
            "message"
        }
    }

    /// The fields that an `__init__` sets itself, in their order.
    fn own_fields(&self, class: ClassId) -> Vec<(String, Ty)> {
        let Some(init) = exceptions::own_method(self.program, class, "__init__") else {
            return Vec::new();
        };
        let mut fields: Vec<(String, Ty)> = Vec::new();
        for stmt in &self.program.func(init).body.body {
            if let StmtKind::Assign { targets, .. } = &stmt.kind
                && let [Target::Attribute(_, name)] = targets.as_slice()
                && let Some(ty) = self.field_type(class, name)
                && fields.iter().all(|(it, _)| it != name)
            {
                fields.push((name.clone(), ty));
            }
        }
        fields
    }

    /// Whether all of an exception's class can be drafted.
    pub(super) fn is_known_exception(&self, class: ClassId) -> bool {
        let info = &self.program.classes[class.at()];
        let body = info.body.body.iter().all(|stmt| match &stmt.kind {
            StmtKind::Docstring | StmtKind::Pass | StmtKind::Expr(_) => true,
            StmtKind::Function(id) => {
                let func = self.program.func(*id);
                func.refused.is_none()
                    && func.is_alone
                    && (!func.name.starts_with("__")
                        || matches!(func.name.as_str(), "__init__" | "__str__"))
            }
            _ => false,
        });
        let fields = self.own_fields(class);
        let all: Vec<&str> = self
            .types
            .fields
            .keys()
            .filter(|(id, _)| *id == class)
            .map(|(_, name)| name.as_str())
            .collect();
        let init_is_plain =
            exceptions::own_method(self.program, class, "__init__").is_none_or(|init| {
                let func = self.program.func(init);
                func.params.iter().skip(1).all(|it| {
                    it.nature != crate::types::ir::ParamNature::Keywords
                        && it.nature != crate::types::ir::ParamNature::Rest
                        && self.has_rust(&self.program.var(it.var).ty)
                }) && func.body.body.iter().all(|it| {
                    matches!(
                        it.kind,
                        StmtKind::Assign { .. }
                            | StmtKind::Expr(_)
                            | StmtKind::Docstring
                            | StmtKind::Pass
                    )
                })
            });
        let are_all_set = all
            .iter()
            .all(|name| *name == "args" || fields.iter().any(|(it, _)| it == name));
        body && init_is_plain
            && are_all_set
            && fields.iter().all(|(_, ty)| self.has_rust(ty))
            && info.def.is_none_or(|it| it.decorator_list.is_empty())
            && match self.core_of(class) {
                Core::Base(above) => self.is_known_exception(above),
                Core::Args => self.args_of(class).is_some_and(|it| self.has_rust(&it)),
                Core::Message | Core::Nothing => true,
            }
    }

    /// Whether the struct of a class of exceptions is in the draft.
    pub(super) fn has_known_struct(&self, class: Exc) -> bool {
        match class {
            Exc::Own(id) => self.has_own_struct(class) && self.is_known_exception(id),
            Exc::Builtin(_) => false,
        }
    }

    /// The types of what exceptions of a class are made with.
    fn args_of(&self, class: ClassId) -> Option<Ty> {
        let ty = self.types.fields.get(&(class, "args".to_owned()));
        ty.cloned().filter(|it| matches!(it, Ty::Tuple(_)))
    }

    /// A value of an exception's struct.
    pub(super) fn make_exception(
        &mut self,
        id: ExprId,
        class: Exc,
        arguments: &[Argument],
    ) -> Res<String> {
        let Exc::Own(class) = class else {
            return refuse("an exception of this kind");
        };
        if !self.is_known_exception(class) {
            return refuse("an exception whose class is not drafted");
        }
        let name = camel(&self.program.classes[class.at()].name);
        if let Some(init) = exceptions::own_method(self.program, class, "__init__") {
            if self.super_call(init).is_none()
                && self.core_of(class) == Core::Message
                && arguments.iter().any(|it| it.name.is_some())
            {
                return refuse("an exception made with keywords");
            }
            let code = self.call_named(&format!("{name}::new"), init, 1, Ty::None, arguments)?;
            self.handled.insert(id);
            return Ok(code.text);
        }
        if let Core::Base(above) = self.core_of(class) {
            let base = self.make_exception(id, Exc::Own(above), arguments)?;
            Ok(format!("{name} {{ base: {base} }}"))
        } else {
            let Some(Ty::Tuple(types)) = self.args_of(class) else {
                return refuse("an exception made in more than one way");
            };
            let plain = self.plain(arguments)?;
            if plain.len() != types.len() {
                return refuse("an exception made in more than one way");
            }
            let mut texts = Vec::new();
            for (value, ty) in plain.iter().zip(&types) {
                texts.push(self.value(*value, ty)?.text);
            }
            let args = match texts.as_slice() {
                [one] => format!("({one},)"),
                many => format!("({})", many.join(", ")),
            };
            Ok(format!("{name} {{ args: {args} }}"))
        }
    }

    /// Where a field of an exception stands in its struct.
    fn field_path(&self, class: ClassId, name: &str) -> Option<(String, Ty)> {
        if let Some((_, ty)) = self.own_fields(class).into_iter().find(|it| it.0 == name) {
            return Some((snake(name), ty));
        }
        match self.core_of(class) {
            Core::Base(above) => {
                let (path, ty) = self.field_path(above, name)?;
                Some((format!("base.{path}"), ty))
            }
            Core::Args if name == "args" => Some(("args".to_owned(), self.args_of(class)?)),
            _ => None,
        }
    }

    /// `error.name`.
    pub(super) fn error_attribute(&mut self, object: ExprId, name: &str) -> Res<Code> {
        let Kind::Var(var) = self.kind(object) else {
            return refuse("an attribute of an exception");
        };
        let place = self.binding(*var).name.clone();
        if let Some(Exc::Own(class)) = self.payload(*var) {
            let Some((path, ty)) = self.field_path(class, name) else {
                return refuse("an attribute that is no field");
            };
            return Ok(Code::tight(format!("{place}.{path}"), ty).held(Form::Place));
        }
        let ty = self.ty(object).clone();
        let Ty::Error(class) = ty else {
            return refuse("an attribute of an exception");
        };
        if !self.accessors.contains(&(name.to_owned(), class)) {
            return refuse("an attribute that is no field");
        }
        let ty = exceptions::field(self.program, self.types, class, name);
        let code = Code::tight(format!("{place}.{}()", snake(name)), ty.clone());
        Ok(if ty.is_copy() {
            code
        } else {
            code.held(Form::Ref)
        })
    }

    /// Finds the handlers whose variable stands for the struct of one class, and the fields that are asked
    /// of errors of several classes.
    pub(super) fn plan_errors(&mut self) {
        let mut payloads = Vec::new();
        for (at, read) in &self.program.tries {
            let Some(facts) = self.raises.tries.get(at) else {
                continue;
            };
            for (handler, handled) in read.handlers.iter().zip(&facts.handled) {
                let mut classes = handled.iter();
                if let (Some(var), Some(class), None) =
                    (handler.var, classes.next(), classes.next())
                    && self.has_known_struct(*class)
                    && self.is_only_read(var)
                {
                    payloads.push((var, *class));
                }
            }
        }
        self.payloads.extend(payloads);
        let mut accessors = Vec::new();
        for expr in &self.program.exprs {
            if let Kind::Attribute(object, name) = &expr.kind
                && let Ty::Error(class) = self.ty(*object)
                && let Kind::Var(var) = self.kind(*object)
                && !self.payloads.contains_key(var)
            {
                let has_it = self.variants.keys().any(|it| match it {
                    Exc::Own(id) => {
                        self.has_known_struct(*it)
                            && exceptions::catches(self.program, *class, *it)
                            && self.field_path(*id, name).is_some()
                    }
                    Exc::Builtin(_) => false,
                });
                if has_it {
                    accessors.push((name.clone(), *class));
                }
            }
        }
        self.accessors.extend(accessors);
    }

    /// Writes the enum of errors.
    pub(super) fn error_enum(&mut self, is_public: bool, shows_class: bool) {
        if self.variants.is_empty() {
            return;
        }
        let public = if is_public { "pub " } else { "" };
        let name = self.error_name.clone();
        self.out.origin = None;
        self.crates.insert("thiserror");
        self.out.line("/// What can go wrong.");
        self.out.line("#[derive(Debug, Clone, thiserror::Error)]");
        self.out.line(format!("{public}enum {name} {{"));
        let variants: Vec<(Exc, String)> = self
            .variants
            .iter()
            .map(|(class, name)| (*class, name.clone()))
            .collect();
        for (class, variant) in &variants {
            let held = match class {
                Exc::Own(id) if self.has_known_struct(*class) => {
                    camel(&self.program.classes[id.at()].name)
                }
                _ => String::new(),
            };
            if held.is_empty() {
                self.out.line("#[error(\"{0}\")]");
                self.out.line(format!("{variant}(String),"));
            } else {
                self.out.line("#[error(transparent)]");
                self.out.line(format!("{variant}({held}),"));
            }
        }
        self.out.line("}");
        let accessors: Vec<(String, Exc)> = self.accessors.iter().cloned().collect();
        if !shows_class && accessors.is_empty() {
            return;
        }
        self.out.line(format!("impl {name} {{"));
        if shows_class {
            self.out.line("/// The name of the class in Python.");
            self.out
                .line(format!("{public}fn class_name(&self) -> &'static str {{"));
            self.out.line("match self {");
            for (class, variant) in &variants {
                let class = self.python_name(*class).to_owned();
                self.out
                    .line(format!("Self::{variant}(_) => {},", quoted(&class)));
            }
            self.out.line("}");
            self.out.line("}");
        }
        let mut written: Vec<&str> = Vec::new();
        for (field, _) in &accessors {
            if written.contains(&field.as_str()) {
                continue;
            }
            written.push(field);
            let mut arms = Vec::new();
            let mut ty = Ty::Unknown;
            for (class, variant) in &variants {
                if let Exc::Own(id) = class
                    && self.has_known_struct(*class)
                    && let Some((path, of)) = self.field_path(*id, field)
                {
                    ty = ty.join(&of);
                    arms.push((variant.clone(), path));
                }
            }
            let (sign, rust) = if ty.is_copy() {
                ("", self.rust_type(&ty))
            } else {
                ("&", self.borrowed_type(&ty))
            };
            self.out
                .line(format!("fn {}(&self) -> {rust} {{", snake(field)));
            self.out.line("match self {");
            for (variant, path) in &arms {
                self.out
                    .line(format!("Self::{variant}(error) => {sign}error.{path},"));
            }
            if arms.len() < variants.len() {
                self.out
                    .line("_ => unreachable!(\"an error without this field\"),");
            }
            self.out.line("}");
            self.out.line("}");
        }
        self.out.line("}");
    }

    /// Writes a class of exceptions.
    pub(super) fn exception_class(&mut self, id: ClassId, stmt: &Stmt<'_>, is_public: bool) {
        let class = &self.program.classes[id.at()];
        let (start, holes) = (self.out.lines.len(), self.holes.len());
        let is_live = self
            .variants
            .keys()
            .any(|it| exceptions::catches(self.program, Exc::Own(id), *it));
        if !self.has_own_struct(Exc::Own(id))
            || !is_live && self.program.classes.len() > id.at() && {
                let body = &class.body.body;
                body.iter()
                    .all(|it| matches!(it.kind, StmtKind::Docstring | StmtKind::Pass))
            }
        {
            // The variant of the enum says all of it.
            self.statements += 1;
            self.drafted += 1;
            self.out.seen(stmt.line);
            for stmt in &class.body.body {
                if let StmtKind::Expr(_) = stmt.kind {
                    self.statements += 1;
                    self.drafted += 1;
                    self.out.seen(stmt.line);
                }
            }
            return;
        }
        if !self.is_known_exception(id) {
            self.class(id, stmt);
            return;
        }
        self.statements += 1;
        self.drafted += 1;
        self.out.origin = Some(stmt.line);
        if let Some(docstring) = &class.docstring {
            self.doc("///", &docstring.clone());
        }
        let name = camel(&class.name);
        let public = if is_public { "pub " } else { "" };
        let core = self.core_of(id);
        let mut fields = Vec::new();
        match core {
            Core::Base(above) => fields.push((
                "base".to_owned(),
                camel(&self.program.classes[above.at()].name),
            )),
            Core::Args => {
                let ty = self.args_of(id).unwrap_or(Ty::Tuple(Vec::new()));
                fields.push(("args".to_owned(), self.rust_type(&ty)));
            }
            Core::Message => fields.push((self.message_field(id).to_owned(), "String".to_owned())),
            Core::Nothing => {}
        }
        let own = self.own_fields(id);
        for (field, ty) in &own {
            fields.push((snake(field), self.rust_type(ty)));
        }
        self.out.line("#[derive(Debug, Clone)]");
        self.out.line(format!("{public}struct {name} {{"));
        for (field, rust) in &fields {
            self.out.line(format!("{field}: {rust},"));
        }
        self.out.line("}");
        let functions: Vec<FuncId> = class
            .body
            .body
            .iter()
            .filter_map(|it| match it.kind {
                StmtKind::Function(id) => Some(id),
                _ => None,
            })
            .collect();
        if !functions.is_empty() {
            self.out.line(format!("impl {name} {{"));
            for function in functions {
                if self.program.func(function).name == "__init__" {
                    let fields: Vec<String> = fields.iter().map(|it| it.0.clone()).collect();
                    self.exception_new(id, function, &fields, core, is_public);
                } else {
                    self.function(function, is_public);
                }
            }
            self.out.line("}");
        }
        self.out.origin = Some(stmt.line);
        let shown = if exceptions::own_method(self.program, id, "__str__").is_some() {
            "f.write_str(&self.to_text())".to_owned()
        } else {
            match core {
                Core::Base(_) => "self.base.fmt(f)".to_owned(),
                Core::Message => format!("f.write_str(&self.{})", self.message_field(id)),
                Core::Nothing => "Ok(())".to_owned(),
                Core::Args => match self.args_shown(id) {
                    Ok(text) => format!("write!(f, \"{{}}\", {text})"),
                    Err(refusal) => {
                        let line = stmt.line;
                        self.hole(&stmt.head.clone(), line, &refusal.0)
                    }
                },
            }
        };
        self.out
            .line(format!("impl std::fmt::Display for {name} {{"));
        self.out
            .line("fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {");
        self.out.line(shown);
        self.out.line("}");
        self.out.line("}");
        self.out
            .line(format!("impl std::error::Error for {name} {{}}"));
        let class = &self.program.classes[id.at()];
        self.definitions.push(Definition {
            name: class.name.clone(),
            kind: DefinitionKind::Class,
            line: class.line,
            end_line: class.end_line,
            rust_line: start,
            rust_end_line: self.out.lines.len(),
            status: if self.holes.len() > holes {
                Status::Holes
            } else {
                Status::Whole
            },
        });
    }

    /// `str` of what an exception was made with.
    fn args_shown(&mut self, class: ClassId) -> Res<String> {
        let Some(Ty::Tuple(types)) = self.args_of(class) else {
            return refuse("an exception made in more than one way");
        };
        let key = Exc::Builtin("KeyError");
        let code = Code::tight("self.args", Ty::Tuple(types.clone())).held(Form::Place);
        match types.as_slice() {
            [] => Ok("\"\"".to_owned()),
            [one] => {
                let code = Code::new("self.args.0", Prec::Postfix, one.clone()).held(Form::Place);
                Ok(if exceptions::catches(self.program, key, Exc::Own(class)) {
                    self.repr(code)?
                } else {
                    self.shown(code)?
                }
                .text)
            }
            _ => Ok(self.repr(code)?.text),
        }
    }

    /// `__init__` of an exception as `new`.
    fn exception_new(
        &mut self,
        class: ClassId,
        id: FuncId,
        fields: &[String],
        core: Core,
        is_public: bool,
    ) {
        let func = self.program.func(id);
        let me: Option<VarId> = func.params.first().map(|it| it.var);
        let (start, holes) = (self.out.lines.len(), self.holes.len());
        self.statements += 1;
        self.drafted += 1;
        self.out.origin = Some(func.line);
        if let Some(docstring) = &func.docstring {
            self.doc("///", &docstring.clone());
        }
        let mut params = Vec::new();
        for param in func.params.iter().skip(1) {
            let binding = self.binding(param.var).clone();
            let ty = self.program.var(param.var).ty.clone();
            let rust = match binding.form {
                Form::MutRef => format!("&mut {}", self.rust_type(&ty)),
                Form::Ref => self.borrowed_type(&ty),
                _ => self.rust_type(&ty),
            };
            self.declared.insert(param.var);
            let needs_mut = if binding.needs_mut && binding.form == Form::Place {
                "mut "
            } else {
                ""
            };
            params.push(format!("{needs_mut}{}: {rust}", binding.name));
        }
        let public = if is_public { "pub " } else { "" };
        let fails = self.raises.fails(id);
        let gives = if fails {
            format!("Result<Self, {}>", self.error_name)
        } else {
            "Self".to_owned()
        };
        self.out.line(format!(
            "{public}fn new({}) -> {gives} {{",
            params.join(", ")
        ));
        let around = std::mem::replace(&mut self.func, id);
        let before = std::mem::replace(&mut self.making, me);
        self.given_fields.clear();
        self.declared_fields.clear();
        self.changing_fields.clear();
        if core == Core::Message && self.super_call(id).is_none() {
            // Python keeps what an exception is made with, whoever asks for it.
            let line = func.line;
            if let Err(refusal) = self.message_of_params(class, id) {
                let head = func.span.start..func.span.start;
                let hole = self.hole(&head, line, &refusal.0);
                let field = self.hidden_field(class);
                self.out.line(format!("let {field}: String = {hole};"));
            }
        }
        self.suite_at(&func.body, false);
        self.out.origin = Some(func.line);
        let names: Vec<String> = fields
            .iter()
            .map(|name| {
                let held =
                    me.map_or_else(|| name.clone(), |me| self.field_variable(me, class, name));
                if held == *name {
                    held
                } else {
                    format!("{name}: {held}")
                }
            })
            .collect();
        self.making = before;
        self.func = around;
        let made = format!("Self {{ {} }}", names.join(", "));
        self.out
            .line(if fails { format!("Ok({made})") } else { made });
        self.out.line("}");
        self.definitions.push(Definition {
            name: func.path.clone(),
            kind: DefinitionKind::Method,
            line: func.line,
            end_line: func.end_line,
            rust_line: start,
            rust_end_line: self.out.lines.len(),
            status: if self.holes.len() > holes {
                Status::Holes
            } else {
                Status::Whole
            },
        });
    }

    fn hidden_field(&self, class: ClassId) -> String {
        let field = self.message_field(class);
        match self.making {
            Some(me) => self.field_variable(me, class, field),
            None => field.to_owned(),
        }
    }

    fn message_of_params(&mut self, class: ClassId, init: FuncId) -> Res<()> {
        let params: Vec<VarId> = self
            .program
            .func(init)
            .params
            .iter()
            .skip(1)
            .map(|it| it.var)
            .collect();
        let key = Exc::Builtin("KeyError");
        let mut texts = Vec::new();
        for var in &params {
            let binding = self.binding(*var).clone();
            let ty = self.program.var(*var).ty.clone();
            let code = Code::tight(binding.name, ty).held(binding.form);
            let shows_repr =
                params.len() > 1 || exceptions::catches(self.program, key, Exc::Own(class));
            let shown = if shows_repr {
                self.repr(code)?
            } else {
                self.shown(code)?
            };
            texts.push(match (&shown.ty, shown.form) {
                (Ty::Str, Form::Value) => shown.text,
                _ => format!("{}.to_string()", shown.receiver()),
            });
        }
        let text = match texts.as_slice() {
            [] => "String::new()".to_owned(),
            [one] => one.clone(),
            many => {
                let places = vec!["{}"; many.len()].join(", ");
                format!("format!(\"({places})\", {})", many.join(", "))
            }
        };
        let field = self.hidden_field(class);
        self.out.line(format!("let {field} = {text};"));
        Ok(())
    }

    /// `super().__init__(..)` in the `__init__` of an exception.
    pub(super) fn super_init(&mut self, id: ExprId, arguments: &[Argument]) -> Res<()> {
        let Some(class) = self.program.func(self.func).class else {
            return refuse("super");
        };
        if self.making.is_none() || !exceptions::is_exception(self.program, class) {
            return refuse("super");
        }
        match self.core_of(class) {
            Core::Base(above) => {
                let base = self.make_exception(id, Exc::Own(above), arguments)?;
                let field = self.making.map_or("base".to_owned(), |me| {
                    self.field_variable(me, class, "base")
                });
                self.out.line(format!("let {field} = {base};"));
            }
            Core::Message => {
                let message = self.message(Exc::Own(class), arguments)?;
                let field = self.hidden_field(class);
                self.out.line(format!("let {field} = {message};"));
            }
            Core::Nothing | Core::Args => self.out.seen(self.out.origin.unwrap_or(1)),
        }
        self.handled.insert(id);
        Ok(())
    }

    /// A method of an exception of the file's own.
    pub(super) fn error_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let Kind::Var(var) = self.kind(object) else {
            return refuse("a method of an exception");
        };
        let Some(Exc::Own(class)) = self.payload(*var) else {
            return refuse("a method of an exception");
        };
        let Some(method) = exceptions::own_method(self.program, class, name) else {
            return refuse("a method of an exception");
        };
        let ret = self.program.func(method).ret.clone();
        let place = self.binding(*var).name.clone();
        let name = format!("{place}.{}", self.func_names[method.at()]);
        self.call_named(&name, method, 1, ret, arguments)
    }

    /// `type(value).__name__`.
    pub(super) fn class_name_of(&mut self, object: ExprId) -> Res<Code> {
        let of = match self.kind(object) {
            Kind::Call(func, arguments) if matches!(self.kind(*func), Kind::Builtin(name) if name == "type") => {
                arguments.first().map(|it| it.value)
            }
            Kind::Attribute(of, name) if name == "__class__" => Some(*of),
            _ => None,
        };
        let Some(of) = of else {
            return refuse("the name of a class");
        };
        if !matches!(self.ty(of), Ty::Error(_)) {
            return self.name_of_class(of);
        }
        if let Kind::Var(var) = self.kind(of)
            && let Some(class) = self.payload(*var)
        {
            let name = self.python_name(class).to_owned();
            return Ok(Code::tight(quoted(&name), Ty::Lit));
        }
        let code = self.expr(of)?;
        Ok(Code::tight(
            format!("{}.class_name()", code.receiver()),
            Ty::Lit,
        ))
    }

    /// `isinstance(error, ..)`.
    pub(super) fn is_error_of(&mut self, object: ExprId, class: ExprId) -> Res<Code> {
        let Some(classes) = exceptions::caught(self.program, Some(class)) else {
            return refuse("a class that is not known");
        };
        let Kind::Var(var) = self.kind(object) else {
            return refuse("isinstance of this");
        };
        let matching: Vec<String> = self
            .variants
            .iter()
            .filter(|(it, _)| {
                classes
                    .iter()
                    .any(|class| exceptions::catches(self.program, *class, **it))
            })
            .map(|(_, name)| format!("{}::{name}(_)", self.error_name))
            .collect();
        if self.payload(*var).is_some() {
            return refuse("isinstance of an exception of one class");
        }
        if matching.is_empty() {
            return Ok(Code::tight("false", Ty::Bool));
        }
        let code = self.expr(object)?;
        Ok(Code::tight(
            format!("matches!({}, {})", code.text, matching.join(" | ")),
            Ty::Bool,
        ))
    }

    /// `repr` of an error whose only argument is its text.
    pub(super) fn error_repr(&mut self, code: &Code) -> Res<Code> {
        let is_text = |class: &Exc| {
            !self.has_own_struct(*class)
                && !exceptions::catches(self.program, Exc::Builtin("KeyError"), *class)
        };
        let all_texts = self.variants.keys().all(is_text)
            && self.program.exprs.iter().all(|expr| match &expr.kind {
                Kind::Call(func, arguments)
                    if exceptions::class_of(self.program, *func).is_some() =>
                {
                    matches!(arguments.as_slice(), [one] if self.ty(one.value).is_text())
                }
                _ => true,
            });
        if !all_texts {
            return refuse("repr of an exception");
        }
        let helper = self.helper("text_repr");
        Ok(Code::tight(
            format!(
                "format!(\"{{}}({{}})\", {0}.class_name(), {helper}(&{0}.to_string()))",
                code.receiver()
            ),
            Ty::Str,
        ))
    }

    /// Whether Rust has a value for an exception.
    pub(super) fn has_errors(&self) -> bool {
        !self.variants.is_empty()
    }
}
