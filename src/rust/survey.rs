//! Reads through a tree once before it is printed: the places that comments can stand at, and the
//! arguments of macro calls.

use std::collections::{BTreeMap, BTreeSet};
use std::ptr;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use syn::visit::{self, Visit};
use syn::{
    Arm, Block, ExprMatch, Field, FieldValue, File, ImplItem, Item, ItemEnum, ItemImpl, ItemMod,
    ItemTrait, Macro, Stmt, TraitItem, Variant,
};

use super::arguments::{Argument, Arguments, read};
use super::attached::is_inner;
use super::parts::{self, Parts};
use super::starts::{self, Place, place};

#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Where statements, items, fields, variants, arms and closing braces begin.
    pub(super) places: BTreeSet<Place>,
    /// What stands behind the attributes of a definition, by the place of the last attribute.
    pub(super) bodies: BTreeMap<Place, Place>,
    /// By the address of the call.
    pub(super) arguments: FxHashMap<usize, Rc<Arguments>>,
}

impl Survey {
    pub(super) fn of(file: &File) -> Self {
        let mut survey = Self::default();
        let inner = file
            .attrs
            .first()
            .map(|attribute| place(attribute.pound_token.span));
        survey.places.extend(inner);
        survey.visit_file(file);
        survey
    }

    /// Comments may also stand between attributes, and behind them.
    fn definition(&mut self, (attributes, body): Parts) {
        let outer = attributes.iter().filter(|attribute| !is_inner(attribute));
        let attributes = outer.map(|attribute| place(attribute.pound_token.span));
        let body = place(body);
        let last = attributes.clone().next_back();
        self.places.extend(attributes);
        self.places.insert(body);
        self.bodies.extend(last.map(|last| (last, body)));
    }
}

impl Visit<'_> for Survey {
    fn visit_stmt(&mut self, stmt: &Stmt) {
        self.places.insert(place(starts::stmt(stmt)));
        visit::visit_stmt(self, stmt);
    }

    fn visit_block(&mut self, block: &Block) {
        self.places.insert(place(block.brace_token.span.close()));
        visit::visit_block(self, block);
    }

    fn visit_item(&mut self, item: &Item) {
        self.definition(parts::item_parts(item));
        visit::visit_item(self, item);
    }

    fn visit_impl_item(&mut self, item: &ImplItem) {
        self.definition(parts::impl_item_parts(item));
        visit::visit_impl_item(self, item);
    }

    fn visit_trait_item(&mut self, item: &TraitItem) {
        self.definition(parts::trait_item_parts(item));
        visit::visit_trait_item(self, item);
    }

    fn visit_item_enum(&mut self, item: &ItemEnum) {
        self.places.insert(place(item.brace_token.span.close()));
        visit::visit_item_enum(self, item);
    }

    fn visit_item_impl(&mut self, item: &ItemImpl) {
        self.places.insert(place(item.brace_token.span.close()));
        visit::visit_item_impl(self, item);
    }

    fn visit_item_mod(&mut self, item: &ItemMod) {
        if let Some((brace, _)) = &item.content {
            self.places.insert(place(brace.span.close()));
        }
        visit::visit_item_mod(self, item);
    }

    fn visit_item_trait(&mut self, item: &ItemTrait) {
        self.places.insert(place(item.brace_token.span.close()));
        visit::visit_item_trait(self, item);
    }

    fn visit_fields_named(&mut self, fields: &syn::FieldsNamed) {
        self.places.insert(place(fields.brace_token.span.close()));
        visit::visit_fields_named(self, fields);
    }

    fn visit_field(&mut self, field: &Field) {
        if let Some(parts) = parts::field_parts(field) {
            self.definition(parts);
        }
        visit::visit_field(self, field);
    }

    fn visit_field_value(&mut self, field: &FieldValue) {
        self.places.insert(place(starts::field_value(field)));
        visit::visit_field_value(self, field);
    }

    fn visit_variant(&mut self, variant: &Variant) {
        self.definition(parts::variant_parts(variant));
        visit::visit_variant(self, variant);
    }

    fn visit_expr_match(&mut self, of: &ExprMatch) {
        self.places.insert(place(of.brace_token.span.close()));
        visit::visit_expr_match(self, of);
    }

    fn visit_arm(&mut self, arm: &Arm) {
        self.places.insert(place(starts::arm(arm)));
        visit::visit_arm(self, arm);
    }

    fn visit_macro(&mut self, of: &Macro) {
        let arguments = Rc::new(read(of));
        match &*arguments {
            Arguments::List { arguments, .. } => {
                for argument in arguments {
                    match argument {
                        Argument::Expr(of) | Argument::Named(_, of) => self.visit_expr(of),
                        Argument::Type(of) => self.visit_type(of),
                        Argument::Pat(of) => self.visit_pat(of),
                        Argument::Item(of) => self.visit_item(of),
                    }
                }
            }
            Arguments::Repeat(value, count) => {
                self.visit_expr(value);
                self.visit_expr(count);
            }
            Arguments::Tokens => {}
        }
        self.arguments.insert(ptr::from_ref(of).addr(), arguments);
    }
}
