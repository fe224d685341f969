//! Attributes that each class of a hierarchy has of its own, `sides = 4`: methods of the trait, as what an
//! instance gives depends on its class.

use super::super::code::{Code, quoted};
use super::super::names::snake;
use super::super::translator::{Res, Translator, refuse};
use super::AttributeForm;
use crate::types::class_form::ClassAttribute;
use crate::types::ir::{ClassId, ExprId, Kind, Target};
use crate::types::ty::Ty;

/// Names that methods of the trait of a hierarchy have already.
const TAKEN: [&str; 4] = ["base", "base_mut", "class_name", "repr"];

impl Translator<'_, '_> {
    /// The attributes of a hierarchy that more than one class has, none of which ever changes; why it can't
    /// be drafted, if one does.
    pub(super) fn own_constants(&self, root: ClassId) -> Result<Vec<String>, String> {
        let classes = self.program.hierarchy(root);
        let mut names: Vec<&str> = Vec::new();
        let mut found: Vec<String> = Vec::new();
        for class in &classes {
            for attribute in &self.program.classes[class.at()].attributes {
                if names.contains(&attribute.name.as_str()) {
                    found.push(attribute.name.clone());
                }
                names.push(&attribute.name);
            }
        }
        found.sort();
        found.dedup();
        for name in &found {
            if !self.is_own_constant(root, &classes, name) {
                return Err("an attribute that each class has of its own".to_owned());
            }
        }
        Ok(found)
    }

    fn is_own_constant(&self, root: ClassId, classes: &[ClassId], name: &str) -> bool {
        let is_field = classes
            .iter()
            .any(|it| self.types.fields.contains_key(&(*it, name.to_owned())));
        let of_class = |it: &ClassId| self.program.classes[it.at()].methods.clone();
        let is_method = classes
            .iter()
            .flat_map(of_class)
            .any(|it| snake(&self.program.func(it).name) == snake(name));
        let mut is_assigned = false;
        self.each_target(&mut |target| {
            is_assigned |= matches!(target, Target::Attribute(_, of) if of == name);
        });
        let attributes: Vec<&ClassAttribute> = classes
            .iter()
            .filter_map(|it| self.own_constant(*it, name))
            .collect();
        let types: Vec<&Ty> = attributes
            .iter()
            .map(|it| &self.program.var(it.var).ty)
            .collect();
        let is_small = |ty: &Ty| matches!(ty, Ty::Int | Ty::Float | Ty::Bool | Ty::Lit);
        let is_literal = |it: &&ClassAttribute| {
            matches!(
                self.kind(it.value),
                Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) | Kind::Str(_)
            )
        };
        !is_field
            && !is_method
            && !is_assigned
            && !TAKEN.contains(&name)
            && self.own_constant(root, name).is_some()
            && attributes.iter().all(is_literal)
            && types.iter().all(|it| is_small(it) && *it == types[0])
    }

    fn own_constant(&self, class: ClassId, name: &str) -> Option<&ClassAttribute> {
        let attributes = &self.program.classes[class.at()].attributes;
        attributes.iter().find(|it| it.name == name)
    }

    /// Whether an attribute is one that each class of a hierarchy has of its own.
    pub(super) fn is_constant_of_each(&self, class: ClassId, name: &str) -> bool {
        self.class_facts
            .hierarchies
            .get(&class.root())
            .is_some_and(|it| it.constants.iter().any(|it| it == name))
    }

    /// Marks the attributes of a class that are methods of a trait.
    pub(super) fn settle_constants(&mut self, id: ClassId) {
        let names: Vec<String> = self.program.classes[id.at()]
            .attributes
            .iter()
            .map(|it| it.name.clone())
            .filter(|it| self.is_constant_of_each(id, it))
            .collect();
        for name in names {
            self.class_facts
                .attributes
                .insert((id, name), AttributeForm::Own);
        }
    }

    /// Writes the methods of the trait, as the first class has them or as another one does.
    pub(super) fn write_own_constants(&mut self, class: ClassId) {
        let root = class.root();
        let names = match self.class_facts.hierarchies.get(&root) {
            Some(hierarchy) => hierarchy.constants.clone(),
            None => return,
        };
        for name in names {
            let lineage = self.program.lineage(class);
            let mut owners = lineage
                .into_iter()
                .filter(|it| class == root || *it != root);
            let Some(owner) = owners.find(|it| self.own_constant(*it, &name).is_some()) else {
                continue;
            };
            let Some(attribute) = self.own_constant(owner, &name).cloned() else {
                continue;
            };
            let method = snake(&name);
            let line = self.program.classes[class.at()].line;
            self.out.origin = Some(if owner == class { attribute.line } else { line });
            let Some((ty, text)) = self.literal_of(&attribute) else {
                continue;
            };
            self.out.line(format!("fn {method}(&self) -> {ty} {{"));
            self.out.line(text);
            self.out.line("}");
        }
    }

    fn literal_of(&mut self, attribute: &ClassAttribute) -> Option<(&'static str, String)> {
        let ty = self.program.var(attribute.var).ty.clone();
        let text = match self.kind(attribute.value) {
            Kind::Str(text) => quoted(text),
            _ => self.value(attribute.value, &ty).ok()?.text,
        };
        let rust = match ty {
            Ty::Int => "i64",
            Ty::Float => "f64",
            Ty::Bool => "bool",
            _ => "&'static str",
        };
        Some((rust, text))
    }

    /// Such an attribute of an instance, or of a class by its name.
    pub(super) fn read_own_constant(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
    ) -> Res<Code> {
        let Some((_, attribute)) = self.program.class_attribute(class, name) else {
            return refuse("an attribute that the class does not have");
        };
        let attribute = attribute.clone();
        let ty = self.program.var(attribute.var).ty.clone();
        if matches!(self.kind(object), Kind::Class(_)) {
            let Some((_, text)) = self.literal_of(&attribute) else {
                return refuse("an attribute that each class has of its own");
            };
            return Ok(Code::tight(text, ty));
        }
        let is_instance = matches!(self.ty(object), Ty::Instance(_) | Ty::Dyn(_));
        let is_made = !matches!(self.kind(object), Kind::Var(var) if self.making == Some(*var));
        if !is_instance || !is_made || !self.classes.contains(&class.root()) {
            return refuse("an attribute that each class has of its own");
        }
        let code = self.expr(object)?;
        let method = snake(name);
        Ok(Code::tight(format!("{}.{method}()", code.receiver()), ty))
    }
}
