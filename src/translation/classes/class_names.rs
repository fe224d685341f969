//! The names of the classes of values.

use super::super::code::{Code, Prec, quoted};
use super::super::translator::{Res, Translator, refuse};
use super::Part;
use crate::types::ir::{ClassId, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The name of the class of a value that is no exception.
    pub(in super::super) fn name_of_class(&mut self, of: ExprId) -> Res<Code> {
        let known = match self.ty(of) {
            Ty::Int => "int".to_owned(),
            Ty::Real => return self.name_of_number(of),
            // A dict whose keys are fields.
            Ty::Instance(class) if class.is_record() => "dict".to_owned(),
            Ty::Bool => "bool".to_owned(),
            Ty::Float => "float".to_owned(),
            Ty::Str | Ty::Lit | Ty::Char | Ty::CharLit => "str".to_owned(),
            Ty::List(_) => "list".to_owned(),
            Ty::Tuple(_) | Ty::Tuples(_) => "tuple".to_owned(),
            Ty::Union(_) => return self.type_name_of_union(of),
            Ty::Option(error) if matches!(**error, Ty::Error(_)) => {
                return self.type_name_of_error_or_none(of);
            }
            Ty::Instance(class) if !self.program.is_base(*class) => {
                self.program.classes[class.at()].name.clone()
            }
            Ty::Instance(class) | Ty::Dyn(class) => {
                return self.name_by_trait(of, class.root());
            }
            _ => return refuse("the name of a class"),
        };
        if !self.is_still(of) {
            return refuse("the name of a class");
        }
        Ok(Code::tight(quoted(&known), Ty::Lit))
    }

    /// `type(x).__name__` of a number that may be an int or a float.
    fn name_of_number(&mut self, of: ExprId) -> Res<Code> {
        self.helper("Number");
        if !self.has_numbers {
            self.wants_numbers = true;
            return refuse("the name of a class");
        }
        let code = self.expr(of)?;
        let text = format!(
            "if matches!({}, Number::Int(_)) {{ \"int\" }} else {{ \"float\" }}",
            code.text
        );
        Ok(Code::new(text, Prec::Loose, Ty::Lit))
    }

    /// The name of the class of a value of any class of a hierarchy, which the trait tells.
    pub(super) fn name_by_trait(&mut self, of: ExprId, root: ClassId) -> Res<Code> {
        let is_taken = self
            .program
            .hierarchy(root)
            .into_iter()
            .any(|it| self.program.method(it, "class_name").is_some());
        let has_trait = self
            .class_facts
            .hierarchies
            .get(&root)
            .is_some_and(|it| it.has_trait);
        let me = self.program.func(self.func).params.first();
        let is_me = matches!(self.kind(of), Kind::Var(var)
            if self.in_trait && me.is_some_and(|it| it.var == *var));
        let is_any = matches!(self.ty(of), Ty::Dyn(_)) || is_me;
        // What is written for each class that has it knows the class.
        let func = self.program.func(self.func);
        let is_of_each = |it: &super::Hierarchy| {
            it.virtuals.contains(&func.name) || it.copied.contains(&func.name)
        };
        if !self.in_trait
            && let Some(class) = func.class.filter(|it| *it != root)
            && matches!(self.kind(of), Kind::Var(var) if me.is_some_and(|it| it.var == *var))
            && self.hierarchy(root).is_some_and(is_of_each)
        {
            let class = self.drafted_for.unwrap_or(class);
            return Ok(Code::tight(
                quoted(&self.program.classes[class.at()].name),
                Ty::Lit,
            ));
        }
        if is_taken || !has_trait || !is_any || !self.classes.contains(&root) {
            return refuse("the name of a class");
        }
        let code = self.expr(of)?;
        self.need(root, Part::ClassName);
        Ok(Code::tight(
            format!("{}.class_name()", code.receiver()),
            Ty::Lit,
        ))
    }

    pub(super) fn is_name(&self, class: ClassId) -> String {
        let name = super::super::names::snake(&self.program.classes[class.at()].name);
        format!("is_{}", name.trim_end_matches('_'))
    }
}
