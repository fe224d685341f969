//! Which public items the documentation shows without an example.

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use syn::{Attribute, ImplItem, Item, Meta, Visibility};

/// The items without one below a crate's `lib.rs`, as `path: name`; what is hidden, and what is below that,
/// is left out.
pub(crate) fn missing(source: &Path) -> io::Result<Vec<String>> {
    let mut missing = Vec::new();
    let mut files = VecDeque::from([(source.join("lib.rs"), source.to_owned())]);
    while let Some((path, folder)) = files.pop_front() {
        let text = fs::read_to_string(&path)?;
        let file = syn::parse_file(&text).map_err(io::Error::other)?;
        for item in &file.items {
            if let Some(name) = shown_without(item) {
                missing.push(format!("{}: {name}", path.display()));
            }
            match item {
                // A private module's public items may be named by the one above it.
                Item::Mod(module) if module.content.is_none() && !is_hidden(&module.attrs) => {
                    let is_open = matches!(module.vis, Visibility::Public(_));
                    if folder == source && !is_open {
                        continue;
                    }
                    files.push_back(below(&folder, &module.ident.to_string()));
                }
                Item::Impl(block) if block.trait_.is_none() && !is_hidden(&block.attrs) => {
                    let methods = block.items.iter().filter_map(|item| match item {
                        ImplItem::Fn(method) => Some(method),
                        _ => None,
                    });
                    missing.extend(
                        methods
                            .filter(|it| is_shown(&it.vis, &it.attrs) && !has_example(&it.attrs))
                            .map(|it| format!("{}: {}", path.display(), it.sig.ident)),
                    );
                }
                _ => {}
            }
        }
        // What the crate names of a hidden module is shown all the same.
        if path.ends_with("lib.rs") {
            for re_export in ["python/source", "idioms/findings"] {
                let folder = source.join(re_export);
                files.push_back((folder.with_extension("rs"), folder));
            }
        }
    }
    Ok(missing)
}

fn below(folder: &Path, name: &str) -> (PathBuf, PathBuf) {
    let folder = folder.join(name);
    (folder.with_extension("rs"), folder)
}

fn shown_without(item: &Item) -> Option<String> {
    let (vis, attributes, name) = match item {
        Item::Const(it) => (&it.vis, &it.attrs, &it.ident),
        Item::Enum(it) => (&it.vis, &it.attrs, &it.ident),
        Item::Fn(it) => (&it.vis, &it.attrs, &it.sig.ident),
        Item::Static(it) => (&it.vis, &it.attrs, &it.ident),
        Item::Struct(it) => (&it.vis, &it.attrs, &it.ident),
        Item::Trait(it) => (&it.vis, &it.attrs, &it.ident),
        Item::Type(it) => (&it.vis, &it.attrs, &it.ident),
        _ => return None,
    };
    (is_shown(vis, attributes) && !has_example(attributes)).then(|| name.to_string())
}

fn is_shown(vis: &Visibility, attributes: &[Attribute]) -> bool {
    matches!(vis, Visibility::Public(_)) && !is_hidden(attributes)
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|it| {
        matches!(&it.meta, Meta::List(list) if list.path.is_ident("doc")
            && list.tokens.to_string() == "hidden")
    })
}

fn has_example(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|it| {
        matches!(&it.meta, Meta::NameValue(doc) if doc.path.is_ident("doc")
            && matches!(&doc.value, syn::Expr::Lit(text)
                if matches!(&text.lit, syn::Lit::Str(text) if text.value().contains("```"))))
    })
}
