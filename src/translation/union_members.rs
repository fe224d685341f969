//! What is asked of values of several classes: methods and fields that each of the classes has.

use super::code::{Code, Form};
use super::names::snake;
use super::translator::{Res, Translator, refuse, unknown};
use super::union_facts::UnionPart;
use crate::types::class_form::Role;
use crate::types::ir::{Argument, ExprId, FuncId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A call of a method that each class of several has.
    pub(super) fn call_of_union(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let of = self.expr(object)?;
        let ty = of.ty.some().clone();
        if matches!(of.ty, Ty::Option(_)) {
            return refuse("a method of what may be None");
        }
        let methods = self.methods_of_each(&ty, name)?;
        let me = |it: &FuncId| self.program.func(*it).params.first().map(|it| it.var);
        let changes = methods
            .iter()
            .filter_map(me)
            .any(|it| self.effects.changed.contains(&it));
        let of = if changes {
            self.changing_place(object)?
        } else {
            of
        };
        let first = methods[0];
        let ret = self.program.func(first).ret.clone();
        let call = format!("{}.{}", of.receiver(), self.func_names[first.at()]);
        let code = self.call_named(&call, first, 1, ret, arguments)?;
        self.need_of_union(&ty, UnionPart::Method(methods));
        Ok(code)
    }

    /// `float(x)` and `int(x)` of one of several types: each is converted by itself.
    pub(super) fn number_of_union(&mut self, name: &str, code: Code) -> Res<Code> {
        let union = code.ty.clone();
        if !self.has_rust(&union) || union.outcome().is_some() || self.can_fail() {
            return refuse(unknown(&union));
        }
        let lent = self.reference(code);
        let mut arms = Vec::new();
        let mut gives = Ty::Unknown;
        for member in union.members() {
            let it = match &member {
                Ty::Bool | Ty::Int | Ty::Float => {
                    Code::new("*it", super::code::Prec::Unary, member.clone())
                }
                Ty::Str => Code::tight("it", Ty::Str).held(Form::Ref),
                member => return refuse(unknown(member)),
            };
            let path = self.variant_path(&union, &member);
            let number = self.builtin_with(name, it)?;
            arms.push(format!("{path}(it) => {},", number.text));
            gives = number.ty;
        }
        let text = format!("match {} {{ {} }}", lent.text, arms.join(" "));
        Ok(Code::new(text, super::code::Prec::Loose, gives))
    }

    /// The methods of one name of the classes that meet, if one signature holds for all of them.
    fn methods_of_each(&self, ty: &Ty, name: &str) -> Res<Vec<FuncId>> {
        if !self.has_known_rust(ty) {
            return refuse(unknown(ty));
        }
        let mut methods: Vec<FuncId> = Vec::new();
        for member in ty.members() {
            let Ty::Instance(class) = member else {
                return refuse("a method of a value of several types");
            };
            let found = self.program.method(class, name);
            let Some(method) = found.or_else(|| self.program.property(class, name)) else {
                return refuse("a method that only some of the classes have");
            };
            let func = self.program.func(method);
            let is_plain = matches!(func.role, Role::Plain | Role::Property)
                && func.class == Some(class)
                && func.refused.is_none()
                && !func.is_generator
                && !self.is_left_out(class, method)
                && !(name.starts_with("__") && name.ends_with("__"))
                && !self.program.lending.methods.contains_key(&method)
                && !self.class_facts.handing.contains(&method);
            if !is_plain || !self.has_known_rust(&func.ret) && func.ret != Ty::None {
                return refuse("a method of a value of several types");
            }
            methods.push(method);
        }
        let Some(first) = methods.first() else {
            return refuse("a method of a value of several types");
        };
        let form = |it: FuncId| {
            let func = self.program.func(it);
            let params = func.params.iter().skip(1).map(|it| {
                let var = self.program.var(it.var);
                let form = self.binding(it.var).form;
                (it.name.clone(), it.nature, var.ty.clone(), form)
            });
            let is_iterator = func
                .params
                .iter()
                .any(|it| self.iterator_param(it.var).is_some());
            (
                func.ret.clone(),
                func.role,
                self.raises.fails(it),
                is_iterator,
                params.collect::<Vec<_>>(),
            )
        };
        let wanted = form(*first);
        if wanted.3 || methods.iter().any(|it| form(*it) != wanted) {
            return refuse("a method that takes or gives other types in each class");
        }
        let has_defaults = methods.iter().any(|it| {
            self.program
                .func(*it)
                .params
                .iter()
                .any(|it| it.default.is_some())
        });
        if has_defaults {
            return refuse("a method of several classes that has defaults");
        }
        Ok(methods)
    }

    /// A field, or a property, that each class of several has.
    pub(super) fn attribute_of_union(&mut self, object: ExprId, name: &str) -> Res<Code> {
        if let Kind::Var(var) = self.kind(object)
            && let Some(code) = self.bound_fields.get(&(*var, name.to_owned()))
            && *self.ty(object) != self.program.var(*var).ty
        {
            return Ok(code.clone());
        }
        let of = self.expr(object)?;
        let ty = of.ty.some().clone();
        if matches!(of.ty, Ty::Option(_)) {
            return refuse("an attribute of what may be None");
        }
        let has_property = ty.members().iter().any(
            |it| matches!(it, Ty::Instance(class) if self.program.property(*class, name).is_some()),
        );
        if has_property {
            return self.call_of_union(object, name, &[]);
        }
        let field = self.field_of_each(&ty, name)?;
        let form = if field.is_copy() {
            Form::Value
        } else {
            Form::Ref
        };
        let code = Code::tight(format!("{}.{}()", of.receiver(), snake(name)), field).held(form);
        self.need_of_union(&ty, UnionPart::Field(name.to_owned()));
        Ok(code)
    }

    /// The type of a field that all classes have in one way.
    fn field_of_each(&self, ty: &Ty, name: &str) -> Res<Ty> {
        if !self.has_known_rust(ty) {
            return refuse(unknown(ty));
        }
        match self.field_of_members(&ty.members(), name) {
            Some(Ty::Option(of)) if !of.is_copy() => refuse("an attribute that may be None"),
            Some(found) => Ok(found),
            None => refuse("an attribute that only some of the classes have"),
        }
    }

    /// The type of a field that all of these classes have in one way.
    pub(super) fn field_of_members(&self, members: &[Ty], name: &str) -> Option<Ty> {
        let mut found: Option<Ty> = None;
        for member in members {
            let Ty::Instance(class) = *member else {
                return None;
            };
            let is_field = self
                .attribute_form(class, name)
                .is_none_or(|(_, form)| form == super::classes::AttributeForm::Field)
                && self.program.field_owner(class, name) == class
                && self.program.method(class, name).is_none()
                && !self
                    .class_facts
                    .held
                    .contains_key(&(class, name.to_owned()));
            let field = self.field_type(class, name).filter(|_| is_field);
            let field = field?;
            if found.as_ref().is_some_and(|it| *it != field) || !self.has_known_rust(&field) {
                return None;
            }
            found = Some(field);
        }
        found
    }

    /// A method that asks the value that is there.
    pub(super) fn write_forward(&mut self, ty: &Ty, methods: &[FuncId], public: &str) {
        let first = methods[0];
        let func = self.program.func(first);
        let name = self.func_names[first.at()].clone();
        let changes = methods.iter().any(|it| {
            let me = self.program.func(*it).params.first().map(|it| it.var);
            me.is_some_and(|it| self.effects.changed.contains(&it))
        });
        let params = self.operand_parameters(first);
        let plain = |it: &str| it.trim_start_matches('_').to_owned();
        let head: Vec<String> = params
            .iter()
            .map(|(name, ty)| format!(", {}: {ty}", plain(name)))
            .collect();
        let names: Vec<String> = params.iter().map(|(name, _)| plain(name)).collect();
        let mut gives = match &func.ret {
            Ty::None => String::new(),
            ret => {
                let ret = ret.clone();
                self.rust_type(&ret)
            }
        };
        if self.raises.fails(first) {
            let given = if gives.is_empty() { "()" } else { &gives };
            gives = format!("Result<{given}, {}>", self.error_name);
        }
        if !gives.is_empty() {
            gives = format!(" -> {gives}");
        }
        let me = if changes { "&mut self" } else { "&self" };
        self.out.line(format!(
            "{public}fn {name}({me}{}){gives} {{",
            head.concat()
        ));
        self.out.line("match self {");
        for (member, method) in ty.members().iter().zip(methods) {
            let variant = self.variant_name(member);
            let call = self.func_names[method.at()].clone();
            let of = snake(&variant);
            self.out.line(format!(
                "Self::{variant}({of}) => {of}.{call}({}),",
                names.join(", ")
            ));
        }
        self.out.line("}");
        self.out.line("}");
    }

    /// A method that gives a field of the value that is there.
    pub(super) fn write_field_of_each(&mut self, ty: &Ty, name: &str, public: &str) {
        let Ok(field) = self.field_of_each(ty, name) else {
            return;
        };
        let rust = self.borrowed_type(&field);
        let rust = if field == Ty::Lit {
            "&'static str".to_owned()
        } else {
            rust
        };
        self.out
            .line(format!("{public}fn {}(&self) -> {rust} {{", snake(name)));
        self.out.line("match self {");
        for member in ty.members() {
            let Ty::Instance(class) = member else {
                continue;
            };
            let variant = self.variant_name(&member);
            let of = snake(&variant);
            let by = if field.is_copy() { "" } else { "&" };
            let own = self.field_name(class, name);
            self.out
                .line(format!("Self::{variant}({of}) => {by}{of}.{own},"));
        }
        self.out.line("}");
        self.out.line("}");
    }
}
