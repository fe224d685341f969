//! What the modules of a crate import, read from their code.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, ItemMod, ItemUse, Macro, UseTree, Visibility};

/// A module's path below the crate; empty for the crate itself.
pub(crate) type Module = Vec<String>;

/// A path as it is written, and whether everything below it is meant.
type Named = (Vec<String>, bool);

/// A name that a module has from elsewhere.
#[derive(Debug)]
struct Import {
    path: Vec<String>,
    is_private: bool,
}

/// A module's code, but for what only tests have.
#[derive(Debug, Default)]
struct Code {
    modules: BTreeSet<String>,
    imports: BTreeMap<String, Import>,
    named: Vec<Named>,
    /// Texts in its code.
    literals: Vec<String>,
}

/// The modules of a crate and what they name.
#[derive(Debug, Default)]
pub(crate) struct Crate {
    modules: BTreeMap<Module, Code>,
}

/// That a module uses another, or why that cannot be allowed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Use {
    Of(Module),
    /// A path that begins with another crate's name.
    OfCrate(String),
    /// What is named comes through an import that another module has for itself.
    Hidden(String),
}

impl Crate {
    /// That whose `lib.rs` lies in `folder`.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let mut read = Self::default();
        read.add(&Vec::new(), &fs::read_to_string(folder.join("lib.rs"))?);
        read.add_folder(folder, &Vec::new())?;
        Ok(read)
    }

    fn add_folder(&mut self, folder: &Path, module: &Module) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            let name = stem.unwrap_or_default().to_owned();
            let is_root = module.is_empty() && matches!(&*name, "lib" | "main");
            let below: Module = module.iter().cloned().chain([name]).collect();
            if path.is_dir() {
                self.add_folder(&path, &below)?;
            } else if path.extension().is_some_and(|it| it == "rs") && !is_root {
                self.add(&below, &fs::read_to_string(&path)?);
            }
        }
        Ok(())
    }

    /// Adds a module's code. A file that only tests have is named by none that is read.
    pub(crate) fn add(&mut self, module: &Module, text: &str) {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{module:?}: {error}"));
        self.add_read(module, Reader::of(&file.items));
    }

    fn add_read(&mut self, module: &Module, reader: Reader) {
        self.modules.insert(module.clone(), reader.code);
        for (name, inner) in reader.inline {
            let below: Module = module.iter().cloned().chain([name]).collect();
            self.add_read(&below, inner);
        }
    }

    /// The modules that are reached from the crate's root: those of tests are not.
    fn reached(&self) -> Vec<&Module> {
        let is_reached = |module: &&Module| {
            (1..=module.len()).all(|end| {
                let (above, name) = (&module[..end - 1], &module[end - 1]);
                let code = self.modules.get(above);
                code.is_some_and(|code| code.modules.contains(name))
            })
        };
        self.modules.keys().filter(is_reached).collect()
    }

    /// Every module with what it uses.
    pub(crate) fn uses(&self) -> BTreeMap<&Module, BTreeSet<Use>> {
        let of = |module| {
            let named = self.modules[module].named.iter();
            let uses = named.filter_map(|named| self.target(module, named));
            let others = uses.filter(|it| !matches!(it, Use::Of(target) if target == module));
            (module, others.collect())
        };
        self.reached().into_iter().map(of).collect()
    }

    /// Every module with the texts that stand in its code, those in documentation left out.
    pub(crate) fn literals(&self) -> impl Iterator<Item = (&Module, &[String])> {
        let of = |module| (module, &*self.modules[module].literals);
        self.reached().into_iter().map(of)
    }

    /// What a path in `module` leads to; `None` for what is local to it.
    fn target(&self, module: &Module, (path, is_glob): &Named) -> Option<Use> {
        let target = self.follow(module, module, path, 0)?;
        match &target {
            Use::Of(above) if *is_glob && above.len() < module.len() => {
                Some(Use::Hidden(format!("{}::*", path.join("::"))))
            }
            _ => Some(target),
        }
    }

    /// Follows `path` as it stands in `at`, for the module `from`.
    fn follow(&self, from: &Module, at: &Module, path: &[String], depth: usize) -> Option<Use> {
        let (first, mut rest) = path.split_first()?;
        let mut here = at.clone();
        let code = self.modules.get(at)?;
        match first.as_str() {
            "crate" => here.clear(),
            "self" => {}
            "super" => {
                here.pop();
            }
            name if code.modules.contains(name) => here.push(name.to_owned()),
            name if code.imports.contains_key(name) || depth > 8 => return None,
            name => return (rest.is_empty() || at == from).then(|| Use::OfCrate(name.to_owned())),
        }
        while let [next, after @ ..] = rest {
            let code = self.modules.get(&here)?;
            if next == "super" {
                here.pop();
            } else if next == "self" {
            } else if code.modules.contains(next) {
                here.push(next.clone());
            } else if let Some(import) = code.imports.get(next) {
                if import.is_private && !from.starts_with(&here) {
                    return None;
                }
                if import.is_private && here != *from {
                    return Some(Use::Hidden(path.join("::")));
                }
                let whole: Vec<String> = import.path.iter().chain(after).cloned().collect();
                return self.follow(from, &here, &whole, depth + 1);
            } else {
                break;
            }
            rest = after;
        }
        Some(Use::Of(here))
    }
}

/// Gathers what the code of a module names, and that of the modules that stand within it.
#[derive(Default)]
struct Reader {
    code: Code,
    inline: Vec<(String, Reader)>,
}

impl Reader {
    fn of(items: &[Item]) -> Self {
        let mut reader = Self::default();
        for item in items {
            reader.visit_item(item);
        }
        reader
    }

    fn add_use(&mut self, tree: &UseTree, before: &[String], is_private: bool) {
        let with = |name: String| -> Vec<String> { before.iter().cloned().chain([name]).collect() };
        match tree {
            UseTree::Path(path) => {
                self.add_use(&path.tree, &with(path.ident.to_string()), is_private);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_use(tree, before, is_private);
                }
            }
            UseTree::Glob(_) => self.code.named.push((before.to_vec(), true)),
            UseTree::Name(name) => self.add_import(with(name.ident.to_string()), None, is_private),
            UseTree::Rename(it) => {
                let rename = it.rename.to_string();
                self.add_import(with(it.ident.to_string()), Some(rename), is_private);
            }
        }
    }

    fn add_import(&mut self, mut path: Vec<String>, rename: Option<String>, is_private: bool) {
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        self.code.named.push((path.clone(), false));
        let name = rename.or_else(|| path.last().cloned()).unwrap_or_default();
        self.code.imports.insert(name, Import { path, is_private });
    }

    /// The paths among the tokens of a macro.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                TokenTree::Ident(name) if colons == 2 && !path.is_empty() => {
                    path.push(name.to_string());
                }
                TokenTree::Ident(name) => {
                    self.add_path(std::mem::take(&mut path));
                    path.push(name.to_string());
                }
                TokenTree::Literal(literal) => {
                    self.add_path(std::mem::take(&mut path));
                    if let syn::Lit::Str(text) = syn::Lit::new(literal.clone()) {
                        self.code.literals.push(text.value());
                    }
                }
                _ => self.add_path(std::mem::take(&mut path)),
            }
            if let TokenTree::Group(group) = token {
                self.add_tokens(group.stream());
            }
            colons = 0;
        }
        self.add_path(path);
    }

    fn add_path(&mut self, path: Vec<String>) {
        if path.len() > 1 {
            self.code.named.push((path, false));
        }
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let list = attribute.meta.require_list();
        attribute.path().is_ident("cfg") && list.is_ok_and(|it| it.tokens.to_string() == "test")
    })
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Const(it) => &it.attrs,
            Item::Enum(it) => &it.attrs,
            Item::Fn(it) => &it.attrs,
            Item::Impl(it) => &it.attrs,
            Item::Macro(it) => &it.attrs,
            Item::Mod(it) => &it.attrs,
            Item::Static(it) => &it.attrs,
            Item::Struct(it) => &it.attrs,
            Item::Trait(it) => &it.attrs,
            Item::Type(it) => &it.attrs,
            Item::Use(it) => &it.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let is_test = match item {
            ImplItem::Fn(it) => is_for_tests(&it.attrs),
            ImplItem::Const(it) => is_for_tests(&it.attrs),
            _ => false,
        };
        if !is_test {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        let name = module.ident.to_string();
        self.code.modules.insert(name.clone());
        if let Some((_, items)) = &module.content {
            self.inline.push((name, Self::of(items)));
        }
    }

    fn visit_item_use(&mut self, import: &'ast ItemUse) {
        let is_private = matches!(import.vis, Visibility::Inherited);
        self.add_use(&import.tree, &[], is_private);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path.segments.iter().map(|it| it.ident.to_string());
        self.add_path(segments.collect());
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if !attribute.path().is_ident("doc") {
            visit::visit_attribute(self, attribute);
        }
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.code.literals.push(text.value());
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.add_tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }
}
