//! What statements say of the variables and fields that they fill, and what their heads bind.

use super::super::ids::{ClassId, ExprId};
use super::super::ir::{Kind, Target};
use super::super::ty::Ty;
use super::{Finder, Site};

impl Finder<'_> {
    pub(super) fn assigned(&mut self, target: &Target, value: ExprId, line: usize) {
        match (target, self.program.kind(value)) {
            (Target::Tuple(targets, None), Kind::Tuple(items) | Kind::List(items))
                if targets.len() == items.len() =>
            {
                for (target, item) in targets.iter().zip(items) {
                    self.assigned(target, *item, line);
                }
            }
            (Target::Tuple(..), _) => {
                let mut site = self.site(value);
                site.what = format!("part of {}", site.what);
                site.line = line;
                self.parts(target, &site);
            }
            (Target::Index(object, _), _) => {
                let ty = self.types.of(value).clone();
                self.filled(*object, Site::of(line, "`[..] =`", ty));
            }
            _ => {
                let site = Site {
                    line,
                    ..self.site(value)
                };
                match target {
                    Target::Var(var) => self.var(*var, site),
                    Target::Attribute(object, name) => self.field(*object, name, site),
                    _ => {}
                }
            }
        }
    }

    /// Notes the same for all variables of a target.
    pub(super) fn parts(&mut self, target: &Target, site: &Site) {
        match target {
            Target::Var(var) => self.var(*var, site.clone()),
            Target::Tuple(targets, _) => {
                // What is known of the whole is not what is known of the part.
                let part = Site {
                    ty: Ty::Unknown,
                    ..site.clone()
                };
                targets.iter().for_each(|it| self.parts(it, &part));
            }
            Target::Attribute(object, name) => self.field(*object, name, site.clone()),
            _ => {}
        }
    }

    fn field_key(&self, object: ExprId, name: &str) -> Option<(ClassId, String)> {
        match self.types.of(object).some() {
            Ty::Instance(class) | Ty::Dyn(class) => {
                Some((self.program.field_owner(*class, name), name.to_owned()))
            }
            _ => None,
        }
    }

    fn field(&mut self, object: ExprId, name: &str, site: Site) {
        if let Some(key) = self.field_key(object, name) {
            self.found.fields.entry(key).or_default().push(site);
        }
    }

    /// Notes what a variable or field is given.
    pub(super) fn put(&mut self, place: ExprId, site: Site) {
        match self.program.kind(place) {
            Kind::Var(var) => self.var(*var, site),
            Kind::Attribute(object, name) => self.field(*object, name, site),
            _ => {}
        }
    }

    /// Notes what is put into what a variable or field holds.
    pub(super) fn filled(&mut self, place: ExprId, site: Site) {
        match self.program.kind(place) {
            Kind::Var(var) => self.found.filled_vars.entry(*var).or_default().push(site),
            Kind::Attribute(object, name) => {
                if let Some(key) = self.field_key(*object, name) {
                    self.found.filled_fields.entry(key).or_default().push(site);
                }
            }
            _ => {}
        }
    }

    /// What the heads of `except` and `case` bind.
    pub(super) fn bound_by_heads(&mut self) {
        let program = self.program;
        for handler in program.tries.values().flat_map(|it| &it.handlers) {
            if let Some(var) = handler.var {
                let ty = program.var(var).ty.clone();
                self.says(var, handler.line, "`except`", ty);
            }
        }
        for case in program.matches.values().flat_map(|it| &it.cases) {
            for var in case.pattern.vars() {
                self.says(var, case.line, "`case`", program.var(var).ty.clone());
            }
        }
    }
}
