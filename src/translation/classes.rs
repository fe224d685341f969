//! Classes: one struct each, with `new` and its methods; what a class of these does not fit is left out.

use super::code::{Code, Form};
use super::names::{camel, snake};
use super::translator::{Res, Translator, refuse, unknown};
use super::{Definition, Kind as DefinitionKind, Status};
use crate::types::ir::{
    Argument, ClassId, ExprId, FuncId, Kind, ParamNature, Stmt, StmtKind, Target, VarId,
};
use crate::types::ty::Ty;

/// Methods of Python's own names that have a form in Rust here.
const KNOWN: &[&str] = &["__init__", "__str__", "__repr__", "__len__"];

impl Translator<'_, '_> {
    /// Finds the classes that can be drafted: a class that another one holds needs that, too.
    pub(super) fn choose_classes(&mut self) {
        let ids = (0..self.program.classes.len())
            .map(|id| ClassId(u32::try_from(id).unwrap_or(u32::MAX)));
        self.classes = ids.filter(|id| self.is_plain_class(*id)).collect();
        loop {
            let failing: Vec<ClassId> = self
                .classes
                .iter()
                .copied()
                .filter(|id| !self.has_known_fields(*id))
                .collect();
            if failing.is_empty() {
                break;
            }
            failing.iter().for_each(|id| {
                self.classes.remove(id);
            });
        }
    }

    fn is_plain_class(&self, id: ClassId) -> bool {
        let class = &self.program.classes[id.at()];
        if class.form != crate::types::class_form::ClassForm::Plain
            || !class.bases.is_empty()
            || class.is_total
            || class.is_protocol
        {
            return false;
        }
        let Some(init) = self.program.method(id, "__init__") else {
            return false;
        };
        let is_module_level = class.body.block.is_some_and(|block| {
            let parent = self.program.blocks[block.at()].parent;
            parent == self.program.func(FuncId(0)).body.block
        });
        let body_is_plain = class.body.body.iter().all(|stmt| match &stmt.kind {
            StmtKind::Docstring | StmtKind::Pass => true,
            StmtKind::Function(id) => {
                let func = self.program.func(*id);
                let is_known = !func.name.starts_with("__") || KNOWN.contains(&func.name.as_str());
                func.refused.is_none()
                    && func.is_alone
                    && is_known
                    && func
                        .params
                        .first()
                        .is_some_and(|it| it.nature == ParamNature::Plain)
            }
            _ => false,
        });
        is_module_level && body_is_plain && self.makes_all_fields(id, init)
    }

    /// Whether `__init__` sets each field once, one after the other, and does nothing else with `self`.
    fn makes_all_fields(&self, id: ClassId, init: FuncId) -> bool {
        let func = self.program.func(init);
        let Some(me) = func.params.first().map(|it| it.var) else {
            return false;
        };
        let mut made: Vec<&str> = Vec::new();
        for stmt in &func.body.body {
            if let StmtKind::Assign { targets, .. } = &stmt.kind
                && let [Target::Attribute(object, name)] = targets.as_slice()
                && matches!(self.kind(*object), Kind::Var(var) if *var == me)
            {
                if made.contains(&name.as_str()) {
                    return false;
                }
                made.push(name);
            }
        }
        // Each other use of `self` in it reads a field that is there.
        let uses = self
            .program
            .var(me)
            .occurrences
            .iter()
            .filter(|it| !it.is_def)
            .count();
        let reads = self.program.exprs.iter().filter(|it| match &it.kind {
            Kind::Attribute(object, name) => {
                matches!(self.kind(*object), Kind::Var(var) if *var == me)
                    && made.contains(&name.as_str())
            }
            _ => false,
        });
        let fields: Vec<&str> = self
            .fields_of(id)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        uses == made.len() + reads.count() && fields.iter().all(|it| made.contains(it))
    }

    /// The fields of a class with their types, in the order of their names in `__init__`.
    fn fields_of(&self, id: ClassId) -> Vec<(&str, &Ty)> {
        let mut fields: Vec<(&str, &Ty)> = self
            .types
            .fields
            .iter()
            .filter(|((class, _), _)| *class == id)
            .map(|((_, name), ty)| (name.as_str(), ty))
            .collect();
        let order: Vec<&str> = self
            .program
            .method(id, "__init__")
            .map_or_else(Vec::new, |init| {
                self.program
                    .func(init)
                    .body
                    .body
                    .iter()
                    .filter_map(|stmt| match &stmt.kind {
                        StmtKind::Assign { targets, .. } => match targets.as_slice() {
                            [Target::Attribute(_, name)] => Some(name.as_str()),
                            _ => None,
                        },
                        _ => None,
                    })
                    .collect()
            });
        fields.sort_by_key(|(name, _)| (order.iter().position(|it| it == name), *name));
        fields
    }

    fn has_known_fields(&self, id: ClassId) -> bool {
        let fields = self.fields_of(id);
        let init_is_known = self.program.method(id, "__init__").is_some_and(|init| {
            let params = &self.program.func(init).params;
            params.iter().skip(1).all(|it| {
                it.nature != ParamNature::Keywords && self.has_rust(&self.program.var(it.var).ty)
            })
        });
        // A class that holds itself needs a box.
        init_is_known
            && fields
                .iter()
                .all(|(_, ty)| self.has_rust(ty) && !holds_class(ty, id))
    }

    /// Whether an instance has a `repr` of its own.
    pub(super) fn shows_itself(&self, class: ClassId) -> bool {
        self.classes.contains(&class) && self.program.method(class, "__repr__").is_some()
    }

    /// `object.name`.
    pub(super) fn attribute(&mut self, object: ExprId, name: &str) -> Res<Code> {
        if !matches!(self.ty(object).some(), Ty::Instance(_)) {
            return refuse("an attribute");
        }
        if let Kind::Var(var) = self.kind(object)
            && self.making == Some(*var)
        {
            // The field stands in a variable until all are there.
            let Ty::Instance(class) = self.ty(object).some() else {
                return refuse("an attribute");
            };
            let ty = self
                .types
                .fields
                .get(&(*class, name.to_owned()))
                .cloned()
                .unwrap_or_default();
            return Ok(Code::tight(self.field_variable(*var, name), ty).held(Form::Place));
        }
        let of = self.expr(object)?;
        self.field_of(&of, name)
    }

    /// The variable that holds a field until all fields are there: of another name where `__init__` has a
    /// variable of that name, which it may still read.
    pub(super) fn field_variable(&self, me: VarId, name: &str) -> String {
        let field = snake(name);
        let func = self.program.var(me).func;
        let is_taken = self
            .program
            .vars
            .iter()
            .zip(&self.bindings)
            .any(|(var, binding)| var.func == func && binding.name == field);
        if is_taken && !self.given_fields.contains(&field) {
            format!("{field}_field")
        } else {
            field
        }
    }

    /// A field of an instance.
    pub(super) fn field_of(&mut self, of: &Code, name: &str) -> Res<Code> {
        let Ty::Instance(class) = of.ty.some().clone() else {
            return refuse("an attribute");
        };
        let Some(ty) = self.types.fields.get(&(class, name.to_owned())).cloned() else {
            return refuse("an attribute that is no field");
        };
        if !self.has_rust(&of.ty) || !self.has_rust(&ty) || matches!(of.ty, Ty::Option(_)) {
            return refuse(unknown(&ty));
        }
        Ok(Code::tight(format!("{}.{}", of.receiver(), snake(name)), ty).held(Form::Place))
    }

    /// `self.name = value`, and for other objects.
    pub(super) fn assign_field(&mut self, object: ExprId, name: &str, value: ExprId) -> Res<()> {
        let Ty::Instance(class) = self.ty(object).some().clone() else {
            return refuse("an attribute");
        };
        let Some(ty) = self.types.fields.get(&(class, name.to_owned())).cloned() else {
            return refuse("an attribute that is no field");
        };
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let code = self.value(value, &ty)?;
        if let Kind::Var(var) = self.kind(object)
            && self.making == Some(*var)
        {
            let field = self.field_variable(*var, name);
            let is_settled = matches!(self.kind(value), Kind::Var(var) if {
                let func = self.program.var(*var).func;
                let named = self.program.vars.iter().zip(&self.bindings).filter(|(it, binding)| it.func == func && binding.name == code.text).count();
                named == 1 && self.program.var(*var).occurrences.iter().filter(|it| it.is_def).count() == 1
            });
            if code.text == snake(name) && is_settled {
                // The parameter itself becomes the field.
                self.given_fields.insert(snake(name));
                self.out.seen(self.out.origin.unwrap_or(1));
                return Ok(());
            }
            let annotation = self.annotation(&code, &ty, false);
            if annotation.is_empty() {
                self.out.line(format!("let {field} = {};", code.text));
            } else {
                self.out.line(format!(
                    "let {field}: {annotation} = {};",
                    super::assignments::without_turbofish(&code.text, &annotation)
                ));
            }
            return Ok(());
        }
        let place = self.place(object)?;
        if place.form == Form::Ref {
            return refuse("a borrowed value that is changed");
        }
        self.out.line(format!(
            "{}.{} = {};",
            place.receiver(),
            snake(name),
            code.text
        ));
        Ok(())
    }

    /// `Name(..)`.
    pub(super) fn construct(&mut self, class: ClassId, arguments: &[Argument]) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        let Some(init) = self.program.method(class, "__init__") else {
            return refuse("a class without __init__");
        };
        let name = format!("{}::new", camel(&self.program.classes[class.at()].name));
        self.call_named(&name, init, 1, Ty::Instance(class), arguments)
    }

    /// A call of a method of the file's own.
    pub(super) fn call_own_method(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        let Some(method) = self.program.method(class, name) else {
            return refuse("a method that is not there");
        };
        if name.starts_with("__") {
            return refuse("a call of a method with such a name");
        }
        if matches!(self.kind(object), Kind::Var(var) if self.making == Some(*var)) {
            return refuse("a method of what is not made yet");
        }
        let func = self.program.func(method);
        let changes = func
            .params
            .first()
            .is_some_and(|it| self.effects.changed.contains(&it.var));
        let ret = func.ret.clone();
        let receiver = if changes {
            let place = self.place(object)?;
            if place.form == Form::Ref {
                return refuse("a borrowed value that is changed");
            }
            place
        } else {
            self.expr(object)?
        };
        if matches!(receiver.ty, Ty::Option(_)) {
            return refuse("a method of what may be None");
        }
        let name = format!("{}.{}", receiver.receiver(), self.func_names[method.at()]);
        self.call_named(&name, method, 1, ret, arguments)
    }

    /// Writes a class.
    pub(super) fn drafted_class(&mut self, id: ClassId, stmt: &Stmt<'_>, is_public: bool) {
        let class = &self.program.classes[id.at()];
        let name = camel(&class.name);
        let public = if is_public { "pub " } else { "" };
        let (start, holes) = (self.out.lines.len(), self.holes.len());
        self.statements += 1;
        self.drafted += 1;
        self.out.origin = Some(stmt.line);
        if let Some(docstring) = &class.docstring {
            self.doc("///", &docstring.clone());
        }
        let fields: Vec<(String, Ty)> = self
            .fields_of(id)
            .into_iter()
            .map(|(name, ty)| (snake(name), ty.clone()))
            .collect();
        self.out.line("#[derive(Debug, Clone)]");
        if fields.is_empty() {
            self.out.line(format!("{public}struct {name};"));
        } else {
            self.out.line(format!("{public}struct {name} {{"));
            for (field, ty) in &fields {
                let rust = self.rust_type(ty);
                self.out.line(format!("{field}: {rust},"));
            }
            self.out.line("}");
        }
        self.out.line(format!("impl {name} {{"));
        let mut shown = Vec::new();
        for (index, stmt) in class.body.body.iter().enumerate() {
            let StmtKind::Function(method) = &stmt.kind else {
                continue;
            };
            let func = self.program.func(*method);
            if matches!(func.name.as_str(), "__str__" | "__repr__") {
                shown.push(*method);
                continue;
            }
            self.comments_before(stmt, index == 0);
            if func.name == "__init__" {
                self.constructor(*method, &fields, is_public);
            } else {
                self.function(*method, is_public);
            }
        }
        self.out.origin = Some(stmt.line);
        self.out.line("}");
        for method in shown {
            let func = self.program.func(method);
            self.out.origin = Some(func.line);
            if func.name == "__str__" {
                self.out
                    .line(format!("impl std::fmt::Display for {name} {{"));
                self.out
                    .line("fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {");
                self.out.line("f.write_str(&self.to_text())");
                self.out.line("}");
                self.out.line("}");
                self.out.line(format!("impl {name} {{"));
                self.function(method, false);
                self.out.line("}");
            } else {
                self.helper("Repr");
                self.out.line(format!("impl Repr for {name} {{"));
                self.function(method, false);
                self.out.line("}");
            }
        }
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

    /// `__init__` as `new`.
    fn constructor(&mut self, id: FuncId, fields: &[(String, Ty)], is_public: bool) {
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
            let uses = self
                .program
                .var(param.var)
                .occurrences
                .iter()
                .filter(|it| !it.is_def)
                .count();
            let rust = match binding.form {
                Form::MutRef => format!("&mut {}", self.rust_type(&ty)),
                Form::Ref => self.borrowed_type(&ty),
                _ => self.rust_type(&ty),
            };
            self.declared.insert(param.var);
            let name = if uses == 0 {
                format!("_{}", binding.name)
            } else {
                binding.name
            };
            let needs_mut = if binding.needs_mut && binding.form == Form::Place && uses > 0 {
                "mut "
            } else {
                ""
            };
            params.push(format!("{needs_mut}{name}: {rust}"));
        }
        let public = if is_public { "pub " } else { "" };
        self.out
            .line(format!("{public}fn new({}) -> Self {{", params.join(", ")));
        let around = std::mem::replace(&mut self.func, id);
        let before = std::mem::replace(&mut self.making, me);
        self.given_fields.clear();
        self.suite_at(&func.body, false);
        self.out.origin = Some(func.line);
        let names: Vec<String> = fields
            .iter()
            .map(|(name, _)| {
                let held = me.map_or_else(|| name.clone(), |me| self.field_variable(me, name));
                if held == *name {
                    held
                } else {
                    format!("{name}: {held}")
                }
            })
            .collect();
        self.making = before;
        self.func = around;
        self.out.line(if names.is_empty() {
            "Self".to_owned()
        } else {
            format!("Self {{ {} }}", names.join(", "))
        });
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
}

/// Whether a type holds an instance of a class without a list between.
fn holds_class(ty: &Ty, class: ClassId) -> bool {
    match ty {
        Ty::Instance(it) => *it == class,
        Ty::Option(of) => holds_class(of, class),
        Ty::Tuple(items) => items.iter().any(|it| holds_class(it, class)),
        _ => false,
    }
}
