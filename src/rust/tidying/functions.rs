//! What the signatures of a file say.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{FnArg, GenericParam, ImplItem, Item, ReturnType, Signature, Type};

/// Functions and methods of a file, by name.
#[derive(Debug, Default)]
pub(super) struct Functions {
    /// What each function, or `Type::method`, returns.
    results: BTreeMap<String, String>,
    /// Functions that take one value, of a type that says all and is no reference.
    taking_a_value: Vec<String>,
}

impl Functions {
    pub(super) fn of(file: &syn::File) -> Self {
        let mut functions = Self::default();
        for item in &file.items {
            match item {
                Item::Fn(item) => functions.add(&item.sig, None),
                Item::Impl(item) if item.trait_.is_none() => {
                    let Some(owner) = name_of(&item.self_ty) else {
                        continue;
                    };
                    for member in &item.items {
                        if let ImplItem::Fn(method) = member {
                            functions.add(&method.sig, Some(&owner));
                        }
                    }
                }
                _ => {}
            }
        }
        functions
    }

    fn add(&mut self, signature: &Signature, owner: Option<&str>) {
        let name = signature.ident.to_string();
        if owner.is_none() && takes_a_value(signature) {
            self.taking_a_value.push(name.clone());
        }
        let name = owner.map_or_else(|| name.clone(), |owner| format!("{owner}::{name}"));
        if let Some(result) = result_of(signature, owner) {
            self.results.insert(name, result);
        }
    }

    /// What a function returns, or a method by `Type::method`.
    pub(super) fn result(&self, name: &str) -> Option<&str> {
        self.results.get(name).map(String::as_str)
    }

    pub(super) fn takes_a_value(&self, name: &str) -> bool {
        self.taking_a_value.iter().any(|it| it == name)
    }
}

fn takes_a_value(signature: &Signature) -> bool {
    let is_plain = signature.asyncness.is_none()
        && signature.unsafety.is_none()
        && !signature
            .generics
            .params
            .iter()
            .any(|it| matches!(it, GenericParam::Type(_)));
    let mut inputs = signature.inputs.iter();
    match (inputs.next(), inputs.next()) {
        (Some(FnArg::Typed(typed)), None) => {
            is_plain && !matches!(&*typed.ty, Type::Reference(_) | Type::ImplTrait(_))
        }
        _ => false,
    }
}

/// The result of a function as one spelling of it, `Self` by its name; nothing of one that is awaited.
pub(super) fn result_of(signature: &Signature, owner: Option<&str>) -> Option<String> {
    let ReturnType::Type(_, result) = &signature.output else {
        return None;
    };
    if signature.asyncness.is_some() {
        return None;
    }
    let words = result.to_token_stream().into_iter().map(|it| {
        let word = it.to_string();
        word.replace("Self", owner.unwrap_or("Self"))
    });
    Some(words.collect())
}

/// The name of a type without parameters.
pub(super) fn name_of(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path.path.get_ident().map(ToString::to_string),
        _ => None,
    }
}
