//! How instances of the file's exceptions are made.

use super::causes::CAUSE;
use super::structs::Core;
use crate::translation::code::{Code, Form};
use crate::translation::names::camel;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind, StmtKind, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The class of the file's own with a struct that a class is derived from directly.
    fn struct_above(&self, class: ClassId) -> Option<ClassId> {
        let above = exceptions::parents(self.program, Exc::Own(class));
        above.into_iter().find_map(|it| match it {
            Exc::Own(id) if self.has_own_struct(it) => Some(id),
            _ => None,
        })
    }

    pub(super) fn core_of(&self, class: ClassId) -> Core {
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
    pub(super) fn super_call(&self, init: FuncId) -> Option<&[Argument]> {
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
    pub(super) fn message_field(&self, class: ClassId) -> &'static str {
        let key = (class, "message".to_owned());
        if self.types.fields.contains_key(&key) {
            "text"
        } else {
            "message"
        }
    }

    /// The fields that an `__init__` sets itself, in their order.
    pub(super) fn own_fields(&self, class: ClassId) -> Vec<(String, Ty)> {
        let Some(init) = exceptions::own_method(self.program, class, "__init__") else {
            return Vec::new();
        };
        let mut fields: Vec<(String, Ty)> = Vec::new();
        for stmt in &self.program.func(init).body.body {
            let StmtKind::Assign { targets, .. } = &stmt.kind else {
                continue;
            };
            let targets = match targets.as_slice() {
                [Target::Tuple(targets, None)] => targets,
                [_] => targets,
                _ => continue,
            };
            for target in targets {
                if let Target::Attribute(_, name) = target
                    && let Some(ty) = self.field_type(class, name)
                    && fields.iter().all(|(it, _)| it != name)
                {
                    fields.push((name.clone(), ty));
                }
            }
        }
        fields
    }

    /// A value of an exception's struct.
    pub(in crate::translation) fn make_exception(
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
            if self.super_call(init).is_none() && self.core_of(class) == Core::Message {
                if arguments.iter().any(|it| it.name.is_some()) {
                    return refuse("an exception made with keywords");
                }
                // Its text are the arguments of the call; those that `__init__` has by default are not among them.
                if arguments.len() + 1 != self.program.func(init).params.len() {
                    return refuse("an exception made in more than one way");
                }
            }
            let code = self.call_named(&format!("{name}::new"), init, 1, Ty::None, arguments)?;
            self.handled.insert(id);
            return Ok(code.text);
        }
        if let Core::Base(above) = self.core_of(class) {
            let base = self.make_exception(id, Exc::Own(above), arguments)?;
            let base = self.with_own_constants(class, above, base)?;
            let mut fields = vec![format!("base: {base}")];
            let constants = self.constants_given(class)?.into_iter();
            fields.extend(constants.map(|(name, value)| format!("{name}: {value}")));
            fields.extend(self.no_cause(class));
            Ok(format!("{name} {{ {} }}", fields.join(", ")))
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
            let mut fields = vec![format!("args: {args}")];
            let constants = self.constants_given(class)?.into_iter();
            fields.extend(constants.map(|(name, value)| format!("{name}: {value}")));
            fields.extend(self.no_cause(class));
            Ok(format!("{name} {{ {} }}", fields.join(", ")))
        }
    }

    /// `__init__` of an exception as `new`.
    pub(super) fn exception_new(
        &mut self,
        class: ClassId,
        id: FuncId,
        fields: &[String],
        core: Core,
        is_public: bool,
    ) {
        let func = self.program.func(id);
        let me: Option<VarId> = func.params.first().map(|it| it.var);
        let (start, holes) = self.begun(id);
        let mut params = Vec::new();
        for param in func.params.iter().skip(1) {
            // Its message may be asked for where its own code does not use it.
            let binding = self.binding(param.var).clone();
            let rust = self.type_of_parameter(param.var);
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
        let constants = self.constants_given(class).unwrap_or_default();
        let names: Vec<String> = fields
            .iter()
            .map(|name| {
                if let Some((_, value)) = constants.iter().find(|it| it.0 == *name) {
                    return format!("{name}: {value}");
                }
                if name == CAUSE && self.caused.contains(&Exc::Own(class)) {
                    return format!("{name}: None");
                }
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
        self.define_method(id, start, holes);
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
    pub(in crate::translation) fn super_init(
        &mut self,
        id: ExprId,
        arguments: &[Argument],
    ) -> Res<()> {
        let Some(class) = self.program.func(self.func).class else {
            return refuse("super");
        };
        if self.making.is_none() || !exceptions::is_exception(self.program, class) {
            return refuse("super");
        }
        match self.core_of(class) {
            Core::Base(above) => {
                let base = self.make_exception(id, Exc::Own(above), arguments)?;
                let base = self.with_own_constants(class, above, base)?;
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
}
