//! The file's own exceptions, each with what it holds as a struct, and the enum of all errors.

mod asking;
mod causes;
mod class_names;
mod constants;
mod handed_down;
mod keys;
mod making;
mod methods;
mod refusals;
mod structs;

use structs::{Core, holds_error};

use super::names::{camel, snake};
use super::translator::Translator;
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ClassId, FuncId, Kind, StmtKind};
use crate::types::processes::CALLED;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
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
            _ => self.is_error_constant(class, stmt),
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
                        && self.has_known_rust(&self.program.var(it.var).ty)
                        // An error can be copied and shown, which a value of any class cannot.
                        && !self.program.var(it.var).ty.holds_dyn()
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
            && fields
                .iter()
                .all(|(_, ty)| self.has_known_rust(ty) && !holds_error(ty))
            && info.def.is_none_or(|it| it.decorator_list.is_empty())
            && self.is_shown_as_its_bases(class)
            && match self.core_of(class) {
                Core::Base(above) => self.is_known_exception(above),
                Core::Args => self
                    .args_of(class)
                    .is_some_and(|it| self.has_known_rust(&it) && !holds_error(&it)),
                Core::Message | Core::Nothing => true,
            }
    }

    /// Whether the struct of a class of exceptions is in the draft.
    pub(super) fn has_known_struct(&self, class: Exc) -> bool {
        match class {
            Exc::Own(id) => self.has_own_struct(class) && self.is_known_exception(id),
            Exc::Builtin(_) => self.is_numbered_exit(class) || class == CALLED,
        }
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
                && let Ty::Error(class) = self.ty(*object).some()
                && !matches!(self.kind(*object), Kind::Var(var) if self.payloads.contains_key(var))
            {
                let has_it = self.variants.keys().any(|it| match it {
                    Exc::Own(id) => {
                        exceptions::catches(self.program, *class, *it)
                            && (self.has_known_struct(*it) && self.field_path(*id, name).is_some()
                                || self.has_error_constant(*it, name))
                    }
                    Exc::Builtin(_) => false,
                });
                if has_it {
                    accessors.push((name.clone(), *class));
                }
            }
        }
        self.accessors.extend(accessors);
        self.keeps_keys = self.asks_for_keys();
    }

    /// Writes the enum of errors.
    pub(super) fn error_enum(&mut self, is_public: bool) {
        let public = if is_public { "pub " } else { "" };
        let name = self.error_name.clone();
        if self.variants.is_empty() {
            // What is left open may raise what nothing here names.
            let mut functions =
                (0..self.program.funcs.len()).filter_map(|it| u32::try_from(it).ok());
            if functions.any(|it| self.raises.fails(FuncId(it)) && self.may_fail(FuncId(it))) {
                self.out.line("/// What can go wrong.");
                self.out.line("#[derive(Debug, Clone)]");
                self.out.line(format!("{public}enum {name} {{}}"));
            }
            return;
        }
        self.write_caused();
        self.out.origin = self.line_of_errors();
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
            if *class == CALLED {
                self.helper("CalledProcessError");
                self.out.line("#[error(\"{0}\")]");
                self.out.line(format!("{variant}(CalledProcessError),"));
            } else if self.is_numbered_exit(*class) {
                self.out.line("#[error(\"{0}\")]");
                self.out.line(format!("{variant}(i64),"));
            } else if held.is_empty() {
                let shown = self.shown_variant(*class);
                self.out.line(shown);
                let held = if self.is_refusal(*class) {
                    self.helper("Refusal")
                } else if self.is_caused_text(*class) {
                    causes::CAUSED
                } else {
                    "String"
                };
                self.out.line(format!("{variant}({held}),"));
            } else {
                self.out.line("#[error(transparent)]");
                self.out.line(format!("{variant}({held}),"));
            }
        }
        self.out.line("}");
        let accessors: Vec<(String, Exc)> = self.accessors.iter().cloned().collect();
        if accessors.is_empty() && !self.keeps_keys && !self.gives_causes && !self.keeps_refusals {
            self.unions.class_name_at = Some((self.out.mark().line(), false));
            return;
        }
        self.out.line(format!("impl {name} {{"));
        if self.gives_causes {
            self.write_cause(&variants);
        }
        if self.keeps_refusals {
            self.write_refusal(&variants);
        }
        self.unions.class_name_at = Some((self.out.mark().line(), true));
        if self.keeps_keys {
            self.write_made_with(&variants);
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
                let Exc::Own(id) = class else {
                    continue;
                };
                if self.has_known_struct(*class)
                    && let Some((path, of)) = self.field_path(*id, field)
                {
                    ty = ty.join(&of);
                    arms.push(format!("Self::{variant}(error) => {{sign}}error.{path},"));
                } else if let Some(Ok(code)) = self.constant_of_error(*id, field) {
                    ty = ty.join(&code.ty);
                    arms.push(format!("Self::{variant}(_) => {},", code.text));
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
            for arm in &arms {
                self.out.line(arm.replace("{sign}", sign));
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

    /// Whether Rust has a value for an exception.
    pub(super) fn has_errors(&self) -> bool {
        !self.variants.is_empty()
    }
}
